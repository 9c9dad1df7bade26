"""What the facts of a section have in common."""

from __future__ import annotations

from typing import NamedTuple

from ..model import Document, Fact, Quantity, Section
from ..text.patterns import pattern

_LAST_YEAR = pattern(r"(?<!\d)20\d{2}(?!\d)")


class Setting(NamedTuple):
    """What the facts of a section have in common."""

    section: Section
    document: Document
    year: str = ""  # of the document
    plan: str = ""  # the word for plans in that section
    aims: frozenset[str] = frozenset()  # the years of its aims
    period: str = ""  # the time in its heading
    is_unsure: bool = False  # whether a heading of plans above it holds for it
    place: str = ""  # of the current sentence in its document
    # The years of which the text goes on to tell: 五年来, under 2025年和“十四五”时期回顾.
    span: str = ""
    ahead: str = ""  # the five-year plan of what is planned

    @property
    def last_year(self) -> str:
        """The last year of which the title tells; empty if it tells none, or only since when."""
        years = _LAST_YEAR.findall(self.document.period)
        return "" if "以来" in self.document.title else max(years, default="")

    def fact(
        self,
        topic: str,
        statement: str,
        source: str,
        quantity: Quantity,
        period: str = "",
        aliases: tuple[str, ...] = (),
    ) -> Fact:
        return Fact(
            topic,
            self.section,
            statement,
            source,
            self.document,
            quantity,
            period=period,
            aliases=aliases,
            place=self.place,
        )
