"""The general reactions: what a kind of tegenspeler says off the written path.

One table a persona under tables/reactions_*.yml: by move and trust band, and by a few signals
that are no move (asking what is missing in an agreement, saying yes, giving up).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, get_args

from bot.practice.moves import MOVES
from bot.practice.scenario.model import Band, ByTrust, Lines, Persona
from bot.practice.tables import load_table

Signal = Literal[
    "ask_who",
    "ask_what",
    "ask_when",
    "yes",
    "condition",
    "depends",
    "empty_yes",
    "accepts_vague",
    "vague_again",
    "no_outcome",
    "warning",
    "puzzled",
    "puzzled_again",
]
SIGNALS: tuple[str, ...] = get_args(Signal)
_BANDS: tuple[Band, ...] = get_args(Band)


@cache
def general(persona: Persona) -> Mapping[str, ByTrust]:
    """The general table of `persona`: a row for every move and every signal."""
    table = load_table(f"reactions_{persona}")
    missing = [name for name in (*MOVES, *SIGNALS) if name not in table]
    if missing:
        raise ValueError(f"reactions_{persona}.yml lacks {', '.join(missing)}")
    return {
        name: ByTrust.parse_obj(row if isinstance(row, dict) else {"middle": row})
        for name, row in table.items()
    }


def tiers(own: Mapping[str, ByTrust], persona: Persona, name: str, band: Band) -> Iterator[Lines]:
    """Lines for a move or signal, best first: the scenario's own, then the general table."""
    rows = [table[name] for table in (own, general(persona)) if name in table]
    yield from (row.lines(band) for row in rows)
    yield from (row.lines(other) for row in rows for other in _BANDS)
