"""Gives Rasa the scenario files: stories with actions, and the slot that names the scenario.

Named under `importers:` in config.yml. The lines themselves stay in the scenario (see
docs/decisions/0002): Rasa sees that the tegenspeler speaks, not what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers import utils
from rasa.shared.importers.rasa import RasaFileImporter

from bot.library import SCENARIO_CACHE
from bot.practice.scenario import Scenario, compile_scenarios
from bot.practice.scenario.model import CheckpointStep, Step, Story
from bot.practice.scenario.path import moves_of

FOLLOW_STORY = "action_follow_story"
SCENARIO_SLOT = "scenario"


class ScenarioImporter(RasaFileImporter):  # type: ignore[misc]
    """Rasa's file importer, which also understands scenario files."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: str | list[str] | None = None,
    ) -> None:
        super().__init__(config_file, domain_path, training_data_paths)
        self._scenario_files = [Path(f) for f in self._story_files if is_scenario_file(Path(f))]
        self._rule_files = [f for f in self._story_files if not is_scenario_file(Path(f))]

    def scenarios(self) -> list[Scenario]:
        """The scenarios in the training data; ScenarioError names every problem in them."""
        return compile_scenarios(self._scenario_files, SCENARIO_CACHE)

    def nlu_files(self) -> list[Path]:
        """The files with example sentences, in the order of their names."""
        return sorted(Path(file) for file in self._nlu_files)

    def get_rules(self) -> StoryGraph:
        """Only what stands outside scenario files."""
        return utils.story_graph_from_paths(self._rule_files, self.get_domain())

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """The rules and the stories of all scenarios, for Rasa's own validation and tests."""
        domain = self.get_domain()
        reader = YAMLStoryReader(domain)
        for scenario in self.scenarios():
            reader.read_from_parsed_yaml({"version": "3.1", "stories": rasa_stories(scenario)})
        return self.get_rules().merge(StoryGraph(reader.story_steps))

    def get_domain(self) -> Domain:
        """The domain, with a slot that names the scenario."""
        slot = {"type": "text", "influence_conversation": False, "mappings": [{"type": "custom"}]}
        return super().get_domain().merge(Domain.from_dict({"slots": {SCENARIO_SLOT: slot}}))


def is_scenario_file(path: Path) -> bool:
    """Whether `path` holds a scenario, and not just Rasa's own stories or rules."""
    with path.open(encoding="utf-8", errors="replace") as lines:
        return any(line.startswith("scenario:") for line in lines)


def rasa_stories(scenario: Scenario) -> list[dict[str, Any]]:
    """The scenario's stories as Rasa's parsed YAML: actions instead of lines.

    Each story stands by itself. Rasa would walk every way through the checkpoints and every
    combination of alternatives, millions in an ordinary scenario. Here each alternative comes up
    in one story; that the checkpoints join is checked where the scenario is read.
    """
    return [
        {"story": f"{scenario.id}/{story.story}/{number + 1}", "steps": steps}
        for story in scenario.stories
        for number, steps in enumerate(_variants(scenario.id, story))
    ]


def _variants(scenario_id: str, story: Story) -> Iterator[list[dict[str, Any]]]:
    """The steps of one story, as often as its longest list of alternatives is long."""
    spoken = [step for step in story.steps if not isinstance(step, CheckpointStep)]
    start = {"slot_was_set": [{SCENARIO_SLOT: scenario_id}]}
    for number in range(max(len(moves_of(step)) for step in spoken)):
        yield [start, *(_rasa_step(step, number) for step in spoken)]


def _rasa_step(step: Step, number: int) -> dict[str, Any]:
    moves = moves_of(step)
    return {"intent": moves[number % len(moves)]} if moves else {"action": FOLLOW_STORY}
