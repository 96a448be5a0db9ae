"""Scenarios: what a trainer writes in one YAML file, read and ready to play."""

from bot.practice.scenario.explain import suggestion
from bot.practice.scenario.model import MODULE_TITLES, ByTrust, ScenarioBlock
from bot.practice.scenario.path import ANYTIME, START, Beat, Path, checkpoint_node
from bot.practice.scenario.reader import Scenario, compile_scenarios, load_scenario, load_scenarios
from bot.practice.scenario.source import Problem, ScenarioError

__all__ = [
    "ANYTIME",
    "MODULE_TITLES",
    "START",
    "Beat",
    "ByTrust",
    "Path",
    "Problem",
    "Scenario",
    "ScenarioBlock",
    "ScenarioError",
    "checkpoint_node",
    "compile_scenarios",
    "load_scenario",
    "load_scenarios",
    "suggestion",
]
