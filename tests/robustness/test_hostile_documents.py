"""A hostile document is read, or refused in one line, in time proportional to its size."""

from __future__ import annotations

import resource
import signal
import zlib
from collections.abc import Iterator

import pytest
from pdfs import Text, assembled, grid, pdf

from xhl.errors import FileError
from xhl.read.html import reader as html
from xhl.read.pdf import reader as pdf_reader

pytestmark = pytest.mark.thorough

SECONDS = 30  # of processor time, far more than any test needs
MEMORY = 8 << 30  # bytes of address space, of which a long run of tests has taken some


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    """Fail a test that takes too much time or memory, here or in a process that it starts."""

    def late(*_told: object) -> None:
        pytest.fail(f"took more than {SECONDS} s")

    def of_children() -> float:
        return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])

    before, former = of_children(), resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, former[1]))
    signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    resource.setrlimit(resource.RLIMIT_AS, former)
    assert of_children() - before < SECONDS


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
        b"<div>" * 35_000,
        b"<p><b>" * 17_000,
        b"<div>" * 149 + b"<li>" * 35_000,
        b"<table><tr><td>" * 10_000,
        b"<ruby>" * 35_000 + "增长9%。".encode(),
        b"<p>" + b"&amp;" * 1_000_000,
        b"<p>" + b"9" * 5_000_000,
        b"<p>" + "增长9%，".encode() * 75_000,
        b"<br>9" * 35_000,
        b"<p>" + "增长9%，<br>".encode() * 35_000,
        b"<p " + b"a=" * 1_000_000 + b">",
        b"<a " * 3_000_000,
        b"<p>9" + b" " * 3_000_000 + b"9",
        b"<td colspan=99999999999 rowspan=-1>9",
        *(
            b"<style>" + styles * 300_000 + b"</style><p>9"
            for styles in (b"/*", b"a", b"@", b"@a{")
        ),
        b"<p style='" + b"text-decoration:" * 200_000 + b"'>9",
    ],
)
def test_a_page_made_to_take_forever_does_not(data: bytes) -> None:
    try:
        html.read(b"<html>" + data)
    except FileError as refusal:
        assert "\n" not in str(refusal)


def test_a_page_with_more_tags_than_any_page_is_refused() -> None:
    with pytest.raises(FileError, match="more than 150000 tags"):
        html.read(b"<html>" + b"<i>" * 150_001)


# Hostile PDFs

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %b >>"


def one_page(content: bytes, *objects: bytes, head: bytes = b"", resources: bytes = b"") -> bytes:
    """A file of one page with this stream, and further objects from the fifth on."""
    stream = b"<< /Length %d %b >> stream\n%b\nendstream" % (len(content), head, content)
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    return assembled([catalog, pages, PAGE % resources, stream, *objects])


def forms(levels: int, width: int) -> bytes:
    """Forms that draw forms: each level so many times."""
    drawn = b"/X Do " * width
    objects = [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
        b" /Length %d >> stream\n%b\nendstream" % (6 + level % levels, len(drawn), drawn)
        for level in range(levels)
    ]
    return one_page(drawn, *objects, resources=b"/Resources << /XObject << /X 5 0 R >> >>")


def packed(size: int, times: int) -> bytes:
    data = bytes(size)
    for _time in range(times):
        data = zlib.compress(data, 1)  # a tenth of the time
    return one_page(data, head=b"/Filter [%b]" % (b"/FlateDecode " * times))


HOSTILE = {
    "forms in forms": lambda: forms(10, 12),
    "a form in itself": lambda: forms(1, 2),
    "a stream of a gigabyte": lambda: packed(1 << 30, 1),
    "a stream packed twice": lambda: packed(1 << 28, 2),
    "pages in themselves": lambda: assembled(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"]
    ),
    "a million pages": lambda: assembled(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 1000000 >>"]
    ),
    "open brackets": lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 3_000_000,
    "states without end": lambda: one_page(b"q " * 3_000_000),
    "a table of squared paper": lambda: pdf(
        [*grid(range(0, 560, 4), range(0, 840, 6)), Text("9", 9, 9)]
    ),
    "texts anywhere": lambda: pdf(
        [Text("年增", n * 7 % 560, n * 11 % 830, n % 20 + 1) for n in range(20_000)]
    ),
    "nothing but a head": lambda: b"%PDF-1.7" + bytes(20_000_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_pdf_made_to_take_forever_or_all_memory_does_not(name: str) -> None:
    try:
        pdf_reader.read(HOSTILE[name]())
    except FileError as refusal:
        assert "\n" not in str(refusal)
