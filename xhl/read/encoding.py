"""Bytes of any encoding -> text: by a byte order mark, else by the most plausible decoding."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, lookup
from typing import NamedTuple

from ..errors import FileError
from ..i18n.messages import _
from ..text.patterns import pattern

CHARACTERS = 1_000_000  # several hundred pages
LINES = 100_000
BROKEN = "\ufffd"  # replaces bytes that are no character of their encoding
_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"big5hkscs": "Big5"}
_SAMPLE = 1 << 16  # bytes decoded to compare encodings
# Encodings that browsers use in place of the declared, narrower ones.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}


class Decoded(NamedTuple):
    """A text, the Python name of its encoding, and the number of places that are no character."""

    text: str
    encoding: str
    broken: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes for a person."""
        name = _NAMES.get(self.encoding, self.encoding.upper())
        notes = []
        if self.encoding != "utf-8":
            notes.append(_("read as {encoding}, not UTF-8").format(encoding=name))
        if self.broken:
            problem = _("places with bytes that are no {encoding}, read as �: {count}")
            notes.append(problem.format(encoding=name, count=self.broken))
        return tuple(notes)


def text_of(data: bytes) -> Decoded:
    """The text of a text file. Raises `FileError` if it is too long.

    >>> text_of("建成基站".encode("gbk")).notes
    ('read as GB18030, not UTF-8',)
    """
    decoded = decode(data[: 4 * CHARACTERS + 4])  # no character has more bytes
    if decoded.text.count("\n") > LINES:
        problem = _("more than {limit} lines, the most that a document may have: divide it")
        raise FileError(problem.format(limit=LINES))
    if len(decoded.text) > CHARACTERS:
        raise FileError(too_long())
    return decoded


def too_long() -> str:
    """The message about a document with more than `CHARACTERS`."""
    problem = _("longer than {limit} characters, the most that a document may have: divide it")
    return problem.format(limit=CHARACTERS)


def decode(data: bytes, declared: str = "") -> Decoded:
    r"""The text of a file, without its byte order mark.

    A mark decides. Without one it is UTF-8 if that fits, whatever is declared, since pages are often
    converted without their declaration; else the ``declared`` encoding if it fits; else the best of the
    others. It never fails: bytes that are no character become U+FFFD.

    >>> decode("\ufeff基站".encode("utf-16")).text, decode("基站429".encode("utf-16-be")).encoding
    ('基站', 'utf-16-be')
    >>> decode("這個國家".encode("big5")), decode(b"\xbb\xf9\xd5\xbe\xff429").broken
    (Decoded(text='這個國家', encoding='big5hkscs', broken=0), 1)
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    sample = data[:_SAMPLE]
    if 4 * sample.count(0) <= len(sample):  # in UTF-16, every other byte of ASCII text is zero
        utf8 = _decoded(data, "utf-8")
        if _fits(utf8):
            return utf8
        if known := _known(declared):
            meant = _decoded(data, known)
            if _fits(meant, most=0.02):
                return meant
    return _decoded(data, _best(sample))


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    broken = text.count(BROKEN)
    if broken and encoding == "utf-8":  # a page may print this character itself
        broken -= data.count(BROKEN.encode())
    return Decoded(text.rstrip(BROKEN), encoding, broken)  # a file may end within a character


def _fits(decoded: Decoded, most: float = 0.3) -> bool:
    """Whether few places of a text are broken, relative to its East Asian characters: other bytes give
    hardly any of these in UTF-8.
    """
    eastern = sum(map(len, _EASTERN.findall(decoded.text[:_SAMPLE])))
    return decoded.broken <= most * eastern


_EASTERN = pattern("[\u2e80-\uffef]+")


def _known(declared: str) -> str:
    """Python's name of a declared encoding; empty if there is none that decodes bytes to text."""
    try:
        name = lookup(declared.strip().strip("\"'")).name
        b"00".decode(name)  # zip and hex are codecs too, but not for text
    except (LookupError, ValueError):
        return ""
    # Latin encodings fit any bytes, so a declaration of one tells nothing.
    return "" if name.startswith(("iso8859", "cp125")) else _WIDER.get(name, name)


# Encodings are compared by how common the characters are that they make from the same bytes. Common are
# punctuation and the characters in the first part of GB 2312 and Big5; these are the first of two bytes.

_COMMON = {
    "gb18030": ("gb2312", (range(0xA1, 0xA4), range(0xB0, 0xD8))),
    "big5hkscs": ("big5", (range(0xA1, 0xA4), range(0xA4, 0xC7))),
}


def _best(sample: bytes) -> str:
    encodings = (*_COMMON, "utf-16-le", "utf-16-be")
    return max(encodings, key=lambda encoding: _commonness(sample, encoding))


def _commonness(sample: bytes, encoding: str) -> float:
    """The share of common characters in bytes decoded with an encoding, less the share of broken ones."""
    chars = sample.decode(encoding, "replace")
    standards = [_COMMON[encoding]] if encoding in _COMMON else [*_COMMON.values()]
    if encoding in _COMMON:  # all of these encodings agree on ASCII
        chars = "".join(char for char in chars if not _is_ascii(char))
    common = sum(any(_is_common(char, *standard) for standard in standards) for char in chars)
    broken = sum(char in (BROKEN, "\0") for char in chars)
    return (common - broken) / max(1, len(chars))


def _is_ascii(char: str) -> bool:
    return " " <= char <= "\x7e" or char in "\t\r\n\f"


def _is_common(char: str, standard: str, firsts: tuple[range, ...]) -> bool:
    code = char.encode(standard, "ignore")
    return _is_ascii(char) or (len(code) == 2 and any(code[0] in rows for rows in firsts))
