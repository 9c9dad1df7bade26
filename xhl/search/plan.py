"""The ways to search: words that must all match, and how; first literally."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from . import query as asked
from .literal import literal

if TYPE_CHECKING:
    from .way import Searched, Way

WayOf = Callable[["Searched", str], "Way"]


class Plan(NamedTuple):
    """A way to search: words that must all match, and how each does."""

    words: list[str]
    way: WayOf
    in_digits: bool = False
    is_of_best: bool = False  # whether the best matches of one word are the best hits
    is_same: bool = False  # whether what it finds means the same as the words


def literal_plans(words: list[str]) -> Iterator[Plan]:
    """The plans for words as they are typed, and with their numbers joined to their units.

    >>> [plan.words for plan in literal_plans(["企业", "入驻"])]
    [['企业', '入驻']]
    """
    if (joined := asked.amounts_joined(words)) != words:
        yield Plan(joined, literal)
    yield Plan(words, literal, is_of_best=True)
