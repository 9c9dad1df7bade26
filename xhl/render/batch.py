"""The results of many queries on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from . import table
from .screen import GAP, HEADING, Lines, indented, text, wrapped

if TYPE_CHECKING:
    from ..model import Document
    from ..search.result import QueryResult


def of_answers(
    given: Iterable[QueryResult], columns: int, *, explain: bool, documents: Sequence[Document] = ()
) -> Iterator[Lines]:
    """Each query as a heading with its hits below; queries without hits are left out."""
    between: Lines = []
    for answer in given:
        if answer.hits:
            page = columns - GAP
            found = table.hits(answer.hits, page, explain=explain, documents=documents)
            yield [*between, *wrapped(text(answer.query, HEADING), columns), *indented(found)]
            between = [Text()]
