"""Spaces between digits and words make no difference to who reads a text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from xhl.check.run import checked
from xhl.draft.build import drafted
from xhl.draft.write import written
from xhl.quantity.reader import find
from xhl.text.spacing import unspaced

REPORT = (
    "2024 年青石县公报\n一、2024 年回顾\n2024 年，全县产值 125.6 亿元，比 2015 年增长 45%。\n"
    "截至 2024 年 12 月 31 日，共有学校 31 所。3 月 1 日起，发放补贴 300 万元。\n"
    "2015 - 2020 年，新建公路 120 公里，1 — 8 月用电 5.1 亿千瓦时。由 2023 年的 3 座增加到 5 座。\n"
    "到 2027 年，建成基站 500 个，51 岁及以上职工 9 人。\n二、2025 年工作安排\n新建公园 5 个。"
)


def facts(text: str) -> list[tuple[str, ...]]:
    return [
        tuple("".join(str(part).split()) for part in (*fact.quantity, fact.topic, fact.period))
        for one in drafted(text, "名").facts
        if (fact := one.fact).quantity
    ]


def test_a_draft_is_the_same_with_and_without_spaces() -> None:
    close = re.sub("(?<!—) (?!—)| ", "", REPORT)
    assert facts(REPORT) == facts(close)
    assert ("125.6", "亿元", "", "产值", "2024") in facts(REPORT)


def test_facts_have_their_sentences_as_printed(tmp_path: Path) -> None:
    made = drafted(REPORT, "名")
    text = "".join(REPORT.split("\n"))
    assert all(one.fact.source in text and one.fact.statement in text for one in made.facts)
    (tmp_path / "draft.toml").write_text(written(made), encoding="utf-8")
    (tmp_path / "text.txt").write_text(REPORT, encoding="utf-8")
    problems = checked([str(tmp_path / "draft.toml")], str(tmp_path / "text.txt"))
    assert [one for one in problems if one.level == "error"] == []


@pytest.mark.parametrize(
    "text", ["产值 5 亿元，增长 3%", "现有 51 岁以上职工 9 人", "12 月末有 5 人"]
)
def test_quantities_have_their_places_as_printed(text: str) -> None:
    close = find(unspaced(text))
    assert [(one.value, one.unit) for one in find(text)] == [(one.value, one.unit) for one in close]
    places = [text[one.start : one.end].replace(" ", "") for one in find(text)]
    assert places == [unspaced(text)[one.start : one.end] for one in close]


@pytest.mark.parametrize(
    "text", ["3 管理层讨论", "第三 2015年", "一块 1.1英寸", "5G 基站", "31 482人", "气温 -3度"]
)
def test_other_spaces_stay(text: str) -> None:
    assert unspaced(text) == text
