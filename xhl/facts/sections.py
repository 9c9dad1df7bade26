"""Which section a word means, and how many facts each section has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..text.normalize import normal
from .select import columns_of

if TYPE_CHECKING:
    from ..model import Fact, Section

Rule = Literal["name", "heading", "nearest", "none"]


class Resolution(NamedTuple):
    """The sections that a word means."""

    chosen: tuple[Section, ...]  # empty if the word is unknown
    rule: Rule
    also: tuple[Section, ...] = ()  # other sections whose heading contains the word


def resolve(sections: Sequence[Section], word: str) -> Resolution:
    """Find the sections with that name; else with that alias; else those whose heading contains the word;
    else the nearest by characters and sound.

    >>> from ..model import Section
    >>> green = Section("生态", "坚持“四治”一体推进")
    >>> new = Section("创新", "多层次打造创新生态", ("科技",))
    >>> resolve([new, green], "生态") == Resolution((green,), "name", (new,))
    True
    >>> [section.name for section in resolve([new, green], "四治").chosen], resolve([new], "绿化")
    (['生态'], Resolution(chosen=(), rule='none', also=()))
    """
    wanted = normal(word)
    if not wanted:
        return Resolution((), "none")
    containing = tuple(section for section in sections if wanted in _heading(section))
    named = tuple(s for s in sections if wanted == normal(s.name)) or tuple(
        s for s in sections if wanted in map(normal, (s.title, *s.aliases))
    )
    if named:
        others = set(containing).difference(named)
        return Resolution(named, "name", tuple(s for s in containing if s in others))
    if containing:
        return Resolution(containing, "heading")
    from .nearest import nearest_section  # and with it rapidfuzz

    near = nearest_section(sections, word)
    chosen = tuple(section for section in sections if section.name == near)
    return Resolution(chosen, "nearest" if chosen else "none")


def _heading(section: Section) -> str:
    """The name and heading of a section in normal form."""
    return f"{normal(section.name)}\n{normal(section.title)}"


class Count(NamedTuple):
    """A section with the number of its facts, and the number of facts with a value."""

    section: Section
    facts: int
    numbers: int


def counted(sections: Sequence[Section], facts: Sequence[Fact]) -> list[Count]:
    """The counts of each section, in the order of the sections.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> counted([fact.section], [fact, fact._replace(quantity=None)])[0][1:]
    (2, 1)
    """
    if columns := columns_of(facts):
        from ..search.large.terms import of_section

        counts = columns.index.section_counts()
        return [Count(section, *counts.get(of_section(section), (0, 0))) for section in sections]
    all_facts = Counter(fact.section for fact in facts)
    numbers = Counter(fact.section for fact in facts if fact.quantity)
    return [Count(section, all_facts[section], numbers[section]) for section in sections]
