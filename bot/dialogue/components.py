"""Graph components that bring scenarios and commands into Rasa's model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.importer import ScenarioImporter
from bot.nlu.examples import Examples, read_examples
from bot.practice.commands import Command, typed_command
from bot.practice.scenario import Scenario

_FILE = "scenarios.json"


class ExamplesProvider(GraphComponent):  # type: ignore[misc]
    """Provides the example sentences, read without Rasa.

    Rasa's own reader checks each file against a schema and hashes every sentence several times,
    which takes seconds at each training, also when no sentence changed.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ExamplesProvider:
        """There is nothing to configure."""
        return cls()

    def provide(self, importer: TrainingDataImporter) -> Examples:
        """The examples of the training data."""
        files = _scenario_importer(importer).nlu_files()
        return Examples(tuple(example for file in files for example in read_examples(file)))


class RulesProvider(GraphComponent):  # type: ignore[misc]
    """Provides the rules alone.

    The stories go to the story policy as scenarios; as training trackers they would only cost
    time.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> RulesProvider:
        """There is nothing to configure."""
        return cls()

    def provide(self, importer: TrainingDataImporter) -> StoryGraph:
        """The rules of the training data."""
        return _scenario_importer(importer).get_rules()


def store_scenarios(
    importer: TrainingDataImporter, model_storage: ModelStorage, resource: Resource
) -> None:
    """Put every scenario into the model; ScenarioError where one can't be played."""
    scenarios = [scenario.as_dict() for scenario in _scenario_importer(importer).scenarios()]
    with model_storage.write_to(resource) as folder:
        (folder / _FILE).write_text(json.dumps(scenarios), encoding="utf-8")


def stored_scenarios(model_storage: ModelStorage, resource: Resource) -> dict[str, Scenario]:
    """The scenarios in a trained model, by id."""
    with model_storage.read_from(resource) as folder:
        data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    scenarios = [Scenario.from_dict(item) for item in data]
    return {scenario.id: scenario for scenario in scenarios}


class CommandReader(GraphComponent):  # type: ignore[misc]
    """Turns commands, and words that stand for a button, into intents of their own.

    A command comes in the message's metadata, where only our own channels can put it. What a
    person types is never read as an intent, whatever it looks like.
    """

    def __init__(self, scenarios: Mapping[str, Scenario]) -> None:
        self._scenarios = scenarios

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CommandReader:
        """The reader with the scenarios that a person can choose."""
        return cls(stored_scenarios(model_storage, resource))

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Give each message that is a command its intent."""
        for message in messages:
            command = self._command(message, tracker)
            if command is not None:
                intent = {"name": command.name, "confidence": 1.0}
                message.set(INTENT, intent, add_to_output=True)
                message.set("command", command.as_dict(), add_to_output=True)
        return messages

    def _command(self, message: Message, tracker: DialogueStateTracker | None) -> Command | None:
        given = (message.get("metadata") or {}).get("command")
        if given is not None:
            return Command.from_dict(given)
        if tracker is None:
            return None
        phase, chosen = tracker.get_slot("phase"), tracker.get_slot("scenario")
        return typed_command(message.get("text") or "", phase, self._scenarios, chosen)


def _scenario_importer(importer: TrainingDataImporter) -> ScenarioImporter:
    """Our importer, which Rasa wraps in several others."""
    queue: list[Any] = [importer]
    for candidate in queue:
        if isinstance(candidate, ScenarioImporter):
            return candidate
        inner = [getattr(candidate, name, None) for name in ("importer", "_importer")]
        queue.extend(found for found in inner if found is not None)
        queue.extend(getattr(candidate, "_importers", ()))
    raise TypeError("config.yml must name bot.dialogue.importer.ScenarioImporter as importer")
