"""Clauses that announce harm: no agreement, however much they look like one."""

from __future__ import annotations

import re

from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.wordlists import word_set
from bot.practice.agreements.words import NEGATIONS

_HARM = re.compile(
    r"""advocaat | rechter | boetes? | dwangsom | aangifte | aansprakelijk | hogerop | escale\w+
      | ombudsman | consequenties | klacht(?!en)\b.*indien | dien\b.*klacht | klacht\b.*in$
      | sanctie\w* | ingebreke\w* | ontslag | ontslaan | dagvaard\w* | incasso
      | stap(?:pen)?\b.*\bnaar | naar\ de\ (?:krant|media|pers)
      | op\ (?:je|uw)\ dak | integriteit | waarschuw\ (?:je|u|jullie) | werk\ neer
      | in\ (?:je|uw|jullie)\ dossier | op\ het\ matje""",
    re.VERBOSE,
)
_PRESSURE = re.compile(
    r"""leidinggevende | teamleider | directeur | directie | baas | manager | wethouder | bestuur
      | media | krant | pers | klacht | contract | subsidie | intrek\w* | trek\b | stop(?:t|pen)?\b
      | stopzetten | hoger | ander(?:e)?\b.*(?:partij|aannemer) | melding | meld\b | over\ en\ uit
      | zonder\ jou | haal\b.*af | neem\b.*over | stap\b | stappen""",
    re.VERBOSE,
)
_BEYOND_CONTROL = word_set("lukken redden kunnen halen weten zijn hebben komen")
_ULTIMATUM = word_set("zo weer nog langer blijft doorgaat blijven")


def is_ultimatum(clause: Clause) -> bool:
    """Whether an "als" clause names what the other should stop or fails to do."""
    return bool(frozenset(clause.lows) & (NEGATIONS | _ULTIMATUM))


def blames_listener(clause: Clause) -> bool:
    """Whether an ultimatum is about what the other does not do, more than cannot do."""
    listener = clause.subject is not None and clause.subject.who == "counterpart"
    return listener and clause.verb not in _BEYOND_CONTROL


def is_threat(clause: Clause, condition: Clause | None) -> bool:
    """Whether a clause announces harm; after an ultimatum a good deal less is enough."""
    text = " ".join(clause.lows)
    if clause.subject is not None and clause.subject.who == "counterpart":
        return False
    if _HARM.search(text) or clause.chunk.lead == "of" or clause.lows[:1] == ("anders",):
        return True
    if condition is None or not is_ultimatum(condition):
        return False
    return blames_listener(condition) or bool(_PRESSURE.search(text))
