"""The content of PDF pages: characters with their positions, and the lines of tables."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import atan2, degrees, hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfMatrix

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
    turned: int = 0  # characters left out as their lines run across those of the page
    is_picture: bool = False  # without a letter


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


def _style(text_page: Any, found: Any, place: int, fonts: dict[tuple[str, int], int]) -> _Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, place, matrix)
    name, weight = _font(found)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(found)
    bold = weight >= 600 or mode == 2 or _HEAVY.search(name) is not None
    scale = pdfium.FPDFText_GetFontSize(text_page, place) * hypot(matrix.c, matrix.d)
    return _Style(
        scale,
        round(degrees(atan2(matrix.b, matrix.a))) % 360,
        fonts.setdefault((name, bold), len(fonts)),
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
    box: _Box  # left, bottom, right, top
    x: float
    y: float
    style: _Style


def _characters(text_page: Any, fonts: dict[tuple[str, int], int]) -> Iterator[_Raw]:
    styles: dict[int | None, _Style] = {}  # of text objects
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(pdfium.FPDFText_CountChars(text_page)):
        found = pdfium.FPDFText_GetTextObject(text_page, place)
        if not found:  # a character that the library adds, such as a line break
            continue
        key = ctypes.cast(found, ctypes.c_void_p).value
        if key not in styles:
            styles[key] = _style(text_page, found, place, fonts)
        style = styles[key]
        if style.is_left_out:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, place, box)
        pdfium.FPDFText_GetCharOrigin(text_page, place, x, y)
        if style.seen and not _shows(box, style.seen):
            continue
        code = pdfium.FPDFText_GetUnicode(text_page, place)
        char = chr(code) if 0 < code < 0x110000 else "\ufffd"
        yield _Raw(char, (box.left, box.bottom, box.right, box.top), x.value, y.value, style)


def _shows(box: Any, seen: _Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return bool(seen[0] - 1 <= x <= seen[2] + 1 and seen[1] - 1 <= y <= seen[3] + 1)


# The rotation of a page after which its text runs from left to right.
_UPRIGHT = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}


def page_of(document: PdfDocument, number: int, fonts: dict[tuple[str, int], int]) -> Page:
    """The page of that number, from 1. A page that cannot be read is empty."""
    try:
        page = document[number - 1]
        raws = [*_characters(page.get_textpage(), fonts)]
    except PdfiumError:
        return Page(number, 0, 0)
    if _runs_down(raws):  # digits in it are turned; with them turn the Chinese characters
        raws = [
            raw._replace(style=raw.style._replace(angle=270)) if raw.char > "\u2e7f" else raw
            for raw in raws
        ]
    angles = Counter(raw.style.angle for raw in raws if not raw.char.isspace())
    angle = angles.most_common(1)[0][0] if angles else 0
    turn = PdfMatrix(*_UPRIGHT[round(angle / 90) % 4 * 90])
    left, bottom, right, top = turn.on_rect(*page.get_bbox())
    turn = turn.translate(-left, -bottom)
    width, height = right - left, top - bottom
    glyphs = tuple(_glyphs(raws, turn, angle, (width, height)))
    across, down = _rules(page, turn)
    bold = frozenset(raw.style.font for raw in raws if raw.style.is_bold)
    unknown = sum(raw.char in "\ufffd\ufffe" for raw in raws)
    turned = sum(_is_turned(raw, angle) for raw in raws)
    is_picture = not any(raw.char.isalpha() for raw in raws) and _has_picture(page)
    return Page(number, width, height, glyphs, across, down, bold, unknown, turned, is_picture)


def _runs_down(raws: Sequence[_Raw]) -> bool:
    """Whether text is vertical: most characters stand below the one before."""
    seen = [raw for raw in raws if not raw.char.isspace()]
    below = sum(
        abs(one.x - other.x) < 0.2 * one.style.scale and 0 < one.y - other.y < 2 * one.style.scale
        for one, other in pairwise(seen)
    )
    return 2 * below > len(seen)


def _slant(raw: _Raw, angle: int) -> int:
    """The degrees between the line of a character and the lines of its page."""
    slant = abs(raw.style.angle - angle) % 360
    return min(slant, 360 - slant)


def _is_turned(raw: _Raw, angle: int) -> bool:
    """Whether a character is text on its side or its head, and not part of an oblique watermark."""
    slant = _slant(raw, angle)
    return slant > _SLANT and abs(slant % 90 - 45) >= 45 - _SLANT and not raw.char.isspace()


def _has_picture(page: Any) -> bool:
    pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)
    return next(pictures, None) is not None


def _glyphs(
    raws: list[_Raw], turn: PdfMatrix, angle: int, size: tuple[float, float]
) -> Iterator[Glyph]:
    for _key, group in groupby(raws, lambda raw: (id(raw.style), raw.x, raw.y)):
        # Several characters at one place are the letters of a ligature, or include a space without width.
        whole = [*group]
        parts = [raw for raw in whole if not raw.char.isspace()] or whole[:1]
        style = parts[0].style
        if _slant(parts[0], angle) > _SLANT:
            continue
        x0, _y0, x1, _y1 = turn.on_rect(*parts[0].box)
        _x, y = turn.on_point(parts[0].x, parts[0].y)
        width = (x1 - x0) / len(parts)
        if -1 < (x0 + x1) / 2 < size[0] + 1 and -1 < y < size[1] + 1:
            for rank, raw in enumerate(parts):
                start = x0 + rank * width
                yield Glyph(raw.char, start, start + width, y, style.scale or 1.0, style.font)


# Lines of tables.


def _rules(page: Any, turn: PdfMatrix) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    across: list[Rule] = []
    down: list[Rule] = []
    for box in _shapes(page, PdfMatrix(), _DEEPEST):
        x0, y0, x1, y1 = turn.on_rect(*box)
        if y1 - y0 <= _THIN and x1 - x0 >= _SHORT:
            across.append(Rule((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= _THIN and y1 - y0 >= _SHORT:
            down.append(Rule((x0 + x1) / 2, y0, y1))
    return tuple(across), tuple(down)


def _shapes(page: Any, matrix: PdfMatrix, depth: int) -> Iterator[_Box]:
    """The straight parts of all drawings of a page or a form."""
    is_form = depth < _DEEPEST
    count = (pdfium.FPDFFormObj_CountObjects if is_form else pdfium.FPDFPage_CountObjects)(page)
    get = pdfium.FPDFFormObj_GetObject if is_form else pdfium.FPDFPage_GetObject
    for place in range(min(count, MOST_OBJECTS)):
        found = get(page, place)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _straights(found, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            yield from _shapes(found, _matrix(found).multiply(matrix), depth - 1)


def _matrix(found: Any) -> PdfMatrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(found, matrix)
    return PdfMatrix.from_raw(matrix)


def _straights(found: Any, outer: PdfMatrix) -> Iterator[_Box]:
    """The boxes of the straight parts of a path: strokes, and areas as thin as one."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(found, fill, stroke)
    count = min(pdfium.FPDFPath_CountSegments(found), MOST_OBJECTS)
    if not (fill.value or stroke.value) or count < 2:
        return
    matrix = _matrix(found).multiply(outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for place in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(found, place)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
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
