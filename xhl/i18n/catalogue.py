"""The Chinese catalogue: a compiled one where xhl is installed, the .po file in a checkout.

The build runs this file alone, so it imports nothing from xhl.
"""

from __future__ import annotations

import os.path
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from struct import iter_unpack, unpack_from

SOURCE = "locale/zh/LC_MESSAGES/xhl.po"
COMPILED = "locale/zh/LC_MESSAGES/xhl.mo"

_MAGIC = 0x950412DE
_HEADER_WORDS = 7


def opened() -> Callable[[str], str]:
    """The translation of a text, or the text itself where the catalogue has none."""
    from gettext import GNUTranslations
    from io import BytesIO

    return GNUTranslations(BytesIO(_compiled())).gettext


@cache
def originals() -> Mapping[str, str]:
    """The text of each translation."""
    data = _compiled()
    count, texts, translations = unpack_from("<3I", data, 8)

    def strings(table: int) -> Iterator[str]:
        for size, offset in iter_unpack("<2I", data[table : table + 8 * count]):
            yield data[offset : offset + size].decode()

    return dict(zip(strings(translations), strings(texts), strict=True))


def _compiled() -> bytes:
    """The compiled catalogue, of the .po file in a checkout."""
    folder = os.path.dirname(os.path.dirname(__file__))
    try:
        with open(f"{folder}/{COMPILED}", "rb") as file:
            return file.read()
    except FileNotFoundError:
        with open(f"{folder}/{SOURCE}", encoding="utf-8") as text:
            return compiled(dict(entries(text.read())))


def entries(po: str) -> Iterator[tuple[str, str]]:
    r"""The (text, translation) of each entry of a .po file; that of "" is its header.

    A string may take several lines; plural forms and contexts are not supported.

    >>> list(entries('# why\nmsgid "no such "\n"file"\nmsgstr "无此文件"\n'))
    [('no such file', '无此文件')]
    """
    from json import loads  # the strings are quoted and escaped as in JSON

    strings: dict[str, str] = {}
    key = ""
    for line in [*po.splitlines(), "msgid"]:
        if line.startswith(("msgid", "msgstr")):
            key, _, line = line.partition(" ")
            if key == "msgid" and strings:
                yield strings["msgid"], strings["msgstr"]
                strings = {}
        if line.startswith('"'):
            strings[key] = strings.get(key, "") + loads(line)


def compiled(translations: Mapping[str, str]) -> bytes:
    """A catalogue in the binary form of GNU gettext.

    Seven words of header; two tables of (length, offset), for texts in order and for their
    translations; the strings, each followed by a NUL. From the manual of GNU gettext, "The Format
    of GNU MO Files".
    """
    pairs = sorted((text.encode(), there.encode()) for text, there in translations.items() if there)
    words = [_MAGIC, 0, len(pairs), 4 * _HEADER_WORDS, 4 * _HEADER_WORDS + 8 * len(pairs), 0, 0]
    offset = 4 * _HEADER_WORDS + 16 * len(pairs)
    strings = [text for text, _ in pairs] + [there for _, there in pairs]
    for string in strings:
        words += [len(string), offset]
        offset += len(string) + 1
    head = b"".join(word.to_bytes(4, "little") for word in words)
    return head + b"".join(string + b"\0" for string in strings)
