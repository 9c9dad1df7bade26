"""The facts of a large base by the unit of their number and the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .index import Range
from .terms import MEASURE, Size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..heads import Fits
    from .index import Index
    from .postings import Postings


def of_numbers(index: Index, are_meant: Fits) -> Iterator[Postings]:
    """The facts with each kind of number that is meant, by its unit and the words around it."""
    return (facts for size, facts in numbers(index) if are_meant(size.unit, size.qualifier))


def numbers(index: Index) -> Iterator[tuple[Size, Postings]]:
    """The facts with each kind of number."""
    return ((Size.read(text), facts) for text, facts in index.terms(Range(MEASURE)))
