"""The problems of a base, as lines that people read and editors jump to.

Not imported as long as bases are good.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..i18n.messages import _
from ..text.sanitize import LONGEST_BRIEF, brief, printable

if TYPE_CHECKING:
    from ..errors import FileError
    from .toml_lines import Where

SHOWN = 50  # problems that are printed, with the nearest known name
NAMED = 20  # known names that a problem lists
COMPARED = 1000  # known names among which the nearest is sought


class Fault(NamedTuple):
    """A broken rule, without its line and its wording, which are worked out if needed."""

    where: Where
    template: str
    fields: dict[str, object]
    near: tuple[str, Collection[str]] | None = None  # an unknown name, and the known ones


# Errors are certain: the base contradicts its document, or cannot be used. Warnings are likely slips. A doubt is
# what a draft was unsure of, until a person removes its comment.
Level = Literal["error", "warning", "doubt"]
MESSAGES = ("error", "warning", "doubt")
_ERRORS = ("loading", "statement", "twice", "alias", "source", "uncovered")
_WARNINGS = (
    *("value", "unit-printed", "unit", "alias-idle", "spelling", "section", "section-word"),
    *("document", "section-page", "alike", "plan", "topic", "idle"),
)
RULES: dict[str, Level] = {
    **dict.fromkeys(_ERRORS, "error"),
    **dict.fromkeys(_WARNINGS, "warning"),
    "doubt": "doubt",
}


class Problem(NamedTuple):
    """Something wrong with a file; as a string, a line that editors jump to.

    >>> problem = Problem("facts.toml", 12, 'fact "5G基站"', "the same again", "twice")
    >>> print(problem)
    facts.toml:12: fact "5G基站": the same again
    >>> problem.level, problem.graded
    ('error', 'facts.toml:12: error: fact "5G基站": the same again')
    """

    path: str
    line: int  # from 1; 0 where the problem has no line
    where: str  # such as 'fact "5G基站"'; empty for a file as a whole
    problem: str
    rule: str = "loading"  # the broken rule, one of RULES
    sentence: str = ""  # of the document, if no fact covers one of its numbers; of a fact in doubt
    original: str = ""  # the first of all files with the same facts as this one

    @classmethod
    def of_file(cls, path: str, reason: FileError) -> Problem:
        """Why a whole file cannot be used."""
        return cls(path, reason.line, "", reason.problem)

    @property
    def level(self) -> Level:
        return RULES[self.rule]

    @property
    def graded(self) -> str:
        """The line with the level."""
        return self._line(_(self.level))

    def __str__(self) -> str:
        return self._line("")

    def _line(self, level: str) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        where = _in_words(self.where)
        told = _(": ").join(part for part in (where, self.problem) if part)
        if self.rule == "doubt":  # its reason may have colons itself
            told = _("{where} ({doubt})").format(where=where, doubt=self.problem)
        said = _(": ").join(part for part in (told, self.sentence) if part)
        # Editors read the colons before it.
        return printable(": ".join(part for part in (place, level, said) if part))


# What a problem is about, which programs read in English.
_KINDS = {
    "fact": _('fact "{name}"'),
    "section": _('section "{name}"'),
    "document": _('document "{name}"'),
    "uncovered": _('uncovered "{name}"'),
    "abbreviations": _('abbreviations "{name}"'),
}


def _in_words(where: str) -> str:
    kind, gap, name = where.partition(' "')
    return _KINDS[kind].format(name=name[:-1]) if gap and kind in _KINDS else where


def in_words(path: str, text: str, faults: Sequence[Fault]) -> list[Problem]:
    r"""The problems of one file in the order of its lines.

    >>> where = ("fact", "5G基站", 0, "valeu")
    >>> fault = Fault(where, 'unknown key "{key}"', {"key": "valeu"}, ("valeu", ["value", "unit"]))
    >>> print(*in_words("facts.toml", '[[fact."5G基站"]]\nvaleu = 429', [fault]))
    facts.toml:2: fact "5G基站": unknown key "valeu" (did you mean "value"?)
    """
    from .toml_lines import line_at, positions

    lines = positions(text, {fault.where for fault in faults})
    problems = [
        Problem(path, line_at(lines, fault.where), _label(fault.where), _problem(fault, rank))
        for rank, fault in enumerate(faults)
    ]
    return sorted(problems, key=lambda problem: problem.line)


def listed(problems: Sequence[Problem], more: int = 0) -> list[str]:
    """The first `SHOWN` problems, a line each, and a line with the number of the others, ``more`` included.

    >>> listed([Problem("facts.toml", 0, "", "no document")] * 60)[-2:]
    ['facts.toml: no document', '... and 10 more']
    """
    lines = [str(problem) for problem in problems[:SHOWN]]
    left = len(problems) - len(lines) + more
    return [*lines, more_of(left)] if left else lines


def more_of(count: int) -> str:
    """The line for problems that are not listed.

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
    """As many known names as fit a line."""
    between = _("{name}, ").format(name="")
    names = [brief(name) for name in islice(known, NAMED)]
    return between.join([*names, "…"] if len(known) > NAMED else names)


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    # Long names are compared by their beginnings: the comparison is quadratic.
    starts = {name[:LONGEST_BRIEF]: name for name in islice(known, COMPARED)}
    least = 0.6 if word.isascii() else 0.5  # half the letters make no likeness: colour and source
    matches = get_close_matches(word[:LONGEST_BRIEF], starts, n=1, cutoff=least)
    return starts[matches[0]] if matches else ""
