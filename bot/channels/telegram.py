"""Practise on Telegram: a Rasa channel that speaks through python-telegram-bot.

Long polling by default, so that no public address is needed; a webhook where it is set. An update
counts as received only after its turn is stored: the next poll (or the 200 of the webhook)
confirms it. After a crash Telegram delivers it again, and the assistant knows it by its id.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import signal
import uuid
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text
from telegram import BotCommand, Update
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.assistant import Assistant
from bot.channels.telegram_in import incoming, is_button
from bot.channels.telegram_out import pieces
from bot.errors import UserError
from bot.practice import texts
from bot.practice.answer import Answer
from bot.settings import Settings

logger = logging.getLogger("tegenspeler.telegram")

HOW_TO_GET_ONE = """Er is nog geen Telegram-token.

Zo kom je eraan:
1. Open Telegram en zoek @BotFather.
2. Stuur /newbot en kies een naam en een gebruikersnaam.
3. BotFather stuurt je een token, zoiets als 123456:ABC-DEF.
4. Zet in het bestand .env in de map van Tegenspeler deze regel:
   TEGENSPELER_TELEGRAM_TOKEN=123456:ABC-DEF
5. Start opnieuw: tegenspeler run"""

_ALLOWED = ["message", "edited_message", "callback_query"]
_POLL_SECONDS = 25
_PATIENCE_SECONDS = (1, 2, 4, 8, 15, 30)
"""How long to wait after each failure of the connection in a row; the last one is repeated."""
_COMMANDS = (
    BotCommand("start", "Kies een gesprek"),
    BotCommand("stop", "Stop het gesprek en kijk terug"),
    BotCommand("help", "Hoe het werkt"),
)


def check(settings: Settings) -> None:
    """UserError where a setting is missing that Telegram needs."""
    if settings.telegram_token is None or not settings.telegram_token.get_secret_value().strip():
        raise UserError(HOW_TO_GET_ONE)
    if settings.telegram_mode == "webhook":
        if not settings.webhook_url:
            raise UserError(
                "Voor de webhook is een openbaar adres nodig. Zet TEGENSPELER_WEBHOOK_URL, "
                "of laat TEGENSPELER_TELEGRAM_MODE weg."
            )
        if settings.webhook_secret is None:
            raise UserError(
                "Voor de webhook is een geheim nodig, anders kan iedereen berichten insturen. "
                "Zet TEGENSPELER_WEBHOOK_SECRET op een lange reeks letters en cijfers."
            )


class TelegramChannel(InputChannel):  # type: ignore[misc]
    """Takes updates from Telegram and sends the answers."""

    def __init__(self, bot: ExtBot[Any], assistant: Assistant, secret: str = "") -> None:
        self._bot = bot
        self._assistant = assistant
        self._secret = secret

    @classmethod
    def name(cls) -> str:
        """The name of the channel in conversation ids."""
        return "telegram"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        """The webhook's one route. `on_new_message` is Rasa's; turns go through the assistant."""
        webhook = Blueprint("telegram_webhook")

        @webhook.route("/telegram", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
            if not hmac.compare_digest(given.encode(), self._secret.encode()):
                return text("", status=403)
            update = Update.de_json(request.json, self._bot)
            if update is not None:
                await self.handle(update)
            return text("")

        return webhook

    async def handle(self, update: Update) -> None:
        """One update: the turn, then its answers. Never raises for what a person sent."""
        received = incoming(update)
        if received is None:
            return
        if is_button(update):
            await self._acknowledge(update)
        try:
            answers = await self._assistant.handle(received)
        except Exception:
            # The turn is undone; the talk stands where it was. No text of a person in the log.
            error_id = uuid.uuid4().hex[:8]
            logger.exception("turn failed: update=%s error=%s", update.update_id, error_id)
            answers = [Answer("note", texts.FAILED)]
        await self._deliver(received.id, received.conversation, answers)

    async def handle_all(self, updates: Sequence[Update]) -> None:
        """Several updates: in order within a chat, side by side between chats."""
        by_chat: dict[int, list[Update]] = defaultdict(list)
        for update in updates:
            chat = update.effective_chat
            by_chat[chat.id if chat else 0].append(update)

        async def in_order(chat_updates: list[Update]) -> None:
            for update in chat_updates:
                await self.handle(update)

        await asyncio.gather(*(in_order(chat_updates) for chat_updates in by_chat.values()))

    async def deliver_waiting(self) -> None:
        """Send the answers that were stored but not sent when the process ended."""
        for message_id, conversation, answers in self._assistant.outbox.waiting(self.name()):
            await self._deliver(message_id, conversation, answers)

    async def _deliver(self, message_id: str, conversation: str, answers: Sequence[Answer]) -> None:
        chat_id = int(conversation.partition(":")[2])
        try:
            for answer in answers:
                for piece in pieces(answer):
                    await self._bot.send_message(
                        chat_id, piece.html, ParseMode.HTML, reply_markup=piece.buttons
                    )
        except Forbidden:
            logger.info("not delivered: the bot is blocked: update=%s", message_id)
        except BadRequest as error:
            logger.warning("refused by Telegram: update=%s: %s", message_id, error.message)
        except TelegramError as error:
            # It stays in the outbox and is sent when Telegram can be reached again.
            logger.warning("not delivered yet: update=%s: %s", message_id, type(error).__name__)
            return
        self._assistant.delivered(message_id)

    async def _acknowledge(self, update: Update) -> None:
        """Stop the button's spinner and take the buttons away; nothing depends on it."""
        query = update.callback_query
        if query is None:
            return
        try:
            await query.answer()
            await query.edit_message_reply_markup(None)
        except TelegramError as error:
            logger.info("button not acknowledged: %s", type(error).__name__)

    async def poll(self, stopped: asyncio.Event) -> None:
        """Ask for updates until `stopped`; each batch is handled before the next is asked for."""
        offset: int | None = None
        failures = 0
        while not stopped.is_set():
            try:
                updates = await self._next_updates(offset, stopped)
            except Conflict:
                raise UserError(
                    "Er draait al een bot met dit token. Stop die eerst; twee tegelijk kan niet."
                ) from None
            except (NetworkError, RetryAfter) as error:
                pause = _PATIENCE_SECONDS[min(failures, len(_PATIENCE_SECONDS) - 1)]
                failures += 1
                logger.warning("no connection: %s; again in %s s", type(error).__name__, pause)
                await _sleep(pause, stopped)
                continue
            if failures:
                failures = 0
                await self.deliver_waiting()
            await self.handle_all(updates)
            offset = updates[-1].update_id + 1 if updates else offset

    async def _next_updates(self, offset: int | None, stopped: asyncio.Event) -> Sequence[Update]:
        """The updates from `offset` on; none when it is time to stop."""
        asking = asyncio.ensure_future(
            self._bot.get_updates(
                offset=offset,
                timeout=_POLL_SECONDS,
                read_timeout=_POLL_SECONDS + 10,
                allowed_updates=_ALLOWED,
            )
        )
        stopping = asyncio.ensure_future(stopped.wait())
        await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if asking.done():
            return asking.result()
        # Nothing is lost: what it would have brought was not confirmed and comes again.
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        return ()


async def _sleep(seconds: float, stopped: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stopped.wait(), seconds)
    except asyncio.TimeoutError:
        return


def make_bot(settings: Settings) -> ExtBot[Any]:
    """PTB's client for the Bot API server in the settings."""
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    base = settings.telegram_api_url.rstrip("/")
    return ExtBot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=HTTPXRequest(connection_pool_size=64),
        rate_limiter=AIORateLimiter(max_retries=3),
    )


def run(assistant: Assistant, settings: Settings) -> None:
    """Serve until interrupted."""
    asyncio.run(serve(assistant, settings))


async def serve(
    assistant: Assistant, settings: Settings, stopped: asyncio.Event | None = None
) -> None:
    """Connect, send what was still waiting, and take updates until `stopped`."""
    stopped = stopped or _stopped_by_signals()
    bot = make_bot(settings)
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    channel = TelegramChannel(bot, assistant, secret)
    try:
        await bot.initialize()
        await bot.set_my_commands(_COMMANDS)
        await channel.deliver_waiting()
        print(f"@{bot.username} luistert. Stoppen kan met Ctrl-C.", flush=True)  # noqa: T201
        if settings.telegram_mode == "webhook":
            await _serve_webhook(channel, bot, settings, secret, stopped)
        else:
            await bot.delete_webhook()
            await channel.poll(stopped)
    except InvalidToken:
        raise UserError(
            "Telegram kent dit token niet. Vraag @BotFather om het goede (/mybots) en zet het bij "
            "TEGENSPELER_TELEGRAM_TOKEN."
        ) from None
    except NetworkError:
        raise UserError(
            f"Geen verbinding met {settings.telegram_api_url}. Kijk of er internet is."
        ) from None
    finally:
        await bot.shutdown()


async def _serve_webhook(
    channel: TelegramChannel,
    bot: ExtBot[Any],
    settings: Settings,
    secret: str,
    stopped: asyncio.Event,
) -> None:
    app = Sanic(f"tegenspeler_{uuid.uuid4().hex[:8]}", configure_logging=False)
    app.blueprint(channel.blueprint(_unused))
    host, _, port = settings.listen.rpartition(":")
    server = await app.create_server(
        host or "127.0.0.1", int(port), return_asyncio_server=True, access_log=False
    )
    if server is None:
        raise UserError(f"Op {settings.listen} kan niet worden geluisterd.")
    await server.startup()
    url = f"{str(settings.webhook_url).rstrip('/')}/telegram"
    await bot.set_webhook(url, secret_token=secret, allowed_updates=_ALLOWED)
    await stopped.wait()
    server.close()
    await server.wait_closed()


async def _unused(message: UserMessage) -> None:
    raise NotImplementedError("turns go through the assistant")


def _stopped_by_signals() -> asyncio.Event:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    return stopped
