"""Many numbers of a range, one bit each: what two such lists have in common is computed at once."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from itertools import compress

DENSE = 16  # of so many numbers in a range, one is among these: fewer take less room in a list
_DIGITS, _ONES = bytes.maketrans(b"\0\1", b"01"), bytes.maketrans(b"01", b"\0\1")


class Dense:
    """Some numbers of a range, in order.

    >>> some, others = (Dense.of([one], range(3, 11)) for one in ([3, 5, 6], [5, 6, 10]))
    >>> list(some), len(some), 5 in some, some.between(5, 99), [*some.mask]
    ([3, 5, 6], 3, True, 2, [1, 0, 1, 1, 0, 0, 0, 0])
    >>> [list(one) for one in (some & others, some - others, Dense.of([some, others], range(11)))]
    [[5, 6], [3], [3, 5, 6, 10]]
    """

    def __init__(self, bits: int, within: range) -> None:
        self.bits, self.within = bits, within
        self._count = bits.bit_count()  # which is asked for again and again

    @classmethod
    def of(cls, lists: Iterable[Collection[int]], within: range) -> Dense:
        """The numbers in any of some lists of numbers of a range."""
        bits, others = 0, list[Collection[int]]()
        for one in lists:
            if isinstance(one, Dense):
                bits |= one.bits << (one.within.start - within.start)
            else:
                others.append(one)
        if others:
            bits |= int(mask_of(others, within)[::-1].translate(_DIGITS), 2)
        return cls(bits, within)

    def __len__(self) -> int:
        return self._count

    def __bool__(self) -> bool:
        return self.bits > 0

    def __iter__(self) -> Iterator[int]:
        return compress(self.within, self.mask)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.between(number, number + 1) > 0

    def __and__(self, others: Dense) -> Collection[int]:
        return _fewer(self.bits & others.bits, self.within)

    def __sub__(self, others: Dense) -> Collection[int]:
        return _fewer(self.bits & ~others.bits, self.within)

    @property
    def mask(self) -> bytes:
        """For each number of the range, 1 if it is among these, else 0."""
        return f"{self.bits:0{len(self.within)}b}"[::-1].encode().translate(_ONES)

    def between(self, start: int, end: int) -> int:
        """How many are from one number on and below another."""
        return self._bits(start, end).bit_count()

    def part(self, within: range) -> Dense:
        """Those of a part of the range."""
        return Dense(self._bits(within.start, within.stop), within)

    def _bits(self, start: int, end: int) -> int:
        first, last = (max(0, place - self.within.start) for place in (start, end))
        return self.bits >> first & ~(-1 << max(0, last - first))


def is_dense(numbers: Collection[int], within: range) -> bool:
    """Whether so many numbers of a range take less room as bits.

    >>> is_dense([5, 9], range(31)), is_dense([5, 9], range(32))
    (True, False)
    """
    return DENSE * len(numbers) > len(within)


def mask_of(lists: Iterable[Collection[int]], within: range) -> bytearray:
    """For each number of a range, 1 if it is in any of the lists, else 0.

    >>> list(mask_of([[3, 5], Dense(0b10, range(5, 7))], range(3, 8)))
    [1, 0, 1, 1, 0]
    """
    bits, others, start = list[Dense](), list[Collection[int]](), within.start
    for numbers in lists:
        if len(numbers) == len(within):
            return bytearray(b"\1") * len(within)
        if isinstance(numbers, Dense):
            bits.append(numbers)
        else:
            others.append(numbers)
    mask = bytearray(Dense.of(bits, within).mask if bits else len(within))
    for numbers in others:
        if isinstance(numbers, range) and numbers.step == 1:
            at = numbers.start - start
            mask[at : at + len(numbers)] = b"\1" * len(numbers)
        else:
            for number in numbers:
                mask[number - start] = 1
    return mask


def ones(mask: bytes | bytearray) -> Iterator[int]:
    """The places of the few bytes of a mask that are 1.

    >>> list(ones(bytes([0, 1, 1])))
    [1, 2]
    """
    at = mask.find(1)
    while at >= 0:
        yield at
        at = mask.find(1, at + 1)


def _fewer(bits: int, within: range) -> Collection[int]:
    """Numbers as bits, or if they are few, in a list."""
    found = Dense(bits, within)
    if is_dense(found, within):
        return found
    return array("I", map(within.start.__add__, ones(found.mask))) if bits else ()
