"""Measures how well messages are understood, and writes the quality report.

Nothing here is used in a talk. Sentences in the held-out files are by other writers than those
in data/nlu and are never learned from.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.nlu.encoder import CachedEncoder, SentenceEncoder, UseEncoder
from bot.nlu.examples import Example, load_examples
from bot.nlu.features import SentenceFeatures
from bot.nlu.hearing import Hearing, Understanding
from bot.nlu.measures import (
    Bin,
    Score,
    accuracy,
    calibration_error,
    overlap,
    plain_form,
    reliability,
    score_by_label,
)
from bot.nlu.move_model import PENALTY, STEPS, MoveModel
from bot.nlu.plots import plot_confusion, plot_reliability
from bot.nlu.ridge import Ridge
from bot.practice.agreements import extract_agreements
from bot.practice.moves import MOVES

AGREEMENT_FIELDS = ("who", "third_party", "what", "when", "due", "follow_up", "status")
_BEGIN = "<!-- measured: begin -->"
_END = "<!-- measured: end -->"
_ABLATIONS = (
    ("words",),
    ("words", "build"),
    ("encoder",),
    ("words", "encoder"),
    ("words", "build", "encoder"),
)


@dataclass(frozen=True)
class HeldOut:
    """Sentences and messages that were never learned from."""

    sentences: dict[str, list[tuple[str, str]]]
    """By sort of phrasing: pairs of move and sentence."""
    messages: list[dict[str, Any]]
    agreements: list[dict[str, Any]]


@dataclass(frozen=True)
class Sureness:
    """What was heard, what was meant, and how sure the hearing was."""

    found: list[str]
    expected: list[str]
    confidence: NDArray[np.float64]

    @property
    def bins(self) -> list[Bin]:
        right = np.array([f == e for f, e in zip(self.found, self.expected)])
        return reliability(self.confidence, right)


def read_held_out(folder: Path) -> HeldOut:
    """The held-out files of a folder."""

    def pairs(name: str) -> list[tuple[str, str]]:
        lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        return [(move, sentence) for move, sentence in (line.split("\t") for line in lines)]

    def records(name: str) -> list[dict[str, Any]]:
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    return HeldOut(
        {name: pairs(name) for name in ("ordinary", "unusual")},
        records("messages"),
        records("agreements"),
    )


def evaluate(data: Path, held_out: Path, out_dir: Path) -> str:
    """Measure everything; gives the report in Markdown and writes it and its pictures to out_dir.

    Takes some minutes: the model is trained anew for each writer who is left out.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    examples = load_examples(data)
    test = read_held_out(held_out)
    encoder = UseEncoder()
    cached = CachedEncoder(encoder, out_dir / "sentence_vectors.npz")
    cached.encode([example.text for example in examples])
    start = time.perf_counter()
    understanding = Understanding.learn(examples, cached)
    seconds = time.perf_counter() - start
    hearing = Hearing(understanding, encoder)

    unseen = _by_unseen_writers(examples, cached)
    heard = {name: _hear_all(hearing, pairs) for name, pairs in test.sentences.items()}
    plot_confusion(out_dir / "confusion.png", unseen.found, unseen.expected, list(MOVES))
    curves = {"writers left out of training": unseen.bins}
    curves |= {f"{name} phrasing": result.bins for name, result in heard.items()}
    plot_reliability(out_dir / "reliability.png", curves)
    sections = [
        _overview(examples, unseen, heard),
        _per_move(unseen),
        _messages(hearing, test.messages),
        _agreements(hearing, test.agreements),
        _ablations(examples, test, cached),
        _speed(hearing, test.messages, seconds),
    ]
    report = "\n\n".join(sections) + "\n"
    (out_dir / "report.md").write_text(report, encoding="utf-8")
    return report


def put_into_page(page: Path, report: str, pictures: str) -> None:
    """Replace what stands between the markers of a page; `pictures` is their folder seen from it.

    Raises ValueError where the page has no such markers.
    """
    before, _, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not end:
        raise ValueError(f"{page} has no place for the report, between {_BEGIN} and {_END}")
    body = report.replace("](", f"]({pictures}/")
    page.write_text(f"{before}{_BEGIN}\n\n{body}\n{_END}{after}", encoding="utf-8")


def _by_unseen_writers(examples: Sequence[Example], encoder: SentenceEncoder) -> Sureness:
    """Every writer's sentences, heard by a model that never saw one of theirs.

    A sentence that somebody else wrote too is left out.
    """
    found: list[str] = []
    expected: list[str] = []
    confidence: list[float] = []
    for writer in sorted({example.source for example in examples}):
        known = [e for e in examples if e.source != writer]
        forms = {plain_form(e.text) for e in known}
        asked = [e for e in examples if e.source == writer and plain_form(e.text) not in forms]
        model = MoveModel().fit(
            [e.text for e in known], [e.move for e in known], [e.source for e in known], encoder
        )
        chances = model.predict([e.text for e in asked], encoder)
        found += [model.moves[index] for index in chances.argmax(axis=1)]
        confidence += chances.max(axis=1).tolist()
        expected += [e.move for e in asked]
    return Sureness(found, expected, np.array(confidence))


def _hear_all(hearing: Hearing, pairs: Sequence[tuple[str, str]]) -> Sureness:
    heard = [hearing.hear(sentence)[0].sentence for _, sentence in pairs]
    return Sureness(
        [h.move for h in heard],
        [move for move, _ in pairs],
        np.array([h.confidence for h in heard]),
    )


def _overview(examples: Sequence[Example], unseen: Sureness, heard: dict[str, Sureness]) -> str:
    writers = len({example.source for example in examples})
    rows = [("a writer left out of training", unseen)]
    rows += [(f"held out, {name} phrasing", result) for name, result in heard.items()]
    lines = [
        f"{len(examples):,} example sentences by {writers} writers, {len(MOVES)} moves.",
        "",
        "| sentences | number | move right | calibration error |",
        "| --- | --- | --- | --- |",
        *(
            f"| {name} | {len(result.found)} | {accuracy(result.found, result.expected):.3f} "
            f"| {calibration_error(result.bins):.3f} |"
            for name, result in rows
        ),
    ]
    return "\n".join(lines)


def _per_move(unseen: Sureness) -> str:
    scores = score_by_label(unseen.found, unseen.expected)
    lines = [
        "### Per move, writer left out of training",
        "",
        "| move | sentences | precision | recall | F1 |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {move} | {score.wanted} | {score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f} |"
        for move in MOVES
        if (score := scores.get(move))
    ]
    return "\n".join([*lines, "", "![confusion](confusion.png) ![reliability](reliability.png)"])


def _messages(hearing: Hearing, messages: Sequence[dict[str, Any]]) -> str:
    def score(chosen: Sequence[dict[str, Any]]) -> Score:
        return overlap(
            ([h.sentence.move for h in hearing.hear(m["text"])], m["moves"]) for m in chosen
        )

    def seams(chosen: Sequence[dict[str, Any]]) -> Score:
        return overlap(
            ([h.sentence.text for h in hearing.hear(m["text"])], m["sentences"]) for m in chosen
        )

    loose = [m for m in messages if not any(mark in m["text"] for mark in ".!?")]
    tidy = [m for m in messages if m not in loose]
    lines = [
        "### Messages of several sentences",
        "",
        "| messages | number | F1 over moves | precision | recall | F1 over sentences |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, chosen in (("all", messages), ("with stops", tidy), ("without stops", loose)):
        moves = score(chosen)
        lines.append(
            f"| {name} | {len(chosen)} | {moves.f1:.3f} | {moves.precision:.3f} "
            f"| {moves.recall:.3f} | {seams(chosen).f1:.3f} |"
        )
    return "\n".join(lines)


def _agreements(hearing: Hearing, records: Sequence[dict[str, Any]]) -> str:
    pairs = [(_found_agreements(hearing, record), record["agreements"]) for record in records]
    lines = [
        "### Agreements",
        "",
        f"{len(records)} messages; a value counts where an agreement of the message has just it.",
        "",
        "| field | F1 | precision | recall |",
        "| --- | --- | --- | --- |",
    ]
    for field in AGREEMENT_FIELDS:
        score = overlap(
            ([a[field] for a in found], [a[field] for a in wanted]) for found, wanted in pairs
        )
        lines.append(f"| {field} | {score.f1:.3f} | {score.precision:.3f} | {score.recall:.3f} |")
    return "\n".join(lines)


def _found_agreements(hearing: Hearing, record: dict[str, Any]) -> list[dict[str, Any]]:
    sentences = [heard.sentence for heard in hearing.hear(record["text"])]
    now = datetime.fromisoformat(record["now"])
    return [a.as_dict() for a in extract_agreements(sentences, now, record.get("counterpart"))]


def _ablations(examples: Sequence[Example], test: HeldOut, encoder: SentenceEncoder) -> str:
    """What each sort of feature adds; the same learner, with some columns only."""
    features = SentenceFeatures()
    texts = [example.text for example in examples]
    sparse, dense = features.fit(texts, encoder.encode(texts))
    moves = np.array(list(MOVES))
    targets = (np.array([e.move for e in examples])[:, None] == moves).astype(np.float32)
    columns = features.columns()
    names = list(test.sentences)
    lines = ["### What the features add", "", "| features | " + " | ".join(names) + " |"]
    lines.append("| --- |" + " --- |" * len(names))
    for chosen in _ABLATIONS:
        kept = [part for name in chosen for part in columns[name]]
        mask = _column_mask(sparse.shape[1] + dense.shape[1], kept)
        ridge = Ridge(PENALTY, STEPS).fit(*_masked(sparse, dense, mask), targets)
        shares = []
        for pairs in test.sentences.values():
            asked = [sentence for _, sentence in pairs]
            scores = ridge.predict(features.sparse(asked), features.dense(encoder.encode(asked)))
            found = moves[scores.argmax(axis=1)].tolist()
            shares.append(f"{accuracy(found, [move for move, _ in pairs]):.3f}")
        lines.append(f"| {' + '.join(chosen)} | " + " | ".join(shares) + " |")
    return "\n".join(lines)


def _column_mask(width: int, kept: Sequence[slice]) -> NDArray[np.float32]:
    mask = np.zeros(width, dtype=np.float32)
    for part in kept:
        mask[part] = 1
    return mask


def _masked(sparse: Any, dense: Any, mask: NDArray[np.float32]) -> tuple[Any, Any]:
    """The features with the unwanted columns at nought, so that they get no weight."""
    width = sparse.shape[1]
    return sparse.multiply(mask[:width]).tocsr(), dense * mask[width:]


def _speed(hearing: Hearing, messages: Sequence[dict[str, Any]], training: float) -> str:
    texts = [message["text"] for message in messages]
    single = [_milliseconds(hearing.hear, text) for text in texts]
    long_text = " ".join(texts)[:4000]
    lines = [
        "### Speed on the machine this was measured on, one core",
        "",
        f"- a message: {median(single):.1f} ms (median), {np.percentile(single, 95):.0f} ms (95 %)",
        f"- 4,000 characters: {_milliseconds(hearing.hear, long_text):.0f} ms",
        f"- loading the encoder: {_milliseconds(UseEncoder) / 1000:.1f} s",
        f"- training, sentences already encoded: {training:.0f} s",
    ]
    return "\n".join(lines)


def _milliseconds(call: Callable[..., object], *arguments: object) -> float:
    start = time.perf_counter()
    call(*arguments)
    return (time.perf_counter() - start) * 1000
