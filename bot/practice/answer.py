"""What a person gets to see, whatever the channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.practice.commands import Command

Kind = Literal["line", "note", "choice", "briefing", "debrief"]


@dataclass(frozen=True)
class Button:
    """A button and the command it stands for."""

    title: str
    payload: str

    @classmethod
    def of(cls, title: str, command: Command) -> Button:
        """A button for `command`."""
        return cls(title, command.payload)


@dataclass(frozen=True)
class Answer:
    """One message to a person."""

    kind: Kind
    text: str
    """Plain text; the first line of a briefing or debrief is its title."""
    speaker: str | None = None
    """The tegenspeler, where it speaks; None where the programme itself does."""
    buttons: tuple[Button, ...] = ()
    details: Mapping[str, Any] | None = None
    """With kind "debrief": the debrief as plain data, for channels that can show a table."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Answer:
        """The answer that as_dict wrote, also after JSON."""
        buttons = tuple(Button(**button) for button in data["buttons"])
        return cls(**{**data, "buttons": buttons})
