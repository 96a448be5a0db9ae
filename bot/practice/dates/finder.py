"""Finding time expressions: one pass over the tokens, a bounded look ahead at each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.practice.dates.calendar import (
    make_date,
    monday_of,
    month_end,
    next_weekday,
    shift,
)
from bot.practice.dates.tokens import Token, tokenize

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class TimeExpression:
    """A time as the learner said it and what it means on the calendar."""

    text: str
    """Exactly as said, preposition included: "vóór vrijdag 12.00 uur"."""
    start: int
    """Offset of the first character in the source."""
    end: int
    """Offset after the last character in the source."""
    due: date | None
    """The date it means; None where it has no calendar date."""
    vague: bool
    """Whether it commits to nothing: "binnenkort", "t.z.t."."""


_PREFIX = (
    r"(?:(?:uiterlijk|ten laatste|nog|voor|tegen|op|om|per|vanaf|tot|rond|na|in|dit|deze|de|het) )"
    r"{0,3}"
)
_CLOCK = r"(?: (?:(?:om|voor|tegen|na|rond|vanaf) )?(?:[TP]\d+(?: uur| u)?|N\d+ (?:uur|u)))?"
_NUMBER = r"(?:N(?P<count>\d+)|een|de)"
_MODIFIER = r"(?:komende |deze )?"


def _due_weekday(match: re.Match[str], today: date) -> date | None:
    weekday = int(match["weekday"])
    if match["next"] or match["next_after"]:
        return monday_of(today) + timedelta(days=7 + weekday)
    return next_weekday(today, weekday)


def _due_week(match: re.Match[str], today: date) -> date | None:
    weeks = 0 if match["which"] in ("deze", "de") else 1
    return monday_of(today) + timedelta(days=4 + 7 * weeks)


def _due_offset(match: re.Match[str], today: date) -> date | None:
    count = int(match["count"] or 1)
    unit = match["unit"]
    if unit.startswith("werk"):
        return _after_working_days(today, count)
    if unit.startswith("m"):
        return shift(today, months=count) if count < 100000 else None
    return shift(today, days=count * (7 if unit.startswith("we") else 1))


def _after_working_days(today: date, count: int) -> date | None:
    weeks, rest = divmod(count, 5)
    day = shift(today, days=7 * weeks)
    while day and rest:
        day = shift(day, days=1)
        rest -= bool(day and day.weekday() < 5)
    return day


def _due_date(match: re.Match[str], today: date) -> date | None:
    if match["numeric"]:
        day, month, *year = (int(number) for number in match["numeric"].split("-"))
    else:
        day, month = int(match["day"]), int(match["month"])
        year = [int(match["year"])] if match["year"] else []
    if year:
        return make_date(year[0] + (2000 if year[0] < 100 else 0), month, day)
    years = (make_date(today.year + ahead, month, day) for ahead in range(9))
    return next((found for found in years if found and found >= today), None)


def _due_month(match: re.Match[str], today: date) -> date | None:
    month = int(match["month"])
    last = month_end(today.year, month)
    return last if last >= today else month_end(today.year + 1, month)


def _due_relative_day(match: re.Match[str], today: date) -> date | None:
    return shift(today, days={"vandaag": 0, "morgen": 1, "overmorgen": 2}[match["name"]])


def _due_none(match: re.Match[str], today: date) -> date | None:
    return None


Resolver = Callable[[re.Match[str], date], "date | None"]
_RULES: tuple[tuple[re.Pattern[str], Resolver, bool], ...] = tuple(
    (re.compile(pattern + r"(?= |$)"), resolver, vague)
    for pattern, resolver, vague in (
        (
            rf"{_PREFIX}(?:D\d )?(?:(?:de )?(?:[NO](?P<day>\d+)) M(?P<month>\d+)"
            rf"(?: N(?P<year>20\d\d))?|X(?P<numeric>[\d-]+)){_CLOCK}",
            _due_date,
            False,
        ),
        (
            rf"{_PREFIX}(?P<next>volgende (?:week )?)?{_MODIFIER}D(?P<weekday>\d)(?: komende \.?)?"
            rf"(?P<next_after> volgende week)?{_CLOCK}",
            _due_weekday,
            False,
        ),
        (
            rf"(?:over|binnen) {_NUMBER} "
            r"(?P<unit>werkdagen|werkdag|dagen|dag|weken|week|maanden|maand)",
            _due_offset,
            False,
        ),
        (
            rf"{_PREFIX}(?:eind (?:van )?)?(?P<which>deze|volgende|komende) week",
            _due_week,
            False,
        ),
        (rf"{_PREFIX}eind (?:van )?(?P<which>de) week", _due_week, False),
        (
            rf"{_PREFIX}(?P<name>vandaag|morgen|overmorgen)(?: nog)?{_CLOCK}",
            _due_relative_day,
            False,
        ),
        (rf"{_PREFIX}(?:eind |half )?M(?P<month>\d+)", _due_month, False),
        (
            r"binnenkort|zo (?:snel|spoedig|gauw) mogelijk|zsm|tzt|asap|te zijner tijd|op termijn"
            r"|ooit|een keer|spoedig|gauw|snel|een dezer dagen|(?:de )?komende tijd|later",
            _due_none,
            True,
        ),
    )
)


def find_time_expressions(text: str, now: datetime) -> list[TimeExpression]:
    """Every time expression in the text, in order and without overlap; never raises.

    `now` is the moment of speaking; a naive one is taken to be Amsterdam time.
    """
    today = (now.astimezone(AMSTERDAM) if now.tzinfo else now).date()
    tokens = tokenize(text)
    canonical = " ".join(token.canonical for token in tokens)
    found: list[TimeExpression] = []
    starts: list[int] = []
    position = 0
    for token in tokens:
        starts.append(position)
        position += len(token.canonical) + 1
    index_at = {start: index for index, start in enumerate(starts)}
    index = 0
    while index < len(tokens):
        best = _longest(canonical, starts[index], today)
        if best is None:
            index += 1
            continue
        end, due, vague = best
        after = index_at.get(end + 1, len(tokens))
        found.append(_expression(text, tokens[index], tokens[after - 1], due, vague))
        index = after
    return found


def _longest(canonical: str, position: int, today: date) -> tuple[int, date | None, bool] | None:
    best: tuple[int, date | None, bool] | None = None
    for pattern, resolver, vague in _RULES:
        match = pattern.match(canonical, position)
        if match and (best is None or match.end() > best[0]):
            best = match.end(), resolver(match, today), vague
    return best


def _expression(
    text: str, first: Token, last: Token, due: date | None, vague: bool
) -> TimeExpression:
    return TimeExpression(text[first.start : last.end], first.start, last.end, due, vague)
