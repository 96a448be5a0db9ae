"""Writes a talk that was just played as a conversation to test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq

from bot.authoring.conversations import CONVERSATIONS, STORIES, confirmed
from bot.authoring.playing import Playthrough, Step
from bot.authoring.playing_places import Opened
from bot.errors import UserError

_NAME = re.compile(r"[a-z0-9_]{1,60}")
_CLEAR = 0.8
"""From this confidence on a sentence is clear enough to expect its move of every later model."""
_MARGIN = 1
"""How far trust may move before the test fails: the sizes of trust are tuned at times."""


def target(name: str) -> Path:
    """Where a conversation called `name` goes. UserError if it can't be called so."""
    if not _NAME.fullmatch(name):
        raise UserError(
            f"'{name}' kan geen naam van een test zijn. Gebruik alleen kleine letters, cijfers "
            "en _."
        )
    path = CONVERSATIONS / f"{name}.yml"
    if path.exists():
        raise UserError(f"De test {path} is er al. Kies een andere naam.")
    return path


def write(played: Playthrough, path: Path) -> str:
    """Write the talk to `path` and tell so in Dutch. UserError where that can't be done."""
    if not played.steps:
        return "Er is niets gezegd. Er is geen test bewaard."
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_yaml(played), encoding="utf-8")
    except OSError as error:
        raise UserError(f"Het bestand {path} is niet te schrijven: {error.strerror}.") from None
    told = f"Bewaard als test: {path}"
    if played.opened.path.resolve().parent != STORIES:
        told += ". Het scenario staat nog niet in data/stories; de test werkt zodra het daar staat."
    return told


def as_yaml(played: Playthrough) -> str:
    """The talk as the text of a conversation file."""
    last = played.last
    trust = last.talk.trust
    data = {
        "scenario": played.scenario.id,
        "now": played.started_at.replace(second=0, microsecond=0).isoformat(timespec="minutes"),
        "talk": [dict(_exchange(played.opened, step)) for step in played.steps],
        "end": {
            "trust": _in_a_row([max(0, trust - _MARGIN), min(10, trust + _MARGIN)]),
            "revealed": last.talk.revealed,
            "ended": last.talk.ended or "going_on",
            "confirmed": confirmed(played),
        },
    }
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 1000  # type: ignore[assignment]
    out = StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _in_a_row(values: Sequence[Any]) -> CommentedSeq:
    """A list that is written on one line: [4, 6]."""
    row = CommentedSeq(values)
    row.fa.set_flow_style()
    return row


def _exchange(opened: Opened, step: Step) -> Iterator[tuple[str, Any]]:
    yield "learner", step.typed
    turn = step.turn
    if turn is None:
        return
    if all(sentence.confidence >= _CLEAR for sentence in turn.sentences):
        yield "moves", _in_a_row([sentence.move for sentence in turn.sentences])
    if turn.beat is not None:
        beat = opened.scenario.path.beats[turn.beat]
        yield "beat", f"{beat.story} / {beat.number}"
    else:
        yield "source", turn.source
