"""What a piece of a time expression means, and how the grammar writes its rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from bot.practice.dates.calendar import Period


class Kind(Enum):
    """What a piece can be joined with depends on its kind."""

    DAY = auto()
    WEEKDAY = auto()
    DAY_OF_MONTH = auto()
    FEAST = auto()
    WEEK = auto()
    PERIOD = auto()
    DISTANCE = auto()
    REPEAT = auto()
    CLOCK = auto()
    DAY_PART = auto()
    SOMETIME = auto()
    """ "een keer", "straks": vague, unless next to a piece with a date."""
    VAGUE = auto()
    UNDATED = auto()
    """A time without a calendar date that is not vague: "na de vakantie"."""
    PAST = auto()
    IMPOSSIBLE = auto()
    """A date that the calendar does not have: "31 november"."""


DATED = frozenset(
    {
        Kind.DAY,
        Kind.WEEKDAY,
        Kind.DAY_OF_MONTH,
        Kind.FEAST,
        Kind.WEEK,
        Kind.PERIOD,
        Kind.DISTANCE,
        Kind.IMPOSSIBLE,
    }
)


class Need(Enum):
    """What a piece needs around it to be a time at all."""

    NOTHING = auto()
    PREPOSITION = auto()
    DAY = auto()
    """A day in the same expression."""
    BOTH = auto()
    """A preposition and a day: "om tien" alone can be anything."""


@dataclass(frozen=True)
class Meaning:
    """One piece of an expression, or what several pieces mean together."""

    kind: Kind
    period: Period | None = None
    """None where it has no date: impossible, or nobody can know it."""
    later: Period | None = None
    """The occurrence after this one, for "voor december" said in December."""
    weekday: int | None = None
    """Monday is 0."""
    week: date | None = None
    """The Monday of the week that a weekday was said to be in."""
    need: Need = Need.NOTHING
    is_range: bool = False
    """Whether it names two times by itself: "1 en 15 december"."""


Builder = Callable[["re.Match[str]", datetime], "Meaning | None"]


@dataclass(frozen=True)
class Rule:
    """A pattern on canonical text and what it means.

    `heads` lists the possible first words, with `D`, `N` and so on for any of the class, so that
    only the rules that can apply are tried. `build` gets the match and the moment of speaking in
    Amsterdam; it gives None where this is no time after all, and raises OverflowError or
    ValueError where the calendar has no such day.
    """

    heads: str
    pattern: re.Pattern[str]
    build: Builder


def rule(heads: str, pattern: str, build: Builder) -> Rule:
    """A rule that ends at the end of a word."""
    return Rule(heads, re.compile(rf"(?:{pattern})(?= |$)"), build)


_MARKS = r"[.,;:!?()\"'¶¤/-]"
_PRONOUNS = "ik jij je u hij zij ze we wij jullie me mij jou hem haar hun hen ons er deze dat"
_LINKING = "en of maar want dus als dan zodat omdat ook nog al weer wel niet graag even samen"
_ADVERBS = "alvast eerst terug af klaar uiterlijk hoor he oke ok prima goed toch svp aub weg"
_PREPOSITIONS = "bij in op met aan om voor tegen naar over door tot na uit te vanaf rond tussen"
_VERBS = (
    "is kan kun kunnen zal zul zullen zou zouden zijn heb hebt heeft hebben ben bent moet moeten "
    "ga gaat gaan wil wilt willen lukt past komt kom lever stuur mail bel doe maak krijg schuif "
    "levert stuurt mailt belt doet maakt krijgt schuift geeft geef laat reageert reageer zet "
    "regelt regel legt leg brengt breng haalt haal meldt meld hoort hoor weet ligt staat spreek "
    "zie kijk"
)
_ARTICLES = "de het een mijn jouw zijn onze"
_FUNCTION_WORDS = " ".join(
    (_PRONOUNS, _LINKING, _ADVERBS, _PREPOSITIONS, _VERBS, _ARTICLES)
).split()
FUNCTION_WORD = rf"(?:{_MARKS}|{'|'.join(sorted(set(_FUNCTION_WORDS)))})"
NOT_BEFORE_NOUN = rf"(?= {FUNCTION_WORD}(?: |$)| (?:[TPMDFX][0-9a-z]|[dm][0-9])|$)"
"""What follows cannot be the noun that the number or ordinal before it counts."""
YEAR = r"(?:(?: van)? N(?P<year>(?:19|2[01])[0-9]{2})(?! uur))?"
"""An optional year; the group is `year`."""
WHICH_YEAR = r"(?:(?: van)?(?: het)? (?P<which_year>deze|volgende|komende|vorige) jaar)?"
"""An optional "volgend jaar"; the group is `which_year`."""


def words(listed: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(listed.split())


# Words after which "3-12" or "14.30" marks something that is no time.
LABELS = words(
    "artikel art artikelen paragraaf versie nummer nr lid hoofdstuk bladzijde pagina blz kamer "
    "huisnummer regel punt score - circa minstens minimaal met van € % bijlage tabel zaak dossier "
    "fase stap stand verhouding tussen"
)
# An infinitive may follow a day or an hour; the few nouns that look like one may not.
BEFORE_VERB = r"(?= (?!(?:reden|teken|wagen|regen|mensen) )[a-z]{2,20}en(?: |$))"
VAN = r"(?: (?:van (?:de|het|' t|t)|van|vd|vh|de|het|' t|t))?"
"""An optional "van de"."""
STILL = r"(?: nog(?! (?:niet|geen|een|wel|even|eens|meer)))?"
"""An optional "nog" that goes with the time before it."""


def previous_word(match: re.Match[str]) -> str:
    """The canonical word before the match, or "" at the start."""
    start = match.start() - 1
    if start < 0:
        return ""
    return match.string[match.string.rfind(" ", 0, start) + 1 : start]


def next_word(match: re.Match[str]) -> str:
    """The canonical word after the match, or "" at the end."""
    rest = match.end() + 1
    stop = match.string.find(" ", rest)
    return match.string[rest : stop if stop >= 0 else len(match.string)]


def said_year(match: re.Match[str], now: datetime) -> int | None:
    """The year that the groups of YEAR and WHICH_YEAR tell, if any."""
    if match["year"]:
        return int(match["year"])
    if match["which_year"]:
        return now.year + {"deze": 0, "vorige": -1}.get(match["which_year"], 1)
    return None


def number(canonical: str) -> int:
    """The number in a canonical word: 12 for "N12", "O12" and "M12"."""
    return int(canonical[1:].rstrip("p"))
