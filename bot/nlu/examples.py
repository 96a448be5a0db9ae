"""Reading the example sentences in data/nlu without Rasa."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML


@dataclass(frozen=True)
class Example:
    """One sentence with the move it is an example of."""

    text: str
    move: str
    source: str
    """Who wrote it: sentences by one writer share habits, so they are tested together."""
    message: int | None = None
    """The message it was written in, where it stands between other sentences."""
    place: int = 0
    """Its place in that message, from 1."""


@dataclass(frozen=True)
class Examples:
    """Examples as one thing that Rasa's training graph can pass on."""

    listed: tuple[Example, ...]

    def fingerprint(self) -> str:
        """Changes whenever an example does; Rasa trains anew when it changes."""
        return hashlib.sha256(repr(self.listed).encode("utf-8", "replace")).hexdigest()


def load_examples(folder: Path) -> list[Example]:
    """All examples in the YAML files of a folder, in the order of file and line."""
    return [example for path in sorted(folder.glob("*.yml")) for example in read_examples(path)]


def read_examples(path: Path) -> list[Example]:
    """The examples of one file in Rasa's NLU format."""
    content = YAML(typ="safe").load(path.read_text(encoding="utf-8")) or {}
    blocks = [block for block in content.get("nlu") or [] if "intent" in block]
    return [example for block in blocks for example in _block_examples(block)]


def example_of(text: str, move: str, metadata: dict[str, Any]) -> Example:
    """An example from its text, its move and what its metadata say of it."""
    return Example(
        text,
        move,
        str(metadata.get("source", "")),
        metadata.get("message"),
        int(metadata.get("place", 0)),
    )


def messages_of(examples: Iterable[Example]) -> list[list[Example]]:
    """The messages that examples were written in, each with its sentences in order."""
    messages: dict[int, list[Example]] = {}
    for example in examples:
        if example.message is not None:
            messages.setdefault(example.message, []).append(example)
    return [sorted(sentences, key=lambda example: example.place) for sentences in messages.values()]


def _block_examples(block: dict[str, Any]) -> Sequence[Example]:
    listed = block["examples"]
    shared = block.get("metadata", {})
    if isinstance(listed, str):
        lines = (line[2:].strip() for line in listed.splitlines() if line.startswith("- "))
        return [example_of(line, block["intent"], shared) for line in lines]
    return [
        example_of(item["text"], block["intent"], {**shared, **item.get("metadata", {})})
        for item in listed
    ]
