"""Actions around a talk: the list of scenarios, a briefing, help."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import PracticeAction, command_of, say
from bot.practice import texts
from bot.practice.answer import Answer

Events = list[dict[str, Any]]


class ActionStart(PracticeAction):
    """Show what can be practised; a talk that goes on is not lost."""

    def name(self) -> str:
        return "action_start"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        ongoing = self.ongoing(tracker)
        if ongoing is not None:
            say(dispatcher, Answer("note", texts.still_talking(ongoing.scenario.name)))
            return []
        say(dispatcher, texts.choice(self.practice.scenarios.values()))
        return [SlotSet("phase", "choosing")]


class ActionChoose(PracticeAction):
    """Show the briefing of the scenario that was chosen."""

    def name(self) -> str:
        return "action_choose"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        ongoing = self.ongoing(tracker)
        if ongoing is not None:
            say(dispatcher, Answer("note", texts.still_talking(ongoing.scenario.name)))
            return []
        chosen = self.practice.scenarios.get(command_of(tracker).get("scenario") or "")
        if chosen is None:
            say(dispatcher, texts.choice(self.practice.scenarios.values()))
            return [SlotSet("phase", "choosing")]
        level = command_of(tracker).get("level")
        say(dispatcher, texts.briefing(chosen, level))
        return [
            SlotSet("phase", "briefed"),
            SlotSet("scenario", chosen.id),
            SlotSet("level", level),
        ]


class ActionHelp(PracticeAction):
    """Say how it works, in a talk or outside it."""

    def name(self) -> str:
        return "action_help"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        say(dispatcher, Answer("note", texts.HELP))
        return []


class ActionNoTalk(PracticeAction):
    """Answer a message that comes while no talk goes on."""

    def name(self) -> str:
        return "action_no_talk"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        chosen = self.practice.scenarios.get(tracker.get_slot("scenario") or "")
        if tracker.get_slot("phase") == "briefed" and chosen is not None:
            say(dispatcher, texts.not_begun(chosen))
            return []
        say(dispatcher, texts.choice(self.practice.scenarios.values(), texts.NO_TALK))
        return [SlotSet("phase", "choosing")]
