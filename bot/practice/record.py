"""What is kept of a talk: enough for a debrief and for a coach to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.practice.agreements import LogEntry
from bot.practice.moves import HeardSentence
from bot.practice.talk import Ending, Revealed
from bot.practice.trust import Change


@dataclass(frozen=True)
class TurnRecord:
    """One message of the learner and what the tegenspeler answered."""

    number: int
    """Counted from 1."""
    said_at: datetime
    """Amsterdam time, without zone."""
    text: str
    """What the learner sent."""
    sentences: Sequence[HeardSentence]
    answer: str
    source: str
    """Where the answer came from: story, reveal, agreement, scenario, general, ending, puzzled."""
    beat: str | None
    changes: Sequence[Change]
    trust: int
    """After this turn."""
    tension: int


@dataclass(frozen=True)
class TalkRecord:
    """One talk from the opening line to the end."""

    id: str
    scenario: str
    started_at: datetime
    ended_at: datetime | None
    ending: Ending | None
    revealed: Revealed
    turns: Sequence[TurnRecord]
    agreements: Sequence[LogEntry]
    undone: Sequence[TurnRecord] = ()
    """The turns that the learner took back to try another sentence."""
