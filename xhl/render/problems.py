"""Problems of bases: lines that editors jump to, or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ..facts.problems import Problem
    from .record import Record

Form = Literal["text", "json"]
NAMES = ("file", "line", "level", "rule", "where", "problem", "sentence")


def problems(found: Sequence[Problem], form: Form) -> Iterator[str]:
    """A line for each problem, or an array of objects with the keys of `NAMES`."""
    if form == "text":
        yield from (f"{problem.graded}\n" for problem in found)
        return
    from .formats import json
    from .record import sheet

    yield from json(sheet(NAMES, map(_record, found)))


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
