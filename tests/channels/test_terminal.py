"""The terminal without a process of its own: lines in, answers out."""

from __future__ import annotations

import signal
import uuid
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import DummyInput
from prompt_toolkit.output import DummyOutput

from bot.assistant import Assistant, Incoming
from bot.channels.terminal import PlainScreen, RichScreen, Terminal, own_conversation
from bot.practice import texts
from bot.practice.agreements import Agreement, AgreementLog
from bot.practice.answer import Answer, Button
from bot.practice.debrief import debrief
from bot.practice.moves import HeardSentence
from bot.practice.record import TalkRecord, TurnRecord
from bot.practice.scenario import load_scenario
from bot.practice.trust import Change
from bot.settings import ROOT

KARIM = "weer_na_de_deadline"
INLOOP = "de_inloopavond_ontspoort"


class _Script:
    """A screen whose person types the given lines and then leaves."""

    def __init__(self, *lines: str) -> None:
        self._lines: Iterator[str] = iter(lines)
        self.shown: list[Answer] = []
        self.prompts: list[str] = []

    def show(self, answer: Answer) -> None:
        self.shown.append(answer)

    async def read(self, speaker: str) -> str | None:
        self.prompts.append(speaker)
        return next(self._lines, None)

    @property
    def kinds(self) -> list[str]:
        return [answer.kind for answer in self.shown]


@pytest.fixture
def conversation() -> str:
    return f"terminal:{uuid.uuid4().hex}"


async def _practise(
    assistant: Assistant,
    conversation: str,
    *lines: str,
    scenario: str | None = None,
    begin_at_once: bool = True,
) -> _Script:
    script = _Script(*lines)
    await Terminal(assistant, script, conversation).practise(scenario, begin_at_once)
    return script


async def test_a_scenario_by_name_begins_at_once(
    shared_assistant: Assistant, conversation: str
) -> None:
    script = await _practise(shared_assistant, conversation, "Hoi Karim.", "/stop", scenario=KARIM)
    assert script.kinds == ["briefing", "line", "line", "debrief"]
    assert script.prompts == ["Jij", "Jij"]


@pytest.mark.parametrize("choice", ["2", "Weer na de deadline", "weer na de deadline.", KARIM])
async def test_a_scenario_is_chosen_by_number_title_or_name(
    shared_assistant: Assistant, conversation: str, choice: str
) -> None:
    assert list(shared_assistant.scenarios)[1] == KARIM
    script = await _practise(shared_assistant, conversation, choice, "Hoi Karim.")
    assert script.kinds == ["choice", "briefing", "line", "line", "debrief"]
    assert script.shown[2].speaker == "Karim"


async def test_a_person_reads_first_and_then_begins(
    shared_assistant: Assistant, conversation: str
) -> None:
    lines = ("iets", "1", "ander gesprek", "2", "Karim, je was te laat", "begin", "Hoi")
    script = await _practise(shared_assistant, conversation, *lines, begin_at_once=False)
    before = ["choice", "choice", "briefing", "choice", "briefing", "note"]
    assert script.kinds == [*before, "line", "line", "debrief"]
    assert script.prompts == [""] * 6 + ["Jij", "Jij"]


@pytest.mark.parametrize("lines", [(), ("/stop",), ("2",), ("2", "/STOP")])
async def test_who_leaves_before_the_talk_gets_no_debrief(
    shared_assistant: Assistant, conversation: str, lines: tuple[str, ...]
) -> None:
    script = await _practise(shared_assistant, conversation, *lines, begin_at_once=False)
    assert set(script.kinds) <= {"choice", "briefing"}
    assert shared_assistant.talks.summaries(conversation) == []


async def test_commands_in_a_talk_do_not_count_as_said(
    shared_assistant: Assistant, conversation: str
) -> None:
    lines = ("/help", "/start", "", "Hoi Karim.", " /Stop ")
    script = await _practise(shared_assistant, conversation, *lines, scenario=KARIM)
    assert [answer.text for answer in script.shown[2:5]] == [
        texts.HELP,
        texts.still_talking("Karim"),
        texts.EMPTY,
    ]
    [summary] = shared_assistant.talks.summaries(conversation)
    assert (summary.turns, summary.ending) == (1, "stopped")


async def test_ctrl_c_in_a_turn_ends_the_talk_after_that_turn(
    shared_assistant: Assistant, conversation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = _Script("Hoi Karim.", "Dit komt er niet meer van.")
    terminal = Terminal(shared_assistant, screen, conversation)
    handle = shared_assistant.handle

    async def interrupted(incoming: Incoming) -> list[Answer]:
        if incoming.text:
            terminal.interrupt(signal.SIGINT, None)
        return await handle(incoming)

    monkeypatch.setattr(shared_assistant, "handle", interrupted)
    await terminal.practise(KARIM, begin_at_once=True)
    assert screen.kinds == ["briefing", "line", "line", "debrief"]
    assert screen.prompts == ["Jij"]


async def test_ctrl_c_while_a_line_is_awaited_ends_the_talk(
    shared_assistant: Assistant, conversation: str
) -> None:
    class Waiting(_Script):
        async def read(self, speaker: str) -> str | None:
            terminal.interrupt(signal.SIGINT, None)
            return await super().read(speaker)

    screen = Waiting("Dit komt er niet meer van.")
    terminal = Terminal(shared_assistant, screen, conversation)
    await terminal.practise(KARIM, begin_at_once=True)
    assert screen.kinds == ["briefing", "line", "debrief"]


async def _cut_off(assistant: Assistant, conversation: str) -> str:
    """A talk that was begun and not ended; the last line of it."""

    class KilledError(Exception):
        pass

    class Power(_Script):
        async def read(self, speaker: str) -> str | None:
            line = await super().read(speaker)
            if line is None:
                raise KilledError
            return line

    screen = Power("Je laatste drie adviezen kwamen na de deadline.")
    with pytest.raises(KilledError):
        await Terminal(assistant, screen, conversation).practise(KARIM, begin_at_once=True)
    return screen.shown[-1].text


@pytest.mark.parametrize("scenario", [None, KARIM])
async def test_a_talk_that_was_cut_off_goes_on(
    shared_assistant: Assistant, conversation: str, scenario: str | None
) -> None:
    last = await _cut_off(shared_assistant, conversation)
    script = await _practise(shared_assistant, conversation, "Nog even.", scenario=scenario)
    assert script.shown[0] == Answer("note", texts.going_on("Karim"))
    assert script.shown[1] == Answer("line", last, "Karim")
    assert script.kinds[2:] == ["line", "debrief"]
    [summary] = shared_assistant.talks.summaries(conversation)
    assert summary.turns == 2


async def test_another_scenario_closes_the_talk_that_was_cut_off(
    shared_assistant: Assistant, conversation: str
) -> None:
    await _cut_off(shared_assistant, conversation)
    script = await _practise(shared_assistant, conversation, "Goedenavond.", scenario=INLOOP)
    assert script.kinds == ["debrief", "briefing", "line", "line", "debrief"]
    later, earlier = shared_assistant.talks.summaries(conversation)
    assert (earlier.scenario, earlier.ending) == (KARIM, "stopped")
    assert (later.scenario, later.turns) == (INLOOP, 1)


def test_terminals_at_once_are_in_conversations_of_their_own(tmp_path: Path) -> None:
    with own_conversation(tmp_path) as first, own_conversation(tmp_path) as second:
        assert first != second
    with own_conversation(tmp_path) as again:
        assert again == first
    with own_conversation(tmp_path / "elsewhere") as elsewhere:
        assert elsewhere not in (first, second)


def test_plain_lines_have_the_name_of_who_speaks(capsys: pytest.CaptureFixture[str]) -> None:
    screen = PlainScreen()
    screen.show(Answer("line", "Hoi.", "Meneer Van Dijk"))
    screen.show(Answer("note", "Let op."))
    assert capsys.readouterr().out == "Meneer Van Dijk: Hoi.\nLet op.\n"


SMALL = load_scenario(ROOT / "tests" / "scenarios" / "oefening.yml")
NOW = datetime(2026, 11, 23, 14, 5)


def _debrief(*agreements: Agreement) -> Answer:
    said = "[/] hoi :smile:"
    turn = TurnRecord(
        number=1,
        said_at=NOW,
        text=said,
        sentences=[HeardSentence(said, "gedrag_benoemen", 0.9)],
        answer="Ja.",
        source="general",
        beat=None,
        changes=[Change(said, "gedrag_benoemen", "gedrag_benoemen", 1, 0, "Helder.")],
        trust=5,
        tension=3,
    )
    entries = AgreementLog().hear(agreements, 1).entries
    talk = TalkRecord("t1", SMALL.id, NOW, NOW, "stopped", "nothing", [turn], entries)
    return texts.look_back(SMALL, debrief(SMALL, talk))


PROMISE = Agreement(
    who="counterpart",
    third_party=None,
    what="[b]concept[/x] mailen",
    when="vrijdag",
    due=date(2026, 11, 27),
    follow_up=False,
    status="proposed",
    sentence="Mail jij me vrijdag het [b]concept[/x]?",
)


@pytest.fixture
def rich_screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[RichScreen]:
    """A screen for a terminal, without one."""
    monkeypatch.setenv("COLUMNS", "120")
    with create_app_session(input=DummyInput(), output=DummyOutput()):
        yield RichScreen()


MARKUP = [
    (Answer("line", "[red]Nee[/nope] :smile:", "Karim"), "Karim: [red]Nee[/nope] :smile:"),
    (Answer("note", "[/b] let op"), "[/b] let op"),
    (Answer("briefing", "Titel [x]\n\nTekst [/y]", buttons=(Button("Begin", "b"),)), "Tekst [/y]"),
    (_debrief(PROMISE), "[b]concept[/x]"),
    (_debrief(PROMISE), "een ja van Noor"),
    (_debrief(PROMISE), "“[/] hoi :smile:”"),
]


@pytest.mark.parametrize(("answer", "seen"), MARKUP)
def test_brackets_are_shown_as_they_were_typed(
    rich_screen: RichScreen, answer: Answer, seen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rich_screen.show(answer)
    assert seen in capsys.readouterr().out


def test_a_talk_without_agreements_has_no_table(
    rich_screen: RichScreen, capsys: pytest.CaptureFixture[str]
) -> None:
    rich_screen.show(_debrief())
    shown = capsys.readouterr().out
    assert "niets afgesproken" in shown
    assert "Nog nodig" not in shown
