"""What the parser's messages about TOML mean for those who write bases."""

from __future__ import annotations

import re

from ..i18n.messages import _

# The message, the characters at its place (that before it, too), and what is said instead.
_HINTS = (
    ("", "[“”‘’＂＇]$", _('quotation marks of TOML are straight: "…"')),
    (
        r"(Illegal|Found invalid) character '\\n'|Expected \"'\"",
        "",
        _("a text has no closing quotation mark in its line"),
    ),
    ("Expected newline", '^"', _(r"a quotation mark inside a text is written \"")),
    ("Expected '='", "[：＝]$", _('a key and its value need "=" between them')),
    (
        "Expected|Invalid initial",
        r"[^\x00-\x7f]$",
        _('Chinese names need quotation marks: "5G基站"'),
    ),
    ("Invalid value", r"[^\W\d]$", _('a text needs quotation marks: "…"')),
    ("Invalid hex|Unescaped", "", _(r"in quotation marks a backslash is written twice: \\")),
)


def meaning(message: str, line: str, column: int) -> str:
    """What a message at a column, from 1, of a line means; "" if there is no clearer word for it.

    >>> meaning("Invalid value", "title = “公报”", 9)
    'quotation marks of TOML are straight: "…"'
    >>> meaning("Unclosed array", "aliases = [", 12)
    ''
    """
    there = line[max(column - 2, 0) : column]
    told = (
        said
        for known, chars, said in _HINTS
        if re.match(known, message) and re.search(chars, there)
    )
    return next(told, "")
