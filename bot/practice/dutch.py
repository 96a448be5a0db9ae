"""Small things of Dutch that texts need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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


def day(when: date) -> str:
    """A date as people say it: "vrijdag 27 november"."""
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]}"


def joined(words: Sequence[str], last: str = "en") -> str:
    """ "a", "a en b", "a, b en c"; `last` is the word before the last one."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def within(name: str) -> str:
    """A name as it stands inside a sentence: "meneer Van Dijk", "Karim"."""
    title, _, rest = name.partition(" ")
    return f"{title.lower()} {rest}" if title in ("Meneer", "Mevrouw") and rest else name
