"""A JSON Schema of scenario files, for editors: keys and moves complete, and explain themselves.

Made from the model, so that what an editor accepts is what the programme reads.
"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, get_args

from pydantic import BaseModel

from bot.practice.moves import MOVES
from bot.practice.scenario.model import (
    CIRCUMSTANCES,
    STEP_KINDS,
    Band,
    BotStep,
    ByTrust,
    Closing,
    ScenarioBlock,
    Story,
    TrustRow,
)

Schema = dict[str, Any]

_TITLE = "Een scenario van Tegenspeler"
_BANDS = {
    "low": "bij weinig vertrouwen (0 tot en met 3)",
    "middle": "bij gemiddeld vertrouwen (4 tot en met 6)",
    "high": "bij veel vertrouwen (vanaf 7)",
}
_STEPS = {
    "intent": "wat de deelnemer doet: een interventie",
    "or": "de deelnemer doet een van deze interventies",
    "bot": "wat de tegenspeler zegt: een zin of een lijst van varianten",
    "checkpoint": "een plek waar verhalen samenkomen; 'altijd' kan op elk moment",
}
_SPOKEN = (BotStep, ByTrust, Closing)
"""Models whose texts may be one line or a list of variants."""


def schema() -> Schema:
    """The JSON Schema (draft 7) of a scenario file."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": _TITLE,
        "type": "object",
        "additionalProperties": False,
        "required": ["scenario", "stories"],
        "properties": {
            "version": {"type": "string", "description": "laat dit op 3.1 staan"},
            "scenario": {"$ref": "#/definitions/ScenarioBlock"},
            "stories": {
                "type": "array",
                "minItems": 1,
                "description": "hoe het gesprek kan gaan: de verhalen",
                "items": {"$ref": "#/definitions/Story"},
            },
            "reactions": _reactions(),
            "examples": _examples(),
            "trust_rules": {
                "type": "array",
                "description": "wat een interventie hier anders doet met vertrouwen en spanning",
                "items": {"$ref": "#/definitions/TrustRow"},
            },
        },
        "definitions": {**_definitions(), "move": _move(), "lines": _lines()},
    }


def as_text() -> str:
    """The schema as a file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _move() -> Schema:
    return {
        "enum": list(MOVES),
        "enumDescriptions": [f"de deelnemer {move.does}" for move in MOVES.values()],
    }


def _lines() -> Schema:
    line = {"type": "string", "minLength": 1}
    return {"anyOf": [line, {"type": "array", "minItems": 1, "items": line}]}


def _reactions() -> Schema:
    by_trust = {"$ref": "#/definitions/ByTrust"}
    return {
        "type": "object",
        "additionalProperties": False,
        "description": "wat deze tegenspeler zegt als het verhaal niets voorschrijft",
        "properties": {
            move.name: {
                "description": f"het antwoord als dit gebeurt: de deelnemer {move.does}",
                "anyOf": [{"$ref": "#/definitions/lines"}, by_trust],
            }
            for move in MOVES.values()
        },
    }


def _examples() -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "description": "een zin per interventie die hier past, voor hints en de terugblik",
        "properties": {
            move.name: {
                "description": f"een zin waarmee de deelnemer dit doet: {move.does}",
                "type": "string",
                "minLength": 1,
            }
            for move in MOVES.values()
        },
    }


def _definitions() -> Schema:
    found: Schema = {}
    models: tuple[type[BaseModel], ...] = (ScenarioBlock, ByTrust, TrustRow, *STEP_KINDS.values())
    for model in models:
        # pydantic keeps what it returns, so it is copied before it is changed.
        own = deepcopy(model.schema(ref_template="#/definitions/{model}"))
        found.update(own.pop("definitions", {}))
        found[model.__name__] = own
    for spoken in _SPOKEN:
        _as_lines(found[spoken.__name__])
    for name, definition in found.items():
        found[name] = _without_titles(definition)
    move = {"$ref": "#/definitions/move"}
    found["ScenarioBlock"]["properties"]["practise"]["items"] = move
    found["IntentStep"]["properties"]["intent"] = {"allOf": [move], "description": _STEPS["intent"]}
    row = found["TrustRow"]["properties"]
    row["move"] = {"allOf": [move], "description": row["move"]["description"]}
    row["when"]["enum"] = list(CIRCUMSTANCES)
    found["OrStep"]["properties"]["or"].update(description=_STEPS["or"], minItems=2)
    found["BotStep"]["properties"]["bot"]["description"] = _STEPS["bot"]
    found["CheckpointStep"]["properties"]["checkpoint"]["description"] = _STEPS["checkpoint"]
    for band in get_args(Band):
        found["ByTrust"]["properties"][band]["description"] = _BANDS[band]
    found["Story"] = _story()
    return found


def _as_lines(definition: Schema) -> None:
    """Texts of which the model makes a list may be written as one line too."""
    for name, field in definition["properties"].items():
        if field.get("type") == "array":
            described = {"description": field["description"]} if "description" in field else {}
            definition["properties"][name] = {
                "allOf": [{"$ref": "#/definitions/lines"}],
                **described,
            }


def _story() -> Schema:
    fields = Story.__fields__
    steps = [{"$ref": f"#/definitions/{kind.__name__}"} for kind in STEP_KINDS.values()]
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["story", "steps"],
        "properties": {
            "story": {"type": "string", "description": fields["story"].field_info.description},
            "steps": {
                "type": "array",
                "minItems": 1,
                "description": fields["steps"].field_info.description,
                "items": {"anyOf": steps},
            },
        },
    }


def _without_titles(value: Any) -> Any:
    """Without the English titles and docstrings, which an editor would show to a trainer."""
    if isinstance(value, list):
        return [_without_titles(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: item for key, item in value.items() if not _is_title(key, item)}
    cleaned = {key: _without_titles(item) for key, item in kept.items()}
    if "properties" in cleaned:
        cleaned.pop("description", None)
    return cleaned


def _is_title(key: str, value: Any) -> bool:
    # A scenario has a key "title" of its own; what stands there is no text but a schema.
    return key == "title" and isinstance(value, str)
