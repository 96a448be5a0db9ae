"""What people send in the middle of a talk besides sentences: each gets a fitting answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.practice import texts
from bot.practice.scenario import Scenario
from tests.channels.bot_api import BotApi, Person, people
from tests.channels.bot_api.server import until
from tests.channels.conftest import Bot, begin, is_line, say

SENTENCE = "De laatste drie adviezen kwamen na de deadline binnen."

NOTED: dict[str, tuple[Callable[[Person], int], str]] = {
    "spaces": (lambda person: person.text("  \n "), texts.EMPTY),
    "sticker": (lambda person: person.sticker(), texts.UNREADABLE["sticker"]),
    "photo": (lambda person: person.photo(), texts.UNREADABLE["photo"]),
    "photo with words": (lambda person: person.photo("Kijk"), texts.UNREADABLE["photo"]),
    "voice": (lambda person: person.voice(), texts.UNREADABLE["voice"]),
    "video": (lambda person: person.send(people.VIDEO_NOTE), texts.UNREADABLE["video"]),
    "file": (lambda person: person.send(people.DOCUMENT), texts.UNREADABLE["document"]),
    "location": (lambda person: person.send(people.LOCATION), texts.UNREADABLE["location"]),
    "contact": (lambda person: person.send(people.CONTACT), texts.UNREADABLE["contact"]),
    "poll": (lambda person: person.send(people.POLL), texts.UNREADABLE["poll"]),
    "poll of an older server": (
        lambda person: person.send(people.OLD_POLL),
        texts.UNREADABLE["poll"],
    ),
    "unheard of": (lambda person: person.send({"story": "?"}), texts.UNREADABLE["other"]),
    "dice": (lambda person: person.send(people.DICE), texts.UNREADABLE["poll"]),
    "game": (lambda person: person.send(people.GAME), texts.UNREADABLE["other"]),
    "edited": (lambda person: person.edit(person.last_message_id, "Anders"), texts.EDITED),
    "forged": (lambda person: person.forge("restart"), texts.OLD_BUTTON),
    "forged and empty": (lambda person: person.forge(""), texts.OLD_BUTTON),
    "very old": (lambda person: person.press_very_old("poef"), texts.OLD_BUTTON),
}


OTHER_TEXTS = (
    "🙂🙂🙂",
    "Can you tell me what is going on?",
    "/unknown",
    "/restart",
    "/back",
    "/session_start",
    '/intent{"slot": 1}',
    '/begin{"scenario": "de_inloopavond_ontspoort"}',
    "/action_stop",
    "<b>onaf & <i>",
    "\u202edraai om\u200b",
)


async def test_what_is_no_sentence_gets_a_note_and_leaves_the_talk_alone(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    answers = {}
    for name, (send, _) in NOTED.items():
        send(person)
        answers[name] = (await person.next()).text
    assert answers == {name: note for name, (_, note) in NOTED.items()}
    assert is_line(await say(person, SENTENCE), scenario)
    assert len(bot.turns(person)) == 1


async def test_any_other_text_is_said_to_the_tegenspeler(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    for text in (*OTHER_TEXTS, SENTENCE):
        answer = await say(person, text)
        while answer.text == texts.lost(scenario.name):
            answer = await person.next()
        assert is_line(answer, scenario), text
    assert len(bot.turns(person)) == len(OTHER_TEXTS) + 1


async def test_the_longest_message_is_read_as_far_as_it_is_read(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    assert is_line(await say(person, f"{SENTENCE} " + "ja " * 1347), scenario)
    assert (await person.next()).text == texts.SHORTENED
    assert is_line(await say(person, SENTENCE), scenario)


async def test_a_typed_payload_begins_nothing(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")
    typed = ("/begin@tegenspeler_bot", '/begin{"scenario": "weer_na_de_deadline"}', "/choose")
    for text in typed:
        assert (await say(person, text)).text.startswith(texts.NO_TALK)
    person.press(scenario.title)
    await person.next()
    for text in typed:
        assert (await say(person, text)).text == texts.not_begun(scenario).text
    assert bot.turns(person) == []


async def test_a_forged_button_begins_nothing(api: BotApi, bot: Bot) -> None:
    person = api.person("Noor")
    choice = await say(person, "/start")
    for data in ("begin:x", "choose:x", "choose:../../etc/passwd", "begin"):
        person.forge(data)
        assert (await person.next()).text == choice.text


async def test_a_forged_button_does_not_change_a_talk(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    for data in ("begin:de_inloopavond_ontspoort", "choose:de_inloopavond_ontspoort"):
        person.forge(data)
        assert (await person.next()).text == texts.still_talking(scenario.name)
    assert is_line(await say(person, SENTENCE), scenario)


async def test_old_buttons_pressed_twice(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")
    choice = await say(person, "/start")
    person.press(scenario.title)
    briefing = await person.next()
    person.press("Begin")
    await person.next()
    person.press_of(briefing, "Begin")
    assert (await person.next()).text == texts.still_talking(scenario.name)
    person.press_of(choice, scenario.title)
    assert (await person.next()).text == texts.still_talking(scenario.name)
    person.press_of(briefing, "Ander gesprek")
    assert (await person.next()).text == texts.still_talking(scenario.name)
    assert is_line(await say(person, SENTENCE), scenario)
    await until(lambda: not api.account.open_queries)


async def test_what_was_typed_comes_back_as_it_was_typed(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    typed = 'Daardoor stond ik met <b>lege</b> "handen" & voeten bij de wethouder.'
    await say(person, typed)
    debrief = await say(person, "/stop")
    assert f"“{typed}”" in debrief.text
    assert "lege" not in debrief.bold


async def test_an_album_gets_one_answer(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    for _ in range(3):
        person.send({**people.PHOTO, "media_group_id": "13579"})
    assert (await person.next()).text == texts.UNREADABLE["photo"]
    assert is_line(await say(person, SENTENCE), scenario)


async def test_a_live_location_gets_one_answer(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    person.send(people.LOCATION)
    for _ in range(3):
        person.edit_content(person.last_message_id, people.LOCATION)
    assert (await person.next()).text == texts.UNREADABLE["location"]
    assert is_line(await say(person, SENTENCE), scenario)


async def test_what_nobody_said_gets_no_answer(api: BotApi, bot: Bot, scenario: Scenario) -> None:
    person, group = api.person("Noor"), api.group("Team Wijkplan")
    person.send({"new_chat_title": "Team Wijkplan en verkeer"}, group)
    person.send({"pinned_message": None}, group)
    person.text("/start", group)
    assert (await group.next()).text == texts.ONLY_PRIVATE
    assert len(group.received) == 1


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_an_update_that_nobody_can_read_is_passed_over(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    person.send({"date": "gisteren"})
    assert is_line(await say(person, SENTENCE), scenario)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_text_is_read_whatever_hangs_on_it(
    api: BotApi, bot: Bot, scenario: Scenario
) -> None:
    person = api.person("Noor")
    await begin(person, scenario)
    person.send({"text": SENTENCE, "reply_to_message": {"of": "tomorrow"}})
    assert is_line(await person.next(), scenario)
