"""Mistakes in bases that load. Each rule takes a base, or several, and gives problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ..facts.documents import content
from ..facts.problems import Problem
from ..facts.toml_lines import line_at, positions
from ..i18n.messages import _
from ..quantity.contains import stands_in
from ..quantity.units import SHARES
from ..text.compact import compact
from ..text.normalize import normal
from ..text.patterns import pattern
from ..text.sanitize import brief

if TYPE_CHECKING:
    from ..facts.schema import Declared
    from ..facts.toml_lines import Where
    from ..model import Fact

_NUMBER = pattern(r"\d+(?:[.,]\d+)*")


class Base:
    """The valid part of one file, with the lines of its tables and keys."""

    def __init__(
        self,
        path: str,
        text: str,
        declared: Declared,
        facts: Sequence[Fact],
        faulty: Collection[Where] = (),
    ) -> None:
        self.path = path
        self.declared = declared
        self.facts = facts
        self._text = text
        self._faulty = faulty  # (topic, rank) of facts with a fault

    @cached_property
    def _lines(self) -> dict[Where, int]:
        return positions(self._text)

    @cached_property
    def _ranks(self) -> dict[tuple[str | int, int], str | int]:
        """Line -> the rank within its topic of the fact that begins there."""
        return {
            (where[1], line): where[2]
            for where, line in self._lines.items()
            if len(where) == 3 and where[0] == "fact"
        }

    def is_faulty(self, fact: Fact) -> bool:
        return (fact.topic, self._ranks.get((fact.topic, fact.line), 0)) in self._faulty

    def line(self, *where: str) -> int:
        return line_at(self._lines, where)

    def of_fact(self, fact: Fact, key: str, rule: str, problem: str) -> Problem:
        """A problem at a key of a fact, or at the start of the fact if it lacks that key."""
        rank = self._ranks.get((fact.topic, fact.line))
        place = ("fact", fact.topic, rank, key) if rank is not None else ()
        line = line_at(self._lines, place) or fact.line
        where = f'fact "{brief(fact.topic)}"'
        return Problem(self.path, line, where, problem, rule)

    def of_table(self, kind: str, name: str, rule: str, problem: str) -> Problem:
        """A warning about a section or document."""
        where = f'{kind} "{brief(name)}"'
        return Problem(self.path, self.line(kind, name), where, problem, rule)

    def of_phrase(self, document: str, phrase: str, problem: str) -> Problem:
        """A warning about an uncovered phrase of a document."""
        line = self.line("document", document, "uncovered", phrase)
        return Problem(self.path, line, f'uncovered "{brief(phrase)}"', problem, "idle")


def broken(bases: Sequence[Base]) -> Iterator[Problem]:
    """The problems that these rules find, rule by rule."""
    for base in bases:
        for fact in base.facts:
            yield from statement(base, fact)
            yield from number(base, fact)
        yield from aliases(base)
        yield from spellings(base)
        yield from sections(base)
        yield from documents(base)
    yield from twice(bases)
    yield from units(bases)


def statement(base: Base, fact: Fact) -> Iterator[Problem]:
    """A statement is its source, verbatim or with omissions, with no number cut."""
    said, source = compact(fact.statement), compact(fact.source)
    if not is_trimmed(said, source):
        problem = _('"statement" is not in "source", neither verbatim nor trimmed')
        yield base.of_fact(fact, "statement", "statement", problem)
        return
    if cut := cut_numbers(said, source):
        problem = _('{number} in "statement" is not a number of "source"')
        problem = problem.format(number=cut[0])
        yield base.of_fact(fact, "statement", "statement", problem)


def cut_numbers(part: str, whole: str) -> list[str]:
    """The numbers of a part of a text, both compact, that are not numbers of the whole text.

    >>> cut_numbers("调整为47", "调整为47,5"), cut_numbers("调整为47", "调整为47，增长5%")
    (['47'], [])
    """
    if part == whole:
        return []
    known = _numbers(whole)
    return [found for found in _NUMBER.findall(part) if found not in known]


@lru_cache(maxsize=16)  # the facts of one sentence come one after another
def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text))


def is_trimmed(part: str, whole: str) -> bool:
    """Whether a text is the other one with omissions only.

    >>> is_trimmed("区政府完工", "区、市政府、学校完工"), is_trimmed("完工政府", "政府完工")
    (True, False)
    """
    rest = iter(whole)
    return part in whole or all(char in rest for char in part)


def number(base: Base, fact: Fact) -> Iterator[Problem]:
    """The statement has the number of its fact, and the source prints it with that unit."""
    quantity = fact.quantity
    if quantity is None or base.is_faulty(fact):
        return
    if not stands_in(quantity.written, fact.statement):
        problem = _('value {value} is not in "statement"').format(value=quantity.written)
        yield base.of_fact(fact, "value", "value", problem)
    if printed := _other_units(fact):
        problem = _('"source" prints {value} with the unit {printed}, not {unit}')
        problem = problem.format(
            value=quantity.written, printed=printed, unit=brief(quantity.unit) or _("none")
        )
        yield base.of_fact(fact, "unit", "unit-printed", problem)


def _other_units(fact: Fact) -> str:
    """The units that the source prints with the number of the fact; "" if the fact's own is among them."""
    from fractions import Fraction

    from ..quantity.reader import find
    from ..search.query import spellings

    assert fact.quantity is not None  # callers have checked
    unit, written = normal(fact.unit), fact.quantity.written
    source = normal(fact.source)
    if unit and any(printed in source for printed in spellings(f"{normal(written)}{unit}")):
        return ""  # or in a name, as in “一城五区”
    value = Fraction(written)
    printed = [found.printed for found in find(fact.source) if found.printed]
    units = dict.fromkeys(one.unit for one in printed if Fraction(one.written) == value)
    if unit in map(normal, units):
        return ""
    return "、".join(other for other in units if other)


def aliases(base: Base) -> Iterator[Problem]:
    """An alias is another word for its topic, and is not itself a topic."""
    topics = {normal(fact.topic): fact.topic for fact in base.facts}
    for fact in base.facts:
        seen = {normal(fact.topic)}
        for alias in fact.aliases:
            word = normal(alias)
            if word in seen:
                problem = _('alias "{alias}" says nothing new').format(alias=brief(alias))
                yield base.of_fact(fact, "aliases", "alias-idle", problem)
            elif word in topics:
                problem = _('alias "{alias}" belongs to another topic, "{topic}"')
                problem = problem.format(alias=brief(alias), topic=brief(topics[word]))
                yield base.of_fact(fact, "aliases", "alias", problem)
            seen.add(word)


def spellings(base: Base) -> Iterator[Problem]:
    """A topic has only one spelling."""
    first: dict[str, str] = {}
    for fact in base.facts:
        other = first.setdefault(normal(fact.topic), fact.topic)
        if other != fact.topic:
            problem = _('the same topic as "{topic}", in another spelling')
            problem = problem.format(topic=brief(other))
            yield base.of_fact(fact, "", "spelling", problem)


def sections(base: Base) -> Iterator[Problem]:
    """A section has facts, and no word means two sections."""
    used = {fact.section.name for fact in base.facts}
    owners: dict[str, str] = {}
    for name, section in base.declared.sections.items():
        if name not in used:
            yield base.of_table("section", name, "section", _("no fact is in it"))
        for word in (name, *section.aliases):
            owner = owners.setdefault(normal(word), name)
            if owner != name:
                problem = _('"{word}" also names the section "{other}"')
                problem = problem.format(word=brief(word), other=brief(owner))
                yield base.of_table("section", name, "section-word", problem)


def documents(base: Base) -> Iterator[Problem]:
    """A document has facts."""
    used = {fact.document.key for fact in base.facts}
    for key in base.declared.documents:
        if key not in used:
            yield base.of_table("document", key, "document", _("no fact is from it"))


def twice(bases: Iterable[Base]) -> Iterator[Problem]:
    """A fact is in one place only."""
    first: dict[object, Fact] = {}
    for base in bases:
        for fact in base.facts:
            key = (
                *(normal(fact.topic), compact(fact.statement), compact(fact.source)),
                *(fact.document, fact.quantity, fact.period),
            )
            other = first.setdefault(key, fact)
            if other is not fact:
                problem = _("the same fact as at {place}").format(place=place_of(other))
                yield base.of_fact(fact, "", "twice", problem)


def originals(bases: Iterable[Base]) -> dict[str, str]:
    """The first of all files with the same facts, whatever their documents, for each file that has facts."""
    first: dict[object, str] = {}
    said = ((base.path, tuple(map(content, base.facts))) for base in bases if base.facts)
    return {path: first.setdefault(facts, path) for path, facts in said}


def units(bases: Iterable[Base]) -> Iterator[Problem]:
    """The facts of a topic have one unit. Those of one sentence may count different things (11条16.05公里).
    万元 and 亿元 are one unit here.
    """
    topics: dict[str, list[tuple[Base, Fact]]] = {}
    for base in bases:
        for fact in base.facts:
            if _unit(fact) not in SHARES | {""}:
                topics.setdefault(normal(fact.topic), []).append((base, fact))
    for fellows in topics.values():
        usual = _usual_unit([fact for _base, fact in fellows])
        known = {fact.source for _base, fact in fellows if _unit(fact) == usual}
        example = next(fact for _base, fact in fellows if _unit(fact) == usual)
        for base, fact in fellows:
            if _unit(fact) != usual and fact.source not in known:
                problem = _('unit "{unit}"; other facts of the topic have "{usual}" ({place})')
                problem = problem.format(
                    unit=brief(fact.unit), usual=brief(example.unit), place=place_of(example)
                )
                yield base.of_fact(fact, "unit", "unit", problem)


def _usual_unit(facts: Iterable[Fact]) -> str:
    """The unit (without 万 and 亿) in the most sentences; of equals, the first."""
    sentences = dict.fromkeys((fact.source, _unit(fact)) for fact in facts)
    return Counter(unit for _source, unit in sentences).most_common(1)[0][0]


def _unit(fact: Fact) -> str:
    return normal(fact.quantity.plain_unit) if fact.quantity else ""


def place_of(fact: Fact) -> str:
    """The file and line of a fact."""
    return f"{fact.path}:{fact.line}" if fact.line else fact.path
