"""Choosing, ordering and counting the facts of an index without reading the facts themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Context, Decimal
from heapq import merge
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ..quantity.units import converts, measure
from ..search.index import END
from ..search.terms import (
    ALIAS,
    MEASURE,
    NUMBERED,
    PERIOD,
    SECTION,
    SIZE,
    START,
    TOPIC,
    Size,
    initials_of,
    of_section,
)
from ..text.normalize import normal, normal_parts
from ..text.numerals import split_unit
from .bounds import Bounds
from .indexed import Chosen

if TYPE_CHECKING:
    from ..contract import SortKey
    from ..model import Document, Fact, Section
    from ..search.index import Index
    from .bounds import Amount, BoundsOf

_SYLLABLE = 6  # letters of the longest
_LAST = "~"  # sorts after whatever a number is written with
_AFTER = "!"  # sorts before digits, so text + "!" is the next text
_DOWN, _UP = Context(prec=40, rounding="ROUND_FLOOR"), Context(prec=40, rounding="ROUND_CEILING")


class Group(NamedTuple):
    r"""The numbers with one unit and qualifier within bounds: terms from one text on, up to another.

    >>> Group(Size("万元"), "万元\t\t", "万元\t\t~").scale
    Decimal('10000')
    """

    size: Size  # without a number
    start: str
    end: str

    @property
    def is_whole(self) -> bool:
        """Whether it has all numbers of that unit and qualifier."""
        return (self.start, self.end) == (self.size.text, self.size.text + _LAST)

    @property
    def scale(self) -> Decimal:
        """The factor by which its numbers compare with those in similar units: 10^8 for 亿元."""
        return Decimal(10) ** split_unit(self.size.unit)[0]


class Numbers(NamedTuple):
    """The facts of a group: how many, the first, and those with the largest and the smallest numbers.

    >>> Numbers(total=3, first=1, ends=[1, 4]).ends
    [1, 4]
    """

    total: int
    first: int
    ends: Sequence[int]


class Columns:
    """Answers about facts that come from the terms of an index.

    Each method does what the function of the same name in select.py, scales.py or sections.py does with
    facts in memory.

    >>> from xhl import load
    >>> from ..search.large import MemoryIndex
    >>> base = load()
    >>> index = MemoryIndex(base.facts)
    >>> columns = Columns(Chosen(index, index.numbers))
    >>> len(columns.every) == len(columns.of_documents(base.documents)), len(columns.numbered()) < len(base)
    (True, True)
    >>> "5G基站" in {fact.topic for fact in columns.named("5gj", most=9)}
    True
    >>> columns.units()[:2], columns.section_counts()[of_section(base.sections[2])]
    (['个', '家'], (19, 9))
    >>> len(columns.selected(lambda unit: Bounds.of("100亿", None) if unit == "亿元" else None))
    1
    >>> len(columns.of_periods(lambda period: period == "2020")), columns.periods()
    (108, ['2020', '十四五'])
    >>> green = Columns(columns.in_sections([base.sections[4]]))
    >>> green.in_order("value", reverse=False)[0].topic, green.about("生态")
    ('提档绿化', [])
    >>> group, every = next(columns.groups(lambda unit: Bounds() if unit == "亿元" else None))
    >>> group.is_whole, columns.of_group(group, every, 1).total == len(every)
    (True, True)
    """

    def __init__(self, facts: Chosen) -> None:
        self.index = facts.kept
        if facts.numbers is not facts.kept.numbers:
            from ..search.large import PartIndex

            self.index = PartIndex(facts.kept, sorted(facts.numbers))

    def _chosen(self, lists: Iterable[Iterable[int]]) -> Chosen:
        return Chosen(self.index, sorted(chain.from_iterable(lists)))

    @property
    def every(self) -> Chosen:
        return Chosen(self.index, self.index.numbers)

    def numbered(self) -> Chosen:
        return Chosen(self.index, self.index.with_term(NUMBERED, ""))

    def in_sections(self, sections: Iterable[Section]) -> Chosen:
        return self._chosen(self.index.with_term(SECTION, of_section(one)) for one in sections)

    def of_documents(self, documents: Iterable[Document]) -> Chosen:
        return self._chosen(map(self.index.of_document, documents))

    def of_periods(self, is_wanted: Callable[[str], bool]) -> Chosen:
        terms = self.index.terms(PERIOD)
        return self._chosen(facts for period, facts in terms if is_wanted(period))

    def periods(self) -> list[str]:
        return [period for period, _facts in self.index.terms(PERIOD)]

    def about(self, name: str) -> Sequence[Fact]:
        index, wanted = self.index, normal(name)
        if numbers := index.with_term(TOPIC, wanted):
            return Chosen(index, numbers)
        topics = {fact.topic for fact in index.facts(index.with_term(ALIAS, wanted))}
        found = self._chosen(index.with_term(TOPIC, name) for name in set(map(normal, topics)))
        return [fact for fact in found if fact.topic in topics]

    def named(self, typed: str, most: int) -> Iterator[Fact]:
        """At most so many facts, with those whose topic or alias begins as typed, in characters or in
        pinyin.
        """
        letters = normal_parts(typed).replace("ü", "v")
        if not letters:
            return self.index.facts(self.index.numbers[:most])
        first, *others = map(initials_of, letters[: _SYLLABLE + 1])
        starts = [letters[:2], *(one + other for one in first for other in chain(*others))]
        found = [self.index.with_term(START, start) for start in dict.fromkeys(starts)]
        if len(letters) <= _SYLLABLE:  # perhaps one character
            for one in dict.fromkeys((letters[0], *first)):
                found += (facts for _, facts in self.index.terms(START, one, one + END))
        return self.index.facts(sorted(islice(dict.fromkeys(chain.from_iterable(found)), most)))

    def units(self) -> list[str]:
        """The units, the most frequent first."""
        counts: Counter[str] = Counter()
        firsts: dict[str, int] = {}
        for text, facts in self.index.terms(MEASURE):
            if unit := Size.read(text).unit:
                counts[unit] += len(facts)
                firsts[unit] = min(facts[0], firsts.get(unit, facts[0]))
        return sorted(counts, key=lambda unit: (-counts[unit], firsts[unit]))

    def section_counts(self) -> dict[str, tuple[int, int]]:
        """How many facts each section has, by its term, and how many with a number."""
        has_number = _membership(self.index.with_term(NUMBERED, ""))
        return {
            term: (len(facts), sum(map(has_number, facts)))
            for term, facts in self.index.terms(SECTION)
        }

    def selected(self, bounds_of: BoundsOf) -> Chosen:
        """The facts with a number between the bounds of its unit."""
        found: list[Iterable[int]] = []
        for group, every in self.groups(bounds_of):
            found += [every] if group.is_whole else self._facts(group)
        return self._chosen(found)

    def groups(self, bounds_of: BoundsOf) -> Iterator[tuple[Group, Sequence[int]]]:
        """The numbers between the bounds of their unit, with all facts that have that unit and
        qualifier.
        """
        for text, facts in self.index.terms(MEASURE):
            size = Size.read(text)
            start, end = text, text + _LAST
            bounds = bounds_of(size.unit)
            if bounds is None:
                continue
            if bounds.least is not None:
                start = _limit(size, bounds.least, is_least=True)
            if bounds.most is not None:
                end = _limit(size, bounds.most, is_least=False)
            if start and end:
                yield Group(size, start, end), facts

    def of_group(self, group: Group, every: Sequence[int], limit: int | None) -> Numbers:
        """The facts of a group; ``every`` has all of that unit and qualifier."""
        if not group.is_whole:
            every = sorted(chain.from_iterable(self._facts(group)))
        if not limit:
            return Numbers(len(every), every[0] if every else 0, every)
        ends: set[int] = set()
        for backwards in (False, True):
            found = chain.from_iterable(self._facts(group, backwards=backwards))
            ends.update(islice(found, limit))
        return Numbers(len(every), every[0] if every else 0, sorted(ends))

    def _facts(self, group: Group, *, backwards: bool = False) -> Iterator[Sequence[int]]:
        terms = self.index.terms(SIZE, group.start, group.end, backwards=backwards)
        return (facts for _, facts in terms)

    def in_order(self, key: SortKey, *, reverse: bool) -> Chosen:
        """The facts in an order that is computed lazily."""
        order = {
            "value": _by_value,
            "topic": _by_topic,
            "section": _by_section,
            "period": _by_period,
        }
        ordered = _Ordered(self.index.numbers, lambda: order[key](self, reverse))
        return Chosen(self.index, ordered)


def _limit(size: Size, bound: Amount, *, is_least: bool) -> str:
    """The first term whose size is not below a bound, or is above it; "" if its unit does not convert."""
    power, plain = split_unit(size.unit)
    unit = bound.plain_unit or plain
    if not converts(size.unit, unit):
        return ""
    number, each = bound.magnitude * measure(unit).size, Decimal(10) ** power * measure(plain).size
    # Printed numbers have at most 15 digits, so none equals a limit rounded to 40.
    limit = (_DOWN if is_least else _UP).divide(number, each)
    text = size._replace(written=f"{limit:f}").text
    return text if is_least else text + _AFTER


class _Ordered(Collection[int]):
    """Numbers of facts in an order that is computed lazily."""

    def __init__(self, numbers: Collection[int], order: Callable[[], Iterator[int]]) -> None:
        self._numbers = numbers
        self._order = order

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[int]:
        return self._order()

    def __contains__(self, number: object) -> bool:
        return number in self._numbers


def _by_value(columns: Columns, reverse: bool) -> Iterator[int]:
    index = columns.index
    each = (
        _sizes(index, group, backwards=not reverse)
        for group, _ in columns.groups(lambda _unit: Bounds())
    )
    by_size = itemgetter(0)
    for _, alike in groupby(merge(*each, key=by_size, reverse=not reverse), key=by_size):
        yield from sorted(chain.from_iterable(facts for _, facts in alike))
    has_number = _membership(index.with_term(NUMBERED, ""))
    yield from (number for number in index.numbers if not has_number(number))


def _sizes(
    index: Index, group: Group, *, backwards: bool
) -> Iterator[tuple[Decimal, Sequence[int]]]:
    """The sizes of a group in ascending or descending order, each with its facts."""
    scale = group.scale
    for text, facts in index.terms(SIZE, group.start, group.end, backwards=backwards):
        yield Decimal(Size.read(text).written) * scale, facts


def _by_topic(columns: Columns, reverse: bool) -> Iterator[int]:
    return columns.index.by_topic(backwards=reverse)


def _by_section(columns: Columns, reverse: bool) -> Iterator[int]:
    index = columns.index
    firsts = {facts[0]: term for term, facts in index.terms(SECTION)}
    for first in sorted(firsts, reverse=reverse):
        yield from index.with_term(SECTION, firsts[first])


def _by_period(columns: Columns, reverse: bool) -> Iterator[int]:
    index = columns.index
    has_period = bytearray(_end(index.numbers))
    for period in sorted((text for text, _ in index.terms(PERIOD)), reverse=reverse):
        for number in index.with_term(PERIOD, period):
            has_period[number] = 1
            yield number
    yield from (number for number in index.numbers if not has_period[number])


def _membership(numbers: Sequence[int]) -> Callable[[int], bool]:
    """A quick test whether a number is one of these."""
    has = bytearray(_end(numbers))
    for number in numbers:
        has[number] = 1
    return lambda number: number < len(has) and has[number] == 1


def _end(numbers: Sequence[int]) -> int:
    """One more than the largest of ordered numbers."""
    return numbers[-1] + 1 if numbers else 0
