"""The tables. All times are Amsterdam time without zone, as the participant lived them.

Columns that may be empty have no annotation: the type checker sees that they are Optional.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class TalkRow(Base):
    """One practice talk."""

    __tablename__ = "talks"

    id: str = Column(String(32), primary_key=True)
    conversation: str = Column(String(80), nullable=False, index=True)
    """Who talks: the channel and the address there, such as "telegram:42"."""
    scenario: str = Column(String(40), nullable=False)
    started_at: datetime = Column(DateTime, nullable=False)
    ended_at = Column(DateTime)
    ending = Column(String(20))
    revealed: str = Column(String(10), nullable=False, default="nothing")

    turns: list[TurnRow] = relationship(
        "TurnRow", order_by="TurnRow.number, TurnRow.attempt", cascade="all, delete-orphan"
    )
    agreements: list[AgreementRow] = relationship(
        "AgreementRow", order_by="AgreementRow.number", cascade="all, delete-orphan"
    )


class TurnRow(Base):
    """One message of the learner and its answer."""

    __tablename__ = "turns"

    id: int = Column(Integer, primary_key=True)
    talk_id: str = Column(String(32), ForeignKey("talks.id"), nullable=False, index=True)
    number: int = Column(Integer, nullable=False)
    attempt: int = Column(Integer, nullable=False, default=1)
    """1, and one more each time the learner took this turn back and tried again."""
    undone: bool = Column(Boolean, nullable=False, default=False)
    """Whether the learner took it back."""
    said_at: datetime = Column(DateTime, nullable=False)
    text: str = Column(Text, nullable=False)
    sentences: Any = Column(JSON, nullable=False)
    """List of {text, move, confidence}."""
    answer: str = Column(Text, nullable=False)
    source: str = Column(String(20), nullable=False)
    beat = Column(String(20))
    changes: Any = Column(JSON, nullable=False)
    """List of {sentence, move, rule, trust, tension, because}."""
    trust: int = Column(Integer, nullable=False)
    tension: int = Column(Integer, nullable=False)
    before: Any = Column(JSON, nullable=False)
    """What the turn was played from: {talk, log, message}; see bot/practice/replay.py."""

    __table_args__ = (UniqueConstraint("talk_id", "number", "attempt"),)


class CorrectionRow(Base):
    """A sentence that the learner says was heard as the wrong move."""

    __tablename__ = "corrections"

    id: int = Column(Integer, primary_key=True)
    talk_id: str = Column(String(32), ForeignKey("talks.id"), nullable=False, index=True)
    number: int = Column(Integer, nullable=False)
    sentence: str = Column(Text, nullable=False)
    heard: str = Column(String(40), nullable=False)
    meant: str = Column(String(40), nullable=False)


class AgreementRow(Base):
    """One agreement of the log, as it stands after the last turn that touched it."""

    __tablename__ = "agreements"

    id: int = Column(Integer, primary_key=True)
    talk_id: str = Column(String(32), ForeignKey("talks.id"), nullable=False, index=True)
    number: int = Column(Integer, nullable=False)
    """Its number in the log of the talk."""
    who = Column(String(20))
    third_party = Column(Text)
    what = Column(Text)
    when_said = Column(Text)
    due = Column(Date, index=True)
    follow_up: bool = Column(Boolean, nullable=False)
    status: str = Column(String(20), nullable=False)
    explicit: bool = Column(Boolean, nullable=False)
    sentence: str = Column(Text, nullable=False)
    entry: Any = Column(JSON, nullable=False)
    """The whole entry with its history, as AgreementLog.as_dict writes it."""

    __table_args__ = (UniqueConstraint("talk_id", "number"),)


class TrackerRow(Base):
    """What Rasa needs to go on with a conversation: its slots and its latest events."""

    __tablename__ = "trackers"

    conversation: str = Column(String(80), primary_key=True)
    events: Any = Column(JSON, nullable=False)


class HandledRow(Base):
    """A message that was handled, with its answers until they are delivered."""

    __tablename__ = "handled_messages"

    message_id: str = Column(String(120), primary_key=True)
    """Unique over all channels, such as "telegram:1234567"."""
    conversation: str = Column(String(80), nullable=False, index=True)
    handled_at: datetime = Column(DateTime, nullable=False, index=True)
    answers: Any = Column(JSON, nullable=False)
    """The answers as plain data; emptied once they are delivered."""
    delivered: bool = Column(Boolean, nullable=False, default=False, index=True)
