"""The words of time in Dutch, each with the one spelling that the grammar uses."""

from __future__ import annotations

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTH_SHORT = {
    "feb": 2,
    "mrt": 3,
    "apr": 4,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}
_NUMBERS = ("nul", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_DAY_PARTS = ("ochtend", "morgen", "middag", "avond", "nacht")


def _canonical_words() -> dict[str, str]:
    words = {name: f"D{number}" for number, name in enumerate(WEEKDAYS)}
    for number, name in enumerate(WEEKDAYS):
        words.update({name + part: f"D{number}" for part in _DAY_PARTS})
    words.update({"morgen" + part: "morgen" for part in _DAY_PARTS if part != "morgen"})
    words.update({name: f"M{number}" for number, name in enumerate(MONTHS, 1)})
    words.update({name: f"M{number}" for name, number in _MONTH_SHORT.items()})
    words.update({name: f"N{number or 1}" for number, name in enumerate(_NUMBERS, 1)})
    words.update({"nul": "N0", "wk": "week", "as": "komende", "vndg": "vandaag"})
    words.update(dict.fromkeys(("vanmiddag", "vanavond", "vanochtend", "vanmorgen"), "vandaag"))
    words.update(dict.fromkeys(("aanstaande", "komende", "komend", "eerstvolgende"), "komende"))
    words.update(dict.fromkeys(("volgende", "volgend", "volgnde", "vlgnd"), "volgende"))
    words.update(dict.fromkeys(("einde", "eind"), "eind"))
    words.update({"mrgn": "morgen", "ovm": "overmorgen", "één": "een"})
    return words


CANONICAL = _canonical_words()
