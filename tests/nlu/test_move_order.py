from __future__ import annotations

import numpy as np

from bot.nlu.move_order import MoveOrder

ORDER = MoveOrder(["hallo", "dag", "vraag"], [["hallo", "vraag", "dag"]] * 50)


def test_neighbours_decide_where_words_do_not() -> None:
    unsure = np.array([[0.45, 0.45, 0.1], [0.1, 0.1, 0.8], [0.45, 0.45, 0.1]])
    assert ORDER.weigh(unsure).argmax(axis=1).tolist() == [0, 2, 1]


def test_clear_words_outweigh_the_order() -> None:
    clear = np.array([[0.001, 0.998, 0.001], [0.998, 0.001, 0.001]])
    assert ORDER.weigh(clear).argmax(axis=1).tolist() == [1, 0]


def test_chances_still_add_up() -> None:
    chances = np.array([[0.2, 0.3, 0.5], [0.6, 0.3, 0.1]])
    assert np.allclose(ORDER.weigh(chances).sum(axis=1), 1)


def test_a_single_sentence_is_left_as_it_is() -> None:
    alone = np.array([[0.2, 0.3, 0.5]])
    assert ORDER.weigh(alone).tolist() == alone.tolist()
