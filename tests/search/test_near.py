"""In a large base, the best hits of a query with times, places or a unit are found without reading all that match."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

import pytest

from xhl.fact_base import FactBase
from xhl.facts.indexed import IndexedBase
from xhl.model import Document, Fact, Quantity, Section
from xhl.search.engine import Hit
from xhl.search.large import best_first
from xhl.search.large import corpus as large
from xhl.search.large import every as every_hit
from xhl.search.large.memory import MemoryIndex

SECTIONS = (Section("生态"), Section("民生"))
DOCUMENTS = (
    Document("a", "青石县2020年公报"),
    Document("b", "青石县2021年公报"),
    Document("c", "沅塘县2021年政府工作报告", date="2022-01-10"),
    Document("d", "概况", publisher="沅塘县", date="2020-03-01"),
)
PERIODS = ("2020年", "2021年", "2021年上半年", "上半年", "2019-2021年", "“十四五”时期", "", "", "")
SUBJECTS = ("基站", "公园", "道路", "基站5号", "青石公园", "沅塘道路")
LONGER = (
    "新增就业",
    "新增城镇就业",
    "财政收入",
    "财政总收入",
    "GDP",
    "地区生产总值",
    "第一产业增加值",
    "一产",
)
MORE = ("增长", "2020年", "2021年建成", "同比", "5个", "12个", "其中", "计划", "全县")
ALIASES = ("12条", "十二条", "规上工业", "规模以上工业增加值", "规模以上工业增加值完成情况")
UNITS = ("个", "公里", "亿元", "%", "米", "件")
QUERIES = (
    *("2020年基站", "2021年 公园", "基站 2020", "2021年上半年公园", "上半年基站", "去年公园", "2035年基站"),
    *("2019年 2020年 基站", "青石县基站", "青石县 2020年 公园", "沅塘 2021年 道路", "沅塘县 2035年 公园"),
    *("十四五公园", "2020年上半年 2021年 基站", "2020年", "2020年增长", "2021年青石公园", "2021年5号"),
    *("基站有多少", "道路有多少公里", "2020年道路有多少公里", "公园增长多少", "青石县道路多少米", "增长多少"),
    *("基站 5", "5个 公园", "12", "同比 5", "公园 12个", "基站5号", "其中 5个 增长", "2020年 5个 基站"),
    *("2035年jizhan", "2021年 gongyuan", "2035年机站"),
    *("青石县12条", "沅塘 12条", "12条有多少公里", "2020年规上工业", "2021年 jizhan 规上工业", "规上工业 2021年"),
    *("2019年 2020年 jizhan", "2020年 2021年 2035年 公圆", "青石县 gongyuan", "沅塘县 daolu", "无名县 2021年 公园"),
    *("全县 2020年 jizhan", "青石县 沅塘县 基站", "2021年 公园目标", "有多少公里 道路", "公圆有多少公里"),
    *("2021年道路有多少公里", "沅塘县道路增长多少", "2019年 2020年 道路有多少米", "上半年 2035年 全县 公园"),
    *("公园件数", "2021年 公园件数", "公园总量", "2021年公园人数", "青石县基站总量", "基站绿化率"),
    *("生态 基站", "民生 jizhan", "公报 2020年 公圆", "生态 公报 道路", "生态 民生", "概况 生态 基站有多少公里"),
    *("2020年jizhan", "jizhan 5", "2020年机站", "全县2020年基站", "2020年基站目标", "公园计划 2021年"),
)  # fmt: skip
OF_LONGER = (
    *("新增就业", "2021年 财政收入", "青石县GDP", "全县一产增加值", "2020年 GDP 增长", "gdp增速", "生态 新增就业"),
    *("财政收入 5个", "一产 同比", "2021年 caizheng shouru", "xin zeng jiuye", "财政 收人", "沅塘县 cai'zhengshouru"),
    *("同比增幅", "同比增长", "增长速度", "一产增速", "第一产业增长", "财政收入占比", "GDP增幅", "一产 增速"),
    *("2020年 gdp zengsu", "财政收入增长多少", "GDP增长了多少", "2035年 同比增长", "新增就业目标", "就业新增 2021年"),
)  # fmt: skip


LIMITS = (1, 3, 10, 90)


def some_facts(
    dice: random.Random, count: int, subjects: tuple[str, ...] = SUBJECTS
) -> Iterator[Fact]:
    for _ in range(count):
        subject, document = dice.choice(subjects), dice.choice(DOCUMENTS)
        said = subject + "".join(dice.choices(MORE, k=dice.randint(0, 3)))
        source = (
            said if dice.random() < 0.5 else f"{dice.choice(MORE)}，{said}{dice.choice(SUBJECTS)}"
        )
        topic = subject if dice.random() < 0.6 else dice.choice(("县情", "5号公园", "建设"))
        written = dice.choice(("5", "12", "2020", "3.5"))
        quantity = Quantity(written, dice.choice(UNITS), dice.choice(("", "", "计划", "增长")))
        period = dice.choice(PERIODS)
        aliases = tuple(dice.choices(ALIASES, k=dice.choice((0, 0, 1, 2))))
        yield Fact(
            topic,
            dice.choice(SECTIONS),
            said,
            source,
            document,
            quantity,
            period,
            aliases=tuple(dict.fromkeys(aliases)),
        )


def indexed(facts: list[Fact]) -> IndexedBase:
    return IndexedBase(MemoryIndex(facts), SECTIONS, DOCUMENTS)


def of(base: FactBase, query: str, limit: int | None = None) -> list[tuple[object, ...]]:
    return told(base.search(query, limit=limit))


def told(hits: Iterable[Hit]) -> list[tuple[object, ...]]:
    return [(hit.fact, hit.score, hit.met, hit.without) for hit in hits]


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.thorough) for seed in range(1, 6))]
)
@pytest.mark.parametrize(("subjects", "queries"), [(SUBJECTS, QUERIES), (LONGER, OF_LONGER)])
def test_the_best_are_the_first_of_all(
    monkeypatch: pytest.MonkeyPatch, seed: int, subjects: tuple[str, ...], queries: tuple[str, ...]
) -> None:
    monkeypatch.setattr(large, "MANY", 5)
    monkeypatch.setattr(best_first, "_FEW", 2)
    monkeypatch.setattr(every_hit, "FIRST", 4)
    monkeypatch.setattr(every_hit, "_AT_ONCE", 7)
    dice = random.Random(seed)
    facts = list(some_facts(dice, 90, subjects))
    small, base = FactBase(facts, SECTIONS, DOCUMENTS), indexed(facts)
    found = 0
    for query in queries:
        every = of(small, query)
        found += bool(every)
        assert of(base, query) == every, query
        for limit in LIMITS if seed else dice.sample(LIMITS, 1):
            assert of(base, query, limit) == every[:limit], (query, limit)
        assert len(base.hits(query)) == len(every), query
        assert told(base.hits(query)) == every, query
    assert found > len(queries) / 2


def test_a_worse_hit_that_was_looked_at_is_not_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "MANY", 5)
    monkeypatch.setattr(best_first, "_FEW", 2)

    def fact(topic: str, said: str, period: str) -> Fact:
        return Fact(topic, SECTIONS[0], said, f"比2020年多，{said}", DOCUMENTS[2], None, period)

    facts = [
        fact("机站", "建成基站", "2020年"),  # it sounds like the best
        *(fact("基站", "建成", "2021年") for _ in range(6)),
        *(fact("新基站", "建成", "2020年") for _ in range(9)),
    ]
    [hit] = indexed(facts).search("2020年基站", limit=1)
    assert hit.fact.topic == "新基站"


def test_a_year_is_met_only_by_a_hit_that_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "MANY", 5)
    monkeypatch.setattr(best_first, "_FEW", 2)

    def fact(topic: str, source: str, period: str) -> Fact:
        return Fact(topic, SECTIONS[0], "建成", source, DOCUMENTS[2], None, period)

    facts = [
        fact("基站", "建成", "2020年"),
        fact("机站", "建成，另有基站", "2021年"),  # it sounds like the best, and only mentions it
        *(fact("新建的基站", "建成", "2021年") for _ in range(9)),
    ]
    [hit] = indexed(facts).search("2020年和2021年基站", limit=1)
    assert (hit.fact.period, hit.without) == ("2020年", ())


@pytest.mark.parametrize("query", ["青石县12条", "青石县 12条", "12条有多少公里"])
def test_another_spelling_counts_only_if_no_fact_has_the_first(query: str) -> None:
    kilometres = Quantity("5", "公里")
    facts = [
        Fact("道路", SECTIONS[0], "道路12条", "道路12条", DOCUMENTS[2]),
        Fact("公园", SECTIONS[0], "公园十二条", "公园十二条", DOCUMENTS[0], kilometres),
    ]
    small = FactBase(facts, SECTIONS, DOCUMENTS)
    assert of(indexed(facts), query, 1) == of(small, query, 1)


def numbered(n: int) -> Fact:
    unit = ("个", "公里", "%")[n % 3]
    said = f"建成基站{'多' * (n % 50)}{'同比增长' if unit == '%' else ''}{n % 7}{unit}"
    document = Document(f"d{n % 50}", f"{'青石乙甲丙丁'[n % 6 : n % 6 + 2]}县公报")
    quantity = Quantity(str(n % 7), unit, "同比增长" if unit == "%" and n % 2 else "")
    period = f"{2015 + n // 6 % 6}年"
    return Fact(f"{'新' * (n % 40)}基站", SECTIONS[0], said, said, document, quantity, period)


@pytest.fixture(scope="module")
def many() -> IndexedBase:
    facts = list(map(numbered, range(20_000)))
    return IndexedBase(MemoryIndex(facts), SECTIONS, tuple({one.document: None for one in facts}))


@pytest.mark.parametrize(
    "query",
    [
        *(
            "2020年基站",
            "2035年基站",
            "基站 2020年",
            "基站有多少",
            "基站有多少公里",
            "基站增长多少",
        ),
        *(
            "2019年 jizhan",
            "2018年 2019年 基站",
            "生态 jizhan",
            "有多少公里 基站",
            "2035年 青石县 鸡站",
        ),
        *("青石县 2020年 基站", "基站 5", "5个 基站", "基站 建成 5", "2020年基站有多少"),
        *("基站人数", "基站占比", "青石县基站总量"),
        *("同比增长", "同比增幅", "基站同比增长", "基站增速", "2020年基站增速"),
    ],
)
def test_no_more_facts_are_read_than_may_be_among_the_best(
    monkeypatch: pytest.MonkeyPatch, many: IndexedBase, query: str
) -> None:
    read: set[int] = set()
    some = MemoryIndex.facts

    def noted(self: MemoryIndex, numbers: Iterable[int]) -> Iterator[Fact]:
        chosen = list(numbers)
        read.update(chosen)
        return some(self, chosen)

    monkeypatch.setattr(MemoryIndex, "texts", noted)
    monkeypatch.setattr(MemoryIndex, "facts", noted)
    assert len(many.search(query, limit=5)) == 5
    assert len(read) < 4000


@pytest.mark.parametrize("query", ["基站", "同比增长", "同比增幅"])
def test_hits_of_several_plans_are_counted_by_the_index(
    monkeypatch: pytest.MonkeyPatch, many: IndexedBase, query: str
) -> None:
    every = len(many.search(query))
    monkeypatch.setattr(many, "search", lambda *_args, **_options: [])  # would give all hits
    assert len(many.hits(query)) == every > 1000
