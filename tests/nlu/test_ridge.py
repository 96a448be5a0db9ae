from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.ridge import Ridge


def test_ridge_finds_what_the_closed_form_finds() -> None:
    rng = np.random.default_rng(0)
    sparse = (rng.random((60, 8)) < 0.3).astype(np.float32)
    dense = rng.normal(size=(60, 4)).astype(np.float32)
    targets = rng.normal(size=(60, 3)).astype(np.float32)
    both = np.hstack([sparse, dense])
    weights = np.linalg.solve(
        both.T @ both + 0.5 * np.eye(12), both.T @ (targets - targets.mean(0))
    )
    ridge = Ridge(penalty=0.5, steps=40).fit(csr_matrix(sparse), dense, targets)
    found = ridge.predict(csr_matrix(sparse), dense)
    assert np.allclose(found, both @ weights + targets.mean(0), atol=1e-3)


def test_ridge_bears_columns_that_never_occur() -> None:
    empty = csr_matrix((4, 3), dtype=np.float32)
    dense = np.array([[0.0], [1.0], [2.0], [3.0]], dtype=np.float32)
    ridge = Ridge(penalty=0.01, steps=5).fit(empty, dense - 1.5, dense)
    assert np.allclose(ridge.predict(empty, dense - 1.5), dense, atol=0.05)
