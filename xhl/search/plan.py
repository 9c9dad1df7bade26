"""The ways to search: words that must all match, and how; first literally."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from . import query as asked
from .corpus import Searched
from .literal import literal_matches
from .match import Match

Matcher = Callable[[Searched, str], dict[int, Match]]


class Plan(NamedTuple):
    """A way to search: words that must all match, and the kind of matching."""

    words: list[str]
    match: Matcher
    in_digits: bool = False
    is_of_best: bool = False  # whether the best matches of its one word are the best hits


def literal_plans(words: list[str]) -> Iterator[Plan]:
    """The plans for words as they are typed, and with their numbers joined to their units.

    >>> [plan.words for plan in literal_plans(["企业", "入驻"])]
    [['企业', '入驻']]
    """
    if (joined := asked.amounts_joined(words)) != words:
        yield Plan(joined, literal_matches)
    yield Plan(words, literal_matches, is_of_best=len(words) == 1)
