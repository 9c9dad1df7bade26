"""The pairs of adjacent codes in texts, each with the facts that have it.

Building an index spends most of its time here, so codes are numbered: two adjacent numbers, side by side in
one integer, are the place of a list.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from .table import unpacked, widened
from .terms import END, FACT, GAP

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    from .terms import InitialCodes, SoundCodes

_BITS = 9
_MOST = (1 << _BITS) - 1  # codes with a number of their own: there are 420 syllables
_RARE = chr(_MOST)  # any other code
_NO_SOUNDS = frozenset((GAP, END))  # no pair begins with these


class Pairs:
    """The facts with each pair of adjacent codes of their texts.

    >>> from .terms import InitialCodes
    >>> pairs = Pairs(InitialCodes())
    >>> pairs.add([b"0", b"1"], ["基站", "机制造"])
    >>> [(pair, bytes(facts)) for pair, facts in pairs]
    [('jz', b'01'), ('zz', b'1')]
    """

    def __init__(self, codes: SoundCodes | InitialCodes) -> None:
        self._codes = codes
        self._numbered = _Numbered(codes)
        self._facts: list[bytearray | None] = [None] * (1 << 2 * _BITS)
        self._rare: defaultdict[str, bytearray] = defaultdict(bytearray)

    def add(self, numbers: Sequence[bytes], texts: Sequence[str]) -> None:
        """Add the texts of facts, which have these numbers."""
        lists, start = self._facts, 0
        joined = FACT.join(texts).translate(self._numbered)
        pairs = _adjacent(joined)
        for number, text in zip(numbers, texts, strict=True):
            end = start + len(text)
            for pair in set(pairs[start : end - 1]):
                facts = lists[pair]
                if facts is None:
                    facts = lists[pair] = bytearray()
                facts += number
            start = end + 1
        if _RARE in joined:
            self._add_rare(numbers, texts)

    def _add_rare(self, numbers: Sequence[bytes], texts: Sequence[str]) -> None:
        common = self._numbered.codes.keys()
        for number, text in zip(numbers, texts, strict=True):
            for pair in set(pairwise(text.translate(self._codes))):
                if not common >= {*pair}:
                    self._rare["".join(pair)] += number

    def widen(self) -> None:
        """Go on with numbers of four bytes."""
        for facts in filter(None, (*self._facts, *self._rare.values())):
            facts[:] = widened(facts)

    def __iter__(self) -> Iterator[tuple[str, bytearray]]:
        """The pairs in order, but those that begin with no sound."""
        every = self._common()
        if self._rare:
            every = iter(sorted((*every, *self._rare.items())))
        return (one for one in every if one[0][0] not in _NO_SOUNDS)

    def _common(self) -> Iterator[tuple[str, bytearray]]:
        codes = sorted(self._numbered.codes.items())
        for first, number in codes:
            facts_after = self._facts[number << _BITS : number + 1 << _BITS]
            for second, after in codes:
                if facts := facts_after[after]:
                    yield first + second, facts


class _Numbered(dict[int, str]):
    """Character of a normal form -> the number of its code, as a character."""

    def __init__(self, every: SoundCodes | InitialCodes) -> None:
        super().__init__()
        self._every = every
        self.codes: dict[str, int] = {}

    def __missing__(self, char: int) -> str:
        code = self._every[char]
        if len(self.codes) < _MOST:
            self.codes.setdefault(code, len(self.codes))
        found = self[char] = chr(self.codes.get(code, _MOST))
        return found


def _adjacent(numbered: str) -> array[int]:
    """Two adjacent characters at each place, as one number.

    All are computed at once, as parts of a large integer.
    """
    parts = int.from_bytes(numbered.encode("utf-32-le"), "little")
    pairs = parts << _BITS | parts >> 32
    return unpacked("I", pairs.to_bytes(4 * len(numbered) + 4, "little"))
