"""The result of one of many queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .engine import Hit


class QueryResult(NamedTuple):
    """A query and its hits.

    >>> from xhl import load
    >>> QueryResult("高铁", load().search("高铁"))
    QueryResult(query='高铁', hits=[])
    """

    query: str
    hits: Sequence[Hit]
