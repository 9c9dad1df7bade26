"""Small PDF files, written by hand: texts at places, lines, and what else a test wants of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 72, 520  # 28 characters of 16 points

# Chinese without a font in the file: the library knows the characters of this encoding.
FONTS = b"""<< /Type /Font /Subtype /Type0 /BaseFont /%b /Encoding /UniGB-UTF16-H /DescendantFonts [<<
/Type /Font /Subtype /CIDFontType0 /BaseFont /%b /DW 1000 /W [1 95 500]
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>
/FontDescriptor << /Type /FontDescriptor /FontName /%b /Flags 4 /Ascent 880 /Descent -120
/CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 1000 900] >> >>] >>"""


class Text(NamedTuple):
    """A text at a place: its left end, and its baseline above the bottom of the page."""

    text: str
    x: float
    y: float
    size: float = 16
    bold: bool = False
    turn: tuple[float, float, float, float] = (1, 0, 0, 1)
    grey: float = 0

    def drawn(self) -> str:
        a, b, c, d = self.turn
        font = "B" if self.bold else "R"
        # A single character of a font that is not in the file has no width for the library.
        code = self.text.ljust(2).encode("utf-16-be").hex()
        return f"{self.grey} g BT /{font} {self.size} Tf {a} {b} {c} {d} {self.x} {self.y} Tm <{code}> Tj ET"


def paragraph(
    text: str,
    y: float,
    *,
    left: float = LEFT,
    right: float = RIGHT,
    size: float = 16,
    pitch: float = 1.8,
    indent: float = 2,
    bold: bool = False,
) -> list[Text]:
    """The lines of a paragraph that is broken where the width ends, from that height on."""
    lines: list[Text] = []
    line, x = "", left + indent * size
    for char in text:
        width = size * (0.5 if char.isascii() else 1)
        if x + width > right + 0.1 and char not in "，。；：、%":
            lines.append(Text(line, (lines and left) or left + indent * size, y, size, bold))
            line, x, y = "", left, y - pitch * size
        line += char
        x += width
    return [*lines, Text(line, left if lines else left + indent * size, y, size, bold)]


def centred(text: str, y: float, size: float = 16, *, bold: bool = False) -> Text:
    width = sum(size * (0.5 if char.isascii() else 1) for char in text)
    return Text(text, (WIDTH - width) / 2, y, size, bold)


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"0.5 w {x0} {y0} m {x1} {y1} l S"


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    """The lines of a table."""
    across = [rule(xs[0], y, xs[-1], y) for y in ys]
    return [*across, *(rule(x, ys[0], x, ys[-1]) for x in xs)]


def pdf(
    *pages: Iterable[Text | str], extra: bytes = b"", trailer: bytes = b"", page: bytes = b""
) -> bytes:
    """A file of these pages. Objects 1 to 4 are the catalog, the pages and the fonts."""
    numbers = [5 + 2 * rank for rank in range(len(pages))]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(pages)),
        FONTS.replace(b"%b", b"SimSun"),
        FONTS.replace(b"%b", b"SimHei-Bold"),
    ]
    for number, content in zip(numbers, pages, strict=True):
        drawn = "\n".join(each.drawn() if isinstance(each, Text) else each for each in content)
        stream = zlib.compress(drawn.encode())
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R %b"
            b" /Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>"
            % (WIDTH, HEIGHT, number + 1, page)
        )
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >> stream\n%b\nendstream" % (len(stream), stream)
        )
    return assembled(objects, extra, trailer)


def assembled(objects: Sequence[bytes], extra: bytes = b"", trailer: bytes = b"") -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    data += extra
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(places) + 1, table)
    data += b"trailer << /Size %d /Root 1 0 R %b >>\n" % (len(places) + 1, trailer)
    return data + b"startxref\n%d\n%%%%EOF\n" % start
