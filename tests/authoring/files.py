"""Scenario files for the tests of what helps their writers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.authoring.checking import check_file
from bot.authoring.finding import Finding

ROOT = Path(__file__).parents[2]
WRONG = ROOT / "tests" / "scenarios" / "fout"
REAL = sorted((ROOT / "data" / "stories").glob("*.yml"))

GOOD = """\
version: "3.1"
scenario:
  id: goed
  title: Weer te laat
  module: aanspreken_en_afspreken
  level: 1
  learner: projectleider
  counterpart: {name: Noor, role: adviseur}
  briefing: Noor leverde te laat. Jij stond met lege handen.
  goal: Jullie spreken af hoe het beter gaat.
  hidden_interest: Noor doet het werk van twee mensen.
  trust: 4
  practise: [gedrag_benoemen, open_vraag, afspraak_voorstellen]
  agreements:
  - {who: counterpart, what: het concept mailen, when: required}
  opening: Hoi, zeg het eens.
  closing:
    agreed: [Dan staat het., Goed zo. Tot later.]
    open: [Dan ga ik maar weer., Tot een andere keer dan.]
    broken_off: [Hier stop ik mee., Zo praat ik niet verder.]
stories:
- story: rechtdoor
  steps:
  - intent: gedrag_benoemen
  - bot: Ja, dat is zo.
  - intent: open_vraag
  - bot: Ik doe het werk van twee mensen.
    reveals: full
  - intent: afspraak_voorstellen
  - bot: Goed, dat doe ik.
    agreement: confirmed
reactions:
  verwijten: Let op je toon.
  dreigen: Dat klinkt als een dreigement.
  vage_toezegging: En wanneer is dat?
"""
"""A small scenario of which nothing bad can be said."""


def changed(*changes: tuple[str, str]) -> str:
    """GOOD with each first text, which stands in it once, replaced by the second."""
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def findings(text: str, folder: Path) -> Sequence[Finding]:
    """What is found in a file goed.yml with this text."""
    path = folder / "goed.yml"
    path.write_text(text, encoding="utf-8")
    return check_file(path, "goed.yml")


def codes(text: str, folder: Path) -> list[str]:
    """The codes of what is found and still counts."""
    return [finding.code for finding in findings(text, folder) if finding.counts]
