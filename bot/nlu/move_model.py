"""Which move a sentence is: a model in numpy and scikit-learn, apart from Rasa."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax

from bot.nlu.encoder import MAX_CHARACTERS, SentenceEncoder
from bot.nlu.features import Floats, SentenceFeatures
from bot.nlu.noise import OUTSIDE, noise
from bot.nlu.ridge import Ridge

Probabilities = NDArray[np.float64]

PENALTY = 1.2
STEPS = 12
_HELD_OUT = 3
"""Every third writer is left out to see how sure the model may be of a new writer."""


class MoveModel:
    """Says for each sentence how likely each move is."""

    def __init__(self) -> None:
        self._features = SentenceFeatures()
        self._ridge = Ridge(PENALTY, STEPS)
        self._sharpness = 8.0
        self.moves: list[str] = []
        """The moves it knows, in the order of the columns of `predict`."""

    def fit(
        self,
        sentences: Sequence[str],
        moves: Sequence[str],
        sources: Sequence[str],
        encoder: SentenceEncoder,
    ) -> MoveModel:
        """Learn from sentences, their moves and who wrote each."""
        extra = noise()
        sentences = [*sentences, *extra]
        moves = [*moves, *[OUTSIDE] * len(extra)]
        writers = np.array([*sources, *[""] * len(extra)])
        self.moves = sorted(set(moves))
        sparse, dense = self._features.fit(sentences, encoder.encode(sentences))
        targets = (np.array(moves)[:, None] == np.array(self.moves)).astype(np.float32)
        held_out = np.isin(writers, sorted(set(sources))[1::_HELD_OUT])
        if held_out.any():
            known = ~held_out
            partial = Ridge(PENALTY, STEPS).fit(sparse[known], dense[known], targets[known])
            scores = partial.predict(sparse[held_out], dense[held_out])
            self._sharpness = _best_sharpness(scores, targets[held_out])
        self._ridge.fit(sparse, dense, targets)
        return self

    def predict(self, sentences: Sequence[str], encoder: SentenceEncoder) -> Probabilities:
        """The chance of each move (columns) for each sentence (rows), of which there are some."""
        sentences = [sentence[:MAX_CHARACTERS] for sentence in sentences]
        vectors = encoder.encode(sentences)
        scores = self._ridge.predict(
            self._features.sparse(sentences), self._features.dense(vectors)
        )
        chances: Probabilities = softmax(self._sharpness * scores.astype(np.float64), axis=1)
        return chances


def _best_sharpness(scores: Floats, targets: Floats) -> float:
    """How steeply scores turn into chances, so that a chance of 0.8 is right 8 times in 10."""

    def surprise(sharpness: float) -> float:
        return -float((targets * log_softmax(sharpness * scores, axis=1)).sum())

    return float(minimize_scalar(surprise, bounds=(1.0, 50.0), method="bounded").x)
