"""Cutting a stretch without stops into sentences, with the moves in mind.

The boundary model proposes seams by the words around them. Which of them are taken is decided
for the stretch as a whole: a good cut leaves pieces that are each clearly one move.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.nlu.boundaries import BoundaryModel

Chances = Callable[[Sequence[str]], NDArray[np.float64]]
"""Gives for each sentence the chance of each move."""

_FLOOR = -4.0
"""Log odds below which a place is no candidate for a seam."""
_BIAS = 2.0
"""Added to the log odds of a seam, as pieces without stops are shorter than examples."""
_CLARITY = 6.0
"""How much the clarity of the pieces counts against the log odds."""
_LONE_WORD = 0.7
"""Counted against a piece of one word: few words are a sentence by themselves."""
_MOST_CANDIDATES = 6
_MOST_CHARACTERS = 500
"""In a longer stretch the pieces are not weighed: there would be too many of them."""


class MoveAwareBoundaries:
    """Finds the seams in a stretch of text; see bot.nlu.sentences.Boundaries."""

    def __init__(self, model: BoundaryModel, chances: Chances) -> None:
        self._model = model
        self._chances = chances

    def cuts(self, text: str) -> list[int]:
        """Offsets in the text where a new sentence starts, in order, without 0."""
        likely = [place for place in self._model.log_odds(text) if place[1] > _FLOOR]
        if not likely:
            return []
        if len(text) > _MOST_CHARACTERS:
            return [start for start, odds in likely if odds + _BIAS / 2 > 0]
        best = sorted(likely, key=lambda place: -place[1])[:_MOST_CANDIDATES]
        return self._best_cuts(text, sorted(best))

    def _best_cuts(self, text: str, seams: list[tuple[int, float]]) -> list[int]:
        """The set of seams with the highest sum of log odds and clarity of the pieces."""
        places = [0, *(start for start, _ in seams), len(text)]
        spans = [(i, j) for j in range(1, len(places)) for i in range(j)]
        pieces = [text[places[i] : places[j]].strip() for i, j in spans]
        clarity = _CLARITY * np.log(self._chances(pieces).max(axis=1))
        clarity -= _LONE_WORD * np.array([" " not in piece for piece in pieces])
        worth = dict(zip(spans, clarity.tolist()))
        totals = [0.0]
        chosen: list[list[int]] = [[]]
        for end in range(1, len(places)):
            gain = seams[end - 1][1] + _BIAS if end < len(places) - 1 else 0.0
            scores = [totals[i] + worth[i, end] for i in range(end)]
            start = int(np.argmax(scores))
            totals.append(scores[start] + gain)
            chosen.append([*chosen[start], places[end]])
        return chosen[-1][:-1]
