"""`tegenspeler parse`: what is understood of a message, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from rasa.core.channels.channel import UserMessage

from bot.assistant.processor import OwnProcessor
from bot.errors import UserError


def parse_lines(model: Path, lines: Iterable[str], out: TextIO) -> None:
    """Read {"text", "now", "counterpart"} and print {"text", "intent", "moves", "agreements"}.

    One JSON object a line, both ways, in the same order. Only `text` is required. UserError, with its number, for a line that is no such object.
    """
    processor = OwnProcessor(model, {})
    for number, line in enumerate(lines, start=1):
        if line.strip():
            request = _request(number, line)
            print(json.dumps(_understood(processor, request), ensure_ascii=False), file=out)
            out.flush()


def _request(number: int, line: str) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except json.JSONDecodeError:
        request = None
    if not isinstance(request, dict) or not isinstance(request.get("text"), str):
        raise UserError(f'Regel {number} is geen JSON-object met een "text".')
    return request


def _understood(processor: OwnProcessor, request: dict[str, Any]) -> dict[str, Any]:
    metadata = {key: request[key] for key in ("now", "counterpart") if request.get(key)}
    message = UserMessage(text=request["text"], metadata=metadata)
    parsed = processor.parse_offline(message)
    agreements = [
        {key: value for key, value in agreement.items() if key != "sentence"}
        for agreement in parsed.get("agreements", ())
    ]
    return {
        "text": request["text"],
        "intent": parsed["intent"]["name"],
        "moves": parsed.get("moves", []),
        "agreements": agreements,
    }
