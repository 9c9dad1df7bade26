"""The tree of elements of an HTML page, built as in browsers, even from broken pages.

The parser of the standard library is not used: for each unclosed comment it scans the rest of the page, and
it reads pages differently in each patch release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ...errors import FileError
from ...i18n.messages import _
from ...text.patterns import pattern

MOST_TAGS = 150_000  # a page of news has a few thousand
_MOST_ATTRIBUTES = 200  # of a tag; the others are passed over
DEEPEST = 150  # deeper elements become siblings, as in browsers

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset("script style title textarea xmp iframe noembed noframes".split())
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html li main menu nav ol p pre section
    summary table tbody td tfoot th thead tr ul
    """.split()
)
# Elements that are never displayed as text, or struck out.
UNSEEN = frozenset(
    """
    title script style template noscript textarea select option button iframe object embed svg annotation
    annotation-xml canvas audio video map head nav rt rp rtc datalist dialog menu noembed noframes
    xmp s strike del
    """.split()
)
_ALL_BUT_P = BLOCKS - {"p"}
# The elements that a start tag closes, and those beyond which it closes nothing.
_CLOSES = {
    tag: (frozenset(tags.split()), frozenset(walls.split()))
    for tags, walls in (
        *(("li", "ul ol menu dir"), ("dt dd", "dl"), ("option", "select"), ("rt rp", "ruby")),
        *(("td th", "tr table"), ("tr", "table"), ("tbody thead tfoot", "table")),
    )
    for tag in tags.split()
}
_WALLS = frozenset(("table", "td", "th", "template"))  # an end tag inside closes nothing outside


class Element:
    """An element with its attributes, its children (elements and text) and its line."""

    __slots__ = ("attributes", "children", "line", "parent", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.children: list[Element | str] = []
        self.parent: Element | None = None

    def elements(self) -> Iterator[Element]:
        """All elements below this one, in order."""
        waiting = [iter(self.children)]
        while waiting:
            for child in waiting[-1]:
                if isinstance(child, Element):
                    yield child
                    waiting.append(iter(child.children))
                    break
            else:
                waiting.pop()

    def text(self, most: int = 1 << 60) -> str:
        """All text below, without scripts and styles; at most ``most`` pieces and characters."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        left = seen = most
        while waiting and left > 0 and seen > 0:
            part = waiting.pop()
            seen -= 1
            if isinstance(part, str):
                parts.append(part)
                left -= len(part)
            elif part.tag not in ("script", "style"):
                waiting.extend(reversed(part.children[:most]))
        return "".join(parts)


def parse(page: str) -> Element:
    """The root of a page. Raises `FileError` if it has too many tags.

    >>> parse("<p>建成<b>429</b>个。<p>完成").text()
    '建成429个。完成'
    """
    root = Element("", {}, 1)
    stack = [root]
    for line, kind, name, value, attributes in _tokens(page):
        if kind == "text":
            stack[-1].children.append(value)
        elif kind == "start":
            _start(stack, Element(name, attributes, line))
        else:
            _end(stack, name, line)
    return root


def _start(stack: list[Element], element: Element) -> None:
    tag = element.tag
    if tag in BLOCKS:
        _close(stack, frozenset(("p",)), _ALL_BUT_P)  # a paragraph contains no blocks
    if tag in _CLOSES:
        _close(stack, *_CLOSES[tag])
    if len(stack) > DEEPEST:
        stack.pop()
    element.parent = stack[-1]
    stack[-1].children.append(element)
    if tag not in _VOID:
        stack.append(element)


def _close(stack: list[Element], tags: frozenset[str], walls: frozenset[str]) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        tag = stack[depth].tag
        if tag in tags:
            del stack[depth:]
            return
        if tag in walls:
            return


_PARTS_OF_TABLES = frozenset("table tbody thead tfoot tr td th template body html".split())


def _end(stack: list[Element], tag: str, line: int) -> None:
    is_block = tag in BLOCKS
    for depth in range(len(stack) - 1, 0, -1):
        here = stack[depth].tag
        if here == tag:
            del stack[depth:]
            return
        if (not is_block and here in BLOCKS) or (here in _WALLS and tag not in _PARTS_OF_TABLES):
            break
    if tag in ("p", "br"):  # these break a line even without a start tag
        _start(stack, Element("br", {}, line))


# Tokens.

_MARKUP = pattern(r"<(?:(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)|[!?/])")
_ATTRIBUTE = pattern(
    r"""[\s/]*(?:(?P<close>>)|(?P<name>=?[^\s/>=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?)"""
)
_USED = frozenset("id class style hidden href name property content align colspan rowspan".split())
Token = tuple[int, str, str, str, dict[str, str]]


def _tokens(page: str) -> Iterator[Token]:
    """The tokens of a page: line, kind, name or text, and attributes."""
    at = counted = tags = 0
    line = 1
    while markup := _MARKUP.search(page, at):
        start = markup.start()
        if start > at:
            yield line, "text", "", unescape(page[at:start]), {}
        line += page.count("\n", counted, start)
        counted = start
        tags += 1
        if tags > MOST_TAGS:
            problem = _("more than {limit} tags, the most that a page may have: save it as text")
            raise FileError(problem.format(limit=MOST_TAGS), line)
        if not markup["name"]:
            at = _after_comment(page, start)
            continue
        name = markup["name"].lower()
        attributes, at = _attributes(page, markup.end())
        yield line, "end" if markup["end"] else "start", name, "", attributes
        if name in _RAW and not markup["end"]:
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, at)
            end = closing.start() if closing else len(page)
            yield line, "text", "", unescape(page[at:end]) if name == "title" else page[at:end], {}
            at = end
    if at < len(page):
        yield line, "text", "", unescape(page[at:]), {}


def _after_comment(page: str, start: int) -> int:
    is_comment = page.startswith("<!--", start)
    end = page.find("-->" if is_comment else ">", start + 2)  # <!--> is a whole comment
    return len(page) if end < 0 else end + (3 if is_comment else 1)


def _attributes(page: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag that the reader uses, and the end of the tag."""
    found: dict[str, str] = {}
    for _rank in range(_MOST_ATTRIBUTES):
        if at >= len(page):
            break
        match = _ATTRIBUTE.match(page, at)
        if match is None or match["close"] or match.end() == at:
            return found, match.end() if match else at
        at = match.end()
        name = match["name"].lower()
        if name in _USED:
            value = match["double"] or match["single"] or match["bare"] or ""
            found.setdefault(name, unescape(value))
    end = page.find(">", at)
    return found, len(page) if end < 0 else end + 1
