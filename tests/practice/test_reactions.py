"""The general tables: complete for every persona, and the best tier first."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest

from bot.practice import reactions
from bot.practice.moves import MOVES
from bot.practice.scenario import ByTrust
from bot.practice.scenario.model import Band, Persona

PERSONAS = get_args(Persona)
BANDS = get_args(Band)


def every_line(persona: Persona) -> list[str]:
    table = reactions.general(persona)
    return [line for row in table.values() for band in BANDS for line in row.lines(band)]


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("band", BANDS)
def test_there_is_a_line_for_every_move_and_signal(persona: Persona, band: Band) -> None:
    answered_by_the_engine = {"afronden", "buiten_rol"}
    for name in {*MOVES, *reactions.SIGNALS} - answered_by_the_engine:
        assert any(reactions.tiers({}, persona, [name], band)), name


@pytest.mark.parametrize("persona", PERSONAS)
def test_no_line_of_a_persona_stands_twice(persona: Persona) -> None:
    assert [line for line, count in Counter(every_line(persona)).items() if count > 1] == []


@pytest.mark.parametrize("persona", PERSONAS)
def test_lines_are_short_and_hold_only_times_to_fill_in(persona: Persona) -> None:
    for line in every_line(persona):
        assert len(re.findall(r"[.?!…]+(?:\s|$)", line)) <= 4, line
        assert len(line) <= 160, line
        plain = re.sub(r"\{(when|before|after)\}", "vrijdag", line)
        assert not set(plain) & set("{}<>_*"), line


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("move", ["verwijten", "open_vraag", "erkennen", "afspraak_voorstellen"])
def test_a_wary_tegenspeler_speaks_otherwise_than_a_trusting_one(
    persona: Persona, move: str
) -> None:
    row = reactions.general(persona)[move]
    assert row.low
    assert row.high
    assert not set(row.low) & set(row.high)


def test_the_scenarios_own_lines_go_before_the_general_ones() -> None:
    own = {"erkennen": ByTrust(middle=("eigen",))}
    general = reactions.general("collega")["erkennen"].middle
    assert list(reactions.tiers(own, "collega", ["erkennen"], "middle"))[:2] == [
        ("eigen",),
        general,
    ]


@pytest.mark.parametrize(
    ("band", "order"),
    [
        ("low", ["laag", "midden", "hoog"]),
        ("middle", ["midden", "laag", "hoog"]),
        ("high", ["hoog", "midden", "laag"]),
    ],
)
def test_another_band_comes_only_when_this_one_is_used_up(band: Band, order: list[str]) -> None:
    own = {"erkennen": ByTrust(low=("laag",), middle=("midden",), high=("hoog",))}
    lines = [line for tier in reactions.tiers(own, "collega", ["erkennen"], band) for line in tier]
    assert [line for line in lines if line in order] == order


@pytest.mark.parametrize("band", BANDS)
def test_one_line_for_any_trust_is_the_scenarios_own_in_every_band(band: Band) -> None:
    own = {"erkennen": ByTrust(middle=("eigen",))}
    assert next(reactions.tiers(own, "collega", ["erkennen"], band)) == ("eigen",)


@pytest.mark.parametrize("band", BANDS)
def test_the_circumstance_goes_before_the_move(band: Band) -> None:
    names = ["gesloten_vraag/third_in_a_row", "gesloten_vraag"]
    first = next(reactions.tiers({}, "collega", names, band))
    assert first == reactions.general("collega")[names[0]].middle
