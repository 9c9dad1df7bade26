"""How letters are read: syllables, habits, confusions, cuts; words, numbers, questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhl.search import query
from xhl.search.interpret import interpretations
from xhl.search.number_forms import respelled
from xhl.search.questions import subject_of
from xhl.text.hanzi import syllables
from xhl.text.normalize import normal, readable
from xhl.text.pinyin import confused, cuts, is_stem, spelled


@pytest.mark.parametrize(
    ("typed", "syllables"),
    [
        ("nü", ("nv",)), ("nv", ("nv",)), ("nu", ("nu", "nv")), ("nue", ("nve",)),
        ("lü", ("lv",)), ("lv", ("lv",)), ("lu", ("lu", "lv")), ("lüe", ("lve",)),
        ("jü", ("ju",)), ("jv", ("ju",)), ("qv", ("qu",)), ("xv", ("xu",)), ("yv", ("yu",)),
        ("jvan", ("juan",)), ("bv", ()), ("mv", ()),
    ],
)  # fmt: skip
def test_u_with_its_dots_may_be_typed_as_itself_as_v_or_without_them(
    typed: str, syllables: tuple[str, ...]
) -> None:
    assert spelled(typed) == syllables


def test_u_with_its_dots_is_confused_and_left_unfinished_like_others() -> None:
    assert "nv" in confused("lü")
    assert is_stem("lü")
    assert not is_stem("üe")


def test_syllables_as_typed_come_before_fewer_that_are_confused() -> None:
    assert cuts("cuang")[0] == ("cu", "ang")
    assert ("cuang",) in cuts("cuang")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zan", "zhan"), ("zhan", "zan"), ("can", "chan"), ("san", "shan"), ("lan", "nan"),
        ("nan", "lan"), ("han", "hang"), ("hang", "han"), ("fen", "feng"), ("xin", "xing"),
        ("jing", "jin"), ("zuang", "zhuang"), ("cuang", "chuan"), ("suan", "shuang"),
    ],
)  # fmt: skip
def test_the_common_confusions_lead_to_what_was_meant(typed: str, meant: str) -> None:
    assert meant in confused(typed)


@pytest.mark.parametrize(("typed", "other"), [("zhan", "zhen"), ("ji", "qi"), ("ma", "na")])
def test_other_syllables_are_not_confused(typed: str, other: str) -> None:
    assert other not in confused(typed)


@given(st.sampled_from(sorted(syllables())))
def test_confusion_goes_both_ways(syllable: str) -> None:
    assert all(syllable in confused(other) for other in confused(syllable) if spelled(syllable))


@given(
    st.lists(st.sampled_from(sorted(s for s in syllables() if spelled(s))), min_size=1, max_size=6)
)
def test_what_is_written_in_syllables_can_be_cut_into_syllables(written: list[str]) -> None:
    letters = "".join(written)
    found = cuts(letters)
    assert found
    assert all("".join(cut) == letters for cut in found)
    assert all(spelled(piece) for piece in found[0])


@pytest.mark.parametrize(
    ("letters", "cut"),
    [
        ("kechuangban", ("ke", "chuang", "ban")),
        ("kechuangb", ("ke", "chuang", "b")),
        ("jianshuijiangfei", ("jian", "shui", "jiang", "fei")),
        ("tidangluhua", ("ti", "dang", "lu", "hua")),
        ("ditie", ("di", "tie")),
    ],
)
def test_the_likeliest_cut_comes_first(letters: str, cut: tuple[str, ...]) -> None:
    assert cuts(letters)[0] == cut


def test_confused_syllables_are_cut_too() -> None:
    assert ("ke", "cuang", "ban") in cuts("kecuangban")


def test_what_is_no_pinyin_is_not_cut() -> None:
    assert cuts("gdp") == ()
    assert not is_stem("v")


def test_letters_are_read_as_they_stand_as_pinyin_and_as_initials() -> None:
    readings = {one.kind: [unit.typed for unit in one.units] for one in interpretations("kcb")}
    assert readings == {"characters": ["k", "c", "b"], "initials": ["k", "c", "b"]}
    assert {one.kind for one in interpretations("bao")} == {"characters", "pinyin", "initials"}
    assert [one.kind for one in interpretations("基站")] == ["characters"]


def test_a_long_run_of_letters_is_read_in_no_more_ways_than_can_be_tried() -> None:
    assert len(interpretations("xianxianxian" * 8)) < 40


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("四百二十九", ["429"]),
        ("两家", ["2家", "二家"]),
        ("百分之二十", ["20%"]),
        ("百分之百", ["100%", "百分之一百"]),
        ("一点五亿", ["1.5亿", "150000000", "一亿五千万", "150000千", "15000万", "150百万"]),
        ("三十千米", ["30千米"]),
        ("二〇〇〇年", ["2000年", "二千年", "两千年", "2千年", "0.2万年", "零点二万年"]),
        ("11家", ["十一家"]),
        ("20%", ["百分之二十"]),
        ("2家", ["二家", "两家"]),
        ("5g基站", ["五g基站"]),
        ("16.05公里", ["十六点零五公里"]),
        ("116.05公里", []),
        ("十四五", []),
        ("五百余万", []),
    ],
)
def test_numbers_are_spelled_both_ways(word: str, others: list[str]) -> None:
    found = [readable(other) for other in respelled(normal(word))]
    assert found == others


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("5G基站有多少个", ["5G基站"]),
        ("请问减税降费一共多少", ["减税降费"]),
        ("晋商博物院开放了吗", ["晋商博物院开放"]),
        ("新增了多少市场主体", ["新增", "市场主体"]),
        ("科创板上市的企业有几家", ["科创板上市", "企业"]),
        ("技术合同交易额是多少亿元", ["技术合同交易额"]),
        ("什么是专精特新", ["专精特新"]),
        ("5G基站的数量", ["5G基站"]),
        ("多少", []),
        ("更新了多少部电梯", ["更新", "电梯"]),
        ("有几所本科高校", ["本科高校"]),
        ("新建多少万套住房", ["新建", "住房"]),
        ("产值增长了多少", ["产值", "增长"]),
        ("产值增长目标是多少", ["产值", "增长", "目标"]),
        ("居民收入增加了百分之几", ["居民收入", "增加"]),
        ("社保发了多少钱", ["社保"]),
        ("有没有博物馆", ["博物馆"]),
        ("哪些村是示范村", ["示范村"]),
        ("几何图形", ["几何图形"]),
        ("近几年产值", ["近几年产值"]),
        ("数字经济", ["数字经济"]),
        ("有色金属", ["有色金属"]),
        ("修了多少公里农村路", ["农村路"]),
        ("过的快乐吗", ["快乐"]),
        ("他的书", ["他的书"]),
        ("5G的基站", ["5G", "基站"]),
        ("晋商的博物院", ["晋商", "博物院"]),
    ],
)
def test_a_question_is_about_its_subject(question: str, subject: list[str]) -> None:
    assert subject_of(question) == subject


def test_words_are_apart_and_without_the_signs_around_them() -> None:
    assert [readable(word) for word in query.words(" 企业，  5Ｇ？ 。 ")] == ["企业", "5g"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("23曾", ["23曾"]),
        ("5亿", []),
        ("29", []),
        ("曾23", []),
        ("2%", []),
        ("9.2曾", ["9.2曾"]),
        ("曾经", []),
        ("“23曾？”", ["23曾"]),
        ("23曾 经过", ["23曾", "经过"]),
        ("23曾 5亿", []),
        ("23批", []),
        ("29辆", []),
        ("5kw", []),
        ("23部门", ["23部门"]),
    ],
)
def test_only_a_number_that_counts_nothing_may_be_broken(typed: str, words: list[str]) -> None:
    assert query.broken(typed) == words
