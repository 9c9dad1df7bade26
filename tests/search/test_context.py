"""What the words around mean: times, places, documents and sections choose, and find nothing alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import xhl
from xhl.fact_base import FactBase
from xhl.facts.indexed import IndexedBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.search.engine import Hit
from xhl.search.large.memory import MemoryIndex
from xhl.search.query import may_name_time
from xhl.search.surroundings import Surroundings
from xhl.search.wanted import read

ROADS, SCHOOLS = Section("城乡", "统筹城乡建设", ("交通",)), Section("民生")
LAST = Document("r2019", "青石县2019年工作报告", period="2019")
THIS = Document("r2020", "青石县2020年工作报告", date="2021-01-20")
OTHER = Document("other", "云岭市统计公报", date="2020")


def fact(topic: str, document: Document, period: str = "", **more: object) -> Fact:
    source = f"全年{topic}取得新进展。"
    parts = {"section": SCHOOLS, "statement": source, "source": source, **more}
    return Fact(topic, document=document, period=period or document.period, **parts)


BRIDGES = [fact("桥梁改造", document, section=ROADS) for document in (LAST, THIS, OTHER)]
FACTS = [
    *BRIDGES,
    fact("图书馆", LAST),
    fact("图书馆", THIS, "2020年上半年"),
    fact("幼儿园", THIS, "十四五"),
    fact("游泳池", THIS, "2021", source="比2018年多建游泳池。"),
    fact("十四五规划", THIS, "2021", source="编制十四五规划。"),
    fact("规划展览", THIS, "十四五"),
]
PARTS = {"sections": (ROADS, SCHOOLS), "documents": (LAST, THIS, OTHER)}


@pytest.fixture(params=["in memory", "indexed"], scope="module")
def base(request: pytest.FixtureRequest) -> FactBase:
    if request.param == "indexed":
        return IndexedBase(MemoryIndex(FACTS), *PARTS.values())
    return FactBase(FACTS, **PARTS)


def found(hits: list[Hit]) -> list[tuple[str, str]]:
    return [(hit.fact.topic, hit.fact.document.key) for hit in hits]


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("2019年桥梁改造", ["r2019"]),  # the period of the document
        ("桥梁改造 2020", ["r2020", "other"]),  # the year of the title, or of the date
        ("二〇二〇年的桥梁改造情况", ["r2020", "other"]),
        (
            "2021年桥梁改造",
            ["r2020", "other", "r2019"],
        ),  # not that of a date where the title has one
        ("青石县桥梁改造", ["r2020", "r2019"]),
        ("青石的桥梁改造", ["r2020", "r2019"]),
        ("qingshi 桥梁改造", ["r2020", "r2019"]),
        ("qingshixian qiaoliang", ["r2020", "r2019"]),
        ("桥梁改造 云岭市", ["other"]),
        ("全市桥梁改造", ["other"]),
        ("2020年全县改造了多少桥梁", ["r2020"]),
        ("公报 桥梁改造", ["other"]),
        ("交通 改造 青石县", ["r2020", "r2019"]),
        ("2019-2020年桥梁改造", ["r2020", "other", "r2019"]),
        ("2020年qiaolianggaizao", ["r2020", "other"]),
        ("2020年图书馆", ["r2020"]),
        ("20年图书馆", ["r2020"]),
        ("青石20年图书馆", ["r2020"]),
        ("2020年比2019年 桥梁改造", ["r2020", "other", "r2019"]),
        ("上半年图书馆", ["r2020"]),
        ("2020年下半年图书馆", ["r2019", "r2020"]),
    ],
)
def test_the_words_around_choose_among_what_the_rest_finds(base, query, documents):
    assert [key for _topic, key in found(base.search(query))] == documents


@pytest.mark.parametrize(
    "query", ["2019年和2020年桥梁改造", "桥梁改造 2019 2020", "2019、2020年桥梁改造"]
)
def test_of_several_years_a_fact_is_of_any(base, query):
    hits = base.search(query)
    assert [key for _topic, key in found(hits)] == ["r2020", "other", "r2019"]
    assert {hit.without for hit in hits} == {()}


@pytest.mark.parametrize("when", ["去年", "明年", "上年度", "近5年", "最近三年", "过去十年"])
def test_a_year_that_no_text_says_is_not_guessed(base, when):
    assert {hit.without for hit in base.search(f"{when}桥梁改造")} == {(when,)}


def test_a_bare_year_may_be_a_number_of_the_text():
    said = fact("歌舞剧", THIS, "2020", source="这是1991年的歌舞剧。")
    assert found(FactBase([*FACTS, said], **PARTS).search("zheshi1991")) == [("歌舞剧", "r2020")]


def test_last_year_as_a_text_says_it_comes_first(base):
    said = fact("歌舞剧", THIS, "2020", source="我们去年看过歌舞剧，好看。")
    other = fact("电影", THIS, "2020", source="去年我们没去看过电影。")
    assert found(FactBase([other, said], **PARTS).search("去年看过")) == [("歌舞剧", "r2020")]


def test_a_year_of_several_that_no_fact_is_of_is_said(base):
    hits = base.search("2019年和2030年桥梁改造")
    assert [(hit.fact.document.key, hit.without) for hit in hits] == [("r2019", ("2030年",))]


def test_a_league_is_named_without_its_level_as_a_city_is():
    around = Surroundings([], [Document("r", "兴安盟2020年公报")])
    assert around.places == ("兴安盟", "兴安")


@pytest.mark.parametrize("time", ["2022年度", "2021-2025年", "2023年上半年"])
def test_a_time_in_a_title_is_no_part_of_a_place(time: str) -> None:
    assert Surroundings([], [Document("r", f"{time}青石县公报")]).places == ("青石县", "青石")


@pytest.mark.parametrize("years", ["19年 20年 ", "19年和20年", "2019年和2020年", "19年、20年"])
def test_years_of_two_digits_are_years_as_those_of_four_are(base, years):
    hits = base.search(f"{years}桥梁改造")
    assert {document for _, document in found(hits)} >= {"r2019", "r2020"}
    assert {hit.without for hit in hits} == {()}


def test_what_a_text_says_goes_before_a_year_that_may_be_a_duration():
    said = ["落实15年免费教育政策", "免费教育覆盖5所学校"]
    facts = [
        Fact("教育", Section("综合"), text, text, Document("r", "公报"), period=period)
        for text, period in zip(said, ["2020年", "2015年"], strict=True)
    ]
    assert FactBase(facts).search("15年免费教育")[0].fact.source == said[0]


def test_a_place_that_no_text_has_is_said_though_the_rest_resembles_a_longer_text():
    said = "全县地区生产总值达到62.7亿元"
    document = Document("r", "青石县公报")
    base = FactBase([Fact("产值", Section("综合"), said, said, document)], documents=(document,))
    assert [hit.without for hit in base.search("沅塘县地区生产总值")] == [("沅塘县",)]
    assert [hit.without for hit in base.search("青石县地区生产总值")] == [()]


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("琼海通信铁塔", "琼海"),  # a place without its level
        ("通信铁塔琼海", "琼海"),
        ("2020年琼海通信铁塔", "琼海"),
        ("岷县通信铁塔", "岷县"),
    ],
)
def test_a_word_at_an_end_that_no_text_has_is_said(query, word):
    said = fact("通信铁塔", THIS)
    assert [hit.without for hit in FactBase([said], **PARTS).search(query)] == [(word,)]


@pytest.mark.parametrize(
    "query",
    ["通信铁塔情况", "通信铁塔的数据", "通信铁塔规模", "全年通信铁塔", "通信铁塔建设情况呢"],
)
def test_a_word_at_an_end_that_chooses_nothing_is_not_missed(query):
    found = FactBase([fact("通信铁塔建设", THIS)], **PARTS).search(query)
    assert [(hit.without, hit.other_words) for hit in found] == [((), [])]


def test_a_word_at_an_end_that_the_sentence_has_elsewhere_chooses_and_a_topic_with_it_most():
    source = "新建通信铁塔9座，其中琼海3座、文昌6座，检修通信铁塔20座。"
    every = fact("通信铁塔", THIS, statement="新建通信铁塔9座", source=source)
    some = fact("琼海新建数", THIS, statement="其中琼海3座", source=source)
    others = fact("通信铁塔检修", LAST, source="检修通信铁塔8座。")
    hits = FactBase([others, every, some], **PARTS).search("琼海通信铁塔")
    assert [(hit.fact.topic, hit.without) for hit in hits] == [("琼海新建数", ())]


def test_what_nothing_meets_is_left_out_and_said(base):
    assert {hit.without for hit in base.search("2021年桥梁改造")} == {("2021年",)}
    assert {hit.without for hit in base.search("沅塘县桥梁改造")} == {("沅塘县",)}
    assert {hit.without for hit in base.search("沅塘县2019年桥梁改造")} == {("沅塘县",)}
    assert {hit.without for hit in base.search("朝阳区桥梁改造")} == {("朝阳区",)}
    assert {hit.without for hit in base.search("全省桥梁改造")} == {("全省",)}
    assert {hit.without for hit in base.search("2020年桥梁改造")} == {()}


@pytest.mark.parametrize(
    "query",
    [
        "2020年量子计算机",
        "示范区桥梁改造",
        "青石县高铁",
        "民生 高铁",
        "工作报告 城乡",
        "2020年 量子 高铁",
        "公报",
    ],
)
def test_they_find_nothing_alone(base, query):
    assert base.search(query) == []


@pytest.mark.parametrize("query", ["成本节省 桥梁改造", "成本节省桥梁改造"])
def test_what_is_saved_is_no_province(base, query):
    assert base.search(query) == []


def test_a_number_of_things_is_no_year(base):
    assert base.search("2020个桥梁改造") == []


def test_a_name_with_a_time_in_it_is_found_as_it_is(base):
    assert found(base.search("十四五规划")) == [("十四五规划", "r2020")]
    assert found(base.search("十四五幼儿园")) == [("幼儿园", "r2020")]


def test_a_time_that_the_sentence_only_names_counts_where_no_fact_is_of_it(base):
    [hit] = base.search("2018年游泳池")
    assert (hit.without, hit.met[0].field) == ((), "source")


@pytest.mark.parametrize("topic", ["养老院", "养老院床位"])
def test_a_fact_of_a_year_comes_before_one_whose_sentence_only_names_it(topic):
    source = "养老院由2019年的5家增加到8家。"
    five, eight = (
        fact(topic, OTHER, "2019年", source=source),
        fact("养老院", OTHER, source=source),
    )
    for facts in ([five, eight], [eight, five]):
        for base in (FactBase(facts), IndexedBase(MemoryIndex(facts), *PARTS.values())):
            for limit in (None, 1):
                assert base.search("2019年养老院", limit=limit)[0].fact.period == "2019年"


def test_words_that_are_met_are_told_apart_from_those_found(base):
    [hit] = base.search("2019年桥梁改造")
    assert [match.word for match in hit.matches] == ["桥梁改造"]
    assert hit.met == (("2019年", "period", "2019"),)


def test_exactly_means_the_texts_alone(base):
    assert base.search("2019年桥梁改造", exact=True) == []


def test_the_time_of_a_document_holds_in_every_file_of_a_folder(tmp_path: Path):
    for year in ("2019", "2020"):
        (tmp_path / f"{year}.toml").write_text(
            f'schema = 1\n[document.d]\ntitle = "报告"\nperiod = "{year}"\n[section."民生"]\n'
            '[[fact."图书馆"]]\nsection = "民生"\nstatement = "开放图书馆"\nsource = "开放图书馆。"\n',
            "utf-8",
        )
    both = xhl.load(*sorted(map(str, tmp_path.iterdir())))
    assert [hit.fact.period for hit in both.search("2020 图书馆")] == ["2020"]


@pytest.mark.parametrize(
    "query", ["北京图书馆", "南京的图书馆", "青岛有多少图书馆", "内蒙古图书馆"]
)
def test_a_city_or_province_is_known_without_its_level(base, query):
    hits = base.search(query)
    assert {topic for topic, _key in found(hits)} == {"图书馆"}
    assert hits[0].without in {("北京",), ("南京",), ("青岛",), ("内蒙古",)}


def test_two_characters_behind_a_city_are_a_name_in_the_base_or_its_end(base):
    assert found(base.search("太原展览"))[:1] == [("规划展览", "r2020")]
    assert base.search("太原规划") == base.search("太原进展") == []


def test_a_common_word_is_no_city(base):
    for query in ("日照图书馆", "大同图书馆"):
        assert all(not hit.without or len(hit.without[0]) > 2 for hit in base.search(query))


def test_of_an_aim_only_the_time_tells_which(base):
    aims = FactBase([fact("双零目标", THIS)], documents=(THIS,))
    assert aims.search("2035年目标") == []
    assert found(aims.search("2020年目标")) == [("双零目标", "r2020")]
    assert found(aims.search("目标")) == [("双零目标", "r2020")]


def test_a_plan_is_met_by_planned_numbers():
    done = fact("桥梁改造", LAST, quantity=Quantity("3", "座"))
    planned = fact("桥梁改造", THIS, quantity=Quantity("5", "座", "力争"))
    base = FactBase([done, planned], documents=(LAST, THIS))
    assert found(base.search("桥梁改造目标")) == [("桥梁改造", "r2020")]
    assert found(base.search("2020年的桥梁改造计划")) == [("桥梁改造", "r2020")]
    assert all(hit.without for hit in base.search("2019年桥梁改造目标"))
    assert base.search("隧道改造目标") == []


@pytest.mark.parametrize("is_indexed", [False, True])
def test_an_aim_is_not_that_of_another_number_of_the_sentence(is_indexed):
    said = "今年的目标是：地区生产总值增长5%，新建桥梁6座，修路9公里。"
    growth = Quantity("5", "%", "目标增长")
    facts = [
        fact("新建桥梁", THIS, source=said, statement="新建桥梁6座", quantity=Quantity("6", "座")),
        fact("地区生产总值", THIS, source=said, statement="地区生产总值增长5%", quantity=growth),
        fact("修路", THIS, source=said, statement="修路9公里", quantity=Quantity("9", "公里")),
    ]
    given = MemoryIndex(facts) if is_indexed else None
    base = IndexedBase(given, **PARTS) if given else FactBase(facts, **PARTS)
    for query in ("GDP目标", "地区生产总值目标"):
        assert found(base.search(query)) == [("地区生产总值", "r2020")]
        assert found(base.search(query, limit=1)) == [("地区生产总值", "r2020")]
        assert len(base.hits(query)) == 1


def test_a_city_of_the_name_of_a_county_is_another_place(base):
    hits = base.search("青石市图书馆")
    assert {hit.without for hit in hits} == {("青石市",)}
    assert base.search("青石县图书馆")[0].without == ()


@pytest.mark.parametrize("query", ["青石县乡村图书馆", "青石乡村图书馆", "青石县乡镇图书馆"])
def test_the_countryside_of_a_county_is_no_other_place(query):
    rural = [fact(topic, THIS) for topic in ("乡村图书馆", "乡镇图书馆")]
    hit = FactBase(rural, documents=(THIS,)).search(query)[0]
    assert (hit.fact.topic, hit.without) == (query.partition("石")[2].removeprefix("县"), ())


def test_a_file_named_in_letters_is_of_the_place_that_is_typed_so() -> None:
    of_file = Document("d", "统计公报", file="qingshi-2020.txt")
    base = FactBase([fact("幼儿园", OTHER), fact("幼儿园", of_file)], documents=(OTHER, of_file))
    assert [hit.fact.document for hit in base.search("qingshi 幼儿园")] == [of_file]


@pytest.mark.parametrize("place", ["青石", "青石县"])
@pytest.mark.parametrize("kind", ["in memory", "indexed"])
@pytest.mark.parametrize(
    "stem", ["青石县2020年公报", "青石2020公报", "qingshi-2020", "gongbao_Qingshi"]
)
def test_a_place_may_be_in_the_name_of_the_file_alone(stem: str, kind: str, place: str) -> None:
    of_file = Document("d", "统计公报", file=f"../文件/{stem}.txt")
    of_title = Document("e", stem)
    for document in (of_file, of_title):
        facts = [fact("幼儿园", OTHER), fact("幼儿园", document)]
        parts = {"sections": (SCHOOLS,), "documents": (OTHER, document)}
        base = (
            FactBase(facts, **parts)
            if kind == "in memory"
            else IndexedBase(MemoryIndex(facts), *parts.values())
        )
        hits = base.search(f"{place}幼儿园")
        assert [(hit.fact.document, hit.without) for hit in hits] == [(document, ())]
        assert not hits[0].is_edited  # by the level of the place


@pytest.mark.parametrize("stem", ["青石县", "青石镇2020", "shiqing", "qing-shi"])
def test_but_another_level_or_other_letters_are_another_place(stem: str) -> None:
    document = Document("d", "统计公报", file=stem)
    hits = FactBase([fact("幼儿园", document)], documents=(document,)).search("青石市幼儿园")
    assert all(hit.without for hit in hits)


def test_a_fact_of_the_place_by_another_word_comes_before_others_by_the_word() -> None:
    facts = [fact("GDP增速", OTHER), fact("生产总值", THIS, statement="生产总值增长4%")]
    base = FactBase(facts, documents=(OTHER, THIS))
    assert found(base.search("青石县GDP增速")) == [("生产总值", "r2020")]


def test_a_place_that_the_file_names_is_no_slip() -> None:
    about = Document("d", "统计公报", file="青石县2020.docx")
    facts = [
        fact("空气质量达标率", OTHER),
        fact("空气质量达标率", about),
        fact("绿化", OTHER, statement="绿化较多。", source="绿化较多，青空气质量较好。"),
    ]
    hits = FactBase(facts, documents=(OTHER, about)).search("青石空气质量")
    assert [(hit.fact.topic, hit.fact.document.key) for hit in hits] == [("空气质量达标率", "d")]


def test_a_narrowed_name_of_the_place_comes_before_others_with_the_word() -> None:
    facts = [fact("新增就业", OTHER), fact("新增城镇就业", THIS), fact("新增医疗就业", LAST)]
    base = FactBase(facts, documents=(OTHER, THIS, LAST))
    assert found(base.search("青石县新增就业")) == [("新增城镇就业", "r2020")]
    assert found(base.search("云岭市新增就业")) == [("新增就业", "other")]


def test_the_kind_of_a_file_names_no_place() -> None:
    document = Document("d", "公报", file="tongji-gongbao.txt")
    assert FactBase([fact("医护人员", document)], documents=(document,)).search("统计人员") == []


def test_facts_whose_name_has_the_place_come_first() -> None:
    names = ("渔业降幅", "云岭市林业增幅", "渔业增幅")
    hits = FactBase([fact(name, OTHER) for name in names], (), (OTHER,)).search("云岭 增速")
    assert hits[0].fact.topic == "云岭市林业增幅"


@pytest.mark.parametrize(
    "time",
    "2020 2020年 二〇二〇年 2019-2020年 21年 2020年末 去年 上年度 近三年 最近3年 十四五 “十三五”期间"
    " 三季度 上半年 1-8月".split(),
)
def test_a_quick_test_finds_every_time(time: str) -> None:
    """Patterns of times are compiled only for queries that may name one."""
    assert read(f"{time}基站", Surroundings([], [])).wants
    assert may_name_time(f"{time}基站")


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("2020个基站", []),
        ("沅塘县的基站", ["沅塘县"]),
        ("岭下乡基站", ["岭下乡"]),
        ("美丽乡村", []),
        ("2020 村道", ["2020"]),
        ("2020 个", []),
    ],
)
def test_times_and_places_are_taken_out_of_a_query(query: str, wanted: list[str]) -> None:
    around = Surroundings([], [Document("r", "青石县2020年公报")])
    assert [want.word for want in read(query, around).wants] == wanted
