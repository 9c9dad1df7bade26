"""Paths on a terminal: not wrapped, so that they can be copied, and links if the terminal supports them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from command import BASE, xhl

LONG = "青石县发展和改革委员会 各年度统计资料汇编/二〇二〇年国民经济和社会发展统计公报.toml"
LINK = re.compile(r"\x1b]8;[^;\x1b]*;(?P<address>[^\x1b]*)\x1b\\(?P<text>.*?)\x1b]8;;\x1b\\")


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    base = tmp_path / LONG
    base.parent.mkdir()
    base.write_bytes(Path(BASE).read_bytes())
    return base


@pytest.mark.parametrize("columns", ["20", "60", "80", "200"])
@pytest.mark.parametrize("command", [("show", "5G基站"), ("bases",)])
def test_a_path_is_never_broken(command, columns, deep):
    shown = xhl(*command, "-f", "table", facts=str(deep), COLUMNS=columns).out
    assert str(deep) in shown


def test_the_column_of_places_in_one_document_is_named_for_them(tmp_path):
    document = tmp_path / "report.txt"
    document.write_text("青石县2020年工作报告\n\n全县建成5G基站17个。\n", "utf-8")
    asked = ("search", "5G", "-f", "table", "-F", str(document))
    heads = xhl(*asked, COLUMNS="110").out.splitlines()[0].split()
    assert ("place" in heads, "document" in heads) == (True, False)
    heads = xhl(*asked, "-F", BASE, COLUMNS="140").out.splitlines()[0].split()
    assert ("place" in heads, "document" in heads) == (False, True)


@pytest.mark.parametrize(("locale", "said"), [("C.UTF-8", "line 3"), ("zh_CN.UTF-8", "第 3 行")])
def test_places_in_documents_are_in_the_language_of_the_reader_but_not_for_programs(
    locale, said, tmp_path
):
    document = tmp_path / "report.txt"
    document.write_text("青石县2020年工作报告\n\n全县建成5G基站17个。\n", "utf-8")
    for command in (("search", "5G"), ("list",), ("show", "5G基站")):
        assert said in xhl(*command, "-f", "table", facts=str(document), LC_ALL=locale).out
        assert "第 3 行" in xhl(*command, "-f", "json", facts=str(document), LC_ALL=locale).out


def test_an_address_is_never_broken(tmp_path):
    address = "https://www.example.com/" + "long/" * 30
    base = tmp_path / "base.toml"
    base.write_text(
        Path(BASE).read_text("utf-8").replace('author = "', f'url = "{address}"\nauthor = "'),
        "utf-8",
    )
    assert address in xhl("show", "5G基站", "-f", "table", facts=str(base), COLUMNS="60").out


def test_the_place_of_a_number_is_never_broken_where_articles_are_verified(tmp_path):
    from terminal import shown

    article = tmp_path / "青石县发展和改革委员会会议纪要以及各部门意见汇总二〇二〇年.txt"
    article.write_text("全县建成5G基站492个。", "utf-8")
    _code, said = shown("verify", str(article), columns=40, NO_COLOR="1")
    assert f"{article}:1:" in said


def test_a_terminal_gets_links_to_file_and_line(deep):
    from terminal import shown

    _code, said = shown("show", "5G基站", rows=60, XHL_FACTS=str(deep))
    found = [link.groupdict() for link in LINK.finditer(said)]
    assert found[0]["text"].startswith(f"{deep}:")
    line = found[0]["text"].rpartition(":")[2]
    assert found[0]["address"] == f"file://{os.uname().nodename}{deep.as_uri()[7:]}#{line}"


@pytest.mark.parametrize(
    "changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": "linux"}, {"CLICOLOR": "0"}]
)
def test_a_terminal_that_wants_none_gets_none(changes):
    from terminal import shown

    assert "]8;" not in shown("show", "5G基站", rows=60, **changes)[1]


@pytest.mark.parametrize("options", [["--color", "always"], ["-f", "table"], []])
def test_a_pipe_gets_none(options):
    assert "]8;" not in xhl("show", "5G基站", *options, FORCE_COLOR="1").out


def test_a_pager_gets_none():
    from terminal import shown

    _code, said = shown("show", "5G基站", rows=3, XHL_PAGER="cat -v")
    assert "base.toml:" in said
    assert "]8;" not in said
