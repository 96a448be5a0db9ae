"""Practise in the terminal: rich for a person, plain lines for a script."""

from __future__ import annotations

import asyncio
import fcntl
import itertools
import sys
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import HTML
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.assistant import Assistant, Incoming
from bot.practice import texts
from bot.practice.answer import Answer
from bot.practice.commands import Command
from bot.practice.debrief import Debrief
from bot.practice.debrief_text import sections

_COMMANDS = {"/start": "start", "/stop": "stop", "/help": "help"}


class Screen(Protocol):
    """How answers are shown and lines are read."""

    def show(self, answer: Answer) -> None:
        """Show one answer."""

    async def read(self) -> str | None:
        """The next line the person types; None at the end of input or at Ctrl-C."""


class PlainScreen:
    """For a pipe: one line in, plain lines out."""

    def show(self, answer: Answer) -> None:
        """Print an answer; a tegenspeler's line has its name before it."""
        text = f"{answer.speaker}: {answer.text}" if answer.speaker else answer.text
        print(text, flush=True)  # noqa: T201

    async def read(self) -> str | None:
        """The next line of standard input."""
        line = sys.stdin.readline()
        return line.rstrip("\n") if line else None


class RichScreen:
    """For a terminal."""

    def __init__(self) -> None:
        self._console = Console(highlight=False)
        self._session: PromptSession[str] = PromptSession()

    def show(self, answer: Answer) -> None:
        """Show an answer in the form that fits its kind."""
        if answer.kind == "line":
            self._console.print(Text.assemble((f"{answer.speaker}: ", "bold cyan"), answer.text))
        elif answer.kind == "debrief" and answer.details is not None:
            self._show_debrief(answer.details)
        elif answer.kind == "briefing":
            title, _, text = answer.text.partition("\n\n")
            self._console.print(Panel(text, title=title, padding=(1, 2), width=self._width()))
        else:
            self._console.print(Text(answer.text, style="dim" if answer.kind == "note" else ""))
        self._show_choices(answer)

    async def read(self) -> str | None:
        """The next line, with editing and history."""
        try:
            return await self._session.prompt_async(HTML("<b>Jij:</b> "))
        except (EOFError, KeyboardInterrupt):
            return None

    def _width(self) -> int:
        return min(self._console.width, 88)

    def _show_choices(self, answer: Answer) -> None:
        if answer.kind == "briefing" and answer.buttons:
            titles = " of ".join(f"“{button.title.lower()}”" for button in answer.buttons)
            self._console.print(Text(f"Typ {titles}.", style="dim"))

    def _show_debrief(self, details: Mapping[str, Any]) -> None:
        debrief = Debrief.from_dict(details)
        self._console.rule(f"Terugblik: {debrief.title}")
        for section in sections(debrief):
            self._console.print(Text(f"\n{section.title}", style="bold"))
            if section.title == "Afspraken" and debrief.agreements:
                self._console.print(_agreement_table(details["agreements"]))
            else:
                for paragraph in section.paragraphs:
                    self._console.print(Text(paragraph), width=self._width())


def _agreement_table(lines: Iterable[Mapping[str, Any]]) -> Table:
    table = Table(show_lines=True)
    for heading in ("Wie", "Wat", "Wanneer", "Status", "Nog nodig"):
        table.add_column(heading)
    for line in lines:
        missing = "\n".join(line["missing"])
        table.add_row(line["who"], line["what"], line["when"], line["status"], missing)
    return table


class Terminal:
    """One person at one terminal, in one talk."""

    def __init__(self, assistant: Assistant, screen: Screen, conversation: str) -> None:
        self._assistant = assistant
        self._screen = screen
        self._conversation = conversation

    async def practise(self, scenario: str | None, begin_at_once: bool) -> None:
        """Choose, read the briefing, talk, look back.

        `scenario` is the one to play, None to choose; `begin_at_once` skips the begin button, for
        a script whose lines are all meant for the tegenspeler.
        """
        talking = await self._resume(scenario)
        if not talking:
            first = Command("choose", scenario) if scenario else Command("start")
            talking = await self._prepare(await self._send(command=first), begin_at_once)
        if talking:
            await self._talk()

    async def _resume(self, scenario: str | None) -> bool:
        """Go on with a talk that was cut off; one in another scenario is closed."""
        going_on = await self._assistant.going_on(self._conversation)
        if going_on is None:
            return False
        if scenario not in (None, going_on.scenario.id):
            await self._send(command=Command("stop"))
            return False
        name = going_on.scenario.name
        self._screen.show(Answer("note", texts.going_on(name)))
        self._screen.show(Answer("line", going_on.last_line, name))
        return True

    async def _prepare(self, answers: Sequence[Answer], begin_at_once: bool) -> bool:
        """Up to the opening line; False where the person leaves before it."""
        while True:
            kinds = {answer.kind for answer in answers}
            if "line" in kinds:
                return True
            if "briefing" in kinds and begin_at_once:
                answers = await self._send(command=Command("begin"))
                continue
            line = await self._screen.read()
            if line is None or line.strip() == "/stop":
                return False
            answers = await self._send(line)

    async def _talk(self) -> None:
        while True:
            line = await self._screen.read()
            if line is None:
                await self._send(command=Command("stop"))
                return
            answers = await self._send(line)
            if any(answer.kind == "debrief" for answer in answers):
                return

    async def _send(self, text: str = "", command: Command | None = None) -> list[Answer]:
        typed = _COMMANDS.get(text.strip())
        if typed is not None:
            text, command = "", Command(typed)
        message_id = f"{self._conversation}:{uuid.uuid4().hex}"
        incoming = Incoming(message_id, self._conversation, text, command)
        answers = await self._assistant.handle(incoming)
        for answer in answers:
            self._screen.show(answer)
        self._assistant.delivered(message_id)
        return answers


@contextmanager
def own_conversation(folder: Path) -> Iterator[str]:
    """A conversation that no other terminal is in now.

    The first free one, so that a talk in a terminal that was closed or killed is found again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in itertools.count(1):
        with (folder / f"terminal-{number}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                continue
            yield f"terminal:{number}"
            return


def chat(assistant: Assistant, scenario: str | None, locks: Path) -> None:
    """Practise one talk in this terminal, or with the lines of a pipe."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    screen: Screen = RichScreen() if is_terminal else PlainScreen()
    with own_conversation(locks) as conversation:
        terminal = Terminal(assistant, screen, conversation)
        asyncio.run(terminal.practise(scenario, begin_at_once=not is_terminal))
