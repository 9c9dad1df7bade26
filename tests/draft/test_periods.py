"""The time of a fact is that of its number, and words for times are no part of its topic."""

from __future__ import annotations

import pytest

from xhl.draft.build import drafted
from xhl.draft.periods import of_heading
from xhl.draft.unsure import NO_TIME


def qualifiers(text: str) -> list[str]:
    """The qualifiers of the facts of a text."""
    said = [one.fact.quantity for one in drafted(text, "名").facts]
    return [one.qualifier for one in said if one]


def told(text: str) -> list[tuple[str, str]]:
    """The topics and periods of the facts of a text."""
    return [(one.fact.topic, one.fact.period) for one in drafted(text, "名").facts]


@pytest.mark.parametrize(
    ("sentence", "topic", "period"),
    [
        ("去年底全区实有商户3120户。", "实有商户", "去年底"),
        ("明年底全州光伏装机达到300万千瓦。", "光伏装机", "明年底"),
        ("上季度末不良率为1.32%。", "不良率", "上季度末"),
        ("上月底全市在建工地206个。", "在建工地", "上月底"),
        ("去年以来全县新办企业713家。", "新办企业", "去年以来"),
        ("今年以来全县新办企业713家。", "新办企业", ""),
        ("但在2022年度开展了87场讲座。", "讲座", "2022"),
        ("今年上半年末存栏生猪3万头。", "存栏生猪", "上半年"),
        ("近三年全县新办企业713家。", "新办企业", "近三年"),
        ("过去五年，新办企业713家。", "新办企业", "过去五年"),
        ("五年来新办企业713家。", "新办企业", "五年来"),
        ("近二十年来新办企业713家。", "新办企业", "近二十年来"),
        ("接近三年级学生713人。", "接近三年级学生", ""),
        ("2021年至2025年五年来新办企业713家。", "新办企业", "2021年至2025年"),
        ("过去一年，新办企业713家。", "新办企业", ""),
        ("2019年启动以来新办企业713家。", "新办企业", "2019年以来"),
        ("2019年3月启动以来新办企业713家。", "新办企业", "2019年3月以来"),
        ("自2019年全面禁渔以来，新办企业713家。", "新办企业", "2019年以来"),
        ("“十三五”以来，新办企业713家。", "新办企业", "十三五以来"),
        ("“十四五”前三年，新办企业713家。", "新办企业", "十四五前三年"),
        ("8月以来，新办企业713家。", "新办企业", "8月以来"),
        ("元旦至春节期间，新办企业713家。", "新办企业", "元旦至春节期间"),
        ("三年累计新办企业713家。", "新办企业", "三年"),
        ("三年内，新办企业713家。", "新办企业", "三年内"),
        ("三年内新办企业713家。", "新办企业", "三年内"),
        ("2019年旅客创新高，疫后逆差扩大到31亿元。", "逆差", ""),
        ("这五年，新办企业713家。", "新办企业", "这五年"),
        ("2010年代，新办企业713家。", "新办企业", ""),
        ("年底前新办企业713家。", "新办企业", "年底"),
        ("6月11日至13日，新办企业713家。", "新办企业", "6月11日至13日"),
        ("6月11日—7月3日，新办企业713家。", "新办企业", "6月11日—7月3日"),
        ("6月9日至12日，记者在会上获悉，新办企业713家。", "新办企业", ""),
        ("2019年创有记录以来新高，新办企业713家。", "新办企业", "2019"),
        ("2019年春节期间，博物馆游客713人。", "博物馆游客", "2019年春节期间"),
        ("中秋、国庆假期，博物馆游客713人。", "博物馆游客", "中秋、国庆假期"),
        ("围绕2030年建成的目标，已拆迁713户。", "拆迁", ""),
        ("2021/2022年度的电费收入为5311亿元。", "电费收入", "2021/2022年度"),
        ("2019—2020年度采暖季供热面积为611万平方米。", "采暖季供热面积", "2019—2020年度"),
        ("2020-2021学年在校生3010人。", "在校生", "2020-2021学年"),
        ("2022财年主营业务收入为12亿元。", "主营业务收入", "2022财年"),
        ("2023年底前改造老旧管网56公里。", "改造老旧管网", "2023年底"),
        ("2022年1月1日前登记的车辆为3061辆。", "登记的车辆", "2022年1月"),
        ("2021年起3年内新建冷库31座。", "冷库", "2021年起3年内"),
        ("该校从2013年开始，连续三年新生都在3100人以上。", "新生", "2013年开始"),
        ("2018年第7周，全市成交车位630个。", "成交车位", "2018年第7周"),
        ("二〇二四年八月失业率为3.5%。", "失业率", "2024年8月"),
        ("十月游客3万人次。", "游客", "10月"),
        ("今年一至六月的吞吐量为310万吨。", "吞吐量", "1至6月"),
        ("甲港今年一至六月的吞吐量为310万吨。", "甲港吞吐量", "1至6月"),
        ("西线1至4月份班列31列。", "西线班列", "1至4月份"),
        ("2017全年新增网民310万人。", "新增网民", "2017"),
        ("2020年3月至今发放疫苗310剂。", "疫苗", "2020年3月至今"),
        ("去年9月至今年3月，收治病人310人。", "收治病人", "去年9月至今年3月"),
        ("首季出口31亿元。", "出口", "首季"),
        ("2018年7月9日至8月16日，接待游客31人。", "游客", "2018年7月9日至8月16日"),
        ("2018年7月下旬至8月上旬，接待游客31人。", "游客", "2018年7月下旬至8月上旬"),
        ("2018年7月9日至16日接待游客31人。", "游客", "2018年7月9日至16日"),
        ("7月下旬至8月上旬，接待游客31人。", "游客", "7月下旬至8月上旬"),
        ("二零零七年第四季出口31億元。", "出口", "2007年第四季"),
        ("105至108年度貨櫃量為31萬箱。", "貨櫃量", "105至108年度"),
        ("109至111年間興建住宅310戶。", "住宅", "109至111年"),
        ("8月中旬，接待游客31人。", "游客", "8月中旬"),
        ("次年5月，接待游客31人。", "游客", "次年5月"),
        ("翌年接待游客31人。", "游客", "翌年"),
        ("当日接待游客31人。", "游客", "当日"),
        ("2018年7月9日，展馆开放，当天接待游客31人。", "游客", "2018年7月9日"),
        ("7月9日展馆开放，当天接待游客31人。", "游客", "7月9日"),
        ("主要是上年接待游客31人。", "游客", "上年"),
        ("PM2.5月均浓度为31微克。", "PM2.5月均浓度", ""),
        ("二○二三至二四年度，接待游客31人。", "游客", "2023至24年度"),
        ("2018年12月，均价是上年同期的2.6倍。", "均价与上年同期之比", "2018年12月"),
        ("2018年7月，南馆开放，当年接待游客31人。", "游客", "2018"),
        ("南馆7月开放，年内接待游客31人。", "游客", ""),
        # no times, though they begin like one
        ("工厂应当日常检查31次。", "工厂应当日常检查", ""),
        ("本次年货节展位31个。", "本次年货节展位", ""),
        ("半年内接待游客31人。", "游客", ""),
        ("我县同日本贸易额31亿元。", "同日本贸易额", ""),
        ("元日展馆开放，当天接待游客31人。", "游客", "当天"),
        ("因实施2019年年度分红，股本增加31万股。", "股本", ""),
        ("由于2019年基数较高，游客减少31人。", "游客", ""),
        ("因2019年洪灾，损失31万元。", "损失", "2019"),
        ("开幕当天项目31个。", "开幕当天项目", ""),
        ("今年初中毕业生3120人。", "初中毕业生", ""),
        ("去年度假村客房3120间。", "度假村客房", "去年"),
        ("年初预算收入为5亿元。", "年初预算收入", ""),
        ("当月用电量5亿千瓦时。", "当月用电量", ""),
    ],
)
def test_a_time_is_taken_whole(sentence: str, topic: str, period: str) -> None:
    assert told(sentence) == [(topic, period)]


def test_a_change_between_two_years_of_taiwan_has_both() -> None:
    assert told("民宿客房由108年的31間增加至113年的52間。") == [
        ("民宿客房", "108年"),
        ("民宿客房", "113年"),
    ]


def test_the_parts_of_a_sum_have_its_time_also_in_the_next_sentence() -> None:
    assert told("2007年一季度吞吐量31萬噸。當中，抵港貨物12萬噸。") == [
        ("吞吐量", "2007年一季度"),
        ("抵港貨物", "2007年一季度"),
    ]


def test_the_time_of_what_is_compared_with_ends_there() -> None:
    assert told("较上年度利息支出310万元，减少12万元。") == [
        ("利息支出", "上年度"),
        ("利息支出", ""),
    ]
    text = "比2011年到2015年的年均增长率6%回落0.3个百分点。"
    assert [period for _topic, period in told(text)] == ["2011年到2015年", ""]


def test_a_time_that_only_describes_or_is_compared_with_holds_for_nothing() -> None:
    assert told("一季度，延续去年四季度以来的态势，运量5吨；客流8人次。") == [
        ("运量", "一季度"),
        ("客流", "一季度"),
    ]
    text = "一季度增速较去年同期、去年全年分别加快7个和3个百分点，其中客流8人次。"
    assert told(text)[-1] == ("客流", "一季度")
    assert told("2021年以来的治水行动中，新建水渠5条。") == [("水渠", "2021年以来")]


def test_another_year_holds_until_the_text_returns_to_its_own() -> None:
    text = "去年完成水利投资5亿元，今年完成水利投资6亿元。"
    assert [period for _topic, period in told(text)] == ["去年", ""]
    text = "第7周，成交车位630个；上周成交702个；成交量下跌9%。"
    assert [period for _topic, period in told(text)] == ["第7周", "上周", "第7周"]
    text = "2019年新建桥梁12座，目前已通车9座。"
    assert [period for _topic, period in told(text)] == ["2019", ""]
    text = "2025年底前建成冷库12座，已开工冷库3座。"
    assert [period for _topic, period in told(text)] == ["2025年底", ""]


def test_a_year_that_is_only_compared_ends_with_its_part() -> None:
    text = "客流5万人次，2019年接待旅客7万人次；门票收入3亿元。"
    assert [period for _topic, period in told(text)] == ["", "2019", ""]


def test_last_year_under_a_heading_of_that_year_is_that_year() -> None:
    text = "工作报告\n一、2021年工作回顾\n去年，全县修建公路31公里，这是近年来最多的一年。"
    assert [period for _topic, period in told(text)] == ["2021"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("上半年开工的3个项目竣工；新建学校5所。", ["上半年", ""]),
        ("改造厕所80座，9月底完成公路5公里；新建学校3所。", ["", "9月底", ""]),
        ("1—6月，投资5亿元，占全年任务的56%；税收3亿元。", ["1—6月"] * 3),
    ],
)
def test_the_time_of_one_number_is_not_that_of_the_next(text: str, periods: list[str]) -> None:
    assert [period for _topic, period in told(text)] == periods


def test_last_year_under_a_heading_of_plans_is_last_year() -> None:
    text = "工作报告\n一、2025年工作安排\n产值去年达5亿元，今年力争突破7亿元。"
    assert [period for _topic, period in told(text)] == ["去年", "2025"]


def test_the_next_sentences_of_a_paragraph_go_on_with_a_part_of_the_year() -> None:
    text = (
        "1—8月，甲河优良水体占70%。乙河优良水体占60%。目前有测点9个。丙河测点7个。\n丁河测点5个。"
    )
    assert [period for _topic, period in told(text)] == ["1—8月", "1—8月", "", "", ""]
    text = "上半年，铁路客流5万人。其中高铁客流3万人。\n此外，公路客流4万人。\n水路客流2万人。"
    assert [period for _topic, period in told(text)] == ["上半年"] * 3 + [""]
    text = "从7月份开始，发放礼包243份。年末有网点31个。职工310人。"
    assert [period for _topic, period in told(text)] == ["7月份", "年末", ""]


def test_a_part_of_the_year_that_may_have_ended_is_doubted() -> None:
    said = "第四季度，汽车销售额3亿元。分类别看，轿车销售额2亿元。其中电动车销售额1亿元。"
    for before, doubtful in (("", 0), ("全年汽车销售额9亿元。", 1)):
        facts = drafted(f"某县2023年公报\n{before}{said}", "名").facts
        marked = [NO_TIME in one.doubts for one in facts]
        assert marked == [False] * (len(facts) - 2) + [bool(doubtful), False]


def test_当年_ends_a_part_of_the_year() -> None:
    text = "春节期间，接待游客31人。当年接待学生7人。"
    assert [period for _topic, period in told(text)] == ["春节期间", ""]


def test_ten_days_of_a_month_do_not_go_on() -> None:
    text = "8月中旬，电站开工3座。新增企业31家。"
    assert [period for _topic, period in told(text)] == ["8月中旬", ""]


def test_what_was_done_in_the_years_of_a_paragraph_is_of_these_years() -> None:
    text = (
        "近三年，造林31亩。新修水渠7公里，累计发放补贴4万元。林场共有9个。目前有职工310人。\n"
        "新修公路8公里。"
    )
    periods = [period for _topic, period in told(text)]
    assert periods == ["近三年", "近三年", "近三年", "", "", ""]
    text = "过去五年，工作再上台阶。新修水渠7公里。2022年，新修公路5公里。新修桥梁2座。"
    assert [period for _topic, period in told(text)] == ["过去五年", "2022", ""]


def test_a_heading_of_a_year_does_not_hold_for_what_is_told_of_several() -> None:
    text = (
        "工作报告\n一、2025年工作回顾\n建成公园3个，产值年均增长5%。\n五年来，我们不断改革。\n"
        "建成公园9个。\n二、2025年工作亮点\n造林7亩。\n这是变化显著的五年。\n造林31亩。"
    )
    assert [period for _topic, period in told(text)] == ["2025", "", "", "2025", ""]


def test_a_heading_of_a_part_of_the_year_is_of_the_year_of_the_document() -> None:
    text = (
        "某县2024年总结\n\n一、上半年工作\n\n造林31亩。产值去年达5亿元。\n\n（一）二季度\n\n修路7公里。\n\n"
        "二、下半年安排\n\n修桥2座。\n\n三、经验\n\n引才9人。"
    )
    periods = ["2024年上半年", "去年", "2024年二季度", "2024年下半年", ""]
    assert [period for _topic, period in told(text)] == periods
    assert qualifiers(text) == ["", "达", "", "计划", ""]


def test_a_heading_of_a_year_and_several_holds_for_neither() -> None:
    text = (
        "工作报告\n一、2025年和“十四五”时期工作回顾\n建成公园3个。\n五年来，我们不断改革。\n建成公园9个。\n"
        "校舍面积增长7%，就学率达到97%，年产值突破9亿元。\n这是不凡的五年。\n新增学位310个。\n二、工作体会\n造林7亩。"
    )
    assert [period for _topic, period in told(text)] == [
        *("", "五年来", "五年来", "", "", "五年来", "")
    ]


def test_several_years_in_a_paragraph_end_the_time_of_a_heading_up_to_its_end() -> None:
    text = (
        "工作报告\n一、2023年工作回顾\n新建学校31所。近三年，改造公路70公里。现有医院7家。\n建成冷库9座。\n"
        "近三年，累计造林31亩。改造水渠8公里。\n建成桥梁5座。"
    )
    periods = [period for _topic, period in told(text)]
    assert periods == ["2023", "近三年", "", "2023", "近三年", "", "2023"]


@pytest.mark.parametrize(
    ("years", "period"),
    [
        ("2021 2022 2023 三年", "2021 2022 2023"),
        ("2021、2022、2023三年", "2021、2022、2023"),
        ("2021—2023三年", "2021—2023"),
    ],
)
def test_years_in_a_row_are_one_time_and_no_topic(years: str, period: str) -> None:
    assert told(f"{years}累计造林31亩。") == [("造林", period)]
    each = [("教育支出", year) for year in ("2021", "2022", "2023")]
    assert told(f"{years}教育支出分别为31亿元、32亿元、40亿元。") == each


def test_several_years_of_a_section_end_where_a_paragraph_has_its_own_time() -> None:
    text = (
        "工作报告\n一、2025年和“十四五”时期工作回顾\n五年来，我们不断改革。\n新增企业5家。\n"
        "2025年，发放补贴3亿元。新增学位310个。\n今年是收官之年。新增床位70张。\n建成310个小区、70个公园。"
    )
    assert [period for _topic, period in told(text)] == [
        *("五年来", "2025", "", "", "五年来", "五年来")
    ]


def test_a_plan_of_five_years_that_is_compared_with_is_no_time() -> None:
    text = "2025年底，床位占61%，较“十三五”末提高18个百分点；“十三五”时期新增床位5张。"
    assert [period for _topic, period in told(text)] == ["2025年底", "2025年底", "十三五"]


def test_a_paragraph_that_only_divides_goes_on_with_the_time() -> None:
    text = "10月份，用电量9亿度，增长4%。\n分产业看，工业用电量3亿度，增长5%。居民用电量2亿度。"
    assert {period for _topic, period in told(text)} == {"10月份"}


def test_目前_is_the_time_that_a_text_is_of() -> None:
    text = "截至2020年1月，学院目前有教授31人。"
    assert [period for _topic, period in told(text)] == ["2020年1月"]


def test_what_there_is_now_is_not_of_the_years_before() -> None:
    text = "五年来，修复泵站31座，现有泵站70座。截至2020年5月3日，修复水闸31座，现有水闸70座。"
    assert [period for _topic, period in told(text)] == ["五年来", "", *["2020年5月3日"] * 2]


def test_a_holiday_goes_on_in_its_paragraph() -> None:
    text = "云岭县2024年概况\n\n国庆假期，接待游客31万人次。旅游收入7亿元。全年游客70万人次。"
    periods = [period for _topic, period in told(text)]
    assert periods == ["2024年国庆假期", "2024年国庆假期", "2024"]


def test_a_sum_is_not_that_of_its_last_month_alone() -> None:
    text = "4月，财政收入累计完成3100万元，比上年减收120万元；5月末，累计建成步道13公里。"
    assert qualifiers(text) == ["累计", "比上年减收", "累计"]


def test_累计_holds_for_what_is_summed_up_until_a_time() -> None:
    report = "云岭县2025年统计公报\n\n"
    assert qualifiers(report + "累计建成5G基站29个、驿站8座，增长3%，新修步道6公里。") == [
        *("累计", "累计", "增长", "")
    ]
    assert qualifiers(report + "累计安装路灯60盏以上；力争累计安装90盏。") == ["累计…以上", "力争"]
    assert qualifiers(report + "截至5月3日，累计清运积雪31吨。") == [""]
    assert qualifiers("累计清运积雪31吨。") == [""]


@pytest.mark.parametrize(
    ("sentences", "periods"),
    [
        ("共有泵站31座。管网长56公里。", ["2024年底", "2024年底"]),
        ("累计建成泵站31座。累计补助3亿元，惠及70户。", ["2024年底"] * 3),
        ("共有泵站31座。管网长56公里，新增管网6公里。", ["2024年底", "2024年底", ""]),
        ("共有泵站31座。全年供水7万吨。", ["2024年底", ""]),
        ("共有泵站31座。安装水表700只。", ["2024年底", ""]),
        ("共有泵站31座。供水7万吨。", ["2024年底", ""]),
        ("共有泵站31座。目前管网长56公里。", ["2024年底", ""]),
        ("共有泵站31座。停水事故7起。", ["2024年底", ""]),
        ("共有泵站31座。十年前，共有管网56公里。", ["2024年底", ""]),
        ("共有泵站31座。规划管网总长达56公里。", ["2024年底", ""]),
        ("共有泵站31座。\n管网长56公里。", ["2024年底", ""]),
        (
            "共有泵站31座。2025年3月，管网长56公里。阀门共有80个。",
            ["2024年底", "2025年3月", "2025年3月"],
        ),
    ],
)
def test_what_is_there_as_of_a_day_goes_on_in_a_paragraph(
    sentences: str, periods: list[str]
) -> None:
    text = f"截至2024年底，全县{sentences}"
    assert [period for _topic, period in told(text)] == periods
    below = [period or "2024" for period in periods]
    assert [period for _topic, period in told(f"一、2024年工作\n\n{text}")] == below


def test_what_is_to_be_done_by_a_time_holds_for_nothing_that_is_there() -> None:
    report = "云岭县2024年工作总结\n\n"
    text = "2025年6月前，修复泵站31座，维护水表700只；安装阀门80个。供水管网长56公里。"
    facts = drafted(report + text, "名").facts
    assert [one.fact.period for one in facts] == ["2025年6月", "2025年6月", "", ""]
    assert [bool(one.doubts) for one in facts] == [False, False, True, False]
    text = "2025年6月前修复泵站31座，全县现有水表700只。"
    said = [one.fact for one in drafted(report + text, "名").facts]
    assert [(one.period, one.qualifier) for one in said] == [("2025年6月", "目标"), ("", "")]


def test_a_time_in_brackets_holds_there() -> None:
    text = "集团亏损3亿元（二零二三年：亏损2亿元），减少折旧1亿元。"
    assert [period for _topic, period in told(text)] == ["", "2023", ""]
    assert told("二零零四年十月旅客报告\n入境游客3万人次。")[0][1] == ""
    document = drafted("二零零四年十月旅客报告\n入境游客3万人次。", "名").document
    assert document.period == "2004年10月"


def test_a_range_of_months_behind_比_is_what_is_compared_with() -> None:
    text = "1—10月份，工业产值增长3%，增速比1—9月份加快0.5个百分点。"
    assert told(text) == [("工业产值", "1—10月份"), ("工业产值增速", "1—10月份")]


def test_the_rate_in_brackets_behind_an_increase_is_its_rate() -> None:
    text = "粮食产量31万吨，比上年增加2万吨（5.1%）。"
    [*_others, rate] = [one.fact for one in drafted(text, "名").facts]
    assert (rate.topic, rate.quantity and rate.quantity.qualifier) == ("粮食产量增幅", "比上年增加")


def test_what_is_compared_with_in_a_clause_has_its_own_time() -> None:
    text = "110年貨櫃量49萬箱雖較109年同期48萬箱略為增加。"
    assert told(text) == [("貨櫃量", "110年"), ("貨櫃量", "109年")]
    text = "營收較110年度預算31億元，增加2億元。"
    assert told(text) == [("營收", "110年度"), ("營收", "")]
    assert told("票房首破600亿元。") == [("票房", "")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2020年、2021年产值分别为5亿元、6亿元。", [("产值", "2020"), ("产值", "2021")]),
        (
            "一季度、二季度和三季度的客流分别为1万人、2万人和3万人。",
            [("客流", "一季度"), ("客流", "二季度"), ("客流", "三季度")],
        ),
        (
            "甲厂2020年一季度和二季度产值分别为5亿元和6亿元。",
            [("甲厂产值", "2020年一季度"), ("甲厂产值", "2020年二季度")],
        ),
        ("2019年、2020年，产值分别为5亿元、6亿元。", [("产值", "2019"), ("产值", "2020")]),
        (
            "2019-2021年，产值分别为5亿元、6亿元、8亿元，利润分别为1亿元、2亿元和3亿元。",
            [
                *(("产值", "2019"), ("产值", "2020"), ("产值", "2021")),
                *(("利润", "2019"), ("利润", "2020"), ("利润", "2021")),
            ],
        ),
        (
            "2019年至2021年稻谷、玉米、大豆产量分别为5吨、6吨、8吨。",
            [
                ("稻谷产量", "2019年至2021年"),
                ("玉米产量", "2019年至2021年"),
                ("大豆产量", "2019年至2021年"),
            ],
        ),
        (
            "2019-2020年，城乡居民收入分别增长5%和6%。",
            [("城镇居民收入", "2019-2020"), ("农村居民收入", "2019-2020")],
        ),
        ("上年和今年产值分别为5亿元和6亿元。", [("产值", "上年"), ("产值", "")]),
        (
            "2019、2020年上半年，产值分别为5亿元、6亿元。",
            [("产值", "2019年上半年"), ("产值", "2020年上半年")],
        ),
        (
            "2019年至2020年前三季度产值分别为5亿元、6亿元。",
            [("产值", "2019"), ("产值", "2020年前三季度")],
        ),
        (
            "2018、2019、2020三年，产值分别为5亿元、6亿元、8亿元。",
            [("产值", "2018"), ("产值", "2019"), ("产值", "2020")],
        ),
    ],
)
def test_numbers_behind_分别_are_of_the_times_before_it(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert told(sentence) == expected
    assert not any(one.doubts for one in drafted(sentence, "名").facts)


def test_numbers_in_brackets_are_of_the_time_of_those_before() -> None:
    sentence = "2019年至2020年两年间，产值分别为5亿元（增长3%）、6亿元（增长4%）。"
    facts = (one.fact for one in drafted(sentence, "名").facts)
    years = {(one.quantity.written, one.period) for one in facts if one.quantity}
    assert years == {("5", "2019"), ("3", "2019"), ("6", "2020"), ("4", "2020")}


def test_a_number_in_brackets_may_have_a_time_of_its_own() -> None:
    sentence = "2020年、2021年产值分别为5亿元（较2019年增长3%）、6亿元（2022年预计7亿元）。"
    facts = (one.fact for one in drafted(sentence, "名").facts)
    years = {(one.quantity.written, one.period) for one in facts if one.quantity}
    assert years == {("5", "2020"), ("3", "2020"), ("6", "2021"), ("7", "2022")}


@pytest.mark.parametrize("times", ["2018-2020年上半年", "2018、2019和2020年上半年"])
def test_years_that_may_be_whole_or_not_are_doubted(times: str) -> None:
    facts = drafted(f"{times}产值分别为5亿元、6亿元、4亿元。", "名").facts
    assert all(one.doubts for one in facts)


def test_years_side_by_side_are_not_dealt_to_several_things() -> None:
    topics = [topic for topic, _time in told("2019、2020年，小麦、玉米产量分别为5万吨、6万吨。")]
    assert topics == ["小麦产量", "玉米产量"]


def test_the_years_of_a_span_may_be_in_brackets() -> None:
    assert told("近两年（2019—2020年），产值分别为5亿元、6亿元。") == [
        ("产值", "2019"),
        ("产值", "2020"),
    ]


@pytest.mark.parametrize("what", ["市县两级财政投入", "线上线下零售额"])
def test_numbers_of_two_things_over_some_years_are_of_no_single_year(what: str) -> None:
    (one, other) = drafted(f"2019-2020年，{what}分别为5亿元、6亿元。", "名").facts
    assert one.fact.period == other.fact.period == "2019-2020"
    assert one.doubts
    assert other.doubts


def test_the_day_up_to_which_is_counted_is_the_time() -> None:
    text = "2021年全县旅游情况\n截至9月30日，接待游客5万人次。截至2020年6月8日，接待游客3万人次。"
    assert told(text) == [("游客", "2021年9月30日"), ("游客", "2020年6月8日")]


def test_a_day_that_a_sentence_begins_with_is_its_time_unless_it_is_that_of_the_news() -> None:
    text = "2月8日，全县客运量5万人次。其中铁路客运量3万人次。"
    assert told(text) == [("客运量", "2月8日"), ("铁路客运量", "2月8日")]
    assert told("2月8日，记者获悉，全县建成学校3所。") == [("学校", "")]


def test_the_part_of_the_year_may_stand_elsewhere_in_the_title() -> None:
    draft = drafted("2023年全县工业运行情况（上半年）\n工业产值5亿元。", "名")
    assert draft.document.period == "2023年上半年"


def test_the_time_of_a_clause_about_a_noun_does_not_go_on() -> None:
    text = "某村\n今年3月新开的5亩果园生机勃勃。该村有果农8户。"
    assert [time for _topic, time in told(text)][1] == ""


def test_a_year_of_two_parts_may_be_in_numerals() -> None:
    text = "二零一四/一五年度教育开支为三百亿元，较二零一三/一四年度的预算增加百分之五。"
    [spent, growth] = [one.fact for one in drafted(text, "名").facts]
    assert (spent.topic, spent.period) == ("教育开支", "2014/15年度")
    assert (growth.topic, growth.qualifier) == ("教育开支增幅", "较二零一三/一四年度的预算增加")
    assert told("开支5亿元，较2010-11修订预算增加6%。") == [("开支", ""), ("开支增幅", "")]


def test_the_change_of_a_doubtful_amount_is_doubtful() -> None:
    draft = drafted("教育545亿元，比上年增加6%。", "名")
    assert all(one.doubts for one in draft.facts)


def test_a_growth_over_last_year_is_not_of_last_year() -> None:
    assert told("产量5万吨，与去年增长3%。") == [("产量", ""), ("产量增幅", "")]


def test_the_time_since_something_began_is_since_that_year() -> None:
    assert told("2018年专项行动开展以来，建成学校5所。") == [("学校", "2018年以来")]


def test_a_year_of_the_start_of_a_change_is_not_that_of_its_end() -> None:
    for sentence in ("商户由2021年的310家，增加到342家。", "商户由2021年的310家增加到342家。"):
        assert [period for _topic, period in told(sentence)] == ["2021", ""]


def test_a_change_between_two_years_has_both() -> None:
    text = "从2012年到2021年，产值从5亿元增长到9亿元，人口由3万人增至4万人。"
    assert told(text) == [
        ("产值", "2012"),
        ("产值", "2021"),
        ("人口", "2012"),
        ("人口", "2021"),
    ]
    assert told("2016—2020年，产量由5吨升至8吨。") == [("产量", "2016"), ("产量", "2020")]


def test_what_something_is_built_on_is_no_time() -> None:
    assert told("到2027年，冷库在2022年的基础上增加5座。")[-1] == ("冷库", "2027")
    assert told("粮食产量在2022年的基础上增加5吨。") == [("粮食产量", "")]
    assert told("加上年轻干部32名，干部共120名。")[0] == ("年轻干部", "")
    assert told("前两个月进口钢材3吨。") == [("进口钢材", "前两个月")]
    assert told("此前两个月进口钢材3吨。") == [("进口钢材", "")]


def test_months_up_to_a_day_are_a_time_and_those_of_a_halt_are_not() -> None:
    text = "截至2020年6月30日止六个月，甲公司收入5亿元。项目停止6个月。"
    numbers = [one.fact.quantity for one in drafted(text, "名").facts]
    assert [one.written for one in numbers if one] == ["5", "6"]


@pytest.mark.parametrize(
    ("sentence", "topic", "period"),
    [
        ("24H1公司营收31亿元。", "公司营收", "2024年上半年"),
        ("23Q4毛利率31%。", "毛利率", "2023年四季度"),
        ("2023Q1-Q3研发费用3.1亿元。", "研发费用", "2023年前三季度"),
        ("2H23出口额31亿元。", "出口额", "2023年下半年"),
        ("24年上半年新签订单31亿元。", "新签订单", "2024年上半年"),
        # no times, though they look like one
        ("近20年末位淘汰31人。", "末位淘汰", "近20年"),
        ("Q345钢板产量31万吨。", "Q345钢板产量", ""),
    ],
)
def test_the_times_of_companies_are_told_in_full(sentence: str, topic: str, period: str) -> None:
    assert told(sentence) == [(topic, period)]


@pytest.mark.parametrize(
    ("sentence", "period", "is_unsure"),
    [
        ("2018、2019年，青石县、白水县产值分别为5亿元和6亿元。", "2018、2019", True),
        ("2018年、2019年产值分别为5亿元、6亿元，男女工人分别为3人、2人。", "2018年、2019年", True),
        ("2018和2019年，青石县修桥7座。", "2018和2019", False),
        ("青石县2018年、2019年和2020年累计造林7万亩。", "2018年、2019年和2020年", False),
        ("近三年（2018—2020年），稻谷、玉米产量分别为5万吨、8万吨。", "2018—2020", False),
        ("“十三五”期间（2016—2020年），青石县造林7万亩。", "2016—2020", False),
        ("青石县某厂（2019年建成）职工7人。", "", False),
        ("截至21年末，青石县存款余额7亿元。", "2021年末", False),
        ("到21年底青石县门店7家。", "2021年底", False),
        ("21年初青石县门店7家。", "2021年初", False),
        ("老王做了21年底薪7000元。", "", False),
    ],
)
def test_several_years_are_told_as_printed(sentence: str, period: str, is_unsure: bool) -> None:
    one = drafted(sentence, "名").facts[-1]
    assert one.fact.period == period
    assert any("several years" in doubt for doubt in one.doubts) == is_unsure


def test_the_ends_of_a_change_in_some_years_are_not_of_all_of_them() -> None:
    text = "十年来，造林31亩，森林覆盖率由32%提高到45%。"
    assert [period for _topic, period in told(text)] == ["十年来", "", ""]
    text = "过去十年，造林31亩：从 2015 年的3亩上升至 2024 年的7亩。"
    assert [period for _topic, period in told(text)] == ["过去十年", "2015", "2024"]


@pytest.mark.parametrize(
    "sentence",
    [
        "税收好于2019年同期，增长5%。",
        "游客恢复到2019年同期的78%。",
        "受灾人口比去年同期：-12%。",
    ],
)
def test_the_time_of_what_was_compared_with_is_not_that_of_a_growth(sentence: str) -> None:
    assert [period for _topic, period in told(sentence)] == [""]


def test_the_same_day_is_the_last_that_was_named() -> None:
    text = "青石县2019年简报\n7月9日，展馆开放。当日，接待游客31人。"
    assert told(text) == [("游客", "2019年7月9日")]
    [fact] = drafted("当日，接待游客31人。", "名").facts
    assert (fact.fact.period, NO_TIME in fact.doubts) == ("当日", True)


def test_the_year_is_no_longer_its_end() -> None:
    text = "青石县2019年简报\n年末民宿31家，当年新开民宿7家。"
    assert [period for _topic, period in told(text)] == ["2019年末", ""]


def test_a_single_month_holds_for_its_paragraph() -> None:
    text = "前8个月，出口7亿元。\n8月当月，出口5亿元。进口3亿元。\n从贸易方式看，加工贸易9亿元。"
    assert [period for _topic, period in told(text)] == ["前8个月", "8月", "8月", "前8个月"]


def test_a_range_in_some_years_is_of_all_of_them() -> None:
    text = "过去三年，罚款由1500元至3000元不等。"
    assert [period for _topic, period in told(text)] == ["过去三年", "过去三年"]


def test_a_sum_of_years_within_a_time_ends_at_its_comma() -> None:
    text = "到2030年，能耗五年累计下降13%，造林7亩。"
    assert [period for _topic, period in told(text)][-2:] == ["五年", "2030"]


def test_all_of_a_year_is_no_part_of_it() -> None:
    assert told("青石县概况\n一、下半年工作安排\n力争全年造林7亩。") == [("造林", "全年")]


def test_several_years_are_not_those_of_a_class() -> None:
    text = "近三年，2023届升学率36%，2024级结业率98%。"
    assert [period for _topic, period in told(text)] == ["", ""]


def test_a_quarter_in_which_a_conference_is_held_is_not_that_of_its_numbers() -> None:
    assert of_heading("青石县水利局2024年三季度例行新闻发布会") == "2024"


def test_a_month_in_which_something_happened_does_not_go_on() -> None:
    text = "水厂已于6月投产，新增管网7公里。报告期末，供水能力5吨。日均供水3吨。"
    assert [period for _topic, period in told(text)] == ["6月", "", ""]
