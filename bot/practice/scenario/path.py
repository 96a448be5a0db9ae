"""The written path of a scenario: its stories as one graph of beats.

A beat is one thing the tegenspeler says. Stories that begin alike share their beats (a trie),
stories that end in a checkpoint go on with every story that starts from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.practice.scenario.model import (
    BotStep,
    CheckpointStep,
    IntentStep,
    Lines,
    OrStep,
    Step,
    Story,
)

START = "start"
ANYTIME = "altijd"
"""A story that starts from this checkpoint may begin at any moment, once a talk."""


@dataclass(frozen=True)
class Beat:
    """One thing the tegenspeler says on the written path."""

    id: str
    """Unique within the scenario and the same after every reading of the same file."""
    lines: Lines
    story: str
    number: int
    """Which bot line of its story this is, counted from 1."""
    reveals: str | None = None
    agreement: str | None = None
    ends: bool = False

    @property
    def story_index(self) -> int:
        """The place of its story among all, counted from 0: two stories may share a name."""
        return int(self.id.split(".")[0]) - 1

    @property
    def gated(self) -> bool:
        """Whether something must be earned before this beat can come."""
        return self.reveals is not None or self.agreement == "confirmed"

    @property
    def marked(self) -> bool:
        """Whether the line does more than talk: it reveals, answers a proposal or ends."""
        return self.reveals is not None or self.agreement is not None or self.ends


@dataclass(frozen=True)
class Path:
    """Beats and the moves that lead to them. Nodes are beat ids, START and checkpoints."""

    beats: Mapping[str, Beat]
    edges: Mapping[str, Mapping[str, tuple[str, ...]]]
    """From a node by move to beat ids; several only where all but one are gated."""
    flows: Mapping[str, tuple[str, ...]]
    """From a node to the checkpoints at which its story goes on."""

    def onward(self, node: str, move: str) -> Iterator[Beat]:
        """The beats that `move` can lead to from `node`, gated ones first."""
        found = [
            self.beats[beat_id]
            for place in self._places(node)
            for beat_id in self.edges.get(place, {}).get(move, ())
        ]
        yield from sorted(found, key=lambda beat: not beat.gated)

    def moves_from(self, node: str) -> set[str]:
        """The moves for which something is written at `node`."""
        return {move for place in self._places(node) for move in self.edges.get(place, {})}

    def revealing(self, degree: str) -> Iterator[Beat]:
        """The beats with which the hidden interest comes out, in the order of the file."""
        yield from (beat for beat in self.beats.values() if beat.reveals == degree)

    def _places(self, node: str) -> list[str]:
        """`node` and every checkpoint it flows into, nearest first."""
        places = [node]
        for place in places:
            places.extend(flow for flow in self.flows.get(place, ()) if flow not in places)
        return places


def checkpoint_node(name: str) -> str:
    """The node of the checkpoint called `name`."""
    return f"checkpoint:{name}"


@dataclass
class _Builder:
    beats: dict[str, Beat] = field(default_factory=dict)
    edges: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    flows: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add_story(self, index: int, story: Story) -> None:
        node = START
        moves: tuple[str, ...] = ()
        number = 0
        for position, step in enumerate(story.steps):
            if isinstance(step, CheckpointStep):
                node = self._pass_checkpoint(node, step.checkpoint, is_first=position == 0)
            elif isinstance(step, BotStep):
                number += 1
                beat_id = f"{index + 1}.{number}"
                node = self._add_beat(node, moves, _beat(beat_id, story.story, number, step))
            else:
                moves = moves_of(step)

    def _pass_checkpoint(self, node: str, name: str, is_first: bool) -> str:
        checkpoint = checkpoint_node(name)
        if not is_first:
            known = self.flows.get(node, ())
            self.flows[node] = (*known, checkpoint) if checkpoint not in known else known
        return checkpoint

    def _add_beat(self, node: str, moves: Iterable[str], beat: Beat) -> str:
        existing = self._same(node, moves, beat)
        if existing is None:
            self.beats[beat.id] = beat
            existing = beat.id
        from_here = self.edges.setdefault(node, {})
        for move in moves:
            known = from_here.get(move, ())
            from_here[move] = known if existing in known else (*known, existing)
        return existing

    def _same(self, node: str, moves: Iterable[str], beat: Beat) -> str | None:
        from_here = self.edges.get(node, {})
        for move in moves:
            for beat_id in from_here.get(move, ()):
                if _content(self.beats[beat_id]) == _content(beat):
                    return beat_id
        return None


def moves_of(step: Step) -> tuple[str, ...]:
    """The moves that a learner's step stands for; none for the tegenspeler's."""
    if isinstance(step, IntentStep):
        return (step.intent,)
    if isinstance(step, OrStep):
        return tuple(choice.intent for choice in step.moves)
    return ()


def _beat(beat_id: str, story: str, number: int, step: BotStep) -> Beat:
    return Beat(beat_id, step.bot, story, number, step.reveals, step.agreement, step.ends)


def _content(beat: Beat) -> tuple[Lines, str | None, str | None, bool]:
    return beat.lines, beat.reveals, beat.agreement, beat.ends


def build_path(stories: Iterable[Story]) -> Path:
    """The stories as one graph."""
    builder = _Builder()
    for index, story in enumerate(stories):
        builder.add_story(index, story)
    return Path(builder.beats, builder.edges, builder.flows)
