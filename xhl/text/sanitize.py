"""Data is only ever data: it cannot move a cursor, colour a screen, or hide in a line.

What can do that are control characters (escape sequences begin with one), format characters
(bidirectional overrides, zero-width spaces and joiners, tags) and lone surrogates: the Unicode
categories Cc, Cf, Zl, Zp and Cs. Letters and signs that look like nothing hide too, and so do
variation selectors with nothing to vary, a row of which can spell a message. Combining marks beyond
what any script piles up cover the lines above and below. All these are replaced one by one, so
places in a text stay the same. A variation selector behind a character stays: some names need it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from unicodedata import category

MARKS_MOST = 8  # combining marks on one character; Tibetan has up to five

_SPACES = "\t\n\v\f\r\x85\u2028\u2029"  # what separates fields and lines becomes a space

_HIDDEN = frozenset(("Cc", "Cf", "Zl", "Zp", "Cs"))
_MARKS = frozenset(("Mn", "Me"))
# Fillers of Hangul, vowels of Khmer that are not written, the joiner of graphemes, and a Braille
# pattern without dots.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_SELECTORS = frozenset(
    map(chr, chain(range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)))
)
_SUSPECT = _BLANK | _SELECTORS


def one_line(text: str) -> str:
    r"""The text as one line of visible characters, as long as before.

    >>> one_line("5G\n\x1b[31m基站\u202e")
    '5G ␛[31m基站�'
    """
    if is_plain(text):
        return text
    return "".join(_visible(char) if is_hidden else char for char, is_hidden in sorted_out(text))


def lines(text: str) -> str:
    r"""The same with its line breaks kept, for formats that quote them.

    >>> lines("5G\n基站\t429个")
    '5G\n基站 429个'
    """
    return "\n".join(one_line(line) for line in text.split("\n"))


def escaped(text: str) -> str:
    r"""JSON text with all that is not visible spelled as escapes; it parses to the same value.

    >>> print(escaped('"5G\u202e基站"'))
    "5G\u202e基站"
    """
    if is_plain(text):
        return text
    return "".join(_spelled(char) if is_hidden else char for char, is_hidden in sorted_out(text))


def sorted_out(text: str) -> Iterator[tuple[str, bool]]:
    r"""Each character of a text, with whether it is hidden, or acts, where it stands.

    >>> [char for char, is_hidden in sorted_out("家\ufe00\ufe00") if is_hidden]
    ['\ufe00']
    """
    before = " "
    marks = 0
    for char in text:
        kind = category(char)
        marks = marks + 1 if kind in _MARKS else 0
        is_hidden = kind in _HIDDEN or char in _BLANK or marks > MARKS_MOST
        if char in _SELECTORS:
            is_hidden = is_hidden or before.isspace() or before in _SELECTORS
        elif kind == "Cn":
            is_hidden = _is_reserved(char)
        yield char, is_hidden
        before = " " if is_hidden else char


def is_plain(text: str) -> bool:
    """Whether nothing in it is hidden, as in most texts, which then need no second look.

    False may still be said of texts without anything hidden, such as those with a wide space.

    >>> is_plain("5G基站"), is_plain("5G\u200b基站")
    (True, False)
    """
    if not text.isprintable():
        return False
    return text.isascii() or (_SUSPECT.isdisjoint(text) and not _may_pile_up(text))


def _may_pile_up(text: str) -> bool:
    """Whether marks may follow each other in too long a row: every such row has a ninth place."""
    return not _MARKS.isdisjoint(map(category, text[MARKS_MOST :: MARKS_MOST + 1]))


def _is_reserved(char: str) -> bool:
    """Whether Unicode keeps the place for a character that looks like nothing, so far unassigned."""
    return char == "\u2065" or "\ufff0" <= char <= "\ufff8" or "\U000e0000" <= char <= "\U000e0fff"


def _visible(char: str) -> str:
    if char in _SPACES:
        return " "
    return chr(0x2400 + ord(char)) if char < " " else "\ufffd"  # the pictures: ␛ for escape


def _spelled(char: str) -> str:
    from json import dumps  # loaded already where JSON is written

    return dumps(char)[1:-1] if char != "\x7f" else "\\u007f"


LONGEST_BRIEF = 60  # characters of a name or text that a problem repeats


def printable(text: str) -> str:
    r"""The text with all that could move a cursor or hide in a line spelled out.

    >>> print(printable("5G\n基站　\u202e"))
    5G\x0a基站　\u202e
    """
    if is_plain(text):
        return text
    return "".join(
        _escape(ord(char)) if is_hidden or not (char.isprintable() or char == "\u3000") else char
        for char, is_hidden in sorted_out(text)
    )


def brief(text: str) -> str:
    r"""A name or text of a base as a problem repeats it: printable, of `LONGEST_BRIEF` characters at most.

    >>> brief("5G\n基站"), len(brief("基站" * 100)) == LONGEST_BRIEF
    ('5G\\x0a基站', True)
    """
    return printable(text if len(text) <= LONGEST_BRIEF else text[: LONGEST_BRIEF - 1] + "…")


def _escape(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
