"""How a trainer's line is understood while trying a scenario: as words, or as `#move`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from bot.authoring.playing_moves import agreements_for, wordless
from bot.errors import UserError
from bot.practice.agreements import AgreementLog
from bot.practice.hearing import Message
from bot.practice.moves import MOVES
from bot.practice.scenario import Scenario, ScenarioError, suggestion

if TYPE_CHECKING:
    from bot.assistant.processor import OwnProcessor

Ear = Callable[[str, datetime, str], Message]
"""From words, the moment and the tegenspeler's name to what is understood of them."""

_WORDLESS = re.compile(r"#\s*(?P<move>\w+)(?P<complete>!?)")


def hear(text: str, scenario: Scenario, log: AgreementLog, now: datetime, ear: Ear) -> Message:
    """What is understood of a line; UserError for a `#move` that doesn't exist."""
    if text.startswith("#"):
        return _wordless(text, scenario, log, now)
    return ear(text, now, scenario.name)


def _wordless(text: str, scenario: Scenario, log: AgreementLog, now: datetime) -> Message:
    rest = _WORDLESS.sub("", text).strip(" ,;")
    if rest:
        raise UserError(
            "Zet op een regel met # alleen interventies, zoals #erkennen #open_vraag. "
            f"Dit hoort er niet bij: {rest}"
        )
    moves = [
        (found["move"].casefold(), bool(found["complete"])) for found in _WORDLESS.finditer(text)
    ]
    for move, _ in moves:
        if move not in MOVES:
            raise UserError(f"De interventie '{move}' ken ik niet.{suggestion(move, MOVES)}")
    return Message(
        sentences=[wordless(move) for move, _ in moves],
        agreements=agreements_for(moves, scenario, log, now),
        now=now,
    )


class ModelEar:
    """Understands words with the trained model, which is loaded when it is first needed."""

    def __init__(self) -> None:
        self._processor: OwnProcessor | None = None
        self._loading: Thread | None = None
        self._failed: BaseException | None = None

    def load_behind(self) -> None:
        """Begin to load the model while the person reads and types."""
        self._loading = Thread(target=self._try_to_load, daemon=True)
        self._loading.start()

    def __call__(self, text: str, now: datetime, counterpart: str) -> Message:
        """What is understood of `text`. Waits for the model; UserError where there is none."""
        if self._loading is not None:
            self._loading.join()
            self._loading = None
        if self._failed is not None:
            raise self._failed
        if self._processor is None:
            self._load()
        return self._understand(text, now, counterpart)

    def _try_to_load(self) -> None:
        try:
            from bot.assistant import training

            # Training shows how far it is; that can't be done behind a line that is being typed.
            if training.is_trained():
                self._load()
        except Exception as error:
            self._failed = error  # told as soon as the model is needed

    def _load(self) -> None:
        from bot.assistant.processor import OwnProcessor

        self._processor = OwnProcessor(_model(), {})

    def _understand(self, text: str, now: datetime, counterpart: str) -> Message:
        from rasa.core.channels.channel import UserMessage

        from bot.assistant.readable import readable
        from bot.dialogue.state import message_of

        if self._processor is None:
            raise RuntimeError("the model was not loaded")
        metadata = {"now": now.isoformat(), "counterpart": counterpart}
        parsed = self._processor.parse_offline(UserMessage(text=readable(text), metadata=metadata))
        return message_of({**parsed, "metadata": metadata})


def _model() -> Path:
    """The trained model. One that stands there will do while a scenario can't be read."""
    from bot import wiring
    from bot.assistant import training

    try:
        return wiring.model()
    except ScenarioError:
        if training.MODEL_PATH.exists():
            return training.MODEL_PATH
        raise
