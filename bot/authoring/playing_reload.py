"""Keeping the place in a talk while the scenario file changes under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.practice.scenario import START, Beat, Scenario, checkpoint_node
from bot.practice.talk import Talk

_CHECKPOINT = checkpoint_node("")


@dataclass(frozen=True)
class Kept:
    """A talk in the changed scenario."""

    talk: Talk
    lost: str | None
    """The node that is gone, where the talk had to go to the nearest one."""


def keep_place(old: Scenario, new: Scenario, talk: Talk, earlier: Iterable[str]) -> Kept:
    """The talk at the same place in `new`, or at the nearest that is still there.

    `earlier` are the places where the talk was before, the latest first.
    """
    place = counterpart_of(old, new, talk.place)
    aside = None if talk.aside is None else counterpart_of(old, new, talk.aside)
    begun = (counterpart_of(old, new, node) for node in talk.begun_asides)
    lost = talk.place if place is None else talk.aside if talk.aside and aside is None else None
    if place is None:
        place = next(_nearest(old, new, talk.place, earlier))
    moved = replace(
        talk,
        place=place,
        aside=aside,
        begun_asides=tuple(node for node in begun if node is not None),
    )
    return Kept(moved, lost)


def counterpart_of(old: Scenario, new: Scenario, node: str) -> str | None:
    """What is called `node` in `old`, as it is called in `new`; None where it is gone."""
    if node not in old.path.beats:
        return node if node == START or node in _checkpoints(new) else None
    beat = old.path.beats[node]
    same_story = [b for b in new.path.beats.values() if b.story == beat.story]
    for candidates in (same_story, list(new.path.beats.values())):
        same = [b for b in candidates if b.lines == beat.lines]
        if same:
            return min(same, key=lambda b: abs(b.number - beat.number)).id
    return _rewritten(old, beat, same_story)


def _rewritten(old: Scenario, beat: Beat, same_story: list[Beat]) -> str | None:
    """The line that came in its place: same number, and not one that stood elsewhere before."""
    known = {b.lines for b in old.path.beats.values()}
    for candidate in same_story:
        if candidate.number == beat.number and candidate.lines not in known:
            return candidate.id
    return None


def _checkpoints(scenario: Scenario) -> set[str]:
    path = scenario.path
    flows = {flow for found in path.flows.values() for flow in found}
    return {node for node in (*path.edges, *flows) if node.startswith(_CHECKPOINT)}


def _nearest(old: Scenario, new: Scenario, node: str, earlier: Iterable[str]) -> Iterator[str]:
    """Places close to one that is gone: earlier in its story, earlier in the talk, the start."""
    for candidate in (*_before_in_story(old, node), *earlier, START):
        found = counterpart_of(old, new, candidate)
        if found is not None:
            yield found


def _before_in_story(scenario: Scenario, node: str) -> list[str]:
    beat = scenario.path.beats.get(node)
    if beat is None:
        return []
    beats = [
        other
        for other in scenario.path.beats.values()
        if other.story_index == beat.story_index and other.number < beat.number
    ]
    return [other.id for other in sorted(beats, key=lambda other: -other.number)]
