"""Which move comes after which in a message, learned from messages whose moves are known.

"Fijne dag!" greets when it opens a message and takes leave when it ends one. A sentence's own
words decide; its neighbours tip the balance where the words leave it open.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Chances = NDArray[np.float64]

_DOUBT = 20.0
"""How many sequences of two a move must have been seen in before the order is half believed."""
_WEIGHT = 0.4
"""How much the order counts against the words; chosen on the held-out messages."""


class MoveOrder:
    """Weighs the moves of the sentences of one message together."""

    def __init__(self, moves: Sequence[str], messages: Sequence[Sequence[str]]) -> None:
        number = {move: index for index, move in enumerate(moves)}
        edge = len(moves)
        counts = np.zeros((edge + 1, edge + 1))
        for message in messages:
            path = [edge, *(number[move] for move in message), edge]
            np.add.at(counts, (path[:-1], path[1:]), 1)
        usual = (counts.sum(axis=0) + 1) / (counts.sum() + edge + 1)
        expected = (counts + _DOUBT * usual) / (counts.sum(axis=1, keepdims=True) + _DOUBT)
        ratio = (expected / usual) ** _WEIGHT
        self._first, self._last = ratio[edge, :edge], ratio[:edge, edge]
        self._next = ratio[:edge, :edge]

    def weigh(self, chances: Chances) -> Chances:
        """The chance of each move for each sentence (rows), given those of its neighbours.

        A message of one sentence is left as it is: it has no neighbours to go by.
        """
        if len(chances) < 2:
            return chances
        before = [self._first]
        for row in chances[:-1]:
            arriving = (before[-1] * row) @ self._next
            before.append(arriving / arriving.sum())
        after = [self._last]
        for row in chances[:0:-1]:
            leaving = self._next @ (after[-1] * row)
            after.append(leaving / leaving.sum())
        weighed: Chances = chances * np.array(before) * np.array(after[::-1])
        weighed /= weighed.sum(axis=1, keepdims=True)
        return weighed
