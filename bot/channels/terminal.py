"""Practise in the terminal: rich for a person, plain lines for a script."""

from __future__ import annotations

import asyncio
import fcntl
import itertools
import signal
import sys
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TextIO

from prompt_toolkit import PromptSession
from rich import box
from rich.console import Console, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.assistant import Assistant, Incoming
from bot.practice import texts
from bot.practice.agreement_text import AgreementLine
from bot.practice.answer import Answer
from bot.practice.commands import SLASH, Command
from bot.practice.debrief import Debrief
from bot.practice.debrief_text import sections
from bot.practice.dutch import joined


class Screen(Protocol):
    """How answers are shown and lines are read."""

    def show(self, answer: Answer) -> None:
        """Show one answer."""

    async def read(self, speaker: str) -> str | None:
        """The next line the person types; None at the end of input.

        `speaker` stands before the line where the person sees it: "Jij", or "" outside a talk.
        """


class PlainScreen:
    """For a pipe: one line in, plain lines out."""

    def show(self, answer: Answer) -> None:
        """Print an answer; a tegenspeler's line has its name before it."""
        text = f"{answer.speaker}: {answer.text}" if answer.speaker else answer.text
        print(text, flush=True)  # noqa: T201

    async def read(self, speaker: str) -> str | None:
        """The next line of standard input."""
        line = sys.stdin.readline()
        return line.rstrip("\n") if line else None


class RichScreen:
    """For a terminal."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, markup=False, emoji=False)
        self._session: PromptSession[str] = PromptSession()

    def show(self, answer: Answer) -> None:
        """Show an answer in the form that fits its kind."""
        if answer.kind == "line":
            self._print(Text.assemble((f"{answer.speaker}: ", "bold cyan"), answer.text))
        elif answer.kind == "debrief" and answer.details is not None:
            self._show_debrief(answer.details)
        elif answer.kind == "briefing":
            title, _, text = answer.text.partition("\n\n")
            self._print(Panel(Text(text), title=Text(title), padding=(1, 2)))
        else:
            self._print(Text(answer.text, style="dim" if answer.kind == "note" else ""))
        self._show_hint(answer)

    async def read(self, speaker: str) -> str | None:
        """The next line, with editing and history."""
        try:
            prompt = f"{speaker}: " if speaker else "> "
            return await self._session.prompt_async([("bold", f"\n{prompt}")])
        except EOFError:
            return None

    def _print(self, shown: RenderableType) -> None:
        # Longer lines are hard to read on a wide screen.
        self._console.print(shown, width=min(self._console.width, 88))

    def _show_hint(self, answer: Answer) -> None:
        if answer.kind == "choice":
            self._print(Text("\nTyp het nummer of de titel.", style="dim"))
        elif answer.kind in ("briefing", "note") and answer.buttons:
            titles = [f"“{button.title.lower()}”" for button in answer.buttons]
            self._print(Text(f"Typ {joined(titles, 'of')}.", style="dim"))

    def _show_debrief(self, details: Mapping[str, Any]) -> None:
        debrief = Debrief.from_dict(details)
        self._print(Text(f"\nTerugblik: {debrief.title}", style="bold cyan"))
        for section in sections(debrief):
            self._print(Text(f"\n{section.title}", style="bold"))
            if section.title == "Afspraken" and debrief.agreements:
                self._print(_agreement_table(debrief.agreements))
            else:
                for paragraph in section.paragraphs:
                    self._print(Text(paragraph))


def _agreement_table(lines: Iterable[AgreementLine]) -> Table:
    table = Table(show_lines=True, box=box.ROUNDED)
    for heading in ("Wie", "Wat", "Wanneer", "Status", "Nog nodig"):
        table.add_column(heading)
    for line in lines:
        missing = "\n".join(line.missing) or "niets"
        table.add_row(*map(Text, (line.who, line.what, line.when, line.status, missing)))
    return table


class Terminal:
    """One person at one terminal, in one talk."""

    def __init__(self, assistant: Assistant, screen: Screen, conversation: str) -> None:
        self._assistant = assistant
        self._screen = screen
        self._conversation = conversation
        self._reading = False
        self._interrupted = False

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

    def interrupt(self, _signal: int, _frame: object) -> None:
        """Ctrl-C: end while waiting for a line, else after the turn that is being played."""
        self._interrupted = True
        if self._reading:
            raise KeyboardInterrupt

    async def _read(self, speaker: str) -> str | None:
        try:
            self._reading = True
            return None if self._interrupted else await self._screen.read(speaker)
        except KeyboardInterrupt:
            return None
        finally:
            self._reading = False

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
            line = await self._read("")
            if line is None or line.strip().casefold() == "/stop":
                return False
            answers = await self._send(line)

    async def _talk(self) -> None:
        while True:
            line = await self._read("Jij")
            if line is None:
                await self._send(command=Command("stop"))
                return
            answers = await self._send(line)
            if any(answer.kind == "debrief" for answer in answers):
                return

    async def _send(self, text: str = "", command: Command | None = None) -> list[Answer]:
        said = text.strip().casefold()
        typed = SLASH.get(said[1:]) if said.startswith("/") else None
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

    The first free one, so that a talk in a terminal that was closed or killed is found again. Its
    name holds an id of this folder: machines may share a database, not a conversation.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in itertools.count(1):
        with (folder / f"terminal-{number}.lock").open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield f"terminal:{_id_in(lock)}"
            return


def _id_in(file: TextIO) -> str:
    """The id that stands in `file`; a new one is written where it is empty."""
    file.seek(0)
    found = file.read()
    if not found:
        found = uuid.uuid4().hex
        file.write(found)
        file.flush()
    return found


def chat(assistant: Assistant, scenario: str | None, locks: Path) -> None:
    """Practise one talk in this terminal, or with the lines of a pipe."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    screen: Screen = RichScreen() if is_terminal else PlainScreen()
    with own_conversation(locks) as conversation:
        terminal = Terminal(assistant, screen, conversation)
        signal.signal(signal.SIGINT, terminal.interrupt)
        asyncio.run(terminal.practise(scenario, begin_at_once=not is_terminal))
