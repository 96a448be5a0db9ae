"""Scenarios that were read before, so that an unchanged file need not be read again.

Reading a file with all its line numbers takes half a second; reading it back from here takes some
milliseconds. An entry is named after the content of the file and of this package, so it can't be
out of date; a damaged one counts as absent.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any


class ScenarioCache:
    """Scenarios as plain data, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, file: Path) -> dict[str, Any] | None:
        """What was made of a file with this content; None if that is not known."""
        try:
            found: dict[str, Any] = json.loads(self._entry(file).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found

    def put(self, file: Path, scenario: dict[str, Any]) -> None:
        """Remember what was made of a file."""
        entry = self._entry(file)
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self._folder)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(scenario, out)
        Path(temporary).replace(entry)

    def _entry(self, file: Path) -> Path:
        # The name of the file belongs to it: an id must be equal to it.
        digest = hashlib.sha256(f"{_version()} {file.name}\n".encode() + file.read_bytes())
        return self._folder / f"{digest.hexdigest()[:32]}.json"


@cache
def _version() -> str:
    """Changes whenever the code that reads scenarios does."""
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for source in (*sorted(package.glob("*.py")), package.parent / "moves.py"):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
