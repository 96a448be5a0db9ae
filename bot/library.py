"""The scenarios of this project."""

from __future__ import annotations

from bot.practice.scenario import Scenario, load_scenarios
from bot.settings import ROOT

STORIES = ROOT / "data" / "stories"
SCENARIO_CACHE = ROOT / ".rasa" / "cache" / "scenarios"


def scenarios() -> dict[str, Scenario]:
    """Every scenario by id; ScenarioError names every problem in their files."""
    return load_scenarios(STORIES, SCENARIO_CACHE)
