"""The product's Telegram channel, running against a stand-in of Telegram."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Any

import pytest
import pytest_asyncio
from pydantic import SecretStr
from sanic import Sanic

from bot import quiet
from bot.assistant import Assistant
from bot.channels import telegram, telegram_delivery
from bot.practice.record import TurnRecord
from bot.practice.scenario import Scenario
from bot.settings import Settings
from tests.channels.bot_api import BotApi, Person, Received

SCENARIO = "weer_na_de_deadline"
SECRET = "een-geheim-van-de-proef"


@pytest.fixture(scope="session", autouse=True)
def _set_up() -> None:
    """Logs as the command `tegenspeler` sets them, and a Sanic that can start more than once."""
    quiet.hush()
    Sanic.test_mode = True


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again soon: what is tested is that it is tried again."""
    monkeypatch.setattr(telegram_delivery, "_PAUSES", (0.05, 0.1, 0.2))


@pytest.fixture
def scenario(shared_assistant: Assistant) -> Scenario:
    """The scenario that the tests practise."""
    return shared_assistant.scenarios[SCENARIO]


@pytest_asyncio.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.running() as api:
        yield api


def settings_for(api: BotApi, mode: str = "polling", **others: Any) -> Settings:
    """Settings for a bot at this stand-in, with a free port for its webhook."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    return Settings(
        _env_file=None,
        **{
            "telegram_token": SecretStr(api.token),
            "telegram_api_url": api.url,
            "telegram_mode": mode,
            "webhook_url": f"http://{address}",
            "webhook_secret": SecretStr(SECRET),
            "listen": address,
            **others,
        },
    )


class Bot:
    """The bot as `tegenspeler run` starts it; each start with an assistant of its own."""

    def __init__(self, api: BotApi, new_assistant: Callable[[], Assistant], mode: str) -> None:
        self.api = api
        self.settings = settings_for(api, mode)
        self.assistant = new_assistant()
        self._new_assistant = new_assistant
        self._stopped = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start, and wait until updates are taken."""
        self.assistant = self._new_assistant()
        self._stopped = asyncio.Event()
        updates = self.api.account.updates
        self._serving = asyncio.create_task(
            telegram.serve(self.assistant, self.settings, self._stopped)
        )
        while not (updates.webhook or updates.is_polled.is_set()):
            if self._serving.done():
                self._serving.result()
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        """Stop as Ctrl-C does."""
        self._stopped.set()
        if self._serving is not None:
            await self._serving

    async def kill(self) -> None:
        """End at once, whatever is going on."""
        if self._serving is not None:
            self._serving.cancel()
            with suppress(asyncio.CancelledError):
                await self._serving
        self.api.account.updates.is_polled.clear()
        self.api.account.updates.set_webhook(None)

    def turns(self, person: Person) -> list[TurnRecord]:
        """What is on record of the talks of this person."""
        talks = self.assistant.talks
        records = [talks.read(talk.id) for talk in talks.summaries(f"telegram:{person.id}")]
        return [turn for record in records if record is not None for turn in record.turns]


@pytest.fixture
def new_assistant(shared_assistant: Assistant) -> Callable[[], Assistant]:
    """Makes assistants with nothing in memory, all with the same records."""

    def make() -> Assistant:
        return Assistant(
            shared_assistant._processor, shared_assistant.scenarios, shared_assistant._database
        )

    return make


@pytest.fixture
def mode() -> str:
    """How updates come; tests may parametrise it."""
    return "polling"


@pytest_asyncio.fixture
async def bot(api: BotApi, new_assistant: Callable[[], Assistant], mode: str) -> AsyncIterator[Bot]:
    """The running bot."""
    bot = Bot(api, new_assistant, mode)
    await bot.start()
    yield bot
    await bot.kill()


async def begin(person: Person, scenario: Scenario) -> Received:
    """Go from nothing to the first line of the tegenspeler."""
    person.text("/start")
    await person.next()
    person.press(scenario.title)
    await person.next()
    person.press("Begin")
    return await person.next()


async def say(person: Person, text: str) -> Received:
    """What comes back first for a text."""
    person.text(text)
    return await person.next()


def is_line(message: Received, scenario: Scenario) -> bool:
    """Whether it is the tegenspeler who speaks."""
    return message.bold == [f"{scenario.name}:"] and len(message.text) > len(scenario.name) + 2
