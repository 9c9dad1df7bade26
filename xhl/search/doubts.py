"""Matches in doubt among the best of a large base: the facts that decide are few, and are looked at too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from .way import InDoubt

_ROWS = 50  # characters that are looked up


def settled(
    ways: Sequence[InDoubt],
    doubted: Callable[[], Collection[int]],
    written: Callable[[str], Sequence[int] | None],
    look: Callable[[Sequence[int]], object],
) -> bool:
    """Whether no fact is left that ``doubted`` gives, after ``look`` was given those with the characters in doubt.

    ``written`` finds the facts in which characters may stand; none if these are many.
    """
    left = _ROWS
    while facts := doubted():
        rows = [(way, row) for way in ways for row in way.rows_of(facts)]
        left -= len(rows)
        if not rows or left < 0:
            return False
        for way, row in rows:
            few = written(row)
            if few is None:
                return False
            look(few)
            way.decide(row)
    return True
