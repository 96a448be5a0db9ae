"""What the stand-in remembers: chats, and the messages that the bot sent to them."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, field
from typing import Any

# One count for the whole run: tests may share a database that remembers which updates it handled.
_IDS = itertools.count(700_000_001)


def new_id() -> int:
    """An id that nothing else in this run has."""
    return next(_IDS)


@dataclass
class Received:
    """A message that a chat got from the bot, as it stands now."""

    message_id: int
    html: str
    """As the bot sent it."""
    text: str
    """As a person reads it."""
    entities: list[dict[str, Any]]
    buttons: dict[str, str]
    """Title and data of each inline button that is still there."""
    first_buttons: dict[str, str]
    """Those that were there when it arrived."""
    date: int

    @property
    def titles(self) -> list[str]:
        """The titles of its buttons."""
        return list(self.buttons)

    @property
    def bold(self) -> list[str]:
        """What stands in bold, in order."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
            for e in self.entities
            if e["type"] == "bold"
        ]


@dataclass
class Chat:
    """One chat, private or a group."""

    id: int
    type: str
    name: str
    began: bool = False
    """Whether somebody wrote to the bot: before that it may not write."""
    blocked: bool = False
    received: list[Received] = field(default_factory=list)
    unread: asyncio.Queue[Received] = field(default_factory=asyncio.Queue)

    def as_dict(self) -> dict[str, Any]:
        """The chat as the Bot API shows it."""
        name = "first_name" if self.type == "private" else "title"
        return {"id": self.id, "type": self.type, name: self.name}
