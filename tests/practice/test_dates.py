"""What learners say about time, and the dates they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.dates import TimeExpression, find_time_expressions

WEDNESDAY = datetime(2026, 11, 25, 10, 0)
_MARKED = re.compile(r"\[(.*?)\]")


@dataclass(frozen=True)
class Case:
    """A sentence and the expressions in it."""

    sentence: str
    now: datetime
    texts: tuple[str, ...]
    meanings: tuple[date | str, ...]


def _cases() -> list[Case]:
    groups = yaml.safe_load((Path(__file__).parent / "dates_cases.yml").read_text("utf-8"))
    return [
        _case(marked, answer, datetime.fromisoformat(group["now"]))
        for group in groups
        for marked, answer in group["cases"].items()
    ]


def _case(marked: str, answer: date | str | list[date | str], now: datetime) -> Case:
    meanings = tuple(answer) if isinstance(answer, list) else (answer,)
    texts = tuple(_MARKED.findall(marked))
    return Case(_MARKED.sub(r"\1", marked), now, texts, meanings)


def _meaning(found: TimeExpression) -> date | str:
    if found.vague:
        return "vaag"
    return found.due or "open"


CASES = _cases()
SINGLE = [case for case in CASES if len(case.texts) == 1]


def test_table_marks_every_answer() -> None:
    assert [case.sentence for case in CASES if len(case.texts) != len(case.meanings)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.now:%y%m%d %H%M} {case.sentence}")
def test_expression_and_its_date(case: Case) -> None:
    found = find_time_expressions(case.sentence, case.now)
    assert [(one.text, _meaning(one)) for one in found] == list(zip(case.texts, case.meanings))
