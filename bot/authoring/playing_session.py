"""`tegenspeler scenario play`: a trainer at a playthrough, with the file open beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from bot.authoring.playing import Playthrough
from bot.authoring.playing_details import details, place
from bot.authoring.playing_places import Opened, open_file
from bot.authoring.playing_screen import Screen
from bot.errors import UserError
from bot.practice.debrief_text import plain_text
from bot.practice.scenario import ScenarioError

_HELP = (
    "Typ wat je zou zeggen, of speel een interventie zonder woorden:",
    "  #gedrag_benoemen             één interventie; meer mag ook: #erkennen #open_vraag",
    "  #afspraak_voorstellen!       met wie, wat en wanneer; zonder ! ontbreekt wanneer",
    "  /terug                       een beurt terug",
    "  /naar 3.2                    naar een zin; een verhaal of checkpoint mag ook",
    "  /stop                        stoppen en terugkijken",
    "Bewaar je het bestand, dan speel je verder met de nieuwe tekst, op dezelfde plek.",
)
_OVER = "Het gesprek is klaar. /terug gaat een beurt terug, /stop laat de terugblik zien."
_MOST_PROBLEMS = 5


class Session:
    """Reads what the trainer types, plays it and shows what came of it."""

    def __init__(self, played: Playthrough, screen: Screen, clock: Callable[[], datetime]) -> None:
        self._played = played
        self._screen = screen
        self._clock = clock
        self._seen = _stamp(played.opened.path)

    def run(self) -> None:
        """Play until /stop or the end of input, then look back."""
        scenario = self._played.scenario
        self._screen.note([f"{scenario.title}. Typ /help voor uitleg.", place(self._played)])
        self._screen.say(scenario.name, self._played.last.line)
        while True:
            line = self._screen.read(self._look)
            if line is None or line.strip().casefold() == "/stop":
                break
            if line.strip():
                self._answer(line.strip())
        self._screen.note(["", *plain_text(self._played.debrief(self._clock())).splitlines()])

    def _answer(self, line: str) -> None:
        try:
            if line.startswith("/"):
                self._command(line)
            elif self._played.last.talk.ended:
                self._screen.note([_OVER])
            else:
                turn = self._played.say(line, self._clock())
                self._screen.say(self._played.scenario.name, turn.line)
                self._screen.note(details(self._played))
                if turn.talk.ended:
                    self._screen.note([_OVER])
        except UserError as error:
            self._screen.note([str(error)])

    def _command(self, line: str) -> None:
        name, _, rest = line[1:].partition(" ")
        commands = {"terug": self._back, "naar": self._jump, "help": self._help}
        command = commands.get(name.casefold())
        if command is None:
            near = get_close_matches(name.casefold(), [*commands, "stop"], n=1)
            hint = f" Bedoelde je /{near[0]}?" if near else ""
            raise UserError(f"Het commando /{name} ken ik niet.{hint} Typ /help voor uitleg.")
        command(rest.strip())

    def _help(self, _: str) -> None:
        self._screen.note(_HELP)

    def _back(self, _: str) -> None:
        if not self._played.back():
            raise UserError("Je bent al bij het begin.")
        self._screen.note(["Een beurt terug. Dit was het laatste wat je hoorde:"])
        self._show_place()

    def _jump(self, name: str) -> None:
        if not name:
            raise UserError("Zeg waarheen: /naar 3.2, of de naam van een verhaal of checkpoint.")
        self._played.jump(name)
        self._show_place()

    def _show_place(self) -> None:
        self._screen.say(self._played.scenario.name, self._played.last.line)
        talk = self._played.last.talk
        self._screen.note(
            [f"vertrouwen {talk.trust}, spanning {talk.tension}", place(self._played)]
        )

    def _look(self) -> str | None:
        """Reread the file if it was saved: what came of that; None where it wasn't."""
        stamp = _stamp(self._played.opened.path)
        if stamp is None or stamp == self._seen:
            return None
        self._seen = stamp
        return self._reread()

    def _reread(self) -> str:
        try:
            opened = open_file(self._played.opened.path)
        except ScenarioError as error:
            problems = [str(problem) for problem in error.problems[:_MOST_PROBLEMS]]
            return "\n".join(["Bewaard, maar nog niet te spelen:", *problems])
        except (UserError, OSError) as error:
            return str(error)
        return self._renewed(opened)

    def _renewed(self, opened: Opened) -> str:
        lost = self._played.renew(opened)
        gone = f" Je plek is weg: {lost}. Je gaat verder bij de dichtstbijzijnde." if lost else ""
        return f"Opnieuw gelezen.{gone} Nu: {place(self._played)}"


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when the file is saved; None in the moment that an editor replaces it."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
