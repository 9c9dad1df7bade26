"""Which document a word means, and labels that distinguish documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..model import Document, Fact, Section
from .sections import Rule, resolve


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
    names = [Section(document.title, "", (document.key,)) for document in documents]
    found = resolve(names, word)
    meant = set(found.chosen)
    chosen = (d for d, name in zip(documents, names, strict=True) if name in meant)
    return Resolution(tuple(chosen), found.rule)


def labels(documents: Sequence[Document]) -> dict[Document, str]:
    """A label for each document: its title, with its date or key if titles are the same.

    >>> list(labels([Document("a", "公报", date="2019"), Document("b", "公报")]).values())
    ['公报（2019）', '公报（b）']
    """
    titles = Counter(document.title for document in documents)
    return {
        document: f"{document.title}（{document.date or document.key}）"
        if titles[document.title] > 1
        else document.title
        for document in documents
    }


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
