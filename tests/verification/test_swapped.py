"""A noun in the place of another one: the number of one thing, said of its sibling."""

from __future__ import annotations

import pytest

from xhl import verify
from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section
from xhl.quantity.reader import find

COUNTY = Document("a", "白石县2022年统计公报")
BASE = FactBase(
    [
        Fact(topic, Section("综合"), source.rstrip("。"), source, COUNTY, one.printed, "2022")
        for source, *topics in (
            ("乡村教师人均津贴4863元。", "乡村教师人均津贴"),
            ("全年寄出快递件数2715万件。", "寄出快递件数"),
            ("水产养殖产量6.37万吨。", "水产养殖产量"),
            ("夜间巡逻车辆317辆。", "夜间巡逻车辆"),
            ("改造农贸市场58个。", "改造农贸市场"),
            ("男性志愿者人数7129人。", "男性志愿者人数"),
            ("地铁客流量1463万人次。", "地铁客流量"),
            ("拖拉机播种面积28.4万亩。", "拖拉机播种面积"),
            ("较大险情86起。", "较大险情"),
            ("夜班5G巡检终端743台。", "夜班5G巡检终端"),
            ("营地A级帐篷391顶。", "营地A级帐篷"),
            ("农用物资进出口总量52.7万吨。", "农用物资进出口总量"),
            ("技工学校教职工417人。", "技工学校教职工"),
            ("规模以上陶瓷作坊139家。", "规模以上陶瓷作坊"),
            ("税收优惠金额3681万元。", "税收优惠金额"),
            ("非急救用车2947次。", "非急救用车"),
            ("山货出口增长23.6%。", "山货出口增幅"),
            ("园区实际使用外资5.83亿美元。", "园区实际使用外资"),
            (
                "城乡老人人均补助分别增长8.3%和9.6%，分别达2745元和3168元。",
                "",
                "",
                "城乡老人人均补助",
                "城乡老人人均补助",
            ),
        )
        for topic, one in zip(topics, find(source), strict=True)
        if topic
    ]
)


def word(article: str) -> str:
    """The verdict on the last number of an article."""
    return verify(article, BASE)[-1].verdict


@pytest.mark.parametrize(
    "article",
    [
        "乡村教师人均工资4863元。",
        "乡村医生人均津贴4863元。",
        "全年收到快递件数2715万件。",
        "水产捕捞产量6.37万吨。",
        "夜间洒水车辆317辆。",
        "改造了58个停车场。",
        "女性志愿者人数7129人。",
        "地铁货流量1463万吨。",
        "拖拉机收获面积28.4万亩。",
        "重大险情86起。",
        "夜间巡逻车辆驾驶证年审317辆。",
        "夜班4G巡检终端743台。",
        "营地B级帐篷391顶。",
        "农用物资出口总量52.7万吨。",
        "技工学校教师417人。",
        "限上陶瓷作坊139家。",
        "非税收优惠金额3681万元。",
        "急救用车2947次。",
        "国有企业山货出口增长23.6%。",
        "农村老人人均补助2745元。",
        "园区合同利用外资5.83亿美元。",
    ],
)
def test_the_number_of_another_thing_is_not_confirmed(article: str) -> None:
    assert word(article) != "confirmed"


@pytest.mark.parametrize(
    "article",
    [
        "去年，全县乡村教师津贴达到4863元。",
        "乡村教师每人平均领到的津贴是4863元。",
        "全年寄出2715万件快递。",
        "水产养殖总产量6.37万吨。",
        "夜里巡逻的车有317辆。",
        "改造完成58个农贸市场。",
        "全县共有男志愿者7129人。",
        "地铁客流总量达1463万人次。",
        "拖拉机种植面积28.4万亩。",
        "发生较大险情86起。",
        "城镇老人人均补助2745元。",
        "我县夜班5G巡检终端已有743台。",
        "营地A级帐篷达391顶。",
        "农用物资外贸总量52.7万吨。",
        "全县技工学校有教职工417人。",
        "规上陶瓷作坊139家。",
        "全年税收优惠金额3681万元。",
        "非急救用车有2947次。",
        "全县山货出口增长23.6%。",
        "园区实际利用外资5.83亿美元。",
    ],
)
def test_other_words_for_the_same_thing_are(article: str) -> None:
    assert word(article) == "confirmed"


@pytest.mark.parametrize("title", ["苍岩医院2022年公报", "蒼巖醫院2022年公報"])
def test_whom_a_document_is_of_swaps_nothing(title: str) -> None:
    source = "图书室藏书4926册。"
    [one] = find(source)
    document = Document("h", title)
    fact = Fact("图书室藏书", Section("综合"), source, source, document, one.printed, "2022")
    assert verify("苍岩医院藏书4926册。", FactBase([fact]))[-1].verdict == "confirmed"


SCHOOL = FactBase(
    [
        Fact(topic, Section("综合"), source.rstrip("。"), source, COUNTY, one.printed, "2022")
        for source, *topics in (
            ("男女学员分别为538人、476人。", "男性学员", "女性学员"),
            ("结业学员占考核学员的83.6%。", "结业学员占比"),
            ("非在岗学员占考核学员的12.7%。", "非在岗学员占比"),
            ("省级以上实训基地27个。", "省级以上实训基地"),
        )
        for topic, one in zip(topics, find(source), strict=True)
    ]
)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("男女学员分别为538人、476人。", ["confirmed"] * 2),
        ("男女学员分别为476人、538人。", ["contradicted"] * 2),
        ("男、女学员分别为476人、538人。", ["contradicted"] * 2),
        ("男学员476人，女学员538人。", ["contradicted"] * 2),
        ("男学员538人，女学员476人。", ["confirmed"] * 2),
        ("在岗学员占考核学员的12.7%，非在岗学员占考核学员的12.7%。", ["unsupported", "confirmed"]),
        ("省级以上实训基地27个；国家级实训基地27个。", ["confirmed", "unsupported"]),
    ],
)
def test_exchanged_numbers_contradict(article: str, expected: list[str]) -> None:
    assert [one.verdict for one in verify(article, SCHOOL)] == expected
