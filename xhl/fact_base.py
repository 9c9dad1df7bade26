"""Facts that can be searched."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .model import Document, Fact, Section
    from .search.asked_unit import AskedUnit
    from .search.context import ByContext
    from .search.engine import Hit, Searcher
    from .search.surroundings import Surroundings
    from .search.titles import Titles


class FactBase:
    """Facts in the order of their file, with the sections and documents they name.

    >>> from xhl import load
    >>> base = load()
    >>> len(base) == len(base.facts), base.sections[0].name, base.title == base.documents[0].title
    (True, '概况', True)
    >>> base.searcher.search("5G")[0].fact.topic  # the searcher is built once
    '5G基站'
    """

    def __init__(
        self,
        facts: Sequence[Fact],
        sections: tuple[Section, ...] = (),
        documents: Sequence[Document] = (),
        title: str = "",
        paths: tuple[str, ...] = (),
        *,
        abbreviations: Mapping[str, Sequence[str]] | None = None,
        whole: FactBase | None = None,
    ) -> None:
        self.facts: Final = facts
        self.sections: Final = sections
        self.documents: Final = documents
        self.title: Final = title
        self.paths: Final = paths
        self.abbreviations: Final = abbreviations or {}
        self._whole = whole

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    @cached_property
    def searcher(self) -> Searcher:
        # The only import of the search, and a late one: listing does without it.
        from .search.engine import Searcher

        if self._whole:
            return self._whole.searcher.within(self.facts)
        return Searcher(self.facts, abbreviations=self.abbreviations)

    def part(
        self,
        facts: Sequence[Fact],
        sections: tuple[Section, ...] | None = None,
        documents: Sequence[Document] | None = None,
    ) -> FactBase:
        """The part of the base with these facts, sections and documents. A search in it weighs
        characters by their frequency in the whole base.

        >>> from xhl import load
        >>> base = load()
        >>> part = base.part(base.facts[:3])
        >>> len(part), part.sections == base.sections, part.title == base.title
        (3, True, True)
        """
        return FactBase(
            facts,
            self.sections if sections is None else sections,
            self.documents if documents is None else documents,
            self.title,
            self.paths,
            abbreviations=self.abbreviations,
            whole=self._whole or self,
        )

    def search(self, query: str, *, limit: int | None = None, exact: bool = False) -> list[Hit]:
        """The facts that ``query`` means, best first; see docs/search.md.

        >>> import xhl
        >>> xhl.load().search("5G")[0].fact.value
        429
        """
        unit = None if exact else _unit(query)
        is_all = unit and not self.searcher.corpus.is_large  # only these tell which are the best
        found = self._hits(query, None if is_all else limit, exact=exact)
        if not (unit or exact) and (unit := _of_done(query, found)) and limit:
            found = found if self.searcher.corpus.is_large else self._hits(query, None, exact=False)
        best = self._of_unit_first(found, unit, query, limit)
        return (best if exact else self._telling_first(best, query, limit))[:limit]

    def _telling_first(self, hits: list[Hit], query: str, limit: int | None) -> list[Hit]:
        """Hits of a query, before them others that tell the rate or aim that it asks for, if the best does not."""
        from .search.query import change_joined, may_have_head  # the engine has it too

        query = change_joined(query)
        if hits and may_have_head(query):
            from .search.heads import tells

            if not tells(query, hits[0].fact):
                return self._by_context(limit).telling_first(query, hits)
        return hits

    def _of_unit_first(
        self, found: list[Hit], unit: AskedUnit | None, query: str, limit: int | None
    ) -> list[Hit]:
        """Hits of a query, perhaps only so many of the best; those of the unit that it asks for first, if it does."""
        if not unit:
            return found
        from .search.asked_unit import best_of_unit, of_unit_first  # only for questions

        unit = unit.among(found)
        if not limit or not self.searcher.corpus.is_large:
            return of_unit_first(found, unit)
        best = best_of_unit(found, self.searcher, unit, limit)
        return of_unit_first(self._hits(query, None, exact=False), unit) if best is None else best

    def hits(self, query: str, *, limit: int | None = None, exact: bool = False) -> Sequence[Hit]:
        """The facts that ``query`` means, best first, as `search` gives them. Of a large base they may be a million:
        they are counted, and each is made when it is asked for.

        >>> import xhl
        >>> xhl.load().hits("5G") == xhl.load().search("5G")
        True
        """
        if limit is not None or not self.searcher.corpus.is_large:
            return self.search(query, limit=limit, exact=exact)
        from .search.large.every import FIRST, every_hit  # most bases are small

        first = self._hits(query, FIRST, exact=exact)
        unit = None if exact else _unit(query) or _of_done(query, first)
        unit = unit and unit.among(first)
        best = self._of_unit_first(first, unit, query, FIRST)
        telling = best if exact else self._telling_first(best, query, 1)
        if len(first) < FIRST:
            return telling
        if telling is not best:
            return self.search(query)
        whole = partial(self.search, query, exact=exact)
        return every_hit(self.searcher, first, best[:FIRST], unit, whole)

    def _hits(self, query: str, limit: int | None, *, exact: bool) -> list[Hit]:
        """At least so many hits, if there are so many."""
        from .search import query as typed

        joined: list[Hit] = []
        if not exact and (one := typed.change_joined(query)) != query:
            hits = self._hits(one, limit, exact=False)
            joined = hits if hits and hits[0].is_about and not hits[0].without else []
            if joined and not joined[0].is_edited:
                return joined
        is_new = not exact and typed.may_have_context(query)
        is_whole = exact or not typed.may_name_time(query)  # no other words are to be met
        found = self.searcher.found(query, limit, exact=exact or is_new)
        if is_whole:
            hits = found.hits(limit)
            is_told = hits and (hits[0].is_about or not typed.may_have_head(query))
            if exact or (is_told and not hits[0].is_edited):
                return hits
        known = found.hits()
        others = self._by_context(limit).search(query, known, is_new=is_new)
        is_like = is_whole and known and known[0].is_about and not known[0].left_out
        is_less = others and (others[0].without or others[0].is_edited)
        return (joined or known) if is_less and (joined or is_like) else others

    def _by_context(self, limit: int | None) -> ByContext:
        from .search.context import ByContext  # most queries are found by their words

        return ByContext(self.searcher, self.surroundings, limit)

    @cached_property
    def surroundings(self) -> Surroundings:
        """The sections and documents of the base, which words of a query may name."""
        from .search.surroundings import Surroundings

        return Surroundings(self.sections, self.documents, self.titles)

    @cached_property
    def titles(self) -> Titles:
        """What the documents of the base are called."""
        from .search.titles import Titles

        if self._whole and self.documents is self._whole.documents:
            return self._whole.titles
        return Titles.of(self.documents)


def _of_done(query: str, found: Sequence[Hit]) -> AskedUnit | None:
    """What was done, if the best hit is a plan and a query asks for none, and for no time."""
    from .quantity.planned import is_plan
    from .search.query import asks_plan, may_name_time

    is_planned = found and is_plan(found[0].fact.qualifier)
    if not is_planned or asks_plan(query) or may_name_time(query):
        return None
    from .search.asked_unit import DONE  # few of the best hits are plans

    return DONE


def _unit(query: str) -> AskedUnit | None:
    """The unit of the amount or rate that a query asks for, if it does."""
    from .search.query import change_joined, may_ask_amount  # the engine has it too

    query = change_joined(query)
    if not may_ask_amount(query):
        return None
    from .search.asked_unit import asked_unit  # only for questions

    return asked_unit(query)
