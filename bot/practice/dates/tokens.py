"""Cutting a message into tokens in one canonical spelling, with their place in the source."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.practice.dates.vocabulary import CANONICAL

_TOKEN = re.compile(
    r"(?P<abbreviation>(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?)"
    r"|(?P<clock>(?<![\d.,:])\d{1,2}(?:[.:]\d\d)?u(?:\d\d)?(?![^\W_]))"
    r"|(?P<ordinal>(?<![\d.,:])\d{1,3}(?:ste|de|e)(?![^\W_]))"
    r"|(?P<number>[0-9]+(?:[.,:/-][0-9]+)*)"
    r"|(?P<word>[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*)"
    r"|(?P<mark>[^\s])"
)
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_DATE = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")


@dataclass(frozen=True)
class Token:
    """A word, number or mark: `canonical` is how the grammar spells it."""

    canonical: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """All tokens of the text, in order; blank space gives none."""
    return [
        Token(_canonical(match.lastgroup or "", match[0]), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


def fold(word: str) -> str:
    """The word in lower case and without accents."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _canonical(kind: str, said: str) -> str:
    folded = fold(said)
    if kind == "abbreviation":
        folded = folded.replace(".", "")
        return CANONICAL.get(folded, folded)
    if kind == "word":
        return CANONICAL.get(folded, folded)
    if kind == "ordinal":
        return "O" + folded.rstrip("sted")
    if kind == "clock":
        return "T" + re.sub(r"[^0-9]", "", folded)
    if kind == "number":
        return _canonical_number(folded)
    return folded if len(folded) == 1 else "?"


def _canonical_number(said: str) -> str:
    if said.isdigit():
        return "N" + (said.lstrip("0")[:9] or "0")
    if match := _DATE.fullmatch(said):
        day, mark, month, year = match.groups()
        if mark != "." or year:
            return f"X{int(day)}-{int(month)}" + (f"-{year}" if year else "")
    if match := _CLOCK.fullmatch(said):
        return ("T" if ":" in said else "P") + match[1] + match[2]
    return "#"
