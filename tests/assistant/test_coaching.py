"""A time-out, taking a message back, why, and "that is not what I meant", in a real talk."""

from __future__ import annotations

import pytest

from bot.practice.answer import Answer
from bot.practice.commands import Command
from bot.practice.record import TalkRecord
from tests.conftest import Talker

BLAME = "Jij denkt ook altijd alleen maar aan jezelf."
FACT = "De laatste drie adviezen kwamen na de deadline binnen."


@pytest.fixture
async def talking(talker: Talker) -> Talker:
    await talker.begin("weer_na_de_deadline")
    return talker


def record(talker: Talker) -> TalkRecord:
    """The only talk of this conversation."""
    [summary] = talker.assistant.talks.summaries(talker.conversation)
    found = talker.assistant.talks.read(summary.id)
    assert found is not None
    return found


def note(answers: list[Answer]) -> str:
    return next(answer.text for answer in answers if answer.kind == "note")


async def test_a_hint_fits_the_moment_and_the_talk_goes_on(talking: Talker) -> None:
    await talking.send(BLAME)
    said = note(await talking.send("time-out"))
    assert "hoorde een verwijt" in said
    assert "Bijvoorbeeld: “" in said
    assert len(record(talking).turns) == 1
    await talking.send(FACT)
    assert len(record(talking).turns) == 2


async def test_a_message_taken_back_leaves_no_trace_in_the_talk(talking: Talker) -> None:
    await talking.send(BLAME)
    hurt = record(talking).turns[0].trust
    answers = await talking.send("terug")
    assert [answer.kind for answer in answers] == ["note", "line"]
    assert answers[1].text == talking.assistant.scenarios["weer_na_de_deadline"].block.opening
    await talking.send(FACT)
    talk = record(talking)
    assert [turn.text for turn in talk.turns] == [FACT]
    assert [turn.text for turn in talk.undone] == [BLAME]
    assert talk.turns[0].trust > hurt


async def test_the_debrief_sets_both_tries_side_by_side(talking: Talker) -> None:
    await talking.send(BLAME)
    await talking.send(command=Command("back"))
    await talking.send(FACT)
    [debrief] = await talking.send(command=Command("stop"))
    assert "Opnieuw geprobeerd" in debrief.text
    assert BLAME in debrief.text
    assert FACT in debrief.text


async def test_an_agreement_that_was_taken_back_is_gone(talking: Talker) -> None:
    await talking.send("Dan mail jij mij vrijdag het concept.")
    assert len(record(talking).agreements) == 1
    await talking.send(command=Command("back"))
    assert len(record(talking).agreements) == 0


async def test_several_messages_can_be_taken_back_one_by_one(talking: Talker) -> None:
    for text in (FACT, "Daardoor stond ik met lege handen bij de wethouder.", BLAME):
        await talking.send(text)
    for _ in range(3):
        await talking.send(command=Command("back"))
    assert record(talking).turns == []
    assert "niets om terug te nemen" in note(await talking.send(command=Command("back")))


async def test_why_names_the_sentence_the_move_and_what_it_did(talking: Talker) -> None:
    await talking.send(BLAME)
    said = note(await talking.send(command=Command("why")))
    assert f"“{BLAME}” klonk als: verwijten." in said
    assert "Vertrouwen −2: Karim hoorde een verwijt." in said


async def test_what_was_meant_otherwise_is_played_again_and_kept(talking: Talker) -> None:
    await talking.send(BLAME)
    answers = await talking.send(command=Command("meant", move="effect_benoemen"))
    assert "effect benoemen" in note(answers)
    talk = record(talking)
    assert [s.move for turn in talk.turns for s in turn.sentences] == ["effect_benoemen"]
    assert [s.move for turn in talk.undone for s in turn.sentences] == ["verwijten"]
    assert talk.turns[0].text == BLAME
    [correction] = talking.assistant.talks.corrections()
    assert (correction.sentence, correction.heard, correction.meant) == (
        BLAME,
        "verwijten",
        "effect_benoemen",
    )


async def test_other_readings_are_offered_as_buttons_that_can_be_typed(talking: Talker) -> None:
    await talking.send("wanneer krijg ik het dan van je")
    [why] = await talking.send(command=Command("why"))
    for button in why.buttons:
        assert button.payload.startswith("meant:")
    answers = await talking.send(why.buttons[0].title)
    assert any(answer.kind == "line" for answer in answers)
    assert len(record(talking).undone) == 1


@pytest.mark.parametrize("name", ["hint", "back", "why"])
async def test_before_the_first_word_each_has_a_fitting_answer(talking: Talker, name: str) -> None:
    assert note(await talking.send(command=Command(name)))
    assert record(talking).turns == []


@pytest.mark.parametrize("name", ["hint", "back", "why"])
async def test_outside_a_talk_the_list_is_shown(talker: Talker, name: str) -> None:
    [answer] = await talker.send(command=Command(name))
    assert answer.kind == "choice"


async def test_a_level_is_chosen_with_the_briefing(talker: Talker) -> None:
    await talker.send(command=Command("choose", "weer_na_de_deadline"))
    [briefing] = await talker.send("niveau 3")
    assert "Niveau 3 van 3" in briefing.text
    await talker.send("begin")
    await talker.send("Hoi Karim.")
    assert record(talker).turns[0].trust == 2
