"""What coverage found, as tables on the screen and as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from rich.box import ASCII2, SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.authoring.coverage import Coverage, End, KindSummary
from bot.authoring.playing_places import Opened

KIND_NAMES: Mapping[str, str] = {
    "strong": "sterk",
    "average": "gemiddeld",
    "blaming": "verwijtend",
    "pleasing": "meegaand",
    "silent": "stil",
    "digressing": "afdwalend",
}
_ENDS: tuple[tuple[End, str], ...] = (
    ("agreed", "afspraak"),
    ("open", "open"),
    ("broken_off", "afgebroken"),
)
_PLAIN_WIDTH = 110
_MOST_ROWS = 8
_LONGEST_QUOTE = 70


def show(opened: Opened, found: Coverage) -> None:
    """Print the tables to standard output; without colours or lines where that is no terminal."""
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(
            highlight=False, markup=False, emoji=False, width=_PLAIN_WIDTH, no_color=True
        )
    talks = found.kinds[0].talks
    console.print(f"{found.scenario.title}: {talks} gesprekken per soort deelnemer\n")
    console.print(_kinds_table(found, fancy=console.is_terminal))
    for title, rows in _lists(opened, found):
        console.print(title, style="bold")
        for row in rows:
            console.print(f"  {row}", soft_wrap=True)
        console.print()


def _kinds_table(found: Coverage, fancy: bool) -> Table:
    table = Table(box=SIMPLE_HEAD if fancy else ASCII2)
    table.add_column("deelnemer")
    for heading in (
        *(name for _, name in _ENDS),
        "belang boven",
        "afspraken",
        "beurten",
        "algemene tabel",
        "herhaald",
    ):
        table.add_column(heading, justify="right")
    for kind in found.kinds:
        table.add_row(
            KIND_NAMES[kind.kind],
            *(_percent(kind.share(end)) for end, _ in _ENDS),
            _percent(kind.revealed / kind.talks),
            _number(kind.agreements),
            _number(kind.turns),
            _percent(kind.general),
            str(kind.repeats),
        )
    return table


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _lists(opened: Opened, found: Coverage) -> Iterator[tuple[str, list[str]]]:
    total = len(found.played)
    never = [f"{opened.describe(beat.id)}: {quote(beat.lines[0])}" for beat in found.never]
    if never:
        yield f"Nooit gezegd: {len(never)} van de {total} zinnen", never
    else:
        yield "Nooit gezegd", [f"geen: alle {total} zinnen kwamen voor"]
    dead_ends = [
        f"{talks} keer bij {opened.describe(place)}"
        for place, talks in found.dead_ends[:_MOST_ROWS]
    ]
    yield "Waar gesprekken zonder afspraak ophielden", dead_ends or ["nergens"]
    repeated = [f"{times} keer: {quote(line)}" for line, times in found.repeated[:_MOST_ROWS]]
    yield "Zinnen die in één gesprek terugkwamen", repeated or ["geen"]


def quote(line: str, longest: int = _LONGEST_QUOTE) -> str:
    """The line between quotes, shortened to what is enough to find it."""
    if len(line) > longest:
        line = line[: longest - 1].rsplit(" ", 1)[0].rstrip(",.;:") + "…"
    return f"“{line}”"


_INK = "#1c2430"
_COLOURS: Mapping[End, str] = {"agreed": "#14405c", "open": "#c9d3da", "broken_off": "#e0a458"}
_HATCHES: Mapping[End, str] = {"agreed": "", "open": "..", "broken_off": "//"}
_INK_ON: Mapping[End, str] = {"agreed": "white", "open": _INK, "broken_off": _INK}
_READABLE_FROM = 0.07
"""A narrower piece of a bar has no room for its number."""


def picture(found: Coverage, target: Path) -> None:
    """Write a picture of the outcome by kind of learner: .svg or .png. OSError if it can't be."""
    figure = Figure(figsize=(11, 5.2), dpi=130)
    ends, other = figure.subplots(1, 2, gridspec_kw={"width_ratios": [3, 2]}, sharey=True)
    _draw_ends(ends, found)
    _draw_shares(other, found)
    never = len(found.never)
    figure.suptitle(
        f"{found.scenario.title}: zo lopen gesprekken af "
        f"({found.kinds[0].talks} per soort; {never} van de {len(found.played)} zinnen "
        "nooit gezegd)",
        fontsize=13,
        color=_INK,
        x=0.02,
        ha="left",
    )
    figure.tight_layout(rect=(0, 0, 1, 0.96))
    figure.savefig(target)


def _draw_ends(axes: Axes, found: Coverage) -> None:
    names = [KIND_NAMES[kind.kind] for kind in found.kinds]
    left = [0.0] * len(names)
    for end, label in _ENDS:
        shares = [kind.share(end) for kind in found.kinds]
        axes.barh(
            names,
            shares,
            left=left,
            color=_COLOURS[end],
            hatch=_HATCHES[end],
            edgecolor="white" if end == "agreed" else _INK,
            linewidth=0.6,
            label=label,
        )
        for row, (start, share) in enumerate(zip(left, shares)):
            if share >= _READABLE_FROM:
                axes.text(
                    start + share / 2,
                    row,
                    _percent(share),
                    ha="center",
                    va="center",
                    color=_INK_ON[end],
                    fontsize=10,
                    bbox={"facecolor": _COLOURS[end], "edgecolor": "none", "pad": 1.5},
                )
        left = [start + share for start, share in zip(left, shares)]
    axes.set_xlim(0, 1)
    axes.invert_yaxis()
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.03), ncol=3, frameon=False)
    axes.set_title("einde van het gesprek", fontsize=11, loc="left", color=_INK)
    _tidy(axes)


def _draw_shares(axes: Axes, found: Coverage) -> None:
    rows = range(len(found.kinds))
    height = 0.36
    for offset, label, colour, hatch, share_of in (
        (-height / 2, "belang kwam boven", "#14405c", "", _revealed),
        (height / 2, "antwoord uit algemene tabel", "#c9d3da", "..", _general),
    ):
        shares = [share_of(kind) for kind in found.kinds]
        axes.barh(
            [row + offset for row in rows],
            shares,
            height=height,
            color=colour,
            hatch=hatch,
            edgecolor=_INK,
            linewidth=0.6,
            label=label,
        )
        for row, share in enumerate(shares):
            axes.text(share + 0.02, row + offset, _percent(share), va="center", fontsize=9)
    axes.set_xlim(0, 1.15)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.03), ncol=2, frameon=False, fontsize=9)
    axes.set_title("onderweg", fontsize=11, loc="left", color=_INK)
    _tidy(axes)


def _revealed(kind: KindSummary) -> float:
    return kind.revealed / kind.talks


def _general(kind: KindSummary) -> float:
    return kind.general


def _tidy(axes: Axes) -> None:
    axes.set_xticks([])
    axes.tick_params(axis="y", length=0, labelsize=11)
    for side in ("top", "right", "bottom", "left"):
        axes.spines[side].set_visible(False)
