"""The texts of facts with their normal forms, as a query asks for the same facts again and again."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from ...text.normalize import normals
from ..fields import Text, names_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from ..fields import Said
    from .index import Index

    Form = tuple[Text, str]

_KEPT = 6000  # facts kept in memory


class Forms:
    """The texts of the facts of an index, each with its normal form."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._whole: dict[int, list[Form]] = {}
        self._names: dict[int, list[Form]] = {}
        self._said: dict[int, Said] = {}

    def of(self, facts: Collection[int]) -> Iterator[Form]:
        """The texts of facts, in this order."""
        return chain.from_iterable(self.by_fact(facts).values())

    def by_fact(self, facts: Collection[int]) -> dict[int, list[Form]]:
        """The texts of each fact."""
        return self._kept(self._whole, facts, texts_of)

    def names(self, facts: Collection[int]) -> dict[int, list[Form]]:
        """The topic and the aliases of each fact."""
        return self._kept(self._names, facts, names_of)

    def _kept(
        self,
        known: dict[int, list[Form]],
        facts: Collection[int],
        texts_of: Callable[[Iterable[tuple[int, Said]]], list[Text]],
    ) -> dict[int, list[Form]]:
        found = {fact: known.get(fact, []) for fact in facts}
        missing = [fact for fact, forms in found.items() if not forms]
        texts = texts_of(zip(missing, self._texts(missing), strict=True))
        for form in zip(texts, normals([text.original for text in texts]), strict=True):
            found[form[0].fact].append(form)
        for older in list(islice(known, max(0, len(known) + len(missing) - _KEPT))):
            known.pop(older, None)
        known.update((fact, found[fact]) for fact in missing[:_KEPT])
        return found

    def _texts(self, facts: Collection[int]) -> Iterator[Said]:
        """The texts of facts: after the names often the rest is asked for."""
        if len(facts) > _KEPT:
            return self._index.texts(facts)
        new = [fact for fact in facts if fact not in self._said]
        if len(self._said) + len(new) > _KEPT:
            self._said, new = {}, list(facts)
        self._said.update(zip(new, self._index.texts(new), strict=True))
        return map(self._said.__getitem__, facts)
