"""What a sentence states, plans, denies or asks."""

from __future__ import annotations

import pytest

from xhl.quantity.reader import find


def said(text: str) -> list[str]:
    return [f"{q.qualifier} {q.printed.written}{q.printed.unit}" for q in find(text) if q.printed]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("计划新建充电桩800个。", ["计划 800个"]),
        ("预计全年增长5%左右，力争完成投资20亿元。", ["预计增长…左右 5%", "力争 20亿元"]),
        ("项目拟投资3亿元，目前已完成1亿元。", ["拟 3亿元", " 1亿元"]),
        ("明年将新增床位300张。", ["将 300张"]),
        ("主要目标是：收入增长6%；就业5000人以上。", ["目标增长 6%", "目标…以上 5000人"]),
        ("力争增长5%-8%。", ["力争增长 5%", "力争增长 8%"]),
        ("预计收入、支出分别增长5%、3%。", ["预计分别增长 5%", "预计分别增长 3%"]),
        ("力争明年建成。今年建成3座。", [" 3座"]),
        ("计划新建充电桩800个，投资2亿元；完成投资1亿元。", ["计划 800个", "计划 2亿元", " 1亿元"]),
        ("建成5座，计划再建8座。", [" 5座", "计划 8座"]),
        ("确保面积稳定在45万亩以上。", ["以上 45万亩"]),
        ("收入预计达5亿元，增长6%，支出3亿元。", ["预计达 5亿元", "预计增长 6%", " 3亿元"]),
        ("预计，收入5亿元；支出3亿元。", ["预计 5亿元", "预计 3亿元"]),
        ("力争到2030年，建成6所学校。", ["力争 6所"]),
        ("将基本建成7座水库、5座电站。", ["将 7座", "将 5座"]),
        ("规划建设停车位500个。", ["规划 500个"]),
        ("就业目标1200万。", ["目标 1200万"]),
        ("按预测，将来建成住房10万套。", ["按预测 10万套"]),
        ("合作社还计划带动农户种植蔬菜4000亩。", ["计划 4000亩"]),
        ("支出将占产值的5%。", ["将 5%"]),
    ],
)
def test_a_plan_has_its_word(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "计划总投资5亿元",
        "计划投资总额5亿元",
        "有力确保了5亿元",
        "规划面积5亩",
        "超计划完成5亿元",
        "完成市政府下达目标5亿元",
        "占年度计划的5%",
        "距目标5个百分点",
        "预期寿命5岁",
        "将5个村并为一个",
        "争取贷款5亿元",
        "比拟5亿元",
        "三年行动计划5项",
        "员工持股计划，回购5亿元",
    ],
)
def test_the_same_word_may_be_no_plan(sentence: str) -> None:
    assert find(sentence)[0].qualifier == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "没有发生1起重大事故。",
        "未发生一起安全事故。",
        "无1例死亡。",
        "没有1人返贫。",
        "未出现3例以上聚集。",
        "是否以900万人为目标？",
        "未发生较大以上事故1起。",
        "不是3家。",
        "未发生一起上访。",
    ],
)
def test_a_denied_number_and_a_question_are_not_stated(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["没有5个项目落后。", "未完成3项。", "未通过验收5家。", "无人机12架。", "实现零事故。"],
)
def test_not_every_no_denies_a_number(sentence: str) -> None:
    assert len(said(sentence)) == 1
