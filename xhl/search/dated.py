"""The time of facts whose period names none: that of their document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..text.patterns import YEAR
from ..text.periods import of_title

if TYPE_CHECKING:
    from ..model import Document


class Dated(NamedTuple):
    """A time, and where it is told: in the title of a document ("document"), or only by its date ("date")."""

    time: str
    field: str


def dated(document: Document) -> Dated:
    """The time that the title of a document tells of, or else the year in its title, or its date.

    >>> from ..model import Document
    >>> dated(Document("d", "青石县2022年公报")), dated(Document("d", "概况", date="2020-03-01"))
    (Dated(time='2022年', field='document'), Dated(time='2020-03-01', field='date'))
    """
    if time := of_title(document.period or document.title):
        return Dated(time, "document")
    return Dated(document.title if re.search(YEAR, document.title) else document.date, "date")
