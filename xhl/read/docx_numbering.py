"""The automatic numbers of Word paragraphs as displayed: 一、 （二） 3."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..text.printed_numbers import spell

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LEVELS = 9
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
_CHINESE = {
    *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "koreanCounting"),
    *("taiwaneseCounting", "taiwaneseCountingThousand"),
}
_FORMAL = {
    "chineseLegalSimplified": "壹贰叁肆伍陆柒捌玖拾佰仟",
    "ideographLegalTraditional": "壹貳參肆伍陸柒捌玖拾佰仟",
}
_FORMAL["japaneseLegal"] = _FORMAL["ideographLegalTraditional"]
_DIGITS = dict.fromkeys(
    ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital"),
    "〇一二三四五六七八九",
) | dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), "０１２３４５６７８９")
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
    if style in ("none", "bullet") or not 0 <= number <= _HIGHEST:
        return ""
    if 1 <= number <= len(_LISTS.get(style, "")):
        return _LISTS[style][number - 1]
    if style in _DIGITS:
        return str(number).translate(str.maketrans("0123456789", _DIGITS[style]))
    if style in _FORMAL:
        return _formal(number, _FORMAL[style])
    if style in _CHINESE:
        return spell(number)
    if number and style.endswith(("Roman", "Letter")):
        word = _roman(number) if style.endswith("Roman") else _letters(number)
        return word.upper() if style.startswith("upper") else word
    return _OTHERS.get(style, "{}").format(number)


def _letters(number: int) -> str:
    """a, b, ... z, aa, bb, ..."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, LEVELS)


def _roman(number: int) -> str:
    word = ""
    for value, letters in _ROMAN:
        word += letters * (number // value)
        number %= value
    return word


def _formal(number: int, chars: str) -> str:
    spelled = spell(number)
    if 10 <= number < 20:
        spelled = f"一{spelled}"
    return spelled.translate(str.maketrans("一二三四五六七八九十百千", chars))


class Level(NamedTuple):
    """The numbering of one level of a list: ``（%2）`` shows the number of the second level.

    >>> from .package import parsed
    >>> Level.of(parsed(b'<lvl><lvlText val="%1."/></lvl>', "numbering.xml")).pattern
    '%1.'
    """

    start: int
    style: str
    pattern: str
    restart: int | None  # the level, from 1, after which it begins anew; 0 for never, None for any
    digits: bool  # whether all levels in the pattern are shown in digits
    paragraphs: str  # the style of paragraphs that it numbers

    @classmethod
    def of(cls, level: Element) -> Level:
        def value(tag: str, default: str = "") -> str:
            found = level.find(tag)
            return default if found is None else found.get("val", default)

        restart = value("lvlRestart")
        legal = level.find("isLgl")
        return cls(
            _number(value("start", "0")),
            _style(level),
            value("lvlText")[:_PATTERN],
            _number(restart) if restart else None,
            legal is not None and legal.get("val", "1") not in ("0", "false", "off"),
            value("pStyle"),
        )


def _style(level: Element) -> str:
    """The style of a number; the first of the forms for old and new versions."""
    found = next(level.iter("numFmt"), None)
    if found is None:
        return "decimal"
    if found.get("val") == "custom":
        return "decimalZero" if found.get("format", "").startswith("0") else "decimal"
    return found.get("val", "decimal")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LEVELS else 0


class Numbering:
    """The lists of a document, with the current numbers.

    Several numberings may continue one list; one that starts again is marked.
    """

    def __init__(self, root: Element | None, numbering_of: Callable[[str], str]) -> None:
        """Reads numbering.xml, which may be missing; ``numbering_of`` gives the numbering of a list style."""
        self._lists: dict[str, dict[int, Level]] = {}
        self._list_of: dict[str, str] = {}  # by numbering
        self._overrides: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}  # by list
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root, numbering_of)

    def _read(self, root: Element, numbering_of: Callable[[str], str]) -> None:
        links = {}
        for one in root.iter("abstractNum"):
            key = one.get("abstractNumId", "")
            self._lists[key] = dict(_levels(one))
            link = one.find("numStyleLink")
            if link is not None:
                links[key] = numbering_of(link.get("val", ""))
        for one in root.iter("num"):
            key, of = one.get("numId", ""), one.find("abstractNumId")
            self._list_of[key] = "" if of is None else of.get("val", "")
            for override in one.iter("lvlOverride"):
                rank = _number(override.get("ilvl", "0"))
                start = override.find("startOverride")
                if start is not None:
                    self._starts.setdefault(key, {})[rank] = _number(start.get("val", "0"))
                self._overrides.setdefault(key, {}).update(_levels(override))
        for key, numbering in links.items():
            self._lists[key] = self._lists.get(self._list_of.get(numbering, ""), {})

    def level_of(self, numbering: str, paragraphs: str) -> int | None:
        """The level of a list for a style of paragraphs."""
        levels = self._lists.get(self._list_of.get(numbering, ""), {})
        return next((rank for rank, one in levels.items() if one.paragraphs == paragraphs), None)

    def next(self, numbering: str, rank: int) -> str:
        """The number of the next paragraph of a numbering and level; empty for a bullet."""
        key = self._list_of.get(numbering)
        if key is None:
            return ""
        levels = self._lists.get(key, {}) | self._overrides.get(numbering, {})
        if rank not in levels:
            return ""
        counts = self._counts.setdefault(key, [None] * LEVELS)
        self._count(numbering, rank, levels, counts)
        return self._shown(levels, counts, levels[rank])

    def _count(
        self, numbering: str, rank: int, levels: dict[int, Level], counts: list[int | None]
    ) -> None:
        start = self._starts.get(numbering, {}).get(rank)
        if start is not None and (numbering, rank) not in self._begun:
            counts[rank] = None
        self._begun.add((numbering, rank))
        before = counts[rank]
        first = levels[rank].start if start is None else start
        counts[rank] = first if before is None else before + 1
        for deeper in range(rank + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or 0 < restart <= rank + 1:
                counts[deeper] = None

    @staticmethod
    def _shown(levels: dict[int, Level], counts: list[int | None], level: Level) -> str:
        if level.style == "bullet":
            return ""

        def number(match: re.Match[str]) -> str:
            rank = int(match[1]) - 1
            if rank not in levels:
                return ""
            count = counts[rank]
            style = "decimal" if level.digits else levels[rank].style
            return formatted(levels[rank].start if count is None else count, style)

        return re.sub(r"%([1-9])", number, level.pattern)


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for one in parent.iter("lvl"):
        rank = _number(one.get("ilvl", "0"))
        if rank < LEVELS:
            yield rank, Level.of(one)
