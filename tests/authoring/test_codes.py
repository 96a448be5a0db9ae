"""Every code: a file that causes it, what is said then, and a part of the manual."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.authoring.checking import check_file, check_files
from bot.authoring.finding import KINDS
from tests.authoring.files import ROOT, WRONG

MEANING = sorted(path for path in WRONG.glob("SC*.yml") if path.name >= "SC020")
FORM = sorted(path for path in WRONG.glob("SC*.yml") if path.name < "SC020")
PAGES = (ROOT / "docs" / "meldingen.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MEANING, ids=lambda path: path.stem)
def test_what_is_said_of_a_file(path: Path) -> None:
    said = "".join(f"{finding}\n" for finding in check_file(path, "fout.yml"))
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*MEANING, *FORM], ids=lambda path: path.stem)
def test_a_file_causes_the_code_that_it_is_named_after(path: Path) -> None:
    assert path.name[:5] in {finding.code for finding in check_file(path, "fout.yml")}


@pytest.mark.parametrize("path", FORM, ids=lambda path: path.stem)
def test_the_form_is_judged_as_when_the_scenario_is_played(path: Path) -> None:
    """Slips in the YAML are told in more words here, but on the same line."""
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    places = re.findall(r"^fout\.yml:(\d+): \[(SC\d{3})\]", expected, re.MULTILINE)
    found = {(str(f.line), f.code) for f in check_file(path, "fout.yml")}
    assert set(places) <= found


def test_two_files_with_one_id(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = WRONG / "SC011_dubbele_id"
    monkeypatch.chdir(folder)
    found = check_files(folder.glob("*/*.yml"))
    assert [str(f) for f in found if f.code == "SC011"] == [
        "twee/fout.yml:3: [SC011] 'fout' is ook de id van een/fout.yml. Kies een andere id."
    ]


def test_every_code_has_a_file() -> None:
    assert {path.name[:5] for path in WRONG.glob("SC*")} == set(KINDS)


def test_every_code_in_the_source_is_known() -> None:
    folders = (ROOT / "bot" / "authoring", ROOT / "bot" / "practice" / "scenario")
    sources = "".join(p.read_text(encoding="utf-8") for f in folders for p in f.glob("*.py"))
    assert set(re.findall(r"\"(SC\d{3})\"", sources)) == set(KINDS)


def test_every_code_has_a_part_of_the_manual() -> None:
    headings = re.findall(r"^### (SC\d{3}): (.+)$", PAGES, re.MULTILINE)
    assert headings == [(code, kind.title) for code, kind in KINDS.items()]


@pytest.mark.parametrize("code", KINDS)
def test_a_part_of_the_manual_says_what_to_do(code: str) -> None:
    part = re.split(r"^##", PAGES.split(f"### {code}: ")[1], flags=re.MULTILINE)[0]
    assert len(part.split()) >= 25
