"""Amsterdam time, in which participants live and agreements fall due."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def amsterdam_now() -> datetime:
    """The present moment, without zone."""
    return datetime.now(AMSTERDAM).replace(tzinfo=None)
