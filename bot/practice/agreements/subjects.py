"""Who acts in a clause: a pronoun, a name, a role, or nobody that is said."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bot.practice.agreements.anchors import BETWEEN_SUBJECT_AND_VERB
from bot.practice.agreements.deeds import DEEDS
from bot.practice.agreements.model import Who
from bot.practice.agreements.nouns import NO_NAMES, agent_phrase
from bot.practice.agreements.tokens import Token
from bot.practice.agreements.verbs import is_infinitive, readings
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import (
    DETERMINERS,
    LINKING_ADVERBS,
    NOBODY_NAMED,
    OBJECT_PRONOUNS,
    PARTICLES_OF_TONE,
    PERSONS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    THIRD_PERSONS,
)

_TO_PERSONS = word_set("bellen mailen helpen informeren komen appen benaderen bezoeken spreken")


@dataclass(frozen=True)
class Subject:
    """Who acts in a clause."""

    who: Who | None
    third_party: str | None
    start: int
    end: int
    """Where it stands among the clause's tokens; start == end where it is not said."""
    word: str
    """The pronoun in lower case; "" for a noun phrase."""


def loose_name(
    tokens: Sequence[Token], start: int, verb: int, counterpart: str | None
) -> Subject | None:
    """A single word before the verb that can only be somebody: "anke stuurt", "die komt"."""
    named = _unknown_name(tokens, start, verb)
    if named is not None and tokens[start].low in counterpart_words(counterpart):
        return replace(named, who="counterpart", third_party=None)
    return named or _that_person(tokens, start, verb)


def counterpart_words(counterpart: str | None) -> frozenset[str]:
    """The words by which the tegenspeler may be named, in lower case."""
    small = DETERMINERS | PREPOSITIONS | {"van", "der", "den", "ter", "ten"}
    return frozenset(w for w in (counterpart or "").lower().split() if w not in small)


def is_somebody_else(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """ "Die belt u morgen": "die" is a person who was just named, "u" whom that person calls."""
    if verb != start + 1 or tokens[start].low != "die" or tokens[verb + 1].low not in ("u", "je"):
        return False
    found = readings(tokens[verb].low)
    return any(r.kind == "t" and r.infinitive in _TO_PERSONS for r in found)


def pronoun_subject(tokens: Sequence[Token], index: int) -> Subject:
    """The subject that the pronoun at `index` names."""
    token = tokens[index]
    if token.low in PERSONS:
        return Subject(PERSONS[token.low], None, index, index + 1, token.low)
    if token.low in THIRD_PERSONS:
        return Subject("third_party", token.text, index, index + 1, token.low)
    return Subject(None, None, index, index + 1, token.low)


def noun_subject(
    tokens: Sequence[Token], start: int, end: int, counterpart: str | None
) -> Subject | None:
    """The noun phrase that fills exactly the stretch from `start` to `end`, if it can act."""
    while end > start and tokens[end - 1].low in BETWEEN_SUBJECT_AND_VERB:
        end -= 1
    if start >= end or agent_phrase(tokens, start) != end:
        return None
    return named_subject(tokens, start, end, counterpart)


def named_subject(
    tokens: Sequence[Token], start: int, end: int, counterpart: str | None
) -> Subject:
    """The subject that a noun phrase names: the tegenspeler, or somebody else."""
    phrase = tokens[start:end]
    lows = {token.low for token in phrase if token.low not in DETERMINERS}
    if lows and lows <= counterpart_words(counterpart):
        return Subject("counterpart", None, start, end, "")
    name = " ".join(token.text for token in phrase)
    if phrase[0].low in DETERMINERS or phrase[0].low == "iemand":
        name = phrase[0].low + name[len(phrase[0].text) :]
    return Subject("third_party", name, start, end, "")


def _that_person(tokens: Sequence[Token], start: int, verb: int) -> Subject | None:
    """ "Die komt morgen kijken": somebody who was just named."""
    if verb != start + 1 or tokens[start].low != "die":
        return None
    known = any(r.kind == "t" and r.infinitive in _TO_PERSONS for r in readings(tokens[verb].low))
    return Subject("third_party", "die", start, verb, "") if known else None


def _unknown_name(tokens: Sequence[Token], start: int, verb: int) -> Subject | None:
    """A single unknown word before a third-person form: a name in lower case ("anke stuurt")."""
    if verb != start + 1 or tokens[start].time is not None or not tokens[start].is_word:
        return None
    low = tokens[start].low
    known = low in DETERMINERS or low in PARTICLES_OF_TONE or low in LINKING_ADVERBS
    if known or low in OBJECT_PRONOUNS or low in PREPOSITIONS or low in QUESTION_WORDS:
        return None
    if readings(low) or low in SUBJECT_PRONOUNS or low in NOBODY_NAMED or len(low) < 3:
        return None
    if low.endswith(("door", "iets", "mee", "dien", "lijk")) or low in NO_NAMES:
        return None
    found = [r for r in readings(tokens[verb].low) if r.kind in ("t", "past")]
    capital = tokens[start].text[:1].isupper()
    if not found or not (capital or any(r.infinitive in DEEDS for r in found)):
        return None
    return Subject("third_party", tokens[start].text, start, start + 1, "")


def dropped_subject(tokens: Sequence[Token], verb: int, kinds: AbstractSet[str]) -> Subject | None:
    """The subject that is understood: "zal ernaar kijken" is said by ik, "komt goed" of nobody."""
    low = tokens[verb].low
    returns = low == "kom" and tokens[-1].low == "terug"
    going = low == "ga" and any(is_infinitive(token.low) for token in tokens[verb + 1 :])
    if low in ("zal", "heb", "ben") or returns or (going and "maar" not in {t.low for t in tokens}):
        return Subject("learner", None, verb, verb, "ik")
    if "stem" not in kinds:
        return Subject(None, None, verb, verb, "")
    return None


def first_subject(tokens: Sequence[Token], start: int, counterpart: str | None) -> Subject | None:
    """The subject that opens a subordinate clause; nobody where none does."""
    if tokens[start].low in SUBJECT_PRONOUNS and not _is_article(tokens, start):
        return pronoun_subject(tokens, start)
    end = agent_phrase(tokens, start)
    if end > start:
        return named_subject(tokens, start, end, counterpart)
    return Subject(None, None, start, start, "")


def _is_article(tokens: Sequence[Token], index: int) -> bool:
    """Whether "het", "dat" or "je" here belongs to a noun after it."""
    if tokens[index].low not in ("het", "dat", "dit", "jullie", "je"):
        return False
    return agent_phrase(tokens, index) > index + 1
