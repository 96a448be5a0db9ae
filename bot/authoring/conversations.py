"""Conversations as tests: a talk in a YAML file, with what should come of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel, Extra, Field, ValidationError, validator

from bot.authoring.playing import Playthrough
from bot.authoring.playing_hearing import Ear
from bot.authoring.playing_places import open_file
from bot.authoring.source import Source
from bot.errors import UserError
from bot.practice.engine import Turn
from bot.practice.moves import MOVES
from bot.practice.scenario import suggestion
from bot.practice.scenario.source import ScenarioError, read_document
from bot.settings import ROOT

CONVERSATIONS = ROOT / "tests" / "conversations"
STORIES = ROOT / "data" / "stories"
NOW = datetime(2026, 11, 23, 14, 5)
"""When a conversation takes place that doesn't say when: a Monday."""

SourceName = Literal["story", "reveal", "agreement", "scenario", "general", "ending", "puzzled"]


class _Strict(BaseModel):
    class Config:
        extra = Extra.forbid
        allow_mutation = False
        anystr_strip_whitespace = True


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _known_move(move: str) -> str:
    if move not in MOVES:
        raise ValueError(f"de interventie '{move}' ken ik niet.{suggestion(move, MOVES)}")
    return move


class Exchange(_Strict):
    """One line of the learner and what should be made of it."""

    learner: str = Field(description="wat de deelnemer zegt, of #interventie, of /naar 3.2")
    moves: tuple[str, ...] = Field((), description="de interventies die je verwacht, op volgorde")
    beat: Optional[str] = Field(
        None, description="de zin die je verwacht: 3.2, of verhaal / nummer"
    )
    source: Optional[SourceName] = Field(
        None,
        description="waar het antwoord vandaan komt: story, reveal, agreement, scenario, general, "
        "ending of puzzled",
    )

    _one_or_more = validator("moves", pre=True, allow_reuse=True)(_as_tuple)
    _known = validator("moves", each_item=True, allow_reuse=True)(_known_move)


class Outcome(_Strict):
    """How the talk should stand at its end; what is left out is not looked at."""

    trust: Optional[Union[int, tuple[int, int]]] = Field(
        None, description="een getal, of het laagste en het hoogste: [5, 8]"
    )
    revealed: Optional[Literal["nothing", "hint", "full"]] = Field(
        None, description="nothing, hint of full"
    )
    ended: Optional[Literal["agreed", "open", "broken_off", "going_on"]] = Field(
        None, description="agreed, open, broken_off of going_on (het gesprek loopt nog)"
    )
    confirmed: Optional[int] = Field(None, description="hoeveel afspraken er bevestigd zijn", ge=0)


class Conversation(_Strict):
    """A whole talk."""

    scenario: str = Field(description="de id van het scenario in data/stories")
    now: Optional[datetime] = Field(
        None, description="wanneer het gesprek is: 2026-11-23T14:05; vrijdag telt vanaf dan"
    )
    talk: tuple[Exchange, ...] = Field(description="de beurten, elk met learner")
    end: Optional[Outcome] = Field(
        None,
        description="hoe het gesprek er aan het eind voor staat: trust, revealed, ended, confirmed",
    )


_MODELS: Mapping[str, type[BaseModel]] = {"talk": Exchange, "end": Outcome}


def read(path: Path) -> Conversation:
    """The conversation in `path`. UserError with everything that is wrong, a line each."""
    try:
        data = read_document(path).data
    except ScenarioError as error:
        raise UserError(str(error)) from None
    if not isinstance(data, Mapping):
        raise UserError(f"{path}:1: hier horen de sleutels scenario, talk en end te staan.")
    try:
        return Conversation.parse_obj(data)
    except ValidationError as error:
        source = Source.of(path.read_text(encoding="utf-8-sig"), str(path))
        lines = [_explain(source, found) for found in error.errors()]
        raise UserError("\n".join(dict.fromkeys(lines))) from None


def _explain(source: Source, error: Mapping[str, Any]) -> str:
    place = tuple(error["loc"])
    key = str(next((step for step in reversed(place) if isinstance(step, str)), ""))
    where = f"{source.file}:{source.line(place)}:"
    turn = f"beurt {place[1] + 1}: " if len(place) > 1 and place[0] == "talk" else ""
    part = str(place[0]) if len(place) > 1 else ""
    fields = _MODELS.get(part, Conversation).__fields__
    if error["type"] == "value_error.extra":
        return f"{where} {turn}de sleutel '{key}' ken ik niet.{suggestion(key, fields)}"
    if error["type"] == "value_error.missing":
        about = fields[key].field_info.description
        return f"{where} {turn}de sleutel '{key}' ontbreekt. Schrijf daar: {about}."
    if error["type"] == "value_error":
        return f"{where} {turn}{error['msg']}"
    about = fields[key].field_info.description if key in fields else "iets anders"
    return f"{where} {turn}de waarde van '{key}' klopt niet. Schrijf daar: {about}."


@dataclass(frozen=True)
class Played:
    """A conversation that was played to its end."""

    talk: Playthrough
    differences: Sequence[str]
    """What was otherwise than expected, each a Dutch line; empty where all was as it should be."""


def run(path: Path, ear: Ear) -> Played:
    """Play the conversation in `path`. UserError or ScenarioError where it can't be played."""
    conversation = read(path)
    now = conversation.now or NOW
    opened = open_file(STORIES / f"{conversation.scenario}.yml")
    talk = Playthrough(opened, ear, now)
    differences: list[str] = []
    for number, exchange in enumerate(conversation.talk, start=1):
        label = f"beurt {number} “{exchange.learner}”"
        jump = _JUMP.match(exchange.learner)
        if jump:
            talk.jump(jump["name"])
            continue
        if talk.last.talk.ended is not None:
            differences.append(f"{label}: het gesprek was al klaar ({talk.last.talk.ended}).")
            break
        turn = talk.say(exchange.learner, now)
        differences.extend(f"{label}: {text}" for text in _turn(talk, exchange, turn))
    if conversation.end is not None:
        differences.extend(f"aan het eind: {text}" for text in _end(talk, conversation.end))
    return Played(talk, differences)


_JUMP = re.compile(r"/naar\s+(?P<name>.+)")


def _turn(talk: Playthrough, exchange: Exchange, turn: Turn) -> Iterator[str]:
    heard = [sentence.move for sentence in turn.sentences]
    if exchange.moves and list(exchange.moves) != heard:
        sure = ", ".join(f"{s.move} ({s.confidence:.0%})" for s in turn.sentences)
        yield f"verwacht {', '.join(exchange.moves)}; gehoord {sure}."
    if exchange.beat is not None:
        expected = talk.opened.find(exchange.beat)
        if turn.beat != expected:
            yield f"verwacht {talk.opened.describe(expected)}; het werd {_origin(talk, turn)}."
    if exchange.source is not None and turn.source != exchange.source:
        yield f"verwacht een antwoord uit '{exchange.source}'; het werd {_origin(talk, turn)}."


def _origin(talk: Playthrough, turn: Turn) -> str:
    where = f" ({talk.opened.describe(turn.beat)})" if turn.beat else ""
    return f"'{turn.source}'{where}: “{turn.line}”"


def _end(talk: Playthrough, outcome: Outcome) -> Iterator[str]:
    last = talk.last
    if outcome.trust is not None:
        bounds = outcome.trust if isinstance(outcome.trust, tuple) else (outcome.trust,) * 2
        low, high = bounds
        if not low <= last.talk.trust <= high:
            wanted = str(low) if low == high else f"tussen {low} en {high}"
            yield f"vertrouwen {wanted} verwacht; het is {last.talk.trust}."
    for name, expected, found in (
        ("revealed", outcome.revealed, last.talk.revealed),
        ("ended", outcome.ended, last.talk.ended or "going_on"),
        ("confirmed", outcome.confirmed, confirmed(talk)),
    ):
        if expected is not None and expected != found:
            yield f"{name} {expected} verwacht; het is {found}."


def confirmed(talk: Playthrough) -> int:
    """How many agreements stand at the end."""
    return sum(entry.agreement.status == "confirmed" for entry in talk.last.log.entries)
