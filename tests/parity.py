"""The answers of an index beside those of the same facts in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from xhl.fact_base import FactBase
from xhl.model import Fact
from xhl.search.corpus import Corpus
from xhl.search.engine import Searcher
from xhl.search.fields import texts_of
from xhl.search.large import best_first
from xhl.search.large import corpus as large
from xhl.search.large.corpus import LargeCorpus
from xhl.search.large.memory import MemoryIndex

LIMITS = (1, 2, 7, 20)


def assert_same(
    monkeypatch: pytest.MonkeyPatch, facts: Sequence[Fact], queries: Iterable[str]
) -> None:
    """Each query finds the same through an index, which is made to look at few facts at once, however many are
    asked for.
    """
    monkeypatch.setattr(large, "MANY", 3)
    monkeypatch.setattr(best_first, "_FEW", 2)
    in_memory = Searcher(facts, Corpus(texts_of(enumerate(facts))))
    index = Searcher(facts, LargeCorpus(MemoryIndex(facts)))
    whole = FactBase(facts)
    whole.__dict__["searcher"] = index
    for query in queries:
        every = in_memory.search(query)
        assert index.search(query) == every
        assert [hit[:2] for hit in whole.hits(query)] == [hit[:2] for hit in every]
        for limit in LIMITS:
            assert index.search(query, limit=limit) == every[:limit]
