"""Whether the stories lead anywhere: to every line, to what is underneath and to an agreement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from bot.authoring.finding import Finding
from bot.authoring.source import Draft, Location
from bot.practice.scenario import ANYTIME, START, Beat, Path, Scenario, checkpoint_node
from bot.practice.scenario.model import BotStep


class Way:
    """Which beats of a scenario a talk can come to, and what can follow them."""

    def __init__(self, scenario: Scenario) -> None:
        self._path: Path = scenario.path
        self._after: dict[str, list[Beat]] = {}

    @cached_property
    def reached(self) -> frozenset[str]:
        """The ids of all beats that some talk can come to."""
        reached: dict[str, None] = {}
        # Who listens well gets to hear what is underneath wherever the story waits.
        told = (next(self._path.revealing(degree), None) for degree in ("hint", "full"))
        waiting = [START, checkpoint_node(ANYTIME), *(beat.id for beat in told if beat)]
        reached.update((node, None) for node in waiting if node in self._path.beats)
        while waiting:
            for beat in self.after(waiting.pop()):
                if beat.id not in reached:
                    reached[beat.id] = None
                    waiting.append(beat.id)
        return frozenset(reached)

    def after(self, node: str) -> list[Beat]:
        """The beats that can be said next where the story waits at `node`."""
        if node not in self._after:
            self._after[node] = list(self._find_after(node).values())
        return self._after[node]

    def _find_after(self, node: str) -> dict[str, Beat]:
        if node in self._path.beats and self._path.beats[node].ends:
            return {}
        return {
            beat.id: beat
            for move in sorted(self._path.moves_from(node))
            for beat in self._in_turn(node, move)
        }

    def comes_back(self, beat: Beat) -> bool:
        """Whether a talk can come to this beat a second time."""
        if beat.reveals is not None:
            return False
        seen: set[str] = set()
        waiting = [beat.id]
        while waiting:
            for following in self.after(waiting.pop()):
                if following.id == beat.id:
                    return True
                if following.id not in seen:
                    seen.add(following.id)
                    waiting.append(following.id)
        return False

    def moves(self) -> set[str]:
        """The moves that some story answers."""
        return {
            move
            for node, by_move in self._path.edges.items()
            for move, beats in by_move.items()
            if self.reached & set(beats)
        }

    def hides(self, beat: Beat) -> Beat | None:
        """The beat that is always said instead of this one, if there is one."""
        for by_move in self._path.edges.values():
            for beat_ids in by_move.values():
                if beat.id in beat_ids:
                    for other in beat_ids[: beat_ids.index(beat.id)]:
                        if other in self.reached:
                            return self._path.beats[other]
        return None

    def _in_turn(self, node: str, move: str) -> Iterator[Beat]:
        """The beats for this move that may really come: one that is always open hides the rest."""
        earned: set[str] = set()
        for beat in self._path.onward(node, move):
            condition = beat.reveals or "agreement"
            if not beat.gated:
                yield beat
                return
            if condition not in earned:
                earned.add(condition)
                yield beat


def step_of(scenario: Scenario, beat: Beat) -> Location:
    """Where the beat's bot step stands in the file."""
    steps = scenario.stories[beat.story_index].steps
    bots = [number for number, step in enumerate(steps) if isinstance(step, BotStep)]
    return ("stories", beat.story_index, "steps", bots[beat.number - 1])


def check(draft: Draft, way: Way) -> Iterator[Finding]:
    """What is wrong with the way through the stories."""
    reached = [draft.scenario.path.beats[beat_id] for beat_id in sorted(way.reached)]
    if not any(beat.agreement == "confirmed" for beat in reached):
        yield draft.finding(
            "SC020",
            ("stories",),
            "in geen verhaal zegt de tegenspeler ja op een afspraak. Zet bij een bot-zin na "
            "'afspraak_voorstellen' de regel 'agreement: confirmed'.",
        )
    if not any(beat.reveals == "full" for beat in reached):
        yield draft.finding(
            "SC021",
            ("scenario", "hidden_interest"),
            "dit komt in geen verhaal naar boven. Zet bij de bot-zin waarin de tegenspeler het "
            "vertelt de regel 'reveals: full'.",
        )
    yield from _never_said(draft, way)


def _never_said(draft: Draft, way: Way) -> Iterator[Finding]:
    told: set[int] = set()
    for beat in draft.scenario.path.beats.values():
        # What comes after a line that can't be reached can't be reached either: told once a story.
        if beat.id in way.reached or beat.story_index in told:
            continue
        told.add(beat.story_index)
        message = (
            f"verhaal '{beat.story}': deze zin komt nooit aan de beurt. {_why(draft, way, beat)}"
        )
        yield draft.finding("SC022", step_of(draft.scenario, beat), message)


def _why(draft: Draft, way: Way, beat: Beat) -> str:
    stories = draft.scenario.stories
    other = way.hides(beat)
    if other is not None:
        where = draft.source.line(step_of(draft.scenario, other))
        return f"De zin op regel {where} komt hier altijd voor. Haal een van de twee weg."
    before = _beats_of_story(draft.scenario.path.beats, beat)
    if any(earlier.ends for earlier in before):
        return "Ervoor staat 'ends: true', en dan is het gesprek klaar. Haal dat weg, of deze zin."
    first = stories[beat.story_index].steps[0]
    name = getattr(first, "checkpoint", None)
    if name is not None:
        return (
            f"Bij checkpoint '{name}' komt geen gesprek aan. Laat een verhaal dat wel begint, "
            f"eindigen met '- checkpoint: {name}'."
        )
    return "Geen enkel gesprek komt hier. Laat een ander verhaal hiernaartoe gaan."


def _beats_of_story(beats: Mapping[str, Beat], beat: Beat) -> list[Beat]:
    same = (other for other in beats.values() if other.story_index == beat.story_index)
    return [other for other in same if other.number < beat.number]
