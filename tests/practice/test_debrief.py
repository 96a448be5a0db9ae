"""The debrief: the learner's own words, what is missing, and never a score."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import get_args

import pytest

from bot.practice.agreement_text import agreement_line
from bot.practice.agreements import Agreement
from bot.practice.debrief import Debrief, debrief
from bot.practice.debrief_text import agreement_text, moment_text, plain_text, sections
from bot.practice.moves import MOVES
from bot.practice.tables import load_table
from bot.practice.talk import Ending
from bot.practice.trust import rules
from tests.practice.playing import NO_DAY, SMALL, Game, Said, promise, sentence

HIDDEN = SMALL.block.hidden_interest


def look_back(game: Game) -> Debrief:
    return debrief(game.scenario, game.record())


def after(*said: Said, **state: object) -> Debrief:
    """The debrief of a talk with one sentence a message."""
    game = Game(**state)  # type: ignore[arg-type]
    for one in said:
        game.say(one)
    return look_back(game)


class TestTheEnd:
    @pytest.mark.parametrize(
        ("ending", "words"),
        [
            ("agreed", "met een afspraak"),
            ("open", "zonder afspraak"),
            ("broken_off", "Noor brak het gesprek af"),
            ("stopped", "Je stopte het gesprek"),
            (None, "Je stopte het gesprek"),
        ],
    )
    def test_it_says_how_the_talk_ended(self, ending: Ending | None, words: str) -> None:
        assert words in after(ended=ending).ending

    def test_every_ending_is_tested(self) -> None:
        assert set(get_args(Ending)) == {"agreed", "open", "broken_off", "stopped"}


class TestTheHiddenInterest:
    def test_what_was_found_is_told(self) -> None:
        assert after(revealed="full").hidden_interest == f"Dit heb je ontdekt: {HIDDEN}"

    @pytest.mark.parametrize(
        ("revealed", "words"), [("hint", "liet iets doorschemeren"), ("nothing", "iets onder")]
    )
    def test_what_was_not_found_stays_to_be_found(self, revealed: str, words: str) -> None:
        look = after(revealed=revealed)
        assert words in look.hidden_interest
        assert HIDDEN not in plain_text(look)


class TestAgreements:
    def line(self, *agreements: Agreement, trust: int = 2) -> str:
        game = Game(trust=trust)
        game.propose(*agreements)
        return agreement_text(agreement_line(game.log.entries[0], "Noor"))

    def test_who_what_and_when_in_words(self) -> None:
        assert self.line(promise()) == (
            "• Wie: Noor. Wat: het concept mailen. Wanneer: vrijdag (vrijdag 27 november). "
            "Status: voorgesteld, Noor zei nog geen ja. Nog nodig: een ja van Noor."
        )

    @pytest.mark.parametrize(
        ("who", "words"),
        [
            ("learner", "jij"),
            ("counterpart", "Noor"),
            ("both", "jullie samen"),
            ("third_party", "de aannemer"),
            (None, "nog niet gezegd"),
        ],
    )
    def test_who_acts(self, who: str | None, words: str) -> None:
        third = "de aannemer" if who == "third_party" else None
        assert self.line(promise(who=who, third_party=third)).startswith(f"• Wie: {words}. ")

    @pytest.mark.parametrize(
        ("agreement", "needed"),
        [
            (NO_DAY, "wanneer en een ja van Noor"),
            (promise(who=None), "wie het doet en een ja van Noor"),
            (promise(what=None), "wat er precies gebeurt en een ja van Noor"),
            (promise(when="snel", due=None, status="vague"), "een precieze dag"),
        ],
    )
    def test_what_is_missing_in_words(self, agreement: Agreement, needed: str) -> None:
        assert self.line(agreement).endswith(f"Nog nodig: {needed}.")

    def test_a_confirmed_one_lacks_only_how_you_come_back_to_it(self) -> None:
        confirmed = self.line(promise(), trust=8)
        assert "Status: bevestigd. Nog nodig: hoe jullie erop terugkomen." in confirmed

    def test_a_complete_one_lacks_nothing(self) -> None:
        assert self.line(promise(follow_up=True), trust=8).endswith("Status: bevestigd.")

    def test_a_refused_one_asks_for_nothing(self) -> None:
        game = Game(place="4.1")
        game.propose(promise())
        text = agreement_text(agreement_line(game.log.entries[0], "Noor"))
        assert text.endswith("Status: Noor zei nee.")

    def test_another_day_that_waits_is_named(self) -> None:
        game = Game(place="2.2", trust=1)
        game.propose(promise())
        game.say("commitment_vragen")
        assert look_back(game).agreements[0].status == "Noor noemde een andere tijd"


class TestMoments:
    def test_they_are_the_learners_own_sentences(self) -> None:
        asked = sentence("open_vraag", "Hoe is dat voor jou?")
        blamed = sentence("verwijten", "Jij bent ook altijd te laat.")
        look = after(asked, blamed)
        assert [moment.sentence for moment in look.went_well] == ["Hoe is dat voor jou?"]
        assert look.to_try is not None
        assert look.to_try.sentence == "Jij bent ook altijd te laat."
        assert "Je zei: “Hoe is dat voor jou?”" in plain_text(look)

    def test_what_is_practised_here_comes_first_and_two_are_enough(self) -> None:
        look = after("erkennen", "doel_benoemen", "effect_benoemen", "open_vraag", "open_vraag")
        assert [moment.move for moment in look.went_well] == ["open_vraag", "erkennen"]

    def test_a_fact_is_praised_where_facts_are_practised(self) -> None:
        assert [moment.move for moment in after("gedrag_benoemen").went_well] == ["gedrag_benoemen"]

    def test_a_bare_no_is_not_praised_for_its_reason(self) -> None:
        assert after(sentence("begrenzen", "Dat kan niet.")).went_well == ()
        because = sentence("begrenzen", "Dat kan niet, want het college beslist.")
        assert len(after(because).went_well) == 1

    def test_a_courtesy_is_no_moment(self) -> None:
        assert after("begroeten", "bedanken", "instemmen").went_well == ()

    def test_where_nothing_hurt_the_unfinished_agreement_is_the_thing_to_try(self) -> None:
        game = Game(trust=8)
        game.propose(NO_DAY)
        tried = look_back(game).to_try
        assert tried is not None
        assert tried.sentence == NO_DAY.sentence
        assert "Hier ontbrak nog wanneer." in tried.text

    def test_else_a_move_that_was_not_made(self) -> None:
        tried = after("gedrag_benoemen", "open_vraag").to_try
        assert tried is not None
        assert tried.move == "begrenzen"
        assert tried.sentence == "zin met gedrag_benoemen"

    def test_what_hurt_most_is_the_thing_to_try(self) -> None:
        tried = after("vage_toezegging", "verwijten", "gesloten_vraag").to_try
        assert tried is not None
        assert tried.move == "verwijten"


class TestAllOfIt:
    def test_of_a_talk_without_a_turn(self) -> None:
        look = after()
        assert (look.turns, look.went_well, look.to_try, look.agreements) == (0, (), None, ())
        titles = [section.title for section in sections(look)]
        assert titles == ["Hoe het afliep", "Afspraken", "Wat eronder zat"]
        assert "Er is in dit gesprek niets afgesproken." in plain_text(look)

    def test_never_a_score(self) -> None:
        game = Game()
        for move in MOVES:
            if move != "afronden":
                game.say(move)
        # What one sentence did to the other's trust is no mark for the person.
        text = re.sub(r"Vertrouwen [+−]\d: ", "", plain_text(look_back(game)))
        assert not re.search(r"\d|%|\bscore|\bpunten\b|\bcijfer|\bvoldoende|sterren", text)

    def test_it_outlives_json(self) -> None:
        game = Game(trust=8)
        game.propose(promise())
        game.say("verwijten")
        game.say("open_vraag")
        look = look_back(game)
        assert Debrief.from_dict(json.loads(json.dumps(look.as_dict()))) == look

    def test_there_is_a_text_for_whatever_can_happen(self) -> None:
        table = load_table("feedback")
        assert set(table) == set(MOVES)
        for rule in rules():
            if rule.trust < 0 or MOVES[rule.move].sign == "-":
                assert "try" in table[rule.move], rule.name
            if rule.trust > 0:
                assert "works" in table[rule.move], rule.name
        assert all("!" not in text for row in table.values() for text in row.values())


class TestWhatAMomentSays:
    def test_each_says_what_it_did_to_the_other(self) -> None:
        game = Game(trust=5)
        game.say(sentence("verwijten", "Jij denkt alleen aan jezelf."))
        moment = look_back(game).to_try
        assert moment is not None
        assert moment.text.startswith("Vertrouwen −2: Noor hoorde een verwijt.")

    def test_what_could_be_better_comes_with_a_sentence_of_this_case(self) -> None:
        case = replace(SMALL, examples={"gedrag_benoemen": "Het concept kwam dinsdag, Noor."})
        game = Game(case, trust=5)
        game.say("verwijten")
        moment = debrief(case, game.record()).to_try
        assert moment is not None
        assert moment.better == "Het concept kwam dinsdag, Noor."
        assert "Bijvoorbeeld: “Het concept kwam dinsdag, Noor.”" in moment_text(moment)

    def test_a_move_that_was_not_made_stands_behind_the_sentence_it_would_follow(self) -> None:
        game = Game(trust=5)
        game.say(sentence("begroeten", "Hoi Noor."))
        game.say(sentence("doel_benoemen", "Ik wil het over de planning hebben."))
        moment = look_back(game).to_try
        assert moment is not None
        assert moment.sentence == "Ik wil het over de planning hebben."
        assert moment.text.startswith("Daarna had dit gepast:")


class TestTryingAgain:
    def test_both_sentences_stand_side_by_side(self) -> None:
        game = Game()
        game.say(sentence("verwijten", "Jij weer."))
        first = game.turns.pop()
        game.talk = replace(game.talk, turn=0)
        game.say(sentence("open_vraag", "Wat speelt er?"))
        talk = replace(game.record(), undone=[first])
        (retry,) = debrief(SMALL, talk).retries
        assert (retry.first, retry.second) == ("Jij weer.", "Wat speelt er?")
        assert retry.first_answer == first.answer
        assert "Jij weer." in plain_text(debrief(SMALL, talk))

    def test_what_was_taken_back_and_not_tried_again_is_left_out(self) -> None:
        game = Game()
        game.say("verwijten")
        talk = replace(game.record(), turns=[], undone=game.turns)
        assert debrief(SMALL, talk).retries == ()


class TestWhatIsHeldUp:
    def test_a_sentence_that_was_hardly_heard_is_not_quoted(self) -> None:
        doubtful = sentence("verwijten", "Dat is me wat.", confidence=0.56)
        assert "Dat is me wat." not in plain_text(after("open_vraag", doubtful))

    def test_a_sentence_outside_the_role_play_is_not_quoted(self) -> None:
        outside = sentence("buiten_rol", "Ben je een bot?")
        assert "Ben je een bot?" not in plain_text(after(outside, "open_vraag"))

    def test_nothing_would_have_fitted_after_the_farewell(self) -> None:
        farewell = sentence("afronden", "Tot donderdag.")
        game = Game(trust=8)
        for move in ("gedrag_benoemen", "open_vraag", "begrenzen"):
            game.say(move)
        game.propose(promise())
        game.say(farewell)
        moment = look_back(game).to_try
        assert moment is not None
        assert moment.move == "afspraak_bevestigen"
        assert moment.sentence != farewell.text

    def test_who_told_the_effect_is_not_told_to_name_the_fact(self) -> None:
        moment = after("doel_benoemen", "effect_benoemen").to_try
        assert moment is None or moment.move != "gedrag_benoemen"

    def test_the_same_words_with_another_meaning_are_no_second_attempt(self) -> None:
        game = Game()
        game.say("open_vraag")
        record = game.record()
        assert debrief(game.scenario, replace(record, undone=record.turns)).retries == ()

    @pytest.mark.parametrize(("what", "shown"), [("je bellen", "Noor bellen"), ("bellen",) * 2])
    def test_whom_the_learner_addressed_is_named(self, what: str, shown: str) -> None:
        game = Game(trust=8)
        game.propose(promise(who="learner", what=what))
        assert look_back(game).agreements[0].what == shown
