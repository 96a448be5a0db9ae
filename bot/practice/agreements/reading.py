"""Reading a message clause by clause, with what one clause means for the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.practice.agreements import fragments
from bot.practice.agreements.actions import Action, read_action
from bot.practice.agreements.chunks import Chunk, chunks
from bot.practice.agreements.clauses import Clause, read_clause
from bot.practice.agreements.considering import consider
from bot.practice.agreements.context import MessageContext, SentenceContext
from bot.practice.agreements.governors import Governor, disowns, governor
from bot.practice.agreements.judging import Form, form_of
from bot.practice.agreements.loose import (
    read_complement,
    read_fragment,
    read_heading,
    take_time,
)
from bot.practice.agreements.sharing import with_shared_subject
from bot.practice.agreements.threats import is_threat, is_ultimatum
from bot.practice.agreements.tokens import tokenize
from bot.practice.agreements.vagueness import has_thing
from bot.practice.agreements.verbs import readings
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import QUESTION_WORDS
from bot.practice.moves import HeardSentence

_CONDITIONS = word_set("als indien wanneer mits zodra")
_COMPLEMENTS = QUESTION_WORDS | {"of", "dat", "die"}
_GOVERNED_FORMS: dict[Governor, Form] = {
    "agree": "bound",
    "recap": "recap",
    "ask": "asked",
    "wish": "wished",
}
_TAKING_DOWN = word_set(
    "noteren herhalen bevestigen vastleggen voorlezen samenvatten nalopen opschrijven"
)
_SUMMING_UP = word_set("samenvatten herhalen resumeren vastleggen")
_ABOUT_TIME_ONLY = word_set("lukken redden halen passen schikken werken kunnen zijn")
_ARRIVED = word_set("dan het hem ze die dat al binnen in huis wel")
_LONGEST_SMALL_WORD = 9


def read_sentence(message: MessageContext, heard: HeardSentence) -> None:
    """Take one sentence into the message; its agreements are added to the drafts."""
    tokens = tokenize(heard.text, message.now)
    parts = chunks(tokens)
    context = SentenceContext(message, heard, _clauses(parts, message.counterpart))
    opens_with_and = bool(context.clauses) and context.clauses[0].chunk.lead == "en"
    context.recap = message.looked_back and (opens_with_and or message.unfinished)
    message.unfinished = bool(tokens) and tokens[-1].low == "en"
    before = len(message.drafts)
    for clause, following in _with_following(context.clauses):
        if clause is context.spent:
            continue
        context.following = following
        _read(context, clause)
        if clause.chunk.end in (".", "!", "?", ";"):
            context.close_clause_chain()
    if context.condition is not None and context.hears_agreement:
        _settle_condition(context, len(message.drafts))
    message.looked_back = any(draft.status == "confirmed" for draft in message.drafts[before:])


def _clauses(parts: Sequence[Chunk], counterpart: str | None) -> list[Clause]:
    """The clauses of one text; the rest of a list is taken into the clause it belongs to."""
    found: list[Clause] = []
    for part in parts:
        clause = read_clause(part, counterpart)
        listed = found and found[-1].verb and fragments.continues_list(clause, counterpart)
        if found and (listed or fragments.completes(found[-1], clause)):
            merged = fragments.appended(found[-1].chunk, part)
            found[-1] = read_clause(merged, counterpart)
        else:
            found.append(clause)
    return found


def _with_following(clauses: Sequence[Clause]) -> list[tuple[Clause, Clause | None]]:
    return list(zip(clauses, [*clauses[1:], None]))


def _read(context: SentenceContext, clause: Clause) -> None:
    lead = clause.chunk.lead
    complements = context.drafted and lead in _COMPLEMENTS
    if fragments.is_recap_heading(clause):
        read_heading(context, clause)
    elif clause.order == "none" and not complements:
        read_fragment(context, clause)
    elif clause.order == "verb_last" and _is_governed(context, clause):
        _read_governed(context, clause)
    elif lead in _CONDITIONS and not (lead == "wanneer" and context.drafted):
        context.condition = clause
        context.after_subordinate = True
        context.recap = context.recap or fragments.checks_understanding(clause)
    elif lead in _COMPLEMENTS and clause.order in ("verb_last", "none"):
        read_complement(context, clause)
    elif clause.order == "verb_last" and lead not in ("", ",", "en", "maar"):
        context.drafted = False
    else:
        _read_main(context, clause)


def _is_governed(context: SentenceContext, clause: Clause) -> bool:
    """Whether a subordinate clause is agreed on by the main clause before it."""
    lead = clause.chunk.lead
    if context.governor is None:
        free = context.vouched and not context.drafted
        return lead == "dat" and free and context.hears_agreement
    if lead in ("en", ",", "maar"):
        return True
    return lead == "dat" or (lead == "als" and context.governor in ("ask", "wish"))


def _read_governed(context: SentenceContext, clause: Clause) -> None:
    action = read_action(clause)
    if context.governor is None:
        context.governor = "recap" if context.hears("afspraak_bevestigen") else "agree"
    form = _GOVERNED_FORMS[context.governor]
    context.drafted = action is not None and consider(context, clause, action, form)
    context.previous, context.previous_action = clause, action
    context.previous_form = form


def _read_main(context: SentenceContext, clause: Clause) -> None:
    shared = with_shared_subject(clause, context.previous)
    if clause.order == "infinitive" and not _carries_infinitive(context, clause, shared):
        context.drafted = False
        context.vouched = not disowns(clause)
        return
    helper = context.previous_action.auxiliary if shared and context.previous_action else None
    clause = shared or clause
    if context.after_subordinate and clause.order == "verb_first" and not context.is_question:
        clause = replace(clause, order="inverted")
    action = read_action(clause, helper)
    if action is None:
        return
    context.governor = governor(clause, action)
    context.vouched = not disowns(clause)
    if _only_opens(context, clause, action):
        return
    form = _main_form(context, clause, action, shared is not None)
    before = len(context.message.drafts)
    accepted = consider(context, clause, action, form, shared is not None)
    if clause.chunk.lead == "of" and not accepted and context.drafted:
        del context.message.drafts[-1:]
    if accepted or (context.hears_agreement and not is_threat(clause, context.condition)):
        _settle_condition(context, before)
    context.condition = None
    context.drafted = accepted
    context.previous, context.previous_action = clause, action
    context.previous_form = form
    context.hanging = ""


def _only_opens(context: SentenceContext, clause: Clause, action: Action) -> bool:
    """Whether a main clause only leads to what comes after it; takes in what it says."""
    if context.governor == "recap" and action.perfect:
        context.recap = True
    following = context.following
    governs = (
        context.governor is not None
        and following is not None
        and following.order == "verb_last"
        and _is_governed(context, following)
    )
    context.proposes = context.proposes or context.governor == "agree"
    if governs or (context.governor is not None and _is_heading(context, clause, action)):
        context.recap = context.recap or context.governor == "recap"
        if context.recap and clause.chunk.end == ":":
            context.message.recap = True
        context.drafted = False
        return True
    received = context.drafted and _tells_arrival(clause, action)
    if received or _names_next_time(clause, action) or _only_asks_time(clause, action):
        take_time(context, clause.chunk)
        return True
    if _offers_alternative(context, clause):
        return True
    if _is_ultimatum_before(context, clause):
        context.condition = clause
        return True
    if fragments.quotes_somebody(clause):
        context.quotes = True
        return True
    if fragments.is_plan_heading(clause):
        repeats = context.hears("afspraak_bevestigen") and not fragments.opens_plan(clause)
        context.recap = context.recap or repeats
        context.proposes = not repeats
        return True
    return False


def _main_form(context: SentenceContext, clause: Clause, action: Action, shared: bool) -> Form:
    if shared and context.previous_form is not None:
        return context.previous_form
    follows = context.after_subordinate or bool(context.hanging)
    if follows and clause.order == "verb_first" and not context.is_question:
        return "statement"
    form = form_of(clause, action, context.is_question)
    context.proposes = context.proposes or form == "together"
    if clause.chunk.lead == "en" and context.drafted and not context.is_question:
        form = "statement" if form == "question" else form
    if form != "statement":
        return form
    if context.looks_back:
        return "recap"
    return "bound" if context.proposes else form


def _offers_alternative(context: SentenceContext, clause: Clause) -> bool:
    """ "Stuur je ze zelf of doet Anke dat?": a question which of two, and no request."""
    following = context.following
    if clause.order != "verb_first" or following is None or following.chunk.lead != "of":
        return False
    return context.is_question and bool(readings(following.tokens[0].low))


def _is_ultimatum_before(context: SentenceContext, clause: Clause) -> bool:
    """ "Haalt u hem niet weg, dan …": a condition told as a question."""
    if clause.order != "verb_first" or context.following is None or context.is_question:
        return False
    return is_ultimatum(clause) and context.following.lows[:1] == ("dan",)


def _is_heading(context: SentenceContext, clause: Clause, action: Action) -> bool:
    """Whether a clause only announces what follows: "we spreken af:", "ik noteer het even"."""
    if clause.chunk.end == ":":
        return True
    timed = any(token.time is not None for token in clause.tokens)
    speaker = clause.subject is not None and clause.subject.who == "learner"
    if speaker and not timed and action.verb in _SUMMING_UP and not has_thing(action):
        context.message.recap = True
        return True
    taking_down = speaker and context.hears_agreement and action.verb in _TAKING_DOWN
    return context.governor == "recap" and not timed and taking_down


def _carries_infinitive(context: SentenceContext, clause: Clause, shared: Clause | None) -> bool:
    """Whether an infinitive without a verb of its own stands with what was agreed before.

    Or, first in a sentence, is a request by itself: "Graag vóór vrijdag het concept mailen".
    """
    timed = any(token.time is not None for token in clause.tokens)
    if shared is None:
        return timed and clause.chunk.first and "graag" in {t.low for t in clause.tokens}
    return context.drafted or timed or context.hears_agreement


def _names_next_time(clause: Clause, action: Action) -> bool:
    """ "Onze volgende afspraak is de 12e": the time of what comes after it."""
    timed = any(token.time is not None for token in clause.tokens)
    meeting = clause.has("afspraak", "overleg", "gesprek", "bijeenkomst")
    return timed and meeting and action.verb == "zijn" and clause.order != "verb_first"


def _tells_arrival(clause: Clause, action: Action) -> bool:
    """ "Dan heb je het morgen": the time of what was just promised."""
    listener = clause.subject is not None and clause.subject.who == "counterpart"
    small = all(token.time or token.low in _ARRIVED for token in action.before)
    return listener and clause.order == "inverted" and action.verb == "hebben" and small


def _only_asks_time(clause: Clause, action: Action) -> bool:
    """ "Lukt dat voor vrijdag?", "Is maandag haalbaar?": a time for what was just proposed."""
    if clause.order != "verb_first" or action.verb not in _ABOUT_TIME_ONLY:
        return False
    timed = any(token.time is not None for token in clause.tokens)
    words = [token.low for token in clause.tokens if token.time is None]
    named = any(len(word) > _LONGEST_SMALL_WORD for word in words)
    return timed and not named and not clause.has("te", "om")


def _settle_condition(context: SentenceContext, before: int) -> None:
    """Bind the "als jij vrijdag mailt" too, where what follows it is an agreement.

    It goes before the drafts from number `before` on, which its main clause gave.
    """
    condition, context.condition = context.condition, None
    if condition is None or is_ultimatum(condition):
        return
    action = read_action(condition)
    if action is None:
        return
    drafts = context.message.drafts
    added = drafts[before:]
    del drafts[before:]
    consider(context, condition, action, "condition")
    drafts.extend(added)
