"""Lists of facts as they are stored: numbers, or if these are many of all facts of a segment, one bit for each."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from ..search.large.dense import DENSE, Dense
from .table import unpacked

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def with_bits(kind: str, lists: Sequence[bytes], size: int) -> list[bytes]:
    """Lists of some facts of so many, given as encoded numbers of a type; the long ones as bits.

    >>> few, many = bytes([5, 0]), bytes([0, 0, 1, 0, 5, 0])
    >>> with_bits("H", [few], 40) == [few], [[*one] for one in with_bits("H", [many], 40)]
    (True, [[35, 0, 0, 0, 0, 0, 0]])
    """
    most = size * array(kind).itemsize // DENSE
    return [one if len(one) <= most else _bits(unpacked(kind, one), size) for one in lists]


def _bits(facts: Collection[int], size: int) -> bytes:
    """One bit for each of so many facts, in an odd number of bytes, which no numbers take."""
    return Dense.of([facts], range(size)).bits.to_bytes(size // 8 + 1 | 1, "little")


def unpacked_list(kind: str, data: bytes, size: int) -> Collection[int]:
    """The decoded list of some facts of so many.

    >>> [list(unpacked_list("H", data, 40)) for data in (bytes([5, 0]), bytes([35, 0, 0, 0, 0, 0, 0]))]
    [[5], [0, 1, 5]]
    """
    if len(data) % 2:
        return Dense(int.from_bytes(data, "little"), range(size))
    return unpacked(kind, data)
