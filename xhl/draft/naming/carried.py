"""What earlier clauses of a sentence lend to the name of a figure: 发生火灾5起，死亡3人."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...quantity.units import SHARES
from ...text.patterns import pattern
from ...text.simplify import simplified
from .named import BEFORE, GENERAL, Named
from .pairs import each_of
from .wholes import merged

if TYPE_CHECKING:
    from .places import Place
    from .progress import Progress


def carried(so_far: Progress, one: Named) -> Named:
    """The name with what earlier clauses tell of it, or with a doubt if the first of them is about each."""
    place = so_far.place
    text, start = place.text, place.segment.start
    begin = max(text.rfind(sign, 0, start) for sign in "；;。") + 1
    if "每" in text and "每" not in one.words and (who := each_of(place)):
        one = one._replace(words=f"{one.words}（{who}）")  # 每人每年1000元的补助
    elif "每" in text and (each := _EVERY.match(text, place.left.start, place.left.end)):
        one = one._replace(words=f"{one.words}（{each['time']}）")  # 平均每天约有5万人出行
    one = _of_same_unit(so_far, one)
    one = _of_event(so_far, _net(so_far, _added(so_far, one)))
    one = _total(place, one) if so_far.done else one
    head = next((rank for rank, each in enumerate(so_far.places) if each.segment.start >= begin), 0)
    if head >= len(so_far.done) or start <= so_far.places[head].segment.end:
        return one
    rank = len(so_far.done)
    clauses = (each.segment.start for each in so_far.places[max(head, rank - 2) : rank])
    if any(_EACH.match(text, at) for at in clauses) and _EACH_IN.isdisjoint(one.words):
        return one._replace(doubts=(*one.doubts, GENERAL))
    return one


def _of_same_unit(so_far: Progress, one: Named) -> Named:
    """The name of the number before it in the same unit, for one that has that of an amount in another:
    采购30批，金额5万元；上月完成20批.
    """
    last, unit = so_far.last, so_far.place.figure.first.unit
    if (
        last is None
        or one.words != last.words
        or unit in ("", last.unit)
        or {unit, last.unit} & SHARES
    ):
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


_EACH_IN = frozenset("每均")
_EACH = pattern(r"(?:其中[，,]?)?(?:平均)?每(?![年月天日\d])")
_EVERY = pattern("平均(?P<time>每[天日周月年])")
_ADDED = pattern("(?:新增|新建|年度|本年)(?=..)")
_TOTAL = pattern("累计|总[数量计]|全[国省市县区]")
