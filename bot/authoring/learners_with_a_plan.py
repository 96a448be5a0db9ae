"""The strong learner: opens, listens, asks on, makes whole agreements, says them over, closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from bot.authoring.learners import Said, Seen
from bot.authoring.playing_moves import recap
from bot.practice.agreements import Agreement
from bot.practice.scenario import Scenario

_LISTENING = ("open_vraag", "samenvatten", "erkennen")
_LISTENS_AT_LEAST = 3
_LISTENS_AT_MOST = 9
"""Messages of listening after which it makes agreements with what it has heard."""
_TRIES = 3
"""How often one agreement is proposed before it is let go."""
_LONGEST = 34
"""Messages after which it closes whatever is left."""
_IN_BETWEEN = (
    "gedrag_benoemen",
    "effect_benoemen",
    "terugleiden",
    "begrenzen",
    "rol_verhelderen",
    "agenda_voorstellen",
    "doel_benoemen",
    "gezamenlijk_belang",
    "metacommunicatie",
    "wens_uitspreken",
    "voorstel_doen",
    "gesloten_vraag",
)
"""What it does while it listens, when the scenario lets it practise that; a few also if not."""
_ALWAYS_FITTING = ("gezamenlijk_belang", "voorstel_doen", "metacommunicatie", "gesloten_vraag")
_OPENINGS = {
    "aanspreken_en_afspreken": (
        ("gedrag_benoemen", "effect_benoemen", "open_vraag"),
        ("gedrag_benoemen", "open_vraag"),
        ("begroeten", "gedrag_benoemen", "effect_benoemen"),
        ("doel_benoemen", "gedrag_benoemen", "effect_benoemen"),
        ("agenda_voorstellen", "gedrag_benoemen", "open_vraag"),
        ("effect_benoemen", "gedrag_benoemen", "open_vraag"),
        ("open_vraag", "gedrag_benoemen", "effect_benoemen"),
    ),
    "regie_in_gesprekken": (
        ("doel_benoemen", "open_vraag"),
        ("agenda_voorstellen", "open_vraag"),
        ("erkennen", "agenda_voorstellen"),
        ("samenvatten", "agenda_voorstellen"),
        ("begroeten", "doel_benoemen"),
        ("open_vraag", "samenvatten"),
        ("agenda_voorstellen", "rol_verhelderen"),
        ("rol_verhelderen", "open_vraag"),
    ),
}


@dataclass
class StrongLearner:
    """Works through a plan and lets the tegenspeler's answers decide how fast."""

    scenario: Scenario
    proposals: Sequence[Agreement]
    rng: Random
    _plan: list[str] = field(init=False)
    _listened: list[str] = field(default_factory=list, init=False)
    _made: set[str] = field(default_factory=set, init=False)
    _tries: int = field(default=0, init=False)
    _settled: int = field(default=0, init=False)
    _repairs: int = field(default=0, init=False)
    """How many more listening moves it makes before it proposes again."""
    _has_answered: bool = field(default=False, init=False)
    """Whether it answered a question that came while it was closing."""
    _closing: Iterator[Sequence[str]] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._plan = list(self.rng.choice(_OPENINGS[self.scenario.module]))

    def speak(self, seen: Seen) -> Said | None:
        """The next message; None when it has closed and the talk still goes on."""
        if self._closing is not None or seen.turn >= _LONGEST:
            return self._close(seen)
        if seen.reply == "puzzled":
            return self._say("open_vraag")
        if seen.reply == "counter":
            # Now and then the other time doesn't suit.
            return self._say("begrenzen" if self.rng.random() < 0.15 else "instemmen")
        if self._plan:
            return self._say(self._plan.pop(0))
        if self._is_listening(seen):
            return self._listen(seen)
        return self._bargain(seen)

    def _is_listening(self, seen: Seen) -> bool:
        if self._tries or self._settled:
            return False
        count = len(self._listened)
        heard_enough = seen.revealed == "full" and seen.is_warm and count >= _LISTENS_AT_LEAST
        return not heard_enough and count < _LISTENS_AT_MOST

    def _listen(self, seen: Seen) -> Said:
        if seen.revealed != "hint" and self.rng.random() < 0.3:
            other = self._in_between()
            if other is not None:
                return self._say(other)
        first = self._listening_move()
        if first == "erkennen" and self.rng.random() < 0.4:
            return self._say(first, "open_vraag")
        return self._say(first)

    def _listening_move(self) -> str:
        """One that wasn't the last; so it never understands three times and asks nothing."""
        last = self._listened[-1] if self._listened else ""
        move = self.rng.choice([move for move in _LISTENING if move != last])
        self._listened.append(move)
        return move

    def _in_between(self) -> str | None:
        practised = (*self.scenario.block.practise, *_ALWAYS_FITTING)
        fitting = [m for m in _IN_BETWEEN if m in practised and m not in self._made]
        # Who has not listened yet steers nobody back and has no solution.
        early = ("terugleiden", "gezamenlijk_belang", "voorstel_doen")
        fitting = [m for m in fitting if len(self._listened) >= 2 or m not in early]
        return self.rng.choice(fitting) if fitting else None

    def _bargain(self, seen: Seen) -> Said | None:
        if seen.reply == "yes":
            self._settled, self._tries = self._settled + 1, 0
        elif seen.reply == "no" or (self._tries and not seen.is_warm):
            self._repairs = 2
        if self._repairs:
            self._repairs -= 1
            return self._say(self._listening_move())
        if self._tries >= _TRIES:
            self._settled, self._tries = self._settled + 1, 0
        if self._settled >= len(self.proposals):
            self._closing = iter(self._ways_to_close())
            return self._next_of_closing(seen)
        if not self._tries and self.rng.random() < 0.25:
            return self._say(self.rng.choice((*_LISTENING, "voorstel_doen")))
        self._tries += 1
        if seen.reply == "waits" and self._tries > 1:
            return self._say(self.rng.choice(("commitment_vragen", "instemmen")))
        return self._propose(self.proposals[self._settled])

    def _propose(self, agreement: Agreement) -> Said:
        return Said(self._say("afspraak_voorstellen").moves, [agreement])

    def _ways_to_close(self) -> Sequence[Sequence[str]]:
        recap_first = (("afspraak_bevestigen",), ("afronden",), ("afronden",))
        return self.rng.choice(
            (
                recap_first,
                (("commitment_vragen",), *recap_first),
                (("afspraak_bevestigen",), ("bedanken", "afronden"), ("afronden",)),
            )
        )

    def _close(self, seen: Seen) -> Said | None:
        if self._closing is None:
            self._closing = iter((("afspraak_bevestigen",), ("afronden",), ("afronden",)))
        if seen.is_asked and not self._has_answered:
            # Mostly: how do we hear whether it worked?
            self._has_answered = True
            if self.rng.random() < 0.5:
                return self._propose(replace(self.proposals[-1], follow_up=True))
            return self._say(self.rng.choice(("voorstel_doen", "commitment_vragen")))
        return self._next_of_closing(seen)

    def _next_of_closing(self, seen: Seen) -> Said | None:
        moves = next(self._closing or iter(()), None)
        if moves is None:
            return None
        said = self._say(*moves)
        return Said(said.moves, recap(seen.log) if "afspraak_bevestigen" in moves else ())

    def _say(self, *moves: str) -> Said:
        self._made.update(moves)
        self._listened.extend(m for m in moves[1:] if m in _LISTENING)
        return Said(moves)
