"""The Rasa components that understand a message, for a graph without TensorFlow.

In a graph recipe: train `MoveClassifier.train(training_data)`; predict with
`MoveClassifier.process(messages, tracker)`, loaded from that node's resource, and then
`AgreementExtractor.process(messages)`, whose node is the NLU target.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.dutch_tokens import dutch_tokenizer
from bot.nlu.encoder import CachedEncoder, UseEncoder
from bot.nlu.move_model import MoveModel
from bot.nlu.sentences import split_sentences
from bot.practice.agreements import extract_agreements
from bot.practice.moves import HeardSentence, deciding

MOVES = "moves"
AGREEMENTS = "agreements"
OUTSIDE = "buiten_rol"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_RANKING_LENGTH = 10
_MODEL_FILE = "moves.joblib"


class MoveClassifier(GraphComponent):
    """Splits a message into sentences and gives each its move.

    Sets `moves` (a list of text, move and confidence), `intent` (the move that decides the
    reaction) and `intent_ranking` (for the deciding sentence). A message that already has an
    intent, such as a command, passes untouched.
    """

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, model: MoveModel | None = None
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._encoder = UseEncoder()
        dutch_tokenizer()  # loads on first use, which must not be in somebody's turn

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MoveClassifier:
        """An untrained classifier."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MoveClassifier:
        """The classifier as it was trained."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, joblib.load(folder / _MODEL_FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the moves from the examples and store the model."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        encoder = CachedEncoder(self._encoder, _vector_cache())
        self._model = MoveModel().fit(
            [e.get(TEXT) for e in examples], [e.get(INTENT) for e in examples], encoder
        )
        # joblib, which is pickle: the file is made and read on this machine, inside a model
        # archive that the person who starts the bot trained or chose to trust.
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / _MODEL_FILE, compress=1)
        return self._resource

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Add what was heard to each message that has no intent yet."""
        for message in messages:
            if not message.get(INTENT):
                self._hear(message)
        return messages

    def _hear(self, message: Message) -> None:
        sentences = split_sentences(message.get(TEXT) or "")
        if not sentences or self._model is None:
            heard = [HeardSentence("", OUTSIDE, 1.0)]
            rankings = [[{"name": OUTSIDE, "confidence": 1.0}]]
        else:
            rankings = [
                _ranking(self._model.moves, row)
                for row in self._model.predict(sentences, self._encoder)
            ]
            heard = [
                HeardSentence(text, ranking[0]["name"], ranking[0]["confidence"])
                for text, ranking in zip(sentences, rankings)
            ]
        decisive = deciding(heard)
        ranking = next(r for h, r in zip(heard, rankings) if h is decisive)
        message.set(MOVES, [_as_dict(h) for h in heard], add_to_output=True)
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)


class AgreementExtractor(GraphComponent):
    """Sets `agreements`: what the sentences of a message bind somebody to.

    The moment of speaking and the tegenspeler's name come from the message's metadata
    (`now` in ISO format, `counterpart`); without them it is now, in Amsterdam, and no name.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AgreementExtractor:
        """There is nothing to configure or to train."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the agreements to each message whose sentences were heard."""
        for message in messages:
            moves = message.get(MOVES)
            if moves is None:
                continue
            metadata = message.get("metadata") or {}
            agreements = extract_agreements(
                [HeardSentence(m["text"], m["move"], m["confidence"]) for m in moves],
                _moment(metadata.get("now")),
                metadata.get("counterpart"),
            )
            message.set(AGREEMENTS, [a.as_dict() for a in agreements], add_to_output=True)
        return messages


def _vector_cache() -> Path:
    """Beside Rasa's own cache of trained parts, so that deleting .rasa empties both."""
    return Path(os.environ.get("RASA_CACHE_DIRECTORY", ".rasa/cache")) / "sentence_vectors.npz"


def _moment(iso: str | None) -> datetime:
    return datetime.fromisoformat(iso) if iso else datetime.now(AMSTERDAM)


def _ranking(moves: list[str], probabilities: Any) -> list[dict[str, Any]]:
    pairs = sorted(zip(moves, probabilities), key=lambda pair: -pair[1])[:_RANKING_LENGTH]
    return [{"name": move, "confidence": float(chance)} for move, chance in pairs]


def _as_dict(heard: HeardSentence) -> dict[str, Any]:
    return {"text": heard.text, "move": heard.move, "confidence": heard.confidence}
