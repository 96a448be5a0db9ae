"""The held-out sentences are for measuring: none may be learned from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.nlu.evaluate import read_held_out
from bot.nlu.examples import Example, load_examples
from bot.nlu.measures import plain_form
from bot.practice.moves import MOVES

ROOT = Path(__file__).parents[2]
HELD_OUT = read_held_out(Path(__file__).parent / "held_out")
A_PHRASE = 5
"""So many words are no stock phrase any more; shorter ones are said by everybody."""


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return load_examples(ROOT / "data" / "nlu")


def test_no_held_out_sentence_is_an_example(examples: list[Example]) -> None:
    known = {plain_form(example.text) for example in examples}
    sentences = [sentence for pairs in HELD_OUT.sentences.values() for _, sentence in pairs]
    assert [s for s in sentences if plain_form(s) in known] == []


def test_no_sentence_of_a_held_out_message_is_an_example(examples: list[Example]) -> None:
    known = {plain_form(example.text) for example in examples}
    sentences = [
        plain_form(s)
        for message in HELD_OUT.messages
        for s in [message["text"], *message["sentences"]]
    ]
    assert [s for s in sentences if len(s.split()) >= A_PHRASE and s in known] == []


def test_no_held_out_agreement_is_an_example(examples: list[Example]) -> None:
    known = {plain_form(example.text) for example in examples}
    texts = [plain_form(record["text"]) for record in HELD_OUT.agreements]
    assert [text for text in texts if len(text.split()) >= A_PHRASE and text in known] == []


def test_every_move_has_many_examples_by_several_writers(examples: list[Example]) -> None:
    counts = Counter(example.move for example in examples)
    writers = {move: {e.source for e in examples if e.move == move} for move in MOVES}
    assert {move for move in MOVES if counts[move] < 300 or len(writers[move]) < 4} == set()
    assert set(counts) == set(MOVES)


def test_no_sentence_is_an_example_of_two_moves(examples: list[Example]) -> None:
    # Asked and said are not the same: "Deal?" and "Deal."
    moves: dict[tuple[str, bool], set[str]] = {}
    for example in examples:
        key = plain_form(example.text), example.text.endswith("?")
        moves.setdefault(key, set()).add(example.move)
    assert [key for key, found in moves.items() if len(found) > 1] == []


def test_held_out_sentences_cover_all_moves() -> None:
    for pairs in HELD_OUT.sentences.values():
        assert {move for move, _ in pairs} == set(MOVES)
