"""Playing turns in tests: what the learner says is given as moves, not as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

from bot.practice.agreements import Agreement, AgreementLog
from bot.practice.engine import Turn, open_talk, play
from bot.practice.hearing import Message
from bot.practice.moves import HeardSentence
from bot.practice.record import TalkRecord, TurnRecord
from bot.practice.scenario import Scenario, load_scenario
from bot.practice.talk import Talk

ROOT = Path(__file__).parents[2]
SCENARIOS = ROOT / "tests" / "scenarios"
REAL = sorted((ROOT / "data" / "stories").glob("*.yml"))
NOW = datetime(2026, 11, 23, 14, 5)
SMALL = load_scenario(SCENARIOS / "oefening.yml")

Said = str | HeardSentence


def sentence(move: str, text: str | None = None, confidence: float = 0.9) -> HeardSentence:
    """A sentence heard as `move`."""
    return HeardSentence(text if text is not None else f"zin met {move}", move, confidence)


def heard(said: Said) -> HeardSentence:
    """A sentence, also where only its move is given."""
    return sentence(said) if isinstance(said, str) else said


def promise(**fields: Any) -> Agreement:
    """A complete agreement, with other fields where given."""
    complete = Agreement(
        who="counterpart",
        third_party=None,
        what="het concept mailen",
        when="vrijdag",
        due=date(2026, 11, 27),
        follow_up=False,
        status="proposed",
        sentence="Dan mail jij vrijdag het concept.",
    )
    return replace(complete, **fields)


NO_DAY = promise(when=None, due=None, sentence="Dan mail jij het concept.")


class Game:
    """A talk in which turn after turn is played."""

    def __init__(self, scenario: Scenario = SMALL, seed: int = 0, **state: Any) -> None:
        self.scenario = scenario
        self.talk: Talk = replace(open_talk(scenario), **state)
        self.log = AgreementLog()
        self.turns: list[TurnRecord] = []
        self._rng = Random(seed)

    def say(self, *said: Said, agreements: Sequence[Agreement] = ()) -> Turn:
        """The turn that answers one message."""
        sentences = [heard(one) for one in said]
        turn = play(
            self.scenario, self.talk, self.log, Message(sentences, agreements, NOW), self._rng
        )
        self.talk, self.log = turn.talk, turn.log
        text = " ".join(one.text for one in sentences)
        self.turns.append(
            TurnRecord(
                number=turn.talk.turn,
                said_at=NOW,
                text=text,
                sentences=sentences,
                answer=turn.line,
                source=turn.source,
                beat=turn.beat,
                changes=turn.changes,
                trust=turn.talk.trust,
                tension=turn.talk.tension,
            )
        )
        return turn

    def propose(self, *agreements: Agreement) -> Turn:
        """The turn that answers a proposed agreement."""
        return self.say("afspraak_voorstellen", agreements=agreements)

    def record(self) -> TalkRecord:
        """What is kept of the talk."""
        return TalkRecord(
            id="1",
            scenario=self.scenario.id,
            started_at=NOW,
            ended_at=NOW,
            ending=self.talk.ended,
            revealed=self.talk.revealed,
            turns=self.turns,
            agreements=self.log.entries,
        )


def story(turn: Turn, scenario: Scenario = SMALL) -> str | None:
    """The name of the story that the answer stands in, None off the path."""
    return scenario.path.beats[turn.beat].story if turn.beat else None


def signals(turn: Turn, scenario: Scenario = SMALL) -> set[str]:
    """The rows of the general table that hold the answer."""
    from bot.practice.reactions import general

    return {
        name
        for name, row in general(scenario.persona).items()
        if turn.template in (*row.low, *row.middle, *row.high)
    }
