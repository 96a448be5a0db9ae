"""Small things of Dutch."""

from __future__ import annotations

from datetime import date

import pytest

from bot.practice.dutch import day, joined, within


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Karim", "Karim"),
        ("Meneer Van Dijk", "meneer Van Dijk"),
        ("Mevrouw De Wit", "mevrouw De Wit"),
        ("Meneer", "Meneer"),
        ("Wethouder Aydin", "Wethouder Aydin"),
    ],
)
def test_a_name_inside_a_sentence(name: str, inside: str) -> None:
    assert within(name) == inside


def test_a_day_as_people_say_it() -> None:
    assert day(date(2026, 11, 27)) == "vrijdag 27 november"


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_a_row_of_words(words: list[str], text: str) -> None:
    assert joined(words) == text
