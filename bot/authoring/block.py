"""Whether the block `scenario:` fits itself and the stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.authoring.finding import Finding
from bot.authoring.source import Draft
from bot.authoring.way import Way
from bot.practice.moves import MOVES
from bot.practice.scenario import MODULE_TITLES

LONGEST_ID = 40
"""Characters. A button of Telegram carries 64 bytes: the id, and what the button does with it."""
_GROUPS: Mapping[str, frozenset[str]] = {
    "aanspreken_en_afspreken": frozenset({"Aanspreken", "Afspreken"}),
    "regie_in_gesprekken": frozenset({"Openen en regie"}),
}
"""The groups of moves that a module is about."""
_TRUST: Mapping[int, range] = {1: range(3, 11), 2: range(1, 8), 3: range(6)}
"""The trust at the beginning that suits a level."""


def button_problem(scenario_id: str) -> str | None:
    """What is wrong with the length of the id, in Dutch; None where it fits on a button."""
    if len(scenario_id) <= LONGEST_ID:
        return None
    return (
        f"de id heeft {len(scenario_id)} tekens. Hij moet op een knop passen, dus hoogstens "
        f"{LONGEST_ID}. Kies een kortere naam voor het bestand en de id."
    )


def check(draft: Draft, way: Way) -> Iterator[Finding]:
    """What does not fit in the block."""
    yield from _practise(draft, way)
    yield from _agreements(draft)
    block = draft.scenario.block
    fitting = _TRUST[block.level]
    if block.trust not in fitting:
        message = (
            f"niveau {block.level} begint met vertrouwen {block.trust}. Bij dit niveau past "
            f"{fitting.start} tot en met {fitting.stop - 1}. Verander level of trust."
        )
        yield draft.finding("SC064", ("scenario", "trust"), message)


def _practise(draft: Draft, way: Way) -> Iterator[Finding]:
    block = draft.scenario.block
    if not block.practise:
        message = "schrijf bij 'practise:' welke interventies de deelnemer hier oefent."
        yield draft.finding("SC065", ("scenario",), message)
        return
    answered = way.moves()
    for number, move in enumerate(block.practise):
        place = ("scenario", "practise", number)
        if MOVES[move].sign == "-":
            message = f"'{move}' wil je juist afleren. Haal het weg bij 'practise:'."
            yield draft.finding("SC066", place, message)
        elif move not in answered:
            message = (
                f"'{move}' staat bij 'practise:', maar in geen verhaal. Schrijf een verhaal met "
                f"'- intent: {move}', of haal het hier weg."
            )
            yield draft.finding("SC061", place, message)
    if not {MOVES[move].group for move in block.practise} & _GROUPS[block.module]:
        groups = " of ".join(f"'{group}'" for group in sorted(_GROUPS[block.module]))
        message = (
            f"in '{MODULE_TITLES[block.module]}' oefen je iets uit de groep {groups}. Zet dat "
            "erbij, of kies de andere module."
        )
        yield draft.finding("SC063", ("scenario", "practise"), message)


def _agreements(draft: Draft) -> Iterator[Finding]:
    agreements = draft.scenario.block.agreements
    if not agreements:
        message = (
            "schrijf bij 'agreements:' welke afspraken een goed gesprek oplevert. De terugblik "
            "kijkt daarnaar."
        )
        yield draft.finding("SC067", ("scenario",), message)
    for number, agreement in enumerate(agreements):
        if agreement.when is None:
            message = (
                f"bij “{agreement.what}” hoeft geen tijd. Een afspraak zonder tijd zakt weg: "
                "zet er 'when: required' bij."
            )
            yield draft.finding("SC062", ("scenario", "agreements", number), message)
