"""Lists of words, written as running text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text that has blanks between them."""
    return frozenset(text.split())


def word_tuple(text: str) -> tuple[str, ...]:
    """The words of a text that has blanks between them, in their order."""
    return tuple(text.split())
