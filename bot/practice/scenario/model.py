"""What a scenario file holds: the keys a trainer writes, and nothing else."""

from __future__ import annotations

from typing import Literal, Optional, Union

from pydantic import BaseModel, Extra, Field, validator

from bot.practice.moves import MOVES

Band = Literal["low", "middle", "high"]
Persona = Literal["bewoner", "collega", "partner", "bestuurder"]
Module = Literal["aanspreken_en_afspreken", "regie_in_gesprekken"]
Lines = tuple[str, ...]

MODULE_TITLES: dict[str, str] = {
    "aanspreken_en_afspreken": "Aanspreken & afspreken",
    "regie_in_gesprekken": "Regie in gesprekken",
}


class _Strict(BaseModel):
    class Config:
        extra = Extra.forbid
        allow_mutation = False
        anystr_strip_whitespace = True
        min_anystr_length = 1


def _as_lines(value: object) -> object:
    """One line or a list of variants: always a tuple."""
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


def _some_lines(lines: Lines) -> Lines:
    if not lines:
        raise ValueError("er staat geen zin")
    return lines


def _known_move(name: str) -> str:
    if name not in MOVES:
        raise ValueError(f"onbekende interventie: {name}")
    return name


class Counterpart(_Strict):
    """The tegenspeler."""

    name: str = Field(description="naam van de tegenspeler")
    role: str = Field(description="functie of rol van de tegenspeler")
    persona: Persona = Field(
        "collega", description="bewoner, collega, partner of bestuurder: kiest de algemene reacties"
    )


class ExpectedAgreement(_Strict):
    """An agreement that a good talk makes explicit."""

    who: Literal["learner", "counterpart", "both", "third_party"] = Field(
        description="wie het doet: learner, counterpart, both of third_party"
    )
    what: str = Field(description="wat er wordt gedaan")
    when: Optional[Literal["required"]] = Field(
        None, description="'required' als er ook een tijd bij hoort"
    )


class Closing(_Strict):
    """The tegenspeler's last line, by how the talk ended."""

    agreed: Lines = Field(description="laatste zin als er een afspraak is")
    open: Lines = Field(description="laatste zin zonder afspraak")
    broken_off: Lines = Field(description="laatste zin als de tegenspeler er genoeg van heeft")

    _lines = validator("*", pre=True, allow_reuse=True)(_as_lines)
    _said = validator("*", allow_reuse=True)(_some_lines)


class ScenarioBlock(_Strict):
    """The `scenario:` block of a file."""

    id: str = Field(
        description="korte naam, gelijk aan de bestandsnaam", regex=r"^[a-z0-9_]{1,40}$"
    )
    title: str = Field(description="titel zoals de deelnemer die ziet", max_length=60)
    module: Module = Field(description="aanspreken_en_afspreken of regie_in_gesprekken")
    level: int = Field(1, description="1 (makkelijk) tot 3 (moeilijk)", ge=1, le=3)
    minutes: int = Field(10, description="hoe lang het gesprek ongeveer duurt", ge=1, le=60)
    learner: str = Field(description="de rol van de deelnemer")
    counterpart: Counterpart = Field(description="naam en rol van de tegenspeler")
    briefing: str = Field(description="wat de deelnemer vooraf leest")
    goal: str = Field(description="wat de deelnemer in dit gesprek wil bereiken")
    hidden_interest: str = Field(description="wat er bij de tegenspeler onder zit")
    trust: int = Field(4, description="vertrouwen bij het begin, 0 tot 10", ge=0, le=10)
    practise: tuple[str, ...] = Field((), description="interventies die je hier oefent")
    agreements: tuple[ExpectedAgreement, ...] = Field(
        (), description="afspraken die een goed gesprek oplevert"
    )
    opening: str = Field(description="de eerste zin van de tegenspeler")
    closing: Closing = Field(description="hoe de tegenspeler afscheid neemt")

    _moves_exist = validator("practise", each_item=True, allow_reuse=True)(_known_move)


class ByTrust(_Strict):
    """Lines for low, middle and high trust; what is left out falls to a neighbour."""

    low: Lines = ()
    middle: Lines = ()
    high: Lines = ()

    _lines = validator("*", pre=True, allow_reuse=True)(_as_lines)

    def lines(self, band: Band) -> Lines:
        """The lines for `band`; none where there are none."""
        lines: Lines = getattr(self, band)
        return lines


CIRCUMSTANCES = (
    "",
    "made_before",
    "made_often",
    "third_in_a_row",
    "second_without_substance",
    "third_without_substance",
    "fourth_without_substance",
    "after_attack",
    "taken_back",
    "with_reason",
    "listened",
    "heard_first",
    "explicit",
    "proposal_open",
    "nothing_agreed",
)
"""What `when` in a table of trust can name; bot/practice/trust.py says what each means."""


class TrustRow(_Strict):
    """A row of this scenario's own, before the rows of tables/trust.yml."""

    move: str = Field(description="de interventie waar de regel over gaat")
    when: str = Field("", description="de omstandigheid, zoals in trust.yml; weglaten is altijd")
    trust: int = Field(description="wat het met het vertrouwen doet, -3 tot 3", ge=-3, le=3)
    tension: int = Field(0, description="wat het met de spanning doet, -3 tot 3", ge=-3, le=3)
    because: str = Field(description="wat de tegenspeler hoorde, voor de terugblik")

    class Config(_Strict.Config):
        min_anystr_length = 0

    _move_exists = validator("move", allow_reuse=True)(_known_move)

    @validator("when", allow_reuse=True)
    def _circumstance_exists(cls, when: str) -> str:  # noqa: N805
        if when not in CIRCUMSTANCES:
            raise ValueError(f"onbekende omstandigheid: {when}")
        return when


class IntentStep(_Strict):
    """`- intent: open_vraag`: the learner makes this move."""

    intent: str

    _move_exists = validator("intent", allow_reuse=True)(_known_move)


class OrStep(_Strict):
    """`- or:` with intents under it: the learner makes one of these moves."""

    moves: tuple[IntentStep, ...] = Field(alias="or")


class BotStep(_Strict):
    """`- bot:`: the tegenspeler says this line, or one of these variants."""

    bot: Lines = Field(description="wat de tegenspeler zegt")
    reveals: Optional[Literal["hint", "full"]] = Field(
        None, description="hint of full: met deze zin komt het verborgen belang naar boven"
    )
    agreement: Optional[Literal["confirmed", "rejected", "countered"]] = Field(
        None,
        description="confirmed, rejected of countered (een andere tijd): het antwoord op een "
        "voorgestelde afspraak",
    )
    ends: bool = Field(False, description="true als het gesprek na deze zin klaar is")

    _lines = validator("bot", pre=True, allow_reuse=True)(_as_lines)
    _said = validator("bot", allow_reuse=True)(_some_lines)


class CheckpointStep(_Strict):
    """`- checkpoint: naam`: a place where stories join or part."""

    checkpoint: str


Step = Union[IntentStep, OrStep, BotStep, CheckpointStep]
STEP_KINDS: dict[str, type[_Strict]] = {
    "intent": IntentStep,
    "or": OrStep,
    "bot": BotStep,
    "checkpoint": CheckpointStep,
}


class Story(_Strict):
    """One way a talk can go."""

    story: str = Field(description="naam van het verhaal")
    steps: tuple[Step, ...] = Field(description="de stappen, om en om intent en bot")
