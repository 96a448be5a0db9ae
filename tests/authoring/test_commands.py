"""The commands scenario check, new and schema, as a trainer gives them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from bot.authoring.checking import check_file
from bot.cli import main
from bot.practice.engine import open_talk
from bot.practice.scenario import load_scenario
from tests.authoring.files import GOOD, ROOT, changed
from tests.practice.playing import Game

ANSWERS = ("De late nota", "1", "beleidsadviseur", "Joost", "ervaren collega", "collega")
UNDERNEATH = "Ik voel me gepasseerd, want ik was de trekker."


def run(*arguments: str, said: str | None = None) -> Result:
    return CliRunner().invoke(main, ["scenario", *arguments], input=said)


def begin(folder: Path, *answers: str) -> Result:
    return run("new", "--folder", str(folder), said="".join(f"{line}\n" for line in answers))


@pytest.fixture
def goed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "goed.yml"
    path.write_text(GOOD)
    return path


def test_check_of_a_good_file(goed: Path) -> None:
    result = run("check", "goed.yml")
    assert (result.exit_code, result.output) == (0, "Alles goed.\n")


def test_check_tells_file_line_code_and_sums_up(goed: Path) -> None:
    goed.write_text(changed(("    reveals: full\n", ""), ("trust: 4", "trust: 1")))
    result = run("check", "goed.yml")
    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert [line.split("] ")[0] for line in lines[:-1]] == [
        "goed.yml:11: [SC021",
        "goed.yml:12: [SC064",
    ]
    assert lines[-1] == "1 fout, 1 waarschuwing."


@pytest.mark.parametrize(
    ("old", "new", "code", "summary"),
    [
        ("trust: 4", "trust: 1", 1, "1 waarschuwing."),
        (
            "trust: 4",
            "trust: 1  # SC064: mag, want zij is boos",
            0,
            "Alles goed. (1 uitzondering met een reden.)",
        ),
        ("open_vraag\n", "open_vrag\n", 1, "1 fout."),
    ],
)
def test_what_ends_with_an_exit_code(
    goed: Path, old: str, new: str, code: int, summary: str
) -> None:
    goed.write_text(changed((old, new)))
    result = run("check", "goed.yml")
    assert (result.exit_code, result.output.splitlines()[-1]) == (code, summary)


def test_check_for_an_editor(goed: Path) -> None:
    goed.write_text(changed(("trust: 4", "trust: 1  # SC064: mag, want zij is boos")))
    result = run("check", "--format", "json", "goed.yml")
    (found,) = json.loads(result.output)
    assert result.exit_code == 0
    assert found.pop("message").startswith("niveau 1 begint met vertrouwen 1.")
    assert found == {
        "file": "goed.yml",
        "line": 12,
        "code": "SC064",
        "severity": "warning",
        "waived": "mag, want zij is boos",
    }


def test_check_without_a_file_looks_at_all_of_ours() -> None:
    result = run("check")
    assert (result.exit_code, result.output.startswith("Alles goed.")) == (0, True)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("geod.yml", "Het bestand geod.yml is er niet. Bedoelde je 'goed.yml'?\n"),
        (".", "Het bestand . is er niet.\n"),
    ],
)
def test_check_of_a_file_that_is_not_there(goed: Path, name: str, message: str) -> None:
    result = run("check", name)
    assert (result.exit_code, result.output) == (1, message)


@pytest.mark.parametrize("module", ["1", "2", "regie_in_gesprekken"])
@pytest.mark.parametrize("persona", ["bewoner", "4"])
def test_new_writes_a_file_without_fault(tmp_path: Path, module: str, persona: str) -> None:
    answers = (ANSWERS[0], module, *ANSWERS[2:5], persona, UNDERNEATH)
    result = begin(tmp_path, *answers)
    path = tmp_path / "de_late_nota.yml"
    assert (result.exit_code, check_file(path)) == (0, [])
    assert "Alles goed." in result.output
    block = load_scenario(path).block
    assert (block.title, block.learner, block.counterpart.name) == (
        "De late nota",
        "beleidsadviseur",
        "Joost",
    )
    assert UNDERNEATH in block.hidden_interest


def test_what_new_writes_can_be_played_to_the_end(tmp_path: Path) -> None:
    begin(tmp_path, *ANSWERS, UNDERNEATH)
    scenario = load_scenario(tmp_path / "de_late_nota.yml")
    assert open_talk(scenario).trust == scenario.block.trust
    game = Game(scenario)
    for move in ("gedrag_benoemen", "effect_benoemen", "open_vraag", "erkennen", "erkennen"):
        game.say(move)
    assert game.say("samenvatten").line
    said = [turn.answer for turn in game.turns]
    assert f"Goed, dan zeg ik het maar. {UNDERNEATH}" in said
    game.say("afronden")
    assert game.say("afronden").talk.ended is not None


def test_new_names_the_schema_for_the_editor(tmp_path: Path) -> None:
    begin(tmp_path, *ANSWERS, UNDERNEATH)
    first = (tmp_path / "de_late_nota.yml").read_text().splitlines()[0]
    place = first.removeprefix("# yaml-language-server: $schema=")
    assert (tmp_path / place).resolve() == ROOT / "docs" / "scenario.schema.json"


def test_new_never_overwrites(tmp_path: Path) -> None:
    mine = tmp_path / "de_late_nota.yml"
    mine.write_text("van mij")
    result = begin(tmp_path, *ANSWERS, UNDERNEATH)
    assert "het bestand de_late_nota.yml is er al. Kies een andere titel." in result.output
    assert (result.exit_code, mine.read_text()) == (1, "van mij")


def test_new_asks_again_where_an_answer_does_not_fit(tmp_path: Path) -> None:
    answers = ("", "?!", "x" * 61, "Nota", "3", "regei", "1", "  ", "adviseur", "Joost", "collega")
    result = begin(tmp_path, *answers, "colega", "2", "x" * 201, UNDERNEATH)
    assert (result.exit_code, check_file(tmp_path / "nota.yml")) == (0, [])
    told = [line for line in result.output.splitlines() if "Dat kan niet" in line]
    assert len(told) == 8
    assert "Bedoelde je 'collega'?" in told[-2]


def test_new_writes_nothing_before_every_answer_is_there(tmp_path: Path) -> None:
    result = begin(tmp_path, *ANSWERS)
    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert "Er is niets geschreven." in result.output


@pytest.mark.parametrize("seed", range(20))
def test_new_takes_any_answer_as_text(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    odd = [rng.choice("aé ‘’\"'\\{}[]#:&!%@`|>-,.?🙂") for _ in range(30)]
    strange = "Ja" + "".join(odd) + "{{id}}"
    result = begin(tmp_path, "Nota", *ANSWERS[1:3], strange, strange, "collega", strange)
    scenario = load_scenario(tmp_path / "nota.yml")
    assert result.exit_code == 0
    assert scenario.name == " ".join(strange.split())
    assert scenario.block.counterpart.role == scenario.name


def test_schema_prints_what_is_committed() -> None:
    committed = (ROOT / "docs" / "scenario.schema.json").read_text(encoding="utf-8")
    assert run("schema").output == committed


def test_the_command_reads_answers_from_a_pipe(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot.cli", "scenario", "new", "--folder", str(tmp_path)]
    said = "\n".join((*ANSWERS, UNDERNEATH))
    done = subprocess.run(  # noqa: S603
        command, input=said, capture_output=True, text=True, cwd=ROOT, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stderr
    assert check_file(tmp_path / "de_late_nota.yml") == []
