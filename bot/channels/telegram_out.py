"""From an answer to what Telegram shows: pieces of HTML and inline buttons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

from bot.practice.answer import Answer
from bot.practice.debrief import Debrief
from bot.practice.debrief_text import sections

_LONGEST = MessageLimit.MAX_TEXT_LENGTH - 96
"""Below Telegram's limit, so that closing tags and two-unit characters always fit."""


@dataclass(frozen=True)
class Piece:
    """One Telegram message."""

    html: str
    buttons: InlineKeyboardMarkup | None = None


def pieces(answer: Answer) -> list[Piece]:
    """The messages that show `answer`; the buttons stand under the last."""
    blocks = list(_blocks(answer))
    texts = list(_joined(blocks))
    buttons = _keyboard(answer)
    return [
        Piece(text, buttons if number == len(texts) else None)
        for number, text in enumerate(texts, start=1)
    ]


def _blocks(answer: Answer) -> Iterator[str]:
    """Paragraphs of HTML; all that people wrote is escaped."""
    if answer.speaker is not None:
        yield f"<b>{escape(answer.speaker)}:</b> {escape(answer.text)}"
    elif answer.kind == "debrief" and answer.details is not None:
        debrief = Debrief.from_dict(answer.details)
        yield f"<b>Terugblik: {escape(debrief.title)}</b>"
        for section in sections(debrief):
            yield "\n".join((f"<b>{escape(section.title)}</b>", *map(escape, section.paragraphs)))
    elif answer.kind == "briefing":
        title, *paragraphs = answer.text.split("\n\n")
        yield f"<b>{escape(title)}</b>"
        yield from map(escape, paragraphs)
    else:
        yield from map(escape, answer.text.split("\n\n"))


def _joined(blocks: list[str]) -> Iterator[str]:
    """The blocks in as few messages as their length allows."""
    text = ""
    for block in blocks:
        for part in _parts(block):
            if text and _length(text) + _length(part) + 2 > _LONGEST:
                yield text
                text = ""
            text = f"{text}\n\n{part}" if text else part
    if text:
        yield text


def _parts(block: str) -> Iterator[str]:
    """A block that is too long for one message, cut between its lines or words."""
    while _length(block) > _LONGEST:
        head = block[: _LONGEST // 2]
        cut = head.rfind("\n")
        if cut <= 0:
            cut = head.rfind(" ")
        if cut <= 0:
            # Not inside an escaped character such as &amp;, which is six long at most.
            begun = head.rfind("&", len(head) - 6)
            cut = begun if begun > 0 and ";" not in head[begun:] else len(head)
        yield block[:cut]
        block = block[cut:].lstrip()
    yield block


def _length(text: str) -> int:
    """In UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _keyboard(answer: Answer) -> InlineKeyboardMarkup | None:
    if not answer.buttons:
        return None
    rows = [[InlineKeyboardButton(b.title, callback_data=b.payload)] for b in answer.buttons]
    return InlineKeyboardMarkup(rows)
