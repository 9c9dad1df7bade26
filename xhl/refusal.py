"""What is said when something that was asked cannot be done."""

from __future__ import annotations


class Refusal(Exception):
    """Cannot be done; its text is one line for standard error, and the exit code is 2."""
