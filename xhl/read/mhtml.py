"""The page in a web archive (.mhtml, .mht)."""

from __future__ import annotations

import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..errors import FileError
from ..i18n.messages import _
from ..text.patterns import pattern
from .html.reader import read_page

if TYPE_CHECKING:
    from .blocks import Content

_HEAD = 1 << 14  # bytes in which the marks of the format are looked for
_MINE = pattern(
    rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*(?:multipart/|text/html)",
    re.IGNORECASE,
)
_BOUNDARY = pattern(rb'boundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;]+))', re.IGNORECASE)
_DEEPEST = 4  # parts within parts; a page has one or two levels
_BLANK = pattern(rb"\r?\n[ \t]*\r?\n")


def is_mine(data: bytes, name: str) -> bool:  # noqa: ARG001 (what it is says its content)
    """Whether bytes are a page in the format of an e-mail."""
    return _MINE.match(data[:_HEAD]) is not None


def read(data: bytes) -> Content:
    r"""The article of the first page. Raises `FileError`.

    >>> head = b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
    >>> [block.text for block in read(head + b"\n<p>=E5=9F=BA=E7=AB=99=\n429=E4=B8=AA").pieces]
    ['基站429个']
    """
    for head, body in _parts(data, _DEEPEST):
        if re.search(rb"content-type:\s*text/html", head, re.IGNORECASE):
            return read_page(_decoded(head, body), head)._replace(format="mhtml")
    raise FileError(_("there is no page in this file"))


def _parts(data: bytes, depth: int) -> Iterator[tuple[bytes, bytes]]:
    """The header and the body of each part."""
    blank = _BLANK.search(data)
    head, body = (data[: blank.start()], data[blank.end() :]) if blank else (b"", data)
    boundary = _BOUNDARY.search(head[:_HEAD])
    if boundary is None or not depth:
        yield head, body
        return
    for part in body.split(b"--" + (boundary[1] or boundary[2]))[1:]:
        yield from _parts(part.lstrip(b"\r\n"), depth - 1)


def _decoded(head: bytes, body: bytes) -> bytes:
    encoding = re.search(rb"content-transfer-encoding:\s*([\w-]+)", head, re.IGNORECASE)
    kind = encoding[1].lower() if encoding else b""
    if kind == b"quoted-printable":
        return a2b_qp(body)
    if kind == b"base64":
        typed = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        return a2b_base64(typed + b"A" * (-len(typed) % 4))  # a file may be incomplete
    return body
