"""Rules for weekdays and for days named from today: "vr", "komende dinsdag", "morgenmiddag"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bot.practice.dates.calendar import day_period, monday_of, next_weekday
from bot.practice.dates.meaning import (
    FUNCTION_WORD,
    STILL,
    Kind,
    Meaning,
    Rule,
    next_word,
    number,
    previous_word,
    rule,
    words,
)


def weekday_meaning(weekday: int, now: datetime) -> Meaning:
    """A bare weekday: its next occurrence strictly after today."""
    day = next_weekday(now.date(), weekday)
    return Meaning(Kind.WEEKDAY, day_period(day), weekday=weekday)


def _long_weekday(match: re.Match[str], now: datetime) -> Meaning | None:
    # "op een vrijdag" is no particular Friday.
    if previous_word(match) == "een":
        return None
    return Meaning(Kind.PAST) if match["past"] else weekday_meaning(number(match["day"]), now)


def _which_weekday(match: re.Match[str], now: datetime) -> Meaning | None:
    weekday = number(match["day"])
    if match["which"] in ("vorige", "laatste"):
        return Meaning(Kind.PAST)
    if match["which"] == "volgende":
        monday = monday_of(now.date()) + timedelta(days=7)
        day = monday + timedelta(days=weekday)
        return Meaning(Kind.WEEKDAY, day_period(day), weekday=weekday, week=monday)
    return weekday_meaning(weekday, now)


# "ma" is also mother, and "za" can be a slip of the thumb.
_DOUBTFUL = frozenset({"d0", "d5"})
_NOT_AFTER = words("to hbo mbo vwo een die mijn jouw deze - / & '")
_NOT_AFTER_DOUBTFUL = words("je zijn haar onze ons hun pa de het ,")
_SIGN_BEFORE = words("op voor uiterlijk tot tegen vanaf per na of en nog")
_SIGN_AFTER = re.compile(
    rf"$| (?:{FUNCTION_WORD}|[TPX][0-9]\S*|N[0-9]+ uur|ochtend|middag|avond)(?: |$)"
)
_DATE = r" (?:X|[NO][0-9]+ [Mm][0-9])"
_NO_DAY_AFTER = re.compile(r" (?:'|%|-(?! d[0-6]))")
_MORE_DAY_AFTER = re.compile(rf"{_DATE}| (?:[-/&]|of|en) [Dd][0-6]")
_IN_LIST = re.compile(r"d[0-6] [-/&] $")


def _short_weekday(match: re.Match[str], now: datetime) -> Meaning | None:
    if match["past"]:
        return Meaning(Kind.PAST)
    return weekday_meaning(number(match["day"]), now) if _is_weekday(match) else None


def _is_weekday(match: re.Match[str]) -> bool:
    """Whether a word like "ma" or "do" is a weekday where it stands."""
    text, start, end = match.string, match.start(), match.end()
    if match["part"] or match["coming"] or _MORE_DAY_AFTER.match(text, end):
        return True
    if _NO_DAY_AFTER.match(text, end):
        return False
    if _IN_LIST.search(text, max(start - 5, 0), start):
        return True
    before = previous_word(match)
    if before in _NOT_AFTER:
        return False
    if match["day"] not in _DOUBTFUL:
        return True
    if before in _NOT_AFTER_DOUBTFUL:
        return False
    if before in ("ik", "jij") and match["day"] == "d0":
        return True
    return before in _SIGN_BEFORE or _SIGN_AFTER.match(text, end) is not None


_FRIDAY, _SUNDAY = 4, 6


def _friday(match: re.Match[str], now: datetime) -> Meaning | None:
    return weekday_meaning(_FRIDAY, now)


def _sunday(match: re.Match[str], now: datetime) -> Meaning | None:
    return weekday_meaning(_SUNDAY, now)


_NOT_BEFORE_TOMORROW = words("goede goeie goeden s de elke vroege late")


# "Ik stuur die morgen": what is sent tomorrow, and no morning that was.
_THAT_MORNING = re.compile(r"(?:^|[.,;!?] |\b(?:op|in|van|tot|sinds|vanaf|en) )(?:die|deze) $")


def _relative_day(match: re.Match[str], now: datetime) -> Meaning | None:
    name = match["name"]
    before = previous_word(match)
    if name == "morgen" and (
        before in _NOT_BEFORE_TOMORROW or _THAT_MORNING.search(match.string[: match.start()])
    ):
        return None
    days = 2 if name.startswith("overmorgen") else 1 if name.startswith("morgen") else 0
    return Meaning(Kind.DAY, day_period(now.date() + timedelta(days=days)))


def _this_morning(match: re.Match[str], now: datetime) -> Meaning | None:
    return _today(match, now) if now.hour < 12 else Meaning(Kind.PAST)


_NOT_AFTER_AT_ONCE = words("als zodra wanneer nadat na duidelijk goed mee op vast")


def _at_once(match: re.Match[str], now: datetime) -> Meaning | None:
    after = next_word(match)
    is_named_later = (after[:1] in ("D", "d") and after[1:2].isdigit()) or "morgen" in after
    return None if is_named_later or after in _NOT_AFTER_AT_ONCE else _today(match, now)


def _today(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.DAY, day_period(now.date()))


_PART = r"(?: (?:ochtend|morgen|middag|avond|namiddag|voormiddag|nacht)(?! over))?"
_COMING = r" komende(?! (?:week|weken|maand|maanden|dagen|tijd|jaar|D|d[0-6]))"
_VERB_AND_SUBJECT = r"(?!(?:en|maar|want|dan|als|of) )[a-z]+ (?:ik|jij|we|wij)(?: |$)"
_ANY = r"(?P<day>D[0-6]p?|d[0-6])"

RULES: tuple[Rule, ...] = (
    rule(
        "D", rf"(?P<day>D[0-6]p?){_PART}(?: (?P<past>jl|laatst(?! of))|{_COMING})?", _long_weekday
    ),
    rule(
        "d",
        rf"(?P<day>d[0-6])(?: \.(?= [NXTP][0-9]))?(?P<part>{_PART})"
        rf"(?: (?P<past>jl)|(?P<coming>{_COMING}))?",
        _short_weekday,
    ),
    rule(
        "vrij",
        rf"vrij(?: \.)?(?= (?:[TPX][0-9]|[NO][0-9]+ (?:[Mm][0-9]|uur|u )|{_VERB_AND_SUBJECT}))",
        _friday,
    ),
    rule("zo", rf"zo(?: \.)?(?={_DATE})|zo{_COMING}|(?<=d5 / )zo", _sunday),
    rule(
        "komende volgende deze vorige laatste",
        r"(?P<which>komende|volgende|deze|vorige|laatste)(?: (?:komende|week(?= [Dd])))?"
        rf" {_ANY}{_PART}",
        _which_weekday,
    ),
    rule(
        "later vandaag vanmiddag morgen overmorgen morgenmiddag overmorgenmiddag",
        rf"(?:later )?(?P<name>vandaag(?! de dag)|vanmiddag|(?:over)?morgen(?:middag)?){_PART}"
        rf"(?: vroeg(?! (?:ik|je|jij|u|hij|ze|zij|we|wij)))?{STILL}",
        _relative_day,
    ),
    rule("vanochtend", rf"vanochtend(?: vroeg)?{STILL}", _this_morning),
    rule("meteen onmiddellijk", r"meteen|onmiddellijk", _at_once),
    rule("dadelijk zometeen", r"dadelijk|zometeen", _today),
    rule("zo nu", r"zo (?:meteen|dadelijk|direct)|nu (?:meteen|direct|gelijk)", _today),
    rule("per", r"per (?:direct|omgaande|ommegaande|nu)", _today),
    rule("vanaf", r"vanaf nu", _today),
    rule(
        "na direct meteen gelijk",
        r"(?:(?:direct|meteen|gelijk) )?na (?:deze|ons) (?:gesprek|overleg)"
        r"|(?:direct|meteen|gelijk) (?:na afloop|hierna)|na afloop",
        _today,
    ),
)
