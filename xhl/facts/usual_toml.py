"""TOML whose facts are spelled as usual: one key a line, its text in plain quotes.

Such facts are read without the parser, in a quarter of its time.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from ..errors import FileError
from ..model import Digits
from .load import LINE, tables

if TYPE_CHECKING:
    from .schema import Table

_HEADER = "[[fact."
_MOST = 32 * LINE  # characters; the parser has limits for more
_TEXT = r'[^"\\\x00-\x1f\x7f]'  # a character that stands for itself
_ROW = re.compile(
    rf"""^(?:
        ([a-z]+)\ =\ (?:
            "({_TEXT}*)"
            |(-?(?:0|[1-9][0-9]{{0,16}})(?:\.[0-9]+)?)
            |\[("{_TEXT}*"(?:,\ "{_TEXT}*")*)\]
        )
        |\[\[fact\."({_TEXT}+)"\]\]
        |(?:\#[^\x00-\x1f\x7f]*)?
    )$""",
    re.MULTILINE | re.VERBOSE,
)


def quick_tables(text: str) -> Table:
    r"""The tables of a TOML text, as from `tables`.

    >>> quick_tables('title = "公报"\n[[fact."5G基站"]]\nvalue = 429\naliases = ["信号塔", "基站"]')
    {'title': '公报', 'fact': {'5G基站': [{'value': 429, 'aliases': ['信号塔', '基站']}]}}
    """
    start = 0 if text.startswith(_HEADER) else text.find("\n" + _HEADER) + 1
    is_short = len(text) - start < _MOST
    facts = usual_facts(text[start:]) if is_short and text.startswith(_HEADER, start) else None
    if facts:
        with suppress(FileError):  # a text of several lines may look like facts
            head = tables(text[:start])
            if "fact" not in head:
                return {**head, "fact": facts}
    return tables(text)


def usual_facts(text: str) -> Table | None:
    r"""The facts of a text that begins with one; None if anything in it is spelled otherwise.

    >>> usual_facts('[[fact."5G基站"]]\nvalue = 429'), usual_facts('[[fact."5G基站"]]\nvalue=429')
    ({'5G基站': [{'value': 429}]}, None)
    """
    rows = _ROW.findall(text)
    if len(rows) != text.count("\n") + 1:
        return None
    facts: Table = {}
    entry: Table = {}
    for key, said, number, texts, topic in rows:
        if topic:
            entry = {}
            facts.setdefault(topic, []).append(entry)
        elif key:
            if key in entry:
                return None
            if number:
                entry[key] = Digits(number) if "." in number else int(number)
            else:
                entry[key] = texts[1:-1].split('", "') if texts else said
    return facts
