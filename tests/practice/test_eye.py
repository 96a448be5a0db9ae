"""Each module looks at a talk with its own eye."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.practice.agreements import Agreement
from bot.practice.eye import look, words_share
from bot.practice.scenario import Scenario
from tests.practice.playing import NO_DAY, SMALL, Game, promise

REGIE = replace(SMALL, block=SMALL.block.copy(update={"module": "regie_in_gesprekken"}))


def seen(game: Game) -> dict[str, bool]:
    return {sight.name: sight.seen for sight in look(game.scenario, game.record())}


@pytest.mark.parametrize("scenario", [SMALL, REGIE])
def test_a_talk_without_turns_shows_nothing(scenario: Scenario) -> None:
    assert look(scenario, Game(scenario).record()) == ()


class TestAanspreken:
    @pytest.mark.parametrize(
        ("moves", "in_order"),
        [
            (["gedrag_benoemen", "effect_benoemen", "wens_uitspreken"], True),
            (["effect_benoemen", "gedrag_benoemen"], False),
            (["gedrag_benoemen", "wens_uitspreken"], False),
            (["open_vraag"], False),
        ],
    )
    def test_fact_before_effect(self, moves: list[str], in_order: bool) -> None:
        game = Game()
        for move in moves:
            game.say(move)
        assert seen(game)["volgorde"] is in_order

    def test_blame_is_counted(self) -> None:
        game = Game(trust=8)
        game.say("verwijten")
        game.say("dreigen")
        sights = {s.name: s for s in look(game.scenario, game.record())}
        assert sights["zonder verwijt"].seen is False
        assert "twee keer" in sights["zonder verwijt"].text

    def test_room_is_a_question_within_two_turns_after_the_fact(self) -> None:
        soon, late = Game(), Game()
        for move in ("gedrag_benoemen", "effect_benoemen", "open_vraag"):
            soon.say(move)
        for move in ("gedrag_benoemen", "effect_benoemen", "begrenzen", "open_vraag"):
            late.say(move)
        assert seen(soon)["ruimte"] is True
        assert seen(late)["ruimte"] is False

    def test_agreements_must_all_be_complete(self) -> None:
        game = Game(trust=8)
        game.propose(promise())
        assert seen(game)["afspraken"] is True
        game.propose(replace(NO_DAY, who="learner", what="de zaal regelen"))
        assert seen(game)["afspraken"] is False


class TestRegie:
    def test_goal_and_agenda_count_in_the_opening_only(self) -> None:
        early, late = Game(REGIE), Game(REGIE)
        early.say("doel_benoemen", "agenda_voorstellen")
        for _ in range(3):
            late.say("open_vraag")
        late.say("doel_benoemen", "agenda_voorstellen")
        assert (seen(early)["doel"], seen(early)["agenda"]) == (True, True)
        assert (seen(late)["doel"], seen(late)["agenda"]) == (False, False)

    def test_a_close_counts_at_the_end_only(self) -> None:
        game = Game(REGIE, trust=8)
        game.say("afspraak_bevestigen")
        assert seen(game)["afsluiten"] is True
        for _ in range(3):
            game.say("open_vraag")
        assert seen(game)["afsluiten"] is False

    def test_the_share_of_words_is_a_count(self) -> None:
        game = Game(REGIE)
        game.turns.append(replace(_turn(game), text="een twee drie", answer="vier"))
        assert words_share(game.turns[-1:]) == 75
        assert words_share([]) == 0


def _turn(game: Game):  # type: ignore[no-untyped-def]
    game.say("begroeten")
    return game.turns.pop()


@pytest.mark.parametrize(
    ("agreements", "text"),
    [
        ([promise()], "De afspraak is compleet: wie, wat en wanneer."),
        ([NO_DAY], "De afspraak is niet compleet: wie, wat en wanneer."),
        (
            [promise(), promise(who="learner", what="bellen", when=None, due=None)],
            "Van de 2 afspraken is er één compleet: wie, wat en wanneer.",
        ),
    ],
)
def test_complete_agreements_are_told_in_a_sentence(agreements: list[Agreement], text: str) -> None:
    game = Game(trust=8)
    game.propose(*agreements)
    assert text in [sight.text for sight in look(game.scenario, game.record())]
