"""The parts of a draft: sections, their sentences, and the facts of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Fact, Section
    from ..quantity.reader import Found


class Drafted(NamedTuple):
    """A future fact, with its doubts, and longer names for its topic."""

    fact: Fact
    doubts: tuple[str, ...] = ()
    fuller: tuple[str, ...] = ()

    def doubted(self, doubt: str) -> Drafted:
        return self._replace(doubts=(*self.doubts, doubt))


class Passage(NamedTuple):
    """One sentence, its facts, and its numbers that are no facts."""

    sentence: str
    facts: tuple[Drafted, ...]
    left: tuple[tuple[str, str], ...] = ()  # a phrase with the number; the reason
    is_table: bool = False
    found: Sequence[Found] | None = None  # its quantities; None for what is no sentence


class Chapter(NamedTuple):
    """A section of the report with its sentences."""

    section: Section
    passages: tuple[Passage, ...]

    @property
    def facts(self) -> list[Drafted]:
        return [fact for passage in self.passages for fact in passage.facts]
