"""Each module has its own eye: what a trainer of it would look for in a transcript.

Counts and facts of the talk, never a mark. Regie: does the learner hold the direction (goal and
agenda early, back to the point, limits, an explicit close)? Aanspreken: the order fact, effect,
wish of the 4G model, no blame, room for the other, agreements that are complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.practice.record import TalkRecord, TurnRecord
from bot.practice.scenario import Scenario

_OPENING_TURNS = 3
_CLOSING_TURNS = 3
_ATTACKS = ("verwijten", "dreigen")


@dataclass(frozen=True)
class Sight:
    """One thing that was looked at."""

    name: str
    seen: bool
    text: str
    """What was seen, in a Dutch sentence."""


def look(scenario: Scenario, talk: TalkRecord) -> tuple[Sight, ...]:
    """What the module's eye saw in `talk`; nothing for a talk without turns."""
    if not talk.turns:
        return ()
    if scenario.module == "regie_in_gesprekken":
        return tuple(_direction(talk))
    return tuple(_addressing(talk))


def _direction(talk: TalkRecord) -> Iterator[Sight]:
    opening = _moves(talk.turns[:_OPENING_TURNS])
    closing = _moves(talk.turns[-_CLOSING_TURNS:])
    every = _moves(talk.turns)
    goal = "doel_benoemen" in opening
    yield Sight("doel", goal, f"Je noemde aan het begin {_not(goal)}waar het over ging.")
    agenda = "agenda_voorstellen" in opening
    yield Sight("agenda", agenda, f"Je stelde aan het begin {_a(agenda)} verloop voor.")
    back = every.count("terugleiden")
    yield Sight("terug", back > 0, f"Je ging {_times(back)} terug naar het onderwerp.")
    summed = every.count("samenvatten")
    yield Sight("samenvatten", summed > 0, f"Je vatte {_times(summed)} samen.")
    limits = every.count("begrenzen")
    yield Sight("grens", limits > 0, f"Je gaf {_times(limits)} een grens aan.")
    share = words_share(talk.turns)
    yield Sight("ruimte", share <= 60, f"Van elke 100 woorden waren er {share} van jou.")
    closed = bool({"afspraak_bevestigen", "afronden"} & set(closing))
    yield Sight("afsluiten", closed, f"Je sloot het gesprek {_not(closed)}duidelijk af.")


def _addressing(talk: TalkRecord) -> Iterator[Sight]:
    every = _moves(talk.turns)
    in_order = _first(every, "gedrag_benoemen") < _first(every, "effect_benoemen") < len(every)
    yield Sight(
        "volgorde",
        in_order,
        f"Je noemde {_not(in_order)}eerst het feit en daarna wat het met zich meebracht.",
    )
    blame = sum(every.count(move) for move in _ATTACKS)
    yield Sight("zonder verwijt", blame == 0, f"De ander hoorde {_times(blame)} een verwijt.")
    room = _asked_soon(talk.turns)
    yield Sight("ruimte", room, f"Je vroeg {'al' if room else 'niet'} snel hoe de ander het zag.")
    complete = [e for e in talk.agreements if e.agreement.explicit]
    made = len(talk.agreements)
    text = _complete(len(complete), made)
    yield Sight("afspraken", made > 0 and len(complete) == made, text)


def words_share(turns: Sequence[TurnRecord]) -> int:
    """How many of every hundred words the learner said; 0 where nobody said any."""
    own = sum(len(turn.text.split()) for turn in turns)
    other = sum(len(turn.answer.split()) for turn in turns)
    return round(100 * own / (own + other)) if own + other else 0


def _moves(turns: Sequence[TurnRecord]) -> list[str]:
    return [sentence.move for turn in turns for sentence in turn.sentences]


def _first(moves: Sequence[str], move: str) -> int:
    return moves.index(move) if move in moves else len(moves)


def _asked_soon(turns: Sequence[TurnRecord]) -> bool:
    """Whether an open question came within two turns after the first fact (rule of the 4G)."""
    for number, turn in enumerate(turns):
        if any(s.move == "gedrag_benoemen" for s in turn.sentences):
            return "open_vraag" in _moves(turns[number : number + 3])
    return "open_vraag" in _moves(turns)


def _complete(complete: int, made: int) -> str:
    """How many of the agreements say who, what and when."""
    if made == 0:
        return "Er is niets afgesproken."
    if made == 1:
        return f"De afspraak is {_not(complete == 1)}compleet: wie, wat en wanneer."
    if complete == made:
        return f"Alle {made} afspraken zijn compleet: wie, wat en wanneer."
    number = {0: "is er geen", 1: "is er één"}.get(complete, f"zijn er {complete}")
    return f"Van de {made} afspraken {number} compleet: wie, wat en wanneer."


def _not(seen: bool) -> str:
    return "" if seen else "niet "


def _a(seen: bool) -> str:
    return "een" if seen else "geen"


def _times(count: int) -> str:
    words = ("geen enkele keer", "één keer", "twee keer", "drie keer", "vier keer")
    return words[count] if count < len(words) else f"{count} keer"
