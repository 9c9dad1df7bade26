"""Problems of bases: lines that editors jump to, or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from ..i18n.messages import _

if TYPE_CHECKING:
    from ..facts.problems import Problem
    from .record import Record

Form = Literal["text", "json"]
FEW = 3  # problems of a kind that are printed one by one
NAMES = ("file", "line", "level", "rule", "where", "problem", "sentence")


def problems(found: Sequence[Problem], form: Form) -> Iterator[str]:
    """A line for each problem, in which copies of a base share one, or an array of objects with the keys of
    `NAMES`.
    """
    if form == "text":
        yield from (f"{line}\n" for line in _lines(found))
        return
    from .formats import json
    from .record import sheet

    yield from json(sheet(NAMES, map(_record, found)))


def drawn(found: Sequence[Problem]) -> Iterator[str]:
    """The same lines, folded for a terminal."""
    from . import screen

    columns = screen.width()
    for line in _lines(found):
        yield screen.printed(screen.hanging(screen.text(line), columns), color=False)


def _lines(found: Sequence[Problem]) -> Iterator[str]:
    groups: dict[object, list[Problem]] = {}
    for problem in found:
        groups.setdefault(_alike(problem), []).append(problem)
    shared = {key for key, group in groups.items() if _is_of_copies(group)}
    for problem in found:
        key = _alike(problem)
        if key not in shared:
            yield problem.graded
        elif problem is groups[key][0]:
            yield f"{problem.graded} ({_others(groups[key])})"


def _is_of_copies(group: Sequence[Problem]) -> bool:
    is_one_a_file = len({one.path for one in group}) == len(group)
    return len(group) > FEW and (_is_of_copy(group[0]) or is_one_a_file)


def _is_of_copy(problem: Problem) -> bool:
    """Whether it is a fact of a file all of whose facts are in another file."""
    return problem.rule == "twice" and problem.path != problem.original


def _alike(problem: Problem) -> object:
    """What problems have in common of which one is enough: all facts of a copy, one fact in all copies."""
    if _is_of_copy(problem):
        return problem.path
    said = problem.problem.replace(problem.path, "")
    file = problem.original or problem.path
    return file, problem.rule, problem.where, said, problem.sentence


def _others(group: Sequence[Problem]) -> str:
    if _is_of_copy(group[0]):
        return _("so are {count} more facts of the file").format(count=len(group) - 1)
    return _("the same in {count} more files").format(count=len(group) - 1)


def _record(problem: Problem) -> Record:
    from ..model import Digits

    return {
        "file": problem.path,
        "line": Digits(str(problem.line)) if problem.line else None,
        "level": problem.level,
        "rule": problem.rule,
        "where": problem.where,
        "problem": problem.problem,
        "sentence": problem.sentence,
    }
