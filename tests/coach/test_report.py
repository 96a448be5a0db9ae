"""Reports of a talk in which odd things were said."""

from __future__ import annotations

import io
import json
import re
from datetime import date, datetime

import pytest
from pypdf import PdfReader

from bot.coach import report
from bot.errors import UserError
from bot.practice.agreements import Agreement, AgreementLog
from bot.practice.moves import HeardSentence
from bot.practice.record import TurnRecord
from bot.practice.trust import Change
from bot.records import Database, Talks

TALK = "ab12" + 28 * "0"
NOW = datetime(2026, 11, 23, 14, 5)
SAID = "Mail jij me | het <b>concept</b> & *de kaart* vóór vrijdag? [x](y)"
AGREEMENT = Agreement(
    who="counterpart",
    third_party=None,
    what="het <b>concept</b> | mailen",
    when="vóór vrijdag",
    due=date(2026, 11, 27),
    follow_up=False,
    status="proposed",
    sentence=SAID,
)


@pytest.fixture
def talks(database: Database) -> Talks:
    talks = Talks(database)
    talks.start(TALK, "test:1", "weer_na_de_deadline", NOW)
    for number, said in enumerate((SAID, "Zo’n €uro–teken en ĳ, ė, 🙂.\nTweede regel."), start=1):
        turn = TurnRecord(
            number=number,
            said_at=NOW,
            text=said,
            sentences=[HeardSentence(said, "afspraak_voorstellen", 0.9)],
            answer="Vóór vrijdag? Dat <i>lukt</i> me wel, denk ik.",
            source="general",
            beat=None,
            changes=[Change(said, "afspraak_voorstellen", "afspraak_voorstellen", 1, 0, "Helder.")],
            trust=5,
            tension=3,
        )
        log = AgreementLog().hear([AGREEMENT], 1)
        talks.add_turn(TALK, turn, "nothing", log, {})
    talks.end(TALK, "stopped", NOW)
    return talks


def test_the_list_has_a_line_for_each_talk(talks: Talks) -> None:
    talks.start("cd34", "test:1", "de_inloopavond_ontspoort", datetime(2026, 11, 24, 9))
    assert report.list_talks(talks).splitlines() == [
        "cd34  24-11-2026 09:00  de_inloopavond_ontspoort  0 beurten  bezig",
        "ab120000  23-11-2026 14:05  weer_na_de_deadline  2 beurten  gestopt",
    ]


def test_without_talks_the_list_says_how_to_begin(database: Database) -> None:
    assert "tegenspeler chat" in report.list_talks(Talks(database))


def test_json_holds_all_of_it(talks: Talks) -> None:
    data = json.loads(report.make(talks, TALK, "json"))
    assert data["id"] == TALK
    assert data["ending"] == "stopped"
    assert data["turns"][0]["text"] == SAID
    assert data["turns"][0]["moves"] == [
        {"text": SAID, "move": "afspraak_voorstellen", "confidence": 0.9}
    ]
    [agreement] = data["agreements"]
    assert agreement["due"] == "2026-11-27"
    assert agreement["sentence"] == SAID
    assert agreement["missing"] == ["een ja van Karim"]


def test_html_shows_what_was_said_as_text(talks: Talks) -> None:
    page = report.make(talks, TALK, "html").decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "&lt;b&gt;concept&lt;/b&gt; &amp; *de kaart*" in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert "http" not in page  # needs nothing from elsewhere


def test_markdown_keeps_its_table_whole(talks: Talks) -> None:
    page = report.make(talks, TALK, "md").decode()
    [row] = [line for line in page.splitlines() if line.startswith("| Karim")]
    assert len(re.findall(r"(?<!\\)\|", row)) == 7
    assert r"\<b\>concept\</b\>" in row
    assert r"\[x\](y)" in page


def test_pdf_can_be_read_back_in_dutch(talks: Talks) -> None:
    reader = PdfReader(io.BytesIO(report.make(talks, TALK, "pdf")))
    text = " ".join(page.extract_text() for page in reader.pages)
    text = " ".join(text.split())
    assert reader.metadata is not None
    assert reader.metadata.title == "Weer na de deadline"
    for piece in ("vóór vrijdag", "Zo’n €uro–teken en ĳ, ė", "een ja van Karim", "Pagina 1"):
        assert piece in text


def test_every_form_can_tell_an_empty_talk_that_still_goes_on(database: Database) -> None:
    talks = Talks(database)
    talks.start(TALK, "test:1", "de_inloopavond_ontspoort", NOW)
    for form in report.FORMS:
        assert report.make(talks, TALK, form)


def test_the_beginning_of_an_id_is_enough_if_it_is_the_only_one(talks: Talks) -> None:
    assert report.make(talks, "AB12", "json") == report.make(talks, TALK, "json")
    talks.start("ab13", "test:1", "weer_na_de_deadline", NOW)
    with pytest.raises(UserError, match="meer dan een"):
        report.make(talks, "ab1", "json")


def test_an_unknown_id_or_scenario_is_told(talks: Talks) -> None:
    with pytest.raises(UserError, match=r"geen gesprek .* 'zz'"):
        report.make(talks, "zz", "md")
    talks.start("ef56", "test:1", "weg", NOW)
    with pytest.raises(UserError, match="scenario 'weg'"):
        report.make(talks, "ef56", "md")
