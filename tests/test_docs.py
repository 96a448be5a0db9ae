"""The docs can't lag behind: what exists is in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.cli import main
from bot.practice.commands import SLASH
from bot.practice.moves import MOVES
from bot.settings import ROOT, Settings

DOCS = ROOT / "docs"


def commands(group: click.Group, name: str = "tegenspeler") -> Iterator[tuple[str, click.Command]]:
    """Every command that can be typed, with its whole name."""
    for part, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {part}")
        else:
            yield f"{name} {part}", command


COMMANDS = dict(commands(main))


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_row(command: str) -> None:
    assert COMMANDS[command].help
    assert f"`{command}" in page("developers.md")


@pytest.mark.parametrize("setting", Settings.__fields__)
def test_every_setting_is_explained(setting: str) -> None:
    assert f"`TEGENSPELER_{setting.upper()}`" in page("beheer.md")


@pytest.mark.parametrize("move", MOVES)
def test_every_move_is_explained(move: str) -> None:
    assert f"`{move}`" in page("moves.md")


@pytest.mark.parametrize("word", SLASH)
def test_every_word_behind_a_slash_is_told_to_participants(word: str) -> None:
    assert f"`/{word}`" in page("participants.md")


@pytest.mark.parametrize("page", sorted([ROOT / "README.md", *DOCS.rglob("*.md")]), ids=str)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target
