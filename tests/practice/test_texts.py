"""What the programme itself says: the list, the briefing, the looking back."""

from __future__ import annotations

import pytest

from bot.practice import texts
from bot.practice.commands import Command
from bot.practice.debrief import debrief
from bot.practice.scenario import Scenario, load_scenario
from tests.practice.playing import REAL, Game

SCENARIOS = [load_scenario(path) for path in REAL]


def test_the_list_names_every_scenario_under_its_module_with_a_button() -> None:
    answer = texts.choice(SCENARIOS)
    assert "Aanspreken & afspreken" in answer.text
    assert "Regie in gesprekken" in answer.text
    for number, scenario in enumerate(SCENARIOS, start=1):
        assert f"{number}. {scenario.title}" in answer.text
        assert answer.buttons[number - 1].payload == Command("choose", scenario.id).payload


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.id)
def test_a_briefing_says_who_you_are_and_keeps_the_secret(scenario: Scenario) -> None:
    answer = texts.briefing(scenario)
    assert answer.text.startswith(scenario.title)
    assert scenario.block.learner in answer.text
    assert scenario.block.goal.strip() in answer.text
    assert scenario.block.hidden_interest.strip() not in answer.text
    level = scenario.block.level
    assert answer.buttons[0].payload == Command("begin", scenario.id, level).payload
    assert f"Niveau {level} van 3" in answer.text


def test_looking_back_can_be_read_and_shown_as_a_table() -> None:
    game = Game()
    game.say("open_vraag")
    look = debrief(game.scenario, game.record())
    answer = texts.look_back(game.scenario, look)
    assert answer.text.startswith("Terugblik: Oefening")
    assert answer.details == look.as_dict()
    assert [button.payload for button in answer.buttons] == ["choose:oefening", "start"]
