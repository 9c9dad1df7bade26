"""What is said of hits that do not quite meet a query: another word, a unit, the opposite change."""

from __future__ import annotations

import pytest

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.render.results import caveats


def fact(topic: str, sentence: str, written: str, unit: str, qualifier: str = "") -> Fact:
    quantity, report = Quantity(written, unit, qualifier), Document("r", "红山县公报")
    return Fact(topic, Section("经济"), sentence, sentence, report, quantity)


BASE = FactBase(
    [
        fact("林地面积", "林地面积增长4%。", "4", "%", "增长"),
        fact("羊群数量", "羊群数量同比减少3.1%。", "3.1", "%", "同比减少"),
        fact("奶粉产值", "奶粉产值达到7亿元。", "7", "亿元", "达到"),
        fact("小微企业贷款", "发放小微企业贷款5笔。", "5", "笔"),
    ]
)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("林地面积下降了多少", ['"下降" is asked for; the sentence says "增长"']),
        ("林地面积增长了多少", []),
        ("林地面积下降了吗", ['"下降" is asked for; the sentence says "增长"']),
        ("羊群数量减少了没有", []),
        ("羊群数量增加多少", ['"增加" is asked for; the sentence says "同比减少"']),
        ("羊群数量降低多少", []),
        ("yiyuan", ['nothing says "yiyuan"; these say "亿元"']),
        ("naifen", []),
        ("小微企业存款", ['nothing says "小微企业存款"; these say "小微企业贷款"']),
        ("奶纷产值", []),  # a slip is none to talk about
        ("奶粉产值", []),
    ],
)
def test_what_hits_do_not_meet_is_said(query: str, said: list[str]) -> None:
    hits = BASE.search(query)
    assert hits
    assert list(caveats(query, hits)) == said
