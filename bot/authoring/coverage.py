"""Simulated learners play a scenario some hundreds of times; what comes of it is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from random import Random
from typing import Any, Literal

from bot.authoring.learners import Learner, first_look, look
from bot.authoring.learners_by_weight import (
    AVERAGE,
    BLAMING,
    DIGRESSING,
    PLEASING,
    SILENT,
    LearnerByWeight,
    Manner,
)
from bot.authoring.learners_with_a_plan import StrongLearner
from bot.authoring.playing_moves import proposals, wordless
from bot.practice.agreements import AgreementLog
from bot.practice.engine import open_talk, play
from bot.practice.hearing import Message
from bot.practice.lines import key
from bot.practice.moves import HeardSentence
from bot.practice.scenario import Beat, Scenario
from bot.practice.talk import Revealed

End = Literal["agreed", "open", "broken_off"]
_NOW = datetime(2026, 11, 23, 14, 5)
"""When every talk takes place; the day of the week changes no outcome."""
_LONGEST = 40
DEFAULT_TALKS = 100
"""For each kind of learner."""
DEFAULT_SEED = 1


@dataclass(frozen=True)
class PlayedTurn:
    """What coverage keeps of one turn."""

    beat: str | None
    source: str
    line: str
    is_repeated: bool
    """Whether the tegenspeler said this very line before in this talk."""


@dataclass(frozen=True)
class PlayedTalk:
    """One talk of one simulated learner."""

    kind: str
    turns: Sequence[PlayedTurn]
    end: End
    agreements: int
    """How many complete agreements were confirmed."""
    revealed: Revealed
    place: str
    """The node of the written path where the talk stood at its end."""


Maker = Callable[[Scenario, Random], Learner]


def _by_weight(manner: Manner, scenario: Scenario, rng: Random) -> Learner:
    return LearnerByWeight(manner, proposals(scenario, _NOW), rng)


def _strong(scenario: Scenario, rng: Random) -> Learner:
    return StrongLearner(scenario, proposals(scenario, _NOW), rng)


KINDS: Mapping[str, Maker] = {
    "strong": _strong,
    "average": partial(_by_weight, AVERAGE),
    "blaming": partial(_by_weight, BLAMING),
    "pleasing": partial(_by_weight, PLEASING),
    "silent": partial(_by_weight, SILENT),
    "digressing": partial(_by_weight, DIGRESSING),
}
"""The kinds of learners, and how one is made."""


@dataclass(frozen=True)
class KindSummary:
    """How the talks of one kind of learner went."""

    kind: str
    talks: int
    ends: Mapping[str, int]
    """How many talks ended agreed, open and broken_off."""
    revealed: int
    """In how many talks the hidden interest came out in full."""
    turns: float
    """The mean number of messages."""
    agreements: float
    """The mean number of complete, confirmed agreements."""
    sources: Mapping[str, int]
    """How many answers came from each source."""
    repeats: int
    """How many lines were said before in the same talk."""
    talks_with_repeats: int

    @property
    def answers(self) -> int:
        return sum(self.sources.values())

    @property
    def general(self) -> float:
        """Which part of the answers came from the general table, from 0 to 1."""
        return self.sources.get("general", 0) / self.answers if self.answers else 0.0

    def share(self, end: End) -> float:
        """Which part of the talks ended so, from 0 to 1."""
        return self.ends.get(end, 0) / self.talks


@dataclass(frozen=True)
class Coverage:
    """What some hundreds of talks show of a scenario."""

    scenario: Scenario
    kinds: Sequence[KindSummary]
    played: Mapping[str, int]
    """How often each beat was said, by id; 0 for those never said."""
    dead_ends: Sequence[tuple[str, int]]
    """Where talks stood that ended without an agreement: node and number, most first."""
    repeated: Sequence[tuple[str, int]]
    """Lines that came twice in one talk and how often, most first."""

    @property
    def never(self) -> list[Beat]:
        """The beats that nobody came to, in the order of the file."""
        return [beat for beat in self.scenario.path.beats.values() if not self.played[beat.id]]

    def as_dict(self) -> dict[str, Any]:
        """Plain data, fit for JSON."""
        return {
            "scenario": self.scenario.id,
            "kinds": [
                {
                    "kind": found.kind,
                    "talks": found.talks,
                    "ends": dict(found.ends),
                    "revealed": found.revealed,
                    "turns": round(found.turns, 1),
                    "agreements": round(found.agreements, 1),
                    "sources": dict(found.sources),
                    "repeats": found.repeats,
                    "talks_with_repeats": found.talks_with_repeats,
                }
                for found in self.kinds
            ],
            "beats": dict(self.played),
            "never": [beat.id for beat in self.never],
            "dead_ends": [{"place": place, "talks": talks} for place, talks in self.dead_ends],
            "repeated": [{"line": line, "times": times} for line, times in self.repeated],
        }


def cover(scenario: Scenario, talks: int, seed: int) -> Coverage:
    """Let every kind of learner play `talks` talks. The same seed gives the same result."""
    played = [
        play_talk(scenario, kind, Random(f"{seed}/{kind}/{number}"))
        for kind in KINDS
        for number in range(talks)
    ]
    said = Counter(turn.beat for talk in played for turn in talk.turns)
    repeated = Counter(turn.line for talk in played for turn in talk.turns if turn.is_repeated)
    return Coverage(
        scenario=scenario,
        kinds=[_summary(kind, [t for t in played if t.kind == kind]) for kind in KINDS],
        played={beat_id: said[beat_id] for beat_id in scenario.path.beats},
        dead_ends=Counter(talk.place for talk in played if talk.end != "agreed").most_common(),
        repeated=repeated.most_common(),
    )


def never_played(scenario: Scenario) -> list[str]:
    """The ids of the beats that nobody comes to in the talks that `coverage` plays by itself."""
    return [beat.id for beat in cover(scenario, DEFAULT_TALKS, DEFAULT_SEED).never]


def play_talk(scenario: Scenario, kind: str, rng: Random) -> PlayedTalk:
    """One talk of a learner of this kind."""
    learner = KINDS[kind](scenario, rng)
    talk, log = open_talk(scenario), AgreementLog()
    seen = first_look(talk)
    turns: list[PlayedTurn] = []
    while talk.ended is None and len(turns) < _LONGEST:
        said = learner.speak(seen)
        if said is None:
            break
        sentences = [_heard(move, kind) for move in said.moves]
        turn = play(scenario, talk, log, Message(sentences, said.agreements, _NOW), rng)
        repeated = key(turn.template) in talk.said
        turns.append(PlayedTurn(turn.beat, turn.source, turn.line, repeated))
        seen = look(log, turn)
        talk, log = turn.talk, turn.log
    made = sum(e.agreement.status == "confirmed" and e.agreement.explicit for e in log.entries)
    end: End = "broken_off" if talk.ended == "broken_off" else "agreed" if made else "open"
    return PlayedTalk(kind, turns, end, made, talk.revealed, talk.aside or talk.place)


def _heard(move: str, kind: str) -> HeardSentence:
    """A strong learner's no comes with a reason; another's doesn't."""
    reason = ", want daar ga ik niet over" if kind == "strong" and move == "begrenzen" else ""
    return replace(wordless(move, reason), confidence=0.9)


def _summary(kind: str, talks: Sequence[PlayedTalk]) -> KindSummary:
    turns = [turn for talk in talks for turn in talk.turns]
    return KindSummary(
        kind=kind,
        talks=len(talks),
        ends=Counter(talk.end for talk in talks),
        revealed=sum(talk.revealed == "full" for talk in talks),
        turns=len(turns) / len(talks),
        agreements=sum(talk.agreements for talk in talks) / len(talks),
        sources=Counter(turn.source for turn in turns),
        repeats=sum(turn.is_repeated for turn in turns),
        talks_with_repeats=sum(any(t.is_repeated for t in talk.turns) for talk in talks),
    )
