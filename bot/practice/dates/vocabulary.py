"""The words of time in Dutch, each with the one spelling that the grammar uses.

Classes of words get a letter and a number, so that a rule can name the class:
`D4` Friday, `D4p` Friday morning or evening, `d4` "vr", `S4` "vrijdags", `M12` December, `m12`
"dec", `N20` a number, `O20` "20e", `o20` "twintigste". The tokenizer adds `T1430` (14:30), `P1430`
(14.30, which may be something else), `X3-12` and `X3-12-2026` (dates), `Q1` (a quarter) and `R1200`
(10.00-12.00). A feast is `F` and its name. Every other word is itself, in lower case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.practice.dutch import MONTHS, WEEKDAYS

DAY_PARTS = ("ochtend", "morgen", "voormiddag", "middag", "namiddag", "avond", "nacht")

# "zo" is left to the rules: it is nearly always the word "so".
_WEEKDAY_SHORT = ("ma", "di", "wo", "do", "vr", "za")
_WEEKDAY_MORE = {"maa": 0, "woe": 2, "woens": 2, "dond": 3}
_MONTH_SHORT = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mrt": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
)
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ORDINALS = (
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
    "elfde",
    "twaalfde",
)
_FEASTS = {
    "kerst": ("kerst", "kerstmis", "kerstdagen", "kerstdag", "feestdagen"),
    "kerstavond": ("kerstavond",),
    "oudjaar": ("oudjaar", "oudjaarsdag", "oudejaarsdag", "oudejaarsavond", "jaarwisseling"),
    "nieuwjaar": ("nieuwjaar", "nieuwjaarsdag"),
    "sinterklaas": ("sinterklaas", "pakjesavond"),
    "koningsdag": ("koningsdag",),
    "dodenherdenking": ("dodenherdenking",),
    "bevrijdingsdag": ("bevrijdingsdag",),
    "prinsjesdag": ("prinsjesdag",),
    "pasen": ("pasen", "paasdagen", "paasweekend"),
    "hemelvaart": ("hemelvaart", "hemelvaartsdag"),
    "pinksteren": ("pinksteren", "pinksterdagen", "pinksterweekend"),
    "carnaval": ("carnaval", "vastenavond"),
    "kerstvakantie": ("kerstvakantie", "kerstreces"),
    "zomervakantie": ("zomervakantie", "zomerreces", "zomerstop", "bouwvak"),
    "zomer": ("zomer",),
    "voorjaar": ("voorjaar", "lente"),
    "najaar": ("najaar", "herfst"),
    "winter": ("winter",),
}
_ALIASES = {
    "komende": "komend aankomende aankomend aanstaande aanstaand as eerstvolgende eerstvolgend "
    "eerstkomende komnde aanst",
    "volgende": "volgend vlgnd vlgnde vlgende vlgd vlg",
    "deze": "dit",
    "vorige": "vorig afgelopen verleden voorbije laatstleden",
    "eind": "einde",
    "elke": "elk iedere ieder",
    "week": "wk weeknr weeknummer",
    "weken": "wkn wken weekjes",
    "weekend": "weekeinde wkend",
    "dagen": "dgn dagjes",
    "maand": "mnd",
    "maanden": "mnden mndn",
    "jaren": "jaartjes",
    "uur": "uurtje",
    "minuten": "min minuut minuutjes",
    "werkdagen": "wd",
    "vandaag": "vndg vandg vdg vandag vadaag vnadaag vaandaag vanadag",
    "binnenkort": "binnekort binenkort binnenkrt binenkrt",
    "morgen": "mrgn mrgen morgn",
    "overmorgen": "ovm ovrmrgn overmrgn overmogen",
    "vanmiddag": "vanavond vannacht vanmid vanmiddg vanmdg",
    "vanochtend": "vanmorgen",
    "morgenmiddag": "morgenochtend morgenavond morgennamiddag morgenvroeg mrgnochtend mrgnmiddag",
    "overmorgenmiddag": "overmorgenochtend overmorgenavond",
    "gisteren": "gister eergisteren gisteravond gistermiddag gisterochtend gisterenmiddag "
    "gisterenavond gisterenochtend gistermorgen",
    "zsm": "asap",
    "tot": "tm",
    "vanaf": "va",
    "circa": "ca ongeveer hooguit maximaal max hoogstens pakweg zowat",
    "ochtends": "sochtends smorgens morgens",
    "middags": "smiddags namiddags",
    "avonds": "savonds",
    "lunch": "lunchpauze lunchtijd middagpauze",
    "werkdag": "arbeidsdag",
}
_HOURS_AS_NOUNS = {
    "enen": 1,
    "tweeen": 2,
    "drieen": 3,
    "vieren": 4,
    "vijven": 5,
    "zessen": 6,
    "zevenen": 7,
    "achten": 8,
    "negenen": 9,
    "tienen": 10,
    "elven": 11,
    "twaalven": 12,
}
# Long words in which one slip is still the same word; the exceptions are words of their own.
_FORGIVEN = (
    *WEEKDAYS,
    *(month for month in MONTHS if len(month) > 6),
    "uiterlijk",
    "volgende",
    "overmorgen",
    "vanmiddag",
    "vanavond",
    "vanochtend",
    "aanstaande",
)
_OTHER_WORDS = frozenset(
    {
        "aanstaarde",
        "mondag",
        "rijdag",
        "ruiterlijk",
        "uiterdijk",
        "uiterlijke",
        "uiterlijks",
        "uiterwijk",
        "valavond",
        "voegende",
        "volgender",
        "waterdag",
        "zondig",
    }
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _one_slip(word: str) -> Iterator[str]:
    """The word with one letter left out, doubled up, wrong or swapped with the next."""
    for index in range(len(word)):
        before, at, after = word[:index], word[index], word[index + 1 :]
        yield before + after
        if after:
            yield before + after[0] + at + after[1:]
        for letter in _LETTERS:
            yield before + letter + after
            yield before + letter + at + after


def _numbers() -> Iterator[tuple[str, int]]:
    yield "nul", 0
    yield from ((name, number) for number, name in enumerate(_UNITS, 1) if number > 1)
    yield from ((name, number) for number, name in enumerate(_TEENS, 10))
    for tens, name in enumerate(_TENS, 2):
        yield name, 10 * tens
        yield from (
            (f"{unit}en{name}", 10 * tens + number) for number, unit in enumerate(_UNITS, 1)
        )
    yield "honderd", 100


def _ordinals() -> Iterator[tuple[str, int]]:
    yield from ((name, number) for number, name in enumerate(_ORDINALS, 1))
    yield from ((f"{name}de", number) for number, name in enumerate(_TEENS, 10) if number > 12)
    yield from ((f"{name}ste", number) for name, number in _numbers() if 20 <= number <= 31)


def _classes() -> Iterator[tuple[str, str]]:
    for number, name in enumerate(WEEKDAYS):
        yield name, f"D{number}"
        yield name + "s", f"S{number}"
        yield name + "en", f"S{number}"
    yield from ((name, f"d{number}") for number, name in enumerate(_WEEKDAY_SHORT))
    yield from ((name, f"d{number}") for name, number in _WEEKDAY_MORE.items())
    yield from ((name, f"M{number}") for number, name in enumerate(MONTHS, 1))
    yield from ((name, f"m{number}") for name, number in _MONTH_SHORT.items())
    yield from ((name, f"N{number}") for name, number in _numbers())
    yield from ((name, f"o{number}") for name, number in _ordinals())
    yield from ((name, f"H{number}") for name, number in _HOURS_AS_NOUNS.items())
    for feast, names in _FEASTS.items():
        yield from ((name, f"F{feast}") for name in names)


def _aliases() -> Iterator[tuple[str, str]]:
    for canonical, names in _ALIASES.items():
        yield from ((name, canonical) for name in names.split())


def _slips(known: Iterable[tuple[str, str]]) -> dict[str, str]:
    spelling = dict(known)
    return {
        slip: spelling.get(word, word)
        for word in _FORGIVEN
        for slip in _one_slip(word)
        if slip not in _OTHER_WORDS
    }


_KNOWN = {**dict(_aliases()), **dict(_classes())}
_CANONICAL = {**_slips(_KNOWN.items()), **_KNOWN}


def canonical_word(folded: str) -> str:
    """The grammar's spelling of a word in lower case without accents."""
    known = _CANONICAL.get(folded)
    if known is not None:
        return known
    for part in DAY_PARTS:
        if folded.endswith(part):
            day = _CANONICAL.get(folded[: -len(part)], "")
            if day.startswith("D"):
                return day + "p"
    if "y" in folded:
        spelled = folded.replace("y", "ij")
        canonical = canonical_word(spelled)
        return folded if canonical == spelled else canonical
    return folded
