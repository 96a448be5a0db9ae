"""Rasa's message processor, with our actions run in this very process.

Over HTTP an action costs a request, the whole domain as JSON and a schema check; here it is a
call inside the transaction of the turn. `rasa run actions` can serve the same package.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rasa_sdk
from rasa.core.actions.action import Action, RemoteAction
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from rasa.core.nlg import NaturalLanguageGenerator, TemplatedNaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa_sdk.executor import CollectingDispatcher


class OwnAction(Action):  # type: ignore[misc]
    """An action of our package, called directly."""

    def __init__(self, action: rasa_sdk.Action) -> None:
        self._action = action

    def name(self) -> str:
        return str(self._action.name())

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
        metadata: dict[str, Any] | None = None,
    ) -> list[Event]:
        """What the action says and does, as Rasa's events."""
        state = tracker.current_state(EventVerbosity.NONE)
        dispatcher = CollectingDispatcher()
        events = await self._action.run(dispatcher, rasa_sdk.Tracker.from_dict(state), {})
        said = await RemoteAction._utter_responses(
            dispatcher.messages, output_channel, nlg, tracker
        )
        return [*said, *deserialise_events(events)]


class OwnProcessor(MessageProcessor):  # type: ignore[misc]
    """A processor that knows our actions and lets no failing action pass unseen."""

    def __init__(self, model_path: Path, actions: Mapping[str, rasa_sdk.Action]) -> None:
        super().__init__(
            model_path,
            InMemoryTrackerStore(Domain.empty()),
            lock_store=LockStore(),
            generator=TemplatedNaturalLanguageGenerator({}),
        )
        self._own = {name: OwnAction(action) for name, action in actions.items()}

    def use_tracker_store(self, store: TrackerStore) -> None:
        """Keep trackers in `store` from now on."""
        self.tracker_store = store

    def parse_offline(self, message: UserMessage) -> dict[str, Any]:
        """What is understood of a message that belongs to no conversation."""
        tracker = DialogueStateTracker.from_events(message.sender_id, [])
        parsed: dict[str, Any] = self._parse_message_with_graph(message, tracker)
        return parsed

    async def parse_message(
        self,
        message: UserMessage,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        """What is understood of a message in its conversation.

        The tegenspeler's name goes along: who acts in an agreement can depend on it.
        """
        name = None if tracker is None else tracker.get_slot("counterpart")
        if name is not None:
            message.metadata = {**(message.metadata or {}), "counterpart": name}
        parsed: dict[str, Any] = await super().parse_message(
            message, tracker, only_output_properties
        )
        return parsed

    def predict_next_with_tracker_if_should(
        self, tracker: DialogueStateTracker
    ) -> tuple[Action, PolicyPrediction]:
        """The next action, ours where it is one of ours, and the prediction behind it."""
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        return self._own.get(action.name(), action), prediction

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        if not isinstance(action, OwnAction):
            return bool(await super()._run_action(action, tracker, output_channel, nlg, prediction))
        # Rasa would log the exception and go on with the action's events lost. A turn that is
        # half done is worse than one that is done again.
        events = await action.run(output_channel, nlg, tracker, self.domain)
        self._log_action_on_tracker(tracker, action, events, prediction)
        await self.execute_side_effects(events, tracker, output_channel)
        return True
