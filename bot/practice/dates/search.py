"""The search for expressions in canonical text: one pass, a bounded look ahead at each word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.practice.dates import (
    clock,
    dates,
    distances,
    feasts,
    periods,
    repeats,
    vague,
    weekdays,
)
from bot.practice.dates.calendar import day_period
from bot.practice.dates.distances import COUNT_AND_UNIT, amount_and_unit
from bot.practice.dates.joining import (
    CHOICE,
    NEXT_TO,
    VERB_AND_SUBJECT,
    WHOLE_WEEK,
    choose,
    from_day,
    join,
)
from bot.practice.dates.meaning import DATED, Kind, Meaning, Need, Rule
from bot.practice.dates.prepositions import (
    ARTICLE,
    HEADS,
    Role,
    place,
    prepositions_at,
    takes,
)
from bot.practice.dates.telling import is_told


def _rules_by_head() -> dict[str, tuple[Rule, ...]]:
    by_head: dict[str, tuple[Rule, ...]] = {}
    for module in (weekdays, dates, feasts, periods, distances, repeats, clock, vague):
        for rule in module.RULES:
            for head in rule.heads.split():
                by_head[head] = (*by_head.get(head, ()), rule)
    return by_head


_RULES = _rules_by_head()
_NO_RULES: tuple[Rule, ...] = ()
# Most words begin no time at all, and are passed over at once.
_STARTS = frozenset(_RULES) | HEADS | {"de", "dag", "week", "maand", "half", "anderhalve"}
_FROM_DAY = re.compile(
    rf"(?:(?:uiterlijk|binnen|in) )?(?:(?P<amount>{COUNT_AND_UNIT})"
    r"|(?:de )?(?P<single>dag|week|maand)) (?P<side>voor|na) (?=\S)"
)
_SINGLE = {"dag": "days", "week": WHOLE_WEEK, "maand": "months"}
_FIXED_DAYS = frozenset({Kind.DAY, Kind.WEEKDAY, Kind.DAY_OF_MONTH, Kind.FEAST})
_WITH_ARTICLE = DATED | {Kind.UNDATED, Kind.VAGUE}
# In front of a number or a feast these say nothing about time.
_WEAK_PREPOSITIONS = frozenset({"", "nog", "ergens"})
# More pieces than this are a list, not one time; it bounds the look ahead.
_MOST_PIECES = 8


@dataclass(frozen=True)
class Found:
    """A piece or an expression in canonical text, with the preposition in front of it."""

    meaning: Meaning
    start: int
    end: int
    preposition: str = ""
    role: Role = Role.AT
    is_range: bool = False


class Search:
    """One search through one message."""

    def __init__(self, canonical: str, now: datetime) -> None:
        self._canonical = canonical
        self._now = now
        self._today = now.date()

    def all(self, starts: list[int]) -> Iterator[Found]:
        """Every expression that is a time to come; `starts` are where words begin."""
        after = 0
        for start in starts:
            if start < after or _head(self._word(start)) not in _STARTS:
                continue
            found = self._expression(start)
            if found is None:
                continue
            after = found.end + 1
            if found.meaning.kind is not Kind.PAST and not is_told(
                self._canonical, found.start, found.end, found.meaning.kind, found.preposition
            ):
                yield found

    def _expression(self, start: int) -> Found | None:
        candidates = (
            self._with_preposition(start),
            self._bare(start),
            self._with_article(start),
            self._from_day(start),
        )
        complete = [self._complete(found) for found in candidates if found]
        best = max((found for found in complete if found), key=_end, default=None)
        return best and self._not_past(best)

    def _complete(self, first: Found) -> Found | None:
        """The expression that begins with this piece; None where it lacks what it needs."""
        if first.meaning.need is Need.BOTH and not first.preposition:
            return None
        found = first
        for _ in range(_MOST_PIECES):
            longer = self._longer(found)
            if longer is None:
                break
            found = longer
        need = found.meaning.need
        if first.role is Role.RANGE and not (found.is_range or first.meaning.is_range):
            return None
        if need is Need.PREPOSITION and first.preposition in _WEAK_PREPOSITIONS:
            return None
        if found.meaning.kind in (Kind.CLOCK, Kind.DAY_PART) and need in (Need.DAY, Need.BOTH):
            return None
        if first.meaning.kind not in DATED:
            return found
        meaning = _possible(partial(place, found.meaning, first.role, self._today))
        return replace(found, meaning=meaning) if meaning else None

    def _longer(self, found: Found) -> Found | None:
        """The expression with the next piece taken in, if that belongs to it."""
        left = found.meaning
        if link := NEXT_TO.match(self._canonical, found.end):
            right = self._piece(link.end())
            if right and (right.preposition or right.meaning.need is not Need.BOTH):
                meaning = _possible(
                    partial(join, left, right.meaning, right.role, link[0].strip(), self._today)
                )
                if meaning:
                    if meaning.kind in _FIXED_DAYS - {Kind.FEAST}:
                        meaning = replace(meaning, need=Need.NOTHING)
                    return replace(found, meaning=meaning, end=right.end)
        if link := CHOICE.match(self._canonical, found.end):
            right = self._piece(link.end())
            is_stretch = found.role is Role.RANGE or link[0].startswith((" tot", " -"))
            if right and not self._opens_sentence(link[0].strip(), right.end):
                meaning = _possible(partial(choose, left, right.meaning, is_stretch))
                if meaning:
                    return replace(found, meaning=meaning, end=right.end, is_range=True)
        return None

    def _opens_sentence(self, link: str, end: int) -> bool:
        """Whether what ends here starts the next sentence: "… vrijdag en maandag bel ik"."""
        said = VERB_AND_SUBJECT.match(self._canonical, end)
        return link in ("en", "-") and said is not None

    def _piece(self, start: int) -> Found | None:
        return self._with_preposition(start) or self._bare(start)

    def _with_preposition(self, start: int) -> Found | None:
        if self._word(start) not in HEADS:
            return None
        for preposition in prepositions_at(self._canonical, start):
            found = self._after_article(preposition.end)
            if found and takes(preposition.said, found.meaning.kind):
                return replace(
                    found, start=start, preposition=preposition.said, role=preposition.role
                )
        return None

    def _with_article(self, start: int) -> Found | None:
        """ "de vrijdag voor kerst"; "het" is too often a word by itself."""
        if not self._canonical.startswith("de ", start):
            return None
        found = self._bare(start + 3)
        return (
            replace(found, start=start) if found and found.meaning.kind in _WITH_ARTICLE else None
        )

    def _after_article(self, start: int) -> Found | None:
        found = self._bare(start)
        if found is None and (article := ARTICLE.match(self._canonical, start)):
            return self._bare(article.end())
        return found

    def _bare(self, start: int) -> Found | None:
        """The longest piece that begins here."""
        best: Found | None = None
        for rule in _RULES.get(_head(self._word(start)), _NO_RULES):
            match = rule.pattern.match(self._canonical, start)
            if match and (best is None or match.end() > best.end):
                meaning = _possible(partial(rule.build, match, self._now))
                if meaning:
                    best = Found(meaning, start, match.end())
        return best

    def _from_day(self, start: int) -> Found | None:
        """ "een week voor de kerst"."""
        match = _FROM_DAY.match(self._canonical, start)
        if match is None:
            return None
        right = self._after_article(match.end())
        if right is None or right.meaning.kind not in _FIXED_DAYS:
            return None
        amount, unit = amount_and_unit(match) if match["amount"] else (1, _SINGLE[match["single"]])
        meaning = _possible(
            partial(from_day, right.meaning, match["side"], self._now, amount, unit)
        )
        return Found(meaning, start, right.end) if meaning else None

    def _not_past(self, found: Found) -> Found:
        """The same, told apart as past where the whole period is over."""
        period = found.meaning.period
        if period is None or period.due >= self._today:
            return found
        if period.last < self._today:
            return replace(found, meaning=Meaning(Kind.PAST))
        return replace(found, meaning=replace(found.meaning, period=day_period(self._today)))

    def _word(self, start: int) -> str:
        stop = self._canonical.find(" ", start)
        return self._canonical[start : stop if stop >= 0 else None]


def _head(word: str) -> str:
    """The word as rules name it: the letter of its class, or itself."""
    return word[0] if word[0].isupper() or word[-1].isdigit() else word


def _possible(make: Callable[[], Meaning | None]) -> Meaning | None:
    """What is made, or an impossible date where the calendar has no such day."""
    try:
        return make()
    except (OverflowError, ValueError):
        return Meaning(Kind.IMPOSSIBLE)


def _end(found: Found) -> int:
    return found.end
