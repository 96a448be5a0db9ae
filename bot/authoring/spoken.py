"""The lines that the tegenspeler says: short enough, and not the same one over and over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.authoring.finding import Finding
from bot.authoring.source import Draft, Location
from bot.authoring.way import Way, step_of
from bot.practice.scenario import START, Beat

LONGEST = 280
"""Characters: about what a telephone shows of a message without scrolling."""
MOST_SENTENCES = 4
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)")
_WANTED = {
    "verwijten": "een verwijt",
    "dreigen": "een dreigement",
    "vage_toezegging": "een vage belofte",
}
"""Moves to which every tegenspeler has an answer of its own."""
_CLOSING_MOVE = "afronden"

Lines = Sequence[tuple[Location, str]]


def check(draft: Draft, way: Way) -> Iterator[Finding]:
    """What is wrong with the lines and the reactions."""
    groups = list(_groups(draft))
    for group in groups:
        yield from _too_long(draft, group)
        yield from _equal(draft, group)
    yield from _running(draft, way)
    yield from _without_variant(draft, way)
    yield from _reactions(draft)


def _groups(draft: Draft) -> Iterator[Lines]:
    """All lines in the file, those that are variants of each other together."""
    scenario = draft.scenario
    block = scenario.block
    yield [(("scenario", "opening"), block.opening)]
    for ending in ("agreed", "open", "broken_off"):
        yield _variants(("scenario", "closing", ending), getattr(block.closing, ending))
    for index, story in enumerate(scenario.stories):
        for number, step in enumerate(story.steps):
            place = ("stories", index, "steps", number, "bot")
            yield _variants(place, getattr(step, "bot", ()))
    for move, row in scenario.reactions.items():
        for band in ("low", "middle", "high"):
            yield _variants(("reactions", move, band), row.lines(band))


def _variants(place: Location, lines: Sequence[str]) -> Lines:
    return [((*place, number), line) for number, line in enumerate(lines)]


def _too_long(draft: Draft, group: Lines) -> Iterator[Finding]:
    for place, line in group:
        sentences = len(_SENTENCE_END.findall(line))
        if len(line) > LONGEST:
            size = f"{len(line)} tekens; hoogstens {LONGEST}"
        elif sentences > MOST_SENTENCES:
            size = f"{sentences} zinnen; hoogstens {MOST_SENTENCES}"
        else:
            continue
        message = f"{_quote(line)} is te lang voor een chat ({size}). Kort in of maak er twee van."
        yield draft.finding("SC030", place, message)


def _equal(draft: Draft, group: Lines) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, line in group:
        if _bare(line) in seen:
            message = f"{_quote(line)} staat er al als variant. Schrijf een andere of haal hem weg."
            yield draft.finding("SC032", place, message)
        seen.add(_bare(line))


def _running(draft: Draft, way: Way) -> Iterator[Finding]:
    """The same line twice running: only where there is no variant to choose instead."""
    beats = draft.scenario.path.beats
    before: list[tuple[Sequence[str], Beat]]
    before = [((draft.scenario.block.opening,), beat) for beat in way.after(START)]
    for beat_id in sorted(way.reached):
        for beat in way.after(beat_id):
            # What only talks gives way to a general reaction before it follows on itself.
            if beat.id != beat_id or beat.marked:
                before.append((beats[beat_id].lines, beat))
    told: set[str] = set()
    for said, beat in before:
        is_single = len(beat.lines) == 1 and beat.id not in told
        if is_single and _bare(beat.lines[0]) in {_bare(line) for line in said}:
            told.add(beat.id)
            message = (
                f"verhaal '{beat.story}': {_quote(beat.lines[0])} kan hier twee keer na elkaar "
                "komen. Schrijf een andere zin of een variant."
            )
            yield draft.finding("SC031", step_of(draft.scenario, beat), message)


def _without_variant(draft: Draft, way: Way) -> Iterator[Finding]:
    for beat in draft.scenario.path.beats.values():
        if beat.id in way.reached and len(beat.lines) == 1 and _repeats(way, beat):
            message = (
                f"verhaal '{beat.story}': {_quote(beat.lines[0])} kan in een gesprek terugkomen. "
                "Schrijf er een variant bij."
            )
            yield draft.finding("SC033", step_of(draft.scenario, beat), message)
    for ending in ("agreed", "open", "broken_off"):
        if len(getattr(draft.scenario.block.closing, ending)) == 1:
            message = (
                f"bij '{ending}' staat maar één zin. Wie dit gesprek vaker oefent, hoort hem "
                "steeds. Schrijf er een variant bij."
            )
            yield draft.finding("SC034", ("scenario", "closing", ending), message)


def _repeats(way: Way, beat: Beat) -> bool:
    # A marked line that follows on itself is told of as twice the same line running.
    return way.comes_back(beat) and not (beat.marked and beat in way.after(beat.id))


def _reactions(draft: Draft) -> Iterator[Finding]:
    own = draft.scenario.reactions
    for move, what in _WANTED.items():
        if move not in own:
            message = (
                f"er is geen eigen reactie op '{move}'. Schrijf onder 'reactions:' hoe "
                f"{draft.scenario.name} reageert op {what}."
            )
            yield draft.finding("SC040", ("reactions",) if own else ("stories",), message)
    if _CLOSING_MOVE in own:
        message = (
            f"een reactie op '{_CLOSING_MOVE}' komt nooit: dan neemt de tegenspeler afscheid. "
            "Schrijf de zin bij 'closing:'."
        )
        yield draft.finding("SC041", ("reactions", _CLOSING_MOVE), message)


def _bare(line: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", line.casefold()).split())


def _quote(line: str) -> str:
    """The line, shortened to what is enough to find it."""
    return f"“{line}”" if len(line) <= 50 else f"“{line[:45].rsplit(' ', 1)[0]}…”"
