"""Removes repeated headers and footers of a PDF, and its table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ...quantity.reader import find
from ..captions import unit_of
from ..furniture import PAGE_NUMBER
from .order import Flow, Line

if TYPE_CHECKING:
    from .page import Page
    from .unruled import Item

_EDGE = 0.12  # of the height of a page: the area of headers and footers
_PAGES = re.compile(r"[第共]\d+页")
_COUNT = re.compile(r"(?<![\d.,])\d+(?![\d.,年])")
_ADDRESS = re.compile(r"^(?:https?|file)://\S+|^\d{4}/\d{1,2}/\d{1,2}[ ,，]+\S*\d{1,2}:\d\d")


def without_furniture(found: list[list[Item]], pages: Sequence[Page]) -> list[list[Item]]:
    """The items without headers, footers and page numbers."""
    seen: dict[str, set[tuple[str, ...]]] = {}
    for items, page in zip(found, pages, strict=True):
        whole = tuple("".join(span.text for span in item.spans) for item in items)
        for item in items:
            if _is_at_edge(item, page):
                seen.setdefault(_pattern(item), set()).add(whole)  # a page may occur twice
    least = min(3, max(2, len(pages) // 2))
    often = {pattern for pattern, wholes in seen.items() if len(wholes) >= least}

    def is_text(item: Item, items: Sequence[Item], page: Page) -> bool:
        if not _is_at_edge(item, page) or unit_of(_text(item)):
            return True
        is_repeated = _pattern(item) in often
        return not (is_repeated or _is_page_number(item, items) or _is_alone(item, items))

    return [
        [item for item in items if is_text(item, items, page)]
        for items, page in zip(found, pages, strict=True)
    ]


def _text(item: Item) -> str:
    return " ".join(span.text for span in item.spans)


def _pattern(item: Item) -> str:
    """The text of an item without numbers that may count pages: those of text have units, or a point."""
    text = "".join(_text(item).split())
    if _PAGES.search(text):
        text = re.sub(r"\d+", "#", text)
    elif not any(one.unit for one in find(text)):
        text = _COUNT.sub("#", text)
    return f"{text}@{item.bottom / 6:.0f}"


def _is_at_edge(item: Item, page: Page) -> bool:
    return bool(item.spans) and not (_EDGE * page.height < item.bottom < (1 - _EDGE) * page.height)


def _is_alone(item: Item, items: Sequence[Item]) -> bool:
    """Whether a line at the edge is in smaller type than its page, and far from the text."""
    text, size = _text(item), item.spans[0].size
    if _ADDRESS.search(text):  # printed by browsers
        return True
    others = [other for other in items if other.spans and other is not item]
    near = min((abs(other.bottom - item.bottom) for other in others), default=0.0)
    sizes = sorted(span.size for other in others for span in other.spans)
    is_small = bool(sizes) and size < 0.85 * sizes[len(sizes) // 2]
    return is_small and near > 2.5 * size and not re.search("[。；！？]", text)


def _is_page_number(item: Item, items: Sequence[Item]) -> bool:
    is_last = item.bottom <= min(other.bottom for other in items) + 1
    is_first = item.top >= max(other.top for other in items) - 1
    return (is_last or is_first) and PAGE_NUMBER.fullmatch(_text(item)) is not None


# Contents.

# Dots, and perhaps a page.
_LEADERS = re.compile(r"(?:[.．·…‥・•]\s?){4,}(?:[(（]?(?:\d{1,3}|[ivxlc]{1,6})[)）]?)?\s*$")
_CONTENTS = re.compile(r"目[录次錄]|contents|tableofcontents", re.IGNORECASE)


def without_contents(flow: Sequence[Flow]) -> list[Flow]:
    """The flow without a table of contents."""
    dropped: set[int] = set()
    lines = [(at, item) for at, item in enumerate(flow) if isinstance(item, Line)]
    places: dict[str, list[int]] = {}
    for at, line in lines:
        places.setdefault(_entry(line.text), []).append(at)
    for rank, (at, line) in enumerate(lines):
        if _LEADERS.search(line.text):
            dropped.add(at)
        elif _CONTENTS.fullmatch("".join(line.text.split())):
            dropped.add(at)
            for number, group in groupby(lines[rank + 1 :], lambda one: one[1].page):
                entries = [*group]
                again = sum(_is_entry(entry, places, entries[-1][0]) for _at, entry in entries)
                is_list = number == line.page and len(entries) > 2
                if any(re.search("[。；，]", one[1].text) for one in entries) or not (
                    is_list or again >= 0.5 * len(entries)
                ):
                    break
                dropped.update(one[0] for one in entries)
    return [item for at, item in enumerate(flow) if at not in dropped]


def _is_entry(line: Line, places: dict[str, list[int]], end: int) -> bool:
    """Whether a line names a later heading, or a page."""
    return places[_entry(line.text)][-1] > end or bool(re.search(r"[^\d.,]\d{1,3}$", line.text))


def _entry(text: str) -> str:
    return re.sub(r"[\s.．·…]*\d*$", "", "".join(text.split()))
