"""The words before a time and what they do to its date: "uiterlijk", "vóór", "vanaf", "na"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from bot.practice.dates.calendar import day_period, working_day_after
from bot.practice.dates.meaning import DATED, Kind, Meaning, words


class Role(Enum):
    """What a preposition picks of the period behind it."""

    AT = auto()
    BEFORE = auto()
    FROM = auto()
    AFTER = auto()
    SINCE = auto()
    RANGE = auto()
    """Only a preposition when two times follow: "van maandag tot woensdag"."""


_AT = (
    r"op of voor|voor of op|(?:op )?uiterlijk(?: op)?|ten laatste|op (?:zijn|zn|z ' n) laatst"
    r"|(?:niet|nooit) later dan|nog|ergens|tot en met|tot|in de loop van|rond|rondom"
    r"|omstreeks|tijdens|gedurende|(?:tussen|binnen) nu en|klokslag"
    r"|(?:eind|begin)(?: van)?(?= [Dd][0-6])"
)
_WORDS = {
    Role.AT: _AT,
    Role.FROM: r"vanaf|per|met ingang van|ingaande",
    Role.BEFORE: r"voor|tegen",
    Role.AFTER: r"na",
    Role.SINCE: r"sinds|sedert|toen",
    Role.RANGE: r"van|tussen",
}
# In "neem contact op voor vrijdag" it belongs to the verb.
_NOT_AFTER_OP = (
    "voor|na|tegen|tot|in|van|vanaf|per|rond|om|vandaag|(?:over)?morgen(?:middag)?|vanmiddag"
)
# These come last: they also begin a longer one.
_SHORT = rf"op(?! (?:{_NOT_AFTER_OP})(?: |$))|om|in|met|binnen|aan"
_DAYS = frozenset({Kind.DAY, Kind.WEEKDAY, Kind.DAY_OF_MONTH, Kind.FEAST})
_WITHIN = frozenset({Kind.WEEK, Kind.PERIOD})
# A preposition that has other work in a sentence takes only these kinds.
_TAKES: dict[str, frozenset[Kind]] = {
    "op": _DAYS,
    "om": frozenset({Kind.CLOCK}),
    "klokslag": frozenset({Kind.CLOCK}),
    "in": _WITHIN | {Kind.FEAST, Kind.VAGUE},
    "na": DATED | {Kind.CLOCK, Kind.DAY_PART},
    "met": frozenset({Kind.FEAST}),
    "binnen": _WITHIN,
    "aan": _WITHIN | {Kind.DAY_PART},
    "tot": DATED | {Kind.CLOCK, Kind.VAGUE, Kind.SOMETIME, Kind.UNDATED},
}
_TAKEN_BY_OTHERS = DATED | {Kind.CLOCK, Kind.DAY_PART}

_ALL = "|".join(f"(?P<{role.name}>{words})" for role, words in _WORDS.items())
_PREPOSITION = re.compile(rf"(?:{_ALL}|(?P<SHORT>{_SHORT})) (?=\S)")
_MOST = 3
ARTICLE = re.compile(r"(?:de|het|' t|t|deze) (?=\S)")

HEADS = words(
    "op voor uiterlijk ten niet nooit nog ergens tot tegen in rond rondom omstreeks tijdens "
    "gedurende tussen binnen om met aan klokslag eind begin vanaf per ingaande na sinds sedert "
    "toen van"
)


@dataclass(frozen=True)
class Preposition:
    """What was said in front of a time; of several in a row the last decides."""

    said: str
    role: Role
    end: int
    """Where the time begins in the canonical text."""


def prepositions_at(canonical: str, start: int) -> list[Preposition]:
    """The prepositions that begin here, the longest row of them first."""
    found: list[Preposition] = []
    match = _PREPOSITION.match(canonical, start)
    while match and len(found) < _MOST:
        name = match.lastgroup or ""
        role = Role.AT if name == "SHORT" else Role[name]
        found.append(Preposition(match[name], role, match.end()))
        match = _PREPOSITION.match(canonical, match.end())
    return found[::-1]


def takes(preposition: str, kind: Kind) -> bool:
    """Whether the preposition goes with a time of this kind."""
    if kind is Kind.IMPOSSIBLE or (kind is Kind.PAST and preposition != "na"):
        return True
    return kind in _TAKES.get(preposition, _TAKEN_BY_OTHERS)


def _next(meaning: Meaning) -> Meaning:
    return replace(meaning, period=meaning.later, later=None)


def place(meaning: Meaning, role: Role, today: date) -> Meaning:
    """The meaning with its period narrowed to the day that the preposition picks."""
    if role is Role.SINCE:
        return Meaning(Kind.PAST)
    period = meaning.period
    if period is None or role in (Role.AT, Role.RANGE) or meaning.kind not in DATED:
        return meaning
    if role is Role.BEFORE:
        if period.before < today:
            # "voor deze maand" is for this month; "voor december" in December is the next one.
            return meaning if meaning.later is None else place(_next(meaning), role, today)
        day = period.before
    else:
        day = period.first if role is Role.FROM else working_day_after(period.last)
    return replace(meaning, period=day_period(max(day, today)))
