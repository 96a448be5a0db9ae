"""The action of a clause: its full verb, and how it was said, with the verb put back at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.deeds import SEPARABLE
from bot.practice.agreements.subjects import counterpart_words
from bot.practice.agreements.tokens import Token
from bot.practice.agreements.verbs import PARTICLES, readings
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import (
    DETERMINERS,
    MODALS,
    OBJECT_PRONOUNS,
    PARTICLES_OF_TONE,
    PREPOSITIONS,
    QUESTION_WORDS,
)

_WITH_TE = word_set("proberen hoeven beloven trachten toezeggen staan zitten")
_AUXILIARIES = MODALS | {"laten"} | _WITH_TE
_CLUSTER_OPENERS = word_set("kunnen willen gaan zullen moeten mogen komen")
_R_WORDS = frozenset(("er", "daar", "hier", "waar"))
_R_PARTNERS = PREPOSITIONS | {
    "mee",
    "toe",
    "achteraan",
    "af",
    "vanaf",
    "heen",
    "bovenop",
    "naartoe",
}
_SELDOM_LOOSE = word_set(
    """
    samen weer verder over stil thuis voor in binnen onder goed klaar open dicht kwijt vast los leeg
    stop gereed schoon vrij
    """
)
_BEFORE_NOUNS = (
    (DETERMINERS | PREPOSITIONS | {"goede", "nieuwe", "andere", "concrete"})
    - OBJECT_PRONOUNS
    - frozenset(("uit", "op", "aan", "af", "in", "na", "door", "over", "voor"))
)
_RESULTS = word_set("schoon vrij open dicht klaar leeg vast los stil gereed recht droog")
_MAKING = word_set("houden maken zetten leggen stellen draaien")
_AFTER_PARTICLE = PREPOSITIONS | QUESTION_WORDS | {"of", "en"}
_READY = word_set("klaar af gereed")
_LONGEST_PLURAL_PRONOUN = 4
_PREPOSITIONAL = word_set("over in aan bij om tegen")
_JOINED = {"met": "mee", "tot": "toe"}


@dataclass(frozen=True)
class Action:
    """What a clause says is done."""

    verb: str
    """The infinitive with its particle: "uitzoeken"."""
    auxiliary: str | None
    """The infinitive of the finite verb, where that is a helper: "gaan", "worden", "laten"."""
    before: tuple[Token, ...]
    """What stands before the verb, without actor; times and words of tone are still in it."""
    after: tuple[Token, ...]
    """What stands after the verb: "om de planning te bespreken"."""
    perfect: bool
    """Whether it is told as done: "heb gemaild"."""

    @property
    def passive(self) -> bool:
        """Whether it is a passive: "wordt opgepakt"."""
        return self.auxiliary == "worden"


def read_action(clause: Clause, helper: str | None = None) -> Action | None:
    """The action of a clause with a verb; None where it has none.

    `helper` is the auxiliary that a coordinated infinitive shares with the clause before it.
    """
    if clause.finite is None or clause.verb is None:
        return None
    rest = _without_actor(clause)
    if clause.order == "infinitive":
        action = _with_infinitive(rest, helper or "")
    elif clause.verb in ("worden", "zijn", "hebben"):
        action = _with_participle(clause, rest)
    elif clause.verb in _AUXILIARIES:
        together = clause.verb == "laten" and clause.order == "verb_first" and _is_we(clause)
        action = _with_infinitive(rest, "zullen" if together else clause.verb)
        if action is None and clause.verb in ("zullen", "kunnen", "willen", "moeten"):
            action = _understood_going(rest, clause.verb)
    else:
        action = None
    return action or _with_full_verb(clause, rest)


def _is_we(clause: Clause) -> bool:
    return clause.subject is not None and clause.subject.word in ("we", "wij")


def _without_actor(clause: Clause) -> list[Token]:
    """The tokens of the clause without subject and finite verb (kept where it is an infinitive)."""
    tokens = clause.tokens
    left_out = set(range(clause.start))
    if clause.order != "infinitive" and clause.finite is not None:
        left_out.add(clause.finite)
    if clause.subject is not None:
        left_out |= _before_subject(clause)
        left_out |= set(range(clause.subject.start, clause.subject.end))
        left_out |= _apposition(clause)
    return [token for index, token in enumerate(tokens) if index not in left_out]


def _before_subject(clause: Clause) -> set[int]:
    """What stands before "jij" in "voor de duidelijkheid jij mailt": no part of the clause."""
    subject = clause.subject
    if subject is None or clause.order != "subject_first" or not subject.word:
        return set()
    before = range(clause.start, subject.start)
    return {index for index in before if clause.tokens[index].time is None}


def _apposition(clause: Clause) -> set[int]:
    """Where "als gemeente" stands in "wij als gemeente herstellen"."""
    subject, finite = clause.subject, clause.finite
    if subject is None or finite is None or clause.order != "subject_first":
        return set()
    if subject.start == subject.end:
        return set()
    return set(range(subject.end, finite))


def _with_participle(clause: Clause, rest: Sequence[Token]) -> Action | None:
    for index in range(len(rest) - 1, -1, -1):
        found = [r for r in readings(rest[index].low) if r.kind == "participle"]
        if found and not (index and rest[index - 1].low in ("de", "een", "het")):
            return Action(
                found[0].infinitive,
                clause.verb,
                tuple(rest[:index]),
                tuple(rest[index + 1 :]),
                perfect=clause.verb != "worden",
            )
    return None


def _with_infinitive(rest: Sequence[Token], helper: str) -> Action | None:
    last = _last_infinitive(rest)
    if last is None:
        return None
    first = last
    while first > 0 and _in_cluster(rest[first - 1]):
        first -= 1
    cluster = [token.low for token in rest[first : last + 1]]
    before, verb = list(rest[:first]), cluster[-1]
    if len(cluster) > 1 and cluster[0] == "te":
        if before and before[-1].low in PARTICLES and before[-1].low + verb in SEPARABLE | {verb}:
            verb = before.pop().low + verb
    if "laten" in cluster[:-1] or helper == "laten":
        return Action("laten " + verb, helper, tuple(before), tuple(rest[last + 1 :]), False)
    return Action(verb, helper, tuple(before), tuple(rest[last + 1 :]), False)


def _in_cluster(token: Token) -> bool:
    return token.low == "te" or token.low in _CLUSTER_OPENERS or token.low in ("laten", "hebben")


def _last_infinitive(rest: Sequence[Token]) -> int | None:
    """The main infinitive: the last one that is not part of an "om … te" phrase or a noun."""
    end = _purpose_start(rest)
    for index in range(end - 1, -1, -1):
        found = any(r.kind == "infinitive" for r in readings(rest[index].low))
        stranded = index == end - 1 and _after_r_word(rest, index)
        if found and (stranded or not (index and rest[index - 1].low in _BEFORE_NOUNS)):
            return index
    return _unknown_infinitive(rest[:end])


def _unknown_infinitive(rest: Sequence[Token]) -> int | None:
    """The last word of a clause with a helper, where it has the look of an infinitive."""
    words = [index for index, token in enumerate(rest) if token.time is None and token.is_word]
    words = [index for index in words if rest[index].low not in PARTICLES_OF_TONE]
    if not words:
        return None
    last = words[-1]
    low = rest[last].low
    looks = low.endswith("en") and len(low) > _LONGEST_PLURAL_PRONOUN and not readings(low)
    after_noun_word = last > 0 and rest[last - 1].low in _BEFORE_NOUNS
    return last if looks and not after_noun_word else None


def _purpose_start(rest: Sequence[Token]) -> int:
    """Where "om … te …" begins; the length of `rest` where it does not."""
    lows = [token.low for token in rest]
    if "te" in lows:
        te = len(lows) - 1 - lows[::-1].index("te")
        for index in range(te):
            if lows[index] == "om":
                return index
    return len(rest)


def _understood_going(rest: Sequence[Token], helper: str) -> Action | None:
    """The verb left out after a modal: "zullen we maandag samen naar je teamleider?"."""
    lows = [token.low for token in rest]
    if not {"naar", "langs", "tafel"} & set(lows):
        return None
    return Action("gaan", helper, tuple(rest), (), perfect=False)


def _with_full_verb(clause: Clause, rest: Sequence[Token]) -> Action:
    verb = clause.verb or ""
    end = _purpose_start(rest)
    if verb == "hebben":
        ready = next((i for i in range(len(rest) - 1, -1, -1) if rest[i].low in _READY), None)
        if ready is not None and ready >= len(rest) - 2:
            joined = rest[ready].low + verb
            return Action(joined, None, tuple(rest[:ready]), (), False)
    if clause.order != "verb_last":
        loose = [i for i in range(end - 1, -1, -1) if _is_particle(rest, i, verb, end)]
        known = [i for i in loose if rest[i].low + verb in SEPARABLE]
        for index in (known or loose)[:1]:
            joined = rest[index].low + verb
            return Action(joined, None, tuple(rest[:index]), tuple(rest[index + 1 :]), False)
    if clause.order == "verb_last" and clause.finite is not None:
        end = sum(1 for t in rest if t.start < clause.tokens[clause.finite].start)
    return Action(verb, None, tuple(rest[:end]), tuple(rest[end:]), False)


def _is_particle(rest: Sequence[Token], index: int, verb: str, end: int) -> bool:
    """Whether a word is the loose particle of the verb, and not a preposition or an adverb."""
    low = rest[index].low
    if low not in PARTICLES and low != "achteraan":
        return False
    known = low + verb in SEPARABLE or (low in _RESULTS and verb in _MAKING)
    following = next((t for t in rest[index + 1 : end] if t.time is None), None)
    last = following is None or following.low in PARTICLES_OF_TONE
    if low in _R_PARTNERS and _after_r_word(rest, index):
        return known and last and not (low == "uit" and verb in ("komen", "halen"))
    if last:
        return known or low not in _SELDOM_LOOSE
    if following is not None and following.low in QUESTION_WORDS and low in _PREPOSITIONAL:
        return False
    return known and following is not None and following.low in _AFTER_PARTICLE


def _after_r_word(rest: Sequence[Token], index: int) -> bool:
    return any(token.low in _R_WORDS for token in rest[:index])


def phrase(action: Action, times: Sequence[Token], counterpart: str | None) -> str | None:
    """The action in words, without actor, time and words of tone; None where nothing is left."""
    names = counterpart_words(counterpart)
    verb = action.verb
    before = _cleaned(action.before, times, names)
    after = _cleaned(action.after, times, frozenset())
    words = _joined_r_words([*_said(before)])
    return " ".join([*words, verb, *_said(after)]).strip(" ,") or None


def _cleaned(tokens: Sequence[Token], times: Sequence[Token], names: frozenset[str]) -> list[Token]:
    kept = [t for t in tokens if t not in times and t.low not in PARTICLES_OF_TONE]
    if kept and kept[0].low in names and not _is_object(kept):
        kept = kept[1:]
    while kept and kept[-1].low in (",", "en", "of"):
        kept.pop()
    while kept and kept[0].low in (",", "en", "of"):
        kept = kept[1:]
    return kept


def _is_object(kept: Sequence[Token]) -> bool:
    return len(kept) == 1 or kept[1].low in OBJECT_PRONOUNS | PREPOSITIONS


def _said(tokens: Sequence[Token]) -> list[str]:
    """The words as said, without a capital that only marks the start of a sentence."""
    words: list[str] = []
    for token in tokens:
        if token.low == ",":
            if words:
                words[-1] += ","
            continue
        lowered = token.low in DETERMINERS or token.low in OBJECT_PRONOUNS or _respelled(token)
        lowered = lowered or (token.start == 0 and not token.text.isupper())
        lowered = lowered or (token.time is None and token.low in PREPOSITIONS | {"samen", "daar"})
        words.append(token.low.replace("_", " ") if lowered else token.text)
    return words


def _respelled(token: Token) -> bool:
    return token.time is None and token.text.lower() != token.low and "_" not in token.low


def _joined_r_words(words: list[str]) -> list[str]:
    """ "er" and its preposition made one: "er op" and "er nog op" give "erop"."""
    for index, word in enumerate(words):
        if word.lower() not in _R_WORDS:
            continue
        for partner in (len(words) - 1, index + 1):
            low = words[partner].lower() if index < partner < len(words) else ""
            if low in _R_PARTNERS:
                joined = word.lower() + _JOINED.get(low, low)
                return [*words[:index], joined, *words[index + 1 : partner], *words[partner + 1 :]]
        if word.lower() == "er" and len(words) > 1:
            return [*words[:index], *words[index + 1 :]]
    return words
