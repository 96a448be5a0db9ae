"""The moments of a talk to learn from: two that went well, one to try differently.

Each has the learner's own sentence, what it did to the other, and where it could be better a
sentence that fits this case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.practice.agreements import LogEntry
from bot.practice.dutch import joined, within
from bot.practice.hints import example
from bot.practice.moves import MOVES
from bot.practice.record import TalkRecord, TurnRecord
from bot.practice.scenario import Scenario
from bot.practice.tables import load_table
from bot.practice.trust import Change, best

_MOST_MOMENTS = 2
_COURTESIES = frozenset({"begroeten", "bedanken", "instemmen"})
"""Fine, but no moment to learn from."""
_SURE = 0.6
"""A sentence heard with less confidence than this is not held up to the learner."""
_SAID_WITH = {"gedrag_benoemen": "effect_benoemen"}
"""A move that is mostly made in one breath with another, and then not heard by itself."""
_NOTHING_AFTER = frozenset({"buiten_rol", "afronden"})
"""After these no other move would have fitted."""
_AT_THE_END = frozenset(
    {"afspraak_voorstellen", "afspraak_bevestigen", "commitment_vragen", "voorstel_doen"}
)


@dataclass(frozen=True)
class Moment:
    """One sentence of the learner with what can be learned from it."""

    sentence: str
    move: str
    text: str
    """What it did to the other and what there is to say about it."""
    better: str | None = None
    """A sentence to try instead."""


def went_well(scenario: Scenario, talk: TalkRecord) -> Iterator[Moment]:
    """The sentences that did the other good, practised moves first, one a move."""
    table = load_table("feedback")
    practised = scenario.block.practise
    helpful = [
        change
        for change in _changes(talk)
        if change.move not in _COURTESIES
        and "works" in table[change.move]
        and (change.trust > 0 or (change.move in practised and change.trust == best(change.move)))
    ]
    helpful.sort(key=lambda change: (change.move not in practised, -change.trust))
    seen: set[str] = set()
    for change in helpful:
        if change.move not in seen and len(seen) < _MOST_MOMENTS:
            seen.add(change.move)
            text = f"{effect(scenario.name, change)} {table[change.move]['works']}"
            yield Moment(change.sentence, change.move, text)


def to_try(scenario: Scenario, talk: TalkRecord) -> Moment | None:
    """One thing to try: where it hurt most, else what the agreements lack, else a new move."""
    changes = _changes(talk)
    return (
        _what_hurt(scenario, changes)
        or _unfinished_agreement(scenario, talk.agreements)
        or _unused_move(scenario, changes)
    )


def effect(name: str, change: Change) -> str:
    """What a sentence did to the tegenspeler: "Vertrouwen −2: Karim hoorde een verwijt." """
    if change.trust == 0:
        return f"{name} hoorde {change.because}."
    sign = "+" if change.trust > 0 else "−"
    return f"Vertrouwen {sign}{abs(change.trust)}: {within(name)} hoorde {change.because}."


def _changes(talk: TalkRecord) -> list[Change]:
    return [change for turn in talk.turns for change in turn.changes if _is_sure(turn, change)]


def _is_sure(turn: TurnRecord, change: Change) -> bool:
    """Whether its sentence was heard well enough to be quoted as that move."""
    heard = (s.confidence for s in turn.sentences if (s.text, s.move) == _key(change))
    return max(heard, default=1.0) >= _SURE


def _key(change: Change) -> tuple[str, str]:
    return change.sentence, change.move


def _what_hurt(scenario: Scenario, changes: Sequence[Change]) -> Moment | None:
    table = load_table("feedback")
    costly = [c for c in changes if _costs(c) and "try" in table[c.move]]
    if not costly:
        return None
    worst = min(costly, key=lambda change: change.trust)
    row = table[worst.move]
    text = f"{effect(scenario.name, worst)} {row['try']}"
    return Moment(worst.sentence, worst.move, text, example(scenario, row["better"]))


def _costs(change: Change) -> bool:
    return change.trust < 0 or MOVES[change.move].sign == "-"


def _unfinished_agreement(scenario: Scenario, entries: Sequence[LogEntry]) -> Moment | None:
    words = {"who": "wie het doet", "what": "wat er gebeurt", "when": "wanneer"}
    for entry in entries:
        agreement = entry.agreement
        if agreement.status in ("proposed", "confirmed") and agreement.missing():
            lacking = joined([words[name] for name in agreement.missing()])
            text = f"Hier ontbrak nog {lacking}. Noem dat erbij, dan is de afspraak af."
            better = example(scenario, "afspraak_voorstellen")
            return Moment(agreement.sentence, "afspraak_voorstellen", text, better)
    return None


def _unused_move(scenario: Scenario, changes: Sequence[Change]) -> Moment | None:
    """A move to practise that was not made, beside the sentence after which it would fit."""
    table = load_table("feedback")
    made = {change.move for change in changes}
    done = made | {move for move, other in _SAID_WITH.items() if other in made}
    unused = [m for m in scenario.block.practise if m not in done and "next" in table[m]]
    inside = [change for change in changes if change.move not in _NOTHING_AFTER]
    said = [change for change in inside if change.move not in _COURTESIES] or inside
    if not unused or not said:
        return None
    move = unused[0]
    after = said[-1] if move in _AT_THE_END else said[0]
    text = f"Daarna had dit gepast: {table[move]['next']}"
    return Moment(after.sentence, move, text, example(scenario, move))
