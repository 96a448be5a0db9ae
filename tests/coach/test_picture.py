"""The picture of a talk: the line of trust with the moves and the agreements on it."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from bot.coach.picture import agreement_turns, trust_picture
from tests.practice.playing import Game, promise


def size(game: Game) -> tuple[int, int]:
    picture = Image.open(BytesIO(trust_picture(game.scenario, game.record())))
    assert picture.format == "PNG"
    return picture.size


def test_it_is_as_wide_as_a_phone_can_show_and_grows_with_the_talk() -> None:
    short, long = Game(trust=8), Game(trust=8)
    short.say("open_vraag")
    for _ in range(30):
        long.say("open_vraag")
    assert size(short)[0] == size(long)[0] == 900
    assert size(long)[1] > 2 * size(short)[1]


def test_a_talk_without_turns_has_a_picture_too() -> None:
    assert size(Game())[0] == 900


def test_an_agreement_is_marked_at_the_turn_it_was_confirmed() -> None:
    game = Game(trust=8)
    game.say("open_vraag")
    game.propose(promise())
    assert agreement_turns(game.record()) == [2]


def test_what_was_only_proposed_is_not_marked() -> None:
    game = Game(trust=2)
    game.propose(promise())
    assert agreement_turns(game.record()) == []
