"""The same case at three levels, and rows of trust of a scenario's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.practice.engine import open_talk
from bot.practice.scenario import Scenario
from bot.practice.scenario.model import CIRCUMSTANCES, TrustRow
from bot.practice.trust import rules
from tests.practice.playing import SMALL, Game


@pytest.mark.parametrize(("level", "trust"), [(None, 4), (1, 5), (2, 4), (3, 3)])
def test_a_harder_level_begins_with_less_trust(level: int | None, trust: int) -> None:
    assert open_talk(SMALL, level).trust == trust


@pytest.mark.parametrize(("level", "gained"), [(1, 2), (2, 2), (3, 1)])
def test_on_level_three_trust_grows_slower(level: int, gained: int) -> None:
    game = Game(trust=4, level=level)
    game.say("erkennen")
    assert game.talk.trust == 4 + gained


@pytest.mark.parametrize(("level", "revealed"), [(1, "hint"), (2, "nothing"), (3, "nothing")])
def test_on_level_one_more_is_told(level: int, revealed: str) -> None:
    game = Game(trust=3, level=level)
    game.say("open_vraag")
    assert game.talk.trust == 4
    assert game.talk.revealed == revealed


def with_rows(*rows: TrustRow) -> Scenario:
    return replace(SMALL, trust_rules=rows)


def test_a_row_of_the_scenario_goes_before_the_table() -> None:
    row = TrustRow(move="begrenzen", trust=-2, tension=1, because="alweer een nee")
    game = Game(with_rows(row), trust=6)
    turn = game.say("begrenzen")
    assert turn.talk.trust == 4
    assert [change.because for change in turn.changes] == ["alweer een nee"]


def test_a_row_with_a_circumstance_leaves_the_rest_to_the_table() -> None:
    row = TrustRow(move="excuses_maken", when="made_before", trust=-1, because="weer sorry")
    game = Game(with_rows(row), trust=5)
    game.say("excuses_maken")
    assert game.talk.trust == 6
    game.say("excuses_maken")
    assert game.talk.trust == 5


def test_a_scenario_can_name_every_circumstance_of_the_table() -> None:
    assert {rule.when for rule in rules()} <= set(CIRCUMSTANCES)


@pytest.mark.parametrize("when", CIRCUMSTANCES)
def test_every_circumstance_can_be_looked_at(when: str) -> None:
    row = TrustRow(move="begroeten", when=when, trust=3, because="hoi")
    assert Game(with_rows(row)).say("begroeten").talk.trust in (4, 6)
