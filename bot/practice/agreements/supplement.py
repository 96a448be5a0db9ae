"""A message that makes no agreement itself but gives the time or actor of an open one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.practice.agreements.model import Who
from bot.practice.moves import HeardSentence


@dataclass(frozen=True)
class Supplement:
    """What a loose remark such as "vrijdag dan" adds to the agreement that is open."""

    who: Who | None
    when: str | None
    due: date | None
    sentence: str


def find_supplement(
    sentences: Sequence[HeardSentence], now: datetime, counterpart: str | None
) -> Supplement | None:
    """The time or actor that a message without an agreement of its own names, if it names one."""
    return None
