"""The command as a person or a script starts it, in a process of its own."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Queue

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.practice import texts
from bot.settings import ROOT

KARIM = "weer_na_de_deadline"
_PATIENCE = 120
"""Seconds after which a process that should have answered is taken to hang."""


@pytest.fixture
def env(model: Path, tmp_path: Path) -> dict[str, str]:
    """An environment with a database of this test's own; the model is there already."""
    url = f"sqlite:///{tmp_path / 'test.db'}"
    return {**os.environ, "TEGENSPELER_DATABASE_URL": url, "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def run(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command in this process, on the same database."""
    monkeypatch.setenv("TEGENSPELER_DATABASE_URL", env["TEGENSPELER_DATABASE_URL"])
    return lambda *arguments: CliRunner(mix_stderr=False).invoke(main, arguments)


class Piped:
    """`tegenspeler` between two pipes."""

    def __init__(self, env: dict[str, str], *arguments: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "bot.cli", *arguments],
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._lines: Queue[str | None] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.decode().rstrip("\n"))
        self._lines.put(None)

    def say(self, line: str) -> None:
        """Type a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def answer(self, speaker: str = "Karim") -> str:
        """The next line that `speaker` says."""
        while True:
            line = self._lines.get(timeout=_PATIENCE)
            if line is None:
                assert self.process.stderr is not None
                raise EOFError(self.process.stderr.read().decode())
            if line.startswith(f"{speaker}: "):
                return line

    def end(self) -> tuple[int, str, str]:
        """Exit code, what was not read of standard output, and standard error."""
        assert self.process.stdin is not None
        assert self.process.stderr is not None
        self.process.stdin.close()
        code = self.process.wait(_PATIENCE)
        rest = "\n".join(iter(self._lines.get, None))
        return code, rest, self.process.stderr.read().decode()


@pytest.fixture
def chat(env: dict[str, str]) -> Iterator[Callable[..., Piped]]:
    """Starts `tegenspeler chat`; no process outlives the test."""
    started: list[Piped] = []

    def start(*arguments: str) -> Piped:
        started.append(Piped(env, "chat", *arguments))
        return started[-1]

    yield start
    for piped in started:
        piped.process.kill()
        piped.process.wait()


def _report(run: Callable[..., Result], number: int = 0) -> dict[str, object]:
    """The report of the talk that stands at `number` in the list, latest first."""
    listed = run("report").stdout.splitlines()
    data = json.loads(run("report", listed[number][:8], "--format", "json").stdout)
    assert isinstance(data, dict)
    return data


def _said(report: dict[str, object]) -> list[str]:
    turns = report["turns"]
    assert isinstance(turns, list)
    return [turn["text"] for turn in turns]


SAID = [
    "Hoi Karim, fijn dat je er bent.",
    "Je laatste drie adviezen kwamen na de deadline.",
    "🙂🙂",
    "Could you please tell me why?",
    '/afspraak_voorstellen{"slot": 1}',
    "/restart",
    "Zullen we afspreken dat jij mij vrijdag vóór 12.00 uur het concept mailt?",
]


def test_a_script_holds_a_whole_talk(env: dict[str, str], run: Callable[..., Result]) -> None:
    odd = ["", "Half \udcff\x00 teken.", "x" * 5000]
    lines = ["2", *SAID, *odd]
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "chat"],
        cwd=ROOT,
        env=env,
        input="".join(f"{line}\n" for line in lines).encode(errors="surrogateescape"),
        capture_output=True,
        check=False,
        timeout=_PATIENCE,
    )
    shown = done.stdout.decode().splitlines()
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert len([line for line in shown if line.startswith("Karim: ")]) == 1 + len(SAID) + 2
    assert texts.EMPTY in shown
    assert texts.SHORTENED in shown
    assert "Terugblik: Weer na de deadline" in shown
    assert any(line.startswith("• Wie: Karim.") for line in shown)
    report = _report(run)
    assert report["ending"] == "stopped"
    assert _said(report) == [*SAID, "Half \ufffd teken.", "x" * 4000]


def test_a_killed_talk_goes_on_beside_another_that_is_interrupted(
    chat: Callable[..., Piped], run: Callable[..., Result]
) -> None:
    killed, other = chat(KARIM), chat("de_inloopavond_ontspoort")
    killed.answer()
    killed.say("Je laatste drie adviezen kwamen na de deadline.")
    last = killed.answer()
    other.answer("Meneer Van Dijk")
    other.say("Goedenavond, ik ben de projectleider.")
    other.answer("Meneer Van Dijk")
    killed.process.send_signal(signal.SIGKILL)
    killed.process.wait(_PATIENCE)

    again = chat(KARIM)
    assert again.answer() == last
    again.say("Daardoor stond ik met lege handen bij de wethouder.")
    again.answer()
    again.say("/stop")
    code, shown, problems = again.end()
    assert (code, problems) == (0, "")
    assert "Hoe het afliep" in shown

    other.process.send_signal(signal.SIGINT)
    code, shown, problems = other.end()
    assert (code, problems) == (0, "")
    assert "Terugblik: De inloopavond ontspoort" in shown
    assert _said(_report(run, 0)) != _said(_report(run, 1))
    said = {tuple(_said(_report(run, number))) for number in (0, 1)}
    assert said == {
        ("Goedenavond, ik ben de projectleider.",),
        (
            "Je laatste drie adviezen kwamen na de deadline.",
            "Daardoor stond ik met lege handen bij de wethouder.",
        ),
    }


class Terminal:
    """`tegenspeler chat` in a terminal of 100 by 50."""

    def __init__(self, env: dict[str, str], *arguments: str) -> None:
        self.seen = ""
        command = [sys.executable, "-m", "bot.cli", "chat", *arguments]
        env = {**env, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.execve(sys.executable, command, env)  # noqa: S606
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))

    def type(self, text: str) -> None:
        """Type `text` as it is: a line ends with a carriage return."""
        os.write(self._terminal, text.encode())

    def wait_for(self, text: str) -> str:
        """All that appeared up to `text`, since the last time, without colours."""
        until = time.monotonic() + _PATIENCE
        while text not in self.seen:
            if not select.select([self._terminal], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError(self.seen)
            try:
                raw = os.read(self._terminal, 65536).decode(errors="replace")
            except OSError:
                raise EOFError(self.seen) from None
            self.seen += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", raw)
        before, _, self.seen = self.seen.partition(text)
        return before

    def end(self) -> int:
        """The exit code, when the process has ended."""
        with suppress(EOFError):
            self.wait_for("\0 never")
        _, status = os.waitpid(self.pid, 0)
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(status)


def test_a_person_at_a_terminal(env: dict[str, str]) -> None:
    terminal = Terminal(env)
    terminal.wait_for("Typ het nummer of de titel.")
    terminal.type("2\r")
    terminal.wait_for("─ Weer na de deadline ─")
    terminal.wait_for("Wat je wilt bereiken:")
    terminal.wait_for("Typ “begin”, “niveau 2”, “niveau 3” of “ander gesprek”.")
    terminal.type("begin\r")
    terminal.wait_for("Karim: Hoi.")
    terminal.wait_for("Jij:")
    terminal.type("Kun jij mij het concept vrijdag vóór 12.00 uur mailen?\r")
    terminal.wait_for("Karim: ")
    terminal.wait_for("Jij:")
    terminal.type("\x03")  # Ctrl-C
    terminal.wait_for("Terugblik: Weer na de deadline")
    terminal.wait_for("│ Wie")
    terminal.wait_for("│ Karim")
    terminal.wait_for("Wat eronder zat")
    assert terminal.end() == 0


def test_parse_reads_lines_until_the_end_and_loads_no_tensorflow(env: dict[str, str]) -> None:
    program = (
        "import atexit, sys; from bot.cli import main; "
        "atexit.register(lambda: print('tensorflow', sys.modules['tensorflow'], file=sys.stderr)); "
        "main(['parse'])"
    )
    lines = ['{"text": "Hoi é 🙂"}', "", '{"text": "half \\ud83d"}', "geen json"]
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**env, "PYTHONIOENCODING": "ascii"},
        input="\n".join(lines).encode(),
        capture_output=True,
        check=False,
        timeout=_PATIENCE,
    )
    parsed = [json.loads(line)["text"] for line in done.stdout.decode().splitlines()]
    assert parsed == ["Hoi é 🙂", "half \ud83d"]
    problem, tensorflow = done.stderr.decode().splitlines()
    assert problem.startswith("Regel 4 ")
    assert tensorflow == "tensorflow None"
    assert done.returncode == 1


def test_an_unknown_scenario_is_told_with_what_was_meant(run: Callable[..., Result]) -> None:
    result = run("chat", "weer_na_de_dedline")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Er is geen scenario 'weer_na_de_dedline'" in result.stderr
    assert f"Bedoelde je '{KARIM}'" in result.stderr


def test_reports_of_an_empty_database(run: Callable[..., Result]) -> None:
    result = run("report")
    assert (result.exit_code, result.stdout) == (0, f"{_NO_TALKS}\n")
    result = run("report", "abc")
    assert result.exit_code == 1
    assert "'abc'" in result.stderr


_NO_TALKS = "Er zijn nog geen gesprekken. Oefen er een met: tegenspeler chat"


def test_a_report_goes_to_a_file_or_says_why_not(
    run: Callable[..., Result], database_with_talk: str, tmp_path: Path
) -> None:
    path = tmp_path / "verslag.pdf"
    result = run("report", database_with_talk, "--format", "pdf", "--output", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_bytes().startswith(b"%PDF")
    result = run("report", database_with_talk, "--output", str(tmp_path / "weg" / "x.md"))
    assert result.exit_code == 1
    assert "is niet te schrijven" in result.stderr


@pytest.fixture
def database_with_talk(env: dict[str, str]) -> Iterator[str]:
    """The id of a talk in the database."""
    from datetime import datetime

    from bot.records import Database, Talks

    database = Database(env["TEGENSPELER_DATABASE_URL"])
    database.upgrade()
    Talks(database).start("ab12", "test:1", KARIM, datetime(2026, 11, 23, 14, 5))
    yield "ab12"
    database.close()


def test_the_database_is_brought_up_to_date_and_again(run: Callable[..., Result]) -> None:
    for _ in range(2):
        result = run("db", "upgrade")
        assert (result.exit_code, result.stdout) == (0, "De database is bij.\n")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("geen adres", "geen adres van een database"),
        ("duif://x", "geen adres van een database"),
        ("postgresql://x:geheim@127.0.0.1:1/t", "niet te openen"),
        ("sqlite:////proc/weg/test.db", "niet te openen"),
    ],
)
@pytest.mark.parametrize("command", [("report",), ("db", "upgrade")])
def test_a_database_that_cannot_be_opened_is_told(
    run: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
    url: str,
    told: str,
    command: tuple[str, ...],
) -> None:
    monkeypatch.setenv("TEGENSPELER_DATABASE_URL", url)
    result = run(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "TEGENSPELER_DATABASE_URL" in result.stderr
    assert told in result.stderr
    assert "geheim" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_all_scenarios_are_listed(run: Callable[..., Result]) -> None:
    listed = run("scenario", "list").stdout
    assert f"{KARIM}: Weer na de deadline (Karim, niveau 1)" in listed
