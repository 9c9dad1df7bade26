"""Choosing, ordering and counting the facts of an index without reading the facts themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Context, Decimal
from functools import cached_property
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ..quantity.units import converts, measure
from ..search.index import END
from ..search.postings import Postings, any_of
from ..search.terms import (
    ALIAS,
    MEASURE,
    NUMBERED,
    PERIOD,
    SECTION,
    SIZE,
    START,
    TOPIC,
    VALUE,
    ZERO,
    Size,
    initials_of,
    magnitude,
    of_section,
)
from ..text.normalize import normal, normal_parts
from ..text.periods import names_years, of_title
from ..text.printed_numbers import split_unit
from .indexed import Chosen

if TYPE_CHECKING:
    from ..contract import SortKey
    from ..model import Document, Fact, Section
    from .bounds import Bound, BoundsOf

_SYLLABLE = 6  # letters of the longest
_LAST = "~"  # sorts after whatever a number is written with
_AFTER = "!"  # sorts before digits, so text + "!" is the next text
_DOWN, _UP = Context(prec=40, rounding="ROUND_FLOOR"), Context(prec=40, rounding="ROUND_CEILING")


class Group(NamedTuple):
    """The numbers with one unit and qualifier within bounds: terms from one text on, up to another."""

    size: Size  # without a number
    start: str
    end: str

    @property
    def is_whole(self) -> bool:
        """Whether it has all numbers of that unit and qualifier."""
        return (self.start, self.end) == (self.size.text, self.size.text + _LAST)


class Columns:
    """Answers about facts that come from the terms of an index.

    Each method does what the function of the same name in select.py, scales.py or sections.py does with
    facts in memory.
    """

    def __init__(self, facts: Chosen) -> None:
        self.facts = facts
        self._whole = self.index = facts.kept
        if facts.numbers is not facts.kept.numbers:
            from ..search.large import PartIndex

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
        terms = list(self._whole.terms(PERIOD))  # of the facts that are chosen, most are of no use
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
        return [period for period, _facts in self.index.terms(PERIOD)]

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

    def selected(self, bounds_of: BoundsOf) -> Chosen:
        """The facts with a number between the bounds of its unit."""
        return self._chosen(any_of(self._within(*found) for found in self.groups(bounds_of)))

    def _within(self, group: Group, every: Postings) -> Postings:
        """The facts of a group; ``every`` has all of that unit and qualifier."""
        return every if group.is_whole else self.index.between(SIZE, group.start, group.end)

    def groups(self, bounds_of: BoundsOf) -> Iterator[tuple[Group, Postings]]:
        """The numbers between the bounds of their unit, with all facts of that unit and qualifier."""
        for text, facts in self._whole.terms(MEASURE):
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
                is_whole = self.index is self._whole
                own = facts if is_whole else facts.among(self._whole.these(self.index.numbers))
                yield Group(size, start, end), own

    def of_group(
        self, group: Group, every: Postings
    ) -> tuple[Postings, Sequence[Iterator[tuple[Decimal, int]]]]:
        """The facts of a group, of which ``every`` has all of that size; and each with its number, those that
        are not below zero and those that are, the numbers farthest from zero first.
        """
        zero = group.size._replace(written="0").text
        positive = group._replace(start=max(group.start, zero))
        ways = [self._sizes(positive, backwards=True)]
        if self._has_negative:  # few bases have, and each group would be looked at for them
            ways.append(self._sizes(group._replace(end=min(group.end, zero))))
        return self._within(group, every), ways

    @cached_property
    def _has_negative(self) -> bool:
        """Whether the whole base has numbers below zero."""
        return any(True for _term in self._whole.terms(VALUE, "", ZERO))

    def _sizes(self, group: Group, *, backwards: bool = False) -> Iterator[tuple[Decimal, int]]:
        """The numbers of a group in order, each with its fact."""
        for text, fact in self.index.by_term(SIZE, group.start, group.end, backwards=backwards):
            yield magnitude(text), fact

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
        yield from (fact for _, fact in index.by_term(VALUE, backwards=not reverse))
        yield from index.these(index.numbers).without(index.with_term(NUMBERED, ""))

    def _by_topic(self, reverse: bool) -> Iterator[int]:
        return self.index.by_topic(self.index.these(self.index.numbers), backwards=reverse)

    def _by_section(self, reverse: bool) -> Iterator[int]:
        index = self.index
        done = ""
        if not reverse and (first := next(iter(index.numbers), None)) is not None:
            done = of_section(next(index.facts([first])).section)
            yield from index.with_term(SECTION, done)  # before the others are looked at
        rest = ((facts[0], facts) for term, facts in index.terms(SECTION) if term != done)
        for _, facts in sorted(rest, key=itemgetter(0), reverse=reverse):
            yield from facts

    def _by_period(self, reverse: bool) -> Iterator[int]:
        index = self.index
        periods = sorted((text for text, _ in index.terms(PERIOD)), reverse=reverse)
        by_period = [index.with_term(PERIOD, period) for period in periods]
        yield from chain.from_iterable(by_period)
        yield from index.these(index.numbers).without(any_of(by_period))


def _limit(size: Size, bound: Bound, *, is_least: bool) -> str:
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
