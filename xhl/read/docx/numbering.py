"""The automatic numbers of Word paragraphs as displayed: 一、 （二） 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...text.printed_numbers import spell
from .styles import Styles, is_on, number, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LEVELS = {str(rank): rank for rank in range(9)}
_PATTERN = 60  # characters of a pattern
_HIGHEST = 9999  # greater numbers are not displayed

# Number styles by their names in the file. When the characters of a list are used up, digits follow.
_LISTS = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_DIGITS = {"Digital": "〇一二三四五六七八九", "FullWidth": "０１２３４５６７８９"}
_FORMAL = {"LegalSimplified": "壹贰叁肆伍陆柒捌玖拾佰仟", "Legal": "壹貳參肆伍陸柒捌玖拾佰仟"}
_OTHERS = {"decimalZero": "{:02}", "numberInDash": "- {} -"}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def formatted(number: int, style: str) -> str:
    """A number in one of Word's styles; in digits if the style is unknown.

    >>> [formatted(12, style) for style in ("chineseCounting", "upperRoman", "decimalZero", "decimal")]
    ['十二', 'XII', '12', '12']
    >>> formatted(3, "decimalEnclosedCircle"), formatted(28, "lowerLetter"), formatted(7, "unknown")
    ('③', 'bb', '7')
    """
    if style in ("none", "bullet") or number > _HIGHEST:
        return ""
    if 1 <= number <= len(_LISTS.get(style, "")):
        return _LISTS[style][number - 1]
    for part, digits in _DIGITS.items():
        if part in style:  # taiwaneseDigital, decimalFullWidth2
            return str(number).translate(str.maketrans("0123456789", digits))
    for part, chars in _FORMAL.items():
        if part in style:
            return _formal(number, chars)
    if "Counting" in style:  # chineseCountingThousand, japaneseCounting
        return spell(number)
    if number and style.endswith(("Roman", "Letter")):
        word = _roman(number) if style.endswith("Roman") else _letters(number)
        return word.upper() if style.startswith("upper") else word
    return _OTHERS.get(style, "{}").format(number)


def _letters(number: int) -> str:
    """a, b, ... z, aa, bb, ..."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, len(_LEVELS))


def _roman(number: int) -> str:
    word = ""
    for size, letters in _ROMAN:
        word += letters * (number // size)
        number %= size
    return word


def _formal(number: int, chars: str) -> str:
    spelled = spell(number)
    if 10 <= number < 20:
        spelled = f"一{spelled}"
    return spelled.translate(str.maketrans("一二三四五六七八九十百千", chars))


class _Level(NamedTuple):
    """The numbering of one level of a list: ``（%2）`` shows the number of the second level."""

    start: int
    style: str
    pattern: str
    restart: int | None  # the level, from 1, after which it begins anew; 0 for never, None for any
    is_in_digits: bool  # whether all levels in the pattern are
    paragraphs: str  # the style of paragraphs that it numbers


def _levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for one in parent.iter("lvl"):
        styles = [form.get("val", "decimal") for form in one.iter("numFmt")]
        if (key := one.get("ilvl", "0")) in _LEVELS:
            yield (
                _LEVELS[key],
                _Level(
                    number(one, "start") or 0,
                    styles[-1] if styles else "decimal",  # the last is the one for all programs
                    (value(one, "lvlText") or "")[:_PATTERN],
                    number(one, "lvlRestart"),
                    bool(is_on(one, "isLgl")),
                    value(one, "pStyle") or "",
                ),
            )


class Numbering:
    """The lists of a document, with the current numbers.

    Several numberings may continue one list; one that starts again is marked.
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Reads numbering.xml, which may be missing."""
        self._levels: dict[str, dict[int, _Level]] = {}  # of each numbering
        self._list_of: dict[str, str] = {}  # by numbering
        self._anew: set[tuple[str, int]] = set()  # the levels that start again
        self._counts: dict[str, dict[int, int]] = {}  # by list
        if root is not None:
            self._read(root, styles)

    def _read(self, root: Element, styles: Styles) -> None:
        numberings = {one.get("numId", ""): one for one in root.iter("num")}
        for key, one in numberings.items():
            self._list_of[key] = value(one, "abstractNumId") or ""
        lists, links = {}, {}
        for one in root.iter("abstractNum"):
            key = one.get("abstractNumId", "")
            lists[key] = dict(_levels(one))
            if link := value(one, "numStyleLink"):
                links[key] = self._list_of.get(styles.of(link).numbering or "", "")
        for key, one in numberings.items():
            of = self._list_of[key]
            levels = self._levels[key] = {**lists.get(links.get(of, of), {})}
            for override in one.iter("lvlOverride"):
                levels |= _levels(override)
                rank = _LEVELS.get(override.get("ilvl", "0"), -1)
                start = number(override, "startOverride")
                if start is not None and rank in levels:
                    levels[rank] = levels[rank]._replace(start=start)
                    self._anew.add((key, rank))

    def level_of(self, numbering: str, paragraphs: str) -> int | None:
        """The level of a list for a style of paragraphs."""
        levels = self._levels.get(numbering, {})
        return next((rank for rank, one in levels.items() if one.paragraphs == paragraphs), None)

    def next(self, numbering: str, rank: int) -> str:
        """The number of the next paragraph of a numbering and level; empty for a bullet."""
        levels = self._levels.get(numbering, {})
        if rank not in levels:
            return ""
        counts = self._counts.setdefault(self._list_of[numbering], {})
        if (numbering, rank) in self._anew:
            self._anew.remove((numbering, rank))
            counts.pop(rank, None)
        counts[rank] = counts[rank] + 1 if rank in counts else levels[rank].start
        for deeper in [one for one in counts if one > rank]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or 0 < restart <= rank + 1:
                del counts[deeper]
        return _shown(levels, counts, levels[rank])


def _shown(levels: dict[int, _Level], counts: dict[int, int], level: _Level) -> str:
    if level.style == "bullet":
        return ""

    def counted(match: re.Match[str]) -> str:
        rank = int(match[1]) - 1
        if rank not in levels:
            return ""
        style = "decimal" if level.is_in_digits else levels[rank].style
        return formatted(counts.get(rank, levels[rank].start), style)

    return re.sub(r"%([1-9])", counted, level.pattern)
