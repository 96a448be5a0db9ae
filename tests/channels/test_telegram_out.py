"""From an answer to Telegram's messages: nothing lost, nothing refused, nothing too long."""

from __future__ import annotations

import html as escaping

import pytest

from bot.channels.telegram_out import pieces
from bot.practice.answer import Answer, Button
from tests.channels.bot_api import html

LONG = {
    "words": "Dat is een zin. " * 800,
    "lines": "Dat is een zin.\n" * 800,
    "paragraphs": "Dat is een zin.\n\n" * 800,
    "one word": "a" * 9000,
    "escaped": "&<>\"'" * 2000,
    "escaped, off by one": "x" + "&<>\"'" * 2000,
    "two units each": "🙂" * 5000,
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_text_comes_in_pieces_that_telegram_takes(name: str) -> None:
    answer = Answer("note", LONG[name].strip(), buttons=(Button("Verder", "start"),))
    made = pieces(answer)
    read = [html.parse(piece.html) for piece in made]
    assert len(made) > 1
    assert all(0 < html.length(text) <= 4096 for text, _ in read)
    assert "".join("".join(text for text, _ in read).split()) == "".join(answer.text.split())
    assert [piece.buttons is not None for piece in made] == [False] * (len(made) - 1) + [True]


@pytest.mark.parametrize("typed", ["<b>", "</b>", "&", "&amp;", "<", "a < b > c", '<a href="x">'])
@pytest.mark.parametrize("kind", ["line", "note", "briefing", "choice"])
def test_what_was_typed_is_shown_as_it_was_typed(kind: str, typed: str) -> None:
    answer = Answer(kind, f"Titel {typed}\n\n{typed} en meer", speaker=None)  # type: ignore[arg-type]
    text, _ = html.parse(pieces(answer)[0].html)
    assert text == answer.text


def test_the_speaker_stands_in_bold_before_the_line() -> None:
    piece = pieces(Answer("line", "Nou & dan?", speaker="De <Wit>"))[0]
    assert piece.html == f"<b>{escaping.escape('De <Wit>')}:</b> Nou &amp; dan?"


def test_an_empty_text_is_no_message() -> None:
    assert pieces(Answer("note", "")) == []
