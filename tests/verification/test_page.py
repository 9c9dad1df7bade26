"""`xhl verify --html`: the page, looked at in a real browser."""

from __future__ import annotations

import re
import sys

import pytest
from command import need

from xhl import verify
from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.render.verdicts import Checked
from xhl.render.verdicts_page import page

TEXT = "# 公报\n全年建成充电桩364根，发放贷款2.84亿元。\n新建公园7座。"
EVIL = '<script>document.title="owned"</script><img src=x onerror="document.title=1">" onclick="x\u202e'


def fact(topic: str, source: str, written: str, unit: str) -> Fact:
    document = Document("d", f"青石县公报{EVIL}")
    return Fact(
        topic, Section("综合"), source, source, document, Quantity(written, unit), path="a.toml"
    )


BASE = FactBase(
    (
        fact("充电桩", f"全年建成充电桩346根。{EVIL}", "346", "根"),
        fact("贷款", "发放贷款2.84亿元。", "2.84", "亿元"),
    )
)


def html_of(text: str, name: str = "稿件.txt") -> str:
    lines = dict(enumerate(text.split("\n"), 1))
    return page([Checked(name, verify(text, BASE), lines)])


def test_every_number_is_marked_by_its_verdict_in_the_article_as_written():
    html = html_of(TEXT)
    marked = re.findall(r'class="number (\w+)"[^>]*>([^<]+)', html)
    assert marked == [
        ("contradicted", "364根"),
        ("confirmed", "2.84亿元"),
        ("unsupported", "7座"),
    ]
    assert "# 公报" in html
    assert "全年建成充电桩346根。" in html


def test_hostile_text_is_text():
    html = html_of(f"{EVIL}充电桩364根。{EVIL}", name=EVIL)
    assert "<script" not in html
    assert "<img" not in html
    assert "\u202e" not in html
    assert html.count("default-src 'none'") == 1


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory):
    if sys.platform == "win32":
        pytest.skip("the browser inherits pipes")
    need("chromium")
    from browser import Browser

    folder = tmp_path_factory.mktemp("page")
    path = folder / "page.html"
    path.write_text(html_of(f"{TEXT}\n{EVIL}充电桩364根。"), encoding="utf-8")
    started = Browser(path, folder / "profile")
    yield started
    started.close()


@pytest.mark.thorough
def test_it_asks_for_nothing_and_runs_nothing(browser):
    assert [address for address in browser.requests if not address.startswith("file:")] == []
    assert browser.ask("document.scripts.length + document.images.length") == 0
    assert browser.ask("document.title") == "Numbers of 稿件.txt"


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.thorough
def test_nothing_is_wider_than_the_screen(browser, width, dark):
    browser.resize(width, dark=dark)
    assert browser.ask("document.documentElement.scrollWidth") <= width


@pytest.mark.thorough
def test_contradicted_numbers_are_shown_first_and_the_others_on_demand(browser):
    browser.resize(390)
    assert shown(browser) == ["contradicted", "contradicted"]
    browser.ask("document.querySelector('.number.confirmed').click()")
    assert sorted(shown(browser)) == ["confirmed", "contradicted", "contradicted"]


@pytest.mark.thorough
def test_the_keyboard_reaches_boxes_and_numbers(browser):
    browser.resize(1280)
    browser.ask("location.hash = ''; document.activeElement.blur()")
    reached = []
    for _ in range(5):
        browser.press("Tab")
        reached.append(browser.ask("document.activeElement.id"))
    assert {"show-contradicted", "show-unsupported", "show-confirmed"} <= set(reached)
    assert "n1-1" in reached


@pytest.mark.thorough
def test_a_box_that_is_not_ticked_hides_a_verdict(browser):
    browser.resize(1280)
    browser.ask("location.hash = ''; document.getElementById('show-contradicted').click()")
    assert shown(browser) == []
    sign = "getComputedStyle(document.querySelector('.number.contradicted .sign')).display"
    assert browser.ask(sign) == "none"
    browser.ask("document.getElementById('show-contradicted').click()")
    assert shown(browser) == ["contradicted", "contradicted"]


@pytest.mark.thorough
def test_the_marks_can_be_told_apart_without_colour(browser):
    browser.resize(1280, paper=True)
    styles = browser.ask(
        "['contradicted','unsupported','confirmed'].map(word => getComputedStyle("
        "document.querySelector('.number.' + word)).borderBottomStyle)"
    )
    assert styles == ["double", "dotted", "solid"]


@pytest.mark.thorough
def test_a_screen_reader_hears_the_verdict_with_the_number(browser):
    texts = browser.ask("[...document.querySelectorAll('.number')].map(one => one.textContent)")
    assert texts[0] == "364根✗ (contradicted)"
    hidden = "document.querySelector('.number .sign').getAttribute('aria-hidden')"
    assert browser.ask(hidden) == "true"


def shown(browser) -> list[str]:
    """The verdicts of the notes that can be seen."""
    return browser.ask(
        "[...document.querySelectorAll('.note')].filter(one => one.offsetParent)"
        ".map(one => one.className.replace('note ', ''))"
    )
