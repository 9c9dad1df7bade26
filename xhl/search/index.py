"""What a search asks of an index; who keeps it, and how, is none of its business."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .fields import Text
    from .statistics import Statistics

Term = tuple[str, ...]  # one sound, one number, or a pair of sounds that follow each other


class Index(Protocol):
    """What is asked of a large base: its facts by number, the terms they have, and its counts.

    >>> from .fields import Text
    >>> from .large import MemoryIndex
    >>> base: Index = MemoryIndex([Text(0, "topic", "5G基站"), Text(0, "source", "429个5G基站")])
    >>> base.with_term(("ji", "zhan")), base.with_term(("429",)), base.with_initials("jz")
    ([0], [0], [0])
    >>> [text.original for text in base.texts([0])], base.statistics.counts["基"]
    (['5G基站', '429个5G基站'], 2)
    """

    @property
    def statistics(self) -> Statistics:
        """The counts of the whole base."""

    def with_term(self, term: Term) -> Sequence[int]:
        """The facts in which a sound, a number, or a pair of sounds stands, in order."""

    def with_initials(self, pair: str) -> Sequence[int]:
        """The facts with these two initials, one behind the other, in their topic or an alias."""

    def texts(self, facts: Sequence[int]) -> list[Text]:
        """The texts of some facts, in this order."""
