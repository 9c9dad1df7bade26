"""Word files: the text that Word displays, without headers, footers, deletions and instructions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from ...i18n.messages import _
from ...text.patterns import pattern
from ..blocks import Block, Cell, Content, Piece, Place, Table
from ..captions import captioned
from ..lines import cleaned, glued, goes_on, in_one_line, is_number_of_letter
from ..package import Package, has_main
from ..raised import raised
from .elements import (
    SILENT,
    UNREAD,
    equation,
    formula,
    goes_into_next,
    is_unfilled,
    parts_of,
    shown,
    symbol_of,
)
from .numbering import Numbering
from .styles import (
    BODY,
    Style,
    Styles,
    is_left_out,
    is_on,
    is_raised,
    number,
    of_paragraph,
    value,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MAIN = pattern(rb"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.")
_HEADING = 60  # characters; a longer paragraph with the style of a heading is text that begins with a heading
_LEAD = 12  # paragraphs in which a title without a style is looked for
_DISPLAY = 32  # half points: centred lines above the text are its title from 16 pt on
_USUAL = 21  # half points: the size of text if the file does not tell
_SMALL = 0.8  # of the size of the text; smaller characters above the line are superscripts
_BEFORE = 8  # pieces of text before a superscript that tell what it is
_COLUMNS = 63  # of a table, the most that Word allows
_OPEN = frozenset("，、,")  # after these a sentence continues in the next paragraph
_CONTENTS = pattern(r"目\s*[录錄次]|contents", re.IGNORECASE)
_OF_CONTENTS = pattern(r"(?:toc|contents|目录) ?\d", re.IGNORECASE)

_CITATIONS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_WORDS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


def is_mine(data: bytes, _name: str = "") -> bool:
    """Whether these are the bytes of a .docx (or .docm, .dotx) file."""
    return has_main(data, _MAIN)


def read(data: bytes) -> Content:
    """The paragraphs and tables of a Word file, its notes at the end. Raises `FileError`."""
    package = Package(data)
    main = package.targets("").get("officeDocument", "word/document.xml")
    targets = package.targets(main)

    def part(kind: str) -> Element | None:
        return package.part(targets[kind]) if kind in targets else None

    styles = Styles(part("styles"))
    notes = {
        (kind, one.get("id", "")): one
        for kind in ("footnote", "endnote")
        for one in part(f"{kind}s") or ()
    }
    numbering = Numbering(part("numbering"), styles)
    root = package.part(main)
    reader = _Reader(styles, numbering, notes, root if root is not None else ())
    pieces = tuple(captioned(reader.pieces()))
    counts = {
        _("charts, diagrams and embedded files, which are not read: {count}"): reader.unread,
        _("notes that the file refers to and does not have: {count}"): reader.missing,
    }
    told = tuple(note.format(count=count) for note, count in counts.items() if count)
    return Content(pieces, "docx", told)


class _Field(NamedTuple):
    """An open field: its instruction to Word, and whether its result has begun."""

    asked: str = ""
    has_result: bool = False


@dataclass
class _Paragraph:
    """A paragraph while it is read."""

    text: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)  # text boxes anchored in it
    size: int = 0  # the largest of its characters
    is_red: bool = False
    is_left_out: bool = False
    raised: tuple[int, str] = (0, "")  # the place of the last superscript, and its characters


class _Reader:
    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        notes: dict[tuple[str, str], Element],
        root: Iterable[Element],
    ) -> None:
        self._styles, self._numbering, self._notes, self._root = styles, numbering, notes, root
        self._page = int(any(one.find(".//lastRenderedPageBreak") is not None for one in root))
        kinds = Counter(one.get("fldCharType") for part in root for one in part.iter("fldChar"))
        self._are_fields_closed = kinds["begin"] == kinds["end"]
        self.unread = 0  # elements with text in other files
        self.missing = 0  # notes
        self._rank = 0  # of the paragraph
        self._carried = ""  # the text of a paragraph that continues in the next
        self._now = _Paragraph()
        self._fields: list[_Field] = []
        self._cited: dict[tuple[str, str], None] = {}
        self._centred: list[tuple[Block, int]] = []  # with the sizes of their characters

    def pieces(self) -> list[Piece]:
        pieces = self._entitled([piece for body in self._root for piece in self._within(body)])
        if rest := cleaned(self._carried):
            pieces.append(Block("paragraph", rest))
        for key in self._cited:
            self.missing += key not in self._notes
            for piece in self._within(self._notes.get(key, ())):
                block = piece if isinstance(piece, Table) else piece._replace(kind="note")
                pieces.append(block)
        return pieces

    def _within(self, parent: Iterable[Element]) -> Iterator[Piece]:
        """The paragraphs and tables in an element."""
        for child in parent:
            if child.tag == "p":
                yield from self._paragraph(child)
            elif child.tag == "tbl":
                yield from self._table(child)
            elif child.tag == "mc:AlternateContent":
                yield from self._within(shown(child))
            elif child.tag in UNREAD:
                self.unread += 1
            elif child.tag not in SILENT and not is_unfilled(child):
                yield from self._within(child)

    # Paragraphs.

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        properties = paragraph.find("pPr")
        key = value(properties, "pStyle") or ""
        style = self._styles.of(key)
        style = style if properties is None else of_paragraph(properties).over(style)
        place = Place(page=self._page) if self._page else Place(paragraph=self._rank + 1)
        outer, self._now = self._now, _Paragraph(is_left_out=bool(style.is_left_out))
        self._inline(paragraph)
        now, self._now = self._now, outer
        if not self._are_fields_closed:  # otherwise the first field would take all following text
            self._fields.clear()
        text, self._carried = self._carried + "".join(now.text), ""
        if goes_into_next(properties):
            self._carried = text
        else:
            lines = [line for line in map(cleaned, text.split("\n")) if line]
            mark = self._mark(style, key)
            if lines and not _is_contents(style, key, lines):
                self._rank += 1
                yield from self._blocks([_marked(mark, lines[0]), *lines[1:]], style, place, now)
        for box in now.boxes:
            yield from self._within(box)

    def _blocks(
        self, lines: list[str], style: Style, place: Place, now: _Paragraph
    ) -> Iterator[Block]:
        whole = lines[0]
        for line in lines[1:]:
            whole = glued(whole, line)
        if style.name in ("title", "标题"):
            yield Block("title", whole, place)
        elif style.outline not in (None, BODY) and _is_heading(whole):
            yield Block("heading", whole, place, level=(style.outline or 0) + 1)
        else:
            for line, under in zip(lines, [*lines[1:], ""], strict=True):
                is_open = goes_on(line, under) or line[-1] in _OPEN
                block = Block("paragraph", line, place, closed=not is_open)
                if style.is_centred and not now.is_red:
                    self._centred.append((block, now.size or style.size or 0))
                yield block

    def _mark(self, style: Style, key: str) -> str:
        """The automatic number of a paragraph, as in 一、投资."""
        if not style.numbering or style.numbering == "0":
            return ""
        level = style.level
        if level is None:
            level = self._numbering.level_of(style.numbering, key) or 0
        return cleaned(self._numbering.next(style.numbering, level))

    def _entitled(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces with a title: if no style marks one, the centred lines of the largest size at the top."""
        if any(isinstance(piece, Block) and piece.kind == "title" for piece in pieces):
            return pieces
        sizes = {id(block): size for block, size in self._centred if size >= _DISPLAY}
        lead = [
            (sizes.get(id(one), 0), one.text if isinstance(one, Block) else "")
            for one in pieces[:_LEAD]
        ]
        letters = (at for at, (_size, text) in enumerate(lead) if is_number_of_letter(text))
        start = next(letters, -1) + 1  # above it is the name of the sender
        largest = max((size for size, _text in lead[start:]), default=0)
        if not largest:
            return pieces
        first = next(at for at in range(start, len(lead)) if lead[at][0] == largest)
        lines = [text for _size, text in takewhile(lambda one: one[0] == largest, lead[first:])]
        title = Block("title", "".join(lines), pieces[first].place)
        return [*pieces[:first], title, *pieces[first + len(lines) :]]

    # The content of a paragraph.

    def _inline(self, parent: Iterable[Element]) -> None:
        for child in parent:
            tag = child.tag
            if tag == "r":
                self._run(child)
            elif tag == "txbxContent":
                self._now.boxes.append(child)
            elif tag == "mc:AlternateContent":
                self._inline(shown(child))
            elif tag == "m:oMath":
                self._say(formula(child))
            elif tag in UNREAD:
                self.unread += 1
            elif tag not in SILENT and not is_unfilled(child):
                self._inline(child)

    def _run(self, run: Element) -> None:
        properties = run.find("rPr")
        key = value(properties, "rStyle")
        style = self._styles.of(key) if key else Style()
        is_silent = self._is_left_out(is_left_out(properties), style)
        begins = len(self._now.text)
        for child in run:
            if not self._instruct(child) and not is_silent:
                self._tell(child)
            if child.get("customMarkFollows") in ("1", "true", "on"):
                break  # the rest is the mark of a note
        size = number(properties, "sz") or 0
        is_small = 0 < size <= _SMALL * (self._now.size or _USUAL)
        is_lifted = is_small and number(properties, "position")
        own = is_raised(properties)
        if is_lifted or (style.is_raised if own is None else own):
            self._raise(begins)
        elif self._now.text[begins:]:
            self._now.size = max(self._now.size, size)
            self._now.is_red |= value(properties, "color") == "FF0000"

    def _instruct(self, child: Element) -> bool:
        """Handle elements that are no text: the parts of fields, and Word's last page breaks."""
        if child.tag == "fldChar":
            self._field(child.get("fldCharType", ""))
        elif child.tag == "instrText" and self._fields:
            asked = self._fields[-1].asked + (child.text or "")
            self._fields[-1] = self._fields[-1]._replace(asked=asked)
        elif child.tag == "lastRenderedPageBreak":
            self._page += 1
        else:
            return False
        return True

    def _tell(self, child: Element) -> None:
        tag = child.tag
        if tag == "t":
            self._say(child.text or "")
        elif tag in _WORDS:
            self._say(_WORDS[tag])
        elif tag == "br":
            self._say("\n" if child.get("type") in (None, "textWrapping") else "")
        elif tag == "sym":
            self._say(symbol_of(child))
        elif tag in _CITATIONS and not self._is_asking():
            self._cited[_CITATIONS[tag], child.get("id", "")] = None
        elif tag not in SILENT:
            self._inline((child,))

    def _is_left_out(self, own: bool | None, style: Style) -> bool:
        for said in (own, style.is_left_out):
            if said is not None:
                return said
        return self._now.is_left_out or style.name == "placeholder text"

    def _say(self, text: str) -> None:
        if not self._is_asking():
            self._now.text.append(text)

    def _raise(self, begins: int) -> None:
        start, mark = self._now.raised
        if not mark or start + 1 != begins:  # it does not continue the last superscript
            start, mark = begins, ""
        mark += "".join(self._now.text[begins:])
        before = "".join(self._now.text[max(0, start - _BEFORE) : start])
        self._now.text[start:] = [raised(before, mark)]
        self._now.raised = start, mark

    # Fields.

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1] = self._fields[-1]._replace(has_result=True)
        elif self._fields and kind == "end":
            done = self._fields.pop()
            if not done.has_result:
                self._say(equation(done.asked))

    def _is_asking(self) -> bool:
        """Whether the current text is the instruction of a field or a table of contents."""
        return bool(self._fields) and any(
            not one.has_result or one.asked.split()[:1] == ["TOC"] for one in self._fields
        )

    # Tables.

    def _table(self, table: Element) -> Iterator[Piece]:
        place = Place(page=self._page) if self._page else Place(paragraph=self._rank + 1)
        rows: list[list[Cell]] = []
        inner: list[Piece] = []  # content of cells: that of boxes, and tables within tables
        above: dict[int, tuple[int, int]] = {}  # column -> the place of the last cell in it
        for row in parts_of(table, "tr"):
            is_heading = is_on(row.find("trPr"), "tblHeader") or False
            column = min(number(row.find("trPr"), "gridBefore") or 0, _COLUMNS)
            cells = [Cell("", colspan=column)] if column else []
            for cell in parts_of(row, "tc"):
                properties = cell.find("tcPr")
                span = min(max(1, number(properties, "gridSpan") or 1), _COLUMNS)
                pieces = list(self._within(cell))
                inner += pieces
                if cells and value(properties, "hMerge") not in (None, "restart"):
                    cells[-1] = cells[-1]._replace(colspan=cells[-1].colspan + span)
                    column += span
                    continue
                merged = None if properties is None else properties.find("vMerge")
                if merged is not None and merged.get("val") != "restart" and column in above:
                    at, rank = above[column]
                    rows[at][rank] = rows[at][rank]._replace(rowspan=len(rows) - at + 1)
                else:
                    above[column] = len(rows), len(cells)
                    text = in_one_line(one.text for one in pieces if isinstance(one, Block))
                    cells.append(Cell(text, place, span, heading=is_heading))
                column += span
            rows.append(cells)
        if all(len(row) <= 1 for row in rows):  # a frame around text
            yield from inner
        else:
            yield Table(tuple(map(tuple, rows)), place)
            yield from (piece for piece in inner if isinstance(piece, Table))


def _is_contents(style: Style, key: str, lines: list[str]) -> bool:
    is_styled = any(map(_OF_CONTENTS.match, (style.name or "", key)))
    return is_styled or _CONTENTS.fullmatch("".join(lines)) is not None


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING and not re.search(r"[。！？；!?;](?=.)", text)


def _marked(mark: str, line: str) -> str:
    """A line after its automatic number; a point and a digit must not become a decimal number."""
    return f"{mark}{' ' if mark[-1:].isascii() and mark else ''}{line}"
