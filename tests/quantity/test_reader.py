"""The quantities of sentences: all of them, exact, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from types import FrameType

import pytest
from command import UNMEASURED, environment
from hypothesis import given
from hypothesis import strategies as st

import xhl
from xhl.check.coverage import uncovered
from xhl.draft.leftovers import leftovers
from xhl.model import Quantity
from xhl.quantity.qualifiers import before
from xhl.quantity.reader import _START, COUNTING, Found, find
from xhl.text.hanzi import simplifier
from xhl.text.numerals import NUMERALS
from xhl.text.printed_numbers import spell
from xhl.text.simplify import simplified

UNITS = [
    "家",
    "个",
    "亩",
    "公里",
    "元",
    "%",
    "人次",
    "个百分点",
    "平方米",
    "吨",
    "户",
    "微克/立方米",
    "MW",
    "所",
]


def said(text: str) -> list[str]:
    """Each quantity as its sentence prints it: qualifier, number, unit; fractions by their value."""
    return [f"{q.qualifier} {written(q)}".strip() for q in find(text)]


def written(found: Found) -> str:
    if found.printed is None:
        return f"{found.value} {found.unit}".strip()
    return f"{found.printed.written} {found.printed.unit}".strip()


def values(text: str) -> list[tuple[str, str]]:
    return [(str(q.value), q.unit) for q in find(text)]


# Whole sentences: the complete list, in order.


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "全区实现地区生产总值(GDP)641.61亿元,按可比价计算,同比增长5%。",
            ["641.61 亿元", "同比增长 5 %"],
        ),
        (
            "三次产业结构由上年的9.4:42.2:48.4调整为9.3:43.2:47.5,三产占比下降0.9个百分点。",
            [
                "9.4",
                "42.2",
                "48.4",
                "9.3",
                "43.2",
                "47.5",
                "下降 0.9 个百分点",
            ],
        ),
        ("第三产业增加值304.73亿元,增长1.2%。", ["304.73 亿元", "增长 1.2 %"]),
        ("全年新增城镇就业 11500人,其中下岗失业人员再就业6150人。", ["11500 人", "6150 人"]),
        ("年末城镇登记失业率为2.85%。", ["2.85 %"]),
        (
            "全区规模以上工业19个大类行业增加值实现增长,增长面达67.9%,比上年扩大27.9个百分点。",
            ["19 个", "达 67.9 %", "比上年扩大 27.9 个百分点"],
        ),
        ("扎实做好“六稳”工作,出台一揽子措施,为市场主体新增减负9.02亿元。", ["9.02 亿元"]),
        (
            "收益为人民币658百万元，同比+11.8%，环比-2%；毛利率35%，下降0.8pct（YoY-1.2pct，QoQ +3%）。",
            [
                "658 百万元",
                "同比 11.8 %",
                "环比 -2 %",
                "35 %",
                "下降 0.8 pct",
                "YoY -1.2 pct",
                "QoQ 3 %",
            ],
        ),
        ("起订量MOQ 500件，MoM-3型无人机50架。", ["500 件", "50 架"]),
        ("实现确诊病例零死亡、医护人员零感染“双零”目标。", ["0", "0"]),
        ("429个5G基站网络建设任务全部完成。", ["429 个"]),
        ("中国1898“太原兵工厂”文化产业园签约8个项目。", ["8 个"]),
        ("申报“专精特新”企业10家，技术合同交易额达18.32亿元以上。", ["10 家", "以上 18.32 亿元"]),
        ("整治11条16.05公里土路，完成25公里“四好农村路”建设。", ["11 条", "16.05 公里", "25 公里"]),
        ("事故数和人数均下降20%，刑事类警情同比下降14.7%。", ["均下降 20 %", "同比下降 14.7 %"]),
        ("商贸、文旅等三大领域转型，“十四五”规划了“1+3+N”体系。", ["3 大领域"]),
        (
            "2023年，全市接待游客1,234.56万人次，收入98.7亿元，分别增长12.3%和15.6%。",
            ["1234.56 万人次", "98.7 亿元", "分别增长 12.3 %", "分别增长 15.6 %"],
        ),
        (
            "一是新建公园三个，其中十余公顷的两个；二是栽树７．８万余株，比年初多三成以上。",
            ["3 个", "余 10 公顷", "2 个", "余 7.8 万株", "比年初多…以上 3 成"],
        ),
        (
            "第三批补贴壹佰贰拾万元，惠及近千户、上万人，户均超1000元，最高达5000元。",
            ["120 万元", "近 1000 户", "上 1 万人", "超 1000 元", "最高达 5000 元"],
        ),
        (
            "三分之二的村通了公交，发车间隔由半小时缩短到10至15分钟，票价打八五折。",
            ["2/3", "缩短到 10 分钟", "缩短到 15 分钟", "8.5 折"],
        ),
        ("低保标准提高到每人每月800元。", ["提高到 800 元"]),
        (
            "产值翻了一番，占比从三成提高到百分之四十五，出生率6.8‰。",
            ["翻了一番 2 倍", "3 成", "提高到 45 %", "6.8 ‰"],
        ),
        ("（二）3月5日至8日，1—9月，共办理12345热线2.5万件。", ["2.5 万件"]),
        ("1.1大棚蔬菜", []),  # the number of a part
        ("2.3人才队伍", []),
        ("1.1万亩大棚蔬菜", ["1.1 万亩"]),
        ("12315投诉量下降9%，95511来电3千次。", ["下降 9 %", "3 千次"]),
        ("12315人参保。", ["12315 人"]),
        ("招募客车31辆、1240客位。", ["31 辆", "1240 客位"]),
        ("快于规模以上工业8.2、5.0个百分点。", ["快于规模以上工业 8.2 个百分点", "5.0 个百分点"]),
        ("对接工业4.0标准3项。", ["3 项"]),
        ("补贴100元/人/月，建成5个多式联运枢纽。", ["100 元/人/月", "5 个"]),
        ("历时2年多核查完毕，建成30多核心区。", ["多 2 年", "多 30"]),
        ("身高1米92，坝高3米5，每隔8米2根桩。", ["1.92 米", "3.5 米", "8 米", "2 根"]),
        ("1米2至1米5的儿童。", ["1.2 米", "1.5 米"]),
        ("公司现有3200员工。", ["3200"]),
        ("低保核减4户5人，新增6户7人。", ["核减 4 户", "核减 5 人", "6 户", "7 人"]),
        ("工龄减少3年5个月。", ["减少 3 年", "5 个月"]),
    ],
)
def test_every_quantity_of_a_sentence_is_found(sentence: str, expected: list[str]) -> None:
    assert said(sentence) == expected


# Values: exact, in the plain unit.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.5亿元", [("150000000", "元")]),
        ("4.78万亿", [("4780000000000", "")]),
        ("１，２３４．５公里", [("2469/2", "公里")]),
        ("兩萬畝", [("20000", "亩")]),
        ("叁仟伍佰元整", [("3500", "元")]),
        ("3000千瓦", [("3000", "千瓦")]),
        ("三千瓦", [("3000", "瓦")]),
        ("百分之五十点五", [("101/2", "%")]),
        ("百分百", [("100", "%")]),
        ("５％", [("5", "%")]),
        ("千分之三", [("3/10", "%")]),
        ("6.8‰", [("17/25", "%")]),
        ("万分之二", [("1/50", "%")]),
        ("两成", [("20", "%")]),
        ("七成六", [("76", "%")]),
        ("增长一倍八", [("9/5", "倍")]),
        ("连演五晚上", [("5", "晚上")]),
        ("打八五折", [("85", "%")]),
        ("9.5折", [("95", "%")]),
        ("打对折", [("50", "%")]),
        ("3.2个百分点", [("16/5", "个百分点")]),
        ("增长两倍", [("2", "倍")]),
        ("翻一番", [("2", "倍")]),
        ("翻两番", [("4", "倍")]),
        ("三打", [("36", "个")]),
        ("三分之一", [("1/3", "")]),
        ("1又3分之2", [("5/3", "")]),
        ("负二分之一", [("-1/2", "")]),
        ("1/2", [("1/2", "")]),
        ("1 3/4", [("7/4", "")]),
        ("一半以上", [("1/2", "")]),
        ("一年半", [("3/2", "年")]),
        ("两个半小时", [("5/2", "个小时")]),
        ("-3.5%", [("-7/2", "%")]),
        ("零下7摄氏度", [("-7", "摄氏度")]),
        ("2^10", [("1024", "")]),
        ("45微克/立方米", [("45", "微克/立方米")]),
        ("三千余万", [("30000000", "")]),
        ("百分之-5", [("-5", "%")]),
        ("三分之负一", [("-1/3", "")]),
        ("1又2分之负1", [("1/2", "")]),
        ("共1 3/4", [("7/4", "")]),
        ("2^-2", [("1/4", "")]),
        ("2^--2", [("4", "")]),
        ("2^x", [("2", "")]),
        ("10^500", [(str(10**500), "")]),
        ("8 5折", [("85", "%")]),
        ("百万人", [("1000000", "人")]),
        ("千三", [("1300", "")]),
        ("翻番", [("2", "倍")]),
        ("翻三番", [("8", "倍")]),
        ("〇死亡", [("0", "")]),
        ("五 百 余 万 元", [("5000000", "元")]),
        ("两 个", [("2", "个")]),
        ("5%、-3%", [("5", "%"), ("-3", "%")]),
        ("1 234万元", [("12340000", "元")]),
        ("31 482人", [("31482", "人")]),
        ("1\u2009250.5亿元", [("125050000000", "元")]),
        ("12，000万元", [("120000000", "元")]),
        ("增长5，234家，5，600.5元", [("5234", "家"), ("11201/2", "元")]),
        ("收入1，234，567元，5'600元", [("1234567", "元"), ("5600", "元")]),
        ("名次第5，234家参加", [("234", "家")]),
        ("比分3:5，600人到场", [("3", ""), ("5", ""), ("600", "人")]),
        ("分别为3，500元", [("3", ""), ("500", "元")]),
        ("共5，600", [("5", ""), ("600", "")]),
        ("0万元", [("0", "元")]),
        ("3元5角", [("7/2", "元")]),
        ("三块五", [("7/2", "元")]),
        ("三块五毛钱", [("7/2", "元")]),
        ("七块八毛九", [("789/100", "元")]),
        ("HK$500万", [("5000000", "港元")]),
        ("港币500万元", [("5000000", "港元")]),
        ("港元5亿至6亿元", [("500000000", "港元"), ("600000000", "港元")]),
        ("兑港元7元", [("7", "元")]),
        ("美金约700万元", [("7000000", "美元")]),
        ("日币超过90元", [("90", "日元")]),
        ("港币3至4亿元", [("300000000", "港元"), ("400000000", "港元")]),
        ("美金三五百元", [("300", "美元"), ("500", "美元")]),
        ("2×66万千瓦", [("660000", "千瓦")]),
        ("伍角陆分", [("14/25", "元")]),
        ("6美元15美分", [("123/20", "美元")]),
        ("$12.5", [("25/2", "美元")]),
        ("￥300万", [("3000000", "元")]),
        ("5.2×10⁴亩", [("52000", "亩")]),
        ("3×10^4吨", [("30000", "吨")]),
        ("三公里半", [("7/2", "公里")]),
        ("五两", [("5", "两")]),
        ("过半", [("1/2", "")]),
        ("零下三度", [("-3", "度")]),
        ("三十八度五", [("77/2", "度")]),
        ("100兆帕", [("100", "兆帕")]),
        ("3例/10万人", [("3", "例/10万人")]),
        ("用水5亿m3，绿地3万m2", [("500000000", "m3"), ("30000", "m2")]),
        ("林地5万hm2", [("50000", "hm2")]),
        ("9/10万，降低1.2/10万", [("9", "/10万"), ("6/5", "/10万")]),
        ("5/10万吨级泊位3个", [("1/2", ""), ("3", "个")]),
        (
            "1.7、0.7和8.3个百分点",
            [("17/10", "个百分点"), ("7/10", "个百分点"), ("83/10", "个百分点")],
        ),
        ("高于全国0.4、全省0.1个百分点", [("2/5", "个百分点"), ("1/10", "个百分点")]),
        ("污染8天次", [("8", "天次")]),
        ("投工5个工日", [("5", "个工日")]),
        ("11省份受灾", [("11", "省份")]),
        ("拉动2.5个和1.4个百分点", [("5/2", "个百分点"), ("7/5", "个百分点")]),
        ("外借3.1万册次", [("31000", "册次")]),
        ("上升3个bp", [("3", "个bp")]),
        ("三四十级台阶", [("30", "级"), ("40", "级")]),
        ("3500万、2300万人次", [("35000000", "人次"), ("23000000", "人次")]),
        ("共3、0%", [("3", "%"), ("0", "%")]),
        ("共3、0亿元", [("300000000", "元"), ("0", "元")]),
        ("1.2、3.4亿元", [("120000000", "元"), ("340000000", "元")]),
    ],
)
def test_values_are_exact_and_in_the_plain_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@given(
    st.integers(1, 10**7),
    st.integers(0, 2),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(UNITS),
)
def test_the_printed_number_has_the_value_of_the_quantity(
    mantissa: int, scale: int, power: str, unit: str
) -> None:
    digits = f"{mantissa / 10**scale:.{scale}f}"
    (found,) = find(f"共计{digits}{power}{unit}。")
    assert found.printed == Quantity(digits, power + unit)
    assert found.value == Fraction(digits) * {"": 1, "万": 10**4, "亿": 10**8}[power]
    assert (found.start, found.end) == (2, 2 + len(digits + power + unit))


@given(st.integers(2, 10**9), st.sampled_from(["家", "公里", "元", "个百分点"]))
def test_a_number_in_words_is_worth_the_number_in_digits(n: int, unit: str) -> None:
    assert values(f"增加了{spell(n)}{unit}") == values(f"增加了{n}{unit}") == [(str(n), unit)]


# Ranges and ratios: a number for each end and each term.


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("百万分之三", Quantity("3", "百万分之")),
        ("万分之三", Quantity("3", "‱")),
        ("两个半小时", Quantity("2.5", "个小时")),
        ("七成六", Quantity("7.6", "成")),
        ("85折", Quantity("8.5", "折")),
        ("11折", Quantity("1.1", "折")),
        ("100折", Quantity("10.0", "折")),
        ("85.5折", Quantity("8.55", "折")),
        ("8 5折", Quantity("8.5", "折")),
        ("8.5折", Quantity("8.5", "折")),
        ("2 百 人", Quantity("2", "百人")),
        ("5万4千6百元", Quantity("54600", "元")),
        ("三百余万家", Quantity("300", "万家", "余")),
        ("三百余万零五家", Quantity("3000005", "家", "余")),
        ("三百五十余万点", Quantity("350", "万点", "余")),
        ("共降3万-", Quantity("3", "万")),
        ("一万一千七百八十四亿元", Quantity("11784", "亿元")),
        ("三亿五千万元", Quantity("350000000", "元")),
        ("五十万亿元", Quantity("50", "万亿元")),
        ("零下7.5度", Quantity("-7.5", "度")),
    ],
)
def test_the_printed_number_goes_with_the_printed_unit(text: str, printed: Quantity) -> None:
    assert [found.printed for found in find(text)] == [printed]


@pytest.mark.parametrize("text", ["0分之3", "0^-1"])
def test_nothing_is_divided_by_zero(text: str) -> None:
    assert [str(found.value) for found in find(text)] == ["0", text[2:].strip("之^")]


def test_a_qualifier_of_several_numbers_holds_for_each() -> None:
    first, second = find("分别增长5%、3%")
    assert first.printed == Quantity("5", "%", "分别增长")
    assert second.printed == Quantity("3", "%", "分别增长")
    assert [found.qualifier for found in find("分别三分之二、一半")] == ["分别", "分别"]
    for apart in ("分别增长5%、3个", "分别增长5%；3%"):
        assert [found.qualifier for found in find(apart)] == ["分别增长", ""], "of another kind"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("共1：12.5：3", ["1", "12.5", "3"]),
        ("增长5-20%", ["5", "20%"]),
        ("共3万-5万元", ["3万", "5万元"]),
        ("三-五个", ["三", "五个"]),
        ("共二三个", ["二三个", "二三个"]),
        ("3年-5年", ["3年", "5年"]),
    ],
)
def test_each_end_of_a_range_and_each_term_of_a_ratio_has_its_place(
    text: str, spans: list[str]
) -> None:
    found = find(text)
    assert [text[one.start : one.end] for one in found] == spans
    assert all(one.value > 0 for one in found), "what parts them is no sign"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-20%", [("5 %", "from"), ("20 %", "to")]),
        ("5-20万", [("5 万", "from"), ("20 万", "to")]),
        ("5%—8%", [("5 %", "from"), ("8 %", "to")]),
        ("三到五个", [("3 个", "from"), ("5 个", "to")]),
        ("10～20万元", [("10 万元", "from"), ("20 万元", "to")]),
        ("8000至1万元", [("8000 元", "from"), ("1 万元", "to")]),
        ("1.2亿元至1.5亿元", [("1.2 亿元", "from"), ("1.5 亿元", "to")]),
        ("三五个", [("3 个", "from"), ("5 个", "to")]),
        ("二三十家", [("20 家", "from"), ("30 家", "to")]),
        ("十二三天", [("12 天", "from"), ("13 天", "to")]),
        ("七八万人", [("7 万人", "from"), ("8 万人", "to")]),
        ("1：12.5", [("1", "term"), ("12.5", "term")]),
        ("两三亿元", [("2 亿元", "from"), ("3 亿元", "to")]),
        ("一百五六十人", [("150 人", "from"), ("160 人", "to")]),
        ("三百四五十", [("340", "from"), ("350", "to")]),
        ("二十七八万", [("27 万", "from"), ("28 万", "to")]),
        ("七八千。", [("7000", "from"), ("8000", "to")]),
        ("百分之七八十", [("70 %", "from"), ("80 %", "to")]),
        ("百分之一至二", [("1 %", "from"), ("2 %", "to")]),
        ("百分之五到百分之八", [("5 %", "from"), ("8 %", "to")]),
        ("一两年", [("1 年", "from"), ("2 年", "to")]),
        ("3至5年、6年", [("3 年", "from"), ("5 年", "to"), ("6 年", "")]),
        ("三年5年", [("3 年", ""), ("5 年", "")]),
        ("5%到3个", [("5 %", ""), ("3 个", "")]),
        ("增加39人至36541人", [("39 人", ""), ("36541 人", "")]),
    ],
)
def test_ends_of_ranges_and_terms_of_ratios_know_their_role(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(written(q), q.role) for q in find(text)] == expected


# Qualifiers.


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("增速比上半年减缓2个百分点", "比上半年减缓"),
        ("销售额逊于市场预期5%", "逊于市场预期"),
        ("园区约有5家企业", "约"),
        ("大约有5家企业", "大约"),
        ("公约有5条", ""),
        ("比上年增长5%", "比上年增长"),
        ("较年初增加5%", "较年初增加"),
        ("与去年同期相比下降5%", "与去年同期相比下降"),
        ("环比回落5%", "环比回落"),
        ("年均增长约5%", "年均增长约"),
        ("降至5%", "降至"),
        ("提高了5%", "提高了"),
        ("不低于5%", "不低于"),
        ("将近5%", "将近"),
        ("突破5%", "突破"),
        ("达到5%", "达到"),
        ("达到5%以上", "以上"),
        ("增长5%以上", "增长…以上"),
        ("5%左右", "左右"),
        ("5余家", "余"),
        ("100多家", "多"),
        ("十几家", "几"),
        ("数百家", "数"),
        ("数百余家", "数…余"),
        ("近百万家", "近"),
        ("约 5%", "约"),
        ("增长  5%", "增长"),
        ("上百家", "上"),
        ("约100余家", "约…余"),
        ("人均超5元", "超"),
        ("签约5家", ""),
        ("发达5家", ""),
        ("附近5家", ""),
        ("增加值5元", ""),
        ("负增长5%", "负增长"),
        ("同比减5%", "同比减"),
        ("产值增5%", "增"),
        ("，减5万吨", "减"),
        ("略降5%", "略降"),
        ("同比大幅下降5%", "同比大幅下降"),
        ("高于全国5个百分点", "高于全国"),
        ("快于全市平均水平5个百分点", "快于全市平均水平"),
        ("超过全国平均水平5个百分点", "超过全国平均水平"),
        ("超过平均每年5亿元", ""),
        ("高出预期目标约5个百分点", "高出预期目标约"),
        ("高于县里下达目标5个百分点", "高于县里下达目标"),
        ("突破了5%", "突破了"),
        ("冲破5%", "冲破"),
        ("不高于每股 6 元", "不高于"),
        ("分别比上年增长5%", "分别比上年增长"),
        ("比“十三五”末提高5个百分点", "比“十三五”末提高"),
        ("达到了5%", "达到了"),
        ("与2019年相比，客流增长5%", "与2019年相比增长"),
        ("环比客流上升5%", "环比上升"),
        ("按年下降5%", "按年下降"),
        ("同比改善5%", "同比改善"),
        ("比2019年恶化5%", "比2019年恶化"),
        ("收入过5万元", "过"),
        ("通达5个国家", ""),
        ("将确保收入突破5万元", "将突破"),
        ("累计改善5户", ""),
        ("按季出口增长5%", "按季增长"),
        ("按月客流下降5%", "按月下降"),
        ("与上月比较减少5人", "与上月比较减少"),
        ("偏高5℃", "偏高"),
        ("相比上年同月下降5%", "相比上年同月下降"),
        ("较前一日减少5例", "较前一日减少"),
        ("较2019年末增长5%", "较2019年末增长"),
        ("比上年多5家", "比上年多"),
        ("同比多5天", "同比多"),
        ("社零增长5%", "增长"),
        ("同比少增5亿元", "同比少增"),
        ("比全省平均水平高5元", "比全省平均水平高"),
        ("占比提高5个百分点", "提高"),
        ("工业比重上升5%", "上升"),
        ("调整为5%", ""),
        ("调整为不超过5%", "不超过"),
        ("不超过人民币5万元", "不超过"),
        ("以每年5%的速度增长", "增长"),
        ("旅客亦有5%的增长", "增长"),
        ("有5%的增长率", ""),
        ("以年均5%的速度增长", "年均…增长"),
        ("均超5%", "均超"),
        ("≥5%", "≥"),
        ("5人及以上", "及以上"),
        ("5万元（含）以上", "以上"),
        ("六百多", "多"),
        ("近百", "近"),
        ("翻两番", "翻两番"),
        ("可比价计算，增长5%", "增长"),
        ("升至2023年的8%", "升至"),
        ("是2015年的8%", ""),
        ("降为3%", "降为"),
        ("下跌至2023年1月至3月的5%", "下跌至"),
        ("亦跌5%", "跌"),
        ("年增5%", "年增"),
        ("上修为5%", "上修为"),
        ("负成长5%", "负成长"),
        ("站上万亿元", ""),
        ("没有达到5%", "没有达到"),
        ("不下50家", "不下"),
        ("新增5家", ""),
    ],
)
def test_a_word_that_modifies_a_number_is_its_qualifier(text: str, qualifier: str) -> None:
    (found,) = find(text)
    assert found.qualifier == qualifier
    assert found.printed is not None
    assert found.printed.qualifier == qualifier


def test_a_qualifier_is_whole_wherever_the_number_is_in_the_text() -> None:
    assert before("全" * 100 + "比上年同期增长", 107) == "比上年同期增长"


# What only looks like a quantity.

NAMES = """
    三四级手术 二三线城市 三四类事故 规模以上亿元企业
    5G用户 4K电视 3D打印 4A级景区 C919首飞 G20峰会 PM2.5浓度 COVID-19 GB/T7714-2015
    2020年 二〇二〇年 2016—2020年 20世纪90年代 3月5日 十二月 1—9月 第三季度 2020-10-01 上午9:30 周三 80后
    第一产业 第3位 一、综合 （三） 1.加强 3号线 〔2020〕15号 二是 《三体》 9·11事件
    “六稳”工作 “四个意识” “20字”标准 “1+3+N” 1+3+N体系 “一城五区” 「三不」 1898“太原兵工厂”
    十四五时期 四个自信 两个维护 三个一批 五位一体 劣五类断面 三年行动 党的二十大 十九届五中全会
    12345热线 热线12345 13800138000 0351-1234567 0351-1234567转802 http://a.cn/?x=305%2D9
    四川 三亚 五台山 一切 统一 唯一 进一步 一体推进 一线 十足 万众一心 收拾 队伍 登陆部队 放肆
    一大批 肆个 第七 百分之家 百家争鸣 万人空巷
    长三角 三元里 十六届人大二次会议 三届五次全会 500强 世界500强 关键五年 过去十年 三年来 五年历程 三年倍增行动
    指数[1] 〔2〕 表3 图4-1 附件3 浏览次数：128次 邮编：710000 31-40岁教师 5岁以下儿童 60岁及以上
    两位数 民国109年 令和2年 二零一五/一六年度 2019-2020学年 1-3季度 五一路 八一大桥 二七区 每10万人 每千克 12-15日
    0—24时 24小时服务 7×24小时不打烊 95后 前3名 五个必须 一企一策 一家一户 百强 12306网站 “45432” （含5万元） 上一条
    8:30-17:30 302会议室 传真：3112346 11010119900307123X “2130122农业生产”科目 统一社会信用代码：91140000123456789X
    14岁以上不满16岁的少年 五年任期 三分一
    股票代码为605116 女子59公斤级 十项全能 80公尺跨栏 深证100公司 技惊四座 三届三次会议 “9.16”洪灾
    三届五次理事会 二届一次职代会 男子400米 3000米障碍 110米栏 25米手枪 3米板 74公斤以下级 5人制 8人单桨 15分钟生活圈
    一、二类苗 一类、二类水质
    1期作 编号：2024-086 上一个五年期 两个百亿台阶
    75052次中欧班列 百万吨死亡率 六盘山 110报警 [解读1] 缓期二年 十年寒窗 三五成群 四处奔走 六盘水 三门县 说三道四
    12位数 2015—2024 工业4.0 O3-8h （13）日 （以女性为100） 第1、2季 零售 社零增速 零距离 万 百姓 千方百计 两两 十折
"""


@pytest.mark.parametrize(
    "name", [*NAMES.split(), "2023-05-06 10:22:33", "第3页 共20页", "附件：1. 分配表"]
)
def test_a_number_in_a_name_is_no_quantity(name: str) -> None:
    assert values(name) == []
    assert values(f"推进{name}，完成7家。") == [("7", "家")], "and its neighbour still is one"


def test_no_name_begins_inside_a_number() -> None:
    assert [one.start for one in find("处理5120救护任务")] == [2]  # 120 alone is a telephone number


def test_the_number_of_a_heading_is_no_quantity() -> None:
    assert values("5.1 管理层讨论") == values("§1 重要提示") == values("1.1 本公司保证") == []
    assert values("5.1 亿元投资") == [("510000000", "元")]


def test_the_number_of_a_page_is_no_quantity() -> None:
    assert values("完成7家。\n— 4 —\n完成8家。") == [("7", "家"), ("8", "家")]


def test_in_a_traditional_text_a_year_may_be_one_of_taiwan() -> None:
    assert values("114年外國旅客達803人，自67年起") == [("803", "人")]
    assert values("114年外国旅客") == [("114", "年")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("盈利港幣5億元", "亿港元"),
        ("人民币5元", "元"),
        ("新台币5万元", "万元"),
        ("美金5元", "美元"),
    ],
)
def test_the_currency_may_be_named_before_the_number(text: str, unit: str) -> None:
    [found] = find(text)
    assert found.printed is not None
    assert found.printed.unit == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“增长5.5%”", [("11/2", "%")]),
        ("GDP641.61亿元", [("64161000000", "元")]),
        ("这一百人", [("100", "人")]),
        ("一周三次", [("1", "周"), ("3", "次")]),
        ("零死亡", [("0", "")]),
        ("减负9亿元", [("900000000", "元")]),
        ("扶持创业4700人", [("4700", "人")]),
        ("20MW", [("20", "MW")]),
        ("五十个", [("50", "个")]),
        ("2020年2020人", [("2020", "人")]),
        ("近6成4", [("64", "%")]),
        ("工效1.5吨/工", [("3/2", "吨/工")]),
        ("三成五人", [("30", "%"), ("5", "人")]),
        ("3成5人", [("30", "%"), ("5", "人")]),
        ("建护栏400米", [("400", "米")]),
        ("400米跑道", [("400", "米")]),
        ("每届五次会议", [("5", "次")]),
        ("四处房产", [("4", "处")]),
    ],
)
def test_a_quantity_that_looks_like_a_name_is_found(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "values_"),
    [
        ("答案是三", ["3"]),
        ("不是七而是九", ["7", "9"]),
        ("二百五", ["250"]),
        ("四", ["4"]),
        ("二三", ["23"]),
        ("一二三四路", ["1234"]),
        ("五十千", ["50"]),
        ("共五十千", ["50"]),
        ("戒指一对八千", ["1", "8000"]),
    ],
)
def test_a_numeral_that_is_a_word_of_its_own_is_a_number(text: str, values_: list[str]) -> None:
    assert [str(q.value) for q in find(text)] == values_


@pytest.mark.parametrize(
    ("text", "indefinite"),
    [
        ("走出一条新路", True),
        ("这是一所三级甲等医院", True),
        ("是极不平凡的一年。", True),
        ("引进企业一家，", False),
        ("引进一百家企业", False),
    ],
)
def test_一_as_an_article_is_marked(text: str, indefinite: bool) -> None:
    (found,) = find(text)
    assert found.indefinite is indefinite


def test_the_quantities_of_the_shipped_base_are_found_in_its_sentences() -> None:
    facts = [(fact.source, fact.quantity) for fact in xhl.load() if fact.quantity]
    assert len(facts) > 30
    missed = [q for source, q in facts if q not in [found.printed for found in find(source)]]
    assert missed == [Quantity("5", "区")], "only the label “一城五区” counts in the base, not here"


# Any text at all.

ALPHABET = (
    "0159.,:%-—/^+ek 一三十百千万亿零两半折成分之点又几余多年月日号个家元第翻番打对“”（）《、。GN\n"
)


@given(st.text(ALPHABET) | st.text())
def test_quantities_lie_in_their_text_in_order(text: str) -> None:
    found = find(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    starts = [q.start for q in found]
    assert starts == sorted(starts)


@given(st.text(ALPHABET) | st.text())
def test_the_printed_number_can_be_the_value_of_a_fact(text: str) -> None:
    for found in find(text):
        if found.printed:
            assert Fraction(found.printed.written) == Fraction(repr(found.printed.value)) or (
                len(found.printed.written) > 15
            )
            assert (found.printed.value < 0) == (found.value < 0)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("八点五成二", "87", "%"),
        ("2.5个半小时", "3", "个小时"),
        (".1年半", "3/5", "年"),
        ("5万年半", "100001/2", "年"),
    ],
)
def test_no_digits_write_a_tenth_after_a_decimal_or_a_power(
    text: str, value: str, unit: str
) -> None:
    (found,) = find(text)
    assert (str(found.value), found.unit, found.printed) == (value, unit, None)


@pytest.mark.parametrize("digit", "1一")
def test_a_serial_number_is_no_quantity(digit: str) -> None:
    assert values(f"编号{digit * 41}，7家") == [("7", "家")]
    assert len(find(f"共{digit * 40}家")) == 1


def test_a_power_of_more_than_a_thousand_digits_is_not_multiplied_out() -> None:
    assert values("2^999") == [(str(2**999), "")]
    assert values("12^999") == [("12", ""), ("999", "")]


# Long texts. What a text takes is counted in calls, of Python and of C: `benchmarks/linear` takes the time.

HOSTILE = [
    *(
        "一",
        "1,",
        "111,",
        "十",
        "零",
        "1 ",
        "一 ",
        "1-",
        "1又",
        "三分之",
        "百分之",
        "1:",
        "“1",
        "(一",
    ),
    *(
        "a@",
        "两两",
        "三五",
        "百",
        "万亿",
        "翻一番",
        "翻",
        "1至",
        "1/",
        "2^",
        "1.",
        "1e1",
        "1个。",
        "5G1",
    ),
    *(
        "比上年",
        "增长1",
        "年半",
        "第",
        "《1",
        "1年半",
        "二十",
        "五百余",
        "点五",
        "零下-",
        "1/2",
        "9·11",
    ),
]


def calls(reader: Callable[[str], object], text: str) -> int:
    """How many functions are called in reading a text."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        reader(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.thorough
@pytest.mark.parametrize("piece", HOSTILE)
def test_four_times_the_text_takes_four_times_the_work(piece: str) -> None:
    find(piece)  # what is made once is made
    little, much = (calls(find, piece * times) for times in (500, 2_000))
    assert much <= 4.1 * little
    assert much <= 70 * len(piece * 2_000), "seventy calls a character, where each is a number"


@pytest.mark.thorough
@pytest.mark.parametrize("piece", ["1/2", "1个", "5G1、", "12。", "1个\n", "三分之一，"])
def test_time_to_check_a_document_is_proportional_to_its_length(piece: str) -> None:
    def uncovered_and_why(text: str) -> list[object]:
        return [*uncovered(text, []), *leftovers(text, (), find(text))]

    uncovered_and_why(piece)
    little, much = (calls(uncovered_and_why, piece * times) for times in (500, 2_000))
    assert much <= 4.1 * little


@pytest.mark.thorough
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_line_of_any_length_is_read(piece: str) -> None:
    assert len(find(piece * 1_500)) <= 1_500 * len(piece)  # longer than calls may be nested


def test_the_reader_of_quantities_imports_no_fractions() -> None:
    code = "import sys, xhl.text.numerals, xhl.quantity.reader; print({'decimal', 'fractions'} & set(sys.modules))"
    told = environment(**UNMEASURED)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=told, check=True
    )
    assert done.stdout.strip() == "set()"


def test_a_discount_may_be_written_apart() -> None:
    assert [(one.value, one.unit) for one in find("打8 5折")] == [(85, "%")]


def test_a_currency_before_a_range_is_that_of_both_ends() -> None:
    assert said("港币5亿元至6亿元。") == ["5 亿港元", "6 亿港元"]
    assert said("美金5亿元，至6亿元。") == ["5 亿美元", "6 亿元"]


def test_what_a_change_leads_to_is_no_range() -> None:
    assert said("留宿时间减少0.3晚至2.1晚。") == ["减少 0.3 晚", "2.1 晚"]
    assert said("收入增加5亿元至6亿元。") == ["增加 5 亿元", "增加 6 亿元"]
    assert said("价格上涨1%-5%。") == ["上涨 1 %", "上涨 5 %"]


def test_the_last_day_of_a_year_is_no_number() -> None:
    assert said("大年三十有活动，今年三十个村通车。") == ["30 个"]
    assert said("举办双十一晚会，住了两晚。") == ["2 晚"]


def test_two_numerals_in_a_row_before_a_power_are_a_range() -> None:
    assert values("三四万人") == [("30000", "人"), ("40000", "人")]
    assert values("三五〇万人") == [("3500000", "人")]


def test_two_numerals_without_a_unit_are_no_range() -> None:
    assert len(find("三到五个")) == 2
    assert len(find("三到五")) < 2


def test_an_aim_grows_between_two_shares_where_a_result_grows_to_the_second() -> None:
    assert [one.role for one in find("预计利润增长1%至5%。")] == ["from", "to"]
    assert [one.role for one in find("失业率增长1%至5%。")] == ["", ""]
    assert [one.role for one in find("预计减少0.2晚至1.6晚。")] == ["", ""]


def test_a_text_is_passed_over_only_if_it_has_no_quantity_in_any_writing() -> None:
    for code in (*range(0x10000), *simplifier()):
        if 0xD800 <= code < 0xE000:
            continue
        plain = simplified(chr(code))
        begins = [f"过{plain}", f"过{plain}成", f"{plain}对折", f"{plain}一番"]
        if plain in NUMERALS or any(_START.match(said, said.index(plain)) for said in begins):
            assert COUNTING.search(chr(code)), chr(code)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("廿三家店", ["23家"]),
        ("卅五亩地", ["35亩"]),
        ("廿三里街道有店7家", ["7家"]),
        ("外径为120±3毫米，壁厚8毫米", ["120毫米", "8毫米"]),
        ("长（40±2）厘米", ["40厘米"]),
        ("误差±3%", ["3%"]),
        ("排放3.2万吨二氧化碳当量，节约7吨标煤", ["3.2万吨二氧化碳当量", "7吨标煤"]),
        ("减少3.2万吨二氧化碳排放", ["3.2万吨"]),
        ("分别为3万吨和5万吨二氧化碳当量", ["3万吨二氧化碳当量", "5万吨二氧化碳当量"]),
        ("咨询电话：0571-8765 4321", []),
        ("电话（0571）87654321，手机138 0013 8000", []),
        ("通过ISO 14001、ISO 9001:2015认证7项", ["7项"]),
        ("罚款GB 5000元", ["5000元"]),
        ("到23年末有店7家", ["7家"]),
    ],
)
def test_numerals_tolerances_and_codes(text: str, expected: list[str]) -> None:
    found = [one.printed for one in find(text) if one.printed]
    assert [one.written + one.unit for one in found] == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("农田改造提升5万亩", ""),
        ("巩固提升茶园改造提升5个", ""),
        ("服务能力提升5万元", ""),
        ("效率经改造提升5%", "提升"),
        ("农田改造提升到5万亩", "提升到"),
        ("产能提升5万吨", "提升"),
    ],
)
def test_提升_behind_another_verb_is_what_is_done_to_things(text: str, qualifier: str) -> None:
    assert [one.qualifier for one in find(text)] == [qualifier]


def test_以上_before_a_number_is_no_以() -> None:
    found = find("限额以上商店由128家增加到203家")
    assert [one.qualifier for one in found] == ["", "增加到"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("浓度28μg/m3", ["28μg/m3"]),
        ("单价8500元/m2", ["8500元/m2"]),
        ("密度120人/km2", ["120人/km2"]),
        ("用电3万kW·h", ["3万kW·h"]),
        ("能耗0.45tce/万元", ["0.45tce/万元"]),
        ("煤耗300克标准煤/千瓦时", ["300克标准煤/千瓦时"]),
    ],
)
def test_what_a_unit_in_letters_is_per_is_part_of_it(text: str, expected: list[str]) -> None:
    found = [one.printed for one in find(text) if one.printed]
    assert [one.written + one.unit for one in found] == expected


@pytest.mark.parametrize("text", ["3-5年内建成", "用三至五年时间", "排前3-5名"])
def test_a_range_of_years_or_ranks_leaves_no_number(text: str) -> None:
    assert find(text) == ()
