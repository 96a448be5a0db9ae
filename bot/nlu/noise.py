"""Sentences that mean nothing: examples of what falls outside the role-play.

People lean on the keyboard, a cat walks over it. Nobody can write enough examples of that, so
they are made, the same ones each time.
"""

from __future__ import annotations

import random

OUTSIDE = "buiten_rol"
"""The move of what is no part of the conversation."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_VOWELS = "aeiou"
_SIGNS = "!@#$%^&*()_+=<>/\\|~"
_EACH = 60


def noise() -> list[str]:
    """Sentences without a meaning, always the same."""
    rng = random.Random(20)
    makers = (_keys, _letters, _syllables, _digits, _signs)
    return [maker(rng) for maker in makers for _ in range(_EACH)]


def _keys(rng: random.Random) -> str:
    """Fingers going over one row of the keyboard."""
    return " ".join(
        "".join(rng.choice(_ROWS[rng.randrange(3)]) for _ in range(rng.randint(3, 9)))
        for _ in range(rng.randint(1, 4))
    )


def _letters(rng: random.Random) -> str:
    """One letter or a few over and over, or consonants only."""
    if rng.random() < 0.4:
        return "".join(rng.choice(_CONSONANTS) for _ in range(rng.randint(3, 14)))
    letters = rng.sample("abcdefghijklmnopqrstuvwxyz", rng.randint(1, 3))
    return "".join(rng.choice(letters) for _ in range(rng.randint(4, 16)))


def _syllables(rng: random.Random) -> str:
    """What can be said aloud but is no word."""

    def word() -> str:
        return "".join(
            rng.choice(_CONSONANTS) + rng.choice(_VOWELS) for _ in range(rng.randint(2, 4))
        )

    return " ".join(word() for _ in range(rng.randint(2, 6)))


def _digits(rng: random.Random) -> str:
    return " ".join(str(rng.randrange(10 ** rng.randint(1, 8))) for _ in range(rng.randint(1, 4)))


def _signs(rng: random.Random) -> str:
    return "".join(rng.choice(_SIGNS) for _ in range(rng.randint(1, 10)))
