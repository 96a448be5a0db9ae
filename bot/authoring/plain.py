"""Whether what a participant reads beside the talk is plain Dutch, about level B1.

Where the limits come from: guides to writing at B1 ask for ten to fifteen words a sentence on
average and for no passive with "worden" (the Schrijfwijzer of the Rijksdienst voor Ondernemend
Nederland, the Stijlgids of Hollands Kroon). A check looks at single sentences, so it only speaks
from twenty words on. Long words are counted in letters because Dutch joins words.

The tegenspeler's lines are not looked at: people speak as they speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.authoring.finding import Finding
from bot.authoring.source import Draft, Location

MOST_WORDS = 20
LONGEST_WORD = 18
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]?[A-ZÀ-Ý0-9])")
_WORDEN = r"(?:word|wordt|worden|werd|werden)"
_PARTICIPLE = (
    r"(?!(?:geen|gelden|geld|gebied|geduld|geheim\w*|geluid|gemeente\w*|geweld|gezin\w*|"
    r"beleid|best|bent|beiden?|bestand|brood|verband|verstand|overheid)\b)"
    r"(?:ge\w{2,}|(?:be|ver|ont|her|over|onder)\w{2,}|\w{2,}ge\w{2,})(?:d|t|en)"
)
_PASSIVE = re.compile(
    rf"\b{_WORDEN}\b(?:\s+[^\s.,;:]+){{0,8}}?\s+{_PARTICIPLE}(?=[.,;:!?]|$|\s+(?:en|of|maar)\b)"
    rf"|\b{_PARTICIPLE}\s+{_WORDEN}\b",
    re.IGNORECASE,
)
_POLITE = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)


def check(draft: Draft) -> Iterator[Finding]:
    """Where the texts beside the talk are harder than they need to be."""
    for place, text in _texts(draft):
        for sentence in _SENTENCE.split(text.strip()):
            yield from _long(draft, place, sentence)
            yield from _words(draft, place, sentence)
            yield from _passive(draft, place, sentence)
    yield from _polite(draft)


def _texts(draft: Draft) -> Iterator[tuple[Location, str]]:
    block = draft.scenario.block
    yield ("scenario", "briefing"), block.briefing
    yield ("scenario", "goal"), block.goal
    yield ("scenario", "hidden_interest"), block.hidden_interest
    for number, agreement in enumerate(block.agreements):
        yield ("scenario", "agreements", number), agreement.what


def _long(draft: Draft, place: Location, sentence: str) -> Iterator[Finding]:
    count = len(_WORD.findall(sentence))
    if count > MOST_WORDS:
        message = (
            f"de zin die begint met “{_start(sentence)}” telt {count} woorden. Maak er twee "
            f"zinnen van; hoogstens {MOST_WORDS} woorden leest prettig."
        )
        yield draft.finding("SC050", place, message)


def _words(draft: Draft, place: Location, sentence: str) -> Iterator[Finding]:
    plain = " ".join(sentence.casefold().split())
    for hard, easy in _hard_words().items():
        if re.search(rf"\b{re.escape(hard)}\b", plain):
            message = f"'{hard}' is een moeilijk woord. Kun je schrijven: '{easy}'?"
            yield draft.finding("SC051", place, message)
    for word in _WORD.findall(sentence):
        if max(len(part) for part in word.split("-")) > LONGEST_WORD:
            message = (
                f"'{word}' is een lang woord ({len(word)} letters). Knip het, of zeg het in twee "
                "woorden."
            )
            yield draft.finding("SC052", place, message)


def _passive(draft: Draft, place: Location, sentence: str) -> Iterator[Finding]:
    found = _PASSIVE.search(sentence)
    if found:
        message = (
            f"“{' '.join(found[0].split())}” zegt niet wie het doet. Schrijf het actief: wie doet "
            "wat?"
        )
        yield draft.finding("SC053", place, message)


def _polite(draft: Draft) -> Iterator[Finding]:
    for key in ("briefing", "goal"):
        found = _POLITE.search(getattr(draft.scenario.block, key))
        if found:
            message = f"hier staat '{found[0]}'. Spreek de deelnemer aan met je."
            yield draft.finding("SC054", ("scenario", key), message)


def _start(sentence: str) -> str:
    return " ".join(sentence.split()[:5]) + "…"


@cache
def _hard_words() -> Mapping[str, str]:
    table = Path(__file__).with_name("hard_words.yml").read_text(encoding="utf-8")
    return {str(hard): str(easy) for hard, easy in YAML(typ="safe").load(table).items()}
