"""A message that makes no agreement itself but gives the time or actor of an open one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.practice.agreements.model import Who
from bot.practice.agreements.times import as_one, chosen_time
from bot.practice.agreements.tokens import Token, tokenize
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import (
    FILLERS,
    NEGATIONS,
    PARTICLES_OF_TONE,
    PERSONS,
    PREPOSITIONS,
    TAGS,
)
from bot.practice.moves import HeardSentence

_BESIDE = (
    FILLERS
    | PARTICLES_OF_TONE
    | PREPOSITIONS
    | TAGS
    | word_set(
        """
        . , ? ! : ; doe doen dat dit het is was wordt kan kun lukt lukken red redden haal halen
        haalbaar past schikt zeg zeggen zullen we wat dacht je u jij van vind denk maken laten
        ervan vinden en of mij me jou bijvoorbeeld ergens dag dus zou moet al
        """
    )
)
_ANSWERS_WHO = word_set("doe doet doen neem neemt pak pakt regel regelt dat dit het")
_LONGEST = 12
"""Words of a remark that only fills in, at most."""


@dataclass(frozen=True)
class Supplement:
    """What a loose remark such as "vrijdag dan" adds to the agreement that is open."""

    who: Who | None
    when: str | None
    due: date | None
    sentence: str


def find_supplement(
    sentences: Sequence[HeardSentence], now: datetime, counterpart: str | None
) -> Supplement | None:
    """The time or actor that a message without an agreement of its own names, if it names one.

    Only a short remark counts ("vrijdag dan", "lukt dat voor dinsdag?", "doe jij dat?"); a
    goodbye or a refusal gives nothing.
    """
    for sentence in sentences:
        if sentence.move in ("afronden", "begroeten", "afwijzen", "gedrag_benoemen"):
            continue
        found = _in_sentence(sentence.text, now)
        if found is not None:
            return found
    return None


def _in_sentence(text: str, now: datetime) -> Supplement | None:
    tokens = tokenize(text, now)
    words = [token for token in tokens if token.time is None]
    lows = {token.low for token in words}
    if len(words) > _LONGEST or lows & NEGATIONS or not lows <= _BESIDE | frozenset(PERSONS):
        return None
    group = chosen_time(tokens)
    if text.lower().lstrip().startswith("tot ") or (group and _is_parting(group[0])):
        return None
    time = as_one(group, text)
    who = _actor(words) if time is None else None
    if time is None and who is None:
        return None
    return Supplement(who, time.text if time else None, time.due if time else None, text)


def _is_parting(token: Token) -> bool:
    return token.text.lower().startswith("tot ")


def _actor(words: Sequence[Token]) -> Who | None:
    """Who says to do it: "doe jij dat?", "dat doe ik"."""
    if not {token.low for token in words} & _ANSWERS_WHO:
        return None
    named = [PERSONS[token.low] for token in words if token.low in PERSONS]
    return named[0] if len(named) == 1 else None
