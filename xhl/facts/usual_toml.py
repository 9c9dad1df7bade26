"""TOML in the usual spelling: one key a line, its texts in plain quotes.

It is read without the parser, which takes three times as long, and as much again to be imported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..model import Digits

if TYPE_CHECKING:
    from .schema import Table

    Lines = dict[str, list[int]]  # of the headers of each topic

_DEEPEST = 3  # tables in the table of a header; a base has one
_MOST = 32_000_000  # characters; the parser has limits for more
_PLAIN = r"[^\x00-\x1f\x7f]"  # what may be in a comment
_TEXT = r'"[^"\\\x00-\x1f\x7f]*"'  # each character stands for itself
_ROW = re.compile(
    rf"""^(?:
        ([a-z]+|{_TEXT})\ =\ (?:
            ({_TEXT})
            |(-?(?:0|[1-9][0-9]{{0,16}})(?:\.[0-9]+)?)
            |\[({_TEXT}(?:,\ {_TEXT})*)\]
        )
        |\[\[fact\.({_TEXT})\]\]
        |\[([a-z]+(?:\.(?:[a-z]+|{_TEXT})){{0,{_DEEPEST}}})\]
    )?(?:\ *\#{_PLAIN}*)?$""",
    re.MULTILINE | re.VERBOSE,
)
_PART = re.compile(f"[a-z]+|{_TEXT}")  # of a header


def usual_tables(text: str) -> tuple[Table, Lines] | None:
    r"""The tables of a TOML text, and the lines of the headers of its facts, from 1; None if anything in it is
    spelled otherwise or may be a fault.

    >>> usual_tables('title = "公报"\n[[fact."5G基站"]]\nvalue = 429\naliases = ["信号塔", "基站"]')
    ({'title': '公报', 'fact': {'5G基站': [{'value': 429, 'aliases': ['信号塔', '基站']}]}}, {'5G基站': [2]})
    >>> usual_tables("title = '公报'"), usual_tables('title = ""\ntitle = ""')
    (None, None)
    """
    rows = _ROW.findall(text) if len(text) <= _MOST else ()
    if len(rows) != text.count("\n") + 1:
        return None
    data: Table = {}
    facts: dict[str, list[Table]] = {}
    lines: Lines = {}
    table = data
    for line, (key, said, number, texts, topic, header) in enumerate(rows, 1):
        if key:
            name = key.strip('"')
            if name in table:
                return None
            table[name] = _value(said, number, texts)
        elif topic:
            if data.setdefault("fact", facts) is not facts:
                return None
            table = {}
            facts.setdefault(topic[1:-1], []).append(table)
            lines.setdefault(topic[1:-1], []).append(line)
        elif header:
            opened = _opened(data, [part.strip('"') for part in _PART.findall(header)])
            if opened is None:
                return None
            table = opened
    return data, lines


def _value(said: str, number: str, texts: str) -> str | int | list[str]:
    if number:
        return Digits(number) if "." in number else int(number)
    return texts[1:-1].split('", "') if texts else said[1:-1]


def _opened(data: Table, path: list[str]) -> Table | None:
    """The new table of a header; None if there is anything in its place."""
    *outer, name = path
    table: Any = data
    for part in outer:
        table = table.setdefault(part, {})
        if type(table) is not dict:
            return None
    return table.setdefault(name, {}) if name not in table and path[0] != "fact" else None
