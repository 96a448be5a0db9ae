from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.nlu.encoder import UseEncoder
from bot.nlu.examples import Example, load_examples
from bot.nlu.hearing import Hearing, Understanding

_EACH = 40
"""Examples a move: enough for clear sentences, and trained in seconds."""


@pytest.fixture(scope="session")
def some_examples() -> list[Example]:
    """The first examples of each move by each of two writers, and all messages."""
    examples = load_examples(Path(__file__).parents[2] / "data" / "nlu")
    seen: Counter[tuple[str, str]] = Counter()
    chosen = []
    for example in examples:
        seen[example.move, example.source] += 1
        few = example.source in ("a", "c") and seen[example.move, example.source] <= _EACH
        if few or example.message is not None:
            chosen.append(example)
    return chosen


@pytest.fixture(scope="session")
def understanding(some_examples: list[Example]) -> Understanding:
    return Understanding.learn(some_examples, UseEncoder())


@pytest.fixture(scope="session")
def hearing(understanding: Understanding) -> Hearing:
    return Hearing(understanding, UseEncoder())
