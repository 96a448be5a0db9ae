"""Simulated learners through `tegenspeler scenario coverage`."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.authoring.coverage import KINDS, play_talk
from bot.cli import main
from bot.practice.scenario import load_scenario
from tests.practice.playing import REAL, SCENARIOS

SMALL = SCENARIOS / "oefening.yml"
ENDS = {"agreed", "open", "broken_off"}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["scenario", "coverage", *map(str, arguments)])


def covered(path: Path, talks: int = 20, seed: int = 1) -> dict[str, Any]:
    result = run(path, "--talks", talks, "--seed", seed, "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def by_kind(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {kind["kind"]: kind for kind in found["kinds"]}


def share(kind: dict[str, Any], end: str) -> float:
    return float(kind["ends"].get(end, 0)) / float(kind["talks"])


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_who_talks_well_agrees_and_who_blames_does_not(path: Path) -> None:
    kinds = by_kind(covered(path, talks=20))
    assert share(kinds["strong"], "agreed") >= 0.9
    assert share(kinds["blaming"], "agreed") <= 0.15
    assert share(kinds["strong"], "agreed") > share(kinds["average"], "agreed")
    assert kinds["strong"]["revealed"] > kinds["pleasing"]["revealed"]
    assert kinds["strong"]["sources"].get("general", 0) <= 0.25 * sum(
        kinds["strong"]["sources"].values()
    )


def test_every_kind_plays_as_many_talks_and_each_has_an_end() -> None:
    found = covered(SMALL)
    assert [kind["kind"] for kind in found["kinds"]] == list(KINDS)
    for kind in found["kinds"]:
        assert kind["talks"] == 20
        assert sum(kind["ends"].values()) == 20
        assert set(kind["ends"]) <= ENDS
        assert kind["turns"] > 0


def test_the_same_seed_plays_the_same_talks_and_another_one_others() -> None:
    three = covered(SMALL, talks=5, seed=3)
    assert covered(SMALL, talks=5, seed=3) == three
    assert covered(SMALL, talks=5, seed=4) != three


def test_a_beat_that_nobody_can_come_to_is_told(tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8")
    # Nobody in the simulation takes a promise back right after this line.
    text = text.replace(
        "  - bot: Dank je. Ga door.\n",
        "  - bot: Dank je. Ga door.\n  - intent: dreigen\n  - bot: Zo ver kwam niemand.\n",
    )
    path = tmp_path / "oefening.yml"
    path.write_text(text, encoding="utf-8")
    never = covered(path)["never"]
    assert "9.3" in never
    plain = run(path, "--talks", 20).output
    assert "Nooit gezegd" in plain
    assert "zin 9.3, verhaal 'even terzijde'" in plain
    assert "Zo ver kwam niemand." in plain


def test_the_table_names_every_kind_of_learner() -> None:
    result = run(SMALL, "--talks", 5)
    assert result.exit_code == 0
    assert "Oefening: 5 gesprekken per soort deelnemer" in result.output
    for name in ("sterk", "gemiddeld", "verwijtend", "meegaand", "stil", "afdwalend"):
        assert f"| {name} " in result.output
    assert "Waar gesprekken zonder afspraak ophielden" in result.output


@pytest.mark.parametrize(
    ("name", "begins"), [("beeld.png", b"\x89PNG\r\n"), ("beeld.svg", b"<?xml")]
)
def test_the_picture(tmp_path: Path, name: str, begins: bytes) -> None:
    target = tmp_path / name
    assert run(SMALL, "--talks", 3, "--output", target).exit_code == 0
    assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([SMALL, "--output", "beeld.pdf"], ".png of .svg"),
        ([SMALL.with_name("oefenng.yml")], "Bedoelde je"),
        ([SMALL, "--output", "/bestaat/niet/beeld.png"], "niet te schrijven"),
    ],
)
def test_what_a_person_can_mend_is_told(arguments: list[object], told: str) -> None:
    result = run(*arguments, "--talks", 1)
    assert result.exit_code == 1
    assert told in result.output


def test_a_file_with_mistakes_tells_them(tmp_path: Path) -> None:
    path = tmp_path / "kapot.yml"
    path.write_text("scenario: {}\n", encoding="utf-8")
    result = run(path)
    assert result.exit_code == 1
    assert f"{path}:1: [SC002]" in result.output


@pytest.mark.parametrize("kind", KINDS)
def test_a_learner_says_only_moves_and_stops_some_day(kind: str) -> None:
    scenario = load_scenario(SMALL)
    for number in range(10):
        talk = play_talk(scenario, kind, Random(number))
        assert 0 < len(talk.turns) <= 40
        assert talk.end in ENDS
