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

    Lines = dict[str, list[int]]  # of the headers of each topic

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


def quick_tables(text: str) -> tuple[Table, Lines | None]:
    r"""The tables of a TOML text, as from `tables`, and the lines of its facts, if they are spelled as usual.

    >>> quick_tables('title = "公报"\n[[fact."5G基站"]]\nvalue = 429\naliases = ["信号塔", "基站"]')
    ({'title': '公报', 'fact': {'5G基站': [{'value': 429, 'aliases': ['信号塔', '基站']}]}}, {'5G基站': [2]})
    """
    start = 0 if text.startswith(_HEADER) else text.find("\n" + _HEADER) + 1
    is_short = len(text) - start < _MOST
    usual = usual_facts(text[start:]) if is_short and text.startswith(_HEADER, start) else None
    if usual:
        with suppress(FileError):  # a text of several lines may look like facts
            head = tables(text[:start])
            if "fact" not in head:
                facts, lines = usual
                before = text.count("\n", 0, start)
                if before:
                    lines = {topic: [line + before for line in own] for topic, own in lines.items()}
                return {**head, "fact": facts}, lines
    return tables(text), None


def usual_facts(text: str) -> tuple[Table, Lines] | None:
    r"""The facts of a text that begins with one, and the lines of their headers, from 1; None if anything in
    it is spelled otherwise.

    >>> usual_facts('[[fact."5G基站"]]\nvalue = 429'), usual_facts('[[fact."5G基站"]]\nvalue=429')
    (({'5G基站': [{'value': 429}]}, {'5G基站': [1]}), None)
    """
    rows = _ROW.findall(text)
    if len(rows) != text.count("\n") + 1:
        return None
    facts: Table = {}
    lines: Lines = {}
    entry: Table = {}
    for line, (key, said, number, texts, topic) in enumerate(rows, 1):
        if topic:
            entry = {}
            facts.setdefault(topic, []).append(entry)
            lines.setdefault(topic, []).append(line)
        elif key:
            if key in entry:
                return None
            if number:
                entry[key] = Digits(number) if "." in number else int(number)
            else:
                entry[key] = texts[1:-1].split('", "') if texts else said
    return facts, lines
