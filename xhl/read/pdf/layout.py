"""The pages of a PDF as the pieces of a document, with its title and its headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from ..blocks import Block, Piece, Place, Table
from ..captions import captioned, is_caption
from ..lines import is_number_of_letter, may_be_heading
from .furniture import without_contents, without_furniture
from .items import items_of, unstruck
from .lines import joined
from .order import in_order
from .paragraphs import NOTE, Paragraph, body_size, paragraphs_of

if TYPE_CHECKING:
    from .page import Page


def pieces_of(pages: Sequence[Page]) -> list[Piece]:
    """The pieces of a document, in reading order."""
    pages = [unstruck(page) for page in _with_bold(pages)]
    items = without_furniture([items_of(page) for page in pages], pages)
    flow = without_contents(in_order(items, pages))
    return captioned(_with_title(paragraphs_of(flow), body_size(flow)))


def _with_bold(pages: Sequence[Page]) -> list[Page]:
    """The pages, with the font of most Chinese characters as a normal one, by which no text stands out."""
    glyphs = (glyph for page in pages for glyph in page.glyphs)
    fonts = Counter(glyph.font for glyph in glyphs if glyph.char > "\u2e7f")
    return [page._replace(bold=page.bold - {*dict(fonts.most_common(1))}) for page in pages]


# The title and the headings.

_LONGEST_TITLE = 120
_START = 12  # paragraphs in which the title is looked for


def _with_title(found: Sequence[Paragraph | Table], body: float) -> Iterator[Piece]:
    paragraphs = [one for one in found if isinstance(one, Paragraph)]
    title = _title(paragraphs, body)
    text = joined(one.text for one in title)
    if text:
        yield Block("title", text, Place(page=title[0].lines[0].page))
    for piece in found:
        if isinstance(piece, Table):
            yield piece
        elif not any(piece is part for part in title) and (block := _block(piece, body)).text:
            yield block


def _title(paragraphs: Sequence[Paragraph], body: float) -> list[Paragraph]:
    """The paragraphs of the title: those in the largest type at the start of the document."""
    start = [*takewhile(lambda one: "。" not in one.text, paragraphs[:_START])]
    start = [one for one in start if one.lines[0].page == start[0].lines[0].page]
    letters = (at for at, one in enumerate(start) if is_number_of_letter(one.text))
    start = start[next(letters, -1) + 1 :]  # above it is the name of the sender
    largest = max((one.size for one in start), default=0.0)
    if largest < 1.12 * body:
        return []
    first, *others = dropwhile(lambda one: one.size < largest, start)
    more = takewhile(lambda one: largest - one.size <= 0.5 and len(one.text) <= 60, others)
    title = [first, *more]
    return title if sum(len(one.text) for one in title) <= _LONGEST_TITLE else []


def _block(one: Paragraph, body: float) -> Block:
    first = one.lines[0]
    text = one.text
    place = Place(page=first.page)
    span = first.span
    stands_out = span.size > 1.06 * body or all(line.span.is_bold for line in one.lines)
    is_heading = (
        may_be_heading(text)
        and (stands_out or (first.is_centred and not is_caption(text)))
        and re.search(r"[^\W\d_]", text)
    )
    if one.is_note:
        return Block("note", text if span.is_note else NOTE.sub("", text, count=1), place)
    return Block("heading" if is_heading else "paragraph", text, place)
