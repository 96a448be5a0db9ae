from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from bot.assistant.processor import OwnProcessor
from bot.errors import UserError
from bot.parsing import parse_lines

NOW = "2026-11-23T14:05:00"  # a Monday
PROPOSAL = "Zullen we afspreken dat Karim mij vrijdag het concept mailt?"


@pytest.fixture(scope="module")
def loads() -> list[Path]:
    """Which models were loaded, in order."""
    return []


@pytest.fixture(scope="module")
def parse(model: Path, loads: list[Path]) -> Any:
    """Parses requests with a processor that is loaded once for this module."""
    processor = OwnProcessor(model, {})

    def load(path: Path, _actions: dict[str, Any]) -> OwnProcessor:
        loads.append(path)
        return processor

    def run(*lines: str | dict[str, Any]) -> list[dict[str, Any]]:
        sent = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        out = io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("bot.parsing.OwnProcessor", load)
            parse_lines(model, [f"{line}\n" for line in sent], out)
        return [json.loads(line) for line in out.getvalue().splitlines()]

    return run


def test_the_answer_has_the_fixed_form(parse: Any) -> None:
    text = f"Hoi Karim. {PROPOSAL}"
    [parsed] = parse({"text": text, "now": NOW, "counterpart": "Karim"})
    assert list(parsed) == ["text", "intent", "moves", "agreements"]
    assert (parsed["text"], parsed["intent"]) == (text, "afspraak_voorstellen")
    assert [move["text"] for move in parsed["moves"]] == ["Hoi Karim.", PROPOSAL]
    for move in parsed["moves"]:
        assert list(move) == ["text", "move", "confidence"]
        assert 0 < move["confidence"] <= 1
    [agreement] = parsed["agreements"]
    assert list(agreement) == [
        "who",
        "third_party",
        "what",
        "when",
        "due",
        "follow_up",
        "status",
        "explicit",
    ]
    assert (agreement["who"], agreement["third_party"]) == ("counterpart", None)
    assert (agreement["due"], agreement["status"]) == ("2026-11-27", "proposed")
    assert (agreement["follow_up"], agreement["explicit"]) == (False, True)


def test_answers_come_in_order_and_the_model_is_loaded_once(
    parse: Any, loads: list[Path], model: Path
) -> None:
    texts = [f"Punt {number}: hoe zie jij dat?" for number in range(12)]
    loads.clear()
    assert [parsed["text"] for parsed in parse(*({"text": text} for text in texts))] == texts
    assert loads == [model]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (NOW, "2026-11-27"),
        ("2026-12-28T09:00:00", "2027-01-01"),
        ("2026-11-23", "2026-11-27"),
        ("2026-11-23T14:05:00+01:00", "2026-11-27"),
        ("2026-11-26T23:30:00Z", "2026-12-04"),  # already Friday in Amsterdam
    ],
)
def test_days_are_counted_from_now(parse: Any, now: str, due: str) -> None:
    [parsed] = parse({"text": PROPOSAL, "now": now, "counterpart": "Karim"})
    assert [agreement["due"] for agreement in parsed["agreements"]] == [due]


def test_without_a_counterpart_a_name_is_a_third_party(parse: Any) -> None:
    [parsed] = parse({"text": PROPOSAL, "now": NOW})
    [agreement] = parsed["agreements"]
    assert (agreement["who"], agreement["third_party"]) == ("third_party", "Karim")


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00"])
def test_of_nothing_nothing_is_understood(parse: Any, text: str) -> None:
    assert parse({"text": text}) == [
        {"text": text, "intent": "buiten_rol", "moves": [], "agreements": []}
    ]


ODD = [
    "🙂🙂",
    '/afspraak_voorstellen{"slot": 1}',
    "/stop",
    "half \ud83d hier",
    "a\x00b",
    "‮omgekeerd",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_a_text_like_any_other(parse: Any, text: str) -> None:
    [parsed] = parse({"text": text})
    assert parsed["text"] == text
    assert parsed["moves"]


def test_a_huge_text_is_no_problem(parse: Any) -> None:
    text = "Je advies kwam te laat. " * 10_000
    [parsed] = parse({"text": text, "now": NOW})
    assert parsed["text"] == text
    assert len(parsed["moves"]) >= 100


def test_empty_lines_are_passed_over(parse: Any) -> None:
    assert len(parse({"text": "Hoi"}, "", "  ", {"text": "Dag"})) == 2


BAD = [
    "geen json",
    "[1, 2]",
    '"tekst"',
    "{}",
    '{"text": 3}',
    '{"text": null}',
    '{"text": "hoi"',
    '{"text": "hoi", "now": "morgen"}',
    '{"text": "hoi", "now": 5}',
    '{"text": "hoi", "counterpart": ["Karim"]}',
    "[" * 100_000,
]


@pytest.mark.parametrize("line", BAD, ids=[line[:40] for line in BAD])
def test_a_bad_line_is_told_with_its_number(parse: Any, line: str) -> None:
    with pytest.raises(UserError, match=r"^Regel 3\b"):
        parse({"text": "Hoi"}, "", line, {"text": "Dag"})
