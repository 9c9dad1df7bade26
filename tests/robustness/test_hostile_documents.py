"""A document from a stranger is read, or refused in one line, in time in proportion to its size."""

from __future__ import annotations

import pytest

from xhl.errors import FileError
from xhl.read import html

pytestmark = pytest.mark.thorough

# Hostile pages


@pytest.mark.parametrize(
    "data",
    [
        b"<!--" * 300_000,
        b"<!-- --" * 200_000,
        b"<a x='" * 200_000,
        b'<a x="' * 200_000 + b"'",
        b"<script>" * 200_000,
        b"<![CDATA[" * 200_000,
        b"<" * 2_000_000,
        b"<div>" * 190_000,
        b"<p><b>" * 90_000,
        b"<div>" * 149 + b"<li>" * 190_000,
        b"<table><tr><td>" * 60_000,
        b"<ruby>" * 190_000 + "增长9%。".encode(),
        b"<p>" + b"&amp;" * 1_000_000,
        b"<p>" + b"9" * 5_000_000,
        b"<p>" + "增长9%，".encode() * 300_000,
        b"<br>9" * 190_000,
        b"<p>" + "增长9%，<br>".encode() * 150_000,
        b"<p " + b"a=" * 1_000_000 + b">",
        b"<p>9" + b" " * 3_000_000 + b"9",
        b"<td colspan=99999999999 rowspan=-1>9",
    ],
)
def test_a_page_made_to_take_forever_does_not(data: bytes) -> None:
    try:
        html.read(b"<html>" + data)
    except FileError as refusal:
        assert "\n" not in str(refusal)


def test_a_page_with_more_tags_than_any_page_is_refused() -> None:
    with pytest.raises(FileError, match="more than 200000 tags"):
        html.read(b"<html>" + b"<i>" * 200_001)
