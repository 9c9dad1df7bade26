"""What earlier clauses of a sentence lend to the name of a figure: 火灾5起，死亡3人."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.patterns import pattern
from ..text.simplify import simplified
from .named import GENERAL, Named
from .wholes import merged

if TYPE_CHECKING:
    from .places import Place
    from .progress import Progress


def carried(so_far: Progress, one: Named) -> Named:
    """The name with what all of a list or an event lends it, or with a doubt if a clause before is about each."""
    place = so_far.place
    text, start = place.text, place.segment.start
    begin = max([text.rfind(sign, 0, start) for sign in "；;。"]) + 1
    if (
        "每" in text
        and "每" not in one.words
        and (each := _PER.search(text, place.left.start, place.left.end))
    ):
        one = one._replace(words=f"{one.words}（{each[0]}）")  # 每人每年1000元的补助
    one = _of_event(so_far, _added(so_far, one))
    one = _total(place, one) if so_far.done else one
    head = next((rank for rank, each in enumerate(so_far.places) if each.segment.start >= begin), 0)
    if head >= len(so_far.done) or start <= so_far.places[head].segment.end:
        return one
    rank = len(so_far.done)
    clauses = (each.segment.start for each in so_far.places[max(head, rank - 2) : rank])
    if any(_EACH.match(text, at) for at in clauses) and _EACH_IN.isdisjoint(one.words):
        return one._replace(doubts=(*one.doubts, GENERAL))
    return one


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
    return one._replace(words="新增" + one.words, start=min(one.start, last.start))


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
_PER = pattern("每[人户亩名位家](?:每[月年天日次])?$")
_ADDED = pattern("(?:新增|新建|年度|本年)(?=..)")
_TOTAL = pattern("累计|总[数量计]|全[国省市县区]")
