"""What a turn was played from, as plain data: enough to take it back or to play it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from bot.practice.agreements import Agreement, AgreementLog
from bot.practice.hearing import Message
from bot.practice.moves import HeardSentence, deciding
from bot.practice.talk import Talk


@dataclass(frozen=True)
class Before:
    """The talk, the log and the message that a turn was played from."""

    talk: Talk
    log: AgreementLog
    message: Message

    def as_dict(self) -> dict[str, Any]:
        """Plain data, fit for JSON; from_dict reads it back."""
        message = self.message
        return {
            "talk": self.talk.as_dict(),
            "log": self.log.as_dict(),
            "message": {
                "sentences": [asdict(sentence) for sentence in message.sentences],
                "agreements": [agreement.as_dict() for agreement in message.agreements],
                "now": message.now.isoformat(),
                "alternatives": [list(pair) for pair in message.alternatives],
            },
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Before:
        """What as_dict wrote."""
        message = data["message"]
        return cls(
            Talk.from_dict(data["talk"]),
            AgreementLog.from_dict(data["log"]),
            Message(
                [HeardSentence(**sentence) for sentence in message["sentences"]],
                [Agreement.from_dict(agreement) for agreement in message["agreements"]],
                datetime.fromisoformat(message["now"]),
                [(move, chance) for move, chance in message["alternatives"]],
            ),
        )

    def other_moves(self, heard: str, most: int = 3) -> list[str]:
        """The moves that the deciding sentence may also be, likeliest first, without `heard`."""
        return [move for move, _ in self.message.alternatives if move != heard][:most]


def heard_as(message: Message, move: str) -> Message:
    """The message with its deciding sentence heard as `move`, for sure."""
    decisive = deciding(message.sentences)
    sentences = [
        HeardSentence(sentence.text, move, 1.0) if sentence is decisive else sentence
        for sentence in message.sentences
    ]
    return replace(message, sentences=sentences, alternatives=())
