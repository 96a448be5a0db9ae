"""Calendar arithmetic behind the rules of counting; every result is None outside the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

SATURDAY = 5


@dataclass(frozen=True)
class Period:
    """A stretch of days and the one day of it that an agreement is due."""

    first: date
    last: date
    due: date


def single_day(day: date) -> Period:
    """A period of one day."""
    return Period(day, day, day)


def shift(day: date, *, days: int = 0, months: int = 0) -> date | None:
    """The day so many days and months away; a month too short gives its last day."""
    try:
        return day + relativedelta(months=months) + timedelta(days=days)
    except (OverflowError, ValueError):
        return None


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except (OverflowError, ValueError):
        return None


def next_weekday(today: date, weekday: int) -> date:
    """The next such weekday (Monday is 0) strictly after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def monday_of(day: date) -> date:
    """The Monday that starts the week of the day."""
    return day - timedelta(days=day.weekday())


def month_end(year: int, month: int) -> date:
    """The last calendar day of the month."""
    return date(year, month, 1) + relativedelta(day=31)
