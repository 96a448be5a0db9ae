from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.importer import ScenarioImporter
from bot.dialogue.policy import StoryPolicy
from bot.practice.agreements import AgreementLog
from bot.practice.engine import open_talk
from bot.practice.scenario import load_scenario
from bot.settings import ROOT

SMALL = load_scenario(ROOT / "tests" / "scenarios" / "oefening.yml")


@pytest.fixture(scope="module")
def domain() -> Domain:
    files = (str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")])
    return ScenarioImporter(*files).get_domain()


@pytest.fixture
def policy(tmp_path: Path) -> StoryPolicy:
    context = ExecutionContext(GraphSchema({}), "test")
    storage = LocalModelStorage(tmp_path)
    config = StoryPolicy.get_default_config()
    return StoryPolicy(config, storage, Resource("stories"), context, {SMALL.id: SMALL})


def _predicted(policy: StoryPolicy, domain: Domain, *events: Any) -> tuple[str | None, float]:
    tracker = DialogueStateTracker.from_events("test", events, slots=domain.slots)
    probabilities = policy.predict_action_probabilities(tracker, domain).probabilities
    best = max(probabilities)
    if best == 0:
        return None, 0
    return domain.action_names_or_texts[list(probabilities).index(best)], best


def _heard(intent: str) -> UserUttered:
    moves = [{"text": "zin", "move": intent, "confidence": 0.9}]
    parsed = {"text": "zin", "intent": {"name": intent, "confidence": 0.9}, "moves": moves}
    return UserUttered("zin", {"name": intent, "confidence": 0.9}, parse_data=parsed)


def _talking(scenario: str = SMALL.id) -> list[Any]:
    talk = {**open_talk(SMALL).as_dict(), "scenario": scenario}
    return [
        SlotSet("phase", "talking"),
        SlotSet("talk_id", "t1"),
        SlotSet("talk", talk),
        SlotSet("agreement_log", AgreementLog().as_dict()),
        ActionExecuted("action_listen"),
    ]


def test_where_the_written_path_goes_on_it_is_followed(policy: StoryPolicy, domain: Domain) -> None:
    predicted = _predicted(policy, domain, *_talking(), _heard("gedrag_benoemen"))
    assert predicted == ("action_follow_story", 1)


@pytest.mark.parametrize("move", ["dreigen", "gesloten_vraag", "buiten_rol"])
def test_off_the_written_path_it_reacts(policy: StoryPolicy, domain: Domain, move: str) -> None:
    assert _predicted(policy, domain, *_talking(), _heard(move)) == ("action_react", 1)


def test_outside_a_talk_it_says_so(policy: StoryPolicy, domain: Domain) -> None:
    listening = ActionExecuted("action_listen")
    ended = [SlotSet("phase", "ended"), SlotSet("talk", open_talk(SMALL).as_dict())]
    for before in ([], ended):
        predicted = _predicted(policy, domain, *before, listening, _heard("open_vraag"))
        assert predicted == ("action_no_talk", 1)


def test_a_talk_in_an_unknown_scenario_is_no_talk(policy: StoryPolicy, domain: Domain) -> None:
    predicted = _predicted(policy, domain, *_talking("weg"), _heard("open_vraag"))
    assert predicted == ("action_no_talk", 1)


@pytest.mark.parametrize("command", ["start", "choose", "begin", "stop", "help"])
def test_commands_are_left_to_the_rules(policy: StoryPolicy, domain: Domain, command: str) -> None:
    assert _predicted(policy, domain, *_talking(), _heard(command)) == (None, 0)


def test_after_its_answer_it_listens(policy: StoryPolicy, domain: Domain) -> None:
    events = [*_talking(), _heard("open_vraag"), ActionExecuted("action_react")]
    assert _predicted(policy, domain, *events) == ("action_listen", 1)
