"""Dutch verb forms: from a word to the infinitives it may be a form of, by table and by rule."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.practice.agreements.verb_table import IRREGULAR, NEVER_VERBS, REGULAR, UNSTRESSED_ENDINGS
from bot.practice.agreements.wordlists import word_set

Kind = Literal["stem", "t", "infinitive", "past", "participle"]

PARTICLES = word_set(
    """
    aan achterna af bij bijeen binnen dicht door goed in klaar kwijt langs mee na neer om op
    open over rond samen tegen terecht terug thuis toe uit vast los leeg stop gereed
    schoon verder voor vooraf voort vrij
    weer weg stil
    """
)
"""Loose parts of separable verbs, as they stand at the end of a clause."""

_UNSTRESSED_PREFIXES = (
    "be",
    "ver",
    "ont",
    "her",
    "ge",
    "er",
    "onder",
    "over",
    "door",
    "om",
    "voor",
)
_SHORTEST_LOAN = 7
_NO_LOANS = word_set(
    "kinderen kleinkinderen liederen bladeren goederen volkeren verkeer wanneer ongeveer verweer"
)
_VOWELS = "aeiouy"
_VOICELESS = tuple("tkfschp") + ("ch",)


@dataclass(frozen=True)
class VerbForm:
    """One reading of a word as a verb."""

    infinitive: str
    """Without a loose particle: "sturen", or with an attached one: "opsturen"."""
    kind: Kind


def readings(word: str) -> tuple[VerbForm, ...]:
    """The verb forms that a lower-case word may be; empty for a word that is none.

    Forms come from the table, with a particle attached ("opstuurt", "doorgemaild"), or, for loan
    words in "-eren", from the ending.
    """
    found = _INDEX.get(word)
    return found if found is not None else _attached(word) or _loan(word)


def _loan(word: str) -> tuple[VerbForm, ...]:
    """A verb in "-eren" that is in no table: "surveilleert", "kalibreren"."""
    if len(word) < _SHORTEST_LOAN or word in _NO_LOANS:
        return ()
    if word.endswith("eert"):
        return (VerbForm(word[:-4] + "eren", "t"),)
    if word.endswith("eerd") and word.startswith("ge"):
        stem = word[2:-4].replace("ï", "i", 1).replace("ë", "e", 1)
        return (VerbForm(stem + "eren", "participle"),)
    if word.endswith("eer"):
        return (VerbForm(word[:-3] + "eren", "stem"),)
    return (VerbForm(word, "infinitive"),) if word.endswith("eren") else ()


@lru_cache(maxsize=4096)
def _attached(word: str) -> tuple[VerbForm, ...]:
    if word.endswith("ga") and word[:-2] in _ATTACHABLE:
        return (VerbForm(word[:-2] + "gaan", "stem"),)
    for cut in range(2, min(9, len(word) - 2)):
        head, tail = word[:cut], word[cut:]
        if head in _ATTACHABLE and tail in _INDEX:
            return tuple(VerbForm(head + r.infinitive, r.kind) for r in _INDEX[tail])
    return ()


def is_infinitive(word: str) -> bool:
    """Whether a known word may be an infinitive (or the plural, which has the same form)."""
    return any(r.kind == "infinitive" for r in readings(word))


def guess_infinitive(word: str) -> str:
    """The likely infinitive of a finite form (or infinitive) that is in no table."""
    if word.endswith("en") and len(word) > 4:
        return word
    stem = word
    if word.endswith("t") and len(word) > 3 and not word.endswith(("aat", "oot", "eet", "uit")):
        stem = word[:-1]
    return stem_to_infinitive(stem)


def stem_to_infinitive(stem: str) -> str:
    """The infinitive that a regular stem belongs to: "stuur" gives "sturen", "bel" "bellen"."""
    if len(stem) < 2:
        return stem + "en"
    last, before = stem[-1], stem[-2]
    if last in _VOWELS:
        return stem + "n"
    long_vowel = len(stem) >= 3 and before in "aeou" and stem[-3] == before
    diphthong = len(stem) >= 3 and stem[-3:-1] in {"ie", "oe", "ij", "ui", "eu", "ou", "ei", "ai"}
    voiced = {"f": "v", "s": "z"}.get(last, last)
    if long_vowel:
        return stem[:-2] + voiced + "en"
    if diphthong:
        return stem[:-1] + voiced + "en"
    if before in _VOWELS and _one_syllable(stem):
        return stem + last + "en"
    return stem + "en"


def regular_stem(infinitive: str) -> str:
    """The stem of a regular verb: "sturen" gives "stuur", "leveren" "lever"."""
    if not infinitive.endswith("en"):
        return infinitive[:-1]
    bare = infinitive[:-2]
    if len(bare) >= 2 and bare[-1] == bare[-2]:
        return bare[:-1]
    if _lengthens(bare):
        bare = bare[:-1] + bare[-2] + bare[-1]
    return bare[:-1] + {"v": "f", "z": "s"}.get(bare[-1], bare[-1])


def _lengthens(bare: str) -> bool:
    """Whether the vowel before the last consonant is long and so doubled in a closed syllable."""
    if len(bare) < 2 or bare[-1] in _VOWELS or bare[-2] not in "aeou":
        return False
    if len(bare) >= 3 and bare[-3] in _VOWELS:
        return False
    if bare.endswith(UNSTRESSED_ENDINGS):
        return False
    root = _without_prefix(bare)
    return _one_syllable(root) or bare[-2] != "e" or bare.endswith("er")


def _without_prefix(bare: str) -> str:
    for prefix in _UNSTRESSED_PREFIXES:
        if bare.startswith(prefix) and any(c in _VOWELS for c in bare[len(prefix) :]):
            return bare[len(prefix) :]
    return bare


def _one_syllable(word: str) -> bool:
    groups = 0
    inside = False
    for character in word:
        vowel = character in _VOWELS
        groups += vowel and not inside
        inside = vowel
    return groups == 1


def _regular_forms(infinitive: str) -> list[tuple[str, Kind]]:
    stem = regular_stem(infinitive)
    root = infinitive[:-2] if infinitive.endswith("en") else stem
    ending = "t" if root.endswith(_VOICELESS) else "d"
    closed = stem if stem.endswith(ending) else stem + ending
    prefix = "" if infinitive.startswith(("be", "ver", "ont", "her", "ge", "er")) else "ge"
    participles = {closed, prefix + closed}
    return [
        *_present(infinitive, stem),
        (stem + ending + "e", "past"),
        (stem + ending + "en", "past"),
        *((form, "participle") for form in participles if form != closed or not prefix),
    ]


def _present(infinitive: str, stem: str) -> list[tuple[str, Kind]]:
    with_t = stem if stem.endswith("t") else stem + "t"
    return [(stem, "stem"), (with_t, "t"), (infinitive, "infinitive")]


def _build_index() -> dict[str, tuple[VerbForm, ...]]:
    index: dict[str, list[VerbForm]] = {}

    def add(form: str, infinitive: str, kind: Kind) -> None:
        reading = VerbForm(infinitive, kind)
        known = index.setdefault(form, [])
        if reading not in known:
            known.append(reading)

    for infinitive in REGULAR:
        for form, kind in _regular_forms(infinitive):
            add(form, infinitive, kind)
    for infinitive, (present, past, participle) in IRREGULAR.items():
        for form, kind in _irregular_forms(infinitive, present, past, participle):
            add(form, infinitive, kind)
    return {form: tuple(found) for form, found in index.items() if form not in NEVER_VERBS}


def _irregular_forms(
    infinitive: str, present: str, past: str, participle: str
) -> list[tuple[str, Kind]]:
    """The forms of one irregular verb; `present` lists other forms than the regular ones."""
    forms: list[tuple[str, Kind]] = []
    if present:
        stem, *others = present.split()
        forms += [(stem, "stem"), (infinitive, "infinitive")]
        forms += [(o, "t" if o.endswith("t") or o == "is" else "stem") for o in others]
        forms += [] if others else [(stem, "t")]
    else:
        forms += _present(infinitive, regular_stem(infinitive))
    forms += [(form, "past") for form in past.split()]
    forms += [(form, "participle") for form in participle.split()]
    return forms


_INDEX = _build_index()
_ATTACHABLE = PARTICLES | {"toe", "achteraan", "tegemoet", "plaats", "deel", "kennis"}
