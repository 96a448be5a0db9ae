"""The stories of a scenario as a graph of cards.

A card is a place where a story can wait: the start, a checkpoint, or a line after which the story
goes on by itself. Its rows are the beats that can be said there; each leads to another card, or
back to its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.authoring.playing_places import Opened
from bot.authoring.way import Way
from bot.practice.scenario import ANYTIME, START, Beat, Path, checkpoint_node

_CHECKPOINT = checkpoint_node("")


@dataclass(frozen=True)
class Row:
    """A beat on the card where it can be said."""

    beat: Beat
    moves: tuple[str, ...]
    line: int
    """Of the scenario file."""
    target: str | None
    """The card where the talk is after it; None where it ends or nothing is written after it."""
    is_reachable: bool
    is_played: bool
    """Whether a simulated learner came to it; true where that was not looked at."""


@dataclass(frozen=True)
class Card:
    """A place where a story can wait, with what can be said there."""

    node: str
    title: str
    subtitle: str
    rows: tuple[Row, ...]
    also: tuple[str, ...]
    """The cards whose rows can be said here too."""

    @property
    def name(self) -> str:
        """The checkpoint's own name, or what another card is."""
        return self.node.removeprefix(_CHECKPOINT) if self.is_checkpoint else "wat volgt"

    @property
    def is_checkpoint(self) -> bool:
        return self.node.startswith(_CHECKPOINT)


@dataclass(frozen=True)
class Graph:
    """All cards, and which of them lead to which."""

    title: str
    cards: Mapping[str, Card]
    """By node, in the order in which a reader of the file comes to them."""
    forward: tuple[tuple[str, str], ...]
    """Pairs of cards, from and to. Without circles: what goes back to an earlier card is left out.
    """


def graph_of(opened: Opened, never: Iterable[str] = ()) -> Graph:
    """The graph of a scenario; `never` are the ids of beats that no simulated learner came to."""
    path = opened.scenario.path
    reached = Way(opened.scenario).reached
    unplayed = set(never)
    order = _in_reading_order(path)
    cards = {
        node: Card(
            node=node,
            title=_title(node),
            subtitle=_subtitle(opened, node),
            rows=tuple(_rows(opened, node, reached, unplayed)),
            also=path.flows.get(node, ()) if node not in path.beats else (),
        )
        for node in order
    }
    return Graph(opened.scenario.title, cards, tuple(_forward(cards)))


def _in_reading_order(path: Path) -> list[str]:
    """The cards, each before what comes after it: along the first story, then the next."""
    nodes = [START, *path.edges, *(flow for flows in path.flows.values() for flow in flows)]
    order: dict[str, None] = {}
    for node in nodes:
        if node not in path.beats or path.edges.get(node):
            order.setdefault(node)
    return list(order)


def _title(node: str) -> str:
    if node == START:
        return "BEGIN"
    if node.startswith(_CHECKPOINT):
        return f"checkpoint: {node.removeprefix(_CHECKPOINT)}"
    return f"na zin {node}"


def _subtitle(opened: Opened, node: str) -> str:
    if node == START:
        return f"“{opened.scenario.block.opening.strip()}”"
    if node == checkpoint_node(ANYTIME):
        return "Kan op elk moment beginnen, één keer per gesprek."
    return ""


def _rows(opened: Opened, node: str, reached: frozenset[str], unplayed: set[str]) -> Iterator[Row]:
    path = opened.scenario.path
    moves: dict[str, list[str]] = {}
    for move, beat_ids in path.edges.get(node, {}).items():
        for beat_id in beat_ids:
            moves.setdefault(beat_id, []).append(move)
    for beat_id, led_by in moves.items():
        beat = path.beats[beat_id]
        yield Row(
            beat=beat,
            moves=tuple(led_by),
            line=opened.line(beat),
            target=_target(path, beat),
            is_reachable=beat_id in reached,
            is_played=beat_id not in unplayed,
        )


def _target(path: Path, beat: Beat) -> str | None:
    if beat.ends:
        return None
    if path.edges.get(beat.id):
        return beat.id
    return next(iter(path.flows.get(beat.id, ())), None)


def _forward(cards: Mapping[str, Card]) -> Iterator[tuple[str, str]]:
    """The steps from card to card that go on, found by walking the stories to their ends."""
    seen: set[str] = set()
    for start in cards:
        if start in seen:
            continue
        seen.add(start)
        walked = [start]
        waiting = [_next_cards(cards[start])]
        while waiting:
            node = next(waiting[-1], None)
            if node is None:
                waiting.pop()
                walked.pop()
            elif node not in walked:
                yield walked[-1], node
                if node not in seen:
                    seen.add(node)
                    walked.append(node)
                    waiting.append(_next_cards(cards[node]))


def _next_cards(card: Card) -> Iterator[str]:
    targets = (row.target for row in card.rows)
    return iter(dict.fromkeys(t for t in (*targets, *card.also) if t is not None))
