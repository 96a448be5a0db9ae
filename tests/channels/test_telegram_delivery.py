"""Every message is answered once, whatever happens to the line, the process or Telegram."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.practice import texts
from bot.practice.scenario import Scenario
from tests.channels.bot_api import (
    ApiError,
    BadGateway,
    BotApi,
    Fault,
    Flood,
    Hold,
    NotJson,
    Person,
    Refusal,
    Reset,
    Slow,
)
from tests.channels.bot_api.server import until
from tests.channels.conftest import Bot, begin, is_line, say

FACT = "De laatste drie adviezen kwamen na de deadline binnen."
QUESTION = "Wat maakt het voor jou zo lastig?"
both_modes = pytest.mark.parametrize("mode", ["polling", "webhook"])


async def assert_nothing_more(person: Person) -> None:
    """What comes next is the answer to what is asked now."""
    assert (await say(person, "/help")).text == texts.HELP


@both_modes
async def test_an_update_that_comes_twice_is_answered_once(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    update_id = person.text(FACT)
    assert is_line(await person.next(), scenario)
    api.account.updates.deliver_again(update_id)
    await assert_nothing_more(person)
    assert len(bot.turns(person)) == 1


@both_modes
async def test_an_update_that_comes_again_while_its_answer_waits(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    hold = Hold()
    api.order("sendMessage", hold, chat=person)
    update_id = person.text(FACT)
    await hold.arrived.wait()
    api.account.updates.deliver_again(update_id)
    await until(lambda: update_id not in api.account.updates.pending)
    hold.release.set()
    assert is_line(await person.next(), scenario)
    await assert_nothing_more(person)


@both_modes
async def test_killed_before_the_answer_was_sent(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    hold = Hold()
    api.order("sendMessage", hold, chat=person)
    person.text(FACT)
    await hold.arrived.wait()
    await bot.kill()
    await bot.start()
    assert is_line(await person.next(), scenario)
    await assert_nothing_more(person)
    assert len(bot.turns(person)) == 1


@both_modes
async def test_a_talk_goes_on_after_the_process_was_killed(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    await say(person, FACT)
    await bot.kill()
    person.text(QUESTION)
    await bot.start()
    assert is_line(await person.next(), scenario)
    assert [turn.text for turn in bot.turns(person)] == [FACT, QUESTION]
    assert FACT in (await say(person, "/stop")).text


async def test_what_waits_at_the_start_is_sent_when_the_line_is_back(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    hold = Hold()
    api.order("sendMessage", hold, chat=person)
    person.text(FACT)
    await hold.arrived.wait()
    await bot.kill()
    api.order("sendMessage", BadGateway(), chat=person, times=3)
    await bot.start()
    assert is_line(await person.next(), scenario)
    await assert_nothing_more(person)


async def test_who_stops_the_bot_waits_for_what_is_being_sent(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    api.order("sendMessage", Slow(0.3), chat=person)
    person.text(FACT)
    assert is_line(await person.next(), scenario)
    await bot.stop()
    assert bot.assistant.outbox.waiting("telegram") == []


FAULTS: dict[str, tuple[Fault, int]] = {
    "bad gateway": (BadGateway(), 4),
    "reset": (Reset(), 4),
    "no json": (NotJson(), 4),
    "server error": (Refusal(ApiError(500, "Internal Server Error")), 4),
}


async def test_an_answer_arrives_once_when_the_line_is_back(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    for name, (fault, times) in FAULTS.items():
        api.order("sendMessage", fault, chat=person, times=times)
        assert is_line(await say(person, FACT), scenario), name
        await assert_nothing_more(person)


async def test_a_flood_is_waited_out(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    before = len(api.called("sendMessage"))
    api.order("sendMessage", Flood(1), chat=person, times=10)
    assert is_line(await say(person, FACT), scenario)
    assert len(api.called("sendMessage")) == before + 2


async def test_updates_come_when_the_line_is_back(api: BotApi, bot: Bot) -> None:
    person = api.person("Noor")
    for fault, times in FAULTS.values():
        api.order("getUpdates", fault, times=times)
        before = len(api.called("getUpdates"))
        await assert_nothing_more(person)  # the long poll that already waits
        await assert_nothing_more(person)
        assert len(api.called("getUpdates")) > before + times


async def test_the_order_within_a_chat_is_kept(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    api.order("sendMessage", Reset(), chat=person, times=3)
    api.order("sendMessage", Slow(0.2), chat=person)
    for text in (FACT, QUESTION, "/help"):
        person.text(text)
    answers = [(await person.next()).text for _ in range(3)]
    said = [f"{scenario.name}: {turn.answer}" for turn in bot.turns(person)]
    assert answers == [*said, texts.HELP]


async def test_an_answer_of_several_messages_goes_on_where_it_broke_off(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    hold = Hold()
    api.order("sendMessage", Slow(0), chat=person)
    api.order("sendMessage", hold, chat=person)
    person.text(f"{FACT} " + "ja " * 1347)
    assert is_line(await person.next(), scenario)
    await hold.arrived.wait()
    hold.release.set()
    assert (await person.next()).text == texts.SHORTENED
    await assert_nothing_more(person)


@pytest.mark.parametrize("fault", [Hold(), Flood(60), None])
async def test_one_chat_does_not_keep_another_waiting(
    api: BotApi, bot: Bot, scenario: Scenario, fault: Fault | None
) -> None:
    noor, sam = api.person("Noor"), api.person("Sam")
    await begin(noor, scenario)
    if fault is None:
        noor.block()
    else:
        api.order("sendMessage", fault, chat=noor, times=100)
    seen = len(noor.received)
    noor.text(FACT)
    await until(lambda: api.calls[-1].params.get("chat_id") == str(noor.id))
    await begin(sam, scenario)
    assert is_line(await say(sam, FACT), scenario)
    assert len(noor.received) == seen


async def test_who_blocked_the_bot_is_let_go(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    person.block()
    person.text(FACT)
    await until(lambda: len(bot.turns(person)) == 1)
    await until(lambda: bot.assistant.outbox.waiting("telegram") == [])


@both_modes
async def test_talks_side_by_side_stay_apart(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    others = [s for s in bot.assistant.scenarios.values() if s.name != scenario.name]
    noor, sam = api.person("Noor"), api.person("Sam")
    for person in (noor, sam):
        person.text("/start")
    for person, chosen in ((noor, scenario), (sam, others[0])):
        await person.next()
        person.press(chosen.title)
    for person in (noor, sam):
        await person.next()
        person.press("Begin")
    for person in (noor, sam):
        await person.next()
        person.text(FACT)
        person.text(QUESTION)
    for person, chosen in ((noor, scenario), (sam, others[0])):
        said = [await person.next(), await person.next()]
        assert all(is_line(line, chosen) for line in said)
        assert [turn.text for turn in bot.turns(person)] == [FACT, QUESTION]


def failing(assistant: Assistant, times: int) -> Any:
    """`assistant.handle`, which fails so many times with a text that nobody may log."""
    handle, left = assistant.handle, [times]

    async def handle_or_fail(incoming: Any, *others: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise ValueError(f"could not read {incoming.text!r}")
        return await handle(incoming, *others)

    return handle_or_fail


async def test_a_turn_that_fails_is_owned_up_to(
    api: BotApi, bot: Bot, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    monkeypatch.setattr(bot.assistant, "handle", failing(bot.assistant, 1))
    assert (await say(person, FACT)).text == texts.FAILED
    assert is_line(await say(person, FACT), scenario)
    assert len(bot.turns(person)) == 1


async def test_a_button_that_failed_can_be_pressed_again(
    api: BotApi, bot: Bot, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = api.person("Noor")
    await say(person, "/start")
    monkeypatch.setattr(bot.assistant, "handle", failing(bot.assistant, 1))
    person.press(scenario.title)
    assert (await person.next()).text == texts.FAILED
    await until(lambda: not api.account.open_queries)
    person.press(scenario.title)
    assert (await person.next()).bold == [scenario.title]


@both_modes
async def test_what_could_not_be_stored_at_all_comes_again(
    api: BotApi, bot: Bot, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    monkeypatch.setattr(bot.assistant, "handle", failing(bot.assistant, 6))
    assert is_line(await say(person, FACT), scenario)
    await assert_nothing_more(person)
    assert len(bot.turns(person)) == 1


@both_modes
async def test_no_log_holds_what_a_person_wrote(
    api: BotApi,
    bot: Bot,
    scenario: Scenario,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, logger="tegenspeler")
    person = api.person("Pimpelmees")
    await begin(person, scenario)
    for fault in (BadGateway(), Reset(), NotJson()):
        api.order("sendMessage", fault, chat=person)
    await say(person, "Daardoor stond de zonnebloemtaart bij de wethouder.")
    monkeypatch.setattr(bot.assistant, "handle", failing(bot.assistant, 3))
    await say(person, "En de zonnebloemtaart was ook al te laat.")
    person.send({"text": "zonnebloemtaart", "reply_to_message": {"text": "zonnebloemtaart"}})
    await person.next()
    person.block()
    person.text("zonnebloemtaart")
    await until(lambda: bot.assistant.outbox.waiting("telegram") == [])
    written = caplog.text + "".join(capfd.readouterr())
    assert "turn failed" in written
    assert "zonnebloemtaart" not in written
    assert "Pimpelmees" not in written
