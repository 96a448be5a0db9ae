"""From a Telegram update to something the assistant can handle: text, a command, or neither."""

from __future__ import annotations

import logging
import re
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType

from bot.assistant import Incoming
from bot.practice import texts
from bot.practice.answer import Answer
from bot.practice.commands import SLASH, Command

_COMMAND = re.compile(rf"/({'|'.join(SLASH)})(?:@\w+)?(?:\s.*)?", re.DOTALL | re.IGNORECASE)
"""The closed list; a phone may begin it with a capital. Any other text is text, also after "/"."""
_KINDS = {
    "voice": ("voice", "audio"),
    "video": ("video", "video_note", "animation"),
    "photo": ("photo",),
    "sticker": ("sticker",),
    "document": ("document",),
    "location": ("location", "venue"),
    "contact": ("contact",),
    "poll": ("poll", "dice"),
}
_ENVELOPE = ("message_id", "date", "chat", "from", "text", "media_group_id")
_UNREAD = "unread"
"""Where a message names the content that was left out of it, because PTB can't read it."""

logger = logging.getLogger("tegenspeler.telegram")


def readable(update: dict[str, Any]) -> dict[str, Any]:
    """The update as it came; where PTB can't read it, what is left without the odd content.

    PTB wants every field of the newest Bot API: a poll from a server that is one version older
    would end the program, and come again at its next start.
    """
    if _can_be_read(update):
        return update
    logger.warning("update not quite understood: update=%s", update["update_id"])
    for kind in ("message", "edited_message"):
        message = update.get(kind)
        if isinstance(message, dict):
            bare = {key: message[key] for key in _ENVELOPE if key in message}
            bare[_UNREAD] = [key for key in message if key not in _ENVELOPE]
            without = {"update_id": update["update_id"], kind: bare}
            if _can_be_read(without):
                return without
    return {"update_id": update["update_id"]}


def _can_be_read(update: dict[str, Any]) -> bool:
    try:
        Update.de_json(update, None)
    except Exception:
        return False
    return True


def incoming(update: Update) -> Incoming | None:
    """What a person sent; None for what asks for no answer, such as a name in a channel.

    The id is Telegram's update id, which stays the same when an update is delivered again.
    """
    chat = update.effective_chat
    if chat is None or update.effective_user is None:
        return None
    message_id, conversation = f"telegram:{update.update_id}", f"telegram:{chat.id}"
    if chat.type != ChatType.PRIVATE:
        if update.message is None or not _is_said(update.message):
            return None
        return Incoming(message_id, conversation, reply=Answer("note", texts.ONLY_PRIVATE))
    if update.callback_query is not None:
        return _button(message_id, conversation, update.callback_query.data or "")
    if update.edited_message is not None:
        # A live location is "edited" every few seconds, without anybody doing something.
        if update.edited_message.text is None:
            return None
        return Incoming(message_id, conversation, reply=Answer("note", texts.EDITED))
    if update.message is None:
        return None
    if update.message.media_group_id is not None:
        # Ten photos sent as one album are ten updates, and want one answer.
        message_id = f"{conversation}:album:{update.message.media_group_id}"
    return _message(message_id, conversation, update.message)


def _button(message_id: str, conversation: str, payload: str) -> Incoming:
    try:
        command = Command.from_payload(payload)
    except ValueError:
        return Incoming(message_id, conversation, reply=Answer("note", texts.OLD_BUTTON))
    return Incoming(message_id, conversation, command=command)


def _message(message_id: str, conversation: str, message: Message) -> Incoming | None:
    if message.text is not None:
        command = _COMMAND.fullmatch(message.text.strip())
        if command is not None:
            return Incoming(message_id, conversation, command=Command(SLASH[command[1].lower()]))
        return Incoming(message_id, conversation, message.text)
    kind = _kind(message)
    if kind is None:
        return None
    return Incoming(message_id, conversation, reply=Answer("note", texts.UNREADABLE[kind]))


def _is_said(message: Message) -> bool:
    return message.text is not None or _kind(message) is not None


def _kind(message: Message) -> str | None:
    """The kind of a message without text; None where the person said nothing at all."""
    unread = message.api_kwargs.get(_UNREAD, ())
    for kind, attributes in _KINDS.items():
        if any(name in unread or getattr(message, name) for name in attributes):
            return kind
    return "other" if unread or message.effective_attachment is not None else None
