"""What the numbers of a sentence count: the noun phrase beside each number is the topic of its fact.

The phrase may be before the number (培育企业7家), after it (429个5G基站) or in the previous clause
(粮食丰收，增长1.2%). An attribute is joined to its owner (重点工程…，完成率114.4%) and a part to its whole
(病例27例（上海10例）). Numbers after 分别 get one name each (`pairs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..quantity.units import SHARES, any_of, converts
from ..text.simplify import simplified
from .around import clauses_before, words_of
from .changes import changes_to, is_earlier
from .clause import EVERYONE, own
from .doubts import counts, doubts_of, is_thing, may_be_another
from .ends import Span, stripped
from .joining import is_general
from .lexicon import GROWTHS, SECTORS, STATES
from .named import BEFORE, BOUND, OWNED, POINTS, WHICH, Named, change, grows
from .pairs import (
    compounds,
    dealt,
    group_at,
    headless,
    is_measured,
    items_of,
    listed_before,
    share_of,
    size_at,
)
from .phrases import behind, phrases
from .places import EDGE, Place, places
from .scopes import Scope, scopes
from .wholes import Whole, named_of, of_level
from .wording import LONGEST_NAME, cleaned

if TYPE_CHECKING:
    from ..quantity.reader import Found


class Topic(NamedTuple):
    """The name of what is counted; ``text[start:end]`` of the sentence states it.

    ``aliases`` are glosses in brackets. ``doubts`` tell why a person should look. ``fuller`` are longer
    names, used if ``words`` would name two things. ``is_earlier``: the value before a change. ``qualifier``
    is that of the first of several numbers and holds for this one too: 增长5%和7%.

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
    fuller: tuple[str, ...] = ()
    is_earlier: bool = False
    qualifier: str = ""


def topics(text: str, found: Sequence[Found], before: Whole | None = None) -> list[Topic]:
    """The topic of each quantity of a sentence; its words are empty if no topic is found.

    ``before`` is what the previous sentence counted last: a sentence that begins with 其中 gives its parts.

    >>> from ..quantity.reader import find
    >>> text = "签约8个项目，计划投资总额161.64亿元"
    >>> [topic.words for topic in topics(text, find(text))]
    ['签约项目', '签约项目计划投资总额']
    """
    named: dict[int, Topic] = {}
    plain = simplified(text)
    for scope in scopes(text, plain, found):
        whole = before if scope.owner is None else _whole(scope, text, plain, found, named)
        named.update(_Reader(scope, found, whole).topics())
    return [named[rank] for rank in range(len(found))]


def _whole(
    aside: Scope, text: str, plain: str, found: Sequence[Found], named: dict[int, Topic]
) -> Whole | None:
    """The whole whose parts an aside gives: the number before it, or the words between."""
    owner = aside.owner
    assert owner is not None  # callers have checked this
    start = found[owner].end if owner >= 0 else 0
    parts = [part.end() for part in _PARTED.finditer(plain, start, aside.at)]
    if (parts and plain[parts[-1] : aside.at].strip()) or owner < 0:
        noun = phrases(plain, Span(parts[-1] if parts else start, aside.at)).noun
        unit = found[owner].unit if owner >= 0 else ""
        return Whole(text[noun.start : noun.end], unit, noun.start) if noun else None
    of = named.get(owner)
    if of is None:
        return None
    return Whole(of.words, found[owner].unit, of.start, found[owner].qualifier)


_DOES = ("完成", "实现")
_PARTED = re.compile(rf"{EDGE.pattern}|、|[和及与]")
_OF_THESE = re.compile(r"[^，,。；;]{1,14}中[，,]")
_AMONG = re.compile(r"[ 、，,]*(?:其中|分别是|包括|含)")


class _Reader:
    """Names the figures of one scope, from left to right."""

    def __init__(self, scope: Scope, found: Sequence[Found], whole: Whole | None) -> None:
        self._scope = scope
        self._places = places(scope, found)
        self._done: list[Named] = []
        self._rank_of = ""  # what the last ranking ranks
        self._items: list[str] = []  # of the last list whose figures got one name each
        self._is_aside = scope.owner is not None
        goes_on = self._is_aside or _AMONG.match(scope.text) is not None
        self._whole = whole if goes_on else None  # the whole of the parts that follow

    def topics(self) -> Iterator[tuple[int, Topic]]:
        while len(self._done) < len(self._places):
            self._done += self._dealt() or [self._unsure(self._part(self._one()))]
        ranks = iter(self._scope.ranks)
        for place, one in zip(self._places, self._done, strict=True):
            for member in range(len(place.figure.members)):
                yield next(ranks), self._topic(place, one, member)

    @property
    def _place(self) -> Place:
        return self._places[len(self._done)]

    @property
    def _last(self) -> Named | None:
        return self._done[-1] if self._done else None

    def _said(self, span: Span) -> str:
        return self._scope.printed[span.start : span.end]

    def _topic(self, place: Place, one: Named, member: int) -> Topic:
        words = cleaned(one.name)
        doubts = (*one.doubts, *doubts_of(simplified(words), place.figure.first))
        if words:
            words = words[:LONGEST_NAME] + _which(place, member, words)
        start = self._scope.origins[min(one.start, place.figure.start)]
        fuller = (cleaned(longer + one.suffix)[:LONGEST_NAME] for longer in one.fuller)
        return Topic(
            words,
            start if one.said_at < 0 else min(start, one.said_at),
            self._scope.origins[place.segment.end - 1] + 1,
            tuple(gloss.words for gloss in self._scope.glosses if gloss.at == one.gloss_at),
            tuple(dict.fromkeys(doubts)),
            tuple(longer for longer in fuller if longer and longer != words),
            is_earlier(place),
            one.qualifier,
        )

    def _one(self) -> Named:
        place, last = self._place, self._last
        for case in (self._of_base, self._share, self._multiple, self._headed, self._ranked):
            if named := case():
                return named
        left = place.left
        if self._is_aside and not last and _RESTATES.fullmatch(place.text, left.start, left.end):
            return self._dependent()
        is_one_of = place.text.find("之一", place.figure.end, place.segment.end) >= 0
        if last and not is_one_of and _COMPARES.match(place.text, left.start, left.end):
            return self._dependent()
        if last and _ON_BASIS.fullmatch(place.text, left.start, left.end):
            return self._dependent()
        if last and changes_to(self._places[len(self._done) - 1], place):
            start = min(last.start, place.segment.start)
            return last._replace(start=start, fuller=(), gloss_at=-1, qualifier="")
        one = own(words_of(place, self._scope.printed), last) or self._dependent()
        if last and _THAN.match(place.text, left.start, left.end):
            one = one._replace(subject=last.subject or last.words)  # 比历年平均值5℃偏高1℃
        return one

    def _unsure(self, one: Named) -> Named:
        """The name with a doubt, if the number is after 分别 without a list, or follows such a number."""
        place, last = self._place, self._last
        rank = len(self._done)
        in_row = last and WHICH in last.doubts and size_at(self._places, rank - 1, alike=False) > 1
        if last and last.unit == "起" and simplified(one.words) in STATES.split():
            one = one._replace(fuller=(last.words + one.words, *one.fuller))  # 事故死亡
        if place.is_bound:
            one = one._replace(doubts=(*one.doubts, BOUND))
        is_unsure = in_row or "分别" in place.text[place.segment.start : place.figure.start]
        return one._replace(doubts=(*one.doubts, WHICH)) if is_unsure else one

    def _headed(self) -> Named | None:
        """The topic of a number whose phrase begins with another number: 41个城市平均工资5万元,
        产值超10亿元的企业6家. The first counts the noun alone, or is a bound of what is counted.
        """
        place, last = self._place, self._last
        text, left = place.text, place.left
        if last is None or place.before is None or left.start != place.before.end:
            return None
        bound = _BOUNDS.match(text, left.start, left.end)
        begin = bound.end() if bound else left.start
        noun = phrases(text, Span(begin, left.end), inside=False).noun
        if noun is None or noun.start != begin:
            return None
        first = self._places[len(self._done) - 1]
        is_bound = text[begin - 1] == "的" and _LIMITS.match(first.figure.first.qualifier)
        is_counted, is_count = (counts(one.figure.first.unit) for one in (first, place))
        whole = stripped(text, Span(first.left.start, noun.end))
        if whole is None or whole.start > first.figure.start:
            whole = Span(first.figure.start, noun.end)
        words = self._said(noun)
        if is_counted and not is_count and last.gloss_at == noun.end:
            name = headless(last.words)
            doubts = last.doubts if name != last.words else (*last.doubts, OWNED)
            self._done[-1] = last._replace(words=name, doubts=doubts)
        elif is_count and (is_bound or (not is_counted and is_thing(simplified(words)))):
            self._done[-1] = last._replace(doubts=(*last.doubts, BOUND))
        else:
            return None
        name = self._said(whole)
        return Named(name, whole.start, owner=name, unit=place.figure.first.unit)

    def _ranked(self) -> Named | None:
        """The topic of a number in a ranking: 户数以甲市5万户最多，其次为乙市4万户."""
        place, last = self._place, self._last
        text, left = place.text, place.left
        first = _FIRST.fullmatch(text, *left)
        is_first = first and (first["most"] or _MOST_BEHIND.match(text, place.figure.end))
        noun = phrases(text, Span(*first.span("what"))).noun if first and is_first else None
        if first and noun:
            self._rank_of = self._said(noun)
            words = self._said(Span(*first.span("who"))) + self._rank_of
        elif (other := _NEXT.fullmatch(text, *left)) and self._rank_of and last:
            words = self._said(Span(*other.span("who"))) + self._rank_of
        else:
            return None
        return Named(words, place.segment.start, owner=words, unit=place.figure.first.unit)

    # Topics from the words before.

    def _dependent(self) -> Named:
        """The topic of a number without words of its own: 增长5% is about the topic of the previous clause."""
        place, last = self._place, self._last
        unit, start = place.figure.first.unit, place.segment.start
        if label := self._label():
            return label
        if last and last.words and place.clauses_between <= 2:
            return self._of_last(last)
        if not last and self._is_aside and self._whole:
            whole = self._whole
            return Named(
                whole.words,
                start,
                owner=whole.words,
                unit=unit,
                said_at=whole.start,
                qualifier=whole.qualifier if converts(unit, whole.unit) else "",
            )
        for span in clauses_before(place.text, start):
            if noun := behind(place.text, stripped(place.text, span)):
                words = self._said(noun)
                return Named(words, span.start, doubts=(BEFORE,), owner=words, unit=unit)
        return Named("", start, unit=unit)

    def _label(self) -> Named | None:
        """The name before a colon: 中标金额：298.5万元."""
        place = self._place
        text, start = place.text, place.segment.start
        if text[start - 1 : start] not in (":", "：") or text[start : place.figure.start].strip():
            return None
        span = clauses_before(text, start)[0]
        noun = phrases(text, span).noun
        if noun is None:
            return None
        words = self._said(noun)
        return Named(words, span.start, owner=words, unit=place.figure.first.unit)

    def _of_last(self, last: Named) -> Named:
        place = self._place
        one, right = place.figure.first, place.right
        before = self._places[len(self._done) - 1].figure
        if place.text[before.end : place.figure.start].strip() in ("或", "即"):  # 增加5千人或0.4%
            one = one._replace(qualifier=before.last.qualifier)
        if one.unit in EVERYONE and last.words == last.owner + EVERYONE.get(last.unit, "?"):
            return last._replace(words=last.owner + EVERYONE[one.unit], unit=one.unit)
        is_of_share = one.unit in POINTS and last.subject  # 占比重14.1%，提高0.8个百分点
        words = last.name if is_of_share else last.subject or last.words
        if one.unit not in (SHARES - {"%"} if grows(one) else SHARES):  # 增速5%，突破3万元
            words = _GROWTH.sub("", words) or words
        if "累计" in one.qualifier:  # 新增农田4万亩，累计达到31万亩
            words = _NEW.sub("", words) or words
        suffix = change(one, last) if one.unit != last.unit else ""
        is_total = _SUM.search(place.text, place.left.start, place.figure.start) is not None
        is_sure = place.clauses_between <= 1 and not last.doubts and not is_total
        between = place.text[before.end : place.figure.start]
        is_sure = is_sure and not may_be_another(one, last, between)
        is_sum = one.unit not in SHARES and last.unit in SHARES and place.clauses_between > 0
        is_sure = is_sure and not is_sum
        return last._replace(
            words=words,
            start=min(last.start, place.segment.start),
            doubts=() if is_sure else (BEFORE,),
            suffix=suffix,
            fuller=(words + self._said(right),) if right.end - right.start > 1 else (),
            grows=last.grows or bool(suffix),
            gloss_at=-1,
            qualifier=one.qualifier,
        )

    def _of_base(self) -> Named | None:
        """The topics of 完成预算数6万元的40%: of the sum, and of the share of it."""
        rank, last = len(self._done), self._last
        for at in (rank, rank - 1):
            base = self._base_at(at)
            if base is None:
                continue
            noun = phrases(self._scope.text, Span(*base.span("who"))).noun
            subject = self._said(noun) if noun else (last.subject or last.words) if last else ""
            of, start = self._said(Span(*base.span("of"))), self._places[at].segment.start
            if not subject:
                return None
            named = Named(of, start, owner=subject, subject=subject, unit=last.unit if last else "")
            if at < rank:
                return named._replace(words=f"{subject}占{of}", suffix="比重")
            return named if base["how"][0] == "占" else named._replace(words=subject + of)
        return None

    def _base_at(self, rank: int) -> re.Match[str] | None:
        """The words before a figure of which the next is a share."""
        if not 0 <= rank < len(self._places) - 1:
            return None
        place, share = self._places[rank : rank + 2]
        between = place.text[place.figure.end : share.figure.start]
        is_share = share.figure.first.unit == "%" and between == "的"
        return _BASE.fullmatch(place.text, *place.left) if is_share else None

    def _share(self) -> Named | None:
        """The topic of a share: 第三产业占地区生产总值的47.5%."""
        place, last = self._place, self._last
        left = place.left
        match = _SHARE.fullmatch(place.text, left.start, left.end)
        if match is None and place.figure.first.unit in ("%", "‰"):
            match = _PART.fullmatch(place.text, left.start, left.end)
        if match is None:
            return None
        who = phrases(place.text, Span(*match.span("who")))
        counted = self._attributed()
        if counted:  # 占全国12%的投资
            who = who._replace(noun=counted)
        words = who.noun or who.subject
        start, unit = place.segment.start, place.figure.first.unit
        part = "plan" if match.groupdict().get("plan") else "of"
        of = self._said(Span(*match.span(part)))
        if words or not last:
            owner, is_sure = self._said(words) if words else "", words is not None
        else:
            owner, is_sure, start = last.subject or last.words, not last.doubts, last.start
            unit = last.unit  # of the topic that the following numbers are about
        return Named(
            f"{owner}占{of}" if of else owner,
            start,
            suffix="比重" if of else "占比",
            doubts=() if is_sure else (BEFORE,),
            owner=owner,
            subject=owner,
            unit=unit,
        )

    def _attributed(self) -> Span | None:
        """The noun after 的 behind the figure."""
        end = self._place.figure.end
        is_attribute = self._place.text.startswith("的", end)
        return behind(self._place.text, Span(end, self._place.right.end)) if is_attribute else None

    def _multiple(self) -> Named | None:
        """The topic of a multiple: 拥有量94件，是全国平均水平的7.1倍; 保证金为合同金额的5%."""
        place, last = self._place, self._last
        unit = place.figure.first.unit
        match = _MULTIPLE.fullmatch(place.text, place.left.start, place.left.end)
        if match is None or unit not in ("倍", "%"):
            return None
        noun = phrases(place.text, Span(*match.span("who"))).noun
        words = self._said(noun) if noun else (last.subject or last.words) if last else ""
        if not words:
            return None
        of = self._said(Span(*match.span("of")))
        name = f"{words}与{of}之比" if unit == "倍" else f"{words}占{of}比重"
        start = place.segment.start if noun or not last else last.start
        return Named(name, start, owner=words, subject=words, unit=last.unit if last else unit)

    # Parts of a whole.

    def _part(self, one: Named) -> Named:
        """The name of a part: 上海病例 for 上海 in 病例27例（上海10例）."""
        place, last = self._place, self._last
        if last and self._is_among():
            self._whole = Whole(last.words, last.unit, self._scope.origins[last.start])
        elif last and not self._is_aside and place.clauses_between != 1:
            self._whole = self._whole if place.clauses_between == 0 else None
        whole = self._whole
        does = place.text[place.left.start : place.left.end].endswith(_DOES)
        if whole and does and not is_measured(one.words) and whole.unit == one.unit:
            return one._replace(words=one.words.removesuffix("完成") + whole.words)
        one = of_level(one, last) if last and place.clauses_between == 0 else one
        return one if whole is None else named_of(whole, one)

    def _is_among(self) -> bool:
        """Whether a number is a part: after 其中, or in 24例病例中，甲区11例."""
        place = self._place
        text, start = place.text, place.segment.start
        before = self._places[len(self._done) - 1].figure
        return bool(
            _AMONG.match(text, start, place.figure.start)
            or _OF_THESE.fullmatch(text, before.end, start)
        )

    # Lists.

    def _dealt(self) -> list[Named]:
        """The topics of the figures after 分别, one for each; empty if the names are not certain."""
        rank = len(self._done)
        group = group_at(self._places, rank)
        if group is None:
            size = size_at(self._places, rank)
            return self._dealt_again(size) or self._of_compound(size) or self._of_units_again()
        if group.size < 2:
            return self._of_units(size_at(self._places, rank, alike=False))
        things = self._things(group.size, Span(group.start, group.end))
        self._items = things.words or self._items
        return self._of_items(things, share_of(group.says) or "")

    def _of_units_again(self) -> list[Named]:
        """Figures without 分别 and words of their own: 事故8起，死亡5人，同比减少2起、1人."""
        size = size_at(self._places, len(self._done), alike=False)
        if size < 2:
            return []
        units = {each.figure.first.unit for each in self._places[len(self._done) :][:size]}
        if stripped(self._place.text, self._place.left) or len(units) < 2:
            return []
        return self._of_units(size)

    def _of_units(self, size: int) -> list[Named]:
        """Each figure has the topic of the earlier number with its unit: 较上年分别增加11项和560万元."""
        before = self._done[-size:]
        places = self._places[len(self._done) :][:size]
        if size < 2 or [one.unit for one in before] != [each.figure.first.unit for each in places]:
            return []
        qualifier = self._place.figure.first.qualifier
        return [one._replace(fuller=(), gloss_at=-1, qualifier=qualifier) for one in before]

    def _dealt_again(self, size: int) -> list[Named]:
        """The topics of as many figures as the last list had things: 收入分别为3万元和1万元，增长5%和7%."""
        place, last = self._place, self._last
        if size < 2 or size != len(self._items) or last is None:
            return []
        noun = phrases(place.text, place.left).noun
        of = self._said(noun) if noun else ""
        return self._of_items(_Things([item + of for item in self._items], start=last.start))

    def _of_compound(self, size: int) -> list[Named]:
        """The topics of figures behind a word for as many things: 存贷款余额为5亿元和3亿元."""
        noun = phrases(self._place.text, self._place.left).noun if size > 1 else None
        words = compounds(self._said(noun), size) if noun else []
        self._items = words or self._items
        return self._of_items(_Things(words, start=self._place.segment.start))

    def _things(self, size: int, span: Span) -> _Things:
        """The ``size`` things that a list names, in a span of the text or before it."""
        text, start = self._scope.text, span.start
        subject, verbs, noun = phrases(text, span, inside=False)
        named = noun or subject
        words = self._said(named) if named else ""
        words = "" if _LINKS.match(simplified(words)) else words
        if verbs and is_general(words):
            words = self._said(verbs) + words
        items = items_of(words)
        if len(items) > size:
            items = [item for item in _LISTED.split(words) if item]  # 冶炼及加工 is one
        if len(items) == size:
            return _Things(*dealt(items), start)
        if len(items) > 1:
            return _Things([])
        if things := compounds(words, size):
            return _Things(things, start=start)
        if listed := self._of_sectors(size, words) or self._listed_behind(size, start):
            return listed
        before = self._done[-size:]
        is_all = len(before) == size == len(self._done)  # 客运5人、货运8吨，分别增长1%、2%
        is_all = is_all or [one.words for one in self._done[-2 * size : -size]] == [
            one.words for one in before
        ]
        if len({one.unit for one in before}) > 1 and not is_all:
            before = []
        for known, begins in (
            listed_before(text, start, size),
            (self._items, min([start, *(one.start for one in before)])),
            ([one.words for one in before], before[0].start if before else start),
        ):
            if len(known) == size:
                return _Things([item + words for item in known], start=begins)
        return _Things([])

    def _of_sectors(self, size: int, words: str) -> _Things | None:
        """The three sectors, after their ratio: 三次产业结构为9:43:48，贡献率分别为1%、2%和3%."""
        last = self._last
        ratio = self._places[len(self._done) - 1].figure.members if last else ()
        if last and len(ratio) == size == len(SECTORS) and _SECTORS.search(last.words):
            return _Things([sector + words for sector in SECTORS], start=last.start)
        return None

    def _listed_behind(self, size: int, start: int) -> _Things | None:
        """The things that a list after the last number names: 浓度最低的2个城市是甲城、乙城，分别为5和7."""
        last = self._last
        if last is None:
            return None
        before = self._places[len(self._done) - 1]
        these = _THESE.search(self._scope.text, before.figure.end, start)
        items = items_of(self._said(Span(*these.span("list")))) if these else []
        if len(items) != size:
            return None
        what = _MOST.search(self._scope.text, before.segment.start, before.figure.start)
        noun = phrases(self._scope.text, Span(*what.span("what"))).noun if what else None
        measure = self._said(noun) if noun else ""
        begun = last.start if noun and noun.start >= last.start else before.segment.start
        return _Things([item + measure for item in items], start=min(begun, before.segment.start))

    def _of_items(self, things: _Things, suffix: str = "") -> list[Named]:
        is_bare = stripped(self._place.text, self._place.left) is None
        doubts = () if things.is_sure else (WHICH,)
        first = self._place.figure.first
        return [
            Named(
                words,
                things.start,
                suffix or (change(first, self._last) if is_bare else ""),
                doubts,
                owner=words,
                subject=words if suffix else "",
                unit=each.figure.first.unit,
                grows=grows(first),
                qualifier=first.qualifier,
            )
            for each, words in zip(self._places[len(self._done) :], things.words, strict=False)
        ]


_LINKS = re.compile("(?:同比|环比|[比较与均也])$|[比较]")  # 同比 | 分别增长


class _Things(NamedTuple):
    """The things that several figures count, one each, and where they are named."""

    words: list[str]
    is_sure: bool = True
    start: int = 0


# A clause that begins like this has the topic of the previous clause: 是上年的2倍.
_ON_BASIS = re.compile(  # 剔除退税因素后同口径增长5%
    r"(?=.)(?:(?:剔除|扣除|考虑|按)[^，,]{2,14}(?:后|因素|计算|口径))?(?:同口径|可比口径|同比口径)?(?:同比|环比)?"
)
_COMPARES = re.compile(
    r"[高低快慢]于|高出|低[出了]|距(?!离)|是|净[增减]$|相当于|[约折]合(?=\s*(?:人民币|新台币|港币|标准煤)?\s*约?\s*$)"
)
_SUM = re.compile("合计|总计|共计")  # 两项合计4亿元
_THAN = re.compile("[比较](?![重例率较])")
_NEW = re.compile("^(?:新增|新建|新认定|新)")
_GROWTH = re.compile(rf"(?:{any_of(GROWTHS)})$")
_RESTATES = re.compile(
    r"(?:折合|约合|合计?|折|即|约|相当于)(?:人民币|新台币|港币)?"
)  # （合8千万美元）
# 其中发明649项，占13.1%; 完成全年计划的56%
_PART = re.compile(
    r"(?P<who>.*?)(?:约?(?<![侵霸抢强])占到?(?!地(?![方区税])|[用领有比据])(?P<of>[^占的]{0,14}?)约?"
    r"|完成了?(?P<plan>[^，,]{0,12}(?:计划|目标|任务|预算|指标)[一-鿿]{0,4}?)的?)"
)
_LISTED = re.compile("[、和]")
_THESE = re.compile(r"(?:是|为|有|包括|[:：])(?P<list>[^，,；;。\d]+)[，,]$")
_MOST = re.compile(r"(?P<what>[^，,；;。]*?)最[高低大小多少快慢好差长短]的?$")
_FIRST = re.compile(
    r"(?P<what>[^，,]{2,}?)(?:以|(?P<most>最[高低多少大小])的?(?:者|县市|城市)?[为是])(?P<who>[^，,]{2,10})"
)
_NEXT = re.compile(r"(?:再?其次|最[高低多少大小])[为是](?P<who>[^，,]{2,10})")
_MOST_BEHIND = re.compile("(?:为|居)?最|居首|第一")
_LIMITS = re.compile(r".*(?:以[上下内]|[超逾不]|低于|高于|突破)")
_BASE = re.compile(r"(?P<who>.*?)(?P<how>完成|占到?|相当于)了?(?P<of>[^，,占]{2,16})")
_BOUNDS = re.compile("(?:以[上下内])?的?")
_MULTIPLE = re.compile(r"(?P<who>.*?)(?:是|为|相当于|达到?)(?P<of>[^是为的]{2,14})的")
_SHARE = re.compile(
    r"(?P<who>.*)(?<![侵霸抢强])占到?(?!地(?![方区税])|[用领有比据])(?P<of>[^占]{1,20}?)"
    r"(?:的?(?:比重|比例|份额)?(?:\([^()]*\))?(?:[为达由从]|达到|已达|[比较](?:上年|[12]\d{3}年)[末底]?)?|的)"
)


_TERMS = {2: ("前项", "后项"), 3: ("第一项", "第二项", "第三项")}
_SECTORS = re.compile("三(?:次|大)?产业?|产业(?:增加值)?(?:结构|比例|比重)")


def _which(place: Place, member: int, words: str) -> str:
    """Which end of a range, which term of a ratio."""
    members = place.figure.members
    if len(members) < 2:
        return ""
    if members[0].role == "from":
        return "（下限）" if member == 0 else "（上限）"
    if len(members) == 3 and _SECTORS.search(words):
        return f"（{'一二三'[member]}产）"
    names = _TERMS.get(len(members))
    return f"（{names[member]}）" if names else f"（第{member + 1}项）"
