"""What is in brackets."""

from __future__ import annotations


def is_in_brackets(text: str, at: int, begin: int = 0) -> bool:
    """Whether a place of a text is in round brackets, which open after another place.

    >>> is_in_brackets("1(2)3", 2), is_in_brackets("1（2）3", 4), is_in_brackets("1(2)3", 2, 2)
    (True, False, False)
    """
    opened, closed = (
        max(text.rfind(sign, begin, at) for sign in signs) for signs in ("(（", ")）")
    )
    return opened > closed
