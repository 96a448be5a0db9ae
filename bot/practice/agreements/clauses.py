"""Reading a chunk as a clause: which verb, whose, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.practice.agreements.anchors import (
    BETWEEN_SUBJECT_AND_VERB,
    agrees,
    anchor_verb,
    is_nouny,
)
from bot.practice.agreements.chunks import Chunk
from bot.practice.agreements.nouns import agent_phrase
from bot.practice.agreements.subjects import (
    Subject,
    counterpart_words,
    dropped_subject,
    first_subject,
    is_somebody_else,
    loose_name,
    named_subject,
    noun_subject,
    pronoun_subject,
)
from bot.practice.agreements.tokens import Token
from bot.practice.agreements.verbs import VerbForm, guess_infinitive, readings
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import (
    ALSO_OBJECTS,
    DETERMINERS,
    FILLERS,
    MODALS,
    OBJECT_PRONOUNS,
    PARTICLES_OF_TONE,
    PERSONS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    WE_WITHOUT_YOU,
)

Order = Literal["subject_first", "verb_first", "inverted", "verb_last", "infinitive", "none"]
_OPENS_SUBORDINATE = word_set(
    """
    als omdat zodat voordat nadat zodra terwijl tenzij mits totdat indien doordat opdat sinds
    dat of die
    """
)
_HELPERS = MODALS | {"worden", "zijn", "hebben", "laten", "proberen"}
_VERB_LAST_LEADS = _OPENS_SUBORDINATE | QUESTION_WORDS
_CALLS = word_set("kijk luister zeg")
"""Imperatives that mostly only draw attention."""
_FARTHEST_VERB = 9
"""Tokens between the start of a main clause and its finite verb, at most."""


@dataclass(frozen=True)
class Clause:
    """A chunk with its verb and subject found, as far as it has them."""

    chunk: Chunk
    order: Order
    start: int
    """Where the clause proper begins, after words like "ja" and "prima"."""
    finite: int | None
    """Where the finite verb stands among the tokens."""
    verb: str | None
    """The infinitive of the finite verb, without a loose particle."""
    past: bool
    subject: Subject | None

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the chunk."""
        return self.chunk.tokens

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """The words of the clause proper, in lower case; "" for a time."""
        return tuple(token.low for token in self.chunk.tokens[self.start :])

    def has(self, *words: str) -> bool:
        """Whether one of the words stands in the clause proper."""
        return any(word in self.lows for word in words)


def read_clause(chunk: Chunk, counterpart: str | None) -> Clause:
    """The chunk as a clause."""
    tokens = chunk.tokens
    start = _after_fillers(tokens, counterpart)
    if chunk.lead in _VERB_LAST_LEADS:
        return _verb_last(chunk, start, counterpart) or _empty(chunk, start)
    return (
        _with_pronoun(chunk, start, counterpart)
        or _with_noun_phrase(chunk, start, counterpart)
        or _verb_first(chunk, start)
        or _verb_last(chunk, start, counterpart)
        or _guessed(chunk, start)
        or _infinitive(chunk, start)
        or _empty(chunk, start)
    )


def _empty(chunk: Chunk, start: int) -> Clause:
    return Clause(chunk, "none", start, None, None, False, None)


def _after_fillers(tokens: Sequence[Token], counterpart: str | None) -> int:
    names = counterpart_words(counterpart)
    index = 0
    while index < len(tokens):
        low = tokens[index].low
        vocative = low in names and index + 1 < len(tokens) and _opens_clause(tokens, index + 1)
        if low not in FILLERS and low != "dus" and not vocative:
            break
        following = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if low in _CALLS and following in ("jij", "je", "u", "jullie", "even", "me", "mij"):
            break
        if low in FILLERS and index + 1 < len(tokens) and tokens[index + 1].low in ("ik",):
            if agrees("ik", tokens[index], inverted=True) and readings(low):
                break
        index += 1
    return index


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    verb = anchor_verb(tokens, index)
    return verb is not None and (tokens[index].low in PERSONS or verb == index)


def _present_reading(token: Token, plural: bool) -> VerbForm | None:
    """The reading of a finite form: the present before the past, the plural where it fits."""
    order = ("infinitive", "stem", "t", "past") if plural else ("stem", "t", "infinitive", "past")
    found = readings(token.low)
    for kind in order:
        for reading in found:
            if reading.kind == kind:
                return reading
    return None


def _clause(
    chunk: Chunk, order: Order, start: int, finite: int, subject: Subject | None
) -> Clause | None:
    plural = subject is not None and (
        subject.word in ("we", "wij", "jullie", WE_WITHOUT_YOU) or not subject.word
    )
    reading = _present_reading(chunk.tokens[finite], plural)
    if reading is None:
        return None
    return Clause(chunk, order, start, finite, reading.infinitive, reading.kind == "past", subject)


def _with_pronoun(chunk: Chunk, start: int, counterpart: str | None) -> Clause | None:
    tokens = chunk.tokens
    for index in range(start, min(len(tokens), start + _FARTHEST_VERB)):
        verb = anchor_verb(tokens, index)
        if verb is None:
            verb = _verb_after_apposition(tokens, index) if index == start else None
            if verb is None:
                continue
        if verb == index:
            by_noun = noun_subject(tokens, start, verb, counterpart)
            if by_noun is not None and tokens[index + 1].low not in ("ik", "jij", "we", "wij"):
                return _clause(chunk, "subject_first", start, verb, by_noun)
            if is_somebody_else(tokens, start, verb):
                person = Subject("third_party", "die", start, verb, "")
                return _clause(chunk, "subject_first", start, verb, person)
            subject = pronoun_subject(tokens, index + 1)
            return _clause(chunk, _order(tokens, start, verb), start, verb, subject)
        return _clause(chunk, "subject_first", start, verb, pronoun_subject(tokens, index))
    return None


def _order(tokens: Sequence[Token], start: int, verb: int) -> Order:
    before = [t for t in tokens[start:verb] if t.low not in PARTICLES_OF_TONE or t.low == "dan"]
    return "inverted" if before else "verb_first"


def _verb_after_apposition(tokens: Sequence[Token], index: int) -> int | None:
    """The verb of "wij als gemeente herstellen", "ik vanuit mijn rol bel"."""
    if index + 2 >= len(tokens) or tokens[index].low not in ("ik", "wij", "jij", "u", "jullie"):
        return None
    if tokens[index + 1].low not in ("als", "vanuit", "van", "bij", "namens"):
        return None
    for verb in range(index + 2, min(len(tokens), index + 7)):
        if agrees(tokens[index].low, tokens[verb]) and not is_nouny(tokens, verb):
            return verb
    return None


def _finite_candidates(tokens: Sequence[Token], start: int) -> list[int]:
    return [
        index
        for index in range(start, min(len(tokens), start + _FARTHEST_VERB))
        if _may_be_finite(tokens, index)
    ]


def _may_be_finite(tokens: Sequence[Token], index: int, noun_too: bool = False) -> bool:
    kinds = {reading.kind for reading in readings(tokens[index].low)}
    return bool(kinds - {"participle"}) and (noun_too or not is_nouny(tokens, index))


def _has_participle(tokens: Sequence[Token]) -> bool:
    return any(r.kind == "participle" for token in tokens for r in readings(token.low))


def _with_noun_phrase(chunk: Chunk, start: int, counterpart: str | None) -> Clause | None:
    """A main clause whose subject is a name, role or organisation, before or after the verb."""
    tokens = chunk.tokens
    for verb in _finite_candidates(tokens, start):
        kinds = {reading.kind for reading in readings(tokens[verb].low)}
        subject = noun_subject(tokens, start, verb, counterpart)
        if subject is None:
            subject = loose_name(tokens, start, verb, counterpart)
        modal = tokens[verb].low in ("kan", "wil", "zal", "mag")
        if subject is not None and (modal or kinds & {"t", "infinitive", "past"}):
            return _clause(chunk, "subject_first", start, verb, subject)
        end = agent_phrase(tokens, verb + 1)
        modal = tokens[verb].low in ("kan", "wil", "zal", "mag")
        third_person = "stem" not in kinds or (verb > start and "t" in kinds)
        if end > verb + 1 and (modal or (kinds & {"t", "past"} and third_person)):
            named = named_subject(tokens, verb + 1, end, counterpart)
            return _clause(chunk, _order(tokens, start, verb), start, verb, named)
        opens = _may_be_finite(tokens, start)
        plural_passive = tokens[verb].low == "worden" and _has_participle(tokens[verb + 1 :])
        plain = kinds & {"t"} and "stem" not in kinds
        if (plain or plural_passive) and verb > start and not opens:
            nobody = Subject(None, None, start, start, "")
            return _clause(chunk, "subject_first", start, verb, nobody)
    return None


def _verb_first(chunk: Chunk, start: int) -> Clause | None:
    """An imperative, or a clause that shares its subject with the one before."""
    tokens = chunk.tokens
    while start < len(tokens) and tokens[start].low in PARTICLES_OF_TONE:
        start += 1
    verb = start
    if verb + 1 < len(tokens) and tokens[verb].time is not None:
        verb += 1
    if verb >= len(tokens) or not _may_be_finite(tokens, verb):
        return None
    kinds = {reading.kind for reading in readings(tokens[verb].low)}
    if not kinds & {"stem", "t"}:
        return None
    return _clause(chunk, "verb_first", start, verb, dropped_subject(tokens, verb, kinds))


def _verb_last(chunk: Chunk, start: int, counterpart: str | None) -> Clause | None:
    """A subordinate clause, or one coordinated with it: subject first, verbs at the end."""
    tokens = chunk.tokens
    while start < len(tokens) and tokens[start].low in PARTICLES_OF_TONE:
        start += 1
    if start >= len(tokens):
        return None
    subject = first_subject(tokens, start, counterpart)
    if subject is None or (chunk.lead not in _VERB_LAST_LEADS and subject.start == subject.end):
        return None
    for index in range(len(tokens) - 1, subject.end - 1, -1):
        last = index == len(tokens) - 1 and chunk.lead in _VERB_LAST_LEADS
        pronoun = tokens[index - 1].low in ALSO_OBJECTS if index else False
        finite = _may_be_finite(tokens, index, noun_too=last and pronoun)
        if finite and _fits(subject, tokens[index]):
            index = _leftmost_finite(tokens, subject, index)
            return _clause(chunk, "verb_last", start, index, subject)
    return None


def _fits(subject: Subject, verb: Token) -> bool:
    if subject.word:
        return agrees(subject.word, verb)
    kinds = {reading.kind for reading in readings(verb.low)}
    return bool(kinds & {"t", "infinitive", "past"})


def _leftmost_finite(tokens: Sequence[Token], subject: Subject, index: int) -> int:
    """The finite verb of a cluster: "gaat" in "gaat regelen", "zou" in "zou kunnen leveren"."""
    while index - 1 >= subject.end and _may_be_finite(tokens, index - 1):
        if not _fits(subject, tokens[index - 1]) or not _is_helper(tokens[index - 1]):
            break
        index -= 1
    return index


def _is_helper(token: Token) -> bool:
    return any(reading.infinitive in _HELPERS for reading in readings(token.low))


def _guessed(chunk: Chunk, start: int) -> Clause | None:
    """A main clause with a verb that is in no table: "ik vlog", "jij kalibreert het plan"."""
    tokens = chunk.tokens
    for index in range(start, min(len(tokens) - 2, start + 4)):
        first, second = tokens[index], tokens[index + 1]
        if first.low in ("ik", "jij", "wij", "we", "u", "hij") and _may_be_unknown(
            second, first.low
        ):
            verb = guess_infinitive(second.low)
            subject = pronoun_subject(tokens, index)
            return Clause(chunk, "subject_first", start, index + 1, verb, False, subject)
    return None


def _may_be_unknown(token: Token, subject: str) -> bool:
    low = token.low
    if token.time is not None or not low.isalpha() or len(low) < 3 or readings(low):
        return False
    closed = DETERMINERS | PREPOSITIONS | OBJECT_PRONOUNS | PARTICLES_OF_TONE | SUBJECT_PRONOUNS
    if low in closed or low in BETWEEN_SUBJECT_AND_VERB:
        return False
    if subject in ("we", "wij"):
        return low.endswith("en")
    if low.endswith(("ing", "heid", "tie", "schap", "sel", "nis")):
        return False
    return subject == "ik" or low.endswith(("t", "d"))


def _infinitive(chunk: Chunk, start: int) -> Clause | None:
    """A chunk that ends in an infinitive and has no finite verb: "en de bewoners mailen"."""
    tokens = chunk.tokens
    has_er = any(token.low in ("er", "daar", "hier") for token in tokens)
    for index in range(len(tokens) - 1, start - 1, -1):
        found = [r for r in readings(tokens[index].low) if r.kind == "infinitive"]
        stranded = has_er and index == len(tokens) - 1
        if found and (stranded or not is_nouny(tokens, index)):
            return Clause(chunk, "infinitive", start, index, found[0].infinitive, False, None)
    return None
