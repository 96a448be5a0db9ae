"""Times told by an event: "vóór het college van dinsdag", "na de bewonersavond"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from bot.practice.dates import TimeExpression, find_time_expressions

_EVENT = r"""\w*(?:overleg|vergadering|bijeenkomst|zitting|commissie|college|raad|mt|staf|avond
    |gesprek|schouw|inloop|presentatie|besluit|deadline|start|oplevering|opening|feest|borrel
    |lunch|weekstart|werkgroep|stuurgroep|sessie|bespreking|afspraak)"""
_DAY = r"""(?:de\s+)?\w+(?:\s+
    (?:januari|februari|maart|april|mei|juni|juli|augustus|september
    |oktober|november|december))?"""
_WHOSE = r"(?:het|de|ons|onze|jullie|uw|je|jouw|mijn)"
_BEFORE_OR_AFTER = re.compile(
    rf"""\b(?:(?:nog|direct|meteen|vlak|uiterlijk)\s+)?(?:v[oó][oó]r|na|tijdens|voorafgaand\s+aan)\s+
    {_WHOSE}\s+(?:\w{{3,}}e\s+){{0,2}}{_EVENT}\b(?:\s+van\s+(?P<day>{_DAY}))?""",
    re.VERBOSE | re.IGNORECASE,
)
_DATED = re.compile(
    rf"""\b(?:in|op|bij)\s+{_WHOSE}\s+(?:\w{{3,}}e\s+){{0,2}}{_EVENT}\s+van\s+(?P<day>{_DAY})""",
    re.VERBOSE | re.IGNORECASE,
)
_ITS_DAY = re.compile(
    rf"""\baan\s+{_WHOSE}\s+{_EVENT}\s+
    (?P<when>van\s+(?P<day>{_DAY}))""",
    re.VERBOSE | re.IGNORECASE,
)
"""Where only the day belongs to the time: "aan het college" is part of the action."""
_SAME_DAY = re.compile(
    r"\b(?:nog\s+)?(?:dezelfde|diezelfde|die)\s+(?:dag|middag|ochtend|avond|week)\b(?:\s+nog\b)?",
    re.IGNORECASE,
)


def is_same_day(time: TimeExpression) -> bool:
    """Whether a time points back to a day that was just named: "dezelfde dag"."""
    return _SAME_DAY.fullmatch(time.text) is not None


def find_event_times(
    text: str, times: Sequence[TimeExpression], now: datetime
) -> list[TimeExpression]:
    """The times that are told by an event and that are not among `times`, in order."""
    found: list[TimeExpression] = []
    for match in _SAME_DAY.finditer(text):
        if not _overlaps(match, times):
            found.append(TimeExpression(match.group(), match.start(), match.end(), None, False))
    for match in _ITS_DAY.finditer(text):
        due = _due(match.group("day"), now)
        start, end = match.span("when")
        if due is not None and not any(start < time.end and time.start < end for time in times):
            found.append(TimeExpression(match.group("when"), start, end, due, vague=False))
    for pattern, needs_day in ((_BEFORE_OR_AFTER, False), (_DATED, True)):
        for match in pattern.finditer(text):
            due = _due(match.group("day"), now)
            if (needs_day and due is None) or _overlaps(match, [*times, *found]):
                continue
            end = match.end() if due or not match.group("day") else match.start("day") - 1
            said = text[match.start() : end].removesuffix(" van").rstrip()
            found.append(
                TimeExpression(said, match.start(), match.start() + len(said), due, vague=False)
            )
    return sorted(found, key=lambda time: time.start)


def _due(day: str | None, now: datetime) -> date | None:
    times = find_time_expressions(day, now) if day else []
    return times[0].due if times else None


def _overlaps(match: re.Match[str], times: Sequence[TimeExpression]) -> bool:
    return any(match.start() < time.end and time.start < match.end() for time in times)
