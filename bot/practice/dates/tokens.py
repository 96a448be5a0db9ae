"""Cutting a message into tokens in one canonical spelling, with their place in the source."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.practice.dates.vocabulary import canonical_word

_TOKEN = re.compile(
    r"(?P<abbreviation>(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?)"
    r"|(?P<clock>(?<![0-9.,:/-])[0-9]{1,2}(?:[.:][0-9]{2})?[uUhH](?:[0-9]{2})?(?![^\W_]))"
    r"|(?P<ordinal>(?<![0-9.,:/-])[0-9]{1,3}(?i:ste|de|e)(?![^\W_]))"
    r"|(?P<slashed>(?<![^\W_])(?:[tT]/[mM]|[vV]/[dDhH])(?![^\W_]))"
    r"|(?P<quarter>(?<![^\W_])[qQ][1-4](?![^\W_]))"
    r"|(?P<number>[0-9]+(?:[.,:/-][0-9]+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)"
    r"|(?P<mark>\n|\S)",
)
_DATE = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CLOCK = re.compile(r"([0-9]{1,2})([:.])([0-9]{2})")
_CLOCK_RANGE = re.compile(r"[0-9]{1,2}[:.][0-9]{2}-([0-9]{1,2})[:.]([0-9]{2})")
_MARKS = {"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "\n": "¶"}
_KEPT_MARKS = frozenset(".,;:!?()/-'\"€%&¶")
OTHER_MARK = "¤"
# No word of time is longer; a longer one is not worth the time of taking its accents off.
_LONGEST_WORD = 60


@dataclass(frozen=True)
class Token:
    """A word, number or mark; `canonical` is how the grammar spells it, without blanks."""

    canonical: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """All tokens of the text, in order; blanks give none, a new line does."""
    return [
        Token(_canonical(match.lastgroup or "", match[0]), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def _canonical(kind: str, said: str) -> str:
    if kind == "word":
        return _canonical_word(said)
    if kind == "mark":
        mark = _MARKS.get(said, said)
        return mark if mark in _KEPT_MARKS else OTHER_MARK
    if kind == "number":
        return _canonical_number(said)
    if kind == "ordinal":
        return "O" + (said.lower().rstrip("sted").lstrip("0") or "0")
    if kind == "quarter":
        return "Q" + said[1]
    if kind == "clock":
        digits = re.split(r"[^0-9]+", said)
        return _canonical_clock("T", digits[0], digits[1] or "00")
    return _canonical_word(said.replace(".", "").replace("/", ""))


def _canonical_word(said: str) -> str:
    if len(said) > _LONGEST_WORD:
        return OTHER_MARK
    folded = _fold(said)
    # The accents are what makes it a number: "één keer" is a count, "een keer" is some day.
    return "N1" if folded == "een" and not said.isascii() else canonical_word(folded)


def _fold(word: str) -> str:
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _canonical_number(said: str) -> str:
    if said.isdigit():
        return "N" + (said.lstrip("0")[:9] or "0")
    if match := _DATE.fullmatch(said):
        day, mark, month, year = match.groups()
        if (mark != "." or year) and 1 <= int(day) <= 31 and 1 <= int(month) <= 31:
            return f"X{int(day)}-{int(month)}" + (f"-{_full_year(year)}" if year else "")
    if match := _ISO_DATE.fullmatch(said):
        year, month, day = match.groups()
        return f"X{int(day)}-{int(month)}-{year}"
    if match := _CLOCK.fullmatch(said):
        return _canonical_clock("T" if match[2] == ":" else "P", match[1], match[3])
    if match := _CLOCK_RANGE.fullmatch(said):
        return _canonical_clock("R", match[1], match[2])
    return "#"


def _canonical_clock(letter: str, hour: str, minute: str) -> str:
    if int(minute) > 59:
        return "#"
    return f"{letter if int(hour) <= 24 else 'U'}{int(hour):02}{minute}"


def _full_year(said: str) -> int:
    return int(said) + (2000 if len(said) == 2 else 0)
