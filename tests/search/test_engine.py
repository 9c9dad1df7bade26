"""What the search prefers, tolerates and does not find, on small bases made for each claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xhl
from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.search.engine import Searcher
from xhl.search.large.corpus import LargeCorpus
from xhl.search.large.memory import MemoryIndex

QUERIES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data/queries.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="session")
def report() -> FactBase:
    return xhl.load()


def fact(
    topic: str, source: str = "", *, statement: str = "", aliases: tuple[str, ...] = ()
) -> Fact:
    source = source or f"{topic}。"
    return Fact(
        topic, Section("节"), statement or source, source, Document("d", "文"), aliases=aliases
    )


def found(query: str, *facts: Fact, exact: bool = False) -> list[str]:
    return [hit.fact.topic for hit in FactBase(facts).search(query, exact=exact)]


# What it prefers


def test_a_topic_beats_a_statement() -> None:
    named, stated = fact("绿化", "种了很多很多很多很多很多很多的树。"), fact("造林", "绿化。")
    assert found("绿化", stated, named) == ["绿化", "造林"]


def test_a_statement_beats_a_mention_in_the_source_which_is_then_left_out() -> None:
    source = "减税降费2.84亿元，为企业争取贷款1.5亿元。"
    tax = fact("税", source, statement="减税降费2.84亿元")
    loan = fact("钱", source, statement="为企业争取贷款1.5亿元")
    assert found("降费", loan, tax) == ["税"]


def test_a_mention_is_found_where_nothing_is_about_the_word() -> None:
    source = "减税降费2.84亿元，为企业争取贷款1.5亿元。"
    assert found("降费", fact("钱", source, statement="为企业争取贷款1.5亿元")) == ["钱"]


def test_an_alias_beats_a_statement() -> None:
    named, stated = fact("基站", aliases=("信号塔",)), fact("手机", "信号塔。")
    assert found("信号塔", stated, named)[0] == "基站"


def test_whole_beats_part() -> None:
    assert found("贷款", fact("贷款支持政策"), fact("贷款"))[0] == "贷款"


def counted(topic: str, value: str, source: str, qualifier: str = "") -> Fact:
    quantity = Quantity(value, "座", qualifier)
    return fact(topic, source, statement=source)._replace(quantity=quantity)


def test_of_equals_the_fact_whose_number_was_typed() -> None:
    source = "新建泵站12座，改建35座。"
    facts = [counted("新泵站", "12", source), counted("旧泵站", "35", source)]
    assert found("35座", *facts) == found("三十五座", *facts) == ["旧泵站", "新泵站"]
    assert found("12 座", *facts) == ["新泵站", "旧泵站"]


@pytest.mark.parametrize("words", ["力争", "可望", "打算", "要"])
def test_of_equals_what_was_done_before_what_is_planned(words: str) -> None:
    planned = counted("泵站", "12", f"{words}建成泵站12座。", words)
    done = counted("泵站", "35", "今年建成泵站35座。")
    assert [hit.fact.value for hit in FactBase([planned, done]).search("泵站")] == [35, 12]


def test_of_equals_the_shorter_text_then_the_order_of_the_file() -> None:
    longer, shorter, last = fact("新绿化带区"), fact("绿化带"), fact("绿化区")
    assert found("绿化", longer, shorter, last) == ["绿化带", "绿化区", "新绿化带区"]


def test_literal_beats_homophone_and_the_fuzzy_tail_is_cut() -> None:
    assert found("公园", fact("公元纪年"), fact("森林公园")) == ["森林公园"]


def test_homophone_beats_look_alike() -> None:
    sounding, looking = fact("专精是新"), fact("专精特新")
    assert found("专精侍新", looking) == ["专精特新"]
    assert found("专精侍新", looking, sounding) == ["专精是新"]


def test_the_main_reading_beats_another_one() -> None:
    assert found("cengjing", fact("增经"), fact("层经")) == ["层经"]
    assert found("zengjing", fact("曾经"), fact("增经")) == ["增经"]
    assert found("zengjing", fact("曾经")) == ["曾经"]


def test_of_wrong_characters_the_one_that_sounds_nearly_alike_comes_first() -> None:
    alike, other = fact("我不会游泳"), fact("我不要游泳")
    assert found("我不坏游泳", other, alike) == ["我不会游泳", "我不要游泳"]


# What a hit is worth, as docs/search.md says


def score(query: str, one: Fact) -> float:
    [hit] = FactBase((one,)).search(query)
    return hit.score


def test_a_literal_match_is_worth_its_place_and_its_share_of_the_text() -> None:
    assert score("绿化", fact("绿化")) == 100
    assert score("绿化", fact("绿化带区")) == 45 + 15 * 0.5**2 + 40
    assert score("绿化", fact("树", "绿化带区", aliases=("绿化带区",))) == 45 + 15 * 0.5**2 + 40
    assert score("绿化", fact("树", "绿化带区")) == 25 + 15 * 0.5**2 + 40
    assert score("绿化", fact("树", "绿化带区", statement="树")) == 5 + 15 * 0.5**2 + 40


def test_a_forgiven_one_less_by_its_cost_for_each_unit() -> None:
    assert score("科创班", fact("科创板")) == round(60 + 40 * (1 - 1 / 9), 2)
    assert score("我不要游泳", fact("我不会游泳")) == 60 + 40 * (1 - 3 / 15)


def test_a_wrong_character_that_sounds_nearly_alike_gives_some_of_its_cost_back() -> None:
    alike = 3 / 4  # of huai, in hui
    assert score("我不坏游泳", fact("我不会游泳")) == 60 + 40 * (1 - (3 - 1.5 * alike) / 15)


def test_of_several_words_the_mean_counts() -> None:
    one = fact("绿化", "种树苗木。", statement="种树苗木")
    assert score("绿化 种树", one) == round((100 + 25 + 15 * 0.5**2 + 40) / 2, 2)


# What it forgives

SOURCE = "429个5G基站网络建设任务全部完成，晋商博物院正式对外开放，王家山森林运动公园建成。"
FACTS = (
    fact("5G基站"),
    fact("科创板"),
    fact("晋商博物院"),
    fact("王家山森林运动公园"),
    fact("高新技术企业"),
    fact("专精特新"),
    fact("饮水安全"),
    fact("提档绿化"),
    fact("重庆路"),
)


@pytest.mark.parametrize(
    ("kind", "query", "topic"),
    [
        ("a homophone", "5G机站", "5G基站"),
        ("a homophone of two characters", "近伤博物院", "晋商博物院"),
        ("a look-alike", "专精持新", "专精特新"),
        ("a wrong character", "晋商狗物院", "晋商博物院"),
        ("a missing character", "晋商物院", "晋商博物院"),
        ("an extra character", "晋商的博物院", "晋商博物院"),
        ("a doubled character", "高新技技术企业", "高新技术企业"),
        ("swapped characters", "饮安水全", "饮水安全"),
        ("a short name", "王家山公园", "王家山森林运动公园"),
        ("a number swapped with its neighbour", "G5基站", "5G基站"),
        ("a question that begins with a verb", "建了多少个5G基站", "5G基站"),
        ("a question with a time", "今年有多少高新技术企业", "高新技术企业"),
        ("a homophone in a traditional word", "課創板", "科创板"),
        ("traditional characters", "重慶路", "重庆路"),
        ("full-width forms", "５Ｇ基站", "5G基站"),
        ("lower case", "5g基站", "5G基站"),
        ("quotes and brackets", "“专精特新”", "专精特新"),
        ("a question around the subject", "请问5G基站一共有多少个？", "5G基站"),
        ("a request", "请查一下重庆路", "重庆路"),
        ("a question about a misspelled subject", "5G机站有多少个", "5G基站"),
        ("whole pinyin", "kechuangban", "科创板"),
        ("pinyin with spaces", "ke chuang ban", "科创板"),
        ("pinyin words", "jinshang bowuyuan", "晋商博物院"),
        ("pinyin with tone marks", "kēchuàngbǎn", "科创板"),
        ("an unfinished last syllable", "kechuangb", "科创板"),
        ("initials", "gxjsqy", "高新技术企业"),
        ("initials in capitals", "KCB", "科创板"),
        ("initials with two-letter heads", "jshbwy", "晋商博物院"),
        ("pinyin beside characters", "gaoxin企业", "高新技术企业"),
        ("initials beside letters", "5Gjz", "5G基站"),
        ("pinyin beside letters", "5Gjizhan", "5G基站"),
        ("an/ang confused", "kechuanban", "科创板"),
        ("sh/s confused", "jinsangbowuyuan", "晋商博物院"),
        ("a confusion that is no syllable", "kecuangban", "科创板"),
        ("in/ing confused", "yingshuianquan", "饮水安全"),
        ("a reading of several", "zhongqinglu", "重庆路"),
        ("the other reading", "chongqinglu", "重庆路"),
        ("ü as v", "tidanglvhua", "提档绿化"),
        ("ü as u", "tidangluhua", "提档绿化"),
        ("ü as ü", "tidanglühua", "提档绿化"),
    ],
)  # fmt: skip
def test_it_forgives(kind: str, query: str, topic: str) -> None:
    assert found(query, *FACTS)[:1] == [topic], f"{kind}: {query}"


@pytest.mark.parametrize(
    ("query", "source"),
    [
        ("四百二十九", "建成429个。"),
        ("429", "建成四百二十九个。"),
        ("十一家", "入驻11家。"),
        ("11家", "入驻十一家。"),
        ("两家", "上市2家。"),
        ("2家", "上市两家。"),
        ("百分之二十", "下降20%。"),
        ("20%", "下降百分之二十。"),
        ("一点五亿", "贷款1.5亿元。"),
        ("6942", "新增6,942家。"),
        ("6,942", "新增6942家。"),
        ("16.050", "整治16.05公里。"),
        ("廿九家", "入驻29家。"),
    ],
)
def test_numbers_are_found_however_they_are_written(query: str, source: str) -> None:
    assert found(query, fact("别的", "其他三千个。"), fact("对的", source)) == ["对的"]


@pytest.mark.parametrize("query", ["29", "4", "42", "9.2", "5亿", "2%", "0.5", "23批", "29辆"])
def test_a_number_matches_as_a_whole(query: str) -> None:
    assert found(query, fact("甲", "共429个，下降29.2%，贷款1.5亿元，123批129辆。")) == []


def test_a_word_may_begin_within_a_number_where_nothing_is_counted() -> None:
    assert found("23曾", fact("诗", "123曾经沧海难为水")) == ["诗"]


def test_of_equals_the_year_of_the_report_comes_before_the_one_it_compares_with() -> None:
    sentence, document = "用水比例由上年的7:3调整为6:4。", Document("d", "公报")
    shares = [
        Fact("用水比例", Section("节"), sentence, sentence, document, Quantity(written, ""), period)
        for written, period in (("7", "上年"), ("6", "2020"))
    ]
    for corpus in (None, LargeCorpus(MemoryIndex(shares))):
        hits = Searcher(shares, corpus).search("用水比例", limit=2)
        assert [hit.fact.value for hit in hits] == [6, 7]


def test_a_character_beyond_the_basic_plane_is_found_by_itself_and_its_reading() -> None:
    assert found("𬭊", fact("𬭊元素", "合成𬭊。")) == ["𬭊元素"]
    assert found("dùyuansu", fact("𬭊元素", "合成𬭊。")) == ["𬭊元素"]


def test_several_words_narrow_and_may_stand_anywhere_in_the_fact() -> None:
    both = fact("入驻", "已有11家企业入驻。")
    assert found("企业 入驻", fact("企业"), both) == ["入驻"]
    assert found("qiye ruzhu", fact("企业"), both) == ["入驻"]


# Where it keeps silent


@pytest.mark.parametrize("query", ["", "   ", "。", "“”", "有多少", "的", "\u200b", "-", "\ud800"])
def test_nothing_is_found_for_a_query_without_a_word(query: str) -> None:
    assert found(query, *FACTS) == []


@pytest.mark.parametrize(
    "query", ["高铁", "大学", "GDP", "房价", "zhanghao", "999999", "kzq", "AI", "G7", "重庆市区"]
)
def test_it_is_silent_about_what_the_base_does_not_say(query: str) -> None:
    assert found(query, *FACTS) == []


@pytest.mark.parametrize("query", ["3g", "4G", "三g"])
def test_a_letter_beside_a_number_is_no_initial(query: str) -> None:
    assert found(query, fact("展厅", "建成展厅3个。"), fact("四个意识")) == []


def test_two_initials_say_too_little_among_many_names() -> None:
    assert found("jz", fact("基站")) == ["基站"]
    names = [fact(f"中{chr(0x5100 + i)}级") for i in range(300)]
    assert found("jz", fact("基站"), *names) == []


def test_letters_in_capitals_are_initials_and_no_syllables() -> None:
    loving = fact("爱心助学")
    assert found("ai", loving) == ["爱心助学"]
    assert found("AI", loving) == []
    assert found("AXZX", loving) == found("axzx", loving) == ["爱心助学"]


def test_a_reading_as_initials_costs_a_point_and_true_syllables_none(report: FactBase) -> None:
    costs = {query: report.search(query)[0].matches[0].cost for query in ("kcb", "kechuangban")}
    assert costs == {"kcb": 1, "kechuangban": 0}


@pytest.mark.parametrize("query", ["5G机站", "kcb", "kechuangban", "5G基站有多少个"])
def test_exact_forgives_nothing_but_the_normal_form(query: str) -> None:
    assert found(query, *FACTS, exact=True) == []
    assert found("５ｇ基站", *FACTS, exact=True) == ["5G基站"]
    assert found("四百二十九", fact("数", "建成429个。"), exact=True) == ["数"]


# Numbers in another dress


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("1.25万", "种植果树12500棵"),
        ("12500棵", "种植果树1.25万棵"),
        ("3千人", "帮扶3000人"),
        ("3000人", "帮扶三千人"),
        ("三十千米", "疏通河道30千米"),
        ("30千米", "疏通河道三十千米"),
        ("1.2亿", "投入12000万元"),
        ("12000万元", "投入一亿二千万元"),
        ("5000万元", "投入0.5亿元"),
        ("500万元", "投入5百万元"),
        ("6.58亿元", "收益658百万元"),
        ("658百万元", "收益6.58亿元"),
        ("2020年", "始于二〇二〇年"),
        ("92.9 亿元", "贷款92.9亿元"),
    ],
)
def test_a_number_is_found_however_it_is_written(query: str, text: str) -> None:
    assert found(query, fact("数", f"{text}。"), fact("别的", "修缮九千一百处。"), exact=True) == [
        "数"
    ]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("12500", "种植果树112500棵"),
        ("1.25万", "产粮12500万斤"),
        ("12000", "外贸1.2万亿元"),
        ("3000", "步行3千米"),
        ("11家", "二十一家"),
        ("3000人", "三万三千人"),
        ("5万", "三点五万"),
        ("1.5万元", "贷款1.5亿元"),
        ("1.5元", "贷款1.5亿元"),
        ("贷款1.5万元", "贷款1.5亿元"),
    ],
)
def test_a_number_is_found_as_a_whole_only(query: str, text: str) -> None:
    assert found(query, fact("数", f"{text}。")) == []


def test_a_number_with_its_unit_beats_the_same_with_another() -> None:
    yuan, tons = fact("钱", "贷款92.9亿元。"), fact("粮", "产粮92.9万吨，售得8亿元。")
    assert found("92.9 亿元", tons, yuan) == found("92.9亿元", tons, yuan) == ["钱"]
    assert found("92.9 亿元", tons) == ["粮"]


# On the report


def test_every_labelled_query_is_right_at_the_first_hit(report: FactBase) -> None:
    wrong = [row["query"] for row in QUERIES if not _right(report, row)]
    assert wrong == []


def _right(report: FactBase, row: dict[str, object]) -> bool:
    hits = report.search(str(row["query"]))
    values, sources = row.get("values"), row.get("source_contains")
    if values is None:
        return not hits
    first = hits[0].fact
    return first.value in values and any(part in first.source for part in sources)


def test_every_topic_typed_exactly_is_the_first_hit_and_the_others_contain_it(
    report: FactBase,
) -> None:
    for topic in {fact.topic for fact in report}:
        hits = report.search(topic)
        assert hits[0].fact.topic == topic
        assert all(match.how == "literal" for hit in hits for match in hit.matches), topic


# What it says of a match


@pytest.mark.parametrize(
    ("query", "topic", "how"),
    [
        ("５Ｇ", "5G基站", "literal"),
        ("四百家", "400家", "numeral"),
        ("jizhan", "5G基站", "pinyin"),
        ("kcb", "科创板", "initials"),
        ("机站", "5G基站", "sound"),
        ("chongqinglu", "重庆路", "pinyin"),
        ("kechuanban", "科创板", "near sound"),
        ("专精持新", "专精特新", "shape"),
        ("饮安水全", "饮水安全", "swapped"),
        ("晋商物院", "晋商博物院", "missing"),
        ("晋商的博物院", "晋商博物院", "extra"),
        ("近商狗物院", "晋商博物院", "wrong"),
    ],
)
def test_it_says_the_most_that_it_forgave(query: str, topic: str, how: str) -> None:
    [hit] = FactBase((*FACTS, fact("400家"))).search(query)
    [match] = hit.matches
    assert (hit.fact.topic, match.how) == (topic, how)
    assert match.field == "topic"
    assert match.text == topic


def test_it_says_which_word_matched_and_what_answered_it() -> None:
    [hit] = FactBase(FACTS).search("５Ｇ機站")
    [match] = hit.matches
    assert (match.word, match.cost, match.units) == ("5g机站", 1, 4)
    assert [(answer.typed, answer.found, answer.how) for answer in match.answers] == [
        ("5", "5", "literal"),
        ("g", "g", "literal"),
        ("机", "基", "sound"),
        ("站", "站", "literal"),
    ]
    [hit] = FactBase(FACTS).search("５Ｇ")
    assert [(match.word, match.cost, match.units) for match in hit.matches] == [("5g", 0, 2)]


# What it marks


def marked(query: str, one: Fact, field: str = "topic") -> list[str]:
    hit = FactBase((one,)).search(query)[0]
    return [getattr(one, field)[start:end] for start, end in hit.marks(field)]


@pytest.mark.parametrize(
    ("query", "pieces"),
    [
        ("5g", ["5G"]),
        ("机站", ["基站"]),
        ("jizhan", ["基站"]),
        ("5Gjz", ["5G基站"]),
        ("5G站", ["5G", "站"]),
    ],
)
def test_what_matched_is_marked_in_the_original(query: str, pieces: list[str]) -> None:
    assert marked(query, fact("5G基站")) == pieces


def test_every_place_where_a_word_stands_is_marked() -> None:
    assert marked("绿化", fact("绿化带绿化区绿化")) == ["绿化", "绿化", "绿化"]


def test_a_part_of_a_number_is_marked_where_a_word_begins_within_it() -> None:
    assert marked("23曾", fact("诗", "123曾经沧海难为水"), "source") == ["23曾"]


def test_a_number_is_marked_with_its_commas() -> None:
    assert marked("6942家", fact("甲", "新增6,942家。"), "source") == ["6,942家"]


def test_a_match_in_an_alias_marks_nothing_it_cannot_show() -> None:
    assert marked("信号塔", fact("基站", aliases=("信号塔",))) == []


@pytest.mark.parametrize("field", ["topic", "statement", "source"])
def test_a_misspelled_alias_marks_nothing_either(field: str) -> None:
    assert marked("信号搭", fact("基站", aliases=("信号塔",)), field) == []


# Whatever is typed

_ALPHABET = st.sampled_from("基站机5G429.,%亿百十一二两几有多少jizhanüv 的“\u200b\ud800𬭊ａ")


@given(st.text(_ALPHABET, max_size=24) | st.text(max_size=24))
def test_any_query_gives_hits_in_order_with_marks_inside_their_text(query: str) -> None:
    hits = FactBase(FACTS).search(query)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert 0 < hit.score <= 100
        for field in ("topic", "statement", "source"):
            size, last = len(getattr(hit.fact, field)), 0
            for start, end in hit.marks(field):
                assert last <= start < end <= size
                last = end


def test_the_value_of_the_first_hit_is_reached_as_the_readme_says(report: FactBase) -> None:
    assert report.search("5G")[0].fact.value == 429
    assert report.search("减税降费", limit=1)[0].fact.quantity == Quantity("2.84", "亿元")


@pytest.mark.parametrize("query", ["三条道路", "五条道路"])
def test_a_numeral_is_no_slip_for_another(query: str) -> None:
    assert found(query, fact("二条道路"), fact("二条措施")) == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("89家机械厂", "机械厂增至89家"),
        ("八十九家机械厂", "机械厂共有89家"),
        ("机械厂89家", "89家大型机械厂"),
        ("一亿游客", "游客突破1亿人次"),
        ("4300头牛", "牛出栏4300头"),
    ],
)
def test_an_amount_and_what_it_counts_are_found_in_one_phrase(typed: str, text: str) -> None:
    assert found(typed, fact("工业", text), fact("商业", "88家商场")) == ["工业"]


@pytest.mark.parametrize("typed", ["9家机械厂", "七家机械厂", "89家商场", "5g机械厂"])
def test_no_other_amount_is_found(typed: str) -> None:
    assert found(typed, fact("工业", "机械厂增至89家，改造商场")) == []


def test_a_digit_at_the_end_may_begin_a_number() -> None:
    among = [fact(f"{chr(0x5100 + i)}楼{i + 10}室") for i in range(60)]
    assert found("播爱大楼5", fact("博爱大楼502室"), *among) == ["博爱大楼502室"]


def test_a_number_with_its_unit_may_be_left_out() -> None:
    assert found("培育企业", fact("培育7家企业")) == ["培育7家企业"]
    assert found("新建基站", fact("新建5G基站")) == ["新建5G基站"]


def test_numerals_of_one_value_may_be_exchanged() -> None:
    assert found("贰条道路", fact("二条道路")) == ["二条道路"]
