"""Facts that are correct but may be misunderstood, and those that a draft doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ..facts.in_words import doubt_of
from ..i18n.messages import _
from ..quantity.planned import is_plan
from ..quantity.reader import find
from ..read.furniture import is_furniture
from ..text.normalize import normal
from ..text.patterns import pattern
from ..text.sanitize import brief
from ..text.simplify import simplified
from .rules import Base, place_of

if TYPE_CHECKING:
    from ..facts.problems import Problem
    from ..model import Fact
    from ..quantity.reader import Found


def doubts(bases: Sequence[Base]) -> Iterator[Problem]:
    """The problems that these rules find, rule by rule."""
    for base in bases:
        for fact in base.facts:
            yield from plans(base, fact)
            yield from topics(base, fact)
        yield from furniture(base)
        yield from alike(base)


def drafted(base: Base) -> Iterator[Problem]:
    """The facts that their draft doubts, with their sentences."""
    for fact in base.facts:
        if fact.doubt:
            yield base.of_fact(fact, "", "doubt", doubt_of(fact))._replace(sentence=fact.source)


def alike(base: Base) -> Iterator[Problem]:
    """Facts that look the same with different values: nothing says why they differ."""
    first: dict[object, Fact] = {}
    for fact in base.facts:
        quantity = fact.quantity
        if quantity is None:
            continue
        key = (normal(fact.topic), quantity[1:], fact.period, fact.document)
        other = first.setdefault(key, fact)
        if other.quantity != quantity:
            problem = _("looks the same as the fact at {place}, except for the value")
            yield base.of_fact(fact, "", "alike", problem.format(place=place_of(other)))


def plans(base: Base, fact: Fact) -> Iterator[Problem]:
    """A number that the source only plans or expects, without a qualifier or topic that says so."""
    same = _printed(fact)
    is_said = is_plan(fact.qualifier) or _PLAN.search(simplified(fact.topic + fact.qualifier))
    if same and not is_said and all(is_plan(one.qualifier) for one in same):
        problem = _('"source" says {words}, but "qualifier" does not: this is not a result')
        yield base.of_fact(fact, "qualifier", "plan", problem.format(words=same[0].qualifier))


_PLAN = pattern(r"计划|规划|目标|任务|预[计算期估]|拟|力争")


def topics(base: Base, fact: Fact) -> Iterator[Problem]:
    """A topic without a word near its number: of 排查20个领域，整治安全隐患, 20 are no 安全隐患. Words of
    an alias count too.
    """
    numbers = _printed(fact)
    source = simplified(fact.source)
    names = [simplified(name) for name in (fact.topic, *fact.aliases)]
    if numbers and not any(_is_near(source, one, names) for one in numbers):
        yield base.of_fact(fact, "", "topic", _("no word of the topic is near its number"))


_EDGE = pattern(r"[，；。：:;！？!?]|(?<!\d),|,(?!\d)")


def _is_near(source: str, one: Found, names: Iterable[str]) -> bool:
    """Whether two characters of a name occur before a number, or behind it in its clause."""
    behind = _EDGE.search(source, one.end)
    said = source[: behind.start() if behind else len(source)]
    return any(_in_common(name, said) for name in names)


def _in_common(name: str, said: str) -> bool:
    pairs = (name[at : at + 2] for at in range(max(1, len(name) - 1)))
    return any(pair in said for pair in pairs)


def _printed(fact: Fact) -> list[Found]:
    """The numbers in the source with the value and unit of a fact."""
    quantity = fact.quantity
    if quantity is None:
        return []
    value, unit = Fraction(quantity.written), normal(quantity.unit)
    return [
        one
        for one in find(fact.source)
        if one.printed
        and (Fraction(one.printed.written), normal(one.printed.unit)) == (value, unit)
    ]


def furniture(base: Base) -> Iterator[Problem]:
    """Sections named after parts of a web page: 相关链接."""
    for name, section in base.declared.sections.items():
        if is_furniture(name) or (section.title and is_furniture(section.title)):
            problem = _("{name} is part of a page, not of its text").format(name=brief(name))
            yield base.of_table("section", name, "section-page", problem)
