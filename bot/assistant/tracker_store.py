"""Rasa's tracker in our own database: its slots and its latest events, no more.

What a turn reads stays the same size however long a talk lasts, and the tracker is saved in the
transaction of the turn. The talk itself is in the records.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import select

from bot.records.database import Database
from bot.records.models import TrackerRow


class RecentTrackerStore(TrackerStore):  # type: ignore[misc]
    """Keeps of each conversation its slots and the events since the last message but one."""

    def __init__(self, domain: Domain, database: Database) -> None:
        super().__init__(domain)
        self._database = database

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker as it was saved; None for a new conversation."""
        with self._database.transaction() as session:
            row = session.get(TrackerRow, sender_id)
            events = None if row is None else row.events
        if events is None:
            return None
        return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what the next turn needs."""
        events = [event.as_dict() for event in _recent(tracker)]
        with self._database.transaction() as session:
            row = session.get(TrackerRow, tracker.sender_id)
            if row is None:
                session.add(TrackerRow(conversation=tracker.sender_id, events=events))
            else:
                row.events = events

    async def keys(self) -> Iterable[str]:
        """All conversations."""
        with self._database.transaction() as session:
            return list(session.scalars(select(TrackerRow.conversation)))


def _recent(tracker: DialogueStateTracker) -> list[Event]:
    latest: list[Event] = []
    for event in reversed(tracker.events):
        if not isinstance(event, SlotSet):
            latest.append(event)
        if isinstance(event, UserUttered):
            break
    set_slots: list[Any] = [
        SlotSet(name, slot.value)
        for name, slot in tracker.slots.items()
        if slot.value != slot.initial_value
    ]
    # The policies want a conversation to begin with the bot listening.
    return [ActionExecuted("action_listen"), *reversed(latest), *set_slots]
