"""TOML in the usual spelling is read without the parser, and means the same."""

from __future__ import annotations

import random

import pytest

from xhl.errors import FileError
from xhl.facts.load import quick_tables, shipped, tables
from xhl.facts.toml_lines import header_lines
from xhl.facts.usual_toml import usual_tables
from xhl.files.read import read

USUAL = [
    '[[fact."5G基站"]]',
    '[[fact."园区"]]',
    'source = "建成429个，增长2.9%。"',
    'statement = "“六新”#[[fact."',
    'section = ""',
    "value = 429",
    "value = -1.50",
    'aliases = ["信号塔", "GDP"]',
    "",
    "# 出处：第三页",
    '[[fact."园区"]]  # 出处：第三页',
    'source = "建成429个"  # 出处：第三页',
    "value = 429 #",
    "  # 出处",
    "[document.report]",
    "[document.report.uncovered]",
    '[section."六新.创新"]  # 开头',
    "[abbreviations]",
    '"5G" = "移动通信"',
    '"两山" = ["绿水青山", "金山银山"]',
]
UNUSUAL = [
    "[[fact.'园区']]",
    "[[fact.园区]]",
    '[fact."园区"]',
    '[section."创新"]',  # a key above may be in its place
    "[section]",
    "[document.report]",
    "[fact]",
    '[fact."园区".source]',
    '[section."创新".title]',
    '[[section."创新"]]',
    "[ document.report ]",
    "[document.'report']",
    'title = "公报"',
    'section = "创新"',
    "fact = 1",
    "'5G' = 1",
    '"" = 1',
    "5G = 1",
    r'source = "建成\"429\"个"',
    r'source = "建成\u0034个"',
    "source = '建成429个'",
    'source="建成429个"',
    'source = "建成429个" # 出处',
    'source = """',
    '"""',
    "value = 4_29",
    "value = +429",
    "value = 01",
    "value = 0.5e3",
    "value = 123456789012345678901",
    "value = -0",
    "value = inf",
    "aliases = []",
    'aliases = ["信号塔", 5]',
    'aliases = ["信号塔",',
    '"GDP"]',
    "place.page = 3",
    "source = 建成",
    "\t",
    " ",
    "# \x01",
]


def test_the_usual_spelling_needs_no_parser() -> None:
    for line in USUAL:
        text = f"{USUAL[0]}\n{line}\n"
        data = tables(text)
        assert usual_tables(text) == (data, header_lines(text, data["fact"])), line


def test_a_text_means_the_same_however_it_is_spelled() -> None:
    dice = random.Random(1)
    for _ in range(4000):
        lines = dice.choices(USUAL, k=dice.randrange(1, 9))
        for _ in range(dice.choice((0, 0, 0, 1, 2))):
            lines.insert(dice.randrange(len(lines) + 1), dice.choice(UNUSUAL))
        lines[:0] = dice.choice(([], ["schema = 1", '[document."公报"]', 'title = "公报"']))
        text = dice.choice(("\n", "\n", "\n", "\r\n")).join(lines)
        try:
            wanted = repr(tables(text))
        except FileError:
            with pytest.raises(FileError):
                quick_tables(text)
        else:
            found, lines = quick_tables(text)
            assert repr(found) == wanted, text
            assert lines in (None, {}) or lines == header_lines(text, found["fact"]), text


def test_the_shipped_base_is_spelled_as_usual() -> None:
    text = read(shipped())
    data = tables(text)
    usual = usual_tables(text)
    assert usual
    assert repr(usual[0]) == repr(data)
    assert usual[1] == header_lines(text, data["fact"])
