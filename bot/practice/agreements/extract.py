"""Find the agreements in a message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from bot.practice.agreements.model import Agreement, Who
from bot.practice.agreements.verbs import readings
from bot.practice.dates import find_time_expressions
from bot.practice.moves import HeardSentence

_SUBJECTS: dict[str, Who] = {
    "ik": "learner",
    "jij": "counterpart",
    "je": "counterpart",
    "u": "counterpart",
    "we": "both",
    "wij": "both",
}


def extract_agreements(
    sentences: Sequence[HeardSentence], now: datetime, counterpart: str | None
) -> list[Agreement]:
    """The agreements that the learner's message makes, in order."""
    found = []
    for sentence in sentences:
        times = find_time_expressions(sentence.text, now)
        words = re.findall(r"\w+", sentence.text.lower())
        for first, second in zip(words, words[1:]):
            subject = _SUBJECTS.get(first) or _SUBJECTS.get(second)
            verb = readings(second if first in _SUBJECTS else first)
            if subject and verb and verb[0].kind in ("stem", "t") and times:
                what, time = verb[0].infinitive, times[0]
                found.append(
                    Agreement(subject, None, what, time.text, time.due, False, "proposed",
                              sentence.text)
                )  # fmt: skip
                break
    return found
