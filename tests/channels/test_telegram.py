"""A talk on Telegram from beginning to end, by polling and by webhook."""

from __future__ import annotations

import pytest

from bot.practice import texts
from bot.practice.scenario import Scenario
from tests.channels.bot_api import BotApi
from tests.channels.bot_api.server import until
from tests.channels.conftest import Bot, begin, is_line, say

SENTENCES = (
    "De laatste drie adviezen kwamen na de deadline binnen.",
    "Daardoor stond ik met lege handen bij de wethouder.",
    "Wat maakt het voor jou zo lastig?",
    "Dan mail jij mij vrijdag het conceptadvies, goed?",
)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_whole_talk(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")

    person.text("/start")
    choice = await person.next()
    assert choice.text.startswith("Welkom bij Tegenspeler.")
    assert choice.titles == [known.title for known in bot.assistant.scenarios.values()]

    person.press(scenario.title)
    briefing = await person.next()
    assert briefing.bold == [scenario.title]
    assert scenario.block.briefing.strip() in briefing.text
    assert briefing.titles == ["Begin", "Niveau 2", "Niveau 3", "Ander gesprek"]

    person.press("Begin")
    opening = await person.next()
    assert opening.text == f"{scenario.name}: {scenario.block.opening}"
    assert is_line(opening, scenario)

    for sentence in SENTENCES:
        assert is_line(await say(person, sentence), scenario)

    debrief = await say(person, "/stop")
    assert debrief.bold[:3] == [f"Terugblik: {scenario.title}", "Hoe het afliep", "Afspraken"]
    assert any(f"“{sentence}”" in debrief.text for sentence in SENTENCES)
    assert f"Wie: {scenario.name}." in debrief.text
    assert "conceptadvies" in debrief.text
    assert debrief.titles == ["Nog een keer", "Ander gesprek"]

    person.press("Nog een keer")
    assert (await person.next()).bold == [scenario.title]
    person.press("Ander gesprek")
    assert (await person.next()).titles == list(choice.first_buttons)


async def test_telegram_knows_the_commands(api: BotApi, bot: Bot) -> None:
    names = [command["command"] for command in api.account.commands]
    assert names == ["start", "hint", "terug", "waarom", "stop", "help"]


async def test_help_outside_and_in_a_talk(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")
    commands = ("/help", "/help@tegenspeler_bot", "/Help", "/help graag")
    for command in commands:
        assert (await say(person, command)).text == texts.HELP
    await begin(person, scenario)
    for command in commands:
        assert (await say(person, command)).text == texts.HELP
    assert is_line(await say(person, SENTENCES[0]), scenario)


async def test_start_in_a_talk_does_not_lose_it(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    assert (await say(person, "/start")).text == texts.still_talking(scenario.name)
    assert is_line(await say(person, SENTENCES[0]), scenario)


async def test_who_is_in_no_talk_gets_the_list(api: BotApi, bot: Bot) -> None:
    person = api.person("Noor")
    for text in ("/stop", "Hoi Karim, ik wil met je praten."):
        answer = await say(person, text)
        assert answer.text.startswith(texts.NO_TALK)
        assert answer.titles


async def test_a_text_before_begin_points_to_the_button(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await say(person, "/start")
    person.press(scenario.title)
    await person.next()
    answer = await say(person, SENTENCES[0])
    assert answer.text == texts.not_begun(scenario).text
    person.press("Begin")
    assert is_line(await person.next(), scenario)


async def test_a_pressed_button_is_answered_and_its_buttons_go(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    choice = await say(person, "/start")
    person.press(scenario.title)
    briefing = await person.next()
    await until(lambda: not choice.buttons and not api.account.open_queries)
    assert briefing.buttons


async def test_a_group_is_sent_to_a_private_chat(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person, group = api.person("Noor"), api.group("Team Wijkplan")
    person.text("/start@tegenspeler_bot", group)
    assert (await group.next()).text == texts.ONLY_PRIVATE
    person.text("Ik wil beginnen.", group)
    assert (await group.next()).text == texts.ONLY_PRIVATE
    assert (await say(person, SENTENCES[0])).text.startswith(texts.NO_TALK)
    assert [message.titles for message in group.received] == [[], []]
