"""A report as plain text -> its title, its sections under their headings, their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ..quantity.reader import find

LONGEST = 600  # characters of a sentence; a longer run is no sentence, and is cut between clauses
HEADING = 40  # characters of a heading at most
RUN_IN = 30  # characters of a heading that its paragraph begins with
TITLES = 50  # short lines before the text among which the title is looked for
FULL = 25  # characters from which on a line without an end may be one line of a wrapped paragraph


@dataclass(frozen=True, slots=True)
class Part:
    r"""What stands under one heading, as printed; an empty one for what precedes them all.

    >>> read("二、产业\n签约8个项目。").parts[0]
    Part(heading='二、产业', sentences=('签约8个项目。',))
    """

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    r"""``loose`` are the lines outside all paragraphs: captions, credits, a line over the title.

    >>> report = read("杏花岭区工作报告\n一、综合\n经济回升。")
    >>> report.title, [part.heading for part in report.parts]
    ('杏花岭区工作报告', ['一、综合'])
    """

    title: str  # empty where the report begins without one
    parts: tuple[Part, ...]
    loose: tuple[str, ...] = ()


def read(text: str) -> Report:
    r"""The parts of a report in their order, each sentence verbatim but for line breaks.

    >>> read("工作报告\n一、综合\n经济回升。就业稳定。").parts
    (Part(heading='一、综合', sentences=('经济回升。', '就业稳定。')),)
    """
    blocks = _paragraphs(text)
    lead = list(takewhile(lambda block: _is_short(block) and not _is_numbered(block), blocks))
    title = _title(lead[:TITLES], "".join(blocks[len(lead) :]))
    head = _head(lead, title)
    sections: list[tuple[str, list[str]]] = [("", [])]
    loose: list[str] = []
    for block, under in zip(blocks, [*blocks, ""][1:], strict=True):
        heading, body = _divided(block)
        if heading or (_is_short(block) and _is_text(under) and block not in head):
            sections.append((heading or block, [*sentences(body)] if heading else []))
        elif not _is_short(block):
            sections[-1][1].extend(sentences(body))
        elif block != title:
            loose.append(block)
    kept = (Part(heading, tuple(found)) for heading, found in sections if heading or found)
    return Report(title, tuple(kept), tuple(loose))


def _is_text(block: str) -> bool:
    return bool(block) and not _is_short(block) and not _divided(block)[0]


def _head(lead: Sequence[str], title: str) -> set[str]:
    """The lines before the text that are no headings: all but one right under the title."""
    below = lead.index(title) + 1 if title else 0
    return {title, *lead} - {*lead[below : below + 1]}


# Lines to paragraphs.

_CLOSED = "。！？；：…”’」』）)!?;:》】"


def _paragraphs(text: str) -> list[str]:
    """The lines that hold something; those of a wrapped paragraph joined."""
    paragraphs: list[list[str]] = []
    wrapped = False
    for raw in text.splitlines():
        line = raw.strip()
        if line and wrapped and not _is_numbered(line):
            paragraphs[-1].append(_glue(paragraphs[-1][-1], line) + line)
        elif line:
            paragraphs.append([line])
        wrapped = bool(line) and line[-1] not in _CLOSED and (len(line) >= FULL or "。" in line)
    return ["".join(lines) for lines in paragraphs]


def _glue(before: str, line: str) -> str:
    """The space that a line break stands for: one between Latin words, none between characters."""
    return " " if before[-1].isascii() and line[0].isascii() and before[-1].isalpha() else ""


# Headings.

_HAN = "一二三四五六七八九十百"
_NUMBERED = re.compile(
    rf"第[{_HAN}\d]{{1,4}}[章节篇部](?:分)?[ \u3000：:]?|[{_HAN}]{{1,4}}[、.．]"
    rf"|[（(](?:[{_HAN}]{{1,4}}|\d{{1,2}})[）)]|\d{{1,2}}(?:[、．]|\.(?!\d))"
)
_ENDS = re.compile(r"[。！？；!?;]")


def unnumbered(heading: str) -> str:
    """A heading without its number.

    >>> unnumbered("（二）产业转型"), unnumbered("一、综合")
    ('产业转型', '综合')
    """
    match = _NUMBERED.match(heading)
    return heading[match.end() :].strip() if match else heading


def _is_numbered(line: str) -> bool:
    return _NUMBERED.match(line) is not None


def _is_short(line: str) -> bool:
    """Whether a line can be a heading or a caption: short, no sentence, nothing counted."""
    return len(line) <= HEADING and not _ENDS.search(line) and not _counts(line)


def _counts(line: str) -> bool:
    return any(not found.indefinite for found in find(line))


def _divided(block: str) -> tuple[str, str]:
    """The numbered heading that a block is, or begins with, and the rest of the block."""
    match = _NUMBERED.match(block)
    if match is None or match.end() == len(block):
        return "", block
    if _is_short(block):
        return block, ""
    end = _ENDS.search(block)
    if not end or end[0] != "。" or end.start() > RUN_IN or block[0].isdecimal():
        return "", block  # 1. begins an item of a list as often as a part
    heading = block[: end.start()]
    return ("", block) if _counts(heading) else (heading, block[end.end() :].lstrip())


# The title.

_KINDS = ("报告", "公报", "总结", "通报", "综述", "纪实", "讲话", "概况", "简报", "汇报")
_SUBJECT = 4  # characters at the start of a title that say whom it is about: 杏花岭区


def _title(lead: Iterable[str], body: str) -> str:
    """Of the lines before the text, the one that names its kind, or whom the text is about."""

    def speaks(line: str) -> tuple[bool, int]:
        kind = line.rstrip("）)").endswith(_KINDS)
        return kind, body.count(line[:_SUBJECT])

    return max(lead, key=speaks, default="")


# Sentences.

_OPEN, _SHUT = "“‘「『（(《【", "”’」』）)》】"
_STOPS = "。！？!?"
_CUT = re.compile(
    rf"(?s).{{1,{LONGEST - 1}}}[；;，,、。 ](?!\d)|.{{1,{LONGEST}}}(?<!\d)|.{{1,{LONGEST}}}"
)


def sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph, verbatim, each with its end.

    An end within quotes or brackets ends nothing; ； parts the clauses of one sentence.

    >>> sentences("他说：“好。干吧。”签约8个项目；投资5亿元。完成")
    ('他说：“好。干吧。”签约8个项目；投资5亿元。', '完成')
    """
    found = _split(paragraph, nested=True)
    if any(len(sentence) > LONGEST for sentence in found):  # a quote that is never closed
        found = _split(paragraph, nested=False)
    return tuple(piece for sentence in found for piece in _cut(sentence))


def _split(paragraph: str, *, nested: bool) -> list[str]:
    found, start, depth = [], 0, 0
    for at, char in enumerate(paragraph):
        if char in _OPEN:
            depth += nested
        elif char in _SHUT:
            depth = max(0, depth - nested)
        elif char in _STOPS and not depth and paragraph[at + 1 : at + 2] not in [*_STOPS, *_SHUT]:
            found.append(paragraph[start : at + 1])
            start = at + 1
    return [piece.strip() for piece in [*found, paragraph[start:]] if piece.strip()]


def _cut(sentence: str) -> list[str]:
    if len(sentence) <= LONGEST:
        return [sentence]
    return [piece.strip() for piece in _CUT.findall(sentence) if piece.strip()]
