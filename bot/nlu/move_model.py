"""Which move a sentence is: a model in scikit-learn, apart from Rasa."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.nlu.encoder import SentenceEncoder

Probabilities = NDArray[np.float64]


class MoveModel:
    """Says for each sentence how likely each move is."""

    def __init__(self) -> None:
        self._words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
        self._classifier = LogisticRegression(C=10, max_iter=100)

    @property
    def moves(self) -> list[str]:
        """The moves it knows, in the order of the columns of `predict`."""
        return [str(move) for move in self._classifier.classes_]

    def fit(
        self, sentences: Sequence[str], moves: Sequence[str], encoder: SentenceEncoder
    ) -> MoveModel:
        """Learn from sentences and their moves."""
        self._words.fit(sentences)
        self._letters.fit(sentences)
        self._classifier.fit(self._features(sentences, encoder), moves)
        return self

    def predict(self, sentences: Sequence[str], encoder: SentenceEncoder) -> Probabilities:
        """The chance of each move (columns) for each sentence (rows)."""
        probabilities: Probabilities = self._classifier.predict_proba(
            self._features(sentences, encoder)
        )
        return probabilities

    def _features(self, sentences: Sequence[str], encoder: SentenceEncoder) -> csr_matrix:
        return hstack(
            [
                self._words.transform(sentences),
                self._letters.transform(sentences),
                csr_matrix(encoder.encode(sentences)),
            ],
            format="csr",
        )
