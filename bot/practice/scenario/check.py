"""What must hold between the steps and the stories of one file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.practice.scenario.explain import suggestion
from bot.practice.scenario.model import BotStep, CheckpointStep, OrStep, Story
from bot.practice.scenario.path import ANYTIME, Path, build_path
from bot.practice.scenario.source import Document, Problem

Numbered = Sequence["tuple[int, Story]"]
"""Stories with their index in the file."""


def structure(document: Document, stories: Numbered) -> list[Problem]:
    """Every problem in how steps follow each other and stories join."""
    found = [problem for item in stories for problem in _order_of_steps(document, *item)]
    found.extend(_checkpoints(document, stories))
    if not found:
        found.extend(_contradictions(document, stories))
    return found


def _order_of_steps(document: Document, index: int, story: Story) -> Iterator[Problem]:
    def at(step: int, code: str, message: str) -> Problem:
        where = f"verhaal '{story.story}': "
        return document.problem(("stories", index, "steps", step), code, where + message)

    talk = [(n, s) for n, s in enumerate(story.steps) if not isinstance(s, CheckpointStep)]
    if not talk:
        yield at(0, "SC007", "er wordt niets gezegd. Schrijf een intent met een bot-zin erna.")
        return
    if isinstance(talk[0][1], BotStep):
        yield at(talk[0][0], "SC007", "een verhaal begint met wat de deelnemer doet (intent).")
    for (_, before), (number, step) in pairwise(talk):
        if isinstance(before, BotStep) and isinstance(step, BotStep):
            yield at(
                number,
                "SC007",
                "twee bot-zinnen na elkaar. Zet ze in een bot-zin, of zet er een intent tussen.",
            )
        if not isinstance(before, BotStep) and not isinstance(step, BotStep):
            yield at(number, "SC007", "twee keer intent na elkaar. Zet er een bot-zin tussen.")
    if not isinstance(talk[-1][1], BotStep):
        yield at(talk[-1][0], "SC007", "na deze intent zegt de tegenspeler niets. Voeg bot toe.")
    for number, choice in enumerate(story.steps):
        if isinstance(choice, OrStep) and len(choice.moves) < 2:
            yield at(number, "SC007", "onder 'or:' horen minstens twee intents.")


def _checkpoints(document: Document, stories: Numbered) -> Iterator[Problem]:
    starts, arrivals = _joints(document)
    for index, story in stories:
        for number, step in enumerate(story.steps):
            if not isinstance(step, CheckpointStep):
                continue
            name = step.checkpoint
            location = ("stories", index, "steps", number)
            if number > 0 and name not in starts:
                yield document.problem(
                    location,
                    "SC008",
                    f"geen verhaal begint bij checkpoint '{name}'. Schrijf er een dat begint met "
                    f"'- checkpoint: {name}'.{suggestion(name, starts)}",
                )
            if number == 0 and name not in arrivals and name != ANYTIME:
                yield document.problem(
                    location,
                    "SC008",
                    f"geen verhaal komt aan bij checkpoint '{name}', dus dit begint nooit."
                    f"{suggestion(name, {*arrivals, ANYTIME})}",
                )


def _joints(document: Document) -> tuple[set[str], set[str]]:
    """The checkpoints where stories begin and arrive, also of stories that hold a mistake."""
    starts: set[str] = set()
    arrivals: set[str] = set()
    for story in document.data.get("stories") or ():
        steps = story.get("steps") if isinstance(story, Mapping) else None
        if not isinstance(steps, list):
            continue
        for number, step in enumerate(steps):
            if isinstance(step, Mapping) and "checkpoint" in step:
                name = str(step["checkpoint"])
                (starts if number == 0 else arrivals).add(name)
                if 0 < number < len(steps) - 1:
                    starts.add(name)
    return starts, arrivals


def _contradictions(document: Document, stories: Numbered) -> Iterator[Problem]:
    """Two plain beats for the same move at the same place: the first would always win."""
    path: Path = build_path([story for _, story in stories])
    for moves in path.edges.values():
        for move, beat_ids in moves.items():
            plain = [path.beats[b] for b in beat_ids if not path.beats[b].gated]
            for first, second in pairwise(plain):
                index, story = stories[second.story_index]
                bots = [n for n, step in enumerate(story.steps) if isinstance(step, BotStep)]
                yield document.problem(
                    ("stories", index, "steps", bots[second.number - 1]),
                    "SC009",
                    f"verhaal '{second.story}' antwoordt hier anders op '{move}' dan verhaal "
                    f"'{first.story}'. Maak de zinnen gelijk, zet ze als varianten onder een "
                    "bot-stap, of laat een van de twee verhalen anders beginnen.",
                )
