"""From a message to its sentences and their moves: all that is learned, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.nlu.boundaries import BoundaryModel
from bot.nlu.encoder import SentenceEncoder
from bot.nlu.examples import Example, messages_of
from bot.nlu.move_model import MoveModel, Probabilities
from bot.nlu.move_order import MoveOrder
from bot.nlu.noise import OUTSIDE
from bot.nlu.segments import MoveAwareBoundaries
from bot.nlu.sentences import split_sentences
from bot.practice.moves import HeardSentence

_RANKING_LENGTH = 10
_MOST_SENTENCES = 100
"""Of one message; nobody says more in a turn, and a flood must not hold up the others."""


@dataclass(frozen=True)
class Heard:
    """One sentence as it was heard, with the moves it might have been instead."""

    sentence: HeardSentence
    ranking: tuple[tuple[str, float], ...]
    """Moves and their chances, the likeliest first."""


@dataclass(frozen=True)
class Understanding:
    """What is learned from the examples and kept in the model archive."""

    moves: MoveModel
    order: MoveOrder
    boundaries: BoundaryModel

    @classmethod
    def learn(cls, examples: Sequence[Example], encoder: SentenceEncoder) -> Understanding:
        """Learn from example sentences and the messages some of them stand in."""
        texts = [example.text for example in examples]
        moves = MoveModel().fit(
            texts,
            [example.move for example in examples],
            [example.source for example in examples],
            encoder,
        )
        messages = messages_of(examples)
        return cls(
            moves,
            MoveOrder(moves.moves, [[example.move for example in m] for m in messages]),
            BoundaryModel().fit(texts, [[example.text for example in m] for m in messages]),
        )


class Hearing:
    """Hears messages with what was learned."""

    def __init__(self, understanding: Understanding, encoder: SentenceEncoder) -> None:
        self._moves = understanding.moves
        self._order = understanding.order
        self._encoder = encoder
        self._boundaries = MoveAwareBoundaries(understanding.boundaries, self._chances)

    def hear(self, text: str) -> list[Heard]:
        """The sentences of a message with their moves, in order; at least one.

        A message without any is outside the role-play, and that is certain.
        """
        sentences = split_sentences(text, self._boundaries)[:_MOST_SENTENCES]
        if not sentences:
            return [Heard(HeardSentence("", OUTSIDE, 1.0), ((OUTSIDE, 1.0),))]
        chances = self._order.weigh(self._chances(_announced(sentences)))
        return [self._heard(*pair) for pair in zip(sentences, chances)]

    def _chances(self, sentences: Sequence[str]) -> Probabilities:
        return self._moves.predict(sentences, self._encoder)

    def _heard(self, sentence: str, chances: Probabilities) -> Heard:
        order = chances.argsort()[::-1][:_RANKING_LENGTH]
        ranking = tuple((self._moves.moves[i], float(chances[i])) for i in order)
        return Heard(HeardSentence(sentence, *ranking[0]), ranking)


def _announced(sentences: Sequence[str]) -> list[str]:
    """The sentences, with what announces a list before each of its items.

    "Even vastleggen:" makes a record of an agreement of what would be a proposal by itself.
    """
    announcement = ""
    readings: list[str] = []
    for sentence in sentences:
        asks = sentence.endswith("?")
        readings.append(f"{announcement} {sentence}" if announcement and not asks else sentence)
        if sentence.endswith(":"):
            announcement = sentence
        elif sentence.endswith((".", "!", "?")):
            announcement = ""
    return readings
