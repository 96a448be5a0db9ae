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
import time
import traceback
import uuid
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text
from telegram import Bot, BotCommand, Update
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError

from bot.assistant import Assistant, Incoming
from bot.channels.telegram_client import make_bot
from bot.channels.telegram_delivery import Delivery, pause, sleep
from bot.channels.telegram_in import incoming, readable
from bot.errors import UserError
from bot.practice import texts
from bot.practice.answer import Answer
from bot.practice.clock import amsterdam_now
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
_POLL_SECONDS = 10
_PATIENCE_WHEN_NEW = 15
"""Seconds of conflict after which a bot that just started leaves the token to the other one.

Longer than a poll, which our own last run may have left open.
"""
_PATIENCE_WHEN_SETTLED = 60
_CONFLICT_PAUSE = 2
_LAST_SECONDS = 5
"""What is being sent when the bot stops gets so much time to arrive."""
_LARGEST_UPDATE = 1_000_000
"""Bytes; a real update is far below it."""
_DAY = 24 * 60 * 60
_COMMANDS = (
    BotCommand("start", "Kies een gesprek"),
    BotCommand("hint", "Een hint bij dit moment"),
    BotCommand("terug", "Neem je laatste bericht terug"),
    BotCommand("waarom", "Waarom de ander zo reageerde"),
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
        if settings.webhook_secret is None or not settings.webhook_secret.get_secret_value():
            raise UserError(
                "Voor de webhook is een geheim nodig, anders kan iedereen berichten insturen. "
                "Zet TEGENSPELER_WEBHOOK_SECRET op een lange reeks letters en cijfers."
            )


class NotStoredError(Exception):
    """Nothing of a turn could be stored; the update has to come again."""


class TelegramChannel(InputChannel):  # type: ignore[misc]
    """Takes updates from Telegram; the answers go out through `delivery`."""

    def __init__(self, bot: Bot, assistant: Assistant, delivery: Delivery, secret: str) -> None:
        self._bot = bot
        self._assistant = assistant
        self._delivery = delivery
        self._secret = secret

    @classmethod
    def name(cls) -> str:
        """The name of the channel in conversation ids."""
        return "telegram"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        """The webhook's one route. `on_new_message` is Rasa's; turns go through the assistant."""
        webhook = Blueprint("telegram_webhook")

        @webhook.route("/telegram", methods=["POST"])  # type: ignore[untyped-decorator]
        async def receive(request: Request) -> HTTPResponse:
            given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
            if not hmac.compare_digest(given.encode(), self._secret.encode()):
                return text("", status=403)
            update = Update.de_json(readable(request.json), self._bot)
            try:
                await self.handle(update)
            except NotStoredError:
                return text("", status=503)
            return text("")

        return webhook

    async def handle(self, update: Update) -> None:
        """One update: its turn is stored and its answers are on their way; else NotStoredError."""
        received = incoming(update)
        if received is None:
            return
        taken = await self._take_turn(received)
        self._delivery.announce(received.id, received.conversation)
        if update.callback_query is not None:
            self._delivery.acknowledge(update.callback_query, used=taken)

    async def _take_turn(self, received: Incoming) -> bool:
        """Whether the turn was taken. If not, the talk stands where it was, and that is said."""
        try:
            await self._assistant.handle(received)
        except Exception as error:
            _log_failure(received, error)
        else:
            return True
        sorry = Answer("note", texts.FAILED)
        try:
            await self._assistant.handle(Incoming(received.id, received.conversation, reply=sorry))
        except Exception:
            raise NotStoredError from None
        return False

    async def handle_all(self, updates: Sequence[Update]) -> None:
        """Several updates: in order within a chat, side by side between chats."""
        by_chat: dict[int, list[Update]] = defaultdict(list)
        for update in updates:
            chat = update.effective_chat
            by_chat[chat.id if chat else 0].append(update)

        async def in_order(chat_updates: list[Update]) -> None:
            for update in chat_updates:
                await self.handle(update)

        work = (in_order(chat_updates) for chat_updates in by_chat.values())
        for outcome in await asyncio.gather(*work, return_exceptions=True):
            if isinstance(outcome, BaseException):
                raise outcome

    async def poll(self, stopped: asyncio.Event) -> None:
        """Ask for updates until `stopped`; each batch is handled before the next is asked for."""
        offset: int | None = None
        failures = 0
        rival = _Rival()
        while not stopped.is_set():
            try:
                updates = await self._next_updates(offset, stopped)
                rival.is_gone()
                await self.handle_all(updates)
            except InvalidToken:
                raise
            except (TelegramError, NotStoredError) as error:
                failures += 1
                seconds = pause(failures, error)
                if isinstance(error, Conflict):
                    rival.is_there()
                    seconds = min(seconds, _CONFLICT_PAUSE)
                logger.warning("no updates: %s; again in %s s", type(error).__name__, seconds)
                await sleep(seconds, stopped)
            else:
                failures = 0
                offset = updates[-1].update_id + 1 if updates else offset

    async def _next_updates(self, offset: int | None, stopped: asyncio.Event) -> Sequence[Update]:
        """The updates from `offset` on; none when it is time to stop."""
        asking = asyncio.ensure_future(
            self._bot.get_updates(
                offset=offset,
                timeout=_POLL_SECONDS,
                read_timeout=10,  # on top of the seconds of the long poll
                allowed_updates=_ALLOWED,
            )
        )
        stopping = asyncio.ensure_future(stopped.wait())
        try:
            await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
            # Going loses nothing: what it would have brought is not confirmed, and comes again.
            return asking.result() if asking.done() else ()
        finally:
            asking.cancel()
            stopping.cancel()
            await asyncio.gather(asking, stopping, return_exceptions=True)


class _Rival:
    """Tells another bot with our token from what our own last run left open at Telegram.

    Of two bots, each poll ends the other's. The one that came last has the least patience, so that
    the one that was there stays.
    """

    def __init__(self) -> None:
        self._since: float | None = None
        self._patience = _PATIENCE_WHEN_NEW

    def is_gone(self) -> None:
        """A poll was answered."""
        self._since = None
        self._patience = _PATIENCE_WHEN_SETTLED

    def is_there(self) -> None:
        """A poll was ended by another; UserError when that has gone on for too long."""
        now = time.monotonic()
        if self._since is None:
            self._since = now
        if now - self._since >= self._patience:
            raise UserError(
                "Er draait al een bot met dit token. Stop die eerst; twee tegelijk kan niet."
            )


def _log_failure(received: Incoming, error: Exception) -> None:
    # The message of an exception can hold what a person wrote: only its kind and place are logged.
    place = "".join(traceback.format_tb(error.__traceback__))
    logger.error("turn failed: message=%s: %s\n%s", received.id, type(error).__name__, place)


def run(assistant: Assistant, settings: Settings) -> None:
    """Serve until interrupted."""
    logger.setLevel(logging.INFO)
    asyncio.run(serve(assistant, settings))


async def serve(
    assistant: Assistant, settings: Settings, stopped: asyncio.Event | None = None
) -> None:
    """Connect, send what was still waiting, and take updates until `stopped`.

    UserError where Telegram does not accept the token or the webhook, or can't be reached.
    """
    stopped = stopped or _stopped_by_signals()
    bot = make_bot(settings)
    delivery = Delivery(bot, assistant)
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    channel = TelegramChannel(bot, assistant, delivery, secret)
    tidying = asyncio.ensure_future(_forget_daily(assistant))
    try:
        await _connect(bot, settings)
        delivery.announce_waiting(channel.name())
        if settings.telegram_mode == "webhook":
            await _serve_webhook(channel, bot, settings, secret, stopped)
        else:
            _tell_it_listens(bot)
            await channel.poll(stopped)
        await delivery.close(_LAST_SECONDS)
    except InvalidToken:
        raise UserError(
            "Telegram kent dit token niet. Vraag @BotFather om het goede (/mybots) en zet het bij "
            "TEGENSPELER_TELEGRAM_TOKEN."
        ) from None
    finally:
        tidying.cancel()
        await delivery.close(0)
        await bot.shutdown()


def _tell_it_listens(bot: Bot) -> None:
    print(f"@{bot.username} luistert. Stoppen kan met Ctrl-C.", flush=True)  # noqa: T201


async def _connect(bot: Bot, settings: Settings) -> None:
    try:
        await bot.initialize()
        await bot.set_my_commands(_COMMANDS)
        if settings.telegram_mode == "polling":
            await bot.delete_webhook()
    except InvalidToken:
        raise
    except TelegramError:
        raise UserError(
            f"Geen verbinding met {settings.telegram_api_url}. Kijk of er internet is."
        ) from None


async def _serve_webhook(
    channel: TelegramChannel, bot: Bot, settings: Settings, secret: str, stopped: asyncio.Event
) -> None:
    app = Sanic(f"tegenspeler_{uuid.uuid4().hex[:8]}", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = _LARGEST_UPDATE
    app.blueprint(channel.blueprint(_unused))
    host, _, port = settings.listen.rpartition(":")
    server: Any = None  # Sanic leaves its methods untyped
    try:
        server = await app.create_server(
            host or "127.0.0.1", int(port), return_asyncio_server=True, access_log=False
        )
    except (OSError, ValueError):
        raise UserError(
            f"Op {settings.listen} kan niet worden geluisterd. Kies met TEGENSPELER_LISTEN een "
            "ander adres, bijvoorbeeld 127.0.0.1:8080."
        ) from None
    await server.startup()
    try:
        await _set_webhook(bot, f"{str(settings.webhook_url).rstrip('/')}/telegram", secret)
        _tell_it_listens(bot)
        await stopped.wait()
    finally:
        server.close()
        await server.wait_closed()


async def _set_webhook(bot: Bot, url: str, secret: str) -> None:
    try:
        await bot.set_webhook(url, secret_token=secret, allowed_updates=_ALLOWED)
    except BadRequest as error:
        raise UserError(
            f"Telegram neemt deze webhook niet aan: {error.message}. Kijk naar "
            "TEGENSPELER_WEBHOOK_URL (een https-adres) en TEGENSPELER_WEBHOOK_SECRET (letters, "
            "cijfers, - en _)."
        ) from None
    except InvalidToken:
        raise
    except TelegramError:
        raise UserError("De webhook kon niet worden ingesteld. Probeer het zo nog eens.") from None


async def _forget_daily(assistant: Assistant) -> None:
    while True:
        try:
            assistant.forget_handled(amsterdam_now())
        except Exception as error:
            logger.warning("handled messages not forgotten: %s", type(error).__name__)
        await asyncio.sleep(_DAY)


async def _unused(message: UserMessage) -> None:
    raise NotImplementedError("turns go through the assistant")


def _stopped_by_signals() -> asyncio.Event:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    return stopped
