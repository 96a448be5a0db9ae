"""What two pieces next to each other mean together: "vrijdag" + "om tien uur"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.practice.dates.calendar import Period, day_period, monday_of, next_weekday, week_of
from bot.practice.dates.distances import day_at
from bot.practice.dates.meaning import DATED, Kind, Meaning
from bot.practice.dates.prepositions import Role

NEXT_TO = re.compile(
    r" (?:, )?(?:(?:van|in) (?=(?:week|volgende|deze|komende|vorige|M[0-9]+) ?))?(?=\S)"
)
"""What can stand between a day and its clock, week or date: nothing, a comma, "van"."""
CHOICE = re.compile(r" (?:of anders|en / of|of|en|/|-|tot en met|tot) (?=\S)")
"""What can stand between two times that are one: "maandag of dinsdag"."""
VERB_AND_SUBJECT = re.compile(r" [a-z]+ (?:ik|jij|je|u|hij|zij|ze|we|wij|jullie)(?: |$)")
"""What tells that a time opens a sentence of its own: "en maandag bel ik"."""

WHOLE_WEEK = "whole week"
"""A unit: "de week voor kerst" is all of that week, "een week voor kerst" a day in it."""
_LONG_UNITS = frozenset({"days", "working days", "weeks", "months", "quarters", "years"})
_HAS_DAY = DATED | {Kind.REPEAT, Kind.UNDATED}
_DAYS = frozenset({Kind.DAY, Kind.WEEKDAY, Kind.DAY_OF_MONTH, Kind.FEAST})
_WITHIN_DAY = frozenset({Kind.CLOCK, Kind.DAY_PART})


def join(left: Meaning, right: Meaning, role: Role, link: str, today: date) -> Meaning | None:
    """What both mean side by side; None where they are two expressions.

    `role` is that of the preposition in front of the right one, `link` the canonical text between
    them: a comma, "van" or nothing.
    """
    if left.kind is Kind.PAST:
        return left if right.kind in _HAS_DAY | _WITHIN_DAY and not link else None
    if right.kind is Kind.PAST:
        return right if left.kind in _HAS_DAY and link != "," else None
    if right.kind in _WITHIN_DAY and left.kind in _HAS_DAY | _WITHIN_DAY:
        return _with_clock(left, right)
    if left.kind in _WITHIN_DAY and right.kind in _DAYS | {Kind.REPEAT} and link != ",":
        return right
    if Kind.SOMETIME in (left.kind, right.kind) or left.kind is Kind.VAGUE:
        return _sometime(left, right, link)
    if left.kind is Kind.REPEAT:
        return _repeated(left, right, role, today)
    if right.kind is Kind.REPEAT:
        return _repeated(right, left, Role.AT, today) if left.weekday is not None else None
    return _dated(left, right, role, link, today)


def _with_clock(left: Meaning, right: Meaning) -> Meaning:
    if left.kind is Kind.CLOCK:
        return replace(left, need=min(left.need, right.need, key=lambda need: need.value))
    return left


def _sometime(left: Meaning, right: Meaning, link: str) -> Meaning | None:
    """ "een keer volgende week" has a date, "binnenkort een keer" has not."""
    if link:
        return None
    if left.kind is Kind.SOMETIME:
        return right if right.kind in _HAS_DAY | {Kind.CLOCK, Kind.VAGUE, Kind.SOMETIME} else None
    return left if right.kind is Kind.SOMETIME else None


def _repeated(repeat: Meaning, other: Meaning, role: Role, today: date) -> Meaning | None:
    """ "elke week op maandag", "elke maandag vanaf januari", "elke maandag in december"."""
    if other.period is None:
        return None
    if role is Role.FROM or other.kind is Kind.PERIOD:
        start = max(other.period.first, today + timedelta(days=1))
        if repeat.weekday is not None:
            start += timedelta(days=(repeat.weekday - start.weekday()) % 7)
        return replace(repeat, period=day_period(start))
    if repeat.weekday is None and other.kind in (Kind.WEEKDAY, Kind.DAY_OF_MONTH, Kind.DAY):
        return replace(repeat, period=other.period, weekday=other.weekday)
    return None


def _dated(left: Meaning, right: Meaning, role: Role, link: str, today: date) -> Meaning | None:
    if role not in (Role.AT, Role.RANGE):
        return _before_or_after(left, right, role)
    if left.weekday is not None and right.kind in (Kind.DAY, Kind.DAY_OF_MONTH):
        return replace(right, kind=Kind.DAY)
    if link == ",":
        return _same_day(left, right)
    if left.weekday is not None and right.kind is Kind.WEEK and left.week is None:
        return _in_week(left.weekday, right)
    if right.weekday is not None and left.kind is Kind.WEEK:
        return _in_week(right.weekday, left)
    if right.kind is Kind.DISTANCE and left.kind in (Kind.DAY, Kind.WEEKDAY):
        return _further(left, right, today)
    if right.weekday is not None and left.kind is Kind.DISTANCE:
        return _in_week(right.weekday, left)
    if left.kind is Kind.PERIOD and right.kind is Kind.DAY_OF_MONTH:
        return _in_month(left, right)
    return _same_day(left, right)


def _same_day(left: Meaning, right: Meaning) -> Meaning | None:
    """ "morgen, vrijdag" is one day said twice; so is "week 50, 7 december"."""
    if left.period is None or right.period is None or right.kind not in _DAYS:
        return None
    narrower = left.kind is Kind.DAY or (left.kind is Kind.WEEK and right.kind is Kind.DAY)
    within = left.period.first <= right.period.due <= left.period.last
    return right if narrower and within else None


def _in_week(weekday: int, week: Meaning) -> Meaning:
    if week.period is None:
        return week
    monday = monday_of(week.period.due)
    day = monday + timedelta(days=weekday)
    return Meaning(Kind.WEEKDAY, day_period(day), weekday=weekday, week=monday)


def _further(left: Meaning, right: Meaning, today: date) -> Meaning | None:
    """ "donderdag over een week" is a week after the next Thursday."""
    if left.period is None or right.period is None:
        return None
    days = right.period.due - today
    return replace(left, period=day_period(left.period.due + days)) if days.days % 7 == 0 else None


def _in_month(month: Meaning, day: Meaning) -> Meaning | None:
    if month.period is None or day.period is None:
        return None
    found = month.period.first.replace(day=day.period.due.day)
    return Meaning(Kind.DAY, day_period(found))


def _before_or_after(left: Meaning, right: Meaning, role: Role) -> Meaning | None:
    """ "de vrijdag voor kerst", "maandag na Pasen"."""
    dated = right.kind in (Kind.FEAST, Kind.DAY)
    if left.weekday is None or not dated or right.period is None or role is Role.FROM:
        return None
    if role is Role.BEFORE:
        edge = right.period.first
        day = edge - timedelta(days=(edge.weekday() - left.weekday - 1) % 7 + 1)
    else:
        edge = right.period.last
        day = edge + timedelta(days=(left.weekday - edge.weekday() - 1) % 7 + 1)
    return Meaning(Kind.DAY, day_period(day))


def choose(left: Meaning, right: Meaning, is_stretch: bool) -> Meaning | None:
    """Two times of which either will do, or a stretch from left to right: due on the later one.

    What comes back has the earlier of the two as its first occurrence.
    """
    if right.kind is Kind.CLOCK and left.kind in _HAS_DAY | {Kind.CLOCK}:
        return left
    if left.kind is Kind.REPEAT and right.weekday is not None and left.period and right.period:
        return replace(left, period=min(left.period, right.period, key=_due))
    if left.kind not in DATED or right.kind not in DATED:
        return None
    if left.week is not None and right.weekday is not None and right.week is None:
        right = _in_week(right.weekday, replace(left, kind=Kind.WEEK))
    if is_stretch and right.weekday is not None and left.period:
        # The Friday of "maandag tot vrijdag" is the one after that Monday.
        right = replace(right, period=day_period(next_weekday(left.period.due, right.weekday)))
    periods = [period for period in (left.period, right.period) if period]
    if len(periods) < 2:
        return Meaning(Kind.IMPOSSIBLE)
    return replace(right, period=max(periods, key=_due), later=None)


def from_day(day: Meaning, side: str, now: datetime, amount: float, unit: str) -> Meaning | None:
    """ "twee weken voor 1 december": so many units before ("voor") or after a day."""
    if day.period is None:
        return None
    start, sign = (day.period.first, -1) if side == "voor" else (day.period.last, 1)
    if unit == WHOLE_WEEK:
        return Meaning(Kind.WEEK, week_of(start + timedelta(days=7 * sign), now.date()))
    if unit not in _LONG_UNITS:
        return None
    return Meaning(Kind.DAY, day_period(day_at(now, sign * amount, unit, start=start)))


def _due(period: Period) -> date:
    return period.due
