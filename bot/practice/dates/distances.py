"""Rules for a stretch of time from now: "over twee weken", "binnen tien werkdagen"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from math import ceil

from bot.practice.dates.calendar import add_months, add_working_days, day_period
from bot.practice.dates.meaning import Kind, Meaning, Rule, next_word, previous_word, rule, words

_UNITS = {
    "dag": "days",
    "dagen": "days",
    "dagje": "days",
    "etmaal": "days",
    "werkdag": "working days",
    "werkdagen": "working days",
    "week": "weeks",
    "weken": "weeks",
    "weekje": "weeks",
    "maand": "months",
    "maanden": "months",
    "maandje": "months",
    "kwartaal": "quarters",
    "kwartalen": "quarters",
    "jaar": "years",
    "jaren": "years",
    "jaartje": "years",
    "halfjaar": "half-years",
    "uur": "hours",
    "u": "hours",
    "uren": "hours",
    "halfuur": "half-hours",
    "kwartier": "quarters of an hour",
    "kwartiertje": "quarters of an hour",
    "minuten": "minutes",
}
_DAYS = {"days": 1, "weeks": 7}
_MONTHS = {"months": 1, "quarters": 3, "years": 12, "half-years": 6}
_MINUTES = {"hours": 60, "half-hours": 30, "quarters of an hour": 15, "minutes": 1}


def day_at(now: datetime, amount: float, unit: str, *, start: date | None = None) -> date:
    """The day so many units after `start`, or after now; a part of a day counts as a whole."""
    day = start or now.date()
    if unit in _MONTHS:
        months = amount * _MONTHS[unit]
        return add_months(day, int(months)) + timedelta(days=15 if months % 1 else 0)
    if unit in _DAYS:
        return day + timedelta(days=ceil(amount * _DAYS[unit]))
    if unit == "working days":
        return add_working_days(day, ceil(amount))
    # Hours are hours on the clock's own time, also where it is put forward or back.
    moment = now.astimezone(timezone.utc) + timedelta(minutes=amount * _MINUTES[unit])
    return moment.astimezone(now.tzinfo).date()


def amount_and_unit(match: re.Match[str]) -> tuple[float, str]:
    """How many of which unit the groups of COUNT_AND_UNIT say."""
    unit = _UNITS[match["unit"] or "uur"]
    if match["hours"]:
        return int(match["hours"]), unit
    if match["upper"]:
        return int(match["upper"]), unit
    if match["count"]:
        return int(match["count"]) + (0.5 if match["and_half"] else 0), unit
    if match["half"]:
        return (1.5 if match["half"].startswith("anderhal") else 0.5), unit
    return 1, unit


def _distance(match: re.Match[str], now: datetime) -> Meaning | None:
    if previous_word(match) in _SPREAD:
        return None
    return _from_now(match, now)


def _from_now(match: re.Match[str], now: datetime) -> Meaning | None:
    amount, unit = amount_and_unit(match)
    return Meaning(Kind.DISTANCE, day_period(day_at(now, amount, unit)))


def _one_or_so(match: re.Match[str], now: datetime) -> Meaning | None:
    day = day_at(now, int(match["number"]), _UNITS[match["of_unit"]])
    return Meaning(Kind.DISTANCE, day_period(day))


# "verdeeld over drie weken", "twee keer in een week".
_SPREAD = words("verdeeld gespreid verspreid uitgesmeerd keer x eens uur dagen")
_NOT_AFTER_NA = words("wachten stilte zwijgen vakantie ziekte mailen werken")


def _after(match: re.Match[str], now: datetime) -> Meaning | None:
    return None if next_word(match) in _NOT_AFTER_NA else _from_now(match, now)


def _past(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.PAST)


def _vague(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.VAGUE)


_NAMES = "|".join(sorted(_UNITS, key=len, reverse=True))
COUNT_AND_UNIT = (
    r"(?:(?:(?:(?:(?:N[0-9]+|een) (?:of|a|tot|-|/) )?N(?P<count>[0-9]+)"
    r"(?P<and_half> en een hal(?:f|ve))?|X[0-9]+-(?P<upper>[0-9]+)"
    r"|(?P<half>anderhal(?:f|ve)|(?:een )?hal(?:f|ve))|een|' n)"
    rf" (?P<unit>{_NAMES}))|[TU](?P<hours>[0-9]{{2}})00)"
)
"""A number of units; read the groups with amount_and_unit."""
_ONE_OR_SO = rf"een (?P<of_unit>{_NAMES}) of N(?P<number>[0-9]+)"
_ABOUT = r"(?:(?:circa|uiterlijk|zo ' n|zon|ten hoogste|nog|deze|(?:de )?komende) )?"
_TAIL = r"(?: tijd)?(?: vanaf (?:nu|vandaag))?(?: of zo)?"
_FEW = r"(?:een (?:paar|aantal|stuk of wat)|enkele|wat|enige|meerdere)"
_PLURALS = "weken|weekjes|dagen|maanden|jaren|werkdagen|uren"
_WHILE = r"(?:een (?:tijd|tijdje|poos|poosje|hele tijd)|niet al te lange tijd|enige tijd)"

RULES: tuple[Rule, ...] = (
    rule("over binnen", rf"(?:over|binnen) {_ABOUT}{COUNT_AND_UNIT}{_TAIL}", _distance),
    rule("over binnen", rf"(?:over|binnen) {_ABOUT}{_ONE_OR_SO}", _one_or_so),
    rule("in", rf"in {_ABOUT}{COUNT_AND_UNIT}{_TAIL}", _distance),
    rule("na", rf"na {_ABOUT}{COUNT_AND_UNIT}", _after),
    rule("binnen tussen", rf"(?:binnen|tussen) nu en {COUNT_AND_UNIT}", _from_now),
    rule("komende", rf"komende {COUNT_AND_UNIT}", _from_now),
    rule("de", rf"de komende {COUNT_AND_UNIT}", _from_now),
    rule("N een X half halve", rf"{COUNT_AND_UNIT} vanaf (?:nu|vandaag)", _from_now),
    rule("over binnen na in", rf"(?:over|binnen|na|in) {_FEW} (?:{_PLURALS})", _vague),
    rule("over binnen na", rf"(?:over|binnen|na) {_WHILE}", _vague),
    rule("komende", rf"komende (?:{_PLURALS}|tijd|periode)", _vague),
    rule("de", rf"de komende (?:(?:paar|aantal) )?(?:{_PLURALS}|tijd|periode)", _vague),
    rule(
        "N een X half halve anderhalf anderhalve",
        rf"{COUNT_AND_UNIT} (?:geleden|terug|later|eerder|daarvoor)",
        _past,
    ),
    rule("vorige laatste", rf"(?:vorige|laatste) {COUNT_AND_UNIT}", _past),
    rule("een enkele enige", rf"{_FEW} (?:{_PLURALS}) (?:geleden|terug)", _past),
    rule("een", r"een (?:tijd|tijdje|poos|poosje) (?:geleden|terug)", _past),
)
