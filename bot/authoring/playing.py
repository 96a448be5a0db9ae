"""A scenario that a trainer plays: every turn can be taken back, and any beat jumped to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from bot.authoring.playing_hearing import Ear, hear
from bot.authoring.playing_places import Opened
from bot.authoring.playing_reload import keep_place
from bot.practice.agreements import AgreementLog
from bot.practice.debrief import Debrief, debrief
from bot.practice.engine import Turn, open_talk, play
from bot.practice.record import TalkRecord, TurnRecord
from bot.practice.scenario import START, Scenario
from bot.practice.talk import Revealed, Talk

_TELLS_ALL = 6
"""With a point a level on top: the trust from which nothing is held back."""


@dataclass(frozen=True)
class Step:
    """One thing the trainer did, and where the talk stood after it."""

    typed: str
    """What was typed: words, `#move` or `/naar …`; "" for the beginning."""
    talk: Talk
    log: AgreementLog
    line: str
    """What the tegenspeler said last."""
    turn: Turn | None = None
    """None for the beginning and for a jump."""
    said_at: datetime | None = None


class Playthrough:
    """A talk that is being tried."""

    def __init__(self, opened: Opened, ear: Ear, now: datetime) -> None:
        self.opened = opened
        self.started_at = now
        self._ear = ear
        scenario = opened.scenario
        start = Step("", open_talk(scenario), AgreementLog(), scenario.block.opening)
        self._steps = [start]

    @property
    def scenario(self) -> Scenario:
        return self.opened.scenario

    @property
    def last(self) -> Step:
        return self._steps[-1]

    @property
    def steps(self) -> Sequence[Step]:
        """All that was done and not taken back, the beginning left out."""
        return self._steps[1:]

    @property
    def before(self) -> Step:
        """Where the talk stood before the last step."""
        return self._steps[-2] if len(self._steps) > 1 else self.last

    def say(self, text: str, now: datetime) -> Turn:
        """The turn that answers `text`; UserError for a `#move` that doesn't exist."""
        talk, log = self.last.talk, self.last.log
        message = hear(text, self.scenario, log, now, self._ear)
        turn = play(self.scenario, talk, log, message, Random(talk.turn))
        self._steps.append(Step(text, turn.talk, turn.log, turn.line, turn, now))
        return turn

    def back(self) -> bool:
        """Take back the last step; False where there is none."""
        if len(self._steps) == 1:
            return False
        self._steps.pop()
        return True

    def jump(self, name: str) -> str:
        """Go to a beat, story or checkpoint as if it was just reached; the node it is.

        At a beat that tells what is underneath, trust is raised to where that comes out. UserError
        where nothing has this name.
        """
        node = self.opened.find(name)
        talk = replace(self.last.talk, place=node, aside=None, ended=None)
        beat = self.scenario.path.beats.get(node)
        if beat is not None and beat.reveals is not None:
            told: Revealed = "full" if beat.reveals == "full" else "hint"
            trust = max(talk.trust, _TELLS_ALL + talk.level)
            talk = replace(talk, trust=trust, revealed=told)
        line = self.last.line if beat is None else beat.lines[0]
        if node == START:
            line = self.scenario.block.opening
        self._steps.append(Step(f"/naar {name}", talk, self.last.log, line))
        return node

    def renew(self, opened: Opened) -> str | None:
        """Go on in the file as it is now; the place that is gone, in words, if one is."""
        old, self.opened = self.opened, opened
        lost = None
        kept: list[Step] = []
        for step in self._steps:
            earlier = [s.talk.place for s in reversed(self._steps[: len(kept)])]
            found = keep_place(old.scenario, opened.scenario, step.talk, earlier)
            kept.append(replace(step, talk=found.talk))
            lost = found.lost
        self._steps = kept
        return old.describe(lost) if lost else None

    def debrief(self, now: datetime) -> Debrief:
        """The look back on what was played."""
        talk = self.last.talk
        record = TalkRecord(
            id="",
            scenario=self.scenario.id,
            started_at=self.started_at,
            ended_at=now,
            ending=talk.ended or "stopped",
            revealed=talk.revealed,
            turns=[_record(step, step.turn) for step in self.steps if step.turn is not None],
            agreements=self.last.log.entries,
        )
        return debrief(self.scenario, record)


def _record(step: Step, turn: Turn) -> TurnRecord:
    if step.said_at is None:
        raise ValueError("a turn has a moment")
    return TurnRecord(
        number=turn.talk.turn,
        said_at=step.said_at,
        text=step.typed,
        sentences=turn.sentences,
        answer=turn.line,
        source=turn.source,
        beat=turn.beat,
        changes=turn.changes,
        trust=turn.talk.trust,
        tension=turn.talk.tension,
    )
