"""Reading the example sentences in data/nlu without Rasa."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML


@dataclass(frozen=True)
class Example:
    """One sentence with the move it is an example of."""

    text: str
    move: str
    source: str
    """Who wrote it: sentences by one writer share habits, so they are tested together."""


def load_examples(folder: Path) -> list[Example]:
    """All examples in the YAML files of a folder, in the order of file and line."""
    return [example for path in sorted(folder.glob("*.yml")) for example in read_examples(path)]


def read_examples(path: Path) -> list[Example]:
    """The examples of one file in Rasa's NLU format."""
    content = YAML(typ="safe").load(path.read_text(encoding="utf-8")) or {}
    return [
        Example(line[2:].strip(), block["intent"], block.get("metadata", {}).get("source", ""))
        for block in content.get("nlu") or []
        if "intent" in block
        for line in block["examples"].splitlines()
        if line.startswith("- ")
    ]
