"""A scenario file that is open to play or to look at: where each beat of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from bot.authoring.source import Draft, Source, read_text
from bot.authoring.way import step_of
from bot.errors import UserError
from bot.practice.scenario import START, Beat, Scenario, checkpoint_node, load_scenario

_CHECKPOINT = checkpoint_node("")


@dataclass(frozen=True)
class Opened:
    """A scenario with the lines of its file."""

    path: Path
    draft: Draft

    @property
    def scenario(self) -> Scenario:
        return self.draft.scenario

    def line(self, beat: Beat) -> int:
        """The line of the file on which the beat stands."""
        return self.draft.source.line(step_of(self.scenario, beat))

    def describe(self, node: str) -> str:
        """A node of the written path in a trainer's words."""
        if node == START:
            return "het begin"
        if node.startswith(_CHECKPOINT):
            return f"checkpoint '{node.removeprefix(_CHECKPOINT)}'"
        beat = self.scenario.path.beats[node]
        return f"zin {beat.id}, verhaal '{beat.story}' (regel {self.line(beat)})"

    def find(self, name: str) -> str:
        """The node that a trainer means: a beat's number, a story or a checkpoint.

        UserError where there is none of that name.
        """
        names = dict(_names(self.scenario))
        wanted = " ".join(name.split()).casefold()
        if wanted in names:
            return names[wanted]
        near = get_close_matches(wanted, list(names), n=1, cutoff=0.6)
        hint = f" Bedoelde je '{near[0]}'?" if near else ""
        raise UserError(
            f"Ik ken geen zin, verhaal of checkpoint '{name}'.{hint} "
            "Noem een zin zoals 3.2, een verhaal of een checkpoint."
        )


def _names(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Every name that a node goes by; of two that are alike the last counts."""
    path = scenario.path
    for node in sorted({*path.edges, *(flow for flows in path.flows.values() for flow in flows)}):
        if node.startswith(_CHECKPOINT):
            yield node.removeprefix(_CHECKPOINT).casefold(), node
    yield from ((f"{beat.story} / {beat.number}".casefold(), beat.id) for beat in _beats(scenario))
    yield from ((beat.story.casefold(), beat.id) for beat in _beats(scenario) if beat.number == 1)
    yield from ((beat.id, beat.id) for beat in _beats(scenario))
    yield "begin", START
    yield START, START


def _beats(scenario: Scenario) -> Iterator[Beat]:
    yield from reversed(list(scenario.path.beats.values()))


def open_file(path: Path) -> Opened:
    """The scenario in `path`. ScenarioError with all that is wrong; UserError if it isn't there."""
    must_be_there(path)
    scenario = load_scenario(path, str(path))
    return Opened(path, Draft(scenario, Source.of(read_text(path), str(path))))


def must_be_there(path: Path) -> None:
    """UserError, with the name that comes closest, where there is no such file."""
    if not path.is_file():
        near = get_close_matches(path.name, [p.name for p in path.parent.glob("*.yml")], n=1)
        hint = f" Bedoelde je '{path.with_name(near[0])}'?" if near else ""
        raise UserError(f"Het bestand {path} is er niet.{hint}")
