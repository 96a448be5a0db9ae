"""Actions of the role-play itself: begin, answer, end with a debrief."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, Ongoing, PracticeAction, command_of, keep_talking, now, say
from bot.dialogue.state import message_of, play_turn
from bot.practice import texts
from bot.practice.agreements import AgreementLog
from bot.practice.answer import Answer
from bot.practice.debrief import debrief
from bot.practice.engine import Turn, open_talk
from bot.practice.hearing import Message
from bot.practice.record import TurnRecord
from bot.practice.replay import Before
from bot.practice.scenario import Scenario

_TALKS = uuid.UUID("6f1c3f0e-6a58-4d33-9a0b-3f0f5a4f7c11")
"""The name space of talk ids: the message that begins a talk gives it its id."""


class ActionBegin(PracticeAction):
    """Begin the talk that was briefed: the tegenspeler says its first line."""

    def name(self) -> str:
        return "action_begin"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        wanted = command_of(tracker).get("scenario") or tracker.get_slot("scenario")
        chosen = self.practice.scenarios.get(wanted or "")
        ongoing = self.ongoing(tracker)
        if ongoing is not None:
            return keep_talking(dispatcher, ongoing)
        if chosen is None:
            return self.offer(dispatcher)
        level = command_of(tracker).get("level")
        if level is None and chosen.id == tracker.get_slot("scenario"):
            level = tracker.get_slot("level")
        talk_id = uuid.uuid5(_TALKS, str(tracker.latest_message["message_id"])).hex
        self.practice.talks.start(talk_id, tracker.sender_id, chosen.id, now(tracker))
        say(dispatcher, Answer("line", chosen.block.opening, chosen.name))
        return [
            SlotSet("phase", "talking"),
            SlotSet("scenario", chosen.id),
            SlotSet("talk_id", talk_id),
            SlotSet("talk", open_talk(chosen, level).as_dict()),
            SlotSet("agreement_log", AgreementLog().as_dict()),
            SlotSet("counterpart", chosen.name),
        ]


class _Answering(PracticeAction):
    """Play the turn that answers the latest message."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        ongoing = self.ongoing(tracker)
        if ongoing is None:
            raise RuntimeError(f"{self.name()} was predicted while no talk goes on")
        message = message_of(tracker.latest_message)
        text = tracker.latest_message["text"]
        return play_and_say(self, dispatcher, ongoing, message, text)


class ActionFollowStory(_Answering):
    """The written path goes on: say its next line."""

    def name(self) -> str:
        return "action_follow_story"


class ActionReact(_Answering):
    """Off the written path: react to the move."""

    def name(self) -> str:
        return "action_react"


class ActionStop(PracticeAction):
    """End the talk where it is, and look back on it."""

    def name(self) -> str:
        return "action_stop"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        ongoing = self.ongoing(tracker)
        if ongoing is None:
            return self.offer(dispatcher, texts.NO_TALK)
        self.practice.talks.end(ongoing.id, "stopped", now(tracker))
        ended = replace(ongoing.talk, ended="stopped").as_dict()
        return [SlotSet("talk", ended), *look_back(self, dispatcher, ongoing.id, ongoing.scenario)]


def play_and_say(
    action: PracticeAction,
    dispatcher: CollectingDispatcher,
    ongoing: Ongoing,
    message: Message,
    text: str,
) -> Events:
    """Play the turn that answers `message` (sent as `text`), keep it and say its line."""
    scenario, talks = ongoing.scenario, action.practice.talks
    turn = play_turn(scenario, ongoing.talk, ongoing.log, message, ongoing.id)
    before = Before(ongoing.talk, ongoing.log, message).as_dict()
    record = _record(turn, message, text)
    talks.add_turn(ongoing.id, record, turn.talk.revealed, turn.log, before)
    say(dispatcher, Answer("line", turn.line, scenario.name))
    if turn.lost:
        say(dispatcher, Answer("note", texts.lost(scenario.name)))
    events = [
        SlotSet("talk", turn.talk.as_dict()),
        SlotSet("agreement_log", turn.log.as_dict()),
    ]
    if turn.talk.ended is None:
        return events
    talks.end(ongoing.id, turn.talk.ended, message.now)
    return [*events, *look_back(action, dispatcher, ongoing.id, scenario)]


def look_back(
    action: PracticeAction, dispatcher: CollectingDispatcher, talk_id: str, scenario: Scenario
) -> Events:
    """Give the debrief of the talk that just ended."""
    talk = action.practice.talks.read(talk_id)
    if talk is None:
        raise LookupError(f"there is no talk {talk_id}")
    say(dispatcher, texts.look_back(scenario, debrief(scenario, talk)))
    return [SlotSet("phase", "ended")]


def _record(turn: Turn, message: Message, text: str) -> TurnRecord:
    said_at: datetime = message.now
    return TurnRecord(
        number=turn.talk.turn,
        said_at=said_at,
        text=text,
        sentences=turn.sentences,
        answer=turn.line,
        source=turn.source,
        beat=turn.beat,
        changes=turn.changes,
        trust=turn.talk.trust,
        tension=turn.talk.tension,
    )
