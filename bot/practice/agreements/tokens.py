"""A message as tokens: words in the form the grammar knows, punctuation, and times as one token."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bot.practice.agreements.event_times import find_event_times
from bot.practice.agreements.verbs import readings
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import DETERMINERS, PHRASES, SPELLINGS, WE_WITHOUT_YOU
from bot.practice.dates import TimeExpression, find_time_expressions

LONGEST_TEXT = 4000
"""Characters of one sentence that are looked at; what comes after is left alone."""

_PIECE = re.compile(
    r"""(?:[^\W\d_]\.){2,}          # i.p.v.
      | \b(?:dhr|mevr|mw|bijv|nr|ca|evt|incl|drs|ir|mr)\.
      | \d+(?:[.,:]\d+)+
      | ['’]?[^\W_]+(?:['’-][^\W_]+)*
      | \n
      | [^\w\s]""",
    re.VERBOSE | re.IGNORECASE,
)


_PHRASE_OPENERS = frozenset(phrase[0] for phrase in PHRASES)
_AFTER_K = word_set(
    """
    zet mail bel stuur ga zal kom heb ben kijk wil doe app zoek regel vraag laat geef neem
    maak schrijf hoor snap denk
    """
)
"""The verbs that people write on to "ik" on a phone: "kmail"."""


@dataclass(frozen=True)
class Token:
    """One word, mark or time expression of a message."""

    text: str
    """As said."""
    low: str
    """In lower case and ordinary spelling; "" for a time expression."""
    start: int
    end: int
    time: TimeExpression | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is a word (not a mark, not a time)."""
        return self.low[:1].isalpha() or self.low[:1].isdigit()


def tokenize(text: str, now: datetime) -> list[Token]:
    """The tokens of a text, in order."""
    text = text[:LONGEST_TEXT]
    times = [_own_words(time, text) for time in _times(text, now)]
    times = [time for time in times if not time.text.lower().endswith("volgende keer")]
    times = sorted([*times, *find_event_times(text, times, now)], key=lambda time: time.start)
    tokens: list[Token] = []
    position = 0
    for time in times:
        tokens += _words(text, position, time.start)
        tokens.append(Token(time.text, "", time.start, time.end, time))
        position = time.end
    tokens += _words(text, position, len(text))
    return _join_companies(_join_phrases(tokens))


_NOT_OF_THE_TIME = re.compile(
    r"(?:om|het|dit|dat)\s+(?=(?:(?:uiterlijk|v[oó][oó]r)\s+)?(?:van)?[a-z]*(?:dag|morgen|avond|middag)\b)",
    re.IGNORECASE,
)
_BACK = re.compile(r"\bterug\b", re.IGNORECASE)
_LOOSE_IN = re.compile(r"in\s+(?=(?:voor|vóór|op|uiterlijk|na|tegen|vanaf)\s)", re.IGNORECASE)
"""The particle of "ik plan het in voor volgende week"."""
_LETS = re.compile(
    r"\s+laat(?=\s+(?:ik|jij|je|u|de|het|een|mijn|onze|jullie|wij|we)\b)", re.IGNORECASE
)
"""The verb "laat" after a time, where it is not the late of "vanavond laat"."""


def _times(text: str, now: datetime) -> list[TimeExpression]:
    """The time expressions of a text; "terug" in "ik bel u vóór vijf uur terug" means no past."""
    hidden = _BACK.sub(lambda match: "_" * len(match.group()), text)
    found = find_time_expressions(hidden, now)
    return [replace(time, text=text[time.start : time.end]) for time in found]


def _own_words(time: TimeExpression, text: str) -> TimeExpression:
    """The time without a word before it that belongs to the clause: "om vrijdag … te mailen"."""
    late = _LETS.search(text, time.start, len(text))
    if time.text.lower().endswith(" laat") and late is not None and late.start() < time.end:
        time = replace(time, text=text[time.start : late.start()], end=late.start())
    match = _NOT_OF_THE_TIME.match(time.text) or _LOOSE_IN.match(time.text)
    if match is None:
        return time
    start = time.start + match.end()
    return replace(time, text=text[start : time.end], start=start)


def _words(text: str, start: int, end: int) -> list[Token]:
    found = []
    for match in _PIECE.finditer(text, start, end):
        low = match.group().lower()
        spelled = SPELLINGS.get(low, low)
        if spelled.startswith("k") and _is_run_together(spelled):
            middle = match.start() + 1
            found.append(Token(match.group()[0], "ik", match.start(), middle))
            found.append(Token(match.group()[1:], spelled[1:], middle, match.end()))
        else:
            found.append(Token(match.group(), spelled, match.start(), match.end()))
    return found


def _is_run_together(low: str) -> bool:
    """Whether "ik" is written on to its verb: "kmail", "kzet"."""
    return low[1:] in _AFTER_K


def _join_phrases(tokens: list[Token]) -> list[Token]:
    """The tokens with fixed phrases as one, and "jij en ik" as "wij"."""
    joined: list[Token] = []
    index = 0
    while index < len(tokens):
        length = _phrase_length(tokens, index)
        if length:
            first, last = tokens[index], tokens[index + length - 1]
            part = tokens[index : index + length]
            text = " ".join(token.text for token in part)
            both = part[1].low == "en" and length == 3
            low = "wij" if both else "_".join(token.low for token in part)
            joined.append(Token(text, low, first.start, last.end))
            index += length
        else:
            joined.append(tokens[index])
            index += 1
    return joined


def _join_companies(tokens: list[Token]) -> list[Token]:
    """The tokens with "mijn team en ik" and "jij en Anke" as one, where a plural verb follows."""
    joined = list(tokens)
    for middle in range(len(tokens) - 2, 0, -1):
        if tokens[middle].low != "en" or not _is_plural_verb(joined, middle + 2):
            continue
        before, after = tokens[middle - 1], tokens[middle + 1]
        if after.low == "ik" and before.is_word:
            start = middle - 1
            if start and tokens[start - 1].low in DETERMINERS:
                start -= 1
            joined[start : middle + 2] = [_company(tokens[start : middle + 2], WE_WITHOUT_YOU)]
        elif before.low in ("jij", "u") and after.text[:1].isupper():
            joined[middle - 1 : middle + 2] = [_company(tokens[middle - 1 : middle + 2], "jullie")]
    return joined


def _is_plural_verb(tokens: list[Token], index: int) -> bool:
    kinds = {r.kind for r in readings(tokens[index].low)} if index < len(tokens) else set()
    return "infinitive" in kinds and "stem" not in kinds


def _company(part: list[Token], low: str) -> Token:
    text = " ".join(token.text for token in part)
    return Token(text, low, part[0].start, part[-1].end)


def _phrase_length(tokens: list[Token], index: int) -> int:
    for phrase in PHRASES if tokens[index].low in _PHRASE_OPENERS else ():
        if tuple(token.low for token in tokens[index : index + len(phrase)]) == phrase:
            return len(phrase)
    lows = [token.low for token in tokens[index : index + 4]]
    if lows[1:2] == ["en"] and {"ik"} < {lows[0], *lows[2:3]} <= {"ik", "jij", "u", "jullie"}:
        return 3 if not _is_verb_of_me(lows) else 0
    return 0


def _is_verb_of_me(lows: list[str]) -> bool:
    """Whether a verb of "ik" alone follows: "dat doet u en ik bel"."""
    return lows[2] == "ik" and lows[3:] != [] and lows[3] in _AFTER_K
