"""The rules of rules.md."""

from __future__ import annotations

import pytest
from verdict_rules import RULES, Rule

from xhl import verify


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_verdict_is_as_its_rule_says(rule: Rule) -> None:
    said = [f"{one.verdict} {one.reason}".strip() for one in verify(rule.article, rule.base)]
    assert is_as_told(said, rule.expected), said


def is_as_told(said: list[str], expected: str) -> bool:
    """Whether the verdicts on the numbers of an article are those that a rule expects."""
    kind, _, wanted = expected.partition(" ")
    if expected == "no numbers":
        return not said
    if kind == "all":
        many, _, wanted = wanted.partition(" ")
        return len(said) == int(many) and all(one.startswith(wanted) for one in said)
    if kind == "each":
        each = wanted.split(", ")
        return len(said) == len(each) and all(map(str.startswith, said, each))
    if kind == "none":
        return not any(one.startswith(wanted) for one in said)
    if kind == "not":
        return not said[-1].startswith(wanted)
    return said[-1].startswith(kind) if wanted == "*" else said[-1] == expected
