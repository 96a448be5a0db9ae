"""What the commands need, made from the settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from sqlalchemy.exc import ArgumentError, OperationalError

from bot import assistant as assistants
from bot import library
from bot.assistant import Assistant, training
from bot.errors import UserError
from bot.practice.scenario import suggestion
from bot.records import Database, Talks
from bot.settings import ROOT, Settings


def database(settings: Settings) -> Database:
    """The database, with its tables in order.

    The SQLite file of a single machine is brought up to date by itself. A shared database is not:
    there somebody decides when.
    """
    with _told():
        found = Database(settings.database_url)
        if found.is_sqlite:
            found.upgrade()
        elif not found.is_current():
            raise UserError(
                "De tabellen in de database passen niet bij dit programma. "
                "Voer eerst uit: tegenspeler db upgrade"
            )
    return found


@contextmanager
def _told() -> Iterator[None]:
    """A database that can't be opened is for the person to mend."""
    try:
        yield
    except ArgumentError:
        raise UserError(
            "TEGENSPELER_DATABASE_URL is geen adres van een database. "
            "Zo ziet het eruit: postgresql://naam:wachtwoord@server/database"
        ) from None
    except (OSError, OperationalError) as error:
        reason = error.orig if isinstance(error, OperationalError) else error
        raise UserError(
            "De database is niet te openen. Kijk of TEGENSPELER_DATABASE_URL klopt. "
            f"({str(reason).splitlines()[0]})"
        ) from None


def lock_folder(settings: Settings) -> Path:
    """Where terminals note which conversation they are in: beside the database, if it is a file."""
    file = Database(settings.database_url).file
    return ROOT / "var" if file is None else file.parent


def talks(settings: Settings) -> Talks:
    """The records of talks."""
    return Talks(database(settings))


def upgrade(settings: Settings) -> None:
    """Bring the tables up to date."""
    with _told():
        Database(settings.database_url).upgrade()


def model() -> Path:
    """The trained model; trained first if one of its sources changed."""
    return training.MODEL_PATH if training.is_trained() else train()


def train() -> Path:
    """Train, with a bar on standard error that shows how far it is."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Het model wordt klaargemaakt", total=training.STEPS)

        def step(description: str) -> None:
            bar.update(task, advance=1, description=description)

        return training.train(step)


def assistant(settings: Settings, scenario: str | None = None) -> Assistant:
    """Somebody to talk to; UserError if `scenario` is not one of ours."""
    if scenario is not None:
        _check_exists(scenario)
    return assistants.load_assistant(model(), database(settings))


def _check_exists(scenario: str) -> None:
    known = library.scenarios()
    if scenario not in known:
        raise UserError(
            f"Er is geen scenario '{scenario}'.{suggestion(scenario, known)} "
            f"Kies uit: {', '.join(known)}."
        )
