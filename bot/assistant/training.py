"""Training: one model, made anew when one of its sources changed."""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rasa.engine import validation
from rasa.engine.caching import LocalTrainingCache
from rasa.engine.recipes.graph_recipe import GraphV1Recipe
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.training.graph_trainer import GraphTrainer

from bot import library
from bot.dialogue.importer import ScenarioImporter
from bot.settings import ROOT

MODEL_PATH = ROOT / "models" / "tegenspeler.tar.gz"
_STAMP = MODEL_PATH.with_suffix(".sources")
_SOURCES = ("config.yml", "domain.yml", "requirements/main.txt", "data", "bot/nlu", "bot/dialogue")
"""What the model is made of; bot/practice only through what the components store (scenarios)."""
_PRACTICE = ("bot/practice/scenario", "bot/practice/moves.py")

Progress = Callable[[str], None]
"""Is told, in Dutch, which step of the training begins."""

_TOLD = {
    "MoveClassifier": "Interventies leren herkennen",
    "RulePolicy": "Commando's leren",
}
STEPS = 1 + len(_TOLD)
"""How many steps there are to tell when everything is trained."""


def train(progress: Progress) -> Path:
    """Train and store the model; ScenarioError if a scenario file can't be used.

    Rasa's own cache leaves out every step whose sources are the same as the last time. This does
    what `rasa train` does, without loading the default recipe and TensorFlow with it.
    """
    with _alone():
        return _train(progress)


def _train(progress: Progress) -> Path:
    stamp = _stamp()
    os.environ.setdefault("RASA_CACHE_DIRECTORY", str(ROOT / ".rasa" / "cache"))
    progress("Scenario's controleren")
    library.scenarios()  # a mistake is told in a second, not after training
    # Without the importers that Rasa wraps around it for end-to-end stories and retrieval
    # intents: they read and copy every example four times, and there are no such things here.
    importer = ScenarioImporter(
        str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")]
    )
    recipe = GraphV1Recipe()
    configuration = recipe.graph_config_for_recipe(importer.get_config(), {})
    validation.validate(configuration)
    with TemporaryDirectory(dir=MODEL_PATH.parent) as folder, _steps_told(progress):
        parts = Path(folder, "parts")
        parts.mkdir()
        trainer = GraphTrainer(LocalModelStorage(parts), LocalTrainingCache(), DaskGraphRunner)
        archive = Path(folder, MODEL_PATH.name)
        trainer.train(configuration, importer, archive)
        # Never half a model under the name that others load.
        archive.replace(MODEL_PATH)
    _STAMP.write_text(stamp, encoding="utf-8")
    return MODEL_PATH


@contextmanager
def _alone() -> Iterator[None]:
    """One training at a time: two would write the same cache and the same model."""
    MODEL_PATH.parent.mkdir(exist_ok=True)
    with MODEL_PATH.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_trained() -> bool:
    """Whether the model on disk is made of the sources as they are now."""
    return MODEL_PATH.exists() and _stamp_on_disk() == _stamp()


def _stamp_on_disk() -> str:
    return _STAMP.read_text(encoding="utf-8") if _STAMP.exists() else ""


def _stamp() -> str:
    """A digest of every source of the model."""
    digest = hashlib.sha256()
    for file in sorted(_source_files()):
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _source_files() -> Iterator[Path]:
    for name in (*_SOURCES, *_PRACTICE):
        place = ROOT / name
        if place.is_file():
            yield place
        else:
            yield from (f for f in place.rglob("*") if f.suffix in (".yml", ".py"))


class _StepHandler(logging.Handler):
    """Hears Rasa say which component it trains."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the step, if it is one that takes time."""
        message = record.getMessage()
        for component, step in _TOLD.items():
            if f"'{component}'" in message and "Starting" in message:
                self._progress(step)


@contextmanager
def _steps_told(progress: Progress) -> Iterator[None]:
    hooks = logging.getLogger("rasa.engine.training.hooks")
    handler = _StepHandler(progress)
    level, propagate = hooks.level, hooks.propagate
    hooks.addHandler(handler)
    hooks.setLevel(logging.INFO)
    hooks.propagate = False
    try:
        yield
    finally:
        hooks.removeHandler(handler)
        hooks.setLevel(level)
        hooks.propagate = propagate
