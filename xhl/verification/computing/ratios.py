"""Numbers that say how much there is of one thing for another: 平均每家5人, 亩产372公斤, 城镇化率61.6%."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from ...text.numerals import POWERS
from ...text.patterns import pattern
from ..reading.context import names_something
from ..reading.sizes import percent
from .arithmetic import Operand, Result
from .operands import EARLIER, Scene, counted, earlier, is_named, named

if TYPE_CHECKING:
    import re

_PEOPLE = "(?:常住|户籍)?人口?"
_EACH = pattern(
    rf"每(?:一|(?P<many>[十百千万]+))?(?P<of>个(?=[一-鿿]{{2}})|{_PEOPLE}|[一-鿿])"
    r"|(?P<one>[人户次亩家日月])均(?P<what>[一-鿿]{0,10})\s*$"
)
_HAVING = pattern(r"^(?:拥有|占有|配备|有)|消费|花费|花销|数$")
_TIMES = {"日": 365, "天": 365, "月": 12}  # of a year
_YIELD = pattern(r"每(?:公顷|亩|平方公里|平方米|立方米)|亩产|(?:总|平均)?产量|单产|折合|平均|约")
# Ratios with names of their own: of what, and by what it is divided.
_DEFINED = (
    (pattern("(?<!户籍人口)城镇化率"), ("城镇常住人口", "城镇人口"), "常住人口"),
    (pattern("财政自给率"), ("一般公共预算收入",), "一般公共预算支出"),
    (pattern("研发(?:经费)?(?:投入)?强度"), ("研发经费", "研发投入"), "地区生产总值"),
)


def ratios(scene: Scene) -> Iterator[Result]:
    """The results of dividing one number by another, if the clause of a claim says so."""
    claim = scene.claim
    if "/" in claim.size.kind:
        yield from _yields(scene)
    elif match := _EACH.search(claim.clause):
        yield from _averages(scene, match)
    elif claim.comparison == "average":
        yield from _means(scene)
    if claim.size.kind == "share" and claim.direction not in ("up", "down"):
        yield from _defined(scene)
    if claim.term and claim.written == "1":
        yield from _unit(scene)


def _averages(scene: Scene, each: re.Match[str]) -> Iterator[Result]:
    """平均每家5人, 人均5元, 每千人口有床位7张."""
    claim, before = scene.claim, scene.claim.clause[: each.start()]
    of = each["of"] or each["one"]
    behind = claim.clause[each.end() :] if each["of"] else each["what"] or before
    words = _HAVING.sub("", behind.rstrip())
    many = 10 ** sum(POWERS[char] for char in each["many"] or "")
    wholes = earlier(scene, claim.size.kind)[:EARLIER]
    if each["what"]:
        wholes = [one for one in wholes if is_named(scene, words, one.fact)]
    wholes += named(scene, words, claim.size.kind, claim.wide)
    for whole in wholes:
        if of in _TIMES:
            yield Result(whole.size.amount / _TIMES[of], (whole,))
        for parts in _counted(scene, of, words):
            if parts.fact != whole.fact:
                yield Result(whole.size.amount * many / parts.size.amount, (whole, parts))


def _counted(scene: Scene, of: str, words: str) -> list[Operand]:
    """By what is divided: what is counted in a unit, or, for 人, the people of the place."""
    if "人" not in of:
        return counted(scene, of, words)
    people = "户籍人口" if of.startswith("户籍") else "常住人口"
    beside = earlier(scene, "people", is_near=True)[:EARLIER]
    return [*beside, *counted(scene, "人", words), *named(scene, people, "people")]


def _means(scene: Scene) -> Iterator[Result]:
    """新项目平均投资5元."""
    claim = scene.claim
    things, _, words = claim.clause.partition("平均")
    for whole in named(scene, things + words, claim.size.kind, claim.wide):
        for parts in named(scene, things, "count", claim.wide):
            yield Result(whole.size.amount / parts.size.amount, (whole, parts))


def _yields(scene: Scene) -> Iterator[Result]:
    """粮食亩产372公斤: of what is grown, and of the area that it is grown on."""
    over, _, under = scene.claim.size.kind.partition("/")
    words = _YIELD.sub("", scene.claim.clause).strip()
    wholes, parts = (
        named(scene, words, kind) if names_something(words) else earlier(scene, kind)[:1]
        for kind in (over, under)
    )
    for whole, part in product(wholes, parts):
        if part.size.amount:
            yield Result(whole.size.amount / part.size.amount, (whole, part))


def _defined(scene: Scene) -> Iterator[Result]:
    """城镇化率, 财政自给率."""
    for form, parts, thing in _DEFINED:
        if not form.search(scene.claim.clause):
            continue
        for part, whole in product(
            (one for name in parts for one in named(scene, name)), named(scene, thing)
        ):
            if part.size.kind == whole.size.kind and whole.size.amount > part.size.amount:
                ratio = part.size.amount / whole.size.amount
                yield Result(ratio * percent(Fraction(100)), (part, whole))


def _unit(scene: Scene) -> Iterator[Result]:
    """The 1 of 1.93:1, if the number before it was computed."""
    last = next(iter(scene.before), None)
    if last and last.reason == "computed" and last.claim.term == scene.claim.term - 1:
        operands = (scene.pool.entry_of(fact) for fact in last.facts)
        yield Result(
            scene.claim.size.amount,
            tuple(Operand(entry.claim.size, entry.fact) for entry in operands),
        )
