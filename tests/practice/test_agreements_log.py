"""The agreements of a whole talk: one record an agreement, with its history."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.agreements import (
    AgreementLog,
    LogEntry,
    extract_agreements,
    find_supplement,
)
from bot.practice.moves import HeardSentence

NOW = datetime(2026, 11, 23, 14, 5)
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


def say(
    log: AgreementLog, turn: int, text: str, move: str = "afspraak_voorstellen"
) -> AgreementLog:
    """The log after the learner says one sentence."""
    heard = [HeardSentence(text, move, 0.85)]
    agreements = extract_agreements(heard, NOW, "Karim")
    return log.hear(agreements, turn, find_supplement(heard, NOW, "Karim"))


def only(log: AgreementLog) -> LogEntry:
    (entry,) = log.entries
    return entry


def happened(entry: LogEntry) -> list[tuple[int, str]]:
    return [(event.turn, event.happened) for event in entry.history]


def test_a_proposal_waits_for_an_answer() -> None:
    log = say(AgreementLog(), 1, "Mail jij vrijdag het concept?")
    assert log.open_proposals() == log.entries
    assert only(log).agreement.status == "proposed"
    assert happened(only(log)) == [(1, "proposed")]
    assert log.latest() == only(log)


def test_an_empty_log_has_nothing() -> None:
    log = AgreementLog()
    assert (log.entries, log.open_proposals(), log.latest()) == ((), (), None)
    assert log.answer("confirm", 1, "Ja.") == log
    assert log.accept_counter(1) == log


def test_a_yes_confirms() -> None:
    log = say(AgreementLog(), 1, "Mail jij vrijdag het concept?").answer("confirm", 1, "Doe ik.")
    assert only(log).agreement.status == "confirmed"
    assert log.open_proposals() == ()
    assert happened(only(log)) == [(1, "proposed"), (1, "confirmed")]


def test_a_yes_fills_no_missing_field() -> None:
    log = say(AgreementLog(), 1, "Mail jij het concept?").answer("confirm", 1, "Ja hoor.")
    agreement = only(log).agreement
    assert agreement.status == "confirmed"
    assert agreement.missing() == ("when",)
    assert not agreement.explicit


def test_a_yes_leaves_a_vague_promise_vague() -> None:
    log = say(AgreementLog(), 1, "Ik kom erop terug.", "vage_toezegging")
    log = log.answer("confirm", 1, "Goed.")
    assert only(log).agreement.status == "vague"
    assert only(log).answered


def test_a_no_rejects() -> None:
    log = say(AgreementLog(), 1, "Mail jij vrijdag het concept?").answer("reject", 1, "Nee.")
    assert only(log).agreement.status == "rejected"
    assert log.open_proposals() == ()


def test_two_proposals_of_one_message_are_answered_together() -> None:
    log = say(AgreementLog(), 1, "Jij mailt dinsdag het plan en ik bel woensdag de politie.")
    assert [entry.id for entry in log.entries] == [1, 2]
    log = log.answer("confirm", 1, "Akkoord.")
    assert {entry.agreement.status for entry in log.entries} == {"confirmed"}


def test_an_answer_is_to_what_was_said_last() -> None:
    log = say(AgreementLog(), 1, "Mail jij vrijdag het concept?")
    log = say(log, 2, "En bel jij maandag de aannemer?").answer("confirm", 2, "Ja.")
    assert [entry.agreement.status for entry in log.entries] == ["proposed", "confirmed"]


@pytest.mark.parametrize(
    "remark", ["Vrijdag dan?", "uiterlijk vrijdag", "Lukt dat voor vrijdag?", "Kan dat vrijdag?"]
)
def test_a_loose_time_completes_the_open_proposal(remark: str) -> None:
    log = say(AgreementLog(), 1, "Kun je het concept mailen?")
    log = say(log, 2, remark, "gesloten_vraag")
    agreement = only(log).agreement
    assert (agreement.what, agreement.due) == ("het concept mailen", FRIDAY)
    assert agreement.explicit
    assert happened(only(log)) == [(1, "proposed"), (2, "completed")]


@pytest.mark.parametrize(
    ("remark", "move"),
    [("Tot vrijdag!", "afronden"), ("Niet vrijdag.", "begrenzen"), ("Nee, vrijdag.", "afwijzen")],
)
def test_a_goodbye_or_a_refusal_completes_nothing(remark: str, move: str) -> None:
    log = say(AgreementLog(), 1, "Kun je het concept mailen?")
    assert say(log, 2, remark, move) == log


def test_a_loose_time_without_anything_open_adds_nothing() -> None:
    assert say(AgreementLog(), 1, "Vrijdag dan?").entries == ()


def test_doing_that_then_is_the_same_agreement() -> None:
    log = say(AgreementLog(), 1, "Kun jij het conceptadvies mailen?")
    log = say(log, 2, "Doe je dat dan vóór vrijdag?")
    agreement = only(log).agreement
    assert (agreement.what, agreement.due) == ("het conceptadvies mailen", FRIDAY)


def test_saying_it_again_adds_no_second_entry() -> None:
    log = say(AgreementLog(), 1, "Stuur jij vrijdag het concept?")
    log = say(log, 2, "Dus jij mailt vrijdag het conceptadvies?")
    assert happened(only(log))[0] == (1, "proposed")


def test_another_action_is_another_entry() -> None:
    log = say(AgreementLog(), 1, "Bel jij vrijdag de aannemer?")
    log = say(log, 2, "Bel jij vrijdag de bewoners?")
    log = say(log, 3, "Ik bel vrijdag de aannemer.")
    assert len(log.entries) == 3


def test_a_recap_confirms_and_may_change_the_date() -> None:
    log = say(AgreementLog(), 1, "Mail jij vrijdag het concept?")
    log = log.answer("confirm", 1, "Ja.")
    log = say(log, 4, "Dus jij mailt maandag het concept.", "afspraak_bevestigen")
    agreement = only(log).agreement
    assert (agreement.status, agreement.due) == ("confirmed", MONDAY)
    assert happened(only(log)) == [(1, "proposed"), (1, "confirmed"), (4, "confirmed")]


def test_a_recap_of_what_was_refused_only_proposes_it_again() -> None:
    log = say(AgreementLog(), 1, "Mail jij vrijdag het concept?").answer("reject", 1, "Nee.")
    log = say(log, 2, "Dus jij mailt vrijdag het concept.", "afspraak_bevestigen")
    assert only(log).agreement.status == "proposed"
    assert log.open_proposals() == log.entries


def test_a_recap_of_what_was_never_said_is_an_entry_of_its_own() -> None:
    log = say(AgreementLog(), 1, "Even vastleggen: jij mailt vrijdag.", "afspraak_bevestigen")
    assert only(log).agreement.status == "confirmed"
    assert log.open_proposals() == ()


def test_a_new_date_opens_a_confirmed_agreement_again() -> None:
    log = say(AgreementLog(), 1, "Mail jij vrijdag het concept?").answer("confirm", 1, "Ja.")
    log = say(log, 2, "Mail je het concept maandag?")
    agreement = only(log).agreement
    assert (agreement.status, agreement.due) == ("proposed", MONDAY)
    assert happened(only(log))[-1] == (2, "changed")


class TestCounterOffer:
    def countered(self) -> AgreementLog:
        log = say(AgreementLog(), 1, "Mail jij vrijdag het concept?")
        return log.answer("counter", 1, "Niet vrijdag, wel maandag.", "maandag", MONDAY)

    def test_it_keeps_the_proposal_open(self) -> None:
        entry = only(self.countered())
        assert entry.agreement.due == FRIDAY
        assert entry.agreement.status == "proposed"
        assert entry.counter is not None
        assert (entry.counter.when, entry.counter.due) == ("maandag", MONDAY)
        assert self.countered().open_proposals() == (entry,)

    def test_the_learners_yes_takes_it_over(self) -> None:
        entry = only(self.countered().accept_counter(2, "Prima."))
        assert (entry.agreement.when, entry.agreement.due) == ("maandag", MONDAY)
        assert entry.agreement.status == "confirmed"
        assert entry.counter is None
        assert happened(entry) == [(1, "proposed"), (1, "countered"), (2, "accepted")]

    def test_another_proposal_of_the_learner_drops_it(self) -> None:
        log = say(self.countered(), 2, "Dan mail je het concept morgen.")
        assert only(log).counter is None
        assert only(log).agreement.due == date(2026, 11, 24)
        assert log.accept_counter(3) == log

    def test_a_recap_with_its_date_confirms_it(self) -> None:
        log = say(self.countered(), 2, "Dus jij mailt maandag het concept.", "afspraak_bevestigen")
        assert only(log).agreement.status == "confirmed"
        assert only(log).agreement.due == MONDAY
        assert only(log).counter is None


def test_a_vague_promise_becomes_real_with_a_date() -> None:
    log = say(AgreementLog(), 1, "Ik kom erop terug.", "vage_toezegging")
    log = say(log, 2, "Ik kom er vrijdag op terug.")
    agreement = only(log).agreement
    assert (agreement.status, agreement.due) == ("proposed", FRIDAY)
    assert agreement.explicit


SENTENCES = (
    "Mail jij vrijdag het concept?",
    "Kun je het concept mailen?",
    "Dus jij mailt maandag het concept.",
    "Ik kom erop terug.",
    "Vrijdag dan?",
    "Ik bel de aannemer.",
    "Jij doet dat.",
    "Wat vind je ervan?",
)
steps = st.one_of(
    st.tuples(st.just("say"), st.sampled_from(SENTENCES)),
    st.tuples(st.sampled_from(["confirm", "reject", "counter", "accept"]), st.just("Goed.")),
)


@given(st.lists(steps, max_size=8))
def test_whatever_is_said_the_log_stays_sound(taken: list[tuple[str, str]]) -> None:
    log = AgreementLog()
    for turn, (kind, text) in enumerate(taken, 1):
        before = {entry.id: len(entry.history) for entry in log.entries}
        if kind == "say":
            log = say(log, turn, text)
        elif kind == "accept":
            log = log.accept_counter(turn, text)
        else:
            log = log.answer(kind, turn, text, "maandag", MONDAY)  # type: ignore[arg-type]
        assert [entry.id for entry in log.entries] == list(range(1, len(log.entries) + 1))
        for entry in log.entries:
            assert len(entry.history) >= before.get(entry.id, 1)
            assert entry.agreement.status != "confirmed" or entry.answered
            turns = [event.turn for event in entry.history]
            assert turns == sorted(turns)
    assert AgreementLog.from_dict(json.loads(json.dumps(log.as_dict()))) == log
