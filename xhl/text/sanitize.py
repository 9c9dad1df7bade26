"""Text made safe to print: it cannot move a cursor, colour a screen, or hide in a line.

Dangerous are control characters (escape sequences begin with one), format characters (bidirectional
overrides, zero-width spaces and joiners, tags) and lone surrogates: the Unicode categories Cc, Cf,
Zl, Zp and Cs. So are invisible letters and signs, and variation selectors without a character to
vary, which can spell a hidden message. More combining marks than any script needs cover the lines
above and below. Each of these is replaced by one character, so positions stay the same. A variation
selector behind a character stays, as some names need it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from unicodedata import category

MARKS_MOST = 8  # combining marks on one character; Tibetan has up to five

_SPACES = "\t\n\v\f\r\x85\u2028\u2029"  # separators of fields and lines; each becomes a space

_HIDDEN = frozenset(("Cc", "Cf", "Zl", "Zp", "Cs"))
_MARKS = frozenset(("Mn", "Me"))
# Invisible: Hangul fillers, Khmer inherent vowels, the grapheme joiner, the blank Braille pattern.
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
    r"""The text as visible characters, with its line breaks kept, for formats that quote them.

    >>> lines("5G\n基站\t429个")
    '5G\n基站 429个'
    """
    return "\n".join(one_line(line) for line in text.split("\n"))


def escaped(text: str) -> str:
    r"""JSON text with invisible characters as escapes; it parses to the same value.

    >>> print(escaped('"5G\u202e基站"'))
    "5G\u202e基站"
    """
    if is_plain(text):
        return text
    return "".join(_spelled(char) if is_hidden else char for char, is_hidden in sorted_out(text))


def sorted_out(text: str) -> Iterator[tuple[str, bool]]:
    r"""Each character of a text, and whether it is dangerous in its place.

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
    """Whether a text certainly has nothing dangerous, which is quickly told of most texts.

    It may be False for harmless texts, such as those with a wide space.

    >>> is_plain("5G基站"), is_plain("5G\u200b基站")
    (True, False)
    """
    if not text.isprintable():
        return False
    return text.isascii() or (_SUSPECT.isdisjoint(text) and not _may_pile_up(text))


def _may_pile_up(text: str) -> bool:
    """Whether there may be too many marks in a row: such a row covers every ninth place."""
    return not _MARKS.isdisjoint(map(category, text[MARKS_MOST :: MARKS_MOST + 1]))


def _is_reserved(char: str) -> bool:
    """Whether Unicode reserves the unassigned character to be invisible."""
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
    r"""The text with dangerous characters as escapes.

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
    r"""A name or text of a base as messages quote it: printable, and no longer than
    `LONGEST_BRIEF`.

    >>> brief("5G\n基站"), len(brief("基站" * 100)) == LONGEST_BRIEF
    ('5G\\x0a基站', True)
    """
    return printable(text if len(text) <= LONGEST_BRIEF else text[: LONGEST_BRIEF - 1] + "…")


def _escape(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
