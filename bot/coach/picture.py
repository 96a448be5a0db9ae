"""A talk as a picture: the line of trust with the moves on it, agreements marked.

Made for a phone: turns run down, a row each, and nothing hangs on colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.practice.dutch import within
from bot.practice.moves import HeardSentence, deciding
from bot.practice.record import TalkRecord, TurnRecord
from bot.practice.scenario import Scenario

ALT = "Lijn van het vertrouwen per beurt. Dezelfde cijfers staan hieronder bij elke beurt."
"""What the picture shows, for who can't see it."""
_INK = "#1c2430"
_LINE = "#14405c"
_GRID = "#c9d3da"
_WIDTH_INCHES = 6.0
_ROW_INCHES = 0.42
_DPI = 150


def trust_picture(scenario: Scenario, talk: TalkRecord) -> bytes:
    """A PNG of the talk, 900 pixels wide and as high as it has turns."""
    turns = talk.turns
    figure = Figure(figsize=(_WIDTH_INCHES, 1.9 + _ROW_INCHES * (len(turns) + 1)), dpi=_DPI)
    axes = figure.add_subplot()
    rows = range(len(turns) + 1)
    trust = [scenario.block.trust, *(turn.trust for turn in turns)]
    axes.plot(trust, rows, color=_LINE, linewidth=2.5, marker="o", markersize=7, zorder=2)
    agreed = agreement_turns(talk)
    axes.plot(
        [trust[number] for number in agreed],
        agreed,
        linestyle="none",
        marker="s",
        markersize=13,
        markerfacecolor="white",
        markeredgecolor=_INK,
        markeredgewidth=2,
        zorder=3,
        label="afspraak bevestigd",
    )
    axes.set_xlim(-0.5, 10.5)
    axes.set_ylim(len(turns) + 0.6, -0.6)
    axes.set_xticks(range(0, 11, 2))
    axes.set_yticks(list(rows))
    axes.set_yticklabels(["begin", *(_row_label(turn) for turn in turns)], fontsize=10, color=_INK)
    axes.set_xlabel(f"vertrouwen van {within(scenario.name)} (0 is geen, 10 is veel)", fontsize=10)
    axes.xaxis.set_label_position("top")
    axes.xaxis.tick_top()
    axes.grid(axis="both", color=_GRID, linewidth=0.8)
    for side in ("top", "right", "bottom", "left"):
        axes.spines[side].set_visible(False)
    axes.set_title(scenario.title, fontsize=14, color=_LINE, loc="left", pad=26)
    if agreed:
        axes.legend(loc="upper center", bbox_to_anchor=(0.4, -0.02), frameon=False, fontsize=10)
    figure.tight_layout()
    return _png(figure)


def agreement_turns(talk: TalkRecord) -> list[int]:
    """The turns in which an agreement was confirmed, in order."""
    confirmed = {
        event.turn
        for entry in talk.agreements
        for event in entry.history
        if event.happened in ("confirmed", "accepted") and entry.agreement.status == "confirmed"
    }
    return sorted(number for number in confirmed if 1 <= number <= len(talk.turns))


def _row_label(turn: TurnRecord) -> str:
    sentences: Sequence[HeardSentence] = turn.sentences
    heard = deciding(sentences)
    move = heard.move.replace("_", " ") if heard else "niets"
    return f"{turn.number}. {move}"


def _png(figure: Figure) -> bytes:
    buffer = BytesIO()
    FigureCanvasAgg(figure).print_png(buffer)
    return buffer.getvalue()
