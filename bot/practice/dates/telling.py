"""Telling apart what is told about the past: "in mei zei je", "je kwam donderdag te laat"."""

from __future__ import annotations

import re

from bot.practice.dates.meaning import DATED, Kind

_TOLD = (
    "was|waren|ging|gingen|kwam|kwamen|deed|deden|werd|werden|gaf|gaven|stuurde|stuurden"
    "|beloofde|beloofden|schreef|schreven|bleek|bleken|belde|belden|mailde|mailden|leverde|leverden"
    "|liet|lieten|zag|zagen|hoorde|hoorden|kreeg|kregen|vertelde|meldde|stond|stonden|zat|zaten"
)
_PERSON = "ik|jij|je|u|hij|zij|ze|we|wij|jullie|er|het|mij|me|hem|haar|ons"
_TOLD_BEFORE = re.compile(rf"(?:^| )(?:{_TOLD})(?: (?:{_PERSON}))? $")
# "jij zei vrijdag" can be what was agreed a minute ago; "in mei zei je" cannot.
_TOLD_AFTER = re.compile(rf" (?:zei|zeiden|{_TOLD})(?: |$)")
# The longest two words that _TOLD_BEFORE can match, with their blanks.
_LOOK_BACK = 20
_CAN_BE_PAST = frozenset({Kind.DAY, Kind.WEEKDAY, Kind.DAY_OF_MONTH, Kind.PERIOD, Kind.CLOCK})
_PREPOSITIONS = frozenset({"", "in", "op", "om", "rond", "tijdens", "toen"})
_ORIGIN = re.compile(r"(?:^| )(?:van|vd) $")


def is_told(canonical: str, start: int, end: int, kind: Kind, preposition: str) -> bool:
    """Whether the time between the offsets belongs to something told, or marks a thing.

    "het overleg van vrijdag" marks a thing: it is no time at which somebody does something.
    """
    before = max(start - _LOOK_BACK, 0)
    if not preposition and kind in DATED and _ORIGIN.search(canonical, before, start):
        return True
    if kind not in _CAN_BE_PAST or preposition not in _PREPOSITIONS:
        return False
    told_before = _TOLD_BEFORE.search(canonical, before, start) is not None
    return told_before or _TOLD_AFTER.match(canonical, end) is not None
