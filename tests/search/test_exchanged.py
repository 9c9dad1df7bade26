"""Words whose two parts are exchanged."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section
from xhl.search.corpus import Corpus
from xhl.search.exchanged import exchanged
from xhl.search.fields import Text


def found(typed: str, topic: str, source: str = "很多") -> list[str]:
    section, document = Section("句子"), Document("d", "")
    base = FactBase((Fact(topic, section, source, source, document),))
    return [hit.matches[0].how for hit in base.search(typed)]


@pytest.mark.parametrize(
    ("typed", "topic", "source"),
    [
        ("汽车新能源", "产量", "生产了新能源汽车三万辆"),
        ("救助医疗", "医疗救助", "很多"),
        ("面积播种", "粮食播种面积", "很多"),
        ("节水减能", "节能减水", "很多"),
        ("减能节水", "节能减水", "很多"),
        ("六十二座泵站", "泵站", "新建泵站62座"),
    ],
)
def test_parts_in_the_other_order_are_found(typed: str, topic: str, source: str) -> None:
    assert found(typed, topic, source) == ["swapped"]


def test_they_come_before_slips() -> None:
    section, document = Section("句子"), Document("d", "")
    sources = ("道路绿化提质", "提档绿化五百亩")
    base = FactBase(tuple(Fact(one, section, one, one, document) for one in sources))
    assert [hit.fact.topic for hit in base.search("绿化提档")] == ["提档绿化五百亩"]


def test_three_characters_are_only_at_an_end_of_a_name() -> None:
    texts = (
        Text(0, "topic", "新的文化产业园"),
        Text(1, "topic", "产业园"),
        Text(2, "source", "文化馆"),
    )
    corpus = Corpus(texts)
    assert list(corpus.every(exchanged(corpus, "产业化"))) == []
    assert list(corpus.every(exchanged(corpus, "园产业"))) == [0, 1]
    assert list(corpus.every(exchanged(corpus, "馆文化"))) == []


def test_what_stands_as_typed_is_found_so() -> None:
    assert found("医疗救助", "医疗救助") == ["literal"]
