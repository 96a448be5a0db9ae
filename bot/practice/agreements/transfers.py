"""Clauses in which the one who acts is not the grammatical subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.practice.agreements.actions import Action
from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.model import Who
from bot.practice.agreements.nouns import agent_phrase
from bot.practice.agreements.subjects import Subject
from bot.practice.agreements.tokens import Token
from bot.practice.agreements.verbs import PARTICLES, readings
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import DETERMINERS, MODALS

_RECEIVES = {
    "krijgen": "geven",
    "ontvangen": "sturen",
    "horen": "laten horen",
    "vernemen": "laten horen",
    "terugkrijgen": "teruggeven",
    "verwachten": "sturen",
    "hebben": "geven",
    "mogen": "geven",
}
_FROM: dict[str, Who] = {
    "mij": "learner",
    "me": "learner",
    "ons": "both",
    "jou": "counterpart",
    "je": "counterpart",
    "u": "counterpart",
    "jullie": "counterpart",
}
_NEWS = ("antwoord", "bericht", "duidelijkheid", "uitsluitsel", "reactie")
_ASKS = frozenset(("vragen", "verzoeken"))
_LISTENERS = frozenset(("je", "jou", "u", "jullie"))
ASKED = "asked"
"""Stands for the pronoun of a subject that is asked to do something in so many words."""
_POSSIBLE = word_set(
    """
    mogelijk haalbaar bereid kans tijd gelegenheid lukken oké goed
    """
)


def actor_and_action(clause: Clause, action: Action) -> tuple[Subject | None, Action]:
    """Who acts and what is done, once a turned-round clause is turned back."""
    subject = clause.subject
    if action.passive:
        action = _with_patient(clause, action)
        return _by_whom(action) or (_nobody(subject), action)
    action = _without_told(action)
    if _is_reception(clause, action):
        return _from_whom(subject, clause, action)
    asked = _asked_to(clause, action)
    return asked if asked is not None else (subject, action)


def _without_told(action: Action) -> Action:
    """ "Krijgen … te horen" is to hear."""
    lows = [token.low for token in action.before]
    if action.verb != "krijgen" or lows[-2:] not in (["te", "horen"], ["te", "zien"]):
        return action
    return replace(
        action, verb="horen" if lows[-1] == "horen" else "krijgen", before=action.before[:-2]
    )


def _is_reception(clause: Clause, action: Action) -> bool:
    """Whether the clause tells of getting something: "u krijgt van mij", "dan hoor ik van je"."""
    if action.verb not in _RECEIVES or action.auxiliary == "laten":
        return False
    timed = any(token.time is not None for token in clause.tokens)
    lows = clause.lows
    promised = clause.chunk.lead == "dat" or clause.order == "inverted"
    if action.verb == "hebben" and promised and _is_listener(clause) and clause.has(*_NEWS):
        return timed
    from_someone = any(a == "van" and b in _FROM for a, b in pairwise(lows))
    if action.verb in ("hebben", "verwachten", "mogen") or action.auxiliary == "willen":
        return timed and from_someone
    if action.verb == "horen" and clause.order != "verb_first" and _is_listener(clause):
        return True
    told = any(r.kind == "infinitive" for t in action.before for r in readings(t.low))
    return (timed or from_someone) and not told


def _is_listener(clause: Clause) -> bool:
    return clause.subject is not None and clause.subject.who == "counterpart"


def _nobody(subject: Subject | None) -> Subject:
    at = subject.start if subject else 0
    return Subject(None, None, at, at, "")


def _with_patient(clause: Clause, action: Action) -> Action:
    """The passive with its subject ("dat" in "dat wordt geregeld") as the thing acted on."""
    subject = clause.subject
    if subject is None or subject.start == subject.end:
        return action
    return replace(action, before=clause.tokens[subject.start : subject.end] + action.before)


def _by_whom(action: Action) -> tuple[Subject, Action] | None:
    """The actor of a passive: "door de aannemer", "door mij"."""
    tokens = action.before + action.after
    for index, token in enumerate(tokens[:-1]):
        if token.low != "door":
            continue
        following = tokens[index + 1]
        end = agent_phrase(tokens, index + 1)
        rest = tokens[:index] + tokens[max(end, index + 2) :]
        if following.low in _FROM:
            actor = Subject(_FROM[following.low], None, 0, 0, following.low)
        elif end > index + 1:
            actor = Subject("third_party", _named(tokens[index + 1 : end]), 0, 0, "")
        else:
            continue
        return actor, replace(action, before=rest, after=())
    return None


def _named(tokens: Sequence[Token]) -> str:
    first = tokens[0].low if tokens[0].low in DETERMINERS else tokens[0].text
    return " ".join([first, *(token.text for token in tokens[1:])])


def _from_whom(
    subject: Subject | None, clause: Clause, action: Action
) -> tuple[Subject | None, Action]:
    """ "Je hoort vrijdag van mij": the one who lets hear acts."""
    tokens = action.before + action.after
    giver: Who | None = None
    third: str | None = None
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        following = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if tokens[index].low == "van" and following in _FROM and giver is None:
            giver = _FROM[following]
            index += 2
        elif tokens[index].low == "van" and agent_phrase(tokens, index + 1) > index + 1:
            end = agent_phrase(tokens, index + 1)
            giver, third = "third_party", _named(tokens[index + 1 : end])
            index = end
        else:
            kept.append(tokens[index])
            index += 1
    if subject is None or giver == subject.who:
        return subject, action
    giver = giver or _understood_giver(subject, clause)
    if giver is None:
        return subject, action
    turned = replace(action, verb=_RECEIVES[action.verb], before=tuple(kept), after=())
    asked = ASKED if action.auxiliary == "willen" else ""
    return Subject(giver, third, subject.start, subject.start, asked), turned


def _understood_giver(subject: Subject, clause: Clause) -> Who | None:
    """Who gives where it is not said: "u krijgt bericht", "dan ontvang ik jouw planning"."""
    if subject.who == "counterpart" and clause.order != "verb_first":
        return "learner"
    if subject.who == "learner" and clause.has("jouw", "je", "uw", "jullie", "graag", "dan"):
        return "counterpart"
    return None


def _asked_to(clause: Clause, action: Action) -> tuple[Subject, Action] | None:
    """ "Ik vraag je om vrijdag te mailen", "lukt het je om vrijdag te mailen?"."""
    inner = _purpose(action.after)
    if inner is None:
        return _asked_without_om(clause, action)
    speaker = clause.subject is not None and clause.subject.who == "learner"
    words = set(clause.lows) | {action.verb}
    asks = speaker and action.verb in _ASKS and bool({t.low for t in action.before} & _LISTENERS)
    allowed = action.verb == "hebben" and clause.order != "verb_first" and _is_listener(clause)
    if allowed and any(token.time is not None for token in action.before):
        asks = True
    had = action.perfect and clause.verb == "hebben"
    possible = clause.order == "verb_first" and bool(words & _POSSIBLE) and not had
    if not asks and not (possible and not speaker):
        return None
    outer_times = tuple(token for token in action.before if token.time is not None)
    inner = replace(inner, before=outer_times + inner.before)
    return Subject("counterpart", None, 0, 0, ASKED), inner


def _asked_without_om(clause: Clause, action: Action) -> tuple[Subject, Action] | None:
    """ "Mag ik u vragen de brief te tekenen?", "ik verzoek u de brief te tekenen"."""
    if clause.subject is None or clause.subject.who != "learner":
        return None
    lows = [token.low for token in action.before]
    asking = next((i for i, low in enumerate(lows) if low in _ASKS), None)
    modal = clause.verb in MODALS
    if modal and asking is not None and set(lows[:asking]) & _LISTENERS:
        inner = replace(action, before=action.before[asking + 1 :], auxiliary="kunnen")
        return Subject("counterpart", None, 0, 0, ASKED), inner
    if action.verb not in _ASKS or "te" not in lows[:-1]:
        return None
    listener = next((i for i, low in enumerate(lows) if low in _LISTENERS), None)
    verb = readings(lows[lows.index("te") + 1])
    if listener is None or not any(reading.kind == "infinitive" for reading in verb):
        return None
    te = lows.index("te")
    before, verb_said = list(action.before[listener + 1 : te]), lows[te + 1]
    if before and before[-1].low in PARTICLES:
        verb_said = before.pop().low + verb_said
    inner = Action(verb_said, "kunnen", tuple(before), action.before[te + 2 :], False)
    return Subject("counterpart", None, 0, 0, ASKED), inner


def _purpose(tokens: Sequence[Token]) -> Action | None:
    """The action of "om … te mailen"."""
    lows = [token.low for token in tokens]
    if "te" not in lows[:-1] or "om" not in lows:
        return None
    te = len(lows) - 1 - lows[::-1].index("te")
    if te + 1 >= len(lows) or not readings(lows[te + 1]):
        return None
    before, verb = list(tokens[lows.index("om") + 1 : te]), lows[te + 1]
    if before and before[-1].low in PARTICLES:
        verb = before.pop().low + verb
    return Action(verb, "kunnen", tuple(before), tuple(tokens[te + 2 :]), perfect=False)
