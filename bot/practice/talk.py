"""Where a talk stands: everything the tegenspeler remembers between two messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from bot.practice.scenario import START
from bot.practice.scenario.model import Band

Revealed = Literal["nothing", "hint", "full"]
Ending = Literal["agreed", "open", "broken_off", "stopped"]

LISTENING = frozenset({"open_vraag", "samenvatten", "erkennen"})
"""The moves that earn the hidden interest."""


@dataclass(frozen=True)
class Talk:
    """The state of one talk. Frozen: a turn gives a new one."""

    scenario: str
    trust: int
    """0 (none) to 10."""
    level: int = 2
    """1 (easy) to 3 (hard): patience, how fast trust grows, how much is told unasked."""
    tension: int = 3
    """0 (calm) to 10."""
    place: str = START
    """The node of the written path where the story waits."""
    aside: str | None = None
    """The node inside a story that began from checkpoint `altijd`, while that runs."""
    begun_asides: tuple[str, ...] = ()
    """Beats with which such a story began: each begins once a talk."""
    revealed: Revealed = "nothing"
    turn: int = 0
    """How many messages of the learner were answered."""
    said: tuple[str, ...] = ()
    """The keys of the lines said so far, in order."""
    moves: tuple[str, ...] = ()
    """Every move the learner made so far, in order."""
    listened: tuple[str, ...] = ()
    """The listening moves since the last verwijt or dreigement."""
    asked: tuple[str, ...] = ()
    """What the tegenspeler asked for once already: outcome, condition, patience, and "2:when" for
    what agreement 2 of the log lacks."""
    puzzled: bool = False
    """Whether the last answer was that the tegenspeler didn't follow."""
    ended: Ending | None = None

    @property
    def band(self) -> Band:
        """How the tegenspeler feels: trust, one band lower where the tension is high."""
        if self.trust <= 3:
            return "low"
        if self.trust >= 7:
            return "middle" if self.tension >= 7 else "high"
        return "low" if self.tension >= 8 else "middle"

    def count(self, move: str) -> int:
        """How often the learner made `move` so far."""
        return self.moves.count(move)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a tracker slot; from_dict reads it back."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Talk:
        """The talk that as_dict wrote, also after JSON made lists of its tuples."""
        known = {field.name for field in fields(cls)}
        return cls(**{k: _frozen(v) for k, v in data.items() if k in known})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, Sequence) and not isinstance(value, str) else value


def since_last(moves: Sequence[str], stops: frozenset[str]) -> Sequence[str]:
    """The tail of `moves` after the last one that is in `stops`."""
    for index in range(len(moves) - 1, -1, -1):
        if moves[index] in stops:
            return moves[index + 1 :]
    return moves
