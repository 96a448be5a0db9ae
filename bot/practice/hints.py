"""A time-out: one hint that fits this moment, as a training actor would give it.

What the other just signalled, two moves that could help, and an example sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.practice.agreements import AgreementLog
from bot.practice.bargain import at_issue
from bot.practice.moves import MOVES
from bot.practice.record import TurnRecord
from bot.practice.scenario import Scenario
from bot.practice.tables import load_table
from bot.practice.talk import LISTENING, Talk

_LISTEN_FIRST = ("erkennen", "samenvatten", "open_vraag")
_AGREE = ("afspraak_voorstellen", "commitment_vragen", "afspraak_bevestigen")


@dataclass(frozen=True)
class Hint:
    """One hint."""

    signal: str
    """What the tegenspeler just showed; a Dutch sentence."""
    moves: tuple[str, ...]
    """Two moves that could help now."""
    example: str
    """A sentence that makes the first of them."""


def hint(scenario: Scenario, talk: Talk, log: AgreementLog, turns: Sequence[TurnRecord]) -> Hint:
    """The hint for where the talk stands; `turns` are those played so far."""
    last = turns[-1] if turns else None
    lost = last is not None and any(change.trust < 0 for change in last.changes)
    moves = tuple(_first_two(_candidates(scenario, talk, log, lost)))
    return Hint(_signal(scenario.name, talk, log, last), moves, example(scenario, moves[0]))


def example(scenario: Scenario, move: str) -> str:
    """A sentence that makes `move` in this scenario."""
    form = "u" if scenario.persona == "bewoner" else "je"
    return str(scenario.examples.get(move) or load_table("examples")[move][form])


def _signal(name: str, talk: Talk, log: AgreementLog, last: TurnRecord | None) -> str:
    if last is None:
        return f"{name} wacht af. Het is aan jou om te zeggen waar het over gaat."
    if last.source == "puzzled":
        return f"{name} begreep je laatste zin niet."
    worst = min(last.changes, key=lambda change: change.trust, default=None)
    if worst is not None and worst.trust < 0:
        return f"{name} hoorde {worst.because} en trok zich een stukje terug."
    missing = [m for entry in at_issue(log, talk.turn) for m in entry.agreement.missing()]
    if missing:
        words = {"who": "wie het doet", "what": "wat er precies gebeurt", "when": "wanneer het is"}
        return f"{name} weet nog niet {words[missing[0]]}."
    if talk.revealed == "hint":
        return f"{name} liet net iets doorschemeren, maar vertelde nog niet alles."
    if talk.revealed == "full":
        return f"{name} heeft verteld wat eronder zit. Er is ruimte voor een afspraak."
    return {
        "low": f"{name} vertrouwt het nog niet.",
        "middle": f"{name} luistert, maar kijkt nog de kat uit de boom.",
        "high": f"{name} denkt met je mee.",
    }[talk.band]


def _candidates(scenario: Scenario, talk: Talk, log: AgreementLog, lost: bool) -> Iterator[str]:
    """Moves that could help, the most fitting first; `lost` says that trust just went down."""
    waited_for = {m for m in scenario.path.moves_from(talk.place) if MOVES[m].sign == "+"}
    recent = set(talk.moves[-2:])
    if talk.turn == 0:
        yield from ("doel_benoemen", "agenda_voorstellen")
    if lost:
        yield from _LISTEN_FIRST
    if at_issue(log, talk.turn) and talk.band != "low":
        yield from _AGREE
    if talk.band == "low" or talk.revealed == "hint":
        yield from (move for move in _LISTEN_FIRST if move not in recent)
    if talk.revealed == "full":
        yield from _AGREE
    yield from (move for move in _LISTEN_FIRST if move in waited_for - recent)
    yield from (move for move in scenario.block.practise if move in waited_for - recent)
    yield from (move for move in scenario.block.practise if talk.count(move) == 0)
    yield from sorted(LISTENING)


def _first_two(moves: Iterator[str]) -> Iterator[str]:
    seen: list[str] = []
    known = load_table("examples")
    for move in moves:
        if move not in seen and move in known:
            seen.append(move)
            yield move
        if len(seen) == 2:
            return
