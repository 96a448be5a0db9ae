"""Rules for what commits to nothing ("binnenkort", "t.z.t.") and for what is past."""

from __future__ import annotations

import re
from datetime import datetime

from bot.practice.dates.distances import COUNT_AND_UNIT
from bot.practice.dates.meaning import (
    STILL,
    Kind,
    Meaning,
    Rule,
    next_word,
    previous_word,
    rule,
    words,
)


def _vague(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.VAGUE)


def _sometime(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.SOMETIME)


def _undated(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.UNDATED)


def _past(match: re.Match[str], now: datetime) -> Meaning | None:
    return Meaning(Kind.PAST)


# "te snel", "hoe snel", "even snel" and "het gaat snel" tell how, not when.
_HOW_BEFORE = words(
    "te hoe zo even net niet erg nogal best vrij zeer gaat ging gaan gingen loopt werkt reageert "
    "reageer ben bent is was waren je' steeds altijd"
)
_HOW_AFTER = words(
    "even genoeg gaan gaat mogelijk van op door werken is was boos duidelijk geirriteerd klaar "
    "geneigd afgeleid overzicht ' - reageren gereageerd gaande"
)


def _soon(match: re.Match[str], now: datetime) -> Meaning | None:
    if previous_word(match) in _HOW_BEFORE or next_word(match) in _HOW_AFTER:
        return None
    return Meaning(Kind.VAGUE)


_COUNTS_BEFORE = words("nog elke deze in per geen dan ook ten volgende dit tweede")


def _once(match: re.Match[str], now: datetime) -> Meaning | None:
    """ "een keer" is some day, unless it is a count: "nog een keer", "een keer per week"."""
    if previous_word(match) in _COUNTS_BEFORE or next_word(match) in ("per", "of", "meer", "zo"):
        return None
    return Meaning(Kind.SOMETIME)


_TO_SOMEBODY = re.compile(r"(?<!met )\b(?:je|jou|u|hem|haar|hen|jullie) $")


def _some_day(match: re.Match[str], now: datetime) -> Meaning | None:
    """ "ik bel je eens" is some day, "het met je eens" is agreement."""
    before = max(match.start() - 12, 0)
    if match["talk"] is not None or _TO_SOMEBODY.search(match.string, before, match.start()):
        return Meaning(Kind.SOMETIME)
    return None


_NO_TIME_BEFORE_LATER = words("eerder vroeg of dagen weken maanden jaren uur even jaar te")


def _later(match: re.Match[str], now: datetime) -> Meaning | None:
    if previous_word(match) in _NO_TIME_BEFORE_LATER or next_word(match) in ("dan", "in"):
        return None
    return Meaning(Kind.VAGUE)


_TALK = (
    "bellen|praten|afspreken|langskomen|overleggen|bespreken|bijpraten|langs|koffie|samen zitten"
)
_WHENEVER = (
    r"(?:zodra|als|wanneer|op het moment dat)(?: [a-zN0-9']{1,20}){1,4}? "
    r"(?:uitkomt|schikt|tijd (?:heb|hebt|heeft|hebben)|tijd is|tijd voor (?:heb|hebt|is)"
    r"|ruimte (?:heb|is)|meer (?:bekend is|weet|weten|duidelijk is)|duidelijk is|rijp is)"
    r"|zodra (?:het|dat) (?:kan|lukt|past)"
)

RULES: tuple[Rule, ...] = (
    rule("binnenkort eerdaags weldra mettertijd zsm tzt ntb ooit", r"\S+(?: eens)?", _vague),
    rule(
        "zo",
        r"zo (?:snel|spoedig|gauw|vlug|vroeg)(?: als)? "
        r"(?:mogelijk|(?:(?:het|ik|we|wij) )?(?:kan|kunnen))",
        _vague,
    ),
    rule("te", r"te zijner tijd|te gelegener tijd", _vague),
    rule("nader", r"nader te bepalen", _vague),
    rule(
        "op",
        r"op (?:(?:de )?(?:afzienbare|korte|kortere|lange|langere|middellange) )?termijn",
        _vague,
    ),
    rule("een dezer", r"(?:een (?:van de|dezer) |dezer )dagen|een dezer weken", _vague),
    rule("in", r"in de loop van de tijd|in de (?:nabije |nabij )?toekomst", _vague),
    rule("vroeg", r"vroeg of laat", _vague),
    rule("heel snel gauw spoedig", r"(?:heel )?(?:snel|gauw|spoedig)(?: eens| weer)?", _soon),
    rule("een wel nog ooit", r"(?:(?:nog )?wel )?(?:ooit )?een (?:keer|keertje)", _once),
    rule("eens", rf"eens(?:(?P<talk>(?= (?:{_TALK})(?: |$))| een keer)|(?= [.,!?]|$))", _some_day),
    rule("nog", r"nog (?:(?:wel )?eens een keer|wel (?:eens|' ns)|weleens)", _sometime),
    rule("straks", r"straks(?! (?:weer|nog) )", _sometime),
    rule("later", r"later(?: (?:een keer|eens|een keertje))?", _later),
    rule("wanneer", r"wanneer dan ook", _vague),
    rule("zodra als wanneer op", _WHENEVER, _vague),
    rule("volgende komende", r"(?:volgende|komende) keer", _undated),
    rule(
        "dezelfde diezelfde",
        rf"(?:de|die)zelfde (?:dag|ochtend|middag|avond|week){STILL}",
        _undated,
    ),
    rule(
        "N een X",
        rf"{COUNT_AND_UNIT} (?:van tevoren|vantevoren|vooraf|ervoor|erna)",
        _undated,
    ),
    rule("een", r"een andere keer", _vague),
    rule("bij", r"bij gelegenheid", _vague),
    rule("op", r"op (?:den duur|zijn tijd)", _vague),
    rule("binnen", r"binnen (?:afzienbare tijd|niet al te lange tijd|de kortste keren)", _vague),
    rule(
        "D d de",
        r"(?:de )?(?:[Dd][0-6]p?|dag|week|maand) (?:erna|erop|daarna|daarop)",
        _undated,
    ),
    rule("gisteren", r"gisteren(?: (?:ochtend|morgen|middag|avond))?", _past),
    rule("laatst", r"laatst", _past),
    rule("vorige", r"vorige (?:keer|weken|maanden|dagen|jaren|tijd|periode|zomer)", _past),
    rule("laatste", r"laatste (?:keer|weken|maanden|dagen|jaren|tijd|periode)", _past),
    rule(
        "eerder",
        r"eerder (?:deze|vandaag)(?: (?:week|maand|jaar|kwartaal|dag|ochtend|middag))?",
        _past,
    ),
)
