"""Actions around a talk: the list of scenarios, a briefing, help."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, PracticeAction, command_of, keep_talking, say
from bot.practice import texts
from bot.practice.answer import Answer


class ActionStart(PracticeAction):
    """Show what can be practised; a talk that goes on is not lost."""

    def name(self) -> str:
        return "action_start"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        ongoing = self.ongoing(tracker)
        if ongoing is not None:
            return keep_talking(dispatcher, ongoing)
        return self.offer(dispatcher)


class ActionChoose(PracticeAction):
    """Show the briefing of the scenario that was chosen."""

    def name(self) -> str:
        return "action_choose"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        ongoing = self.ongoing(tracker)
        if ongoing is not None:
            return keep_talking(dispatcher, ongoing)
        chosen = self.practice.scenarios.get(command_of(tracker).get("scenario") or "")
        if chosen is None:
            return self.offer(dispatcher)
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
        return self.offer(dispatcher, texts.NO_TALK)
