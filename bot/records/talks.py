"""Talks in the database: written turn by turn, read as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import delete, func, select

from bot.practice.agreements import AgreementLog, LogEntry
from bot.practice.moves import HeardSentence
from bot.practice.record import TalkRecord, TurnRecord
from bot.practice.talk import Ending, Revealed
from bot.practice.trust import Change
from bot.records.database import Database
from bot.records.models import AgreementRow, TalkRow, TurnRow


@dataclass(frozen=True)
class TalkSummary:
    """A talk in a list of talks."""

    id: str
    conversation: str
    scenario: str
    started_at: datetime
    ended_at: datetime | None
    ending: Ending | None
    turns: int


class Talks:
    """All talks. Every method is a transaction, or part of the one that is open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, talk_id: str, conversation: str, scenario: str, now: datetime) -> None:
        """Begin a talk."""
        row = TalkRow(id=talk_id, conversation=conversation, scenario=scenario, started_at=now)
        with self._database.transaction() as session:
            session.add(row)

    def add_turn(
        self, talk_id: str, turn: TurnRecord, revealed: Revealed, log: AgreementLog
    ) -> None:
        """Add the turn that was just played, with the agreements as they stand after it."""
        with self._database.transaction() as session:
            talk = session.get(TalkRow, talk_id)
            if talk is None:
                raise LookupError(f"there is no talk {talk_id}")
            talk.revealed = revealed
            session.add(TurnRow(talk_id=talk_id, **_turn_columns(turn)))
            known = {
                row.number: row
                for row in session.scalars(
                    select(AgreementRow).where(AgreementRow.talk_id == talk_id)
                )
            }
            for entry, data in zip(log.entries, log.as_dict()["entries"], strict=True):
                row = known.get(entry.id) or AgreementRow(talk_id=talk_id, number=entry.id)
                for column, value in _agreement_columns(entry, data).items():
                    setattr(row, column, value)
                session.add(row)

    def end(self, talk_id: str, ending: Ending, now: datetime) -> None:
        """End a talk; one that has ended keeps its ending."""
        with self._database.transaction() as session:
            talk = session.get(TalkRow, talk_id)
            if talk is not None and talk.ended_at is None:
                talk.ended_at = now
                talk.ending = ending

    def read(self, talk_id: str) -> TalkRecord | None:
        """The whole talk; None where there is none."""
        with self._database.transaction() as session:
            row = session.get(TalkRow, talk_id)
            return None if row is None else _talk_record(row)

    def summaries(self, conversation: str | None = None) -> list[TalkSummary]:
        """All talks (of one conversation), the latest first."""
        turns = (
            select(func.count(TurnRow.id))
            .where(TurnRow.talk_id == TalkRow.id)
            .correlate(TalkRow)
            .scalar_subquery()
        )
        query = select(TalkRow, turns).order_by(TalkRow.started_at.desc())
        if conversation is not None:
            query = query.where(TalkRow.conversation == conversation)
        with self._database.transaction() as session:
            return [_summary(row, count) for row, count in session.execute(query)]

    def erase(self, conversation: str) -> None:
        """Erase every talk of a conversation."""
        with self._database.transaction() as session:
            ids = select(TalkRow.id).where(TalkRow.conversation == conversation)
            for table in (TurnRow, AgreementRow):
                query = delete(table).where(table.talk_id.in_(ids))
                session.execute(query.execution_options(synchronize_session=False))
            own = delete(TalkRow).where(TalkRow.conversation == conversation)
            session.execute(own.execution_options(synchronize_session=False))


def _turn_columns(turn: TurnRecord) -> dict[str, Any]:
    return {
        "number": turn.number,
        "said_at": turn.said_at,
        "text": turn.text,
        "sentences": [asdict(sentence) for sentence in turn.sentences],
        "answer": turn.answer,
        "source": turn.source,
        "beat": turn.beat,
        "changes": [asdict(change) for change in turn.changes],
        "trust": turn.trust,
        "tension": turn.tension,
    }


def _agreement_columns(entry: LogEntry, data: dict[str, Any]) -> dict[str, Any]:
    agreement = entry.agreement
    return {
        "who": agreement.who,
        "third_party": agreement.third_party,
        "what": agreement.what,
        "when_said": agreement.when,
        "due": agreement.due,
        "follow_up": agreement.follow_up,
        "status": agreement.status,
        "explicit": agreement.explicit,
        "sentence": agreement.sentence,
        "entry": data,
    }


def _talk_record(row: TalkRow) -> TalkRecord:
    return TalkRecord(
        id=row.id,
        scenario=row.scenario,
        started_at=row.started_at,
        ended_at=row.ended_at,
        ending=cast("Ending | None", row.ending),
        revealed=cast("Revealed", row.revealed),
        turns=[_turn_record(turn) for turn in row.turns],
        agreements=_entries(row.agreements),
    )


def _entries(rows: Sequence[AgreementRow]) -> Sequence[LogEntry]:
    return AgreementLog.from_dict({"entries": [row.entry for row in rows]}).entries


def _turn_record(row: TurnRow) -> TurnRecord:
    return TurnRecord(
        number=row.number,
        said_at=row.said_at,
        text=row.text,
        sentences=[HeardSentence(**sentence) for sentence in row.sentences],
        answer=row.answer,
        source=row.source,
        beat=row.beat,
        changes=[Change(**change) for change in row.changes],
        trust=row.trust,
        tension=row.tension,
    )


def _summary(row: TalkRow, turns: int) -> TalkSummary:
    return TalkSummary(
        id=row.id,
        conversation=row.conversation,
        scenario=row.scenario,
        started_at=row.started_at,
        ended_at=row.ended_at,
        ending=cast("Ending | None", row.ending),
        turns=turns,
    )
