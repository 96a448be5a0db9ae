"""Where sentences meet in text without stops or capitals: a model learned from the examples.

"hoi karim fijn dat je er bent ik wil het hebben over de planning" has no sign to go by but its
words. Example sentences of data/nlu are glued together with their punctuation taken out, and the
model learns which word windows hold a seam. It is a logistic regression, kept as a plain table
of weights so that looking at a message takes microseconds a word.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from math import exp

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import SGDClassifier

from bot.nlu.sentences import split_sentences, tokens_of

_WORD = re.compile(r"[^\W_]")
_STOP = re.compile(r"[.!?…]+[\"'”’)]*$")
_CONJUNCTIONS = ("en", "maar", "dus", "want", "en dan", "dan", "en ook")
_EDGE = "|"

# Closed word classes: word order, more than the words themselves, tells where a clause starts.
_KINDS = {
    "S": "ik je jij u we wij jullie ze zij hij het dat dit er men 't k",
    "V": "is was waren ben bent zijn heb hebt heeft had hadden hebben kan kun kunt kunnen kon wil "
    "wilt willen wou ga gaat gaan ging moet moeten moest zal zul zullen zou zouden mag mogen kom "
    "komt komen kwam doe doet doen deed weet snap begrijp vind vindt denk denkt zie ziet hoor "
    "hoort stel stelt bel belt mail mailt stuur stuurt merk lijkt klinkt klopt voel voelde staat "
    "stond sta zit zat ligt loopt loop krijg krijgt kreeg geef geeft gaf neem neemt maak maakt "
    "vraag vraagt zeg zegt zei blijf blijft laat laten spreek spreken lukt vond wist werd wordt "
    "word zouden zorg regel leg leveren lever levert hoef hoeft hoop waardeer",
    "Q": "wat wie waar wanneer hoe waarom waardoor waarmee waarvoor welke welk hoeveel waarover",
    "P": "op in aan van voor met bij uit over na naar om door tot tegen onder tussen zonder sinds "
    "vanaf per binnen buiten volgens",
    "D": "de het een jouw mijn uw ons onze hun zijn haar die deze dit geen elke iedere alle al",
    "C": "en maar of want",
    "B": "dat als omdat zodat terwijl toen hoewel voordat nadat zolang doordat tenzij wanneer",
    "A": "niet wel ook nog al even eens dan nu toch maar gewoon echt heel erg zo graag daar hier "
    "eerst straks weer steeds altijd nooit vaak meer te zelf misschien eigenlijk natuurlijk",
    "G": "hoi hallo dag hey hé goedemorgen goedemiddag goedenavond sorry bedankt dank ja nee oke "
    "oké ok prima goed fijn mooi top helder akkoord nou kijk luister doei tot dus laten zullen",
    "T": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag morgen vandaag vanavond week "
    "volgende uur middag ochtend maand",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_REACH = 3
"""Words looked at on either side of a possible seam."""


class BoundaryModel:
    """Finds the seams between sentences that were written on without a stop."""

    def __init__(self, threshold: float = 0.5) -> None:
        self._threshold = threshold
        self._weights: dict[str, float] = {}
        self._bias = 0.0

    def fit(self, sentences: Sequence[str], seed: int = 0) -> BoundaryModel:
        """Learn from single sentences, glued together in ways that people write."""
        rows: list[dict[str, int]] = []
        seams: list[bool] = []
        for text, cuts in glued(sentences, random.Random(seed)):
            for start, features in _candidates(text):
                rows.append(dict.fromkeys(features, 1))
                seams.append(start in cuts)
        vectorizer = DictVectorizer()
        classifier = SGDClassifier(
            loss="log_loss", alpha=3e-6, max_iter=8, tol=None, random_state=0
        )
        classifier.fit(vectorizer.fit_transform(rows), np.array(seams))
        self._weights = dict(zip(vectorizer.feature_names_, classifier.coef_[0].tolist()))
        self._bias = float(classifier.intercept_[0])
        return self

    def cuts(self, text: str) -> list[int]:
        """Offsets in the text where a new sentence starts, in order, without 0."""
        return [start for start, chance in self.chances(text) if chance >= self._threshold]

    def chances(self, text: str) -> list[tuple[int, float]]:
        """For each place where a sentence could start: its offset and the chance that one does."""
        weights = self._weights
        return [
            (start, _logistic(self._bias + sum(weights.get(name, 0.0) for name in features)))
            for start, features in _candidates(text)
        ]


def glued(sentences: Sequence[str], rng: random.Random) -> Iterator[tuple[str, frozenset[int]]]:
    """Texts of one to four sentences run together, with the offsets of the seams in each."""
    pieces = [part for sentence in sentences for part in [split_sentences(sentence)] if part]
    for _ in range(2):
        order = rng.sample(pieces, len(pieces))
        while order:
            count = rng.choices((1, 2, 3, 4), (4, 4, 4, 2))[0]
            yield _glue([part for piece in order[:count] for part in piece], rng)
            order = order[count:]
    for piece in pieces:
        yield piece[0], frozenset()  # an ordinary sentence, written with care, has no seam


def _glue(sentences: Sequence[str], rng: random.Random) -> tuple[str, frozenset[int]]:
    lower = rng.random() < 0.85
    commas = rng.random() < 0.3
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
            if rng.random() < 0.15:
                text += rng.choice(_CONJUNCTIONS) + " "
        text += bare
    return text + rng.choices(("", ".", "?"), (8, 1, 1))[0], frozenset(cuts)


def _without_marks(sentence: str, commas: bool) -> str:
    marks = r"[.!?…;:\"“”()]+(?=\s|$)" if commas else r"[.!?…;:,\"“”()]+(?=\s|$)"
    return " ".join(re.sub(marks, "", sentence).lstrip('"“(').split())


def _candidates(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each word but the first: its offset, and what can be seen around it."""
    tokens = tokens_of(text)
    words = [token for token in tokens if _WORD.search(token.text)]
    lowered = [word.text.lower() for word in words]
    padded = [_EDGE] * _REACH + lowered + [_EDGE] * _REACH
    style = ("." if _STOP.search(text.rstrip()) else "-") + ("A" if text[:1].isupper() else "a")
    for index in range(1, len(words)):
        between = text[words[index - 1].end : words[index].start].strip()
        yield (
            words[index].start,
            _features(padded, index + _REACH, between, style, words[index].text[:1].isupper())
            + [f"from={min(index, 8)}", f"to={min(len(words) - index, 8)}"],
        )


def _features(
    words: Sequence[str], here: int, between: str, style: str, capital: bool
) -> list[str]:
    before, after, following = words[here - 1], words[here], words[here + 1]
    near = [f"{offset}={words[here + offset]}" for offset in range(-_REACH, _REACH)]
    kinds = [_kind(word) for word in words[here - _REACH : here + _REACH]]
    orders = [
        f"k{first}:{last}=" + "".join(kinds[first:last])
        for first, last in ((0, 3), (1, 4), (2, 4), (2, 5), (3, 5), (3, 6), (1, 5), (1, 3))
    ]
    pairs = [
        f"-2-1={words[here - 2]} {before}",
        f"-10={before} {after}",
        f"01={after} {following}",
        f"12={following} {words[here + 2]}",
        f"-101={before} {after} {following}",
        f"012={after} {following} {words[here + 2]}",
        f"-3-2-1={words[here - 3]} {words[here - 2]} {before}",
    ]
    return [
        *near,
        *pairs,
        *orders,
        f"{before}>{kinds[3]}{kinds[4]}",
        f"{kinds[1]}{kinds[2]}>{after}",
        f"{kinds[2]}>{after} {kinds[4]}",
        f"end={before[-3:]}",
        f"start={after[:4]}",
        f"style={style}",
        f"between={between[:3]}",
        f"{style}{between[:1]}={after}",
        f"capital={capital}{style}",
    ]


def _kind(word: str) -> str:
    """The class of a word; for open classes its ending, which tells a participle or infinitive."""
    if word in _KIND_OF:
        return _KIND_OF[word]
    if word == _EDGE:
        return word
    if word[0].isdigit():
        return "9"
    if word.startswith("ge") and word.endswith(("d", "t", "en")):
        return "g"
    return "n" if word.endswith("en") else "t" if word.endswith("t") else "x"


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, score))))
