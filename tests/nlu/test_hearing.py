"""With a small model: what must hold however little it has learned."""

from __future__ import annotations

import pytest

from bot.nlu.hearing import Hearing
from bot.nlu.noise import OUTSIDE

CLEAR = [
    ("Hoi Karim, fijn dat je er bent.", "begroeten"),
    ("Sorry dat ik je niet eerder heb gebeld.", "excuses_maken"),
    ("Dank je wel voor je openheid.", "bedanken"),
    ("Ik bel je morgen om tien uur.", "afspraak_voorstellen"),
    ("We kijken er nog wel even naar.", "vage_toezegging"),
    ("Ja, prima.", "instemmen"),
    ("Jij denkt ook altijd alleen aan je eigen afdeling.", "verwijten"),
]


@pytest.mark.parametrize(("sentence", "move"), CLEAR)
def test_a_clear_sentence_is_heard(hearing: Hearing, sentence: str, move: str) -> None:
    heard = [h.sentence for h in hearing.hear(sentence)]
    assert [(h.text, h.move) for h in heard] == [(sentence, move)]


@pytest.mark.parametrize(
    "text",
    [
        "fjdksl qwoeiru zxmcnv",
        "hhhhhhhhhhhhh",
        "8273 19 44",
        "#$%& @@",
        "What is the weather like today?",
        "Ben jij eigenlijk een robot?",
    ],
)
def test_what_makes_no_sense_here_is_outside_the_role_play(hearing: Hearing, text: str) -> None:
    assert {h.sentence.move for h in hearing.hear(text)} == {OUTSIDE}


@pytest.mark.parametrize("text", ["", " \n", "\u2060"])
def test_an_empty_message_is_outside_for_certain(hearing: Hearing, text: str) -> None:
    [heard] = hearing.hear(text)
    assert (heard.sentence.move, heard.sentence.confidence) == (OUTSIDE, 1.0)


def test_sentences_are_heard_in_order(hearing: Hearing) -> None:
    text = "Hoi Sandra. Sorry dat ik te laat ben. Wat maakt het voor jou zo lastig?"
    moves = [h.sentence.move for h in hearing.hear(text)]
    assert moves == ["begroeten", "excuses_maken", "open_vraag"]


def test_text_without_stops_is_cut_between_moves(hearing: Hearing) -> None:
    text = "sorry dat ik te laat ben ik wil het met je hebben over de planning"
    sentences = [h.sentence.text for h in hearing.hear(text)]
    assert sentences == ["sorry dat ik te laat ben", "ik wil het met je hebben over de planning"]


def test_items_of_a_list_are_heard_with_what_announces_them(hearing: Hearing) -> None:
    text = "Even vastleggen wat we hebben afgesproken:\n- jij mailt dinsdag\n- ik bel de politie"
    assert {h.sentence.move for h in hearing.hear(text)} == {"afspraak_bevestigen"}


def test_chances_are_ranked_and_bounded(hearing: Hearing) -> None:
    [heard] = hearing.hear("De laatste drie adviezen kwamen na de deadline binnen.")
    chances = [chance for _, chance in heard.ranking]
    assert chances == sorted(chances, reverse=True)
    assert 0 <= min(chances) <= max(chances) <= 1
    assert heard.ranking[0] == (heard.sentence.move, heard.sentence.confidence)


@pytest.mark.parametrize("unit", ["!?", "👍", "ja\n", "ik bel je morgen en ", "\ud800", "a"])
def test_a_flood_of_anything_is_borne(hearing: Hearing, unit: str) -> None:
    assert 1 <= len(hearing.hear(unit * 4_000)) <= 100
