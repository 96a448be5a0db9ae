"""The state of a talk: how the tegenspeler feels, and keeping it as plain data."""

from __future__ import annotations

import json

import pytest

from bot.practice.scenario.model import Band
from bot.practice.talk import Talk, since_last


@pytest.mark.parametrize(
    ("trust", "tension", "band"),
    [
        (0, 0, "low"),
        (3, 0, "low"),
        (4, 3, "middle"),
        (6, 7, "middle"),
        (6, 8, "low"),
        (7, 6, "high"),
        (7, 7, "middle"),
        (10, 10, "middle"),
        (10, 0, "high"),
    ],
)
def test_tension_takes_a_band_off(trust: int, tension: int, band: Band) -> None:
    assert Talk("oefening", trust=trust, tension=tension).band == band


def test_a_talk_outlives_json() -> None:
    talk = Talk(
        "oefening",
        trust=4,
        tension=6,
        place="2.1",
        aside="9.1",
        begun_asides=("9.1",),
        revealed="hint",
        turn=3,
        said=("a", "b"),
        moves=("begroeten", "open_vraag"),
        listened=("open_vraag",),
        asked=("when",),
        puzzled=True,
        ended="open",
    )
    assert Talk.from_dict(json.loads(json.dumps(talk.as_dict()))) == talk


def test_a_key_of_a_newer_version_is_left_aside() -> None:
    talk = Talk("oefening", trust=4)
    assert Talk.from_dict({**talk.as_dict(), "mood": "blue"}) == talk


@pytest.mark.parametrize(
    ("moves", "tail"),
    [("", ""), ("ab", "ab"), ("abxc", "c"), ("xaxbc", "bc"), ("abx", "")],
)
def test_since_last(moves: str, tail: str) -> None:
    assert "".join(since_last(tuple(moves), frozenset("x"))) == tail
