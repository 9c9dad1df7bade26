"""`-C`: results with the sentences before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..bases.locate import in_toml, sources
from ..draft.context import Surroundings
from ..draft.many import kept_all
from ..files.user_dirs import is_draft
from . import streams

if TYPE_CHECKING:
    from ..model import Fact
    from ..search.engine import Hit
    from ..search.result import QueryResult


class Context:
    """Adds so many sentences on either side to facts of the named bases."""

    def __init__(self, most: int, named: Sequence[str] | None) -> None:
        self._around = Surroundings(most, documents(named), streams.notice)

    def of_facts(self, facts: Iterable[Fact]) -> list[Fact]:
        return [*map(self._around.of, facts)]

    def of_hits(self, hits: Iterable[Hit]) -> list[Hit]:
        return [hit._replace(fact=self._around.of(hit.fact)) for hit in hits]

    def of_answers(self, answers: Iterable[QueryResult]) -> Iterator[QueryResult]:
        return (one._replace(hits=self.of_hits(one.hits)) for one in answers)


def documents(named: Sequence[str] | None) -> dict[str, str]:
    """Draft -> document, for the documents among the named bases."""
    return {
        path: source.path for source, path in in_toml(sources(named), kept_all) if is_draft(path)
    }
