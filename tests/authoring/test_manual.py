"""The trainers' manual: every example in it is a file that works."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.authoring.checking import check_file
from bot.authoring.finding import KINDS
from bot.cli import scenario
from bot.practice.moves import MOVES
from bot.practice.scenario import load_scenario
from tests.authoring.files import ROOT

MANUAL = (ROOT / "docs" / "trainers.md").read_text(encoding="utf-8")
MOVE_PAGE = (ROOT / "docs" / "moves.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", MANUAL, re.MULTILINE | re.DOTALL)
WHOLE = [text for text in EXAMPLES if text.startswith("version:")]
PARTS = [text for text in EXAMPLES if not text.startswith("version:")]


def loaded(text: str) -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe").load(text)
    return content


def added(file: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """The file after a reader of the manual did what this part says."""
    stories = {story["story"]: story for story in file.get("stories", [])}
    stories.update({story["story"]: story for story in part.get("stories", [])})
    return {**file, **part, "stories": list(stories.values())}


def write(content: dict[str, Any], folder: Path) -> Path:
    path = folder / f"{content['scenario']['id']}.yml"
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump(content, file)
    return path


def test_the_whole_example_is_without_fault(tmp_path: Path) -> None:
    (text,) = WHOLE
    path = tmp_path / f"{loaded(text)['scenario']['id']}.yml"
    path.write_text(text, encoding="utf-8")
    assert [str(finding) for finding in check_file(path)] == []


@pytest.mark.parametrize("number", range(1, len(PARTS) + 1))
def test_who_follows_the_manual_can_play_after_every_example(number: int, tmp_path: Path) -> None:
    file = {key: loaded(WHOLE[0])[key] for key in ("version", "scenario")}
    for text in PARTS[:number]:
        file = added(file, loaded(text))
    assert load_scenario(write(file, tmp_path)).stories


def test_the_examples_together_make_the_whole_example() -> None:
    file: dict[str, Any] = {}
    for text in PARTS:
        file = added(file, loaded(text))
    whole = loaded(WHOLE[0])
    assert file["scenario"] == whole["scenario"]
    assert {key: file[key] for key in file if key not in ("scenario", "stories")} == {
        key: whole[key] for key in whole if key not in ("version", "scenario", "stories")
    }
    for told in file["stories"]:
        assert told in whole["stories"]


@pytest.mark.parametrize("move", MOVES)
def test_every_move_is_shown_with_three_examples(move: str) -> None:
    part = MOVE_PAGE.split(f"### `{move}`\n")[1].split("\n###")[0]
    examples, _, reaction = part.partition("\n\n")
    assert len(re.findall(r"^- \".+\"$", examples, re.MULTILINE)) == 3
    assert reaction.strip()


def test_every_command_for_trainers_is_in_the_manual() -> None:
    silent = {"list", "schema"}
    named = set(re.findall(r"tegenspeler scenario (\w+)", MANUAL))
    assert set(scenario.commands) - silent <= named


def test_every_link_leads_somewhere() -> None:
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^##+ (.+)$", MANUAL, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", MANUAL):
        page, _, anchor = target.partition("#")
        assert (ROOT / "docs" / page).exists() if page else anchor in headings


def test_a_code_in_the_manual_exists() -> None:
    assert set(re.findall(r"SC\d{3}", MANUAL)) <= set(KINDS)
