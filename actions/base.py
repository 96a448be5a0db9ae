"""What every action needs: the scenarios and the records."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot import library
from bot.dialogue.state import said_at, talk_of
from bot.practice import texts
from bot.practice.agreements import AgreementLog
from bot.practice.answer import Answer
from bot.practice.scenario import Scenario
from bot.practice.talk import Talk
from bot.records import Database, Talks
from bot.settings import load_settings

Events = list[dict[str, Any]]
"""What an action gives back to Rasa."""


@dataclass(frozen=True)
class Practice:
    """What the actions work with."""

    scenarios: Mapping[str, Scenario]
    talks: Talks


@cache
def own_practice() -> Practice:
    """For an action server of its own: made from the settings, at the first action."""
    database = Database(load_settings().database_url)
    return Practice(library.scenarios(), Talks(database))


@dataclass(frozen=True)
class Ongoing:
    """The talk that goes on in a conversation."""

    id: str
    scenario: Scenario
    talk: Talk
    log: AgreementLog


class PracticeAction(Action, ABC):  # type: ignore[misc]
    """An action with access to the scenarios and the records.

    Abstract, so that Rasa's action server doesn't take it for an action itself.
    """

    def __init__(self, practice: Practice | None = None) -> None:
        self._given = practice

    @abstractmethod
    def name(self) -> str:
        """The action's name in the domain."""

    @property
    def practice(self) -> Practice:
        return self._given or own_practice()

    def ongoing(self, tracker: Tracker) -> Ongoing | None:
        """The talk that goes on; None without one, or where its scenario is there no more."""
        found = talk_of(tracker)
        scenario = self.practice.scenarios.get(found[0].scenario) if found else None
        if found is None or scenario is None:
            return None
        return Ongoing(str(tracker.get_slot("talk_id")), scenario, *found)

    def offer(self, dispatcher: CollectingDispatcher, lead: str = texts.WELCOME) -> Events:
        """Show the scenarios to choose from; the events that follow from it."""
        say(dispatcher, texts.choice(self.practice.scenarios.values(), lead))
        return [SlotSet("phase", "choosing")]


def keep_talking(dispatcher: CollectingDispatcher, ongoing: Ongoing) -> Events:
    """Say that a talk still goes on; it is left as it is."""
    say(dispatcher, Answer("note", texts.still_talking(ongoing.scenario.name)))
    return []


def say(dispatcher: CollectingDispatcher, answer: Answer) -> None:
    """Give an answer: its text for any channel, the whole of it for ours."""
    dispatcher.utter_message(
        text=answer.text, json_message=json.loads(json.dumps(answer.as_dict()))
    )


def now(tracker: Tracker) -> datetime:
    """When the latest message was said."""
    return said_at(tracker.latest_message)


def command_of(tracker: Tracker) -> Mapping[str, Any]:
    """The command in the latest message; empty where it is none."""
    return tracker.latest_message.get("command") or {}
