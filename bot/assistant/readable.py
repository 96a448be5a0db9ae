"""What people send, as text that can be stored and shown anywhere."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Control characters but tab and newline: PostgreSQL refuses NUL, a terminal obeys ESC."""


def readable(text: str) -> str:
    """`text` without control characters, and with � for half a surrogate pair."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub("", whole)
