from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.nlu.encoder import CachedEncoder, UseEncoder, Vectors
from bot.nlu.use_network import MEANING


@pytest.fixture(scope="module")
def encoder() -> UseEncoder:
    return UseEncoder()


def likeness(encoder: UseEncoder, first: str, second: str) -> float:
    one, other = encoder.encode([first, second])[:, :MEANING]
    return float(one @ other)


def test_what_means_the_same_is_near(encoder: UseEncoder) -> None:
    same = likeness(encoder, "Ik bel je morgen.", "Morgen telefoneer ik je.")
    other = likeness(encoder, "Ik bel je morgen.", "De heg is vorig jaar gesnoeid.")
    assert same > other + 0.3


def test_shouting_is_read_as_speaking(encoder: UseEncoder) -> None:
    assert likeness(encoder, "DAT KAN ECHT NIET", "dat kan echt niet") == pytest.approx(1)


@pytest.mark.parametrize("text", ["", " ", "\ud800", "x" * 50_000, "\u0000", "👍"])
def test_any_text_has_a_vector(encoder: UseEncoder, text: str) -> None:
    assert np.isfinite(encoder.encode([text])).all()


def test_a_sentence_has_the_same_vector_alone_and_among_others(encoder: UseEncoder) -> None:
    alone = encoder.encode(["Zullen we?"])[0]
    among = encoder.encode(["Ik bel je morgen over de brief.", "Zullen we?", "Ja."])[1]
    assert np.allclose(alone, among, atol=1e-4)


class CountingEncoder:
    name = "counting"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


def test_known_sentences_are_not_encoded_again(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "vectors.npz"
    counting = CountingEncoder()
    CachedEncoder(counting, path).encode(["ja", "nee", "ja"])
    vectors = CachedEncoder(counting, path).encode(["nee", "misschien"])
    assert counting.seen == ["ja", "nee", "misschien"]
    assert vectors.tolist() == [[3.0, 1.0], [9.0, 1.0]]


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    path.write_bytes(b"no archive")
    assert CachedEncoder(CountingEncoder(), path).encode(["ja"]).tolist() == [[2.0, 1.0]]


class LongEncoder(CountingEncoder):
    name = "long"

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.array([[len(text), 1.0, 2.0] for text in texts], dtype=np.float32)


def test_what_another_encoder_left_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    CachedEncoder(CountingEncoder(), path).encode(["ja", "nee"])
    assert CachedEncoder(LongEncoder(), path).encode(["ja"]).tolist() == [[2.0, 1.0, 2.0]]
    assert CachedEncoder(LongEncoder(), path).encode(["ja"]).tolist() == [[2.0, 1.0, 2.0]]
