"""Each kind of match is found in one way, in memory and by an index."""

from __future__ import annotations

import pytest

from xhl.model import Document, Fact, Section
from xhl.search.abbreviations import Abbreviations
from xhl.search.apart import amount, apart
from xhl.search.corpus import Corpus
from xhl.search.exchanged import exchanged
from xhl.search.fields import texts_of
from xhl.search.fuzzy import fuzzy
from xhl.search.large import corpus as large
from xhl.search.large.memory import MemoryIndex
from xhl.search.literal import literal
from xhl.search.narrowed import literal_or_narrowed, narrowed
from xhl.search.way import NONE, Searched, WayOf, any_way, first_way
from xhl.text.normalize import normal

KNOWN = Abbreviations({"蚕桑": ["养蚕", "桑园面积"]})


def fact(topic: str, said: str) -> Fact:
    return Fact(topic, Section("农业"), said, said, Document("d", ""))


FACTS = [
    fact("桑园面积", "桑园面积扩大"),
    fact("新增城镇桑园", "新增城镇桑园12处"),
    fact("合作社", "养蚕合作社达到十二家"),
    fact("桑蚕茧产量", "桑蚕茧产量增长5%，合作社共有8家"),
    fact("桑园", "养蚕农户全部得到培训，面积扩大"),
]


def both() -> tuple[Searched, Searched]:
    return Corpus(texts_of(enumerate(FACTS))), large.LargeCorpus(MemoryIndex(FACTS))


@pytest.mark.parametrize(
    ("kind", "word", "facts"),
    [
        (literal, "桑园", [0, 1, 4]),
        (literal, "12家", [2]),  # as it is spelled there
        (literal, "5%", [3]),
        (literal_or_narrowed, "新增桑园", []),
        (narrowed, "新增桑园", [1]),
        (exchanged, "面积桑园", [0]),
        (apart, "农户培训", [4]),
        (amount, "8家合作社", [3]),
        (KNOWN.whole, "蚕桑", [0, 2, 4]),
        (KNOWN.of_all, "蚕桑扩大", [0, 4]),
        (fuzzy, "桑原面积", [0]),
        (fuzzy, "hezuoshe", [2, 3]),
    ],
)
def test_in_memory_and_by_an_index_the_same_is_found(
    monkeypatch: pytest.MonkeyPatch, kind: WayOf, word: str, facts: list[int]
) -> None:
    monkeypatch.setattr(large, "MANY", 1)
    ways = [(searched, kind(searched, normal(word))) for searched in both()]
    small, by_index = (searched.every(way) for searched, way in ways)
    assert sorted(small) == facts
    assert {at: own.points for at, own in small.items()} == {
        at: own.points for at, own in by_index.items()
    }
    assert [searched.finds(way) for searched, way in ways] == [bool(facts)] * 2


@pytest.mark.parametrize("searched", both(), ids=["memory", "index"])
def test_the_first_way_that_finds_anything_is_taken(searched: Searched) -> None:
    none, some = literal(searched, "茶园"), literal(searched, "养蚕")
    assert first_way(searched, [none, some, literal(searched, "桑园")]) is some
    assert first_way(searched, [NONE, none]) is none


@pytest.mark.parametrize("searched", both(), ids=["memory", "index"])
def test_any_of_some_ways_has_the_best_match_of_each_fact(searched: Searched) -> None:
    own = any_way(searched, [literal(searched, "桑园"), literal(searched, "桑园面积")])
    found = searched.every(own)
    assert [found[fact].word for fact in sorted(found)] == ["桑园面积", "桑园", "桑园"]
    assert max(match.points for match in searched.best(literal(searched, "桑园")).values()) == max(
        match.points for match in searched.every(literal(searched, "桑园")).values()
    )
