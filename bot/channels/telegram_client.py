"""PTB's client for the Bot API, made to bear what a gateway or a newer Telegram may answer."""

from __future__ import annotations

import json
from typing import Any

from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram_in import readable
from bot.settings import Settings

_ANSWER_SECONDS = 30
"""A message whose answer is not awaited is sent again, and the person gets it twice."""


class _Request(HTTPXRequest):
    """Logs no answers: PTB's own does, and an answer can hold what a person wrote."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The JSON of an answer; TelegramError for anything else, such as a gateway's page."""
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("the answer is no JSON object")
        return answer


class _UpdatesRequest(_Request):
    """Gets past an update that PTB can't read, instead of getting it again and again."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer, with only updates that can be read."""
        answer = _Request.parse_json_payload(payload)
        if isinstance(answer.get("result"), list):
            answer["result"] = [readable(update) for update in answer["result"]]
        return answer


def make_bot(settings: Settings) -> Bot:
    """A client for the Bot API server in the settings."""
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    base = settings.telegram_api_url.rstrip("/")
    return Bot(
        token.strip(),
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=_Request(
            connection_pool_size=64, read_timeout=_ANSWER_SECONDS, pool_timeout=_ANSWER_SECONDS
        ),
        get_updates_request=_UpdatesRequest(connection_pool_size=2),
    )
