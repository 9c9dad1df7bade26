"""All hits of a query in a large base: counted without being made, and made one after the other, so that memory does
not grow with their number.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property, partial
from itertools import compress, islice
from typing import TYPE_CHECKING, NamedTuple, overload

from ...text.normalize import normals
from ..engine import Hit, Hits, is_about, rank, unmet
from ..met import preference
from .near import Every, HitsOfLevel
from .postings import any_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ..asked_unit import AskedUnit
    from ..engine import Searcher
    from ..match import Match
    from .index import Index
    from .postings import Postings

FIRST = 20  # hits that are found without looking at all facts
_AT_ONCE = 1000  # facts whose texts are in memory
_BETWEEN = "\ue001"  # private: in no word, and its own normal form


def every_hit(
    searcher: Searcher,
    hits: Sequence[Hit],
    best: Sequence[Hit],
    unit: AskedUnit | None,
    whole: Callable[[], Sequence[Hit]],
) -> Sequence[Hit]:
    """All hits of a query in a large base, of which some were found; ``best`` has the first, of a unit if it asks for
    one. If only all together tell, ``whole`` finds them.
    """
    each: list[Every] = []  # of a fact, the last that finds it
    if isinstance(hits, HitsOfLevel) and hits.every:
        each = [hits.every]
    elif isinstance(hits, Hits):
        each = [Every.of(searcher, plan) for plan in hits.plans]
    is_by_parts = each and all(every.first.is_by_parts for every in each)
    return _EveryHit(each, best, unit, whole) if is_by_parts else whole()


class _Order(NamedTuple):
    """All facts in the order of their hits, and the words that none of these meets, though they were asked for."""

    facts: Sequence[int]
    untold: tuple[str, ...]


class _EveryHit(Sequence[Hit]):
    def __init__(
        self,
        each: Sequence[Every],
        best: Sequence[Hit],
        unit: AskedUnit | None,
        whole: Callable[[], Sequence[Hit]],
    ) -> None:
        self._each, self._best, self._unit = each, best, unit
        self._index = each[0].first.index
        self._find_whole = whole
        self._is_about = best[0].is_about

    @cached_property
    def _whole(self) -> Sequence[Hit]:
        return self._find_whole()

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        found = self._facts
        each = [self._known(every, found) for every in self._each]
        known = [facts for facts in each if facts is not None]
        if len(known) < len(each):
            return len(self._whole)
        sure = any_of(known)
        others = self._index.these([*compress(range(len(found)), found)])
        return len(sure) + len(others.without(sure))

    @property
    def _facts(self) -> bytearray:
        """A byte for each fact of the base."""
        return bytearray(max(self._index.numbers, default=0) + 1)

    def _known(self, every: Every, found: bytearray) -> Postings | None:
        """The facts that the index knows to be hits of a plan; the bytes of others become 1. None if only `_whole`
        tells.
        """
        first, level, _judge, kind = every
        index, nothing = self._index, any_of(())
        if self._is_about:
            known, rest = first.known(level.among)
        else:
            known, rest = nothing, level.among or index.these(index.numbers)
        # Of facts that surely meet as much, only the words are looked for, if the index does not know them.
        sure = level.sure() if kind == (level.left, 0) else nothing
        counted, told, judged = (
            (known, rest, nothing)
            if sure is None
            else (known.among(sure), rest.among(sure), any_of([known, rest]).without(sure))
        )

        def look(matches: Mapping[int, tuple[Match, ...]]) -> None:
            for number, some in matches.items():
                if is_about(some) >= self._is_about:
                    found[number] = 1

        if self._is_about and first.literal:
            for number in _about(first.literal, told, index):
                found[number] = 1
        elif not first.each(told, look):
            return None
        is_told = self._look(every, judged, lambda number, _hit: found.__setitem__(number, 1))
        return counted if is_told else None

    def _look(self, every: Every, among: Postings | None, look: Callable[[int, Hit], None]) -> bool:
        """Look at all hits of a plan among some facts, perhaps at some twice; False if only `_whole` tells."""
        first, judge, kind = every.first, every.judge, every.kind

        def judged(matches: Mapping[int, tuple[Match, ...]]) -> None:
            for number, hit in first.hits(matches):
                own = judge(hit)
                if unmet(own) == kind and own.is_about >= self._is_about:
                    look(number, own)

        return first.each(among, judged)

    def __iter__(self) -> Iterator[Hit]:
        yield from self._best
        if self._ordered is None:
            yield from self._whole[len(self._best) :]
        else:
            yield from self._made(self._ordered.facts[len(self._best) :])

    @cached_property
    def _ordered(self) -> _Order | None:
        """The facts as `met.preferred_first` has their hits; None if only `_whole` tells."""
        orders: defaultdict[tuple[bool, tuple[bool, bool], tuple[object, ...]], array[int]] = (
            defaultdict(partial(array, "I"))
        )
        told: set[str] = set()
        seen = self._facts

        def look(number: int, hit: Hit, before: Sequence[int]) -> None:
            if before[number]:
                return
            seen[number] = 1
            is_of = not self._unit or self._unit.is_of(hit)
            order = (not is_of, preference(hit), rank(hit))
            orders[order].append(number)
            told.update(hit.without, (one.word for one in hit.met))

        for every in reversed(self._each):
            new = partial(look, before=bytes(seen))
            if not self._look(every, every.level.among, new):
                return None
        facts = array("I")
        for order in sorted(orders):
            facts.extend(sorted({*orders.pop(order)}))
        return _Order(facts, tuple(year for year in self._each[0].judge.years if year not in told))

    def _made(self, numbers: Sequence[int]) -> Iterator[Hit]:
        assert self._ordered
        for some in _parts(numbers):
            made: dict[int, Hit] = {}
            for every in self._each:
                self._look(every, self._index.these(some), made.__setitem__)
            for number in some:
                hit = made[number]
                yield hit._replace(without=hit.without + self._ordered.untold)

    @overload
    def __getitem__(self, i: int) -> Hit: ...

    @overload
    def __getitem__(self, i: slice) -> Sequence[Hit]: ...

    def __getitem__(self, i: int | slice) -> Hit | Sequence[Hit]:
        if i == slice(None):
            return self
        places = range(len(self))[i]
        some = [places] if isinstance(places, int) else places
        if max(some, default=0) < len(self._best):
            hits = [self._best[place] for place in some]
        elif self._ordered is None:
            hits = [self._whole[place] for place in some]
        else:
            hits = [*self._made([self._ordered.facts[place] for place in some])]
        return hits[0] if isinstance(i, int) else hits


def _about(words: Sequence[str], facts: Postings, index: Index) -> Iterator[int]:
    """Those of some facts that have all words, in normal form, in their names or statement."""
    for some in _parts(facts):
        each = index.texts(some)
        said = [_BETWEEN.join((one.topic, *one.aliases, one.statement)) for one in each]
        yield from _containing(words, some, said)


def _containing(words: Sequence[str], facts: Sequence[int], texts: Sequence[str]) -> Iterator[int]:
    """The facts whose texts contain words in normal form. Most have them as they are, and need no normal form."""
    found = [all(word in text for word in words) for text in texts]
    rest = [i for i, is_there in enumerate(found) if not is_there]
    for i, plain in zip(rest, normals([texts[i] for i in rest]), strict=True):
        found[i] = all(word in plain for word in words)
    return compress(facts, found)


def _parts(facts: Iterable[int]) -> Iterator[list[int]]:
    waiting = iter(facts)
    while part := list(islice(waiting, _AT_ONCE)):
        yield part
