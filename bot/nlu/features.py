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

_WORDS = re.compile(r"\w+|[?!,]")
_FIRST, _LAST = "^", "$"
_LEAST = 2
"""In how many sentences something must occur to be counted."""
_SKIP = 3
"""How many words a pair may have between its two, at most."""


class SentenceFeatures:
    """Turns sentences into a sparse matrix of counts and a dense one of encoder vectors.

    The counts are tf-idf, as scikit-learn has it, but made for all kinds at once: its vectorizers
    make some thirty matrices for one message, which costs more time than all the rest. Each kind
    of count, and each layer of the encoder, has rows of norm 1 times a weight that was chosen by
    hand, on writers who were left out and on the held-out files.
    """

    def __init__(self) -> None:
        self._numbers: list[dict[str, int]] = []
        self._ends: list[int] = []

    def fit(self, sentences: Sequence[str], vectors: Floats) -> tuple[csr_matrix, Floats]:
        """Learn which counts there are and the spread of the vectors; gives both matrices."""
        rarities: list[float] = []
        analysed = [[analyse(sentence) for sentence in sentences] for analyse, _ in _KINDS]
        for lists in analysed:
            seen = Counter(name for names in lists for name in set(names))
            common = sorted(name for name, count in seen.items() if count >= _LEAST)
            self._numbers.append({name: len(rarities) + index for index, name in enumerate(common)})
            rarities += [1 + log((1 + len(sentences)) / (1 + seen[name])) for name in common]
            self._ends.append(len(rarities))
        self._rarity = np.array(rarities, dtype=np.float32)
        self._kind = np.repeat(np.arange(len(_KINDS)), np.diff([0, *self._ends]))
        self._centre = vectors.mean(axis=0)
        self._spread = vectors.std(axis=0) + np.float32(1e-6)
        return self._matrix(list(zip(*analysed))), self.dense(vectors)

    def sparse(self, sentences: Sequence[str]) -> csr_matrix:
        """The counts in sentences, a row each."""
        return self._matrix([[analyse(text) for analyse, _ in _KINDS] for text in sentences])

    def dense(self, vectors: Floats) -> Floats:
        """The encoder's vectors brought to one scale, a row each."""
        scaled = (vectors - self._centre) / self._spread
        return np.hstack([_unit_rows(scaled[:, :MEANING]), _unit_rows(scaled[:, MEANING:])])

    def columns(self) -> dict[str, list[slice]]:
        """The columns of each sort of feature, with the sparse ones first: for ablations."""
        starts = [0, *self._ends[:-1]]
        counts = [slice(start, end) for start, end in zip(starts, self._ends)]
        meaning = slice(self._ends[-1], self._ends[-1] + MEANING)
        wording = slice(meaning.stop, meaning.stop + WORDING)
        return {"words": counts[:2], "build": counts[2:], "encoder": [meaning, wording]}

    def _matrix(self, sentences: Sequence[Sequence[list[str]]]) -> csr_matrix:
        """The rows of sentences, of which each is given as its lists of names, one a kind."""
        found: list[int] = []
        ends = [0]
        for lists in sentences:
            for names, known in zip(lists, self._numbers):
                found += [known[name] for name in names if name in known]
            ends.append(len(found))
        width = len(self._rarity)
        row_of = np.repeat(np.arange(len(sentences), dtype=np.int64), np.diff(ends))
        places, counts = np.unique(
            row_of * width + np.array(found, dtype=np.int64), return_counts=True
        )
        rows, columns = np.divmod(places, width)
        values = (1 + np.log(counts)) * self._rarity[columns]
        block = rows * len(_KINDS) + self._kind[columns]
        lengths = np.sqrt(np.bincount(block, values**2, len(sentences) * len(_KINDS)))
        values *= _ROOTS[self._kind[columns]] / lengths[block]
        starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(sentences)))])
        return csr_matrix(
            (values.astype(np.float32), columns.astype(np.int32), starts),
            shape=(len(sentences), width),
        )


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


_KINDS: tuple[tuple[Callable[[str], list[str]], float], ...] = (
    (word_runs, 1.0),
    (letters, 1.0),
    (built_runs, 1.0),
    (class_runs, 0.5),
    (pairs, 0.5),
)
"""What is counted, and its weight in the likeness of two sentences."""
# Squared again in the inner product of two sentences, which is what a linear model sees.
_ROOTS = np.sqrt(np.array([weight for _, weight in _KINDS]))
