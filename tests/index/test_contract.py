"""What follows from the few methods that an index must have is what the index on disk gives."""

from __future__ import annotations

import pytest

from xhl.facts.indexed import IndexedBase
from xhl.facts.load import shipped
from xhl.index.cache import indexed
from xhl.search.large.index import Index, Range
from xhl.search.large.memory import MemoryIndex
from xhl.search.large.part import PartIndex
from xhl.search.large.terms import COMMON, DOUBTED, LATE, LENGTH, PAIR, PERIOD, VALUE


@pytest.fixture
def stored() -> IndexedBase:
    """The shipped base in an index on disk."""
    base = indexed([shipped()])
    assert isinstance(base, IndexedBase)
    return base


@pytest.mark.parametrize("part", [None, range(3, 40, 2)])
def test_what_follows_from_the_contract_is_what_the_index_on_disk_gives(
    stored: IndexedBase, part: range | None
) -> None:
    disk = stored.facts.kept
    indexes: list[Index] = [disk, MemoryIndex(list(stored))]
    if part:
        indexes = [PartIndex(index, part) for index in indexes]
    facts, documents = disk.these(range(20)), stored.documents[:1]
    given: list[list[object]] = []
    for index in indexes:
        pairs = ("qi ye", "ji zhan", "tou zi")
        sized = index.sizes(lambda measure: "元" in measure)
        given.append(
            [
                [text.source for text in index.texts(index.numbers)],
                [*index.lateness(index.these(index.numbers))],
                [*index.with_any(PAIR, pairs)],
                [index.first(kind) for kind in (LENGTH, LATE, VALUE, COMMON, DOUBTED)],
                *([*index.between(Range(kind, "1", "29"))] for kind in (VALUE, LENGTH)),
                *([*index.between(Range(PERIOD, among=among))] for among in (None, facts)),
                *(
                    [*index.by_term(Range(VALUE, backwards=backwards))]
                    for backwards in (True, False)
                ),
                [(measure, [*numbers], [*own]) for measure, numbers, own in sized],
                [*index.of_documents(documents)],
                {term: count for term, count in index.section_counts().items() if any(count)},
                [*index.by_topic(index.these(index.numbers))],
                [*index.by_topic(facts, backwards=True)],
            ]
        )
    assert given[0] == given[1]


def test_what_may_stay_in_doubt_is_never_too_little(stored: IndexedBase) -> None:
    disk = stored.facts.kept
    memory, every = MemoryIndex(list(stored)), disk.these(disk.numbers)
    texts = [
        "\n".join((one.topic, *one.aliases, one.statement, one.source)) for one in disk.texts(every)
    ]
    for word in ("企业", "基站", "建成", "增长", "占比"):
        having = {i for i, text in enumerate(texts) if word in text}
        for index in (disk, memory):
            assert having <= {*index.written(word)}
            assert having <= {*index.with_char(every, word[0])}
            known, rest = index.about(word, every)
            assert having <= {*known, *rest}


@pytest.mark.parametrize("query", ["5G", "企业增长", "qiye", "机站", "2024年 企业", "jzw", "饕餮"])
def test_the_same_is_found(stored: IndexedBase, query: str) -> None:
    memory = MemoryIndex(list(stored))
    base = IndexedBase(memory, stored.sections, stored.documents, stored.title)
    found, wanted = ([(hit.fact, hit.score) for hit in one.search(query)] for one in (base, stored))
    assert found == wanted
