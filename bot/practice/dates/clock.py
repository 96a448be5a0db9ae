"""Rules for the time of day: "om tien uur", "tussen 10 en 12", "'s middags", "eind van de dag"."""

from __future__ import annotations

import re
from datetime import datetime, time

from bot.practice.dates.calendar import day_period
from bot.practice.dates.meaning import (
    BEFORE_VERB,
    FUNCTION_WORD,
    LABELS,
    NOT_BEFORE_NOUN,
    Kind,
    Meaning,
    Need,
    Rule,
    previous_word,
    rule,
    words,
)

# Up to this hour "om drie uur" can also be in the afternoon or evening.
_LAST_DOUBTFUL_HOUR = 8


def clock_meaning(hour: int, minute: int, now: datetime, need: Need = Need.NOTHING) -> Meaning:
    """A time without a day: today if that is still to come, else no date."""
    hours = [hour, hour + 12] if 1 <= hour <= _LAST_DOUBTFUL_HOUR else [hour]
    to_come = any(
        one == 24 or time(one, minute) >= now.time().replace(second=0, microsecond=0)
        for one in hours
        if one <= 24 and minute < 60
    )
    return Meaning(Kind.CLOCK, day_period(now.date()) if to_come else None, need=need)


_MOMENT = re.compile(r"[TPNH]([0-9]+)")


def _hour_and_minute(said: str) -> tuple[int, int]:
    """Hour and minute of "T1430", "N10", "half N3", "kwart voor N9", "N10 over half N4"."""
    numbers = [int(digits) for digits in _MOMENT.findall(said)]
    if said[0] in "TP":
        return divmod(numbers[-1], 100)
    minutes = 60 * numbers[-1] - (30 if "half" in said else 0)
    if "kwart" in said or len(numbers) > 1:
        away = 15 if "kwart" in said else numbers[0]
        minutes += away if " over " in said else -away
    hour, minute = divmod(minutes, 60)
    return hour % 24 if hour > 24 else hour, minute


def _clock(match: re.Match[str], now: datetime) -> Meaning | None:
    return clock_meaning(*_hour_and_minute(match["last"]), now)


def _clock_with_preposition(match: re.Match[str], now: datetime) -> Meaning | None:
    return clock_meaning(*_hour_and_minute(match["last"]), now, Need.PREPOSITION)


def _one_o_clock(match: re.Match[str], now: datetime) -> Meaning | None:
    return clock_meaning(1, 0, now, Need.PREPOSITION)


_BEFORE_HOUR_AS_NOUN = words("voor na tegen rond tot om uiterlijk vanaf omstreeks en")


def _hour_as_noun(match: re.Match[str], now: datetime) -> Meaning | None:
    """ "na vijven", but not "met z'n vijven"."""
    if previous_word(match) not in _BEFORE_HOUR_AS_NOUN:
        return None
    return _clock_with_preposition(match, now)


def _bare_hour(match: re.Match[str], now: datetime) -> Meaning | None:
    return clock_meaning(*_hour_and_minute(match["last"]), now, Need.BOTH)


_FUNCTION = re.compile(FUNCTION_WORD)
_LOOSE = re.compile(rf"{NOT_BEFORE_NOUN}|{BEFORE_VERB}")


def _digits(match: re.Match[str], now: datetime) -> Meaning | None:
    """ "14:30" is a time unless it marks something; "14.30" only where it stands apart."""
    said, before = match["last"], previous_word(match)
    if before in LABELS:
        return None
    hour, minute = _hour_and_minute(said)
    if said[0] == "T":
        return clock_meaning(hour, minute, now)
    apart = not before or _FUNCTION.fullmatch(before)
    stands_apart = hour > 9 and apart and _LOOSE.match(match.string, match.end())
    return clock_meaning(hour, minute, now, Need.NOTHING if stands_apart else Need.PREPOSITION)


_RANGE_END = re.compile(r"([TPRN]|X[0-9]+-)([0-9]+)(?=\D*$)")


def _range(match: re.Match[str], now: datetime) -> Meaning | None:
    """A stretch of hours: today as long as it is not over."""
    end = _RANGE_END.search(match[0])
    if end is None:
        return None
    hour, minute = divmod(int(end[2]), 100) if end[1] in "TPR" else (int(end[2]), 0)
    return clock_meaning(hour, minute, now)


_OFFICE_OPENS, _OFFICE_CLOSES = 7, 21


def _bare_range(match: re.Match[str], now: datetime) -> Meaning | None:
    """ "tussen 10 en 12" is a time; other numbers are one only next to a day."""
    first, last = (int(said) for said in _MOMENT.findall(match[0]))
    by_day = _OFFICE_OPENS <= first < last <= _OFFICE_CLOSES
    return clock_meaning(last, 0, now, Need.NOTHING if by_day else Need.DAY)


def _part_of_today(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.DAY_PART, day_period(now.date()))


def _part_of_day(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.DAY_PART, need=Need.DAY)


_HOUR = r"(?:N(?:1?[0-9]|2[0-4]))"
_HOUR12 = r"(?:N(?:[1-9]|1[0-2])(?= |$))"
_HOURS = r"(?: (?:uur|u)(?: \.(?= [a-z]))?)"
_DIGITS = r"[TP][0-9]{4}"
_SPOKEN = (
    rf"(?:half {_HOUR12}|kwart (?:voor|over) {_HOUR12}"
    rf"|N(?:5|10|20) (?:voor|over) (?:half )?{_HOUR12})"
)
_ANY = rf"(?:{_DIGITS}|{_HOUR})"
_NOON = r"(?:lunch|middaguur|pauze)"
_PARTS = "dag|werkdag|ochtend|middag|avond|namiddag"

RULES: tuple[Rule, ...] = (
    rule("T P", rf"(?P<last>{_DIGITS})", _digits),
    rule("T P", rf"(?P<last>{_DIGITS}){_HOURS}", _clock),
    rule("N", rf"(?P<last>{_HOUR}){_HOURS}", _clock_with_preposition),
    rule(
        "een",
        rf"een{_HOURS}",
        _one_o_clock,
    ),
    rule("N", rf"(?P<last>{_HOUR}){NOT_BEFORE_NOUN}", _bare_hour),
    rule("half kwart", rf"(?P<last>{_SPOKEN})(?! (?:miljoen|procent|%))", _clock),
    rule("N", rf"(?P<last>N[0-9]+ (?:voor|over) half {_HOUR12})", _clock),
    rule("N", rf"(?P<last>{_SPOKEN})", _clock_with_preposition),
    rule("H", r"(?P<last>H[0-9]+)", _hour_as_noun),
    rule("R", rf"R[0-9]{{4}}{_HOURS}?", _range),
    rule("T P N", rf"{_ANY}{_HOURS}? (?:-|tot|a) {_ANY}{_HOURS}", _range),
    rule("X", rf"X[0-9]+-[0-9]+{_HOURS}", _range),
    rule("tussen van", rf"(?:tussen|van) {_ANY}{_HOURS}? (?:en|tot|-) {_ANY}{_HOURS}", _range),
    rule("tussen van", rf"(?:tussen|van) {_DIGITS} (?:en|tot|-) {_DIGITS}", _range),
    rule(
        "tussen van", rf"(?:tussen|van) {_HOUR} (?:en|tot|-) {_HOUR}{NOT_BEFORE_NOUN}", _bare_range
    ),
    rule("T P", rf"{_DIGITS} (?:-|tot) {_DIGITS}", _range),
    rule("' s", r"(?:' )?s (?:ochtends|middags|avonds|nachts)(?: vroeg)?", _part_of_day),
    rule("ochtends middags avonds", r"ochtends|middags|avonds", _part_of_day),
    rule(
        "in",
        r"in de (?:vroege |late )?(?:ochtend|morgen|middag|avond|namiddag|voormiddag)",
        _part_of_day,
    ),
    rule("tussen", r"tussen de middag", _part_of_today),
    rule(
        "voor na tegen rond tijdens",
        rf"(?:voor|na|tegen|rond|tijdens) (?:de|het) {_NOON}",
        _part_of_today,
    ),
    rule(
        "eind begin halverwege",
        rf"(?:eind|begin|halverwege)(?: (?:van de|vd|van|de))? (?:{_PARTS})",
        _part_of_today,
    ),
    rule("in", rf"in de loop van (?:de|deze) (?:{_PARTS})", _part_of_today),
    rule("later", r"later op de (?:dag|ochtend|middag|avond)", _part_of_today),
)
