"""Find the agreements in a message: sentence by sentence, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.practice.agreements.context import MessageContext
from bot.practice.agreements.drafts import agreements_of
from bot.practice.agreements.model import Agreement
from bot.practice.agreements.reading import read_sentence
from bot.practice.moves import HeardSentence


def extract_agreements(
    sentences: Sequence[HeardSentence], now: datetime, counterpart: str | None
) -> list[Agreement]:
    """The agreements that the learner's message makes, in the order in which they are said.

    `now` is the moment of speaking, from which due dates count; `counterpart` is the name by
    which the learner may speak of the tegenspeler. Takes any text and never raises.
    """
    message = MessageContext(now, counterpart)
    for sentence in sentences:
        read_sentence(message, sentence)
    return agreements_of(message.drafts)
