from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.sentences import GUARD, split_sentences

ONE_SENTENCE = [
    "Als ik je goed begrijp, loop je vast op de capaciteit.",
    "Dan stuur jij mij vrijdag het concept, goed?",
    "Ja, prima.",
    "Ik zit hier als projectleider; het besluit ligt bij het college.",
    "Ik spreek dhr. De Wit a.s. vrijdag om 12.00 uur, d.w.z. nr. 3 van de lijst.",
    "Ik mail het z.s.m. naar mevr. Jansen",
    "Dat doen o.a. Karim en J. de Vries.",
    "Dat kost € 3.500,- per jaar.",
    "Kijk op https://www.utrecht.nl/wijk.html?pagina=1 voor het plan",
    '"Waarom?" vroeg hij.',
    "Kan dat (echt?) wel.",
    "tja... dat weet ik niet",
    "Op 3 dec. 2026 kom ik langs.",
    "🙂 Fijn",
    "...",
    "👍",
]

SEVERAL = [
    ("Goed, dan laten we het hierbij. Tot volgende week!", 2),
    ("ok. dan bel ik je morgen. goed?", 3),
    ("Wat?! Echt niet!!! Kom op...", 3),
    ("Dat komt t.z.t. Ik bel je.", 2),
    ("Ik kom om 10.30. Jij ook?", 2),
    ("Ik bel.Jij mailt", 2),
    ('Hij zei: "Dat kan niet." En toen ging hij weg.', 2),
    ("Hoi Karim 👋 Fijn dat je er bent", 2),
    ("Prima! 👍 Ik bel je. 👍🏽", 2),
    ("Top :) Tot dan", 2),
    ("Hoi Karim,\nIk wil het hebben over de planning.\n\nGroet", 3),
    ("1. Jij belt\n2. Ik mail", 2),
    ("Dat is nr. 3. Ik bel.", 2),
    ("Kijk op https://www.utrecht.nl/plan. Daar staat het.", 2),
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_split_keeps_one_sentence_whole(text: str) -> None:
    assert split_sentences(text) == [text]


@pytest.mark.parametrize(("text", "count"), SEVERAL)
def test_split_cuts_at_stops_lines_and_emoji(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


def test_split_takes_items_of_a_list_without_their_bullets() -> None:
    text = "Even vastleggen:\n- jij mailt dinsdag\n2. ik bel woensdag"
    assert split_sentences(text) == ["Even vastleggen:", "jij mailt dinsdag", "ik bel woensdag"]


def test_split_attaches_emoji_to_what_came_before() -> None:
    assert split_sentences("Prima! 👍 Ik bel je.") == ["Prima! 👍", "Ik bel je."]


@pytest.mark.parametrize("text", ["", "   ", "\n\n", GUARD])
def test_split_finds_nothing_in_an_empty_message(text: str) -> None:
    assert split_sentences(text) == []


def test_split_strips_the_guard_before_a_slash() -> None:
    assert split_sentences(GUARD + "/stop er maar mee.") == ["/stop er maar mee."]


class EveryWord:
    """Stands in for the trained model: a new sentence at each space."""

    def cuts(self, text: str) -> list[int]:
        return [index + 1 for index, letter in enumerate(text[:-1]) if letter == " "]


def test_split_asks_the_boundary_model_within_each_piece() -> None:
    assert split_sentences("een twee. drie", EveryWord()) == ["een", "twee.", "drie"]


def test_split_leaves_a_finished_sentence_whole() -> None:
    assert split_sentences("Ja, prima. doen we", EveryWord()) == ["Ja, prima.", "doen", "we"]


@given(st.text(max_size=300))
def test_split_gives_pieces_of_the_message_in_order(text: str) -> None:
    position = 0
    for sentence in split_sentences(text, EveryWord()):
        assert sentence.strip()
        position = text.index(sentence, position) + len(sentence)


def test_split_takes_half_a_character() -> None:
    assert split_sentences("hoi \ud800 dag. Ja") == ["hoi \ud800 dag.", "Ja"]


@pytest.mark.parametrize("run", ["!?", "👍", "'", "a. ", "\n- ", "\ud800", "http://"])
def test_split_takes_any_length_of_anything(run: str) -> None:
    assert split_sentences(run * 6_000)
