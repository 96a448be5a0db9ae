"""The commands for who writes scenarios: check, new and schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from bot.errors import UserError
from bot.settings import ROOT

if TYPE_CHECKING:
    from bot.authoring.beginning import Answers
    from bot.authoring.finding import Finding
    from bot.practice.scenario.model import Module, Persona

STORIES = ROOT / "data" / "stories"
SCHEMA = ROOT / "docs" / "scenario.schema.json"
_EXIT_FOUND = 1


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json is voor editors.",
)
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], form: str) -> None:
    """Kijk een scenario na. Zonder FILE: alle scenario's in data/stories."""
    from bot.authoring.checking import check_files

    paths = files or tuple(STORIES.glob("*.yml"))
    for path in paths:
        _must_be_there(path)
    found = check_files(paths)
    click.echo(_as_json(found) if form == "json" else _as_text(found))
    if any(finding.counts for finding in found):
        context.exit(_EXIT_FOUND)


@click.command()
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=STORIES,
    help="De map voor het nieuwe bestand. Anders data/stories.",
)
def new(folder: Path) -> None:
    """Begin een nieuw scenario. Vijf vragen, en er staat een bestand dat je kunt spelen."""
    from bot.authoring import beginning
    from bot.authoring.checking import check_files

    try:
        answers = _ask(folder)
    except EOFError:
        raise UserError("Niet alle vragen hebben een antwoord. Er is niets geschreven.") from None
    path = folder / f"{beginning.scenario_id(answers.title)}.yml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # "x": what stands there is somebody's work, also when it came in the meantime.
        with path.open("x", encoding="utf-8") as file:
            file.write(beginning.text(answers, SCHEMA, folder))
    except FileExistsError:
        raise UserError(f"Het bestand {path} is er al. Er is niets geschreven.") from None
    except OSError as error:
        raise UserError(f"Het bestand {path} is niet te schrijven: {error.strerror}.") from None
    click.echo(f"\nKlaar: {path}")
    click.echo(_as_text(check_files([path])))
    click.echo(f"Speel het met: tegenspeler scenario play {path}")


@click.command()
@click.option("--write", is_flag=True, help="Schrijf naar docs/scenario.schema.json.")
def schema(write: bool) -> None:
    """Toon het JSON Schema waarmee een editor je helpt."""
    from bot.authoring.schema import as_text

    if write:
        SCHEMA.write_text(as_text(), encoding="utf-8")
    else:
        click.echo(as_text(), nl=False)


def _must_be_there(path: Path) -> None:
    if path.is_file():
        return
    near = get_close_matches(
        path.name, [p.name for p in path.parent.glob("*.yml")], n=1, cutoff=0.4
    )
    hint = f" Bedoelde je '{path.with_name(near[0])}'?" if near else ""
    raise UserError(f"Het bestand {path} is er niet.{hint}")


def _as_text(found: Sequence[Finding]) -> str:
    lines = [str(finding) for finding in found if finding.counts]
    return "\n".join([*lines, _summary(found)])


def _summary(found: Sequence[Finding]) -> str:
    open_ones = [finding for finding in found if finding.counts]
    errors = sum(finding.severity == "error" for finding in open_ones)
    parts = [
        _counted(errors, "fout", "fouten"),
        _counted(len(open_ones) - errors, "waarschuwing", "waarschuwingen"),
    ]
    summary = ", ".join(part for part in parts if part) or "Alles goed"
    waived = _counted(len(found) - len(open_ones), "uitzondering", "uitzonderingen")
    return f"{summary}. ({waived} met een reden.)" if waived else f"{summary}."


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}" if number else ""


def _as_json(found: Sequence[Finding]) -> str:
    return json.dumps([finding.as_dict() for finding in found], ensure_ascii=False, indent=2)


@dataclass(frozen=True)
class _Choice:
    """A question with a few answers, to be given by number or by name."""

    options: Sequence[str]

    def __call__(self, said: str) -> str:
        from bot.practice.scenario import suggestion

        word = said.casefold().replace(" ", "_")
        if word.isdigit() and 1 <= int(word) <= len(self.options):
            return self.options[int(word) - 1]
        if word in self.options:
            return word
        hint = suggestion(word, self.options)
        raise click.BadParameter(f"kies een nummer van 1 tot en met {len(self.options)}.{hint}")


def _at_most(size: int) -> Callable[[str], str]:
    def short_enough(said: str) -> str:
        if not said.strip():
            raise click.BadParameter("schrijf hier iets.")
        if len(said) > size:
            raise click.BadParameter(f"dat zijn {len(said)} tekens; hoogstens {size}.")
        return said.strip()

    return short_enough


def _ask(folder: Path) -> Answers:
    from typing import get_args

    from bot.authoring.beginning import Answers
    from bot.practice.scenario import MODULE_TITLES
    from bot.practice.scenario.model import Persona

    modules, personas = list(MODULE_TITLES), list(get_args(Persona))
    title = _question("1. Hoe heet het gesprek?", _new_title(folder))
    module = _question(
        f"2. Bij welke module hoort het? {_numbered(list(MODULE_TITLES.values()))}",
        _Choice(modules),
    )
    learner = _question("3. Wie is de deelnemer? Bijvoorbeeld: projectleider", _at_most(100))
    name = _question("4. Met wie praat de deelnemer? De naam:", _at_most(40))
    role = _question(f"   En wat is {name}? Bijvoorbeeld: adviseur verkeer", _at_most(100))
    persona = _question(f"   Welke soort is dat? {_numbered(personas)}", _Choice(personas))
    underneath = _question(
        f"5. Wat zit eronder? Schrijf het zoals {name} het zelf zou zeggen, "
        "bijvoorbeeld: Ik doe het werk van twee mensen.",
        _at_most(200),
    )
    return Answers(
        title=title,
        module=cast("Module", module),
        learner=learner,
        name=name,
        role=role,
        persona=cast("Persona", persona),
        underneath=underneath,
    )


def _new_title(folder: Path) -> Callable[[str], str]:
    from bot.authoring.beginning import scenario_id

    def usable(said: str) -> str:
        title = _at_most(60)(said)
        name = scenario_id(title)
        if not name:
            raise click.BadParameter("gebruik letters, want zo heet ook het bestand.")
        if (folder / f"{name}.yml").exists():
            raise click.BadParameter(f"het bestand {name}.yml is er al. Kies een andere titel.")
        return title

    return usable


def _question(text: str, answer: Callable[[str], str]) -> str:
    """The answer to a question. EOFError where there is none."""
    while True:
        click.echo(text)
        try:
            return answer(input("> "))
        except click.BadParameter as error:
            click.echo(f"Dat kan niet: {error.message}", err=True)


def _numbered(options: Sequence[str]) -> str:
    return ", ".join(f"{number} {option}" for number, option in enumerate(options, start=1))
