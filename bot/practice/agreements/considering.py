"""Weighing one clause, and writing it down as a draft where it binds somebody."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.practice.agreements import fragments
from bot.practice.agreements.actions import Action, phrase
from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.context import SentenceContext
from bot.practice.agreements.drafts import Draft
from bot.practice.agreements.follow_up import says_follow_up
from bot.practice.agreements.judging import Evidence, Form, binds, is_vague
from bot.practice.agreements.model import Status
from bot.practice.agreements.sharing import shares_time
from bot.practice.agreements.subjects import Subject
from bot.practice.agreements.threats import is_threat
from bot.practice.agreements.times import as_one, chosen_time, lasting_times
from bot.practice.agreements.transfers import ASKED, actor_and_action
from bot.practice.agreements.vagueness import is_empty_passive, is_empty_promise
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import TAGS
from bot.practice.dates import TimeExpression

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_LOOKING_BACK: frozenset[Form] = frozenset(("statement", "bound", "asked", "recap"))
_REPEATING = re.compile(
    r"(?:op\s+)?(?:elke|iedere|ieder|elk|dagelijks|wekelijks|maandelijks)\b"
    r"|.*\b(?:keer|maal) per\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d|\b(?:uur|half|kwart|minuten)\b", re.IGNORECASE)
_PARTING_VERBS = frozenset(("zien", "spreken", "horen", "laten horen"))
_LAST_CHANCES = frozenset(("één", "een", "1", "1x", "eens"))
_RECAP_WORDS = word_set(
    """
    zoals_afgesproken zoals_besproken zoals_net_besproken zoals_net_gezegd zoals_gezegd
    afgesproken genoteerd noteer vastgelegd klopt kloppen samenvattend samengevat
    """
)
_COUNCILS = word_set(
    "raad gemeenteraad college commissie raadscommissie bestuur stuurgroep directie"
)
_SURE = 0.9
_QUITE_SURE = 0.6


def consider(
    context: SentenceContext, clause: Clause, action: Action, form: Form, shared: bool = False
) -> bool:
    """Add a draft to the message where the clause binds somebody; whether it did.

    `shared` says that the clause takes its subject from the one before.
    """
    subject, action = actor_and_action(clause, _without_tags(action))
    if subject is not None and subject.word == ASKED:
        form = "request"
    if form == "question" and not context.is_question and _is_turned(clause, subject):
        form = "statement"
    group = chosen_time(action.before + action.after)
    time = as_one(group, context.heard.text) or _shared_time(context, clause, shared)
    appended = _appended_time(context) if time is None else None
    time = time or appended
    evidence = _evidence(context, clause, form, time, subject)
    if context.quotes or _hears_threat(context, clause) or _is_goodbye(context, action):
        return False
    if not binds(clause, action, evidence):
        return False
    removed = (*group, *lasting_times(action.before + action.after))
    what = phrase(action, removed, context.message.counterpart)
    if what is None:
        return False
    _write_down(context, clause, action, evidence, subject, what, time, shared)
    if appended is not None and context.following is not None:
        covers_all = fragments.covers_all(context.following.chunk)
        context.spent = None if covers_all else context.following
    return True


def _is_turned(clause: Clause, subject: Subject | None) -> bool:
    """Whether the learner acts in a clause about the other: "hoor je nog van me"."""
    told = clause.subject is not None and clause.subject.who == "counterpart"
    return told and subject is not None and subject.who == "learner"


def _write_down(
    context: SentenceContext,
    clause: Clause,
    action: Action,
    evidence: Evidence,
    subject: Subject | None,
    what: str,
    time: TimeExpression | None,
    shared: bool,
) -> None:
    drafts = context.message.drafts
    if context.hanging and clause.order == "verb_first":
        what = f"{context.hanging} {what}"
    follow_up = says_follow_up(" ".join(token.text for token in clause.tokens))
    if follow_up and drafts and (shared or clause.chunk.lead == "en"):
        drafts[-1] = replace(drafts[-1], follow_up=True)
    drafts.append(
        Draft(
            who=evidence.who,
            third_party=subject.third_party if subject else None,
            what=what,
            verb=action.verb,
            time=time,
            follow_up=follow_up,
            status=_status(context, clause, action, evidence),
            sentence=context.heard.text,
            empty=is_empty_passive(action) or is_empty_promise(clause, action),
        )
    )


def _without_tags(action: Action) -> Action:
    """The action without tags at its end: "… de wethouder oke" without "oke"."""
    if action.after:
        return replace(action, after=fragments.trimmed(action.after))
    return replace(action, before=fragments.trimmed(action.before))


def _appended_time(context: SentenceContext) -> TimeExpression | None:
    """The loose time right after the clause: "… een spreekuur, iedere woensdag"."""
    following = context.following
    if following is None or not fragments.is_time_only(following.chunk):
        return None
    return as_one(chosen_time(following.tokens), context.heard.text)


def _shared_time(context: SentenceContext, clause: Clause, shared: bool) -> TimeExpression | None:
    message = context.message
    if message.waiting is not None:
        return message.waiting
    if context.drafted and context.previous is not None and message.drafts:
        if shares_time(clause, context.previous, shared):
            return message.drafts[-1].time
    return None


def _evidence(
    context: SentenceContext,
    clause: Clause,
    form: Form,
    time: TimeExpression | None,
    subject: Subject | None,
) -> Evidence:
    opening = context.opening | {token.low for token in clause.tokens[: clause.start + 1]}
    tagged = context.is_tagged or (bool(clause.tokens) and clause.tokens[-1].low in TAGS)
    timed = time is not None and not time.vague
    return Evidence(
        form=form,
        who=subject.who if subject else "counterpart",
        move=context.heard.move,
        confidence=context.heard.confidence,
        timed=timed,
        repeated=time is not None and bool(_REPEATING.match(time.text)),
        later=time is not None and timed and _is_later(time, _today(context.message.now)),
        loosely_timed=time is not None and time.vague,
        parallel=context.drafted,
        by_council=bool(_COUNCILS & set(((subject and subject.third_party) or "").lower().split())),
        concluding=bool({"dan", "dus"} & opening) or tagged,
    )


def _today(now: datetime) -> date:
    return (now.astimezone(_AMSTERDAM) if now.tzinfo else now).date()


def _is_later(time: TimeExpression, today: date) -> bool:
    """Whether a time is after today, or at least is no hour of today."""
    if time.due is not None:
        return time.due > today
    return not _HOUR.search(time.text)


def _hears_threat(context: SentenceContext, clause: Clause) -> bool:
    if context.hears("dreigen", _QUITE_SURE) and not context.is_question:
        return True
    if clause.chunk.lead == "en" and _opens_with_last_chance(context):
        return True
    return is_threat(clause, context.condition)


def _opens_with_last_chance(context: SentenceContext) -> bool:
    """ "Nog één keer en ik …": the sentence begins with a last warning."""
    lows = [token.low for token in context.clauses[0].tokens[:3]]
    return lows[:1] == ["nog"] and bool(_LAST_CHANCES & set(lows[1:]))


def _is_goodbye(context: SentenceContext, action: Action) -> bool:
    return context.hears("afronden") and action.verb in _PARTING_VERBS


def _status(context: SentenceContext, clause: Clause, action: Action, evidence: Evidence) -> Status:
    if is_vague(clause, action, evidence):
        return "vague"
    return "confirmed" if _looks_back(context, evidence) else "proposed"


def _looks_back(context: SentenceContext, evidence: Evidence) -> bool:
    if evidence.form not in _LOOKING_BACK:
        return False
    if evidence.form == "recap" or context.looks_back:
        return True
    sums_up = "dus" in context.opening and context.hears("afspraak_bevestigen")
    if context.proposes and not (sums_up and not context.is_question):
        return False
    if _RECAP_WORDS & context.main_words:
        return True
    if "dus" in context.opening:
        asks = context.is_question or context.is_tagged
        return not (asks and context.hears("afspraak_voorstellen", _SURE))
    if "dan" in context.opening and context.clauses[0].tokens[0].low == "dan":
        return False
    return context.hears("afspraak_bevestigen", _QUITE_SURE)
