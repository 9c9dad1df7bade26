"""The first hits of a plan in parts of a large base."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ..engine import Hit, score
from .together import Together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from ..engine import Searcher
    from ..match import Match
    from ..way import Plan
    from .corpus import LargeCorpus
    from .index import Index
    from .postings import Postings


class First:
    """The first hits of a plan. Facts of a ``loose`` word meet it by what is around them."""

    def __init__(self, searcher: Searcher, plan: Plan, loose: Mapping[str, Postings]) -> None:
        self._searcher, self._plan, self._loose = searcher, plan, loose
        self._corpus = cast("LargeCorpus", searcher.corpus)
        self._together = Together.of(self._corpus, plan, loose)

    def __call__(
        self,
        limit: int | None,
        among: Postings | None,
        judge: Callable[[int, Hit], Hit | None],
        least: float = 0.0,
    ) -> dict[int, Hit]:
        """Fact -> its hit, so many at least of the best that are wanted, of those among some facts that may have so
        many points.
        """
        if among is not None and not among:
            return {}
        wanted: dict[int, Hit] = {}

        def accept(found: Mapping[int, tuple[Match, ...]]) -> Collection[int]:
            judged = {number: judge(number, hit) for number, hit in self.hits(found)}
            new = {number: hit for number, hit in judged.items() if hit}
            wanted.update(new)
            return new

        if (
            self._together
            and (found := self._together.first(limit, among, accept, least)) is not None
        ):
            return {number: wanted[number] for number in found}
        wanted.clear()  # all of the base tells
        every = self._searcher.matches(self._plan, self._loose)
        words = zip(self._plan.words, every, strict=False)  # none if a word has no match
        some = [{*of, *self._loose.get(word, ())} for word, of in words]
        facts = {fact for of in every for fact in of}.intersection(*some)
        near = facts if among is None else self._corpus.index.these(facts).among(among)
        accept({fact: tuple(of[fact] for of in every if fact in of) for fact in sorted(near)})
        return wanted

    @property
    def is_by_parts(self) -> bool:
        """Whether parts of the base tell which hits they have."""
        return self._together is not None

    def each(
        self, among: Postings | None, look: Callable[[Mapping[int, tuple[Match, ...]]], object]
    ) -> bool:
        """Have the matches of all facts looked at, of those among some facts, perhaps at some twice; False if only all
        tell after all.
        """
        if not self._together or (among is not None and not among):
            return self.is_by_parts

        def accept(found: Mapping[int, tuple[Match, ...]]) -> Collection[int]:
            look(found)
            return ()

        return self._together.first(None, among, accept) is not None

    def known(self, among: Postings | None) -> tuple[Postings, Postings]:
        """Of some facts, those that the index knows to be about every word, or to meet it by what is around them; and
        others that may be, of which only texts tell.
        """
        assert self._together
        return self._together.known(among)

    @property
    def literal(self) -> Sequence[str]:
        """The words, in normal form, if the texts of a fact tell by these alone whether it is about them."""
        assert self._together
        return () if self._loose else self._together.literal

    @property
    def index(self) -> Index:
        """The index of the facts that are searched."""
        return self._corpus.index

    def hits(self, matches: Mapping[int, tuple[Match, ...]]) -> Iterator[tuple[int, Hit]]:
        """The hit of each fact with these matches."""
        each = zip(matches.items(), self._searcher.facts(matches), strict=True)
        if not self._loose:
            yield from ((number, Hit(fact, score(some), some)) for (number, some), fact in each)
            return
        from ..met import hit_of  # only for what is around words

        for (number, some), fact in each:
            yield number, hit_of(fact, some, self._plan.words)
