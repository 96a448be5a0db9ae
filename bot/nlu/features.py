"""What the move model looks at: the words, how the sentence is built, and what it means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.nlu.use_network import MEANING, WORDING
from bot.nlu.word_classes import is_small_word, word_class

Floats = NDArray[np.float32]
_Row = tuple[NDArray[np.int32], Floats]
"""The columns that are not zero, and what stands in them."""

_WORDS = re.compile(r"\w+|[?!,]")
_FIRST, _LAST = "^", "$"
_LEAST = 2
"""In how many sentences something must occur to be counted."""
_SKIP = 3
"""How many words a pair may have between its two, at most."""


class SentenceFeatures:
    """Turns sentences into a sparse matrix of counts and a dense one of encoder vectors.

    Each kind of count, and each layer of the encoder, has rows of norm 1 times a weight that was
    chosen on sentences by writers who were left out.
    """

    def __init__(self) -> None:
        self._kinds = [
            _Count(word_runs, 1.0),
            _Count(letters, 1.0),
            _Count(built_runs, 1.0),
            _Count(class_runs, 0.5),
            _Count(pairs, 0.5),
        ]
        self._centre = np.zeros(0, dtype=np.float32)
        self._spread = np.ones(0, dtype=np.float32)

    def fit(self, sentences: Sequence[str], vectors: Floats) -> tuple[csr_matrix, Floats]:
        """Learn which counts there are and the spread of the vectors; gives both matrices."""
        first = 0
        found = []
        for kind in self._kinds:
            names = [kind.analyse(sentence) for sentence in sentences]
            first = kind.fit(names, first)
            found.append([kind.row(sentence) for sentence in names])
        self._centre = vectors.mean(axis=0)
        self._spread = vectors.std(axis=0) + np.float32(1e-6)
        rows = [row for rows in zip(*found) for row in rows]
        return self._matrix(rows), self.dense(vectors)

    def sparse(self, sentences: Sequence[str]) -> csr_matrix:
        """The counts in sentences, a row each."""
        return self._matrix(
            [kind.row(kind.analyse(sentence)) for sentence in sentences for kind in self._kinds]
        )

    def columns(self) -> dict[str, list[slice]]:
        """The columns of each sort of feature, with the sparse ones first: for ablations."""
        ends = [kind.end for kind in self._kinds]
        starts = [0, *ends[:-1]]
        counts = [slice(*ends_of) for ends_of in zip(starts, ends)]
        meaning = slice(ends[-1], ends[-1] + MEANING)
        wording = slice(meaning.stop, meaning.stop + WORDING)
        return {"words": counts[:2], "build": counts[2:], "encoder": [meaning, wording]}

    def _matrix(self, rows: Sequence[_Row]) -> csr_matrix:
        """One matrix of the rows of all kinds, which come sentence by sentence."""
        columns = np.concatenate([numbers for numbers, _ in rows])
        values = np.concatenate([weights for _, weights in rows])
        lengths = np.array([len(numbers) for numbers, _ in rows]).reshape(-1, len(self._kinds))
        ends = np.concatenate([[0], np.cumsum(lengths.sum(axis=1))])
        shape = (len(lengths), self._kinds[-1].end)
        return csr_matrix((values, columns, ends), shape=shape)

    def dense(self, vectors: Floats) -> Floats:
        """The encoder's vectors brought to one scale, a row each."""
        scaled = (vectors - self._centre) / self._spread
        return np.hstack([_unit_rows(scaled[:, :MEANING]), _unit_rows(scaled[:, MEANING:])])


class _Count:
    """How often each thing of one kind occurs: tf-idf, as scikit-learn has it.

    Written out here because its vectorizers make some thirty matrices for a message, which costs
    more time than all the rest.
    """

    def __init__(self, analyse: Callable[[str], list[str]], weight: float) -> None:
        self.analyse = analyse
        # Squared again in the inner product of two sentences, which is what a linear model sees.
        self._root = float(np.sqrt(weight))
        self._known: dict[str, tuple[int, float]] = {}
        self.end = 0

    def fit(self, sentences: Sequence[list[str]], first: int) -> int:
        """Number what occurs in two sentences or more from `first`; gives the next number."""
        seen = Counter(name for names in sentences for name in set(names))
        common = sorted(name for name, count in seen.items() if count >= _LEAST)
        self._known = {
            name: (first + index, 1.0 + log((1 + len(sentences)) / (1 + seen[name])))
            for index, name in enumerate(common)
        }
        self.end = first + len(common)
        return self.end

    def row(self, names: list[str]) -> _Row:
        """The numbers of what occurs in a sentence and their weights."""
        counts = Counter(name for name in names if name in self._known)
        known = [self._known[name] for name in counts]
        rarity = np.array([rarity for _, rarity in known], dtype=np.float32)
        weights = rarity * (1 + np.log(np.array(list(counts.values()), dtype=np.float32)))
        length = float(np.sqrt(weights @ weights)) or 1.0
        numbers = np.array([number for number, _ in known], dtype=np.int32)
        return numbers, weights * np.float32(self._root / length)


def words_of(sentence: str) -> list[str]:
    """The words and telling marks of a sentence, in small letters."""
    return _WORDS.findall(sentence.lower())


def word_runs(sentence: str) -> list[str]:
    """One to three words in a row."""
    return _runs([_FIRST, *words_of(sentence), _LAST], 1, 3)


def letters(sentence: str) -> list[str]:
    """Two to five letters in a row within a word and the spaces around it."""
    found: list[str] = []
    for word in sentence.lower().split():
        spaced = f" {word} "
        for length in range(2, 6):
            found += [spaced[start : start + length] for start in range(len(spaced) - length + 1)]
            if length >= len(spaced):
                break
    return found


def built_runs(sentence: str) -> list[str]:
    """One to three in a row of the small words as they are and of the others' classes."""
    return _runs(_built(sentence), 1, 3)


def class_runs(sentence: str) -> list[str]:
    """Two to four word classes in a row."""
    return _runs([_FIRST, *map(word_class, words_of(sentence)), _LAST], 2, 4)


def pairs(sentence: str) -> list[str]:
    """Pairs of words with one to three others between them: "zou … kunnen"."""
    words = _built(sentence)
    return [
        f"{first}~{second}"
        for index, first in enumerate(words)
        for second in words[index + 2 : index + 2 + _SKIP]
    ]


def _built(sentence: str) -> list[str]:
    words = words_of(sentence)
    return [_FIRST, *(w if is_small_word(w) else word_class(w) for w in words), _LAST]


def _runs(words: list[str], shortest: int, longest: int) -> list[str]:
    return [
        " ".join(words[start : start + length])
        for length in range(shortest, longest + 1)
        for start in range(len(words) - length + 1)
    ]


def _unit_rows(rows: Floats) -> Floats:
    unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return unit
