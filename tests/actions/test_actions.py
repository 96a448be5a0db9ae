"""The actions as an action server of Rasa calls them: by name, with a tracker as data."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

import actions
from actions.base import Practice
from actions.talk import ActionBegin, ActionReact, ActionStop
from bot.practice.scenario import load_scenario
from bot.records import Database, Talks
from bot.settings import ROOT

SMALL = load_scenario(ROOT / "tests" / "scenarios" / "oefening.yml")


@pytest.fixture
def practice(database: Database) -> Practice:
    return Practice({SMALL.id: SMALL}, Talks(database))


def _tracker(slots: dict[str, Any], **message: Any) -> Tracker:
    state = {
        "sender_id": "test:1",
        "slots": slots,
        "latest_message": {"message_id": "m1", "text": "", **message},
    }
    return Tracker.from_dict(state)


async def _run(action: Any, tracker: Tracker) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, tracker, {})
    answers = [message["custom"] for message in dispatcher.messages]
    return answers, {event["name"]: event["value"] for event in events}


def test_rasa_finds_every_action_of_the_domain() -> None:
    executor = ActionExecutor()
    executor.register_package(actions.__name__)
    assert set(executor.actions) >= {
        "action_start",
        "action_choose",
        "action_begin",
        "action_stop",
        "action_help",
        "action_no_talk",
        "action_follow_story",
        "action_react",
    }


async def test_a_talk_is_begun_once_for_one_message(practice: Practice) -> None:
    action = ActionBegin(practice)
    slots: dict[str, Any] = {"phase": "briefed", "scenario": SMALL.id}
    [answer], begun = await _run(action, _tracker(slots))
    assert (answer["text"], answer["speaker"]) == (SMALL.block.opening, SMALL.name)
    assert [talk.id for talk in practice.talks.summaries("test:1")] == [begun["talk_id"]]
    [again], events = await _run(action, _tracker({**slots, **begun}, message_id="m2"))
    assert (again["kind"], events) == ("note", {})
    assert len(practice.talks.summaries()) == 1


async def test_a_turn_is_recorded_with_its_answer(practice: Practice) -> None:
    _, slots = await _run(ActionBegin(practice), _tracker({"scenario": SMALL.id}))
    moves = [{"text": "Jij ook altijd.", "move": "verwijten", "confidence": 0.9}]
    message = {
        "text": "Jij ook altijd.",
        "moves": moves,
        "metadata": {"now": "2026-11-23T14:05:00"},
    }
    [answer], after = await _run(ActionReact(practice), _tracker(slots, **message))
    talk = practice.talks.read(slots["talk_id"])
    assert talk is not None
    [turn] = talk.turns
    assert (turn.text, turn.answer, turn.number) == ("Jij ook altijd.", answer["text"], 1)
    assert turn.said_at.isoformat() == "2026-11-23T14:05:00"
    assert turn.trust == after["talk"]["trust"] < SMALL.block.trust
    [debrief], ended = await _run(ActionStop(practice), _tracker({**slots, **after}))
    assert (debrief["kind"], ended["phase"]) == ("debrief", "ended")


async def test_an_answer_without_a_talk_is_a_mistake_of_ours(practice: Practice) -> None:
    with pytest.raises(RuntimeError, match="action_react"):
        await _run(ActionReact(practice), _tracker({"phase": "ended"}))
