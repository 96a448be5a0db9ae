"""The records are tested on every database they may live in."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.records import Database

_SERVERS = tuple(f"postgresql://{user}@127.0.0.1:5432/test" for user in ("postgres", "root"))


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)],
)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of this test's own."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    server = _server()
    name = f"tegenspeler_{uuid.uuid4().hex}"
    _on(server, f"CREATE DATABASE {name}")
    try:
        yield server.replace("/test", f"/{name}")
    finally:
        _on(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_database(url: str) -> Iterator[Database]:
    """A database without tables."""
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def database(empty_database: Database) -> Database:
    """A database with all tables."""
    empty_database.upgrade()
    return empty_database


def _server() -> str:
    problem: Exception | None = None
    for url in _SERVERS:
        try:
            _on(url, "SELECT 1")
        except sa.exc.OperationalError as error:
            problem = error
        else:
            return url
    reason = f"no PostgreSQL server on loopback: {problem}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def _on(url: str, statement: str) -> None:
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", future=True)
    try:
        with engine.connect() as connection:
            connection.execute(sa.text(statement))
    finally:
        engine.dispose()
