"""Which messages were handled, and which answers still have to reach somebody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from bot.practice.answer import Answer
from bot.records.database import Database
from bot.records.models import HandledRow


class Outbox:
    """The answers to handled messages, kept until they are delivered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, message_id: str) -> list[Answer] | None:
        """The answers to a handled message that were not delivered; None if it is new."""
        with self._database.transaction() as session:
            row = session.get(HandledRow, message_id)
            return None if row is None else [Answer.from_dict(item) for item in row.answers]

    def put(
        self, message_id: str, conversation: str, answers: Sequence[Answer], now: datetime
    ) -> None:
        """Note that a message was handled, with the answers to give."""
        row = HandledRow(
            message_id=message_id,
            conversation=conversation,
            handled_at=now,
            answers=[answer.as_dict() for answer in answers],
            delivered=False,
        )
        with self._database.transaction() as session:
            session.add(row)

    def delivered(self, message_id: str) -> None:
        """The answers reached the person: they need not be kept."""
        with self._database.transaction() as session:
            row = session.get(HandledRow, message_id)
            if row is not None:
                row.delivered = True
                row.answers = []

    def waiting(self, channel: str) -> list[tuple[str, str, list[Answer]]]:
        """Message id, conversation and answers of what was not delivered yet, oldest first."""
        query = (
            select(HandledRow)
            .where(HandledRow.delivered.is_(False))
            .where(HandledRow.conversation.startswith(f"{channel}:"))
            .order_by(HandledRow.handled_at)
        )
        with self._database.transaction() as session:
            return [
                (row.message_id, row.conversation, [Answer.from_dict(a) for a in row.answers])
                for row in session.scalars(query)
            ]

    def forget(self, before: datetime) -> None:
        """Forget what was handled and delivered before this moment."""
        query = (
            delete(HandledRow)
            .where(HandledRow.handled_at < before)
            .where(HandledRow.delivered.is_(True))
        )
        with self._database.transaction() as session:
            session.execute(query.execution_options(synchronize_session=False))
