"""All names that stay the same: columns, formats, colours, sort keys, exit codes; see docs/cli.md."""

from __future__ import annotations

from typing import Literal

# Exit codes, as grep's.
FOUND = 0
NOTHING = 1
PROBLEMS = 1  # what checking finds
CANNOT = 2

Format = Literal["table", "tsv", "csv", "json", "jsonl", "markdown", "quote"]
Color = Literal["auto", "always", "never"]
SortKey = Literal["value", "topic", "section", "period"]

# JSON keys, CSV headers, TSV columns, `--field`: names and order are promised, new ones come last.
FACT = (
    *("topic", "value", "unit", "qualifier", "section"),
    *("statement", "period", "source", "document", "aliases"),
)
HIT = (*FACT, "score")
ANSWER = ("query", *HIT)
CONTEXT = ("before", "after")  # with -C, behind the others
COUNT = ("name", "title", "aliases", "facts", "numbers")
BASE = ("path", "origin", "title", "documents", "facts", "numbers", "index")
# Of `verify` in JSON.
VERDICT = (
    *("file", "line", "column", "text", "value", "unit", "verdict", "reason"),
    *("topic", "expected", "statement", "source", "document", "place"),
)
