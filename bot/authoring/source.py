"""The text of a scenario file, and on which line everything in it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.authoring.finding import Finding
from bot.practice.scenario import Scenario

Location = Sequence["str | int"]
"""The way to a value in a file: keys and list indices from the top."""


@dataclass(frozen=True)
class Source:
    """A file that can be read as YAML."""

    file: str
    """How the file is called in messages."""
    text: str
    root: Any
    """The YAML nodes, which know their lines."""

    @classmethod
    def of(cls, text: str, file: str) -> Source:
        """The source in `text`. YAMLError where it can't be read."""
        return cls(file, text, YAML(typ="safe").compose(text))

    def line(self, location: Location) -> int:
        """The line (from 1) where `location` stands, or that of the nearest thing around it."""
        node: Node | None = self.root
        line = 1
        for step in location:
            mark, node = _child(node, step)
            if mark is None:
                break
            line = int(mark.line) + 1
        return line

    def value(self, location: Location) -> str | None:
        """The text at `location`; None where there is none."""
        node: Node | None = self.root
        for step in location:
            _, node = _child(node, step)
        return str(node.value) if isinstance(node, ScalarNode) else None

    def finding(self, code: str, location: Location, message: str) -> Finding:
        """A finding at `location` in this file."""
        return Finding(self.file, self.line(location), code, message)


def _child(node: Node | None, step: str | int) -> tuple[Any, Node | None]:
    """Where the key or item stands and what it holds; None, None where there is none."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark, value
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None, None


@dataclass(frozen=True)
class Draft:
    """A scenario that can be played, with the file it stands in."""

    scenario: Scenario
    source: Source

    def finding(self, code: str, location: Location, message: str) -> Finding:
        """A finding at `location` in this file."""
        return self.source.finding(code, location, message)


def read_text(path: Path) -> str:
    """The text of a scenario file. UnicodeDecodeError where it is no text."""
    return path.read_text(encoding="utf-8-sig")
