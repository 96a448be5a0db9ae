"""The agreements over a whole conversation: what was proposed, filled in, answered, confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from bot.practice.agreements.likeness import same_action
from bot.practice.agreements.model import Agreement
from bot.practice.agreements.supplement import Supplement

Happened = Literal[
    "proposed", "repeated", "completed", "changed", "confirmed", "rejected", "countered", "accepted"
]
Answer = Literal["confirm", "reject", "counter"]
_COUNTER_TURNS = 2
"""For how many turns another time waits for the learner's yes."""


@dataclass(frozen=True)
class Event:
    """One thing that happened to an agreement."""

    turn: int
    happened: Happened
    sentence: str
    """What was said, by the learner or (confirmed, rejected, countered) by the tegenspeler."""


@dataclass(frozen=True)
class Counter:
    """Another time that the tegenspeler named instead; it waits for the learner's yes."""

    when: str | None
    due: date | None
    sentence: str


@dataclass(frozen=True)
class LogEntry:
    """One agreement as it stands now, with how it came about."""

    id: int
    agreement: Agreement
    history: tuple[Event, ...]
    counter: Counter | None = None
    answered: bool = False
    """Whether the tegenspeler (or a recap) settled it: yes or no, with nothing changed since."""

    @property
    def last_turn(self) -> int:
        """The turn in which something last happened to it."""
        return self.history[-1].turn

    def _after(self, turn: int, happened: Happened, sentence: str, **changes: Any) -> LogEntry:
        event = Event(turn, happened, sentence)
        return replace(self, history=(*self.history, event), **changes)


@dataclass(frozen=True)
class AgreementLog:
    """All agreements of one conversation, in the order in which they came up.

    Immutable: every method that takes something in returns the log that follows from it.
    """

    entries: tuple[LogEntry, ...] = field(default=())

    def hear(
        self,
        agreements: Sequence[Agreement],
        turn: int,
        supplement: Supplement | None = None,
    ) -> AgreementLog:
        """The log after a message of the learner.

        An agreement about the same action as an entry is merged into that entry; others are
        added. A supplement (a message that only names a time or an actor) fills in the latest
        open entry and counts only where the message makes no agreement of its own.
        """
        log = self
        for agreement in agreements:
            log = log._hear_one(agreement, turn)
        if supplement is not None and not agreements:
            log = log._fill_in(supplement, turn)
        return log

    def answer(
        self,
        kind: Answer,
        turn: int,
        sentence: str,
        when: str | None = None,
        due: date | None = None,
    ) -> AgreementLog:
        """The log after the tegenspeler's reply to what was last proposed.

        It settles the open proposals of the most recent turn that has any. A "confirm" leaves a
        vague promise vague, and fills no missing field. A "counter" keeps the proposal open and
        remembers the time (`when`, `due`) that the tegenspeler named instead.
        """
        log = self
        entries = self._at_issue()
        if kind == "counter":
            # Another time is about what the tegenspeler itself would do, if that is at issue.
            entries = [e for e in entries if e.agreement.who != "learner"] or entries
        for entry in entries:
            log = log._put(_answered(entry, kind, turn, sentence, when, due))
        return log

    def accept_counter(self, turn: int, sentence: str = "") -> AgreementLog:
        """The log after the learner's yes to the tegenspeler's other time; unchanged if none.

        Who talks on for more than a turn has let the other time lie.
        """
        log = self
        for entry in self.entries:
            if entry.counter is not None and turn - entry.last_turn <= _COUNTER_TURNS:
                log = log._put(_accepted(entry, entry.counter, turn, sentence))
        return log

    def open_proposals(self) -> tuple[LogEntry, ...]:
        """The entries that the tegenspeler has not yet said yes or no to."""
        return tuple(entry for entry in self.entries if not entry.answered)

    def latest(self) -> LogEntry | None:
        """The entry to which something last happened; None for an empty log."""
        return max(self.entries, key=lambda entry: (entry.last_turn, entry.id), default=None)

    def as_dict(self) -> dict[str, Any]:
        """The log as plain data, fit for JSON."""
        return {"entries": [_entry_as_dict(entry) for entry in self.entries]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> AgreementLog:
        """The log that `as_dict` was made from."""
        return cls(tuple(_entry_from_dict(entry) for entry in data["entries"]))

    def _at_issue(self) -> list[LogEntry]:
        waiting = self.open_proposals()
        last = max((entry.last_turn for entry in waiting), default=None)
        return [entry for entry in waiting if entry.last_turn == last]

    def _hear_one(self, agreement: Agreement, turn: int) -> AgreementLog:
        known = self._about_the_same(agreement)
        if known is None:
            return self._add(agreement, turn)
        return self._put(_merged(known, agreement, turn))

    def _about_the_same(self, agreement: Agreement) -> LogEntry | None:
        candidates = sorted(self.entries, key=lambda e: (e.answered, -e.last_turn, -e.id))
        for entry in candidates:
            if same_action(entry.agreement, agreement):
                return entry
        return None

    def _add(self, agreement: Agreement, turn: int) -> AgreementLog:
        confirmed = agreement.status == "confirmed"
        event = Event(turn, "confirmed" if confirmed else "proposed", agreement.sentence)
        number = max((entry.id for entry in self.entries), default=0) + 1
        entry = LogEntry(number, agreement, (event,), answered=confirmed)
        return AgreementLog((*self.entries, entry))

    def _fill_in(self, supplement: Supplement, turn: int) -> AgreementLog:
        waiting = self.open_proposals()
        if not waiting:
            return self
        entry = max(waiting, key=lambda e: (e.last_turn, e.id))
        agreement = replace(
            entry.agreement,
            who=entry.agreement.who or supplement.who,
            when=supplement.when or entry.agreement.when,
            due=supplement.due if supplement.when else entry.agreement.due,
        )
        if agreement == entry.agreement:
            return self
        happened: Happened = "changed" if entry.agreement.when else "completed"
        agreement = replace(agreement, status=_status_when_filled(agreement))
        filled = entry._after(
            turn, happened, supplement.sentence, agreement=agreement, counter=None
        )
        return self._put(filled)

    def _put(self, changed: LogEntry) -> AgreementLog:
        return AgreementLog(tuple(changed if e.id == changed.id else e for e in self.entries))


def _status_when_filled(agreement: Agreement) -> Literal["proposed", "vague"]:
    still_vague = agreement.status == "vague" and (agreement.due is None or not agreement.who)
    return "vague" if still_vague else "proposed"


def _merged(entry: LogEntry, new: Agreement, turn: int) -> LogEntry:
    """The entry after the learner came back to its action."""
    old = entry.agreement
    fields = replace(
        old,
        who=new.who or old.who,
        third_party=new.third_party or old.third_party,
        what=old.what or new.what,
        when=new.when or old.when,
        due=new.due if new.when else old.due,
        follow_up=old.follow_up or new.follow_up,
        sentence=new.sentence,
    )
    if new.status == "confirmed" and old.status != "rejected":
        agreement = replace(fields, status="confirmed")
        return entry._after(
            turn, "confirmed", new.sentence, agreement=agreement, counter=None, answered=True
        )
    happened = _difference(old, fields)
    if happened == "repeated" and old.status != "rejected":
        return entry._after(turn, "repeated", new.sentence)
    status: Literal["proposed", "vague"] = "vague" if new.status == "vague" else "proposed"
    agreement = replace(fields, status=status)
    return entry._after(
        turn, happened, new.sentence, agreement=agreement, counter=None, answered=False
    )


def _difference(old: Agreement, new: Agreement) -> Happened:
    if (old.who, old.when, old.due) == (new.who, new.when, new.due):
        return "repeated"
    filled = len(new.missing()) < len(old.missing())
    return "completed" if filled else "changed"


def _answered(
    entry: LogEntry, kind: Answer, turn: int, sentence: str, when: str | None, due: date | None
) -> LogEntry:
    if kind == "counter":
        return entry._after(turn, "countered", sentence, counter=Counter(when, due, sentence))
    if kind == "reject":
        agreement = replace(entry.agreement, status="rejected")
        return entry._after(
            turn, "rejected", sentence, agreement=agreement, counter=None, answered=True
        )
    agreement = entry.agreement
    if agreement.status != "vague":
        agreement = replace(agreement, status="confirmed")
    return entry._after(
        turn, "confirmed", sentence, agreement=agreement, counter=None, answered=True
    )


def _accepted(entry: LogEntry, counter: Counter, turn: int, sentence: str) -> LogEntry:
    agreement = entry.agreement
    if counter.when:
        agreement = replace(agreement, when=counter.when, due=counter.due)
    agreement = replace(agreement, status="confirmed")
    return entry._after(
        turn, "accepted", sentence, agreement=agreement, counter=None, answered=True
    )


def _entry_as_dict(entry: LogEntry) -> dict[str, Any]:
    counter = entry.counter
    return {
        "id": entry.id,
        "agreement": entry.agreement.as_dict(),
        "history": [
            {"turn": event.turn, "happened": event.happened, "sentence": event.sentence}
            for event in entry.history
        ],
        "counter": counter
        and {
            "when": counter.when,
            "due": counter.due.isoformat() if counter.due else None,
            "sentence": counter.sentence,
        },
        "answered": entry.answered,
    }


def _entry_from_dict(data: Mapping[str, Any]) -> LogEntry:
    counter = data["counter"]
    return LogEntry(
        id=data["id"],
        agreement=Agreement.from_dict(data["agreement"]),
        history=tuple(
            Event(event["turn"], event["happened"], event["sentence"]) for event in data["history"]
        ),
        counter=counter
        and Counter(
            counter["when"],
            date.fromisoformat(counter["due"]) if counter["due"] else None,
            counter["sentence"],
        ),
        answered=data["answered"],
    )
