"""Reading a scenario file: what a trainer writes is what is played."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.practice.scenario import (
    Scenario,
    ScenarioError,
    load_scenario,
    load_scenarios,
    suggestion,
)
from bot.practice.scenario.model import BotStep
from tests.practice.playing import REAL, ROOT, SCENARIOS, SMALL

PLAIN = """\
scenario:
  id: gewoon
  title: 12:30
  module: regie_in_gesprekken
  learner: ja
  counterpart: {name: Noor, role: no}
  briefing: >-
    Een zin
    over twee regels.
  goal: g
  hidden_interest: h
  opening: Hoi.
  closing: {agreed: [Dag., Tot dan.], open: o, broken_off: b}
stories:
- story: een
  steps:
  - intent: open_vraag
  - bot: no
reactions:
  verwijten: [Ho., Nou.]
  erkennen: {low: Ja ja.}
"""


@pytest.fixture
def plain(tmp_path: Path) -> Scenario:
    path = tmp_path / "gewoon.yml"
    path.write_text(PLAIN, encoding="utf-8")
    return load_scenario(path)


def test_what_looks_like_a_word_stays_a_word(plain: Scenario) -> None:
    assert plain.title == "12:30"
    assert plain.block.learner == "ja"
    assert plain.block.counterpart.role == "no"
    assert plain.stories[0].steps[1] == BotStep(bot="no")


def test_what_is_left_out_has_a_sensible_value(plain: Scenario) -> None:
    assert (plain.block.level, plain.block.trust, plain.persona) == (1, 4, "collega")
    assert plain.block.briefing == "Een zin over twee regels."


def test_one_line_and_several_are_read_alike(plain: Scenario) -> None:
    assert plain.block.closing.agreed == ("Dag.", "Tot dan.")
    assert plain.block.closing.open == ("o",)
    assert plain.reactions["verwijten"].middle == ("Ho.", "Nou.")
    assert plain.reactions["erkennen"].low == ("Ja ja.",)


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "gewoon.yml"
    path.write_text(PLAIN, encoding="utf-8-sig")
    assert load_scenario(path).id == "gewoon"


def test_a_folder_is_read_by_id() -> None:
    scenarios = load_scenarios(ROOT / "data" / "stories")
    assert list(scenarios) == [path.stem for path in REAL]
    assert all(scenario.id == name for name, scenario in scenarios.items())


def test_a_scenario_outlives_json(plain: Scenario) -> None:
    for scenario in (plain, SMALL):
        data = json.loads(json.dumps(scenario.as_dict()))
        again = Scenario.from_dict(data)
        assert again == scenario


@pytest.mark.parametrize(
    ("word", "hint"),
    [("open_vrag", " Bedoelde je 'open_vraag'?"), ("zebra", ""), ("", "")],
)
def test_the_nearest_known_word_is_suggested(word: str, hint: str) -> None:
    assert suggestion(word, ["open_vraag", "gesloten_vraag"]) == hint


class TestTheCache:
    def test_what_was_read_before_comes_out_the_same(self, tmp_path: Path) -> None:
        stories = ROOT / "data" / "stories"
        read = load_scenarios(stories)
        first = load_scenarios(stories, tmp_path)
        again = load_scenarios(stories, tmp_path)
        assert len(list(tmp_path.glob("*.json"))) == len(read)
        for known in (first, again):
            assert {k: s.as_dict() for k, s in known.items()} == {
                k: s.as_dict() for k, s in read.items()
            }
            assert {k: s.path for k, s in known.items()} == {k: s.path for k, s in read.items()}

    def test_a_changed_file_is_read_again(self, tmp_path: Path) -> None:
        file = tmp_path / "oefening.yml"
        text = (SCENARIOS / "oefening.yml").read_text(encoding="utf-8")
        file.write_text(text, encoding="utf-8")
        cache = tmp_path / "cache"
        load_scenarios(tmp_path, cache)
        file.write_text(text.replace("Hoi, zeg het eens.", "Ja?"), encoding="utf-8")
        assert load_scenarios(tmp_path, cache)["oefening"].block.opening == "Ja?"

    def test_a_mistake_is_told_every_time(self, tmp_path: Path) -> None:
        file = tmp_path / "fout.yml"
        file.write_text("scenario: {}\n", encoding="utf-8")
        for _ in range(2):
            with pytest.raises(ScenarioError):
                load_scenarios(tmp_path, tmp_path / "cache")

    def test_a_damaged_entry_does_no_harm(self, tmp_path: Path) -> None:
        stories, cache = ROOT / "data" / "stories", tmp_path / "cache"
        load_scenarios(stories, cache)
        for entry in cache.glob("*.json"):
            entry.write_text("{", encoding="utf-8")
        assert load_scenarios(stories, cache).keys() == load_scenarios(stories).keys()
