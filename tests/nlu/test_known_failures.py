"""Sentences that are known to be misheard. One that is heard well must leave the list.

So the list tells what is still wrong, and an improvement is noticed. They are no examples to learn
from, and no test of how good the hearing is: that is measured (docs/quality.md).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.core.channels.channel import UserMessage

from bot.assistant.processor import OwnProcessor
from bot.nlu.examples import load_examples
from bot.nlu.measures import plain_form
from bot.practice.moves import MOVES

_FILE = Path(__file__).parent / "known_failures.tsv"
FAILURES = [
    tuple(line.split("\t")) for line in _FILE.read_text(encoding="utf-8").splitlines() if line
]


@pytest.fixture(scope="module")
def processor(model: Path) -> OwnProcessor:
    return OwnProcessor(model, {})


@pytest.mark.parametrize(("move", "sentence"), FAILURES)
def test_it_is_still_misheard(processor: OwnProcessor, move: str, sentence: str) -> None:
    assert move in MOVES
    heard = processor.parse_offline(UserMessage(text=sentence))["intent"]["name"]
    assert heard != move, f"“{sentence}” is heard well now: take it out of {_FILE.name}"


def test_none_is_learned_from() -> None:
    known = {plain_form(e.text) for e in load_examples(Path(__file__).parents[2] / "data" / "nlu")}
    assert [s for _, s in FAILURES if plain_form(s) in known] == []
