"""Lines of running text: cleaned, and joined if a sentence spans several."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..quantity.masks import PART
from ..text.patterns import YEAR, pattern

FULL = 25  # characters; a line at least as long, without punctuation at its end, may be part of a wrapped paragraph
WIDER = 1.6  # times; above a line that much longer, a line is a title: it could have held more
_LONGEST_HEADING = 60  # characters
CLOSED = frozenset("。！？；：…”’」』）)!?;:》】")  # a line that ends with one is whole
_OPEN = frozenset("，、,“‘（(《")  # a heading does not end with these
_HAN = "一二三四五六七八九十百"
NUMBERED = pattern(
    rf"第[{_HAN}\d]{{1,4}}[章节篇部](?:分)?[ \u3000：:]?|[{_HAN}]{{1,4}}[、.．]"
    rf"|[（(](?:[{_HAN}]{{1,4}}|\d{{1,2}})[）)]|\d{{1,2}}(?:[、．]|\.(?!\d))|{PART}"
)
# What begins a line of its own: a numbered heading or item, or one behind a bullet.
ITEM = rf"{NUMBERED.pattern}|第[{_HAN}\d]{{1,4}}[条编]|[①-⑳●■◆★▲►•※]|[图表]\s?\d"

_NUMBER_OF_LETTER = pattern(
    rf"[^\d，。：、]{{2,20}}[〔\[［（(]{YEAR}[〕\]］）)] ?第? ?\d+ ?号(?:[ \u3000]+签 ?发.{{0,12}})?"
)

# The characters that the Symbol font shows from 0x20 on; files have them from U+F020 on. Of other symbol
# fonts only check marks are text; the rest is ornament.
_SYMBOLS = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
    "                                 €ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
)
_PICTURES = {0x6C: "●", 0x6E: "■", 0xA8: "□", 0xFC: "✓", 0xFE: "☑", 0xA3: "□", 0x52: "☑"}
_GONE = pattern("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc]")
_PRIVATE = pattern("[\uf020-\uf0ff]")
_IN_NUMBER = (
    pattern(  # a gap at the point of a number; a word before it would make it the number of an item
        r"(?<=[\u4e00-\u9fff])(?<![第表图件注章节条])( ?\d{1,9})"
        rf"(?: +\. *|\. +(?=\d{{1,4}}\s?[%％‰亿万]))(?!{YEAR})(\d{{1,4}})(?=\s?[%％‰\u4e00-\u9fff])"
    )
)
_SPACES = pattern("[\x00-\x1f\x7f-\xa0\u2000-\u200a\u2028\u2029\u202f\u205f]")
_BETWEEN_NUMBERS = pattern(r"(?<=\d)\t(?=\d)")  # a single space would group their digits
_UNUSUAL = pattern(f"{_PRIVATE.pattern}|{_GONE.pattern}|{_SPACES.pattern}".replace("]|[", ""))


def cleaned(text: str) -> str:
    r"""A line without invisible characters, with control characters and special spaces as spaces, without
    gaps at the point of a number, and with characters of the Symbol font as displayed.

    >>> cleaned(" 增长\xa06.3\u200b％ "), cleaned("\uf0b3 5"), cleaned("增长6 . 3%")
    ('增长 6.3％', '≥ 5', '增长6.3%')
    """
    if _UNUSUAL.search(text):
        text = _PRIVATE.sub(lambda char: symbol(ord(char[0]), "Symbol"), text)
        text = _SPACES.sub(" ", _BETWEEN_NUMBERS.sub("  ", _GONE.sub("", text)))
    if " ." in text or ". " in text:
        text = _IN_NUMBER.sub(r"\1.\2", text)
    return text.strip()


def symbol(code: int, font: str) -> str:
    """The character that a symbol font shows for a code; empty for an ornament.

    >>> symbol(0xF0B1, "Symbol"), symbol(0xF0FE, "Wingdings"), symbol(0x2103, "宋体")
    ('±', '☑', '℃')
    """
    if not 0xF020 <= code <= 0xF0FF:
        return chr(code) if code > 0xFF and not 0xD800 <= code < 0xE000 else ""
    if font.startswith(("Wingdings", "Webdings", "Marlett")):
        return _PICTURES.get(code - 0xF000, "")
    place = code - 0xF020
    return _SYMBOLS[place].strip() if place < len(_SYMBOLS) else ""


def is_numbered(line: str) -> bool:
    """Whether a line begins with the number of a heading or an item.

    >>> is_numbered("（二）产业"), is_numbered("2.5亿元")
    (True, False)
    """
    return NUMBERED.match(line) is not None


_LEVELS = (
    pattern(r"第.{1,4}[章篇部]"),
    pattern(r"第.{1,4}节|[一二三四五六七八九十百]+[、.．]"),
    pattern(r"[（(][一二三四五六七八九十百]+[）)]"),
    pattern(r"\d+[、.．]"),
)


def heading_level(heading: str) -> int:
    """The depth of a heading, by the form of its number; the greatest for a heading without a number.

    >>> heading_level("第二章 产业"), heading_level("二、产业"), heading_level("产业")
    (0, 1, 4)
    """
    ranks = (rank for rank, form in enumerate(_LEVELS) if form.match(heading))
    return next(ranks, len(_LEVELS))


def is_number_of_letter(line: str) -> bool:
    """Whether a line is the number of an official letter; the title follows it.

    >>> is_number_of_letter("云财预〔2023〕15号　签发人：王某"), is_number_of_letter("见云财预〔2023〕15号文件")
    (True, False)
    """
    return _NUMBER_OF_LETTER.fullmatch(line) is not None


def may_be_heading(line: str) -> bool:
    """Whether a line is short, and neither a sentence nor several clauses."""
    return len(line) <= _LONGEST_HEADING and re.search(r"[。；]|[！？!?;]$", line) is None


def goes_on(line: str, under: str) -> bool:
    """Whether a sentence continues in the next line, since its line is full; a title is no sentence.

    >>> goes_on("在全年完成固定资产投资一百二十亿元的基础上新开工项目", "十二个。")
    True
    >>> goes_on("一、投资", "全年完成投资五亿元。"), goes_on("投资1.", "5亿元。")
    (False, True)
    >>> goes_on("青石县交通运输局2024年前三季度新闻发布会问答实录", "主持人：大家好。")
    False
    """
    if not line or not under or line[-1] in CLOSED or is_numbered(under):
        return False
    if line[-1] == "." and line[-2:-1].isdigit() and under[0].isdigit():  # within a number
        return True
    if "。" in line or line[-1] in _OPEN:
        return True
    if _SPOKEN.match(under) and not _OPEN.intersection(line):  # a title
        return False
    return len(line) >= FULL and len(under) <= WIDER * len(line)


_SPOKEN = pattern(r"[^\d，,。；;：:、]{1,12}[：:]")  # 主持人：


def glued(line: str, under: str) -> str:
    """Two lines joined with a space between Latin words, and without one between Chinese characters.

    >>> glued("建成5G", "基站"), glued("one", "two")
    ('建成5G基站', 'one two')
    """
    latin = line[-1:].isascii() and under[:1].isascii() and line[-1:].isalpha()
    return f"{line}{' ' if latin else ''}{under}"


def in_one_line(texts: Iterable[str]) -> str:
    """Lines or paragraphs that each stand for themselves as one line: numbers stay apart, by more than the
    space that groups digits.

    >>> in_one_line(["5G", "基站", "12", "345"])
    '5G基站12  345'
    """
    whole = ""
    for text in texts:
        ends = (whole[-1:], text[:1])
        is_apart = all(char.isascii() and char.isalnum() for char in ends)
        gap = "  " if all(map(str.isdigit, ends)) else " "
        whole += f"{gap}{text}" if is_apart else text
    return whole


def in_cell(text: str) -> str:
    r"""The text of a cell, whose lines the author has divided, as one line.

    >>> in_cell("固定资产\n投资"), in_cell("120\n135")
    ('固定资产投资', '120  135')
    """
    return in_one_line(filter(None, map(cleaned, text.splitlines())))
