"""Somebody to talk to: a person's message in, answers out, each turn one transaction.

A channel calls `handle` with a message id that stays the same when it delivers a message again.
What was said, where the talk stands and the answers to give are stored together or not at all;
the channel then sends the answers and reports them delivered. So a killed process loses nothing
and says nothing twice, but for a message that was sent and not yet reported.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore, LockStore

from actions.base import Practice
from actions.coaching import ActionBack, ActionHint, ActionMeant, ActionWhy
from actions.menu import ActionChoose, ActionHelp, ActionNoTalk, ActionStart
from actions.talk import ActionBegin, ActionFollowStory, ActionReact, ActionStop
from bot import library
from bot.assistant.processor import OwnProcessor
from bot.assistant.readable import readable
from bot.assistant.tracker_store import RecentTrackerStore
from bot.dialogue.state import talk_of
from bot.practice import texts
from bot.practice.answer import Answer
from bot.practice.clock import amsterdam_now
from bot.practice.commands import Command
from bot.practice.scenario import Scenario
from bot.records import Database, Outbox, Talks

LONGEST_MESSAGE = 4000
"""Characters; what comes after is not read, and the person is told so."""
_LOCK_LOOK = 0.1
"""Seconds after which a second message of the same person looks whether its turn has come."""
_ACTIONS = (
    ActionStart,
    ActionChoose,
    ActionHelp,
    ActionNoTalk,
    ActionBegin,
    ActionFollowStory,
    ActionReact,
    ActionStop,
    ActionHint,
    ActionBack,
    ActionWhy,
    ActionMeant,
)


@dataclass(frozen=True)
class Incoming:
    """What a person sent: a text or a command."""

    id: str
    """Unique over all channels, and the same when it is delivered again."""
    conversation: str
    """The channel and the address there, such as "telegram:42"."""
    text: str = ""
    command: Command | None = None
    reply: Answer | None = None
    """The channel's own answer to what is no talk, such as a sticker."""


@dataclass(frozen=True)
class GoingOn:
    """A talk in the middle."""

    scenario: Scenario
    last_line: str
    """What the tegenspeler said last."""


class _AnswerChannel(OutputChannel):  # type: ignore[misc]
    """Collects what the actions say, as our own answers."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []

    @classmethod
    def name(cls) -> str:
        return "tegenspeler"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one answer."""
        self.answers.append(Answer.from_dict(message["custom"]))


class Assistant:
    """The trained model with the records behind it."""

    def __init__(
        self,
        processor: OwnProcessor,
        scenarios: Mapping[str, Scenario],
        database: Database,
        locks: LockStore | None = None,
    ) -> None:
        self.scenarios = scenarios
        self.talks = Talks(database)
        self.outbox = Outbox(database)
        self._database = database
        self._processor = processor
        self._locks = locks or InMemoryLockStore()
        # SQLite knows one writer at a time: turns of this process queue here, not in the database.
        self._one_writer = asyncio.Lock() if database.is_sqlite else None

    async def handle(self, incoming: Incoming, now: datetime | None = None) -> list[Answer]:
        """The answers to a message, stored until `delivered` is called for it.

        A message that was handled before gives the answers that were not delivered yet. `now` is
        Amsterdam time without zone.
        """
        async with AsyncExitStack() as stack:
            lock = self._locks.lock(incoming.conversation, wait_time_in_seconds=_LOCK_LOOK)
            await stack.enter_async_context(lock)
            if self._one_writer is not None:
                await stack.enter_async_context(self._one_writer)
            with self._database.transaction():
                return await self._turn(incoming, now or amsterdam_now())

    async def _turn(self, incoming: Incoming, now: datetime) -> list[Answer]:
        earlier = self.outbox.find(incoming.id)
        if earlier is not None:
            return earlier
        answers = await self._answers(incoming, now)
        self.outbox.put(incoming.id, incoming.conversation, answers, now)
        return answers

    async def _answers(self, incoming: Incoming, now: datetime) -> list[Answer]:
        if incoming.reply is not None:
            return [incoming.reply]
        text = readable(incoming.text)
        if incoming.command is None and not text.strip():
            return [Answer("note", texts.EMPTY)]
        channel = _AnswerChannel()
        read = replace(incoming, text=text[:LONGEST_MESSAGE])
        await self._processor.handle_message(_user_message(read, channel, now))
        shortened = [Answer("note", texts.SHORTENED)] if len(text) > LONGEST_MESSAGE else []
        return [*channel.answers, *shortened]

    async def going_on(self, conversation: str) -> GoingOn | None:
        """The talk that goes on in a conversation; None without one."""
        tracker = await self._processor.tracker_store.retrieve(conversation)
        found = None if tracker is None else talk_of(tracker)
        scenario = None if found is None else self.scenarios.get(found[0].scenario)
        if tracker is None or scenario is None:
            return None
        record = self.talks.read(str(tracker.get_slot("talk_id")))
        if record is None:
            return None
        last = record.turns[-1].answer if record.turns else scenario.block.opening
        return GoingOn(scenario, last)

    def delivered(self, message_id: str) -> None:
        """The answers to this message have reached the person."""
        self.outbox.delivered(message_id)

    def forget_handled(self, now: datetime) -> None:
        """Forget which messages were handled longer ago than any channel delivers again."""
        self.outbox.forget(now - timedelta(days=2))


def _user_message(incoming: Incoming, channel: OutputChannel, now: datetime) -> UserMessage:
    metadata: dict[str, Any] = {"now": now.isoformat()}
    if incoming.command is not None:
        metadata["command"] = incoming.command.as_dict()
    return UserMessage(
        text=incoming.text,
        output_channel=channel,
        sender_id=incoming.conversation,
        input_channel=channel.name(),
        message_id=incoming.id,
        metadata=metadata,
    )


def load_assistant(model: Path, database: Database) -> Assistant:
    """The assistant with the model in `model`; the tables of `database` must be there."""
    scenarios = library.scenarios()
    practice = Practice(scenarios, Talks(database))
    actions = [action(practice) for action in _ACTIONS]
    processor = OwnProcessor(model, {action.name(): action for action in actions})
    processor.use_tracker_store(RecentTrackerStore(processor.domain, database))
    return Assistant(processor, scenarios, database)
