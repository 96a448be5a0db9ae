"""Where a subject pronoun and its finite verb stand together."""

from __future__ import annotations

from collections.abc import Sequence

from bot.practice.agreements.nouns import is_role
from bot.practice.agreements.tokens import Token
from bot.practice.agreements.verbs import readings
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import (
    DETERMINERS,
    NOBODY_NAMED,
    OBJECT_PRONOUNS,
    PERSONS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    WE_WITHOUT_YOU,
)

BETWEEN_SUBJECT_AND_VERB = word_set(
    """
    zelf ook dan dus wel samen allebei nu toch natuurlijk even
    """
)
_ADJECTIVES = frozenset(
    ("nieuw", "kort", "klein", "groot", "goed", "ander", "concreet", "extra", "breed", "apart")
)
_THIRD_PERSONS_IN_T = frozenset(("zit", "moet", "weet", "heet", "rust"))
"""Third persons that look like a stem, and are no nouns as "bericht" is."""
_WEAK_SUBJECTS = NOBODY_NAMED | {"ze", "zij", "die"}
_PLURALS = frozenset(("we", "wij", "jullie", WE_WITHOUT_YOU))
_SINGULAR_SLIPS = frozenset(("gaan", "kunnen", "zullen", "moeten", "willen"))


def anchor_verb(segment: Sequence[Token], index: int) -> int | None:
    """The index of the finite verb, where a subject pronoun and its verb begin at `index`.

    Either may come first: "ik bel" and "bel ik" both begin an anchor at their first word.
    """
    if segment[index].low in SUBJECT_PRONOUNS:
        return _verb_after_subject(segment, index)
    if index + 1 >= len(segment) or is_nouny(segment, index):
        return None
    if (
        index
        and segment[index - 1].low in PERSONS
        and agrees(segment[index - 1].low, segment[index])
    ):
        return None
    return index if agrees(segment[index + 1].low, segment[index], inverted=True) else None


def _verb_after_subject(segment: Sequence[Token], index: int) -> int | None:
    subject = segment[index].low
    verb = index + 1
    while verb < len(segment) and segment[verb].low in BETWEEN_SUBJECT_AND_VERB:
        verb += 1
    if verb >= len(segment) or not agrees(subject, segment[verb]):
        return None
    return None if index and _takes_object(segment[index - 1], subject) else verb


def _takes_object(before: Token, subject: str) -> bool:
    """Whether the word before a pronoun makes it an object rather than a subject."""
    if subject in ("ik", "jij", "wij", "we", "hij"):
        return False
    if before.low in PREPOSITIONS or before.low in OBJECT_PRONOUNS or before.low in PERSONS:
        return True
    return bool(readings(before.low))


def agrees(subject: str, verb: Token, inverted: bool = False) -> bool:
    """Whether a word may be the finite verb of this subject pronoun; spelling slips allowed."""
    if subject not in SUBJECT_PRONOUNS:
        return False
    kinds = {reading.kind for reading in readings(verb.low)}
    if "past" in kinds:
        return True
    if subject in _PLURALS:
        return "infinitive" in kinds or (subject != "jullie" and verb.low in ("gaat", "kan", "zal"))
    if subject in _WEAK_SUBJECTS:
        plural = subject in ("ze", "zij", "die", "er") and "infinitive" in kinds
        doubtful = "stem" in kinds and (inverted or verb.low not in _THIRD_PERSONS_IN_T)
        third_person = "t" in kinds and not doubtful
        return plural or third_person or verb.low in ("is", "kan", "mag", "wil", "zal")
    if subject == "je" and not inverted:
        return "t" in kinds or verb.low in ("kan", "mag", "wil", "zal", "ben")
    if subject in ("je", "jij") and inverted:
        return "stem" in kinds or verb.low in ("kunt", "wilt", "zult", "zul", "kun", "mag", "is")
    return bool(kinds & {"stem", "t"}) or (subject != "je" and verb.low in _SINGULAR_SLIPS)


def is_nouny(segment: Sequence[Token], index: int) -> bool:
    """Whether a word that could be a verb stands where a noun does ("het plan", "een mail")."""
    if index == 0 or is_surely_finite(segment[index].low):
        return False
    before = segment[index - 1].low
    if before in ("dat", "dit", "die", "u", "jullie"):
        return False
    inflected = before.endswith("e") and not before.endswith("je") and not is_role(before)
    if index > 1 and inflected and segment[index - 2].low in DETERMINERS:
        return segment[index - 2].low not in OBJECT_PRONOUNS | {"uw"} or before not in (
            "me",
            "je",
            "ze",
            "we",
            "de",
        )
    if index > 1 and segment[index - 2].low in ("een", "geen", "zo'n") and _is_adjective(before):
        return True
    return before in DETERMINERS or before in PREPOSITIONS


def _is_adjective(low: str) -> bool:
    """Whether a word without -e may stand between "een" and a noun ("een nieuw ontwerp")."""
    return low in _ADJECTIVES or low.endswith(("lijk", "ig", "isch", "baar", "loos", "tief"))


def is_surely_finite(low: str) -> bool:
    """Whether a form is a finite verb and seldom anything else ("stuurt", "gaat", "wordt")."""
    kinds = {reading.kind for reading in readings(low)}
    only_finite = bool(kinds & {"t", "past"}) and not kinds & {"stem", "infinitive"}
    return only_finite or low in (
        "ga",
        "doe",
        "kom",
        "wil",
        "kan",
        "zal",
        "is",
        "ben",
        "heb",
        "zou",
    )
