"""The story policy: follow the written path where the message leads on, else react.

It never guesses. Whether the path goes on is the engine's answer; this policy tells Rasa which
of two actions follows from it. Outside a talk it answers that no talk goes on.
"""

from __future__ import annotations

from typing import Any

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.importers.importer import TrainingDataImporter

from bot.dialogue.components import store_scenarios, stored_scenarios
from bot.dialogue.importer import FOLLOW_STORY
from bot.dialogue.state import message_of, play_turn, talk_of
from bot.practice.commands import COMMANDS
from bot.practice.scenario import Scenario

REACT = "action_react"
NO_TALK = "action_no_talk"


class StoryPolicy(Policy):  # type: ignore[misc]
    """Predicts action_follow_story or action_react in a talk, with confidence 1."""

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        scenarios: dict[str, Scenario] | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context)
        self._scenarios = scenarios or {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """A priority below RulePolicy's 6: commands go first."""
        return {"priority": 3}

    def _create_featurizer(self) -> TrackerFeaturizer:
        return TrackerFeaturizer()

    def train(self, importer: TrainingDataImporter) -> Resource:
        """Check the scenario files and put them into the model.

        There is nothing to learn from examples: the written path is the policy.
        """
        store_scenarios(importer, self._model_storage, self._resource)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> StoryPolicy:
        """The policy over the scenarios that are in the model."""
        scenarios = stored_scenarios(model_storage, resource)
        return cls(config, model_storage, resource, execution_context, scenarios)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The next action; none at all where the last message was a command."""
        probabilities = self._default_predictions(domain)
        action = self._next_action(tracker)
        if action is not None:
            probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities)

    def _next_action(self, tracker: DialogueStateTracker) -> str | None:
        if tracker.latest_action_name != ACTION_LISTEN_NAME:
            return str(ACTION_LISTEN_NAME)
        message = tracker.latest_message
        if message is None or message.intent_name in COMMANDS:
            return None
        going_on = talk_of(tracker)
        if going_on is None:
            return NO_TALK
        talk, log = going_on
        scenario = self._scenarios.get(talk.scenario)
        if scenario is None:
            return NO_TALK
        heard = message_of(message.parse_data)
        turn = play_turn(scenario, talk, log, heard, tracker.get_slot("talk_id"))
        return FOLLOW_STORY if turn.source == "story" else REACT
