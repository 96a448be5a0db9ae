"""The pictures in the quality report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np

mpl.use("Agg")  # no screen is needed, and none may be there
from matplotlib import pyplot as plt

from bot.nlu.measures import Bin

_FEW = 10
"""A share of fewer sentences than this says nothing."""


def plot_confusion(
    path: Path, found: Sequence[str], expected: Sequence[str], labels: Sequence[str]
) -> None:
    """A square for each pair of moves: how often the one was heard as the other."""
    number = {label: index for index, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)))
    np.add.at(counts, ([number[e] for e in expected], [number[f] for f in found]), 1)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure, axes = plt.subplots(figsize=(11, 10))
    image = axes.imshow(np.sqrt(shares), cmap="Blues", vmin=0, vmax=1)
    for (row, column), share in np.ndenumerate(shares):
        if share >= 0.015:
            colour = "white" if share > 0.4 else "black"
            text = f"{share:.0%}".rstrip("%")
            axes.text(column, row, text, ha="center", va="center", fontsize=7, color=colour)
    ticks = range(len(labels))
    axes.set_xticks(ticks)
    axes.set_xticklabels(labels, rotation=90, fontsize=8)
    axes.set_yticks(ticks)
    axes.set_yticklabels(labels, fontsize=8)
    axes.set_xlabel("heard as")
    axes.set_ylabel("meant as")
    axes.set_title("Per cent of the sentences of each move, by writers left out of training")
    figure.colorbar(image, ax=axes, fraction=0.04, label="root of the share")
    _save(figure, path)


def plot_reliability(path: Path, curves: Mapping[str, Sequence[Bin]]) -> None:
    """How often the hearing is right at each confidence."""
    figure, axes = plt.subplots(figsize=(5.5, 5.5))
    axes.plot([0, 1], [0, 1], color="grey", linestyle=":", label="perfect")
    for name, bins in curves.items():
        telling = [b for b in bins if b.count >= _FEW]
        axes.plot(
            [b.confidence for b in telling], [b.right for b in telling], marker="o", label=name
        )
    axes.set_xlabel("confidence")
    axes.set_ylabel("share that is right")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.legend()
    _save(figure, path)


def _save(figure: plt.Figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    plt.close(figure)
