"""The components as Rasa's graph uses them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from bot.nlu import components
from bot.nlu.components import AgreementExtractor, MoveClassifier
from bot.nlu.examples import Example, Examples

RESOURCE = Resource("train_moves")
CONTEXT = ExecutionContext(GraphSchema({}), "test")


@pytest.fixture(scope="module")
def classifier(
    some_examples: list[Example], tmp_path_factory: pytest.TempPathFactory
) -> MoveClassifier:
    """Trained by one component, stored, and loaded by another, as Rasa does it."""
    folder = tmp_path_factory.mktemp("model")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASA_CACHE_DIRECTORY", str(folder / "cache"))
        storage = LocalModelStorage.create(_made(folder / "storage"))
        trained = MoveClassifier.create({}, storage, RESOURCE, CONTEXT)
        trained.train(Examples(tuple(some_examples)))
    return MoveClassifier.load({}, storage, RESOURCE, CONTEXT)


def test_a_message_gets_its_moves_and_the_deciding_one(classifier: MoveClassifier) -> None:
    [message] = classifier.process([Message({"text": "Sorry dat ik laat ben. Dank je wel!"})])
    output = message.as_dict(only_output_properties=True)
    assert [m["move"] for m in output["moves"]] == ["excuses_maken", "bedanken"]
    assert set(output["moves"][0]) == {"text", "move", "confidence"}
    # Thanks are a courtesy: the other reacts to the apology.
    assert output["intent"]["name"] == "excuses_maken"
    assert output["intent_ranking"][0] == output["intent"]


def test_an_empty_message_is_outside_the_role_play(classifier: MoveClassifier) -> None:
    [message] = classifier.process([Message({"text": ""})])
    assert message.get("intent") == {"name": "buiten_rol", "confidence": 1.0}


def test_a_command_passes_untouched(classifier: MoveClassifier) -> None:
    command = Message({"text": "/stop", "intent": {"name": "stop", "confidence": 1.0}})
    [message] = AgreementExtractor().process(classifier.process([command]))
    assert message.get("intent")["name"] == "stop"
    assert message.get("moves") is None
    assert message.get("agreements") is None


def test_agreements_are_counted_from_the_moment_in_the_metadata() -> None:
    moves = [{"text": "Ik bel je vrijdag.", "move": "afspraak_voorstellen", "confidence": 0.9}]
    metadata = {"now": "2026-11-25T10:00:00", "counterpart": "Karim"}
    [message] = AgreementExtractor().process([Message({"moves": moves, "metadata": metadata})])
    [agreement] = message.as_dict(only_output_properties=True)["agreements"]
    assert (agreement["who"], agreement["due"]) == ("learner", "2026-11-27")


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_other_code_makes_another_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa's cache must not give a model that an earlier version of this package trained."""
    now = MoveClassifier.fingerprint_addon({})
    package = Path(components.__file__).parent
    for source in package.glob("*.py"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    monkeypatch.setattr(components, "__file__", str(tmp_path / "components.py"))
    assert MoveClassifier.fingerprint_addon({}) == now
    (tmp_path / "features.py").write_text("# changed\n", encoding="utf-8")
    assert MoveClassifier.fingerprint_addon({}) != now
