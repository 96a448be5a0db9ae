"""`tegenspeler scenario graph`: every story can be read from the picture."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from bot.authoring.graph import Graph, graph_of
from bot.authoring.graph_drawing import as_svg
from bot.authoring.graph_layout import lay_out
from bot.authoring.playing_places import open_file
from bot.cli import main
from tests.practice.playing import REAL, SCENARIOS

SMALL = SCENARIOS / "oefening.yml"


def draw(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["scenario", "graph", *map(str, arguments)])


def words(svg: str) -> str:
    """All text in the picture."""
    return " ".join(" ".join(ElementTree.fromstring(svg).itertext()).split())  # noqa: S314


@pytest.fixture(scope="module")
def small() -> Graph:
    return graph_of(open_file(SMALL), never=["9.2"])


@pytest.mark.parametrize("path", [SMALL, *REAL], ids=lambda path: path.stem)
def test_every_beat_stands_on_a_card_with_its_moves(path: Path) -> None:
    opened = open_file(path)
    scenario, graph = opened.scenario, graph_of(opened)
    drawn = {
        (card.node, row.beat.id, move)
        for card in graph.cards.values()
        for row in card.rows
        for move in row.moves
    }
    written = {
        (node, beat_id, move)
        for node, by_move in scenario.path.edges.items()
        for move, beat_ids in by_move.items()
        for beat_id in beat_ids
    }
    assert drawn == written
    assert {row.beat.id for card in graph.cards.values() for row in card.rows} == set(
        scenario.path.beats
    )


@pytest.mark.parametrize("path", [SMALL, *REAL], ids=lambda path: path.stem)
def test_lines_lead_on_to_the_right_and_cards_do_not_overlap(path: Path) -> None:
    graph = graph_of(open_file(path))
    size = (200.0, 80.0)
    layout = lay_out(graph, dict.fromkeys(graph.cards, size))
    for one, other in graph.forward:
        assert layout.corners[one][0] + size[0] < layout.corners[other][0]
    corners = list(layout.corners.values())
    for number, (x, y) in enumerate(corners):
        assert 0 <= x <= layout.size[0] - size[0]
        assert 0 <= y <= layout.size[1] - size[1] + 1e-6
        for other_x, other_y in corners[number + 1 :]:
            assert abs(x - other_x) >= size[0] or abs(y - other_y) >= size[1]


def test_the_picture_tells_all_in_words(small: Graph) -> None:
    text = words(as_svg(small))
    for part in (
        "Oefening",
        "“Hoi, zeg het eens.”",
        "checkpoint: verhaal",
        "gedrag_benoemen",
        "1.1 Ja, dat is zo.",
        "naar verhaal · 2 varianten",
        "HINT",
        "HET BELANG",
        "AFSPRAAK: JA",
        "AFSPRAAK: NEE",
        "AFSPRAAK: ANDERE TIJD",
        "EINDE",
        "blijft hier",
        "één keer per gesprek",
        "NOOIT GESPEELD",
    ):
        assert part in text, part
    assert text.count("NOOIT GESPEELD") == 1


def test_a_line_that_cannot_come_is_marked(tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8").replace(
        "  - bot: Ik ga aan de slag.\n    ends: true\n",
        "  - bot: Ik ga aan de slag.\n    ends: true\n  - intent: bedanken\n  - bot: Te laat.\n",
    )
    path = tmp_path / "oefening.yml"
    path.write_text(text, encoding="utf-8")
    assert "ONBEREIKBAAR" in words(as_svg(graph_of(open_file(path))))
    assert "ONBEREIKBAAR" not in words(as_svg(graph_of(open_file(SMALL))))


def test_the_same_file_gives_the_same_picture(small: Graph) -> None:
    assert as_svg(small) == as_svg(graph_of(open_file(SMALL), never=["9.2"]))


def test_without_output_both_pictures_are_written_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = draw(SMALL)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "oefening.png").read_bytes().startswith(b"\x89PNG\r\n")
    assert "<svg" in (tmp_path / "oefening.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([SMALL, "--output", "graaf.pdf"], ".png of .svg"),
        ([SMALL, "--output", "/bestaat/niet/graaf.svg"], "niet te schrijven"),
        ([SMALL.with_name("oefenng.yml")], "Bedoelde je"),
    ],
)
def test_what_a_person_can_mend_is_told(arguments: list[object], told: str) -> None:
    result = draw(*arguments)
    assert result.exit_code == 1
    assert told in result.output
