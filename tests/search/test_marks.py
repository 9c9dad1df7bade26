"""Readings that words fix: 会计 is kuaiji, in small bases and in large ones."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section


def found(typed: str, *sources: str, size: int = 0) -> list[str]:
    section, document = Section("句子"), Document("d", "")
    texts = [*sources, *(f"第{chr(0x4E00 + i)}条，{chr(0x5E00 + i)}道" for i in range(size))]
    facts = (Fact(f"{i}", section, text, text, document) for i, text in enumerate(texts))
    return [hit.fact.source for hit in FactBase(tuple(facts)).search(typed)]


@pytest.mark.parametrize("size", [0, pytest.param(6000, marks=pytest.mark.thorough)])
@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("kuaiji", "全县有会计师三十名"),
        ("kuaijish", "全县有会计师三十名"),
        ("yinhang", "商业银行新开两家"),
        ("chongzu", "企业重组基本完成"),
        ("chongqi", "项目重启之后很快"),
        ("duhui", "建成大都会广场一座"),
        ("gongji", "改善供给的质量"),
        ("zhongzu", "企业重组基本完成"),  # the main reading stays
    ],
)
def test_a_word_is_found_by_the_reading_it_fixes(typed: str, source: str, size: int) -> None:
    assert found(typed, source, "别的事情", size=size) == [source]


def test_no_other_character_is_read_so() -> None:
    assert found("kuaiji", "召开了会议记录在案", "别的事情") == []
    assert found("xingwei", "落实了省委的要求", "别的事情") == []


def test_a_whole_name_is_found_by_any_reading_of_its_characters() -> None:
    section, document = Section("地名"), Document("d", "")
    base = FactBase((Fact("朴志国", section, "到会", "到会", document),))
    assert base.search("piaozhiguo")
    assert base.search("puzhiguo")


def test_what_a_word_reads_otherwise_is_highlighted() -> None:
    section, document = Section("句子"), Document("d", "")
    text = "全县有12名会计师"
    hit = FactBase((Fact("人数", section, text, text, document),)).search("kuaiji")[0]
    assert hit.marks("source") == ((6, 8),)


def test_initials_take_the_reading_in_the_word() -> None:
    section, document = Section("名称"), Document("d", "")
    assert FactBase((Fact("自给率", section, "高", "高", document),)).search("zjl")
