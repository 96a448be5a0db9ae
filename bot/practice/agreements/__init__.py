"""Agreements: what the learner binds somebody to, found in a message and kept over a talk."""

from bot.practice.agreements.extract import extract_agreements
from bot.practice.agreements.log import AgreementLog, Counter, Event, LogEntry
from bot.practice.agreements.model import Agreement, Status, Who
from bot.practice.agreements.supplement import Supplement, find_supplement

__all__ = [
    "Agreement",
    "AgreementLog",
    "Counter",
    "Event",
    "LogEntry",
    "Status",
    "Supplement",
    "Who",
    "extract_agreements",
    "find_supplement",
]
