"""Cutting the tokens of a sentence into chunks that hold at most one clause each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.practice.agreements.anchors import anchor_verb
from bot.practice.agreements.tokens import Token
from bot.practice.agreements.verbs import readings
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import (
    DETERMINERS,
    LINKING_ADVERBS,
    PARTICLES_OF_TONE,
    PERSONS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)

_STOPS = frozenset(".!?;…:\n•–—")
_BRACKETS = frozenset('()[]"“”„‘*')
_SEPARATORS = frozenset((",", "-", "/", "|", "+", "&"))
_COORDINATORS = frozenset(("en", "maar", "want"))
_AFTER_WHAT = word_set("wel mogelijk nodig haalbaar")


_CLAUSE_ENDS = _SEPARATORS | _COORDINATORS
_LONGEST_CLAUSE = 25
_SURE_SUBJECTS = frozenset(("ik", "jij", "we", "wij"))
_LONGEST_OPENING = 3
"""Words of a subordinate clause before its subject, at most."""
_STRESSED = frozenset(("ik", "jij", "wij"))
_ARTICLES = frozenset(("de", "het", "een", "mijn", "jouw"))
_BEFORE_SUBJECT = (
    PREPOSITIONS | PARTICLES_OF_TONE | SUBORDINATORS | QUESTION_WORDS | {"dat", "of", "die"}
)
_NEVER_SUBJECTS = PREPOSITIONS | PARTICLES_OF_TONE | word_set("samen zelf nu straks heel")


@dataclass(frozen=True)
class Chunk:
    """A stretch of tokens between two possible clause boundaries."""

    tokens: tuple[Token, ...]
    """Without the mark or word that opened it."""
    lead: str
    """The coordinator or subordinator before it; "," or "" where there is none."""
    opener: Token | None
    """The token of that lead, where it is a word."""
    first: bool
    """Whether a stop or the start of the text comes before it."""
    end: str
    """The mark that ends it, where that is a stop; else ""."""


def chunks(tokens: Sequence[Token]) -> list[Chunk]:
    """The chunks of one text, in order."""
    found: list[Chunk] = []
    segment: list[Token] = []
    for token in tokens:
        if token.low in _BRACKETS:
            continue
        if token.low in _STOPS:
            found += _segment_chunks(segment, token.low)
            segment = []
        else:
            segment.append(token)
    return found + _segment_chunks(segment, "")


def _segment_chunks(segment: Sequence[Token], end: str) -> list[Chunk]:
    """The chunks of what stands between two stops."""
    cuts = _cuts(segment)
    found: list[Chunk] = []
    for start, stop in zip(cuts, [*cuts[1:], len(segment)]):
        chunk = _chunk(segment[start:stop], first=not found)
        if chunk.tokens:
            found.append(chunk)
    if found:
        found[-1] = replace(found[-1], end=end)
    return found


def _chunk(part: Sequence[Token], first: bool) -> Chunk:
    """A chunk with the words that open it set apart; a comma gives way to a word after it."""
    lead, opener, index = "", None, 0
    while index < len(part):
        token = part[index]
        subordinate = opens_subordinate(part, index, at_start=first)
        if token.low in _SEPARATORS:
            lead = lead or ","
        elif token.low in _COORDINATORS or subordinate or (token.low == "of" and not index):
            lead, opener = token.low, token
        else:
            break
        index += 1
        if subordinate:
            break
    return Chunk(tuple(part[index:]), lead, opener, first, "")


def _cuts(segment: Sequence[Token]) -> list[int]:
    """Where chunks begin, the first at 0."""
    if not segment:
        return []
    cuts = [0]
    subordinate = opens_subordinate(segment, 0, at_start=True)
    has_verb = False
    used = -1
    for index in range(len(segment)):
        if index and _is_boundary(segment, index):
            cuts.append(index)
            has_verb = False
            subordinate = opens_subordinate(segment, index) or _goes_on(segment, index, subordinate)
        verb = anchor_verb(segment, index) if index > used else None
        if verb is None:
            continue
        used = max(verb, index + 1)
        if _runs_on(segment, index, verb, cuts[-1], has_verb, subordinate):
            cuts.append(_run_on_start(segment, index, cuts[-1]))
            subordinate = False
        has_verb = True
    return cuts


def _goes_on(segment: Sequence[Token], index: int, subordinate: bool) -> bool:
    """Whether a coordinator continues the subordinate clause: "dat jij mailt en ik dat lees"."""
    following = index + 1
    if not subordinate or following >= len(segment):
        return False
    return segment[index].low in _COORDINATORS and anchor_verb(segment, following) is None


def _runs_on(
    segment: Sequence[Token], index: int, verb: int, floor: int, has_verb: bool, subordinate: bool
) -> bool:
    """Whether a pronoun and verb begin a new clause with no mark before it."""
    if index - floor < 1:
        return False
    if subordinate and not has_verb:
        if verb != index:
            return segment[index].low in _SURE_SUBJECTS and index - floor > _LONGEST_OPENING
        return bool(readings(segment[index - 1].low))
    return has_verb


def _is_boundary(segment: Sequence[Token], index: int) -> bool:
    low = segment[index].low
    before = segment[index - 1].low
    if low in _SEPARATORS:
        return before not in _SEPARATORS
    if before in _SEPARATORS:
        return False
    if low == "maar":
        return _starts_clause(segment, index + 1)
    if low in _COORDINATORS:
        return True
    if low == "of" and index + 1 < len(segment) and anchor_verb(segment, index + 1) == index + 1:
        return True
    if before in _COORDINATORS and (before != "maar" or _starts_clause(segment, index)):
        return False
    if low in _STRESSED and _takes_a_thing(segment, index):
        return True
    if low in ("dus", *LINKING_ADVERBS):
        return _starts_clause(segment, index + 1)
    return opens_subordinate(segment, index)


def _takes_a_thing(segment: Sequence[Token], index: int) -> bool:
    """Whether "ik" in "jij doet de zaal ik de koffie" begins a clause without a verb."""
    before = segment[index - 1]
    if index + 1 >= len(segment) or segment[index + 1].low not in _ARTICLES:
        return False
    return before.is_word and not readings(before.low) and before.low not in _BEFORE_SUBJECT


def _starts_clause(segment: Sequence[Token], index: int) -> bool:
    """Whether a subject and finite verb stand together here, in either order."""
    if index + 1 >= len(segment):
        return False
    if anchor_verb(segment, index) is not None:
        return True
    return bool(readings(segment[index].low)) and _may_be_subject(segment[index + 1])


def opens_subordinate(segment: Sequence[Token], index: int, at_start: bool = False) -> bool:
    """Whether the word here opens a subordinate clause or an indirect question."""
    low = segment[index].low
    following = segment[index + 1] if index + 1 < len(segment) else None
    if following is None:
        return False
    if low == "als" and index and segment[index - 1].low in PERSONS:
        return following.low in SUBJECT_PRONOUNS
    if low in SUBORDINATORS:
        return True
    if low == "dat":
        return _opens_that_clause(segment, index)
    if low == "of":
        return _may_be_subject(following) or _ends_in_verb(segment, index + 1)
    if low == "wanneer" and at_start and index == 0:
        return following.low in PERSONS
    if at_start and index == 0:
        return False
    if low == "die":
        return following.low in PERSONS
    if low == "wat":
        known = following.low in SUBJECT_PRONOUNS or following.low in DETERMINERS
        if known or following.low in _AFTER_WHAT or readings(following.low):
            return True
        return _ends_in_verb(segment, index + 1, finite_only=True)
    return low in QUESTION_WORDS


def _opens_that_clause(segment: Sequence[Token], index: int) -> bool:
    """Whether "dat" opens a clause ("dat de aannemer komt") and does not point ("dat advies")."""
    following = segment[index + 1]
    if not _may_be_subject(following) or anchor_verb(segment, index) is not None:
        return False
    if following.low in SUBJECT_PRONOUNS:
        return True
    sure = following.low in DETERMINERS or following.text[:1].isupper()
    return _ends_in_verb(segment, index + 1, finite_only=not sure)


def _ends_in_verb(segment: Sequence[Token], index: int, finite_only: bool = False) -> bool:
    """Whether the last words before the next mark hold a verb, as a subordinate clause does."""
    stop = index
    farthest = min(len(segment), index + _LONGEST_CLAUSE)
    while stop < farthest and segment[stop].low not in _CLAUSE_ENDS:
        stop += 1
    words = [token for token in segment[index:stop] if token.low not in PARTICLES_OF_TONE]
    for token in words[-3:] if not finite_only else words[-1:]:
        kinds = {reading.kind for reading in readings(token.low)}
        if kinds & ({"t", "past"} if finite_only else {"stem", "t", "past", "infinitive"}):
            return True
    return False


def _may_be_subject(token: Token) -> bool:
    if token.time is not None:
        return False
    return (
        token.low in SUBJECT_PRONOUNS
        or token.low in DETERMINERS
        or token.text[:1].isupper()
        or (token.is_word and not readings(token.low) and token.low not in _NEVER_SUBJECTS)
    )


def _run_on_start(segment: Sequence[Token], index: int, floor: int) -> int:
    """Where a clause begins whose subject and verb start at `index`, with no mark before it."""
    if segment[index].low in SUBJECT_PRONOUNS:
        return index
    before = segment[index - 1]
    prefield = before.time is not None or before.low in LINKING_ADVERBS or before.low == "dat"
    return index - 1 if prefield and index - 1 > floor else index
