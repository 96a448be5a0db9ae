"""The closed list of commands: all that a person can do besides talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.practice.scenario import Scenario

COMMANDS = ("start", "choose", "begin", "stop", "help")
"""start: show the scenarios; choose: read a briefing; begin: start the talk; stop: end it."""

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
_HELP = frozenset({"help", "hulp", "uitleg"})


@dataclass(frozen=True)
class Command:
    """One command; `scenario` only with "choose" and "begin"."""

    name: str
    scenario: str | None = None

    def __post_init__(self) -> None:
        if self.name not in COMMANDS:
            raise ValueError(f"unknown command {self.name!r}")

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def payload(self) -> str:
        """The command as a button carries it: at most 64 bytes, as Telegram wants."""
        return self.name if self.scenario is None else f"{self.name}:{self.scenario}"

    @classmethod
    def from_payload(cls, payload: str) -> Command:
        """The command of a button; ValueError for anything that is not in the list."""
        name, _, scenario = payload.partition(":")
        return cls(name, scenario or None)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Command:
        """The command that as_dict wrote; ValueError for any other."""
        return cls(name=str(data.get("name")), scenario=data.get("scenario"))


def typed_command(
    text: str, phase: str | None, scenarios: Mapping[str, Scenario]
) -> Command | None:
    """The command that `text` stands for outside a talk; None where it stands for none.

    `phase` is "briefed" while a briefing waits for its begin button. A scenario is chosen by its
    number in the list, its title or its id.
    """
    said = " ".join(text.casefold().strip(" .!/").split())
    if said == "?" or said.rstrip(" ?") in _HELP:
        return Command("help")
    if phase == "briefed" and said in _BEGIN:
        return Command("begin")
    for number, scenario in enumerate(scenarios.values(), start=1):
        if said in (str(number), scenario.id, scenario.title.casefold()):
            return Command("choose", scenario.id)
    return Command("start") if said in _BACK else None
