"""`tegenspeler scenario play`, without words and so without a model."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.authoring import conversations, conversations_writing
from bot.authoring.playing import Playthrough
from bot.authoring.playing_places import open_file
from bot.authoring.playing_screen import Look
from bot.authoring.playing_session import Session
from bot.cli import main
from bot.practice.hearing import Message
from tests.practice.playing import NOW, SCENARIOS

SMALL = SCENARIOS / "oefening.yml"


def no_words(text: str, _now: datetime, _name: str) -> Message:
    raise AssertionError(f"the model was asked for: {text}")


def play(*lines: str, file: Path = SMALL, arguments: Sequence[str] = ()) -> str:
    """What is printed when these lines are piped in."""
    result = CliRunner().invoke(
        main, ["scenario", "play", str(file), *arguments], input="\n".join(lines) + "\n"
    )
    assert result.exit_code == 0, result.output
    return result.output


def spoken(output: str) -> list[str]:
    """What the tegenspeler said."""
    return [line for line in output.splitlines() if line.startswith("Noor: ")]


class TestATurn:
    def test_shows_what_was_heard_what_it_did_and_where_the_answer_came_from(self) -> None:
        output = play("#gedrag_benoemen")
        assert spoken(output) == ["Noor: Hoi, zeg het eens.", "Noor: Ja, dat is zo."]
        assert "  gehoord: gedrag_benoemen (zonder woorden)" in output
        assert "  vertrouwen 4 (+0), spanning 4 (+1), reacties uit 'middle'" in output
        assert "een feit dat schuurt [gedrag_benoemen]" in output
        assert "  antwoord uit zin 1.1, verhaal 'rechtdoor' (regel " in output
        assert "verder met effect_benoemen" in output

    def test_of_several_moves_it_tells_which_one_is_answered(self) -> None:
        output = play("#erkennen #gedrag_benoemen")
        assert "  gehoord: gedrag_benoemen (zonder woorden) <- hierop komt het antwoord" in output
        assert "  gehoord: erkennen (zonder woorden)\n" in output

    @pytest.mark.parametrize(
        ("move", "origin"),
        [
            ("#verwijten", "reactions van dit scenario: verwijten, middle"),
            ("#gesloten_vraag", "de algemene tabel (collega): gesloten_vraag, middle"),
            ("#metacommunicatie", "zin 9.1, verhaal 'even terzijde'"),
        ],
    )
    def test_the_rule_that_gave_the_answer(self, move: str, origin: str) -> None:
        assert f"  antwoord uit {origin}" in play(move)

    def test_a_complete_agreement_and_one_without_a_time(self) -> None:
        whole = play("/naar kern", "#afspraak_voorstellen!")
        assert "afspraak: het concept mailen (confirmed)" in whole
        part = play("/naar kern", "#afspraak_voorstellen")
        assert "afspraak: het concept mailen (proposed, mist when)" in part

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("#erkenen", "De interventie 'erkenen' ken ik niet. Bedoelde je 'erkennen'?"),
            ("#erkennen dat snap ik", "Dit hoort er niet bij: dat snap ik"),
            ("/naar kerm", "Bedoelde je 'kern'?"),
            ("/naar", "Zeg waarheen"),
            ("/trug", "Bedoelde je /terug?"),
            ("/terug", "Je bent al bij het begin."),
            ("/help", "#afspraak_voorstellen!"),
        ],
    )
    def test_what_is_no_turn_is_told_and_the_talk_goes_on(self, line: str, told: str) -> None:
        output = play(line, "#gedrag_benoemen")
        assert told in output
        assert spoken(output)[-1] == "Noor: Ja, dat is zo."


class TestMovingAbout:
    def test_back_is_as_if_it_was_never_said(self) -> None:
        output = play("#gedrag_benoemen", "#verwijten", "/terug", "#effect_benoemen")
        assert "vertrouwen 5 (+1)" in output
        assert spoken(output)[-1] in ("Noor: Dat wist ik niet.", "Noor: Dat had ik niet door.")

    @pytest.mark.parametrize(
        ("name", "line"),
        [
            ("1.1", "Ja, dat is zo."),
            ("rechtdoor / 1", "Ja, dat is zo."),
            ("Rechtdoor", "Ja, dat is zo."),
            ("begin", "Hoi, zeg het eens."),
        ],
    )
    def test_a_jump_by_number_by_story_and_to_the_start(self, name: str, line: str) -> None:
        assert spoken(play(f"/naar {name}"))[-1] == f"Noor: {line}"

    def test_after_a_jump_the_path_goes_on_from_there(self) -> None:
        output = play("/naar 2.2", "#afspraak_voorstellen!")
        assert "vertrouwen 8, spanning" in output
        assert spoken(output)[-1] == "Noor: Goed, dat doe ik."

    def test_a_talk_that_is_over_can_be_taken_back(self) -> None:
        output = play("/naar slot", "#afronden", "#erkennen", "/terug", "#bedanken")
        assert output.count("Het gesprek is klaar.") == 2
        assert "  gehoord: erkennen" not in output
        assert "  gehoord: bedanken" in output


@pytest.mark.parametrize("lines", [("#gedrag_benoemen", "/stop"), ("#gedrag_benoemen",)])
def test_stop_and_the_end_of_input_give_the_debrief(lines: Sequence[str]) -> None:
    output = play(*lines)
    assert "Terugblik: Oefening" in output
    assert "Je zei: “#gedrag_benoemen”" in output


def test_a_file_with_mistakes_tells_them_all(tmp_path: Path) -> None:
    path = tmp_path / "oefening.yml"
    path.write_text(SMALL.read_text(encoding="utf-8").replace("intent: erkennen", "intent: hoi"))
    result = CliRunner().invoke(main, ["scenario", "play", str(path)])
    assert result.exit_code == 1
    assert "[SC006]" in result.output


Action = Callable[[], None]


class Script:
    """Types lines, and does something to the file between them."""

    def __init__(self, *steps: str | Action) -> None:
        self._steps = list(steps)
        self.shown: list[str] = []

    def say(self, speaker: str, line: str) -> None:
        self.shown.append(f"{speaker}: {line}")

    def note(self, lines: Sequence[str]) -> None:
        self.shown.extend(lines)

    def read(self, look: Look) -> str | None:
        while self._steps:
            step = self._steps.pop(0)
            if isinstance(step, str):
                return step
            step()
            news = look()
            if news:
                self.shown.extend(news.splitlines())
        return None


class Edited:
    """A scenario file that changes while it is played."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "oefening.yml"
        self.text = SMALL.read_text(encoding="utf-8")
        self._saved = 0
        self.save()

    def save(self) -> None:
        self.path.write_text(self.text, encoding="utf-8")
        self._saved += 1
        os.utime(self.path, ns=(self._saved * 10**9, self._saved * 10**9))

    def change(self, old: str, new: str) -> Action:
        def step() -> None:
            assert old in self.text
            self.text = self.text.replace(old, new)
            self.save()

        return step

    def play(self, *steps: str | Action) -> list[str]:
        script = Script(*steps)
        Session(Playthrough(open_file(self.path), no_words, NOW), script, lambda: NOW).run()
        return script.shown


FIRST_STORY = "- story: rechtdoor\n"
NEW_STORY = (
    "- story: nieuw\n  steps:\n  - intent: bedanken\n  - bot: Waarvoor?\n- story: rechtdoor\n"
)


class TestSavingTheFile:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("Dat klopt nog.", "Dat klopt nog steeds."),
            (FIRST_STORY, NEW_STORY),
            ("- bot: Ja, dat is zo.", "- bot: Ja, dat weet ik."),
        ],
        ids=["nothing near", "a story before it", "the very line"],
    )
    def test_the_place_stays(self, tmp_path: Path, old: str, new: str) -> None:
        file = Edited(tmp_path)
        file.text += "\n# Dat klopt nog.\n"
        file.save()
        shown = file.play("#gedrag_benoemen", file.change(old, new), "#effect_benoemen")
        assert not any("Je plek is weg" in line for line in shown)
        assert any(line.startswith("Opnieuw gelezen.") for line in shown)
        assert {"Noor: Dat wist ik niet.", "Noor: Dat had ik niet door."} & set(shown)

    def test_the_new_line_is_said(self, tmp_path: Path) -> None:
        file = Edited(tmp_path)
        change = file.change("bot: Ja, dat is zo.", "bot: Ja, dat weet ik.")
        assert "Noor: Ja, dat weet ik." in file.play(change, "#gedrag_benoemen")

    def test_a_place_that_is_gone_is_told_and_the_nearest_taken(self, tmp_path: Path) -> None:
        file = Edited(tmp_path)
        gone = (
            "  - intent: effect_benoemen\n  - bot:\n    - Dat wist ik niet.\n"
            "    - Dat had ik niet door.\n"
        )
        steps = ("#gedrag_benoemen", "#effect_benoemen", file.change(gone, ""), "/terug")
        shown = file.play(*steps)
        (told,) = [line for line in shown if "Je plek is weg" in line]
        assert "zin 1.2, verhaal 'rechtdoor'" in told
        assert "Nu: plek: zin 1.1, verhaal 'rechtdoor'" in told

    def test_a_mistake_is_told_and_play_goes_on_with_what_was(self, tmp_path: Path) -> None:
        file = Edited(tmp_path)
        change = file.change("intent: effect_benoemen", "intent: efect_benoemen")
        shown = file.play("#gedrag_benoemen", change, "#effect_benoemen")
        assert any("[SC006]" in line and "effect_benoemen" in line for line in shown)
        assert {"Noor: Dat wist ik niet.", "Noor: Dat had ik niet door."} & set(shown)


class TestSavingTheTalk:
    @pytest.fixture(autouse=True)
    def own_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(conversations_writing, "CONVERSATIONS", tmp_path)
        monkeypatch.setattr(conversations, "STORIES", SCENARIOS)

    def test_a_saved_talk_passes_as_a_test(self, tmp_path: Path) -> None:
        lines = ("#gedrag_benoemen", "#verwijten", "/terug", "/naar kern", "#afspraak_voorstellen!")
        output = play(*lines, arguments=["--save", "zo_gaat_het"])
        saved = tmp_path / "zo_gaat_het.yml"
        assert f"Bewaard als test: {saved}" in output
        assert "verwijten" not in saved.read_text(encoding="utf-8")
        assert conversations.run(saved, no_words).differences == []

    def test_a_test_is_never_overwritten(self, tmp_path: Path) -> None:
        (tmp_path / "zo.yml").write_text("van iemand anders", encoding="utf-8")
        result = CliRunner().invoke(main, ["scenario", "play", str(SMALL), "--save", "zo"])
        assert result.exit_code == 1
        assert "is er al" in result.output

    def test_a_name_that_is_no_name_is_refused(self) -> None:
        result = CliRunner().invoke(main, ["scenario", "play", str(SMALL), "--save", "../zo"])
        assert result.exit_code == 1
        assert "kleine letters" in result.output

    def test_nothing_said_is_nothing_saved(self, tmp_path: Path) -> None:
        assert "geen test bewaard" in play("/stop", arguments=["--save", "leeg"])
        assert not list(tmp_path.iterdir())
