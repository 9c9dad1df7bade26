"""The characters of a PDF page as lines of text, with spaces for gaps."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..raised import raised

if TYPE_CHECKING:
    from .page import Glyph

_SAME_LINE = 0.35  # of the size: the distance of baselines in one line
_SMALL = 0.85  # of the size of its line; a smaller character beside it may be a superscript
_APART = 0.8  # times the size: a gap that divides a line, as between columns
_GAP = 0.2  # times the size: a gap between Latin words
_TYPED_GAP = 0.2  # times the size: an intended space between Chinese characters
_WIDE_GAP = 0.75  # the same if no space is typed
_WORDS = 4  # gaps of a line, needed to tell the distance of its words
_APART_ALL = 0.4  # of the characters of a line; if more are spaced, all are
_STRETCHED = 1.8  # times that distance: a gap that divides even such a line
_COLUMNS = 2.0  # times the size: a gap that divides any line
_NARROW = 0.3  # times the size: a gap that may be between columns
_RUBY = 0.62  # of the size of the line under it, at most
_INITIAL = 1.6  # times the size of the lines beside it: a letter over several lines is larger


class Gap(NamedTuple):
    """A gap within a span."""

    start: float
    end: float
    place: int  # in the text
    is_wide: bool  # wider than those between the words of its line


class Span(NamedTuple):
    """Part of a line, up to a wide gap."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: int
    is_bold: bool
    first: float  # the width of the first character and those that a line break may not separate from it
    is_note: bool = False  # begins with the raised mark of a note
    gaps: tuple[Gap, ...] = ()

    def parted(self, at: float, *, between_words: bool) -> tuple[Span, ...]:
        """The two parts of a span with a gap at that place; the span itself if there is no gap."""
        for gap in self.gaps:
            if gap.start <= at <= gap.end and (gap.is_wide or between_words):
                before = self._replace(text=self.text[: gap.place].rstrip(), x1=gap.start, gaps=())
                behind = self._replace(text=self.text[gap.place :].lstrip(), x0=gap.end, gaps=())
                return before, behind
        return (self,)


def lines_of(
    glyphs: Iterable[Glyph], bold: frozenset[int], apart: float = _APART
) -> list[list[Span]]:
    """The lines from top to bottom, each in spans from left to right."""
    rows = _rows([glyph for glyph in glyphs if glyph.size > 0.5])
    lines = [[span for span in _spans(row, bold, apart) if span.text] for row in rows]
    found = [line for line in lines if line]
    return [line for at, line in enumerate(found) if not _is_ruby(line, found[at + 1 : at + 3])]


# Characters of one line.


@dataclass
class _Row:
    """The characters of one line; its height and size are those of most characters."""

    y: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)


def _rows(glyphs: Sequence[Glyph]) -> list[_Row]:
    """The lines from top to bottom. The largest type comes first, since it reaches farthest."""
    runs = sorted(_with_initials([*_runs(glyphs)]), key=lambda run: -_size(run))
    reach = _size(runs[0]) if runs else 0.0
    rows: list[_Row] = []  # by their height
    heights: list[float] = []
    for run in runs:
        y = run[0].y
        near = rows[bisect_left(heights, y - reach) : bisect_right(heights, y + reach)]
        row = _row_of(run, near)
        if row is None:
            row = _Row(y, _size(run))
            place = bisect_left(heights, y)
            rows.insert(place, row)
            heights.insert(place, y)
        row.glyphs.extend(run)
    return rows[::-1]


def _size(run: Sequence[Glyph]) -> float:
    return run[0].size


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that follow each other in the file and on the page."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run:
            last = run[-1]
            is_next = (
                abs(glyph.y - last.y) < 0.05 * last.size + 0.2
                and abs(glyph.size - last.size) < 0.1 * last.size
                and -0.5 * last.size < glyph.x0 - last.x1 < 2 * last.size
            )
            if not is_next:
                yield run
                run = []
        run.append(glyph)
    if run:
        yield run


def _with_initials(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """The runs, with a large letter beside several lines as the beginning of the first of them."""
    sizes = sorted(map(_size, runs))
    for run in runs:
        if _size(run) <= _INITIAL * sizes[len(runs) // 2] or len(run) > 3:
            continue
        letter = [one for one in run if not one.char.isspace()]
        beside = [other for other in runs if letter and _is_at_initial(other, letter)]
        first = max(beside, key=lambda other: other[0].y, default=run)
        if any(first[0].y - other[0].y > 0.8 * _size(first) for other in beside):
            letter[-1] = letter[-1]._replace(x1=first[0].x0)
            run[:] = [one._replace(y=first[0].y, size=_size(first)) for one in letter]
            for other in beside:
                if other is not first:
                    other[0] = other[0]._replace(x0=letter[0].x0)
    return runs


def _is_at_initial(run: list[Glyph], letter: list[Glyph]) -> bool:
    """Whether a line begins at the right side of a large letter."""
    size = _size(letter)
    return (
        _INITIAL * _size(run) < size
        and -0.5 * size < run[0].y - letter[0].y < 0.9 * size
        and -0.1 * size < run[0].x0 - letter[-1].x1 < 0.5 * size
    )


def _row_of(run: list[Glyph], rows: Sequence[_Row]) -> _Row | None:
    """The line of a run, or of the text to which it is a superscript."""
    y, size = run[0].y, _size(run)

    def fits(row: _Row) -> bool:
        return abs(row.y - y) <= _SAME_LINE * size or (
            size <= _SMALL * row.size
            and -0.4 * row.size <= y - row.y <= 0.7 * row.size
            and _is_beside(run, row)
        )

    return min(filter(fits, rows), key=lambda row: abs(row.y - y), default=None)


def _is_beside(run: list[Glyph], row: _Row) -> bool:
    """Whether a short run begins where a character of the line ends."""
    if len(run) > 8:
        return False
    near = 0.6 * row.size
    return any(
        abs(run[0].x0 - glyph.x1) <= near or abs(run[-1].x1 - glyph.x0) <= near
        for glyph in row.glyphs
    )


def _is_ruby(line: list[Span], under: list[list[Span]]) -> bool:
    """Whether a line in small type is directly above another: readings of its characters. Readings are
    letters; what has characters or digits is a label above a large number.
    """
    if any(_is_ideograph(char) or char.isdigit() for span in line for char in span.text):
        return False
    return any(
        line[0].size <= _RUBY * below[0].size
        and line[0].y - below[0].y < 1.45 * below[0].size
        and below[0].x0 - below[0].size < line[0].x0
        and line[-1].x1 < below[-1].x1 + below[0].size
        for below in under
    )


def _is_ideograph(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


# The text of a line.

# Radicals that files use for the characters that look the same.
_RADICALS = dict(
    zip(
        "⺠⺟⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳⺁⺎⺩⺬⺮⺼⻊⻏⻖⺘⺡⺣⺍⺌",
        "民母西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟厂兀王示竹月足邑阜手水火小小",
        strict=True,
    )
)


def character(char: str) -> str:
    r"""The usual character for one that only looks like it.

    >>> character("⼈"), character("⻓"), character("ﬁ"), character("\uf06c")
    ('人', '长', 'fi', '')
    """
    if "\u2e80" <= char <= "\u2fd5" or "\uf900" <= char <= "\ufb06":
        return _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    if char in "\x02\xad":
        return "-"
    kind = unicodedata.category(char)
    return "" if kind in ("Cc", "Cf", "Co", "Cn", "Cs") or char == "\ufffd" else char


class _Piece(NamedTuple):
    """A character and its properties on its line."""

    text: str
    glyph: Glyph
    gap: float  # before it, in sizes of the line
    is_spaced: bool  # after a space
    is_raised: bool = False


def _spans(row: _Row, bold: frozenset[int], apart: float) -> Iterator[Span]:
    pieces = [*_pieces(row)]
    # A stretched line of words is no row of a table.
    apart = max(apart, min(_between_words(pieces), _COLUMNS))
    start = 0
    for at, piece in enumerate(pieces):
        if at and piece.gap > apart:
            yield _span(pieces[start:at], bold)
            start = at
    if pieces:
        yield _span(pieces[start:], bold)


def _between_words(pieces: Sequence[_Piece]) -> float:
    """The gap that divides a stretched line: one of words, or of spaced characters."""
    pairs = [*pairwise(pieces)]
    gaps = sorted(piece.gap for _before, piece in pairs if piece.gap > _GAP)
    words = sorted(
        piece.gap
        for before, piece in pairs
        if piece.gap > _GAP and (_is_letter(before.text) or _is_letter(piece.text))
    )
    usual = gaps if len(gaps) > _APART_ALL * len(pairs) else words
    return _STRETCHED * usual[len(usual) // 2] if len(usual) >= _WORDS else 0.0


def _is_letter(char: str) -> bool:
    return char.isalpha() and not _is_wide(char)


def _pieces(row: _Row) -> Iterator[_Piece]:
    last: list[_Piece] = []
    is_spaced = False
    end, gap = 0.0, 0.0
    for glyph in sorted(row.glyphs, key=lambda glyph: (glyph.x0, glyph.x1)):
        text = character(glyph.char)
        if text.isspace():
            is_spaced = True
            continue
        is_bold = any(  # printed twice to look so
            text == other.text and abs(glyph.x0 - other.glyph.x0) < 0.25 * (glyph.x1 - glyph.x0)
            for other in last
        )
        gap = max(gap, glyph.x0 - end)
        if is_bold or not text:  # without text it is struck out, or its font does not name it
            end = max(end, glyph.x1)
            continue
        piece = _Piece(text, glyph, gap / row.size, is_spaced)
        yield piece
        last = [*last[-1:], piece]
        is_spaced, gap = False, 0.0
        end = glyph.x1


def _span(pieces: list[_Piece], bold: frozenset[int]) -> Span:
    sizes = Counter(round(piece.glyph.size, 1) for piece in pieces)
    size = max(sizes, key=lambda size: (sizes[size], size))
    main = [piece.glyph for piece in pieces if round(piece.glyph.size, 1) == size]
    pieces = [_placed(piece, size, main[0].y) for piece in pieces]
    fonts = [glyph.font for glyph in main]
    # Not digits in another font.
    letters = [glyph for glyph in main if _is_wide(glyph.char)] or main
    text, places = _text(pieces)
    second, widest = sorted([0.0, 0.0, *(piece.gap for piece in pieces[1:])])[-2:]
    wide = min(_between_words(pieces), widest - 0.01 if widest > 1.15 * second else _COLUMNS)
    return Span(
        text,
        pieces[0].glyph.x0,
        pieces[-1].glyph.x1,
        main[0].y,
        size,
        max(set(fonts), key=fonts.count),
        all(glyph.font in bold for glyph in letters),
        _first(pieces),
        pieces[0].is_raised,
        tuple(
            Gap(before.glyph.x1, piece.glyph.x0, place, piece.gap > wide)
            for before, piece, place in zip(pieces, pieces[1:], places[1:], strict=False)
            if piece.gap > _NARROW
        ),
    )


def _placed(piece: _Piece, size: float, y: float) -> _Piece:
    glyph = piece.glyph
    is_raised = glyph.size <= _SMALL * size and glyph.y - y > 0.12 * size
    return piece._replace(is_raised=is_raised)


def _text(pieces: list[_Piece]) -> tuple[str, list[int]]:
    """The text of a span, and the place of each character in it."""
    text, mark = "", ""
    places: list[int] = []
    usual = _usual_gap(pieces)
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if piece.is_raised:
            mark += piece.text
        else:
            if mark:
                text += raised(text[-12:], mark)
                mark = ""
            elif before is not None and _has_gap(before, piece, usual):
                text += " "
            text += piece.text
        places.append(max(0, len(text) - len(piece.text)))
    return text + (raised(text[-12:], mark) if mark else ""), places


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char[0]) in "WF"


def _usual_gap(pieces: list[_Piece]) -> float:
    """The usual gap between the Chinese characters of a line, which may be stretched: 本 年 收 入."""
    gaps = sorted(
        piece.gap
        for before, piece in pairwise(pieces)
        if _is_wide(before.text) and _is_wide(piece.text)
    )
    return max(0.0, gaps[len(gaps) // 2]) if gaps else 0.0


def _has_gap(before: _Piece, piece: _Piece, usual: float) -> bool:
    gap = piece.gap - usual
    if _is_wide(before.text) or _is_wide(piece.text):
        return gap > (_TYPED_GAP if piece.is_spaced else _WIDE_GAP)
    if before.text in _OF_NUMBERS and piece.text in _OF_NUMBERS:
        return gap > (_GAP if piece.is_spaced else 2 * _GAP)
    return gap > (_GAP / 2 if piece.is_spaced else _GAP)


_OF_NUMBERS = frozenset("0123456789.,%")
_NO_START = frozenset("，。、；：！？）】》”’」』％%,.;:!?)]}")
_NO_END = frozenset("（“‘《〔【([")


def _first(pieces: list[_Piece]) -> float:
    """The width of the first character and those that a line break may not separate from it."""
    end = 1
    while end < len(pieces) and (
        pieces[end].text in _NO_START
        or pieces[end - 1].text in _NO_END
        or not (
            _is_wide(pieces[end].text) or _is_wide(pieces[end - 1].text) or pieces[end].is_spaced
        )
    ):
        end += 1
    return pieces[end - 1].glyph.x1 - pieces[0].glyph.x0


# Lines joined.

_LONGEST_NUMBER = 1000  # characters
_LAST_NUMBER = re.compile(r"([^\d.,])[\d.,]+$")  # and what is before it


def joined(texts: Iterable[str]) -> str:
    """Lines joined: with a space between words, without one between characters and in numbers that a line
    break divides.

    >>> joined(["全年签约23", "91个项目，inter-", "national trade in 2020", "15 cities"])
    '全年签约2391个项目，international trade in 2020 15 cities'
    """
    text = ""
    for under in texts:
        text = _glued(text, under)
    return text


def _glued(text: str, under: str) -> str:
    if not text or not under:
        return text + under
    before, behind = text[-1], under[0]
    if before == "-" and text[-2:-1].isalpha() and text[-2:-1].isascii() and behind.islower():
        return text[:-1] + under
    if not (before.isascii() and behind.isascii()):
        return text + under
    if before.isdigit() and (behind.isdigit() or behind in ".,%"):
        number = _LAST_NUMBER.search(text[-_LONGEST_NUMBER:])
        is_chinese = number is None or not number[1].isascii()
        return text + ("" if is_chinese or behind in ".,%" else " ") + under
    if before in ".," and behind.isdigit() and text[-2:-1].isdecimal():
        return text + under
    is_apart = before.isalnum() or before in ".,;:!?)\"'%"
    return text + (" " if is_apart and (behind.isalnum() or behind in "(\"'") else "") + under
