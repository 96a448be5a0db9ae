"""Keeps the logs and warnings of libraries out of a person's terminal."""

from __future__ import annotations

import logging
import warnings

import structlog


def hush() -> None:
    """Only errors reach the terminal; our own messages go another way."""
    # Some libraries set the filters anew while they are imported, so filters would not do.
    warnings.showwarning = lambda *_args, **_kwargs: None
    logging.basicConfig(level=logging.ERROR)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
