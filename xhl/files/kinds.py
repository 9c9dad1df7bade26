"""The kind of a file that is no document, from its first bytes."""

from __future__ import annotations

from ..errors import FileError
from ..i18n.messages import _
from ..text.patterns import pattern

_PICTURE, _ARCHIVE, _SOUND = _("a picture"), _("an archive"), _("sound or film")
_PROGRAM, _DATABASE = _("a program"), _("a database")
_BEGINNINGS = {
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM"), _PICTURE),
    **dict.fromkeys((b"8BPS", b"\0\0\x01\0", b"\xd7\xcd\xc6\x9a"), _PICTURE),
    **dict.fromkeys((b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), _ARCHIVE),
    **dict.fromkeys((b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"MSCF"), _ARCHIVE),
    **dict.fromkeys(
        (b"ID3\x03", b"ID3\x04", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\xff\xfb"), _SOUND
    ),
    **dict.fromkeys((b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"), _PROGRAM),
    b"SQLite format 3": _DATABASE,
}
_INSIDE = {
    **{(8, b"WEBP"): _PICTURE, (8, b"AVI "): _SOUND, (8, b"WAVE"): _SOUND},
    **{(4, b"ftyp"): _SOUND, (257, b"ustar"): _ARCHIVE},
}
_LOOKED_AT = 1 << 12
_USUAL = pattern("[\\t\\n\\r -~\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")


def refuse(data: bytes) -> None:
    """Raise `FileError` for a file of another kind than text."""
    if kind := kind_of(data):
        problem = _("{kind}, not a document: only text can be read")
        raise FileError(problem.format(kind=kind))


def kind_of(data: bytes) -> str:
    r"""The kind of a file in a few words; empty if it may be text.

    >>> kind_of(b"\x89PNG\r\n"), kind_of("一\n".encode("utf-16-be")), kind_of(bytes(99))
    ('a picture', '', 'binary data')
    """
    for beginning, kind in _BEGINNINGS.items():
        if data.startswith(beginning) and (len(beginning) > 2 or not _is_text(data)):
            return kind
    for (at, mark), kind in _INSIDE.items():
        if data.startswith(mark, at):
            return kind
    return "" if _is_text(data) else _("binary data")


def _is_text(data: bytes) -> bool:
    """Whether bytes have hardly any control characters, also if they are UTF-16 without a mark."""
    head = data[:_LOOKED_AT]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or _is_utf16(head):
        return True
    odd, even = head[1::2].count(0), head[::2].count(0)
    if min(odd, even) == 0 and odd + even:  # a stray zero
        head = head.replace(b"\0", b"")
    return sum(byte in _CONTROL for byte in head) * 20 <= len(head)


def _is_utf16(head: bytes) -> bool:
    """Whether bytes are Chinese or Latin text in UTF-16. Either byte may be zero: 一 is U+4E00."""
    texts = [head.decode(f"utf-16-{order}", "ignore") for order in ("le", "be")]
    return any(len(_USUAL.findall(text)) > 0.9 * len(text) > 0 for text in texts)
