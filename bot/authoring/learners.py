"""Simulated learners: each chooses moves by what a learner can see, never by what is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.practice.agreements import Agreement, AgreementLog
from bot.practice.engine import Turn
from bot.practice.talk import Revealed, Talk

Reply = Literal["talk", "puzzled", "yes", "no", "counter", "asks", "waits"]
"""What the answer was to a proposal; "waits" where it neither took nor refused it."""


@dataclass(frozen=True)
class Seen:
    """What can be seen of the tegenspeler and of the talk so far."""

    turn: int
    reply: Reply
    revealed: Revealed
    """What it has told of what is underneath."""
    is_warm: bool
    """Whether its tone has opened up."""
    log: AgreementLog
    is_asked: bool = False
    """Whether the last line ends with a question."""


@dataclass(frozen=True)
class Said:
    """What a learner says next."""

    moves: Sequence[str]
    agreements: Sequence[Agreement] = ()


class Learner(Protocol):
    """Somebody who practises."""

    def speak(self, seen: Seen) -> Said | None:
        """The next message; None for who gives up."""
        ...


def first_look(talk: Talk) -> Seen:
    """What can be seen before the learner said anything."""
    return Seen(0, "talk", "nothing", talk.band != "low", AgreementLog())


def look(before: AgreementLog, turn: Turn) -> Seen:
    """What can be seen after a turn; `before` is the log as it was before it."""
    talk = turn.talk
    return Seen(
        turn=talk.turn,
        reply=_reply(before, turn),
        revealed=talk.revealed,
        is_warm=talk.band != "low",
        log=turn.log,
        is_asked=turn.line.rstrip().endswith("?"),
    )


def _reply(before: AgreementLog, turn: Turn) -> Reply:
    if turn.source == "puzzled":
        return "puzzled"
    known = {entry.id: len(entry.history) for entry in before.entries}
    fresh = [entry for entry in turn.log.entries if known.get(entry.id, 0) < len(entry.history)]
    happened = [entry.history[-1].happened for entry in fresh]
    for event, reply in _REPLIES:
        if event in happened:
            return reply
    if any(entry.agreement.missing() for entry in fresh):
        return "asks"
    return "waits" if fresh else "talk"


_REPLIES: tuple[tuple[str, Reply], ...] = (
    ("countered", "counter"),
    ("rejected", "no"),
    ("confirmed", "yes"),
    ("accepted", "yes"),
)
