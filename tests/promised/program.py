"""A program with the Python interface, whose types mypy checks."""

from __future__ import annotations

import xhl

hit: xhl.Hit = xhl.load().search("5G")[0]
fact: xhl.Fact = hit.fact
value: int | float | None = fact.value
assert (value, fact.unit) == (429, "个")
