"""The elements of an article as pieces: paragraphs out of blocks and `<br>` lines, tables, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, TypeGuard

from ...text.patterns import pattern
from ..blocks import Block, Cell, Piece, Place, Table
from ..lines import ITEM, cleaned, in_one_line, may_be_heading
from ..raised import EXPONENTS, raised
from ..table_cells import indent_of, is_prose, number_in
from .tree import BLOCKS, UNSEEN, Element

_HEADING = pattern(r"h[1-6]")
_BOLD_STYLE = pattern(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SUPERSCRIPT = pattern(r"vertical-align\s*:\s*super", re.IGNORECASE)
_NOTE_MARK = pattern(r"#(?:_ftn|_edn|cite|fn|note|ref)", re.IGNORECASE)
_AWAY = pattern(
    r"(?:返回\S{2,4}[，,]?\s*)?(?:查看|阅读|展开|点击)?(?:更多|全文|详情|详细内容|原文)[\W_]*"
)
_ASIDE = pattern(r"caption|footnote|endnote", re.IGNORECASE)
_LONG_CELL = 300  # characters; a table with longer cells is for layout
_MOST_SPAN = 1000  # as in browsers


class Line(NamedTuple):
    """A line of text as displayed, and its properties."""

    text: str
    line: int  # of the file
    is_bold: bool = False  # all of it
    is_linked: bool = False  # more than half of it
    is_indented: bool = False
    level: int = 0  # of a heading in the page
    kind: Literal["paragraph", "item", "note"] = "paragraph"
    block: int = 0  # lines of one block have the same number


class _Style(NamedTuple):
    bold: bool = False
    linked: bool = False
    level: int = 0
    kind: Literal["paragraph", "item", "note"] = "paragraph"
    as_typed: bool = False  # line breaks break lines


class _Run(NamedTuple):
    text: str
    style: _Style
    line: int


class Writer:
    """Walks through an article and collects its lines and tables.

    >>> from .tree import parse
    >>> [line.text for line in Writer().lines(parse("<p>建成<b>4</b>29个。<br>签约</p>完成"))]
    ['建成429个。', '签约', '完成']
    """

    def __init__(self) -> None:
        self._found: list[Line | Table] = []
        self._runs: list[_Run] = []
        self._block = 0

    def lines(self, found: Element) -> list[Line | Table]:
        """The lines and tables of an element in their order."""
        self._walk(found, _Style())
        self._end_line()
        return self._found

    def _walk(self, element: Element, style: _Style) -> None:
        for child in element.children:
            if isinstance(child, str):
                self._add(child, style, element.line)
            elif child.tag in UNSEEN:
                continue
            elif child.tag == "br":
                self._end_line(child.line)
            elif _is_raised(child) or _NOTE_MARK.match(child.attributes.get("href", "")):
                self._raise(child, style)
            elif child.tag == "a" and _AWAY.fullmatch(shown(child.text(40))):
                continue
            elif child.tag == "math":
                self._add(_formula(child), style, child.line)
            elif child.tag == "table" and (tables := tables_of(child)):
                self._end_block()
                self._found += tables
            elif child.tag in BLOCKS or child.tag == "hr":
                self._end_block()
                self._walk(child, _styled(child, style))
                self._end_block()
            else:
                self._walk(child, _styled(child, style))

    def _add(self, text: str, style: _Style, line: int) -> None:
        if not style.as_typed:
            self._runs.append(_Run(text, style, line))
            return
        for rank, typed in enumerate(text.split("\n")):
            if rank:
                self._end_line(line + rank)
            self._runs.append(_Run(typed, style, line + rank))

    def _raise(self, element: Element, style: _Style) -> None:
        before = "".join(run.text for run in self._runs[-4:])
        self._runs.append(_Run(raised(before, element.text()), style, element.line))

    def _end_block(self) -> None:
        self._end_line()
        self._block += 1

    def _end_line(self, line: int = 0) -> None:
        """End a line; ``line`` is the line of the file with a `<br>`, of which two end a block."""
        runs = [run for run in self._runs if run.text.strip()]
        raw = "".join(run.text for run in self._runs)
        self._runs.clear()
        text = shown(raw)
        if not text:
            self._block += line > 0
            return
        sizes = [len(run.text.strip()) for run in runs]
        linked = sum(size for run, size in zip(runs, sizes, strict=True) if run.style.linked)
        self._found.append(
            Line(
                text,
                runs[0].line,
                is_bold=all(run.style.bold for run in runs),
                is_linked=2 * linked > sum(sizes),
                is_indented=re.match(r"\s*(?:\u3000|[\xa0\u2002\u2003]{2})", raw) is not None,
                level=runs[0].style.level,
                kind=runs[0].style.kind,
                block=self._block,
            )
        )


def _formula(element: Element) -> str:
    """A formula in one line."""
    parts = [one.strip() if isinstance(one, str) else _formula(one) for one in element.children]
    parts = list(filter(None, parts))
    if element.tag == "msup":
        parts[1:] = [part.translate(EXPONENTS) for part in parts[1:]]
    return f" {'/'.join(parts)}" if element.tag == "mfrac" else "".join(parts)


def _is_raised(element: Element) -> bool:
    style = element.attributes.get("style", "")
    return element.tag == "sup" or _SUPERSCRIPT.search(style) is not None


def _styled(element: Element, style: _Style) -> _Style:
    tag = element.tag
    if tag in ("b", "strong") or _BOLD_STYLE.search(element.attributes.get("style", "")):
        return style._replace(bold=True)
    if tag == "a":
        return style._replace(linked="href" in element.attributes)
    if _HEADING.fullmatch(tag):
        return style._replace(level=int(tag[1]), bold=True)
    if tag in ("li", "dd"):
        is_own = not any(inner.tag in BLOCKS for inner in element.elements())
        return style._replace(kind="item" if is_own else "paragraph")
    if tag == "figcaption" or _ASIDE.search(element.attributes.get("class", "")):
        return style._replace(kind="note")
    if tag == "pre":
        return style._replace(as_typed=True)
    return style


# Text as displayed.

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"
_BREAK = r"[ \t\r\n]*[\r\n][ \t\r\n]*"
_BREAK_IN_TEXT = pattern(rf"(?<=[{_WIDE}]){_BREAK}(?=[{_WIDE}])")
_BREAK_IN_NUMBER = pattern(  # an editor that wraps lines also wraps numbers
    rf"(?<=[\u4e00-\u9fff])(?<![第表图件注章节条])(\d{{1,3}}){_BREAK}(\d[\d.]*[%％‰亿万])"
)


def shown(text: str) -> str:
    r"""The visible text: no line breaks, single spaces, no characters without width.

    >>> shown("\n 全县\n实现 \xa0 186\u200b.4亿元 ")
    '全县实现 186.4亿元'
    """
    text = _BREAK_IN_NUMBER.sub(r"\1\2", _BREAK_IN_TEXT.sub("", text.replace("\ufffd", "")))
    return " ".join(cleaned(text).split())


# Tables.


def tables_of(element: Element) -> list[Table]:
    """An element as a table, with the tables in its cells after it; none if it is for layout, or is a list."""
    rows = [*_rows(element)]
    widest = max((sum(map(_is_cell, row.children)) for row in rows), default=0)
    if widest < 2 or len(rows) < 2 or _is_laid_out(element, rows):
        return []  # before its text is read, since tables may be nested deeply
    inner: list[Table] = []
    texts = [tuple(_cells(row, inner)) for row in rows]
    if any(len(cell.text) > _LONG_CELL for row in texts for cell in row):
        return []
    caption = next((shown(c.text()) for c in element.elements() if c.tag == "caption"), "")
    return [Table(tuple(filter(None, texts)), Place(line=element.line), caption), *inner]


def _is_cell(child: Element | str) -> TypeGuard[Element]:
    return isinstance(child, Element) and child.tag in ("td", "th")


def _is_laid_out(element: Element, rows: Sequence[Element]) -> bool:
    """Whether a table has headings, lists or other tables in its cells; tables may be in one of numbers."""
    inner = [*element.elements()]
    if any(one.tag in ("ul", "ol", "h1", "h2", "h3", "article") for one in inner):
        return True
    if not any(one.tag == "table" and len([*_rows(one)]) > 1 for one in inner):
        return False
    texts = [
        [shown(cell.text(_LONG_CELL)) for cell in filter(_is_cell, row.children)] for row in rows
    ]
    counting = sum(any(map(number_in, row[1:])) for row in texts)
    return counting < 2 or any(is_prose(text) for row in texts for text in row)


def _rows(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == "tr":
                yield child
            elif child.tag != "table" and child.tag not in ("td", "th"):
                yield from _rows(child)


def _cells(row: Element, inner: list[Table]) -> Iterator[Cell]:
    for child in row.children:
        if _is_cell(child):
            found = Writer().lines(child)
            inner += [one for one in found if isinstance(one, Table)]
            text = in_one_line(line.text for line in found if isinstance(line, Line))
            across, down = (_span(child.attributes.get(f"{way}span", "")) for way in ("col", "row"))
            indent = indent_of(child.text(_LONG_CELL).translate(_UNSEEN_SPACE))
            place = Place(line=child.line)
            yield Cell(text, place, across, down, heading=child.tag == "th", indent=indent)


_UNSEEN_SPACE = dict.fromkeys(map(ord, " \t\r\n"))  # between tags


def _span(number: str) -> int:
    is_number = re.fullmatch(r"[0-9]{1,6}", number.strip())
    return min(max(1, int(number)), _MOST_SPAN) if is_number else 1


# Lines to paragraphs.

_ENDS = "。！？!?；;：:…”’」』）)》】"
_GOES_ON = "，,、（(“‘《—"
_STARTS_CLOSED = "，。；：、！？）)”’》】%％,.;:"
_NUMBERED = pattern(rf"{ITEM}|[一二三四五六七八九十]{{1,3}}是|[△▼◇○·☆▶➤✦\-—–*]|附[件表]?[:：\d]")
_SHORT_LINE = 28  # characters; lines broken by hand are made for telephones


def paragraphs(lines: Sequence[Line | Table]) -> list[Piece]:
    """Blocks and tables; a sentence that spans lines of one block is joined.

    >>> [block.text for block in paragraphs([Line("总投资112亿元，", 1), Line("完成七成。", 1)])]
    ['总投资112亿元，完成七成。']
    """
    pieces: list[Piece] = []
    for is_table, group in groupby(lines, lambda line: isinstance(line, Table)):
        if is_table:
            pieces.extend(line for line in group if isinstance(line, Table))
            continue
        some = [line for line in group if isinstance(line, Line)]
        for _number, block in groupby(some, lambda line: line.block):
            pieces.extend(map(_block, _joined([*block])))
    return pieces


def _joined(lines: list[Line]) -> list[Line]:
    width = max(len(line.text) for line in lines)
    groups = [[lines[0]]]
    for rank, line in enumerate(lines[1:], 1):
        before = lines[rank - 1]
        if _runs_over(before, line, width) or (
            width <= _SHORT_LINE
            and _may_run_over(before, line)
            and not _NUMBERED.match(before.text)
            and _ends_soon(lines[rank : rank + 7])
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [group[0]._replace(text=in_one_line(line.text for line in group)) for group in groups]


def _may_run_over(before: Line, line: Line) -> bool:
    return not (
        before.text[-1] in _ENDS
        or line.is_indented
        or before.is_bold != line.is_bold
        or before.level
        or _NUMBERED.match(line.text)
    )


def _runs_over(before: Line, line: Line, width: int) -> bool:
    """Whether a line ends within a sentence: it has a comma at its end, or is as long as the longest."""
    if line.text[0] in _STARTS_CLOSED:
        return True
    if not _may_run_over(before, line):
        return False
    is_full = len(before.text) >= 0.8 * width and width >= 15
    return before.text[-1] in _GOES_ON or (is_full and not _NUMBERED.match(before.text))


def _ends_soon(lines: list[Line]) -> bool:
    """Whether the line, or one of the next few, ends a sentence before another begins."""
    for before, line in zip(lines[:6], [*lines[1:], None], strict=False):
        if before.text[-1] in "。.":
            return True
        if line is None or not _may_run_over(before, line):
            return False
    return False


_CAPTION = pattern(r"[（(]?(?:[▲△↑▼]|图为|图\s?\d*\s*[:：/]|资料图).*|.{2,60}\s摄[）)]?")


def _block(line: Line) -> Block:
    is_heading = (line.level or line.is_bold) and may_be_heading(line.text) and line.kind != "note"
    if is_heading:
        return Block("heading", line.text, Place(line=line.line), line.level)
    if _CAPTION.fullmatch(line.text):
        return Block("note", line.text, Place(line=line.line))
    closed = line.text[-1] not in _GOES_ON
    return Block(line.kind, line.text, Place(line=line.line), closed=closed)
