"""Two parts of a word apart in one phrase."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section
from xhl.search.apart import apart_matches
from xhl.search.corpus import Corpus
from xhl.search.fields import Text
from xhl.text.normalize import normal


def found(typed: str, *sources: str) -> list[str]:
    corpus = Corpus([Text(i, "source", text) for i, text in enumerate(sources)])
    return [sources[fact] for fact in apart_matches(corpus, normal(typed))]


@pytest.mark.parametrize("typed", ["群众安置", "安置群众"])
def test_the_parts_are_found_in_one_phrase_in_either_order(typed: str) -> None:
    wanted = "搬迁群众全部得到安置"
    assert found(typed, "群众路线教育", wanted, "道路安置护栏") == [wanted]


@pytest.mark.parametrize(
    "source",
    ["搬迁群众满意，全部安置", "群众在年底以前将会全部得到安置", "群众3人安置", "安置", "群众"],
)
def test_neither_over_a_sign_or_a_number_nor_far_from_each_other(source: str) -> None:
    assert found("群众安置", source) == []


def test_both_parts_must_be_words() -> None:
    assert found("众安全部", "群众安居乐业全部") == []


def test_words_that_stand_everywhere_meet_by_accident() -> None:
    often = [f"第{i}家企业很好，市场第{i}" for i in range(40)]
    assert found("企业市场", *often, "企业进入市场") == []
    assert found("企业市场", "企业进入市场") == ["企业进入市场"]


def test_what_matched_is_marked() -> None:
    source = "搬迁群众全部得到安置"
    fact = Fact("搬迁", Section("句子"), source, source, Document("d", ""))
    [hit] = FactBase((fact,)).search("群众安置")
    assert hit.marks("source") == ((2, 4), (8, 10))
