"""The text of a Word document in one row of characters, and the runs that a part of it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Any

from ..read.blocks import GAP

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SOUND = f"{_W}rt"  # how a character is read, above it
_LEFT_OUT = [f"{_W}rPr/{_W}{change}" for change in ("vanish", "strike", "dstrike")]
_OFF = ("0", "false", "off")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTES = ("footnote", "endnote")
_NUMBERING = re.compile(
    r"[(（\[]?(?:[\da-zA-Z.]{1,8}|第?[一二三四五六七八九十]{1,4})?[章节条]?[)）\].、•]?"
)
_AHEAD = 60  # characters without white space in which a short line is looked for
_LONGEST = 1000  # characters of a line that is compared
_LIKE = 0.8  # of a line, the least that has to be in the document
_SURE = 12  # characters of a line that is found farther off


class WordText:
    """The text of a document: its paragraphs, cells and boxes in their order, then its notes."""

    def __init__(self, document: Any, lines: Mapping[int, str]) -> None:
        self._where: list[tuple[_Paragraph | _Note, int]] = []
        chars: list[str] = []
        parts: list[_Paragraph | _Note] = [*_paragraphs(document.element.body)]
        for part in (*parts, *_notes(document)):
            for at, char in enumerate(part.text):
                if not char.isspace():
                    chars.append(char)
                    self._where.append((part, at))
        self._places = dict(_aligned(lines.items(), "".join(chars)))

    def runs(self, line: int, start: int, end: int) -> list[Any]:
        """The first and the last run of a part of a line; none if the line is not found."""
        places = self._places.get(line, {})
        if start not in places or end - 1 not in places:
            return []
        first, last = self._where[places[start]], self._where[places[end - 1]]
        stop = last[1] + 1 if first[0] is last[0] else len(first[0].text)
        return first[0].runs(first[1], stop)


def _aligned(lines: Iterable[tuple[int, str]], text: str) -> Iterator[tuple[int, dict[int, int]]]:
    """Where the characters of each line are in a text without white space, in which the lines follow each
    other; automatic numbers are only in the lines.

    >>> dict(_aligned([(1, "1. 甲 乙"), (2, "丙 | 丁")], "甲乙丙丁"))
    {1: {3: 0, 5: 1}, 2: {0: 2, 4: 3}}
    """
    at = 0
    for number, line in lines:
        places = _placed(list(_cells(line)), text, at)
        at = max((at, *(place + 1 for place in places.values())))
        yield number, places


def _cells(line: str) -> Iterator[list[tuple[int, str]]]:
    """The characters of each cell of a row, with their indexes, without white space."""
    start = 0
    for cell in line.split(GAP):
        yield [(start + i, char) for i, char in enumerate(cell) if not char.isspace()]
        start += len(cell) + len(GAP)


def _placed(cells: Sequence[list[tuple[int, str]]], text: str, at: int) -> dict[int, int]:
    """Where the characters of a row are: together, or cell by cell."""
    row = [char for cell in cells for char in cell]
    if places := _found(row, text, at):
        return places
    for cell in cells if len(cells) > 1 else ():
        found = _found(cell, text, max(places.values()) + 1 if places else at)
        places.update(found)
    return places


def _found(row: Sequence[tuple[int, str]], text: str, at: int) -> dict[int, int]:
    """Where characters are in a text, also without their numbering: near a place; many, anywhere."""
    words = "".join(char for _index, char in row)
    numbering = _NUMBERING.match(words)
    for begin in range(min(numbering.end() if numbering else 0, len(words) - 1) + 1):
        part = words[begin:]
        found = text.find(part, at, None if len(part) >= _SURE else at + len(part) + _AHEAD)
        if part and found < 0 and len(part) >= _SURE:
            found = text.find(part)
        if part and found >= 0:
            return {index: found + i for i, (index, _char) in enumerate(row[begin:])}
    # The line has no marks of notes and no text that was moved away, and km² for km2.
    near = text[at : at + len(words) + _AHEAD] if _SURE <= len(words) <= _LONGEST else ""
    blocks = SequenceMatcher(None, words, near, autojunk=False).get_matching_blocks()
    if sum(one.size for one in blocks) < _LIKE * len(words) or not near:
        return {}
    return {
        row[one.a + i][0]: at + one.b + i for one in blocks if one.size > 1 for i in range(one.size)
    }


class _Note:
    """A footnote or endnote; since notes take no comments, its comment is at the run that refers to it."""

    def __init__(self, text: str, reference: Any) -> None:
        self.text = text
        self._reference = reference

    def runs(self, start: int, end: int) -> list[Any]:  # noqa: ARG002 (as of a paragraph)
        return [self._reference, self._reference]


def _notes(document: Any) -> Iterator[_Note]:
    from docx.oxml import parse_xml

    for kind in _NOTES:
        references = {
            one.get(f"{_W}id"): one.getparent()
            for one in document.element.body.iter(f"{_W}{kind}Reference")
        }
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}s") and not relation.is_external:
                root = parse_xml(relation.target_part.blob)
                for note in root.iter(f"{_W}{kind}"):
                    text = "".join(part.text or "" for part in note.iter(f"{_W}t"))
                    if text and (reference := references.get(note.get(f"{_W}id"))) is not None:
                        yield _Note(text, reference)


class _Paragraph:
    """A paragraph with its text; runs are split where a comment begins or ends."""

    def __init__(self, element: Any) -> None:
        self._element = element
        self.text = "".join(text for _run, text in self._runs())

    def _runs(self) -> Iterator[tuple[Any, str]]:
        for run in self._element.iter(f"{_W}r"):
            is_own = next(run.iterancestors(f"{_W}p")) is self._element
            is_read = is_own and next(run.iterancestors(_SOUND), None) is None
            if is_read and not any(_is_on(run, change) for change in _LEFT_OUT):
                yield run, "".join(part.text or "" for part in run.iterchildren(f"{_W}t"))

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
        """Split the run around a place in two, each with its part of the content."""
        for run, text in self._runs():
            if 0 < at < len(text):
                _split(run, at)
                return
            at -= len(text)


def _is_on(run: Any, path: str) -> bool:
    found = run.find(path)
    return found is not None and found.get(f"{_W}val") not in _OFF


def _split(run: Any, at: int) -> None:
    rest = deepcopy(run)
    run.addnext(rest)
    for part, copy in zip(list(run), list(rest), strict=True):
        if part.tag == f"{_W}rPr":
            continue
        length = len(part.text or "") if part.tag == f"{_W}t" else 0
        if at <= 0:
            run.remove(part)
        elif at >= length:
            rest.remove(copy)
        else:
            _fill(part, part.text[:at])
            _fill(copy, copy.text[at:])
        at -= length


def _fill(part: Any, text: str) -> None:
    part.text = text
    part.set(_SPACE, "preserve")


def _paragraphs(body: Any) -> Iterator[_Paragraph]:
    """The paragraphs in order, including those of tables and boxes."""
    for element in body.iter(f"{_W}p"):
        if next(element.iterancestors(_TWICE), None) is None:
            yield _Paragraph(element)
