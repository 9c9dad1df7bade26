"""Web pages: the article without the page around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...errors import FileError
from ...i18n.messages import _
from ...text.patterns import pattern
from ...text.sanitize import brief
from ..blocks import Block, Content, Table
from ..captions import captioned
from ..encoding import decode
from .article import article
from .furniture import COUNTS, without_furniture
from .pieces import Line, Writer, paragraphs
from .title import names_in, title_of, without_title
from .tree import parse

LIMIT = 32 << 20  # bytes; pages contain pictures and scripts
_HEAD = 1 << 16  # bytes in which the marks of a page are looked for
_PAGE = pattern(rb"<(?:!doctype\s+html|html|head|body|meta)[\s>/]", re.IGNORECASE)
_TAG = pattern(
    rb"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:div|p|table|span|article|section|h[1-6]|br|font|center|style|script)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_HTTP = pattern(rb"HTTP/\d(?:\.\d)? \d{3}.*?\r?\n\r?\n", re.DOTALL)
_CHARSET = pattern(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)


def is_mine(data: bytes, name: str) -> bool:
    """Whether bytes are a page, or a part of one in a file with the name of a page.

    >>> is_mine("<!DOCTYPE html><p>建成".encode(), "a.doc"), is_mine(b"# a <b>", "a.md")
    (True, False)
    """
    head = data[:_HEAD].replace(b"\0", b"")  # of UTF-16
    if _PAGE.search(head[:4096]) or (_HTTP.match(head) and _PAGE.search(head)):
        return not name.lower().endswith((".md", ".markdown"))
    return name.lower().endswith((".html", ".htm", ".shtml", ".xhtml")) and (
        _TAG.match(head) is not None
    )


def read(data: bytes) -> Content:
    """The article of a page. Raises `FileError`.

    >>> page = "<title>公报_某县政府</title><div id=zoom><p>建成<b>429</b>个。<p>完成</div>"
    >>> [piece.text for piece in read(page.encode()).pieces]
    ['公报', '建成429个。', '完成']
    """
    header = _HTTP.match(data[:_HEAD])
    return read_page(data[header.end() :] if header else data, header[0] if header else b"")


def read_page(data: bytes, header: bytes) -> Content:
    """The article of a page; ``header`` is the one that its server sent. Raises `FileError`."""
    if len(data) > LIMIT:
        problem = _("larger than {limit} MiB, the most that a page may have: save it as text")
        raise FileError(problem.format(limit=LIMIT >> 20))
    declared = _CHARSET.search(header) or _CHARSET.search(data[:_HEAD].replace(b"\0", b""))
    page = decode(data, declared[1].decode() if declared else "").text.replace("\0", "")
    # The text may be hidden until a script shows it.
    content = _content(page)
    content = content if content.pieces else _content(page, with_hidden=True)
    if not content.pieces:
        problem = _("there is no text in this page; a script may load it: save it as text")
        raise FileError(problem)
    return content


def _content(page: str, *, with_hidden: bool = False) -> Content:
    root = parse(page)
    names = [*names_in(root)]
    whole = Writer().lines(root)
    found = Writer().lines(article(root, with_hidden=with_hidden))
    title = title_of(names, found)
    lines = [*without_title([*without_furniture(found)], title)]
    pieces = captioned(paragraphs(lines))
    head = [Block("title", title)] if title and pieces else []
    content = Content((*head, *pieces), "html")
    return content._replace(notes=tuple(_notes(whole, found, content)))


def _notes(
    whole: Sequence[Line | Table], found: Sequence[Line | Table], content: Content
) -> Iterator[str]:
    """What was not read although it counts: sentences of the page, and links of the article."""
    ends = sorted(_compact(text)[::-1] for line, _place in content.lines for text in _parts(line))
    lines = [line.text for line in whole if isinstance(line, Line)]
    texts = [sentence for line in lines for sentence in _parts(line) if sentence.endswith("。")]
    texts += [line.text for line in found if isinstance(line, Line) and line.is_linked]
    counting = [text for text in dict.fromkeys(texts) if COUNTS.search(text)]
    left = [text for text in counting if not _is_read(_compact(text)[::-1], ends)]
    if left:
        note = _(
            "sentences with numbers that are hidden or beside the article, left out: {count}; the"
            ' first: "{sentence}"'
        )
        yield note.format(count=len(left), sentence=brief(left[0]))


def _is_read(backwards: str, ends: Sequence[str]) -> bool:
    """Whether a text is the end of one of many, all written backwards and in order."""
    place = bisect_left(ends, backwards)
    return place < len(ends) and ends[place].startswith(backwards)


def _parts(line: str) -> Iterator[str]:
    """The sentences of a line, which may be behind others, and the line as a whole."""
    *sentences, rest = line.split("。")
    yield from (f"{sentence}。" for sentence in sentences)
    if rest:
        yield line


def _compact(text: str) -> str:
    return "".join(text.split())
