from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bot.practice.agreements import Agreement, AgreementLog
from bot.practice.moves import HeardSentence
from bot.practice.record import TurnRecord
from bot.practice.trust import Change
from bot.records import Database, Talks

NOW = datetime(2026, 11, 23, 14, 5)
PROMISE = Agreement(
    who="counterpart",
    third_party=None,
    what="het concept mailen",
    when="vóór vrijdag",
    due=date(2026, 11, 27),
    follow_up=False,
    status="proposed",
    sentence="Mail jij me het concept vóór vrijdag?",
)


@pytest.fixture
def talks(database: Database) -> Talks:
    return Talks(database)


def _turn(number: int, text: str = "Hoi | *Karim*\n🙂") -> TurnRecord:
    return TurnRecord(
        number=number,
        said_at=NOW + timedelta(minutes=number),
        text=text,
        sentences=[HeardSentence(text, "begroeten", 0.75)],
        answer="Hoi. Zeg het eens.",
        source="story",
        beat="1.1",
        changes=(Change(text, "begroeten", "begroeten", 1, -1, "Je groette."),),
        trust=5,
        tension=2,
    )


def test_a_talk_is_read_as_it_was_written(talks: Talks) -> None:
    talks.start("t1", "test:1", "oefening", NOW)
    log = AgreementLog().hear([PROMISE], 1)
    talks.add_turn("t1", _turn(1), "nothing", log, {})
    log = log.answer("confirm", 2, "Goed.")
    talks.add_turn("t1", _turn(2), "hint", log, {})
    talks.end("t1", "agreed", NOW + timedelta(minutes=3))
    talk = talks.read("t1")
    assert talk is not None
    assert [_plain(turn) for turn in talk.turns] == [_plain(_turn(1)), _plain(_turn(2))]
    assert tuple(talk.agreements) == log.entries
    assert (talk.scenario, talk.started_at) == ("oefening", NOW)
    assert (talk.revealed, talk.ending) == ("hint", "agreed")
    assert talk.ended_at == NOW + timedelta(minutes=3)


def _plain(turn: TurnRecord) -> dict[str, object]:
    return {**vars(turn), "sentences": list(turn.sentences), "changes": list(turn.changes)}


def test_a_talk_in_the_middle_has_no_ending(talks: Talks) -> None:
    talks.start("t1", "test:1", "oefening", NOW)
    talk = talks.read("t1")
    assert talk is not None
    assert (talk.ended_at, talk.ending, list(talk.turns)) == (None, None, [])


def test_a_talk_that_was_never_begun_is_none(talks: Talks) -> None:
    assert talks.read("t1") is None
    with pytest.raises(LookupError):
        talks.add_turn("t1", _turn(1), "nothing", AgreementLog(), {})


def test_the_first_ending_stands(talks: Talks) -> None:
    talks.start("t1", "test:1", "oefening", NOW)
    talks.end("t1", "broken_off", NOW)
    talks.end("t1", "stopped", NOW + timedelta(hours=1))
    talk = talks.read("t1")
    assert talk is not None
    assert (talk.ending, talk.ended_at) == ("broken_off", NOW)


def test_the_list_has_the_latest_first_with_its_turns_counted(talks: Talks) -> None:
    for number, conversation in enumerate(("test:1", "test:2", "test:1")):
        talks.start(f"t{number}", conversation, "oefening", NOW + timedelta(hours=number))
    talks.add_turn("t1", _turn(1), "nothing", AgreementLog(), {})
    talks.add_turn("t1", _turn(2), "nothing", AgreementLog(), {})
    assert [(talk.id, talk.turns) for talk in talks.summaries()] == [
        ("t2", 0),
        ("t1", 2),
        ("t0", 0),
    ]
    assert [talk.id for talk in talks.summaries("test:1")] == ["t2", "t0"]


def test_erasing_takes_all_of_one_conversation_and_nothing_else(talks: Talks) -> None:
    for talk_id, conversation in (("t1", "test:1"), ("t2", "test:2")):
        talks.start(talk_id, conversation, "oefening", NOW)
        talks.add_turn(talk_id, _turn(1), "nothing", AgreementLog().hear([PROMISE], 1), {})
    talks.erase("test:1")
    assert talks.read("t1") is None
    left = talks.read("t2")
    assert left is not None
    assert (len(left.turns), len(left.agreements)) == (1, 1)
