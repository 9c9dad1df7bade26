"""A document in pieces -> its title, its sections under their headings, their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from ..i18n.messages import _
from ..quantity.reader import find
from ..read.blocks import Block, Content, Piece, Place, Table
from ..read.lines import NUMBERED, glued, is_numbered
from ..read.tables import Reading, rows_of

LONGEST = 600  # characters of a sentence; a longer run is no sentence, and is cut between clauses
HEADING = 40  # characters of a heading at most
RUN_IN = 30  # characters of a heading that its paragraph begins with
TITLES = 50  # short lines before the text among which the title is looked for


class Sentence(NamedTuple):
    """A sentence, or a row of a table with what its cells say.

    >>> Sentence("签约8个项目。").is_row
    False
    """

    text: str
    place: Place = Place()
    cells: tuple[Reading, ...] = ()
    is_row: bool = False


class Part(NamedTuple):
    r"""What stands under one heading, as printed; an empty one for what precedes them all.

    >>> from ..read.plain_text import content_of
    >>> part = read(content_of("二、产业\n签约8个项目。")).parts[0]
    >>> part.heading, part.sentences[0].text
    ('二、产业', '签约8个项目。')
    """

    heading: str
    sentences: tuple[Sentence, ...]


class Report(NamedTuple):
    r"""``loose`` are the lines outside all paragraphs: captions, credits, a line over the title.

    >>> from ..read.plain_text import content_of
    >>> report = read(content_of("杏花岭区工作报告\n一、综合\n经济回升。"))
    >>> report.title, [part.heading for part in report.parts]
    ('杏花岭区工作报告', ['一、综合'])
    """

    title: str  # empty where the report begins without one
    parts: tuple[Part, ...]
    loose: tuple[str, ...] = ()


def read(content: Content) -> Report:
    r"""The parts of a report in their order, each sentence verbatim but for line breaks.

    What the file says of a piece is taken as it is: a title, a heading. What it does not say is
    guessed from the text.

    >>> from ..read.plain_text import content_of
    >>> [part] = read(content_of("工作报告\n一、综合\n经济回升。就业稳定。")).parts
    >>> [sentence.text for sentence in part.sentences]
    ['经济回升。', '就业稳定。']
    """
    pieces = list(_joined(content.pieces))
    titles = [piece for piece in pieces if isinstance(piece, Block) and piece.kind == "title"]
    lead = [] if titles else list(takewhile(_may_be_title, pieces))
    below = "".join(piece.text for piece in pieces[len(lead) :] if isinstance(piece, Block))
    title = titles[0].text if titles else _title([_text(piece) for piece in lead[:TITLES]], below)
    parts = _Parts(content, title, _head([_text(piece) for piece in lead], title))
    for piece, under in zip(pieces, [*pieces, None][1:], strict=True):
        parts.take(piece, under)
    return Report(title, parts.kept(), tuple(parts.loose))


class _Parts:
    """The sections of a report, as far as it is read."""

    def __init__(self, content: Content, title: str, head: set[str]) -> None:
        kinds = {piece.kind for piece in content.pieces if isinstance(piece, Block)}
        self._are_headings_known = "heading" in kinds
        self._title, self._head = title, head
        self._sections: list[tuple[str, list[Sentence]]] = [("", [])]
        self._notes: list[Sentence] = []
        self.loose: list[str] = []

    def take(self, piece: Piece, under: Piece | None) -> None:
        if isinstance(piece, Table):
            self._sections[-1][1].extend(_rows(piece))
        elif piece.kind == "note":
            self._notes += _sentences(piece, piece.text)
        elif piece.kind == "heading":
            self._sections.append((piece.text, []))
        elif piece.kind == "item" and not _is_short(piece.text):
            self._sections[-1][1].extend(_sentences(piece, piece.text))
        elif piece.kind == "title":
            self.loose += [piece.text] if piece.text != self._title else []
        else:
            self._guess(piece, under)

    def _guess(self, piece: Block, under: Piece | None) -> None:
        if _CAPTION.match(piece.text) and len(piece.text) <= HEADING:
            self.loose.append(piece.text)
            return
        heading, body = _divided(piece.text)
        is_short = _is_short(piece.text)
        is_over_text = is_short and _is_text(under) and piece.text not in self._head
        if heading or (is_over_text and not self._are_headings_known and piece.kind != "item"):
            begun = [*_sentences(piece, body)] if heading else []
            self._sections.append((heading or piece.text, begun))
        elif not is_short:
            self._sections[-1][1].extend(_sentences(piece, body))
        elif piece.text != self._title:
            self.loose.append(piece.text)

    def kept(self) -> tuple[Part, ...]:
        notes = [(_("notes"), self._notes)] if self._notes else []
        return tuple(
            Part(heading, tuple(found))
            for heading, found in [*self._sections, *notes]
            if heading or found
        )


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with what is one sentence in one piece."""
    open_: Block | None = None
    for piece in pieces:
        if open_ is not None and isinstance(piece, Block):
            piece = open_._replace(text=glued(open_.text, piece.text), closed=piece.closed)
        elif open_ is not None:
            yield open_
        open_ = piece if isinstance(piece, Block) and not piece.closed else None
        if open_ is None:
            yield piece
    if open_ is not None:
        yield open_


def _rows(table: Table) -> Iterator[Sentence]:
    for row in rows_of(table):
        if row.is_prose:
            yield from (Sentence(sentence, row.place) for sentence in sentences(row.text))
        else:
            yield Sentence(row.text, row.place, row.readings, is_row=True)


def _sentences(piece: Block, text: str) -> Iterator[Sentence]:
    return (Sentence(sentence, piece.place) for sentence in sentences(text))


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, Block) else ""


def _may_be_title(piece: Piece) -> bool:
    is_line = isinstance(piece, Block) and piece.kind == "paragraph"
    return is_line and _is_short(_text(piece)) and not is_numbered(_text(piece))


def _is_text(piece: Piece | None) -> bool:
    if not isinstance(piece, Block) or piece.kind not in ("paragraph", "item"):
        return False
    return not (_is_short(piece.text) or _CAPTION.match(piece.text) or _divided(piece.text)[0])


def _head(lead: Sequence[str], title: str) -> set[str]:
    """The lines before the text that are no headings: all but one right under the title."""
    below = lead.index(title) + 1 if title in lead else 0
    return {title, *lead} - {*lead[below : below + 1]}


# Headings.

_ENDS = re.compile(r"[。！？；!?;]")
_CAPTION = re.compile(r"(?:附?[图表]|专栏)\s*\d{1,3}(?:[-.]\d{1,2})?(?!\d)(?!.*[。！？；，])")


def unnumbered(heading: str) -> str:
    """A heading without its number.

    >>> unnumbered("（二）产业转型"), unnumbered("一、综合")
    ('产业转型', '综合')
    """
    match = NUMBERED.match(heading)
    return heading[match.end() :].strip() if match else heading


def _is_short(line: str) -> bool:
    """Whether a line can be a heading or a caption: short, no sentence, nothing counted."""
    return len(line) <= HEADING and not _ENDS.search(line) and not _counts(line)


def _counts(line: str) -> bool:
    return any(not found.indefinite for found in find(line))


def _divided(block: str) -> tuple[str, str]:
    """The numbered heading that a block is, or begins with, and the rest of the block."""
    match = NUMBERED.match(block)
    if match is None or match.end() == len(block):
        return "", block
    if _is_short(block):
        return block, ""
    end = _ENDS.search(block)
    if not end or end[0] != "。" or end.start() > RUN_IN or block[0].isdecimal():
        return "", block  # 1. begins an item of a list as often as a part
    heading = block[: end.start()]
    return ("", block) if _counts(heading) else (heading, block[end.end() :].lstrip())


# The title.

_KINDS = ("报告", "公报", "总结", "通报", "综述", "纪实", "讲话", "概况", "简报", "汇报")
_SUBJECT = 4  # characters at the start of a title that say whom it is about: 杏花岭区


def _title(lead: Iterable[str], body: str) -> str:
    """Of the lines before the text, the one that names its kind, or whom the text is about."""

    def speaks(line: str) -> tuple[bool, int]:
        kind = line.rstrip("）)").endswith(_KINDS)
        return kind, body.count(line[:_SUBJECT])

    return max(lead, key=speaks, default="")


# Sentences.

_OPEN, _SHUT = "“‘「『（(《【", "”’」』）)》】"
_STOPS = "。！？!?"
_CUT = re.compile(
    rf"(?s).{{1,{LONGEST - 1}}}[；;，,、。 ](?!\d)|.{{1,{LONGEST}}}(?<!\d)|.{{1,{LONGEST}}}"
)


def sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph, verbatim, each with its end.

    An end within quotes or brackets ends nothing; ； parts the clauses of one sentence.

    >>> sentences("他说：“好。干吧。”签约8个项目；投资5亿元。完成")
    ('他说：“好。干吧。”签约8个项目；投资5亿元。', '完成')
    """
    found = _split(paragraph, nested=True)
    if any(len(sentence) > LONGEST for sentence in found):  # a quote that is never closed
        found = _split(paragraph, nested=False)
    return tuple(piece for sentence in found for piece in _cut(sentence))


def _split(paragraph: str, *, nested: bool) -> list[str]:
    found, start, depth = [], 0, 0
    for at, char in enumerate(paragraph):
        if char in _OPEN:
            depth += nested
        elif char in _SHUT:
            depth = max(0, depth - nested)
        elif char in _STOPS and not depth and paragraph[at + 1 : at + 2] not in [*_STOPS, *_SHUT]:
            found.append(paragraph[start : at + 1])
            start = at + 1
    return [piece.strip() for piece in [*found, paragraph[start:]] if piece.strip()]


def _cut(sentence: str) -> list[str]:
    if len(sentence) <= LONGEST:
        return [sentence]
    return [piece.strip() for piece in _CUT.findall(sentence) if piece.strip()]
