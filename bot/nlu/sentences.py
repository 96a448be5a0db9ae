"""Cutting a message into sentences the way people write on a phone.

Two steps: punctuation, line breaks and emoji by rule on spaCy's Dutch tokens, then, where a
stretch has no punctuation to go by, a trained model of where sentences meet (boundaries.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from bot.nlu.dutch_tokens import dutch_tokenizer

GUARD = "\u2060"
"""The character a channel may put before text that begins with "/", so that it stays text."""

MAX_CHARACTERS = 10_000
"""What comes after is not looked at; Telegram sends at most 4,096 characters."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONG_WORD = re.compile(r"\S{61,}")
_TERMINATOR = re.compile(r"[.!?…]+$")
_STOP_AT_END = re.compile(r"[.!?]$")
_ELLIPSIS = re.compile(r"\.\.+$|…")
_CLOSERS = frozenset("\"'”’»)]")
_BULLET = re.compile(r"\s*(?:[-*•–—]|\d{1,2}[.)])(?:\s+|$)")
_NUMBER = re.compile(r"\d{1,2}$")
_INITIAL = re.compile(r"(?:[A-Z]\.)+$")
_SMILEY = re.compile(r"[:;=8][-']?[)(DPpOo/|\]\[]+$|<3$|x[dD]$|\^\^$")

# Stand before what they belong to, so no sentence ends on them.
_LEADING = """
dhr. mevr. mw. dr. drs. ir. ing. mr. prof. nr. nrs. art. blz. st. fam. afd. tel. ca. incl. excl.
resp. vs. evt. bijv. bv. max. min. o.a. m.b.t. i.v.m. i.p.v. d.w.z. t.o.v. t.a.v. n.a.v. d.m.v.
t.b.v. i.h.k.v. o.b.v. m.u.v. a.g.v.
"""
_LEADING_ABBREVIATIONS = frozenset(_LEADING.split())
# May also be the last word of a sentence; a capital after it tells.
_CLOSING = """
t.z.t. z.s.m. a.s. e.d. etc. enz. a.u.b. s.v.p. o.i.d. jl. e.a. p.m. n.v.t. p.p. p.w. a.d.h.v. m.i.
i.o. z.o.z. jan. feb. mrt. apr. jun. jul. aug. sep. sept. okt. nov. dec.
"""
_CLOSING_ABBREVIATIONS = frozenset(_CLOSING.split())


class Boundaries(Protocol):
    """Says where sentences meet in text that has no punctuation to tell."""

    def cuts(self, text: str) -> list[int]:
        """Offsets in the text where a new sentence starts, in order, without 0."""
        ...


@dataclass(frozen=True)
class Token:
    """One spaCy token and where it stands in the message."""

    text: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, white space left out.

    A word of more than 60 characters is one token: spaCy takes seconds over long runs of
    punctuation, and no such word tells anything. Half a character, which spaCy refuses, is
    shown to it as the replacement character.
    """
    masked = _LONG_WORD.sub(lambda match: "x" * len(match[0]), text)
    masked = _SURROGATE.sub("\ufffd", masked)
    return [
        Token(text[token.idx : token.idx + len(token)], token.idx, token.idx + len(token))
        for token in dutch_tokenizer()(masked)
        if not token.is_space
    ]


def split_sentences(text: str, boundaries: Boundaries | None = None) -> list[str]:
    """The sentences of a message, in order, each as it stands in the message.

    A comma, a semicolon or a conjunction does not end a sentence; each item of a list is one,
    without its bullet or number. With `boundaries`, text
    that was not written with a capital and a stop is cut too. An empty message has no sentences.
    """
    text = text[:MAX_CHARACTERS].lstrip(GUARD)
    pieces = [_without_bullet(piece) for piece in _by_rule(text)]
    if boundaries is not None:
        pieces = [
            part
            for piece in pieces
            for part in ([piece] if _is_finished(piece) else _cut(piece, boundaries.cuts(piece)))
        ]
    return [sentence for sentence in (piece.strip() for piece in pieces) if sentence]


def _without_bullet(piece: str) -> str:
    bullet = _BULLET.match(piece)
    return piece[bullet.end() :] if bullet and bullet.end() < len(piece) else piece


def _is_finished(piece: str) -> bool:
    """Whether a piece was written as a sentence, from its capital to its stop."""
    piece = piece.strip("\"'“”‘’() \n")
    return piece[:1].isupper() and bool(_STOP_AT_END.search(piece))


def _cut(text: str, cuts: list[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]


def _by_rule(text: str) -> list[str]:
    tokens = tokens_of(text)
    return _cut(text, _rule_cuts(text, tokens))


def _rule_cuts(text: str, tokens: list[Token]) -> list[int]:
    """Offsets where a new sentence starts, by punctuation, line breaks and emoji."""
    cuts: list[int] = []
    begin = 0  # index of the first token of the sentence at hand
    for index in range(1, len(tokens)):
        token = tokens[index]
        if _line_ends(text, tokens, index) or _sentence_ends(text, tokens, index, begin):
            cuts.append(token.start)
            begin = index
    return cuts


def _line_ends(text: str, tokens: list[Token], index: int) -> bool:
    between = text[tokens[index - 1].end : tokens[index].start]
    return "\n" in between or "\r" in between


def _sentence_ends(text: str, tokens: list[Token], index: int, begin: int) -> bool:
    """Whether the sentence from token `begin` ends just before token `index`."""
    token = tokens[index]
    attached = text[tokens[index - 1].end : token.start] == ""
    if _is_terminator(token.text) or (attached and token.text in _CLOSERS) or _is_emoji(token.text):
        return False
    last = index - 1
    emoji = False
    quoted = False
    while last > begin and (_is_emoji(tokens[last].text) or tokens[last].text in _CLOSERS):
        emoji = emoji or _is_emoji(tokens[last].text)
        quoted = quoted or tokens[last].text in _CLOSERS
        last -= 1
    ending = tokens[last].text
    capital = token.text[:1].isupper() or not token.text[:1].isalpha()
    if _ELLIPSIS.search(ending):
        return capital
    if _is_terminator(ending):
        if _is_list_number(tokens, last, begin):
            return False
        return capital or not quoted
    if ending.endswith(".") and len(ending) > 1:
        return _stop_after_word(ending, token.text)
    return emoji and token.text[:1].isupper()


def _stop_after_word(word: str, following: str) -> bool:
    """Whether a word that spaCy keeps together with its stop ends a sentence."""
    lowered = word.lower()
    if lowered in _LEADING_ABBREVIATIONS or _INITIAL.match(word):
        return False
    if lowered in _CLOSING_ABBREVIATIONS or "." in word[:-1]:
        return lowered in _CLOSING_ABBREVIATIONS and following[:1].isupper()
    return True  # spaCy's list also has ordinary words: "bel.", "dan.", "hand."


def _is_list_number(tokens: list[Token], last: int, begin: int) -> bool:
    return last == begin + 1 and bool(_NUMBER.match(tokens[begin].text))


def _is_terminator(word: str) -> bool:
    return bool(_TERMINATOR.match(word))


def _is_emoji(word: str) -> bool:
    """Emoji, their modifiers, and the smileys people type."""
    if _SMILEY.match(word):
        return True
    return all(ord(letter) >= 0x2190 and not letter.isalpha() for letter in word)
