"""The hits of a query in a large base that meet most of what it asks for around its words."""

from __future__ import annotations

from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, cast

from ...text.normalize import normal
from ..met import Judge, is_met_in_name, is_of_level, is_of_time
from ..wanted import in_full
from . import near
from .candidates import having_all, in_names
from .near import Best, HitsOfLevel, Near, Times, any_near
from .postings import any_of
from .terms import SECTION, of_section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ..engine import Hit, Searcher
    from ..surroundings import Surroundings
    from ..wanted import Want
    from ..way import Plan
    from .corpus import LargeCorpus
    from .near import May
    from .postings import Postings


class ByIndex:
    """The hits of plans for a query that names times, places or plans, without looking at all matches."""

    def __init__(self, searcher: Searcher, around: Surroundings, wants: Sequence[Want]) -> None:
        self._searcher, self._around, self._wants = searcher, around, wants
        self._judge = Judge(wants)
        self._index = cast("LargeCorpus", searcher.corpus).index

    def hits(self, plan: Plan, limit: int | None, loose: Sequence[str]) -> list[Hit]:
        """The hits of a plan that meet most of what is wanted; with a limit, perhaps only so many of the best. A
        ``loose`` word may be met by the section or document of a fact.
        """
        named = {word: self._around_named(word) for word in loose}
        best = Best(self._searcher, plan, self._nears, limit, self._judge, named)
        best.prefer(self._preferred)
        for year in self._judge.years if limit else ():
            best.keep_one(self._times(in_full(year)).facts, partial(_is_met_by, year))

        def add(facts: Postings, is_preferred: Callable[[Hit], bool]) -> list[Hit]:
            best.prefer([*self._preferred, (facts, is_preferred)])
            return self._judge.ordered(best.hits)

        hits = HitsOfLevel(self._judge.ordered(best.hits))
        hits.add, hits.every = add, best.every
        return hits

    def _around_named(self, word: str) -> Postings:
        """The facts whose section or document a word names."""
        sections, documents = self._around.having(word)
        of_sections = (self._index.with_term(SECTION, of_section(one)) for one in sections)
        return any_of([self._index.of_documents(documents), *of_sections])

    @cached_property
    def _times(self) -> Callable[[str], May]:
        """The facts that may meet a time."""
        return lru_cache(None)(Times(self._index, self._around.documents).of)

    @cached_property
    def _preferred(self) -> list[tuple[Postings, Callable[[Hit], bool]]]:
        """The facts that `met.preferred_first` may have first."""
        places = [want.word for want in self._wants if want.kind == "place"]
        each = [in_names(self._index, one) for one in places]
        preferred: list[tuple[Postings, Callable[[Hit], bool]]] = []
        if each:
            preferred.append((any_of(each), is_met_in_name))
        if years := self._judge.years:
            of_years = any_of(self._times(in_full(year)).sure() for year in years)
            preferred.append((of_years, is_of_time))
        return preferred

    @cached_property
    def _nears(self) -> list[Near]:
        years = self._judge.years
        each = {want.word: self._near(want) for want in self._wants}
        others = [Near((word,), *may) for word, may in each.items() if word not in years]
        return [self._any_of(each, years), *others] if years else others

    def _any_of(self, each: Mapping[str, May], years: Sequence[str]) -> Near:
        """Several years, of which any will do; surely only if no sentence names another."""
        facts = any_near([each[year].facts for year in years])

        def sure() -> Postings:
            found = any_of(each[year].sure() for year in years)
            said = (having_all(self._index, normal(year)) for year in years)
            return found.without(any_of(said)) if len(years) > 1 else found

        return Near(tuple(years), facts, sure)

    def _near(self, want: Want) -> May:
        word, around = want.word, self._around
        if want.kind == "time":
            return self._times(in_full(word))
        if want.kind == "level":
            of_level = frozenset(one for one in around.documents if is_of_level(one, word))
            return near.of_place(self._index, word, of_level)
        if want.kind == "head":
            return near.of_head(self._index, word)
        if want.kind == "plan":
            return near.of_plan(self._index, word)
        return near.of_place(self._index, word, around.named(normal(word)))


def _is_met_by(word: str, hit: Hit) -> bool:
    return any(one.word == word for one in hit.met)
