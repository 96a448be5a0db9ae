"""Rules for what comes back: "elke maandag", "om de week", "elke eerste dinsdag van de maand"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from bot.practice.dates.calendar import (
    day_period,
    month_of,
    next_day_of_month,
    next_weekday,
    weekday_in,
)
from bot.practice.dates.distances import day_at
from bot.practice.dates.meaning import Kind, Meaning, Need, Rule, next_word, number, rule

_INTERVALS: dict[str, tuple[float, str]] = {
    "dagelijks": (1, "days"),
    "wekelijks": (1, "weeks"),
    "tweewekelijks": (2, "weeks"),
    "maandelijks": (1, "months"),
    "tweemaandelijks": (2, "months"),
    "driemaandelijks": (3, "months"),
    "halfjaarlijks": (6, "months"),
    "jaarlijks": (12, "months"),
    "dag": (1, "days"),
    "dagen": (1, "days"),
    "ochtend": (1, "days"),
    "middag": (1, "days"),
    "avond": (1, "days"),
    "werkdag": (1, "working days"),
    "werkdagen": (1, "working days"),
    "week": (1, "weeks"),
    "weken": (1, "weeks"),
    "maand": (1, "months"),
    "maanden": (1, "months"),
    "kwartaal": (3, "months"),
    "halfjaar": (6, "months"),
    "jaar": (12, "months"),
}


def _every(now: datetime, unit: str, count: float = 1) -> Meaning:
    amount, name = _INTERVALS[unit]
    return Meaning(Kind.REPEAT, day_period(day_at(now, count * amount, name)))


def _interval(match: re.Match[str], now: datetime) -> Meaning | None:
    count = number(match["count"]) if match["count"] else 1
    return _every(now, match["unit"], 2 if match["other"] else count)


def _adverb(match: re.Match[str], now: datetime) -> Meaning | None:
    return _every(now, match[0])


def _every_other(match: re.Match[str], now: datetime) -> Meaning | None:
    """ "om de week", but not "om de week te beginnen"."""
    if next_word(match) in ("te", "af", "door"):
        return None
    if match["day"]:
        return _repeated_weekday(number(match["day"]), now)
    return _every(now, match["unit"], number(match["count"]) if match["count"] else 2)


def _weekday(match: re.Match[str], now: datetime) -> Meaning | None:
    return _repeated_weekday(number(match["day"]), now)


def _repeated_weekday(weekday: int, now: datetime) -> Meaning:
    day = next_weekday(now.date(), weekday)
    return Meaning(Kind.REPEAT, day_period(day), weekday=weekday)


def _weekday_of_month(match: re.Match[str], now: datetime) -> Meaning | None:
    rank = -1 if match["rank"] == "laatste" else number(match["rank"])
    day = _next_ranked(now.date(), number(match["day"]), rank)
    return Meaning(Kind.REPEAT, day_period(day))


def _ranked_weekday(match: re.Match[str], now: datetime) -> Meaning | None:
    """ "op de eerste maandag": of this month or the next."""
    day = _next_ranked(now.date(), number(match["day"]), number(match["rank"]))
    return Meaning(Kind.DAY, day_period(day), need=Need.PREPOSITION)


def _next_ranked(today: date, weekday: int, rank: int) -> date:
    month = month_of(today)
    # A fifth Monday can be three months away.
    for _ in range(4):
        try:
            found = weekday_in(month, weekday, rank)
        except ValueError:
            found = today
        if found > today:
            return found
        month = month_of(month.last + timedelta(days=1))
    raise ValueError("no month has so many")


def _day_of_month(match: re.Match[str], now: datetime) -> Meaning | None:
    day = next_day_of_month(now.date() + timedelta(days=1), number(match["day"]))
    return Meaning(Kind.REPEAT, day_period(day))


def _times(match: re.Match[str], now: datetime) -> Meaning | None:
    """ "twee keer per week" has its first time within half a week."""
    times = number(match["times"]) if match["times"] else 1
    of = number(match["count"]) if match["count"] else 1
    amount, name = _INTERVALS[match["unit"]]
    today = now.date()
    span = (day_at(now, of * amount, name) - today).days
    return Meaning(Kind.REPEAT, day_period(today + timedelta(days=max(1, span // max(1, times)))))


_UNIT = r"(?P<unit>dag|dagen|week|weken|maand|maanden|kwartaal|halfjaar|jaar|werkdag|werkdagen)"
_OF_MONTH = r"(?: van (?:de|elke) maand)?"
_DAY = r"(?P<day>D[0-6]p?|d[0-6])"

RULES: tuple[Rule, ...] = (
    rule(
        "elke maandelijks",
        rf"(?:elke maand|maandelijks)(?: op)? de (?P<rank>[Oo][0-9]+|laatste) {_DAY}",
        _weekday_of_month,
    ),
    rule("O o", rf"(?P<rank>[Oo][0-9]+) {_DAY}(?! (?:van|in|vd) )", _ranked_weekday),
    rule("elke", rf"elke {_DAY}", _weekday),
    rule("elke", rf"elke (?P<rank>[Oo][0-9]+|laatste) {_DAY}{_OF_MONTH}", _weekday_of_month),
    rule("elke", rf"elke (?P<day>O[0-9]+|[Oo][0-9]+(?= van)){_OF_MONTH}", _day_of_month),
    rule(
        "elke",
        r"elke (?:(?P<count>N[0-9]+) |(?P<other>andere|o2) )?"
        rf"(?:{_UNIT[:-1]}|ochtend|middag|avond))",
        _interval,
    ),
    rule(
        "dagelijks wekelijks tweewekelijks maandelijks tweemaandelijks driemaandelijks "
        "halfjaarlijks jaarlijks",
        r"(?:dage|weke|tweeweke|maande|tweemaande|driemaande|halfjaar|jaar)lijks",
        _adverb,
    ),
    rule("om", rf"om de (?:(?P<count>N[0-9]+) |andere )?(?:{_UNIT}|{_DAY})", _every_other),
    rule("S", r"(?P<day>S[0-6])", _weekday),
    rule("op '", r"(?:op|' s) (?P<day>S[0-6])", _weekday),
    rule(
        "N een eens eenmaal",
        r"(?:eens|eenmaal|een keer|een maal|(?P<times>N[0-9]+) (?:keer|maal|x))"
        rf" (?:per|in de|in het|elke) (?:(?P<count>N[0-9]+) )?{_UNIT}",
        _times,
    ),
)
