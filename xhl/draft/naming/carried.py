"""What earlier clauses of a sentence lend to the name of a figure: 线路共33条，客运量9万人次."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...quantity.units import SHARES
from ...text.patterns import pattern
from ...text.simplify import simplified
from .doubts import counts
from .ends import Span
from .named import BEFORE, GENERAL, Named, grows
from .pairs import each_of, is_measured
from .wholes import merged, place_end

if TYPE_CHECKING:
    from .places import Place
    from .progress import Progress


def carried(so_far: Progress, one: Named) -> Named:
    """The name with the owner that the first clause counts, or with a doubt if that clause is about each."""
    place = so_far.place
    text, start = place.text, place.segment.start
    begin = max(text.rfind(sign, 0, start) for sign in "；;。") + 1
    if "每" in text and "每" not in one.words and (who := each_of(place)):
        one = one._replace(words=f"{one.words}（{who}）")  # 每人每年1000元的补助
    elif "每" in text and (each := _EVERY.fullmatch(text, place.left.start, place.left.end)):
        one = one._replace(words=f"{one.words}（{each['time']}）")  # 平均每天约有5万人出行
    one = _of_same_unit(so_far, one)
    one = _added(so_far, _measured(so_far, one, begin))
    one = _net(so_far, _of_two_verbs(so_far, one))
    one = _of_event(so_far, one)
    one = _of_place(so_far, _total(place, one) if so_far.done else one, begin)
    head = next((rank for rank, each in enumerate(so_far.places) if each.segment.start >= begin), 0)
    if head >= len(so_far.done) or start <= so_far.places[head].segment.end:
        return one
    rank = len(so_far.done)
    clauses = (each.segment.start for each in so_far.places[max(head, rank - 2) : rank])
    if any(_EACH.match(text, at) for at in clauses) and _EACH_IN.isdisjoint(one.words):
        return one._replace(doubts=(*one.doubts, GENERAL))
    if _is_sum(so_far.places[head]) and _is_of_sum(place, one, so_far.done[head]):
        of = so_far.done[head]
        words = merged(of.words, _DOES.sub("", one.words))
        return one._replace(words=words, owner=of.words, start=of.start)
    return one


def _of_same_unit(so_far: Progress, one: Named) -> Named:
    """The name of the number before it in the same unit, for one that has that of an amount in another:
    采购30批，金额5万元；上月完成20批.
    """
    last, unit = so_far.last, so_far.place.figure.first.unit
    if last is None or one.words != last.words or unit in ("", last.unit, *SHARES):
        return one
    of = next((each for each in reversed(so_far.done) if each.unit == unit), None)
    if of is None or of.words == one.words:
        return one
    return one._replace(words=of.words, owner=of.owner, doubts=(*one.doubts, BEFORE))


def _added(so_far: Progress, one: Named) -> Named:
    """The name with the word that holds for all of a list: 新增省道5公里、县道8公里."""
    place, last = so_far.place, so_far.last
    if last is None or last.unit != place.figure.first.unit:
        return one
    before = so_far.places[len(so_far.done) - 1].figure
    between = place.text[before.end : place.figure.start]
    is_listed = between.startswith("、") and last.words.startswith("新增")
    if not is_listed or not between[1:].startswith(simplified(one.words)):
        return one
    if between[1:].startswith(("改造", "提升", "改建", "恢复")):
        return one  # is not new
    return one._replace(words="新增" + one.words, start=min(one.start, last.start))


def _net(so_far: Progress, one: Named) -> Named:
    """What is net, of what was counted before what went: 经营主体 for 注销 in 新设经营主体9户，注销2户，净增7户."""
    place = so_far.place
    is_net = place.text.endswith(("净增", "净增加", "净减", "净减少"), 0, place.figure.start)
    if not is_net or _GONE.search(simplified(one.words)) is None:
        return one
    of = next((each for each in so_far.done if each.unit == one.unit), None)
    if of is None or _GONE.search(simplified(of.words)):
        return one
    return one._replace(words=of.words, owner=of.owner, doubts=(*one.doubts, BEFORE))


_GONE = pattern(
    "(?:注销|吊销|退出|淘汰|关停|死亡|迁出|流失|减少|退库|转出|关闭|离职|拆除)(?:净增|净减)?$"
)


def _of_two_verbs(so_far: Progress, one: Named) -> Named:
    """The name with the first of two verbs that share their ends: 审、执结 for 执结."""
    place = so_far.place
    begin = max(0, place.segment.start - len("审、"))
    both = "、" in place.text and _TWO_VERBS.search(place.text, begin, place.figure.start)
    if not both or not simplified(one.words).startswith(both["second"]):
        return one
    printed = so_far.said(Span(*both.span("first")))
    return one._replace(words=printed + one.words, start=min(one.start, both.start()))


_TWO_VERBS = pattern(
    "(?<![一-鿿])(?P<first>[审立查侦受批]、)(?P<second>执结|审结|办结|查处|查办|破获|起诉|捕)"
)


def _of_event(so_far: Progress, one: Named) -> Named:
    """What an event does, with the event: 火灾死亡 for 死亡 in 发生火灾5起，死亡3人."""
    event = next((each for each in reversed(so_far.done) if each.unit in ("起", "宗")), None)
    if event is None or _HARM.fullmatch(simplified(one.words)) is None:
        return one
    words = merged(_HAPPENED.sub("", event.subject or event.words), one.words)
    return one._replace(words=words, owner=event.words, start=min(one.start, event.start))


_HARM = pattern(
    "(?:人员)?(?:死亡|受伤|伤亡|[重轻]伤|失踪|[伤亡]人?|遇难)(?:人数)?|(?:造成)?(?:直接)?(?:经济|财产)?损失"
)
_HAPPENED = pattern("^共?(?:接报|发生|發生)")


def _total(place: Place, one: Named) -> Named:
    """The name without a word that does not hold for a total: 新增银幕3块，银幕总数9块."""
    said = place.text[place.left.start : place.figure.start]
    added = _ADDED.search(simplified(one.words))
    if added is None or added[0] in said or not _TOTAL.search(said):
        return one
    return one._replace(words=one.words[: added.start()] + one.words[added.end() :])


def _of_place(so_far: Progress, one: Named, begin: int) -> Named:
    """The name with the place that its part of the sentence begins with, if other parts are of others:
    青河省派出3个组，巡查5次；石岭省派出2个组.
    """
    place = so_far.place
    text, start = place.text, place.segment.start
    compared = _COMPARED.match(text, begin) if "相比" in text else None
    begin = compared.end() if compared else begin
    here = _PLACE.match(text, begin)
    if here is None or start < here.end() or here["place"][:2] in simplified(one.words):
        return one
    is_own = simplified(one.words)[:2] in text[start : place.figure.start + 12]
    others = {match["place"] for match in _PLACE.finditer(text)}
    if len(others) < 2 or not is_own or place_end(one.words):
        return one
    printed = so_far.said(Span(*here.span("place")))
    printed = printed.removesuffix(one.words[:1])  # 省厅 of 甲省
    return one._replace(words=printed + one.words, start=min(one.start, begin))


_COMPARED = pattern(r"[^，,；;。]{2,20}相比[，,]")
_PLACE = pattern(
    r"(?:(?<![^；;。])|(?<=相比[，,]))(?P<place>[东中西]部(?:地区)?|东北地区|[一-鿿]{2,3}(?:省|市|自治区|县))(?=[^，,；;。、\d])"
)


def _measured(so_far: Progress, one: Named, begin: int) -> Named:
    """The name with the measure that a clause of its own names before: 单日运量，甲线3万人次、乙线4万人次."""
    place = so_far.place
    has_measure = "量" in place.text or "票房" in place.text
    head = _HEAD.match(place.text, begin) if has_measure else None
    if head is None or place.segment.start < head.end() or one.suffix:
        return one
    unit = place.figure.first.unit
    is_other = (
        is_measured(one.words) or grows(place.figure.first) or (counts(unit) and unit != "人次")
    )
    if is_other or simplified(one.words)[:2] not in place.text[place.segment.start :]:
        return one
    measure = so_far.said(Span(*head.span("measure")))
    return one._replace(words=one.words + measure, start=min(one.start, begin))


_HEAD = pattern(
    r"(?P<measure>(?:[一-鿿]{1,4}(?:单日|日均|月均))?[一-鿿]{0,2}(?:运量|客流量|销量|产量|票房|成交量))[,，]"
)


def _is_sum(place: Place) -> bool:
    """Whether a figure counts all the things whose measures may follow: 线路共33条."""
    return place.text.endswith("共", 0, place.figure.start) and counts(place.figure.first.unit)


def _is_of_sum(place: Place, one: Named, of: Named) -> bool:
    """Whether a measure without an owner is that of the things counted before."""
    is_measure = not (one.suffix or counts(place.figure.first.unit)) and len(one.words) <= MEASURE
    text, start = place.text, place.segment.start
    said = text[start : place.figure.start]
    is_own = simplified(one.words)[-2:] in said and "共" not in said
    is_bare = is_own and of.words[-2:] not in one.words
    return is_measure and is_bare and _OTHER.match(text, start) is None


MEASURE = 6  # characters of a measure that names no owner
_EACH_IN = frozenset("每均")
_EACH = pattern(r"(?:其中[，,]?)?(?:平均)?每(?![年月天日\d])")
_EVERY = pattern("平均(?P<time>每[天日周月年])")
_DOES = pattern("^(?:完成|实现)")
_ADDED = pattern("(?:新增|新建|年度|本年)(?=..)")
_TOTAL = pattern("累计|总[数量计]|全[国省市县区]")
_OTHER = pattern("其中|另外")
