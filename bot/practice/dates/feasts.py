"""Rules for feasts, holidays and seasons."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bot.practice.dates.calendar import feast, next_feast
from bot.practice.dates.meaning import Kind, Meaning, Need, Rule, rule


def _feast(match: re.Match[str], now: datetime) -> Meaning | None:
    name = match["feast"].removeprefix("F")
    if match["year"]:
        return Meaning(Kind.FEAST, feast(name, int(match["year"])), need=Need.PREPOSITION)
    return _next(name, now, Need.PREPOSITION)


def _next(name: str, now: datetime, need: Need = Need.NOTHING) -> Meaning:
    period = next_feast(name, now.date())
    later = next_feast(name, period.last + timedelta(days=1))
    return Meaning(Kind.FEAST, period, later, need=need)


def _which_feast(match: re.Match[str], now: datetime) -> Meaning | None:
    if match["which"] in ("vorige", "laatste"):
        return Meaning(Kind.PAST)
    return _next(match["feast"].removeprefix("F"), now)


# By the first letters of what was said.
_NAMED = (
    ("goede", "goede vrijdag"),
    ("oud", "oudjaar"),
    ("o1 Fkerst", "eerste kerstdag"),
    ("o2 Fkerst", "tweede kerstdag"),
    ("o1 paasdag", "eerste paasdag"),
    ("o2 paasdag", "tweede paasdag"),
    ("o1 pinksterdag", "eerste pinksterdag"),
    ("o2 pinksterdag", "tweede pinksterdag"),
)


def _named_feast(match: re.Match[str], now: datetime) -> Meaning | None:
    said = match[0].replace("O", "o")
    return _next(next(name for start, name in _NAMED if said.startswith(start)), now)


def _undated(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.UNDATED)


RULES: tuple[Rule, ...] = (
    rule("F", r"(?P<feast>F[a-z]+)(?: N(?P<year>(?:19|2[01])[0-9]{2}))?", _feast),
    rule(
        "deze komende volgende vorige laatste",
        r"(?P<which>deze|komende|volgende|vorige|laatste) (?P<feast>F[a-z]+)",
        _which_feast,
    ),
    rule("goede", r"goede D4", _named_feast),
    rule("oud", r"oud en nieuw", _named_feast),
    rule("O o", r"[Oo][12] (?:Fkerst|paasdag|pinksterdag)", _named_feast),
    rule(
        "voor na tijdens in vanaf",
        r"(?:voor|na|tijdens|in|vanaf) (?:de|mijn|jouw|je|onze|jullie|zijn|haar|het|uw) "
        r"(?:[a-z]{0,12}vakantie|reces|[a-z]{0,16}verlof)",
        _undated,
    ),
)
