"""The facts of a large base that an article may be about: those with its words, numbers and places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ...text.places import in_title
from ..reading.sentence import simple

if TYPE_CHECKING:
    from ...model import Document, Fact

MOST = 2000  # facts that an article is compared with, at most: the likeliest ones
_NUMBER = pattern(r"\d+(?:\.\d+)?")
_NAMED = 0.5  # the least share of a topic's pairs of characters in the article


def relevant(facts: Sequence[Fact], article: Iterable[str]) -> Sequence[Fact]:
    """All of the facts, or the likeliest if there are very many."""
    if len(facts) <= MOST:
        return facts
    text = simple("\n".join(article))
    pairs = frozenset(map("".join, pairwise(text)))
    numbers = frozenset(_NUMBER.findall(text))
    documents = _speaking_of({fact.document for fact in facts}, text)
    found: list[tuple[float, int, Fact]] = []
    for rank, fact in enumerate(facts):
        if fact.quantity and fact.document in documents:
            likeness = _share(fact.topic, pairs) + (fact.quantity.written in numbers)
            if likeness >= _NAMED:
                found.append((-likeness, rank, fact))
    found.sort()
    return [fact for _, _, fact in sorted(found[:MOST], key=lambda one: one[1])]


def _speaking_of(documents: Iterable[Document], text: str) -> frozenset[Document]:
    """The documents about places that a text names, and those about no place; all, if the text names none."""
    places = {document: in_title(simple(document.title)) for document in documents}
    named = {one for one, names in places.items() if any(name in text for name in names)}
    return frozenset(
        named.union(one for one, names in places.items() if not names) if named else places
    )


def _share(topic: str, pairs: frozenset[str]) -> float:
    """The share of a topic's pairs of characters that are among ``pairs``."""
    own = [topic[i : i + 2] for i in range(len(topic) - 1)]
    return sum(pair in pairs for pair in own) / len(own) if own else 0
