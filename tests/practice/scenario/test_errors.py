"""What a trainer reads about a mistake: the file, the line, what it is and how to mend it.

Every file in tests/scenarios/fout holds mistakes; beside it stands what must be said about them.
Here are the mistakes of form, SC001 to SC011; tests/authoring has the rest.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.practice.scenario import ScenarioError, compile_scenarios, load_scenario
from tests.practice.playing import ROOT, SCENARIOS

WRONG = SCENARIOS / "fout"
SAME_ID = WRONG / "SC011_dubbele_id"
FORM = re.compile(r"SC0(0\d|1[01])|alles")
FILES = sorted(path for path in WRONG.glob("*.yml") if FORM.match(path.name))
KINDS = {path.name.split("_")[0] for path in WRONG.glob("SC*") if FORM.match(path.name)}


def complaint(path: Path) -> str:
    """What is said about the file, which in messages is called fout.yml."""
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path, "fout.yml")
    return str(caught.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_mistake_is_told_with_how_to_mend_it(path: Path) -> None:
    assert complaint(path) == path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_complaint_is_of_the_kind_that_its_file_is_named_after(path: Path) -> None:
    codes = re.findall(r"\[(SC\d{3})\]", complaint(path))
    assert path.stem.split("_")[0] in (*codes, "alles")


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines() -> None:
    lines = complaint(WRONG / "alles_tegelijk.yml").splitlines()
    numbers = [int(re.match(r"fout\.yml:(\d+): ", line)[1]) for line in lines]  # type: ignore[index]
    assert len(lines) >= 6
    assert numbers == sorted(numbers)


def test_every_code_in_the_source_has_a_file() -> None:
    folder = ROOT / "bot" / "practice" / "scenario"
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert set(re.findall(r"\bSC\d{3}\b", sources)) == KINDS


def test_two_scenarios_with_one_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAME_ID)
    with pytest.raises(ScenarioError) as caught:
        compile_scenarios(SAME_ID.glob("*/*.yml"))
    assert str(caught.value) == (
        "twee/fout.yml:1: [SC011] 'fout' is al de id van een ander scenario. Kies een andere id."
    )


def test_the_mistakes_of_all_files_come_together(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / f"{name}.yml").write_text("stories: []\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        compile_scenarios(tmp_path.glob("*.yml"))
    assert [Path(problem.file).name for problem in caught.value.problems] == ["een.yml", "twee.yml"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "hier ontbreekt het blok 'scenario:'"),
        (b"- a\n- b\n", "hier ontbreekt het blok 'scenario:'"),
        (b"gewoon een zin\n", "hier ontbreekt het blok 'scenario:'"),
        (b"scenario:\n  title: caf\xe9\n", "Sla het op als UTF-8"),
        (b"scenario: @home\n", "Zet een zin met bijzondere tekens tussen aanhalingstekens"),
        (b"scenario: *home\n", "dit kan ik niet lezen"),
        (b"scenario: \x01\n", "dit kan ik niet lezen"),
        (b"--- a\n--- b\n", "dit kan ik niet lezen"),
        (b"scenario: ja\nstories: nee\n", "hier horen sleutels met een waarde onder te staan"),
        (b"scenario: {}\nstories: []\nreactions: nee\n", "hoort per interventie een zin"),
        (b"scenario: {}\nstories:\n- alleen tekst\n", "een verhaal heeft een naam bij 'story:'"),
    ],
)
def test_what_is_no_scenario_at_all(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "fout.yml"
    path.write_bytes(content)
    assert message in complaint(path)
