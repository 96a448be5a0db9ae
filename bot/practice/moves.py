"""The moves a learner can make in one sentence, and which of several decides the reaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Sign = Literal["+", "0", "-"]


@dataclass(frozen=True)
class MoveInfo:
    """One row of the table of moves."""

    name: str
    """The label, as trainers write it and coaches read it; also the Rasa intent."""
    group: str
    """The heading under which the move stands."""
    does: str
    """What the learner does, in Dutch, third person."""
    sign: Sign
    """Whether the move usually helps ("+"), hinders ("-") or neither ("0")."""


@dataclass(frozen=True)
class HeardSentence:
    """One sentence of the learner with the move it was heard as."""

    text: str
    move: str
    confidence: float
    """Between 0 and 1: the calibrated chance that the move is right."""


_TABLE: tuple[MoveInfo, ...] = (
    MoveInfo("begroeten", "Openen en regie", "groet en maakt contact", "0"),
    MoveInfo("doel_benoemen", "Openen en regie", "zegt waar dit gesprek over gaat", "+"),
    MoveInfo("agenda_voorstellen", "Openen en regie", "stelt voor hoe dit gesprek verloopt", "+"),
    MoveInfo("rol_verhelderen", "Openen en regie", "maakt een rol of mandaat duidelijk", "+"),
    MoveInfo("terugleiden", "Openen en regie", "brengt het gesprek terug bij het onderwerp", "+"),
    MoveInfo("metacommunicatie", "Openen en regie", "benoemt wat er in dit gesprek gebeurt", "+"),
    MoveInfo("begrenzen", "Openen en regie", "geeft een grens of een nee aan", "+"),
    MoveInfo("gedrag_benoemen", "Aanspreken", "noemt concreet gedrag of een feit", "+"),
    MoveInfo("effect_benoemen", "Aanspreken", "noemt het gevolg of het gevoel erbij", "+"),
    MoveInfo("wens_uitspreken", "Aanspreken", "vraagt om ander gedrag", "+"),
    MoveInfo("verwijten", "Aanspreken", "oordeelt over de persoon", "-"),
    MoveInfo("dreigen", "Aanspreken", "zet druk met macht of straf", "-"),
    MoveInfo("open_vraag", "Luisteren", "vraagt open naar beeld, reden of idee", "+"),
    MoveInfo("gesloten_vraag", "Luisteren", "stelt een ja/nee-vraag of feitenvraag", "0"),
    MoveInfo("samenvatten", "Luisteren", "geeft in eigen woorden terug wat de ander zei", "+"),
    MoveInfo("erkennen", "Luisteren", "toont begrip of waardering", "+"),
    MoveInfo("gezamenlijk_belang", "Verbinden", "noemt wat jullie allebei willen", "+"),
    MoveInfo("voorstel_doen", "Verbinden", "oppert een idee", "+"),
    MoveInfo("afspraak_voorstellen", "Afspreken", "stelt een afspraak voor", "+"),
    MoveInfo("commitment_vragen", "Afspreken", "vraagt of de ander meedoet", "+"),
    MoveInfo("afspraak_bevestigen", "Afspreken", "herhaalt of legt een afspraak vast", "+"),
    MoveInfo("vage_toezegging", "Afspreken", "belooft iets zonder wie, wat of wanneer", "-"),
    MoveInfo("toegeven", "Afspreken", "laat het eigen punt vallen", "-"),
    MoveInfo("instemmen", "Sociaal", "zegt ja", "0"),
    MoveInfo("afwijzen", "Sociaal", "zegt nee", "0"),
    MoveInfo("bedanken", "Sociaal", "dankt", "0"),
    MoveInfo("excuses_maken", "Sociaal", "biedt excuses aan", "0"),
    MoveInfo("afronden", "Sociaal", "sluit het gesprek af", "0"),
    MoveInfo("buiten_rol", "Sociaal", "valt buiten het rollenspel", "0"),
)

MOVES: dict[str, MoveInfo] = {move.name: move for move in _TABLE}
"""All moves by name, in the order of the table."""

# A courtesy around the real message does not decide how the other reacts.
_COURTESIES = frozenset({"begroeten", "bedanken", "instemmen"})


_QUESTIONS = frozenset({"open_vraag", "gesloten_vraag"})
_WORDS_OF_A_CHECK = 5
"""A longer question behind a summary brings up something of its own."""


def deciding(sentences: Sequence[HeardSentence]) -> HeardSentence | None:
    """The sentence whose move decides the reaction: the last that is more than a courtesy.

    A question right behind a proposed agreement ("Wat vind je daarvan?") asks about the proposal,
    and a short one behind a summary ("Klopt dat?") about the summary; those then decide. Where all
    are courtesies (or outside the role-play) it is the last yes, else the last one that is inside
    the role-play, else the last. None for no sentences.
    """
    inside = [s for s in sentences if s.move != "buiten_rol"]
    substantial = [s for s in inside if s.move not in _COURTESIES]
    if len(substantial) > 1 and substantial[-1].move in _QUESTIONS:
        if substantial[-2].move == "afspraak_voorstellen" or _checks_summary(*substantial[-2:]):
            return substantial[-2]
    agreeing = [s for s in inside if s.move == "instemmen"]
    for candidates in (substantial, agreeing, inside, sentences):
        if candidates:
            return candidates[-1]
    return None


def _checks_summary(before: HeardSentence, question: HeardSentence) -> bool:
    is_short = len(question.text.split()) <= _WORDS_OF_A_CHECK
    return before.move == "samenvatten" and question.move == "gesloten_vraag" and is_short
