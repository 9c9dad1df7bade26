"""Numbers whose clause says from what they are computed: 甲比乙多5个, 甲占乙的5%, 平均每家5人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from ...text.compounds import compounds
from ...text.patterns import pattern
from ..reading.changes import CHANGE
from ..reading.comparisons import IN_ALL, exceeds
from ..reading.context import names_something, pairs
from ..reading.sizes import percent, size
from .arithmetic import Operand, Result, follows
from .operands import (
    Scene,
    amounts,
    changes,
    earlier,
    firsts,
    full_name,
    named,
    operand_of,
    others,
    planned,
    wholes,
)
from .ratios import ratios

if TYPE_CHECKING:
    from ..reading.claim import Claim

_LONG = 2  # pairs of characters of a clear name
_WHOLLY = 0.8  # the least share of those that a fact has
_ABOUT = r"[\s约为达到近超过不足逾将接是]"
_ROUNDLY = rf"(?<!{_ABOUT}){_ABOUT}*$"  # tried only where such words begin: there may be very many
_SHARE = pattern(rf"(?P<part>[^占]*)占(?P<whole>[^占]*?)的?(?:比重|比例|份额|比)?{_ROUNDLY}")
_SUM = pattern(
    rf"(?P<all>.*?)(?:[两三四]?[项者类]|\0+(?P<common>[一-鿿]{{2,4}}?))?(?:{IN_ALL}|加在一起|共)"
)
_AND = pattern(r"[、和与及]|以及")
_TOGETHER = pattern("合计|共计|一共|共|之和|两者|二者")
_SECTOR = pattern("^[一二三]$")  # 一、二产业
_BETWEEN = pattern(
    rf"(?P<both>.*?)(?:之?间?的?(?:差距|差额|缺口|相差)|之?比)(?:扩大|缩小)?到?{_ROUNDLY}"
)
_BACK = pattern("推|反过来|照此|也就是说|一算|算下来")
_PART_OF = pattern(r"(?:折合|约合|相当于|即|约|大约)[一-鿿]{0,3}\s*$")
# Computed from others than the two numbers beside: 由5%升至6%，高于全省1个百分点, 年均提高1个百分点
ELSEWHERE = pattern(
    "全[国省市州盟县区旗]|均|每|差距|可比|不变|口径|名义|实际|扣除|环比|[月季]|当[日周]|目标|计划|任务|预期|[多少][增减收存放]"
)


def described(scene: Scene) -> Iterator[Result]:
    """The results of the computations that the clause of a claim may describe."""
    claim = scene.claim
    yield from _restated(scene)
    yield from _compared(scene)
    yield from ratios(scene)
    if match := _SUM.match(claim.clause.strip(" \0")):
        names = match["all"].split("、") if match["common"] else _AND.split(match["all"])
        yield from _sums(scene, [name + (match["common"] or "") for name in names])
    elif "均" not in claim.clause and (names := compounds(claim.clause.strip(" \0"), 2)):
        yield from _sums(scene, names)
    if _BACK.search(claim.sentence, 0, claim.span[0]) or _is_earlier(scene):
        yield from _before_change(scene)
    if _PART_OF.search(claim.clause) or claim.direction in ("up", "down"):
        yield from _parts(scene)
    if claim.direction in ("up", "down"):
        yield from _changed(scene)


def _compared(scene: Scene) -> Iterator[Result]:
    """The results of comparing two things."""
    claim = scene.claim
    if claim.than and claim.than[1].strip() and claim.comparison == "difference":
        yield from _differences(scene)
    if claim.comparison == "multiple" and not claim.direction:
        yield from _multiples(scene)
    if claim.comparison == "share":
        yield from _shares(scene)
    if match := _BETWEEN.match(claim.clause.strip(" \0")):
        yield from _between_two(scene, match["both"])


# The kinds of computations.


_FRACTION = pattern("成|半数?|分之.+")
_ROUND = pattern(
    r"[，,](?:已经?)?(?:[超约近逾达]|超过|接近|突破|不足|不到|大约|将近|高达|达到)*\s*"
)


def _restated(scene: Scene) -> Iterator[Result]:
    """占全省的60.7%，超过六成: a fraction repeats the share directly before it."""
    claim, last = scene.claim, next(iter(scene.before), None)
    if last is None or last.claim.sentence != claim.sentence:
        return
    is_alike = last.claim.size.kind == claim.size.kind == "share" and _FRACTION.search(claim.text)
    if is_alike and _ROUND.fullmatch(claim.sentence, last.claim.span[1], claim.span[0]):
        yield Result(last.claim.size.amount, (operand_of(last, scene.pool),))


def _differences(scene: Scene) -> Iterator[Result]:
    """甲比乙多5个; points are those of shares."""
    claim = scene.claim
    assert claim.than is not None  # see `described`
    subject, thing, is_more = claim.than
    kind = "share" if claim.size.kind == "point" else claim.size.kind
    for one in firsts(scene, subject, kind):
        for other in others(scene, thing, one):
            if claim.is_against_time and follows(other.fact, one.fact):
                continue  # what came later is told to be more or less
            apart = one.size.amount - other.size.amount
            apart = apart if is_more else -apart
            if claim.size.kind == "point":
                apart = size(apart / percent(Fraction(1)), "个百分点").amount
            yield Result(apart, (one, other), _is_clear(scene, subject, thing, (one, other)))


def _multiples(scene: Scene) -> Iterator[Result]:
    """甲是乙的5倍."""
    if scene.claim.than:
        subject, thing, _is_more = scene.claim.than
        more = exceeds(scene.claim.clause)  # 比乙多4倍
        for one in firsts(scene, subject, None):
            for other in others(scene, thing, one):
                is_clear = _is_clear(scene, subject, thing, (one, other))
                yield Result(one.size.amount / other.size.amount - more, (one, other), is_clear)


def _shares(scene: Scene) -> Iterator[Result]:
    """甲占乙的5%; the whole may be the last number, or what the part belongs to by its name."""
    match = _SHARE.match(scene.claim.clause.strip(" \0"))
    if match is None:
        yield from _progress(scene)
        return
    several = _each_named(scene, _AND.split(_TOGETHER.sub("", match["part"])), None)
    if len(several) > 1 and all(several):
        together = _sum([one[0] for one in several])
        for whole in wholes(scene, together.operands[0], match["whole"]):
            if whole.size.kind == together.operands[0].size.kind and whole.size.amount:
                ratio = together.amount / whole.size.amount
                yield Result(ratio * _whole(scene), (*together.operands, whole))
    for part in firsts(scene, match["part"], None):
        for whole in wholes(scene, part, match["whole"]):
            if whole.size.kind == part.size.kind and whole.size.amount > part.size.amount:
                ratio = part.size.amount / whole.size.amount
                is_clear = _is_clear(scene, match["part"], match["whole"], (part, whole))
                yield Result(ratio * _whole(scene), (part, whole), is_clear)


_OF_GOAL = pattern(r"(?P<part>.*?)(?:完成|为|是|达)?到?[一-鿿 ]{0,4}(?:目标|任务|计划)数?的?\s*$")


def _progress(scene: Scene) -> Iterator[Result]:
    """完成年度目标的108%."""
    if match := _OF_GOAL.match(scene.claim.clause.strip(" \0")):
        for part in firsts(scene, match["part"], None):
            for goal in planned(scene, part):
                if goal.size.kind == part.size.kind and goal.size.amount:
                    yield Result(part.size.amount / goal.size.amount * _whole(scene), (part, goal))


def _whole(scene: Scene) -> Fraction:
    """All of something, as the size of a share or of a fraction: 三分之二."""
    return percent(Fraction(100)) if scene.claim.size.kind == "share" else Fraction(1)


def _is_clear(scene: Scene, subject: str, thing: str, operands: tuple[Operand, Operand]) -> bool:
    """Whether words name a thing, and what is compared with it, which may be the last number."""
    one, other = operands
    last = next(iter(scene.before), None)
    is_last = last is not None and last.facts[0] == one.fact
    if last and last.claim.sentence == scene.claim.sentence:
        is_last = is_last and last.claim.rank == scene.claim.rank - 1
    is_named = names_something(subject) or (is_last and "之和" not in thing)
    words = pairs(thing)
    is_whole = scene.pool.share(words, full_name(other.fact)) >= _WHOLLY
    return is_named and names_something(thing) and len(words) >= _LONG and is_whole


def _sums(scene: Scene, names: Sequence[str]) -> Iterator[Result]:
    """甲和乙合计5个; 两者合计 of the two that were compared before."""
    claim = scene.claim
    kind = "share" if claim.size.kind == "point" else claim.size.kind
    found = _each_named(scene, names, kind)
    last = next(iter(scene.before), None)
    if len(found) > 1 and all(found):
        yield _sum(
            [one[0] for one in found],
            is_named=kind != "share" and all(len(one) == 1 for one in found),
        )
    elif last and last.reason == "computed" and not any(found):
        some = [Operand(scene.pool.entry_of(fact).claim.size, fact) for fact in last.facts]
        yield _sum([one for one in some if one.size.kind == kind])
    here = earlier(scene, kind, is_near=True)
    for count in range(2, len(here) + 1):
        yield _sum(here[:count])


def _each_named(scene: Scene, names: Sequence[str], kind: str | None) -> list[list[Operand]]:
    """The facts that each of several names may mean, without growth rates: those have no sum."""
    full = (_SECTOR.sub(r"第\g<0>产业", name).removesuffix("的") for name in names)
    found = (named(scene, name, kind, scene.claim.wide) for name in full)
    return [[one for one in operands if not _grows(scene, one)] for operands in found]


def _between_two(scene: Scene, words: str) -> Iterator[Result]:
    """城乡居民收入差距, 城乡居民收入比: of the two things that a word names."""
    kinds = [scene.claim.size.kind] if scene.claim.comparison != "multiple" else [None]
    found = [named(scene, name, *kinds) for name in compounds(words, 2)]
    if [len(operands) for operands in found] == [1, 1]:
        one, other = found[0][0], found[1][0]
        if one.size.kind == other.size.kind and other.size.amount:
            apart = abs(one.size.amount - other.size.amount)
            ratio = one.size.amount / other.size.amount
            yield Result(apart if kinds[0] else ratio, (one, other))


def _grows(scene: Scene, one: Operand) -> bool:
    """Whether an operand is by how much something grew, in per cent."""
    is_change = scene.pool.entry_of(one.fact).claim.direction in ("up", "down")
    return is_change and one.size.kind == "share"


def _sum(operands: Sequence[Operand], *, is_named: bool = False) -> Result:
    whole = sum((one.size.amount for one in operands), Fraction())
    return Result(whole, tuple(operands), is_named)


def _before_change(scene: Scene) -> Iterator[Result]:
    """现有9家，新增2家，上年是7家; 占5%，推算全部是100家."""
    one = percent(Fraction(1))
    for value in earlier(scene, scene.claim.size.kind)[:2]:
        for change, sign in changes(scene, value):
            amount = change.size.amount
            if change.size.kind == "point":
                points = amount / size(Fraction(1), "个百分点").amount
                yield Result(value.size.amount - sign * points * one, (value, change))
            elif change.size.kind == value.size.kind:
                yield Result(value.size.amount - sign * amount, (value, change))
            else:
                ratio = amount / one / 100
                yield Result(
                    value.size.amount / (1 + sign * ratio if sign else ratio), (value, change)
                )


def _parts(scene: Scene) -> Iterator[Result]:
    """手术5000台，三四级手术占60%，约3000台; 现有5300台，增长6%，多了300台."""
    last = next(iter(scene.before), None)
    if last is None or last.claim.size.kind != "share":
        return
    share = operand_of(last, scene.pool)
    ratio = share.size.amount / percent(Fraction(100))
    for whole in earlier(scene, scene.claim.size.kind)[:2]:
        if last.claim.direction in ("up", "down"):
            grown = 1 + (ratio if last.claim.direction == "up" else -ratio)
            yield Result(abs(whole.size.amount - whole.size.amount / grown), (whole, share))
        else:
            yield Result(whole.size.amount * ratio, (whole, share))


def _growth(scene: Scene) -> Iterator[Result]:
    """从5家增加到8家，增长60%."""
    last = amounts(scene, told=True)[:2]
    if len(last) < 2 or last[0].size.kind != last[1].size.kind:
        return
    later, first = last
    ends = [scene.pool.entry_of(one.fact) for one in (first, later)]
    is_planned = [entry.claim.stage == "goal" for entry in ends] == [False, True]
    if first.size.amount and (is_planned or ends[0].fact.topic == ends[1].fact.topic):
        grown = later.size.amount / first.size.amount - 1
        grown = grown if scene.claim.direction == "up" else -grown
        yield Result(grown * percent(Fraction(100)), (first, later))


def _growth_by(scene: Scene) -> Iterator[Result]:
    """现有64家，净增14家，增长28%."""
    for value in amounts(scene)[:2]:
        for change, sign in changes(scene, value):
            before = value.size.amount - sign * change.size.amount
            told = scene.pool.entry_of(change.fact).claim.direction
            if change.size.kind == value.size.kind and before > 0 and told == scene.claim.direction:
                grown = change.size.amount / before
                yield Result(grown * percent(Fraction(100)), (value, change))


def _changed(scene: Scene) -> Iterator[Result]:
    yield from _between(scene)
    if scene.claim.size.kind == "share":
        yield from _growth(scene)
        yield from _growth_by(scene)


def _between(scene: Scene) -> Iterator[Result]:
    """由5家增至8家，增加3家，增长60%: certain if no word may say that the growth is another one."""
    claim = scene.claim
    if not claim.is_owned or ELSEWHERE.search(claim.clause):
        return
    here = [one for one in scene.before[:3] if one.claim.sentence == claim.sentence]
    for between, (later, first) in enumerate(pairwise(here)):
        turns = (first.claim.direction, later.claim.direction)
        if turns != ("from", "to") or later.claim.rank != first.claim.rank + 1:
            continue
        is_of_it = all(one.claim.is_owned for one in here[:between])
        if not is_of_it or claim.rank != later.claim.rank + 1 + between:
            return  # 由5家增至8家，其中民营4家，增长60%
        ends = [operand_of(one, scene.pool) for one in (first, later)]
        start, end = (one.size.amount for one in ends)
        off = sum(scene.pool.entry_of(one.fact).claim.step / 2 for one in ends)
        one = percent(Fraction(1))
        if ends[0].size.kind != ends[1].size.kind or not start:
            return
        if claim.size.kind == ends[0].size.kind != "share":
            factor, change = Fraction(1), end - start
        elif claim.size.kind == "point" and ends[0].size.kind == "share":
            factor, change = size(1 / one, "个百分点").amount, end - start
        elif claim.size.kind == "share" != ends[0].size.kind:
            factor, change = 100 * one / start, end - start
            off *= max(end / start, Fraction(1))
        else:
            return
        amount = factor * (change if claim.direction == "up" else -change)
        is_sure = _is_of_both(first.claim, claim)
        is_sure = is_sure and all(it.verdict == "confirmed" for it in (first, later))
        is_far = abs(claim.size.amount - amount) > off * factor + claim.step
        yield Result(amount, tuple(ends), is_sure and is_far)


_PLAINLY = pattern(
    rf"[ \0、(]*(?:(?:累计|总共|共计?|净|大幅|直接)*|(?P<year>同比|[比较] +))(?:{CHANGE})\s*[近超约逾达]?\s*$"
)
_SPAN = pattern("[年月]间|[年月]来|以来|期间|时期")


def _is_of_both(first: Claim, claim: Claim) -> bool:
    """Whether a growth is surely the one between two numbers: if it says 同比, the first is of the year before."""
    match = _PLAINLY.match(claim.clause)
    if match and claim.against and claim.period and claim.against.last != claim.period.last - 1:
        return False
    if match is None or match["year"] is None:
        return match is not None
    years = [one.period.last for one in (first, claim) if one.period]
    is_next = not first.is_dated or (len(years) > 1 and years[1] - years[0] == 1)
    return is_next and not _SPAN.search(claim.sentence, 0, claim.span[0])


def _is_earlier(scene: Scene) -> bool:
    """Whether a claim is about a year before that of the number before it."""
    last = next(iter(scene.before), None)
    if last is None or last.claim.period is None or scene.claim.period is None:
        return False
    is_told = scene.claim.is_dated or scene.claim.sentence == last.claim.sentence
    return is_told and scene.claim.period.last < last.claim.period.first
