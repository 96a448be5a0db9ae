from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.measures import (
    accuracy,
    calibration_error,
    overlap,
    plain_form,
    reliability,
    score_by_label,
)


def test_overlap_counts_each_as_often_as_it_was_wanted() -> None:
    score = overlap([(["a", "a", "b"], ["a", "c"]), ([], ["b"])])
    assert (score.right, score.given, score.wanted) == (1, 3, 3)
    assert score.f1 == pytest.approx(1 / 3)


def test_overlap_of_nothing_is_nought() -> None:
    assert overlap([]).f1 == 0.0


def test_score_by_label_looks_at_each_label_apart() -> None:
    scores = score_by_label(["a", "b", "b"], ["a", "a", "b"])
    assert (scores["a"].precision, scores["a"].recall) == (1.0, 0.5)
    assert (scores["b"].precision, scores["b"].recall) == (0.5, 1.0)
    assert accuracy(["a", "b", "b"], ["a", "a", "b"]) == pytest.approx(2 / 3)


def test_calibration_error_is_the_gap_between_sureness_and_being_right() -> None:
    bins = reliability(np.array([0.95, 0.95, 0.55, 1.0]), np.array([True, False, True, True]))
    assert [b.count for b in bins] == [1, 3]
    assert calibration_error(bins) == pytest.approx((0.45 + 3 * (2.9 / 3 - 2 / 3)) / 4)


@pytest.mark.parametrize("same", ["Ja, prima!", "ja prima", "JA  PRIMA?"])
def test_plain_form_forgets_capitals_and_punctuation(same: str) -> None:
    assert plain_form(same) == "ja prima"
