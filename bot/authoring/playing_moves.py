"""Moves without words: what `#gedrag_benoemen` stands for, with the agreements that go with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.practice.agreements import Agreement, AgreementLog, Who
from bot.practice.agreements.likeness import same_action
from bot.practice.moves import HeardSentence
from bot.practice.scenario import Scenario

PROPOSING = frozenset({"afspraak_voorstellen", "commitment_vragen"})
_IN_GENERAL: tuple[tuple[Who, str], ...] = (
    ("counterpart", "het concept mailen"),
    ("learner", "de planning uitzoeken"),
    ("both", "elkaar weer bellen"),
)
"""Proposed where the scenario doesn't say what a good talk agrees on."""


def wordless(move: str, remark: str = "") -> HeardSentence:
    """The sentence that makes `move` and says nothing else."""
    return HeardSentence(f"#{move}{remark}", move, 1.0)


def proposals(scenario: Scenario, now: datetime) -> list[Agreement]:
    """A complete proposal for each agreement that a good talk makes in this scenario."""
    expected = [(item.who, item.what) for item in scenario.block.agreements] or _IN_GENERAL
    return [
        _proposal(who, what, (now + timedelta(days=4 + number)).date())
        for number, (who, what) in enumerate(expected)
    ]


def without_time(agreement: Agreement) -> Agreement:
    """The same proposal, with no word on when."""
    return replace(agreement, when=None, due=None)


def next_proposal(scenario: Scenario, log: AgreementLog, now: datetime) -> Agreement:
    """The first proposal that isn't settled yet; the last where all are."""
    every = proposals(scenario, now)
    settled = [entry.agreement for entry in log.entries if entry.answered]
    for proposal in every:
        if not any(same_action(done, proposal) for done in settled):
            return proposal
    return every[-1]


def recap(log: AgreementLog) -> list[Agreement]:
    """All that was agreed or proposed and not refused, said once more as agreed."""
    standing = (entry.agreement for entry in log.entries)
    return [replace(a, status="confirmed") for a in standing if a.status in _STANDING]


_STANDING = ("proposed", "confirmed")


def agreements_for(
    moves: Sequence[tuple[str, bool]], scenario: Scenario, log: AgreementLog, now: datetime
) -> list[Agreement]:
    """The agreements of a message given as moves; the flag says whether one is complete."""
    return [
        agreement
        for move, complete in moves
        for agreement in _agreements(move, complete, scenario, log, now)
    ]


def _agreements(
    move: str, complete: bool, scenario: Scenario, log: AgreementLog, now: datetime
) -> Iterator[Agreement]:
    if move == "afspraak_bevestigen":
        yield from recap(log)
    elif move == "afspraak_voorstellen":
        proposal = next_proposal(scenario, log, now)
        yield proposal if complete else without_time(proposal)
    elif complete and move in PROPOSING:
        yield next_proposal(scenario, log, now)


_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def _proposal(who: Who, what: str, due: date) -> Agreement:
    when = f"{_DAYS[due.weekday()]} {due.day}-{due.month}"
    return Agreement(
        who=who,
        third_party="iemand anders" if who == "third_party" else None,
        what=what,
        when=when,
        due=due,
        follow_up=False,
        status="proposed",
        sentence=f"#afspraak_voorstellen! ({what}, {when})",
    )
