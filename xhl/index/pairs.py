"""The pairs of adjacent sounds in texts, each with the facts that have it.

Building an index spends most of its time here, so codes are numbered: two adjacent numbers, side by side in
one integer, are the place of a list.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from itertools import compress, pairwise
from typing import TYPE_CHECKING

from ..search.fields import BREAK
from ..search.terms import INITIALS, NAME_PAIR, PAIR
from .table import packed_lists, unpacked
from .terms import END, GAP, SoundCodes, initial_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..search.terms import Kind
    from .forms import Column

    Columns = tuple[Sequence[str], Sequence[bytes]]  # terms, and the facts of each
    # The same, with four bytes for a fact.
    _Ordered = tuple[Sequence[str], Sequence[bytes | bytearray]]

_BITS = 9
_MOST = (1 << _BITS) - 1  # codes with a number of their own: there are 420 syllables
_RARE = chr(_MOST)  # any other code
_WIDTH = 4  # bytes of a number of a fact
_NO_SOUNDS = frozenset((GAP, END))  # no pair begins with these


class Pairs:
    """The facts with each pair of adjacent sounds of their texts, and of their names alone."""

    def __init__(self) -> None:
        self._sounds = SoundCodes()
        self._numbered = _Numbered(self._sounds)
        self._every, self._of_names = _Lists(), _Lists()
        self._facts = 0

    def add(self, names: Column, *texts: Column) -> None:
        """Add the names and the other texts of the next facts."""
        columns = names, *texts
        first, self._facts = self._facts, self._facts + len(names.places)
        numbers = [number.to_bytes(_WIDTH, sys.byteorder) for number in range(first, self._facts)]
        if not self._numbered:
            self._sounds.learn("".join(column.joined for column in columns))
        joined = [(column.joined + BREAK).translate(self._numbered) for column in columns]
        lists = map(_pairs_of_each, map(_adjacent, joined), columns)
        for number, of_names, *of_others in zip(numbers, *lists, strict=True):
            self._of_names.add(number, {*of_names})
            self._every.add(number, set().union(of_names, *of_others))
        if any(_RARE in text for text in joined):
            rare = map(self._rare_of_each, columns)
            for number, of_name, *of_others in zip(numbers, *rare, strict=True):
                self._of_names.add_rare(number, of_name)
                self._every.add_rare(number, of_name.union(*of_others))

    def _rare_of_each(self, column: Column) -> Iterator[set[str]]:
        common = self._numbered.codes.keys()
        sounds = (column.joined + BREAK).translate(self._sounds)
        for start, end in pairwise((0, *column.places)):
            pairs = {*pairwise(sounds[start:end])}
            yield {"".join(pair) for pair in pairs if not common >= {*pair}}

    def sounding(self, word: str, start: int) -> Sequence[int]:
        """The facts with the sounds of a word of two characters, from a place in their list on; none if it has
        rare sounds.
        """
        codes = word.translate(self._numbered)
        facts = array("I")
        if _RARE not in codes:
            facts.frombytes(
                self._every.of(ord(codes[0]) << _BITS | ord(codes[1]))[_WIDTH * start :]
            )
        return facts

    def columns(self, width: str) -> Iterator[tuple[Kind, Columns]]:
        """The terms of each kind in order, with their facts, as numbers in an array of this type."""
        every = self._every.in_order(self._numbered.codes)
        names = self._of_names.in_order(self._numbered.codes)
        for kind, (terms, lists) in (
            (PAIR, every),
            (NAME_PAIR, names),
            (INITIALS, _initials(*names)),
        ):
            yield kind, (terms, packed_lists(width, lists))


def _initials(pairs: Sequence[str], lists: Sequence[bytes | bytearray]) -> _Ordered:
    """The pairs of initials: the facts of each are those with any of its pairs of sounds."""
    by_initials: defaultdict[str, list[memoryview]] = defaultdict(list)
    for pair, facts in zip(pairs, lists, strict=True):
        initials = initial_of(pair[0]) + initial_of(pair[1])
        by_initials[initials].append(memoryview(facts).cast("I"))
    terms = sorted(by_initials)
    return terms, [array("I", sorted(set().union(*by_initials[term]))).tobytes() for term in terms]


class _Lists:
    """The facts with each pair of codes."""

    def __init__(self) -> None:
        self._common: list[bytearray | None] = [None] * (1 << 2 * _BITS)  # by two numbers
        self.rare: defaultdict[str, bytearray] = defaultdict(bytearray)  # by two codes

    def add(self, number: bytes, pairs: Iterable[int]) -> None:
        """Add a fact with its pairs."""
        lists = self._common
        for pair in pairs:
            facts = lists[pair]
            if facts is None:
                lists[pair] = bytearray(number)
            else:
                facts += number

    def of(self, pair: int) -> bytearray:
        """The facts with a pair."""
        return self._common[pair] or bytearray()

    def add_rare(self, number: bytes, pairs: Iterable[str]) -> None:
        """Add a fact with its pairs of codes without numbers."""
        for pair in pairs:
            self.rare[pair] += number

    def in_order(self, numbered: Mapping[str, int]) -> _Ordered:
        """The pairs in order, but those that begin with no sound, and the facts of each."""
        pairs: list[str] = []
        lists: list[bytearray] = []
        for first in sorted(numbered.keys() - _NO_SOUNDS):
            start = numbered[first] << _BITS
            row = self._common[start : start + len(numbered)]
            after = sorted(compress(numbered, row))
            pairs += map(first.__add__, after)
            lists += filter(None, map(row.__getitem__, map(numbered.__getitem__, after)))
        if not self.rare:
            return pairs, lists
        rare = (pair for pair in self.rare if pair[0] not in _NO_SOUNDS)
        every = dict(zip(pairs, lists, strict=True)) | {pair: self.rare[pair] for pair in rare}
        pairs = sorted(every)
        return pairs, [every[pair] for pair in pairs]


class _Numbered(dict[int, str]):
    """Character of a normal form -> the number of its code, as a character."""

    def __init__(self, every: SoundCodes) -> None:
        super().__init__()
        self._every = every
        self.codes: dict[str, int] = {}

    def __missing__(self, char: int) -> str:
        code = self._every[char]
        if len(self.codes) < _MOST:
            self.codes.setdefault(code, len(self.codes))
        found = self[char] = chr(self.codes.get(code, _MOST))
        return found


def _pairs_of_each(adjacent: array[int], column: Column) -> Iterator[list[int]]:
    """The pairs of each fact."""
    pairs, start = adjacent.tolist(), 0
    for end in column.places:
        yield pairs[start : end - 1] if end > start else []
        start = end


def _adjacent(numbered: str) -> array[int]:
    """Two adjacent characters at each place, as one number.

    All are computed at once, as parts of a large integer.
    """
    parts = int.from_bytes(numbered.encode("utf-32-le"), "little")
    pairs = parts << _BITS | parts >> 32
    return unpacked("I", pairs.to_bytes(4 * len(numbered) + 4, "little"))
