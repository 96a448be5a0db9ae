"""The general reactions: what a kind of tegenspeler says off the written path.

One table a persona under tables/reactions_*.yml: by move and trust band, and by a few signals
that are no move (asking what is missing in an agreement, saying yes, giving up).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import Literal, get_args

from bot.practice.moves import MOVES
from bot.practice.scenario.model import Band, ByTrust, Lines, Persona
from bot.practice.tables import load_table
from bot.practice.trust import rules

Signal = Literal[
    "ask_who",
    "ask_what",
    "ask_when",
    "yes",
    "yes_again",
    "condition",
    "depends",
    "empty_yes",
    "accepts_vague",
    "vague_again",
    "changed_mind",
    "no_outcome",
    "warning",
    "puzzled",
    "puzzled_again",
]
SIGNALS: tuple[str, ...] = get_args(Signal)

_ANSWERED_ELSEWHERE = frozenset({"afronden", "buiten_rol"})
"""Moves that the engine always answers itself: with a closing, or by not following."""
_NEAREST: Mapping[Band, tuple[Band, ...]] = {
    "low": ("low", "middle", "high"),
    "middle": ("middle", "low", "high"),
    "high": ("high", "middle", "low"),
}


@cache
def general(persona: Persona) -> Mapping[str, ByTrust]:
    """The general table of `persona`.

    It has a row for every move and every signal, and may have rows for a move in one
    circumstance, named as in trust.yml: `gesloten_vraag/third_in_a_row`. ValueError otherwise.
    """
    table = load_table(f"reactions_{persona}")
    needed = {*MOVES, *SIGNALS} - _ANSWERED_ELSEWHERE
    special = {rule.name for rule in rules() if rule.when}
    lacking, unknown = needed - set(table), set(table) - needed - special
    if lacking or unknown:
        raise ValueError(f"reactions_{persona}.yml lacks {lacking} and has unknown {unknown}")
    return {
        name: ByTrust.parse_obj(row if isinstance(row, dict) else {"middle": row})
        for name, row in table.items()
    }


def tiers(
    own: Mapping[str, ByTrust], persona: Persona, names: Sequence[str], band: Band
) -> Iterator[Lines]:
    """Lines to choose from, best first.

    `names` are moves, circumstances or signals, the most fitting first. For each, the scenario's
    own lines go before the general ones. A row that has no lines for this band lends those of its
    nearest one; otherwise lines of another band come only when all of this band are used up.
    """
    tables = (own, general(persona))
    rows = [table[name] for name in names for table in tables if name in table]
    nearest_first = [
        [row.lines(near) for near in _NEAREST[band] if row.lines(near)] for row in rows
    ]
    for tier in zip_longest(*nearest_first, fillvalue=()):
        yield from tier
