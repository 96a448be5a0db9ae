"""What the tegenspeler makes of a message: which sentences it follows, and as which move."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.practice.agreements import Agreement
from bot.practice.moves import HeardSentence, deciding
from bot.practice.scenario import Scenario
from bot.practice.talk import Talk
from bot.practice.trust import ATTACKS

UNSURE = 0.35
"""Below this confidence a sentence is not understood, unless the written path waits for it."""
UNSURE_ATTACK = 0.55
"""The same for verwijten and dreigen: to hear an attack that was none costs the most."""
LIKELY = 0.15
"""From this chance on a move counts as likely when the written path waits for it."""
_GREETINGS = frozenset({"begroeten", "bedanken"})
_BEGUN = 3
"""After so many turns nobody greets any more."""
_GOODBYE = re.compile(
    r"\b(dag|goeden?(dag|middag|avond)|fijne (dag|middag|avond)|tot "
    r"(dan|ziens|gauw|snel|later|straks|morgen|volgende|(maan|dins|woens|donder|vrij)dag))\b",
    re.IGNORECASE,
)
"""Words that take leave once a talk is well under way; some greet at the start."""


@dataclass(frozen=True)
class Message:
    """What the learner said, as understood."""

    sentences: Sequence[HeardSentence]
    agreements: Sequence[Agreement]
    now: datetime
    alternatives: Sequence[tuple[str, float]] = ()
    """Which other moves the deciding sentence may be, each with its chance."""


def in_light_of_the_story(scenario: Scenario, talk: Talk, message: Message) -> Message:
    """The message, its deciding sentence heard as what the written path waits for.

    Only where that sentence is unclear by itself, and that move is among the likely ones.
    """
    heard = deciding(message.sentences)
    if heard is None or is_understood(scenario, talk, heard):
        return message
    for move, chance in message.alternatives:
        likely = HeardSentence(heard.text, move, chance)
        if chance >= LIKELY and move not in ATTACKS and is_understood(scenario, talk, likely):
            sentences = [likely if s is heard else s for s in message.sentences]
            return replace(message, sentences=sentences)
    return message


def leave_taken(talk: Talk, message: Message) -> Message:
    """The message, a lone "Dag Karim" or "Bedankt, tot donderdag" heard as a farewell.

    Only once the talk is well under way.
    """
    if talk.turn < _BEGUN or not all(s.move in _GREETINGS for s in message.sentences):
        return message
    sentences = [
        replace(s, move="afronden") if _GOODBYE.search(s.text) else s for s in message.sentences
    ]
    return replace(message, sentences=sentences)


def is_understood(scenario: Scenario, talk: Talk, sentence: HeardSentence) -> bool:
    """Whether its move is likely enough, or likely and what the written path waits for."""
    if sentence.move in ATTACKS:
        return sentence.confidence >= UNSURE_ATTACK
    places = (place for place in (talk.place, talk.aside) if place is not None)
    awaited = any(sentence.move in scenario.path.moves_from(place) for place in places)
    return sentence.confidence >= (LIKELY if awaited else UNSURE)
