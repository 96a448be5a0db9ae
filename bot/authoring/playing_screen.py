"""Where a playthrough is shown: a terminal for a person, plain lines for a script."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Sequence
from typing import Protocol

from prompt_toolkit import PromptSession
from rich.console import Console
from rich.text import Text

_LOOKS_EVERY = 0.5
"""Seconds between two looks whether the file was saved."""


Look = Callable[[], "str | None"]


class Screen(Protocol):
    """How a playthrough is shown and lines are read."""

    def say(self, speaker: str, line: str) -> None:
        """Show what the tegenspeler says."""

    def note(self, lines: Sequence[str]) -> None:
        """Show what the programme says, such as the details of a turn."""

    def read(self, look: Look) -> str | None:
        """The next line; None at the end of input or at Ctrl-C.

        `look` rereads the file if it was saved and tells what came of that, which is shown.
        """


class PlainScreen:
    """For a pipe: the tegenspeler's lines with its name before them, details indented."""

    def say(self, speaker: str, line: str) -> None:
        """Print one line."""
        print(f"{speaker}: {line}", flush=True)  # noqa: T201

    def note(self, lines: Sequence[str]) -> None:
        """Print indented lines."""
        for line in lines:
            print(f"  {line}".rstrip(), flush=True)  # noqa: T201

    def read(self, look: Look) -> str | None:
        """The next line of standard input."""
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            return None
        news = look()
        if news:
            self.note(news.splitlines())
        return line.rstrip("\n") if line else None


class RichScreen:
    """For a terminal: news of the file stands above the line that is being typed."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, markup=False, emoji=False)
        self._session: PromptSession[str] = PromptSession()

    def say(self, speaker: str, line: str) -> None:
        """Print one line, the name in colour."""
        self._console.print(Text.assemble((f"{speaker}: ", "bold cyan"), line))

    def note(self, lines: Sequence[str]) -> None:
        """Print dimmed, indented lines."""
        for line in lines:
            self._console.print(Text(f"  {line}".rstrip(), style="dim"))

    def read(self, look: Look) -> str | None:
        """The next line, with editing and history; the file is watched meanwhile."""
        news = ""

        def message() -> str:
            nonlocal news
            news = look() or news
            return f"{self._folded(news)}\nJij: " if news else "Jij: "

        try:
            return self._session.prompt(message, refresh_interval=_LOOKS_EVERY)
        except (EOFError, KeyboardInterrupt):
            return None

    def _folded(self, news: str) -> str:
        """The news on lines that fit: a prompt cuts off what doesn't."""
        width = self._console.width - 3
        lines = (part for line in news.splitlines() for part in textwrap.wrap(line, width))
        return "\n".join(f"  {line}" for line in lines)


def screen() -> Screen:
    """The screen that fits where input comes from and output goes to."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return RichScreen() if is_terminal else PlainScreen()
