"""The methods of the Bot API: what they check, do and answer."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from tests.channels.bot_api import html
from tests.channels.bot_api.errors import ApiError
from tests.channels.bot_api.state import Chat, Received, new_id
from tests.channels.bot_api.updates import Updates, Webhook

Params = Mapping[str, str]

_LONGEST_TEXT = 4096
_ACTIONS = frozenset({"typing", "upload_document", "choose_sticker"})


class Methods:
    """The bot's account at Telegram."""

    def __init__(self) -> None:
        self.user = {
            "id": new_id(),
            "is_bot": True,
            "first_name": "Tegenspeler",
            "username": "tegenspeler_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.chats: dict[int, Chat] = {}
        self.updates = Updates()
        self.commands: list[dict[str, str]] = []
        self.open_queries: set[str] = set()
        """Ids of pressed buttons that the bot did not answer yet."""
        self._methods: dict[str, Callable[[Params], Awaitable[Any]]] = {
            "getme": self._get_me,
            "getupdates": self._get_updates,
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._get_webhook_info,
            "sendmessage": self._send_message,
            "editmessagereplymarkup": self._edit_message_reply_markup,
            "answercallbackquery": self._answer_callback_query,
            "setmycommands": self._set_my_commands,
            "sendchataction": self._send_chat_action,
        }

    async def call(self, method: str, params: Params) -> Any:
        """The result of a method, whose name may be in any case; ApiError if it is refused."""
        work = self._methods.get(method.lower())
        if work is None:
            raise ApiError(404, "Not Found: method not found")
        return await work(params)

    async def _get_me(self, _: Params) -> dict[str, Any]:
        return self.user

    async def _get_updates(self, params: Params) -> list[dict[str, Any]]:
        allowed = params.get("allowed_updates")
        return await self.updates.poll(
            offset=int(params.get("offset", 0)),
            limit=int(params.get("limit", 100)),
            timeout=min(float(params.get("timeout", 0)), 50),
            allowed=None if allowed is None else json.loads(allowed),
        )

    async def _set_webhook(self, params: Params) -> bool:
        url, secret = params.get("url", ""), params.get("secret_token", "")
        if not url:
            return await self._delete_webhook(params)
        address = urlsplit(url)
        if address.scheme != "https" and address.hostname != "127.0.0.1":
            raise ApiError.bad_request("bad webhook: HTTPS URL must be provided for webhook")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise ApiError.bad_request("secret token contains unallowed characters")
        if "allowed_updates" in params:
            self.updates.allowed = json.loads(params["allowed_updates"])
        self.updates.set_webhook(Webhook(url, secret))
        return True

    async def _delete_webhook(self, params: Params) -> bool:
        if params.get("drop_pending_updates", "").lower() == "true":
            self.updates.pending.clear()
        self.updates.set_webhook(None)
        return True

    async def _get_webhook_info(self, _: Params) -> dict[str, Any]:
        webhook = self.updates.webhook
        return {
            "url": webhook.url if webhook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.pending),
            **(
                {"last_error_message": webhook.last_error} if webhook and webhook.last_error else {}
            ),
        }

    async def _send_message(self, params: Params) -> dict[str, Any]:
        text, entities = _formatted(params)
        buttons = _buttons(params.get("reply_markup"))
        chat = self._open_chat(params)
        message = Received(
            message_id=new_id(),
            html=params["text"],
            text=text,
            entities=entities,
            buttons=buttons,
            first_buttons=dict(buttons),
            date=int(time.time()),
        )
        chat.received.append(message)
        chat.unread.put_nowait(message)
        return self.shown(chat, message)

    async def _edit_message_reply_markup(self, params: Params) -> dict[str, Any]:
        chat = self._open_chat(params)
        wanted = params.get("message_id", "")
        message = next((m for m in chat.received if str(m.message_id) == wanted), None)
        if message is None:
            raise ApiError.bad_request("message to edit not found")
        buttons = _buttons(params.get("reply_markup"))
        if buttons == message.buttons:
            raise ApiError.bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        message.buttons = buttons
        return self.shown(chat, message)

    async def _answer_callback_query(self, params: Params) -> bool:
        query = params.get("callback_query_id", "")
        if query not in self.open_queries:
            raise ApiError.bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        self.open_queries.remove(query)
        return True

    async def _set_my_commands(self, params: Params) -> bool:
        commands = json.loads(params.get("commands", "[]"))
        for command in commands:
            if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command["command"]):
                raise ApiError.bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise ApiError.bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands = commands
        return True

    async def _send_chat_action(self, params: Params) -> bool:
        self._open_chat(params)
        if params.get("action") not in _ACTIONS:
            raise ApiError.bad_request("wrong parameter action in request")
        return True

    def _open_chat(self, params: Params) -> Chat:
        """The chat that is meant, if the bot may write there."""
        wanted = params.get("chat_id", "")
        if not wanted:
            raise ApiError.bad_request("chat_id is empty")
        chat = next((c for c in self.chats.values() if str(c.id) == wanted), None)
        if chat is None:
            raise ApiError.bad_request("chat not found")
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if not chat.began:
            raise ApiError(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def shown(self, chat: Chat, message: Received) -> dict[str, Any]:
        """A message of the bot as the Bot API shows it."""
        rows = [[{"text": t, "callback_data": d}] for t, d in message.buttons.items()]
        return {
            "message_id": message.message_id,
            "from": {k: self.user[k] for k in ("id", "is_bot", "first_name", "username")},
            "chat": chat.as_dict(),
            "date": message.date,
            "text": message.text,
            "entities": message.entities,
            **({"reply_markup": {"inline_keyboard": rows}} if rows else {}),
        }


def _formatted(params: Params) -> tuple[str, list[dict[str, Any]]]:
    text, mode = params.get("text", ""), params.get("parse_mode", "").lower()
    entities: list[dict[str, Any]] = []
    if mode == "html":
        text, entities = html.parse(text)
    elif mode:
        raise ApiError.bad_request("unsupported parse_mode")
    if not text.strip():
        raise ApiError.bad_request("message text is empty")
    if html.length(text) > _LONGEST_TEXT:
        raise ApiError.bad_request("message is too long")
    return text, entities


def _buttons(markup: str | None) -> dict[str, str]:
    """Title and data of each inline button."""
    if not markup:
        return {}
    try:
        rows = json.loads(markup)["inline_keyboard"]
        buttons = [button for row in rows for button in row]
    except (ValueError, KeyError, TypeError):
        raise ApiError.bad_request("object expected as reply markup") from None
    for button in buttons:
        if not button.get("text"):
            raise ApiError.bad_request(
                'can\'t parse inline keyboard button: Field "text" must be of type String'
            )
        if "callback_data" not in button:
            raise ApiError.bad_request(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline "
                "keyboard"
            )
        if not 1 <= len(button["callback_data"].encode()) <= 64:
            raise ApiError.bad_request("BUTTON_DATA_INVALID")
    return {button["text"]: button["callback_data"] for button in buttons}
