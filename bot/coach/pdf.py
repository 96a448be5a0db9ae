"""Reports as PDF, made without a system library (see docs/decisions/0005)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import matplotlib
from fpdf import FPDF
from fpdf.fonts import FontFace

from bot.coach.picture import ALT, trust_picture
from bot.coach.summary import Summary
from bot.practice.dutch import day, within

_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_PICTURE_WIDTH = 110
"""In millimetres."""
_BLUE = (20, 64, 92)
_GREY = (74, 85, 96)
_BLACK = (28, 36, 48)
_HEADINGS = ("Wie", "Wat", "Wanneer", "Status", "Nog nodig")


class _Report(FPDF):  # type: ignore[misc]
    """A4 with a page number and a font that has every letter people type."""

    def __init__(self) -> None:
        super().__init__()
        self.add_font("dejavu", "", _FONTS / "DejaVuSans.ttf")
        self.add_font("dejavu", "B", _FONTS / "DejaVuSans-Bold.ttf")
        self.set_margins(20, 18, 20)
        self.set_auto_page_break(auto=True, margin=20)
        self.set_lang("nl")
        self.add_page()

    def footer(self) -> None:
        """The page number."""
        self.set_y(-14)
        self._style(8, _GREY)
        self.cell(0, 6, f"Pagina {self.page_no()}", align="R")

    def title_line(self, text: str) -> None:
        """The title of the report."""
        self._style(18, _BLUE, bold=True)
        self._write(text, 9)
        self.ln(2)

    def heading(self, text: str) -> None:
        """The heading of a section."""
        self.ln(4)
        self._style(13, _BLUE, bold=True)
        self._write(text, 7)
        self.ln(1)

    def paragraph(self, text: str) -> None:
        """A paragraph of running text."""
        self._style(10, _BLACK)
        self._write(text, 5.4)
        self.ln(1.5)

    def small(self, text: str) -> None:
        """A remark under a paragraph."""
        self._style(8, _GREY)
        self._write(text, 4.4)
        self.ln(1.5)

    def agreements(self, rows: list[tuple[str, ...]]) -> None:
        """The table of agreements."""
        self._style(9, _BLACK)
        heading = FontFace(emphasis="BOLD", color=_BLUE, fill_color=(238, 243, 246))
        with self.table(
            headings_style=heading, line_height=5, col_widths=(14, 32, 22, 22, 24), padding=1.5
        ) as table:
            for row in (_HEADINGS, *rows):
                table.row(row)

    def _style(self, size: float, color: tuple[int, int, int], bold: bool = False) -> None:
        self.set_font("dejavu", "B" if bold else "", size)
        self.set_text_color(*color)

    def _write(self, text: str, height: float) -> None:
        self.multi_cell(0, height, text, new_x="LMARGIN", new_y="NEXT", align="L")


def as_pdf(summary: Summary) -> bytes:
    """The report as a PDF file."""
    debrief, talk = summary.debrief, summary.talk
    name = debrief.counterpart
    pdf = _Report()
    pdf.set_title(debrief.title)
    pdf.title_line(debrief.title)
    pdf.paragraph(
        f"{summary.module}. Gesprek met {within(name)} op {day(talk.started_at)}, {debrief.turns} "
        f"{'beurt' if debrief.turns == 1 else 'beurten'}. {debrief.ending}"
    )
    pdf.heading("Afspraken")
    if debrief.agreements:
        pdf.agreements(
            [
                (line.who, line.what, line.when, line.status, ", ".join(line.missing) or "niets")
                for line in debrief.agreements
            ]
        )
    else:
        pdf.paragraph("Er is in dit gesprek niets afgesproken.")
    for section in summary.reading:
        pdf.heading(section.title)
        for paragraph in section.paragraphs:
            pdf.paragraph(paragraph)
    if talk.turns:
        pdf.heading("Het vertrouwen per beurt")
        pdf.image(BytesIO(trust_picture(summary.scenario, talk)), w=_PICTURE_WIDTH, alt_text=ALT)
    pdf.heading("Het gesprek")
    pdf.paragraph(f"{name}: {summary.scenario.block.opening}")
    for turn in talk.turns:
        pdf.paragraph(f"Jij: {turn.text}")
        pdf.small(", ".join(s.move for s in turn.sentences).replace("_", " "))
        pdf.paragraph(f"{name}: {turn.answer}")
        pdf.small(f"vertrouwen {turn.trust}")
    return bytes(pdf.output())
