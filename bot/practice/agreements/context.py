"""What is known while one sentence of a message is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from bot.practice.agreements import fragments
from bot.practice.agreements.actions import Action
from bot.practice.agreements.clauses import Clause
from bot.practice.agreements.drafts import Draft
from bot.practice.agreements.governors import Governor
from bot.practice.agreements.judging import Form
from bot.practice.dates import TimeExpression
from bot.practice.moves import HeardSentence

_LIKELY = 0.5


@dataclass
class MessageContext:
    """What the sentences of one message pass on to each other."""

    now: datetime
    counterpart: str | None
    drafts: list[Draft] = field(default_factory=list)
    recap: bool = False
    """Whether the message said that it looks back on what was agreed."""
    looked_back: bool = False
    """Whether the sentence just read confirmed something."""
    unfinished: bool = False
    """Whether that sentence broke off at "en", so that the next one goes on with it."""
    waiting: TimeExpression | None = None
    """A time said before the action it belongs to: "Voor vrijdag: jij mailt …"."""


@dataclass
class SentenceContext:
    """What the clauses of one sentence pass on to each other."""

    message: MessageContext
    heard: HeardSentence
    clauses: Sequence[Clause]
    governor: Governor | None = None
    """How the main clause just read binds a "dat" clause after it."""
    vouched: bool = False
    """Whether that main clause at least stands for what the "dat" clause says."""
    previous: Clause | None = None
    previous_action: Action | None = None
    previous_form: Form | None = None
    drafted: bool = False
    """Whether the clause just read was an agreement."""
    condition: Clause | None = None
    """An "als" clause that waits for its main clause."""
    after_subordinate: bool = False
    following: Clause | None = None
    """The clause after the one that is being read."""
    spent: Clause | None = None
    """A loose time that was taken into the clause before it."""
    hanging: str = ""
    """A phrase put first, before the clause that it belongs to: "De punten die …"."""
    recap: bool = False
    """Whether the sentence said that it looks back."""
    quotes: bool = False
    """Whether what follows is told as the words of somebody else: "jij zegt: …"."""
    proposes: bool = False
    """Whether the sentence said that it brings up something new: "mijn voorstel is"."""

    @cached_property
    def is_question(self) -> bool:
        """Whether a question mark stands in the sentence."""
        return any(clause.chunk.end == "?" for clause in self.clauses)

    @cached_property
    def is_tagged(self) -> bool:
        """Whether the sentence asks for a yes: "…, goed?"."""
        return any(fragments.is_tag(clause.chunk) for clause in self.clauses[1:])

    @cached_property
    def opening(self) -> frozenset[str]:
        """The words up to where the first clause with a verb begins: "oké, dus …"."""
        words: set[str] = set()
        for clause in self.clauses:
            words |= {token.low for token in clause.tokens[: clause.start + 1]}
            if clause.verb is not None:
                break
        return frozenset(words)

    @cached_property
    def main_words(self) -> frozenset[str]:
        """All words of the sentence that do not stand in a subordinate clause."""
        mains = [clause for clause in self.clauses if clause.order != "verb_last"]
        mains = [c for c in mains if c.chunk.end != "?" or not fragments.is_tag(c.chunk)]
        return frozenset(low for clause in mains for low in clause.lows)

    @property
    def looks_back(self) -> bool:
        """Whether what is said now repeats what was agreed."""
        return self.recap or (self.message.recap and not self.hears("samenvatten"))

    def hears(self, move: str, least: float = _LIKELY) -> bool:
        """Whether the sentence was heard as this move, with at least this confidence."""
        return self.heard.move == move and self.heard.confidence >= least

    @property
    def hears_agreement(self) -> bool:
        """Whether the sentence was heard as proposing or confirming an agreement."""
        return self.hears("afspraak_voorstellen") or self.hears("afspraak_bevestigen")

    def close_clause_chain(self) -> None:
        """Forget, after a full stop, what only holds within one sentence."""
        self.governor, self.condition = None, None
        self.after_subordinate = False
