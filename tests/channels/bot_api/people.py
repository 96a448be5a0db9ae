"""People who use Telegram: they write, press buttons and read."""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass
from typing import Any

from tests.channels.bot_api.methods import Methods
from tests.channels.bot_api.state import Chat, Received, new_id

_FILE = {"file_id": "AgACAgQAAxkBAAIB", "file_unique_id": "AQADBAAB", "file_size": 2048}
_STICKER = {
    **_FILE,
    "type": "regular",
    "width": 512,
    "height": 512,
    "is_animated": False,
    "is_video": False,
    "emoji": "👍",
}
_POLL = {
    "id": "5206352",
    "question": "Wanneer?",
    "options": [{"text": t, "voter_count": 0, "persistent_id": t} for t in ("ma", "di")],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}
_OLD_POLL = {**_POLL, "options": [{"text": t, "voter_count": 0} for t in ("ma", "di")]}
PHOTO = {"photo": [{**_FILE, "width": 90, "height": 60}, {**_FILE, "width": 800, "height": 533}]}
STICKER = {"sticker": _STICKER}
VOICE = {"voice": {**_FILE, "duration": 3, "mime_type": "audio/ogg"}}
VIDEO_NOTE = {"video_note": {**_FILE, "length": 240, "duration": 4}}
DOCUMENT = {"document": {**_FILE, "file_name": "verslag.pdf", "mime_type": "application/pdf"}}
LOCATION = {"location": {"latitude": 52.08, "longitude": 4.31}}
CONTACT = {"contact": {"phone_number": "+31612345678", "first_name": "Fatma"}}
POLL = {"poll": _POLL}
OLD_POLL = {"poll": _OLD_POLL}
"""As a Bot API server before 9.6 shows it."""
GAME = {"game": {"title": "Spel", "description": "Een spel", "photo": PHOTO["photo"]}}
DICE = {"dice": {"emoji": "🎲", "value": 4}}


@dataclass(frozen=True)
class Group:
    """A group chat that the bot is in."""

    chat: Chat

    @property
    def received(self) -> list[Received]:
        """What the bot wrote there."""
        return self.chat.received

    async def next(self, seconds: float = 10) -> Received:
        """The next message of the bot there that was not read yet."""
        return await _next(self.chat, seconds)


class Person:
    """Somebody with Telegram. What they send gives the id of its update."""

    def __init__(self, account: Methods, chat: Chat) -> None:
        self._account = account
        self._chat = chat
        self._query_ids = itertools.count(1)
        self._user = {
            "id": chat.id,
            "is_bot": False,
            "first_name": chat.name,
            "language_code": "nl",
        }
        self.last_message_id = 0

    @property
    def id(self) -> int:
        return self._chat.id

    @property
    def received(self) -> list[Received]:
        """All that this person got from the bot, as it stands now."""
        return self._chat.received

    async def next(self, seconds: float = 10) -> Received:
        """The next message of the bot that was not read yet."""
        return await _next(self._chat, seconds)

    def text(self, text: str, group: Group | None = None) -> int:
        """Write a message; clients mark a command at its beginning."""
        content: dict[str, Any] = {"text": text}
        if text.startswith("/"):
            word = text.split(maxsplit=1)[0]
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": len(word)}]
        return self.send(content, group)

    def sticker(self) -> int:
        return self.send(STICKER)

    def photo(self, caption: str = "") -> int:
        return self.send({**PHOTO, **({"caption": caption} if caption else {})})

    def voice(self) -> int:
        return self.send(VOICE)

    def send(self, content: dict[str, Any], group: Group | None = None) -> int:
        """Send a message with any content, such as LOCATION."""
        self.last_message_id = new_id()
        return self._said("message", self._message(self.last_message_id, content, group), group)

    def edit(self, message_id: int, text: str) -> int:
        """Change the text of a message that was sent before."""
        return self.edit_content(message_id, {"text": text})

    def edit_content(self, message_id: int, content: dict[str, Any]) -> int:
        """Change any content, as a phone does with a live location."""
        edited = {"edit_date": int(time.time()), **content}
        return self._said("edited_message", self._message(message_id, edited, None), None)

    def press(self, title: str) -> int:
        """Press the latest button with this title that is still there."""
        for message in reversed(self.received):
            if title in message.buttons:
                return self.press_of(message, title)
        raise AssertionError(f"no button {title!r} among {[m.titles for m in self.received]}")

    def press_of(self, message: Received, title: str) -> int:
        """Press a button of this message, also if it is gone by now: a phone may not know yet."""
        shown = self._account.shown(self._chat, message)
        return self._pressed(message.first_buttons[title], shown)

    def press_very_old(self, data: str) -> int:
        """Press a button of a message so old that Telegram no longer shows it to the bot."""
        return self._pressed(data, {"chat": self._chat.as_dict(), "message_id": 1, "date": 0})

    def forge(self, data: str) -> int:
        """Press a button that the bot never made, as a changed client can."""
        return self._pressed(data, self._account.shown(self._chat, self.received[-1]))

    def block(self) -> None:
        """Block the bot: it can't write here any more."""
        self._chat.blocked = True

    def _pressed(self, data: str, message: dict[str, Any]) -> int:
        query_id = f"{self.id}{next(self._query_ids)}"
        self._account.open_queries.add(query_id)
        query = {
            "id": query_id,
            "from": self._user,
            "message": message,
            "chat_instance": str(self.id),
            "data": data,
        }
        return self._said("callback_query", query, None)

    def _message(
        self, message_id: int, content: dict[str, Any], group: Group | None
    ) -> dict[str, Any]:
        chat = self._chat if group is None else group.chat
        return {
            "message_id": message_id,
            "from": self._user,
            "chat": chat.as_dict(),
            "date": int(time.time()),
            **content,
        }

    def _said(self, kind: str, content: dict[str, Any], group: Group | None) -> int:
        chat = self._chat if group is None else group.chat
        chat.began = True
        return self._account.updates.add(kind, content, chat.id)


async def _next(chat: Chat, seconds: float) -> Received:
    try:
        return await asyncio.wait_for(chat.unread.get(), seconds)
    except asyncio.TimeoutError:
        texts = [message.text[:60] for message in chat.received]
        raise AssertionError(f"nothing came in {seconds} s after {texts}") from None
