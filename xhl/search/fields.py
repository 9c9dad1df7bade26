"""The searched texts of a fact: its topic, aliases, statement and source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NAMES = frozenset(("topic", "alias"))

BREAK = "\n"  # separates texts; normal forms do not contain it


class Text(NamedTuple):
    """A field of a fact."""

    fact: int  # its place in the base, from 0
    field: str  # topic, alias, statement, source
    original: str


class Said(Protocol):
    """A fact, as far as it is searched."""

    @property
    def topic(self) -> str: ...

    @property
    def aliases(self) -> Sequence[str]: ...

    @property
    def statement(self) -> str: ...

    @property
    def source(self) -> str: ...


def texts_of(facts: Iterable[tuple[int, Said]]) -> list[Text]:
    """The searched texts of numbered facts.

    >>> from xhl import load
    >>> texts_of([(7, load().search("5G")[0].fact)])[0]
    Text(fact=7, field='topic', original='5G基站')
    """
    return [Text(i, field, text) for i, fact in facts for field, text in fields_of(fact)]


def names_of(facts: Iterable[tuple[int, Said]]) -> list[Text]:
    """The topics and aliases of numbered facts.

    >>> from xhl import load
    >>> names_of([(7, load().search("5G")[0].fact)])[0]
    Text(fact=7, field='topic', original='5G基站')
    """
    return [
        Text(i, field, name)
        for i, fact in facts
        for field, names in (("topic", (fact.topic,)), ("alias", fact.aliases))
        for name in names
    ]


def fields_of(fact: Said) -> Iterator[tuple[str, str]]:
    """The searched fields of a fact, with their texts.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> [field for field, text in fields_of(fact._replace(aliases=("信号塔",)))]
    ['topic', 'alias', 'statement', 'source']
    """
    yield "topic", fact.topic
    for alias in fact.aliases:
        yield "alias", alias
    yield "statement", fact.statement
    if fact.source != fact.statement:
        yield "source", fact.source
