from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import datetime

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from bot.records import Database, Talks
from bot.records.database import _alembic_config
from bot.records.models import Base, TrackerRow

NOW = datetime(2026, 11, 23, 14, 5)


def _tables(database: Database) -> set[str]:
    return set(sa.inspect(database.engine).get_table_names())


def _conversations(database: Database) -> list[str]:
    with database.transaction() as session:
        return list(session.scalars(sa.select(TrackerRow.conversation)))


def test_upgrading_makes_the_tables_and_may_be_done_again(empty_database: Database) -> None:
    assert not empty_database.is_current()
    empty_database.upgrade()
    Talks(empty_database).start("t1", "test:1", "oefening", NOW)
    empty_database.upgrade()
    assert empty_database.is_current()
    assert [talk.id for talk in Talks(empty_database).summaries()] == ["t1"]


def test_processes_may_upgrade_at_the_same_time(empty_database: Database, url: str) -> None:
    program = "import sys; from bot.records import Database; Database(sys.argv[1]).upgrade()"
    command = [sys.executable, "-c", program, url]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]  # noqa: S603
    problems = [process.communicate(timeout=120)[1].decode() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], problems
    assert empty_database.is_current()


def test_models_and_migrations_agree(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_migration_can_be_taken_back(database: Database) -> None:
    full = _tables(database)
    with database.engine.begin() as connection:
        command.downgrade(_alembic_config(connection), "base")
    assert _tables(database) == {"alembic_version"}
    database.upgrade()
    assert _tables(database) == full


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.transaction() as session:
            session.add(TrackerRow(conversation="test:1", events=[]))
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert _conversations(database) == []


def test_an_inner_transaction_is_part_of_the_outer_one(database: Database) -> None:
    def fail() -> None:
        with database.transaction():
            with database.transaction() as inner:
                inner.add(TrackerRow(conversation="test:1", events=[]))
            assert _conversations(database) == ["test:1"]
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert _conversations(database) == []


async def test_tasks_have_transactions_of_their_own(database: Database) -> None:
    open_now = []

    async def one() -> None:
        with database.transaction() as session:
            open_now.append(session)
            await asyncio.sleep(0)  # the other task opens its transaction meanwhile

    await asyncio.gather(one(), one())
    assert open_now[0] is not open_now[1]


def test_text_that_a_database_may_trip_over_is_kept_as_it_is(database: Database) -> None:
    odd = '\'; DROP TABLE talks; -- "%s" \\ 🙂 ’ĳ \U0001f468\u200d\U0001f469'
    with database.transaction() as session:
        session.add(TrackerRow(conversation="test:1", events=[{"text": odd}]))
    with database.transaction() as session:
        row = session.get(TrackerRow, "test:1")
        assert row is not None
        assert row.events == [{"text": odd}]
