"""What the numbers of a sentence count: the noun phrase beside each number is the topic of its fact.

The phrase may be before the number (培育企业7家), after it (429个5G基站) or in the previous clause
(粮食丰收，增长1.2%). An attribute is joined to its owner (重点工程…，完成率114.4%) and a part to its whole
(病例27例（上海10例）). Numbers after 分别 get one name each (`lists`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...quantity import qualifiers
from ...quantity.qualifiers import begin
from ...quantity.units import CURRENCIES, POINTS, SHARES, converts
from ...text.patterns import any_of, pattern
from ...text.simplify import simplified
from ..periods import in_digits
from .around import clauses_before, words_of
from .carried import carried
from .changes import changes_to, is_earlier
from .clause import EVERYONE, own
from .doubts import (
    UNFIT,
    counts,
    doubts_of,
    goes_with,
    is_attribute,
    is_thing,
    lacks_owner,
    may_be_another,
    tells_time,
)
from .ends import Span, stripped
from .lexicon import ATTRIBUTES, GROWTHS, STATES
from .lists import THREE_SECTORS, named_at_once
from .named import BEFORE, BOUND, CUT, GENERAL, OWNED, WHICH, Named, change, grows
from .opinions import opinions
from .pairs import EACH, headless, is_measured, measure_of, size_at
from .phrases import before_verb, behind, phrases
from .places import EDGE, Place
from .progress import Progress
from .scopes import Scope, scopes
from .shares import as_multiple, as_share, attributed
from .wholes import Whole, like, measured_like, merged, named_of, place_end
from .wording import LONGEST_NAME, cleaned, is_odd

if TYPE_CHECKING:
    from ...quantity.reader import Found
    from .places import Figure


class Topic(NamedTuple):
    """The name of what is counted; ``text[start:end]`` of the sentence states it.

    ``aliases`` are glosses in brackets. ``doubts`` tell why a person should look. ``fuller`` are longer
    names as printed, used if ``words`` would name two things. ``is_earlier``: the value before a change. ``qualifier``
    is that of the first of several numbers and holds for this one too: 增长5%和7%.

    >>> from ...quantity.reader import find
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

    >>> from ...quantity.reader import find
    >>> text = "签约8个项目，计划投资总额161.64亿元"
    >>> [topic.words for topic in topics(text, find(text))]
    ['签约项目', '签约项目计划投资总额']
    """
    named: dict[int, Topic] = {}
    plain = in_digits(simplified(text))
    measure = ""
    for scope in scopes(text, plain, found):
        whole = before if scope.owner is None else _whole(scope, text, plain, found, named)
        reader = _Reader(scope, found, whole, measure)
        named.update(reader.topics())
        measure = reader.measure
    return [named[rank] for rank in range(len(found))]


def _whole(
    aside: Scope, text: str, plain: str, found: Sequence[Found], named: dict[int, Topic]
) -> Whole | None:
    """The whole whose parts an aside gives: the number before it, or the words between."""
    owner = aside.owner
    assert owner is not None  # callers have checked this
    start = found[owner].end if owner >= 0 else 0
    parts = [part.end() for part in _PARTED.finditer(plain, start, aside.at)]
    edge = max((edge.end() for edge in EDGE.finditer(plain, start, aside.at)), default=start)
    if _JOINED.search(plain, edge + 1, aside.at):
        parts = [edge]  # 药物及化妆品（上升8%）: both
    if (parts and plain[parts[-1] : aside.at].strip()) or owner < 0:
        noun = phrases(plain, Span(parts[-1] if parts else start, aside.at)).noun
        unit = found[owner].unit if owner >= 0 else ""
        if noun is None:
            return None
        words = text[noun.start : noun.end]
        return Whole(_as_dealt(words, named), unit, noun.start)
    of = named.get(owner)
    if of is None:
        return None
    return Whole(of.words, found[owner].unit, of.start, found[owner].qualifier)


def _as_dealt(words: str, named: dict[int, Topic]) -> str:
    """Words before brackets with the noun of their list: 甲市 in 甲市(5人)、乙市的旅客(6人)分别增长."""
    bare = words.removeprefix("来自").removeprefix("來自")
    longer = (topic.words for topic in named.values() if topic.words.startswith(bare))
    dealt = next((_CHANGE.sub("", one) for one in longer if len(one) > len(bare)), words)
    return dealt if place_end(bare) == len(bare) else words


_ATTRIBUTES = frozenset(ATTRIBUTES.split())
_CHANGE = pattern("[增降]幅$|占比$")
_PARTED = pattern(rf"{EDGE.pattern}|、|[和及与]")
_JOINED = pattern("(?<![)涉普波以])及(?![时格])|(?<![)])[和与](?=..)")
_OF_PLACES = pattern("(?:村|组|組|社区|社區|乡镇|鄉鎮)$")
_COUNTED = pattern(r"\d[^，,；;。、]{0,4}$")
_OF_THESE = pattern(r"[^，,。；;]{1,14}中[，,]")
_AMONG = pattern(r"[ 、，,]*(?:其中|当中|分别是|包括|含)")


class _Reader(Progress):
    """Names the figures of one scope, from left to right."""

    def __init__(
        self, scope: Scope, found: Sequence[Found], whole: Whole | None, measure: str = ""
    ) -> None:
        super().__init__(scope, found)
        self.measure = measure  # of the things before brackets: 服装（零售量升8%）；燃料（降5%）
        self._rank_of = ""  # what the last ranking ranks
        self._raised_of = ""  # what was raised to several values
        self._is_aside = scope.owner is not None
        self._before = whole  # of the previous sentence
        goes_on = self._is_aside or _AMONG.match(scope.text) is not None
        self._whole = whole if goes_on else None  # the whole of the parts that follow

    def topics(self) -> Iterator[tuple[int, Topic]]:
        while len(self.done) < len(self.places):
            self.place = self.places[len(self.done)]
            self.done += named_at_once(self) or [self._unsure(self._part(self._one()))]
            self._give_owner()
        ranks = iter(self.scope.ranks)
        cut: list[str] = []  # names that may be wrong, and so are those of what they own
        for place, one in zip(self.places, self.done, strict=True):
            for member in range(len(place.figure.members)):
                topic = self._topic(place, one, member)
                words = topic.words
                if any(words != name and words.startswith(name) for name in cut):
                    topic = topic._replace(doubts=topic.doubts or (CUT,))
                if words and not {CUT, UNFIT}.isdisjoint(topic.doubts):
                    cut.append(words)
                yield next(ranks), topic

    def _topic(self, place: Place, one: Named, member: int) -> Topic:
        words = cleaned(one.name, self.scope.printed)
        apart = self._apart(place)
        first = place.figure.first
        first = first.modified(apart) if apart else first
        said = simplified(words)
        doubts = (*one.doubts, *doubts_of(said, first))
        if one.suffix and is_odd(simplified(cleaned(one.words))):
            doubts = (*doubts, CUT)
        name = said.removesuffix(one.suffix)
        doubts = (*doubts, *opinions(name, self.scope.text))
        of = self._before
        if of and of.is_unsure and of.words in one.words and of.words not in self.scope.printed:
            doubts = (*doubts, BEFORE)
        if lacks_owner(name, self._earlier(one)):
            doubts = (*doubts, GENERAL)
        if words:
            words = words[:LONGEST_NAME] + _which(place, member, words)
        start = self.scope.origins[min(one.start, place.figure.start)]
        return Topic(
            words,
            start if one.said_at < 0 else min(start, one.said_at),
            self.scope.origins[place.segment.end - 1] + 1,
            tuple(gloss.words for gloss in self.scope.glosses if gloss.at == one.gloss_at),
            tuple(dict.fromkeys(doubts)),
            tuple(longer + one.suffix for longer in one.fuller),
            is_earlier(place),
            one.qualifier or apart,
        )

    def _earlier(self, one: Named) -> Iterator[str]:
        """The names before one, in simplified characters."""
        for each in self.done:
            if each is one:
                return
            yield simplified(each.words)

    def _apart(self, place: Place) -> str:
        """The qualifier on the other side of brackets: 增长（按可比口径）5%."""
        text, end = place.text, place.figure.start
        if place.figure.first.qualifier or not end:
            return ""
        if text[end - 1] == ")":
            end = max(0, text.rfind("(", 0, end))
        elif self.scope.origins[end] - self.scope.origins[end - 1] == 1:
            return ""
        return text[begin(text, end) : end].strip()

    def _one(self) -> Named:
        place, last = self.place, self.last
        named = as_share(self) or as_multiple(self)
        if named := named or self._headed() or self._ranked() or self._raised():
            return named
        left = place.left
        is_compared = self._is_aside and _COMPARED_WITH.search(self.scope.before)
        if is_compared and not last and not grows(place.figure.first):
            return self._dependent()._replace(doubts=(BEFORE,))
        if self._is_aside and not last and _RESTATES.fullmatch(place.text, left.start, left.end):
            return self._dependent()
        is_one_of = place.text.find("之一", place.figure.end, place.segment.end) >= 0
        if last and not is_one_of and _COMPARES.match(place.text, left.start, left.end):
            return self._dependent()
        if last and _ON_BASIS.fullmatch(place.text, left.start, left.end):
            return self._dependent()
        if last and changes_to(self.places[len(self.done) - 1], place):
            start = min(last.start, place.segment.start)
            return last._replace(start=start, fuller=(), gloss_at=-1, qualifier="")
        one = own(words_of(place, self.scope.printed), last) or self._dependent()
        if last and _THAN.match(place.text, left.start, left.end):
            of = last.subject or last.words
            words = merged(of, one.words) if _MEAN.fullmatch(simplified(one.words)) else one.words
            one = one._replace(words=words, subject=of)  # 比历年平均值5℃偏高1℃
        return one

    def _unsure(self, one: Named) -> Named:
        """The name with a doubt, if the number is after 分别 without a list, or follows such a number."""
        place, last = self.place, self.last
        rank = len(self.done)
        in_row = last and WHICH in last.doubts and size_at(self.places, rank - 1, alike=False) > 1
        if last and last.unit == "起" and simplified(one.words) in STATES.split():
            one = one._replace(fuller=(last.words + one.words, *one.fuller))  # 事故死亡
        if place.is_bound or self._is_condition():
            one = one._replace(doubts=(*one.doubts, BOUND))
        one = carried(self, one)
        first = place.figure.first
        is_row = grows(first) and not first.role and size_at(self.places, rank) > 1
        said = place.text[place.segment.start : place.figure.start]
        is_unsure = in_row or is_row or "分别" in said or ("其次" in said and not self._rank_of)
        return one._replace(doubts=(*one.doubts, WHICH)) if is_unsure else one

    def _give_owner(self) -> None:
        """Name an amount by what is counted behind it: 投资800万元的27所学校."""
        if len(self.done) < 2:
            return
        place, one = self.place, self.done[-1]
        first = self.places[len(self.done) - 2]
        is_of = place.text[first.figure.end : place.figure.start] == "的"
        if not is_of or not counts(one.unit) or counts(first.figure.first.unit):
            return
        noun = phrases(place.text, first.left).noun
        if noun and simplified(said := self.said(noun)) in _ATTRIBUTES:
            words = one.words + said
            self.done[-2] = self.done[-2]._replace(words=words, owner=one.words, doubts=())

    def _is_condition(self) -> bool:
        """Whether a number tells which things are counted: 有70家公司净利润超过1亿元."""
        place, last = self.place, self.last
        if not last or not place.before or place.left.start != place.before.end:
            return False
        one, counted = place.figure.first, place.before
        is_of_counted = counts(last.unit) and not counts(one.unit) and one.unit not in SHARES
        has = place.text.endswith("有", 0, qualifiers.begin(place.text, counted.start))
        return is_of_counted and has and _LIMITS.match(one.qualifier) is not None

    def _headed(self) -> Named | None:
        """The topic of a number whose phrase begins with another number: 41个城市平均工资5万元,
        产值超10亿元的企业6家. The first counts the noun alone, or is a bound of what is counted.
        """
        place, noun = self.place, self._noun_behind_last()
        head = noun and self._head(noun)
        if noun is None or head is None:
            return None
        first = self.places[len(self.done) - 1]
        self.done[-1] = head
        words, unit = self.said(noun), place.figure.first.unit
        is_size = is_measured(words) or words.endswith(("库容", "装机", "跨径", "直径", "口径"))
        if (is_attribute(words) or is_size) and place.text.startswith("的", place.figure.end):
            thing = attributed(self) if counts(first.figure.first.unit) else None
            if thing is None:
                return None
            what = self.said(thing)  # 5条全长8公里的道路
            self.done[-1] = head._replace(words=what, doubts=())
            # 3台单机容量5兆瓦的风机
            return Named(what + words, head.start, owner=what, unit=unit) if is_size else None
        start, end = first.figure.start, noun.end
        whole = stripped(place.text, Span(first.left.start, end)) or Span(start, end)
        name = self.said(whole)
        return Named(name, whole.start, owner=name, unit=unit)

    def _noun_behind_last(self) -> Span | None:
        """The noun between the last number and this one, if it is all that is between them."""
        place = self.place
        text, left = place.text, place.left
        if self.last is None or place.before is None or left.start != place.before.end:
            return None
        bound = _BOUNDS.match(text, left.start, left.end)
        at = bound.end() if bound else left.start
        noun = phrases(text, Span(at, left.end), inside=False).noun
        if noun is None or noun.start != at:
            return None
        return noun if text[at - 1] == "的" or before_verb(text, noun) == noun else None

    def _head(self, noun: Span) -> Named | None:
        """The last name, if its number counts the noun behind it, or is a bound of it: 41个城市, 超10亿元的企业."""
        last, words = self.last, self.said(noun)
        before = self.places[len(self.done) - 1].figure.first
        is_counted, is_count = counts(before.unit), counts(self.place.figure.first.unit)
        is_owned = not is_count or is_measured(words) or "平均" in words  # 25个城市业务量468亿件
        if last and is_counted and is_owned and last.gloss_at == noun.end:
            name = headless(last.words)
            doubts = last.doubts if name != last.words else (*last.doubts, OWNED)
            return last._replace(words=name, doubts=doubts)
        is_bound = self.place.text[noun.start - 1] == "的" and _LIMITS.match(before.qualifier)
        if last and is_count and (is_bound or (not is_counted and is_thing(simplified(words)))):
            return last._replace(doubts=(*last.doubts, BOUND))
        return None

    def _ranked(self) -> Named | None:
        """The topic of a number in a ranking: 户数以甲市5万户最多，其次为乙市4万户."""
        place, last = self.place, self.last
        text, left = place.text, place.left
        said = text[left.start : left.end]
        if "以" not in said and "最" not in said and "次" not in said:
            return None
        first = _FIRST.fullmatch(text, *left)
        is_first = first and (first["most"] or _MOST_BEHIND.match(text, place.figure.end))
        noun = phrases(text, Span(*first.span("what"))).noun if first and is_first else None
        if first and noun:
            self._rank_of = self.said(noun)
            words = self.said(Span(*first.span("who"))) + self._rank_of
        elif (other := _NEXT.fullmatch(text, *left)) and self._rank_of and last:
            words = self.said(Span(*other.span("who"))) + self._rank_of
        else:
            return None
        return Named(words, place.segment.start, owner=words, unit=place.figure.first.unit)

    def _raised(self) -> Named | None:
        """The topic of one of several values: 标准提高到城市720元、农村600元."""
        place, unit = self.place, self.place.figure.first.unit
        text, left = place.text, place.left
        said = text[left.start : left.end]
        is_to = "到" in said or "至" in said or "为" in said
        raised = _RAISED.fullmatch(text, *left) if is_to else None
        noun = phrases(text, Span(*raised.span("what"))).noun if raised else None
        if raised and noun:
            self._raised_of = self.said(noun)
        of = raised
        if not of and self._raised_of and place.before:
            is_next = text[place.before.end : left.start] in ("、", "，", "", "和")
            is_next = is_next and self.done[-1].unit == unit
            of = _OTHER_OF.fullmatch(text, *left) if is_next else None
        if not of or (raised and not noun):
            self._raised_of = ""
            return None
        words = self.said(Span(*of.span("who"))) + self._raised_of
        words += f"（{of['each']}）" if of["each"] else ""
        return Named(words, place.segment.start, owner=words, unit=unit)

    # Topics from the words before.

    def _dependent(self) -> Named:
        """The topic of a number without words of its own: 增长5% is about the topic of the previous clause."""
        place, last = self.place, self.last
        unit, start = place.figure.first.unit, place.segment.start
        if named := self._label() or self._with_cause():
            return named
        if last and grows(place.figure.first) and unit not in SHARES and last.unit in SHARES:
            alike = (one for one in reversed(self.done) if converts(one.unit, unit))
            last = next(alike, last)  # 死亡3人，死亡率2‰，减少1人
        if last and last.words and place.clauses_between <= 2:
            is_origin = simplified(last.words).startswith(("来自", "涉及", "覆盖", "分布"))
            if is_origin and len(self.done) > 1 and grows(place.figure.first):
                return self._of_last(self.done[-2])  # 采购商5万人，来自8个国家，增长3%
            return self._of_last(last)
        if not last and self._is_aside and self._whole:
            whole = self._whole
            grown = place.figure.first.modified(whole.qualifier)
            # 增加2万吨（5%）, 增加2万吨（4万斤）
            is_rate = unit == "%" and grows(grown) and not place.text[: place.figure.start].strip()
            is_same = is_rate or converts(unit, whole.unit)
            return Named(
                merged(whole.words, self.measure) if self._is_of_words() else whole.words,
                start,
                suffix=change(grown, None) if is_rate else "",
                owner=whole.words,
                unit=unit,
                said_at=whole.start,
                qualifier=whole.qualifier if is_same else "",
            )
        for span in clauses_before(place.text, start):
            if noun := behind(place.text, stripped(place.text, span)):
                words = self.said(noun)
                return Named(words, span.start, doubts=(BEFORE,), owner=words, unit=unit)
        return Named("", start, unit=unit)

    def _label(self) -> Named | None:
        """The name before a colon: 中标金额：298.5万元."""
        place = self.place
        text, start = place.text, place.segment.start
        if text[start - 1 : start] not in (":", "：") or text[start : place.figure.start].strip():
            return None
        span = clauses_before(text, start)[0]
        noun = phrases(text, span).noun
        if noun is None:
            return None
        words = self.said(noun)
        return Named(words, span.start, owner=words, unit=place.figure.first.unit)

    def _with_cause(self) -> Named | None:
        """What grew for a reason that is told first: 机械业因设备订单增加，年增5%."""
        place, last = self.place, self.last
        text, begin = place.text, place.part_start
        if not grows(place.figure.first) or (
            last and self.places[len(self.done) - 1].figure.end > begin
        ):
            return None
        cause = _CAUSE.fullmatch(text, begin, place.segment.start)
        noun = phrases(text, Span(*cause.span("who"))).noun if cause else None
        if noun is None:
            return None
        words = self.said(noun)
        suffix = change(place.figure.first, None)
        return Named(
            words, noun.start, suffix, owner=words, subject=words, unit=place.figure.first.unit
        )

    def _of_last(self, last: Named) -> Named:
        place = self.place
        one, right = place.figure.first, place.right
        before = self._figure_before
        also = place.text[before.end : place.figure.start].strip("，, ")
        is_rate = also == "、" and one.unit == "%" and grows(before.last) and not one.qualifier
        if also in ("或", "即") or is_rate:  # 增加5千人或0.4%; 增加5千人、0.4%
            one = one._replace(qualifier=before.last.qualifier)
        if one.unit in EVERYONE and (people := self._people_of(last, one.unit)):
            return people
        is_of_share = one.unit in POINTS and last.subject  # 占比重14.1%，提高0.8个百分点
        words = last.name if is_of_share else last.subject or last.words
        if one.unit not in (SHARES - {"%"} if grows(one) else SHARES):  # 增速5%，突破3万元
            words = _GROWTH.sub("", words) or words
        if "累计" in one.qualifier:  # 新增农田4万亩，累计达到31万亩
            words = _NEW.sub("", words) or words
        suffix = change(one, last) if one.unit != last.unit and one.unit in SHARES else ""
        return last._replace(
            words=words,
            start=min(last.start, place.segment.start),
            doubts=() if self._is_surely_of(last, one) else (BEFORE,),
            suffix=suffix,
            fuller=(words + self.said(right),) if right.end - right.start > 1 else (),
            grows=last.grows or bool(suffix),
            gloss_at=-1,
            qualifier=one.qualifier,
        )

    @property
    def _figure_before(self) -> Figure:
        return self.places[len(self.done) - 1].figure

    def _people_of(self, last: Named, unit: str) -> Named | None:
        """The topic of people, households or the like who belong to what was counted last."""
        place, left, right = self.place, self.place.left, self.place.right
        if last.words == last.owner + EVERYONE.get(last.unit, "?"):
            if place.text.endswith("有", *left) and right.end > right.start + 2:
                words = self.said(right)  # 全村1006人，有400余人在外打工
                return Named(words, place.segment.start, owner=words, unit=unit)
            return last._replace(words=last.owner + EVERYONE[unit], unit=unit)
        if last.unit not in EVERYONE and _OF_PLACES.search(last.words):
            words = EVERYONE[unit]  # 79个村民组620户
            return last._replace(words=words, owner=words, unit=unit, fuller=(), gloss_at=-1)
        return None

    def _is_surely_of(self, last: Named, one: Found) -> bool:
        """Whether a number without words of its own surely counts what the last one did."""
        place, before = self.place, self._figure_before
        if place.clauses_between > 1 or last.doubts:
            return False
        if _SUM.search(place.text[place.left.start : place.figure.start]):
            return False
        if may_be_another(one, last, place.text[before.end : place.figure.start]):
            return False
        if one.unit not in SHARES and last.unit in SHARES and place.clauses_between > 0:
            return False
        return last is not self.last or not any(doubts_of(simplified(last.name), before.first))

    # Parts of a whole.

    def _part(self, one: Named) -> Named:
        """The name of a part: 上海病例 for 上海 in 病例27例（上海10例）."""
        place, last = self.place, self.last
        if last and self._is_among():
            self._whole = Whole(last.words, last.unit, self.scope.origins[last.start])
        elif last and not self._is_aside and place.clauses_between != 1:
            self._whole = self._whole if place.clauses_between == 0 else None
        whole = self._whole
        is_own = stripped(place.text, place.left) is not None and not last
        if whole and is_own and self._is_of_words() and is_measured(one.words):
            self.measure = one.words
            doubts = tuple(doubt for doubt in one.doubts if doubt != GENERAL)
            words = merged(whole.words, one.words)
            return one._replace(words=words, owner=whole.words, said_at=whole.start, doubts=doubts)
        if last and place.clauses_between <= 1:
            before = self.places[len(self.done) - 1].figure.last.unit
            one = like(one, last) if self._is_parallel() else one
            if place.figure.first.unit == before == "%" and not (
                grows(place.figure.first) or one.suffix
            ):
                one = measured_like(one, last)
        return one if whole is None else self._measured(whole, one) or named_of(whole, one)

    def _measured(self, whole: Whole, one: Named) -> Named | None:
        """A part that cannot be in its unit, with the measure of its whole: 沿海港口吞吐量."""
        place, first = self.place, self.place.figure.first
        measure = measure_of(whole.words)
        if whole.unit != first.unit or first.unit in SHARES or len(measure) < 2:
            return None
        if stripped(place.text, place.left) is None or len(one.words) < 2 or tells_time(one.words):
            return None
        if is_measured(one.words) or goes_with(first, simplified(one.words)):
            return None
        return one._replace(words=merged(one.words, measure), owner=one.words, said_at=whole.start)

    def _is_of_words(self) -> bool:
        """Whether brackets follow words, not a number: 服装（零售量上升8%）."""
        before = self.scope.before
        return self._is_aside and before != "" and not _COUNTED.search(before)

    def _is_parallel(self) -> bool:
        """Whether the number may count the same of another place or class as one before it."""
        place = self.place
        units = {
            one.figure.first.unit
            for one in self.places[max(0, len(self.done) - 2) : len(self.done)]
        }
        return place.figure.first.unit in units

    def _is_among(self) -> bool:
        """Whether a number is a part: after 其中, or in 24例病例中，甲区11例."""
        place = self.place
        text, start = place.text, place.segment.start
        before = self.places[len(self.done) - 1].figure
        return bool(
            _AMONG.match(text, start, place.figure.start)
            or text.endswith(
                ("其中:", "其中：", "其中,", "其中，", "当中,", "当中，"), before.end, start
            )
            or _OF_THESE.fullmatch(text, before.end, start)
        )


# A clause that begins like this has the topic of the previous clause: 是上年的2倍.
_ON_BASIS = pattern(  # 剔除退税因素后同口径增长5%
    r"(?=.)(?:(?:剔除|扣除|考虑|按)[^，,]{2,14}(?:后|因素|计算|口径))?(?:同口径|可比口径|同比口径)?(?:同比|环比)?"
    r"|(?:同比|环比|比上年)?(?:增长|增加|提高|下降|减少|降低)\([^()]{0,4}口径\)"
)
_COMPARES = pattern(
    rf"[高低快慢]于|高出|低[出了]|距(?!离)|是|净[增减]$|相当于|[约折]合(?=\s*(?:{any_of(CURRENCIES)}|标准煤)?\s*约?\s*$)"
)
# （2万人次）in 同比去年同日客流量（2万人次）下降3%: the value compared with
_COMPARED_WITH = pattern(r"(?:[同环]比|[比较与])(?:[12]\d{3}[年届])?[^，,；;。\d]{0,20}$")
_SUM = pattern("合计|总计|共计|^共")  # 两项合计4亿元
_CAUSE = pattern(
    r"(?P<who>[^，,；;。\d]{2,14}?)则?(?:因(?![素此])|由于|受(?![理益害灾教众托访伤让贿]))[^，,；;。\d]{3,40}[，,]"
)
_THAN = pattern("[比较](?![重例率较])")
_MEAN = pattern("(?:历年|常年|多年)?(?:同期)?(?:平均值?|均值)")
_NEW = pattern("^(?:新增|新建|新认定|新)")
_GROWTH = pattern(rf"(?:{any_of(GROWTHS)})$")
# （合8千万美元）
_RESTATES = pattern(rf"(?:折合|约合|合计?|折|即|约|相当于)(?:{any_of(CURRENCIES)})?")
_FIRST = pattern(
    r"(?P<what>[^，,]{2,}?)(?:以|(?P<most>最[高低多少大小])的?(?:者|县市|城市)?[为是])(?P<who>[^，,]{2,10})"
)
_NEXT = pattern(r"(?:再?其次|最[高低多少大小])[为是](?P<who>[^，,]{2,10})")
_MOST_BEHIND = pattern("(?:为|居)?最|居首|第一")
_KIND = rf"(?P<who>(?:(?![每均])[一-鿿]){{2,6}}|(?=每))(?P<each>{EACH}|每[月年])?"
_RAISED = pattern(
    rf"(?P<what>[^，,、]{{1,16}}(?:标准|补[贴助]|工资|补偿|单价|价格))(?:分别)?(?:提高|上调|调整|统一|增加|提标|达)[到至为]{_KIND}"
)
_OTHER_OF = pattern(rf"[和与及]?{_KIND}")
_LIMITS = pattern(r".*(?:以[上下内]|[超逾不]|低于|高于|[大小多少]于|不足|突破)")
_BOUNDS = pattern("(?:以[上下内])?的?")


_TERMS = {2: ("前项", "后项"), 3: ("第一项", "第二项", "第三项")}


def _which(place: Place, member: int, words: str) -> str:
    """Which end of a range, which term of a ratio."""
    members = place.figure.members
    if len(members) < 2:
        return ""
    if members[0].role == "from":
        return "（下限）" if member == 0 else "（上限）"
    if len(members) == 3 and THREE_SECTORS.search(words):
        return f"（{'一二三'[member]}产）"
    names = _TERMS.get(len(members))
    return f"（{names[member]}）" if names else f"（第{member + 1}项）"
