"""The result of one of many queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .engine import Hit


class QueryResult(NamedTuple):
    """A query and its hits."""

    query: str
    hits: Sequence[Hit]
