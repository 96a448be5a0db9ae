"""The debrief as titled pieces of text, from which every channel makes its own form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.practice.agreement_text import AgreementLine
from bot.practice.debrief import Debrief, Retry
from bot.practice.dutch import joined
from bot.practice.moments import Moment


@dataclass(frozen=True)
class Section:
    """A title with paragraphs under it."""

    title: str
    paragraphs: tuple[str, ...]


def sections(debrief: Debrief) -> Iterator[Section]:
    """The debrief, in the order in which it is read."""
    yield Section("Hoe het afliep", (debrief.ending,))
    yield Section("Afspraken", tuple(_agreements(debrief)))
    if debrief.went_well:
        yield Section("Dit ging goed", tuple(moment_text(m) for m in debrief.went_well))
    if debrief.to_try is not None:
        yield Section("Probeer eens", (moment_text(debrief.to_try),))
    if debrief.retries:
        yield Section("Opnieuw geprobeerd", tuple(retry_text(r) for r in debrief.retries))
    if debrief.sights:
        yield Section("Hoe je het gesprek voerde", tuple(f"• {text}" for text in debrief.sights))
    yield Section("Wat eronder zat", (debrief.hidden_interest,))


def moment_text(moment: Moment) -> str:
    """The learner's own sentence, and what there is to say about it."""
    text = f"Je zei: “{moment.sentence}” {moment.text}"
    return f"{text} Bijvoorbeeld: “{moment.better}”" if moment.better else text


def retry_text(retry: Retry) -> str:
    """Two sentences at the same moment, side by side."""
    return (
        f"Eerst: “{retry.first}” Antwoord: “{retry.first_answer}”\n"
        f"Daarna: “{retry.second}” Antwoord: “{retry.second_answer}”"
    )


def agreement_text(line: AgreementLine) -> str:
    """One agreement on one or two lines."""
    text = f"• Wie: {line.who}. Wat: {line.what}. Wanneer: {line.when}. Status: {line.status}."
    return f"{text} Nog nodig: {joined(line.missing)}." if line.missing else text


def plain_text(debrief: Debrief) -> str:
    """The whole debrief as plain text, its title on the first line."""
    pieces = [f"Terugblik: {debrief.title}"]
    for section in sections(debrief):
        pieces.append("\n".join((section.title, *section.paragraphs)))
    return "\n\n".join(pieces)


def _agreements(debrief: Debrief) -> Iterator[str]:
    if not debrief.agreements:
        yield "Er is in dit gesprek niets afgesproken."
    yield from (agreement_text(line) for line in debrief.agreements)
