"""Web pages: the article of a page, without what belongs to the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..errors import FileError
from ..i18n.messages import _
from .blocks import Block, Content, Table
from .captions import captioned
from .encoding import decode
from .html_article import article, names_of
from .html_furniture import without_furniture
from .html_pieces import Line, Writer, paragraphs, shown
from .html_tree import Element, parse

LIMIT = 32 << 20  # bytes: pages hold pictures and scripts
_HEAD = 1 << 16  # bytes in which a page says what it is
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta)[\s>/]", re.IGNORECASE)
_TAG = re.compile(
    rb"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:div|p|table|span|article|section|h[1-6]|br|font|center|style|script)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_HTTP = re.compile(rb"HTTP/\d(?:\.\d)? \d{3}.*?\r?\n\r?\n", re.DOTALL)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)


def is_mine(data: bytes, name: str) -> bool:
    """Whether bytes are a page, or a part of one in a file that is called so.

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
    """The article of a page, with what its server said of it before. Raises `FileError`.

    >>> page = "建成基站429个。".encode("gbk")
    >>> read_page(page, b"Content-Type: text/html; charset=GBK").pieces[0].text
    '建成基站429个。'
    """
    if len(data) > LIMIT:
        problem = _("larger than {limit} MiB, the most that a page may have: save it as text")
        raise FileError(problem.format(limit=LIMIT >> 20))
    declared = _CHARSET.search(header) or _CHARSET.search(data[:_HEAD].replace(b"\0", b""))
    return of_page(decode(data, declared[1].decode() if declared else "").text)


def of_page(page: str) -> Content:
    """The article of a page that is text already.

    >>> of_page("<h1>公报</h1><p>建成基站，完成。</p>").pieces[0]
    Block(kind='title', text='公报', place=Place(line=0, page=0, cell='', sheet='', paragraph=0), level=0, closed=True)
    """
    root = parse(page.replace("\0", ""))
    names = [*_names(root)]
    found = Writer().lines(article(root))
    title = _title(names, found)
    lines = [*_without_title([*without_furniture(found)], title)]
    pieces = captioned(paragraphs(lines))
    if not pieces:
        problem = _("there is no text in this page; a script may load it: save it as text")
        raise FileError(problem)
    return Content((*([Block("title", title)] if title else []), *pieces), "html")


# The title.

_META = {"articletitle": 2.5, "og:title": 1.5, "twitter:title": 1, "dc.title": 1}
_HEADINGS = {"h1": 2.0, "h2": 0.8, "h3": 0.6}
_TITLE_NAME = re.compile(r"(?:.*[-_])?(?:title|tit|headline|biaoti|bt)(?:[-_\d].*)?|activity-name")
_BETWEEN = re.compile(
    r"\s*(?:[_|｜]|--|——|\s[-–—·]\s)\s*"
    r"|-(?=(?:[^-\d]{2,12}-)*[^-\d]*(?:网|网站|频道|政府|新闻|报|在线|门户|头条|客户端|资讯|平台)$)"
)
_SITE = re.compile(r"(?:网|网站|人民政府|频道|门户|客户端|首页)$")
_NO_TITLE = re.compile(
    r"[\W_]*(?:首页|正文|文章页?|详情页?|内容页?|无标题文档|untitled.*|新闻|网站首页)[\W_]*",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"[(（]?(?:本文)?原标题\s*[:：]\s*《?(.{3,}?)》?[)）]?")
_LONGEST_TITLE = 120


class _Name(NamedTuple):
    """What may be the title of a page, and how far it is to be trusted."""

    text: str
    trust: float
    is_whole: bool = False  # the title that a browser shows, with the names of column and site

    @property
    def compact(self) -> str:
        return "".join(self.text.split())


def _names(root: Element) -> Iterator[_Name]:
    for element in root.elements():
        attributes = element.attributes
        trust, text = _HEADINGS.get(element.tag, 0.0), ""
        if element.tag == "title":
            yield _Name(shown(element.text()), 0, is_whole=True)
        elif element.tag == "meta":
            kind = attributes.get("name") or attributes.get("property", "")
            trust, text = _META.get(kind.lower(), 0.0), attributes.get("content", "")
        elif any(map(_TITLE_NAME.fullmatch, names_of(element))):
            trust = max(trust, 1.2)
        text = shown(text or (element.text(2 * _LONGEST_TITLE) if trust else ""))
        if trust and 1 < len(text) <= _LONGEST_TITLE and not _NO_TITLE.fullmatch(text):
            yield _Name(text, trust)


def _title(names: Sequence[_Name], lines: Sequence[Line | Table]) -> str:
    """What most places of a page agree on: its title without the site, a heading, the first line."""
    whole = next((name.text for name in names if name.is_whole), "")
    first = _Name(_first_part(whole), 1.4)
    found = [*(name for name in names if not name.is_whole), first, *_first_lines(lines)]

    def worth(name: _Name) -> float:
        text = name.compact
        cut = first.compact.rstrip(".…")
        if len(cut) < len(first.compact) and text.startswith(cut) and text != first.compact:
            return 10  # 全文很长的标题...
        is_part = bool(text) and text in "".join(whole.split()) and not _SITE.search(text)
        agrees = len(text) / max(len(first.compact), len(text)) if is_part else 0
        return name.trust + 3 * agrees + sum(other.compact == text for other in found) / 2

    return max(found, key=worth).text


def _first_part(whole: str) -> str:
    """The title that a browser shows, without the names of column and site.

    >>> _first_part("2014-2020年规划_规划计划_云岭县人民政府"), _first_part("云岭网 - 全县建成基站")
    ('2014-2020年规划', '全县建成基站')
    """
    parts = [part for part in _BETWEEN.split(whole) if part and not _NO_TITLE.fullmatch(part)]
    return min(parts, key=lambda part: len(part) < 5 or bool(_SITE.search(part)), default="")


def _first_lines(lines: Sequence[Line | Table]) -> Iterator[_Name]:
    for line in lines[:3]:
        if isinstance(line, Line) and 5 < len(line.text) <= _LONGEST_TITLE:
            if original := _ORIGINAL.fullmatch(line.text):
                yield _Name(original[1], 0.9)
            elif line.is_bold:
                yield _Name(line.text, 0.9)


def _without_title(lines: Sequence[Line | Table], title: str) -> Iterator[Line | Table]:
    """The lines without the first ones that are the title, or a part of it."""
    whole = "".join(title.split())
    is_before = True
    for rank, line in enumerate(lines):
        text = "".join(line.text.split()) if isinstance(line, Line) else ""
        is_part = rank < 8 and len(text) > 3 and text in whole
        is_before = is_before and is_part
        if not (is_before or (text and text == whole)):
            yield line
