"""The facts of a large base, those first in which words may match best: so the best hits are found without
looking at all.

How well a word matches depends on the length of the text around it, which an index knows.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import merge
from itertools import chain, compress, groupby, product, repeat, tee
from operator import not_
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from ..weights import LIKENESS, PLACE, SHARE
from .index import Range
from .postings import all_of, any_of
from .terms import LATE, NAME_LENGTH, Length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .index import Index
    from .postings import Postings

    _Texts = tuple[Length, Postings]  # facts by the length of a text

_FEW = 64  # facts that are looked at first; then twice as many, and so on
_LEAST = 1e-9  # points
_NONE = -1  # no fact: others may have such a rank
_RARE = 4  # times as many facts as have a match
_MANY = 1900  # facts, after which it is asked whether others may match
_QUICKER = 32  # times as many facts are looked through for a character as are looked at
_TRIED = 500  # facts that are looked at before those are found which have all characters of a word
_PARTS = 6  # of words, each of which may be in a name or not


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
    have it in a name. Of a word that matches as several parts, the worst has its points, with the mean of all shares.
    """

    facts: Postings
    named: Postings
    units: int
    likeness: float = 1.0
    parts: tuple[Places, ...] = ()


def joined(places: Iterable[Places], most: int) -> list[Places]:
    """Places, those in which a word may have the same points as one, and if there are more than so many, those of the
    fewest facts.
    """
    alike: defaultdict[tuple[float, ...], list[Places]] = defaultdict(list)
    for place in places:
        alike[place.units, place.likeness, len(place.parts)].append(place)
    found = list(map(_one, alike.values()))
    if len(found) <= most:
        return found
    found.sort(key=lambda place: len(place.facts), reverse=True)
    return [*found[: most - 1], _one(found[most - 1 :])]


def _one(places: Sequence[Places]) -> Places:
    if len(places) == 1:
        return places[0]
    facts, named, units, likeness, parts = zip(*places, strict=True)
    is_alike = len({*map(len, parts)}) == 1
    each = tuple(map(_one, zip(*parts, strict=True))) if is_alike else ()
    return Places(any_of(facts), any_of(named), max(units), max(likeness), each)


_NOTHING = Length(0, 0)


class _Word(NamedTuple):
    """The places of a word, or of its parts: some in names, others elsewhere."""

    named: tuple[Places, ...]
    others: tuple[Places, ...]

    @classmethod
    def of(cls, parts: Sequence[Places], are_named: Sequence[bool]) -> _Word:
        named, others = compress(parts, are_named), compress(parts, map(not_, are_named))
        return cls(tuple(named), tuple(others))

    def points(self, name: int, statement: int) -> float:
        """The most points in a name and a statement of so many characters."""
        shares = [_share(part.units, name) for part in self.named]
        shares += [_share(part.units, statement) for part in self.others]
        own = max(part.likeness for part in (*self.named, *self.others))
        place, share = PLACE["statement" if self.others else "topic"], sum(shares) / len(shares)
        return sum((place, SHARE * share**2, LIKENESS * own))

    def size(self, name: int, statement: int) -> int:
        """The characters of the text that has its points."""
        return statement if self.others else name


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
    >>> ordered = [rank.fact for rank in BestFirst(index, [[Places(numbers, named, 1)]]) if rank.fact >= 0]
    >>> {*numbers} <= {*ordered}, ordered[0] in named
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
        facts: Sequence[Postings] = (),
    ) -> None:
        """Each choice has a place for each word; ``facts`` has the facts of each choice, unless they are all that its
        places have. ``few`` finds the only facts that may match; none if that does not take less time. If a word has
        numbers, facts whose own number it is come first among equals. Of some facts, ``sift`` finds the only ones that
        may match, if few of those before did.
        """
        self._index, self._choices, self._few = index, choices, few
        self._facts = facts or [all_of(place.facts for place in choice) for choice in choices]
        self._has_numbers, self._sift = has_numbers, sift
        self._lates = index.terms(Range(LATE))
        self.only: list[int] = []  # the facts that were looked at, if no others are to be

    def __iter__(self) -> Iterator[Rank]:
        """Each fact with the best ranks that it may have, the best first; no fact where others may follow."""
        return merge(*chain.from_iterable(map(self._of_choice, self._choices, self._facts)))

    def _of_choice(self, places: Sequence[Places], every: Postings) -> Iterator[Iterator[Rank]]:
        """Facts by the words, and parts of words, that they may have in a name."""
        parts = [place.parts or (place,) for place in places]
        if sum(map(len, parts)) > _PARTS:
            parts = [(place,) for place in places]
        each = (product((True, False), repeat=len(own)) for own in parts)
        for are_named in product(*each):
            yield self._of_words([*map(_Word.of, parts, are_named)], every)

    def _of_words(self, words: Sequence[_Word], every: Postings) -> Iterator[Rank]:
        """The ranks of those of some facts that have words in their places."""
        most = self._most(words)
        yield Rank(-most, 0, 0, _NONE)  # nothing is read before such points are asked for
        facts = all_of([every, *(part.named for word in words for part in word.named)])
        if not facts.has_more(_FEW):
            yield from self._of_few(facts, most)
        elif not any(word.others for word in words):
            yield from self._ranks(self._in_names(words), len(words), facts)
        elif not any(word.named for word in words):
            every_text = (_equals(words, _NOTHING, *text) for text in self._statements(facts))
            yield from self._ranks(every_text, len(words))
        else:
            statements = self._statements(facts)
            each: list[Iterator[Rank]] = []
            for name, named in self._names():
                statements, own = tee(statements)  # read once, and only as far as is needed
                each.append(self._elsewhere(words, name, facts.among(named), own))
            yield from merge(*each)

    def _of_few(self, facts: Postings, points: float) -> Iterator[Rank]:
        """The ranks of facts that are so few that all are looked at, whatever their lengths."""
        each = zip(self._index.lateness(facts), facts, strict=True)
        return (Rank(-points, late, 0, fact) for late, fact in sorted(each))

    def _elsewhere(
        self, words: Sequence[_Word], name: Length, named: Postings, statements: Iterator[_Texts]
    ) -> Iterator[Rank]:
        """The ranks of facts that have words in names of one length, and others elsewhere."""
        most = self._most(words, name.plain)
        yield Rank(-most, 0, 0, _NONE)
        if not named.has_more(_FEW):
            yield from self._of_few(named, most)
            return
        every = (_equals(words, name, length, some.among(named)) for length, some in statements)
        yield from self._ranks(every, len(words))

    def _most(self, words: Sequence[_Word], name: int = 0) -> float:
        """The most points of words, in names of so many characters."""
        shortest = self._index.shortest
        return _rounded(sum(word.points(name, shortest) for word in words), len(words))

    def _ranks(
        self, found: Iterator[_Equals], words: int, among: Postings | None = None
    ) -> Iterator[Rank]:
        """The ranks of facts, or those of some, the best first."""
        for points, equals in groupby(found, key=lambda one: _rounded(one.points, words)):
            by_size: defaultdict[int, list[Postings]] = defaultdict(list)
            for one in equals:
                by_size[one.size].append(one.facts)
            yield Rank(-points, 0, 0, _NONE)
            sizes = [(size, any_of(by_size[size])) for size in sorted(by_size)]
            ordered = self._by_late(sizes) if among is None else self._by_late_among(sizes, among)
            yield from (Rank(-points, late, size, fact) for late, size, fact in ordered)

    def _by_late(self, sizes: Sequence[tuple[int, Postings]]) -> Iterator[tuple[int, int, int]]:
        """Facts that are given by size, by how late they come, and then by size."""
        every = [fact for _size, facts in sizes for fact in facts]
        late = [one for _size, facts in sizes for one in self._index.lateness(facts)]
        size = [*chain.from_iterable(repeat(size, len(facts)) for size, facts in sizes)]
        order = sorted(range(len(every)), key=late.__getitem__)
        return ((late[i], size[i], every[i]) for i in order)

    def _by_late_among(
        self, sizes: Sequence[tuple[int, Postings]], among: Postings
    ) -> Iterator[tuple[int, int, int]]:
        """The same for those of many facts that are among some, of which no more are read than are asked for."""
        self._lates, lates = tee(self._lates)  # read once, and only as far as is needed
        for text, of_late in lates:
            for size, facts in sizes:
                yield from (
                    (int(text), size, fact) for fact in all_of([facts.among(of_late), among])
                )

    def _in_names(self, words: Sequence[_Word]) -> Iterator[_Equals]:
        """All facts by the points that words may have in their names."""
        return (_equals(words, name, _NOTHING, facts) for name, facts in self._names())

    def _names(self) -> Iterator[_Texts]:
        """All facts by the length of their shortest name."""
        return map(_read, self._index.terms(Range(NAME_LENGTH)))

    def _statements(self, facts: Postings) -> Iterator[_Texts]:
        """Some facts by the length of their statement."""
        return map(_read, self._index.lengths(facts))

    def matches(
        self,
        most: int,
        look: Callable[[Sequence[int]], dict[int, _M]],
        is_hopeless: Callable[[], bool] | None = None,
        least: float = 0.0,
    ) -> dict[int, _M]:
        """The matches that ``look`` finds in facts, or finds now in those before, at least so many of the best that
        may have the ``least`` points. If many facts have none, no others are looked at if ``is_hopeless`` says so.
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
            if ahead and -ahead.points < least:
                break
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


def _read(term: tuple[str, Postings]) -> _Texts:
    text, facts = term
    return Length.read(text), facts


def _equals(words: Sequence[_Word], name: Length, statement: Length, facts: Postings) -> _Equals:
    """Facts with names and statements of such lengths."""
    points = sum(word.points(name.plain, statement.plain) for word in words)
    size = sum(word.size(name.printed, statement.printed) for word in words)
    return _Equals(points, size, facts)


def _share(units: int, length: int) -> float:
    """The largest share of a text of so many characters; without any, of all."""
    return min(1.0, units / length) if length else 1.0


def _rounded(points: float, words: int) -> float:
    """The mean of the points of words, as of a score, or a hundredth more: sums of the same numbers may differ."""
    return round(points / words + _LEAST, 2)
