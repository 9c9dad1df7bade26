"""Data is only ever data: it cannot move a cursor, colour a screen, or hide in a line.

What can do that are control characters (escape sequences begin with one), format characters
(bidirectional overrides, zero-width spaces and joiners, tags) and lone surrogates: the Unicode
categories Cc, Cf, Zl, Zp and Cs. They are replaced one by one, so places in a text stay the same.
"""

from __future__ import annotations

_SPACES = "\t\n\v\f\r\x85\u2028\u2029"  # what separates fields and lines becomes a space


def one_line(text: str) -> str:
    """The text as one line of visible characters, as long as before.

    >>> one_line("5G\\n\\x1b[31m基站\\u202e")
    '5G ␛[31m基站�'
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def lines(text: str) -> str:
    """The same with its line breaks kept, for formats that quote them."""
    return "\n".join(one_line(line) for line in text.split("\n"))


def escaped(text: str) -> str:
    """JSON text with all that is not visible spelled as escapes; it parses to the same value."""
    if text.isprintable():
        return text
    return "".join(_spelled(char) if _is_hidden(char) else char for char in text)


def _visible(char: str) -> str:
    if char in _SPACES:
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))  # the control pictures: ␛ for escape
    return "\ufffd" if _is_hidden(char) else char


def _is_hidden(char: str) -> bool:
    if char.isprintable():
        return False
    from unicodedata import category  # most texts need no second look

    return category(char) in {"Cc", "Cf", "Zl", "Zp", "Cs"}


def _spelled(char: str) -> str:
    from json import dumps  # loaded already where JSON is written

    return dumps(char)[1:-1] if char != "\x7f" else "\\u007f"
