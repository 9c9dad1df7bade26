"""The reading order of the lines of a PDF page: column by column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from .unruled import Item, with_tables

if TYPE_CHECKING:
    from .lines import Span
    from .page import Page

_HANGING = frozenset("，。、；：！？）》”’,")
_SIGN = re.compile("[，。；]")
_SAME = 3.0  # points: line ends this close are one edge
_INDENT = 2.5  # sizes of type; paragraphs are indented by two
_ENOUGH = 8  # lines of a page that give its own edges; with fewer, those of the document are used
# Of the width of a column: the room after a full line, before a number that does not fit.
_NEARLY = 0.15
_LARGER = 1.1  # times the size of the text: that of a heading
_BAND = 3.0  # sizes of a heading: the space above and below it, at most
_FEW = 2  # lines; so few are no column
_LEAST_LINES = 2  # on each side of a gap between columns
_NARROWEST = 6  # sizes of type: a box beside the text is wider, a cell with two lines is not
_SPARSE = 4.0  # sizes from line to line; lines farther apart are no column of text
_MANY_LINES = 10  # the same if the gap may be one between words


class Line(NamedTuple):
    """A line of running text, and the edges of its column."""

    span: Span
    page: int
    left: float
    right: float

    @property
    def text(self) -> str:
        return self.span.text

    @property
    def is_full(self) -> bool:
        return self.room < self.span.size

    @property
    def room(self) -> float:
        """The room on the line after its text."""
        return self.right - self.span.x1

    @property
    def is_centred(self) -> bool:
        """Whether the line is centred, and is not the first line of a paragraph."""
        before, behind = self.span.x0 - self.left, self.room
        return before > _INDENT * self.span.size and abs(before - behind) < 1.2 * self.span.size


Flow = Line | Item


def in_order(found: Sequence[Sequence[Item]], pages: Sequence[Page]) -> list[Flow]:
    """The lines and tables of all pages, in reading order."""
    sizes = [(round(page.width), round(page.height)) for page in pages]
    groups: dict[tuple[int, int], list[Item]] = {}
    for items, size in zip(found, sizes, strict=True):
        groups.setdefault(size, []).extend(item for item in items if item.spans)
    edges = {size: _edges(items) for size, items in groups.items() if items}
    columns: list[_Bounds] = []
    flow: list[Flow] = []
    for items, page, size in zip(found, pages, sizes, strict=True):
        lines = [item for item in items if item.spans]
        bounds = edges.get(size, _Bounds(0, size[0]))
        if len(lines) >= _ENOUGH:
            bounds = _edges(lines)
        elif lines:  # the last lines of a document may be in one column only
            own = _edges(lines)
            bounds = next((column for column in columns if column.holds(own)), bounds)
        if _are_ragged(lines, bounds, page):
            bounds = bounds._replace(right=page.width - bounds.left)
        flow.extend(_read([*_apart(items)], page, bounds, columns))
    return flow


class _Bounds(NamedTuple):
    left: float
    right: float

    def holds(self, other: _Bounds) -> bool:
        return self.left - 2 <= other.left and other.right <= self.right + 2


def _edges(items: Sequence[Item]) -> _Bounds:
    lefts = sorted(item.x0 for item in items)
    rights = sorted(map(_reach, items))
    return _Bounds(lefts[len(lefts) // 20], rights[-1 - len(rights) // 20])


def _are_ragged(lines: Sequence[Item], bounds: _Bounds, page: Page) -> bool:
    """Whether lines end before the middle of the page wherever their text ends, so that none is full:
    most are shorter than the longest, or all are equal and have no signs of sentences.
    """
    full = bounds.right - _NEARLY * (bounds.right - bounds.left)
    ragged = sum(_reach(line) < full for line in lines)
    is_prose = any(_SIGN.search(span.text) for line in lines for span in line.spans)
    return bounds.right < page.width / 2 and (2 * ragged > len(lines) or not is_prose)


def _reach(item: Item) -> float:
    """The end of a line; punctuation at its end may be beyond the edge."""
    span = item.spans[-1]
    return item.x1 - span.size * (span.text[-1] in _HANGING)


def _apart(items: Iterable[Item]) -> Iterator[Item]:
    """The items, with each span of a line as an item of its own."""
    for item in items:
        if item.spans:
            for span in item.spans:
                yield item._replace(x0=span.x0, x1=span.x1, spans=(span,))
        else:
            yield item


def _read(items: list[Item], page: Page, bounds: _Bounds, columns: list[_Bounds]) -> Iterator[Flow]:
    """The items in order: column by column if the page has columns, which are added to ``columns``."""
    lines = [item for item in items if item.spans]
    gutter = _gutter(items, _edges(lines) if lines else bounds)
    if gutter is None:
        yield from _lines(items, bounds, page)
        return
    for is_parted, group in _parted(items, gutter):
        if not is_parted:  # it may have other columns
            yield from _read(group, page, bounds, columns)
            continue
        for side in (
            [item for item in group if item.x0 + item.x1 <= 2 * gutter.at],
            [item for item in group if item.x0 + item.x1 > 2 * gutter.at],
        ):
            spans = [item for item in side if item.spans]
            inner = _edges(spans) if spans else bounds
            if len(spans) >= _ENOUGH:
                columns.append(inner)
            yield from _read(side, page, inner, columns)


class _Gutter(NamedTuple):
    """The gap between two columns; it may be as narrow as between words of a line."""

    at: float
    is_narrow: bool = False

    @property
    def least(self) -> int:
        """The least number of lines on each side: a gap between words may be there by chance."""
        return _MANY_LINES if self.is_narrow else _LEAST_LINES


def _gutter(items: Sequence[Item], bounds: _Bounds) -> _Gutter | None:
    """The gap between two columns, if there are any."""
    width = bounds.right - bounds.left
    first, last = bounds.left + 0.2 * width, bounds.right - 0.15 * width
    spans = [span for item in items for span in item.spans]
    starts = Counter(round(span.x0) for span in spans if first < span.x0 < last)
    words = Counter(round(gap.end) for span in spans for gap in span.gaps if first < gap.end < last)
    gutters = [_Gutter(start - 1.0) for start, _count in starts.most_common(8)]
    narrow = [*starts.most_common(1), *words.most_common(2)]
    gutters += [_Gutter(start - 1.0, is_narrow=True) for start, _count in narrow]
    lines = {
        gutter: sum(len(group) for is_parted, group in _parted(items, gutter) if is_parted)
        for gutter in gutters
    }
    best = max(lines, key=lambda gutter: lines[gutter], default=None)
    return best if best and lines[best] else None


def _parted(items: Sequence[Item], gutter: _Gutter) -> list[tuple[bool, list[Item]]]:
    """The items from top to bottom, in groups that the gap divides, and others that cross it."""
    groups: list[tuple[bool, list[Item]]] = []
    halves = [half for item in items for half in _halves(item, gutter)]
    large = _LARGER * _size(halves)
    across = {round(item.bottom) for item in halves if _is_across(item, gutter.at)}
    heads = [item for item in halves if item.spans and item.spans[0].size >= large]
    across.update(round(one.bottom) for one in heads if _is_between(one, halves, gutter.at))
    for is_across, group in groupby(halves, lambda item: round(item.bottom) in across):
        some = [*group]
        before = 0 if is_across else _before(some, gutter.at)
        is_parted = not is_across and _is_parted(some[before:], gutter)
        parts = [(False, some[:before]), (True, some[before:])] if is_parted else [(False, some)]
        for part in parts:
            if groups and not part[0] and not groups[-1][0]:
                groups[-1][1].extend(part[1])
            elif part[1]:
                groups.append(part)
    return groups


def _is_across(item: Item, gap: float) -> bool:
    return item.x0 < gap < item.x1


def _is_between(item: Item, items: Sequence[Item], gap: float) -> bool:
    """Whether a heading at one side stands between texts of both columns, which begin below it side by side."""
    size = item.spans[0].size
    own = [one for one in items if one.x0 < item.x1 and item.x0 < one.x1 and one is not item]
    others = [other for other in items if (other.x0 < gap) != (item.x0 < gap)]
    above = min((other.bottom for other in others if other.bottom > item.bottom), default=inf)
    below, beside = (
        max((one.top for one in side if one.bottom <= item.bottom), default=-inf)
        for side in (own, others)
    )
    is_free = 0 < above - item.top < _BAND * size and 0 < item.bottom - beside < _BAND * size
    return is_free and abs(below - beside) < 0.5 * size


def _before(items: Sequence[Item], gap: float) -> int:
    """How many items are above both columns: the short last line of the text before them."""
    is_left = items[0].x0 < gap
    count = next((at for at, item in enumerate(items) if (item.x0 < gap) != is_left), 0)
    above = items[: max(0, count - 1)]
    is_higher = all(round(item.bottom) > round(items[count].bottom) for item in above)
    return len(above) if count <= _FEW + 1 and is_higher else 0


def _halves(item: Item, gutter: _Gutter) -> list[Item]:
    if not (item.spans and item.x0 < gutter.at < item.x1):
        return [item]
    return [
        item._replace(x0=span.x0, x1=span.x1, spans=(span,))
        for span in item.spans[0].parted(gutter.at, between_words=gutter.is_narrow)
        if span.text
    ]


def _is_parted(items: Sequence[Item], gutter: _Gutter) -> bool:
    """Whether both sides of a gap are columns of text, and not a list with numbers beside it."""
    sides = [item.x0 + item.x1 > 2 * gutter.at for item in items]
    left = [item for item, is_right in zip(items, sides, strict=True) if not is_right]
    right = [item for item, is_right in zip(items, sides, strict=True) if is_right]
    if min(len(left), len(right)) < gutter.least:
        return False
    if any(item.boxed or item.rows for item in items):
        return True
    turns = sum(one != other for one, other in pairwise(sides))
    if turns < min(len(left), len(right)):  # one is below the other, not beside it
        return False
    ys = {round(item.bottom) for item in left}
    beside = sum(round(item.bottom) in ys for item in right)
    if beside < 0.5 * len(right):  # lines of different heights are no rows
        is_text = any(len(side) >= _ENOUGH and _is_prose(side) for side in (left, right))
        are_wide = is_text or all(map(_is_wide, (left, right)))  # a box beside a text may be narrow
        return are_wide and all(map(_is_dense, (left, right)))
    return all(_is_prose(side) for side in (left, right))


def _size(items: Sequence[Item]) -> float:
    """The usual size of type; the first line may be a heading."""
    sizes = sorted(item.spans[0].size for item in items if item.spans)
    return sizes[len(sizes) // 2] if sizes else inf


def _is_dense(items: Sequence[Item]) -> bool:
    """Whether lines are as close as in a column, unlike signatures."""
    heights = [item.bottom for item in items]
    return max(heights) - min(heights) <= _SPARSE * _size(items) * (len(items) - 1)


def _is_wide(items: Sequence[Item]) -> bool:
    """Whether a line is as long as those of a box, unlike a cell of two lines."""
    widest = max(items, key=lambda item: item.x1 - item.x0)
    return widest.x1 - widest.x0 > _NARROWEST * _size(items)


def _is_prose(items: Sequence[Item]) -> bool:
    letters = [char for item in items for span in item.spans for char in span.text]
    if 2 * sum(map(str.isalpha, letters)) < len(letters):
        return False
    rows = [[*row] for _y, row in groupby(items, lambda item: round(item.bottom))]
    widths = [row[-1].x1 - row[0].x0 for row in rows]
    full = sum(width > 0.75 * max(widths) for width in widths)
    return max(widths) > 8 * _size(items) and full >= 0.4 * len(widths)


def _lines(items: Sequence[Item], bounds: _Bounds, page: Page) -> Iterator[Flow]:
    """The items with the spans of each line joined again, and with tables."""
    boxes = [item for item in items if not item.spans]
    for has_spans, group in groupby(items, lambda item: bool(item.spans)):
        if not has_spans:
            yield from group
            continue
        rows = [
            sorted((item.spans[0] for item in row), key=lambda span: span.x0)
            for _y, row in groupby(group, lambda item: round(item.bottom, 1))
        ]
        for item in with_tables(rows, page):
            if item.rows:
                yield item
            else:
                right = min([bounds.right, *(box.x0 for box in boxes if _is_beside(box, item))])
                yield Line(_whole(item.spans), page.number, bounds.left, right)


def _is_beside(box: Item, line: Item) -> bool:
    """Whether a line ends at a box to the right of it, or at the margin below the box."""
    margin = line.spans[0].size
    return line.x1 <= box.x0 and box.bottom - margin < line.top and line.bottom < box.top


def _whole(spans: Sequence[Span]) -> Span:
    """The spans of a line as one."""
    is_stretched = all(len(span.text) <= 2 and not span.text.isascii() for span in spans)
    text = ("" if is_stretched else " ").join(span.text for span in spans)
    is_bold = all(span.is_bold for span in spans)
    return spans[0]._replace(text=text, x1=spans[-1].x1, is_bold=is_bold)
