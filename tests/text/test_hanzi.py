"""The character tables agree with their sources, and the functions read them correctly."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xhl.text import hanzi

if TYPE_CHECKING:
    from opencc import OpenCC

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "xhl" / "tables"

# The reference files of OpenCC and pypinyin, read here without the help of the generator. Only thorough tests
# import these libraries, which takes a second.


def opencc_converters() -> list[OpenCC]:
    import opencc

    return [opencc.OpenCC(name) for name in ("t2s", "tw2s", "hk2s", "t2tw")]


def plain(marked: str) -> str:
    """A reading of pypinyin without its tone: lüè is lve."""
    umlaut = unicodedata.normalize("NFC", marked).translate(str.maketrans("üǖǘǚǜ", "vvvvv"))
    letters = unicodedata.normalize("NFD", umlaut)
    # ê is a vowel of its own, not an e with a tone; nobody can type it.
    return letters if "\u0302" in letters else "".join(filter(str.isalpha, letters))


def pypinyin_readings() -> dict[str, list[str]]:
    """Character to readings, the main one first, of pypinyin's characters and phrases."""
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    known = {chr(code): marked.split(",") for code, marked in PINYIN_DICT.items()}
    for phrase, syllables in PHRASES_DICT.items():
        if len(phrase) == len(syllables):
            for char, choices in zip(phrase, syllables, strict=True):
                if char in known:
                    known[char] += choices
    typed = {char: [plain(marked) for marked in all_] for char, all_ in known.items()}
    return {
        char: list(dict.fromkeys(r for r in all_ if r.isascii()))
        for char, all_ in typed.items()
        if unicodedata.category(char) != "Co" and unicodedata.normalize("NFKC", char) == char
    }


@pytest.fixture(scope="module")
def reference() -> dict[str, list[str]]:
    readings = pypinyin_readings()
    assert len(readings) > 40_000
    return readings


@pytest.fixture(scope="module")
def lookalikes() -> dict[str, str]:
    lines = (TABLES / "lookalikes.txt").read_text("utf-8").split("\n\n", 1)[1].splitlines()
    assert len(lines) > 6_000
    return {line[0]: line[1:] for line in lines}


# Simplified forms


@pytest.mark.parametrize(
    ("written", "simplified"),
    [
        ("減稅降費", "减税降费"),
        ("發", "发"),
        ("髮", "发"),
        ("乾", "干"),
        ("裡裏", "里里"),
        ("衞", "卫"),  # Hong Kong
        ("擡", "抬"),  # Taiwan prints the form that is also the simplified one
        ("抬么著", "抬么著"),  # simplified already
        ("𨦫", "䦀"),  # from the second plane to the first
        ("㑮", "𫝈"),  # and the other way
        ("5G，a", "5G，a"),
    ],
)
def test_simplified_form(written: str, simplified: str) -> None:
    assert written.translate(hanzi.simplifier()) == simplified


@pytest.mark.thorough
def test_simplified_forms_are_those_of_opencc() -> None:
    to_simplified, *regional = opencc_converters()
    han = [chr(code) for code in (*range(0x3400, 0xA000), *range(0x20000, 0x32000))]
    # One character a line, so that no phrase of OpenCC's applies; twice, for 薴 → 苧 → 苎.
    lines = to_simplified.convert(to_simplified.convert("\n".join(han))).split("\n")
    assert len(lines) == len(han)
    table = hanzi.simplifier()
    differing = [
        (char, form, char.translate(table))
        for char, form in zip(han, lines, strict=True)
        if char.translate(table) != form
    ]
    wrong = [
        (char, expected, found)
        for char, expected, found in differing
        if found not in {to_simplified.convert(region.convert(char)) for region in regional}
    ]
    assert not wrong
    assert len(differing) < 20  # only variants of Taiwan and Hong Kong
    assert sum(line != char for char, line in zip(han, lines, strict=True)) > 4_000


def test_what_is_simplified_stays_as_it_is() -> None:
    table = hanzi.simplifier()
    forms = "".join(map(chr, table.values()))
    assert len(forms) > 4_000
    assert forms.translate(table) == forms


# Readings


@pytest.mark.thorough
def test_readings_are_those_of_pypinyin(reference: dict[str, list[str]]) -> None:
    wrong = {
        char: (known, hanzi.readings(char))
        for char, known in reference.items()
        if known
        and (hanzi.readings(char)[:1] != (known[0],) or set(hanzi.readings(char)) != set(known))
    }
    assert not wrong


@pytest.mark.thorough
def test_no_character_has_a_reading_twice(reference: dict[str, list[str]]) -> None:
    twice = {c for c in reference if len(set(hanzi.readings(c))) < len(hanzi.readings(c))}
    assert not twice


@pytest.mark.parametrize(
    ("char", "main", "others"),
    [
        ("曾", "ceng", {"zeng"}),
        ("行", "xing", {"hang"}),
        ("重", "zhong", {"chong"}),
        ("乐", "le", {"yue"}),
        ("略", "lve", set()),
        ("女", "nv", set()),
        ("嫚", "man", set()),
        ("喆", "zhe", set()),
        ("钭", "tou", set()),
        ("啰", "luo", set()),
        ("胖", "pang", {"pan"}),
        ("祎", "yi", set()),
        ("干", "gan", {"qian"}),  # 乾 simplified, as in 乾坤
        ("嗯", "n", {"ng"}),
        ("〇", "ling", set()),
        ("𠼞", "a", set()),  # outside the basic plane
    ],
)
def test_known_readings(char: str, main: str, others: set[str]) -> None:
    found = hanzi.readings(char)
    assert found[0] == main
    assert others <= set(found)


@pytest.mark.parametrize("char", ["a", "5", "，", " ", "\n", "é", "ア", "한", "😀", "\ue815"])
def test_what_is_not_a_chinese_character_has_no_readings(char: str) -> None:
    assert hanzi.readings(char) == ()
    assert hanzi.lookalikes(char) == ""
    assert not hanzi.is_han(char)


def test_a_chinese_character_that_nobody_can_read_has_no_readings() -> None:
    assert hanzi.is_han("\U00030000")  # pypinyin has none for it
    assert hanzi.readings("\U00030000") == ()


def test_rare_characters_do_not_cost_a_common_search() -> None:
    script = (
        "from xhl.text import hanzi; opened = []; table = hanzi.table;"
        "hanzi.table = lambda name: opened.append(name) or table(name);"
        "hanzi.sounds('减税降费，5G 〇'); hanzi.readings('曾'); hanzi.readings('a'); print(opened)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert shown.strip() == "['readings', 'readings']"


@pytest.mark.thorough
def test_syllables_are_all_that_some_character_is_read_as(reference: dict[str, list[str]]) -> None:
    assert hanzi.syllables() == {reading for known in reference.values() for reading in known}


# Sounds


def test_sounds_lists_a_character_under_each_of_its_readings() -> None:
    _main, every = hanzi.sounds("长张，a5")
    assert every == {"chang": ["长"], "zhang": ["张", "长"]}


@given(st.text(st.sampled_from("曾行重乐略女嫚喆钭啰胖祎几机己鸡𠼞〇發a5，\n \U00030001")))
def test_sounds_are_the_readings_turned_round(text: str) -> None:
    main, every = hanzi.sounds(text)
    pairs = {(s, char) for s, chars in every.items() for char in chars}
    assert pairs == {(s, char) for char in text for s in hanzi.readings(char)}
    assert all(len(chars) == len(set(chars)) for chars in every.values())
    pairs = {(s, char) for s, chars in main.items() for char in chars}
    assert pairs == {(s, char) for char in text for s in hanzi.readings(char)[:1]}


@pytest.mark.thorough
def test_sounds_of_all_characters_are_their_readings(reference: dict[str, list[str]]) -> None:
    _main, found = hanzi.sounds(reference)
    assert {(s, char) for s, chars in found.items() for char in chars} == {
        (s, char) for char, known in reference.items() for s in known
    }


# Look-alikes


@pytest.mark.parametrize(
    "pair", ["持特", "己已", "已巳", "末未", "困因", "官宫", "汲没", "牲性", "侯候", "析折", "拨拔"]
)
def test_characters_that_people_mix_up_by_their_looks(pair: str) -> None:
    assert pair[1] in hanzi.lookalikes(pair[0])
    assert pair[0] in hanzi.lookalikes(pair[1])


def test_looking_alike_is_mutual(lookalikes: dict[str, str]) -> None:
    one_way = [
        (char, other)
        for char, others in lookalikes.items()
        for other in others
        if char not in lookalikes.get(other, "")
    ]
    assert not one_way


def test_lookalikes_are_few_other_chinese_characters(lookalikes: dict[str, str]) -> None:
    for char, others in lookalikes.items():
        assert 1 <= len(others) <= 20, char
        assert len(set(others)) == len(others), char
        assert char not in others
        assert all(map(hanzi.is_han, char + others)), char


def test_lookalikes_are_read_as_they_stand_in_their_table(lookalikes: dict[str, str]) -> None:
    assert {char: hanzi.lookalikes(char) for char in lookalikes} == lookalikes


def test_a_rare_character_has_no_lookalikes() -> None:
    assert hanzi.lookalikes("𠼞") == ""
