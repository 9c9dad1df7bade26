"""The pairs of adjacent sounds in texts, each with the facts that have it.

Building an index spends most of its time here. A list for each pair would be a hundred thousand places in
memory, too many for the caches of a processor. So each occurrence of a pair is first put into one of a few
thousand heaps, as an integer; later, one heap after the other is sorted.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict, deque
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from ..search.fields import BREAK
from ..search.terms import INITIALS, NAME_PAIR, PAIR
from .table import halves, packed, packed_lists, unpacked
from .terms import END, GAP, SoundCodes, initial_of, syllable_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..search.terms import Kind
    from .forms import Column

    Columns = tuple[Sequence[str], Sequence[bytes]]  # terms, and the facts of each

_BITS = 9
_MOST = (1 << _BITS) - 1  # codes with a number of their own: there are 420 syllables
_RARE = chr(_MOST)  # any other code
_NO_SOUNDS = frozenset((GAP, END))  # no pair begins with these
_SPLIT = 2  # the heaps for a first code: two to this power
_ROUND_BITS = 16
_ROUND = 1 << _ROUND_BITS  # facts in a round, numbered from 0: two bytes are enough
_LANE = 32  # bits of a character, and of an integer in an array


class Pairs:
    """The facts with each pair of adjacent sounds of their texts, and of their names alone.

    >>> from .forms import Column
    >>> pairs = Pairs()
    >>> pairs.add(Column(["基站", "机制"], [1, 2]), Column(["制造"], [0, 1]))
    >>> {kind: len(terms) for kind, (terms, lists) in pairs.columns("H")}
    {'pair': 6, 'pair of a name': 4, 'initials': 2}
    """

    def __init__(self) -> None:
        self._sounds = SoundCodes()
        self._numbered = _Numbered(self._sounds)
        self._every, self._of_names = _Lists(), _Lists()
        self._start = 0  # the number of the first fact of this round
        self._end = 0  # that of the next fact

    def add(self, names: Column, *texts: Column) -> None:
        """Add the names and the other texts of the next facts, fewer than a round has."""
        columns = names, *texts
        if not self._numbered:
            self._sounds.learn("".join(column.joined for column in columns))
        facts = len(names.places)
        if self._end + facts > self._start + _ROUND:
            self._end_round()
        first = self._end - self._start
        numbers = [(first + i).to_bytes(_LANE // 8, "little") for i in range(facts)]
        for column in columns:
            if not column.joined:
                continue
            text = (column.joined + BREAK).translate(self._numbered)
            heaps, entries = _occurrences(text, column.places, numbers)
            self._every.add(heaps, entries)
            if column is names:
                self._of_names.add(heaps, entries)
            if _RARE in text:
                self._add_rare(column, is_name=column is names)
        self._end += facts

    def _add_rare(self, column: Column, *, is_name: bool) -> None:
        common = self._numbered.codes.keys()
        sounds = (column.joined + BREAK).translate(self._sounds)
        for fact, (start, end) in enumerate(pairwise((0, *column.places)), self._end):
            for pair in {*pairwise(sounds[start:end])}:
                if not common >= {*pair} and pair[0] not in _NO_SOUNDS:
                    self._every.rare["".join(pair)].add(fact)
                    if is_name:
                        self._of_names.rare["".join(pair)].add(fact)

    def _end_round(self) -> None:
        for lists in (self._every, self._of_names):
            lists.end_round(self._start, self._numbered.codes)
        self._start = self._end

    def columns(self, width: str) -> Iterator[tuple[Kind, Columns]]:
        """The terms of each kind in order, with their facts, as numbers in an array of this type."""
        self._end_round()
        yield PAIR, self._every.columns(width)
        names = self._of_names.columns(width)
        yield NAME_PAIR, names
        yield INITIALS, _initials(width, *names)


def _initials(width: str, pairs: Sequence[str], lists: Sequence[bytes]) -> Columns:
    """The pairs of initials: the facts of each are those with any of its pairs of sounds."""
    by_initials: defaultdict[str, list[array[int]]] = defaultdict(list)
    for pair, facts in zip(pairs, lists, strict=True):
        initials = initial_of(pair[0]) + initial_of(pair[1])
        by_initials[initials].append(unpacked(width, facts))
    terms = sorted(by_initials)
    united = (array("I", sorted(set().union(*by_initials[term]))) for term in terms)
    return terms, packed_lists(width, [*united])


class _Lists:
    """The facts with each pair of codes."""

    def __init__(self) -> None:
        self._heaps: list[array[int]] = []
        self._rounds: list[tuple[int, Columns]] = []  # first fact, and the facts from there on
        self.rare: defaultdict[str, set[int]] = defaultdict(set)  # by two codes

    def add(self, heaps: Iterable[int], entries: Iterable[int]) -> None:
        """Add entries to these heaps."""
        if not self._heaps:
            self._heaps = [array("I") for _ in range(1 << _BITS + _SPLIT)]
        chosen = itemgetter(*heaps)(self._heaps)
        deque(map(array.append, chosen, entries), maxlen=0)  # no loop of Python is as quick

    def end_round(self, start: int, numbered: Mapping[str, int]) -> None:
        """Sort what was added; ``start`` is the number of the first fact."""
        pairs: list[str] = []
        lists: list[bytes] = []
        codes = {number: code for code, number in numbered.items()}
        for first in sorted(numbered):
            heap = numbered[first] << _SPLIT
            heaps = self._heaps[heap : heap + (1 << _SPLIT)]
            if any(heaps) and first not in _NO_SOUNDS:
                row = _by_code(heaps, codes)
                after = sorted(row)
                pairs += map(first.__add__, after)
                lists += map(row.__getitem__, after)
        self._rounds.append((start, (pairs, lists)))
        self._heaps = []

    def columns(self, width: str) -> Columns:
        """The pairs in order, but those that begin with no sound, and the facts of each."""
        if len(self._rounds) == 1 and width == "H" and not self.rare:
            return self._rounds[0][1]
        joined: defaultdict[str, list[bytes]] = defaultdict(list)
        for start, (pairs, lists) in self._rounds:
            for pair, facts in zip(pairs, lists, strict=True):
                numbers = map(start.__add__, unpacked("H", facts))
                joined[pair].append(packed(array(width, numbers)))
        for pair, own in self.rare.items():
            joined[pair].append(packed(array(width, sorted(own))))
        pairs = sorted(joined)
        return pairs, [b"".join(joined[pair]) for pair in pairs]


def _by_code(heaps: Iterable[array[int]], codes: Mapping[int, str]) -> dict[str, bytes]:
    """The facts for each second code, of the heaps for one first code."""
    # Entries of a heap have greater codes than those of the heaps before.
    entries = array("I", chain.from_iterable(sorted({*heap}) for heap in heaps if heap))
    counts = Counter(halves(entries, upper=True))
    counts.pop(_MOST, 0)  # the last one
    facts = packed(halves(entries))
    ends = accumulate(counts.values(), initial=0)
    values = [facts[2 * start : 2 * end] for start, end in pairwise(ends)]
    return dict(zip(map(codes.__getitem__, counts), values, strict=True))


class _Numbered(dict[int, str]):
    """Character of a normal form -> the number of its code, as a character."""

    def __init__(self, every: SoundCodes) -> None:
        super().__init__()
        self._every = every
        # Those of syllables are in order, so sorting takes less time.
        self.codes = {code: i for i, code in enumerate(syllable_codes().values())}

    def __missing__(self, char: int) -> str:
        code = self._every[char]
        if len(self.codes) < _MOST:
            self.codes.setdefault(code, len(self.codes))
        found = self[char] = chr(self.codes.get(code, _MOST))
        return found


def _occurrences(
    text: str, ends: Sequence[int], numbers: Sequence[bytes]
) -> tuple[Sequence[int], Sequence[int]]:
    """The pair at each place of a text: the number of its heap, and its second code with its fact.

    All are computed at once, as parts of large integers.
    """
    size = len(text) * _LANE // 8
    codes = int.from_bytes(text.encode("utf-32-le"), "little")
    after = codes >> _LANE
    lengths = map(int.__sub__, ends, (0, *ends))
    facts = b"".join(map(bytes.__mul__, numbers, lengths))
    entries = after << _ROUND_BITS | int.from_bytes(facts, "little")
    mask = int.from_bytes(_FIRST_BITS * len(text), "little")
    heaps = codes << _SPLIT | (after >> _BITS - _SPLIT & mask)
    found = [unpacked("I", of.to_bytes(size, "little")) for of in (heaps, entries)]
    return found[0], found[1]


_FIRST_BITS = ((1 << _SPLIT) - 1).to_bytes(_LANE // 8, "little")
