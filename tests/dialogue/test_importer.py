from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot import library
from bot.assistant import training
from bot.dialogue.importer import ScenarioImporter, is_scenario_file, rasa_stories
from bot.practice.commands import COMMANDS
from bot.practice.moves import MOVES
from bot.practice.scenario import ScenarioError, load_scenario
from bot.settings import ROOT

SMALL = ROOT / "tests" / "scenarios" / "oefening.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one small scenario and a few examples."""
    for name in ("config.yml", "domain.yml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "data" / "stories").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "rules.yml", tmp_path / "data")
    shutil.copy(SMALL, tmp_path / "data" / "stories")
    return tmp_path


def _importer(project: Path) -> ScenarioImporter:
    return ScenarioImporter(
        str(project / "config.yml"), str(project / "domain.yml"), [str(project / "data")]
    )


def test_scenario_files_are_known_by_their_block(tmp_path: Path) -> None:
    plain = tmp_path / "plain.yml"
    plain.write_text("stories:\n- story: x\n  steps:\n  - intent: start\n", encoding="utf-8")
    assert is_scenario_file(SMALL)
    assert not is_scenario_file(plain)


def test_the_domain_names_every_intent_and_the_scenario(project: Path) -> None:
    domain = _importer(project).get_domain()
    assert {*MOVES, *COMMANDS} <= set(domain.intents)
    assert "scenario" in {slot.name for slot in domain.slots}


def test_rules_and_stories_come_apart(project: Path) -> None:
    importer = _importer(project)
    assert {step.block_name for step in importer.get_rules().story_steps} == {
        "show the scenarios",
        "show a briefing",
        "begin the talk",
        "end the talk and look back",
        "explain",
        "give a hint",
        "take the last message back",
        "say why",
        "play the last message again as another move",
    }
    names = {step.block_name for step in importer.get_stories().story_steps}
    assert {"explain", "oefening/rechtdoor/1"} <= names


def test_every_alternative_is_in_a_story_and_no_line_is() -> None:
    scenario = load_scenario(SMALL)
    stories = rasa_stories(scenario)
    steps = [step for story in stories for step in story["steps"]]
    assert {key for step in steps for key in step} == {"slot_was_set", "intent", "action"}
    assert {step["action"] for step in steps if "action" in step} == {"action_follow_story"}
    written = {move for node in scenario.path.edges.values() for move in node}
    assert {step["intent"] for step in steps if "intent" in step} == written


def test_the_stories_of_a_scenario_stay_few(project: Path) -> None:
    for path in (ROOT / "data" / "stories").glob("*.yml"):
        scenario = load_scenario(path)
        most = max(len(story.steps) for story in scenario.stories)
        assert len(rasa_stories(scenario)) <= len(scenario.stories) * most


def test_a_mistake_in_a_scenario_stops_training_and_is_told_with_its_line(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / "data" / "stories" / "oefening.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, start=1) if "intent: open_vraag" in line)
    lines[number - 1] = lines[number - 1].replace("open_vraag", "open_vrag")
    path.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(training, "ROOT", project)
    monkeypatch.setattr(training, "MODEL_PATH", project / "models" / "model.tar.gz")
    monkeypatch.setattr(library, "STORIES", path.parent)
    for attempt in (_importer(project).get_stories, lambda: training.train(lambda _: None)):
        with pytest.raises(ScenarioError) as raised:
            attempt()
        assert f"oefening.yml:{number}" in str(raised.value)
        assert "open_vraag" in str(raised.value)
    assert not training.MODEL_PATH.exists()
