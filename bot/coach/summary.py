"""The summary of one talk, from which every report is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.practice.agreements import AgreementLog
from bot.practice.debrief import Debrief, debrief
from bot.practice.debrief_text import Section, sections
from bot.practice.record import TalkRecord
from bot.practice.scenario import MODULE_TITLES, Scenario


@dataclass(frozen=True)
class Summary:
    """A talk with its scenario and its debrief."""

    talk: TalkRecord
    scenario: Scenario
    debrief: Debrief

    @property
    def module(self) -> str:
        """The title of the module."""
        return MODULE_TITLES[self.scenario.module]

    @property
    def reading(self) -> list[Section]:
        """The debrief without its ending and its agreements, which a report shows apart."""
        return [s for s in sections(self.debrief) if s.title not in ("Hoe het afliep", "Afspraken")]


def summarise(talk: TalkRecord, scenario: Scenario) -> Summary:
    """The summary of `talk`, which was played in `scenario`."""
    return Summary(talk, scenario, debrief(scenario, talk))


def as_data(summary: Summary) -> dict[str, Any]:
    """The summary as plain data, fit for JSON. Dates are in ISO format, Amsterdam time."""
    talk, scenario = summary.talk, summary.scenario
    entries = AgreementLog(tuple(talk.agreements)).as_dict()["entries"]
    lines = summary.debrief.agreements
    return {
        "id": talk.id,
        "scenario": scenario.id,
        "title": scenario.title,
        "module": scenario.module,
        "counterpart": scenario.name,
        "started_at": talk.started_at.isoformat(),
        "ended_at": talk.ended_at.isoformat() if talk.ended_at else None,
        "ending": talk.ending,
        "hidden_interest_revealed": talk.revealed,
        "agreements": [
            {**entry["agreement"], "missing": list(line.missing), "history": entry["history"]}
            for entry, line in zip(entries, lines)
        ],
        "debrief": summary.debrief.as_dict(),
        "turns": [
            {
                "number": turn.number,
                "said_at": turn.said_at.isoformat(),
                "text": turn.text,
                "moves": [
                    {"text": s.text, "move": s.move, "confidence": s.confidence}
                    for s in turn.sentences
                ],
                "answer": turn.answer,
                "answered_from": turn.source,
                "trust": turn.trust,
                "tension": turn.tension,
            }
            for turn in talk.turns
        ],
    }
