"""Which of several lines the tegenspeler says: never the same one twice while another is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2s
from random import Random

from bot.practice.scenario.model import Lines


def key(line: str) -> str:
    """A short name for a line, to remember that it was said."""
    return blake2s(line.encode(), digest_size=5).hexdigest()


def choose(tiers: Iterable[Lines], said: Sequence[str], rng: Random) -> str:
    """A line from the first tier that has one not said yet.

    Where every line was said, the one said longest ago. ValueError when there is no line at all.
    """
    every: list[str] = []
    for tier in tiers:
        fresh = [line for line in tier if key(line) not in said]
        if fresh:
            return rng.choice(fresh)
        every.extend(tier)
    if not every:
        raise ValueError("there is no line to choose from")
    last_said = {name: place for place, name in enumerate(said)}
    return min(every, key=lambda line: last_said[key(line)])
