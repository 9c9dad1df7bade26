"""The facts of a large base, those first in which words may match best: so the best hits are found without
looking at all.

How well a word matches depends on the length of the text around it, which an index knows.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from heapq import merge
from itertools import chain, compress, groupby, product, tee
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from ..weights import LIKENESS, PLACE, SHARE
from .index import Range
from .postings import all_of, any_of
from .terms import LATE, LENGTH, NAME_LENGTH, Length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .index import Index
    from .postings import Postings

_FEW = 64  # facts that are looked at first; then twice as many, and so on
_LEAST = 1e-9  # points
_NONE = -1  # no fact: others may have such a rank
_RARE = 4  # times as many facts as have a match
_MANY = 1900  # facts, after which it is asked whether others may match
_QUICKER = 32  # times as many facts are looked through for a character as are looked at
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
    """Facts in which a word may match so many characters, and be so like it at most (0 to 1); those of ``named`` may
    have it in a name.
    """

    facts: Postings
    named: Postings
    units: int
    likeness: float = 1.0

    def among(self, facts: Postings) -> Places:
        """Those of them that are among some facts."""
        return self._replace(facts=self.facts.among(facts), named=self.named.among(facts))


def joined(places: Iterable[Places], most: int) -> list[Places]:
    """Places, those in which a word may have the same points as one, and if there are more than so many, those of the
    fewest facts.
    """
    alike: defaultdict[tuple[int, float], list[Places]] = defaultdict(list)
    for place in places:
        alike[place.units, place.likeness].append(place)
    found = list(map(_one, alike.values()))
    if len(found) <= most:
        return found
    found.sort(key=lambda place: len(place.facts), reverse=True)
    return [*found[: most - 1], _one(found[most - 1 :])]


def _one(places: Sequence[Places]) -> Places:
    if len(places) == 1:
        return places[0]
    facts, named, units, likeness = zip(*places, strict=True)
    return Places(any_of(facts), any_of(named), max(units), max(likeness))


class _Equals(NamedTuple):
    """Facts in which some words have so many points at most, in texts of that size."""

    points: float
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
        sift: Callable[[Sequence[int]], Sequence[int]] | None = None,
    ) -> None:
        """Each choice has a place for each word. ``few`` finds the only facts that may match; none if that does
        not take less time. If a word has numbers, facts whose own number it is come first among equals. Of some facts,
        ``sift`` finds the only ones that may match, if few of those before did.
        """
        self._index, self._choices, self._few = index, choices, few
        self._has_numbers, self._sift = has_numbers, sift
        self._lates = index.terms(Range(LATE))
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
                yield self._of_few(facts, _rounded(self._most(named, others), len(words)))
                continue
            if not others:
                yield self._ranks(self._of_names(named), len(words), facts)
                continue
            statements = self._of_statements(others, facts)
            for name in self._of_names(named) if named else [None]:
                statements, own = tee(statements)  # read once, and only as far as is needed
                yield self._rest(name, own, facts, others, len(words))

    def _of_few(self, facts: Postings, points: float) -> Iterator[Rank]:
        """The ranks of facts that are so few that all are looked at, whatever their lengths."""
        each = zip(self._index.lateness(facts), facts, strict=True)
        return (Rank(-points, late, 0, fact) for late, fact in sorted(each))

    def _rest(
        self,
        name: _Equals | None,
        statements: Iterator[_Equals],
        facts: Postings,
        others: Sequence[Places],
        words: int,
    ) -> Iterator[Rank]:
        """The ranks of those of some facts that have words in names of one length, if any, and others elsewhere."""
        most = (name.points if name else 0.0) + self._most((), others)
        # Nothing is read before such points are asked for.
        yield Rank(-_rounded(most, words), 0, 0, _NONE)
        if name is None:
            yield from self._ranks(statements, words)
        elif (own := facts.among(name.facts)).has_more(_FEW):
            both = (
                _Equals(name.points + one.points, name.size + one.size, one.facts.among(name.facts))
                for one in statements
            )
            yield from self._ranks(both, words)
        else:
            yield from self._of_few(own, _rounded(most, words))

    def _most(self, named: Sequence[Places], others: Sequence[Places]) -> float:
        """The most points of words in names, and of others elsewhere."""
        in_names = sum(_points("topic", 0, word) for word in named)
        return in_names + sum(_points("statement", self._shortest, word) for word in others)

    @cached_property
    def _shortest(self) -> int:
        """The characters of the shortest statement."""
        first, _ = next(self._index.terms(Range(LENGTH)), ("", None))
        return Length.read(first).plain if first else 0

    def _ranks(
        self, found: Iterator[_Equals], words: int, among: Postings | None = None
    ) -> Iterator[Rank]:
        """The ranks of facts, or those of some, the best first."""
        for points, equals in groupby(found, key=lambda one: _rounded(one.points, words)):
            by_size: defaultdict[int, list[Postings]] = defaultdict(list)
            for one in equals:
                by_size[one.size].append(one.facts)
            sizes = [(size, any_of(by_size[size])) for size in sorted(by_size)]
            ordered = self._by_late(sizes) if among is None else self._by_late_among(sizes, among)
            for late, size, facts in ordered:
                yield from (Rank(-points, late, size, fact) for fact in facts)

    def _by_late(
        self, sizes: Sequence[tuple[int, Postings]]
    ) -> Iterator[tuple[int, int, Iterable[int]]]:
        """Facts that are given by size, by how late they come, and then by size."""
        each = [(size, facts, [*self._index.lateness(facts)]) for size, facts in sizes]
        for late in sorted(set().union(*(own for _, _, own in each))):
            for size, facts, own in each:
                yield late, size, compress(facts, map(late.__eq__, own))

    def _by_late_among(
        self, sizes: Sequence[tuple[int, Postings]], among: Postings
    ) -> Iterator[tuple[int, int, Iterable[int]]]:
        """The same for those of many facts that are among some, of which no more are read than are asked for."""
        self._lates, lates = tee(self._lates)  # read once, and only as far as is needed
        for text, of_late in lates:
            for size, facts in sizes:
                yield int(text), size, all_of([facts.among(of_late), among])

    def _of_names(self, words: Sequence[Places]) -> Iterator[_Equals]:
        """All facts by the length of their shortest name."""
        return self._by_length("topic", words, self._index.terms(Range(NAME_LENGTH)))

    def _of_statements(self, words: Sequence[Places], facts: Postings) -> Iterator[_Equals]:
        """Some facts by the length of their statement."""
        return self._by_length("statement", words, self._index.terms(Range(LENGTH, among=facts)))

    def _by_length(
        self, field: str, words: Sequence[Places], terms: Iterator[tuple[str, Postings]]
    ) -> Iterator[_Equals]:
        """Facts by the length of a text, in which words have the most points if it is short."""
        for text, facts in terms:
            plain, printed = Length.read(text)
            points = sum(_points(field, plain, word) for word in words)
            yield _Equals(points, printed * len(words), facts)

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
            if self._few and len(ranks) < most and self._is_worth_knowing(len(later)):
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
            is_rare = _RARE * len(found) < len(later)
            later.update(batch)
            facts = sorted(batch)
            matches = look(self._sift(facts) if self._sift and is_rare else facts)
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

    def _is_worth_knowing(self, looked_at: int) -> bool:
        """Whether to find the only facts that may match, of all that are left, takes no longer than what was done."""
        return looked_at > _TRIED or not any(
            all(place.facts.has_more(_QUICKER * looked_at) for place in choice)
            for choice in self._choices
        )

    def _are_before(self, last: Rank, ahead: Rank) -> bool:
        """Whether the last of some matches is better than all that may follow."""
        return last.points < ahead.points if self._has_numbers else last < ahead


def _points(field: str, length: int, word: Places) -> float:
    """The most points of a word in a text of so many characters."""
    share = min(1.0, word.units / length) if length else 1.0
    return sum((PLACE[field], SHARE * share**2, LIKENESS * word.likeness))


def _rounded(points: float, words: int) -> float:
    """The mean of the points of words, as of a score, or a hundredth more: sums of the same numbers may differ."""
    return round(points / words + _LEAST, 2)
