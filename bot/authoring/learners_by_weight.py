"""Learners without a plan: what they say is drawn from a table of weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from bot.authoring.learners import Said, Seen
from bot.authoring.playing_moves import recap, without_time
from bot.practice.agreements import Agreement

_CLOSES = 0.6
"""How often somebody whose patience is up closes the talk now."""
_OPENING_TURNS = 2
_GIVES_UP_AFTER = 6
"""Messages beyond its patience after which a learner walks away."""


@dataclass(frozen=True)
class Manner:
    """How somebody talks: which moves, and how often each."""

    opening: Mapping[str, float]
    """The weights of the moves in the first two messages."""
    later: Mapping[str, float]
    complete: float
    """How often a proposal has who, what and when at once."""
    mends: float
    """How often a question about a proposal gets the answer it asks for."""
    patience: int
    """After so many messages the talk is closed soon."""
    second: float = 0.0
    """How often a message makes a second move."""


AVERAGE = Manner(
    opening={
        "begroeten": 2,
        "gedrag_benoemen": 3,
        "doel_benoemen": 2,
        "effect_benoemen": 1,
        "gesloten_vraag": 2,
        "open_vraag": 2,
        "erkennen": 1,
        "wens_uitspreken": 1,
    },
    later={
        "gesloten_vraag": 3,
        "open_vraag": 3,
        "erkennen": 2,
        "samenvatten": 1,
        "gedrag_benoemen": 1,
        "effect_benoemen": 1,
        "wens_uitspreken": 1.5,
        "voorstel_doen": 2,
        "gezamenlijk_belang": 0.5,
        "terugleiden": 0.7,
        "begrenzen": 0.7,
        "rol_verhelderen": 0.5,
        "verwijten": 0.2,
        "excuses_maken": 0.3,
        "vage_toezegging": 0.7,
        "afspraak_voorstellen": 3,
        "commitment_vragen": 0.8,
        "afspraak_bevestigen": 0.6,
        "instemmen": 0.8,
        "bedanken": 0.3,
    },
    complete=0.5,
    mends=0.8,
    patience=12,
    second=0.2,
)
BLAMING = Manner(
    opening={"verwijten": 5, "gedrag_benoemen": 2, "dreigen": 0.5, "wens_uitspreken": 1},
    later={
        "verwijten": 4,
        "dreigen": 1.5,
        "gedrag_benoemen": 1.5,
        "effect_benoemen": 1,
        "wens_uitspreken": 1.5,
        "gesloten_vraag": 1.5,
        "open_vraag": 0.5,
        "afwijzen": 1,
        "afspraak_voorstellen": 1.5,
        "commitment_vragen": 0.5,
        "excuses_maken": 0.7,
        "metacommunicatie": 0.4,
    },
    complete=0.5,
    mends=0.4,
    patience=10,
    second=0.3,
)
PLEASING = Manner(
    opening={"begroeten": 2, "erkennen": 3, "excuses_maken": 1.5, "instemmen": 1, "toegeven": 1},
    later={
        "erkennen": 3,
        "instemmen": 2.5,
        "toegeven": 2.5,
        "vage_toezegging": 2.5,
        "excuses_maken": 1,
        "bedanken": 1,
        "gezamenlijk_belang": 0.7,
        "voorstel_doen": 0.7,
        "open_vraag": 0.7,
        "begrenzen": 0.4,
        "afspraak_voorstellen": 0.5,
    },
    complete=0.1,
    mends=0.2,
    patience=9,
    second=0.3,
)
SILENT = Manner(
    opening={"begroeten": 3, "afwijzen": 1, "gesloten_vraag": 2, "gedrag_benoemen": 1.5},
    later={
        "instemmen": 3,
        "gesloten_vraag": 2,
        "afwijzen": 1.2,
        "bedanken": 1,
        "gedrag_benoemen": 0.7,
        "open_vraag": 0.7,
        "samenvatten": 0.2,
        "buiten_rol": 1,
        "afspraak_voorstellen": 0.5,
    },
    complete=0.2,
    mends=0.5,
    patience=8,
)
DIGRESSING = Manner(
    opening={"begroeten": 2, "agenda_voorstellen": 1, "open_vraag": 2, "buiten_rol": 1},
    later={
        "open_vraag": 2,
        "gesloten_vraag": 2,
        "buiten_rol": 1,
        "metacommunicatie": 1,
        "agenda_voorstellen": 1,
        "rol_verhelderen": 1,
        "gezamenlijk_belang": 1.5,
        "voorstel_doen": 1.5,
        "doel_benoemen": 0.7,
        "effect_benoemen": 0.7,
        "terugleiden": 1,
        "bedanken": 0.7,
        "erkennen": 1,
        "afspraak_voorstellen": 0.5,
        "begrenzen": 0.5,
    },
    complete=0.3,
    mends=0.3,
    patience=16,
    second=0.3,
)


@dataclass
class LearnerByWeight:
    """Says what its manner gives it to say, and at times answers what is asked."""

    manner: Manner
    proposals: Sequence[Agreement]
    rng: Random
    _settled: int = field(default=0, init=False)

    def speak(self, seen: Seen) -> Said | None:
        """The next message; None for who walks away."""
        if seen.turn > self.manner.patience + _GIVES_UP_AFTER:
            return None
        if seen.reply == "yes":
            self._settled += 1
        if seen.reply in ("asks", "counter") and self.rng.random() < self.manner.mends:
            return self._mend(seen)
        if seen.turn >= self.manner.patience and self.rng.random() < _CLOSES:
            return Said(["afronden"])
        return self._drawn(seen)

    def _mend(self, seen: Seen) -> Said:
        if seen.reply == "counter":
            return Said(["instemmen"])
        return Said(["afspraak_voorstellen"], [self._proposal()])

    def _drawn(self, seen: Seen) -> Said:
        weights = self.manner.opening if seen.turn < _OPENING_TURNS else self.manner.later
        count = 2 if self.rng.random() < self.manner.second else 1
        moves = self.rng.choices(list(weights), list(weights.values()), k=count)
        agreements = recap(seen.log) if "afspraak_bevestigen" in moves else []
        if "afspraak_voorstellen" in moves:
            complete = self.rng.random() < self.manner.complete
            agreements.append(self._proposal() if complete else without_time(self._proposal()))
        return Said(moves, agreements)

    def _proposal(self) -> Agreement:
        return self.proposals[min(self._settled, len(self.proposals) - 1)]
