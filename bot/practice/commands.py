"""The closed list of commands: all that a person can do besides talk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.practice.moves import MOVES
from bot.practice.scenario import Scenario

COMMANDS = ("start", "choose", "begin", "stop", "help", "hint", "back", "why", "meant")
"""start: show the scenarios; choose: read a briefing; begin: start the talk; stop: end it.
In a talk: hint: a time-out; back: take the last message back; why: what was heard and what it did;
meant: say that the last message was another move, and play it again.
"""

SLASH = {
    "start": "start",
    "stop": "stop",
    "help": "help",
    "hint": "hint",
    "terug": "back",
    "waarom": "why",
}
"""What a person can type behind a slash in any channel, and the command it stands for."""

_BEGIN = frozenset({"begin", "beginnen", "start", "ja", "ok", "oke", "oké", "ja graag", "kom maar"})
_BACK = frozenset(
    {
        "scenario",
        "scenario's",
        "ander gesprek",
        "andere",
        "ander",
        "kiezen",
        "menu",
        "terug",
        "start",
    }
)
_IN_TALK = {
    "time-out": "hint",
    "timeout": "hint",
    "time out": "hint",
    "hint": "hint",
    "terug": "back",
    "waarom reageerde je zo": "why",
    "waarom reageerde hij zo": "why",
    "waarom reageerde hij zo?": "why",
    "stop": "stop",
}
_MEANT = re.compile(r"ik bedoelde:? ([a-z_ ]+)")
_LEVEL = re.compile(r"niveau ([123])")
_HELP = frozenset({"help", "hulp", "uitleg"})


@dataclass(frozen=True)
class Command:
    """One command with what it is about."""

    name: str
    scenario: str | None = None
    """With "choose" and "begin"."""
    level: int | None = None
    """With "choose" and "begin": 1 to 3; None for the scenario's own."""
    move: str | None = None
    """With "meant"."""

    def __post_init__(self) -> None:
        if self.name not in COMMANDS:
            raise ValueError(f"unknown command {self.name!r}")
        if self.level not in (None, 1, 2, 3):
            raise ValueError(f"unknown level {self.level!r}")
        if (self.move in MOVES) != (self.name == "meant"):
            raise ValueError(f"command {self.name!r} with move {self.move!r}")

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def payload(self) -> str:
        """The command as a button carries it: at most 64 bytes, as Telegram wants."""
        parts = (self.name, self.scenario or self.move, self.level and str(self.level))
        return ":".join(part for part in parts if part)

    @classmethod
    def from_payload(cls, payload: str) -> Command:
        """The command of a button; ValueError for anything that is not in the list."""
        name, _, rest = payload.partition(":")
        if name == "meant":
            return cls(name, move=rest)
        scenario, _, level = rest.partition(":")
        return cls(name, scenario or None, int(level) if level else None)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Command:
        """The command that as_dict wrote; ValueError for any other."""
        return cls(str(data.get("name")), data.get("scenario"), data.get("level"), data.get("move"))


def typed_command(
    text: str, phase: str | None, scenarios: Mapping[str, Scenario], chosen: str | None = None
) -> Command | None:
    """The command that `text` stands for; None where it stands for none.

    `phase` is "briefed" while the briefing of `chosen` waits for its begin button. A scenario is
    chosen by its number in the list, its title or its id. In a talk ("talking") only a few words
    stand for a button, and only alone: everything else is said to the tegenspeler.
    """
    said = " ".join(text.casefold().strip(" .!/").split())
    if phase == "talking":
        return _in_talk(said)
    level = _LEVEL.fullmatch(said)
    if phase == "briefed" and level is not None:
        return Command("choose", chosen, int(level[1]))
    if said == "?" or said.rstrip(" ?") in _HELP:
        return Command("help")
    if phase == "briefed" and said in _BEGIN:
        return Command("begin")
    for number, scenario in enumerate(scenarios.values(), start=1):
        if said in (str(number), scenario.id, scenario.title.casefold()):
            return Command("choose", scenario.id)
    return Command("start") if said in _BACK else None


def _in_talk(said: str) -> Command | None:
    meant = _MEANT.fullmatch(said)
    move = meant[1].strip().replace(" ", "_") if meant else ""
    if move in MOVES:
        return Command("meant", move=move)
    return Command(_IN_TALK[said]) if said in _IN_TALK else None
