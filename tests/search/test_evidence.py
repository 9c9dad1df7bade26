"""Whether a match is accepted: its bits and those of chance, as in docs/search.md."""

from __future__ import annotations

from math import inf, log2

import pytest

from xhl.search.align import Place, trace
from xhl.search.corpus import Corpus
from xhl.search.engine import Searcher
from xhl.search.evidence import Evidence
from xhl.search.fields import Text
from xhl.search.interpret import interpretations
from xhl.search.large.corpus import LargeCorpus
from xhl.search.large.memory import MemoryIndex
from xhl.search.pattern import Pattern
from xhl.text.normalize import normal

# Three names, two statements, one source; none of their characters sound or look alike.
NAMES, STATEMENTS, SOURCES = ("基站", "学校", "公路"), ("建桥", "修渠"), ("田野。",)
SMOOTHED = 2000


def base(text: str, field: str) -> Corpus:
    """A base in which this is one text more of a field."""
    texts = [
        *(Text(i, "topic", name) for i, name in enumerate(NAMES)),
        *(Text(i + 3, "statement", statement) for i, statement in enumerate(STATEMENTS)),
        *(Text(i + 5, "source", source) for i, source in enumerate(SOURCES)),
        Text(6, field, text),
    ]
    return Corpus(texts)


def surplus(typed: str, text: str, field: str = "source", cost: int = 9) -> float:
    """The bits over chance with which a typed word is found in one more text of a field."""
    corpus = base(text, field)
    pattern = Pattern(corpus, interpretations(normal(typed))[0])
    plain = normal(text)
    aligned = trace(plain, pattern.answers, pattern.editable, cost)
    assert aligned is not None
    evidence = Evidence(corpus, pattern.interpretation, pattern.tiers)
    return evidence.surplus(Place(len(corpus.texts) - 1, 0, plain, aligned))


def bits(times: int, text: str) -> float:
    """What a character carries that stands so often in the base, this text among it."""
    signs = sum(len(part) for part in (*NAMES, *STATEMENTS, *SOURCES, text))
    return -log2((times + SMOOTHED / 1500) / (signs + SMOOTHED))


# The places where it could have turned up by chance


@pytest.mark.parametrize("text", ["海港湾", "海港湾。", "，海港湾", "，海港湾。"])
def test_a_whole_text_could_be_any_text_whatever_sign_it_begins_or_ends_with(text: str) -> None:
    assert surplus("海港湾", text) == pytest.approx(3 * bits(1, text) - log2(1 + 2))


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("海港湾林草", 1),
        ("林草海港湾", 1),
        ("林，海港湾草", 2),
        ("林海港湾，草", 2),
        ("林，海港湾", 2),
        ("海港湾，草", 2),
        ("海港湾。。", 1),
        ("。。海港湾", 1),
    ],
)
def test_one_at_an_end_of_a_phrase_any_such_end(text: str, phrases: int) -> None:
    edges = 2 * (1 + phrases)  # of the other source, and its own
    assert surplus("海港湾", text) == pytest.approx(3 * bits(1, text) - log2(1 + edges))


@pytest.mark.parametrize("text", ["林海港湾草", "林木，草海港湾地"])
def test_one_within_a_phrase_any_character(text: str) -> None:
    chars = len("田野。") + len(text)
    assert surplus("海港湾", text) == pytest.approx(3 * bits(1, text) - log2(1 + chars))


@pytest.mark.parametrize(
    ("field", "texts"), [("topic", 4), ("alias", 4), ("statement", 3), ("source", 2)]
)
def test_names_statements_and_sources_are_counted_apart(field: str, texts: int) -> None:
    text = "海港湾"
    assert surplus("海港湾", text, field) == pytest.approx(3 * bits(1, text) - log2(1 + texts))


# What the units carry


def test_a_character_carries_less_the_more_often_it_stands_in_the_base() -> None:
    text = "海海港湾"
    wanted = 2 * bits(2, text) + 2 * bits(1, text) - log2(1 + 2)
    assert surplus("海海港湾", text) == pytest.approx(wanted)


def test_a_homophone_carries_what_all_that_sound_so_leave() -> None:
    text = "基地建设"  # and there is 基站
    found = surplus("机地建设", text)
    exact = surplus("基地建设", text)
    seen = 2 + SMOOTHED / 350  # 基 twice, and what ordinary text would have; 机 is not there
    size = sum(map(len, (*NAMES, *STATEMENTS, *SOURCES, text))) + SMOOTHED
    assert exact - found == pytest.approx(bits(2, text) + log2(seen / size))


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("wrong", "海港狗林草"), ("extra", "海港的湾林草"), ("missing", "海港林草")],
)
def test_an_edit_takes_four_bits_away(kind: str, typed: str) -> None:
    text = "海港湾林草"
    answered = 5 if kind == "extra" else 4
    assert surplus(typed, text) == pytest.approx(answered * bits(1, text) - 4 - log2(1 + 2))


def test_a_wrong_character_that_sounds_nearly_alike_takes_fewer() -> None:
    text = "海港坏林草"
    alike = 3 / 4  # of huai, in hui
    wanted = 4 * bits(1, text) - 4 * (1 - alike) - log2(1 + 2)
    assert surplus("海港会林草", text) == pytest.approx(wanted)


def test_a_word_that_was_typed_is_no_slip_that_sounds_nearly_alike() -> None:
    text = "人民利报"  # ri, li
    assert surplus("人民日报", text) == pytest.approx(3 * bits(1, text) - 4 - log2(1 + 2))


def test_a_number_is_never_left_out_before_its_unit() -> None:
    assert surplus("企业家", "培育企业7家") == -inf
    assert surplus("建基站", "建5g基站") > -inf


def test_no_end_of_a_phrase_is_left_out() -> None:
    assert surplus("海港湾林草", "海港，湾林草") == -inf
    assert surplus("海港湾林草", "海港、湾林草") > -inf


def test_a_swap_takes_four_bits_from_the_two() -> None:
    text = "海港湾林草"
    assert surplus("海湾港林草", text) == pytest.approx(5 * bits(1, text) - 4 - log2(1 + 2))


@pytest.mark.parametrize(("text", "more"), [("港海", 10), ("港海洋", 2), ("港海洋鱼", 0)])
def test_an_edit_at_an_end_of_a_short_word_takes_more(text: str, more: int) -> None:
    wanted = len(text) * bits(1, text) - 4 - more - log2(1 + 2)
    assert surplus(f"狗{text}", text) == pytest.approx(wanted)
    assert surplus(f"{text}狗", text) == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("人民日报", "民日报"),
        ("二氧化碳", "二氧化氮浓度"),
        ("重大项目", "重点项目"),
        ("就业人口", "失业人口"),
        ("低速公路", "高速公路"),
        ("轻症学生", "重症学生"),  # the opposite
        ("国际航线", "国际航天城"),
        ("河西gdp", "总值gdp"),  # nothing but the letters
    ],
)
def test_a_word_that_was_typed_is_no_slip_for_another(typed: str, text: str) -> None:
    assert surplus(typed, text) == -inf


@pytest.mark.parametrize(
    ("typed", "text"),
    [("重据项目", "重点项目"), ("学校这么", "学校怎么")],
)
def test_what_is_no_word_or_sounds_alike_may_be_a_slip(typed: str, text: str) -> None:
    assert surplus(typed, text) > -inf


@pytest.mark.parametrize("no", "外非无未")
def test_a_word_is_not_its_opposite(no: str) -> None:
    assert surplus(f"海港{no}湾林草", "海港湾林草") == -inf


@pytest.mark.parametrize(("typed", "edits"), [("海狗湾狗林", 2), ("海狗湾狗林猫草", 3)])
def test_more_than_a_third_of_edits_is_never_believed(typed: str, edits: int) -> None:
    assert surplus(typed, "海港湾地林山草", cost=12) == -inf, edits


def test_a_third_of_edits_may_be_believed() -> None:
    assert surplus("海狗湾狗林山", "海港湾地林山") > 0.5
    assert surplus("海狗湾", "海港湾") > 0.5


@pytest.mark.parametrize(
    ("typed", "field", "text", "believed"),
    [
        ("机地", "source", "新的基地建成", True),  # 机地 is no word, 基地 is one
        ("公理", "topic", "公里", True),
        ("公理", "alias", "公里建成", True),
        ("公理", "alias", "公里程建成", True),
        ("公理", "topic", "新的公里建成", False),
        ("公理", "statement", "公里", False),
        ("公理", "source", "公里", False),
        ("公理", "topic", "工理", True),
        ("公理", "topic", "工理狗猫", False),  # no word, and not the whole name
        ("公里", "source", "新的公里建成", True),
    ],
)
def test_of_two_characters_one_may_be_a_homophone_where_that_is_no_accident(
    typed: str, field: str, text: str, believed: bool
) -> None:
    assert (surplus(typed, text, field) >= 0.5) == believed


def test_one_sound_alone_is_an_answer_wherever_it_stands() -> None:
    assert surplus("基", "新的基地建成") == inf


# Found often


def often(typed: str, text: str, times: int, *, same: bool = False) -> float:
    """The bits over chance with which a word is found in so many sentences of a larger base."""
    filler = ("家{0}宣{0}", "{0}{0}", "{0}{0}", "{0}{0}")
    others = [Text(i, "source", filler[i % 4].format(chr(0x3400 + i) * 20)) for i in range(2000)]
    signs = ["" if same else chr(0x3400 + i) for i in range(times)]
    found = [Text(2000 + i, "source", text + sign) for i, sign in enumerate(signs)]
    corpus = Corpus([*others, *found])
    is_pinyin = typed.isascii()
    pattern = Pattern(corpus, interpretations(typed)[is_pinyin])
    aligned = trace(text, pattern.answers, pattern.editable, 1)
    assert aligned is not None
    evidence = Evidence(corpus, pattern.interpretation, pattern.tiers)
    return evidence.of_row(
        [Place(2000 + i, 0, text + sign, aligned) for i, sign in enumerate(signs)]
    )


def test_what_turns_up_more_often_than_chance_lets_it_is_believed() -> None:
    assert often("jiaxuan", "白佳轩说", 40) > 0.5
    assert often("jiaxuan", "白佳轩说", 2) < 0.5


def test_the_same_sentence_many_times_is_one() -> None:
    assert often("jiaxuan", "白佳轩说", 40, same=True) < 0.5


def test_a_known_word_is_no_slip_of_another_however_often_that_is_found() -> None:
    assert often("公理", "新的公里建成", 20) == -inf


# Asked before aligning


def test_what_could_never_be_enough_is_not_aligned() -> None:
    corpus = base("海港湾", "source")
    for typed, cost, could in [("海港湾", 0, True), ("海港湾", 6, True), ("海港湾", 300, False)]:
        pattern = Pattern(corpus, interpretations(typed)[0])
        evidence = Evidence(corpus, pattern.interpretation, pattern.tiers)
        assert evidence.could_be_enough("source", cost) == could


def test_two_initials_are_believed_nowhere_if_there_are_no_texts() -> None:
    assert Searcher([], LargeCorpus(MemoryIndex([]))).search("bj") == []
