"""Texts without what their printing adds: white space and the width of characters."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import normalize


class Plain(NamedTuple):
    """A text without white space, in ordinary width, that remembers where its characters stood.

    >>> Plain.of("增长 ５％").spans("5%")
    [(3, 5)]
    """

    text: str
    origins: list[int]

    @classmethod
    def of(cls, text: str) -> Plain:
        """Character by character, so that each has one origin.

        >>> Plain.of("５Ｇ 基站")
        Plain(text='5G基站', origins=[0, 1, 3, 4])
        """
        kept = [
            (narrow, at)
            for at, char in enumerate(text)
            if not char.isspace()
            for narrow in _ordinary(char)
        ]
        return cls("".join(char for char, _ in kept), [at for _, at in kept])

    def spans(self, part: str) -> list[tuple[int, int]]:
        """Where a part, plain too, stands in the original: the (start, end) of each."""
        found = []
        at = self.text.find(part) if part else -1
        while at >= 0:
            found.append((self.origins[at], self.origins[at + len(part) - 1] + 1))
            at = self.text.find(part, at + 1)
        return found


def plain(text: str) -> str:
    """The text alone.

    >>> plain("增长５％， 减少 ｢3｣")
    '增长5%,减少「3」'
    """
    return "".join(_ordinary(char) for char in text if not char.isspace())


def _ordinary(char: str) -> str:
    # The block of half-width and full-width forms; what else NFKC does changes more than width.
    return normalize("NFKC", char) if "\uff00" <= char <= "\uffef" else char
