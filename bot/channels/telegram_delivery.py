"""Sends the answers in the outbox: each chat in its own order, and at its own pace.

A chat that can't be reached is tried again, ever less often, and keeps no other chat waiting.
What is not sent when the process ends is still in the outbox when it starts again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiolimiter import AsyncLimiter
from telegram import Bot, CallbackQuery, Message
from telegram.constants import FloodLimit, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.assistant import Assistant
from bot.channels.telegram_out import pieces

logger = logging.getLogger("tegenspeler.telegram")

_PAUSES = (1, 2, 4, 8, 15, 30)
"""Seconds to wait after each failure in a row; the last one is repeated."""


def pause(failures: int, error: Exception) -> float:
    """How many seconds to wait after so many failures in a row, the last of which was `error`."""
    seconds = _PAUSES[min(failures, len(_PAUSES)) - 1]
    if not isinstance(error, RetryAfter):
        return seconds
    asked = error.retry_after
    return max(seconds, asked.total_seconds() if isinstance(asked, timedelta) else asked)


async def sleep(seconds: float, stopped: asyncio.Event) -> None:
    """Wait so long, or until `stopped`."""
    with suppress(asyncio.TimeoutError):
        await asyncio.wait_for(stopped.wait(), seconds)


@dataclass
class _Chat:
    """What one chat still has to get."""

    waiting: deque[str] = field(default_factory=deque)
    """The ids of messages with answers in the outbox, in the order in which they came."""
    sent: int = 0
    """How many pieces of the first of them have arrived."""


class Delivery:
    """Brings answers from the outbox to their chats."""

    def __init__(self, bot: Bot, assistant: Assistant) -> None:
        self._bot = bot
        self._assistant = assistant
        self._chats: dict[int, _Chat] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopped = asyncio.Event()
        self._pace = AsyncLimiter(FloodLimit.MESSAGES_PER_SECOND, 1)

    def announce(self, message_id: str, conversation: str) -> None:
        """The outbox holds answers to this message: send them after what its chat waits for.

        To announce a message twice does no harm: what is sent is what the outbox still holds.
        """
        chat_id = int(conversation.partition(":")[2])
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = _Chat()
            self._start(self._serve(chat_id, chat))
        chat.waiting.append(message_id)

    def announce_waiting(self, channel: str) -> None:
        """All that was stored and not sent when the process last ended."""
        for message_id, conversation, _ in self._assistant.outbox.waiting(channel):
            self.announce(message_id, conversation)

    def acknowledge(self, query: CallbackQuery, used: bool) -> None:
        """Stop the spinner of a button; take the buttons away if it was `used`."""
        self._start(_acknowledge(query, used))

    async def close(self, seconds: float) -> None:
        """Stop sending. What is on its way gets so many seconds, the rest stays in the outbox."""
        self._stopped.set()
        if not self._tasks:
            return
        tasks = set(self._tasks)
        await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, chat_id: int, chat: _Chat) -> None:
        failures = 0
        while chat.waiting and not self._stopped.is_set():
            try:
                await self._send_first(chat_id, chat)
            except Exception as error:
                failures += 1
                seconds = pause(failures, error)
                logger.warning(
                    "not delivered yet: message=%s: %s; again in %s s",
                    chat.waiting[0],
                    type(error).__name__,
                    seconds,
                )
                await sleep(seconds, self._stopped)
            else:
                failures = 0
                chat.waiting.popleft()
                chat.sent = 0
        del self._chats[chat_id]

    async def _send_first(self, chat_id: int, chat: _Chat) -> None:
        message_id = chat.waiting[0]
        answers = self._assistant.outbox.find(message_id) or []
        all_pieces = [piece for answer in answers for piece in pieces(answer)]
        try:
            for piece in all_pieces[chat.sent :]:
                async with self._pace:
                    await self._bot.send_message(
                        chat_id, piece.html, ParseMode.HTML, reply_markup=piece.buttons
                    )
                chat.sent += 1
        except Forbidden:
            logger.info("not delivered, the bot is blocked: message=%s", message_id)
        except (BadRequest, ChatMigrated) as error:
            logger.warning("refused by Telegram: message=%s: %s", message_id, error.message)
        self._assistant.delivered(message_id)


async def _acknowledge(query: CallbackQuery, used: bool) -> None:
    # Nothing depends on it, and Telegram refuses it for a button that was pressed long ago.
    with suppress(TelegramError):
        await query.answer()
    if used and isinstance(query.message, Message):
        with suppress(TelegramError):
            await query.edit_message_reply_markup(None)
