"""Each figure of a text with its surroundings: its clause, the words before and after it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ...quantity import qualifiers
from ...text.patterns import pattern
from .ends import Span

if TYPE_CHECKING:
    from ...quantity.reader import Found
    from .scopes import Scope

EDGE = pattern(
    r"[，；：。！？!?;\n]|,(?<!\d,)|,(?!\d{3})|:(?<!\d:)|:(?!\d)| (?<=[一-鿿]{2} )(?=[一-鿿]{2})"
)
_JOINT = pattern(r"、|以及|及(?!以[上下内])|并|(?<!国家)和|和(?!地区)")
_AREAS = ("省", "省份", "市", "州", "区", "县", "乡", "镇", "村", "国")
# 按可比价格计算，; 创历史新高，
_ASIDE = pattern(
    r"(?:按|扣除|剔除|根据|经)[^，,]{2,12}[，,]$"
    r"|(?:[再均同也]?创|刷新|位?居|列|[为是](?:历|近|今|连续))[^，,；;\d]{2,14}[，,]$"
)
_SAME_FIGURE = pattern(r" ?[:∶比] ?")


@lru_cache(maxsize=8)
def edges_of(text: str) -> tuple[int, ...]:
    """Where the clauses of a text end, behind the sign; each sign is one character.

    >>> edges_of("甲，乙；丙")
    (2, 4)
    """
    return tuple(edge.end() for edge in EDGE.finditer(text))


def edge_before(text: str, place: int) -> int:
    """Where the last clause that ends before a place ends; 0 if none does.

    A sign before the place is not judged by what stands there: 新建学校 三百所, PM2.5,300家企业.

    >>> edge_before("甲，乙；丙", 3), edge_before("企业,300家", 3)
    (2, 3)
    """
    near = max(0, place - _JUDGED)
    if signs := [*EDGE.finditer(text, near, place)]:
        return signs[-1].end()
    edges = edges_of(text)
    rank = bisect_right(edges, near)
    return edges[rank - 1] if rank else 0


_JUDGED = 4  # characters: a sign and what tells whether it ends a clause


class Figure(NamedTuple):
    """One number, the two ends of a range, or the terms of a ratio: numbers with one topic."""

    start: int
    end: int
    members: tuple[Found, ...]
    first: Found
    last: Found


@dataclass(eq=False)  # frozen, it would take half as long again to make
class Place:
    """A figure among the others of its text."""

    text: str  # simplified, half width
    figures: Sequence[Figure]
    rank: int
    figure: Figure
    segment: Span  # the part of the clause that is about this figure
    left: Span  # from the previous figure of the segment, or its edge, to this one's qualifier

    @property
    def before(self) -> Figure | None:
        return self.figures[self.rank - 1] if self.rank else None

    @property
    def is_area_of_next(self) -> bool:
        """Whether the figure counts places by their own word and the next follows directly: 8市35个县."""
        after = self.figures[self.rank + 1 : self.rank + 2]
        is_next = bool(after) and after[0].start == self.figure.end
        return is_next and self.figure.last.unit in _AREAS

    @property
    def is_bound(self) -> bool:
        """Whether the figure only says which are counted by the next: 110千伏 in 110千伏及以上变电站9座."""
        return _bounds(self.text, self.figures, self.rank)

    @property
    def part_start(self) -> int:
        """Where its part of the sentence begins: behind the last ；."""
        return max(self.text.rfind(sign, 0, self.segment.start) for sign in "；;") + 1

    @cached_property
    def clauses_between(self) -> int:
        """How many clauses end between the previous figure and this one; asides do not count."""
        start = self.figures[self.rank - 1].end if self.rank else 0
        return _clauses(self.text, start, self.segment.start)

    @cached_property
    def right(self) -> Span:
        """The text from this figure, and those directly after it, to the next figure or the edge."""
        end, rank = self.figure.end, self.rank + 1
        while rank < len(self.figures) and self.figures[rank].start - end <= 0:
            end, rank = self.figures[rank].end, rank + 1
        stop = self.segment.end
        if rank < len(self.figures):
            stop = min(stop, qualifiers.begin(self.text, self.figures[rank].start))
        end += len(qualifiers.after(self.text, end))
        return Span(min(end, stop), stop)


def _clauses(text: str, start: int, stop: int) -> int:
    """How many clauses end in a part of a text; asides do not count."""
    ends = edges_of(text)
    edges = ends[bisect_right(ends, start) : bisect_right(ends, stop)]
    begins = (start, *edges)
    return sum(
        not _ASIDE.fullmatch(text, begin, end) for begin, end in zip(begins, edges, strict=False)
    )


def places(scope: Scope, found: Sequence[Found]) -> list[Place]:
    """The figures of a scope, in their order."""
    text, figures = scope.text, _figures(scope, found)
    segments = [_segment(text, figures, rank) for rank in range(len(figures))]
    return [
        Place(text, figures, rank, figures[rank], segment, _left(text, figures, rank, segment))
        for rank, segment in enumerate(segments)
    ]


def _figures(scope: Scope, found: Sequence[Found]) -> list[Figure]:
    figures: list[Figure] = []
    for rank in scope.ranks:
        one = found[rank]
        start, end = scope.start_of(one), scope.end_of(one)
        if figures and _goes_on(scope.text, figures[-1], one, start):
            begun = figures.pop()
            figures.append(Figure(begun.start, end, (*begun.members, one), begun.first, one))
        else:
            figures.append(Figure(start, end, (one,), one, one))
    return figures


def _goes_on(text: str, figure: Figure, one: Found, start: int) -> bool:
    if one.role == "to":
        return figure.last.role == "from"
    return (
        one.role == "term"
        and figure.last.role == "term"
        and _SAME_FIGURE.fullmatch(text, figure.end, start) is not None
    )


def _segment(text: str, figures: Sequence[Figure], rank: int) -> Span:
    one = figures[rank]
    edges = edges_of(text)
    start = edge_before(text, one.start)
    behind = bisect_right(edges, one.end)
    end = edges[behind] - 1 if behind < len(edges) else len(text)
    if rank and figures[rank - 1].end > start:
        joint = _joint(text, figures[rank - 1].end, one.start)
        start = joint.end() if joint else start
    if rank + 1 < len(figures) and figures[rank + 1].start < end:
        joint = _joint(text, one.end, figures[rank + 1].start)
        end = joint.start() if joint else end
    return Span(start, end)


def _joint(text: str, start: int, end: int) -> re.Match[str] | None:
    """The link that divides the words of two figures; none in 8个园区引进纸业、木业企业5家, where a list
    belongs to the second figure.
    """
    joints = [*_JOINT.finditer(text, start, end)]
    if joints and text[end - 1] == "的":
        return None  # 判处5年以上有期徒刑、死刑的48人
    if joints and text.find("分别", joints[0].end(), end) >= 0 and joints[0].start() > start:
        return None  # 8家公司收入、利润分别增长5%和3%
    if len(joints) < 2 or joints[0].start() == start:
        return next(iter(joints), None)
    return None if _DOES.search(text, start, joints[0].start()) else joints[0]


_DOES = pattern("入驻|引进|建成|实现|完成|拥有|新增|带动|吸引|培育|集聚")


def _left(text: str, figures: Sequence[Figure], rank: int, segment: Span) -> Span:
    start, end = segment.start, figures[rank].start
    if rank and figures[rank - 1].end > start:
        if _bounds(text, figures, rank - 1):  # 110千伏及以上变电站9座
            start = _left(text, figures, rank - 1, segment).start
        else:
            start = min(end, figures[rank - 1].end)
    return Span(start, max(start, qualifiers.begin(text, end)))


def _bounds(text: str, figures: Sequence[Figure], rank: int) -> bool:
    """Whether a figure only says which are counted by the next one."""
    if rank + 1 == len(figures):
        return False
    between = figures[rank].end, figures[rank + 1].start
    if figures[rank].first.qualifier.startswith(_OVER) and _WHICH.fullmatch(text, *between):
        return True
    return text.find("以", *between) >= 0 and _BOUNDED.fullmatch(text, *between) is not None


_OVER = ("大于", "小于", "多于", "少于", "高于", "低于", "超过", "不足")
_WHICH = pattern(r"的[^、,，；;。\d和与及]*")  # 大于35℃的日数为12天
_BOUNDED = pattern(r"(?:及|或|和)?以[上下内]的?(?![、,，增减])[^、,，；;。]*")
