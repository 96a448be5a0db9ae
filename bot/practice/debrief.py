"""The debrief: what was agreed, what went well, one thing to try. Always in the learner's words.

It rests on what was said. It gives no score and says nothing about the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.practice.agreement_text import AgreementLine, agreement_line
from bot.practice.dutch import within
from bot.practice.eye import look
from bot.practice.moments import Moment, to_try, went_well
from bot.practice.record import TalkRecord
from bot.practice.scenario import Scenario


@dataclass(frozen=True)
class Retry:
    """Two sentences at the same moment, and what the other said to each."""

    first: str
    first_answer: str
    second: str
    second_answer: str


@dataclass(frozen=True)
class Debrief:
    """Everything a debrief shows."""

    title: str
    counterpart: str
    turns: int
    ending: str
    agreements: tuple[AgreementLine, ...]
    went_well: tuple[Moment, ...]
    to_try: Moment | None
    sights: tuple[str, ...]
    """What the module's own eye saw, each a sentence."""
    retries: tuple[Retry, ...]
    """Where the learner went back and tried another sentence."""
    hidden_interest: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Debrief:
        """The debrief that as_dict wrote, also after JSON made lists of its tuples."""
        agreements = (
            AgreementLine(**{**line, "missing": tuple(line["missing"])})
            for line in data["agreements"]
        )
        return cls(
            **{
                **data,
                "agreements": tuple(agreements),
                "went_well": tuple(Moment(**moment) for moment in data["went_well"]),
                "to_try": Moment(**data["to_try"]) if data["to_try"] else None,
                "sights": tuple(data["sights"]),
                "retries": tuple(Retry(**retry) for retry in data["retries"]),
            }
        )


def debrief(scenario: Scenario, talk: TalkRecord) -> Debrief:
    """The debrief of `talk`, which was played in `scenario`."""
    return Debrief(
        title=scenario.title,
        counterpart=scenario.name,
        turns=len(talk.turns),
        ending=_ending(scenario, talk),
        agreements=tuple(agreement_line(entry, scenario.name) for entry in talk.agreements),
        went_well=tuple(went_well(scenario, talk)),
        to_try=to_try(scenario, talk),
        sights=tuple(sight.text for sight in look(scenario, talk)),
        retries=tuple(_retries(talk)),
        hidden_interest=_hidden_interest(scenario, talk),
    )


def _ending(scenario: Scenario, talk: TalkRecord) -> str:
    name = scenario.name
    if talk.ending == "broken_off":
        return f"{name} brak het gesprek af. Dat gebeurt als het vertrouwen op is."
    if talk.ending == "agreed":
        return "Jullie sloten af met een afspraak."
    if talk.ending == "open":
        return "Jullie sloten af zonder afspraak waar jullie allebei ja op zeiden."
    return "Je stopte het gesprek voor het einde."


def _hidden_interest(scenario: Scenario, talk: TalkRecord) -> str:
    hidden = scenario.block.hidden_interest
    name = scenario.name
    if talk.revealed == "full":
        return f"Dit heb je ontdekt: {hidden}"
    if talk.revealed == "hint":
        return (
            f"{name} liet iets doorschemeren, maar vertelde niet alles. Vraag daar de volgende "
            "keer op door."
        )
    return (
        f"Er zat bij {within(name)} nog iets onder dat je niet hebt gehoord. Open vragen, "
        "samenvatten en begrip helpen om het boven te krijgen."
    )


def _retries(talk: TalkRecord) -> Iterator[Retry]:
    now = {turn.number: turn for turn in talk.turns}
    for turn in talk.undone:
        again = now.get(turn.number)
        # Another meaning for the same words is no other sentence.
        if again is not None and again.text != turn.text:
            yield Retry(turn.text, turn.answer, again.text, again.answer)
