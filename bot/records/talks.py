"""Talks in the database: written turn by turn, read as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.practice.agreements import AgreementLog, LogEntry
from bot.practice.moves import HeardSentence
from bot.practice.record import TalkRecord, TurnRecord
from bot.practice.talk import Ending, Revealed
from bot.practice.trust import Change
from bot.records.database import Database
from bot.records.models import AgreementRow, CorrectionRow, TalkRow, TurnRow


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


@dataclass(frozen=True)
class Correction:
    """A sentence with the move it was heard as, and the one that was meant."""

    sentence: str
    heard: str
    meant: str


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
        self,
        talk_id: str,
        turn: TurnRecord,
        revealed: Revealed,
        log: AgreementLog,
        before: Mapping[str, Any],
    ) -> None:
        """Add the turn that was just played, with the agreements as they stand after it.

        `before` is what it was played from, as plain data, so that it can be taken back.
        """
        with self._database.transaction() as session:
            self._keep(session, talk_id, revealed, log)
            earlier = select(func.count(TurnRow.id)).where(
                TurnRow.talk_id == talk_id, TurnRow.number == turn.number
            )
            attempt = session.scalar(earlier) + 1
            columns = _turn_columns(turn)
            session.add(TurnRow(talk_id=talk_id, attempt=attempt, before=before, **columns))

    def take_back(self, talk_id: str, number: int, revealed: Revealed, log: AgreementLog) -> None:
        """Take back the turns from `number` on; they are kept as undone.

        `revealed` and `log` are how things stood before that turn.
        """
        with self._database.transaction() as session:
            query = select(TurnRow).where(TurnRow.talk_id == talk_id, TurnRow.number >= number)
            for row in session.scalars(query):
                row.undone = True
            self._keep(session, talk_id, revealed, log)

    def before(self, talk_id: str, number: int) -> Mapping[str, Any] | None:
        """What turn `number` was played from; None where there is no such turn."""
        query = select(TurnRow.before).where(
            TurnRow.talk_id == talk_id, TurnRow.number == number, TurnRow.undone.is_(False)
        )
        with self._database.transaction() as session:
            found: Mapping[str, Any] | None = session.scalars(query).first()
            return found

    def correct(self, talk_id: str, number: int, sentence: str, heard: str, meant: str) -> None:
        """Note that a sentence was heard as the wrong move, for who writes the examples."""
        row = CorrectionRow(
            talk_id=talk_id, number=number, sentence=sentence, heard=heard, meant=meant
        )
        with self._database.transaction() as session:
            session.add(row)

    def corrections(self) -> list[Correction]:
        """Every sentence that a learner says was heard as the wrong move, the oldest first."""
        query = select(CorrectionRow).order_by(CorrectionRow.id)
        with self._database.transaction() as session:
            return [
                Correction(row.sentence, row.heard, row.meant) for row in session.scalars(query)
            ]

    @staticmethod
    def _keep(session: Session, talk_id: str, revealed: Revealed, log: AgreementLog) -> None:
        """Keep how the talk stands: what is revealed, and the agreements of the log."""
        talk = session.get(TalkRow, talk_id)
        if talk is None:
            raise LookupError(f"there is no talk {talk_id}")
        talk.revealed = revealed
        query = select(AgreementRow).where(AgreementRow.talk_id == talk_id)
        known = {row.number: row for row in session.scalars(query)}
        for entry, data in zip(log.entries, log.as_dict()["entries"], strict=True):
            row = known.pop(entry.id, None) or AgreementRow(talk_id=talk_id, number=entry.id)
            for column, value in _agreement_columns(entry, data).items():
                setattr(row, column, value)
            session.add(row)
        for row in known.values():
            session.delete(row)

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
            .where(TurnRow.talk_id == TalkRow.id, TurnRow.undone.is_(False))
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
            for table in (TurnRow, AgreementRow, CorrectionRow):
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
        turns=[_turn_record(turn) for turn in row.turns if not turn.undone],
        agreements=_entries(row.agreements),
        undone=[_turn_record(turn) for turn in row.turns if turn.undone],
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
