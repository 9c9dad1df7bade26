"""Words taken as one: what each of them must still have."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section

TOPICS = ("产业转型升级", "安全饮水工程", "农村电子商务")
FACTS = [Fact(topic, Section("s"), topic, topic, Document("d", "")) for topic in TOPICS]


def found(query: str) -> list[str]:
    return [hit.fact.topic for hit in FactBase(FACTS).search(query)]


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("产业 转 型升级", "产业转型升级"),
        ("chanyezh uanxing", "产业转型升级"),
        ("农村电 子商雾", "农村电子商务"),
        ("安全饮 用水工程", "安全饮水工程"),
    ],
)
def test_spaces_in_words_are_forgiven(query: str, topic: str) -> None:
    assert found(query) == [topic]


@pytest.mark.parametrize(
    "query", ["大学 产业转型升级", "产业转型升级 高铁", "安全饮水工程 兵", "霍婆 农村电子商务"]
)
def test_a_word_that_is_not_there_is_not_left_out(query: str) -> None:
    assert found(query) == []
