"""What a clause takes over from the one before it: subject, helper, verb or time."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.subjects import Subject
from bot.practice.agreements.tokens import Token
from bot.practice.agreements.verbs import readings
from bot.practice.agreements.words import (
    DETERMINERS,
    LINKING_ADVERBS,
    NEGATIONS,
    PARTICLES_OF_TONE,
    PERSONS,
    PREPOSITIONS,
)

_FOR_ME = frozenset(("mij", "me"))
_OBJECTS = frozenset(("ze", "het", "die", "dat", "dit", "er"))
_STRESSED = frozenset(("ik", "jij", "u", "jullie", "wij"))
_THEN = LINKING_ADVERBS | {"erna", "dan", "daarna"}


def with_shared_subject(clause: Clause, previous: Clause | None) -> Clause | None:
    """The clause with the subject of the one before, where it has none: "en mail de bewoners".

    Also where "je" only seems to be its subject: "ik zoek het uit en bel je dan".
    """
    if previous is None or previous.subject is None or clause.finite is None:
        return None
    if clause.chunk.lead not in ("en", ",", "maar"):
        return None
    owner = previous.subject
    if clause.order == "infinitive":
        return _coordinated_infinitive(clause, owner)
    if clause.order == "verb_last" and clause.subject is not None:
        return _infinitive_after_object(clause, owner)
    if clause.order != "verb_first":
        return None
    kinds = {reading.kind for reading in readings(clause.tokens[clause.finite].low)}
    for_me = bool(_FOR_ME & set(clause.lows))
    if clause.subject is None or (clause.subject.start == clause.subject.end):
        fits = _fits(owner, kinds) and not (owner.who == "learner" and for_me)
        return _given(clause, owner) if fits else None
    weak = clause.subject.word in ("je", "u", "jullie")
    if weak and owner.word == "ik" and not for_me and "stem" in kinds:
        return _given(clause, owner) if clause.chunk.lead == "en" else None
    if clause.subject.word in _OBJECTS and clause.chunk.lead == "en" and _fits(owner, kinds):
        return _given(clause, owner)
    if weak and owner.who == "third_party" and "t" in kinds and "stem" not in kinds:
        return _given(clause, owner)
    return None


def _infinitive_after_object(clause: Clause, owner: Subject) -> Clause | None:
    """ "… en ze maandag rondsturen": "ze" is what is sent, not who sends."""
    if clause.subject is None or clause.subject.word not in (
        "ze",
        "het",
        "die",
        "dat",
        "dit",
        "er",
    ):
        return None
    return replace(_given(clause, owner), order="infinitive")


def _given(clause: Clause, owner: Subject) -> Clause:
    absent = replace(owner, start=clause.start, end=clause.start)
    return replace(clause, subject=absent)


def _fits(owner: Subject, kinds: AbstractSet[str]) -> bool:
    if owner.word == "ik":
        return "stem" in kinds
    return "t" in kinds


def _coordinated_infinitive(clause: Clause, owner: Subject) -> Clause:
    first = clause.tokens[clause.start]
    plural = owner.word in ("we", "wij", "jullie")
    if plural and clause.finite == clause.start and first.low not in PERSONS:
        return replace(_given(clause, owner), order="verb_first")
    return _given(clause, owner)


def gapped(clause: Clause, previous: Clause | None) -> Clause | None:
    """ "Jij mailt dinsdag, ik woensdag": a subject and a time with the verb left out."""
    tokens = clause.tokens
    if previous is None or len(tokens) < 2 or tokens[0].low not in PERSONS:
        return None
    word = tokens[0].low
    if word in ("je", "we"):
        return None
    return replace(clause, subject=Subject(PERSONS[word], None, 0, 1, word))


def assignment(clause: Clause) -> tuple[Subject, tuple[Token, ...]] | None:
    """ "Jij de brief": an actor and what falls to that actor, with no verb; None if not that."""
    tokens = clause.tokens[clause.start :]
    if len(tokens) < 2:
        return None
    first = tokens[0]
    if first.low not in _STRESSED or first.time is not None:
        return None
    second = tokens[1]
    if second.low not in DETERMINERS and second.time is None and not is_thing(second):
        return None
    subject = Subject(PERSONS[first.low], None, 0, 1, first.low)
    return subject, tuple(tokens[1:])


def is_thing(token: Token) -> bool:
    """Whether a bare word may be what somebody takes on: "jij concept"."""
    closed = PREPOSITIONS | PARTICLES_OF_TONE | NEGATIONS | DETERMINERS | {"en", "of"}
    return token.is_word and token.low not in closed and not readings(token.low)


def shares_time(clause: Clause, previous: Clause, shared: bool) -> bool:
    """Whether a time said early in the clause before holds for this one too."""
    if set(clause.lows) & _THEN or clause.chunk.lead != "en":
        return False
    if not shared and clause.order != "verb_first":
        return False
    if not shared and previous.order != "inverted":
        return False
    times = [index for index, token in enumerate(previous.tokens) if token.time is not None]
    return bool(times) and times[0] < len(previous.tokens) - 1
