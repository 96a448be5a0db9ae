"""Everything that can be said of a scenario file before anyone plays it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.authoring import block, plain, spoken, traps, waivers
from bot.authoring.finding import Finding
from bot.authoring.source import Draft, Source, read_text
from bot.authoring.way import Way
from bot.authoring.way import check as check_way
from bot.practice.scenario import Problem, ScenarioError, load_scenario


def check_file(path: Path, name: str | None = None) -> list[Finding]:
    """All findings in one file, in the order of its lines; `name` is its name in messages.

    First the form: while that has errors, nothing is said of the meaning. OSError where the file
    can't be opened.
    """
    return _check(path, name or str(path)).findings


def check_files(paths: Iterable[Path]) -> list[Finding]:
    """All findings in these files, and what they have against each other."""
    found: list[Finding] = []
    ids: dict[str, str] = {}
    for path in sorted(paths):
        report = _check(path, _short(path))
        found.extend(report.findings)
        draft = report.draft
        if draft is None:
            continue
        other = ids.setdefault(draft.scenario.id, draft.source.file)
        if other != draft.source.file:
            message = f"'{draft.scenario.id}' is ook de id van {other}. Kies een andere id."
            found.append(draft.finding("SC011", ("scenario", "id"), message))
    return sorted(found)


@dataclass(frozen=True)
class _Report:
    findings: list[Finding]
    draft: Draft | None
    """None where the form has errors."""


def _check(path: Path, file: str) -> _Report:
    try:
        text = read_text(path)
        scenario = load_scenario(path, file)
    except UnicodeDecodeError:
        message = "dit bestand is geen gewone tekst. Sla het op als UTF-8."
        return _Report([Finding(file, 1, "SC001", message)], None)
    except ScenarioError as error:
        return _Report(_form(text, file, error.problems), None)
    slips = traps.mend(text, file).slips
    if slips:
        return _Report(sorted(slips), None)
    draft = Draft(scenario, Source.of(text, file))
    meaning = sorted({*_meaning(draft)})
    return _Report(sorted(waivers.apply(meaning, text, file)), draft)


def _meaning(draft: Draft) -> Iterator[Finding]:
    way = Way(draft.scenario)
    yield from check_way(draft, way)
    yield from spoken.check(draft, way)
    yield from plain.check(draft)
    yield from block.check(draft, way)


def _form(text: str, file: str, problems: Iterable[Problem]) -> list[Finding]:
    """What is wrong with the form: slips in the YAML, and all that is wrong behind them."""
    mended = traps.mend(text, file)
    if mended.slips:
        problems = _problems(mended.text, file) if mended.readable else []
    found = {Finding(p.file, p.line, p.code, p.message) for p in problems}
    button = _button(mended, file)
    if button is not None:
        # The form of the id is wrong because of its length: that is told better here.
        found = {f for f in found if (f.code, f.line) != ("SC004", button.line)} | {button}
    return sorted({*mended.slips, *found})


def _problems(text: str, file: str) -> list[Problem]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "scenario.yml"
        path.write_text(text, encoding="utf-8")
        try:
            load_scenario(path, file)
        except ScenarioError as error:
            return error.problems
    return []


def _button(mended: traps.Mended, file: str) -> Finding | None:
    if not mended.readable:
        return None
    source = Source.of(mended.text, file)
    message = block.button_problem(source.value(("scenario", "id")) or "")
    return source.finding("SC060", ("scenario", "id"), message) if message else None


def _short(path: Path) -> str:
    """How a person calls the file: from where they stand, if it is below that."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
