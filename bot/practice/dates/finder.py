"""Finding time expressions in a learner's message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.practice.dates.meaning import Kind
from bot.practice.dates.search import Search
from bot.practice.dates.tokens import tokenize

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class TimeExpression:
    """A time as the learner said it and what it means on the calendar."""

    text: str
    """Exactly as said, preposition included: "vóór vrijdag 12.00 uur"."""
    start: int
    """Offset of the first character in the source."""
    end: int
    """Offset after the last character in the source."""
    due: date | None
    """The date it means; None where it has no calendar date."""
    vague: bool
    """Whether it commits to nothing: "binnenkort", "t.z.t."."""


def find_time_expressions(text: str, now: datetime) -> list[TimeExpression]:
    """Every time expression in the text, in order and without overlap; never raises.

    `now` is the moment of speaking; a naive one is taken to be Amsterdam time. The work grows
    with the length of the text and no faster.
    """
    aware = now if now.tzinfo else now.replace(tzinfo=AMSTERDAM)
    tokens = tokenize(text)
    starts: dict[int, int] = {}
    position = 0
    for index, token in enumerate(tokens):
        starts[position] = index
        position += len(token.canonical) + 1
    canonical = " ".join(token.canonical for token in tokens)
    expressions = []
    for found in Search(canonical, aware.astimezone(AMSTERDAM)).all(list(starts)):
        start = tokens[starts[found.start]].start
        end = tokens[starts.get(found.end + 1, len(tokens)) - 1].end
        period = found.meaning.period
        is_vague = found.meaning.kind in (Kind.VAGUE, Kind.SOMETIME)
        expressions.append(
            TimeExpression(text[start:end], start, end, period.due if period else None, is_vague)
        )
    return expressions
