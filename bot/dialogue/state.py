"""Between Rasa's tracker and the subject: which slots hold a talk, and what a message holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from random import Random
from typing import Any, Protocol

from bot.practice.agreements import Agreement, AgreementLog
from bot.practice.clock import amsterdam_now
from bot.practice.engine import Turn, play
from bot.practice.hearing import Message
from bot.practice.moves import HeardSentence
from bot.practice.scenario import Scenario
from bot.practice.talk import Talk


class HasSlots(Protocol):
    """A tracker of Rasa or of rasa-sdk."""

    def get_slot(self, key: str) -> Any: ...


def talk_of(tracker: HasSlots) -> tuple[Talk, AgreementLog] | None:
    """The talk that goes on in this conversation, with its agreement log; None without one."""
    talk = tracker.get_slot("talk")
    if talk is None or tracker.get_slot("phase") != "talking":
        return None
    return Talk.from_dict(talk), AgreementLog.from_dict(tracker.get_slot("agreement_log"))


def message_of(parse_data: Mapping[str, Any]) -> Message:
    """What was understood of a message, from the parse data that the NLU pipeline left."""
    sentences = [
        HeardSentence(m["text"], m["move"], m["confidence"]) for m in parse_data.get("moves") or ()
    ]
    agreements = [Agreement.from_dict(item) for item in parse_data.get("agreements") or ()]
    ranking = [
        (item["name"], item["confidence"]) for item in parse_data.get("intent_ranking") or ()
    ]
    return Message(sentences, agreements, said_at(parse_data), ranking)


def said_at(parse_data: Mapping[str, Any]) -> datetime:
    """When the message was said: Amsterdam time without zone, as the channel noted it."""
    noted = (parse_data.get("metadata") or {}).get("now")
    return datetime.fromisoformat(noted) if noted else amsterdam_now()


def play_turn(
    scenario: Scenario, talk: Talk, log: AgreementLog, message: Message, talk_id: str
) -> Turn:
    """The turn that answers `message`.

    Chance hangs on the talk and the turn alone: the policy, the action and a replay after a
    crash all see the same turn.
    """
    return play(scenario, talk, log, message, Random(f"{talk_id}/{talk.turn}"))
