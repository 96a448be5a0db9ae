"""Promises that bind nobody to anything one can check."""

from __future__ import annotations

from bot.practice.agreements.actions import Action
from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import (
    DETERMINERS,
    MODALS,
    OBJECT_PRONOUNS,
    PARTICLES_OF_TONE,
    PREPOSITIONS,
)

_ALWAYS = word_set(
    """
    goedkomen proberen overwegen nadenken inspannen kijken bezien oplossen meenemen oppakken
    trachten bedenken verzinnen letten opletten
    """
)
"""Verbs that by themselves promise nothing one can check, unless a real time goes with them."""

_ASKING_AROUND = word_set("informeren rondvragen navragen polsen rondkijken uitzoeken bekijken")
_SMALL_WORDS = (
    OBJECT_PRONOUNS
    | PARTICLES_OF_TONE
    | DETERMINERS
    | PREPOSITIONS
    | MODALS
    | word_set(
        """
        zelf samen weer best helemaal zeker ongetwijfeld heus eraf erin eruit alles iets wat
        serieus druk echt intern
        """
    )
)
_PHRASES: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (verb, frozenset(words.split()))
    for verb, words in (
        ("laten horen", "ons mij me iets"),
        ("terugkomen", "op erop hierop daarop er hier daar"),
        ("doen", "best mogelijke alles iets eraan kan"),
        ("houden", "hoogte contact gaten oog rekening vinger aandacht"),
        ("gaan", "slag bezig achteraan mee ermee erachteraan achterheen"),
        ("zijn", "bezig"),
        ("maken", "werk"),
        ("komen", "goed orde"),
        ("nemen", "mee overweging"),
        ("geven", "aandacht prioriteit"),
        ("besteden", "aandacht"),
        ("zorgen", "goed orde beter"),
        ("regelen", "iets wat"),
        ("hebben", "aandacht"),
        ("zetten", "schouders"),
        ("laten", "weten"),
        ("steken", "energie"),
        ("zoeken", "oplossing oplossingen uitweg"),
        ("letten", "er erop op beter"),
        ("opletten", "beter"),
    )
)
_EMPTY_PASSIVES = word_set(
    """
    kijken oppakken regelen uitzoeken meenemen oplossen werken bekijken onderzoeken
    """
)


def is_empty_passive(action: Action) -> bool:
    """Whether it is a passive as institutions use it: "er wordt naar gekeken"."""
    return action.passive and action.verb in _EMPTY_PASSIVES


def is_empty_promise(clause: Clause, action: Action) -> bool:
    """Whether the action cannot be checked by anybody: "mijn best doen", "erop terugkomen"."""
    words = frozenset(clause.lows)
    if action.verb in _ALWAYS and not has_thing(action):
        return True
    if _only_asks_around(action):
        return True
    if action.verb == "komen" and "papier" in words and clause.subject is not None:
        return clause.subject.who is None
    if action.verb == "zetten" and "lijst" in words:
        return any(token.low in ("het", "dat", "dit") for token in action.before[:1])
    return any(action.verb == verb and words & rest for verb, rest in _PHRASES if verb != "laten")


def _only_asks_around(action: Action) -> bool:
    """ "Eens informeren hoe dat zit", "eens kijken wat er kan": nothing that comes of it."""
    words = {token.low for token in action.before}
    return action.verb in _ASKING_AROUND and "eens" in words and not has_thing(action)


def has_thing(action: Action) -> bool:
    """Whether the action has an object of its own, more than "het" or "daar"."""
    words = [token.low for token in action.before if token.is_word]
    return any(_is_thing(word) for word in words)


def _is_thing(word: str) -> bool:
    return word not in _SMALL_WORDS and not word.startswith(
        ("erover", "ervoor", "eraan", "erbij", "daar", "hier")
    )
