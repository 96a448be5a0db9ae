"""What a trainer wants to know of a turn: what was heard, what it did, where the answer is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.authoring.playing import Playthrough, Step
from bot.practice import reactions
from bot.practice.engine import Turn
from bot.practice.moves import MOVES
from bot.practice.scenario import ByTrust, Scenario

_ENDINGS = {"agreed": "met een afspraak", "open": "zonder afspraak", "broken_off": "afgebroken"}
_MOST_MOVES = 12


def details(played: Playthrough) -> list[str]:
    """The last turn in lines of Dutch; none where the last step was no turn."""
    step, before = played.last, played.before
    if step.turn is None:
        return []
    return [
        *_heard(step.turn),
        _mood(before, step, step.turn),
        f"antwoord uit {_origin(played, step.turn)}",
        *_agreements(step),
        place(played),
    ]


def _heard(turn: Turn) -> Iterator[str]:
    several = len(turn.sentences) > 1
    for sentence in turn.sentences:
        counts = " <- hierop komt het antwoord" if several and sentence is turn.heard else ""
        if sentence.text.startswith("#"):
            yield f"gehoord: {sentence.move} (zonder woorden){counts}"
        else:
            sure = f"{sentence.confidence:.0%}".replace("%", " %")
            yield f"gehoord: {sentence.move} ({sure}) “{sentence.text}”{counts}"


def _mood(before: Step, after: Step, turn: Turn) -> str:
    trust = _level(before.talk.trust, after.talk.trust)
    tension = _level(before.talk.tension, after.talk.tension)
    return (
        f"vertrouwen {trust}, spanning {tension}, reacties uit '{after.talk.band}'{_because(turn)}"
    )


def _level(before: int, after: int) -> str:
    return f"{after} ({after - before:+d})"


def _because(turn: Turn) -> str:
    reasons = [f"{change.because} [{change.rule}]" for change in turn.changes]
    return f"; hoorde {', '.join(reasons)}" if reasons else ""


def _origin(played: Playthrough, turn: Turn) -> str:
    scenario = played.scenario
    if turn.beat is not None:
        kind = "wat eronder zit: " if turn.source == "reveal" else ""
        return f"{kind}{played.opened.describe(turn.beat)}"
    if turn.source == "ending":
        return f"closing: {turn.talk.ended}"
    own = _row(scenario.reactions, turn.template)
    if own is not None:
        return f"reactions van dit scenario: {own}"
    row = _row(reactions.general(scenario.persona), turn.template)
    return f"de algemene tabel ({scenario.persona}): {row}"


def _row(table: Mapping[str, ByTrust], line: str) -> str | None:
    """The row and band of the table that hold the line."""
    for name, row in table.items():
        for band in ("low", "middle", "high"):
            if line in getattr(row, band):
                return f"{name}, {band}"
    return None


def _agreements(step: Step) -> Iterator[str]:
    for entry in step.log.entries:
        agreement = entry.agreement
        missing = ", ".join(agreement.missing())
        lacks = f", mist {missing}" if missing else ""
        yield f"afspraak: {agreement.what or '?'} ({agreement.status}{lacks})"


def place(played: Playthrough) -> str:
    """Where the talk stands on the written path, and which moves lead on from there."""
    talk = played.last.talk
    if talk.ended is not None:
        return f"het gesprek is klaar: {_ENDINGS.get(talk.ended, talk.ended)}"
    where = played.opened.describe(talk.aside or talk.place)
    onward = _onward(played.scenario, talk.place, talk.aside)
    return f"plek: {where}; verder met {onward}"


def _onward(scenario: Scenario, place: str, aside: str | None) -> str:
    nodes = [node for node in (aside, place) if node is not None]
    waited = {move for node in nodes for move in scenario.path.moves_from(node)}
    names = [move for move in MOVES if move in waited]
    rest = f" en {len(names) - _MOST_MOVES} andere" if len(names) > _MOST_MOVES else ""
    return ", ".join(names[:_MOST_MOVES]) + rest if names else "niets: het pad houdt hier op"
