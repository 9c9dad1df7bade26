"""The way in which a word matches best in a large base, of all ways in which it may match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from .doubts import InDoubt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .corpus import Corpus
    from .large.best_first import Places
    from .match import Match


class Way(InDoubt, Protocol):
    """How a word matches best, and where it may."""

    literal: str  # the word, if it matches literally

    @property
    def places(self) -> Sequence[Places]: ...

    @property
    def matches(self) -> Callable[[Corpus], dict[int, Match]]:
        """Fact -> the best match, in a part of the base."""
