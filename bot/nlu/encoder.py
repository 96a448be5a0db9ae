"""Sentence vectors: the meaning of a sentence as numbers, behind an interface of our own.

The encoder at work is Google's multilingual USE v3 (use_network.py). Whatever takes its place
has to answer to `SentenceEncoder` only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

MAX_CHARACTERS = 600
"""Of one sentence; the encoder's time grows with length and longer ones say nothing more."""


class SentenceEncoder(Protocol):
    """Turns sentences into vectors, all of one length."""

    name: str
    """Another one whenever the vectors of the same sentence become others."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, of which there is at least one. Takes any text, also broken ones."""
        ...


class UseEncoder:
    """The multilingual Universal Sentence Encoder: its last layer and the one below, side by side.

    It works on one core: more threads are slower on sentences of this length.
    """

    name = "use-v3, two layers"

    def __init__(self) -> None:
        from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

        from bot.nlu.use_network import UseNetwork

        self._network = UseNetwork()
        self._threads = ThreadpoolController()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See SentenceEncoder."""
        with self._threads.limit(limits=1, user_api="blas"):
            return np.hstack(self._network.encode([clean_text(text) for text in texts]))


class CachedEncoder:
    """Keeps vectors in a file, so that training anew encodes only what is new.

    They are kept in half precision, which is finer than the differences between sentences.
    """

    def __init__(self, encoder: SentenceEncoder, path: Path) -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._path = path
        self._known: dict[str, NDArray[np.float16]] = _read_vectors(path)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See SentenceEncoder. What was not known yet is added to the file."""
        keys = [_key(self.name, text) for text in texts]
        unknown = {key: text for key, text in zip(keys, texts) if key not in self._known}
        if unknown:
            vectors = self._encoder.encode(list(unknown.values()))
            length = vectors.shape[1]
            # What another encoder left in the file can't stand beside these in one array.
            same = {key: known for key, known in self._known.items() if len(known) == length}
            self._known = same | dict(zip(unknown, vectors.astype(np.float16)))
            _write_vectors(self._path, self._known)
        return np.stack([self._known[key] for key in keys]).astype(np.float32)


def clean_text(text: str | None) -> str:
    """Text the encoder can take: bounded, valid Unicode, and not shouted.

    The encoder places ALL CAPS far from the same words in small letters.
    """
    bounded = (text or "")[:MAX_CHARACTERS]
    valid = bounded.encode("utf-8", "replace").decode("utf-8")
    return valid.lower() if valid.isupper() else valid


def _key(encoder: str, text: str) -> str:
    said = f"{encoder}\n{text}".encode("utf-8", "replace")
    return hashlib.blake2b(said, digest_size=16).hexdigest()


def _read_vectors(path: Path) -> dict[str, NDArray[np.float16]]:
    try:
        with np.load(path, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"]))
    except (OSError, ValueError, KeyError, BadZipFile):
        return {}  # absent or damaged: the vectors are simply made again


def _write_vectors(path: Path, vectors: dict[str, NDArray[np.float16]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp.npz")
    np.savez(temporary, keys=np.array(list(vectors)), vectors=np.stack(list(vectors.values())))
    temporary.replace(path)
