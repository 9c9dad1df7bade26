"""The best hits among the facts of a large base that may meet what a query asks for around its words."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from itertools import chain, combinations
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from ...quantity.planned import is_plan
from ...text.normalize import normal
from ...text.patterns import YEAR
from ...text.periods import asked
from ..dated import dated
from ..engine import Hit, Hits, unmet
from ..heads import fits
from ..met import Judge
from .candidates import having_all
from .first import First
from .index import Range
from .measures import of_numbers
from .postings import all_of, any_of
from .terms import PERIOD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ...model import Document
    from ..engine import Searcher
    from ..way import Plan
    from .index import Index
    from .postings import Postings


_FEW = 50  # times without a year, each of which is read with the time of each document
_GROUPS = 5  # of which any may be unmet


class May(NamedTuple):
    """The facts that may meet something, None if these may be any; and those that do, not only by their sentence."""

    facts: Postings | None
    sure: Callable[[], Postings]


class Near(NamedTuple):
    """Words that are met together or not at all, and the facts that may meet them; see `May`."""

    words: tuple[str, ...]
    facts: Postings | None
    sure: Callable[[], Postings]


class Level(NamedTuple):
    """How many words are unmet, None if it may be any number, with the facts that may leave so many unmet, None if
    these may be any; and with those that do, None if all do.
    """

    left: int | None
    among: Postings | None
    sure: Callable[[], Postings | None]


class Times:
    """The facts that may meet times."""

    def __init__(self, index: Index, documents: Sequence[Document]) -> None:
        self._index = index
        self._periods = dict(index.terms(Range(PERIOD)))
        self._without_year = ["", *(one for one in self._periods if not re.search(YEAR, one))]
        self._documents: defaultdict[str, list[Document]] = defaultdict(list)  # by their time
        for document in documents:
            if time := dated(document).time:
                self._documents[time].append(document)

    def of(self, time: str) -> May:
        """The facts that may meet a time, which may be any if too many texts would have to be read as times."""
        is_met, plain = asked(time), normal(time)
        told = [facts for one, facts in self._periods.items() if is_met(one)]
        if len(self._without_year) > _FEW:
            return May(None, lambda: any_of(told))
        documents = {
            one: frozenset(
                chain.from_iterable(
                    some for own, some in self._documents.items() if is_met(f"{own} {one}")
                )
            )
            for one in self._without_year
        }

        def sure() -> Postings:
            """Those with the time, and those without a year that are of a document with it."""
            each = ((self._with_period(one), some) for one, some in documents.items() if some)
            return any_of(
                [*told, *(self._index.of_documents(some).among(facts) for facts, some in each)]
            )

        of_documents = self._index.of_documents(frozenset().union(*documents.values()))
        said = [having_all(self._index, plain)] if plain else []
        return May(any_of([of_documents, *said, *told]), sure)

    def _with_period(self, period: str) -> Postings:
        """The facts with a period, or those without any."""
        if period:
            return self._periods[period]
        every = self._index.these(self._index.numbers)
        return every.without(any_of(self._periods.values(), are_apart=True))


def of_place(index: Index, place: str, documents: frozenset[Document]) -> May:
    """The facts that may meet a place: those of the documents that name it, or whose texts may."""
    sure = index.of_documents(documents)
    return May(any_of([sure, having_all(index, normal(place))]), lambda: sure)


def of_plan(index: Index, word: str) -> May:
    """The facts that may meet 目标 or 计划: those with a planned number, and those that say so."""
    planned = any_of(of_numbers(index, lambda _unit, qualifier: is_plan(qualifier)))
    return May(any_of([planned, having_all(index, normal(word))]), lambda: planned)


def of_head(index: Index, head: str) -> May:
    """The facts that meet 产量: those with a number that tells it."""
    is_told = fits(head)

    def is_done(unit: str, qualifier: str) -> bool:
        return is_told(unit, qualifier) and not is_plan(qualifier)

    return May(any_of(of_numbers(index, is_told)), lambda: any_of(of_numbers(index, is_done)))


def any_near(each: Sequence[Postings | None]) -> Postings | None:
    """The facts that may meet any of some words; None if these may be any."""
    some = [facts for facts in each if facts is not None]
    return any_of(some) if len(some) == len(each) else None


class Best:
    """The hits of a plan in a large base which meet most of what is wanted; with a limit, perhaps only so many of
    the best. ``nears`` has the facts that may meet it, ``judge`` gives a hit with what it meets.
    """

    def __init__(
        self,
        searcher: Searcher,
        plan: Plan,
        nears: Sequence[Near],
        limit: int | None,
        judge: Judge,
        loose: Mapping[str, Postings],
    ) -> None:
        self._judge, self._limit = judge, limit
        self._first = First(searcher, plan, loose)
        self._found: dict[int, Hit] = {}
        for self._level in _levels(nears):
            judged = _Judged(judge, self._level.left)
            self._found = self._first(limit, self._level.among, judged)
            self._is_whole = len(self._found) < (limit or inf)
            self._found = self._found or judged.others
            if self._found:
                break

    @property
    def hits(self) -> list[Hit]:
        """The hits, in the order of the base."""
        return [self._found[number] for number in sorted(self._found)]

    def prefer(self, each: Sequence[tuple[Postings, Callable[[Hit], bool]]]) -> None:
        """Have the best of other hits too which are as good and preferred in one way or several; those of each way are
        among some facts.
        """
        for size in range(len(each), 0, -1):
            for some in combinations(each, size):
                self._prefer(all_of(facts for facts, _ in some), [test for _, test in some])

    def _prefer(self, facts: Postings, tests: Sequence[Callable[[Hit], bool]]) -> None:
        def is_preferred(hit: Hit) -> bool:
            return all(test(hit) for test in tests)

        if not all(map(is_preferred, self._found.values())):  # else the best are known
            self._found.update(self._of(facts, is_preferred, self._limit))

    def keep_one(self, facts: Postings | None, is_sought: Callable[[Hit], bool]) -> None:
        """Have a hit as good as these that is sought, if there is any; it is among some facts."""
        shown = (hit for hit in self._found.values() if hit.is_about >= self._is_about)
        if not any(map(is_sought, shown)):
            self._found.update(self._of(facts, is_sought, 1))

    @property
    def every(self) -> Every | None:
        """What finds all hits that are as good as these, if there are any."""
        if not self._found:
            return None
        return Every(self._first, self._level, self._judge, self._kind)

    @property
    def _kind(self) -> tuple[int, int]:
        return unmet(next(iter(self._found.values())))

    @property
    def _is_about(self) -> bool:
        """Whether any hit is about the words; then those that only mention one are dropped."""
        return any(hit.is_about for hit in self._found.values())

    def _of(
        self, facts: Postings | None, is_sought: Callable[[Hit], bool], limit: int | None
    ) -> dict[int, Hit]:
        if self._is_whole or not self._found:
            return {}
        is_about, kind = self._is_about, self._kind

        def judged(_number: int, hit: Hit) -> Hit | None:
            own = self._judge(hit)
            is_as_good = unmet(own) == kind and own.is_about >= is_about
            return own if is_as_good and is_sought(own) else None

        each = [one for one in (facts, self._level.among) if one is not None]
        return self._first(limit, all_of(each) if each else None, judged)


class _Judged:
    """The hits that leave so much unmet, or else, in ``others``, those that meet most of all that were looked at."""

    def __init__(self, judge: Judge, left: int | None) -> None:
        self._judge, self._left = judge, left
        self._kind: tuple[int, int] | None = None
        self.others: dict[int, Hit] = {}

    def __call__(self, number: int, hit: Hit) -> Hit | None:
        own = self._judge(hit)
        kind = unmet(own)
        if kind == (self._left, 0):
            return own
        if self._left in (None, kind[0]) and (self._kind is None or kind <= self._kind):
            if kind != self._kind:
                self._kind = kind
                self.others.clear()
            self.others[number] = own
        return None


class Every(NamedTuple):
    """What finds all hits of a plan that meet as much; see `unmet`."""

    first: First
    level: Level
    judge: Judge
    kind: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, searcher: Searcher, plan: Plan) -> Every:
        """All hits of a plan that nothing around its words chooses among."""
        [level] = _levels(())
        return cls(First(searcher, plan, {}), level, Judge(()))


class HitsOfLevel(Hits):
    """Hits that meet as much, best first, with what finds all of them."""

    every: Every | None = None


def _levels(nears: Sequence[Near]) -> Iterator[Level]:
    """The levels of what is met, from all words on."""
    if len(nears) > _GROUPS:  # there are many ways to leave some unmet
        yield Level(0, _all(nears), lambda: all_of(near.sure() for near in nears))
        yield Level(None, None, lambda: any_of(()))
        return
    ways = [
        (sum(len(near.words) for near in left), [near for near in nears if near not in left])
        for size in range(len(nears) + 1)
        for left in combinations(nears, size)
    ]
    for left in sorted({count for count, _met in ways}):
        met = [own for count, own in ways if count <= left]
        yield Level(left, any_near([*map(_all, met)]), partial(_any_sure, met))


def _all(nears: Sequence[Near]) -> Postings | None:
    """The facts that may meet all of some words; None if these may be any."""
    some = [near.facts for near in nears if near.facts is not None]
    return all_of(some) if some else None


def _any_sure(ways: Sequence[Sequence[Near]]) -> Postings | None:
    """The facts that meet all words of any way; None if these are all."""
    return any_of(all_of(near.sure() for near in way) for way in ways) if all(ways) else None
