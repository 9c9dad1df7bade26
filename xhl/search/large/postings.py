"""Numbers of facts in order, read part by part, and only as far as they are asked for."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import accumulate, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, cast, overload

from .dense import DENSE, Dense, is_dense, mask_of

if TYPE_CHECKING:
    from .terms import Kind

TERMS = 256  # whose facts an index keeps in memory: queries ask for the same ones
_BYTES = 12_000_000  # of these facts
_MANY = 20  # times as many numbers: looking each up is quicker than going through the list


class Run(NamedTuple):
    """Facts that are consecutive in the base and where they are stored."""

    start: int  # in the base
    end: int
    segment: int = 0  # where they are stored
    shift: int = 0  # added to a number there, gives that in the base

    @property
    def stored(self) -> range:
        """Their numbers where they are stored."""
        return range(self.start - self.shift, self.end - self.shift)


class Kept:
    """The facts with the terms that were asked for last, unless they take too much memory.

    >>> runs = [Run(0, 10)]
    >>> facts_with = Kept(lambda kind, text: Postings.of(runs, [len(text)]))
    >>> list(facts_with("number", "429")), facts_with("number", "429") is facts_with("number", "429")
    ([3], True)
    """

    def __init__(self, read: Callable[[Kind, str], Postings]) -> None:
        self._read = read
        self._known: dict[tuple[str, str], Postings] = {}

    def __call__(self, kind: Kind, text: str) -> Postings:
        key = kind, text
        found = self._known.pop(key, None)
        if found is None:
            found = self._read(kind, text)
            size = sum(facts.bytes for facts in [*self._known.values()])
            while self._known and (size > _BYTES or len(self._known) >= TERMS):
                oldest = self._known.pop(next(iter(self._known)), None)
                size -= oldest.bytes if oldest else 0
        self._known[key] = found
        return found


class Postings(Sequence[int]):
    """Numbers of facts in order. For each run, ``read`` gives them as they are stored there, in order.

    >>> runs = [Run(0, 10), Run(10, 20, 1, 10)]
    >>> even, low = Postings.of(runs, range(20)[::2]), Postings.of(runs, range(4, 13))
    >>> len(even), list(even.among(low)), list(even.without(low)), 12 in even, 13 in even, even[0]
    (10, [4, 6, 8, 10, 12], [0, 2, 14, 16, 18], True, False, 0)
    >>> even.between(3, 15), len(any_of([even, low])), bool(any_of([])), len(all_of([even, low]))
    (6, 14, False, 5)
    >>> even.has_more(9), even.has_more(10), list(even.every(4))
    (True, False, [0, 8, 16])
    """

    def __init__(self, runs: Sequence[Run], read: Callable[[Run], Collection[int]]) -> None:
        self.runs = runs  # those that may have any
        self._read = read
        self._parts: dict[Run, Collection[int]] = {}
        self._masks: dict[tuple[Run, int, range], bytearray] = {}
        self._asked: dict[Run, int] = {}  # how many numbers were looked up
        self.bytes = 0  # of memory

    @classmethod
    def of(cls, runs: Sequence[Run], numbers: Collection[int]) -> Postings:
        """Facts of these runs, given by their numbers."""
        if isinstance(numbers, Postings):
            return numbers
        ordered = numbers if isinstance(numbers, range) else sorted(numbers)

        def read(run: Run) -> Sequence[int]:
            own = ordered[bisect_left(ordered, run.start) : bisect_left(ordered, run.end)]
            if isinstance(own, range):
                return range(own.start - run.shift, own.stop - run.shift, own.step)
            return array("I", [number - run.shift for number in own])

        return cls(runs, read)

    def among(self, others: Postings) -> Postings:
        """Those of them that are among others."""
        return Postings(self.runs, lambda run: self._common(others, run))

    def without(self, others: Postings) -> Postings:
        """Those of them that are not among others."""
        return Postings(self.runs, lambda run: self._rest(others, run))

    def between(self, start: int, end: int) -> int:
        """How many are from one number on and below another."""
        count = 0
        first = bisect_right(self.runs, start, key=itemgetter(0)) - 1
        for run in islice(self.runs, max(0, first), None):
            if run.start >= end:
                break
            count += _between(self.part(run), start - run.shift, end - run.shift)
        return count

    def every(self, step: int) -> Iterator[int]:
        """Every so many of them, from the first on."""
        return islice(self, 0, None, step)

    def has_more(self, most: int) -> bool:
        """Whether they are more than so many, read as far as is needed to tell."""
        return any(count > most for count in accumulate(len(self.part(run)) for run in self.runs))

    def __len__(self) -> int:
        return sum(map(len, map(self.part, self.runs)))

    def __bool__(self) -> bool:
        return any(map(self.part, self.runs))

    def __iter__(self) -> Iterator[int]:
        for run in self.runs:
            yield from map(run.shift.__add__, self.part(run))

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.between(number, number + 1) > 0

    @overload
    def __getitem__(self, i: int) -> int: ...

    @overload
    def __getitem__(self, i: slice) -> list[int]: ...

    def __getitem__(self, i: int | slice) -> int | list[int]:
        return next(iter(self)) if i == 0 else list(self)[i]

    def part(self, run: Run) -> Collection[int]:
        """Those of a run, as they are stored."""
        part = self._parts.get(run)
        return self._keep(run, self._read(run)) if part is None else part

    def mask(self, runs: Sequence[Run], within: range) -> bytearray:
        """For each fact of a range that is stored together in these runs, 1 if it is among these, else 0."""
        key = runs[0], len(runs), within
        mask = self._masks.get(key)
        if mask is None:
            mask = self._masks[key] = mask_of(map(self.part, runs), within)
            self.bytes += len(mask)
        return mask

    def _keep(self, run: Run, part: Collection[int]) -> Collection[int]:
        self._parts[run] = part
        if isinstance(part, array):
            self.bytes += part.itemsize * len(part)
        elif isinstance(part, Dense):
            self.bytes += len(run.stored) // 8
        return part

    def _dense(self, run: Run) -> Dense:
        part = self.part(run)
        if isinstance(part, Dense):
            return part
        dense = Dense.of([part], run.stored)
        if not isinstance(part, range):
            self._keep(run, dense)
        return dense

    def _common(self, others: Postings, run: Run) -> Collection[int]:
        if run in self._parts and not self._parts[run]:
            return ()
        theirs = others.part(run)
        own = self.part(run) if theirs else ()
        if len(theirs) == len(run.stored):
            return own
        if len(own) == len(run.stored):
            return theirs
        for span, numbers in (theirs, own), (own, theirs):
            if isinstance(span, range) and span.step == 1:
                return clipped(numbers, span)
        if is_dense(own, run.stored) and is_dense(theirs, run.stored):
            return self._dense(run) & others._dense(run)
        return others._chosen(own, run) if len(own) < len(theirs) else self._chosen(theirs, run)

    def _chosen(self, few: Collection[int], run: Run) -> Collection[int]:
        """Those of a few numbers that are among these in a run."""
        part = self.part(run)
        asked = self._asked[run] = self._asked.get(run, 0) + len(few)
        if _MANY * asked < len(part):
            return array("I", [number for number in few if _between(part, number, number + 1)])
        # A mask takes memory, so it is kept of those that are asked for again and again.
        if isinstance(part, Dense) or is_dense(part, run.stored) or asked > len(part):
            mask, start = self.mask([run], run.stored), run.stored.start
            return array("I", [number for number in few if mask[number - start]])
        return array("I", sorted({*few}.intersection(part)))

    def _rest(self, others: Postings, run: Run) -> Collection[int]:
        own = self.part(run)
        theirs = others.part(run) if own else ()
        if not theirs:
            return own
        if len(theirs) == len(run.stored):
            return ()
        if is_dense(own, run.stored) and is_dense(theirs, run.stored):
            return self._dense(run) - others._dense(run)
        gone = {*others._chosen(own, run)} if len(own) < len(theirs) else {*theirs}
        return array("I", [number for number in own if number not in gone])


def any_of(lists: Iterable[Postings], *, are_apart: bool = False) -> Postings:
    """The facts in any of some lists of one base; ``are_apart`` if no fact is in two of them.

    >>> runs = [Run(0, 9)]
    >>> list(any_of([Postings.of(runs, [1, 5]), Postings.of(runs, [5, 7])]))
    [1, 5, 7]
    """
    some = list(lists)
    if len(some) == 1:
        return some[0]
    runs = sorted({run for one in some for run in one.runs})

    def read(run: Run) -> Collection[int]:
        parts = [one.part(run) for one in some]
        if are_apart and sum(map(len, parts)) == len(run.stored):
            return run.stored
        return united(parts, run.stored)

    return Postings(runs, read)


def all_of(lists: Iterable[Postings]) -> Postings:
    """The facts in all of some lists.

    >>> runs = [Run(0, 9)]
    >>> list(all_of([Postings.of(runs, [1, 5]), Postings.of(runs, [5, 7])]))
    [5]
    """
    some = list(lists)
    if len(some) == 1:
        return some[0]

    def read(run: Run) -> Collection[int]:
        if not all(one.part(run) for one in some):  # no more are read than tell this
            return ()
        few, *others = sorted(some, key=lambda one: len(one.part(run)))
        for many in others:  # read now, not one within the other: there may be a thousand
            few = many.among(few)
            if not few.part(run):
                break
        return few.part(run)

    return Postings(min((one.runs for one in some), key=len), read)


def united(lists: Iterable[Collection[int]], within: range) -> Collection[int]:
    """The numbers in any of some lists of numbers of a range, in order.

    >>> [*united([[1, 5], [5, 7]], range(9))], united([[1, 2], [2]], range(1, 3))
    ([1, 5, 7], range(1, 3))
    """
    some = [numbers for numbers in lists if numbers]
    if len(some) == 1:
        return some[0]
    if any(len(numbers) == len(within) for numbers in some):
        return within
    if DENSE * sum(map(len, some)) < len(within):
        return array("I", sorted(set().union(*some)))
    found = Dense.of(some, within)
    return within if len(found) == len(within) else found


def clipped(numbers: Collection[int], span: range) -> Collection[int]:
    """Those of some numbers that are in a range.

    >>> list(clipped([1, 5, 7], range(2, 7))), list(clipped(Dense(0b1011, range(4)), range(1, 3)))
    ([5], [1])
    """
    if isinstance(numbers, Dense):
        return numbers & Dense.of([span], numbers.within)
    ordered = cast("Sequence[int]", numbers)
    low, high = (bisect_left(ordered, place) for place in (span.start, span.stop))
    return ordered if high - low == len(ordered) else ordered[low:high]


def _between(numbers: Collection[int], start: int, end: int) -> int:
    """How many of some numbers are from one on and below another."""
    if isinstance(numbers, Dense):
        return numbers.between(start, end)
    ordered = cast("Sequence[int]", numbers)
    return bisect_left(ordered, end) - bisect_left(ordered, start)
