"""What is kept: SQLAlchemy models, the migrations, and what may be read and written."""

from bot.records.database import Database
from bot.records.outbox import Outbox
from bot.records.talks import Talks, TalkSummary

__all__ = ["Database", "Outbox", "TalkSummary", "Talks"]
