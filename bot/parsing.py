"""`tegenspeler parse`: what is understood of a message, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from rasa.core.channels.channel import UserMessage

from bot.assistant.processor import OwnProcessor
from bot.assistant.readable import readable
from bot.errors import UserError
from bot.practice.clock import AMSTERDAM, amsterdam_now


def parse_lines(model: Path, lines: Iterable[str], out: TextIO) -> None:
    """Read {"text", "now", "counterpart"} and print {"text", "intent", "moves", "agreements"}.

    One JSON object a line, both ways, in the same order. Only `text` is required; `now` is in
    ISO format, Amsterdam time where it names no zone. Empty lines are passed over. UserError, with
    the number of the line, for any other line.
    """
    processor = OwnProcessor(model, {})
    for number, line in enumerate(lines, start=1):
        if line.strip():
            request = _request(number, line)
            print(json.dumps(_understood(processor, request), ensure_ascii=False), file=out)
            out.flush()


@dataclass(frozen=True)
class _Request:
    text: str
    now: datetime
    counterpart: str | None


def _request(number: int, line: str) -> _Request:
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        data = None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise UserError(f'Regel {number} is geen JSON-object met een "text".')
    counterpart = data.get("counterpart")
    if not isinstance(counterpart, str | None):
        raise UserError(f'Regel {number}: "counterpart" moet een naam zijn.')
    return _Request(data["text"], _moment(number, data.get("now")), counterpart)


def _moment(number: int, now: object) -> datetime:
    if now is None:
        return amsterdam_now()
    try:
        # Python 3.10 doesn't know "Z" yet.
        moment = datetime.fromisoformat(str(now).replace("Z", "+00:00"))
    except ValueError:
        raise UserError(
            f'Regel {number}: "now" moet een moment zijn, zoals 2026-11-23T14:05:00.'
        ) from None
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None) if moment.tzinfo else moment


def _understood(processor: OwnProcessor, request: _Request) -> dict[str, Any]:
    metadata = {"now": request.now.isoformat(), "counterpart": request.counterpart}
    message = UserMessage(text=readable(request.text), metadata=metadata)
    parsed = processor.parse_offline(message)
    agreements = [
        {key: value for key, value in agreement.items() if key != "sentence"}
        for agreement in parsed.get("agreements", ())
    ]
    return {
        "text": request.text,
        "intent": parsed["intent"]["name"],
        "moves": [move for move in parsed.get("moves", ()) if move["text"]],
        "agreements": agreements,
    }
