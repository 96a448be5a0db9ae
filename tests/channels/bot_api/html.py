"""Telegram's HTML style: which texts it takes, and what a person then sees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tests.channels.bot_api.errors import ApiError

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#(\d+)|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_TAG = re.compile(r"<(/?)([^\s>]*)([^>]*)(>?)")


@dataclass(frozen=True)
class _Open:
    name: str
    offset: int


def parse(html: str) -> tuple[str, list[dict[str, Any]]]:
    """The text and its entities; ApiError where Telegram can't parse it."""
    text = ""
    entities: list[dict[str, Any]] = []
    opened: list[_Open] = []
    at = 0
    while at < len(html):
        tag = _TAG.match(html, at)
        if tag is None:
            piece, at = _character(html, at)
            text += piece
            continue
        byte = len(html[:at].encode())
        at = tag.end()
        if tag[1]:
            entities += _closed(tag, opened, length(text), byte)
        else:
            opened.append(_Open(_opened_name(tag, byte), length(text)))
    if opened:
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{opened[-1].name}"')
    return text, entities


def length(text: str) -> int:
    """In UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _character(html: str, at: int) -> tuple[str, int]:
    reference = _REFERENCE.match(html, at)
    if reference is None:
        return html[at], at + 1
    if reference[3]:
        return _NAMED[reference[3]], reference.end()
    return chr(int(reference[1], 16) if reference[1] else int(reference[2])), reference.end()


def _opened_name(tag: re.Match[str], byte: int) -> str:
    name = tag[2].lower()
    ends = tag[3] or tag[4]
    if ends and name not in _TYPES:
        raise _cannot(f'Unsupported start tag "{name}" at byte offset {byte}')
    if not tag[4]:
        raise _cannot(f"Unclosed start tag at byte offset {byte}")
    if name == "span" and "tg-spoiler" not in tag[3]:
        raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
    return name


def _closed(
    tag: re.Match[str], opened: list[_Open], offset: int, byte: int
) -> list[dict[str, Any]]:
    if not opened:
        raise _cannot(f"Unexpected end tag at byte offset {byte}")
    if not tag[4]:
        raise _cannot(f"Unclosed end tag at byte offset {byte}")
    start, name = opened.pop(), tag[2].lower()
    if name and name != start.name:
        raise _cannot(
            f'Unmatched end tag at byte offset {byte}, expected "</{start.name}>", '
            f'found "</{name}>"'
        )
    if offset == start.offset:
        return []
    return [{"type": _TYPES[start.name], "offset": start.offset, "length": offset - start.offset}]


def _cannot(why: str) -> ApiError:
    return ApiError.bad_request(f"can't parse entities: {why}")
