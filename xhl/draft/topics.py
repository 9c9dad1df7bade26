"""What the numbers of a sentence count: the noun phrase beside each, as the topic of its fact.

The phrase may stand before the number (培育企业7家), behind it (429个5G基站) or in the clause before
(粮食丰收，增长1.2%); an attribute is joined to its owner (重点工程…，完成率114.4%).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..i18n.messages import _
from ..quantity import qualifiers
from ..quantity.units import EVENTS, any_of
from .lexicon import ATTRIBUTES, THINGS
from .phrases import (
    LONGEST,
    Span,
    behind,
    cleaned,
    glossed,
    is_one_of,
    phrases,
    simplified,
    stripped,
    without_attribute,
)

if TYPE_CHECKING:
    from ..quantity.reader import Found

LONG = 16  # characters from which on a topic is no longer a name


@dataclass(frozen=True, slots=True)
class Topic:
    """``words`` name what is counted; ``text[start:end]`` of the sentence states it.

    ``aliases`` are glosses in brackets; ``doubts`` say why a person should look.

    >>> from ..quantity.reader import find
    >>> text = "地区生产总值(GDP)641.61亿元"
    >>> topics(text, find(text))[0].aliases
    ('GDP',)
    """

    words: str
    start: int
    end: int
    aliases: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def topics(text: str, found: Sequence[Found]) -> list[Topic]:
    """The topic of each quantity of a sentence; the words are empty where none can be named.

    >>> from ..quantity.reader import find
    >>> text = "签约8个项目，计划投资总额161.64亿元"
    >>> [topic.words for topic in topics(text, find(text))]
    ['签约项目', '签约项目计划投资总额']
    """
    plain = simplified(text)
    named: list[Topic] = []
    last: _Named | None = None
    for rank, one in enumerate(found):
        place = _Place(plain, found, rank, _segment(plain, found, rank))
        last = _named(place, last)
        words = cleaned("".join(text[span.start : span.end] for span in last.spans))
        words += last.suffix if words else ""
        doubts = [*last.doubts]
        if not words:
            doubts = [_("no topic found")]
        elif len(words) > LONG:
            doubts.append(_("a long topic"))
        start = min(last.start, one.start)
        named.append(Topic(words[:LONGEST], start, place.segment.end, last.glosses, tuple(doubts)))
    return named


# Segments: the part of the sentence that speaks of one quantity, or of several in a row.

_EDGE = re.compile(r"[，；：。！？!?;\n]|(?<!\d),|,(?!\d{3})|(?<!\d):|:(?!\d)")
_JOINT = re.compile(r"、|以及|[和及并()]")


def _segment(plain: str, found: Sequence[Found], rank: int) -> Span:
    one = found[rank]
    start = max((edge.end() for edge in _EDGE.finditer(plain, 0, one.start)), default=0)
    edge = _EDGE.search(plain, one.end)
    end = edge.start() if edge else len(plain)
    if rank and found[rank - 1].end > start and (joint := _joint(plain, found, rank)):
        start = joint.end()
    shared = rank + 1 < len(found) and found[rank + 1].start < end
    if shared and (joint := _joint(plain, found, rank + 1)):
        end = joint.start()
    return Span(start, end)


def _joint(plain: str, found: Sequence[Found], rank: int) -> re.Match[str] | None:
    """What parts a quantity from the one before it in the same clause, if anything does."""
    before, one = found[rank - 1], found[rank]
    if one.role in ("to", "term") and before.role:
        return None
    return _JOINT.search(plain, before.end, one.start)


class _Place(NamedTuple):
    plain: str
    found: Sequence[Found]
    rank: int
    segment: Span

    @property
    def one(self) -> Found:
        return self.found[self.rank]

    @property
    def clauses_between(self) -> int:
        """How many clauses end between the quantity before and this one."""
        before = self.found[self.rank - 1].end if self.rank else 0
        return len(_EDGE.findall(self.plain, before, self.segment.start))

    @property
    def left(self) -> Span:
        """From the quantity before in the segment, or its edge, to this one's qualifier."""
        start, end = self.segment.start, self.one.start
        if self.rank and self.found[self.rank - 1].end > start:
            start = min(end, self.found[self.rank - 1].end)
        turned = qualifiers.before(self.plain, end)
        return Span(start, max(start, end - len(turned)))

    @property
    def right(self) -> Span:
        """From this quantity, or those that follow it at once, to the next or the edge."""
        end, rank = self.one.end, self.rank + 1
        while rank < len(self.found) and self.found[rank].start - end <= 0:
            end, rank = self.found[rank].end, rank + 1
        stop = self.segment.end
        if rank < len(self.found):
            stop = min(stop, self.found[rank].start)
        end += len(qualifiers.after(self.plain, end))
        return Span(min(end, stop), stop)


class _Named(NamedTuple):
    """The spans that make the topic, in order, and what it is when it depends on another."""

    spans: tuple[Span, ...]
    start: int
    doubts: tuple[str, ...] = ()
    suffix: str = ""
    owner: tuple[Span, ...] = ()  # what attributes that follow are of
    glosses: tuple[str, ...] = ()
    unit: str = ""


# A clause that begins so says something of what the clause before speaks of: 是上年的2倍.
_COMPARES = re.compile(r"[高低快慢]于|高出|低[出了]|距(?!离)|是|比(?!重|例|赛)|较|净[增减]|相当于")


def _named(place: _Place, last: _Named | None) -> _Named:  # noqa: C901, PLR0912 (case by case)
    plain, one = place.plain, place.one
    if one.role == "term" and last and place.left.end - place.left.start < 2:
        return last._replace(doubts=(_("one term of a ratio: say which"),))
    glosses, left = glossed(plain, place.left)
    if share := _share(plain, left):
        return _of_share(place, share, last)
    if last and _COMPARES.match(plain, left.start, left.end):
        return _dependent(place, last)
    subject, verbs, noun = phrases(plain, left)
    right = behind(plain, place.right)
    if verbs and not noun and not right:
        verb = plain[verbs.start : verbs.end]
        # 财政收入完成12.6亿元, but 企业对接25次
        noun = subject if verb in ("完成", "实现") else Span((subject or verbs).start, verbs.end)
    start, owner = place.segment.start, _joined(subject, None)
    if event := _event(plain, one):
        spans = _joined(noun or subject, event)
    elif one.unit.startswith("大"):  # 三大领域转型
        spans = _joined(Span(one.start, one.end), right)
    elif right and noun and one.unit and one.unit[0] not in "%元":
        spans = _joined(noun, right)
    elif right and not noun:
        vague = (
            is_one_of(plain, right, THINGS)
            or is_one_of(plain, right, ATTRIBUTES)
            or one.unit == "%"
        )
        spans = _joined((subject or verbs) if vague else None, right)
    elif noun and is_one_of(plain, noun, ATTRIBUTES) and not subject and last and last.owner:
        start = min(start, last.start)
        spans, owner = (*last.owner, noun), last.owner
    elif noun and (is_one_of(plain, noun, THINGS) or is_one_of(plain, noun, ATTRIBUTES)):
        spans = _joined(subject or verbs, noun)
    elif noun:
        spans = (noun,)
    else:
        return _dependent(place, last)
    owner = owner or (*spans[:-1], without_attribute(plain, spans[-1]))
    doubts = _doubts(plain, spans, one)
    if spans == (verbs,):
        doubts += (_("a general word: of what?"),)
    return _Named(spans, start, doubts, "", owner, glosses, one.unit)


def _doubts(plain: str, spans: Sequence[Span], one: Found) -> tuple[str, ...]:
    words = "".join(plain[span.start : span.end] for span in spans)
    doubts = {
        _("a list: what exactly is counted?"): "、" in words,
        _("a general word: of what?"): words in f"{THINGS} {ATTRIBUTES}".split(),
        _("several numbers of several things: which of which?"): "分别" in one.qualifier,
        _("one term of a ratio: say which"): one.role == "term",
        _("one end of a range: say which"): one.role in ("from", "to"),
        _("the value before a change"): plain[: one.start].endswith(("由", "从")),
    }
    return tuple(doubt for doubt, holds in doubts.items() if holds)


def _dependent(place: _Place, last: _Named | None) -> _Named:
    """A number without words of its own: 增长5% speaks of what the clause before speaks of."""
    plain, one = place.plain, place.one
    start = place.segment.start
    doubts: tuple[str, ...] = (_("the topic is that of the words before"),)
    between = place.clauses_between
    if last and last.spans and between <= 2:
        suffix = _change(one) if one.unit != last.unit else ""
        if suffix and between <= 1:
            doubts = ()  # 增加值59.54亿元，增长3%: nothing else can be meant
        return last._replace(start=min(last.start, start), doubts=doubts, suffix=suffix, glosses=())
    edges = [0, *(edge.end() for edge in _EDGE.finditer(plain, 0, start))]
    for begin, end in zip(reversed(edges[:-1]), reversed(edges[1:]), strict=False):
        span = behind(plain, stripped(plain, Span(begin, max(begin, end - 1))))
        if span:
            return _Named((span,), begin, doubts, "", (span,), (), one.unit)
    return _Named((), start, unit=one.unit)


_RISES = re.compile(r"增|升|提高|扩大|涨|攀|高出|高于|快于")
_FALLS = re.compile(r"降|减|缩|收窄|回落|跌|滑|低于|慢于")


def _change(one: Found) -> str:
    if _FALLS.search(one.qualifier):
        return "降幅"
    return "增幅" if _RISES.search(one.qualifier) else ""


# 第三产业占地区生产总值的47.5%.

_SHARE = re.compile(
    r"(?P<who>.*)占(?![地用领有比])(?P<of>[^占]{1,20}?)(?:的?(?:比重|比例|份额)?[为达]?|的)$"
)


def _share(plain: str, left: Span) -> re.Match[str] | None:
    return _SHARE.match(plain[left.start : left.end])


def _of_share(place: _Place, share: re.Match[str], last: _Named | None) -> _Named:
    left = place.left
    who = stripped(place.plain, Span(left.start, left.start + share.end("who")))
    owner = (who,) if who else (last.spans if last else ())
    of = Span(left.start + share.end("who"), left.start + share.end("of"))
    doubts = () if who else (_("the topic is that of the words before"),)
    start = place.segment.start if who or not last else last.start
    return _Named((*owner, of), start, doubts, "比重", owner, (), place.one.unit)


@cache
def _events() -> re.Pattern[str]:
    return re.compile(any_of(EVENTS))


def _event(plain: str, one: Found) -> Span | None:
    """零死亡: what did not happen, with its zero."""
    if one.value or one.unit:
        return None
    match = _events().match(plain, one.end)
    return Span(one.start, match.end()) if match else None


def _joined(first: Span | None, second: Span | None) -> tuple[Span, ...]:
    return tuple(span for span in (first, second) if span)
