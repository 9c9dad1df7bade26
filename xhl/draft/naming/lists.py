"""Several figures that a sentence names at once, one name each: 产量分别为3吨、5吨和8吨."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...text.compounds import SECTORS, compounds
from ...text.patterns import pattern
from ..time_rows import rows
from .ends import Span, stripped
from .named import WHICH, Named, change, grows
from .pairs import (
    Group,
    dealt,
    each_of,
    group_at,
    headless,
    heads,
    is_measured,
    items_of,
    listed_before,
    share_of,
    size_at,
)
from .phrases import phrases
from .wholes import merged

if TYPE_CHECKING:
    from ...quantity.reader import Found
    from .places import Place
    from .progress import Progress


def named_at_once(so_far: Progress) -> list[Named]:
    """The topics of the figures after 分别, one for each; empty if the names are not certain."""
    rank = len(so_far.done)
    group = group_at(so_far.places, rank)
    if group is None:
        if size_at(so_far.places, rank, alike=False) < 2:
            return []  # as for most
        size = size_at(so_far.places, rank)
        return _dealt_again(so_far, size) or _of_compound(so_far, size) or _of_list(so_far, size)
    if group.size < 2:
        return _of_units(so_far, size_at(so_far.places, rank, alike=False))
    span = Span(group.start, group.end)
    things = _at_times(so_far, group.size, span) or _things(so_far, group.size, span)
    if what := _of_each(so_far, group):
        things = things._replace(words=[merged(words, what) for words in things.words])
    so_far.items = things.words or so_far.items
    return _of_items(so_far, things, share_of(group.says) or "")


def _of_each(so_far: Progress, group: Group) -> str:
    """What each thing of a list has, if 分别 stands before it: 甲、乙两厂分别完成投资5元、6元."""
    if _TRADES.fullmatch(group.says):
        return group.says
    place = so_far.place
    if place.figure.first.qualifier or share_of(group.says):
        return ""
    noun = phrases(place.text, Span(place.figure.start - len(group.says), place.figure.start)).noun
    return so_far.said(noun) if noun and noun.end - noun.start > 1 else ""


def _is_part(so_far: Progress, size: int) -> bool:
    """Whether the figures before, back to the last ；, are ``size``."""
    done = so_far.places[: len(so_far.done)]
    return sum(place.segment.start >= so_far.place.part_start for place in done) == size


def _of_units(so_far: Progress, size: int) -> list[Named]:
    """Each figure has the topic of the earlier number with its unit: 较上年分别增加11项和560万元."""
    before = so_far.done[-size:]
    places = so_far.places[len(so_far.done) :][:size]
    if size < 2 or [one.unit for one in before] != [each.figure.first.unit for each in places]:
        return []
    qualifier = so_far.place.figure.first.qualifier
    return [one._replace(fuller=(), gloss_at=-1, qualifier=qualifier) for one in before]


def _dealt_again(so_far: Progress, size: int) -> list[Named]:
    """The topics of as many figures as the last list had things: 收入分别为3万元和1万元，增长5%和7%."""
    place, last = so_far.place, so_far.last
    if size < 2 or size != len(so_far.items) or last is None:
        return []
    noun = phrases(place.text, place.left).noun
    of = so_far.said(noun) if noun else ""
    return _of_items(so_far, _Things(_with(so_far.items, of), start=last.start))


def _with(items: Sequence[str], words: str) -> list[str]:
    """The items with words that tell of them, or that are in the place of the property in which they end: 甲县产值,
    乙县产值 and 税收.
    """
    if words.startswith(("占", "佔")):
        items = [_SPEED.sub("", item) for item in items]
    elif not words.endswith(_OF_THEM) and (
        is_measured(words) or (words and all(map(is_measured, items)))
    ):
        items = heads(items, words)
    elif len(words) > 1 and len(items) > 1 and len({*items}) == 1:
        items = [""] * len(items)  # one thing at several times, and then another one
    return [item + words for item in items]


def _of_compound(so_far: Progress, size: int) -> list[Named]:
    """The topics of figures behind a word for as many things: 存贷款余额为5亿元和3亿元."""
    if size < 2:
        return []
    noun = phrases(so_far.place.text, so_far.place.left).noun
    words = compounds(so_far.said(noun), size) if noun else []
    so_far.items = words or so_far.items
    return _of_items(so_far, _Things(words, start=so_far.place.segment.start))


def _of_list(so_far: Progress, size: int) -> list[Named]:
    """The topics of figures directly behind a list of as many things: 粮食、油料产量5吨、3吨."""
    if size < 2 or grows(so_far.place.figure.first):
        return []
    subject, _verbs, noun = phrases(so_far.place.text, so_far.place.left)
    named = noun or subject
    words = so_far.said(named) if named else ""
    items = items_of(words)
    if len(items) != size or not is_measured(items[-1]):
        return []
    return _of_items(so_far, _Things(*dealt(items), so_far.place.segment.start))


def _listing(so_far: Progress, span: Span) -> str:
    """The words of a span that may be a list of things; empty if it has figures: 甲市5人及乙市6人分别占."""
    done = so_far.places[: len(so_far.done)]
    if sum(span.start <= place.figure.start < span.end for place in done) > 1:
        return ""
    noun = phrases(so_far.scope.text, span, inside=False).noun
    return so_far.said(noun) if noun else ""


def _things(so_far: Progress, size: int, span: Span) -> _Things:
    """The ``size`` things that a list names, in a span of the text or before it."""
    text, start = so_far.scope.text, span.start
    words = _listing(so_far, span)
    items = items_of(words)
    if len(items) > size:
        items = [item for item in _LISTED.split(words) if item]  # 冶炼及加工 is one
    if len(items) == size:
        return _Things(*dealt(items), start)
    if len(items) > 1:
        return _Things([])
    if things := compounds(words, size):
        return _Things(things, start=start)
    if sectors := _of_sectors(so_far, size, words):
        return sectors
    before = so_far.done[-size:]
    is_part = _is_part(so_far, size)  # 客运5人、货运8吨，分别增长1%、2%
    if len({one.unit for one in before}) > 1 and not is_part:
        before = []
    counted_from = before[0].start if is_part else 0
    named_before, from_ = listed_before(text, so_far.scope.printed, start, size, counted_from)
    for known, begins in (
        (named_before, from_),
        (so_far.items, min([start, *(one.start for one in before)])),
        ([one.words for one in before], before[0].start if before else start),
    ):
        if len(known) == size:
            said = dealt(known)[0] if known is named_before and not words else known
            # not all of 甲、乙、丙分别为5、6、7，分别增长4%、3%
            is_whole = size >= len(so_far.items)
            # 蔬菜产量 behind 粮食、油料， may be one more thing of the list.
            is_sure = headless(words) == words if known is named_before else is_whole
            return _Things(_with(said, words), is_sure, begins)
    return _Things([])


def _at_times(so_far: Progress, size: int, span: Span) -> _Things | None:
    """The same thing at several times: 2020年、2021年营收分别为5元和6元."""
    text = so_far.scope.text
    begin = span.start - 1  # of a comma behind the times
    row = next(
        (
            one
            for one in rows(text)
            if one.end >= begin and len(one.times) == size and one.is_of(text[one.end : span.end])
        ),
        None,
    )
    behind = Span(max(row.end, span.start), span.end) if row else span
    noun = phrases(text, behind, inside=False).noun if row else None
    if row is None or noun is None:
        return None
    before = stripped(text, Span(span.start, max(row.start, span.start)))
    words = (so_far.said(before) if before else "") + so_far.said(noun)
    return _Things([words] * size, start=min(row.start, span.start))


def _of_sectors(so_far: Progress, size: int, words: str) -> _Things | None:
    """The three sectors, after their ratio: 三次产业结构为9:43:48，贡献率分别为1%、2%和3%."""
    last = so_far.last
    ratio = so_far.places[len(so_far.done) - 1].figure.members if last else ()
    if last and len(ratio) == size == len(SECTORS) and THREE_SECTORS.search(last.words):
        return _Things([sector + words for sector in SECTORS], start=last.start)
    return None


def _of_items(so_far: Progress, things: _Things, suffix: str = "") -> list[Named]:
    if not things.words:
        return []
    is_value = so_far.place.figure.first.qualifier.endswith(
        ("到", "至", "为")
    )  # 增加到3万元、2万元
    is_bare = not is_value and stripped(so_far.place.text, so_far.place.left) is None
    doubts = () if things.is_sure else (WHICH,)
    first = so_far.place.figure.first
    rank = len(so_far.done)
    last = so_far.places[min(rank + len(things.words), len(so_far.places)) - 1]
    how = _CHANGE.match(last.text, last.figure.end)  # 分别录得5%及7%的减幅
    if how:
        suffix = "降幅" if how["how"][0] in "减降跌" else "增幅"
    grown = is_bare and grows(first)
    named = [_SPEED.sub("", words) if grown else words for words in things.words]
    named = [*_with_each(so_far.places[rank:], named)]
    return [
        Named(
            words,
            things.start,
            suffix or (change(_changed(each, first), so_far.last) if is_bare else ""),
            doubts,
            owner=words,
            subject=words if suffix else "",
            unit=each.figure.first.unit,
            grows=grows(first),
            qualifier=first.qualifier,
        )
        for each, words in zip(so_far.places[rank:], named, strict=False)
    ]


def _with_each(places: Sequence[Place], words: Sequence[str]) -> Iterator[str]:
    """The names with what each number is for: 标准分别为每人每月5元、每人每年9元."""
    said = ""
    for place, name in zip(places, words, strict=False):
        each = each_of(place)
        said = f"（{each}）" if each else said
        yield name + said


def _changed(place: Place, first: Found) -> Found:
    """The number that tells how its thing changed: each its own in 分别下降3.6%和上升9.4%."""
    return place.figure.first if place.figure.first.qualifier else first


class _Things(NamedTuple):
    """The things that several figures count, one each, and where they are named."""

    words: list[str]
    is_sure: bool = True
    start: int = 0


_SPEED = pattern("(?<=..)(?:增[速幅]|降幅)$")  # 存款增速领先，分别增长5%、3%
_TRADES = pattern("进出口|进口|出口")
_OF_THEM = ("占比", "佔比", "幅", "增速", "增长率", "增長率")  # of what was measured before
_CHANGE = pattern("的?(?P<how>[增减降跌升涨]幅|增长(?![率点极]))")
_LISTED = pattern("[、和]")
THREE_SECTORS = pattern("三(?:次|大)?产业?|产业(?:增加值)?(?:结构|比例|比重)")
