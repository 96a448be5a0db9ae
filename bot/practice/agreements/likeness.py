"""Whether two agreements are about the same action."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from bot.practice.agreements.model import Agreement
from bot.practice.agreements.verbs import is_infinitive
from bot.practice.agreements.wordlists import word_set

_FUNCTION_WORDS = word_set(
    """
    de het een t dat dit die deze er ervan erover erop ernaar mij me mijn jou je jouw jullie u uw
    ons onze hem haar hen hun ze zich even nog ook weer samen van voor met aan naar over op in bij
    om te en of als dan zelf eerst iets alles daar hier wat hoe of laten
    """
)
_GENERIC = word_set("doen regelen oppakken afspreken zeggen maken")
_FAMILIES = (
    word_set(
        """
        sturen mailen toesturen opsturen aanleveren leveren appen versturen doorsturen geven delen
        doormailen toemailen inleveren opleveren rondsturen terugsturen doorgeven
        """
    ),
    word_set("bellen spreken opnemen appen terugbellen telefoneren benaderen praten overleggen"),
    word_set("maken schrijven opstellen uitwerken voorbereiden afmaken"),
    word_set("uitzoeken nagaan navragen checken controleren nakijken kijken onderzoeken bekijken"),
    word_set("zitten afspreken zien evalueren terugkijken bespreken"),
    word_set("weten horen terugkoppelen informeren inlichten"),
)
_SHORTEST_COMPOUND_PART = 5


def same_action(old: Agreement, new: Agreement) -> bool:
    """Whether `new` comes back to the action of `old`: same actor (or none said), similar what."""
    if old.who and new.who and old.who != new.who:
        return False
    one, other = old.third_party, new.third_party
    if one and other and one.lower() != other.lower():
        return False
    if not old.what or not new.what:
        return True
    return similar_what(old.what, new.what)


def similar_what(one: str, other: str) -> bool:
    """Whether two descriptions of an action mean the same: things and verb, or a pronoun."""
    things_one, verbs_one = _things_and_verbs(one)
    things_other, verbs_other = _things_and_verbs(other)
    if not things_one or not things_other:
        generic = verbs_one <= _GENERIC or verbs_other <= _GENERIC
        return generic or bool(verbs_one & verbs_other)
    fewest = min(len(things_one), len(things_other))
    shared = sum(any(_same_thing(a, b) for b in things_other) for a in things_one)
    return shared * 2 >= fewest and shared > 0 and _same_verb(verbs_one, verbs_other)


def same_words(one: str, other: str) -> bool:
    """Whether two descriptions name like things and verbs, neither leaning on a pronoun."""
    things_one, verbs_one = _things_and_verbs(one)
    things_other, verbs_other = _things_and_verbs(other)
    both = bool(things_one) == bool(things_other)
    return both and bool(verbs_one & verbs_other) and similar_what(one, other)


@lru_cache(maxsize=1024)
def _things_and_verbs(what: str) -> tuple[frozenset[str], frozenset[str]]:
    words = [w for w in re.findall(r"\w+", what.lower()) if w not in _FUNCTION_WORDS]
    verbs = frozenset(word for word in words if is_infinitive(word))
    return frozenset(words) - verbs, verbs


def _same_verb(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    if one & other or not one or not other or (one | other) & _GENERIC:
        return True
    return any(one & family and other & family for family in _FAMILIES)


def _same_thing(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_COMPOUND_PART and (
        long.startswith(short) or long.endswith(short)
    )
