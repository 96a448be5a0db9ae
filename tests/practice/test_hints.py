"""A time-out gives one hint that fits the moment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.practice.hints import Hint, example, hint
from bot.practice.moves import MOVES
from tests.practice.playing import NO_DAY, SMALL, Game, sentence


def given(game: Game) -> Hint:
    return hint(game.scenario, game.talk, game.log, game.turns)


def test_before_the_first_word_it_is_about_opening() -> None:
    found = given(Game())
    assert "wacht af" in found.signal
    assert found.moves[0] == "doel_benoemen"


def test_after_an_attack_it_says_what_was_heard() -> None:
    game = Game(trust=6)
    game.say("verwijten")
    found = given(game)
    assert found.signal == "Noor hoorde een verwijt en trok zich een stukje terug."
    assert found.moves[0] in ("erkennen", "samenvatten", "open_vraag")


def test_where_a_proposal_lacks_a_day_it_is_about_that() -> None:
    game = Game(trust=7)
    game.propose(NO_DAY)
    found = given(game)
    assert found.signal == "Noor weet nog niet wanneer het is."
    assert found.moves[0] == "afspraak_voorstellen"


def test_where_nothing_was_understood_it_says_so() -> None:
    game = Game()
    game.say(sentence("buiten_rol"))
    assert given(game).signal == "Noor begreep je laatste zin niet."


@pytest.mark.parametrize(
    ("revealed", "words"), [("hint", "doorschemeren"), ("full", "ruimte voor een afspraak")]
)
def test_it_knows_what_came_out(revealed: str, words: str) -> None:
    game = Game(trust=7, revealed=revealed)
    game.say("bedanken")
    assert words in given(game).signal


@pytest.mark.parametrize("trust", range(11))
def test_it_always_names_two_moves_that_help(trust: int) -> None:
    game = Game(trust=trust)
    game.say("gesloten_vraag")
    found = given(game)
    assert len(set(found.moves)) == 2
    assert all(MOVES[move].sign != "-" for move in found.moves)
    assert found.example


def test_the_scenarios_own_example_goes_first() -> None:
    own = replace(SMALL, examples={"open_vraag": "Wat heb je nodig, Noor?"})
    assert example(own, "open_vraag") == "Wat heb je nodig, Noor?"
    assert example(SMALL, "open_vraag") == "Wat maakt het voor jou lastig?"


def test_a_resident_is_spoken_to_with_u() -> None:
    resident = SMALL.block.counterpart.copy(update={"persona": "bewoner"})
    block = SMALL.block.copy(update={"counterpart": resident})
    assert "u" in example(replace(SMALL, block=block), "open_vraag").split()
