"""Values -> TOML text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..model import Digits
from ..text.sanitize import is_plain, one_line, sorted_out

# Visible text stays as it is; invisible characters become escapes.
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@lru_cache(maxsize=64)  # the facts of a sentence come one after another, with the same words
def text(value: str) -> str:
    r"""A text in quotes, on one line.

    >>> print(text('“六新”\t"5G"'))
    "“六新”\t\"5G\""
    """
    if is_plain(value):
        return '"{}"'.format(value.replace("\\", "\\\\").replace('"', '\\"'))
    return f'"{"".join(_character(char, hidden) for char, hidden in sorted_out(value))}"'


def header(*names: str, several: bool = False) -> str:
    """The header of a table; the first name is a keyword, the others are quoted.

    >>> print(header("fact", "5G基站", several=True))
    [[fact."5G基站"]]
    """
    inside = ".".join([names[0], *map(text, names[1:])])
    return f"[[{inside}]]" if several else f"[{inside}]"


def pairs(values: Mapping[str, str | tuple[str, ...]], *, quoted: bool = False) -> str:
    """A line for each key with a value; ``quoted`` if the keys are no keywords.

    >>> print(pairs({"value": Digits("1.50"), "unit": "亿元", "period": "", "aliases": ("GDP",)}))
    value = 1.50
    unit = "亿元"
    aliases = ["GDP"]
    """
    lines = (
        f"{text(key) if quoted else key} = {_written(value)}"
        for key, value in values.items()
        if value
    )
    return "\n".join(lines)


def comment(value: str) -> str:
    r"""A comment on one line, even if the text has several.

    >>> print(comment("5G\nbase"))
    # 5G base
    """
    return f"# {one_line(value)}".rstrip()


def _written(value: str | tuple[str, ...]) -> str:
    if isinstance(value, Digits):
        return str(value)
    return text(value) if isinstance(value, str) else f"[{', '.join(map(text, value))}]"


def _character(char: str, is_hidden: bool) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if not is_hidden and (char.isprintable() or char == "\u3000"):
        return char
    code = ord(char)
    if 0xD800 <= code < 0xE000:  # from a file name that is not UTF-8; TOML cannot express it
        return "\ufffd"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
