"""Searches while a person types: in a thread, some results at once, and stopped by the next key."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from functools import cached_property
from itertools import islice
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from ..facts.documents import fewer_documents, in_documents, once
from ..facts.select import about, columns_of
from ..render.caveats import caveats
from ..search.corpus import Corpus
from ..search.engine import Hit, Searcher
from ..search.fields import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..fact_base import FactBase
    from ..model import Fact

MOST = 200  # hits kept of a search
COPIES = 10  # of each hit that are read where there may be some
_FORGIVEN = "z"
_SAMPLE = 1000  # facts of a large base that are searched first


class Results(NamedTuple):
    """What a query finds; not final if it is only what some facts of a large base have."""

    hits: tuple[Hit, ...]
    is_final: bool = True
    is_cut: bool = False  # more facts match
    counts: tuple[int, ...] = ()  # how many copies there are of each
    note: str = ""  # what of the query they do not meet, or only in part


class Searchable:
    """A base, and a sample of it if it is large: what very many facts have is soon found there."""

    def __init__(self, base: FactBase, drafts: Mapping[str, str] | None = None) -> None:
        self._base = base
        self._drafts = drafts or {}  # with their documents

    def answers(self, words: str) -> Iterator[Results]:
        """What a query finds, some of it at once; the first facts if nothing is typed."""
        if not words.strip():
            yield self._results([Hit(fact, 0.0, ()) for fact in self._base.facts[: self._reach]])
            (self._sample or self._base).search(_FORGIVEN)  # the first key need not wait for tables
            return
        if self._sample and (hits := self._sample.search(words, limit=self._reach)):
            yield self._results(hits, is_final=False)
        hits = self._base.search(words, limit=self._reach)
        yield self._results(hits)._replace(note="; ".join(caveats(words, hits)))

    def of_topic(self, topic: str) -> tuple[Fact, ...]:
        """The facts of a topic, for its numbers over time."""
        found = (fact for fact in about(self._base, topic) if fact.topic == topic)
        return tuple(islice(found, MOST))

    def _results(self, hits: Sequence[Hit], *, is_final: bool = True) -> Results:
        each = once(hits, lambda hit: hit.fact)
        facts = in_documents((hit.fact for hit, _count in each[:MOST]), self._drafts)
        shown = zip(each, facts, strict=False)
        return Results(
            tuple(hit._replace(fact=fact) for (hit, _count), fact in shown),
            is_final,
            len(each) > MOST or len(hits) == self._reach,
            tuple(count for _hit, count in each[:MOST]),
        )

    @cached_property
    def _reach(self) -> int:
        """How many facts to read: more if files may be copies, as these share a line."""
        return COPIES * MOST if fewer_documents(self._base) else MOST + 1

    @cached_property
    def _sample(self) -> Searcher | None:
        columns = columns_of(self._base.facts)
        if not columns:
            return None
        facts = list(self._base.facts[:: len(self._base) // _SAMPLE + 1])
        return Searcher(facts, Corpus(texts_of(enumerate(facts)), whole=columns.index))


class Search(Thread):
    """A search in a thread of its own. It begins when the one before has ended."""

    def __init__(
        self,
        base: Searchable,
        words: str,
        show: Callable[[Search, Results | Exception], object],
        before: Search | None = None,
    ) -> None:
        super().__init__(daemon=True)
        self._base, self._words, self._show = base, words, show
        # One that never started has nothing to end but the one before it.
        self.before: Search | None = before if not before or before.ident else before.before

    def run(self) -> None:
        with suppress(SystemExit):  # see `stop`
            if self.before:
                self.before.join()
                self.before = None
            try:
                for found in self._base.answers(self._words):
                    self._show(self, found)
            except Exception as error:  # noqa: BLE001 (the screen ends with it)
                self._show(self, error)

    def stop(self) -> None:
        """End it within milliseconds, whatever it does, as an interrupt ends a command."""
        if self.ident and self.is_alive():
            ident, exit_thread = ctypes.c_ulong(self.ident), ctypes.py_object(SystemExit)
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ident, exit_thread)
