"""Which line is said: a fresh one while there is any, then the one said longest ago."""

from __future__ import annotations

from random import Random

import pytest

from bot.practice.lines import choose, fill, key


def say(times: int, *tiers: tuple[str, ...], seed: int = 0) -> list[str]:
    """The lines chosen one after another."""
    rng = Random(seed)
    said: list[str] = []
    lines: list[str] = []
    for _ in range(times):
        lines.append(choose(tiers, said, rng, {}))
        said.append(key(lines[-1]))
    return lines


@pytest.mark.parametrize("seed", range(5))
def test_the_first_tier_is_used_up_before_the_second(seed: int) -> None:
    lines = say(5, ("a", "b", "c"), ("d", "e"), seed=seed)
    assert sorted(lines[:3]) == ["a", "b", "c"]
    assert sorted(lines[3:]) == ["d", "e"]


def test_when_all_are_used_up_the_one_said_longest_ago_returns() -> None:
    lines = say(7, ("a", "b"), ("c",))
    assert lines[3:6] == lines[:3]
    assert lines[6] == lines[0]


def test_a_line_that_stands_in_two_tiers_is_said_once() -> None:
    assert sorted(say(2, ("a",), ("a", "b"))) == ["a", "b"]


def test_chance_chooses_among_the_fresh_ones() -> None:
    assert {say(1, ("a", "b", "c"), seed=seed)[0] for seed in range(20)} == {"a", "b", "c"}


def test_the_only_line_may_return() -> None:
    assert say(3, ("a",)) == ["a", "a", "a"]


@pytest.mark.parametrize("tiers", [(), ((),)])
def test_without_any_line_there_is_an_error(tiers: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ValueError, match="no line"):
        choose(tiers, (), Random(0), {})


def test_keys_are_short_and_differ() -> None:
    keys = {key(f"zin {number}") for number in range(1000)}
    assert len(keys) == 1000
    assert all(len(one) <= 10 for one in keys)
    assert key("zin 1") == key("zin 1")


def test_a_line_with_a_fact_waits_until_it_is_known() -> None:
    tiers = [("Goed, {when} dus.",), ("Goed.",)]
    assert choose(tiers, (), Random(0), {}) == "Goed."
    assert choose(tiers, (), Random(0), {"when": "vrijdag"}) == "Goed, {when} dus."


def test_a_fact_is_filled_in_as_it_was_said() -> None:
    facts = {"before": "vrijdag", "after": "maandag {when}"}
    assert fill("Eerst {before}, nu {after}.", facts) == "Eerst vrijdag, nu maandag {when}."
