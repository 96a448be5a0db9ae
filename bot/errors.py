"""Errors that a person may read."""

from __future__ import annotations


class UserError(Exception):
    """Something the person at the keyboard can mend; str() is a complete Dutch sentence."""
