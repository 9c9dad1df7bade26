"""The pairs of adjacent sounds in texts, each with the facts that have it.

Building an index spends much of its time here. There are a hundred thousand lists of facts, more than the
caches of a processor hold; so places in texts are collected by their first sound, and at the end those of
each first sound are sorted by the second.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict, deque
from typing import TYPE_CHECKING

from ..search.large.terms import INITIALS, NAME_PAIR, PAIR
from .table import packed, unpacked
from .terms import CODES, END, FACT, GAP, SoundCodes, initial_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..search.large.terms import Kind

    Columns = tuple[list[str], list[bytes]]  # terms in order, and the facts of each

# A place is the number of its fact, which is below 2 ** 22 in every segment, and the code of its second sound.
_BITS = 10  # of a code
_WIDTH = 4  # bytes of a place
_NO_SOUNDS = (GAP, END, FACT)  # no pair begins with these


class Pairs:
    """The facts with each pair of adjacent sounds of their texts, and of their names alone."""

    def __init__(self) -> None:
        self._codes = SoundCodes()
        self._every, self._of_names = _Places(), _Places()
        self._facts = 0

    def add(self, names: Sequence[str], texts: Sequence[str]) -> Sequence[str]:
        """Add the next facts: the names of each, with a break after each, and all its texts. Gives the sounds of
        the texts.
        """
        if not self._facts:
            self._codes.learn("".join(texts))
        each: Sequence[str] = ()
        for places, some in ((self._of_names, names), (self._every, texts)):
            sounds = FACT.join(some).translate(self._codes)
            each = sounds.split(FACT)
            places.add(self._facts, map(len, some), sounds)
        self._facts += len(texts)
        return each

    def columns(self, width: str) -> Iterator[tuple[Kind, Columns]]:
        """The terms of each kind in order, with their facts, as numbers in an array of this type. What was added is
        forgotten.
        """
        of_names = self._of_names.columns(self._facts, width)
        by_initials: defaultdict[str, list[bytes]] = defaultdict(list)
        for pair, facts in zip(*of_names, strict=True):
            by_initials["".join(map(initial_of, pair))].append(facts)
        terms = sorted(by_initials)
        each = ({*unpacked(width, b"".join(by_initials[one]))} for one in terms)
        yield INITIALS, (terms, [packed(array(width, sorted(facts))) for facts in each])
        yield PAIR, self._every.columns(self._facts, width)
        yield NAME_PAIR, of_names


class _Places:
    """The places of some texts, by their first sound."""

    def __init__(self) -> None:
        self._by_first = [array("I") for _ in range(CODES)]

    def add(self, first: int, lengths: Iterable[int], sounds: str) -> None:
        """Add the sounds of facts, numbered from one on, of so many characters each, with a sign between them."""
        facts = b"".join(
            [
                (fact << _BITS).to_bytes(_WIDTH, "little") * (length + 1)
                for fact, length in enumerate(lengths, first)
            ]
        )
        codes = unpacked("H", sounds.encode("utf-16-le"))
        seconds = sounds[1:].encode("utf-32-le")
        # No pair begins with the sign at the end.
        places = _numbers(_integer(facts) | _integer(seconds), len(codes) + 1)
        deque(map(array.append, map(self._by_first.__getitem__, codes), places), maxlen=0)

    def columns(self, facts: int, width: str) -> Columns:
        """The pairs in order, with their facts, of which there are so many, as numbers in an array of this type. The
        places are forgotten.
        """
        terms, values = list[str](), list[bytes]()
        shift = facts.bit_length()
        each = array(width).itemsize
        for code, first in enumerate(map(chr, range(CODES))):
            places, self._by_first[code] = self._by_first[code], array("I")
            if not places or first in _NO_SOUNDS:
                continue
            found = _in_order(places, shift)
            data = _facts(found, shift, width)
            at, count = 0, len(found)
            while at < count:
                second, end = found[at] >> shift, at + 1
                if end < count and found[end] >> shift == second:
                    end = bisect_left(found, second + 1 << shift, end)
                terms.append(first + chr(second))
                values.append(data[at * each : end * each])
                at = end
        return terms, values


# Computing with the parts of a large integer takes less time than with one number after the other.


def _in_order(places: array[int], shift: int) -> list[int]:
    """The second sounds of places, each with its facts, which take so many bits, in order."""
    number, size = _integer(packed(places)), len(places)
    seconds = number & _integer((CODES - 1).to_bytes(_WIDTH, "little") * size)
    turned = _numbers((number ^ seconds) >> _BITS | seconds << shift, size)
    return list(dict.fromkeys(sorted(turned)))


def _facts(found: Sequence[int], shift: int, width: str) -> bytes:
    """The facts of these, packed."""
    mask = ((1 << shift) - 1).to_bytes(_WIDTH, "little") * len(found)
    facts = _integer(packed(array("I", found))) & _integer(mask)
    numbers = unpacked(width, facts.to_bytes(_WIDTH * len(found), "little"))
    return packed(numbers[:: _WIDTH // numbers.itemsize])


def _integer(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _numbers(parts: int, count: int) -> array[int]:
    return unpacked("I", parts.to_bytes(_WIDTH * count, "little"))
