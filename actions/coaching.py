"""Actions beside the role-play: a hint, taking a message back, why, and \"so I didn't mean it\"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, Ongoing, PracticeAction, command_of, say
from actions.talk import play_and_say
from bot.practice import texts
from bot.practice.answer import Answer
from bot.practice.hints import hint
from bot.practice.moves import deciding
from bot.practice.record import TurnRecord
from bot.practice.replay import Before, heard_as


class _Coaching(PracticeAction):
    """Needs a talk that goes on."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        ongoing = self.ongoing(tracker)
        if ongoing is None:
            return self.offer(dispatcher, texts.NO_TALK)
        return self.coach(dispatcher, tracker, ongoing)

    def coach(self, dispatcher: CollectingDispatcher, tracker: Tracker, ongoing: Ongoing) -> Events:
        """What the action does in a talk."""
        raise NotImplementedError

    def last(self, ongoing: Ongoing) -> Before | None:
        """What the last turn was played from; None before the first."""
        found = self.practice.talks.before(ongoing.id, ongoing.talk.turn)
        return None if found is None else Before.from_dict(found)

    def last_turn(self, ongoing: Ongoing) -> TurnRecord | None:
        """The last turn that stands; None before the first."""
        talk = self.practice.talks.read(ongoing.id)
        return talk.turns[-1] if talk is not None and talk.turns else None

    def take_back(self, ongoing: Ongoing, before: Before) -> None:
        """Undo the last turn in the records."""
        revealed = before.talk.revealed
        self.practice.talks.take_back(ongoing.id, ongoing.talk.turn, revealed, before.log)


class ActionHint(_Coaching):
    """A time-out: one hint that fits the moment; the talk waits."""

    def name(self) -> str:
        return "action_hint"

    def coach(self, dispatcher: CollectingDispatcher, tracker: Tracker, ongoing: Ongoing) -> Events:
        talk = self.practice.talks.read(ongoing.id)
        turns = talk.turns if talk is not None else ()
        found = hint(ongoing.scenario, ongoing.talk, ongoing.log, turns)
        say(dispatcher, texts.hint(found))
        return []


class ActionBack(_Coaching):
    """Take the last message back, to try another sentence."""

    def name(self) -> str:
        return "action_back"

    def coach(self, dispatcher: CollectingDispatcher, tracker: Tracker, ongoing: Ongoing) -> Events:
        before = self.last(ongoing)
        if before is None:
            say(dispatcher, Answer("note", texts.NOTHING_TO_TAKE_BACK))
            return []
        self.take_back(ongoing, before)
        say(dispatcher, Answer("note", texts.TAKEN_BACK))
        last = self.last_turn(ongoing)
        said = last.answer if last else ongoing.scenario.block.opening
        say(dispatcher, Answer("line", said, ongoing.scenario.name))
        return [
            SlotSet("talk", before.talk.as_dict()),
            SlotSet("agreement_log", before.log.as_dict()),
        ]


class ActionWhy(_Coaching):
    """Say what was heard in the last message, and what it did."""

    def name(self) -> str:
        return "action_why"

    def coach(self, dispatcher: CollectingDispatcher, tracker: Tracker, ongoing: Ongoing) -> Events:
        before, last = self.last(ongoing), self.last_turn(ongoing)
        if before is None or last is None:
            say(dispatcher, Answer("note", texts.NOTHING_SAID_YET))
        else:
            say(dispatcher, texts.why(ongoing.scenario.name, last, before))
        return []


class ActionMeant(_Coaching):
    """Play the last message again as the move that the learner says it was."""

    def name(self) -> str:
        return "action_meant"

    def coach(self, dispatcher: CollectingDispatcher, tracker: Tracker, ongoing: Ongoing) -> Events:
        before, last = self.last(ongoing), self.last_turn(ongoing)
        if before is None or last is None:
            say(dispatcher, Answer("note", texts.NOTHING_SAID_YET))
            return []
        meant = str(command_of(tracker)["move"])
        heard = deciding(last.sentences)
        if heard is not None:
            self.practice.talks.correct(ongoing.id, last.number, heard.text, heard.move, meant)
        self.take_back(ongoing, before)
        again = replace(ongoing, talk=before.talk, log=before.log)
        say(dispatcher, Answer("note", texts.heard_again(meant)))
        message = heard_as(before.message, meant)
        return play_and_say(self, dispatcher, again, message, last.text)
