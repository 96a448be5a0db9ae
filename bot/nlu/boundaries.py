"""Where sentences meet in text without stops or capitals: a model learned from the examples.

"hoi karim fijn dat je er bent ik wil het hebben over de planning" has no sign to go by but its
words. Example sentences of data/nlu are glued together with their punctuation taken out, and the
model learns which windows of words hold a seam. It is a logistic regression, kept as a plain
table of weights so that looking at a message takes microseconds a word.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import SGDClassifier

from bot.nlu.sentences import split_sentences, tokens_of
from bot.nlu.word_classes import EDGE, word_class

_WORD = re.compile(r"[^\W_]")
_CONJUNCTIONS = ("en", "maar", "dus", "want", "en dan", "dan", "en ook")
_REACH = 3
"""Words looked at on either side of a possible seam."""
_MESSAGE_ROUNDS = 2
_MOST_SENTENCES = 6_000
_SPANS = ((0, 3), (1, 3), (1, 4), (2, 4), (2, 5), (3, 5), (3, 6), (1, 5), (0, 6))
_RARE = 2
"""Features seen less often than this are left out: they tell of one sentence only."""


class BoundaryModel:
    """Says how likely a new sentence starts at each word of a text without stops."""

    def __init__(self) -> None:
        self._weights: dict[str, float] = {}
        self._bias = 0.0

    def fit(
        self, sentences: Sequence[str], messages: Sequence[Sequence[str]], seed: int = 0
    ) -> BoundaryModel:
        """Learn from single sentences and from messages whose sentences are known."""
        rng = random.Random(seed)
        rows: list[list[str]] = []
        seams: list[bool] = []
        for text, cuts in _glued(sentences, messages, rng):
            for place in _places(text):
                rows.append(_features(place))
                seams.append(place.start in cuts)
        vectorizer = CountVectorizer(analyzer=list, binary=True, min_df=_RARE, dtype=np.float32)
        matrix = vectorizer.fit_transform(rows)
        classifier = SGDClassifier(
            loss="log_loss", alpha=1e-5, max_iter=6, tol=None, random_state=0
        )
        classifier.fit(matrix, np.array(seams))
        names = vectorizer.get_feature_names_out()
        self._weights = dict(zip(names.tolist(), classifier.coef_[0].tolist()))
        self._bias = float(classifier.intercept_[0])
        return self

    def log_odds(self, text: str) -> list[tuple[int, float]]:
        """Each offset where a sentence could start, without 0, and the log odds that one does."""
        weights = self._weights
        return [
            (place.start, self._bias + sum(weights.get(name, 0.0) for name in _features(place)))
            for place in _places(text)
        ]


def _glued(
    sentences: Sequence[str], messages: Sequence[Sequence[str]], rng: random.Random
) -> Iterator[tuple[str, frozenset[int]]]:
    """Texts of sentences run together, with the offsets of the seams in each."""
    chosen = rng.sample(list(sentences), min(len(sentences), _MOST_SENTENCES))
    pieces = [parts for sentence in chosen if (parts := split_sentences(sentence))]
    while pieces:
        count = rng.choices((1, 2, 3, 4), (2, 4, 4, 2))[0]
        yield _glue([part for parts in pieces[:count] for part in parts], rng)
        pieces = pieces[count:]
    for _ in range(_MESSAGE_ROUNDS):
        for message in messages:
            yield _glue([part for text in message for part in split_sentences(text)], rng)


def _glue(sentences: Sequence[str], rng: random.Random) -> tuple[str, frozenset[int]]:
    lower = rng.random() < 0.85
    commas = rng.random() < 0.25
    text = ""
    cuts: list[int] = []
    for index, sentence in enumerate(sentences):
        bare = _without_marks(sentence, commas)
        bare = bare.lower() if lower or (index > 0 and rng.random() < 0.8) else bare
        if not bare:
            continue
        if text:
            text += " "
            cuts.append(len(text))
            if rng.random() < 0.1:
                text += rng.choice(_CONJUNCTIONS) + " "
        text += bare
    return text + rng.choices(("", ".", "?"), (8, 1, 1))[0], frozenset(cuts)


def _without_marks(sentence: str, commas: bool) -> str:
    marks = r"[.!?…;:\"“”()]+(?=\s|$)" if commas else r"[.!?…;:,\"“”()]+(?=\s|$)"
    return " ".join(re.sub(marks, "", sentence).lstrip('"“(').split())


@dataclass(frozen=True)
class _Place:
    """A word that may be the first of a sentence, and what stands around it."""

    start: int
    words: list[str]
    """Three on either side, in small letters."""
    kinds: list[str]
    between: str
    """The punctuation just before it."""
    extra: tuple[str, str, str]
    """How far it is from either end, and whether it has a capital in a text that begins without."""


def _places(text: str) -> Iterator[_Place]:
    words = [token for token in tokens_of(text) if _WORD.search(token.text)]
    padded = [EDGE] * _REACH + [word.text.lower() for word in words] + [EDGE] * _REACH
    kinds = [word_class(word) for word in padded]
    for index in range(1, len(words)):
        start = words[index].start
        window = slice(index, index + 2 * _REACH)
        capital = words[index].text[0].isupper() and text[0].islower()
        yield _Place(
            start,
            padded[window],
            kinds[window],
            text[words[index - 1].end : start].strip(),
            (f"from={min(index, 8)}", f"to={min(len(words) - index, 8)}", f"A={capital}"),
        )


def _features(place: _Place) -> list[str]:
    first, second, before, after, following, last = words = place.words
    kinds, between = place.kinds, place.between
    return [
        *place.extra,
        *(f"{index}={word}" for index, word in enumerate(words)),
        f"12={second} {before}",
        f"23={before} {after}",
        f"34={after} {following}",
        f"45={following} {last}",
        f"234={before} {after} {following}",
        f"345={after} {following} {last}",
        f"012={first} {second} {before}",
        *(f"k{start}{end}=" + "".join(kinds[start:end]) for start, end in _SPANS),
        f"{before}>{kinds[3]}{kinds[4]}",
        f"{kinds[1]}{kinds[2]}>{after}",
        f"{kinds[2]}>{after} {kinds[4]}",
        f"{kinds[2]}>{after} {following}",
        f"end={before[-3:]}",
        f"start={after[:4]}",
        f"between={between[:3]}",
        f"between={between[:1]}={after}",
    ]
