"""Agreements found in what a learner says."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.agreements import Agreement, extract_agreements
from bot.practice.moves import MOVES, HeardSentence

NOW = datetime(2026, 11, 23, 14, 5)
CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("agreement_cases.yml").read_text(encoding="utf-8")
)


def heard(text: str, move: str = "", confidence: float = 0.85) -> HeardSentence:
    return HeardSentence(text, move, confidence if move else 0.0)


def extract(*sentences: HeardSentence, counterpart: str | None = "Karim") -> list[Agreement]:
    return extract_agreements(sentences, NOW, counterpart)


def row(agreement: Agreement) -> str:
    who = agreement.who or "-"
    if agreement.third_party:
        who = f"{who} ({agreement.third_party})"
    said = [who, agreement.what, agreement.when or "-", agreement.due or "-", agreement.status]
    return " | ".join(map(str, [*said, "follow-up"] if agreement.follow_up else said))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["say"][:70])
def test_agreements_in_a_sentence(case: dict[str, Any]) -> None:
    found = extract(heard(case["say"], case.get("move", "")))
    assert [row(agreement) for agreement in found] == case.get("agreements", [])


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            [("Stuur je me het concept?", "gesloten_vraag"), ("Uiterlijk vrijdag.", "instemmen")],
            ["counterpart | me het concept sturen | Uiterlijk vrijdag | 2026-11-27 | proposed"],
        ),
        (
            [("Mail jij het plan?", "afspraak_voorstellen"), ("Lukt dat voor dinsdag?", "")],
            ["counterpart | het plan mailen | voor dinsdag | 2026-11-24 | proposed"],
        ),
        (
            [
                ("Even vastleggen.", "afspraak_bevestigen"),
                ("Jij mailt dinsdag het plan.", ""),
                ("Ik bel de corporatie.", ""),
            ],
            [
                "counterpart | het plan mailen | dinsdag | 2026-11-24 | confirmed",
                "learner | de corporatie bellen | - | - | confirmed",
            ],
        ),
        (
            [
                ("Jij mailt de bewoners en ik bel de aannemer.", "afspraak_voorstellen"),
                ("Allebei vóór vrijdag.", ""),
            ],
            [
                "counterpart | de bewoners mailen | vóór vrijdag | 2026-11-27 | proposed",
                "learner | de aannemer bellen | vóór vrijdag | 2026-11-27 | proposed",
            ],
        ),
        (
            [
                ("Ik bel vrijdag de politie.", "afspraak_voorstellen"),
                ("Dus ik bel vrijdag de politie.", "afspraak_bevestigen"),
            ],
            ["learner | de politie bellen | vrijdag | 2026-11-27 | confirmed"],
        ),
    ],
)
def test_sentences_of_one_message_add_to_each_other(
    sentences: list[tuple[str, str]], expected: list[str]
) -> None:
    found = extract(*(heard(text, move) for text, move in sentences))
    assert [row(agreement) for agreement in found] == expected


@pytest.mark.parametrize(
    ("counterpart", "who"),
    [("Karim", "third_party"), ("Fatma", "counterpart"), ("mevrouw Fatma Yilmaz", "counterpart")],
)
def test_the_tegenspeler_may_be_spoken_of_by_name(counterpart: str, who: str) -> None:
    (found,) = extract(heard("Fatma belt vrijdag de buren."), counterpart=counterpart)
    assert found.who == who
    assert found.third_party == ("Fatma" if who == "third_party" else None)


def test_the_move_is_evidence_and_not_the_truth() -> None:
    bound = "Dan stuur jij mij vrijdag het concept."
    assert extract(heard(bound, "gesloten_vraag")) == extract(heard(bound, "afspraak_voorstellen"))
    assert extract(heard("Wanneer stuur je het concept?", "afspraak_voorstellen")) == []
    assert extract(heard("We hadden afgesproken dat jij zou mailen.", "afspraak_voorstellen")) == []


def test_a_promise_heard_as_vague_is_vague_unless_it_names_a_time() -> None:
    (vague,) = extract(heard("Ik kijk ernaar.", "vage_toezegging"))
    (timed,) = extract(heard("Ik kijk er vrijdag naar.", "vage_toezegging"))
    assert (vague.status, timed.status) == ("vague", "proposed")


class TestAgreement:
    def agreement(self, **fields: Any) -> Agreement:
        given: dict[str, Any] = {
            "who": "counterpart",
            "third_party": None,
            "what": "het concept mailen",
            "when": "vrijdag",
            "due": date(2026, 11, 27),
            "follow_up": False,
            "status": "proposed",
            "sentence": "Mail jij vrijdag het concept?",
        }
        return Agreement(**{**given, **fields})

    def test_it_is_explicit_with_who_what_and_when(self) -> None:
        assert self.agreement().explicit
        assert self.agreement(due=None).explicit
        assert not self.agreement(status="vague").explicit

    @pytest.mark.parametrize("name", ["who", "what", "when"])
    def test_what_is_missing_makes_it_not_explicit(self, name: str) -> None:
        incomplete = self.agreement(**{name: None})
        assert incomplete.missing() == (name,)
        assert not incomplete.explicit

    def test_as_dict_has_the_keys_of_parse(self) -> None:
        assert self.agreement().as_dict() == {
            "who": "counterpart",
            "third_party": None,
            "what": "het concept mailen",
            "when": "vrijdag",
            "due": "2026-11-27",
            "follow_up": False,
            "status": "proposed",
            "explicit": True,
            "sentence": "Mail jij vrijdag het concept?",
        }

    @pytest.mark.parametrize(("key", "value"), [("who", "iemand"), ("status", "misschien")])
    def test_from_dict_refuses_what_it_does_not_know(self, key: str, value: str) -> None:
        with pytest.raises(ValueError, match=value):
            Agreement.from_dict({**self.agreement().as_dict(), key: value})


_COMMON_WORDS = """
    ik jij je u we wij jullie mail bel stuur kun zullen zal ga dan en als dat of niet vrijdag
    morgen het concept de aannemer Karim uiterlijk om te mailen bellen uit op terug er aan , . ? :
    wordt gestuurd hebben afgesproken dus van mij laten weten hoe liep zo snel mogelijk"""
_WORDS = st.sampled_from(re.findall(r"\S+", _COMMON_WORDS))
_MOVES = st.sampled_from([*MOVES, ""])


@given(st.lists(_WORDS, max_size=25), _MOVES, st.floats(0, 1))
def test_any_order_of_common_words_gives_sound_records(
    words: list[str], move: str, confidence: float
) -> None:
    text = " ".join(words)
    for agreement in extract(HeardSentence(text, move, confidence)):
        assert agreement.sentence == text
        assert agreement.when is None or agreement.when in text
        assert agreement.due is None or agreement.when is not None
        assert (agreement.who == "third_party") == (agreement.third_party is not None)
        assert agreement.status in ("proposed", "confirmed", "vague")
        assert Agreement.from_dict(agreement.as_dict()) == agreement


@given(st.text(max_size=300), _MOVES)
def test_no_text_breaks_it(text: str, move: str) -> None:
    for agreement in extract(HeardSentence(text, move, 0.9)):
        assert agreement.what


@pytest.mark.parametrize("piece", ["dat ", "en ik ", "jij mailt ", "om te ", "vrijdag ", "(", "a,"])
def test_a_very_long_message_is_read_in_bounded_time(piece: str) -> None:
    extract(heard(piece * 20_000, "afspraak_voorstellen"))
