"""Whether a claim and a fact tell the same way: both a rise, a gain or a share, both more than the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ..reading import changes, comparisons
from ..reading.context import pairs
from ..reading.sizes import RATES

if TYPE_CHECKING:
    from ..reading.claim import Claim
    from .pool import Entry


_CLAUSE = pattern("[，,；;。]")
_FORMER = pattern("前|原|曾|当初|(?<![比较同与])[上去]一?年")
_SINCE = pattern("[由从自]")
_RATIO = 30  # characters of a ratio before one of its terms
_OF_TURN = {"up": "增升涨提", "down": "减降"}


def turns(claim: Claim, entry: Entry) -> bool:
    """Whether both are a rise or both a fall, on one basis, and neither is a change where the other is a level."""
    fact = entry.claim
    if claim.basis and fact.basis and claim.basis != fact.basis:
        return False
    if _is_opposite(claim, entry) or _are_of_two_sides(claim, entry):
        return False
    mine, theirs = claim.direction, fact.direction
    if theirs == "from" != mine:
        return _is_former(claim, entry)
    if not mine and claim.is_whole and theirs in ("up", "down") and fact.size.kind not in RATES:
        return False  # 总数64家 and 净增64家
    if mine == theirs == "to":
        courses = {claim.course, fact.course} - {""}
        return len(courses) < 2  # 提高到 and 下降到
    if mine == theirs or not mine or (mine == "from" and not theirs):
        return True
    if mine == "from":  # the value before the change
        return bool(claim.period and entry.period and entry.period.last < claim.period.last)
    if theirs:
        return False
    if mine == "to" or claim.size.kind in RATES:  # 增速5%, and no more
        return True
    around = fact.clause + _CLAUSE.split(fact.sentence[fact.span[1] :], maxsplit=1)[0]
    return any(char in entry.fact.topic + around for char in _OF_TURN[mine])  # 减税


def _is_former(claim: Claim, entry: Entry) -> bool:
    """Whether a claim is of the time before a change that a fact is the start of."""
    reach = len(claim.clause) + len("去年，") + (_RATIO if claim.term > 1 else 0)
    lead = claim.sentence[max(0, claim.span[0] - reach) : claim.span[0]]
    is_end = claim.direction == "to" and _SINCE.search(lead)
    if not is_end and _FORMER.search(lead):
        return True
    is_of_end = claim.period is not None and claim.period.last == entry.year
    return claim.is_dated and (entry.claim.is_dated or not is_of_end)


def _is_opposite(claim: Claim, entry: Entry) -> bool:
    """Whether one is a gain and the other a loss, one a multiple or a share and the other a growth by as much, or
    one by how much a thing is more than another and the other a level.
    """
    fact = entry.claim
    if _is_level_for_difference(claim, fact):
        return True
    if {changes.balance(claim.clause), changes.balance(fact.clause)} == {"gain", "loss"}:
        return True
    is_rate = fact.comparison == "share" or _RATE.search(entry.fact.topic) is not None
    if is_rate and fact.size.kind == claim.size.kind == "share":
        is_change = claim.direction in ("up", "down")
        is_level = claim.comparison != "share" and _LEVEL.search(claim.clause) is not None
        is_level = is_level and not _WITHIN.search(claim.sentence, 0, claim.span[0])
        is_change = is_change or is_level
        if is_change and not fact.direction:
            return True  # 增长5% and 占5%
    if claim.comparison == "share" and not claim.direction and not is_rate:
        return fact.size.kind == claim.size.kind == "share" and fact.direction in ("up", "down")
    is_growth = [one.direction == "up" or comparisons.exceeds(one.clause) for one in (claim, fact)]
    return claim.size.kind == fact.size.kind == "times" and is_growth[0] != is_growth[1]


def _is_level_for_difference(claim: Claim, fact: Claim) -> bool:
    """Whether a thing is said to be more than another by as much as a fact says that it is: 比计划多430套."""
    if (
        claim.comparison != "difference"
        or not claim.than
        or not claim.than[1]
        or claim.size.kind in RATES
    ):
        return False
    is_level = not (fact.than or fact.comparison or fact.direction or changes.balance(fact.clause))
    return is_level and not _APART.search(fact.clause)


_RATE = pattern("(?<!增长)(?<!下降)率$")  # 失业率: how much there is
_WITHIN = pattern(r"[中里内][，,：:]?[^，,；;。]*$|占比|比[重例]")  # 财政收入中，税收72%
_LEVEL = pattern(r"(?:增加值|产值|产量|销量|收入|投资|利润|税收|[金总]额)\s*$")  # 增加值29%
_APART = pattern("[超短欠缺差剩余早晚多少]|提前|延[长后]|推迟")


def _are_of_two_sides(claim: Claim, entry: Entry) -> bool:
    """甲比乙多5个 and 甲比乙少5个, or 乙比甲多5个."""
    fact = entry.claim
    if not {claim.comparison, fact.comparison} <= {"difference", "average"}:
        return False
    if not claim.than or not fact.than:
        return False
    sides = [comparisons.side(one) for one in (claim.than[1], fact.than[1])]
    if all(sides):  # 实际比计划少 and 计划比实际多
        return (claim.than[2] == fact.than[2]) == (sides[0] != sides[1])
    thing = frozenset(pairs(claim.than[1]))
    names = " ".join((*fact.naming, entry.fact.topic)).replace(fact.than[1], " ")
    like, other = pairs(fact.than[1]), pairs(names)
    is_swapped = len(thing.intersection(other)) > len(thing.intersection(like))
    return (claim.than[2] == fact.than[2]) == is_swapped


def are_of_two_ways(claim: Claim, fact: Claim) -> bool:
    """Whether one tells more, and the other less."""
    return claim.than is not None and fact.than is not None and claim.than[2] != fact.than[2]
