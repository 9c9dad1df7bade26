"""One thing that is wrong with a base, as a line that editors jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ..i18n.messages import _
from ..text.sanitize import printable

if TYPE_CHECKING:
    from .problems import Complaint

# Errors are certain: the base says what its document does not, or cannot be used as it is.
# Warnings are signs of a slip.
Level = Literal["error", "warning"]
RULES: dict[str, Level] = {
    "loading": "error",
    "statement": "error",
    "twice": "error",
    "alias": "error",
    "source": "error",
    "uncovered": "error",
    "value": "warning",
    "unit-printed": "warning",
    "unit": "warning",
    "alias-idle": "warning",
    "spelling": "warning",
    "section": "warning",
    "section-word": "warning",
    "document": "warning",
    "idle": "warning",
}


class Finding(NamedTuple):
    """A problem with its place; as a string, the line to print.

    >>> print(Finding("facts.toml", 12, "twice", 'fact "5G基站"', "the same again"))
    facts.toml:12: error: fact "5G基站": the same again
    >>> Finding("facts.toml", 12, "unit", 'fact "5G基站"', "座, not 个").level
    'warning'
    """

    path: str
    line: int  # from 1; 0 where the problem has no line
    rule: str  # which one of RULES is broken
    where: str  # such as 'fact "5G基站"'; empty for a file as a whole
    problem: str
    sentence: str = ""  # of the document, where the problem is that no fact covers a number of it

    @property
    def level(self) -> Level:
        return RULES[self.rule]

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        level = _("error") if self.level == "error" else _("warning")
        parts = (place, level, self.where, self.problem, self.sentence)
        return printable(": ".join(part for part in parts if part))


def of_complaint(complaint: Complaint) -> Finding:
    """What loading refuses.

    >>> from .problems import Complaint
    >>> print(of_complaint(Complaint("facts.toml", 0, "", "no such file")))
    facts.toml: error: no such file
    """
    path, line, where, problem = complaint
    return Finding(path, line, "loading", where, problem)
