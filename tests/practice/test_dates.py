"""What learners say about time, and the dates they mean."""

from datetime import datetime

import pytest

from bot.practice.dates import find_time_expressions

SUNDAY = datetime(2026, 11, 22, 10, 0)


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("vóór vrijdag 12.00 uur", "2026-11-27"),
        ("volgende week donderdag", "2026-11-26"),
        ("over twee weken", "2026-12-06"),
        ("uiterlijk 1 december", "2026-12-01"),
        ("in november", "2026-11-30"),
    ],
)
def test_expression_means_date(phrase: str, due: str) -> None:
    (found,) = find_time_expressions(f"Ik bel {phrase}.", SUNDAY)
    assert (found.text, str(found.due), found.vague) == (phrase, due, False)
