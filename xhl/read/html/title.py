"""The title of a web page, on which most of its sources agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...text.patterns import pattern
from ..lines import is_numbered
from .article import names_of
from .pieces import Line, shown

if TYPE_CHECKING:
    from ..blocks import Table
    from .tree import Element

_META = {"articletitle": 4.0, "og:title": 1.5, "twitter:title": 1, "dc.title": 1}
_HEADINGS = {"h1": 2.0, "h2": 0.8, "h3": 0.6}
_CENTRED = pattern(r"text-align\s*:\s*center", re.IGNORECASE)
_SHORT = 8  # characters; a shorter title in `<title>` alone is often that of a column
_TITLE_NAME = pattern(r"(?:.*[-_])?(?:title|tit|headline|biaoti|bt)(?:[-_\d].*)?|activity-name")
_BETWEEN = pattern(
    r"\s*(?:[_|｜]|--|——|\s[-–—·]\s)\s*"
    r"|-(?=(?:[^-\d]{2,12}-)*[^-\d]*(?:网|网站|频道|政府|新闻|报|在线|门户|头条|客户端|资讯|平台)$)"
)
_SITE = pattern(r"(?:网|网站|人民政府|频道|门户|客户端|首页)$")
_NO_TITLE = pattern(
    r"[\W_]*(?:(?:网站)?首页|正文|(?:新闻|文章|信息|内容)?(?:详情|详细|正文|内容|浏览|展示)页?|文章页?"
    r"|无标题文档|untitled.*|新闻(?:中心|动态)?|(?:信息|政务|政府信息)公开|通知公告|工作动态|附件\d*|关于)[\W_]*",
    re.IGNORECASE,
)
_ORIGINAL = pattern(r"[(（]?(?:本文)?原标题\s*[:：]\s*《?(.{3,}?)》?[)）]?")
_SEPARATORS = ("", "-", "_", "|", "｜", "—", "–", "·")
_LONGEST_TITLE = 120
_LONGEST_WHOLE = 1000  # characters of `<title>`; finding the site takes a time with their square


class Name(NamedTuple):
    """A candidate for the title of a page, and how much it is trusted."""

    text: str
    trust: float
    is_whole: bool = False  # `<title>`, with the names of column and site

    @property
    def compact(self) -> str:
        return "".join(self.text.split())


def names_in(root: Element) -> Iterator[Name]:
    """All candidates for the title."""
    for element in root.elements():
        attributes = element.attributes
        trust, text = _HEADINGS.get(element.tag, 0.0), ""
        if element.tag == "title":
            yield Name(shown(element.text())[:_LONGEST_WHOLE], 0, is_whole=True)
        elif element.tag == "meta":
            kind = attributes.get("name") or attributes.get("property", "")
            trust, text = _META.get(kind.lower(), 0.0), attributes.get("content", "")
        elif any(map(_TITLE_NAME.fullmatch, names_of(element))):
            trust = max(trust, 5.0 if "mso-title" in names_of(element) else 1.2)  # Word's own
        elif not trust and _is_centred(element):
            text = element.text(2 * _LONGEST_TITLE)
            trust = 1.1 if "。" not in text and len(shown(text)) >= _SHORT else 0.0
        text = shown(text or (element.text(2 * _LONGEST_TITLE) if trust else ""))
        is_one = 1 < len(text) <= _LONGEST_TITLE and not _NO_TITLE.fullmatch(text)
        if trust and is_one and not is_numbered(text):
            yield Name(text, trust)


def _is_centred(element: Element) -> bool:
    attributes = element.attributes
    return (
        element.tag == "center"
        or attributes.get("align", "").lower() == "center"
        or _CENTRED.search(attributes.get("style", "")) is not None
    )


def title_of(names: Sequence[Name], lines: Sequence[Line | Table]) -> str:
    """The candidate on which most places of a page agree: `<title>` without the site, a heading, a first
    line.

    >>> title_of([Name("公报-云岭县统计局", 0, is_whole=True), Name("公报", 2)], [])
    '公报'
    """
    whole = next((name.text for name in names if name.is_whole), "")
    first = Name(_first_part(whole), 1.4)
    others = [*(name for name in names if not name.is_whole), *_first_lines(lines)]
    if not any(_is_same(first.compact, other.compact) for other in others):
        first = first._replace(trust=-2.0 if len(first.compact) < _SHORT else 0.0)
    found = [*others, first]
    places = Counter(name.compact for name in found)

    def worth(name: Name) -> float:
        agrees = _agreement(name, whole, first.compact)
        return name.trust + 3 * agrees + places[name.compact] / 2

    return max((name for name in found if name.text), key=worth, default=first).text


def _is_same(text: str, other: str) -> bool:
    """Whether one of two titles is most of the other."""
    shorter, longer = sorted((text, other), key=len)
    return shorter in longer and 2 * len(shorter) > len(longer)


def _agreement(name: Name, whole: str, first: str) -> float:
    """How well a candidate agrees with `<title>`; 3 if `<title>` is its beginning, cut off."""
    text, all_of_it = name.compact, "".join(whole.split())
    cut = first.rstrip(".…")
    if len(cut) < len(first) and text.startswith(cut) and text != first:
        return 3  # 全文很长的标题...
    if not text or text not in all_of_it or _SITE.search(text):
        return 0
    behind = all_of_it[len(text) : len(text) + 1]
    if all_of_it.startswith(text) and behind in _SEPARATORS:
        return 1
    return len(text) / max(len(first), len(text))


def _first_part(whole: str) -> str:
    """`<title>` without the names of column and site: 公报 of 公报_云岭县政府, and of 云岭网 - 公报."""
    split = map(str.strip, _BETWEEN.split(whole))
    parts = [part for part in split if part and not _NO_TITLE.fullmatch(part)]
    return min(parts, key=lambda part: len(part) < 5 or bool(_SITE.search(part)), default="")


def _first_lines(lines: Sequence[Line | Table]) -> Iterator[Name]:
    for line in lines[:3]:
        if isinstance(line, Line) and 5 < len(line.text) <= _LONGEST_TITLE:
            if original := _ORIGINAL.fullmatch(line.text):
                yield Name(original[1].strip(), 0.9)
            elif line.is_bold:
                yield Name(line.text, 0.9)


def without_title(lines: Sequence[Line | Table], title: str) -> Iterator[Line | Table]:
    """The lines without the first lines that are the title or parts of it.

    >>> [line.text for line in without_title([Line("关于建设的", 1), Line("一、建设", 2)], "关于建设的通知")]
    ['一、建设']
    """
    whole = "".join(title.split())
    is_before = True
    for rank, line in enumerate(lines):
        text = "".join(line.text.split()) if isinstance(line, Line) else ""
        is_part = rank < 8 and len(text) > 3 and text in whole
        is_before = is_before and is_part
        if not (is_before or (text and text == whole)):
            yield line
