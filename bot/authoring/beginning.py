"""A new scenario file: small, complete and ready to play, for a trainer to make their own."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.authoring.block import LONGEST_ID
from bot.practice.scenario.model import Module, Persona

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Answers:
    """What a trainer says of a new scenario."""

    title: str
    module: Module
    learner: str
    """The participant's role."""
    name: str
    """The tegenspeler's."""
    role: str
    persona: Persona
    underneath: str
    """What the tegenspeler does not say at once, in its own words."""


def scenario_id(title: str) -> str:
    """The id, and so the name of the file, that goes with a title; "" where nothing is left."""
    letters = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "_", letters)
    return words[:LONGEST_ID].strip("_")


def text(answers: Answers, schema: Path, folder: Path) -> str:
    """The content of the new file in `folder`; `schema` is where the JSON Schema stands."""
    template = (_TEMPLATES / f"{answers.module}.yml").read_text(encoding="utf-8")
    values = {
        **{key: _in_quotes(value) for key, value in asdict(answers).items()},
        "id": scenario_id(answers.title),
        "schema": Path(os.path.relpath(schema, folder)).as_posix(),
    }
    # One pass, so that braces in an answer stay what they are.
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], template)


def _in_quotes(value: str) -> str:
    """The text as it stands between double quotes in YAML."""
    return json.dumps(" ".join(value.split()), ensure_ascii=False)[1:-1]
