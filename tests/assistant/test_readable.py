from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.readable import readable

CASES = [
    ("Hoi Karim, hoe gaat ’t? 🙂", "Hoi Karim, hoe gaat ’t? 🙂"),
    ("een\r\ntwee\rdrie\tvier", "een\ntwee\ndrie\tvier"),
    ("a\x00b", "ab"),
    ("\x1b[2Jweg\x9b31m", "[2Jweg31m"),
    ("half \ud83d hier", "half \ufffd hier"),
    ("\ud83d\ude42", "🙂"),
    ("\x00", ""),
    ("", ""),
]


@pytest.mark.parametrize(("sent", "read"), CASES)
def test_text_can_be_stored_and_shown(sent: str, read: str) -> None:
    assert readable(sent) == read


@given(st.text(st.characters()))
def test_any_text_can_be_written_as_utf8_without_control_characters(sent: str) -> None:
    read = readable(sent)
    assert read.encode().decode() == read
    assert not set(map(chr, range(32))) - {"\n", "\t"} & set(json.loads(json.dumps(read)))
