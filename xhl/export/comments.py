"""Verdicts as comments in a copy of a Word document, which is otherwise unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import UserError
from ..i18n.messages import _
from ..render.verdicts import Checked, said, sentence
from ..text.sanitize import lines

if TYPE_CHECKING:
    from ..verification.verdicts import Verdict

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR = "xhl"


def commented(data: bytes, article: Checked, *, all_of_them: bool) -> bytes:
    """The document with a comment by each contradicted number, or by every number. Raises `UserError`."""
    try:
        from docx import Document
        from docx.text.run import Run
    except ImportError:
        problem = _("comments need python-docx: pip install 'xhl[word]'")
        raise UserError(problem) from None
    try:
        document = Document(BytesIO(data))
        paragraphs = list(_paragraphs(document.element.body))
        for place, one in _places(paragraphs, article):
            if all_of_them or one.verdict == "contradicted":
                runs = [Run(run, document) for run in place.runs()]
                document.add_comment(runs, text=_words(one), author=AUTHOR, initials=AUTHOR)
        written = BytesIO()
        document.save(written)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (whatever part python-docx stumbles over)
        problem = _("{path}: comments cannot be written into it: save it anew in Word")
        raise UserError(problem.format(path=article.file)) from None
    return written.getvalue()


def _words(one: Verdict) -> str:
    """The text of a comment: the verdict, and the sentences of the facts."""
    sources = dict.fromkeys(fact.source for fact in one.facts)
    return lines("\n".join((sentence(one, named=False), *sources, said(one).rpartition(" ")[2])))


# The places of the article's numbers in the document.


class _Paragraph:
    """A paragraph with its text; runs are split where a comment begins or ends."""

    def __init__(self, element: Any) -> None:
        self._element = element
        self.text = "".join(text for _run, text in self._runs())
        self.bare = "".join(self.text.split())

    def _runs(self) -> Iterator[tuple[Any, str]]:
        for run in self._element.iter(f"{_W}r"):
            if next(run.iterancestors(f"{_W}p")) is self._element:
                yield run, "".join(part.text or "" for part in run.iter(f"{_W}t"))

    def runs(self, start: int, end: int) -> list[Any]:
        """The first and the last run of a part of the text."""
        self._divide(start)
        self._divide(end)
        found, at = [], 0
        for run, text in self._runs():
            if text and at < end and at + len(text) > start:
                found.append(run)
            at += len(text)
        return [found[0], found[-1]]

    def _divide(self, at: int) -> None:
        """Split the run around a place, if it contains only text."""
        for run, text in self._runs():
            if 0 < at < len(text):
                parts = [part for part in run if part.tag != f"{_W}rPr"]
                if len(parts) == 1 and parts[0].tag == f"{_W}t":
                    rest = deepcopy(run)
                    run.addnext(rest)
                    _fill(run, text[:at])
                    _fill(rest, text[at:])
                return
            at -= len(text)


def _fill(run: Any, text: str) -> None:
    part = run.find(f"{_W}t")
    part.text = text
    part.set(_SPACE, "preserve")


class _Place(NamedTuple):
    """A part of a paragraph."""

    paragraph: _Paragraph
    start: int
    end: int

    def runs(self) -> list[Any]:
        return self.paragraph.runs(self.start, self.end)


def _paragraphs(body: Any) -> Iterator[_Paragraph]:
    """The paragraphs with text in order, including those of tables and boxes."""
    for element in body.iter(f"{_W}p"):
        if next(element.iterancestors(_TWICE), None) is None:
            paragraph = _Paragraph(element)
            if paragraph.bare:
                yield paragraph


def _places(paragraphs: Sequence[_Paragraph], article: Checked) -> Iterator[tuple[_Place, Verdict]]:
    """The places of the numbers of an article; a number that is not found gets no comment."""
    by_line = dict(_matched(paragraphs, article.lines.items()))
    for one in article.verdicts:
        line, number = article.lines.get(one.line, ""), one.claim.text
        before = line[: one.column - 1].count(number)
        places = [
            _Place(paragraph, start, start + len(number))
            for paragraph in by_line.get(one.line, ())
            for start in _starts(paragraph.text, number)
        ]
        if before < len(places):
            yield places[before], one


def _starts(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _matched(
    paragraphs: Sequence[_Paragraph], found: Iterable[tuple[int, str]]
) -> Iterator[tuple[int, list[_Paragraph]]]:
    """The paragraphs of each line of the article: one, or those of the cells of a row."""
    at = 0
    for number, line in found:
        bare = "".join(line.split())
        start = next((i for i in range(at, len(paragraphs)) if paragraphs[i].bare in bare), None)
        if not bare or start is None:
            continue
        end = start + 1
        while end < len(paragraphs) and paragraphs[end].bare in _behind(
            bare, paragraphs[start:end]
        ):
            end += 1
        yield number, list(paragraphs[start:end])
        at = end


def _behind(bare: str, paragraphs: Sequence[_Paragraph]) -> str:
    """The rest of a line behind the paragraphs that it begins with."""
    for paragraph in paragraphs:
        bare = bare.partition(paragraph.bare)[2]
    return bare
