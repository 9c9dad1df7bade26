"""The content of PDF pages: characters with their positions, and the lines of tables."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from math import atan2, degrees, hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

MOST_OBJECTS = 30_000  # of a page, examined for lines; maps have more
_DEEPEST = 4  # nested forms
_THIN = 2.5  # points: a thinner area is a line
_SHORT = 6.0  # points: a shorter line is a dash
_SLANT = 8  # degrees between a line of text and the lines of its page, at most
_HEAVY = re.compile(r"bold|heavy|black|SimHei|黑体|小标宋|XBS|FZ\w*HT|STHeiti", re.IGNORECASE)
_FAINT = 0.72  # brightness from which on large text is a watermark


class Glyph(NamedTuple):
    """A character: its ends on its line, and the height of the line above the bottom of the page."""

    char: str
    x0: float
    x1: float
    y: float  # of the baseline
    size: float
    font: int  # the same number for the same font


class Rule(NamedTuple):
    """A horizontal line (from ``start`` to ``end`` at the height ``at``) or a vertical one."""

    at: float
    start: float
    end: float


class Page(NamedTuple):
    """The content of a page, turned so that its text runs from left to right."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()
    bold: frozenset[int] = frozenset()  # fonts
    unknown: int = 0  # glyphs for which the file names no character
    has_picture: bool = False


_Matrix = tuple[float, float, float, float, float, float]
_Box = tuple[float, float, float, float]


# Characters.


class _Style(NamedTuple):
    """The common properties of the characters of one text object."""

    scale: float
    angle: int  # degrees
    font: int
    is_bold: bool
    is_left_out: bool
    seen: _Box | None  # the visible part of the page; None for all


class _Styles:
    """The styles of the text objects of a page, each looked up once."""

    def __init__(self, text_page: Any, fonts: dict[tuple[str, int], int]) -> None:
        self._text_page = text_page
        self._fonts = fonts
        self._known: dict[int, _Style] = {}

    def of(self, place: int) -> _Style | None:
        """The style of a character; None for a character that the library adds, such as a line break."""
        found = pdfium.FPDFText_GetTextObject(self._text_page, place)
        if not found:
            return None
        key = ctypes.cast(found, ctypes.c_void_p).value or 0
        if key not in self._known:
            self._known[key] = self._looked_up(found, place)
        return self._known[key]

    def _looked_up(self, found: Any, place: int) -> _Style:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text_page, place, matrix)
        size = pdfium.FPDFText_GetFontSize(self._text_page, place)
        name, weight = _font(found)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(found)
        bold = weight >= 600 or mode == 2 or _HEAVY.search(name) is not None
        scale = size * hypot(matrix.c, matrix.d)
        return _Style(
            scale,
            round(degrees(atan2(matrix.b, matrix.a))) % 360,
            self._fonts.setdefault((name, bold), len(self._fonts)),
            bold,
            _is_faint(found) and scale > 20,
            _seen(found),
        )


def _font(found: Any) -> tuple[str, int]:
    font = pdfium.FPDFTextObj_GetFont(found)
    if not font:
        return "", 0
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, 128)
    weight = int(pdfium.FPDFFont_GetWeight(font))
    try:
        return name.value.decode(), weight
    except UnicodeDecodeError:  # Word 2010 writes the names of fonts in GBK
        return name.value.decode("gb18030", "replace"), weight


def _seen(found: Any) -> _Box | None:
    """The part of the page to which a text is clipped, as in sheets that span pages."""
    clip = pdfium.FPDFPageObj_GetClipPath(found)
    boxes = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
        points = []
        for place in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, path), 20)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, place)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
        if len(points) > 2:
            xs, ys = zip(*points, strict=True)
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return max(lefts), max(bottoms), min(rights), min(tops)


def _is_faint(found: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _channel in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, alpha):
        return False
    light = (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255
    return light > _FAINT or alpha.value < 128


class _Raw(NamedTuple):
    """A character as the file has it: its box, and the origin on its baseline."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    style: _Style


def _characters(text_page: Any, fonts: dict[tuple[str, int], int]) -> Iterator[_Raw]:
    styles = _Styles(text_page, fonts)
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(max(0, pdfium.FPDFText_CountChars(text_page))):
        style = styles.of(place)
        if style is None or style.is_left_out:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, place, box)
        pdfium.FPDFText_GetCharOrigin(text_page, place, x, y)
        if style.seen and not _shows(box, style.seen):
            continue
        code = pdfium.FPDFText_GetUnicode(text_page, place)
        char = chr(code) if 0 < code < 0x110000 else "\ufffd"
        yield _Raw(char, box.left, box.bottom, box.right, box.top, x.value, y.value, style)


def _shows(box: Any, seen: _Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return bool(seen[0] - 1 <= x <= seen[2] + 1 and seen[1] - 1 <= y <= seen[3] + 1)


_TURNED = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


class _Turn(NamedTuple):
    """The rotation of a page after which its text runs from left to right."""

    a: int
    b: int
    c: int
    d: int
    x: float
    y: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.b * y - self.x, self.c * x + self.d * y - self.y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def page_of(document: Any, number: int, fonts: dict[tuple[str, int], int]) -> Page:
    """The page of that number, from 1. A page that cannot be read is empty."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return Page(number, 0, 0)
    text_page = pdfium.FPDFText_LoadPage(page)
    try:
        raws = [*_characters(text_page, fonts)] if text_page else []
        bounds = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, bounds)
        angles = Counter(raw.style.angle for raw in raws if not raw.char.isspace())
        angle = angles.most_common(1)[0][0] if angles else 0
        upright = round(angle / 90) % 4 * 90
        turn = _Turn(*_TURNED[upright], 0, 0)
        left, bottom, right, top = turn.box(bounds.left, bounds.bottom, bounds.right, bounds.top)
        turn = turn._replace(x=left, y=bottom)
        width, height = right - left, top - bottom
        glyphs = tuple(_glyphs(raws, turn, angle, (width, height)))
        across, down, has_picture = _rules(page, turn)
        bold = frozenset(raw.style.font for raw in raws if raw.style.is_bold)
        unknown = sum(raw.char in "\ufffd\ufffe" for raw in raws)
        return Page(number, width, height, glyphs, across, down, bold, unknown, has_picture)
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        pdfium.FPDF_ClosePage(page)


def _glyphs(
    raws: list[_Raw], turn: _Turn, angle: int, size: tuple[float, float]
) -> Iterator[Glyph]:
    for _key, group in groupby(raws, lambda raw: (id(raw.style), raw.x, raw.y)):
        # Several characters at one place are the letters of a ligature, or include a space without width.
        whole = [*group]
        parts = [raw for raw in whole if not raw.char.isspace()] or whole[:1]
        style = parts[0].style
        slant = abs(style.angle - angle) % 360
        if min(slant, 360 - slant) > _SLANT:
            continue
        x0, _y0, x1, _y1 = turn.box(parts[0].left, parts[0].bottom, parts[0].right, parts[0].top)
        _x, y = turn.point(parts[0].x, parts[0].y)
        width = (x1 - x0) / len(parts)
        if -1 < (x0 + x1) / 2 < size[0] + 1 and -1 < y < size[1] + 1:
            for rank, raw in enumerate(parts):
                start = x0 + rank * width
                yield Glyph(raw.char, start, start + width, y, style.scale or 1.0, style.font)


# Lines of tables.


def _rules(page: Any, turn: _Turn) -> tuple[tuple[Rule, ...], tuple[Rule, ...], bool]:
    across: list[Rule] = []
    down: list[Rule] = []
    has_picture = False
    for kind, box in _shapes(page, (1, 0, 0, 1, 0, 0), _DEEPEST):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            has_picture = True
            continue
        x0, y0, x1, y1 = turn.box(*box)
        if y1 - y0 <= _THIN and x1 - x0 >= _SHORT:
            across.append(Rule((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THIN and y1 - y0 >= _SHORT:
            down.append(Rule((x0 + x1) / 2, y0, y1))
    return tuple(across), tuple(down), has_picture


def _shapes(page: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[int, _Box]]:
    """The pictures, and the straight parts of all drawings, of a page or a form."""
    is_form = depth < _DEEPEST
    count = (pdfium.FPDFFormObj_CountObjects if is_form else pdfium.FPDFPage_CountObjects)(page)
    get = pdfium.FPDFFormObj_GetObject if is_form else pdfium.FPDFPage_GetObject
    for place in range(min(count, MOST_OBJECTS)):
        found = get(page, place)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield kind, (0, 0, 0, 0)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            for box in _straights(found, matrix):
                yield kind, box
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            yield from _shapes(found, _times(_matrix(found), matrix), depth - 1)


def _matrix(found: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(found, matrix):
        return (1, 0, 0, 1, 0, 0)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _straights(found: Any, outer: _Matrix) -> Iterator[_Box]:
    """The boxes of the straight parts of a path: strokes, and areas as thin as one."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(found, fill, stroke)
    count = min(pdfium.FPDFPath_CountSegments(found), MOST_OBJECTS)
    if not (fill.value or stroke.value) or count < 2:
        return
    a, b, c, d, e, f = _times(_matrix(found), outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for place in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(found, place)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield from _parts(points, is_stroked=bool(stroke.value))
            points = [point]
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            points.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        else:
            yield from _parts(points, is_stroked=bool(stroke.value))
            points = [point]
    yield from _parts(points, is_stroked=bool(stroke.value))


def _parts(points: list[tuple[float, float]], *, is_stroked: bool) -> Iterator[_Box]:
    if len(points) < 2:
        return
    xs, ys = zip(*points, strict=True)
    if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
        yield min(xs), min(ys), max(xs), max(ys)
        return
    if not is_stroked:  # an area is the background of a text more often than a cell
        return
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x0 - x1) <= _THIN or abs(y0 - y1) <= _THIN:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
