"""Whether two agreements are about the same action."""

from __future__ import annotations

import re

from bot.practice.agreements.model import Agreement
from bot.practice.agreements.wordlists import word_set

_FUNCTION_WORDS = word_set(
    """
    de het een t dat dit die deze er ervan erover erop mij me mijn jou je jouw jullie u uw ons
    onze hem haar hen hun ze zich even nog ook weer samen van voor met aan naar over op in bij
    om te en of als dan zelf eerst iets alles daar hier
    """
)
_GENERIC_VERBS = word_set("doen regelen oppakken afspreken")
_TRANSFER_VERBS = word_set(
    """
    sturen mailen toesturen opsturen aanleveren leveren appen versturen doorsturen geven delen
    doormailen toemailen inleveren
    """
)
_SHORTEST_COMPOUND_PART = 5


def same_action(old: Agreement, new: Agreement) -> bool:
    """Whether `new` comes back to the action of `old`: same actor (or none said), similar what."""
    if old.who and new.who and old.who != new.who:
        return False
    if old.third_party and new.third_party:
        if old.third_party.lower() != new.third_party.lower():
            return False
    if not old.what or not new.what:
        return True
    return similar_what(old.what, new.what)


def similar_what(one: str, other: str) -> bool:
    """Whether two descriptions of an action mean the same: things and verb, or a pronoun."""
    things_one, verb_one = _things_and_verb(one)
    things_other, verb_other = _things_and_verb(other)
    same_verb = _same_verb(verb_one, verb_other)
    if not things_one or not things_other:
        generic = {verb_one, verb_other} & _GENERIC_VERBS
        return same_verb or (bool(generic) and things_one != things_other)
    fewest = min(len(things_one), len(things_other))
    shared = sum(any(_same_thing(a, b) for b in things_other) for a in things_one)
    return shared >= fewest if not same_verb else shared * 2 >= fewest


def _things_and_verb(what: str) -> tuple[set[str], str]:
    words = [w for w in re.findall(r"\w+", what.lower()) if w not in _FUNCTION_WORDS]
    if not words:
        return set(), ""
    return set(words[:-1]), words[-1]


def _same_verb(one: str, other: str) -> bool:
    return one == other or {one, other} <= _TRANSFER_VERBS


def _same_thing(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_COMPOUND_PART and (
        long.startswith(short) or long.endswith(short)
    )
