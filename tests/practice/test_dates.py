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


@pytest.mark.parametrize("case", SINGLE, ids=lambda case: case.sentence)
def test_capitals_make_no_difference(case: Case) -> None:
    plain = find_time_expressions(case.sentence, case.now)
    shouted = find_time_expressions(case.sentence.upper(), case.now)
    assert [(one.start, one.end, one.due, one.vague) for one in shouted] == [
        (one.start, one.end, one.due, one.vague) for one in plain
    ]


# Words that are a time only in some company.
_IN_COMPANY = {"eens", "ma", "de 5e"}
_ALONE = [case for case in SINGLE if case.texts[0] not in _IN_COMPANY]


@pytest.mark.parametrize("sentence", ["Ik doe dat {}, goed?", "Prima. Dan regel jij het {} 👍"])
@pytest.mark.parametrize("case", _ALONE, ids=lambda case: case.texts[0])
def test_expression_is_the_same_in_another_sentence(case: Case, sentence: str) -> None:
    said = case.texts[0]
    found = find_time_expressions(sentence.format(said), case.now)
    assert [(one.text, _meaning(one)) for one in found] == [(said, case.meanings[0])]


def test_moment_of_speaking_counts_in_amsterdam() -> None:
    just_past_midnight = datetime(2026, 11, 24, 23, 30, tzinfo=timezone.utc)
    (found,) = find_time_expressions("Ik bel je morgen.", just_past_midnight)
    assert found.due == date(2026, 11, 26)


def test_moment_without_time_zone_is_in_amsterdam() -> None:
    naive = datetime(2027, 3, 27, 23, 30)
    aware = datetime(2027, 3, 27, 22, 30, tzinfo=timezone.utc)
    said = "Ik bel je binnen 24 uur, of anders maandag."
    assert find_time_expressions(said, naive) == find_time_expressions(said, aware)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00vrijdag\x00",
        "\ud800 morgen \udfff",
        "²³ week ½ ١٢ uur",
        "🗓️" * 500,
        "vrijdag " * 5000,
        "vrijdag of " * 3000,
        "tussen 10 en " * 1000,
        "over een week of " * 2000,
        "1-" * 10000,
        "9" * 20000,
        "z." * 10000,
        "e" + "\u0301\u0323" * 10000,
        "zodra ik " * 3000,
        "eind deze of begin " * 2000,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_odd_and_endless_texts_are_read_to_the_end(text: str) -> None:
    _assert_sound(text, WEDNESDAY, find_time_expressions(text, WEDNESDAY))


def test_every_one_of_many_expressions_is_found() -> None:
    assert len(find_time_expressions("vrijdag " * 5000, WEDNESDAY)) == 5000


def _assert_sound(text: str, now: datetime, found: list[TimeExpression]) -> None:
    """What holds for every answer, whatever was said."""
    previous_end = 0
    for one in found:
        assert previous_end <= one.start < one.end
        assert one.text == text[one.start : one.end] == one.text.strip()
        assert one.due is None or one.due >= now.date()
        assert not (one.vague and one.due)
        previous_end = one.end


_MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2200, 12, 31))
_WORDS = sorted({word for case in CASES for word in case.sentence.split()})
_TIME_WORDS = sorted({word for case in CASES for text in case.texts for word in text.split()})
_NUMBERS = st.integers(0, 10**12).map(str) | st.from_regex(r"\A[0-9]{1,2}[-/.:][0-9]{1,2}\Z")


@given(st.text(alphabet=st.characters()), _MOMENTS)
def test_any_text_gets_a_sound_answer(text: str, now: datetime) -> None:
    _assert_sound(text, now, find_time_expressions(text, now))


@given(st.lists(st.sampled_from(_TIME_WORDS) | _NUMBERS | st.sampled_from(_WORDS)), _MOMENTS)
def test_any_words_of_time_get_a_sound_answer(said: list[str], now: datetime) -> None:
    text = " ".join(said)
    _assert_sound(text, now, find_time_expressions(text, now))


@given(st.sampled_from(SINGLE), _MOMENTS)
def test_any_moment_gets_a_sound_answer(case: Case, now: datetime) -> None:
    _assert_sound(case.sentence, now, find_time_expressions(case.sentence, now))


@given(st.sampled_from(range(7)), _MOMENTS)
def test_weekday_is_its_next_occurrence_after_today(weekday: int, now: datetime) -> None:
    names = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    (found,) = find_time_expressions(f"Ik bel je {names[weekday]}.", now)
    assert found.due is not None
    assert found.due.weekday() == weekday
    assert timedelta(days=1) <= found.due - now.date() <= timedelta(days=7)


@given(st.integers(1, 400), _MOMENTS)
def test_days_are_counted_from_today(days: int, now: datetime) -> None:
    (found,) = find_time_expressions(f"Ik bel je over {days} dagen.", now)
    assert found.due == now.date() + timedelta(days=days)


@given(st.integers(1, 60), _MOMENTS)
def test_working_days_skip_the_weekend(days: int, now: datetime) -> None:
    (found,) = find_time_expressions(f"Ik bel je binnen {days} werkdagen.", now)
    assert found.due is not None
    later = (
        now.date() + timedelta(days=ahead) for ahead in range(1, (found.due - now.date()).days + 1)
    )
    assert sum(day.weekday() < 5 for day in later) == days
    assert found.due.weekday() < 5


@given(st.dates(date(1991, 1, 1), date(2199, 12, 31)), _MOMENTS)
def test_written_date_with_its_year_is_that_date(day: date, now: datetime) -> None:
    found = find_time_expressions(f"Ik bel je op {day:%d-%m-%Y}.", now)
    assert [one.due for one in found] == ([day] if day >= now.date() else [])
