"""The command `tegenspeler`."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

# Before Rasa is imported: no telemetry, and no logs of libraries in a person's terminal.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("LOG_LEVEL", "ERROR")

import click

from bot import quiet
from bot.authoring import commands as authoring
from bot.authoring import trying
from bot.errors import UserError
from bot.settings import load_settings

EXIT_USER_ERROR = 1


class _Group(click.Group):
    """Shows errors the way a person can act on."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what a person can mend is told without a traceback."""
        from bot.practice.scenario import ScenarioError

        try:
            return super().invoke(ctx)
        except (UserError, ScenarioError) as error:
            click.echo(str(error), err=True)
            ctx.exit(EXIT_USER_ERROR)


@click.group(cls=_Group)
def main() -> None:
    """Tegenspeler: oefen een lastig gesprek."""
    quiet.hush()
    # Whatever comes in or goes out, a letter that can't be read or shown is no reason to stop.
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@main.command()
@click.argument("scenario", required=False)
def chat(scenario: str | None) -> None:
    """Oefen een gesprek in de terminal. Noem een SCENARIO of kies er een."""
    if sys.stderr.isatty():
        click.echo("Een ogenblik…", err=True)
    from bot import wiring
    from bot.channels import terminal

    settings = load_settings()
    assistant = wiring.assistant(settings, scenario)
    terminal.chat(assistant, scenario, wiring.lock_folder(settings))


@main.command()
def run() -> None:
    """Start de bot op Telegram."""
    from bot import wiring
    from bot.channels import telegram

    settings = load_settings()
    telegram.check(settings)
    telegram.run(wiring.assistant(settings), settings)


@main.command()
def train() -> None:
    """Train het model opnieuw. Wat niet veranderde, wordt niet opnieuw geleerd."""
    from bot import wiring

    wiring.train()
    click.echo("Het model is klaar.")


@main.command()
def parse() -> None:
    """Lees JSON-regels van standaardinvoer en schrijf wat er begrepen is."""
    from bot import parsing, wiring

    # JSON is UTF-8 everywhere, and a backslash escape is JSON for half a surrogate pair.
    if isinstance(sys.stdin, io.TextIOWrapper) and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    parsing.parse_lines(wiring.model(), sys.stdin, sys.stdout)


@main.command()
@click.argument("session", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "md", "html", "pdf"]),
    default="md",
    show_default=True,
)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Schrijf naar dit bestand."
)
def report(session: str | None, form: str, output: Path | None) -> None:
    """Toon de samenvatting van een gesprek. Zonder SESSION: de lijst van gesprekken."""
    from bot import wiring
    from bot.coach import report as reports

    talks = wiring.talks(load_settings())
    if session is None:
        click.echo(reports.list_talks(talks))
        return
    content = reports.make(talks, session, form)
    if output is None:
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise UserError(f"Het bestand {output} is niet te schrijven: {error.strerror}.") from None


@main.command()
@click.option("--write", is_flag=True, help="Zet de cijfers en plaatjes ook in docs/quality.md.")
def evaluate(write: bool) -> None:
    """Meet hoe goed berichten worden begrepen. Dat duurt enkele minuten."""
    from bot import measuring

    click.echo(measuring.measure(write))


@main.group()
def db() -> None:
    """Beheer de database."""


@db.command()
def upgrade() -> None:
    """Breng de tabellen op de stand van dit programma."""
    from bot import wiring

    wiring.upgrade(load_settings())
    click.echo("De database is bij.")


@main.group()
def scenario() -> None:
    """Schrijf en bekijk scenario's."""


for _command in (authoring.check, authoring.new, authoring.schema, *trying.COMMANDS):
    scenario.add_command(_command)


@scenario.command("list")
def list_scenarios() -> None:
    """Toon alle scenario's."""
    from bot import library

    for found in library.scenarios().values():
        click.echo(f"{found.id}: {found.title} ({found.name}, niveau {found.block.level})")


if __name__ == "__main__":
    main()
