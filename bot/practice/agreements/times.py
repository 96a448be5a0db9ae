"""Which of the times in a clause belongs to its action."""

from __future__ import annotations

from collections.abc import Sequence

from bot.practice.agreements.tokens import Token
from bot.practice.agreements.words import DETERMINERS
from bot.practice.dates import TimeExpression

_ATTRIBUTIVE = frozenset(("van", "over", "sinds", "naar"))
_DEADLINE = ("uiterlijk", "vóór", "voor", "liefst", "ten laatste")


def own_times(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """The times that say when, not which; neighbouring tokens that name one time together."""
    groups: list[list[Token]] = []
    for index, token in enumerate(tokens):
        if token.time is None:
            continue
        before = tokens[index - 1] if index else None
        if before is not None and _is_attributive(tokens, index):
            continue
        if groups and before is not None and before is groups[-1][-1] and _goes_with(before, token):
            groups[-1].append(token)
        else:
            groups.append([token])
    return [tuple(group) for group in groups]


def _is_attributive(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time only says which: "de cijfers van (het) derde kwartaal"."""
    before = tokens[index - 1].low
    if before in DETERMINERS and index > 1:
        before = tokens[index - 2].low
    return before in _ATTRIBUTIVE


def _goes_with(before: Token, token: Token) -> bool:
    first, second = before.time, token.time
    if first is None or second is None or first.vague or second.vague:
        return False
    return first.due is None or second.due is None or first.due == second.due


def chosen_time(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The time of the action: a deadline before another time, a real one before a vague one."""
    groups = own_times(tokens)
    real = [group for group in groups if not _vague(group)]
    lasting = [group for group in real if _is_lasting(group)]
    real = [group for group in real if group not in lasting] or lasting
    deadlines = [g for g in real if g[0].text.lower().startswith(_DEADLINE[0])]
    for found in (deadlines, real, groups):
        if found:
            return found[0]
    return ()


def lasting_times(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The times that say from when on, and so are neither the action nor its moment."""
    groups = [group for group in own_times(tokens) if _is_lasting(group)]
    return tuple(token for group in groups for token in group)


def _is_lasting(group: tuple[Token, ...]) -> bool:
    return group[0].text.lower().startswith("vanaf")


def _vague(group: tuple[Token, ...]) -> bool:
    return all(token.time is not None and token.time.vague for token in group)


def as_one(group: Sequence[Token], source: str) -> TimeExpression | None:
    """The time that a group of tokens names together: "vrijdag" and "om 10 uur"."""
    times = [token.time for token in group if token.time is not None]
    if len(times) < 2:
        return times[0] if times else None
    start, end = times[0].start, times[-1].end
    due = next((time.due for time in times if time.due is not None), None)
    return TimeExpression(source[start:end], start, end, due, all(t.vague for t in times))
