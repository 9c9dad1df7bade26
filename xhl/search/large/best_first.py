"""The facts of a large base, those first in which words may match best: so the best hits are found without
looking at all.

How well a word matches depends on the length of the text around it, which an index knows.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import merge
from itertools import chain, groupby, product
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from ..weights import EDIT, LIKENESS, PLACE, SHARE
from .postings import all_of, any_of
from .terms import LENGTH, NAME_LENGTH, Length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .index import Index
    from .postings import Postings
    from .terms import Kind

_FEW = 64  # facts that are looked at first; then twice as many, and so on
_LEAST = 1e-9  # points
_NONE = -1  # no fact: others may have such a rank
_MANY = 1900  # facts, after which it is asked whether others may match
_TRIED = 500  # facts that are looked at before those are found which have all characters of a word


class Scored(Protocol):
    """A match, as far as its rank depends on it."""

    @property
    def text(self) -> str: ...

    @property
    def points(self) -> float: ...


_M = TypeVar("_M", bound=Scored)


class Rank(NamedTuple):
    """The place of a match among the hits, the best of which is the least; see `engine.ranked`."""

    points: float  # below zero
    late: int
    size: int  # of the text
    fact: int


class Places(NamedTuple):
    """Facts in which a word of so many units may match at a cost; those of ``named`` may have it in a name."""

    facts: Postings
    named: Postings
    units: int
    cost: int = 0

    def among(self, facts: Postings) -> Places:
        """Those of them that are among some facts."""
        return self._replace(facts=self.facts.among(facts), named=self.named.among(facts))


class _Equals(NamedTuple):
    """Facts in which some words have so many points at most, in texts of that size."""

    points: float
    late: int
    size: int
    facts: Postings


class BestFirst:
    """Facts that may match a word in one of some places, or several words, each in its place.

    >>> from xhl import load
    >>> from .memory import MemoryIndex
    >>> index = MemoryIndex(load().facts)
    >>> numbers, named = index.with_term("sound", "zhan"), index.with_term("sound of a name", "zhan")
    >>> ranks = list(BestFirst(index, [[Places(numbers, named, 1)]]))
    >>> {*numbers} <= {rank.fact for rank in ranks}, ranks[0].fact in named
    (True, True)
    """

    def __init__(
        self,
        index: Index,
        choices: Sequence[Sequence[Places]],
        few: Callable[[], Sequence[int] | None] | None = None,
        *,
        has_numbers: bool = False,
    ) -> None:
        """Each choice has a place for each word. ``few`` finds the only facts that may match; none if that does
        not take less time. If a word has numbers, facts whose own number it is come first among equals.
        """
        self._index, self._choices, self._few = index, choices, few
        self._has_numbers = has_numbers
        self.only: list[int] = []  # the facts that were looked at, if no others are to be

    def __iter__(self) -> Iterator[Rank]:
        """Each fact with the best ranks that it may have, the best first; no fact where others may follow."""
        return merge(*chain.from_iterable(map(self._of_choice, self._choices)))

    def _of_choice(self, words: Sequence[Places]) -> Iterator[Iterator[Rank]]:
        """The facts by the words that they may have in a name."""
        for chosen in product((True, False), repeat=len(words)):
            each = [*zip(words, chosen, strict=True)]
            facts = all_of(word.named if is_named else word.facts for word, is_named in each)
            named, others = ([word for word, own in each if own is kind] for kind in (True, False))
            if not facts.has_more(_FEW):
                fields = ("topic" if is_named else "statement" for is_named in chosen)
                most = sum(
                    _points(field, 0, word) for field, word in zip(fields, words, strict=True)
                )
                yield self._of_few(facts, _rounded(most, len(words)))
            elif not named:
                yield self._rest(_Equals(0.0, late=0, size=0, facts=facts), others, len(words))
            elif not others:
                yield self._ranks(self._of_names(named), facts, len(words))
            else:
                for some in self._of_names(named):
                    if own := facts.among(some.facts):
                        yield self._rest(some._replace(facts=own), others, len(words))

    def _of_few(self, facts: Postings, points: float) -> Iterator[Rank]:
        """The ranks of facts that are so few that all are looked at, whatever their lengths."""
        from ..later import lateness  # most words have none

        each = zip(facts, self._index.facts(facts), strict=True)
        late_of = ((fact, lateness(one.qualifier, one.period)) for fact, one in each)
        return iter(sorted(Rank(-points, last, 0, fact) for fact, last in late_of))

    def _rest(self, some: _Equals, others: Sequence[Places], words: int) -> Iterator[Rank]:
        """The ranks of facts that may have the other words elsewhere."""
        most = some.points + sum(_points("statement", 0, word) for word in others)
        # Nothing is read before such points are asked for.
        yield Rank(-_rounded(most, words), some.late, some.size, _NONE)
        of_others = (
            _Equals(some.points + points, late, some.size + size, facts)
            for points, late, size, facts in self._of_statements(others, some.facts)
        )
        yield from self._ranks(of_others, some.facts, words)

    def _ranks(self, found: Iterator[_Equals], facts: Postings, words: int) -> Iterator[Rank]:
        """The ranks of some facts, the best first."""
        for points, equals in groupby(found, key=lambda one: _rounded(one.points, words)):
            by_size: defaultdict[tuple[int, int], list[Postings]] = defaultdict(list)
            for one in equals:
                by_size[one.late, one.size].append(one.facts)
            for late, size in sorted(by_size):
                for fact in any_of([one.among(facts) for one in by_size[late, size]]):
                    yield Rank(-points, late, size, fact)

    def _of_names(self, words: Sequence[Places]) -> Iterator[_Equals]:
        return self._by_length("topic", NAME_LENGTH, words)

    def _of_statements(self, words: Sequence[Places], facts: Postings) -> Iterator[_Equals]:
        """All facts from the shortest statement on that some of them have: there may be many shorter ones."""
        first, _ = next(self._index.terms(LENGTH, among=facts), ("", facts))
        return self._by_length("statement", LENGTH, words, first)

    def _by_length(
        self, field: str, kind: Kind, words: Sequence[Places], first: str = ""
    ) -> Iterator[_Equals]:
        """All facts by the length of a text, in which words have the most points if it is short."""
        for text, facts in self._index.terms(kind, first):
            plain, late, printed = Length.read(text)
            points = sum(_points(field, plain, word) for word in words)
            yield _Equals(points, late, printed * len(words), facts)

    def matches(
        self,
        most: int,
        look: Callable[[Sequence[int]], dict[int, _M]],
        is_hopeless: Callable[[], bool] | None = None,
    ) -> dict[int, _M]:
        """The matches that ``look`` finds in facts, or finds now in those before, at least so many of the best. If
        many facts have none, no others are looked at if ``is_hopeless`` says so.
        """
        found: dict[int, _M] = {}
        ranks: list[Rank] = []
        later: dict[int, int] = {}  # of the facts that were looked at
        waiting = iter(self)
        ahead = next(waiting, None)
        size = max(_FEW, most)
        while ahead:
            if is_hopeless and len(later) > _MANY and not found and is_hopeless():
                self.only = sorted(later)
                break
            if self._few and len(later) > _TRIED and len(ranks) < most:
                few = self._few()
                if few is not None:
                    return found | look(sorted(set(few).difference(later)))
                self._few = None
            batch: dict[int, int] = {}
            for rank in chain((ahead,), waiting):
                if len(batch) == size:
                    ahead = rank
                    break
                if rank.fact != _NONE and rank.fact not in later:
                    batch[rank.fact] = rank.late
            else:
                ahead = None
            later.update(batch)
            matches = look(sorted(batch))
            found.update(matches)
            new = {
                fact: Rank(-round(match.points, 2), later[fact], len(match.text), fact)
                for fact, match in matches.items()
            }
            ranks = sorted({**{rank.fact: rank for rank in ranks}, **new}.values())[:most]
            if ahead and len(ranks) == most and self._are_before(ranks[-1], ahead):
                break
            size *= 2
        return found

    def _are_before(self, last: Rank, ahead: Rank) -> bool:
        """Whether the last of some matches is better than all that may follow."""
        return last.points < ahead.points if self._has_numbers else last < ahead


def _points(field: str, length: int, word: Places) -> float:
    """The most points of a word in a text of so many characters."""
    share = min(1.0, word.units / length) if length else 1.0
    likeness = max(0.0, 1 - word.cost / (EDIT * word.units))
    return sum((PLACE[field], SHARE * share**2, LIKENESS * likeness))


def _rounded(points: float, words: int) -> float:
    """The mean of the points of words, as of a score, or a hundredth more: sums of the same numbers may differ."""
    return round(points / words + _LEAST, 2)
