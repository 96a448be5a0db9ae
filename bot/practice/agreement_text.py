"""An agreement of the log in words, with what is still missing in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.practice.agreements import Agreement, LogEntry
from bot.practice.dutch import day, within

_ADDRESSED = frozenset({"je", "jou", "u"})


@dataclass(frozen=True)
class AgreementLine:
    """One agreement as the debrief shows it; every field is Dutch text."""

    who: str
    what: str
    when: str
    status: str
    missing: tuple[str, ...]
    """What is still missing, in words; empty where nothing is."""
    sentence: str


def agreement_line(entry: LogEntry, counterpart: str) -> AgreementLine:
    """One entry of the agreement log in words."""
    agreement = entry.agreement
    return AgreementLine(
        who=who_text(agreement, counterpart),
        what=_what_text(agreement, counterpart),
        when=_when_text(agreement),
        status=_status_text(entry, counterpart),
        missing=tuple(_missing(entry, counterpart)),
        sentence=agreement.sentence,
    )


def who_text(agreement: Agreement, counterpart: str) -> str:
    """Who acts, in words."""
    if agreement.who is None:
        return "nog niet gezegd"
    names = {
        "learner": "jij",
        "counterpart": counterpart,
        "both": "jullie samen",
        "third_party": agreement.third_party or "iemand anders",
    }
    return names[agreement.who]


def _what_text(agreement: Agreement, counterpart: str) -> str:
    """What is done; whom the learner called "je" or "u" is named, for here "je" is the learner."""
    if agreement.what is None:
        return "nog niet gezegd"
    first, _, rest = agreement.what.partition(" ")
    if agreement.who == "learner" and rest and first in _ADDRESSED:
        return f"{within(counterpart)} {rest}"
    return agreement.what


def _when_text(agreement: Agreement) -> str:
    if agreement.when is None:
        return "nog niet gezegd"
    return f"{agreement.when} ({day(agreement.due)})" if agreement.due else agreement.when


def _status_text(entry: LogEntry, counterpart: str) -> str:
    status = entry.agreement.status
    if status == "proposed" and entry.counter is not None:
        return f"{within(counterpart)} noemde een andere tijd"
    return {
        "proposed": f"voorgesteld, {within(counterpart)} zei nog geen ja",
        "confirmed": "bevestigd",
        "rejected": f"{within(counterpart)} zei nee",
        "vague": "vaag",
    }[status]


def _missing(entry: LogEntry, counterpart: str) -> Iterator[str]:
    agreement = entry.agreement
    if agreement.status == "rejected":
        return
    words = {"who": "wie het doet", "what": "wat er precies gebeurt", "when": "wanneer"}
    missing = agreement.missing()
    yield from (words[name] for name in missing)
    if agreement.status == "vague" and not missing:
        yield "een precieze dag" if agreement.due is None else "wat er precies gebeurt"
    if agreement.status == "proposed":
        yield f"een ja van {within(counterpart)}"
    if not agreement.follow_up and not missing and agreement.status == "confirmed":
        yield "hoe jullie erop terugkomen"
