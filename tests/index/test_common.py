"""An index knows which facts are about common words, so that it counts them without reading these."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from xhl.fact_base import FactBase
from xhl.facts.load import load
from xhl.facts.select import in_sections
from xhl.index import cache, common
from xhl.search.fields import BREAK
from xhl.search.large import every
from xhl.search.large.corpus import LargeCorpus
from xhl.text.normalize import normals
from xhl.text.sounds import sound_of

PIECES = [
    "投资增长",
    "投资增涨",
    "公园",
    "“增长”快",
    "增 长",
    "赠长城",
    "基站",
    "同比增长",
    "同比计划",
]


@pytest.fixture(autouse=True)
def _count_few(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(common, "_ENOUGH", 40)
    monkeypatch.setenv("XHL_CACHE", str(tmp_path / "cache"))


def written(path: Path, seed: int, facts: int = 120) -> str:
    dice = random.Random(seed)
    lines = ['schema = 1\n[document.d]\ntitle = "公报"\n[section."甲"]\n[section."乙"]\n']
    for i in range(facts):
        statement, more = ("".join(dice.choices(PIECES, k=2)) for _ in range(2))
        source = dice.choice((statement, f"{more}，{statement}。"))
        topic, section = f"{dice.choice(PIECES)}{i}", dice.choice("甲乙")
        lines.append(
            f'[[fact."{topic}"]]\nsection = "{section}"\nstatement = "{statement}"\nsource = "{source}"\n'
            + (f'aliases = ["{dice.choice(PIECES)}"]\n' if i % 5 == 0 else "")
        )
    path.write_text("".join(lines), "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("bases")
    return [written(folder / f"{i}.toml", i) for i in range(3)]


def both(paths: list[str]) -> Iterator[FactBase]:
    yield cache.indexed(paths)
    yield load(paths)


WORDS = ["增长", "同比增长", "同比", "计划", "增涨", "赠长", "长城", "公园", "增长公园", "长公"]


OTHERS = [
    "zengzhang",
    "tongbizengzhang",
    "tongbi zengzhang",
    "tongbi",
    "增",
    "有多少增长",
    "同比 增长",
]


@pytest.fixture(scope="module")
def counts(paths: list[str]) -> dict[str, tuple[int, int]]:
    """How many facts each word finds, in all facts and in a part of them, without an index."""
    read = load(paths)
    part = second_section(read)
    return {word: (len(read.search(word)), len(part.search(word))) for word in [*WORDS, *OTHERS]}


def second_section(base: FactBase) -> FactBase:
    return base.part(in_sections(base, base.sections[1:]))


@pytest.mark.parametrize("first", [1, 20])
def test_counts_are_those_of_a_search(
    paths: list[str],
    counts: dict[str, tuple[int, int]],
    first: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(every, "FIRST", first)
    indexed = cache.indexed(paths)
    part = second_section(indexed)
    for word, (wanted, of_part) in counts.items():
        assert len(indexed.hits(word)) == wanted > 0, word
        assert len(part.hits(word)) == of_part, word


def test_what_is_known_of_a_common_word_is_not_read(
    paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed, read = both(paths)
    wanted = len(read.search("增长"))
    monkeypatch.setattr(every, "_containing", None)
    assert len(indexed.hits("增长")) == wanted


def test_what_sounds_like_a_common_word_is_known_by_its_characters(paths: list[str]) -> None:
    indexed, read = both(paths)
    index = indexed.searcher.corpus
    assert isinstance(index, LargeCorpus)
    texts = [
        BREAK.join(normals([fact.topic, *fact.aliases, fact.statement, fact.source]))
        for fact in read.facts
    ]
    for word in ("增长", "增涨", "赠长", "增掌", "同比", "统笔", "笔增", "长城"):
        having = [i for i, text in enumerate(texts) if word in text]
        written, sounding = (
            index.index.written(word),
            index.index.with_term("pair", " ".join(map(sound_of, word))),
        )
        assert {*having} <= {*written} <= {*sounding}, word
        if word in ("增涨", "赠长", "增掌"):  # 增长 is common
            others = [i for i, text in enumerate(texts) if "增涨" in text or "赠长" in text]
            assert [*written] == others and len(written) < len(sounding), word
    assert not indexed.search("增掌", exact=True) and indexed.search("增掌", limit=3)


def test_a_changed_file_without_common_words_is_read(paths: list[str]) -> None:
    cache.indexed(paths)
    written(Path(paths[1]), seed=9, facts=30)
    indexed, read = both(paths)
    for word in WORDS:
        assert len(indexed.hits(word)) == len(read.search(word)), word


def test_looking_for_common_words_stays_in_proportion() -> None:
    chosen = common._common(["城市更新取得重大进展"] * 100)
    assert len(chosen) == common._WORDS  # of 24 that all have
