"""What a main clause says about the subordinate clause after it: "zullen we afspreken dat …"."""

from __future__ import annotations

from typing import Literal

from bot.practice.agreements.actions import Action
from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import NEGATIONS, PAST_WORDS

Governor = Literal["agree", "recap", "wish", "ask"]
"""Whether the clause governed is agreed on, looked back on, wished for, or asked consent for."""

_JUST_NOW = word_set("net zojuist daarnet zonet zonet daarstraks")
_AGREEING = word_set(
    """
    afspreken overeenkomen besluiten bepalen vaststellen vastleggen toezeggen zeggen noteren
    """
)
_ON_RECORD = word_set(
    """
    staat staan ligt blijft is komt luidt heb hebben klopt kloppen
    """
)
_IN_WRITING = word_set(
    """
    vast afspraak afspraken agenda papier aantekening aantekeningen notulen actielijst lijst
    boekje schriftje verslag beklonken genoteerd definitief staan
    """
)
_BINDS_SPEAKER = word_set("beloven toezeggen garanderen verzekeren waarborgen")
_COUNTS_ON = word_set("rekenen vertrouwen uitgaan aannemen verwachten")
_RECAPS = word_set(
    """
    vastleggen noteren vaststellen vaststaan staan opschrijven samenvatten herhalen bevestigen
    voorlezen nalopen
    """
)
_EXPECTS = word_set(
    """
    verwachten rekenen uitgaan vertrouwen vragen willen verzoeken
    """
)
_APPROVAL = word_set(
    """
    goed oké oke ok akkoord prima eens handig haalbaar erg bezwaar
    """
)
_WELCOME = word_set(
    """
    fijn prettig handig mooi helpen helpt schelen scheelt top goed nodig
    """
)
_MATTERS = word_set("belangrijk nodig noodzakelijk essentieel")


def governor(clause: Clause, action: Action | None) -> Governor | None:
    """How the clause binds the actor of a "dat" or "als" clause after it; None if it does not."""
    words = frozenset(clause.lows)
    if words & NEGATIONS or words & PAST_WORDS - _JUST_NOW:
        return None
    if action is None:
        return _verbless(words)
    just_now = bool(words & _JUST_NOW)
    told = clause.subject is not None and clause.subject.who == "counterpart"
    if told and clause.past and action.verb == "zeggen":
        return None
    if action.verb in _AGREEING and (action.perfect or clause.past):
        return "recap" if _still_holds(clause, words, just_now) else None
    if action.verb == "afspreken":
        return None if clause.past else "agree"
    if clause.past and clause.verb != "zullen":
        return "recap" if just_now and action.verb in ("zeggen", "zijn", "houden") else None
    if words & _ON_RECORD and words & _IN_WRITING:
        return "recap"
    return _about_clause(clause, action, words)


def disowns(clause: Clause) -> bool:
    """Whether a main clause denies or puts in the past what depends on it."""
    words = frozenset(clause.lows)
    if words & NEGATIONS or words & PAST_WORDS - _JUST_NOW:
        return True
    return clause.past and clause.verb != "zullen" and not words & _JUST_NOW


def _still_holds(clause: Clause, words: frozenset[str], just_now: bool) -> bool:
    """ "We hebben (net) afgesproken dat": not "we hadden", "we hebben toch", "vorige week"."""
    if just_now:
        return True
    told = "toch" in words or "eerder" in words
    return not told and (not clause.past or bool(words & {"dan", "dus", "nu"}))


def _verbless(words: frozenset[str]) -> Governor | None:
    if words & {"afgesproken", "afspraak", "genoteerd", "samengevat", "samenvattend"}:
        return "recap"
    if "akkoord" in words:
        return "ask"
    return "wish" if words & {"fijn"} and "als" in words else None


def _about_clause(clause: Clause, action: Action, words: frozenset[str]) -> Governor | None:
    speaker = clause.subject is not None and clause.subject.who == "learner"
    together = clause.subject is not None and clause.subject.who == "both"
    if action.verb in ("zijn", "staan", "vaststaan", "luiden") and words & {
        "afspraak",
        "afspraken",
        "vast",
    }:
        return "recap"
    if action.verb == "zijn" and "voorstel" in words:
        return "agree"
    if action.verb in ("zeggen", "voorstellen") and (together or speaker):
        return "agree" if action.verb == "voorstellen" or together else None
    if speaker and action.verb in _BINDS_SPEAKER:
        return "agree"
    listener = clause.subject is not None and clause.subject.who == "counterpart"
    if listener and clause.verb in ("kunnen", "mogen") and action.verb in _COUNTS_ON:
        return "agree" if clause.order != "verb_first" else None
    if action.verb in _RECAPS and (speaker or together) and action.verb != "staan":
        return "agree" if together and clause.verb in ("laten", "zullen") else "recap"
    return _about_consent(clause, action, words, speaker)


def _about_consent(
    clause: Clause, action: Action, words: frozenset[str], speaker: bool
) -> Governor | None:
    asks = clause.order == "verb_first"
    if words & {"ervan", "hiervan"} and clause.lows[:1] == ("wat",):
        return None if clause.past else "ask"
    if asks and action.verb in ("zijn", "vinden", "gaan", "kunnen") and words & _APPROVAL:
        return "ask"
    if asks and action.verb in _BINDS_SPEAKER:
        return "agree"
    if asks and speaker and action.verb in ("rekenen", "uitgaan"):
        return "ask"
    if asks:
        return None
    if action.verb == "zijn" and "eens" in words and clause.has("we", "wij"):
        return "recap"
    if speaker and action.verb in _EXPECTS:
        return "wish"
    if action.verb == "lijken" and words & (_APPROVAL | _WELCOME):
        return "wish"
    if action.verb in ("zijn", "vinden", "helpen", "schelen") and clause.verb == "zullen":
        return "wish" if words & _WELCOME else None
    if action.verb in ("zijn", "vinden") and words & _MATTERS:
        return "wish"
    return None
