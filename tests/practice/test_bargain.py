"""Agreements in a talk: no full yes before who, what and when, and only from who trusts you."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.practice.engine import Turn
from tests.practice.playing import NO_DAY, Game, promise, signals, story

COMPLETE = promise()
NO_NAME = promise(who=None)
NO_DEED = promise(what=None)
SOON = promise(when="snel", due=None, status="vague")
OTHER = promise(who="learner", what="de corporatie bellen", when="dinsdag", due=date(2026, 12, 1))


def statuses(turn: Turn) -> list[str]:
    return [entry.agreement.status for entry in turn.log.entries]


class TestAProposal:
    @pytest.mark.parametrize(
        ("trust", "tension", "answer", "status"),
        [
            (0, 3, "depends", "proposed"),
            (2, 3, "depends", "proposed"),
            (5, 9, "depends", "proposed"),
            (3, 3, "condition", "proposed"),
            (4, 3, "condition", "proposed"),
            (5, 3, "yes", "confirmed"),
            (9, 0, "yes", "confirmed"),
        ],
    )
    def test_a_complete_one_is_answered_by_trust(
        self, trust: int, tension: int, answer: str, status: str
    ) -> None:
        """A concrete agreement itself gains a point: from 6 on it is a yes."""
        turn = Game(trust=trust, tension=tension).propose(COMPLETE)
        assert signals(turn) == {answer}
        assert turn.source == "agreement"
        assert statuses(turn) == [status]

    @pytest.mark.parametrize("trust", [1, 5, 10])
    @pytest.mark.parametrize(
        ("agreement", "asked"),
        [(NO_DAY, "ask_when"), (NO_NAME, "ask_who"), (NO_DEED, "ask_what"), (SOON, "ask_when")],
    )
    def test_what_is_missing_is_asked_at_any_trust(
        self, trust: int, agreement: object, asked: str
    ) -> None:
        turn = Game(trust=trust).propose(agreement)  # type: ignore[arg-type]
        assert signals(turn) == {asked}
        assert "confirmed" not in statuses(turn)

    def test_no_time_is_asked_for_a_step_on_the_way_to_what_has_one(self) -> None:
        step = promise(what="het lezen", when=None, due=None)
        assert signals(Game(trust=8).propose(step, promise())) == {"yes"}

    def test_a_time_of_somebody_else_is_not_enough(self) -> None:
        step = promise(who="learner", what="het lezen", when=None, due=None)
        assert signals(Game(trust=8).propose(step, promise())) == {"ask_when"}

    def test_it_is_asked_once_then_the_vagueness_is_let_pass_and_stays(self) -> None:
        game = Game(trust=8)
        assert signals(game.propose(NO_DAY)) == {"ask_when"}
        turn = game.propose(NO_DAY)
        assert signals(turn) == {"accepts_vague"}
        assert statuses(turn) == ["proposed"]

    def test_who_fills_in_what_was_missing_gets_the_yes(self) -> None:
        game = Game(trust=8)
        game.propose(NO_DAY)
        turn = game.propose(COMPLETE)
        assert signals(turn) == {"yes"}
        assert statuses(turn) == ["confirmed"]

    def test_two_at_once_are_only_as_good_as_the_one_that_lacks_something(self) -> None:
        turn = Game(trust=8).propose(OTHER, NO_DAY)
        assert signals(turn) == {"ask_when"}
        assert statuses(turn) == ["proposed", "proposed"]

    def test_without_an_agreement_in_it_the_tegenspeler_just_reacts(self) -> None:
        turn = Game().say("afspraak_voorstellen")
        assert turn.source == "general"
        assert turn.log.entries == ()


class TestACondition:
    @pytest.mark.parametrize("move", ["instemmen", "commitment_vragen"])
    def test_who_grants_it_gets_the_yes(self, move: str) -> None:
        game = Game()
        assert signals(game.propose(COMPLETE)) == {"condition"}
        turn = game.say(move)
        assert signals(turn) == {"yes"}
        assert statuses(turn) == ["confirmed"]

    def test_it_is_made_once(self) -> None:
        game = Game()
        game.propose(COMPLETE)
        assert signals(game.propose(OTHER)) == {"yes"}

    def test_a_yes_long_after_grants_nothing(self) -> None:
        game = Game()
        game.propose(COMPLETE)
        for _ in range(3):
            game.say("gedrag_benoemen")
        turn = game.say("instemmen")
        assert turn.source == "general"
        assert statuses(turn) == ["proposed"]

    def test_a_no_grants_nothing(self) -> None:
        game = Game()
        game.propose(COMPLETE)
        assert statuses(game.say("afwijzen")) == ["proposed"]


class TestAskingForAYes:
    def test_at_low_trust_it_is_an_empty_one(self) -> None:
        game = Game(trust=1)
        game.propose(COMPLETE)
        turn = game.say("commitment_vragen")
        assert signals(turn) == {"empty_yes"}
        assert statuses(turn) == ["proposed"]

    def test_in_the_middle_it_counts(self) -> None:
        game = Game()
        game.propose(COMPLETE)
        assert statuses(game.say("commitment_vragen")) == ["confirmed"]

    def test_to_nothing_proposed_nobody_says_yes(self) -> None:
        turn = Game(trust=9).say("commitment_vragen")
        assert signals(turn) == {"commitment_vragen"}

    def test_once_more_about_what_stands(self) -> None:
        game = Game(trust=8)
        game.propose(COMPLETE)
        turn = game.say("commitment_vragen")
        assert signals(turn) == {"yes_again"}
        assert statuses(turn) == ["confirmed"]

    def test_what_was_let_go_is_not_agreed_by_the_way(self) -> None:
        game = Game(trust=9)
        game.propose(NO_DAY)
        for _ in range(3):
            game.say("bedanken")
        turn = game.say("commitment_vragen")
        assert signals(turn) == {"commitment_vragen"}
        assert statuses(turn) == ["proposed"]


class TestARecap:
    RECAP = promise(status="confirmed")

    def test_of_what_was_proposed_binds(self) -> None:
        game = Game()
        game.propose(COMPLETE)
        turn = game.say("afspraak_bevestigen", agreements=[self.RECAP])
        assert statuses(turn) == ["confirmed"]

    def test_of_what_was_never_brought_up_binds_nobody(self) -> None:
        turn = Game(trust=9).say("afspraak_bevestigen", agreements=[self.RECAP])
        assert statuses(turn) == ["proposed"]

    def test_binds_nobody_who_does_not_trust_you(self) -> None:
        game = Game(trust=1)
        game.propose(COMPLETE)
        turn = game.say("afspraak_bevestigen", agreements=[self.RECAP])
        assert statuses(turn) == ["proposed"]


class TestVagueness:
    def test_the_second_vague_promise_is_met_with_scorn(self) -> None:
        game = Game(trust=6)
        assert signals(game.say("vage_toezegging")) == {"vage_toezegging"}
        assert signals(game.say("vage_toezegging")) == {"vague_again"}
        assert signals(game.say("vage_toezegging")) == {"vague_again"}

    def test_it_costs_trust_every_time(self) -> None:
        game = Game(trust=6)
        trust = [game.say("vage_toezegging").talk.trust for _ in range(3)]
        assert trust == sorted(trust, reverse=True)
        assert len(set(trust)) == 3


class TestOnTheWrittenPath:
    KERN = "2.2"

    def test_a_complete_proposal_is_confirmed_there(self) -> None:
        turn = Game(place=self.KERN).propose(COMPLETE)
        assert (turn.line, story(turn)) == ("Goed, dat doe ik.", "een afspraak")
        assert statuses(turn) == ["confirmed"]

    @pytest.mark.parametrize("agreement", [NO_DAY, NO_NAME, SOON])
    def test_an_incomplete_one_is_not(self, agreement: object) -> None:
        turn = Game(place=self.KERN, trust=9).propose(agreement)  # type: ignore[arg-type]
        assert story(turn) == "nog niet af"
        assert "confirmed" not in statuses(turn)

    def test_nor_is_anything_at_low_trust(self) -> None:
        turn = Game(place=self.KERN, trust=1).propose(COMPLETE)
        assert story(turn) == "nog niet af"
        assert statuses(turn) == ["proposed"]

    def test_a_no_is_kept(self) -> None:
        turn = Game(place="4.1").propose(COMPLETE)
        assert story(turn) == "dat zeg ik niet toe"
        assert statuses(turn) == ["rejected"]

    def test_a_line_that_answers_a_proposal_is_not_passed_over(self) -> None:
        turn = Game(place="4.1").say("afspraak_voorstellen", "afronden", agreements=[COMPLETE])
        assert statuses(turn) == ["proposed"]
        assert turn.line == "Ik ga aan de slag."


class TestACounterOffer:
    def offered(self) -> Game:
        """A talk in which the tegenspeler just named another day."""
        game = Game(place="2.2", trust=1)
        game.propose(COMPLETE)
        turn = game.say("commitment_vragen")
        assert turn.line == "Vrijdag haal ik niet. Maandag om tien uur wel."
        return game

    def test_it_waits_for_a_yes(self) -> None:
        game = self.offered()
        (entry,) = game.log.entries
        assert entry.agreement.status == "proposed"
        assert entry.counter is not None
        assert entry.counter.due == date(2026, 11, 30)

    @pytest.mark.parametrize("moves", [("instemmen",), ("instemmen", "bedanken")])
    def test_a_yes_makes_it_the_agreement(self, moves: tuple[str, ...]) -> None:
        game = self.offered()
        turn = game.say(*moves)
        assert story(turn) == "de andere dag"
        (entry,) = turn.log.entries
        assert (entry.agreement.status, entry.agreement.due) == ("confirmed", date(2026, 11, 30))

    def test_a_yes_after_another_agreement_is_not_to_it(self) -> None:
        game = self.offered()
        game.talk = replace(game.talk, trust=8)
        game.propose(OTHER)
        first, second = game.log.entries
        assert (first.agreement.status, second.agreement.status) == ("proposed", "confirmed")
        assert statuses(game.say("instemmen")) == ["proposed", "confirmed"]

    def test_so_does_a_yes_beside_another_agreement(self) -> None:
        game = self.offered()
        turn = game.say("instemmen", "afspraak_voorstellen", agreements=[OTHER])
        first, second = turn.log.entries
        assert (first.agreement.status, first.agreement.due) == ("confirmed", date(2026, 11, 30))
        assert second.agreement.status != "confirmed"

    @pytest.mark.parametrize("moves", [("afwijzen",), ("instemmen", "begrenzen"), ("open_vraag",)])
    def test_without_a_clear_yes_it_is_not(self, moves: tuple[str, ...]) -> None:
        turn = self.offered().say(*moves)
        assert statuses(turn) == ["proposed"]
