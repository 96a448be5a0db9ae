"""`tegenspeler evaluate`: measure the hearing, and put the figures into the docs."""

from __future__ import annotations

import shutil

from bot.lean import leave_out_tensorflow

leave_out_tensorflow()

from bot.nlu.evaluate import evaluate, put_into_page  # noqa: E402  (spaCy must come after it)
from bot.settings import ROOT  # noqa: E402

_REPORTS = ROOT / "reports" / "nlu"
_PAGE = ROOT / "docs" / "quality.md"
_PICTURES = ROOT / "docs" / "quality"


def measure(write: bool) -> str:
    """The report in Markdown; it stands with its pictures in reports/nlu.

    With `write` the figures and pictures go into docs/quality.md too.
    """
    report = evaluate(ROOT / "data" / "nlu", ROOT / "tests" / "nlu" / "held_out", _REPORTS)
    if write:
        _PICTURES.mkdir(exist_ok=True)
        for picture in sorted(_REPORTS.glob("*.png")):
            shutil.copy(picture, _PICTURES)
        put_into_page(_PAGE, report, _PICTURES.name)
    return report
