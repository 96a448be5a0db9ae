"""Chunks without a verb of their own: tags, loose times, the rest of a list, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.practice.agreements.chunks import Chunk
from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.subjects import counterpart_words
from bot.practice.agreements.tokens import Token
from bot.practice.agreements.verbs import is_infinitive, readings
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import (
    FILLERS,
    LINKING_ADVERBS,
    MODALS,
    NEGATIONS,
    PARTICLES_OF_TONE,
    PERSONS,
    PREPOSITIONS,
    TAGS,
)

_RECAP_WORDS = word_set(
    """
    samenvattend samengevat resumerend genoteerd afgesproken recap
    """
)
_RECAP_VERBS = word_set(
    """
    vastleggen samenvatten resumeren noteren herhalen opsommen checken
    """
)
_BESIDE_A_TIME = (
    FILLERS
    | PARTICLES_OF_TONE
    | PREPOSITIONS
    | TAGS
    | word_set(
        """
    dat die en al om samen allebei beide beiden alles allemaal zeg bijvoorbeeld is deadline
    heel lukt kan of doen maken laten we ergens zeggen bij , a
    """
    )
)
_ALL_OF_THEM = word_set("allebei beide beiden alles allemaal")


_HEADING = re.compile(
    r"""\b(?:
        op\ een\ rij(?:tje)? | wie\ (?:er\ )?(?:doet\ )?wat | lijstje | actielijst | acties
      | voor\ (?:de\ zekerheid|de\ helderheid|(?:alle|de)\ duidelijkheid|het\ verslag)
      | ter\ bevestiging | we\ het\ (?:\w+\ )?eens | vastgelegd | staat\ (?:genoteerd|vast)
      | de\ verdeling | recap | resumé
      | helder\ te\ hebben | scherp\ te\ hebben | goed\ begrijpen
    )\b""",
    re.VERBOSE,
)
_PLANNING = word_set("doen afspreken verdelen aanpakken")
_SAYING = word_set("zeggen vinden denken vragen willen schrijven mailen antwoorden roepen")
_EMPTY_HEADING = word_set("doen afspreken zeggen vinden gaan stellen verdelen aanpakken")


def is_plan_heading(clause: Clause) -> bool:
    """Whether a clause only opens what follows the colon: "dan doen we het zo:"."""
    timed = any(token.time is not None for token in clause.tokens)
    empty = clause.verb in _EMPTY_HEADING
    empty = empty or bool(set(clause.lows) & (_EMPTY_HEADING | {"zo", "voorstel"}))
    return clause.chunk.end == ":" and not timed and empty


def opens_plan(clause: Clause) -> bool:
    """Whether such a clause brings up something new: "dan doen we het zo:", "mijn voorstel:"."""
    return clause.has("voorstel") or bool({clause.verb, *clause.lows} & _PLANNING)


def quotes_somebody(clause: Clause) -> bool:
    """Whether a clause leads to the words of somebody else: "jij zegt: …"."""
    other = clause.subject is not None and clause.subject.who in ("counterpart", "third_party")
    return other and clause.chunk.end == ":" and clause.verb in _SAYING


def is_recap_heading(clause: Clause) -> bool:
    """Whether a chunk announces a look back: "even vastleggen", "samengevat", "de afspraken"."""
    text = " ".join(token.low or token.text for token in clause.tokens)
    if (clause.order == "none" or clause.chunk.end == ":") and _HEADING.search(text):
        return True
    words = frozenset(clause.lows) | {t.low for t in clause.tokens[: clause.start]}
    if clause.order in ("none", "infinitive"):
        if words & _RECAP_WORDS or clause.verb in _RECAP_VERBS:
            return True
        about = words & {"afspraak", "afspraken"} and "voorstel" not in words
        return bool(about) and clause.chunk.end == ":"
    if _asks_to_repeat(clause):
        return True
    said = {clause.verb, *clause.lows} & _RECAP_VERBS
    return bool(said) and clause.chunk.end == ":"


def checks_understanding(clause: Clause) -> bool:
    """Whether it is "als ik het goed heb" or the like, said before a look back."""
    about_me = clause.subject is not None and clause.subject.who == "learner"
    return about_me and clause.has("goed") and clause.verb in ("hebben", "begrijpen", "zien")


def _asks_to_repeat(clause: Clause) -> bool:
    """ "Laat me de afspraken even voorlezen"."""
    alone = clause.subject is None or clause.subject.who in ("learner", "counterpart")
    repeats = set(clause.lows) & (_RECAP_VERBS | {"voorlezen", "nalopen"})
    return clause.verb == "laten" and alone and bool(repeats)


def is_tag(chunk: Chunk) -> bool:
    """Whether a chunk only asks for a yes: "goed?", "afgesproken?"."""
    return bool(chunk.tokens) and all(token.low in TAGS for token in chunk.tokens)


def is_time_only(chunk: Chunk) -> bool:
    """Whether a chunk is a loose time: "uiterlijk vrijdag", "en dat graag voor dinsdag"."""
    timed = any(token.time is not None for token in chunk.tokens)
    return timed and all(t.time is not None or t.low in _BESIDE_A_TIME for t in chunk.tokens)


def covers_all(chunk: Chunk) -> bool:
    """Whether a loose time holds for all that was just agreed: "allebei voor vrijdag"."""
    return any(token.low in _ALL_OF_THEM for token in chunk.tokens)


def continues_list(clause: Clause, counterpart: str | None) -> bool:
    """Whether a verbless chunk is the rest of a list in the clause before it."""
    chunk = clause.chunk
    if clause.order != "none" or chunk.lead not in (",", "en", "of"):
        return False
    idle = FILLERS | TAGS | PARTICLES_OF_TONE | counterpart_words(counterpart)
    if not chunk.tokens or all(token.low in idle for token in chunk.tokens):
        return False
    if chunk.lead == "," and not _opens_phrase(chunk.tokens[0]):
        return False
    if chunk.tokens[0].low in LINKING_ADVERBS:
        return False
    if chunk.lead == "of" and readings(chunk.tokens[0].low):
        return False
    return chunk.tokens[0].low not in PERSONS and not is_time_only(chunk) and chunk.end != ":"


def _opens_phrase(token: Token) -> bool:
    """Whether a noun phrase may begin here, rather than an afterthought."""
    if token.low[:1].isdigit():
        return False
    return token.low not in PREPOSITIONS | PARTICLES_OF_TONE | NEGATIONS | {"zonder", "samen"}


def completes(before: Clause, clause: Clause) -> bool:
    """Whether a chunk brings the verb that the one before waits for: "… a, b en c aanleveren"."""
    if clause.chunk.lead not in (",", "en", "of") or clause.chunk.first:
        return False
    if before.order == "none":
        waits = before.chunk.lead in ("dat", "als") and clause.order in ("none", "verb_last")
        return waits and clause.tokens[0].low not in PERSONS
    if before.verb not in MODALS or before.finite is None or before.order == "infinitive":
        return False
    if before.has("naar", "langs"):
        return False
    has_infinitive = any(is_infinitive(t.low) for t in before.tokens[before.finite + 1 :])
    return not has_infinitive and clause.order in ("none", "infinitive")


def appended(chunk: Chunk, more: Chunk) -> Chunk:
    """One chunk of two, with the comma or conjunction between them kept."""
    start = more.tokens[0].start
    link = more.opener or Token(",", ",", start, start)
    return replace(chunk, tokens=(*chunk.tokens, link, *more.tokens), end=more.end)


def trimmed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without tags at their end: "… de wethouder oke" without "oke"."""
    kept = list(tokens)
    while len(kept) > 2 and kept[-1].low in TAGS and kept[-1].low not in ("eens",):
        kept.pop()
    return tuple(kept)
