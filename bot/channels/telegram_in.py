"""From a Telegram update to something the assistant can handle: text, a command, or neither."""

from __future__ import annotations

import re

from telegram import Message, Update
from telegram.constants import ChatType

from bot.assistant import Incoming
from bot.practice import texts
from bot.practice.answer import Answer
from bot.practice.commands import Command

_COMMAND = re.compile(r"/(start|stop|help)(?:@\w+)?(?:\s.*)?", re.DOTALL)
"""The closed list. Any other text is text, also when it begins with "/"."""
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
        return Incoming(message_id, conversation, reply=Answer("note", texts.EDITED))
    if update.message is None:
        return None
    return _message(message_id, conversation, update.message)


def is_button(update: Update) -> bool:
    """Whether a button was pressed."""
    return update.callback_query is not None


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
            return Incoming(message_id, conversation, command=Command(command[1]))
        return Incoming(message_id, conversation, message.text)
    kind = _kind(message)
    if kind is None:
        return None
    return Incoming(message_id, conversation, reply=Answer("note", texts.UNREADABLE[kind]))


def _is_said(message: Message) -> bool:
    return message.text is not None or _kind(message) is not None


def _kind(message: Message) -> str | None:
    """The kind of a message without text; None where the person said nothing at all."""
    for kind, attributes in _KINDS.items():
        if any(getattr(message, attribute) for attribute in attributes):
            return kind
    return "other" if message.effective_attachment is not None else None
