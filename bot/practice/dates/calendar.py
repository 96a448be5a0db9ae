"""Calendar arithmetic behind the rules of counting.

Every function raises OverflowError or ValueError where the calendar has no such day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
# A 29 February can be eight years away, around a century without one.
_YEARS_AHEAD = 9


@dataclass(frozen=True)
class Period:
    """A stretch of days: its ends, the day it stands for, and the day meant by "before" it."""

    first: date
    last: date
    due: date
    before: date


def day_period(day: date) -> Period:
    """One day."""
    return Period(day, day, day, day)


def plain_period(first: date, last: date) -> Period:
    """A month, quarter or year: it stands for its last day, before it is before its first."""
    return Period(first, last, last, first)


def free_period(first: date, last: date) -> Period:
    """A weekend or holidays: before it is the last working day before its first."""
    before = first - timedelta(days=1)
    while before.weekday() > FRIDAY:
        before -= timedelta(days=1)
    return Period(first, last, last, before)


def week_of(day: date, today: date) -> Period:
    """The week of the day; it stands for its Friday, or its Sunday once that Friday is past."""
    monday = monday_of(day)
    friday, sunday = monday + timedelta(days=FRIDAY), monday + timedelta(days=SUNDAY)
    return Period(monday, sunday, friday if friday >= today else sunday, monday)


def weekend_of(day: date) -> Period:
    """The weekend at the end of the week of the day."""
    monday = monday_of(day)
    return free_period(monday + timedelta(days=SATURDAY), monday + timedelta(days=SUNDAY))


def month_of(day: date) -> Period:
    """The month of the day."""
    return plain_period(day.replace(day=1), month_end(day))


def quarter_of(day: date) -> Period:
    """The quarter of the day."""
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return plain_period(first, month_end(add_months(first, 2)))


def half_year_of(day: date) -> Period:
    """The half-year of the day."""
    first = day.replace(month=1 if day.month <= 6 else 7, day=1)
    return plain_period(first, month_end(add_months(first, 5)))


def year_of(day: date) -> Period:
    """The calendar year of the day."""
    return plain_period(day.replace(month=1, day=1), day.replace(month=12, day=31))


def numbered_week(year: int, week: int, today: date) -> Period:
    """ISO week `week` of the year."""
    return week_of(date.fromisocalendar(year, week, 1), today)


def monday_of(day: date) -> date:
    """The Monday that starts the week of the day."""
    return day - timedelta(days=day.weekday())


def month_end(day: date) -> date:
    """The last day of the month of the day."""
    end: date = day + relativedelta(day=31)
    return end


def next_weekday(today: date, weekday: int) -> date:
    """The next such weekday (Monday is 0) strictly after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def add_months(day: date, months: int) -> date:
    """The same day so many months on; in a month that is too short its last day."""
    moved: date = day + relativedelta(months=months)
    return moved


def add_working_days(day: date, count: int) -> date:
    """The day so many working days on; Saturdays and Sundays do not count, holidays do."""
    if day.weekday() > FRIDAY:
        day -= timedelta(days=day.weekday() - FRIDAY)
    weeks, rest = divmod(count, 5)
    over_weekend = 2 if day.weekday() + rest > FRIDAY else 0
    return day + timedelta(days=7 * weeks + rest + over_weekend)


def working_day_after(day: date) -> date:
    """The first Monday to Friday after the day."""
    return add_working_days(day, 1)


def next_date(today: date, month: int, day: int) -> date:
    """The next such date that is not in the past."""
    for year in range(today.year, today.year + _YEARS_AHEAD):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError("no year has this date")


def next_day_of_month(today: date, day: int) -> date:
    """The next day with this number that is not in the past."""
    for months in range(3):
        try:
            found = add_months(today.replace(day=1), months).replace(day=day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError("no month has this day")


def weekday_in(period: Period, weekday: int, rank: int) -> date:
    """The first (1), second (2), … or last (-1) such weekday of the period."""
    if rank < 0:
        back = (period.last.weekday() - weekday) % 7
        return period.last - timedelta(days=back)
    ahead = (weekday - period.first.weekday()) % 7
    found = period.first + timedelta(days=ahead + 7 * (rank - 1))
    if found > period.last:
        raise ValueError("the period has no such weekday")
    return found


def part_of(period: Period, part: str) -> Period:
    """The beginning, middle or end of a period; `part` is "begin", "half" or "eind".

    Of a week the beginning is Tuesday and the middle Wednesday, of a month the 10th and the
    15th, of anything longer the end of its first month and the end of the month halfway.
    """
    days = (period.last - period.first).days + 1
    if part == "eind" or days < 4:
        return day_period(period.due)
    if days == 7:
        due = period.first + timedelta(days=1 if part == "begin" else 2)
    elif days <= 31:
        due = period.first + timedelta(days=9 if part == "begin" else 14)
    else:
        months = 0 if part == "begin" else (days // 30 - 1) // 2
        due = month_end(add_months(period.first, months))
    return replace(day_period(due), first=period.first if part == "begin" else due)


def feast(name: str, year: int) -> Period:
    """The feast, holidays or season that begins in that year, by its name in the vocabulary."""
    if name in _FIXED:
        first, last = _FIXED[name]
        return replace(day_period(date(year, *first)), last=date(year, *last))
    if name in _AFTER_EASTER:
        first_offset, last_offset = _AFTER_EASTER[name]
        sunday = easter(year)
        first_day = sunday + timedelta(days=first_offset)
        return replace(day_period(first_day), last=sunday + timedelta(days=last_offset))
    if name in _SEASONS:
        start, end = _SEASONS[name]
        last_day = month_end(date(year + (end < start), end, 1))
        return free_period(date(year, start, 1), last_day)
    if name == "kerstvakantie":
        # The two weeks that hold both Christmas and New Year start on a Saturday.
        christmas = date(year, 12, 25)
        saturday = christmas - timedelta(days=(christmas.weekday() - SATURDAY) % 7)
        return free_period(saturday, saturday + timedelta(days=15))
    return day_period(_MOVING[name](year))


def next_feast(name: str, today: date) -> Period:
    """The next occurrence of a feast that is not over."""
    years = (feast(name, today.year + ahead) for ahead in (-1, 0, 1))
    return next(period for period in years if period.last >= today)


_FIXED = {
    "kerst": ((12, 25), (12, 26)),
    "kerstavond": ((12, 24), (12, 24)),
    "eerste kerstdag": ((12, 25), (12, 25)),
    "tweede kerstdag": ((12, 26), (12, 26)),
    "oudjaar": ((12, 31), (12, 31)),
    "nieuwjaar": ((1, 1), (1, 1)),
    "sinterklaas": ((12, 5), (12, 5)),
    "dodenherdenking": ((5, 4), (5, 4)),
    "bevrijdingsdag": ((5, 5), (5, 5)),
}
# Days from Easter Sunday to the first and the last day.
_AFTER_EASTER = {
    "carnaval": (-49, -47),
    "goede vrijdag": (-2, -2),
    "pasen": (0, 1),
    "eerste paasdag": (0, 0),
    "tweede paasdag": (1, 1),
    "hemelvaart": (39, 39),
    "pinksteren": (49, 50),
    "eerste pinksterdag": (49, 49),
    "tweede pinksterdag": (50, 50),
}
# First and last month. The summer of an office is its recess.
_SEASONS = {
    "voorjaar": (3, 5),
    "zomer": (7, 8),
    "zomervakantie": (7, 8),
    "najaar": (9, 11),
    "winter": (12, 2),
}


def _kings_day(year: int) -> date:
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def _budget_day(year: int) -> date:
    return weekday_in(month_of(date(year, 9, 1)), 1, 3)


_MOVING = {"koningsdag": _kings_day, "prinsjesdag": _budget_day}
