"""Whether a clause binds somebody to its action, and whether it stays vague."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.practice.agreements.actions import Action
from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.deeds import DEEDS, STATES, TALK
from bot.practice.agreements.idioms import is_idiom
from bot.practice.agreements.model import Who
from bot.practice.agreements.nouns import agent_phrase
from bot.practice.agreements.vagueness import has_thing, is_empty_passive, is_empty_promise
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import (
    HABIT_WORDS,
    NEGATIONS,
    OPTION_WORDS,
    PAST_WORDS,
    PERSONS,
    PREPOSITIONS,
    QUESTION_WORDS,
    REQUEST_FORMS,
)

Form = Literal[
    "statement", "request", "question", "offer", "together", "imperative", "bound", "recap",
    "asked", "wished", "condition",
]  # fmt: skip

_THRESHOLD = 1.3
_BEYOND_DOUBT = 0.5
_SURE = 0.8
_LIKELIEST = 0.33
"""From here on a move that came out on top is more likely than all others together seem."""
_UNHEARD = 0.2
_MOVE_WEIGHT = {
    "afspraak_voorstellen": 1.5, "afspraak_bevestigen": 1.5, "vage_toezegging": 1.0,
    "commitment_vragen": -0.3, "toegeven": 0.0, "agenda_voorstellen": -1.6, "samenvatten": -1.6,
    "gesloten_vraag": -0.3, "wens_uitspreken": -0.3, "voorstel_doen": -0.5, "afronden": -0.4,
    "instemmen": 0.0, "begrenzen": -0.7, "dreigen": -2.0, "terugleiden": -1.6,
    "buiten_rol": -2.0,
    "begroeten": -1.5, "bedanken": -1.5, "afwijzen": -0.7,
}  # fmt: skip
_OTHER_MOVE_WEIGHT = -1.3
_FORM_WEIGHT: dict[Form, float] = {
    "statement": 0.5, "request": 0.6, "question": 0.5, "offer": 0.6, "together": 0.6,
    "imperative": 0.7, "bound": 2.0, "recap": 2.5, "asked": 0.8, "wished": -0.5, "condition": 0.5,
}  # fmt: skip


@dataclass(frozen=True)
class Evidence:
    """What is known about a clause besides its words."""

    form: Form
    who: Who | None
    move: str
    confidence: float
    timed: bool
    """Whether a time that means something was said with it."""
    repeated: bool
    """Whether that time is one that comes back: "elke dag"."""
    later: bool
    """Whether that time is after today."""
    loosely_timed: bool
    """Whether only a vague time was said with it."""
    parallel: bool
    """Whether it stands beside an agreement in the same sentence."""
    by_council: bool
    """Whether a council, board or committee acts."""
    concluding: bool
    """Whether "dan", "dus" or a tag such as "goed?" frames it as a proposal."""


def form_of(clause: Clause, action: Action, question: bool) -> Form:
    """The form in which a main clause may bind somebody."""
    subject = clause.subject
    if subject is None:
        return "imperative"
    if clause.order != "verb_first":
        return "statement"
    finite = clause.tokens[clause.finite].low if clause.finite is not None else ""
    if subject.who == "counterpart":
        return "request" if finite in REQUEST_FORMS else "question"
    if subject.who == "learner":
        return "offer" if clause.verb in ("zullen", "kunnen", "mogen") else "statement"
    if subject.who == "both":
        together = clause.verb in ("zullen", "laten", "kunnen", "gaan")
        return "together" if together else ("question" if question else "statement")
    return "question" if question else "statement"


def refused(clause: Clause, action: Action, evidence: Evidence) -> bool:
    """Whether the clause cannot be an agreement, whatever else speaks for it."""
    words = frozenset(clause.lows)
    if clause.lows and clause.lows[0] in QUESTION_WORDS:
        return True
    promised = evidence.form == "bound" and evidence.later and clause.verb == "zijn"
    if (action.perfect and not promised) or (clause.past and evidence.form != "request"):
        return True
    if clause.verb == "moeten" and clause.order == "verb_first" and evidence.who != "counterpart":
        return True
    undergone = action.passive and clause.subject is not None and clause.subject.word in PERSONS
    if undergone and not heard_as_promise(evidence):
        return True
    if action.verb == "zien" and "wel" in words:
        return True
    if heard_as_promise(evidence) and _adds_nothing(action, evidence, words):
        return True
    if heard_as_promise(evidence):
        return evidence.form in ("imperative", "question", "request") or clause.verb == "willen"
    parting = evidence.move == "afronden" and evidence.confidence >= _BEYOND_DOUBT
    if parting and not evidence.later:
        return True
    if _is_withheld(clause, action, evidence) or _is_about_others(action, evidence):
        return True
    if words & {"al"} and words & _DURATIONS:
        return True
    if _tells_conduct(words, evidence):
        return True
    if words & (_ALWAYS if evidence.timed else HABIT_WORDS):
        return True
    conceding = evidence.move == "toegeven" and evidence.confidence >= _BEYOND_DOUBT
    reports = action.verb in _LETTING and bool(words & {"me", "mij"})
    if conceding and not evidence.timed and not has_thing(action) and not reports:
        return True
    return (
        _is_option(clause, evidence)
        or is_idiom(clause, action, evidence.timed, conceding)
        or _is_about_this_talk(clause, action, evidence)
        or _is_general(clause, evidence)
        or _is_role(clause, evidence)
    )


_DURATIONS = word_set("weken maanden dagen jaren tijd lang uren week maand jaar dag paar")
_KEPT_IN_MIND = word_set("vergeten loslaten laten rusten zitten liggen verdwijnen laten_vallen")
_SPEAKING = word_set("bespreken overleggen vragen navragen voorleggen aankaarten doorgeven melden")
_DECIDING = word_set("behandelen bespreken beslissen besluiten vaststellen stemmen goedkeuren")
_ALWAYS = word_set("altijd steeds telkens vaak meestal constant doorgaans")
_THIS_TALK = word_set(
    """
    eerst straks gesprek minuten minuut kwartier halfuur kwartiertje rondje onderwerp vooraan
    voorop klok hierover laatste pauze
    """
)
_GENERAL = word_set(
    """
    voortaan vervolg vaker minder meer toekomst algemeen liever gerust tijdig beter sneller
    duidelijker zachter korter eerder
    """
)
_ASKING: frozenset[Form] = frozenset(("request", "question", "imperative", "wished", "asked"))


def _heard_as_agreement(evidence: Evidence) -> bool:
    return evidence.move.startswith("afspraak_") and evidence.confidence >= _BEYOND_DOUBT


def _surely_agreement(evidence: Evidence) -> bool:
    return _heard_as_agreement(evidence) and evidence.confidence >= _SURE


def _is_about_this_talk(clause: Clause, action: Action, evidence: Evidence) -> bool:
    """ "Laten we eerst de tekening bekijken": how this conversation goes."""
    if evidence.later or _heard_as_agreement(evidence) or clause.has("voortaan"):
        return False
    words = frozenset(token.text.lower() for token in clause.tokens)
    if evidence.who == "both":
        talks = action.verb in TALK and not is_empty_promise(clause, action)
        return bool(words & _THIS_TALK) or talks
    return evidence.who == "learner" and action.verb in TALK and bool(words & _THIS_TALK)


def _is_general(clause: Clause, evidence: Evidence) -> bool:
    """ "Bel me voortaan eerder": other behaviour in general, nothing to tick off."""
    if evidence.form not in _ASKING or _heard_as_agreement(evidence) or evidence.later:
        return False
    words = frozenset(word for token in clause.tokens for word in token.text.lower().split())
    return bool(words & _GENERAL) or {"volgende", "keer"} <= words


def _is_role(clause: Clause, evidence: Evidence) -> bool:
    """ "Ik schrijf alleen het advies": what somebody is there for."""
    if evidence.form != "statement" or evidence.timed or _heard_as_agreement(evidence):
        return False
    return clause.has("alleen", "slechts", "puur", "namens")


def _adds_nothing(action: Action, evidence: Evidence, words: frozenset[str]) -> bool:
    """ "En dan zien we wel", "dat lossen we niet op": not even a vague promise."""
    denied = bool(words & NEGATIONS) and action.verb not in _KEPT_IN_MIND
    return denied or (evidence.parallel and action.verb in STATES)


def _tells_conduct(words: frozenset[str], evidence: Evidence) -> bool:
    """Whether it describes how somebody else goes about things: "je belt pas na drie dagen"."""
    told = evidence.form == "statement" and evidence.who in ("counterpart", "third_party")
    careless = bool(words & {"pas", "zonder", "liever"}) or {"te", "laat"} <= words
    return told and careless and not _heard_as_agreement(evidence)


def _is_about_others(action: Action, evidence: Evidence) -> bool:
    """What the council decides, or whether the alderman comes too: no promise of theirs."""
    if evidence.who != "third_party":
        return False
    if action.verb == "vergaderen" or (action.verb == "terugkomen" and _only_returns(action)):
        return True
    decides = action.verb in _DECIDING and evidence.form == "statement"
    if decides and evidence.by_council and not _surely_agreement(evidence):
        return True
    if action.verb == "nemen" and any(token.low == "besluit" for token in action.before):
        return evidence.form == "statement" and not _surely_agreement(evidence)
    if _heard_as_agreement(evidence):
        return False
    waits = action.verb in ("beslissen", "besluiten", "komen", "vergaderen")
    return evidence.form == "question" or waits


def _only_returns(action: Action) -> bool:
    """ "Komt terug van vakantie", not "komt erop terug"."""
    words = {token.low for token in action.before + action.after}
    return not words & {"op", "erop", "hierop", "daarop"}


def _is_withheld(clause: Clause, action: Action, evidence: Evidence) -> bool:
    """Denied, left open, or of nobody: all of which a vague promise may well be."""
    words = frozenset(clause.lows)
    forbids = evidence.form in ("bound", "recap")
    if words & NEGATIONS and not forbids and not _only_no_later_than(clause):
        return True
    if words & PAST_WORDS - {"eerder", "net"} or words & OPTION_WORDS:
        return True
    takes_place = evidence.form in ("bound", "recap") and action.verb not in STATES
    nobody_bound = evidence.who is None and not takes_place
    return nobody_bound and not (action.passive or is_empty_promise(clause, action))


def heard_as_promise(evidence: Evidence) -> bool:
    """Whether the sentence as a whole was heard as a promise without substance."""
    return evidence.move == "vage_toezegging" and evidence.confidence >= _LIKELIEST


def _only_no_later_than(clause: Clause) -> bool:
    lows = clause.lows
    for index, low in enumerate(lows):
        if low in NEGATIONS and lows[index : index + 2] not in (
            ("niet", "later"),
            ("niet", "alleen"),
        ):
            return False
    return True


def _is_option(clause: Clause, evidence: Evidence) -> bool:
    """ "We kunnen …", "jij zou kunnen …": something that may be done."""
    if evidence.form == "recap":
        return clause.verb == "willen"
    if evidence.form not in ("statement", "bound", "asked"):
        return False
    if clause.verb == "kunnen":
        strong = evidence.move.startswith("afspraak_") and evidence.confidence >= _LIKELIEST
        return not (evidence.timed and (strong or evidence.who == "learner"))
    if clause.verb in ("willen", "moeten", "hoeven"):
        bound = evidence.form == "bound" or (
            clause.verb == "moeten" and evidence.who == "counterpart"
        )
        return not (bound and evidence.timed)
    strong = _heard_as_agreement(evidence) or evidence.concluding
    return clause.verb == "mogen" and not (evidence.timed or strong)


def binds(clause: Clause, action: Action, evidence: Evidence) -> bool:
    """Whether words, form and move together make it an agreement."""
    if refused(clause, action, evidence):
        return False
    return score(clause, action, evidence) >= _THRESHOLD


def score(clause: Clause, action: Action, evidence: Evidence) -> float:
    """How much speaks for an agreement; from the threshold up it counts as one."""
    total = _FORM_WEIGHT[evidence.form] + _verb_weight(clause, action, evidence)
    total += {"learner": 0.7, "counterpart": 0.3, "both": 0.3}.get(evidence.who or "", 0.0)
    total += 1.3 if evidence.timed else (0.7 if evidence.loosely_timed else 0.0)
    habit = evidence.repeated and evidence.form == "statement" and not evidence.concluding
    if habit and not _heard_as_agreement(evidence):
        total -= 1.2 if evidence.who in ("learner", "both") else 2.4
    total += 0.4 if evidence.concluding else 0.0
    institutional = action.passive and evidence.who is None and clause.has("er")
    total += 0.4 if institutional and evidence.form == "statement" else 0.0
    total += 0.3 if evidence.parallel and evidence.form == "statement" else 0.0
    total += 0.4 if action.auxiliary in ("zullen", "gaan") else 0.0
    total += 0.4 if evidence.form == "statement" and clause.has("voortaan") else 0.0
    return total + _move_weight(evidence)


def _move_weight(evidence: Evidence) -> float:
    """What the move heard adds; one that was hardly heard takes next to nothing away."""
    weight = _MOVE_WEIGHT.get(evidence.move, _OTHER_MOVE_WEIGHT)
    if weight > 0:
        return weight * evidence.confidence
    return weight * max(0.0, evidence.confidence - _UNHEARD) / (1 - _UNHEARD)


def _doing_weight(action: Action, evidence: Evidence) -> float:
    """ "Doen" says as much as its object."""
    if has_thing(action):
        return 0.3
    return -0.2 if evidence.timed or evidence.move.startswith("afspraak_") else -0.8


def _is_meeting(clause: Clause, verb: str) -> bool:
    if verb == "staan":
        return clause.has("deur", "stoep", "bij")
    return verb in ("zien", "zitten", "spreken") and clause.has("elkaar", "tafel", "samen", "hier")


_LETTING = frozenset(("laten weten", "laten horen"))


def _verb_weight(clause: Clause, action: Action, evidence: Evidence) -> float:
    if is_empty_passive(action) or is_empty_promise(clause, action):
        return 0.9 if evidence.form in ("statement", "recap", "offer") else -0.2
    if heard_as_promise(evidence):
        return 0.6
    if evidence.form == "question" and action.verb in ("gaan", "komen"):
        return 0.0 if _surely_agreement(evidence) else -2.0
    planned = evidence.form == "question" and action.auxiliary == "gaan"
    if planned and action.verb not in DEEDS and not _surely_agreement(evidence):
        return -1.5
    verb = action.verb.replace("laten ", "") if action.verb not in _LETTING else action.verb
    if verb in _LETTING:
        return 0.7
    if evidence.timed and _is_meeting(clause, verb):
        return -0.3
    if verb == "doen":
        return _doing_weight(action, evidence)
    if verb in STATES:
        together = evidence.who == "both" and clause.has("gesprek", "afspraak", "overleg")
        meets = verb == "hebben" and together and evidence.form != "question"
        return -0.9 if meets else -4.0
    if verb in TALK and not (evidence.timed and evidence.later) and not _with_others(action):
        return -0.8
    if verb in DEEDS or (verb in TALK and evidence.timed):
        return 0.8
    today_only = evidence.timed and not evidence.later
    if today_only:
        return -0.8
    if evidence.form == "question" and clause.has("jij") and has_thing(action):
        return 0.4
    asked = evidence.form not in ("statement", "question")
    return 0.1 if asked and has_thing(action) and evidence.timed else -0.2


def _with_others(action: Action) -> bool:
    """Whether it is done with or for somebody outside this conversation ("met mijn teamleider")."""
    tokens = action.before + action.after
    words = [token.low for token in tokens]
    somebody = any(agent_phrase(tokens, index) > index for index in range(len(tokens)))
    if somebody and action.verb in ("vragen", "aanspreken"):
        return True
    for index, low in enumerate(words[:-1]):
        if low in ("met", "aan", "bij", "in", "binnen") and low in PREPOSITIONS:
            if words[index + 1] not in ("je", "jou", "u", "jullie", "elkaar", "mij", "me", "ons"):
                return True
            if agent_phrase(tokens, index + 1) > index + 2:
                return True
    return False


def is_vague(clause: Clause, action: Action, evidence: Evidence) -> bool:
    """Whether the agreement stays vague: no actor, no checkable action, or no real time."""
    if evidence.who is None:
        return True
    if evidence.timed:
        return False
    if evidence.loosely_timed or is_empty_promise(clause, action):
        return True
    return heard_as_promise(evidence) and not _speaks_to_somebody(action)


def _speaks_to_somebody(action: Action) -> bool:
    """ "Het bespreken met de directeur": with somebody named, which can be checked."""
    tokens = action.before + action.after
    with_whom = any(
        token.low in ("met", "aan", "bij") and agent_phrase(tokens, index + 1) > index + 1
        for index, token in enumerate(tokens)
    )
    asked = any(agent_phrase(tokens, index) > index for index in range(len(tokens)))
    return (with_whom or (asked and action.verb == "vragen")) and action.verb in _SPEAKING
