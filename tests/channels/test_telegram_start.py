"""Starting the bot: what is missing or wrong is told in a sentence that says what to do."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from click.testing import CliRunner
from pydantic import SecretStr

from bot import wiring
from bot.assistant import Assistant
from bot.channels import telegram
from bot.cli import main
from bot.errors import UserError
from bot.practice import texts
from bot.practice.scenario import Scenario
from bot.settings import ROOT, Settings
from tests.channels.bot_api import ApiError, BadGateway, BotApi, Hold, NotJson, Refusal
from tests.channels.conftest import SECRET, Bot, begin, is_line, say, settings_for

HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def serve(assistant: Assistant, settings: Settings) -> None:
    """Start a bot of which an error is expected."""
    await asyncio.wait_for(telegram.serve(assistant, settings, asyncio.Event()), 20)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"telegram_token": None}, "@BotFather"),
        ({"telegram_token": SecretStr("  ")}, "@BotFather"),
        ({"webhook_url": None}, "TEGENSPELER_WEBHOOK_URL"),
        ({"webhook_secret": None}, "TEGENSPELER_WEBHOOK_SECRET"),
        ({"webhook_secret": SecretStr("")}, "TEGENSPELER_WEBHOOK_SECRET"),
    ],
)
def test_what_is_missing_is_told(given: dict[str, Any], told: str) -> None:
    complete = {
        "telegram_token": SecretStr("1:a"),
        "telegram_mode": "webhook",
        "webhook_url": "https://voorbeeld.nl",
        "webhook_secret": SecretStr("geheim"),
    }
    telegram.check(Settings(_env_file=None, **complete))
    with pytest.raises(UserError, match=told):
        telegram.check(Settings(_env_file=None, **{**complete, **given}))


def test_run_with_a_wrong_token_ends_with_code_1(
    shared_assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "assistant", lambda settings: shared_assistant)
    with BotApi.in_a_thread() as api:
        result = CliRunner(mix_stderr=False).invoke(
            main,
            ["run"],
            env={
                "TEGENSPELER_TELEGRAM_TOKEN": "123456:AAF-of_another_bot",
                "TEGENSPELER_TELEGRAM_API_URL": api.url,
                "TEGENSPELER_TELEGRAM_MODE": "polling",
            },
        )
    assert result.exit_code == 1
    assert result.stderr.startswith("Telegram kent dit token niet.")
    assert not result.stdout


def test_run_without_a_token_tells_how_to_get_one() -> None:
    result = CliRunner(mix_stderr=False).invoke(
        main, ["run"], env={"TEGENSPELER_TELEGRAM_TOKEN": ""}
    )
    assert result.exit_code == 1
    assert result.stderr.strip() == telegram.HOW_TO_GET_ONE
    assert not result.stdout


@pytest.mark.parametrize("token", ["{id}:AAF-of_another_bot", "geen token", "123456"])
async def test_a_wrong_token_is_told(
    api: BotApi, new_assistant: Callable[[], Assistant], token: str
) -> None:
    wrong = SecretStr(token.format(id=api.account.user["id"]))
    with pytest.raises(UserError, match="kent dit token niet"):
        await serve(new_assistant(), settings_for(api, telegram_token=wrong))


async def test_a_token_may_have_blanks_around_it(
    api: BotApi, new_assistant: Callable[[], Assistant]
) -> None:
    bot = Bot(api, new_assistant, "polling")
    bot.settings = settings_for(api, telegram_token=SecretStr(f" {api.token}\n"))
    await bot.start()
    await bot.stop()


@pytest.mark.parametrize("fault", [BadGateway(), NotJson(), Refusal(ApiError.flood(60))])
async def test_telegram_out_of_order_is_told(
    api: BotApi, new_assistant: Callable[[], Assistant], fault: Any
) -> None:
    api.order("getMe", fault)
    with pytest.raises(UserError, match="Geen verbinding met"):
        await serve(new_assistant(), settings_for(api))


async def test_no_connection_is_told(api: BotApi, new_assistant: Callable[[], Assistant]) -> None:
    settings = settings_for(api, telegram_api_url="http://127.0.0.1:9")
    with pytest.raises(UserError, match=r"Geen verbinding met http://127\.0\.0\.1:9\."):
        await serve(new_assistant(), settings)


@pytest.fixture
def _short_conflicts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram, "_PATIENCE_WHEN_NEW", 0.3)
    monkeypatch.setattr(telegram, "_CONFLICT_PAUSE", 0.05)


@pytest.mark.usefixtures("_short_conflicts")
async def test_of_two_bots_the_second_gives_up_and_the_first_goes_on(
    api: BotApi, bot: Bot, new_assistant: Callable[[], Assistant]
) -> None:
    person = api.person("Noor")
    await say(person, "/start")
    with pytest.raises(UserError, match="Er draait al een bot met dit token"):
        await serve(new_assistant(), bot.settings)
    assert (await say(person, "/help")).text == texts.HELP


@pytest.mark.usefixtures("_short_conflicts")
async def test_a_poll_left_open_by_the_last_run_is_waited_out(api: BotApi, bot: Bot) -> None:
    await bot.kill()
    leftover = Refusal(ApiError.conflict("terminated by other getUpdates request"))
    api.order("getUpdates", leftover, times=3)
    await bot.start()
    assert (await say(api.person("Noor"), "/help")).text == texts.HELP


async def test_polling_takes_over_from_a_webhook(
    api: BotApi, new_assistant: Callable[[], Assistant]
) -> None:
    person = api.person("Noor")
    webhook, polling = Bot(api, new_assistant, "webhook"), Bot(api, new_assistant, "polling")
    await webhook.start()
    await say(person, "/help")
    await webhook.stop()
    assert api.account.updates.webhook is not None
    person.text("/help")
    serving = asyncio.create_task(serve(new_assistant(), polling.settings))
    assert (await person.next()).text == texts.HELP
    assert api.account.updates.webhook is None
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


@pytest.mark.parametrize("mode", ["webhook"])
async def test_the_webhook_takes_only_what_telegram_sends(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    update_id = person.text("Dit telt.")
    await person.next()
    stolen = {**api.account.updates.all[update_id], "update_id": update_id + 1}
    url = f"{bot.settings.webhook_url}/telegram"
    async with aiohttp.ClientSession() as session:
        for headers in ({}, {HEADER: ""}, {HEADER: "verkeerd"}, {HEADER: f"{SECRET}1"}):
            async with session.post(url, json=stolen, headers=headers) as response:
                assert response.status == 403
        async with session.post(url, data="{", headers={HEADER: SECRET}) as response:
            assert response.status == 400
        async with session.get(url) as response:
            assert response.status == 405
    assert bot.assistant.outbox.find(f"telegram:{update_id + 1}") is None
    assert (await say(person, "/help")).text == texts.HELP
    assert len(bot.turns(person)) == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"webhook_url": "http://voorbeeld.nl"}, "(?i)https url must be provided"),
        ({"webhook_secret": SecretStr("een geheim!")}, "unallowed characters"),
        ({"listen": "nergens"}, "Op nergens kan niet worden geluisterd"),
        ({"listen": "127.0.0.1:tachtig"}, "kan niet worden geluisterd"),
    ],
)
async def test_a_webhook_that_can_not_be_is_told(
    api: BotApi, new_assistant: Callable[[], Assistant], given: dict[str, Any], told: str
) -> None:
    with pytest.raises(UserError, match=told):
        await serve(new_assistant(), settings_for(api, "webhook", **given))


async def test_an_address_in_use_is_told(
    api: BotApi, new_assistant: Callable[[], Assistant]
) -> None:
    settings = settings_for(api, "webhook")
    host, _, port = settings.listen.partition(":")
    with socket.socket() as other:
        other.bind((host, int(port)))
        other.listen()
        with pytest.raises(UserError, match=f"Op {settings.listen} kan niet worden geluisterd"):
            await serve(new_assistant(), settings)


@pytest_asyncio.fixture
async def run_command(
    api: BotApi, model: Path, tmp_path: Path
) -> AsyncIterator[Callable[[], Awaitable[Process]]]:
    """Starts `tegenspeler run` in a process of its own, each time with the same database."""
    settings = {
        "TEGENSPELER_DATABASE_URL": f"sqlite:///{tmp_path / 'run.db'}",
        "TEGENSPELER_TELEGRAM_API_URL": api.url,
        "TEGENSPELER_TELEGRAM_MODE": "polling",
        "TEGENSPELER_TELEGRAM_TOKEN": api.token,
    }
    started: list[Process] = []

    async def run() -> Process:
        started.append(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot.cli", "run"),
                cwd=ROOT,
                env={**os.environ, **settings},
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
        )
        return started[-1]

    yield run
    for process in started:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_the_command_through_a_crash_and_to_its_end(
    api: BotApi, scenario: Scenario, run_command: Callable[[], Awaitable[Process]]
) -> None:
    person = api.person("Noor")
    person.text("/start")
    first = await run_command()
    await person.next(60)
    person.press(scenario.title)
    await person.next()
    hold = Hold()
    api.order("sendMessage", hold, chat=person)
    person.press("Begin")
    await asyncio.wait_for(hold.arrived.wait(), 20)
    first.kill()
    await first.wait()

    second = await run_command()
    assert is_line(await person.next(60), scenario)
    assert is_line(await say(person, "Wat maakt het voor jou zo lastig?"), scenario)
    second.send_signal(signal.SIGTERM)
    said, complained = await asyncio.wait_for(second.communicate(), 20)
    assert (second.returncode, complained.decode()) == (0, "")
    assert said.decode().startswith(f"@{api.account.user['username']} luistert.")
