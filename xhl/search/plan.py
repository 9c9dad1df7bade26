"""The ways to search: words that must all match, and how; first literally."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from . import query as asked
from .corpus import Searched
from .literal import literal_matches, literal_way
from .match import Match

if TYPE_CHECKING:
    from .large.corpus import LargeCorpus
    from .way import Way

Matcher = Callable[[Searched, str], dict[int, Match]]
WayOf = Callable[["LargeCorpus", str], "Way | None"]


class Plan(NamedTuple):
    """A way to search: words that must all match, and the kind of matching."""

    words: list[str]
    match: Matcher
    in_digits: bool = False
    is_of_best: bool = False  # whether the best matches of one word are the best hits
    is_same: bool = False  # whether what it finds means the same as the words
    # The way in which a word matches best, if that is known before all its matches are.
    way: WayOf | None = None


def literal_plans(words: list[str]) -> Iterator[Plan]:
    """The plans for words as they are typed, and with their numbers joined to their units.

    >>> [plan.words for plan in literal_plans(["企业", "入驻"])]
    [['企业', '入驻']]
    """
    if (joined := asked.amounts_joined(words)) != words:
        yield Plan(joined, literal_matches, way=literal_way)
    yield Plan(words, literal_matches, is_of_best=True, way=literal_way)
