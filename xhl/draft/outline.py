"""A document in pieces -> its title, its sections under their headings, their sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from ..i18n.messages import _
from ..quantity.reader import find
from ..read.blocks import Block, Content, Piece, Place, Table
from ..read.furniture import is_furniture
from ..read.lines import NUMBERED, glued, is_numbered
from ..read.tables import Reading, rows_of
from ..text.patterns import pattern
from ..text.periods import is_on_work
from ..text.plan_headings import (
    PLAN,
    is_background,
    is_of_past,
    is_of_results,
    is_scheme,
    plan_word,
    plan_word_of_title,
)
from ..text.sentences import sentences
from ..text.spacing import unspaced
from .levels import DEEPEST, Heading, levels_of, tells
from .periods import of_heading as period_of
from .periods import of_part
from .plans import five_years_of
from .titles import bare, best, is_salutation, is_subtitle

HAN = "一二三四五六七八九十"
HEADING = 40  # characters of a heading at most
RUN_IN = 30  # characters of a heading at the start of its paragraph
LINE = 80  # characters of a line before the text at most
TITLES = 50  # short lines before the text among which the title is looked for


class Sentence(NamedTuple):
    """A sentence, or a row of a table with the meaning of its cells."""

    text: str
    place: Place = Place()
    cells: tuple[Reading, ...] = ()
    is_row: bool = False
    spaced: str = ""  # as printed, if that has spaces between digits and words


class Part(NamedTuple):
    """The text under one heading, as printed; the heading is empty for the text before the first."""

    heading: str
    sentences: tuple[Sentence, ...]
    plan: str = ""  # the word for plans under it: 目标, 计划
    period: str = ""  # the time in it, or in a heading above it
    is_unsure: bool = False  # whether a heading of plans above it holds for it


class Report(NamedTuple):
    """``loose`` are the lines outside all paragraphs: captions, credits, a line over the title."""

    title: str  # empty if the report begins without one
    parts: tuple[Part, ...]
    loose: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()  # lines of the page, not of the text


def read(content: Content) -> Report:
    r"""The parts of a report in their order, each sentence verbatim but for line breaks.

    If the file marks a piece as a title or a heading, it is one. If the file marks nothing, the text
    decides.

    >>> from ..read.plain_text import content_of
    >>> [part] = read(content_of("工作报告\n一、综合\n经济回升。就业稳定。")).parts
    >>> [sentence.text for sentence in part.sentences]
    ['经济回升。', '就业稳定。']
    """
    is_of_page = cache(is_furniture)  # most lines are asked for twice
    pieces = list(_joined(content.pieces, is_of_page))
    titles = [piece.text for piece in pieces if isinstance(piece, Block) and piece.kind == "title"]
    lead = [] if titles else [_text(piece) for piece in takewhile(_is_before_text, pieces)]
    lead = [line for line in lead if not is_of_page(line)]
    above = set(lead)
    below = "".join(text for text in map(_text, pieces) if text not in above)
    rank = best(lead[:TITLES], below)
    line = titles[0] if titles else _title_of_table(pieces) if rank is None else lead[rank]
    parts = _Parts(content, line, _head(lead, rank), is_of_page)
    for piece, *under in zip(pieces, [*pieces, None][1:], [*pieces, None, None][2:], strict=True):
        parts.take(piece, *under)
    return Report(bare(line) or line, parts.kept(), tuple(parts.loose), tuple(parts.furniture))


def _title_of_table(pieces: Sequence[Piece]) -> str:
    """The caption of the table with which a document begins; empty for one such as 表1."""
    first = next(iter(pieces), None)
    caption = first.caption if isinstance(first, Table) else ""
    return "" if _CAPTION.match(caption) else caption


class _Parts:
    """The sections of the part of a report that has been read."""

    def __init__(
        self, content: Content, title: str, head: set[str], is_of_page: Callable[[str], bool]
    ) -> None:
        kinds = {piece.kind for piece in content.pieces if isinstance(piece, Block)}
        self._are_headings_known = "heading" in kinds
        self._title, self._head = title, head
        self._is_of_page = is_of_page
        self._sections: list[tuple[Heading, list[Sentence]]] = [(Heading(""), [])]
        self._notes: list[Sentence] = []
        self.loose: list[str] = []
        self.furniture: list[str] = []

    def take(self, piece: Piece, under: Piece | None, next_: Piece | None) -> None:
        if isinstance(piece, Table):
            self._sections[-1][1].extend(_rows(piece))
        elif self._is_of_page(piece.text):
            self.furniture.append(piece.text)
        elif piece.kind == "note":
            self._notes += _sentences(piece.text, piece.place)
        elif piece.kind == "heading":
            self._sections.append((Heading(piece.text, piece.level), []))
        elif piece.kind == "item" and not _is_short(piece.text):
            self._sections[-1][1].extend(_sentences(piece.text, piece.place))
        elif piece.kind == "title":
            self.loose += [piece.text] if piece.text != self._title else []
        else:
            self._guess(piece, under, next_)

    def _guess(self, piece: Block, under: Piece | None, next_: Piece | None) -> None:
        if _CAPTION.match(piece.text) and len(piece.text) <= HEADING:
            self.loose.append(piece.text)
            return
        if piece.text == self._title:
            return
        heading, body = _divided(piece.text)
        is_short = _is_short(piece.text)
        is_over_text = (
            is_short
            and _may_head(piece.text)
            and (
                (_is_text(under) and piece.text not in self._head)
                or _opens_parts(piece.text, under, next_)
            )
        )
        if heading or (is_over_text and not self._are_headings_known and piece.kind != "item"):
            begun = [*_sentences(body, piece.place)] if heading else []
            self._sections.append((Heading(heading or piece.text), begun))
        elif not is_short:
            self._sections[-1][1].extend(_sentences(body, piece.place))
        else:
            self.loose.append(piece.text)

    def kept(self) -> tuple[Part, ...]:
        headings = [
            Heading(unspaced(one.text), one.marked, is_empty=not found)
            for one, found in self._sections
        ]
        levels = levels_of(headings)
        title = unspaced(self._title)
        plans = _plans(headings, levels, plan_word_of_title(title), is_scheme=is_scheme(title))
        times = _periods(headings, levels, plans, "" if is_on_work(title) else period_of(title))
        if is_scheme(title):  # its background is the plan before it
            past, five = five_years_of(title, before=1), five_years_of(title)
            own = zip(times, plans, strict=True)
            times = [time or (five if plan.word else past) for time, plan in own]
        parts = [
            Part(heading.text, tuple(found), plan.word, time, plan.is_unsure)
            for (heading, found), plan, time in zip(self._sections, plans, times, strict=True)
        ]
        parts += [Part(_("notes"), tuple(self._notes))] if self._notes else []
        return tuple(part for part in parts if part.heading or part.sentences)


class _Plan(NamedTuple):
    """The word for plans under a heading, and whether it is unsure that the heading above holds there."""

    word: str
    is_unsure: bool = False

    @property
    def is_past(self) -> bool:
        """Whether the heading is one of results below plans."""
        return self.is_unsure and not self.word


def _plans(
    headings: Sequence[Heading],
    levels: Sequence[float],
    of_all: str,
    *,
    is_scheme: bool,
) -> list[_Plan]:
    """What is planned under each heading: a heading holds for those below it; ``of_all`` is the word of the
    title. Below plans, a heading of results is one; a heading without a number may not be below them. What no
    heading tells is planned in a scheme (十五五规划), though not surely, but for its background.
    """
    plans: list[_Plan] = []
    none = DEEPEST + 1.0
    over, word, results, past = -1.0, "", -1.0, none  # levels, and the word of the one ``over``
    for heading, level in zip(headings, levels, strict=True):
        own = plan_word(heading.text, after_results=level <= results)
        is_result = is_of_results(heading.text)
        results = max(results, level) if is_result else results
        if not 0 <= over < level:  # none above holds for it
            is_ground = is_scheme and is_background(heading.text)
            word, past = "" if is_ground else own, none
            over = level if word or is_ground else -1.0
            is_rest = is_scheme and heading.text != "" and not (word or is_ground)
            rest = PLAN if is_rest else "" if is_ground or is_result else of_all
            plans.append(_Plan(word or rest, is_unsure=is_rest))
            continue
        past = level if is_of_past(heading.text) else past if level > past else none
        is_past = level >= past
        is_loose = level == DEEPEST and not (heading.marked or own)
        plans.append(_Plan("" if is_past else word, word != "" and (is_past or is_loose)))
    return plans


def _periods(
    headings: Sequence[Heading], levels: Sequence[float], plans: Sequence[_Plan], of_all: str = ""
) -> list[str]:
    """The time of the text under each heading: that of the heading, else of the nearest above it, but for
    results below plans. A part of a year is of the year above it, or of that of the title, ``of_all``.

    >>> headings = [Heading("一、2022年工作"), Heading("（一）产业"), Heading("二、主要任务")]
    >>> _periods(headings, [1, 2, 1], [_Plan("")] * 3)
    ['2022', '2022', '']
    """
    over: list[tuple[float, str]] = []  # the headings above the current one
    times = []
    for heading, level, plan in zip(headings, levels, plans, strict=True):
        over = [one for one in over if one[0] < level]
        above = over[-1][1] if over and not plan.is_past else ""
        own = period_of(heading.text) or of_part(heading.text, above or of_all)
        over.append((level, own or above))
        times.append(over[-1][1])
    return times


def _joined(pieces: Iterable[Piece], is_of_page: Callable[[str], bool]) -> Iterator[Piece]:
    """The pieces, with each sentence whole in one piece."""
    open_: Block | None = None
    for piece in pieces:
        if isinstance(piece, Block) and is_of_page(piece.text):
            yield from [open_] if open_ else []
            yield piece
            open_ = None
            continue
        if open_ is not None and isinstance(piece, Block) and not is_subtitle(piece.text):
            piece = open_._replace(text=glued(open_.text, piece.text), closed=piece.closed)
        elif open_ is not None:
            yield open_
        open_ = piece if isinstance(piece, Block) and not piece.closed else None
        if open_ is None:
            yield piece
    if open_ is not None:
        yield open_


def _rows(table: Table) -> Iterator[Sentence]:
    for row in rows_of(table):
        if row.is_prose:
            yield from _sentences(row.text, row.place)
        else:
            yield Sentence(row.text, row.place, row.readings, is_row=True)


def _sentences(text: str, place: Place) -> Iterator[Sentence]:
    for sentence in sentences(text):
        plain = unspaced(sentence)
        yield Sentence(plain, place, spaced=sentence if plain != sentence else "")


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, Block) else ""


def _is_before_text(piece: Piece) -> bool:
    """Whether a piece may precede the text: a title, a date, a speaker, a line of the page."""
    if not isinstance(piece, Block) or piece.kind != "paragraph" or is_numbered(piece.text):
        return False
    is_line = len(piece.text) <= LINE and not _STOP.search(piece.text)
    return is_line or is_furniture(piece.text)


def _is_text(piece: Piece | None) -> bool:
    if not isinstance(piece, Block) or piece.kind not in ("paragraph", "item"):
        return False
    return not (_is_short(piece.text) or _CAPTION.match(piece.text) or _divided(piece.text)[0])


def _may_head(line: str) -> bool:
    opens = line[-1:] in "：:" or _FIELD.match(line) is not None or line[0] in "—―-（("
    return not opens and not is_salutation(line)


def _opens_parts(line: str, under: Piece | None, next_: Piece | None) -> bool:
    """Whether a line is directly above a heading, and tells what all below it is of: 2025年工作安排. One that
    is above a heading without a number names a year, too.
    """
    if not isinstance(under, Block) or not tells(line):
        return False
    is_above = _is_short(under.text) and _may_head(under.text) and _is_text(next_)
    return bool(_divided(under.text)[0]) or (is_above and bool(period_of(line)))


def _head(lead: Sequence[str], rank: int | None) -> set[str]:
    """The lines before the text that are no headings: all but a line directly under the title, and the last if it
    tells what the text is of: 2024年工作回顾.
    """
    below = [] if rank is None else lead[rank + 1 : rank + 2]
    last = [line for line in lead[-1:] if tells(line) and period_of(line)]
    return set(lead) - {*below, *last}


# Headings.

_FIELD = pattern(r"[^：:，,]{2,12}[：:].")  # 供应商名称：…
_ENDS = pattern(r"[。！？；!?;]")
_STOP = pattern(r"[。；;]")
_CAPTION = pattern(r"(?:附?[图表]|专栏)\s*\d{1,3}(?:[-.]\d{1,2})?(?!\d)(?!.*[。！？；，])")


# A heading that tells how many parts follow: 二、六个村的造地项目.
_COUNTED = pattern(
    rf"(?:[{HAN}]{{1,3}}、|[（(][{HAN}]{{1,3}}[）)])[{HAN}两]{{1,2}}[个项件条大][^\d，,。；;：:！？!?]{{4,{HEADING}}}"
)


@lru_cache(maxsize=8)  # each line is also asked for as the one under another
def _is_short(line: str) -> bool:
    """Whether a line can be a heading or a caption: short, no sentence, nothing counted."""
    return len(line) <= HEADING and not _ENDS.search(line) and not _counts(line)


def _counts(line: str) -> bool:
    return any(not found.indefinite for found in find(line))


def _divided(block: str) -> tuple[str, str]:
    """The numbered heading at the start of a block, and the rest of the block."""
    match = NUMBERED.match(block)
    if match is None or match.end() == len(block):
        return "", block
    if _is_short(block) or _COUNTED.fullmatch(block):
        return block, ""
    end = _ENDS.search(block)
    if not end or end[0] != "。" or end.start() > RUN_IN or block[0].isdecimal():
        return "", block  # 1. begins an item of a list as often as a part
    heading = block[: end.start()]
    return ("", block) if _counts(heading) else (heading, block[end.end() :].lstrip())
