"""From a scenario file to a scenario that can be played, or to every problem in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.practice.moves import MOVES
from bot.practice.scenario import check
from bot.practice.scenario.cache import ScenarioCache
from bot.practice.scenario.explain import explain, suggestion
from bot.practice.scenario.model import (
    STEP_KINDS,
    ByTrust,
    Module,
    Persona,
    ScenarioBlock,
    Step,
    Story,
    TrustRow,
)
from bot.practice.scenario.path import Path, build_path
from bot.practice.scenario.source import Document, Location, Problem, ScenarioError, read_document

_TOP_KEYS = ("version", "scenario", "stories", "reactions", "trust_rules", "examples")
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class Scenario:
    """A scenario, ready to play."""

    block: ScenarioBlock
    stories: tuple[Story, ...]
    path: Path
    reactions: Mapping[str, ByTrust]
    """This scenario's own answers off the written path, by move."""
    trust_rules: tuple[TrustRow, ...] = ()
    """This scenario's own rows, before those of tables/trust.yml."""
    examples: Mapping[str, str] = field(default_factory=dict)
    """A sentence for each move that would fit this case, for hints and the debrief."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data, fit for JSON; from_dict reads it back."""
        return {
            "scenario": self.block.dict(),
            "stories": [story.dict(by_alias=True, exclude_unset=True) for story in self.stories],
            "reactions": {move: row.dict() for move, row in self.reactions.items()},
            "trust_rules": [row.dict() for row in self.trust_rules],
            "examples": dict(self.examples),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Scenario:
        """The scenario that as_dict wrote."""
        stories = tuple(Story.parse_obj(story) for story in data["stories"])
        reactions = {move: ByTrust.parse_obj(row) for move, row in data["reactions"].items()}
        block = ScenarioBlock.parse_obj(data["scenario"])
        trust_rules = tuple(TrustRow.parse_obj(row) for row in data["trust_rules"])
        return cls(block, stories, build_path(stories), reactions, trust_rules, data["examples"])

    @property
    def id(self) -> str:
        return self.block.id

    @property
    def title(self) -> str:
        return self.block.title

    @property
    def module(self) -> Module:
        return self.block.module

    @property
    def name(self) -> str:
        """The tegenspeler's name."""
        return self.block.counterpart.name

    @property
    def persona(self) -> Persona:
        return self.block.counterpart.persona


def load_scenario(path: FilePath, name: str | None = None) -> Scenario:
    """The scenario in `path`; `name` is how the file is called in messages.

    Raises ScenarioError with every problem at once.
    """
    return _Reader(read_document(path, name)).scenario()


def compile_scenarios(paths: Iterable[FilePath], cache: FilePath | None = None) -> list[Scenario]:
    """The scenarios in these files, in the order of the file names.

    With a folder for a cache, a file that was read before is not read again. Raises ScenarioError
    with the problems of all files at once.
    """
    scenarios: dict[str, Scenario] = {}
    problems: list[Problem] = []
    for path in sorted(paths):
        file = _short(path)
        try:
            scenario = _known_or_read(path, file, cache)
        except ScenarioError as error:
            problems.extend(error.problems)
            continue
        if scenario.id in scenarios:
            message = f"'{scenario.id}' is al de id van een ander scenario. Kies een andere id."
            problems.append(Problem(file, 1, "SC011", message))
        scenarios[scenario.id] = scenario
    if problems:
        raise ScenarioError(problems)
    return list(scenarios.values())


def load_scenarios(folder: FilePath, cache: FilePath | None = None) -> dict[str, Scenario]:
    """All scenarios in `folder` by id; see compile_scenarios."""
    return {scenario.id: scenario for scenario in compile_scenarios(folder.glob("*.yml"), cache)}


def _known_or_read(path: FilePath, name: str, cache: FilePath | None) -> Scenario:
    if cache is None:
        return load_scenario(path, name)
    known = ScenarioCache(cache)
    data = known.get(path)
    if data is not None:
        return Scenario.from_dict(data)
    scenario = load_scenario(path, name)
    known.put(path, scenario.as_dict())
    return scenario


def _short(path: FilePath) -> str:
    """How a person calls the file: from where they stand, if it is below that."""
    try:
        return str(path.resolve().relative_to(FilePath.cwd()))
    except ValueError:
        return str(path)


class _Reader:
    """Reads one document and gathers problems on the way."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._problems: list[Problem] = []

    def scenario(self) -> Scenario:
        data = self._document.data
        if not isinstance(data, Mapping) or "scenario" not in data:
            raise ScenarioError([self._document.problem((), "SC002", _NO_SCENARIO)])
        self._unknown_keys(data)
        block = self._model(ScenarioBlock, data["scenario"], ("scenario",))
        stories = self._stories(data.get("stories"))
        reactions = self._reactions(data.get("reactions"))
        trust_rules = self._trust_rules(data.get("trust_rules"))
        examples = self._examples(data.get("examples"))
        if block is not None:
            self._id_is_file_name(block.id)
        self._problems.extend(check.structure(self._document, stories))
        if self._problems or block is None:
            raise ScenarioError(self._problems)
        told = tuple(story for _, story in stories)
        return Scenario(block, told, build_path(told), reactions, trust_rules, examples)

    def _note(self, location: Location, code: str, message: str) -> None:
        self._problems.append(self._document.problem(location, code, message))

    def _unknown_keys(self, data: Mapping[str, Any]) -> None:
        for key in data:
            if key not in _TOP_KEYS:
                hint = suggestion(str(key), _TOP_KEYS)
                self._note((key,), "SC003", f"de sleutel '{key}' ken ik niet.{hint}")

    def _id_is_file_name(self, scenario_id: str) -> None:
        stem = FilePath(self._document.file).stem
        if stem != scenario_id:
            message = (
                f"de id is '{scenario_id}', maar het bestand heet '{stem}.yml'. Maak ze gelijk."
            )
            self._note(("scenario", "id"), "SC010", message)

    def _model(self, model: type[_Model], value: Any, location: Location) -> _Model | None:
        if not isinstance(value, Mapping):
            message = "hier horen sleutels met een waarde onder te staan, ingesprongen."
            self._note(location, "SC004", message)
            return None
        try:
            return model.parse_obj(value)
        except ValidationError as error:
            for found in error.errors():
                place, code, message = explain(model, found)
                self._note((*location, *place), code, message)
            return None

    def _stories(self, value: Any) -> list[tuple[int, Story]]:
        """The stories that can be read, each with its index in the file."""
        if not isinstance(value, Sequence) or isinstance(value, str) or not value:
            message = "er staan geen verhalen onder 'stories:'. Schrijf er minstens een."
            self._note(("stories",), "SC002", message)
            return []
        stories: list[tuple[int, Story]] = []
        for index, item in enumerate(value):
            location = ("stories", index)
            if not isinstance(item, Mapping) or not isinstance(item.get("steps"), list):
                message = "een verhaal heeft een naam bij 'story:' en stappen onder 'steps:'."
                self._note(location, "SC002", message)
                continue
            steps = [
                self._step(step, (*location, "steps", number))
                for number, step in enumerate(item["steps"])
            ]
            shell = self._model(Story, {**item, "steps": ()}, location)
            if shell is not None and all(step is not None for step in steps):
                stories.append((index, shell.copy(update={"steps": tuple(steps)})))
        return stories

    def _step(self, value: Any, location: Location) -> Step | None:
        kinds = [kind for kind in STEP_KINDS if isinstance(value, Mapping) and kind in value]
        if len(kinds) != 1:
            self._note(location, "SC005", _odd_step(value))
            return None
        return self._model(STEP_KINDS[kinds[0]], value, location)  # type: ignore[return-value]

    def _trust_rules(self, value: Any) -> tuple[TrustRow, ...]:
        if value is None:
            return ()
        if not isinstance(value, Sequence) or isinstance(value, str):
            self._note(
                ("trust_rules",), "SC004", "onder 'trust_rules:' hoort een lijst van regels."
            )
            return ()
        rows = [
            self._model(TrustRow, row, ("trust_rules", index)) for index, row in enumerate(value)
        ]
        return tuple(row for row in rows if row is not None)

    def _examples(self, value: Any) -> dict[str, str]:
        examples: dict[str, str] = {}
        if value is None:
            return examples
        if not isinstance(value, Mapping):
            self._note(("examples",), "SC004", "onder 'examples:' hoort per interventie een zin.")
            return examples
        for move, sentence in value.items():
            if move not in MOVES:
                hint = suggestion(str(move), MOVES)
                message = f"de interventie '{move}' ken ik niet.{hint}"
                self._note(("examples", move), "SC006", message)
            elif not isinstance(sentence, str) or not sentence.strip():
                message = f"de voorbeeldzin bij '{move}' is leeg. Schrijf er een zin."
                self._note(("examples", move), "SC004", message)
            else:
                examples[move] = sentence.strip()
        return examples

    def _reactions(self, value: Any) -> dict[str, ByTrust]:
        reactions: dict[str, ByTrust] = {}
        if value is None:
            return reactions
        if not isinstance(value, Mapping):
            self._note(("reactions",), "SC004", "onder 'reactions:' hoort per interventie een zin.")
            return reactions
        for move, lines in value.items():
            location = ("reactions", move)
            if move not in MOVES:
                hint = suggestion(str(move), MOVES)
                self._note(location, "SC006", f"de interventie '{move}' ken ik niet.{hint}")
                continue
            if not lines:
                self._note(location, "SC004", f"bij '{move}' staat geen zin.")
                continue
            by_trust = lines if isinstance(lines, Mapping) else {"middle": lines}
            reaction = self._model(ByTrust, by_trust, location)
            if reaction is not None:
                reactions[move] = reaction
        return reactions


_NO_SCENARIO = (
    "hier ontbreekt het blok 'scenario:' met id, titel en briefing. Begin het bestand daarmee."
)


def _odd_step(value: Any) -> str:
    if isinstance(value, Mapping) and len(value) > 0:
        keys = [str(key) for key in value]
        kinds = [key for key in keys if key in STEP_KINDS]
        if len(kinds) > 1:
            return f"'{kinds[1]}' hoort bij een eigen stap. Zet er een streepje voor: - {kinds[1]}:"
        hint = suggestion(keys[0], STEP_KINDS)
        return (
            f"deze stap begint met '{keys[0]}'. Een stap is een intent, or, bot of "
            f"checkpoint.{hint}"
        )
    return "een stap is een intent, or, bot of checkpoint, met een dubbele punt erachter."
