"""The commands with which a trainer tries a scenario: play, coverage, graph and preview."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.errors import UserError

_FILE = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
_PICTURES = (".png", ".svg")


@click.command()
@_FILE
@click.option(
    "--talks",
    type=click.IntRange(1, 5000),
    default=100,
    show_default=True,
    help="Hoeveel gesprekken elke soort deelnemer voert.",
)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help="Zelfde getal, zelfde gesprekken.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Schrijf ook een plaatje: .png of .svg.",
)
def coverage(file: Path, talks: int, seed: int, form: str, output: Path | None) -> None:
    """Laat nagebootste deelnemers het scenario honderden keren spelen."""
    from bot.authoring import coverage as covering
    from bot.authoring import coverage_report
    from bot.authoring.playing_places import open_file

    if output is not None:
        _must_be_picture(output)
    opened = open_file(file)
    found = covering.cover(opened.scenario, talks, seed)
    if form == "json":
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        coverage_report.show(opened, found)
    if output is not None:
        try:
            coverage_report.picture(found, output)
        except OSError as error:
            raise _not_written(output, error) from None


def _must_be_picture(output: Path) -> None:
    if output.suffix not in _PICTURES:
        raise UserError(f"Noem een plaatje dat op .png of .svg eindigt, niet '{output.name}'.")


def _not_written(output: Path, error: OSError) -> UserError:
    return UserError(f"Het bestand {output} is niet te schrijven: {error.strerror}.")


@click.command()
@_FILE
@click.option(
    "--save",
    metavar="NAME",
    help="Bewaar het gesprek als test: tests/conversations/NAME.yml.",
)
def play(file: Path, save: str | None) -> None:
    """Speel een scenario in de terminal en zie per beurt wat er gebeurt."""
    from bot.authoring import conversations_writing as writing
    from bot.authoring.playing import Playthrough
    from bot.authoring.playing_hearing import ModelEar
    from bot.authoring.playing_places import open_file
    from bot.authoring.playing_screen import PlainScreen, screen
    from bot.authoring.playing_session import Session
    from bot.practice.clock import amsterdam_now

    opened = open_file(file)
    target = None if save is None else writing.target(save)
    shown, ear = screen(), ModelEar()
    if not isinstance(shown, PlainScreen):
        ear.load_behind()
    played = Playthrough(opened, ear, amsterdam_now())
    Session(played, shown, amsterdam_now).run()
    if target is not None:
        shown.note(["", writing.write(played, target)])


@click.command()
@_FILE
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Schrijf alleen dit plaatje: .svg of .png. Anders beide, naast elkaar.",
)
def graph(file: Path, output: Path | None) -> None:
    """Teken de verhalen van een scenario als graaf."""
    from bot.authoring import graph_drawing
    from bot.authoring.coverage import never_played
    from bot.authoring.graph import graph_of
    from bot.authoring.playing_places import open_file

    if output is not None:
        _must_be_picture(output)
    opened = open_file(file)
    drawn = graph_of(opened, never_played(opened.scenario))
    stem = Path(file.stem)
    for target in [output] if output else [stem.with_suffix(end) for end in _PICTURES]:
        try:
            if target.suffix == ".svg":
                target.write_text(graph_drawing.as_svg(drawn), encoding="utf-8")
            else:
                target.write_bytes(graph_drawing.as_png(drawn))
        except OSError as error:
            raise _not_written(target, error) from None
        click.echo(f"Getekend: {target}")


@click.command()
@_FILE
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="De poort op deze computer. Anders een die vrij is.",
)
def preview(file: Path, port: int) -> None:
    """Toon bestand, fouten en graaf op een pagina die meegaat met wat je bewaart."""
    from bot.authoring import preview as previewing
    from bot.authoring.playing_places import must_be_there

    must_be_there(file)
    with previewing.server(file, port) as server:
        click.echo(
            f"Open http://{previewing.HOST}:{server.server_address[1]}/ (Ctrl-C om te stoppen)"
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo()


COMMANDS = (coverage, play, graph, preview)
"""What belongs in the group `scenario`."""
