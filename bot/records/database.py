"""One door to the database: a turn is one transaction."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.orm import Session

_UPGRADING = 5_317_264
"""The advisory lock of PostgreSQL that is held during an upgrade: any number of our own."""
_MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """The database at `url`. Nothing is opened before it is first used."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.file: Path | None = None
        """The file of an SQLite database."""
        if self.is_sqlite and parsed.database and parsed.database != ":memory:":
            self.file = Path(parsed.database)
            self.file.parent.mkdir(parents=True, exist_ok=True)
        # An error of the database must not carry what a participant said into a log.
        self.engine: Engine = sa.create_engine(
            parsed, future=True, pool_pre_ping=not self.is_sqlite, hide_parameters=True
        )
        if self.is_sqlite:
            sa.event.listen(self.engine, "connect", _set_up_sqlite)
        self._current: ContextVar[Session | None] = ContextVar("session", default=None)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is kept as a whole, or not at all.

        Inside another transaction of the same task it is that transaction's session.
        """
        current = self._current.get()
        if current is not None:
            yield current
            return
        with Session(self.engine, future=True) as session, session.begin():
            token = self._current.set(session)
            try:
                yield session
            finally:
                self._current.reset(token)

    def upgrade(self) -> None:
        """Bring the tables up to this version of the program.

        One process at a time does so; another finds nothing left to do.
        """
        with self._alone(), self.engine.begin() as connection:
            if not self.is_sqlite:
                connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_UPGRADING})"))
            command.upgrade(_alembic_config(connection), "head")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """SQLite's own locks don't keep two processes from making the same table."""
        if self.file is None:
            yield
            return
        with self.file.with_name(f"{self.file.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def is_current(self) -> bool:
        """Whether the tables are those of this version of the program."""
        with self.engine.connect() as connection:
            heads = MigrationContext.configure(connection).get_current_heads()
            script = ScriptDirectory.from_config(_alembic_config(connection))
        return set(heads) == set(script.get_heads())

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _alembic_config(connection: sa.engine.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    # WAL lets a report read while a talk goes on; a commit survives a killed process.
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.close()
