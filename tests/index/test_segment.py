"""Segments: what is written is what is read, however many facts and sounds there are."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from xhl.facts.load import load, shipped
from xhl.facts.schema import Declared
from xhl.index import segment, writer
from xhl.index.pairs import Pairs
from xhl.index.segment import Segment
from xhl.index.terms import END, GAP, SoundCodes, initial_of, key
from xhl.index.totals import Totals
from xhl.index.writer import SegmentWriter
from xhl.model import Section
from xhl.search.fields import BREAK
from xhl.search.large.index import END as AFTER
from xhl.search.large.index import Range
from xhl.search.large.memory import MemoryIndex
from xhl.search.large.terms import INITIALS, LENGTH, NAME_PAIR, PAIR, SECTION, VALUE, of_section
from xhl.text.normalize import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


@pytest.mark.parametrize("width", ["H", "I"])
def test_pairs_are_those_of_each_text_with_any_number_of_sounds(width: str) -> None:
    dice = random.Random(1)
    chars = [*"基站企业投资5", *map(chr, range(0x3041, 0x3097)), *map(chr, range(0xAC00, 0xAF00))]
    names = ["".join(dice.choices(chars, k=dice.randrange(1, 5))) for _ in range(600)]
    others = ["".join(dice.choices(chars, k=dice.randrange(9))) for _ in names]
    numbers = [i.to_bytes(2 if width == "H" else 4, "little") for i in range(len(names))]
    names = [normal(name) + BREAK for name in names]
    texts = [name + normal(other) + BREAK for name, other in zip(names, others, strict=True)]
    pairs = Pairs()
    for start in range(0, len(names), 200):
        pairs.add(names[start : start + 200], texts[start : start + 200])
    found = dict(pairs.columns(width))
    assert [*map(list, found[PAIR])] == _lists(numbers, texts, "".join)
    assert [*map(list, found[NAME_PAIR])] == _lists(numbers, names, "".join)
    assert [*map(list, found[INITIALS])] == _lists(
        numbers, names, lambda pair: "".join(map(initial_of, pair))
    )


def _lists(
    numbers: Sequence[bytes], texts: Sequence[str], term: Callable[[tuple[str, str]], str]
) -> list[list[object]]:
    """The terms of the pairs of sounds, and the texts with each."""
    wanted: dict[str, bytes] = {}
    for number, text in zip(numbers, texts, strict=True):
        pairs = pairwise(text.translate(SoundCodes()))
        for one in dict.fromkeys(term(pair) for pair in pairs if pair[0] not in (GAP, END)):
            wanted[one] = wanted.get(one, b"") + number
    return [sorted(wanted), [wanted[one] for one in sorted(wanted)]]


def test_numbers_get_wider_when_there_are_too_many_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(name: str) -> dict[str, list[int]]:
        facts = load([shipped()]).facts
        with (tmp_path / name).open("wb") as file:
            new = SegmentWriter(file, name)
            new.begin_file("0", Declared("报告"))
            for start in range(0, len(facts), 40):
                new.add(facts[start : start + 40])
            new.close()
        read = Segment(str(tmp_path / name))
        lists = {key: list(of) for key, of in read.lists("a", "z")}
        return lists | {"in order": list(read.by_topic())}

    narrow = written("narrow")
    monkeypatch.setattr(segment, "_NARROW", 100)
    assert written("wide") == narrow
    assert len(narrow) > 1000


@pytest.mark.parametrize(
    "texts", [["基站", "a\tb"], ['c"d', "e\\u001ef"], ["g\x1eh", "]\x1e[", "i\nj"]]
)
def test_what_separates_texts_may_be_in_them(tmp_path: Path, texts: list[str]) -> None:
    plain = load([shipped()]).facts[0]
    facts = [
        plain._replace(topic=text, place=text, aliases=(text, "]"), section=Section(text, text))
        for text in texts
    ]
    with (tmp_path / "some").open("wb") as file:
        new = SegmentWriter(file, "some")
        new.begin_file("0", Declared("报告"))
        new.add(facts)
        new.close()
    read = Segment(str(tmp_path / "some"))
    rows = list(read.rows(0, len(texts)))
    assert [row[0] for row in rows] == texts
    assert [row[10] for row in rows] == texts
    for i, fact in enumerate(facts):
        assert list(read.facts_with(key(SECTION, of_section(fact.section)))) == [i]


def test_each_file_has_its_counts_however_many_are_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_AT_ONCE", 100)
    some = load([shipped()]).facts
    some = [fact._replace(aliases=("别名",) * (i % 3)) for i, fact in enumerate(some)]
    files = [[], some[:7], some + some, [], some[:120], some[7:9], []]
    with (tmp_path / "some").open("wb") as file:
        new = SegmentWriter(file, "some")
        for number, facts in enumerate(files):
            new.begin_file(str(number), Declared(f"{number}"), is_large=len(facts) > 100)
            for start in range(0, len(facts), 60):
                new.add(facts[start : start + 60])
        new.close()
    read, totals, start = Segment(str(tmp_path / "some")), Totals(), 0
    assert [part.title for part in read.files] == [f"{number}" for number in range(len(files))]
    for part, facts in zip(read.files, files, strict=True):
        assert part.end == start + len(facts)
        if facts:
            found, wanted = read.counted(start, len(facts)), MemoryIndex(facts).statistics
            assert (found.counts, found.scope) == (wanted.counts, wanted.scope)
            totals.add(wanted)
        start = part.end
    assert read.totals.result.counts == totals.result.counts
    assert read.totals.result.scope == totals.result.scope


@pytest.mark.parametrize("backwards", [False, True])
def test_terms_are_those_of_some_facts_in_either_direction(tmp_path: Path, backwards: bool) -> None:
    facts = load([shipped()]).facts
    with (tmp_path / "one").open("wb") as file:
        writer = SegmentWriter(file, "one")
        writer.begin_file("d", Declared("报告"))
        writer.add(facts)
        writer.close()
    stored, memory = Segment(str(tmp_path / "one")), MemoryIndex(facts)
    for step in (1, 2, 9, 50):
        some = memory.these(range(0, len(facts), step))
        mask = bytearray(i % step == 0 for i in range(len(facts)))
        for kind in (SECTION, VALUE, LENGTH):
            wanted = memory.terms(Range(kind, among=some, backwards=backwards))
            found = stored.terms(key(kind, ""), key(kind, AFTER), mask=mask, backwards=backwards)
            assert [(text, list(one)) for text, one in found] == [
                (key(kind, text), list(one)) for text, one in wanted
            ]
