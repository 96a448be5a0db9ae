"""Agreements in the making, while the rest of the message may still add to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.practice.agreements.event_times import is_same_day
from bot.practice.agreements.likeness import same_action, same_words
from bot.practice.agreements.model import Agreement, Status, Who
from bot.practice.dates import TimeExpression


@dataclass(frozen=True)
class Draft:
    """One agreement as found so far."""

    who: Who | None
    third_party: str | None
    what: str
    verb: str
    time: TimeExpression | None
    follow_up: bool
    status: Status
    sentence: str
    empty: bool
    """Whether only a real time can make it more than a vague promise."""

    @property
    def takes_time(self) -> bool:
        """Whether a time said elsewhere in the message may still be its time."""
        return self.time is None

    def timed(self, time: TimeExpression) -> Draft:
        """The draft with a time that was said beside it."""
        status = self.status
        if time.vague:
            status = "vague" if status == "proposed" else status
        elif self.empty and self.who is not None and status == "vague":
            status = "proposed"
        return replace(self, time=time, status=status)


def agreements_of(drafts: Sequence[Draft]) -> list[Agreement]:
    """The agreements of a message; one action said twice in it counts once."""
    kept: list[Agreement] = []
    for draft in _with_days_pointed_back_to(drafts):
        agreement = _agreement(draft)
        twin = next((i for i, old in enumerate(kept) if _is_twin(old, agreement)), None)
        if twin is None:
            kept.append(agreement)
        else:
            kept[twin] = _together(kept[twin], agreement)
    return kept


def _with_days_pointed_back_to(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the day that "dezelfde dag" means: that of the agreement before."""
    resolved: list[Draft] = []
    for draft in drafts:
        time = draft.time
        if time is not None and time.due is None and is_same_day(time) and resolved:
            named = resolved[-1].time
            draft = replace(draft, time=replace(time, due=named.due if named else None))
        resolved.append(draft)
    return resolved


def _agreement(draft: Draft) -> Agreement:
    time = draft.time
    return Agreement(
        who=draft.who,
        third_party=draft.third_party,
        what=draft.what,
        when=time.text if time else None,
        due=time.due if time else None,
        follow_up=draft.follow_up,
        status=draft.status,
        sentence=draft.sentence,
    )


def _is_twin(old: Agreement, new: Agreement) -> bool:
    if old.who != new.who or not same_action(old, new):
        return False
    if old.what is None or new.what is None or not same_words(old.what, new.what):
        return False
    return not (old.when and new.when and old.due != new.due)


def _together(old: Agreement, new: Agreement) -> Agreement:
    """One agreement of two that say the same: the first wording, whatever the second adds."""
    confirmed = "confirmed" in (old.status, new.status)
    status: Status = "confirmed" if confirmed else new.status
    return replace(
        old,
        when=old.when or new.when,
        due=old.due if old.when else new.due,
        follow_up=old.follow_up or new.follow_up,
        status=status,
    )
