"""Rules for dates: "1 december", "14 en 15 mei 2027", "3-12", "de 20e"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.practice.dates.calendar import (
    day_period,
    month_end,
    next_date,
    next_day_of_month,
    week_of,
)
from bot.practice.dates.meaning import (
    BEFORE_VERB,
    LABELS,
    NOT_BEFORE_NOUN,
    WHICH_YEAR,
    YEAR,
    Kind,
    Meaning,
    Need,
    Rule,
    number,
    previous_word,
    rule,
    said_year,
    words,
)


def _date(match: re.Match[str], now: datetime) -> Meaning | None:
    said = match.groupdict().get("second") or match["day"]
    day = int(said.rpartition("-")[2]) if said.startswith("X") else number(said)
    if day > 99:
        return None
    meaning = _date_meaning(now.date(), day, number(match["month"]), said_year(match, now))
    return replace(meaning, is_range=said != match["day"])


def _date_meaning(today: date, day: int, month: int, year: int | None) -> Meaning:
    found = date(year, month, day) if year else next_date(today, month, day)
    return Meaning(Kind.PAST) if found < today else Meaning(Kind.DAY, day_period(found))


_SIGN_BEFORE = words(
    "op voor uiterlijk per vanaf tot tegen na rond datum D0 D1 D2 D3 D4 D5 D6 d0 d1 d2 d3 d4 d5 d6"
)
_COUNTED = re.compile(
    r" (?:%|€|uur|u|x|keer|maal|man|mensen|personen|stuks|euro|procent|dagen|weken|maanden|jaar"
    r"|jaren|minuten|plekken|plaatsen|bewoners|collega|collegas|gezinnen|straten|wijken|partijen"
    r"|punten|opties|adviezen|vragen|paginas|regels|deel|van)(?: |$)"
)
_LOOSE = re.compile(NOT_BEFORE_NOUN)
_BEFORE_THING = re.compile(r" (?:de|het|een|mijn|jouw|je|uw|onze|alle) [a-z]")
"""Of what is counted, no article comes first: "3-4 de financiering" is a day."""
_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (24, 7)})


def _numeric_date(match: re.Match[str], now: datetime) -> Meaning | None:
    day, month, *years = (int(said) for said in match["numeric"].split("-"))
    year = years[0] if years else None
    before = previous_word(match)
    if month > 12 or before in LABELS:
        return None
    if year is None and not _reads_as_date(match, before, day, month):
        return None
    return _date_meaning(now.date(), day, month, year)


def _reads_as_date(match: re.Match[str], before: str, day: int, month: int) -> bool:
    """Whether "3-12" is a date here, and not "3-4 mensen", "1/3 van" or a score."""
    if _COUNTED.match(match.string, match.end()):
        return False
    stands_alone = _LOOSE.match(match.string, match.end()) is not None
    if _BEFORE_THING.match(match.string, match.end()):
        return True
    if before in _SIGN_BEFORE:
        return stands_alone or month != day + 1
    return stands_alone and (day, month) not in _FRACTIONS


# "de 3e" can go with a noun that was said before; "de 14e" hardly can.
_DOUBTFUL_UNTIL = {"N": 31, "O": 5, "o": 12}


def _day_of_month(match: re.Match[str], now: datetime) -> Meaning | None:
    day, today = number(match["day"]), now.date()
    doubtful = day <= _DOUBTFUL_UNTIL[match["day"][0]] or day > 31
    opens_sentence = _OPENS_SENTENCE.match(match.string, match.end())
    opens_sentence = opens_sentence or _AFTER_PERSON.search(match.string, 0, match.start())
    sure = not doubtful or match["of_month"] or (day <= 31 and opens_sentence)
    need = Need.NOTHING if sure else Need.PREPOSITION
    try:
        if match["which"]:
            found = (month_end(today) + timedelta(days=1)).replace(day=day)
        else:
            found = next_day_of_month(today, day)
    except ValueError:
        return Meaning(Kind.DAY_OF_MONTH, need=need)
    return Meaning(Kind.DAY_OF_MONTH, day_period(found), need=need)


def _week_of_date(match: re.Match[str], now: datetime) -> Meaning | None:
    found = _date(match, now)
    if found is None or found.period is None:
        return found
    return Meaning(Kind.WEEK, week_of(found.period.due, now.date()))


_AND = r"(?:of|en|tot|tot en met|-|/)"
_MONTH = (
    rf"(?: van)? (?P<month>[Mm][0-9]+)(?: \.(?= (?:N20[0-9]|[TP][0-9])))?{YEAR}{WHICH_YEAR}"
    r"(?: komende(?! (?:week|weken|maand|maanden|dagen|tijd|jaar|D|d[0-6])))?"
)
_TAIL = rf"(?: {_AND} (?:de )?(?P<second>[NOo][0-9]+))?{_MONTH}"
_OF_MONTH = r"(?P<of_month> van (?:de|deze|(?P<which>volgende|komende)) maand)?"
_MAY_FOLLOW = rf"(?! [Dd][0-6])(?:{NOT_BEFORE_NOUN}|{BEFORE_VERB})"
# From the sixth on an ordinal rarely counts things; these are what it can count.
_LATE_ORDINAL = r"O(?:[6-9]|[12][0-9]|3[01])(?![0-9])"
_NO_COUNTED_NOUN = (
    r"(?! (?:[Dd][0-6]|keer|maal|verdieping|etage|versie|brief|vraag|ronde|fase|plaats|eeuw|week"
    r"|weken|dag|dagen|klas|regel|poging|bijeenkomst|avond|mail|man|vrouw|bewoner|punt|stap"
    r"|hoofdstuk|bladzijde|jaar|maand|reactie|rij|straat|wijk|deel|gesprek|afspraak|overleg"
    r"|vergadering|sessie|editie|levering|advies|concept|nota|stuk|plan|lid|artikel|persoon"
    r"|aanvraag|verzoek|verjaardag|jaargang|minuut|uur|melding|klacht|huis|woning)(?: |$))"
)
_AFTER_PERSON = re.compile(r"\b(?:ik|bel|mail|app|stuur|spreek) (?:je|jou|u|jullie) $")
_OPENS_SENTENCE = re.compile(r" [a-z]+ (?:ik|jij|je|u|we|wij)(?: |$)")

RULES: tuple[Rule, ...] = (
    rule("N O o", rf"(?P<day>[NOo][0-9]+){_TAIL}", _date),
    rule("de", rf"de (?P<day>[NOo][0-9]+){_TAIL}", _date),
    rule("X", rf"(?P<day>X[0-9]+-[0-9]+){_MONTH}", _date),
    rule("X", r"X(?P<numeric>[0-9-]+)", _numeric_date),
    rule("O", rf"(?P<day>O[0-9]+){_OF_MONTH}{_MAY_FOLLOW}", _day_of_month),
    rule("de", rf"de (?P<day>O[0-9]+){_OF_MONTH}{_MAY_FOLLOW}", _day_of_month),
    rule("de", rf"de (?P<day>{_LATE_ORDINAL}){_OF_MONTH}{_NO_COUNTED_NOUN}", _day_of_month),
    rule("de", rf"de (?P<day>o[0-9]+){_OF_MONTH}{_MAY_FOLLOW}", _day_of_month),
    rule("de", rf"de (?P<day>N[0-9]+){_OF_MONTH}{NOT_BEFORE_NOUN}", _day_of_month),
    rule(
        "week",
        rf"week van (?:[Dd][0-6] )?(?:de )?(?P<day>[NOo][0-9]+){_MONTH}",
        _week_of_date,
    ),
)
