"""The pairs of adjacent sounds in texts, each with the facts that have it.

Building an index spends most of its time here. There are a hundred thousand lists of facts, more than the
caches of a processor hold; so places in texts are collected by their first sound, and at the end those of
each first sound are divided by the second.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ..search.large.terms import INITIALS, NAME_PAIR, PAIR
from .table import packed, packed_lists, unpacked
from .terms import END, GAP, SoundCodes, initial_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..search.large.terms import Kind

    Columns = tuple[Sequence[str], Sequence[bytes]]  # terms, and the facts of each
    _Row = tuple[Sequence[str], Sequence[list[int]]]  # some pairs in order, and the facts of each

# A place is the number of its fact, which is below 2 ** 23 in every file, and the number of its second sound.
_BITS = 9
_MOST = (1 << _BITS) - 1  # codes with a number of their own: there are 420 syllables
_RARE = chr(_MOST)  # any other code
_WIDTH = 4  # bytes of a place
_NO_SOUNDS = frozenset((GAP, END))  # no pair begins with these


class Pairs:
    """The facts with each pair of adjacent sounds of their texts, and of their names alone."""

    def __init__(self) -> None:
        self._sounds = SoundCodes()
        self._numbered = _Numbered(self._sounds)
        self._every, self._of_names = _Places(self._numbered), _Places(self._numbered)
        self._facts = 0
        self._last: Sequence[str] = ()  # the texts of the facts added last

    def add(self, names: Sequence[str], texts: Sequence[str]) -> None:
        """Add the next facts: the names of each, with a break after each, and all its texts."""
        if not self._facts:
            self._sounds.learn("".join(texts))
        for places, some in ((self._of_names, names), (self._every, texts)):
            if places.add(self._facts, some):
                places.add_rare(self._facts, some, self._sounds)
        self._facts += len(texts)
        self._last = texts

    def sounding(self, word: str, start: int) -> Sequence[int]:
        """The facts with the sounds of a word of two characters, from a number on; none if it has rare sounds."""
        first, second = map(ord, word.translate(self._numbered))
        return self._every.of(first, second, start) if _MOST not in (first, second) else ()

    def sounds_of(self, word: str) -> str:
        """The sounds of a word, as in terms; none if they are rare, or the same."""
        numbered = word.translate(self._numbered)
        is_known = _RARE not in numbered and len({*numbered}) == len(word)
        return word.translate(self._sounds) if is_known else ""

    def otherwise(self, word: str) -> Sequence[int]:
        """The facts added last that have the sounds of a word in other characters; the sounds differ."""
        first, second = map(ord, word.translate(self._numbered))
        start = self._facts - len(self._last)
        often = Counter(self._every.each(first, second, start))
        return [n for n, times in often.items() if self._last[n - start].count(word) < times]

    def columns(self, width: str) -> Iterator[tuple[Kind, Columns]]:
        """The terms of each kind in order, with their facts, as numbers in an array of this type."""
        yield PAIR, _packed(width, self._every.rows())
        rows = list(self._of_names.rows())
        yield NAME_PAIR, _packed(width, rows)
        by_initials: defaultdict[str, set[int]] = defaultdict(set)
        for pairs, lists in rows:
            for pair, facts in zip(pairs, lists, strict=True):
                by_initials["".join(map(initial_of, pair))].update(facts)
        initials = sorted(by_initials)
        yield INITIALS, _packed(width, [(initials, [sorted(by_initials[one]) for one in initials])])


def _packed(width: str, rows: Iterable[_Row]) -> Columns:
    terms: list[str] = []
    values: list[bytes] = []
    for pairs, lists in rows:
        terms += pairs
        values += packed_lists(width, array("I", chain.from_iterable(lists)), map(len, lists))
    return terms, values


class _Places:
    """The places of some texts, by their first sound."""

    def __init__(self, numbered: _Numbered) -> None:
        self._numbered = numbered
        self._by_first = [array("I") for _ in range(_MOST + 1)]
        self._rare: defaultdict[
            str, defaultdict[str, list[int]]
        ]  # facts by the first code, and by both
        self._rare = defaultdict(lambda: defaultdict(list))

    def add(self, first: int, texts: Sequence[str]) -> bool:
        """Add texts of facts, numbered from one on. Gives whether a code has no number."""
        numbered = "".join(texts).translate(self._numbered)
        after = numbered[1:] + numbered[:1]  # no pair begins with the break at the end
        facts = b"".join(
            [n.to_bytes(_WIDTH, "little") * len(text) for n, text in enumerate(texts, first)]
        )
        places = _integer(facts) << _BITS | _integer(_utf32(after))
        rows = self._by_first
        for code, place in zip(
            unpacked("I", _utf32(numbered)), _numbers(places, len(numbered)), strict=True
        ):
            rows[code].append(place)
        return _RARE in numbered

    def add_rare(self, first: int, texts: Sequence[str], sounds: SoundCodes) -> None:
        """Add the pairs of these texts that have a code without a number."""
        common = self._numbered.codes.keys()
        for number, text in enumerate(texts, first):
            for pair in dict.fromkeys(pairwise(text.translate(sounds))):
                if not common >= {*pair}:
                    self._rare[pair[0]]["".join(pair)].append(number)

    def of(self, first: int, second: int, start: int) -> list[int]:
        """The facts with a pair of numbered codes, from a number on."""
        return list(dict.fromkeys(self.each(first, second, start)))

    def each(self, first: int, second: int, start: int) -> list[int]:
        """The same, with a fact as often as it has the pair."""
        row = self._by_first[first]
        places = row[bisect_left(row, start << _BITS) :]
        return [p >> _BITS for p in places if p & _MOST == second]

    def rows(self) -> Iterator[_Row]:
        """The pairs with each first sound."""
        numbers = self._numbered.codes
        code_of = list(numbers)
        places = {number: place for place, (_code, number) in enumerate(sorted(numbers.items()))}
        for first in sorted((numbers.keys() | self._rare.keys()) - _NO_SOUNDS):
            by_second = self._divided(numbers[first]) if first in numbers else {}
            seconds = sorted(by_second.keys() & places.keys(), key=places.__getitem__)
            pairs = [first + code_of[second] for second in seconds]
            lists = [by_second[second] for second in seconds]
            if first in self._rare:
                every = dict(zip(pairs, lists, strict=True)) | self._rare[first]
                pairs = sorted(every)
                lists = [every[pair] for pair in pairs]
            yield pairs, lists

    def _divided(self, first: int) -> Mapping[int, list[int]]:
        """The facts with a first sound by the number of the second."""
        places = self._by_first[first]
        number, size = _integer(packed(places)), len(places)
        parts = number & _integer(_MOST.to_bytes(_WIDTH, "little") * size)
        facts = _numbers((number ^ parts) >> _BITS, size)
        seconds = _numbers(parts, size)
        lists: dict[int, list[int]] = {second: [] for second in {*seconds}}
        last = dict.fromkeys(lists, -1)
        for second, fact in zip(seconds, facts, strict=True):
            if last[second] != fact:
                last[second] = fact
                lists[second].append(fact)
        return lists


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


# Computing with the parts of a large integer takes less time than with one number after the other.


def _integer(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _numbers(parts: int, count: int) -> array[int]:
    return unpacked("I", parts.to_bytes(_WIDTH * count, "little"))


def _utf32(text: str) -> bytes:
    return text.encode("utf-32-le")
