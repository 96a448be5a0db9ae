"""The Rasa components that understand a message, for a graph without TensorFlow.

In a graph recipe: train `MoveClassifier.train(training_data)`; predict with
`MoveClassifier.process(messages, tracker)`, loaded from that node's resource, and then
`AgreementExtractor.process(messages)`, whose node is the NLU target.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import asdict
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

from bot.nlu.dutch_tokens import dutch_tokenizer
from bot.nlu.encoder import CachedEncoder, UseEncoder
from bot.nlu.examples import Examples
from bot.nlu.hearing import Heard, Hearing, Understanding
from bot.practice.agreements import extract_agreements
from bot.practice.moves import HeardSentence, deciding

MOVES = "moves"
AGREEMENTS = "agreements"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_MODEL_FILE = "understanding.joblib"


class MoveClassifier(GraphComponent):  # type: ignore[misc]
    """Splits a message into sentences and gives each its move.

    Sets `moves` (a list of text, move and confidence), `intent` (the move that decides the
    reaction) and `intent_ranking` (for the deciding sentence). A message that already has an
    intent, such as a command, passes untouched.
    """

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        understanding: Understanding | None = None,
    ) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._hearing = Hearing(understanding, UseEncoder()) if understanding else None

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
        """The classifier as it was trained, ready to hear."""
        with model_storage.read_from(resource) as folder:
            classifier = cls(model_storage, resource, joblib.load(folder / _MODEL_FILE))
        dutch_tokenizer()  # loads on first use, which must not be in somebody's turn
        return classifier

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """A digest of this package, for Rasa's cache of trained parts.

        Rasa itself looks at the source of this class only, and would give a model that other code
        made.
        """
        digest = hashlib.sha256()
        for source in sorted(Path(__file__).parent.glob("*.py")):
            digest.update(source.read_bytes())
        return digest.hexdigest()

    def train(self, examples: Examples) -> Resource:
        """Learn the moves from the examples and store what was learned."""
        encoder = CachedEncoder(UseEncoder(), _vector_cache())
        understanding = Understanding.learn(examples.listed, encoder)
        # joblib, which is pickle: the file is made and read on this machine, inside a model
        # archive that the person who starts the bot trained or chose to trust.
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(understanding, folder / _MODEL_FILE)
        return self._resource

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Add what was heard to each message that has no intent yet.

        What the tegenspeler said before makes no difference yet.
        """
        for message in messages:
            if self._hearing and not message.get(INTENT):
                _tell(message, self._hearing.hear(message.get(TEXT) or ""))
        return messages


class AgreementExtractor(GraphComponent):  # type: ignore[misc]
    """Sets `agreements`: what the sentences of a message bind somebody to.

    The moment of speaking and the tegenspeler's name come from the message's metadata
    (`now` in ISO format, `counterpart`); without them it is now, in Amsterdam, and the name in
    the conversation's slot `counterpart`, if any.
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

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Add the agreements to each message whose sentences were heard."""
        known = tracker.get_slot("counterpart") if tracker else None
        for message in messages:
            moves = message.get(MOVES)
            if moves is None:
                continue
            metadata = message.get("metadata") or {}
            agreements = extract_agreements(
                [HeardSentence(m["text"], m["move"], m["confidence"]) for m in moves],
                _moment(metadata.get("now")),
                metadata.get("counterpart") or known,
            )
            message.set(AGREEMENTS, [a.as_dict() for a in agreements], add_to_output=True)
        return messages


def _vector_cache() -> Path:
    """Beside Rasa's own cache of trained parts, so that deleting .rasa empties both."""
    return Path(os.environ.get("RASA_CACHE_DIRECTORY", ".rasa/cache")) / "sentence_vectors.npz"


def _moment(iso: str | None) -> datetime:
    return datetime.fromisoformat(iso) if iso else datetime.now(AMSTERDAM)


def _tell(message: Message, heard: list[Heard]) -> None:
    """Write on the message what was heard in it."""
    sentences = [h.sentence for h in heard]
    decisive = deciding(sentences)
    ranking = next(h.ranking for h in heard if h.sentence is decisive)
    message.set(MOVES, [asdict(sentence) for sentence in sentences], add_to_output=True)
    message.set(INTENT, _named(ranking[0]), add_to_output=True)
    message.set("intent_ranking", [_named(pair) for pair in ranking], add_to_output=True)


def _named(pair: tuple[str, float]) -> dict[str, Any]:
    return {"name": pair[0], "confidence": pair[1]}
