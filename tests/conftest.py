"""What many tests share: a clean environment, the trained model, a database of their own."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ["LOG_LEVEL"] = "ERROR"
for name in [name for name in os.environ if name.startswith("TEGENSPELER_")]:
    del os.environ[name]

from bot.lean import leave_out_tensorflow  # noqa: E402

leave_out_tensorflow()

from bot import quiet  # noqa: E402
from bot.assistant import Assistant, load_assistant, training  # noqa: E402
from bot.assistant.assistant import Incoming  # noqa: E402
from bot.practice.answer import Answer  # noqa: E402
from bot.practice.commands import Command  # noqa: E402
from bot.records import Database  # noqa: E402

quiet.hush()


@pytest.fixture(scope="session")
def model() -> Path:
    """The trained model; trained once for the run if a source of it changed."""
    return training.MODEL_PATH if training.is_trained() else training.train(lambda _: None)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database with all tables."""
    database = Database(f"sqlite:///{tmp_path / 'test.db'}")
    database.upgrade()
    yield database
    database.close()


@pytest.fixture(scope="session")
def shared_assistant(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """One loaded assistant for tests that each talk in a conversation of their own."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('records') / 'test.db'}")
    database.upgrade()
    yield load_assistant(model, database)
    database.close()


class Talker:
    """A person in one conversation with an assistant."""

    def __init__(self, assistant: Assistant, conversation: str) -> None:
        self.assistant = assistant
        self.conversation = conversation
        self._sent = 0

    async def send(self, text: str = "", command: Command | None = None) -> list[Answer]:
        """The answers to a text or a command."""
        self._sent += 1
        message_id = f"{self.conversation}:{self._sent}"
        answers = await self.assistant.handle(
            Incoming(message_id, self.conversation, text, command)
        )
        self.assistant.delivered(message_id)
        return answers

    async def begin(self, scenario: str) -> list[Answer]:
        """Choose a scenario and begin."""
        await self.send(command=Command("choose", scenario))
        return await self.send(command=Command("begin", scenario))

    async def say(self, text: str) -> str:
        """What the tegenspeler says to `text`."""
        return next(a.text for a in await self.send(text) if a.kind == "line")


@pytest.fixture
def talker(shared_assistant: Assistant) -> Talker:
    """A person who has not said anything yet."""
    return Talker(shared_assistant, f"test:{uuid.uuid4().hex}")
