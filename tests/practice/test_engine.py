"""Turns: where the answer comes from, and what it does to the talk."""

from __future__ import annotations

from random import Random

import pytest

from bot.practice.agreements import AgreementLog
from bot.practice.engine import open_talk, play
from bot.practice.hearing import Message
from bot.practice.scenario import Scenario, load_scenario
from tests.practice.playing import (
    NO_DAY,
    NOW,
    REAL,
    SMALL,
    Game,
    promise,
    sentence,
    signals,
    story,
)

KERN = "2.2"
"""The beat after which an agreement can be made."""


class TestTheWrittenPath:
    def test_a_talk_begins_with_the_scenarios_trust_and_opening(self) -> None:
        talk = open_talk(SMALL)
        assert (talk.trust, talk.turn, talk.ended) == (4, 0, None)
        assert len(talk.said) == 1

    def test_move_after_move_walks_it_to_the_end(self) -> None:
        game = Game()
        told = [story(game.say(move)) for move in ("gedrag_benoemen", "effect_benoemen")]
        assert told == ["rechtdoor", "rechtdoor"]
        assert game.say("erkennen", "open_vraag").line == "Er ligt hier meer dan je ziet."
        assert game.say("open_vraag").line == "Ik doe het werk van twee mensen."
        assert game.propose(promise()).line == "Goed, dat doe ik."
        turn = game.say("afronden")
        assert (turn.line, turn.talk.ended) == ("Ik ga aan de slag.", "agreed")

    def test_several_moves_in_one_message_walk_it_too(self) -> None:
        turn = Game().say("begroeten", "gedrag_benoemen", "effect_benoemen", "bedanken")
        assert turn.line in ("Dat wist ik niet.", "Dat had ik niet door.")
        assert turn.heard == sentence("effect_benoemen")

    def test_a_digression_keeps_the_place(self) -> None:
        game = Game()
        game.say("gedrag_benoemen")
        for move in ("gesloten_vraag", "buiten_rol", "wens_uitspreken", "doel_benoemen"):
            assert game.say(move).source != "story"
        assert story(game.say("effect_benoemen")) == "rechtdoor"

    def test_a_reaction_stands_for_a_move_that_the_path_does_not_expect(self) -> None:
        turn = Game().say("verwijten")
        assert (turn.line, turn.source, turn.beat) == ("Let op je toon.", "scenario", None)

    def test_the_general_table_answers_where_the_scenario_says_nothing(self) -> None:
        turn = Game().say("gezamenlijk_belang")
        assert turn.source == "general"
        assert signals(turn) == {"gezamenlijk_belang"}

    @pytest.mark.parametrize(
        ("trust", "line"), [(2, "Dat zal wel."), (8, "Dat lijkt me redelijk.")]
    )
    def test_the_band_of_trust_chooses_the_line(self, trust: int, line: str) -> None:
        assert Game(trust=trust).say("wens_uitspreken").line == line

    def test_tension_makes_a_trusting_tegenspeler_curt(self) -> None:
        game = Game(trust=5, tension=9)
        assert game.say("wens_uitspreken").line == "Dat zal wel."

    def test_who_passes_the_same_place_again_hears_no_line_twice(self) -> None:
        game = Game(place="1.2", trust=1)
        lines = [game.say("open_vraag", "bedanken").line for _ in range(8)]
        assert set(lines[:2]) == {"Het is gewoon druk.", "Daar zeg ik liever niets over."}
        assert len(set(lines)) == 8


class TestAsides:
    def test_an_aside_begins_once_and_leaves_the_story_where_it_was(self) -> None:
        game = Game()
        game.say("gedrag_benoemen")
        assert story(game.say("metacommunicatie")) == "even terzijde"
        assert story(game.say("metacommunicatie")) is None
        assert story(game.say("effect_benoemen")) == "rechtdoor"
        assert story(game.say("metacommunicatie")) is None

    def test_nor_does_it_begin_twice_in_one_message(self) -> None:
        turn = Game().say("metacommunicatie", "metacommunicatie")
        assert len(turn.talk.begun_asides) <= 1

    def test_an_aside_goes_on_also_after_a_digression(self) -> None:
        game = Game()
        game.say("metacommunicatie")
        game.say("gesloten_vraag")
        assert game.say("erkennen").line == "Dank je. Ga door."

    def test_who_goes_back_to_the_story_has_left_the_aside(self) -> None:
        game = Game(trust=1)
        game.say("metacommunicatie")
        assert story(game.say("gedrag_benoemen")) == "rechtdoor"
        assert story(game.say("erkennen")) is None


class TestTheHiddenInterest:
    LISTENED = ("samenvatten", "open_vraag")

    @pytest.mark.parametrize(
        ("trust", "listened", "before", "after"),
        [
            (3, ("samenvatten",), "nothing", "nothing"),
            (4, (), "nothing", "hint"),
            (5, (), "hint", "hint"),
            (6, (), "nothing", "hint"),
            (6, ("open_vraag",), "hint", "hint"),
            (6, ("samenvatten",), "hint", "full"),
            (6, ("samenvatten",), "nothing", "full"),
            (5, ("samenvatten",), "hint", "hint"),
            (9, LISTENED, "full", "full"),
        ],
    )
    def test_it_comes_with_trust_and_two_ways_of_listening(
        self, trust: int, listened: tuple[str, ...], before: str, after: str
    ) -> None:
        """At level 2: a hint from 5, all of it from 7. The question itself gains a point."""
        game = Game(trust=trust, listened=listened, revealed=before)
        assert game.say("open_vraag").talk.revealed == after

    @pytest.mark.parametrize(("level", "needed"), [(1, 4), (2, 5), (3, 6)])
    def test_a_higher_level_needs_more_trust(self, level: int, needed: int) -> None:
        block = SMALL.block.copy(update={"level": level})
        scenario = Scenario(block, SMALL.stories, SMALL.path, SMALL.reactions)
        found = [Game(scenario, trust=t).say("open_vraag").talk.revealed for t in range(10)]
        assert found.index("hint") + 1 == needed

    @pytest.mark.parametrize(
        "move", ["gesloten_vraag", "gezamenlijk_belang", "bedanken", "doel_benoemen", "instemmen"]
    )
    def test_never_unasked(self, move: str) -> None:
        turn = Game(trust=10, tension=0, listened=self.LISTENED).say(move)
        assert turn.talk.revealed == "nothing"

    def test_never_twice(self) -> None:
        game = Game(trust=9, listened=self.LISTENED)
        lines = [game.say("samenvatten").line for _ in range(6)]
        assert lines.count("Ik doe het werk van twee mensen.") == 1
        assert "Er ligt hier meer dan je ziet." not in lines

    def test_off_the_path_it_brings_the_story_to_where_it_is_out(self) -> None:
        game = Game(trust=8, listened=self.LISTENED)
        assert game.say("erkennen").source == "reveal"
        assert story(game.propose(promise())) == "een afspraak"

    def test_an_attack_closes_the_door_again(self) -> None:
        game = Game(trust=10, tension=0, listened=self.LISTENED, revealed="hint")
        game.say("verwijten")
        assert game.say("open_vraag").talk.revealed == "hint"
        assert game.say("samenvatten").talk.revealed == "full"

    def test_what_is_not_understood_brings_out_nothing(self) -> None:
        turn = Game(trust=9, listened=self.LISTENED).say(sentence("samenvatten", confidence=0.1))
        assert (turn.talk.revealed, turn.source) == ("nothing", "puzzled")

    def test_a_closed_door_is_answered_on_the_path(self) -> None:
        game = Game(trust=2, place="1.2")
        assert story(game.say("open_vraag")) == "de deur blijft dicht"


class TestNotFollowing:
    def test_what_lies_outside_the_play_is_not_followed_and_costs_nothing(self) -> None:
        turn = Game().say("buiten_rol")
        assert signals(turn) == {"puzzled"}
        assert (turn.source, turn.talk.trust, turn.talk.tension) == ("puzzled", 4, 3)

    def test_never_twice_running_and_then_the_way_out_is_shown(self) -> None:
        game = Game()
        turns = [game.say("buiten_rol") for _ in range(4)]
        assert [signals(turn) for turn in turns] == [
            {"puzzled"},
            {"puzzled_again"},
            {"puzzled"},
            {"puzzled_again"},
        ]
        assert [turn.lost for turn in turns] == [False, True, False, True]

    def test_a_word_that_is_understood_begins_the_count_anew(self) -> None:
        game = Game()
        game.say("buiten_rol")
        game.say("open_vraag")
        assert game.say("buiten_rol").lost is False

    @pytest.mark.parametrize("move", ["verwijten", "dreigen", "erkennen", "afspraak_voorstellen"])
    def test_an_unclear_sentence_changes_nothing(self, move: str) -> None:
        game = Game(trust=1)
        turn = game.say(sentence(move, confidence=0.1))
        assert (turn.source, turn.changes, turn.talk.trust) == ("puzzled", (), 1)

    @pytest.mark.parametrize(("confidence", "source"), [(0.5, "puzzled"), (0.6, "scenario")])
    def test_an_attack_must_be_clear(self, confidence: float, source: str) -> None:
        assert Game().say(sentence("verwijten", confidence=confidence)).source == source

    @pytest.mark.parametrize(("confidence", "source"), [(0.2, "story"), (0.1, "puzzled")])
    def test_what_the_path_waits_for_needs_only_be_likely(
        self, confidence: float, source: str
    ) -> None:
        assert Game().say(sentence("gedrag_benoemen", confidence=confidence)).source == source

    def test_an_unclear_sentence_is_heard_as_what_the_path_waits_for(self) -> None:
        unclear = sentence("doel_benoemen", "Drie keer te laat.", confidence=0.3)
        ranking = [("doel_benoemen", 0.3), ("verwijten", 0.28), ("gedrag_benoemen", 0.25)]
        message = Message([unclear], (), NOW, ranking)
        turn = play(SMALL, open_talk(SMALL), AgreementLog(), message, Random(0))
        assert story(turn) == "rechtdoor"
        assert turn.sentences == [sentence("gedrag_benoemen", "Drie keer te laat.", 0.25)]

    def test_an_empty_message_is_not_followed(self) -> None:
        turn = Game().say()
        assert (turn.source, turn.heard) == ("puzzled", None)


class TestTheFloor:
    def test_a_warning_comes_first_then_the_talk_is_over(self) -> None:
        game = Game(trust=3)
        turn = game.say("verwijten")
        assert signals(turn) == {"warning"}
        assert turn.talk.ended is None
        turn = game.say("verwijten")
        assert (turn.line, turn.source) == ("Hier stop ik mee.", "ending")
        assert turn.talk.ended == "broken_off"

    def test_with_trust_left_nobody_warns(self) -> None:
        assert signals(Game(trust=6).say("dreigen")) == {"dreigen"}

    @pytest.mark.parametrize("move", ["erkennen", "open_vraag", "gesloten_vraag", "bedanken"])
    def test_what_does_no_harm_is_answered_also_at_the_floor(self, move: str) -> None:
        turn = Game(trust=0, asked=("patience",)).say(move)
        assert turn.talk.ended is None
        assert "warning" not in signals(turn)

    def test_a_slight_is_let_pass_while_any_trust_is_left(self) -> None:
        assert Game(trust=2).say("vage_toezegging").talk.asked == ()
        assert Game(trust=1).say("vage_toezegging").talk.asked == ("patience",)

    def test_taking_leave_is_no_reason_to_break_off(self) -> None:
        game = Game(trust=1, asked=("patience",))
        assert signals(game.say("afronden")) == {"no_outcome"}
        turn = game.say("afronden")
        assert (turn.line, turn.talk.ended) == ("Dan ga ik maar weer.", "open")


class TestTakingLeave:
    def test_without_an_agreement_the_tegenspeler_asks_once(self) -> None:
        game = Game()
        turn = game.say("afronden")
        assert (signals(turn), turn.talk.ended) == ({"no_outcome"}, None)
        turn = game.say("afronden")
        assert (turn.line, turn.source, turn.talk.ended) == (
            "Dan ga ik maar weer.",
            "ending",
            "open",
        )

    def test_with_an_agreement_it_takes_leave_at_once(self) -> None:
        game = Game(trust=7)
        game.propose(promise())
        turn = game.say("afronden")
        assert (turn.line, turn.talk.ended) == ("Dan staat het. Tot maandag.", "agreed")

    def test_a_vague_promise_is_no_agreement(self) -> None:
        game = Game(trust=7)
        game.say("vage_toezegging", agreements=[promise(status="vague", due=None, when="snel")])
        assert signals(game.say("afronden")) == {"no_outcome"}

    def test_an_agreement_and_leave_in_one_message(self) -> None:
        game = Game(trust=8)
        game.say("afspraak_voorstellen", agreements=[promise()])
        turn = game.say("afspraak_bevestigen", "afronden", "bedanken")
        assert turn.talk.ended == "agreed"


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_the_same_talk_message_and_chance_give_the_same_turn(path: object) -> None:
    scenario = load_scenario(path)  # type: ignore[arg-type]
    message = Message([sentence("open_vraag")], [NO_DAY], NOW)
    turns = [
        play(scenario, open_talk(scenario), AgreementLog(), message, Random(3)) for _ in range(2)
    ]
    assert turns[0] == turns[1]


class TestAFarewellThatSoundsLikeAnother:
    @pytest.mark.parametrize(
        ("turn", "move", "text", "heard_as"),
        [
            (1, "begroeten", "Dag Noor", "begroeten"),
            (6, "begroeten", "Dag Noor", "afronden"),
            (6, "begroeten", "Hallo?", "begroeten"),
            (6, "bedanken", "Dank je wel, tot donderdag.", "afronden"),
            (6, "bedanken", "Dank je wel.", "bedanken"),
            (6, "open_vraag", "Hoe kom je tot morgen door?", "open_vraag"),
        ],
    )
    def test_it_is_heard_late_in_a_talk(
        self, turn: int, move: str, text: str, heard_as: str
    ) -> None:
        answer = Game(turn=turn).say(sentence(move, text))
        assert answer.talk.moves[-1] == heard_as
