"""The closed list of commands: by button, by word, and nothing else."""

from __future__ import annotations

import pytest

from bot.practice.answer import Answer, Button
from bot.practice.commands import COMMANDS, Command, typed_command
from bot.practice.moves import MOVES
from bot.practice.scenario import load_scenario
from tests.practice.playing import REAL

SCENARIOS = {scenario.id: scenario for scenario in map(load_scenario, REAL)}


@pytest.mark.parametrize(
    "command",
    [
        *(Command(name) for name in COMMANDS if name != "meant"),
        *(Command("meant", move=move) for move in MOVES),
        Command("choose", "weer_na_de_deadline"),
        Command("begin", "weer_na_de_deadline", 3),
    ],
)
def test_a_command_outlives_its_button_and_its_data(command: Command) -> None:
    assert Command.from_payload(command.payload) == command
    assert Command.from_dict(command.as_dict()) == command


def test_a_button_holds_what_telegram_allows() -> None:
    assert len(Command("choose", "x" * 40, 3).payload.encode()) <= 64
    assert all(len(Command("meant", move=move).payload.encode()) <= 64 for move in MOVES)


@pytest.mark.parametrize(
    "payload", ["meant", "meant:lachen", "meant:", "choose:x:4", "choose:x:y", "begin:x:-1"]
)
def test_a_forged_button_is_refused(payload: str) -> None:
    with pytest.raises(ValueError, match=r"level|move|invalid literal"):
        Command.from_payload(payload)


@pytest.mark.parametrize("payload", ["", "/start", "drop", "restart:x", ":begin", "Begin"])
def test_no_other_button_is_a_command(payload: str) -> None:
    with pytest.raises(ValueError, match="unknown command"):
        Command.from_payload(payload)


@pytest.mark.parametrize("data", [{}, {"name": None}, {"name": "inform"}])
def test_no_other_data_is_a_command(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="unknown command"):
        Command.from_dict(data)


@pytest.mark.parametrize(
    ("text", "phase", "expected"),
    [
        ("help", None, Command("help")),
        ("Hulp?", None, Command("help")),
        ("?", "briefed", Command("help")),
        ("Begin", "briefed", Command("begin")),
        (" begin! ", "briefed", Command("begin")),
        ("ja  graag", "briefed", Command("begin")),
        ("begin", None, None),
        ("start", "briefed", Command("begin")),
        ("start", None, Command("start")),
        ("menu", "briefed", Command("start")),
        ("terug", None, Command("start")),
        ("weer na de deadline", None, Command("choose", "weer_na_de_deadline")),
        ("Weer na de deadline.", "briefed", Command("choose", "weer_na_de_deadline")),
        ("de_inloopavond_ontspoort", None, Command("choose", "de_inloopavond_ontspoort")),
        ("0", None, None),
        ("99", None, None),
        ("hoi, hoe gaat het", None, None),
        ("", None, None),
        ("   ", "briefed", None),
    ],
)
def test_typed_words(text: str, phase: str | None, expected: Command | None) -> None:
    assert typed_command(text, phase, SCENARIOS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("time-out", Command("hint")),
        ("Timeout!", Command("hint")),
        ("terug", Command("back")),
        ("/terug", Command("back")),
        ("stop", Command("stop")),
        ("Waarom reageerde hij zo?", Command("why")),
        ("ik bedoelde: open vraag", Command("meant", move="open_vraag")),
        ("ik bedoelde het niet zo", None),
        ("ik wil even terug", None),
        ("waarom?", None),
        ("begin", None),
        ("1", None),
        ("ja", None),
    ],
)
def test_typed_words_in_a_talk(text: str, expected: Command | None) -> None:
    assert typed_command(text, "talking", SCENARIOS) == expected


def test_a_level_is_chosen_with_the_briefing() -> None:
    chosen = "weer_na_de_deadline"
    expected = Command("choose", chosen, 3)
    assert typed_command("niveau 3", "briefed", SCENARIOS, chosen) == expected
    assert typed_command("niveau 3", None, SCENARIOS, chosen) is None


def test_a_number_chooses_in_the_order_of_the_list() -> None:
    for number, scenario in enumerate(SCENARIOS, start=1):
        assert typed_command(str(number), None, SCENARIOS) == Command("choose", scenario)


def test_an_answer_outlives_its_data() -> None:
    answer = Answer(
        "choice", "Kies.", buttons=(Button.of("Weer", Command("choose", "x")),), details={"a": 1}
    )
    assert Answer.from_dict(answer.as_dict()) == answer
