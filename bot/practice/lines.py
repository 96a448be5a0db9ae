"""Which of several lines the tegenspeler says: never the same one twice while another is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2s
from random import Random

from bot.practice.scenario.model import Lines

_FACT = re.compile(r"\{(when|before|after)\}")


def key(line: str) -> str:
    """A short name for a line, to remember that it was said."""
    return blake2s(line.encode(), digest_size=5).hexdigest()


def choose(
    tiers: Iterable[Lines], said: Sequence[str], rng: Random, facts: Mapping[str, str]
) -> str:
    """A line from the first tier that has one not said yet.

    Where every line was said, the one said longest ago. A line may hold a fact of the talk, such as
    {when}; it is left out while that fact is not in `facts`, and is filled in by the caller with
    `fill`. ValueError when there is no line at all.
    """
    every: list[str] = []
    for tier in tiers:
        usable = [line for line in tier if set(_FACT.findall(line)) <= facts.keys()]
        fresh = [line for line in usable if key(line) not in said]
        if fresh:
            return rng.choice(fresh)
        every.extend(usable)
    if not every:
        raise ValueError("there is no line to choose from")
    last_said = {name: place for place, name in enumerate(said)}
    return min(every, key=lambda line: last_said[key(line)])


def fill(line: str, facts: Mapping[str, str]) -> str:
    """The line with its facts in place."""
    return _FACT.sub(lambda match: facts[match[1]], line)
