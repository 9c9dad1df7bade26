"""In a large base names are looked at before sentences, and no more facts than are asked for."""

from __future__ import annotations

import pytest

from xhl.model import Document, Fact, Quantity, Section
from xhl.search import candidates, large
from xhl.search.engine import Searcher
from xhl.search.large import LargeCorpus, MemoryIndex

SECTION, DOCUMENT = Section("节"), Document("d", "文")


def fact(topic: str, source: str, qualifier: str = "", aliases: tuple[str, ...] = ()) -> Fact:
    quantity = Quantity("5", "个", qualifier)
    return Fact(topic, SECTION, source, source, DOCUMENT, quantity, "", aliases)


FACTS = [
    fact("长江路基站", "长江路基站5个"),
    fact("铁塔", "铁塔和基站5个"),
    fact("基站", "计划建成基站5个", "计划"),
    fact("“基站”", "基站5个"),
    fact("基站", "建成基站5个"),
    fact("信号塔", "信号塔5个", aliases=("基站",)),
    fact("机站", "机站5个"),
    fact("第12基站", "第12基站5个"),
    fact("第3基站", "第3基站5个"),
    fact("道路", "铺了路基，站前广场也建成"),
]


@pytest.fixture
def searcher(monkeypatch: pytest.MonkeyPatch) -> Searcher:
    monkeypatch.setattr(large, "_MANY", 0)
    return Searcher(FACTS, LargeCorpus(MemoryIndex(FACTS)))


def shown(searcher: Searcher, query: str, limit: int | None = None) -> list[tuple[object, ...]]:
    hits = searcher.search(query, limit=limit)
    return [(hit.fact, hit.score, [match[:-2] for match in hit.matches]) for hit in hits]


@pytest.mark.parametrize(
    "query", ["基站", "机站", "jizhan", "jz", "长江", "建成", "基站5个", "鸡站", "计站"]
)
def test_so_many_hits_are_the_first_of_all(searcher: Searcher, query: str) -> None:
    every = shown(searcher, query)
    assert every
    for limit in range(1, len(FACTS) + 1):
        assert shown(searcher, query, limit) == every[:limit]


def test_short_names_come_first_and_plans_last(searcher: Searcher) -> None:
    index = MemoryIndex(FACTS)
    best = candidates.with_shortest_names(index, "基站", 4)
    assert [FACTS[number].source for number in best] == [
        "基站5个", "建成基站5个", "信号塔5个", "计划建成基站5个",
    ]  # fmt: skip
    assert candidates.with_shortest_names(index, "铁塔", 2) == []


def test_all_facts_that_sound_alike_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "_KEPT", 1)
    facts = [fact("长江路基站", f"长江路{place}基站5个") for place in ("东", "西", "北")]
    hits = Searcher(facts, LargeCorpus(MemoryIndex(facts))).search("长江璐基站")
    assert [hit.fact for hit in hits] == facts
