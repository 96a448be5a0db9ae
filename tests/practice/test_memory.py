"""What the tegenspeler remembers: times that were named, warnings that were earned back."""

from __future__ import annotations

from datetime import date

import pytest

from bot.practice.moves import HeardSentence, deciding
from tests.practice.playing import NO_DAY, Game, promise, sentence, signals

FRIDAY = promise()
MONDAY = promise(
    when="maandag", due=date(2026, 11, 30), sentence="Dan mail jij maandag het concept."
)


class TestAnotherTime:
    def test_who_changes_a_time_unasked_is_held_to_the_first(self) -> None:
        game = Game(trust=8)
        game.propose(FRIDAY)
        turn = game.propose(MONDAY)
        assert signals(turn) == {"changed_mind"}
        assert "vrijdag" in turn.line
        assert "maandag" in turn.line

    def test_after_it_the_other_time_can_be_agreed(self) -> None:
        game = Game(trust=8)
        game.propose(FRIDAY)
        game.propose(MONDAY)
        game.say("commitment_vragen")
        agreements = [entry.agreement for entry in game.log.entries]
        assert [(a.when, a.status) for a in agreements] == [("maandag", "confirmed")]

    def test_the_same_time_again_is_no_contradiction(self) -> None:
        game = Game(trust=8)
        game.propose(FRIDAY)
        assert signals(game.propose(FRIDAY)) == {"yes_again"}

    def test_the_same_time_in_fewer_words_is_no_contradiction(self) -> None:
        game = Game(trust=8)
        game.propose(promise(when="maandag 7 december", due=date(2026, 12, 7)))
        assert signals(game.propose(MONDAY)) != {"changed_mind"}

    def test_a_first_time_is_no_contradiction(self) -> None:
        game = Game(trust=8)
        game.propose(NO_DAY)
        assert signals(game.propose(FRIDAY)) == {"yes"}


class TestASecondAgreement:
    def test_what_it_lacks_is_asked_too(self) -> None:
        game = Game(trust=8)
        assert signals(game.propose(NO_DAY)) == {"ask_when"}
        other = promise(who="learner", what="de zaal regelen", when=None, due=None)
        assert signals(game.propose(other)) == {"ask_when"}

    def test_a_promise_that_meets_the_condition_confirms_both(self) -> None:
        game = Game(trust=4)
        assert signals(game.propose(FRIDAY)) == {"condition"}
        own = promise(who="learner", what="je bellen", sentence="Dan bel ik je vrijdag.")
        game.propose(own)
        assert [entry.agreement.status for entry in game.log.entries] == ["confirmed"] * 2


class TestAQuestionBehindAProposal:
    @pytest.mark.parametrize("question", ["open_vraag", "gesloten_vraag"])
    def test_it_asks_about_the_proposal(self, question: str) -> None:
        proposal = sentence("afspraak_voorstellen")
        assert deciding([proposal, sentence(question)]) is proposal

    def test_elsewhere_the_question_decides(self) -> None:
        question = sentence("open_vraag")
        said: list[HeardSentence] = [sentence("gedrag_benoemen"), question]
        assert deciding(said) is question


class TestAWarning:
    def test_it_is_forgotten_once_trust_is_back(self) -> None:
        game = Game(trust=3)
        assert signals(game.say("verwijten")) == {"warning"}
        assert "patience" in game.talk.asked
        for move in ("excuses_maken", "effect_benoemen", "erkennen", "samenvatten", "open_vraag"):
            game.say(move)
        assert game.talk.trust >= 5
        assert "patience" not in game.talk.asked

    @pytest.mark.parametrize(("level", "warnings"), [(1, 2), (2, 1), (3, 1)])
    def test_how_many_there_are_hangs_on_the_level(self, level: int, warnings: int) -> None:
        game = Game(trust=2, level=level)
        lines = [signals(game.say("verwijten")) for _ in range(warnings)]
        assert lines == [{"warning"}] * warnings
        assert game.say("verwijten").talk.ended == "broken_off"


class TestTheSameTimeBack:
    def test_a_tegenspeler_that_names_the_proposed_time_agrees(self) -> None:
        game = Game(trust=8, place="checkpoint:kern")
        monday = promise(when="maandag om tien uur", due=date(2026, 11, 30))
        turn = game.say("commitment_vragen", agreements=[monday])
        assert turn.line == "Vrijdag haal ik niet. Maandag om tien uur wel."
        assert [entry.agreement.status for entry in turn.log.entries] == ["confirmed"]
