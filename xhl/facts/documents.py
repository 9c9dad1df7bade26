"""Which document a word means, labels that distinguish documents, and copies of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ..model import Document, Fact, Section

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from .sections import Rule

_Item = TypeVar("_Item")


class Resolution(NamedTuple):
    """The documents that a word means (none if unknown), and the rule that found them."""

    chosen: tuple[Document, ...]
    rule: Rule


def resolved(documents: Sequence[Document], word: str) -> Resolution:
    """The documents with that title or key; else those whose title contains the word; else the nearest by
    characters and sound.

    >>> last, this = Document("a", "青石县2019年公报"), Document("b", "青石县2020年公报")
    >>> resolved([last, this], "2020") == Resolution((this,), "heading")
    True
    """
    from .sections import resolve  # few commands name a document

    names = [Section(document.title, "", (document.key,)) for document in documents]
    found = resolve(names, word)
    meant = set(found.chosen)
    chosen = (d for d, name in zip(documents, names, strict=True) if name in meant)
    return Resolution(tuple(chosen), found.rule)


def labels(documents: Sequence[Document]) -> dict[Document, str]:
    """A label for each document: its title, with its date or key if these tell it from others of that title.

    >>> list(labels([Document("a", "公报", date="2019"), Document("b", "公报")]).values())
    ['公报（2019）', '公报（b）']
    """
    marks: dict[str, set[str]] = {}
    for document in documents:
        marks.setdefault(document.title, set()).add(_mark(document))
    return {
        document: f"{document.title}（{_mark(document)}）"
        if len(marks[document.title]) > 1
        else document.title
        for document in documents
    }


def _mark(document: Document) -> str:
    return document.date or document.key


def once(items: Iterable[_Item], fact_of: Callable[[_Item], Fact]) -> list[tuple[_Item, int]]:
    """Items without those that say the same as one before, each with how many there are of it.

    >>> from xhl import load
    >>> fact = load().facts[0]
    >>> [count for _fact, count in once([fact, fact._replace(line=9)], lambda one: one)]
    [2]
    """
    alike: dict[object, list[_Item]] = {}
    for item in items:
        alike.setdefault(_said(fact_of(item)), []).append(item)
    return [(same[0], len(same)) for same in alike.values()]


def first(items: Iterable[_Item], most: int, fact_of: Callable[[_Item], Fact]) -> list[_Item]:
    """So many items that differ, and all that say the same as one of these.

    >>> from xhl import load
    >>> one, other = load().facts[:2]
    >>> len(first([one, other, one._replace(line=9)], 1, lambda fact: fact))
    2
    """
    known: set[object] = set()
    chosen: list[_Item] = []
    for item in items:
        said = _said(fact_of(item))
        if said in known or len(known) < most:
            known.add(said)
            chosen.append(item)
    return chosen


def _said(fact: Fact) -> object:
    """What a fact shares with those in copies of its document."""
    return content(fact), fact.document.title, fact.document.date


def content(fact: Fact) -> object:
    """What a fact says, whatever its document and its place are called."""
    return fact.topic, fact.section.key, fact.statement, fact.source, fact.quantity, fact.period


def fewer_documents(base: FactBase) -> int:
    """How many documents a base has if they are fewer than its files, some of which may then be copies; else 0.

    >>> from xhl import load
    >>> fewer_documents(load())
    0
    """
    documents = {(document.title, document.date) for document in base.documents}
    return len(documents) if len(documents) < len(base.paths) else 0


def in_documents(facts: Iterable[Fact], drafts: Mapping[str, str]) -> tuple[Fact, ...]:
    """The facts; those from drafts get the paths of their documents, for a draft is nobody's file.

    >>> from xhl import load
    >>> {fact.path for fact in in_documents(load(), {load().paths[0]: "report.docx"})}
    {'report.docx'}
    """
    return tuple(
        fact._replace(path=drafts[fact.path], line=0) if fact.path in drafts else fact
        for fact in facts
    )
