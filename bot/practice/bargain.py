"""How the tegenspeler answers a proposed agreement: no full yes before who, what and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.practice.agreements import AgreementLog, LogEntry
from bot.practice.reactions import Signal
from bot.practice.talk import Talk

_BARGAINING = frozenset({"afspraak_voorstellen", "commitment_vragen"})
_YES_FROM = 6
"""From this trust on a complete proposal gets a yes at once."""
_REMEMBERED_TURNS = 2
"""A proposal that was talked past for longer than this is no longer what is being agreed."""


@dataclass(frozen=True)
class Answer:
    """What the tegenspeler says to a proposal, and what that does to the log."""

    signal: Signal
    verdict: Literal["confirm"] | None = None
    asked: str | None = None
    """What is asked for with this, so that it is asked only once."""


def at_issue(log: AgreementLog, turn: int) -> list[LogEntry]:
    """The latest proposals that wait for an answer at `turn`; older ones have been let go."""
    oldest = max(turn - _REMEMBERED_TURNS, _last_confirmed(log))
    waiting = [entry for entry in log.open_proposals() if entry.last_turn >= oldest]
    last = max((entry.last_turn for entry in waiting), default=None)
    return [entry for entry in waiting if entry.last_turn == last]


def _last_confirmed(log: AgreementLog) -> int:
    """The turn of the latest agreement; what was open before it has been passed over."""
    confirmed = (e.last_turn for e in log.entries if e.agreement.status == "confirmed")
    return max(confirmed, default=0)


def answer(move: str, talk: Talk, log: AgreementLog, filled_in: bool) -> Answer | None:
    """The answer to what is proposed; None where `move` asks for none.

    `filled_in` says that this message only named a time or an actor for an open proposal.
    """
    entries = at_issue(log, talk.turn)
    grants_condition = move == "instemmen" and "condition" in talk.asked
    if not (filled_in or grants_condition or move in _BARGAINING):
        return None
    if not entries:
        return _again(move, log, talk.turn)
    missing = _first_missing(entries)
    if missing is not None:
        return _ask(*missing, talk)
    if talk.band == "low":
        return Answer("empty_yes" if move == "commitment_vragen" else "depends")
    if talk.trust >= _YES_FROM or "condition" in talk.asked or move == "commitment_vragen":
        return Answer("yes", verdict="confirm")
    return Answer("condition", asked="condition")


def _again(move: str, log: AgreementLog, turn: int) -> Answer | None:
    """A yes to what was agreed before and is asked for, or said, once more."""
    confirmed = [e for e in log.entries if e.agreement.status == "confirmed"]
    said_now = any(entry.last_turn == turn for entry in confirmed)
    asks = move == "commitment_vragen" and bool(confirmed)
    return Answer("yes_again") if asks or said_now else None


def _first_missing(entries: list[LogEntry]) -> tuple[int, str] | None:
    """The number of the first agreement that lacks something, and what it lacks."""
    for entry in entries:
        if entry.agreement.missing() and not _has_time_of_another(entry, entries):
            return entry.id, entry.agreement.missing()[-1]
        if entry.agreement.status == "vague" and not entry.agreement.missing():
            return entry.id, "when" if entry.agreement.due is None else "what"
    return None


def _has_time_of_another(entry: LogEntry, entries: list[LogEntry]) -> bool:
    """Whether it lacks only a time, and the same sentence has one for what the same one does next.

    "Jij leest het door en mailt mij vóór woensdag je punten": nobody asks when the reading is.
    """
    agreement = entry.agreement
    return agreement.missing() == ("when",) and any(
        other.agreement.explicit
        and other.agreement.who == agreement.who
        and other.agreement.sentence == agreement.sentence
        for other in entries
    )


def _ask(number: int, missing: str, talk: Talk) -> Answer:
    """Ask for what an agreement lacks; of each agreement, each thing is asked once."""
    asked = f"{number}:{missing}"
    if asked in talk.asked:
        return Answer("accepts_vague")
    signals: dict[str, Signal] = {"who": "ask_who", "what": "ask_what", "when": "ask_when"}
    return Answer(signals[missing], asked=asked)


def waits(log: AgreementLog, turn: int) -> bool:
    """Whether what was proposed at `turn` waits for an answer, with who, what and when in it."""
    entries = [entry for entry in log.open_proposals() if entry.last_turn == turn]
    return bool(entries) and all(entry.agreement.explicit for entry in entries)


def facts(log: AgreementLog, turn: int) -> dict[str, str]:
    """What the tegenspeler can bring back: {when}, the time of what is agreed or proposed now."""
    confirmed = [entry for entry in log.entries if entry.agreement.status == "confirmed"]
    times = [e.agreement.when for e in (*confirmed, *at_issue(log, turn)) if e.agreement.when]
    return {"when": times[-1]} if times else {}


def changed_mind(before: AgreementLog, after: AgreementLog) -> tuple[str, str] | None:
    """The time that the learner said before and the other one it says now, for one agreement.

    None where nothing changed, or where the tegenspeler itself asked for another time.
    """
    earlier = {entry.id: entry for entry in before.entries}
    for entry in after.entries:
        old = earlier.get(entry.id)
        if old is None or old.counter is not None or old.agreement.status == "rejected":
            continue
        one, other = old.agreement, entry.agreement
        if not (one.due and other.due and one.when and other.when) or one.due == other.due:
            continue
        # "maandag 30 november" said again as "maandag" is the same time.
        if other.when.casefold() not in one.when.casefold():
            return one.when, other.when
    return None


def counter_waits(log: AgreementLog) -> bool:
    """Whether a yes may be to the tegenspeler's other time: nothing was agreed since it said so."""
    counters = [entry.last_turn for entry in log.entries if entry.counter is not None]
    return max(counters, default=-1) >= _last_confirmed(log)
