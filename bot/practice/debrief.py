"""The debrief: what was agreed, what went well, one thing to try. Always in the learner's words.

It rests on what was said. It gives no score and says nothing about the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.practice.agreements import Agreement, LogEntry
from bot.practice.dutch import day, joined
from bot.practice.moves import MOVES
from bot.practice.record import TalkRecord
from bot.practice.scenario import Scenario
from bot.practice.tables import load_table
from bot.practice.trust import Change, best

_MOST_MOMENTS = 2
_TRIED = frozenset({"begroeten", "bedanken", "instemmen"})
"""Courtesies: fine, but no moment to learn from."""


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


@dataclass(frozen=True)
class Moment:
    """One sentence of the learner with what can be learned from it."""

    sentence: str
    move: str
    text: str


@dataclass(frozen=True)
class Debrief:
    """Everything a debrief shows."""

    title: str
    counterpart: str
    turns: int
    ending: str
    agreements: tuple[AgreementLine, ...]
    went_well: tuple[Moment, ...]
    to_try: Moment | None
    hidden_interest: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Debrief:
        """The debrief that as_dict wrote, also after JSON made lists of its tuples."""
        agreements = (
            AgreementLine(**{**line, "missing": tuple(line["missing"])})
            for line in data["agreements"]
        )
        to_try = data["to_try"]
        return cls(
            **{
                **data,
                "agreements": tuple(agreements),
                "went_well": tuple(Moment(**moment) for moment in data["went_well"]),
                "to_try": Moment(**to_try) if to_try else None,
            }
        )


def debrief(scenario: Scenario, talk: TalkRecord) -> Debrief:
    """The debrief of `talk`, which was played in `scenario`."""
    return Debrief(
        title=scenario.title,
        counterpart=scenario.name,
        turns=len(talk.turns),
        ending=_ending(scenario, talk),
        agreements=tuple(agreement_line(entry, scenario.name) for entry in talk.agreements),
        went_well=tuple(_went_well(scenario, talk)),
        to_try=_to_try(scenario, talk),
        hidden_interest=_hidden_interest(scenario, talk),
    )


def agreement_line(entry: LogEntry, counterpart: str) -> AgreementLine:
    """One entry of the agreement log in words."""
    agreement = entry.agreement
    return AgreementLine(
        who=who_text(agreement, counterpart),
        what=agreement.what or "nog niet gezegd",
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


def _when_text(agreement: Agreement) -> str:
    if agreement.when is None:
        return "nog niet gezegd"
    return f"{agreement.when} ({day(agreement.due)})" if agreement.due else agreement.when


def _status_text(entry: LogEntry, counterpart: str) -> str:
    status = entry.agreement.status
    if status == "proposed" and entry.counter is not None:
        return f"{counterpart} noemde een andere tijd"
    return {
        "proposed": f"voorgesteld, {counterpart} zei nog geen ja",
        "confirmed": "bevestigd",
        "rejected": f"{counterpart} zei nee",
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
        yield f"een ja van {counterpart}"
    if not agreement.follow_up and not missing and agreement.status == "confirmed":
        yield "hoe jullie erop terugkomen"


def _ending(scenario: Scenario, talk: TalkRecord) -> str:
    name = scenario.name
    if talk.ending == "broken_off":
        return f"{name} brak het gesprek af. Dat gebeurt als het vertrouwen op is."
    if talk.ending == "agreed":
        return "Jullie sloten af met een afspraak."
    if talk.ending == "open":
        return "Jullie sloten af zonder afspraak waar jullie allebei ja op zeiden."
    return "Je stopte het gesprek voor het einde."


def _changes(talk: TalkRecord) -> list[Change]:
    return [change for turn in talk.turns for change in turn.changes]


def _went_well(scenario: Scenario, talk: TalkRecord) -> Iterator[Moment]:
    """The sentences that did the other good, practised moves first, one a move."""
    table = load_table("feedback")
    practised = scenario.block.practise
    helpful = [
        change
        for change in _changes(talk)
        if change.move not in _TRIED
        and "works" in table[change.move]
        and (change.trust > 0 or (change.move in practised and change.trust == best(change.move)))
    ]
    helpful.sort(key=lambda change: (change.move not in practised, -change.trust))
    seen: set[str] = set()
    for change in helpful:
        if change.move not in seen and len(seen) < _MOST_MOMENTS:
            seen.add(change.move)
            yield Moment(change.sentence, change.move, table[change.move]["works"])


def _to_try(scenario: Scenario, talk: TalkRecord) -> Moment | None:
    """One thing to try: where it hurt most, else what the agreements lack, else a new move."""
    changes = _changes(talk)
    return (
        _what_hurt(changes)
        or _unfinished_agreement(talk.agreements)
        or _unused_move(scenario.block.practise, changes)
    )


def _what_hurt(changes: Sequence[Change]) -> Moment | None:
    table = load_table("feedback")
    costly = [c for c in changes if _costs(c) and "try" in table[c.move]]
    if not costly:
        return None
    worst = min(costly, key=lambda change: change.trust)
    return Moment(worst.sentence, worst.move, table[worst.move]["try"])


def _costs(change: Change) -> bool:
    return change.trust < 0 or MOVES[change.move].sign == "-"


def _unfinished_agreement(entries: Sequence[LogEntry]) -> Moment | None:
    for entry in entries:
        agreement = entry.agreement
        if agreement.status in ("proposed", "confirmed") and agreement.missing():
            words = {"who": "wie het doet", "what": "wat er gebeurt", "when": "wanneer"}
            lacking = joined([words[name] for name in agreement.missing()])
            text = f"Hier ontbrak nog {lacking}. Noem dat erbij, dan is de afspraak af."
            return Moment(agreement.sentence, "afspraak_voorstellen", text)
    return None


def _unused_move(practised: Sequence[str], changes: Sequence[Change]) -> Moment | None:
    """A move to practise that was not made, beside the sentence after which it would fit."""
    table = load_table("feedback")
    made = {change.move for change in changes}
    unused = [move for move in practised if move not in made and "next" in table[move]]
    if not unused or not changes:
        return None
    last = changes[-1].sentence if unused[0] in _AT_THE_END else changes[0].sentence
    return Moment(last, unused[0], table[unused[0]]["next"])


_AT_THE_END = frozenset(
    {"afspraak_voorstellen", "afspraak_bevestigen", "commitment_vragen", "voorstel_doen"}
)


def _hidden_interest(scenario: Scenario, talk: TalkRecord) -> str:
    hidden = scenario.block.hidden_interest
    name = scenario.name
    if talk.revealed == "full":
        return f"Dit heb je ontdekt: {hidden}"
    if talk.revealed == "hint":
        return (
            f"{name} liet iets doorschemeren, maar vertelde niet alles. Vraag daar de volgende "
            "keer op door."
        )
    return (
        f"Er zat bij {name} nog iets onder dat je niet hebt gehoord. Open vragen, samenvatten en "
        "begrip helpen om het boven te krijgen."
    )
