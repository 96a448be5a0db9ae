"""Draws a graph of cards as SVG or PNG. Nothing hangs on colour alone: shapes and words tell."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import pairwise

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path as Curve

from bot.authoring.graph import Card, Graph, Row
from bot.authoring.graph_layout import Layout, Point, Size, lay_out

_INK = "#1c2430"
_LINE = "#14405c"
_PAPER = "#ffffff"
_HEAD = "#14405c"
_HEAD_OTHER = "#5c6b78"
_FAINT = "#c9d3da"
_WIDTH = 208.0
_HEAD_HEIGHT = 20.0
_TEXT = 7.5
_LINE_HEIGHT = 10.5
_PADDING = 5.0
_INDENT = 17.0
_CHARACTERS = 45
_MOST_LINES = 3
_MARGIN = 30.0
_TOP = 92.0
_PNG_DPI = 110
_LARGEST_PNG = 12_000
"""Pixels on the longest side; a larger graph is drawn less sharp."""

_KINDS = {
    "plain": ("o", "gewone zin"),
    "reveals": ("D", "vertelt wat eronder zit"),
    "agreement": ("s", "antwoord op een afspraak"),
    "ends": ("X", "einde van het gesprek"),
}
_HATCHES = {"unreachable": "xxx", "unplayed": "///"}


@dataclass(frozen=True)
class _Text:
    """A row as it is written on its card."""

    row: Row
    above: Sequence[str]
    lines: Sequence[str]
    below: Sequence[str]

    @property
    def height(self) -> float:
        lines = len(self.above) + len(self.lines) + len(self.below)
        return lines * _LINE_HEIGHT + 2 * _PADDING


@dataclass(frozen=True)
class _Sheet:
    """A card as it is written."""

    card: Card
    subtitle: Sequence[str]
    texts: Sequence[_Text]
    also: Sequence[str]

    @property
    def top(self) -> float:
        """Down to where the rows begin."""
        lines = len(self.subtitle)
        return _HEAD_HEIGHT + (lines * _LINE_HEIGHT + 2 * _PADDING if lines else 0.0)

    @property
    def size(self) -> Size:
        also = len(self.also) * _LINE_HEIGHT + 2 * _PADDING if self.also else 0.0
        return _WIDTH, self.top + sum(text.height for text in self.texts) + also


def as_svg(graph: Graph) -> str:
    """The graph as an SVG document, its words as text that can be searched."""
    out = StringIO()
    # A fixed salt and no date: the same graph gives the same file.
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "graph"}):
        _figure(graph).savefig(out, format="svg", metadata={"Date": None, "Title": graph.title})
    return out.getvalue()


def as_png(graph: Graph) -> bytes:
    """The graph as a PNG."""
    out = BytesIO()
    figure = _figure(graph)
    longest = max(figure.get_size_inches())
    figure.savefig(out, format="png", dpi=min(_PNG_DPI, _LARGEST_PNG / longest))
    return out.getvalue()


def _figure(graph: Graph) -> Figure:
    sheets = {node: _sheet(graph, card) for node, card in graph.cards.items()}
    layout = lay_out(graph, {node: sheet.size for node, sheet in sheets.items()})
    width = max(layout.size[0], 3 * _WIDTH) + 2 * _MARGIN
    height = layout.size[1] + _TOP + _MARGIN
    figure = Figure(figsize=(width / 72, height / 72))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(-_MARGIN, width - _MARGIN)
    axes.set_ylim(height - _TOP, -_TOP)
    axes.set_axis_off()
    _draw_heading(axes, graph)
    for node, sheet in sheets.items():
        _draw_lines(axes, graph, layout, node, sheet)
    for node, sheet in sheets.items():
        _draw_sheet(axes, layout.corners[node], sheet)
    return figure


def _sheet(graph: Graph, card: Card) -> _Sheet:
    forward = set(graph.forward)
    return _Sheet(
        card=card,
        subtitle=_wrap(card.subtitle),
        texts=[_text(graph, card, row, forward) for row in card.rows],
        also=[f"en alles van {graph.cards[node].name}" for node in card.also],
    )


def _text(graph: Graph, card: Card, row: Row, forward: set[tuple[str, str]]) -> _Text:
    beat = row.beat
    marks = list(_marks(graph, card, row, forward))
    return _Text(
        row=row,
        above=textwrap.wrap(", ".join(row.moves), _CHARACTERS - 6),
        lines=_wrap(f"{beat.id}  {beat.lines[0]}"),
        below=textwrap.wrap(" · ".join(marks), _CHARACTERS),
    )


def _marks(graph: Graph, card: Card, row: Row, forward: set[tuple[str, str]]) -> Iterator[str]:
    beat = row.beat
    if not row.is_reachable:
        yield "ONBEREIKBAAR"
    elif not row.is_played:
        yield "NOOIT GESPEELD"
    if beat.reveals:
        yield {"hint": "HINT", "full": "HET BELANG"}[beat.reveals]
    if beat.agreement:
        names = {"confirmed": "AFSPRAAK: JA", "rejected": "AFSPRAAK: NEE"}
        yield names.get(beat.agreement, "AFSPRAAK: ANDERE TIJD")
    if beat.ends:
        yield "EINDE"
    elif row.target == card.node:
        yield "blijft hier"
    elif row.target is not None:
        goes_on = (card.node, row.target) in forward
        yield f"{'naar' if goes_on else 'terug naar'} {graph.cards[row.target].name}"
    if len(beat.lines) > 1:
        yield f"{len(beat.lines)} varianten"


def _wrap(text: str) -> list[str]:
    lines = textwrap.wrap(text, _CHARACTERS)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], _short(" ".join(lines[_MOST_LINES - 1 :]), _CHARACTERS)]
    return lines


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"


def _kind(row: Row) -> str:
    beat = row.beat
    if beat.ends:
        return "ends"
    if beat.reveals:
        return "reveals"
    return "agreement" if beat.agreement else "plain"


def _draw_sheet(axes: Axes, corner: Point, sheet: _Sheet) -> None:
    x, y = corner
    width, height = sheet.size
    head = _HEAD if sheet.card.is_checkpoint else _HEAD_OTHER
    axes.add_patch(
        Rectangle((x, y), width, height, facecolor=_PAPER, edgecolor=head, linewidth=1.6, zorder=3)
    )
    axes.add_patch(Rectangle((x, y), width, _HEAD_HEIGHT, facecolor=head, zorder=4))
    _write(axes, x + 7, y + 14, sheet.card.title, size=9.5, color="white", weight="bold")
    for number, line in enumerate(sheet.subtitle, start=1):
        _write(axes, x + 7, y + _HEAD_HEIGHT + _PADDING + number * _LINE_HEIGHT - 3, line)
    down = y + sheet.top
    for text in sheet.texts:
        _draw_row(axes, x, down, text)
        down += text.height
    for number, line in enumerate(sheet.also, start=1):
        _write(axes, x + 7, down + _PADDING + number * _LINE_HEIGHT - 3, line, style="italic")


def _draw_row(axes: Axes, x: float, y: float, text: _Text) -> None:
    hatch = _hatch(text.row)
    if hatch:
        strip = Rectangle((x, y), _INDENT - 3, text.height, facecolor=_PAPER, hatch=hatch)
        strip.set(edgecolor=_INK, linewidth=0, zorder=4)
        axes.add_patch(strip)
    axes.plot([x, x + _WIDTH], [y, y], color=_FAINT, linewidth=0.8, zorder=5)
    shape, _ = _KINDS[_kind(text.row)]
    fill = _PAPER if _kind(text.row) == "plain" else _LINE
    axes.plot(
        x + 7,
        y + _PADDING + 6,
        shape,
        markersize=7,
        markerfacecolor=fill,
        zorder=6,
        markeredgecolor=_LINE,
    )
    down = y + _PADDING + _LINE_HEIGHT - 3
    for line in text.above:
        _write(axes, x + _INDENT, down, line, weight="bold", color=_LINE)
        down += _LINE_HEIGHT
    for line in text.lines:
        _write(axes, x + _INDENT, down, line)
        down += _LINE_HEIGHT
    for line in text.below:
        _write(axes, x + _INDENT, down, line, size=6.5, weight="bold", color=_HEAD_OTHER)
        down += _LINE_HEIGHT


def _hatch(row: Row) -> str:
    if not row.is_reachable:
        return _HATCHES["unreachable"]
    return "" if row.is_played else _HATCHES["unplayed"]


def _write(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    size: float = _TEXT,
    color: str = _INK,
    weight: str = "normal",
    style: str = "normal",
) -> None:
    # A dollar sign would begin a formula.
    plain = text.replace("$", r"\$")
    axes.text(x, y, plain, fontsize=size, color=color, fontweight=weight, fontstyle=style, zorder=7)


def _draw_lines(axes: Axes, graph: Graph, layout: Layout, node: str, sheet: _Sheet) -> None:
    """The lines that leave a card: from the row that leads there, or its foot for all of it."""
    x, y = layout.corners[node]
    forward = set(graph.forward)
    down = y + sheet.top
    for text in sheet.texts:
        target = text.row.target
        if target is not None and (node, target) in forward:
            start = (x + _WIDTH, down + text.height / 2)
            _draw_line(axes, layout, (node, target), start)
        down += text.height
    for number, target in enumerate(sheet.card.also):
        if (node, target) in forward:
            start = (x + _WIDTH, down + _PADDING + (number + 0.5) * _LINE_HEIGHT)
            _draw_line(axes, layout, (node, target), start, dashed=True)


def _draw_line(
    axes: Axes, layout: Layout, pair: tuple[str, str], start: Point, dashed: bool = False
) -> None:
    left, top = layout.corners[pair[1]]
    end = (left - 5, top + _HEAD_HEIGHT / 2)
    points = [start, *layout.bends[pair], end]
    vertices: list[Point] = [start]
    codes = [Curve.MOVETO]
    for (x1, y1), (x2, y2) in pairwise(points):
        middle = (x1 + x2) / 2
        vertices += [(middle, y1), (middle, y2), (x2, y2)]
        codes += [Curve.CURVE4] * 3
    style = (0, (4, 3)) if dashed else "solid"
    axes.add_patch(
        PathPatch(
            Curve(vertices, codes),
            facecolor="none",
            edgecolor=_LINE,
            linewidth=1.0,
            linestyle=style,
            alpha=0.75,
            zorder=2,
        )
    )
    axes.plot(end[0] + 1, end[1], ">", color=_LINE, markersize=6, zorder=6)


def _draw_heading(axes: Axes, graph: Graph) -> None:
    _write(axes, 0, -64, graph.title, size=20, color=_LINE, weight="bold")
    x = 0.0
    for shape, name in _KINDS.values():
        fill = _PAPER if shape == "o" else _LINE
        axes.plot(
            x + 5, -36, shape, markersize=8, markerfacecolor=fill, markeredgecolor=_LINE, zorder=6
        )
        _write(axes, x + 15, -33, name, size=9)
        x += 30 + 5.3 * len(name)
    for hatch, name in (("xxx", "onbereikbaar"), ("///", "nooit gespeeld")):
        axes.add_patch(
            FancyBboxPatch(
                (x, -42),
                12,
                11,
                boxstyle="square,pad=0",
                facecolor=_PAPER,
                edgecolor=_INK,
                hatch=hatch,
                linewidth=0.6,
            )
        )
        _write(axes, x + 18, -33, name, size=9)
        x += 33 + 5.3 * len(name)
    hint = "Vet: de interventie die naar de zin leidt. Stippellijn: hier geldt ook wat daar staat."
    _write(axes, 0, -14, hint, size=9)
