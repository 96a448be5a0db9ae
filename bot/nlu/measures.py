"""How good the hearing is: the sums behind the quality report."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Score:
    """Precision, recall and their mean (F1), each between 0 and 1."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        total = self.given + self.wanted
        return 2 * self.right / total if total else 0.0


def overlap(pairs: Iterable[tuple[Sequence[Hashable], Sequence[Hashable]]]) -> Score:
    """What was given against what was wanted, added up; order does not count, number does."""
    right = given = wanted = 0
    for found, expected in pairs:
        right += sum((Counter(found) & Counter(expected)).values())
        given += len(found)
        wanted += len(expected)
    return Score(right, given, wanted)


def score_by_label(found: Sequence[str], expected: Sequence[str]) -> dict[str, Score]:
    """A score for each label that was expected."""
    pairs = list(zip(found, expected))
    return {
        label: Score(
            sum(f == e == label for f, e in pairs),
            sum(f == label for f, _ in pairs),
            sum(e == label for _, e in pairs),
        )
        for label in dict.fromkeys(expected)
    }


def accuracy(found: Sequence[str], expected: Sequence[str]) -> float:
    """The share that is right."""
    return sum(f == e for f, e in zip(found, expected)) / len(expected)


@dataclass(frozen=True)
class Bin:
    """Sentences heard with about the same confidence."""

    count: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them that was right: the same, if the confidence is true."""


def reliability(confidences: NDArray[np.float64], right: NDArray[np.bool_]) -> list[Bin]:
    """Ten bins of confidence, the empty ones left out."""
    number = np.minimum((confidences * 10).astype(int), 9)
    return [
        Bin(int(chosen.sum()), float(confidences[chosen].mean()), float(right[chosen].mean()))
        for chosen in (number == index for index in range(10))
        if chosen.any()
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """How far confidence and being right are apart, on average."""
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / total


def plain_form(sentence: str) -> str:
    """A sentence without capitals and punctuation, to see whether two are the same."""
    lowered = unicodedata.normalize("NFKC", sentence).lower()
    return re.sub(r"[^\w]+", " ", lowered).strip() or sentence.strip()
