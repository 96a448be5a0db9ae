"""How trust and tension move with what the learner does: slowly up, fast down.

The sizes stand in tables/trust.yml; here are the circumstances that its `when` names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.practice.agreements import Agreement, AgreementLog
from bot.practice.moves import MOVES, HeardSentence
from bot.practice.tables import load_table
from bot.practice.talk import LISTENING, Talk, since_last

_MOST_UP: Mapping[int, int] = {1: 2, 2: 2, 3: 1}
"""By level: however much is said in one message, trust doesn't rise by more than this."""
ATTACKS = frozenset({"verwijten", "dreigen"})
"""The moves that cost the most, and after which listening must begin anew."""
_SUBSTANCE = frozenset(
    {"effect_benoemen", "open_vraag", "samenvatten", "voorstel_doen", "afspraak_voorstellen"}
)
_OFTEN = 4
_BUT = re.compile(
    r"[,;:.–-]\s*maar\b|\bechter\b"
    r"|(?<!zeg )\bmaar (toch|ik|jij|je|jullie|u|we|wij|het|dat|dit|er|nu)\b",
    re.IGNORECASE,
)
"""A "maar" that takes something back; not the one of "maar alleen" or "dat gaat maar door"."""
_REASON = re.compile(
    r"\b(omdat|want|doordat|daarom|wel|anders|aangezien|vanwege|door)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Rule:
    """A row of tables/trust.yml."""

    move: str
    when: str
    """The name of a circumstance, or "" where the row always holds."""
    trust: int
    tension: int
    because: str
    """What the tegenspeler heard, in Dutch."""

    @property
    def name(self) -> str:
        return f"{self.move}/{self.when}" if self.when else self.move


@dataclass(frozen=True)
class Change:
    """What one sentence did to the tegenspeler."""

    sentence: str
    move: str
    rule: str
    trust: int
    tension: int
    because: str


@dataclass(frozen=True)
class Circumstances:
    """What a row's `when` can look at: the talk up to and with this sentence."""

    talk: Talk
    heard: HeardSentence
    agreements: Sequence[Agreement]
    log: AgreementLog

    @property
    def made(self) -> int:
        """How often this move was made before."""
        return self.talk.count(self.heard.move)

    def in_a_row(self, times: int) -> bool:
        """Whether this is at least the `times`-th of its kind without another move between."""
        last = self.talk.moves[len(self.talk.moves) - times + 1 :]
        return len(last) == times - 1 and all(move == self.heard.move for move in last)

    def without_substance(self) -> int:
        """How many acknowledgements came before this one with nothing of substance between."""
        return list(since_last(self.talk.moves, _SUBSTANCE)).count("erkennen")

    def heard_first(self) -> bool:
        """Whether the other was just heard: listened to, or promised something on what it raised.

        "De container geef ik door. Terug naar het parkeren" does not pass over the container.
        """
        recent = self.talk.moves[-5:]
        return bool(set(recent) & LISTENING) or recent[-1:] == ("afspraak_voorstellen",)

    def unrepaired(self) -> bool:
        """Whether nothing good was said since the last attack: one good word is no repair."""
        after = since_last(self.talk.moves, ATTACKS)
        attacked = len(after) < len(self.talk.moves)
        return attacked and all(MOVES[move].sign != "+" for move in after)


_WHEN: Mapping[str, Callable[[Circumstances], bool]] = {
    "": lambda _: True,
    "made_before": lambda c: c.made >= 1,
    "made_often": lambda c: c.made >= _OFTEN,
    "third_in_a_row": lambda c: c.in_a_row(3),
    "second_without_substance": lambda c: c.without_substance() == 1,
    "third_without_substance": lambda c: c.without_substance() == 2,
    "fourth_without_substance": lambda c: c.without_substance() >= 3,
    "after_attack": lambda c: c.unrepaired(),
    "taken_back": lambda c: bool(_BUT.search(c.heard.text)),
    "with_reason": lambda c: bool(_REASON.search(c.heard.text)),
    "listened": lambda c: bool(c.talk.listened),
    "heard_first": lambda c: c.heard_first(),
    "explicit": lambda c: any(a.explicit for a in c.agreements),
    "proposal_open": lambda c: bool(c.log.open_proposals()),
    "nothing_agreed": lambda c: (
        not any(entry.agreement.status == "confirmed" for entry in c.log.entries)
    ),
}


@cache
def rules() -> tuple[Rule, ...]:
    """The rows of tables/trust.yml, in order."""
    return tuple(
        Rule(row["move"], row.get("when", ""), row["trust"], row["tension"], row["because"])
        for row in load_table("trust")
    )


def best(move: str) -> int:
    """The most trust that `move` can win."""
    return max(rule.trust for rule in rules() if rule.move == move)


def hear(
    talk: Talk,
    sentences: Sequence[HeardSentence],
    agreements: Sequence[Agreement],
    log: AgreementLog,
    own: Sequence[Rule] = (),
) -> tuple[Talk, tuple[Change, ...]]:
    """The talk after one message, and what each of its sentences did.

    `agreements` are those of this message and `log` holds them already; `own` are rows that go
    before those of the table. A move counts once a message; the last move weighs double where it
    hurts ("ik snap het, maar…").
    """
    changes = tuple(_changes(talk, sentences, agreements, log, own))
    ups = sum(change.trust for change in changes if change.trust > 0)
    downs = sum(change.trust for change in changes if change.trust < 0)
    if len(changes) > 1 and changes[-1].trust < 0:
        downs += changes[-1].trust
    trust = min(ups, _MOST_UP[talk.level]) + downs
    tension = sum(change.tension for change in changes)
    moves = tuple(sentence.move for sentence in sentences)
    listened = since_last((*talk.listened, *moves), ATTACKS)
    return (
        replace(
            talk,
            trust=_within(talk.trust + trust),
            tension=_within(talk.tension + tension),
            moves=talk.moves + moves,
            listened=tuple(move for move in listened if move in LISTENING),
        ),
        changes,
    )


def _changes(
    talk: Talk,
    sentences: Sequence[HeardSentence],
    agreements: Sequence[Agreement],
    log: AgreementLog,
    own: Sequence[Rule],
) -> Iterator[Change]:
    counted: set[str] = set()
    for heard in sentences:
        rule = rule_for(Circumstances(talk, heard, agreements, log), own)
        again = rule.name in counted
        counted.add(rule.name)
        yield Change(
            heard.text,
            heard.move,
            rule.name,
            0 if again else rule.trust,
            0 if again else rule.tension,
            rule.because,
        )
        attack = heard.move in ATTACKS
        listened = () if attack else (*talk.listened, heard.move)
        talk = replace(
            talk,
            moves=(*talk.moves, heard.move),
            listened=tuple(move for move in listened if move in LISTENING),
        )


def rule_for(circumstances: Circumstances, own: Sequence[Rule] = ()) -> Rule:
    """The first row that holds: of `own`, else of the table."""
    return next(
        rule
        for rule in (*own, *rules())
        if rule.move == circumstances.heard.move and _WHEN[rule.when](circumstances)
    )


def _within(value: int) -> int:
    return max(0, min(10, value))
