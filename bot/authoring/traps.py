"""What YAML does that a writer of lines doesn't expect, told in words and mended in memory.

Reading YAML stops at the first thing that is not YAML. Here that line is explained, mended the
simplest way, and reading goes on: so a trainer hears of every slip at once, and of all that is
wrong behind it. The file itself is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.authoring.finding import Finding
from bot.practice.scenario.model import STEP_KINDS, BotStep, ScenarioBlock

_MOST = 30
"""After so many slips the rest is told next time."""
_KEYS = "|".join(
    sorted({*STEP_KINDS, *BotStep.__fields__, *ScenarioBlock.__fields__, "story", "steps"})
)
_ENTRY = re.compile(r"^(?P<head>\s*(?:- +)*(?:[\w]+: +)?)(?P<value>.*?)\s*$")


@dataclass(frozen=True)
class Mended:
    """A file's text after mending, and what was told about it."""

    text: str
    slips: Sequence[Finding]
    readable: bool
    """Whether `text` can be read as YAML now."""


@dataclass(frozen=True)
class _Trap:
    """A slip by how its line looks, what to say of it and the line as it was meant."""

    looks: re.Pattern[str]
    message: str
    mend: Callable[[str], str]


def _quoted(line: str) -> str:
    """The line with its value between double quotes."""
    found = _ENTRY.match(line)
    if found is None:
        return line
    value = found["value"].strip("\"'").replace("\\", "\\\\").replace('"', '\\"')
    return f'{found["head"]}"{value}"'


def _quoted_item(line: str) -> str:
    """The line with all that comes after its dash between double quotes."""
    dash, text = line.split("-", 1)
    escaped = text.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'{dash}- "{escaped}"'


def _like_other_steps(line: str, lines: Sequence[str]) -> str:
    """The line with the spaces that its tabs probably stand for: as many as other steps have."""
    text = line.strip()
    kind = "story" if text.startswith("- story") else "bot|checkpoint|or"
    others = [other for other in lines if re.match(rf"^ *- +({kind}):", other)]
    indent = len(others[0]) - len(others[0].lstrip()) if others else 0
    return " " * (indent if text.startswith("-") else indent + 2) + text


_TAB = re.compile(r"^ *\t\s*\S")
_SPACE_AFTER_DASH = "na het streepje hoort een spatie: schrijf '- bot:', niet '-bot:'."
_COLON = (
    "hier staat een dubbele punt te veel. Zet de zin tussen aanhalingstekens: "
    'bot: "Kijk: zo zit het."'
)
_VALUE = r"^\s*(- +)?(\w+: +|- +)"
"""All of a line before its value."""

_SURE = (
    _Trap(
        re.compile(rf"^ *-({_KEYS}):"),
        _SPACE_AFTER_DASH,
        lambda line: line.replace("-", "- ", 1),
    ),
    _Trap(
        re.compile(rf"^ *(- +)?({_KEYS}):[^\s:/]"),
        "na de dubbele punt hoort een spatie: schrijf 'bot: Hoi', niet 'bot:Hoi'.",
        lambda line: line.replace(":", ": ", 1),
    ),
    _Trap(
        re.compile(_VALUE + r"[!&]\w"),
        "een zin die met ! of & begint, hoort tussen aanhalingstekens.",
        _quoted,
    ),
    _Trap(
        re.compile(rf"^ *- +(?!({_KEYS}|\w+):)[^\"'{{\[#:]+: |^ *- +(?!({_KEYS}):)[A-Z]\w*: "),
        _COLON,
        _quoted_item,
    ),
)
"""Slips that can be seen on the line alone, whether or not the file can be read."""

_AT_AN_ERROR = (
    _Trap(
        re.compile(_VALUE + r"'[^']*$"),
        "de aanhaling ' gaat hier open en niet dicht. Begint de zin met 's of 't, zet hem dan "
        'tussen dubbele aanhalingstekens: bot: "\'s Avonds ben ik er niet."',
        _quoted,
    ),
    _Trap(
        re.compile(_VALUE + r"\"[^\"]*$"),
        'de aanhaling " gaat hier open en niet dicht. Zet er ook een aan het eind van de zin.',
        _quoted,
    ),
    _Trap(
        re.compile(_VALUE + r"\".*\".*\S"),
        "na de aanhaling die sluit, staat nog tekst. Zet de hele zin tussen dubbele "
        'aanhalingstekens en gebruik daarbinnen ‘ en ’: bot: "Hij zei ‘hoi’ tegen me."',
        _quoted,
    ),
    _Trap(
        re.compile(_VALUE + r"'.*'.*\S"),
        "een ' in de zin sluit de aanhaling te vroeg. Zet de zin tussen dubbele "
        'aanhalingstekens: bot: "Da\'s waar."',
        _quoted,
    ),
    _Trap(
        re.compile(_VALUE + r"[\[{@`%*?|>,-]"),
        "met dit teken mag een zin niet beginnen: in YAML betekent het iets anders. Zet de zin "
        'tussen aanhalingstekens: bot: "[lacht] Ja hoor."',
        _quoted,
    ),
    _Trap(re.compile(r"^\s*(- +)?\w+: +[^\"'].*: "), _COLON, _quoted),
    _Trap(re.compile(r"^ *-\w"), _SPACE_AFTER_DASH, lambda line: line.replace("-", "- ", 1)),
    _Trap(
        re.compile(rf"^ *(- +)?({_KEYS})(?![\w:])"),
        "na deze sleutel ontbreekt een dubbele punt: schrijf 'bot: Hoi', niet 'bot Hoi'.",
        lambda line: re.sub(rf"({_KEYS})", r"\1:", line, count=1),
    ),
)
"""Slips that are looked for where reading stopped, the surest first."""

_INDENT = (
    "deze regel springt anders in dan wat erboven staat. Geef elke stap van een verhaal evenveel "
    "spaties, en zet wat bij een stap hoort twee spaties verder."
)
_ABOUT_INDENT = ("block end", "'-' indicator", "expected key", "block collection", "block mapping")


def mend(text: str, file: str) -> Mended:
    """The text with every known slip mended, and a finding for each."""
    lines = text.splitlines()
    slips = _mend_tabs(lines, file)
    has_tabs = bool(slips)
    slips.extend(_mend_sure(lines, file))
    at_errors: set[int] = set()
    for _ in range(_MOST):
        error = _first_error(lines)
        if error is None:
            return Mended(_joined(lines), slips, readable=True)
        slip = _mend_at(lines, error, file, at_errors)
        if slip is None:
            # Where a tab stood, the right number of spaces is a guess.
            slips.extend(() if has_tabs else _indentation(error, file))
            break
        slips.append(slip)
        at_errors.add(slip.line)
    return Mended(_joined(lines), slips, readable=False)


def _joined(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _mend_tabs(lines: list[str], file: str) -> list[Finding]:
    slips = []
    for index, line in enumerate(lines):
        if _TAB.match(line):
            message = "hier staat een tab. Spring in met spaties."
            slips.append(Finding(file, index + 1, "SC001", message))
            lines[index] = _like_other_steps(line, lines)
    return slips


def _mend_sure(lines: list[str], file: str) -> list[Finding]:
    slips = []
    for index in _outside_blocks(lines):
        for trap in _SURE:
            if trap.looks.match(lines[index]):
                slips.append(Finding(file, index + 1, "SC001", trap.message))
                lines[index] = trap.mend(lines[index])
    return slips


def _outside_blocks(lines: Sequence[str]) -> list[int]:
    """The lines that hold keys: not the text under `briefing: >-`."""
    found: list[int] = []
    block_indent: int | None = None
    for index, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if block_indent is not None and (not line.strip() or indent > block_indent):
            continue
        block_indent = indent if re.search(r":\s+[|>][+-]?\d?\s*(#.*)?$", line) else None
        found.append(index)
    return found


def _first_error(lines: Sequence[str]) -> MarkedYAMLError | None:
    try:
        YAML(typ="safe").compose(_joined(lines))
    except MarkedYAMLError as error:
        return error
    except YAMLError:
        return None
    return None


def _mend_at(
    lines: list[str], error: MarkedYAMLError, file: str, done: Container[int]
) -> Finding | None:
    """Mends the line that reading stopped at, or one close before it; None for no known slip.

    The lines in `done` were mended before, and that didn't help.
    """
    marks = (error.context_mark, error.problem_mark)
    at = [mark.line for mark in marks if mark is not None]
    # A colon that is missing is noticed only on the next line.
    numbers = [n for n in dict.fromkeys((*at, at[-1] - 1)) if 0 <= n < len(lines)]
    for trap in _AT_AN_ERROR:
        for number in numbers:
            line = lines[number]
            if number + 1 not in done and trap.looks.match(line) and trap.mend(line) != line:
                lines[number] = trap.mend(line)
                return Finding(file, number + 1, "SC001", trap.message)
    return None


def _indentation(error: MarkedYAMLError, file: str) -> list[Finding]:
    mark = error.problem_mark
    if mark is None or not any(words in str(error) for words in _ABOUT_INDENT):
        return []
    return [Finding(file, mark.line + 1, "SC001", _INDENT)]
