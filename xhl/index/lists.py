"""Lists of facts as they are stored: numbers, or if these are many of all facts of a segment, one bit for each."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from ..search.large.dense import DENSE, Dense
from .table import unpacked

if TYPE_CHECKING:
    from collections.abc import Collection


def packed_list(kind: str, facts: bytes, size: int) -> bytes:
    """The encoded list of some facts of so many, given as encoded numbers of a type.

    >>> few, many = bytes([5, 0]), bytes([0, 0, 1, 0, 5, 0])
    >>> packed_list("H", few, 40) == few, [*packed_list("H", many, 40)]
    (True, [35, 0, 0, 0, 0, 0, 0])
    """
    if DENSE * len(facts) <= size * array(kind).itemsize:
        return facts
    bits = Dense.of([unpacked(kind, facts)], range(size)).bits
    return bits.to_bytes(
        size // 8 + 1 | 1, "little"
    )  # an odd number of bytes, which no numbers take


def unpacked_list(kind: str, data: bytes, size: int) -> Collection[int]:
    """The decoded list of some facts of so many.

    >>> [list(unpacked_list("H", data, 40)) for data in (bytes([5, 0]), bytes([35, 0, 0, 0, 0, 0, 0]))]
    [[5], [0, 1, 5]]
    """
    if len(data) % 2:
        return Dense(int.from_bytes(data, "little"), range(size))
    return unpacked(kind, data)
