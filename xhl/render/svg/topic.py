"""A topic as a picture in the style of a printed page: its numbers over time, then each fact in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from ...facts.documents import once
from ...facts.series import series
from ..figures import figure
from ..screen import HEADING, QUIET, text
from ..topic import FEW, amount, by_topic, labelled, labelled_time, percent, unlabelled
from .page import NOTE_SIZE, SIZE, TITLE_SIZE, extent
from .results import said
from .sheet import AIR, LEADING, MARGIN, WIDTH, Sheet

if TYPE_CHECKING:
    from ...facts.series import Series
    from ...model import Fact

BAR_MOST = 300  # pixels


def topics(chosen: Sequence[Fact], title: str, width: int = WIDTH) -> str:
    """A page with each topic and all its facts."""
    every = by_topic(chosen)
    sheet = Sheet(width, title if len(every) > 1 else chosen[0].topic)
    for topic, facts in every.items():
        if len(every) > 1:
            sheet.y += AIR
            sheet.add(text(topic, HEADING))
        for one in series(facts):
            _over_time(sheet, one)
        each = once(facts, lambda fact: fact)
        for fact, _count in each:
            _fact(sheet, fact, is_one_of_many=len(each) > FEW)
    return sheet.finished(fact.document for fact in chosen)


def _over_time(sheet: Sheet, one: Series) -> None:
    """A row for each time: the number, its change from the one before, and a bar if there is room."""
    rows = [(text(labelled_time(when, point)), point, change) for when, point, change in one.rows()]
    none = Text("–", QUIET)
    numbers = [figure(point.fact).joined if point else none for _when, point, _change in rows]
    words = [f"{amount(change)}  {percent(change)}" for _when, _point, change in rows]
    columns = ([when for when, _point, _change in rows], numbers, map(Text, words))
    when, number, change = (max(extent(cell.plain, SIZE) for cell in column) for column in columns)
    right = MARGIN + when + AIR + number
    room = min(sheet.right - (right + AIR + change + AIR), BAR_MOST)
    largest = max((float(abs(point.size)) for point in one.points), default=0.0)
    sheet.y += AIR / 2
    for (shown, point, _change), figures, changed in zip(rows, numbers, words, strict=True):
        line = sheet.y + SIZE * 1.2
        sheet.place(shown, MARGIN, line)
        sheet.place(figures, right, line, anchor="end")
        sheet.place(Text(changed), right + AIR, line, "q")
        if point and largest and room >= SIZE:
            length = float(abs(point.size)) / largest * room
            left = right + AIR + change + AIR
            style = "plan" if point.is_plan else "bar"
            sheet.box(style, left, line - SIZE * 0.8, length, SIZE * 0.9)
        sheet.y += SIZE * LEADING


def _fact(sheet: Sheet, fact: Fact, *, is_one_of_many: bool) -> None:
    sheet.y += AIR
    if fact.quantity:
        sheet.add(figure(fact).joined, TITLE_SIZE)
    said(sheet, fact, text(fact.source))
    pairs = labelled(fact._replace(path=""))
    if is_one_of_many:
        row = Text("  ").join(unlabelled(pairs, fact))
        sheet.add(Text(row.plain), NOTE_SIZE)
        return
    margin = max((extent(label, NOTE_SIZE) for label, _value in pairs), default=0) + AIR / 2
    for label, value in pairs:
        sheet.place(Text(label), MARGIN, sheet.y + NOTE_SIZE * 1.2, "s")
        sheet.add(Text(value.plain), NOTE_SIZE, MARGIN + margin)
