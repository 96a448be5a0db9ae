"""What a check can find: every code with its weight and its heading in the trainers' manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Kind:
    """What one code stands for."""

    severity: Severity
    """An error has to be mended; a warning may also be waived, with a reason."""
    title: str
    """In Dutch, as it heads the code's part of docs/meldingen.md."""


KINDS: Mapping[str, Kind] = {
    "SC001": Kind("error", "Het bestand is niet te lezen"),
    "SC002": Kind("error", "Er ontbreekt iets"),
    "SC003": Kind("error", "Deze sleutel ken ik niet"),
    "SC004": Kind("error", "Deze waarde klopt niet"),
    "SC005": Kind("error", "Dit is geen stap"),
    "SC006": Kind("error", "Deze interventie ken ik niet"),
    "SC007": Kind("error", "De stappen staan in een rare volgorde"),
    "SC008": Kind("error", "Een checkpoint hangt los"),
    "SC009": Kind("error", "Twee verhalen spreken elkaar tegen"),
    "SC010": Kind("error", "De id is anders dan de naam van het bestand"),
    "SC011": Kind("error", "Twee scenario's hebben dezelfde id"),
    "SC020": Kind("error", "Er is geen weg naar een afspraak"),
    "SC021": Kind("error", "Wat eronder zit, komt nooit naar boven"),
    "SC022": Kind("error", "Deze zin komt nooit aan de beurt"),
    "SC030": Kind("warning", "Een zin is te lang voor een chat"),
    "SC031": Kind("warning", "Twee keer dezelfde zin na elkaar"),
    "SC032": Kind("warning", "Twee varianten zijn gelijk"),
    "SC033": Kind("warning", "Een zin die terugkomt, heeft geen variant"),
    "SC034": Kind("warning", "Een afscheid heeft geen variant"),
    "SC040": Kind("warning", "Een eigen reactie ontbreekt"),
    "SC041": Kind("warning", "Deze reactie hoort nooit iemand"),
    "SC050": Kind("warning", "Een lange zin in de uitleg"),
    "SC051": Kind("warning", "Een moeilijk woord in de uitleg"),
    "SC052": Kind("warning", "Een erg lang woord in de uitleg"),
    "SC053": Kind("warning", "Een lijdende zin in de uitleg"),
    "SC054": Kind("warning", "De deelnemer heet hier geen je"),
    "SC060": Kind("error", "De id past niet op een knop"),
    "SC061": Kind("warning", "Wat je oefent, staat in geen verhaal"),
    "SC062": Kind("warning", "Een verwachte afspraak heeft geen tijd"),
    "SC063": Kind("warning", "De module past niet bij wat je oefent"),
    "SC064": Kind("warning", "Het niveau past niet bij het vertrouwen"),
    "SC065": Kind("warning", "Er staat niet wat je oefent"),
    "SC066": Kind("warning", "Dit wil niemand oefenen"),
    "SC067": Kind("warning", "Er wordt geen afspraak verwacht"),
    "SC090": Kind("warning", "Een uitzondering zonder reden"),
    "SC091": Kind("warning", "Een uitzondering die niets uitzondert"),
}
"""SC001 to SC011 are about the form, SC02x about the way through the stories, SC03x about lines,
SC04x about reactions, SC05x about plain language, SC06x about the block `scenario:`, SC09x about
exceptions."""


@dataclass(frozen=True, order=True)
class Finding:
    """Something in a scenario file that a trainer should look at."""

    file: str
    line: int
    code: str
    message: str
    """A Dutch sentence: what is wrong, where in the trainer's terms, and how to mend it."""
    waived: str | None = None
    """The reason why it may stay, where the trainer gave one."""

    @property
    def severity(self) -> Severity:
        return KINDS[self.code].severity

    @property
    def counts(self) -> bool:
        """Whether it still has to be dealt with."""
        return self.waived is None

    def as_dict(self) -> dict[str, Any]:
        """Plain data for an editor."""
        return {**asdict(self), "severity": self.severity}

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: [{self.code}] {self.message}"
