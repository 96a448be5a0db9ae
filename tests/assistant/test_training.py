"""When the model is trained again, and what of it. A small project stands in for the real one."""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path

import pytest

from bot.assistant import training
from bot.settings import ROOT

_EXAMPLES = """
version: "3.1"
nlu:
- intent: begroeten
  examples: |
    - hoi
    - goedemorgen
- intent: open_vraag
  examples: |
    - hoe komt dat
    - wat vind jij
"""
_MOVES_TRAINED = "Interventies leren herkennen"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one small scenario and a few examples, where training takes a second."""
    for name in ("config.yml", "domain.yml"):
        shutil.copy(ROOT / name, tmp_path)
    for folder in ("data/stories", "data/nlu", "bot/nlu"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "data" / "rules.yml", tmp_path / "data")
    shutil.copy(ROOT / "tests" / "scenarios" / "oefening.yml", tmp_path / "data" / "stories")
    (tmp_path / "data" / "nlu" / "examples.yml").write_text(_EXAMPLES, encoding="utf-8")
    monkeypatch.setenv("RASA_CACHE_DIRECTORY", str(tmp_path / "cache"))
    monkeypatch.setattr(training, "ROOT", tmp_path)
    monkeypatch.setattr(training, "MODEL_PATH", tmp_path / "models" / "model.tar.gz")
    monkeypatch.setattr(training, "_STAMP", tmp_path / "models" / "model.sources")
    return tmp_path


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Training that takes no time and learns nothing."""

    def train(_trainer: object, _configuration: object, _importer: object, path: Path) -> None:
        path.write_bytes(b"model")

    monkeypatch.setattr(training.GraphTrainer, "train", train)


def _train() -> list[str]:
    steps: list[str] = []
    training.train(steps.append)
    return steps


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _is_in_model(text: str) -> bool:
    with tarfile.open(training.MODEL_PATH) as archive:
        members = [m for m in archive.getmembers() if m.name.endswith("scenarios.json")]
        files = [archive.extractfile(member) for member in members]
        return any(text in file.read().decode() for file in files if file is not None)


def test_it_trains_once_and_then_only_what_changed(project: Path) -> None:
    assert not training.is_trained()
    steps = _train()
    assert _MOVES_TRAINED in steps
    assert len(steps) == training.STEPS
    assert training.is_trained()

    scenario = project / "data" / "stories" / "oefening.yml"
    _change(scenario, "Dat wist ik niet.", "Dat wist ik echt niet.")
    assert not training.is_trained()
    assert _MOVES_TRAINED not in _train()
    assert training.is_trained()
    assert _is_in_model("Dat wist ik echt niet.")

    _change(project / "data" / "nlu" / "examples.yml", "- hoi", "- hallo")
    assert not training.is_trained()
    assert _MOVES_TRAINED in _train()
    assert training.is_trained()


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("name", ["config.yml", "domain.yml", "data/rules.yml"])
def test_every_source_counts(project: Path, name: str) -> None:
    _train()
    with (project / name).open("a", encoding="utf-8") as file:
        file.write("# anders\n")
    assert not training.is_trained()


@pytest.mark.usefixtures("at_once")
def test_a_new_and_a_deleted_source_count(project: Path) -> None:
    _train()
    component = project / "bot" / "nlu" / "new.py"
    component.touch()
    assert not training.is_trained()
    component.unlink()
    assert training.is_trained()


@pytest.mark.usefixtures("at_once")
@pytest.mark.usefixtures("project")
def test_a_model_that_is_gone_is_not_trained() -> None:
    _train()
    training.MODEL_PATH.unlink()
    assert not training.is_trained()


@pytest.mark.usefixtures("at_once")
def test_training_that_breaks_off_leaves_the_model_that_was(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _train()
    before = training.MODEL_PATH.read_bytes()
    _change(project / "data" / "stories" / "oefening.yml", "Dat wist ik niet.", "Anders.")

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(training.GraphTrainer, "train", fail)
        with pytest.raises(KeyboardInterrupt):
            _train()
    assert training.MODEL_PATH.read_bytes() == before
    assert not training.is_trained()
    assert sorted(path.name for path in training.MODEL_PATH.parent.iterdir()) == [
        "model.sources",
        "model.tar.gz",
        "model.tar.lock",
    ]
