"""The shipped fact base agrees with the report that it quotes.

The base is read with tomli alone, so that what holds here does not lean on xhl's own reading.

Two rules are used throughout:

* A *piece* of the report is a sentence up to and with its 。, or a line that has none.
* A *number* of a piece is a whole run of digits with its decimals, or a Chinese numeral of one
  character (零, 三, 五). A numeral inside one of ``NAMES`` belongs to that name and is no number;
  亿 after digits belongs to the unit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tomli

HERE = Path(__file__).parents[1]
REPORT = (HERE / "data" / "report.txt").read_text(encoding="utf-8")
WRITTEN = (HERE.parent / "data" / "facts.toml").read_text(encoding="utf-8")
BASE: dict[str, Any] = tomli.loads(WRITTEN, parse_float=Decimal)  # keeps the digits as printed

LINES = [line.strip() for line in REPORT.splitlines() if line.strip()]
PIECES = [piece for line in LINES for piece in re.findall("[^。]+。?", line)]
TITLES = {section["title"] for section in BASE["section"].values()}

REQUIRED = {"section", "statement", "source"}
ALLOWED = REQUIRED | {"value", "unit", "qualifier", "period", "aliases"}

# Where the report has a numeral that counts nothing, and why.
NAMES = {
    "2020年": "the year reported on",
    "一年": "the same year: 一年来, 极不平凡的一年",
    "十四五": "the name of a five-year plan",
    "三年行动": "part of a campaign's name",
    "5G": "a generation of mobile networks",
    "1898": "part of the name of 中国1898“太原兵工厂”文化产业园",
    "20字": "the name of a standard for cadres",
    "1+3+N": "the name of a system of service centres",
    "一条新路": "a figure of speech",
    "四为四高两同步": "the name of a policy",
    "六稳": "the name of a policy",
    "六保": "the name of a policy",
    "六新": "the name of a policy",
    "三个一批": "the name of a policy",
    "四治": "the name of a policy",
    "四好": "the name of a kind of road",
    "双零": "sums up the two zeros printed before it",
    "三零": "the name of a kind of unit",
    "三不": "the name of a policy",
    "两抢一盗": "the name of a kind of crime",
    "四个意识": "the name of a doctrine",
    "四个自信": "the name of a doctrine",
    "两个维护": "the name of a doctrine",
    "一城": "the one city itself, as in 一城五区",
    "“五区”": "the five of 一城五区 once more",
    "统一战线": "a word",
    "进一步": "a word",
    "一体": "a word",
}

# The pieces that are the source of no fact, and why; headings and the title aside.
STATE_NOTHING = {
    "坚持空气质量": "broken off: the copy has a gap here",
    "设)项目。": "the end of a sentence whose beginning is lost in the gap",
    "文 字 李杰华 图 片 杏花岭区新闻中心提供": "the credits: they describe the document",
}

# What the facts leave of their sentences, and why.
LEFT_OVER = {
    "和": "joins two facts",
    "等": "ends a list of facts",
    "杏花岭区": "the subject, where a fact is its predicate",
    "双零": "sums up the two zeros printed before it",
    "目标": "goes with 双零",
}

# Words the report has nothing to say about; none may lead to a fact.
NOT_REPORTED = ["高铁", "大学", "GDP", "房价", "地铁", "医院", "学校", "银行", "手机"]

DIGITS = dict(zip("零一二三四五六七八九", "0123456789", strict=True))
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?|(?<![0-9])[〇零一二三四五六七八九十百千万亿两双半]+")


class Entry(NamedTuple):
    """A fact of the base with its topic."""

    topic: str
    fact: dict[str, Any]

    def words(self) -> list[str]:
        """What the fact is looked up by."""
        return [self.topic, *self.fact.get("aliases", [])]

    def number(self) -> str:
        """A pattern of the fact's value and unit as a text may print them, side by side."""
        value = str(self.fact["value"])
        numerals = [numeral for numeral, digit in DIGITS.items() if digit == value]
        whole = rf"(?<![0-9.]){re.escape(value)}(?![0-9]|\.[0-9])"
        return f"(?:{'|'.join([whole, *numerals])}){re.escape(self.fact.get('unit', ''))}"


# Each test below names the offenders; that there are facts to offend is the second test.
ENTRIES = [Entry(topic, fact) for topic, facts in BASE["fact"].items() for fact in facts]
COUNTED = [entry for entry in ENTRIES if "value" in entry.fact]


def numbers(text: str, names: Iterable[str] = NAMES) -> list[str]:
    """The numbers of a text, in digits where the numeral is one character.

    >>> numbers("中国1898园和429个5G基站，三大领域零死亡，1.5亿元")
    ['429', '3', '0', '1.5']
    """
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "□")
    return [DIGITS.get(number, number) for number in NUMBER.findall(text)]


def stands_in_order(part: str, whole: str) -> bool:
    """Whether ``part`` is ``whole`` with omissions only."""
    rest = iter(whole)
    return all(character in rest for character in part)


def offenders(entries: Iterable[Entry], holds: Callable[[Entry], object]) -> list[str]:
    """The facts that break a rule."""
    return [f"{e.topic}: {e.fact.get('statement')}" for e in entries if not holds(e)]


def unstated(piece: str) -> list[str]:
    """What no topic or statement takes from a piece, punctuation aside."""
    left = list(piece)
    for topic, fact in ENTRIES:
        if fact["source"] == piece:
            for part in (topic, fact["statement"]):
                for start, size in taken(part, piece):
                    left[start : start + size] = "，" * size
    return re.findall(r"\w+", "".join(left))


def taken(part: str, whole: str) -> list[tuple[int, int]]:
    """Where the runs of ``part`` stand in ``whole``: start and size of each."""
    if part in whole:
        return [(whole.index(part), len(part))]
    matcher = SequenceMatcher(None, whole, part, autojunk=False)
    return [(start, size) for start, _, size in matcher.get_matching_blocks()]


def test_the_rule_for_numbers_tells_counts_from_names() -> None:
    assert numbers("中国1898园和429个5G基站，三大领域零死亡，1.5亿元") == ["429", "3", "0", "1.5"]
    assert numbers("“十四五”时期“1+3+N”进一步") == []
    assert numbers("十一家") == ["十一"]  # not of one character: left as it is, to be noticed


def test_the_report_gives_at_least_34_facts_with_numbers_and_40_without() -> None:
    assert len(COUNTED) >= 34
    assert len(ENTRIES) - len(COUNTED) >= 40


# The form of the base.


def test_the_base_says_which_schema_and_document_it_has() -> None:
    assert BASE.keys() == {"schema", "title", "document", "section", "fact"}
    assert BASE["schema"] == 1
    assert BASE["document"].keys() == {"report"}


def test_a_fact_has_the_required_keys_and_no_unknown_ones() -> None:
    assert offenders(ENTRIES, lambda e: REQUIRED <= e.fact.keys() <= ALLOWED) == []


def test_no_text_of_a_fact_is_empty_or_padded() -> None:
    def is_clean(entry: Entry) -> bool:
        texts = [text for key, text in entry.fact.items() if key not in ("value", "aliases")]
        return all(text and text == text.strip() for text in [*texts, *entry.words()])

    assert offenders(ENTRIES, is_clean) == []


def test_a_unit_or_qualifier_comes_with_a_value() -> None:
    unvalued = [entry for entry in ENTRIES if "value" not in entry.fact]
    assert offenders(unvalued, lambda e: not e.fact.keys() & {"unit", "qualifier"}) == []


def test_every_section_is_declared_and_used() -> None:
    assert {entry.fact["section"] for entry in ENTRIES} == BASE["section"].keys()


def test_no_word_names_two_sections() -> None:
    words = Counter(BASE["section"].keys())
    for section in BASE["section"].values():
        words.update(section["aliases"])
    assert [word for word, count in words.items() if count > 1] == []


def test_no_fact_is_stated_twice() -> None:
    stated = Counter((topic, fact["statement"], fact["source"]) for topic, fact in ENTRIES)
    assert [fact for fact, count in stated.items() if count > 1] == []


def test_facts_of_one_topic_stand_together() -> None:
    topics = re.findall(r'^\[\[fact\."(.+)"\]\]$', WRITTEN, re.MULTILINE)
    assert len(topics) == len(ENTRIES), "a fact is written in another form than [[fact.…]]"
    assert topics == [topic for topic, _ in ENTRIES]


def test_topics_keep_the_order_of_the_report() -> None:
    first = [facts[0] for facts in BASE["fact"].values() if facts[0]["section"] != "图片"]
    places = [REPORT.index(fact["source"]) for fact in first]
    assert places == sorted(places)


# The words of the report.


def test_a_source_is_a_whole_sentence_of_the_report_verbatim() -> None:
    assert offenders(ENTRIES, lambda e: e.fact["source"] in PIECES) == []


def test_a_statement_is_its_source_with_nothing_but_omissions() -> None:
    assert (
        offenders(ENTRIES, lambda e: stands_in_order(e.fact["statement"], e.fact["source"])) == []
    )


def test_a_topic_is_made_of_the_words_of_its_source() -> None:
    assert offenders(ENTRIES, lambda e: stands_in_order(e.topic, e.fact["source"])) == []


def test_every_sentence_of_the_report_is_the_source_of_a_fact() -> None:
    sources = {entry.fact["source"] for entry in ENTRIES}
    assert set(PIECES) - sources - TITLES == STATE_NOTHING.keys()


def test_nothing_that_a_sentence_says_is_left_out() -> None:
    sources = {entry.fact["source"] for entry in ENTRIES}
    assert {rest for piece in sources for rest in unstated(piece)} == LEFT_OVER.keys()


def test_every_heading_is_printed_except_where_the_report_prints_none() -> None:
    unprinted = {name for name, section in BASE["section"].items() if section["title"] not in LINES}
    assert unprinted == {"城乡", "图片"}  # lost in the gap; captions have none


def test_the_section_生态_is_found_by_its_name_and_holds_the_greening() -> None:
    greened = [entry.fact["value"] for entry in COUNTED if entry.fact["section"] == "生态"]
    assert greened == [Decimal("533.86"), Decimal("7047.03")]
    assert BASE["section"]["生态"]["title"] == "坚持“四治”一体推进"


def test_the_document_is_described_in_the_words_of_the_report() -> None:
    document = BASE["document"]["report"]
    assert document.keys() == {"title", "author", "note", "uncovered"}
    assert document["title"] == BASE["title"]
    assert document["title"] in LINES
    assert document["author"] in REPORT
    assert all(part in REPORT.replace("图 片", "图片") for part in document["note"].split("："))


def section_periods(*sections: str) -> Counter[str | None]:
    return Counter(e.fact.get("period") for e in ENTRIES if e.fact["section"] in sections)


def test_the_period_is_the_one_the_part_of_the_report_names() -> None:
    reported = section_periods("防疫", "创新", "产业", "生态", "城乡", "安全", "党建")
    assert reported.keys() == {"2020", None}
    assert reported[None] == 1  # 三年行动 names a span of its own
    assert section_periods("规划").keys() == {"十四五"}
    assert section_periods("图片").keys() == {None}
    for _, fact in ENTRIES:
        if fact["section"] == "概况":
            says_the_year = fact["source"].startswith(("一年来", "2020年"))
            assert (fact.get("period") == "2020") == says_the_year, fact["statement"]


# The numbers of the report.


def test_a_value_is_a_whole_number_of_its_source() -> None:
    assert offenders(COUNTED, lambda e: str(e.fact["value"]) in numbers(e.fact["source"])) == []


def test_a_statement_has_the_number_of_its_fact_and_no_other() -> None:
    def own(entry: Entry) -> list[str]:
        return [str(entry.fact["value"])] if "value" in entry.fact else []

    assert offenders(ENTRIES, lambda e: numbers(e.fact["statement"]) == own(e)) == []


def test_a_statement_prints_a_unit_right_after_its_value() -> None:
    assert offenders(COUNTED, lambda e: re.search(e.number(), e.fact["statement"])) == []


def test_only_the_zeros_have_no_unit() -> None:
    assert offenders(COUNTED, lambda e: ("unit" in e.fact) == (e.fact["value"] != 0)) == []


def test_a_qualifier_is_the_word_beside_the_number_that_turns_it() -> None:
    def turning(entry: Entry) -> str | None:
        number = entry.number()
        beside = f"(均下降|同比下降){number}|{number}(以上)"
        found = re.search(beside, entry.fact["statement"])
        return found and (found[1] or found[2])

    assert sum("qualifier" in entry.fact for entry in COUNTED) == 5
    assert offenders(COUNTED, lambda e: turning(e) == e.fact.get("qualifier")) == []


def test_every_number_of_the_report_is_a_fact_or_part_of_a_name() -> None:
    printed = Counter((piece, number) for piece in PIECES for number in numbers(piece))
    stated = Counter((e.fact["source"], str(e.fact["value"])) for e in COUNTED)
    assert printed - stated == Counter()


@pytest.mark.parametrize("name", NAMES)
def test_every_name_with_a_numeral_is_in_the_report_and_needed(name: str) -> None:
    others = NAMES.keys() - {name}
    assert any(numbers(piece) != numbers(piece, others) for piece in PIECES)


def test_amounts_of_money_run_from_1_5_to_161_64() -> None:
    money = sorted(e.fact["value"] for e in COUNTED if e.fact.get("unit") == "亿元")
    assert [str(value) for value in money] == ["1.5", "2.84", "5.58", "17.63", "18.32", "161.64"]


# Other words for a topic.


def test_aliases_are_other_words_than_the_topic_and_given_once() -> None:
    assert offenders(ENTRIES, lambda e: len(set(e.words())) == len(e.words())) == []


def test_no_alias_is_the_topic_of_another_fact() -> None:
    assert offenders(ENTRIES, lambda e: not BASE["fact"].keys() & set(e.words()[1:])) == []


@pytest.mark.parametrize("word", NOT_REPORTED)
def test_what_is_not_reported_leads_to_no_fact(word: str) -> None:
    assert word not in WRITTEN
