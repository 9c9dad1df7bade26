"""What is wrong with a base, in lines that people read and editors jump to.

Nothing here is imported while bases are good.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ..i18n.messages import _
from ..text.sanitize import LONGEST, brief, printable

if TYPE_CHECKING:
    from .toml_lines import Where

SHOWN = 50  # complaints that are printed, and for which the nearest known name is sought
NAMED = 20  # known names that a complaint lists
COMPARED = 1000  # known names among which the nearest is sought


class Fault(NamedTuple):
    """A broken rule, before anyone has asked for its line or its wording.

    >>> from .schema import SECTION, Faults, sound
    >>> faults = Faults()
    >>> kept = sound({"titel": "通报"}, SECTION, ("section", "创新"), faults)
    >>> faults.found[0].where, faults.found[0].template, faults.found[0].fields
    (('section', '创新', 'titel'), 'unknown key "{key}"', {'key': 'titel'})
    """

    where: Where
    template: str
    fields: dict[str, object]
    near: tuple[str, Collection[str]] | None = None  # a name that is not known, and those that are


class Complaint(NamedTuple):
    """One problem of one file; as a string, the line to print.

    >>> print(Complaint("facts.toml", 12, 'fact "5G基站"', 'unknown key "valeu"'))
    facts.toml:12: fact "5G基站": unknown key "valeu"
    """

    path: str
    line: int  # from 1; 0 where the problem has no line
    where: str  # such as 'fact "5G基站"'; empty for the file as a whole
    problem: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return printable(": ".join(part for part in (place, self.where, self.problem) if part))


def explained(path: str, text: str, faults: Sequence[Fault]) -> list[Complaint]:
    r"""The faults found in one file as complaints, in the order of its lines.

    >>> where = ("fact", "5G基站", 0, "valeu")
    >>> fault = Fault(where, 'unknown key "{key}"', {"key": "valeu"}, ("valeu", ["value", "unit"]))
    >>> print(*explained("facts.toml", '[[fact."5G基站"]]\nvaleu = 429', [fault]))
    facts.toml:2: fact "5G基站": unknown key "valeu" (did you mean "value"?)
    """
    from .toml_lines import line_at, positions

    lines = positions(text, {fault.where for fault in faults})
    complaints = [
        Complaint(path, line_at(lines, fault.where), _label(fault.where), _problem(fault, rank))
        for rank, fault in enumerate(faults)
    ]
    return sorted(complaints, key=lambda complaint: complaint.line)


def listed(complaints: Sequence[Complaint], more: int = 0) -> list[str]:
    """One line each, the first `SHOWN` of them, and how many more there are, these and ``more``.

    >>> listed([Complaint("facts.toml", 0, "", "no document")] * 60)[-2:]
    ['facts.toml: no document', '... and 10 more']
    """
    lines = [str(complaint) for complaint in complaints[:SHOWN]]
    left = len(complaints) - len(lines) + more
    return [*lines, more_of(left)] if left else lines


def more_of(count: int) -> str:
    """The line that stands for so many others.

    >>> more_of(10)
    '... and 10 more'
    """
    return _("... and {count} more").format(count=count)


def _label(where: Where) -> str:
    if len(where) < 2:
        return ""
    return f'{where[0]} "{brief(str(where[1]))}"'


def _problem(fault: Fault, rank: int) -> str:
    fields = {name: _field(value) for name, value in fault.fields.items()}
    problem = fault.template.format_map(fields)
    if fault.near and rank < SHOWN and (name := _nearest(*fault.near)):
        problem += _(' (did you mean "{name}"?)').format(name=brief(name))
    return problem


def _field(value: object) -> object:
    if isinstance(value, str):
        return brief(value)
    if isinstance(value, Collection):
        return _names(value)
    return value


def _names(known: Collection[str]) -> str:
    """The known names, as many as fit a line."""
    names = ", ".join(brief(name) for name in islice(known, NAMED))
    return f"{names}, …" if len(known) > NAMED else names


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    # Long names are compared by their beginnings: the comparison is quadratic.
    starts = {name[:LONGEST]: name for name in islice(known, COMPARED)}
    matches = get_close_matches(word[:LONGEST], starts, n=1, cutoff=0.5)
    return starts[matches[0]] if matches else ""
