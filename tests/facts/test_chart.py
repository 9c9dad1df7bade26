"""Which facts share an axis, and how they look as bars.

    UPDATE_GOLDEN=1 pytest tests/facts/test_chart.py

writes the screens of charts anew; look at the difference before you commit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pytest
from command import HERE, golden, on_terminal, xhl
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from xhl.errors import UserError
from xhl.facts import scales
from xhl.facts.bounds import limits
from xhl.facts.indexed import IndexedBase
from xhl.facts.scales import direction
from xhl.model import Document, Fact, Quantity, Section
from xhl.quantity.units import converts, measure
from xhl.render import bars
from xhl.search.large.memory import MemoryIndex

CHART = str(HERE / "golden" / "chart.toml")
REPORT, ECONOMY = Document("report", "一年间"), Section("经济")


def fact(topic: str, written: str, unit: str = "", qualifier: str = "", period: str = "") -> Fact:
    sentence = f"{topic}{qualifier}{written}{unit}。"
    number = Quantity(written, unit, qualifier)
    return Fact(topic, ECONOMY, sentence, sentence, REPORT, number, period)


def charts(
    facts: Iterable[Fact],
    unit: Sequence[str] | str | None = None,
    least: str | None = None,
    most: str | None = None,
    limit: int | None = None,
) -> list[scales.Chart]:
    return scales.charts(facts, limits(unit, least, most, converts), limit)


def drawn(*facts: Fact, **options: object) -> list[tuple[str, bool, list[str]]]:
    """The kind of each chart, whether it is of changes, and its topics."""
    return [
        (chart.kind, chart.is_change, [bar.fact.topic for bar in chart.bars])
        for chart in charts(facts, **options)
    ]


def test_money_shares_an_axis_whatever_its_power_of_ten_and_the_longest_is_first():
    facts = [fact("a", "9200", "万元"), fact("b", "1.5", "亿元"), fact("c", "30", "元")]
    assert drawn(*facts) == [("money", False, ["b", "a", "c"])]


@pytest.mark.parametrize("few", [0, 1])
def test_an_index_has_the_longest_above_and_below_zero(few: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scales, "_FEW_SHARE", few)
    numbers = ["3", "-7", "5", "-20", "0", "9", "-1"]
    facts = [fact(f"第{n}", n, "℃") for n in numbers] + [fact("a", n, "亩") for n in numbers[::2]]
    kept = IndexedBase(MemoryIndex(facts))
    for options in ({}, {"limit": 1}, {"limit": 3}, {"most": "-5"}, {"unit": "亩", "limit": 2}):
        assert charts(kept, **options) == charts(facts, **options)


def test_areas_share_an_axis_by_conversion():
    facts = [fact("a", "14", "亩"), fact("b", "1", "公顷"), fact("c", "16", "亩")]
    assert drawn(*facts) == [("area", False, ["c", "b", "a"])]
    assert charts([fact("a", "15", "亩"), fact("b", "1", "公顷")])[0].bars[0].size == (
        charts([fact("a", "10000", "㎡")])[0].bars[0].size
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("公里", "米"), ("吨", "公斤"), ("立方米", "m³"), ("%", "‰"), ("百分点", "个百分点"), ("个", "家"),
     ("万户", "条"), ("大领域", "项"), ("KM", "千米")],
)  # fmt: skip
def test_units_that_share_an_axis(one, other):
    assert measure(one).kind == measure(other).kind


@pytest.mark.parametrize(
    ("one", "other"),
    [("元", "美元"), ("%", "个百分点"), ("个", "人次"), ("个", "对"), ("亩", "公里"), ("倍", "%"), ("", "个"),
     ("台", "台套"), ("家", "元")],
)  # fmt: skip
def test_units_that_do_not(one, other):
    assert measure(one).kind != measure(other).kind


def test_changes_do_not_share_an_axis_with_levels():
    facts = [
        fact("完成率", "114.4", "%"),
        fact("警情", "14.7", "%", "同比下降"),
        fact("天数", "87", "%"),
    ]
    assert drawn(*facts) == [("share", False, ["完成率", "天数"]), ("share", True, ["警情"])]


def test_what_fell_is_below_zero_and_what_rose_above():
    facts = [fact("警情", "14.7", "%", "同比下降"), fact("收入", "5", "%", "增长")]
    [chart] = charts(facts)
    assert [(bar.fact.topic, bar.size > 0) for bar in chart.bars] == [
        ("警情", False),
        ("收入", True),
    ]


@pytest.mark.parametrize(
    ("qualifier", "way"),
    [("同比下降", -1), ("均下降", -1), ("比上年减少了", -1), ("低于", -1), ("同比增长", 1), ("提高", 1),
     ("高于", 1), ("", 0), ("以上", 0), ("超额完成", 0), ("下降到", 0), ("增至", 0), ("提高为", 0),
     ("不低于", 0), ("不高于", 0), ("增长…以上", 1)],
)  # fmt: skip
def test_a_qualifier_says_which_way_a_number_went(qualifier, way):
    assert direction(qualifier) == way


def test_facts_without_a_number_are_not_drawn():
    assert drawn(fact("a", "1", "个")._replace(quantity=None)) == []


def test_a_unit_chooses_what_converts_to_it():
    money = [fact("a", "9200", "万元"), fact("b", "1.5", "亿元"), fact("c", "3", "美元")]
    assert drawn(*money, unit="亿元") == [("money", False, ["b", "a"])]
    assert drawn(*money, unit="元") == [("money", False, ["b", "a"])]
    assert drawn(*money, unit="亩") == []


def test_a_measure_word_chooses_only_what_it_counts():
    counts = [fact("a", "9", "个"), fact("b", "2", "家"), fact("c", "1", "万家")]
    assert drawn(*counts) == [("count", False, ["c", "b"]), ("count", False, ["a"])]
    assert drawn(*counts, unit="家") == [("count", False, ["c", "b"])]


def test_a_power_alone_is_the_unit_of_no_number_without_one():
    ran = xhl("chart", "--unit", "亿", facts=CHART)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == 'xhl: no number has the unit "亿"; the nearest are: 亿元\n'


def test_counts_of_different_things_share_no_axis_but_a_list_if_each_is_alone():
    counts = [
        fact("a", "3", "人"),
        fact("b", "9", "张"),
        fact("c", "5", "名"),
        fact("d", "20", "条"),
    ]
    kept = IndexedBase(MemoryIndex(counts))
    for facts in (counts, kept):
        people, others = charts(facts)
        assert [bar.fact.topic for bar in people.bars] == ["c", "a"]
        assert [bar.fact.topic for bar in others.bars] == ["d", "b"]
        assert (people.compares, others.compares) == (True, False)
    assert [len(chart.bars) for chart in charts(counts, limit=1)] == [1, 1]


@pytest.mark.parametrize(
    ("bounds", "topics"),
    [
        ({"least": "1亿元"}, ["b"]),
        ({"most": "1亿元"}, ["a"]),
        ({"least": "9200万元", "most": "1.5亿元"}, ["b", "a"]),
        ({"least": "0.92", "unit": "亿元"}, ["b", "a"]),
        ({"least": "0.93", "unit": "亿元"}, ["b"]),
        ({"least": "1公顷"}, ["d"]),
        ({"most": "14亩"}, []),
        ({"least": "14%", "most": "15%"}, ["e"]),
    ],
)
def test_bounds_compare_sizes_in_any_unit_that_converts_and_without_direction(bounds, topics):
    facts = [fact("a", "9200", "万元"), fact("b", "1.5", "亿元"), fact("d", "15", "亩")]
    facts.append(fact("e", "14.7", "%", "下降"))
    assert [topic for _kind, _change, names in drawn(*facts, **bounds) for topic in names] == topics


def test_a_bound_that_is_no_amount_is_refused():
    with pytest.raises(UserError, match="viel"):
        charts([fact("a", "1", "个")], least="viel")


def test_a_limit_keeps_the_longest_of_each_chart_and_says_of_how_many():
    facts = [fact(str(n), str(n), "个") for n in range(5)] + [fact("m", "1", "元")]
    assert drawn(*facts, limit=2) == [("count", False, ["4", "3"]), ("money", False, ["m"])]
    assert "the longest 2 of 5" in bars.charts(charts(facts, limit=2), 80)[0].plain


def test_a_topic_with_several_bars_is_told_apart_by_its_periods():
    facts = [fact("企业", "2", "家", period="2020"), fact("企业", "1", "家", period="2019")]
    assert charts(facts)[0].labels == ["企业（2020）", "企业（2019）"]
    assert charts(facts[:1])[0].labels == ["企业"]
    plan = facts[0].quantity._replace(qualifier="力争达到")
    both = [facts[0], facts[0]._replace(quantity=plan)]
    assert charts(both)[0].labels == ["企业（2020）", "企业（2020）"]  # the qualifiers differ


# Bars


numbers = st.floats(-1e15, 1e15).map(lambda number: round(number, 4))


@given(st.lists(numbers, min_size=1, max_size=9), st.integers(8, 200))
def test_bars_keep_to_their_columns_and_to_one_scale(sizes, columns):
    line = bars.axis(sizes, columns)
    for size in sizes:
        bar = line.bar(size).plain
        assert cell_len(bar) <= columns
        filled = bar.replace("│", "").strip(" ")
        assert bool(filled) == (size != 0)
        if size:  # within the eighth or half of a column that a bar can end at, and never nothing
            assert abs(len(filled) - abs(size) * line.scale) <= 1


def test_the_longest_bar_fills_its_columns_on_one_side_of_zero_or_the_other():
    assert bars.axis([2.0, 1.0], 10).bar(2.0).plain == "█" * 10
    assert bars.axis([-2.0, -1.0], 11).bar(-2.0).plain == "█" * 10 + "│"
    both = bars.axis([-1.0, 1.0], 21)
    assert [both.bar(-1.0).plain, both.bar(1.0).plain] == [
        "█" * 10 + "│",
        " " * 10 + "│" + "█" * 10,
    ]


# The command


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_charts_look_as_the_committed_ones(columns):
    shown = xhl("chart", facts=CHART, COLUMNS=str(columns))
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == golden(f"chart-{columns}.txt", shown.out)


@pytest.mark.parametrize("columns", [20, 37, 60, 80, 120, 200])
def test_no_line_of_a_chart_is_wider_than_the_terminal_and_none_ends_in_spaces(columns):
    lines = xhl("chart", facts=CHART, COLUMNS=str(columns)).out.splitlines()
    assert len(lines) > 20
    assert [line for line in lines if cell_len(line) > columns or line != line.rstrip()] == []


def test_a_pipe_gets_no_colour_and_a_terminal_does():
    assert "\x1b" not in xhl("chart", facts=CHART).out
    shown = on_terminal("chart", "--no-pager", XHL_FACTS=CHART)
    assert "\x1b[36m█" in shown.out
    plain = on_terminal("chart", "--no-pager", "--color", "never", XHL_FACTS=CHART)
    assert "\x1b" not in plain.out


def test_a_chart_takes_the_filters_of_a_list():
    shown = xhl("chart", "-s", "生态", "--unit", "%", "--min", "10", facts=CHART)
    assert re.findall(r"刑事警情|满意度|优良天数|造林", shown.out) == ["刑事警情", "优良天数"]
    limited = xhl("chart", "--unit", "元", "-n", "1", facts=CHART)
    assert "计划投资" in limited.out
    assert "农业贷款" not in limited.out


def test_nothing_to_draw_is_exit_1_and_writes_no_picture(tmp_path):
    picture = tmp_path / "none.svg"
    ran = xhl("chart", "--unit", "光年", "--svg", str(picture), facts=CHART)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("xhl: ")
    assert not picture.exists()


def test_the_shipped_base_has_a_chart_of_money_in_its_order():
    shown = xhl("chart", "--unit", "亿元", facts=None)
    values = [float(number) for number in re.findall(r"([\d.]+) 亿元", shown.out)]
    assert values == [161.64, 18.32, 17.63, 5.58, 2.84, 1.5]


def test_a_list_of_single_counts_says_of_no_number_that_it_is_the_longest() -> None:
    singles = [fact(topic, "5", unit) for topic, unit in (("甲", "家"), ("乙", "个"), ("丙", "人"))]
    [chart] = scales.charts(singles, limit=1)
    assert bars.title_parts(chart)[-1] == "1 of 3"
