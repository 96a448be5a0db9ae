"""spaCy's Dutch tokenizer, loaded without TensorFlow.

Thinc, the library under spaCy, imports TensorFlow wherever it is installed, and Rasa installs
it. That costs seven seconds and 350 MB for code that is never called here. Thinc takes an
ImportError for "not installed", so TensorFlow is hidden while spaCy is imported, and only then.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer


@contextmanager
def tensorflow_hidden() -> Iterator[None]:
    """Let imports inside the block find no TensorFlow, unless it was loaded already."""
    if "tensorflow" in sys.modules:
        yield
        return
    # None in sys.modules is Python's own way to say "this import fails".
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["tensorflow"]


@lru_cache(maxsize=1)
def dutch_tokenizer() -> Tokenizer:
    """spaCy's tokenizer for Dutch, made once."""
    with tensorflow_hidden():
        import spacy

        return spacy.blank("nl").tokenizer
