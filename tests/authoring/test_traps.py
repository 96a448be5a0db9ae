"""What YAML does that a writer of lines doesn't expect."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from bot.authoring.traps import mend
from tests.authoring.files import GOOD, REAL, changed, codes, findings

LINE = "  - bot: Ja, dat is zo.\n"
AT = GOOD.splitlines().index(LINE.rstrip()) + 1


@pytest.mark.parametrize(
    ("line", "below", "words"),
    [
        ("\t- bot: Ja.", 0, "tab"),
        ("  \t- bot: Ja.", 0, "tab"),
        ("  -bot: Ja.", 0, "na het streepje hoort een spatie"),
        ("  - bot:Ja.", 0, "na de dubbele punt hoort een spatie"),
        ("  - bot: Kijk: zo is het.", 0, "dubbele punt te veel"),
        ("  - bot:\n    - Ja.\n    - Kijk nou: zo is het.", 2, "dubbele punt te veel"),
        ("  - bot:\n    - Ja.\n    - Kijk: zo is het.", 2, "dubbele punt te veel"),
        ("  - bot:\n    - Ja.\n    -Nee.\n    - Goed.", 2, "na het streepje hoort een spatie"),
        ('  - bot: "Ja, dat is zo.', 0, 'de aanhaling " gaat hier open en niet dicht'),
        ("  - bot: 's Avonds ben ik er niet.", 0, "de aanhaling ' gaat hier open en niet dicht"),
        ("  - bot: 'Da's waar.'", 0, "een ' in de zin"),
        ('  - bot: "Ja" zei ze.', 0, "na de aanhaling die sluit, staat nog tekst"),
        ('  - bot: "Ze zei "nee" tegen me."', 0, "na de aanhaling die sluit, staat nog tekst"),
        ("  - bot: [lacht] Ja.", 0, "met dit teken mag een zin niet beginnen"),
        ("  - bot: @Karim, dat is zo.", 0, "met dit teken mag een zin niet beginnen"),
        ("  - bot: - Ja.", 0, "met dit teken mag een zin niet beginnen"),
        ("  - bot: !Ja.", 0, "een zin die met ! of & begint"),
        ("  - bot: Ja.\n    reveals hint\n    ends: false", 1, "ontbreekt een dubbele punt"),
        ("   - bot: Ja.", 0, "springt anders in"),
        (" - bot: Ja.", 0, "springt anders in"),
    ],
)
def test_a_trap_is_explained_on_its_line(line: str, below: int, words: str, tmp_path: Path) -> None:
    found = findings(changed((LINE, f"{line}\n")), tmp_path)
    assert [(f.line, f.code) for f in found] == [(AT + below, "SC001")]
    assert words in found[0].message


def test_all_slips_are_told_at_once_and_what_is_wrong_behind_them(tmp_path: Path) -> None:
    text = changed(
        (LINE, "  - bot: 's Avonds lukt dat niet.\n"),
        ("  - intent: open_vraag\n", "\t- intent: open_vrag\n"),
        ("  - bot: Goed", "  -bot: Goed"),
        ("verwijten: Let", "verwijten: Zeg: let"),
    )
    assert [(f.line - AT, f.code) for f in findings(text, tmp_path)] == [
        (0, "SC001"),
        (1, "SC001"),
        (1, "SC006"),
        (5, "SC001"),
        (8, "SC001"),
    ]


@pytest.mark.parametrize("value", ["no", "ja", "12:30", "1.10", "~x", "null en nul"])
def test_words_that_other_yaml_reads_as_something_else(value: str, tmp_path: Path) -> None:
    assert codes(changed((LINE, f"  - bot: {value}\n")), tmp_path) == []


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_nothing_is_mended_in_a_file_that_is_right(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    mended = mend(text, "x.yml")
    assert (mended.text, list(mended.slips)) == (text, [])


def test_text_under_a_key_may_look_like_a_trap(tmp_path: Path) -> None:
    text = changed(("briefing: Noor", "briefing: >-\n    -bot: let op: dit is 'tekst.\n    Noor"))
    assert codes(text, tmp_path) == []


def test_a_duplicate_key_and_text_that_is_no_text(tmp_path: Path) -> None:
    assert codes(changed(("  trust: 4\n", "  trust: 4\n  trust: 5\n")), tmp_path) == ["SC001"]
    path = tmp_path / "goed.yml"
    path.write_bytes(b"caf\xe9")
    from bot.authoring.checking import check_file

    assert ["Sla het op als UTF-8" in finding.message for finding in check_file(path)] == [True]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_happened_to_a_file_it_is_told_on_a_line_of_it(seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    lines = GOOD.splitlines()
    for _ in range(rng.randint(1, 8)):
        number = rng.randrange(len(lines))
        at = rng.randrange(len(lines[number]) + 1)
        odd = rng.choice([*":\"'-[]{}#&*!|>%@`\t?,\\", " ", ""])
        lines[number] = lines[number][:at] + odd + lines[number][at + rng.randint(0, 9) :]
    for finding in findings("\n".join(lines), tmp_path):
        assert 1 <= finding.line <= len(lines) + 1
        assert finding.message.endswith((".", "?", '"', "…"))


def test_a_line_that_stays_unreadable_is_mended_once() -> None:
    text = changed((LINE, '  - bot: "\\"a" \\ b: "\\\\\n'), ("  hidden", '  "hidden'))
    mended = mend(text, "x.yml")
    assert (mended.readable, len(mended.slips)) == (False, 1)
