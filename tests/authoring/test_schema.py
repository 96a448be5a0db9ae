"""The JSON Schema that editors use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from bot.authoring.schema import as_text, schema
from bot.practice.moves import MOVES
from tests.authoring.files import GOOD, REAL, ROOT, WRONG, changed, codes

VALIDATOR = jsonschema.Draft7Validator(schema())
STRANGE = ("SC003", "SC005", "SC006")


def loaded(text: str) -> Any:
    return YAML(typ="safe").load(text)


def test_the_committed_file_is_what_the_command_makes() -> None:
    committed = (ROOT / "docs" / "scenario.schema.json").read_text(encoding="utf-8")
    assert committed == as_text()


def test_it_knows_every_block_that_the_reader_knows(tmp_path: Path) -> None:
    more = "".join(f"{key}: 1\n" for key in schema()["properties"] if f"{key}:" not in GOOD)
    assert "SC003" not in codes(GOOD + more, tmp_path)
    for path in REAL:
        assert set(loaded(path.read_text(encoding="utf-8"))) <= set(schema()["properties"])


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema())


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_our_own_scenarios_are_valid(path: Path) -> None:
    assert list(VALIDATOR.iter_errors(loaded(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_our_own_scenarios_name_it_for_the_editor(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    key, _, place = first.partition("$schema=")
    assert key == "# yaml-language-server: "
    assert (path.parent / place).resolve() == ROOT / "docs" / "scenario.schema.json"


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(WRONG.glob("SC*.yml")) if path.name.startswith(STRANGE)],
    ids=lambda path: path.stem,
)
def test_what_the_reader_does_not_know_is_not_valid(path: Path) -> None:
    assert not VALIDATOR.is_valid(loaded(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("old", "new", "valid"),
    [
        ("bot: Ja, dat is zo.", "bot: [Ja., Dat is zo.]", True),
        ("verwijten: Let op je toon.", "verwijten: {low: Nou., high: [Zeg., Ho.]}", True),
        ("version: ", "versie: ", False),
        ("level: 1", "level: 4", False),
        ("trust: 4", "trust: elf", False),
        ("reveals: full", "reveals: alles", False),
        ("agreement: confirmed", "agreement: ja", False),
        ("  dreigen: Dat", "  dreiging: Dat", False),
        ("practise: [", "practise: [oefenen, ", False),
        ("verwijten: Let op je toon.", "verwijten: {laag: Nou.}", False),
        ("stories:", "examples: {erkennen: Dat is veel.}\nstories:", True),
        ("stories:", "examples: {begrip: Dat is veel.}\nstories:", False),
        ("stories:", "trust_rules: [{move: erkennen, trust: 3, because: x}]\nstories:", True),
        ("stories:", "trust_rules: [{move: erkennen, trust: 9, because: x}]\nstories:", False),
    ],
)
def test_what_it_lets_pass(old: str, new: str, valid: bool) -> None:
    assert VALIDATOR.is_valid(loaded(GOOD))
    assert VALIDATOR.is_valid(loaded(changed((old, new)))) is valid


def test_every_move_explains_itself() -> None:
    move = schema()["definitions"]["move"]
    described = dict(zip(move["enum"], move["enumDescriptions"]))
    assert {name: info.does in described[name] for name, info in MOVES.items()} == dict.fromkeys(
        MOVES, True
    )


def test_every_key_explains_itself() -> None:
    definitions = json.loads(as_text())["definitions"]
    silent = [
        f"{name}.{key}"
        for name, definition in definitions.items()
        for key, field in definition.get("properties", {}).items()
        if not field.get("description")
    ]
    assert silent == []
