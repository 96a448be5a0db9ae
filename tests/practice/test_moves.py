"""The table of moves, and which sentence of a message decides the answer."""

from __future__ import annotations

import pytest

from bot.practice.moves import MOVES, deciding
from tests.practice.playing import sentence


@pytest.mark.parametrize(
    ("moves", "decides"),
    [
        (["open_vraag"], 0),
        (["begroeten", "open_vraag"], 1),
        (["open_vraag", "bedanken"], 0),
        (["erkennen", "verwijten"], 1),
        (["verwijten", "erkennen", "instemmen"], 1),
        (["instemmen", "afspraak_voorstellen"], 1),
        (["begroeten", "bedanken"], 1),
        (["instemmen", "bedanken"], 0),
        (["begroeten", "buiten_rol"], 0),
        (["open_vraag", "buiten_rol"], 0),
        (["buiten_rol", "buiten_rol"], 1),
    ],
)
def test_the_last_that_is_more_than_a_courtesy_decides(moves: list[str], decides: int) -> None:
    sentences = [sentence(move) for move in moves]
    assert deciding(sentences) is sentences[decides]


@pytest.mark.parametrize(
    ("question", "decides"),
    [("Klopt dat?", "samenvatten"), ("Kun je dan ook iets zeggen over je team?", "gesloten_vraag")],
)
def test_a_short_check_behind_a_summary_leaves_the_summary_to_decide(
    question: str, decides: str
) -> None:
    decided = deciding([sentence("samenvatten"), sentence("gesloten_vraag", question)])
    assert decided is not None
    assert decided.move == decides


def test_nothing_said_decides_nothing() -> None:
    assert deciding([]) is None


def test_every_move_is_described() -> None:
    assert len(MOVES) == 29
    for name, move in MOVES.items():
        assert name == move.name
        assert move.does
        assert move.group
