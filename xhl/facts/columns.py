"""Choosing, ordering and counting the facts of an index without reading the facts themselves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Context, Decimal
from functools import cache
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from ..quantity.units import converts, measure
from ..search.large.index import END, Numbers, Range
from ..search.large.postings import Postings, any_of
from ..search.large.terms import (
    ALIAS,
    MEASURE,
    NUMBERED,
    PERIOD,
    SECTION,
    SIZE,
    START,
    TOPIC,
    VALUE,
    Size,
    initials_of,
    of_section,
)
from ..text.normalize import normal, normal_parts
from ..text.periods import names_years, of_title
from ..text.printed_numbers import split_unit
from .indexed import Chosen

if TYPE_CHECKING:
    from ..contract import SortKey
    from ..model import Document, Fact, Section
    from .bounds import Bounds, BoundsOf

    _Limits = tuple[Decimal | None, Decimal | None]

_SYLLABLE = 6  # letters of the longest
_LAST = "~"  # sorts after whatever a number is written with
_AFTER = "!"  # sorts before digits, so text + "!" is the next text
_DOWN, _UP = Context(prec=40, rounding="ROUND_FLOOR"), Context(prec=40, rounding="ROUND_CEILING")


class Columns:
    """Answers about facts that come from the terms of an index.

    Each method does what the function of the same name in select.py, scales.py or sections.py does with
    facts in memory.
    """

    def __init__(self, facts: Chosen) -> None:
        self.facts = facts
        self._whole = self.index = facts.kept
        if facts.numbers is not facts.kept.numbers:
            from ..search.large.part import PartIndex

            self.index = PartIndex(facts.kept, facts.numbers)

    def _chosen(self, numbers: Collection[int]) -> Chosen:
        return Chosen(self._whole, numbers)

    @property
    def every(self) -> Chosen:
        return self._chosen(self.index.numbers)

    def numbered(self) -> Chosen:
        return self._chosen(self.index.with_term(NUMBERED, ""))

    def in_sections(self, sections: Iterable[Section]) -> Chosen:
        terms = map(of_section, sections)
        return self._chosen(any_of(self.index.with_term(SECTION, term) for term in terms))

    def of_documents(self, documents: Collection[Document]) -> Chosen:
        return self._chosen(self.index.of_documents(documents))

    def by_time(
        self, is_wanted: Callable[[str], bool], documents: Iterable[Document]
    ) -> tuple[Chosen, Chosen, Chosen]:
        """Those of a time, those of them that are so by the year of their document, those of no known time."""
        every = self.index.these(self.index.numbers)
        # Of the facts that are chosen, most terms are of no use.
        terms = list(self._whole.terms(Range(PERIOD)))
        without = every.without(any_of((facts for _, facts in terms), are_apart=True))
        known = [(period, facts) for period, facts in terms if not names_years(period)]
        open_ = [(period, facts) for period, facts in (*known, ("", without)) if facts]
        own = any_of(facts for period, facts in terms if is_wanted(period))
        timed: defaultdict[str, set[Document]] = defaultdict(set)
        for document in documents if open_ else ():
            timed[of_title(document.period or document.title)].add(document)
        timed.pop("", None)
        titled: list[Postings] = []
        for time, ones in timed.items():
            if wanted := [facts for period, facts in open_ if is_wanted(f"{time} {period}")]:
                theirs = self.index.of_documents(ones)
                titled += (facts.among(theirs) for facts in wanted)
        dated = self.index.of_documents(set().union(*timed.values()))
        by_document = any_of(titled).without(own)
        unknown = any_of(facts for _, facts in open_).without(any_of([own, dated]))
        return (
            self._chosen_among(every, any_of([own, by_document])),
            self._chosen_among(every, by_document),
            self._chosen_among(every, unknown),
        )

    def _chosen_among(self, every: Postings, facts: Postings) -> Chosen:
        """Those of some facts of the whole base that are among the chosen ones, which are given."""
        return self._chosen(facts if self.index is self._whole else facts.among(every))

    def periods(self) -> list[str]:
        return [period for period, _facts in self.index.terms(Range(PERIOD))]

    def about(self, name: str) -> Sequence[Fact]:
        index, wanted = self.index, normal(name)
        if numbers := index.with_term(TOPIC, wanted):
            return self._chosen(numbers)
        topics = {fact.topic for fact in index.facts(index.with_term(ALIAS, wanted))}
        found = any_of(index.with_term(TOPIC, name) for name in set(map(normal, topics)))
        return [fact for fact in self._chosen(found) if fact.topic in topics]

    def named(self, typed: str, most: int) -> Iterator[Fact]:
        """At most so many facts, with those whose topic or alias begins as typed, also in pinyin."""
        letters = normal_parts(typed).replace("ü", "v")
        if not letters:
            return self.index.facts(self.index.numbers[:most])
        first, *others = map(initials_of, letters[: _SYLLABLE + 1])
        starts = [letters[:2], *(one + other for one in first for other in chain(*others))]
        found = [self.index.with_term(START, start) for start in dict.fromkeys(starts)]
        if len(letters) <= _SYLLABLE:  # perhaps one character
            for one in dict.fromkeys((letters[0], *first)):
                found += (facts for _, facts in self.index.terms(Range(START, one, one + END)))
        return self.index.facts(sorted(islice(dict.fromkeys(chain.from_iterable(found)), most)))

    def units(self) -> list[str]:
        """The units, the most frequent first."""
        counts: Counter[str] = Counter()
        firsts: dict[str, int] = {}
        for text, facts in self.index.terms(Range(MEASURE)):
            if unit := Size.read(text).unit:
                counts[unit] += len(facts)
                firsts[unit] = min(facts[0], firsts.get(unit, facts[0]))
        return sorted(counts, key=lambda unit: (-counts[unit], firsts[unit]))

    def selected(self, bounds_of: BoundsOf) -> Chosen:
        """The facts with a number between the bounds of its unit."""
        return self._chosen(any_of(self._within(bounds_of)))

    def _within(self, bounds_of: BoundsOf) -> Iterator[Postings]:
        """The same by unit and qualifier."""
        for text, facts in self._whole.terms(Range(MEASURE)):
            size = Size.read(text)
            limits = _limits(size.unit, bounds_of(size.unit))
            if limits == (None, None):
                is_whole = self.index is self._whole
                yield facts if is_whole else facts.among(self._whole.these(self.index.numbers))
            elif limits:
                least, most = (
                    size._replace(written=f"{one:f}").text if one is not None else ""
                    for one in limits
                )
                start, end = least or text, most + _AFTER if most else text + _LAST
                yield self.index.between(Range(SIZE, start, end))

    def sizes(self, bounds_of: BoundsOf) -> Iterator[tuple[Size, Numbers]]:
        """The numbers between the bounds of their unit, by unit and qualifier, part by part of the base."""

        @cache
        def limits(text: str) -> tuple[Size, _Limits | None]:
            size = Size.read(text)
            return size, _limits(size.unit, bounds_of(size.unit))

        for numbers in self.index.sizes(lambda text: limits(text)[1] is not None):
            size, own = limits(numbers.measure)
            if own and (found := _between(numbers, *own)).facts:
                yield size, found

    def in_order(self, key: SortKey, *, reverse: bool) -> Chosen:
        """The facts in an order that is computed lazily."""
        order = {
            "value": self._by_value,
            "topic": self._by_topic,
            "section": self._by_section,
            "period": self._by_period,
        }
        return self._chosen(_Ordered(self.index.numbers, lambda: order[key](reverse)))

    def _by_value(self, reverse: bool) -> Iterator[int]:
        index = self.index
        yield from (fact for _, fact in index.by_term(Range(VALUE, backwards=not reverse)))
        yield from index.these(index.numbers).without(index.with_term(NUMBERED, ""))

    def _by_topic(self, reverse: bool) -> Iterator[int]:
        return self.index.by_topic(self.index.these(self.index.numbers), backwards=reverse)

    def _by_section(self, reverse: bool) -> Iterator[int]:
        index = self.index
        done = ""
        if not reverse and (first := next(iter(index.numbers), None)) is not None:
            done = of_section(next(index.facts([first])).section)
            yield from index.with_term(SECTION, done)  # before the others are looked at
        rest = ((facts[0], facts) for term, facts in index.terms(Range(SECTION)) if term != done)
        for _, facts in sorted(rest, key=itemgetter(0), reverse=reverse):
            yield from facts

    def _by_period(self, reverse: bool) -> Iterator[int]:
        index = self.index
        periods = sorted((text for text, _ in index.terms(Range(PERIOD))), reverse=reverse)
        by_period = [index.with_term(PERIOD, period) for period in periods]
        yield from chain.from_iterable(by_period)
        yield from index.these(index.numbers).without(any_of(by_period))


def exact(number: float) -> Decimal:
    """A number as it was printed, which has at most 15 digits.

    >>> exact(52.4)
    Decimal('52.4')
    """
    return Decimal(repr(number))


def _limits(unit: str, bounds: Bounds | None) -> _Limits | None:
    """The least and the largest number of a unit between bounds; None if they do not convert, or there are no bounds
    for it.
    """
    if bounds is None:
        return None
    power, plain = split_unit(unit)
    each = Decimal(10) ** power * measure(plain).size
    limits: list[Decimal | None] = []
    for bound, rounded in zip(bounds, (_DOWN, _UP), strict=True):
        own = bound and (bound.plain_unit or plain)
        if own is not None and not converts(unit, own):
            return None
        # Printed numbers have at most 15 digits, so none equals a limit rounded to 40.
        limits.append(rounded.divide(bound.magnitude * measure(own).size, each) if bound else None)
    least, most = limits
    return least, most


def _between(numbers: Numbers, least: Decimal | None, most: Decimal | None) -> Numbers:
    """Those of some numbers that are not below one, nor above another."""
    if least is None and most is None:
        return numbers
    every, start, end = numbers.numbers, 0, len(numbers.numbers)
    # All numbers that are the same float were printed as the same.
    if least is not None:
        near = float(least)
        start = (bisect_left if exact(near) >= least else bisect_right)(every, near)
    if most is not None:
        near = float(most)
        end = (bisect_right if exact(near) <= most else bisect_left)(every, near)
    return Numbers(numbers.measure, every[start:end], numbers.facts[start:end])


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
