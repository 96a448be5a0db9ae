"""Reads a trainer's YAML and remembers on which line everything stands.

YAML 1.2 (ruamel): `no`, `ja` and `12:30` stay text, a key that stands twice is an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

Location = Sequence["str | int"]
"""The way to a value in a document: keys and list indices from the top."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something in a scenario file that a trainer has to mend."""

    file: str
    line: int
    code: str
    message: str
    """A Dutch sentence: what is wrong, where in the trainer's terms, and how to mend it."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: [{self.code}] {self.message}"


class ScenarioError(Exception):
    """One or more scenario files can't be used; str() lists every problem, one a line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class Document:
    """A YAML file as plain data, with the line number of every value."""

    file: str
    data: Any

    def line(self, location: Location) -> int:
        """The line (from 1) where `location` stands, or that of the nearest thing around it."""
        node, line = self.data, 1
        for step in location:
            try:
                if isinstance(node, CommentedMap):
                    line = node.lc.key(step)[0] + 1
                elif isinstance(node, CommentedSeq):
                    line = node.lc.item(step)[0] + 1
                else:
                    return line
                node = node[step]
            except (KeyError, IndexError, TypeError, AttributeError):
                return line
        return line

    def problem(self, location: Location, code: str, message: str) -> Problem:
        """A problem at `location` in this file."""
        return Problem(self.file, self.line(location), code, message)


def read_document(path: Path, name: str | None = None) -> Document:
    """The document in `path`; `name` is how the file is called in messages.

    Raises ScenarioError where the file can't be read as YAML.
    """
    file = name or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = YAML(typ="rt").load(text)
    except UnicodeDecodeError:
        message = "dit bestand is geen gewone tekst. Sla het op als UTF-8."
        raise ScenarioError([Problem(file, 1, "SC001", message)]) from None
    except YAMLError as error:
        raise ScenarioError([_unreadable(file, error)]) from None
    return Document(file, data)


def _unreadable(file: str, error: YAMLError) -> Problem:
    begin, end = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    # A quote that never closes is found at the end of the file, but the mistake is where it opens.
    mark = begin if begin and "end of stream" in str(error) else end or begin
    line = mark.line + 1 if mark else 1
    return Problem(file, line, "SC001", _explain(error))


def _explain(error: YAMLError) -> str:
    problem = (error.problem if isinstance(error, MarkedYAMLError) else str(error)) or ""
    if isinstance(error, DuplicateKeyError):
        key = problem.split('"')[1] if '"' in problem else "deze sleutel"
        return f"'{key}' staat hier twee keer. Haal er een weg of voeg ze samen."
    if "\\t" in problem or "tab character" in problem:
        return "hier staat een tab. Spring in met spaties."
    if "mapping values are not allowed" in problem:
        return (
            "hier staat een dubbele punt te veel. "
            'Zet de zin tussen aanhalingstekens: bot: "Kijk: zo zit het."'
        )
    return (
        "dit kan ik niet lezen. Kijk of het inspringen klopt en of elke aanhaling die opent, "
        "ook sluit. Zet een zin met bijzondere tekens tussen aanhalingstekens."
    )
