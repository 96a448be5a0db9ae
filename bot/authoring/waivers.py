"""Warnings that may stay: a comment `# SC030: mag, want …` on the line or just above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.authoring.finding import KINDS, Finding
from bot.practice.scenario import suggestion

_WAIVER = re.compile(r"(?:^|\s)#\s*(SC\d{3})\b[\s:,-]*(.*?)\s*$")
_LEAST_REASON = 5
"""Letters: less than this is no reason."""


@dataclass(frozen=True)
class Waiver:
    """One such comment."""

    line: int
    covers: int
    """The line that it is about: its own, or the first after it that is no comment."""
    code: str
    reason: str


def apply(findings: Sequence[Finding], text: str, file: str) -> list[Finding]:
    """The findings, those with a waiver marked so; and one for every waiver that is amiss."""
    waivers = list(_waivers(text))
    by_place = {(waiver.covers, waiver.code): waiver for waiver in waivers}
    marked = [_marked(finding, by_place) for finding in findings]
    found = {(finding.line, finding.code) for finding in findings}
    amiss = (_amiss(waiver, found, file) for waiver in waivers)
    return [*marked, *(finding for finding in amiss if finding is not None)]


def _waivers(text: str) -> Iterator[Waiver]:
    lines = text.splitlines()
    for number, line in enumerate(lines, start=1):
        found = _WAIVER.search(line)
        if found is None:
            continue
        covers = number
        while covers <= len(lines) and lines[covers - 1].lstrip().startswith("#"):
            covers += 1
        yield Waiver(number, covers, found[1], found[2])


def _marked(finding: Finding, waivers: dict[tuple[int, str], Waiver]) -> Finding:
    waiver = waivers.get((finding.line, finding.code))
    if waiver is None or finding.severity == "error" or not _has_reason(waiver):
        return finding
    return replace(finding, waived=waiver.reason)


def _has_reason(waiver: Waiver) -> bool:
    return len(waiver.reason) >= _LEAST_REASON


def _amiss(waiver: Waiver, found: set[tuple[int, str]], file: str) -> Finding | None:
    kind = KINDS.get(waiver.code)
    if kind is None:
        message = f"de code '{waiver.code}' ken ik niet.{suggestion(waiver.code, KINDS)}"
        return Finding(file, waiver.line, "SC091", message)
    if kind.severity == "error":
        message = f"{waiver.code} is een fout. Die mag niet blijven staan, ook niet met een reden."
        return Finding(file, waiver.line, "SC091", message)
    if (waiver.covers, waiver.code) not in found:
        message = f"hier is geen {waiver.code} meer. Haal deze uitzondering weg."
        return Finding(file, waiver.line, "SC091", message)
    if not _has_reason(waiver):
        message = f"schrijf erbij waarom het mag: # {waiver.code}: mag, want …"
        return Finding(file, waiver.line, "SC090", message)
    return None
