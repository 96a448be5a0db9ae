"""Chunks that are no clause of their own, and what they add to the agreements around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.practice.agreements import fragments
from bot.practice.agreements.actions import phrase
from bot.practice.agreements.chunks import Chunk
from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.context import SentenceContext
from bot.practice.agreements.drafts import Draft
from bot.practice.agreements.follow_up import says_follow_up
from bot.practice.agreements.governors import disowns, governor
from bot.practice.agreements.sharing import assignment, gapped, is_thing
from bot.practice.agreements.subjects import Subject
from bot.practice.agreements.times import as_one, chosen_time, own_times
from bot.practice.agreements.tokens import Token
from bot.practice.agreements.words import DETERMINERS, TAGS

_SEES_TO = frozenset(("zorgen", "regelen", "toezien"))
"""Verbs whose time is that of what is seen to: "zorgen dat het vrijdag af is"."""


def read_heading(context: SentenceContext, clause: Clause) -> None:
    """Take in a chunk that announces a look back: "even vastleggen:"."""
    is_tag = "afgesproken" in clause.lows and context.following is None
    if (is_tag and context.message.drafts) or context.hears("samenvatten"):
        return
    context.recap = True
    context.governor = "recap"
    if clause.chunk.end or clause.order == "infinitive":
        context.message.recap = True


def read_fragment(context: SentenceContext, clause: Clause) -> None:
    """Take in a chunk without a verb: a loose time, "ik woensdag", "jij de brief" or the like."""
    if fragments.is_time_only(clause.chunk):
        take_time(context, clause.chunk)
        return
    copy = gapped(clause, context.previous)
    if copy is not None and context.drafted and context.message.drafts:
        _read_gapped(context, copy)
        return
    assigned = assignment(clause)
    if assigned is not None and (context.looks_back or context.hears_agreement):
        _read_assignment(context, *assigned)
        return
    context.governor = governor(clause, None)
    context.vouched = bool(clause.lows) and not disowns(clause)
    if clause.tokens[0].low in DETERMINERS:
        context.hanging = _text(clause.tokens)


def take_time(context: SentenceContext, chunk: Chunk) -> None:
    """Give a loose time to the agreement before it, or keep it for the next.

    "Tot vrijdag" is a goodbye and no time of anything.
    """
    drafts = context.message.drafts
    time = as_one(chosen_time(chunk.tokens), context.heard.text)
    if time is None or time.text.lower().startswith("tot "):
        return
    if not drafts:
        context.message.waiting = time
        return
    timeless = [index for index, draft in enumerate(drafts) if draft.time is None]
    for index in timeless if fragments.covers_all(chunk) else timeless[-1:]:
        drafts[index] = drafts[index].timed(time)


def read_complement(context: SentenceContext, clause: Clause) -> None:
    """Take in a clause that says more of an action: "weten of het lukt", "zorgen dat …"."""
    lead = clause.chunk.lead
    if context.hanging and lead in ("die", "dat", "waar"):
        context.hanging = f"{context.hanging} {lead} {_text(clause.tokens)}"
        return
    if not context.drafted:
        return
    draft = context.message.drafts[-1]
    tokens = clause.tokens
    if draft.verb in _SEES_TO and draft.time is None:
        group = chosen_time(tokens)
        time = as_one(group, context.heard.text)
        if time is not None:
            draft = draft.timed(time)
            tokens = tuple(token for token in tokens if token not in group)
    said = f"{lead} {_text(tokens)}"
    follow_up = draft.follow_up or says_follow_up(said)
    context.message.drafts[-1] = replace(draft, what=f"{draft.what} {said}", follow_up=follow_up)


def _read_assignment(context: SentenceContext, subject: Subject, rest: tuple[Token, ...]) -> None:
    """ "Jij de brief, ik de kaart": who takes what, with no verb at all."""
    group = chosen_time(rest)
    words = [token.low or token.text for token in rest if token not in group]
    what = " ".join(word for word in words if word not in TAGS and word != ",")
    if not what:
        return
    confirmed = context.looks_back or context.hears("afspraak_bevestigen")
    context.message.drafts.append(
        Draft(
            who=subject.who,
            third_party=subject.third_party,
            what=what,
            verb="",
            time=as_one(group, context.heard.text) or context.message.waiting,
            follow_up=says_follow_up(what),
            status="confirmed" if confirmed else "proposed",
            sentence=context.heard.text,
            empty=False,
        )
    )


def _read_gapped(context: SentenceContext, clause: Clause) -> None:
    """ "Jij mailt dinsdag, ik woensdag": the verb of the clause before, with another actor."""
    action = context.previous_action
    if action is None or clause.subject is None:
        return
    rest = clause.tokens[clause.subject.end :]
    has_thing = any(token.low in DETERMINERS or is_thing(token) for token in rest)
    group = chosen_time(rest)
    if not group and not has_thing:
        return
    said = tuple(rest) if has_thing else action.before
    if action.after and rest and rest[0].low == action.after[0].low:
        said = action.before + said
    own = replace(action, before=said, after=())
    times = [token for times in own_times(own.before) for token in times]
    model = context.message.drafts[-1]
    context.message.drafts.append(
        replace(
            model,
            who=clause.subject.who,
            third_party=clause.subject.third_party,
            what=phrase(own, times, context.message.counterpart) or model.what,
            time=as_one(group, context.heard.text),
            follow_up=False,
        )
    )


def _text(tokens: Sequence[Token]) -> str:
    """The words as said, in lower case where they are no time and no name."""
    words = (t.text if t.time or _is_capitalised(t) else t.low for t in tokens)
    return " ".join(words).replace("_", " ")


def _is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and token.low not in DETERMINERS
