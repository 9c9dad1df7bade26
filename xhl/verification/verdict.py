"""The verdict on a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from ..model import Fact
    from .reading.claim import Claim

Word = Literal["confirmed", "contradicted", "unsupported"]


class Verdict(NamedTuple):
    """The verdict of the facts on one number of an article."""

    claim: Claim
    line: int
    column: int
    verdict: Word
    reason: str = ""
    facts: tuple[Fact, ...] = ()  # those that confirm or contradict it; else the nearest
    is_certain: bool = False  # the sentence is in the base, except for its numbers
    is_of_fact: bool = True  # whether the fact that contradicts the number has it too
    is_withheld: bool = False  # contradicted, if only the base were about the article
    # How number and fact go: "up", "more", a basis as "year"; if known.
    ways: tuple[str, str] = ("", "")

    @property
    def fact(self) -> Fact | None:
        """The fact that confirms or contradicts the number; the nearest fact of an unsupported number."""
        return self.facts[0] if self.facts else None

    @property
    def expected(self) -> str:
        """The number of that fact, as printed."""
        quantity = self.fact.quantity if self.fact else None
        return f"{quantity.written}{quantity.unit}" if quantity else ""
