"""The quantities of a Chinese sentence: ``find`` returns each number with its unit and qualifier.

Names are blanked out first (``names``), so that whatever number is left may count something; then the
text is read once, from left to right. docs/quantity.md says what is found and what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Quantity
from ..text.numerals import EVERYDAY, NUMERALS, half_width, scan
from .amounts import Found, Place
from .forms import forms
from .masks import without_names

__all__ = ["Found", "find"]


def find(text: str) -> tuple[Found, ...]:
    """Every quantity of ``text``, in its order; takes time in proportion to its length.

    >>> [(str(q.value), q.unit, q.qualifier) for q in find("签约8个项目，投资1.5亿元以上")]
    [('8', '个', ''), ('150000000', '元', '以上')]
    """
    plain = without_names(_simplified(text))
    return tuple(_shared(_linked(_read(plain), plain), plain))


_SIGNS = str.maketrans("∶～﹪–−", ":~%--")


def _simplified(text: str) -> str:
    """Half width and simplified characters, each in its place."""
    from ..text.hanzi import simplifier  # a table of thousands of characters

    return half_width(text).translate(_SIGNS).translate(simplifier())


# Reading: at each place where a number can begin, the longest expression that it begins.

_START = re.compile(rf"\d|(?<![.\d])\.(?=\d)|[{NUMERALS}]|半成|打对折|翻(?=.{{0,2}}番)")
_SKIP = re.compile(rf"[\d.]+|[{EVERYDAY}]+|.", re.DOTALL)


def _read(text: str) -> Iterator[Found]:
    at = edge = 0
    while start := _START.search(text, at):
        place = Place(text, start.start(), edge, scan(text, start.start()))
        for form in forms(place):
            if found := form(place):
                yield from found
                at = edge = found[-1].end
                break
        else:
            at = _after(place)


def _after(place: Place) -> int:
    """Where to go on when the number of a place counts nothing: behind all of it."""
    if place.number is not None:
        return place.number.end
    skipped = _SKIP.match(place.text, place.at)
    return skipped.end() if skipped else place.at + 1


# Neighbours.

_BETWEEN = re.compile(r" ?(?:-|—{1,2}|~|至|到) ?")
_AND_ALSO = re.compile(r" ?[、,，和与及] ?")


def _linked(found: Iterator[Found], text: str) -> Iterator[Found]:
    """Ends of ranges that have each their unit (5%-20%, 3年至5年) know each other."""
    last: Found | None = None
    for one in found:
        if last:
            alike = not last.role and not one.role and last.unit == one.unit
            if alike and _BETWEEN.fullmatch(text, last.end, one.start):
                last, one = last._replace(role="from"), one._replace(role="to")
            yield last
        last = one
    if last:
        yield last


def _shared(found: Iterator[Found], text: str) -> Iterator[Found]:
    """What is said of several 分别 is said of each: 分别增长5%、3%."""
    last: Found | None = None
    for one in found:
        if last and "分别" in last.qualifier and not one.qualifier:
            alike = last.unit == one.unit
            if alike and _AND_ALSO.fullmatch(text, last.end, one.start):
                one = _qualified(one, last.qualifier)
        yield one
        last = one


def _qualified(found: Found, words: str) -> Found:
    printed = found.printed
    printed = Quantity(printed.written, printed.unit, words) if printed else None
    return found._replace(qualifier=words, printed=printed)
