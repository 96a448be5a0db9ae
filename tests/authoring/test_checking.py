"""What a check sees, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.authoring.checking import check_file, check_files
from bot.practice.commands import Command
from tests.authoring.files import GOOD, REAL, changed, codes, findings

END = "reactions:\n"


def story(*steps: str) -> tuple[str, str]:
    """A change that adds a story."""
    lines = "".join(f"  {step}\n" for step in steps)
    return END, f"- story: erbij\n  steps:\n{lines}{END}"


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_our_own_scenarios_are_without_fault(path: Path) -> None:
    assert [str(f) for f in check_file(path) if f.counts] == []


def test_a_good_file_is_without_fault(tmp_path: Path) -> None:
    assert findings(GOOD, tmp_path) == []


def test_the_form_comes_before_the_meaning(tmp_path: Path) -> None:
    text = changed(("open_vraag\n", "open_vrag\n"), ("  dreigen: Dat", "  # niets: Dat"))
    assert codes(text, tmp_path) == ["SC006"]


def test_findings_stand_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    for name in ("b", "a"):
        text = changed(
            ("id: goed", f"id: {name}"), ("level: 1", "level: 3"), ("trust: 4", "trust: 9")
        )
        (tmp_path / f"{name}.yml").write_text(
            text.replace("agreed: [Dan staat het., ", "agreed: [")
        )
    found = check_files(tmp_path.glob("*.yml"))
    assert [(Path(f.file).name, f.code) for f in found] == [
        ("a.yml", "SC064"),
        ("a.yml", "SC034"),
        ("b.yml", "SC064"),
        ("b.yml", "SC034"),
    ]


def test_the_longest_id_fits_on_a_button(tmp_path: Path) -> None:
    longest = "x" * 40
    path = tmp_path / f"{longest}.yml"
    path.write_text(changed(("id: goed", f"id: {longest}")))
    assert check_file(path) == []
    assert all(len(Command(n, longest, 3).payload.encode()) <= 64 for n in ("choose", "begin"))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (["- checkpoint: altijd", "- intent: bedanken", "- bot: Geen dank."], []),
        (
            ["- intent: bedanken", "- bot: Dank.", "- checkpoint: rondje"]
            + ["- intent: toegeven", "- bot: [Oké., Goed.]", "- checkpoint: rondje"],
            [],
        ),
        (["- intent: bedanken", "- bot: Hoi. Zeg het eens!"], ["SC031"]),
        (["- intent: bedanken", "- bot: [Hoi. Zeg het eens., Ja.]"], []),
        (
            ["- checkpoint: altijd", "- intent: bedanken", "- bot: Dag.", "  ends: true"]
            + ["- intent: bedanken", "- bot: Dag dag."],
            ["SC022"],
        ),
        (
            ["- intent: bedanken", "- bot: Dank.", "- intent: open_vraag"]
            + ["- bot: Het is druk.", "  reveals: full"],
            [],
        ),
    ],
)
def test_the_way_through_the_stories(steps: list[str], expected: list[str], tmp_path: Path) -> None:
    assert codes(changed(story(*steps)), tmp_path) == expected


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("Je wilt dat het op tijd komt.", []),
        ("Waarom het steeds te laat wordt, weet je niet.", []),
        ("Het wordt een lastig gesprek met de bewoners.", []),
        ("Er wordt morgen een besluit genomen.", ["SC053"]),
        ("Wat niet lukt, moet opgelost worden.", ["SC053"]),
        ("Je mailt om 12.00 uur, want dat is de tijd.", []),
        ("Je gaat in dialoog teneinde draagvlak te vinden.", ["SC051", "SC051"]),
        ("Je bent er voor de besluitvormingsprocedure.", ["SC052"]),
        ("Je belt de aannemer, de gemeente-ambtenaar en de wijkbeheerder.", []),
        ("Je " + "en je " * 10 + "belt.", ["SC050"]),
        ("Je " + "en je " * 9 + "belt.", []),
        ("Wat vindt u? Dat vraag je.", ["SC054"]),
    ],
)
def test_plain_language(goal: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(changed(("Jullie spreken af hoe het beter gaat.", goal)), tmp_path) == expected


def test_the_tegenspeler_may_speak_as_people_do(tmp_path: Path) -> None:
    line = "Er wordt door u teneinde de besluitvormingsprocedure te halen van alles beloofd."
    assert codes(changed(("Ja, dat is zo.", line)), tmp_path) == []


LONG = "Goed. Ja. Dat doe ik. Echt. Beloofd."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"  - bot: {LONG}", ["SC030"]),
        (f"  - bot: {LONG}  # SC030: mag, want zo kortaf praat zij", []),
        (f"  # SC030: mag, want zo kortaf praat zij\n  - bot: {LONG}", []),
        (f"  # SC030: mag, want\n  # nog iets anders\n  - bot: {LONG}", []),
        (f"  # SC030: mag, want zo kortaf praat zij\n\n  - bot: {LONG}", ["SC091", "SC030"]),
        (f"  - bot: {LONG}  # SC030", ["SC030", "SC090"]),
        (f"  - bot: {LONG}  # SC031: mag, want zo praat zij", ["SC030", "SC091"]),
        ("  - bot: Ja, dat doe ik.  # SC030: mag, want zo praat zij", ["SC091"]),
        ("  - bot: Ja, dat doe ik.  # SC300: mag, want zo praat zij", ["SC091"]),
    ],
)
def test_a_warning_may_stay_with_a_reason(line: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(changed(("  - bot: Goed, dat doe ik.", line)), tmp_path) == expected


def test_a_waived_warning_tells_its_reason(tmp_path: Path) -> None:
    text = changed(("trust: 4", "trust: 2  # SC064: mag, want Noor is boos"))
    (finding,) = findings(text, tmp_path)
    assert (finding.code, finding.waived) == ("SC064", "mag, want Noor is boos")


def test_an_error_may_not_stay(tmp_path: Path) -> None:
    text = changed(("    reveals: full\n", ""), ("  hidden_", "  # SC021: mag, want\n  hidden_"))
    assert codes(text, tmp_path) == ["SC091", "SC021"]
