"""The conversations in tests/conversations, and how a wrong one is told."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bot.authoring import conversations
from bot.authoring.playing_hearing import Ear, ModelEar
from bot.errors import UserError
from bot.practice.hearing import Message
from bot.practice.scenario import load_scenario
from tests.practice.playing import REAL, SCENARIOS

WRITTEN = sorted(conversations.CONVERSATIONS.glob("*.yml"))


@pytest.fixture(scope="session")
def ear(model: Path) -> Ear:
    """The trained model as an ear, loaded once."""
    return ModelEar()


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_it_goes_as_written(path: Path, ear: Ear) -> None:
    differences = conversations.run(path, ear).differences
    assert not differences, "\n".join([path.name, *differences])


def test_each_scenario_has_a_good_talk_and_a_bad_one() -> None:
    ends: dict[str, set[str | None]] = {}
    for path in WRITTEN:
        conversation = conversations.read(path)
        ended = conversation.end.ended if conversation.end else None
        ends.setdefault(conversation.scenario, set()).add(ended)
    for path in REAL:
        scenario = load_scenario(path).id
        assert "agreed" in ends[scenario]
        assert ends[scenario] - {"agreed"}


def no_words(text: str, _now: datetime, _name: str) -> Message:
    raise AssertionError(f"the model was asked for: {text}")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversations, "STORIES", SCENARIOS)


def written(folder: Path, text: str) -> Path:
    path = folder / "gesprek.yml"
    path.write_text(text, encoding="utf-8")
    return path


GOOD = """\
scenario: oefening
talk:
  - learner: "#gedrag_benoemen"
    moves: gedrag_benoemen
    beat: rechtdoor / 1
  - learner: /naar kern
  - learner: "#afspraak_voorstellen!"
    moves: [afspraak_voorstellen]
    source: story
end:
  trust: [4, 6]
  revealed: nothing
  ended: going_on
  confirmed: 1
"""


@pytest.mark.usefixtures("small")
class TestRunning:
    def test_as_expected(self, tmp_path: Path) -> None:
        assert conversations.run(written(tmp_path, GOOD), no_words).differences == []

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            (
                "moves: gedrag_benoemen",
                "moves: erkennen",
                "beurt 1 “#gedrag_benoemen”: verwacht erkennen; gehoord gedrag_benoemen (100%).",
            ),
            ("beat: rechtdoor / 1", "beat: kern", "verwacht checkpoint 'kern'; het werd 'story'"),
            ("beat: rechtdoor / 1", "beat: '1.2'", "verwacht zin 1.2, verhaal 'rechtdoor'"),
            ("source: story", "source: general", "beurt 3 “#afspraak_voorstellen!”: verwacht een"),
            ("trust: [4, 6]", "trust: 9", "aan het eind: vertrouwen 9 verwacht; het is 5."),
            ("trust: [4, 6]", "trust: [8, 9]", "vertrouwen tussen 8 en 9 verwacht"),
            ("revealed: nothing", "revealed: full", "revealed full verwacht; het is nothing."),
            ("ended: going_on", "ended: agreed", "ended agreed verwacht; het is going_on."),
            ("confirmed: 1", "confirmed: 3", "confirmed 3 verwacht; het is 1."),
        ],
    )
    def test_what_is_otherwise_is_told(self, tmp_path: Path, old: str, new: str, told: str) -> None:
        assert GOOD.count(old) == 1
        path = written(tmp_path, GOOD.replace(old, new))
        (difference,) = conversations.run(path, no_words).differences
        assert told in difference

    def test_a_talk_that_was_over_before_is_told(self, tmp_path: Path) -> None:
        lines = ("/naar slot", "#afronden", "#bedanken")
        talk = "".join(f'  - learner: "{line}"\n' for line in lines)
        path = written(tmp_path, f"scenario: oefening\ntalk:\n{talk}")
        (difference,) = conversations.run(path, no_words).differences
        assert "beurt 3 “#bedanken”: het gesprek was al klaar" in difference

    def test_a_scenario_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        path = written(tmp_path, GOOD.replace("scenario: oefening", "scenario: oefenng"))
        with pytest.raises(UserError, match="Bedoelde je"):
            conversations.run(path, no_words)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    moves: gedrag", "    move: gedrag", "4: beurt 1: de sleutel 'move' ken ik niet."),
        ("    moves: gedrag", "    move: gedrag", "Bedoelde je 'moves'?"),
        ("moves: gedrag_benoemen", "moves: gedrag", "4: beurt 1: de interventie 'gedrag' ken ik"),
        ("source: story", "source: verhaal", "9: beurt 3: de waarde van 'source' klopt niet."),
        (
            '  - learner: "#gedrag_benoemen"\n    ',
            "  - ",
            "beurt 1: de sleutel 'learner' ontbreekt",
        ),
        ("scenario: oefening\n", "", "1: de sleutel 'scenario' ontbreekt"),
        ("  confirmed: 1", "  confirmed: -1", "14: de waarde van 'confirmed' klopt niet."),
        ("  trust: [4, 6]", "  trust: veel", "11: de waarde van 'trust' klopt niet."),
        ("talk:\n", "talk: no\nturns:\n", "2: de waarde van 'talk' klopt niet."),
        ("talk:", "\ttalk:", "tab"),
    ],
)
def test_a_mistake_in_the_file_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert GOOD.count(old) == 1
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(UserError) as caught:
        conversations.read(path)
    assert told in str(caught.value)
    assert str(caught.value).startswith(f"{path}:")


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("moves: gedrag_benoemen", "moves: gedrag").replace("source:", "sorce:")
    with pytest.raises(UserError) as caught:
        conversations.read(written(tmp_path, text))
    assert len(str(caught.value).splitlines()) == 2
