"""`xhl verify` as users run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command import xhl

BASE = (Path(__file__).parents[1] / "data" / "county.toml").read_text("utf-8")
KEYS = (
    *("file", "line", "column", "text", "value", "unit", "verdict", "reason"),
    *("topic", "expected", "statement", "source", "document", "place"),
)


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Write an article and a base, where the command runs."""
    monkeypatch.chdir(tmp_path)
    Path("base.toml").write_text(BASE, encoding="utf-8")

    def written(text: str, name: str = "article.txt") -> str:
        Path(name).write_text(text, encoding="utf-8")
        return name

    return written


def test_it_is_said_if_differences_are_withheld(article):
    text = "建成充电桩350根。\n建成充电桩360根。\n贷款2.5亿元。\n"
    ran = xhl("verify", article(text), "-F", "base.toml")
    said = "unsupported numbers that differ from a fact: 3; they are not called contradicted,"
    assert said in ran.err
    assert ran.code == 1  # nobody knows that all is well
    ran = xhl("verify", article(text), "-F", "base.toml", "--all")
    assert ran.out.count("differs from a fact, but the base may not be about the article") == 3


def test_a_line_for_each_contradiction_leads_an_editor_to_it(article):
    ran = xhl("verify", article("充电桩346根。\n发放贷款2.48亿元。"), "-F", "base.toml")
    assert ran.code == 1
    assert ran.out == (
        "article.txt:2:5: error: “发放贷款2.48亿元” should be 2.84亿元 (digits): 贷款2.84亿元\n"
    )
    assert ran.err == "xhl: numbers: 2; confirmed: 1, contradicted: 1, unsupported: 0\n"


def test_all_numbers_are_listed_on_request_in_the_order_of_the_article(article):
    name = article("充电桩346根。公园7座。贷款2.48亿元。")
    ran = xhl("verify", "--all", name, "-F", "base.toml")
    assert [line.split(": ")[1] for line in ran.out.splitlines()] == ["note", "warning", "error"]


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("充电桩346根。", [], 0),
        ("公园7座。", [], 0),
        ("公园7座。", ["--strict"], 1),
        ("充电桩364根。", [], 1),
        ("没有数字。", [], 0),
    ],
)
def test_the_exit_code_says_whether_something_is_wrong(article, text, options, code):
    assert xhl("verify", article(text), "-F", "base.toml", *options).code == code


def test_json_has_an_object_for_each_number_in_the_order_of_the_article(article):
    ran = xhl("verify", article("贷款2.48亿元，公园7座。"), "-F", "base.toml", "-f", "json")
    wrong, unknown = json.loads(ran.out)
    assert tuple(wrong) == tuple(unknown) == KEYS
    assert wrong == {
        **{"file": "article.txt", "line": 1, "column": 3, "text": "2.48亿元", "value": 2.48},
        **{"unit": "亿元", "verdict": "contradicted", "reason": "digits", "topic": "贷款"},
        **{"expected": "2.84亿元", "statement": "贷款2.84亿元"},
        "source": "贷款2.84亿元。",
        **{"document": "青石县2020年统计公报", "place": "base.toml:11"},
    }
    assert unknown["verdict"] == "unsupported"


def test_the_doubt_of_a_draft_is_said_until_it_is_removed(article):
    source = "有关场所1260处。"
    fact = f'value = 1260\nunit = "处"\nstatement = "{source}"\nsource = "{source}"\nsection = "综合"\n'
    fact = f'[[fact."消防栓"]]\n# ? of what?\n{fact}'
    Path("doubted.toml").write_text(BASE + fact, encoding="utf-8")
    name = article("全县有消防栓1260处。")
    ran = xhl("verify", "--all", name, "-F", "doubted.toml")
    assert (
        "warning: “全县有消防栓1260处” is only in a fact that its draft doubts (of what?)"
        in ran.out
    )
    Path("doubted.toml").write_text(BASE + fact.replace("# ? of what?\n", ""), encoding="utf-8")
    ran = xhl("verify", "--all", name, "-F", "doubted.toml")
    assert "note: “全县有消防栓1260处” is confirmed" in ran.out


def test_the_base_is_named_if_it_confirms_nothing(article):
    ran = xhl("verify", article("公园7座。"), "-F", "base.toml")
    assert ran.err.endswith("xhl: checked against 青石县2020年统计公报\n")
    ran = xhl("verify", article("充电桩346根。"), "-F", "base.toml")
    assert "checked against" not in ran.err


def test_a_base_that_the_user_did_not_name_is_named_whatever_it_confirms(article):
    ran = xhl("verify", article("充电桩346根。"), facts="base.toml")
    assert "confirmed: 1" in ran.err
    assert "checked against 青石县2020年统计公报" in ran.err
    ran = xhl("verify", article("减税降费2.84亿元。"), facts=None)
    assert "confirmed: 1" in ran.err
    assert "checked against the facts that come with xhl (杏花岭区" in ran.err


def test_standard_input_and_several_articles_are_read(article):
    name = article("充电桩364根。")
    done = subprocess.run(
        [sys.executable, "-m", "xhl", "verify", "-", name, "-F", "base.toml"],
        input="贷款2.84万元。".encode(),
        capture_output=True,
        check=False,
    )
    lines = done.stdout.decode().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["-", "article.txt"]


def test_an_article_without_numbers_gives_a_note(article):
    ran = xhl("verify", article("没有数字。"), "-F", "base.toml")
    assert "article.txt: there is no number to check" in ran.err
    Path("empty.toml").write_text(BASE.partition("[[fact")[0], encoding="utf-8")
    ran = xhl("verify", article("充电桩346根。"), "-F", "empty.toml")
    assert (ran.code, ran.out) == (2, "")
    assert "no fact of the base has a number" in ran.err


def test_an_article_that_cannot_be_read_is_one_line_and_exit_2(article):
    ran = xhl("verify", "no-such.txt", "-F", article(BASE, "base.toml"))
    assert (ran.code, ran.out, ran.err) == (2, "", "xhl: no-such.txt: no such file\n")


def test_a_person_is_told_how_to_list_the_other_numbers(article):
    terminal = pytest.importorskip("terminal")
    for said, kind in (("充电桩346根。公园7座。", "unsupported"), ("贷款2.84亿元。", "confirmed")):
        name = article(said)
        for options, is_told in (((), True), (("--all",), False)):
            code, shown = terminal.shown("verify", name, "-F", "base.toml", *options)
            assert code == 0
            assert (f"--all lists the {kind} numbers, too" in shown) is is_told


def test_an_article_without_numbers_is_not_counted(article):
    name = article("没有数字。")
    ran = xhl("verify", name, "-F", "base.toml")
    assert (ran.code, ran.err) == (0, f"xhl: {name}: there is no number to check\n")


def test_hostile_text_acts_on_no_terminal(article):
    ran = xhl("verify", article("\x1b[31m贷款2.48亿元\u202e。"), "-F", "base.toml")
    assert ran.code == 1
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out


def test_a_terminal_shows_both_sentences_with_the_number_marked(article):
    terminal = pytest.importorskip("terminal")
    name = article("全年发放贷款2.48亿元。")
    code, with_colour = terminal.shown("verify", name, "-F", "base.toml", rows=30)
    assert code == 1
    assert "Article: 全年发放贷款\x1b[1;31m2.48亿元\x1b[0m。" in with_colour
    assert "Base: 贷款2.84亿元。" in with_colour
    assert "base.toml:11" in with_colour
    _code, without = terminal.shown("verify", name, "-F", "base.toml", rows=30, NO_COLOR="1")
    assert "\x1b[" not in without
