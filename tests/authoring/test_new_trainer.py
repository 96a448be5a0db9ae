"""A new trainer's first scenario, broken in ten ways and mended from the messages alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.authoring.checking import check_file
from tests.practice.playing import SCENARIOS, Game, load_scenario, promise

FIRST = SCENARIOS / "het_plantsoen.yml"
TEXT = FIRST.read_text(encoding="utf-8")
TABLE = Path(__file__).with_suffix(".yml").with_stem("new_trainer")
BREAKS: dict[str, dict[str, Any]] = {
    row["name"]: row for row in YAML(typ="safe").load(TABLE.read_text(encoding="utf-8"))
}


def said(text: str, folder: Path) -> list[str]:
    path = folder / FIRST.name
    path.write_text(text, encoding="utf-8")
    return [f"{finding.line}: [{finding.code}] {finding.message}" for finding in check_file(path)]


def test_there_are_ten() -> None:
    assert len(BREAKS) == 10


@pytest.mark.parametrize("name", BREAKS)
def test_the_message_says_where_and_how_to_mend_it(name: str, tmp_path: Path) -> None:
    row = BREAKS[name]
    assert TEXT.count(row["right"]) == 1
    assert said(TEXT.replace(row["right"], row["wrong"]), tmp_path) == row["said"]
    assert said(TEXT, tmp_path) == []


def test_form_broken_in_many_ways_is_told_at_once(tmp_path: Path) -> None:
    text = TEXT
    expected: list[str] = []
    names = ("a tab", "a move misspelled", "a key misspelled", "a quote that never closes")
    for name in names:
        row = BREAKS[name]
        text = text.replace(row["right"], row["wrong"])
        expected.extend(row["said"])
    assert said(text, tmp_path) == sorted(expected)


def test_the_scenario_can_be_played_to_a_good_end() -> None:
    game = Game(load_scenario(FIRST))
    for move in ("erkennen", "open_vraag", "samenvatten", "erkennen", "open_vraag"):
        game.say(move)
    game.say("afspraak_voorstellen", agreements=[promise()])
    assert game.say("afronden").talk.ended == "agreed"
    assert game.talk.revealed == "full"
