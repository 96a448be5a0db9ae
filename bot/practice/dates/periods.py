"""Rules for weeks, months, quarters and years, whole or in part: "eind volgende week", "Q1"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from bot.practice.dates.calendar import (
    Period,
    add_months,
    add_working_days,
    day_period,
    feast,
    half_year_of,
    month_of,
    numbered_week,
    part_of,
    quarter_of,
    week_of,
    weekday_in,
    weekend_of,
    year_of,
)
from bot.practice.dates.meaning import (
    NOT_BEFORE_NOUN,
    STILL,
    VAN,
    WHICH_YEAR,
    YEAR,
    Kind,
    Meaning,
    Need,
    Rule,
    next_word,
    number,
    previous_word,
    rule,
    said_year,
    words,
)

_PAST = frozenset({"vorige", "laatste"})
_NEXT = frozenset({"volgende", "komende", "nieuwe"})

_Calendar = Callable[[date], Period]
_STEPS: dict[str, tuple[_Calendar, int]] = {
    "maand": (month_of, 1),
    "kwartaal": (quarter_of, 3),
    "halfjaar": (half_year_of, 6),
    "half jaar": (half_year_of, 6),
    "jaar": (year_of, 12),
}


def _unit(which: str | None, unit: str, today: date) -> Period:
    """This or the next week, weekend, month, quarter, half-year or year."""
    if unit == "week":
        return week_of(today + timedelta(days=7 if which in _NEXT else 0), today)
    if unit == "weekend":
        # In the weekend itself "komend weekend" is the one after; "volgend" always is.
        ahead = which == "volgende" or (which == "komende" and today.weekday() > 4)
        return weekend_of(today + timedelta(days=7 * ahead))
    calendar, months = _STEPS[unit]
    return calendar(add_months(today.replace(day=1), months if which in _NEXT else 0))


def _targets(match: re.Match[str], now: datetime) -> list[Period]:
    """The periods that can be meant, the earliest first."""
    today, year = now.date(), said_year(match, now)
    if match["unit"]:
        which = match["which"]
        # "de eerste maandag van de maand" can be of the next month.
        either = (which,) if which else (None, "volgende")
        return [_unit(one, match["unit"], today) for one in either]
    if match["full_year"]:
        return [year_of(date(number(match["full_year"]), 1, 1))]
    years = [year] if year else [today.year + ahead for ahead in (-1, 0, 1, 2)]
    found = [period for ahead in years if (period := _in_year(match, ahead, today))]
    if not found:
        raise ValueError("no such period")
    return found


def _in_year(match: re.Match[str], year: int, today: date) -> Period | None:
    try:
        if match["week"]:
            return numbered_week(year, int(match["week"]), today)
        if match["feast"]:
            return feast(match["feast"][1:], year)
        if match["month"]:
            return month_of(date(year, number(match["month"]), 1))
        if match["quarter"]:
            return quarter_of(date(year, 3 * _rank(match["quarter"], last=4), 1))
        return half_year_of(date(year, 6 * _rank(match["half"], last=2), 1))
    except ValueError:
        return None


_DIGITS = re.compile(r"[0-9]+")


def _rank(said: str, last: int) -> int:
    digits = _DIGITS.search(said)
    return int(digits[0]) if digits else last


def _first_to_come(periods: Sequence[Period], today: date) -> tuple[Period, Period | None]:
    """The first period that is not over (else the last one), and the one after it."""
    for index, period in enumerate(periods):
        if period.last >= today:
            return period, next(iter(periods[index + 1 :]), None)
    return periods[-1], None


def _is_past(match: re.Match[str]) -> bool:
    return match["which"] in _PAST or match["which_year"] == "vorige"


def _whole(match: re.Match[str], now: datetime) -> Meaning | None:
    if _is_past(match):
        return Meaning(Kind.PAST)
    if not _is_whole(match):
        return None
    period, later = _first_to_come(_targets(match, now), now.date())
    kind = Kind.WEEK if match["week"] or match["unit"] == "week" else Kind.PERIOD
    needs = match["full_year"] or (match["month"] or "")[:1] == "m"
    return Meaning(kind, period, later, need=Need.PREPOSITION if needs else Need.NOTHING)


_NOT_BEFORE_WEEK_NUMBER = words("een per elke hele de keer")
_COUNTED = words("uur dagen keer x gesprekken dagdelen mensen min minuten")
_JANUARY = "m1"
_BEFORE_JAN = words("in vanaf per")


def _is_whole(match: re.Match[str]) -> bool:
    if match["unit"]:
        return match["which"] is not None
    if match["feast"]:
        return False
    if match["week"]:
        before = previous_word(match)
        return before not in _NOT_BEFORE_WEEK_NUMBER and next_word(match) not in _COUNTED
    # Without its day "jan" is mostly a colleague.
    if match["month"] == _JANUARY:
        return bool(said_year_group(match)) or previous_word(match) in _BEFORE_JAN
    return True


def said_year_group(match: re.Match[str]) -> str | None:
    """What was said of the year."""
    return match["year"] or match["which_year"]


_PARTS = {"begin": "begin", "eind": "eind", "o2 helft": "eind", "later": "all"}


def _part(match: re.Match[str], now: datetime) -> Meaning | None:
    if _is_past(match):
        return Meaning(Kind.PAST)
    said = match["part"].replace("O", "o")
    if match["unit"] and not match["which"] and (said == "half" or said == "later"):
        return None
    part = _PARTS.get(said, "half")
    targets = _targets(match, now)
    periods = targets if part == "all" else [part_of(target, part) for target in targets]
    period, later = _first_to_come(periods, now.date())
    return Meaning(Kind.PERIOD, period, later)


def _ranked(match: re.Match[str], now: datetime) -> Meaning | None:
    """The first Monday, week or day of a period."""
    if _is_past(match):
        return Meaning(Kind.PAST)
    rank = -1 if match["rank"] == "laatste" else number(match["rank"])
    periods = [
        found
        for target in _targets(match, now)
        if (found := _member(target, match["what"], rank, now.date()))
    ]
    if not periods:
        raise ValueError("no such day")
    period, later = _first_to_come(periods, now.date())
    if period.last < now.date():
        return Meaning(Kind.PAST)
    kind = Kind.WEEK if match["what"] == "week" else Kind.DAY
    return Meaning(kind, period, later)


def _member(period: Period, what: str, rank: int, today: date) -> Period | None:
    try:
        if what[1].isdigit():
            return day_period(weekday_in(period, number(what), rank))
        if what == "week":
            # The week belongs to the period that has its Thursday, as in ISO numbering.
            return week_of(weekday_in(period, 3, rank), today)
        if what == "weekend":
            return weekend_of(weekday_in(period, 6, rank))
        if what == "werkdag":
            before = period.first - timedelta(days=1)
            after = period.last + timedelta(days=1)
            return day_period(
                add_working_days(before, rank) if rank > 0 else _working_day_before(after)
            )
        return day_period(period.last if rank < 0 else period.first + timedelta(days=rank - 1))
    except ValueError:
        return None


def _working_day_before(day: date) -> date:
    return day - timedelta(days={0: 3, 6: 2}.get(day.weekday(), 1))


def _next_working_day(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.DAY, day_period(add_working_days(now.date(), 1)))


_NOT_AFTER_NOUN = words(
    "je jou u t dat hem haar het ik we wij hen jullie er nog ook even dat , . ! ? ze wel dan"
)


def _of_the_week(match: re.Match[str], now: datetime) -> Meaning | None:
    """ "van de week" is this week, but "het thema van de week" is no time."""
    before = previous_word(match)
    return _running(match, now) if not before or before in _NOT_AFTER_NOUN else None


def _running(match: re.Match[str], now: datetime) -> Meaning | None:
    kind = Kind.WEEK if match["unit"] == "week" else Kind.PERIOD
    return Meaning(kind, _unit(None, match["unit"], now.date()))


def _weekend(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.PERIOD, weekend_of(now.date()), need=Need.PREPOSITION)


_UNIT = r"(?P<unit>week|weekend|maand|kwartaal|halfjaar|half jaar|jaar)"
_WHICH = (
    r"(?:(?:deze of )?(?P<which>deze|volgende|komende|lopende|vorige|laatste|nieuwe(?= jaar)) )?"
)
_TARGET = (
    r"(?:(?:week|weken) (?:N[0-9]+ (?:of|en|tot|tot en met|/|-) "
    r"(?=N[0-9]+(?: |$)(?!uur|mensen|keer|x)))?"
    r"N(?P<week>[0-9]+)"
    r"|(?P<quarter>Q[1-4]|[Oo][1-4] kwartaal|kwartaal N[1-4]|laatste kwartaal)"
    rf"|{_WHICH}{_UNIT}"
    r"|(?P<month>[Mm][0-9]+)"
    r"|(?P<half>[Oo][12] (?:halfjaar|half jaar|helft(?= van N)))"
    r"|(?P<feast>F(?:zomer|voorjaar|najaar|winter|kerstvakantie|zomervakantie))"
    rf"|(?P<full_year>N(?:19|2[01])[0-9]{{2}}))(?![a-z]){YEAR}{WHICH_YEAR}"
)
_EDGE = r"(?:begin|half|midden|eind)"
_OTHER_EDGE = rf"(?:{_EDGE}(?: (?:deze|volgende|komende)(?: week| maand)?)? (?:of|/|,|-|en) )?"

RULES: tuple[Rule, ...] = (
    rule(
        "deze volgende komende lopende nieuwe vorige laatste week weken M m Q O o kwartaal",
        rf"{_TARGET}{STILL}",
        _whole,
    ),
    rule("N", rf"{_TARGET}{NOT_BEFORE_NOUN}", _whole),
    rule(
        "begin half midden medio halverwege eind later O o",
        rf"{_OTHER_EDGE}(?P<part>begin|half|midden|medio|halverwege|eind|later|[Oo][12] helft)"
        rf"(?: in)?{VAN} {_TARGET}",
        _part,
    ),
    rule(
        "O o laatste",
        r"(?P<rank>[Oo][0-9]+|laatste) (?P<what>[Dd][0-6]p?|week|weekend|werkdag|dag)"
        rf"(?: (?:van|in|vd))?(?: (?:de|het))? {_TARGET}",
        _ranked,
    ),
    rule("komende volgende", r"(?:komende|volgende) werkdag", _next_working_day),
    rule("van", rf"van (?:de|het) (?P<unit>week|weekend){STILL}", _of_the_week),
    rule("vd", rf"vd (?P<unit>week){STILL}", _of_the_week),
    rule("in", r"in de loop van (?:de|het) (?P<unit>week|maand|kwartaal|jaar)", _running),
    rule("weekend", r"weekend", _weekend),
)
