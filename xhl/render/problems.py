"""What checking finds: lines that editors jump to, or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from ..facts.finding import Finding
    from .record import Record

Form = Literal["text", "json"]
NAMES = ("file", "line", "level", "rule", "where", "problem", "sentence")


def findings(found: Sequence[Finding], form: Form) -> Iterator[str]:
    """One line each, or an array of objects with the keys of `NAMES`.

    >>> from json import loads
    >>> from xhl.facts.finding import Finding
    >>> found = [Finding("facts.toml", 12, "twice", 'fact "5G基站"', "the same again")]
    >>> [(each["rule"], each["line"]) for each in loads("".join(findings(found, "json")))]
    [('twice', 12)]
    """
    if form == "text":
        yield from (f"{finding}\n" for finding in found)
        return
    from .formats import json
    from .record import sheet

    yield from json(sheet(NAMES, map(_record, found)))


def _record(finding: Finding) -> Record:
    from .record import Written

    return {
        "file": finding.path,
        "line": Written(str(finding.line)) if finding.line else None,
        "level": finding.level,
        "rule": finding.rule,
        "where": finding.where,
        "problem": finding.problem,
        "sentence": finding.sentence,
    }
