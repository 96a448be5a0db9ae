"""The tables behind the tegenspeler: YAML that a trainer can read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

_FOLDER = Path(__file__).parent


@cache
def load_table(name: str) -> Any:
    """The content of `name` (without .yml) in this folder, as plain data."""
    return YAML(typ="safe").load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
