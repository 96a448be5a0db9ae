"""The record of one agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast, get_args

Who = Literal["learner", "counterpart", "both", "third_party"]
Status = Literal["proposed", "confirmed", "rejected", "vague"]


@dataclass(frozen=True)
class Agreement:
    """Somebody is bound to an action, as far as the learner's words say so."""

    who: Who | None
    """Who acts; None where nobody is named."""
    third_party: str | None
    """The name or role as said, where `who` is "third_party"."""
    what: str | None
    """The action as said, without actor and time, with the verb in the infinitive."""
    when: str | None
    """The time as said."""
    due: date | None
    """The calendar date that `when` means, where it has one."""
    follow_up: bool
    """Whether it says how or when both come back to it."""
    status: Status
    sentence: str
    """The learner's own sentence that it was made in."""

    @property
    def explicit(self) -> bool:
        """Whether who, what and when are all there, and it is not vague."""
        return not self.missing() and self.status != "vague"

    def missing(self) -> tuple[str, ...]:
        """Which of "who", "what" and "when" were not said."""
        return tuple(name for name in ("who", "what", "when") if not getattr(self, name))

    def as_dict(self) -> dict[str, Any]:
        """The agreement as plain data: the keys of `tegenspeler parse`, and the sentence."""
        return {
            "who": self.who,
            "third_party": self.third_party,
            "what": self.what,
            "when": self.when,
            "due": self.due.isoformat() if self.due else None,
            "follow_up": self.follow_up,
            "status": self.status,
            "explicit": self.explicit,
            "sentence": self.sentence,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Agreement:
        """The agreement that `as_dict` was made from; ValueError on an unknown who or status."""
        who, status = data["who"], data["status"]
        if who is not None and who not in get_args(Who):
            raise ValueError(f"unknown who in an agreement: {who!r}")
        if status not in get_args(Status):
            raise ValueError(f"unknown status in an agreement: {status!r}")
        return cls(
            who=cast("Who | None", who),
            third_party=data["third_party"],
            what=data["what"],
            when=data["when"],
            due=date.fromisoformat(data["due"]) if data["due"] else None,
            follow_up=bool(data["follow_up"]),
            status=cast("Status", status),
            sentence=data["sentence"],
        )
