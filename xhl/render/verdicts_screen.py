"""Verdicts on a terminal: the sentence with the number marked, and below it the sentence of the fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..i18n.messages import _
from . import screen
from .verdicts import Checked, line, place, selected

if TYPE_CHECKING:
    from rich.text import Text

    from ..verification.verdict import Verdict

# Readable on white and on black: yellow and bold green, which many terminals brighten, are not.
_STYLES = {"contradicted": "bold red", "unsupported": "bold magenta", "confirmed": "green"}
_AROUND = 60  # characters of the sentence on either side of the number


def lines(
    checked: Iterable[Checked], *, all_of_them: bool, color: bool, named: bool = True
) -> Iterator[str]:
    """The lines of `verdicts.lines`, each with both sentences below."""
    columns = screen.width()
    for file, one in selected(checked, all_of_them=all_of_them):
        yield screen.printed(_block(file, one, columns, named=named), color=color)


def _block(file: str, one: Verdict, columns: int, *, named: bool) -> Iterator[Text]:
    style = _STYLES[one.verdict]
    numbered = screen.text(f"{file}:{one.line}:{one.column}:", style)
    head = screen.text(line(file, one, named=named))
    head.stylize(style, 0, len(numbered))
    if screen.columns_of(numbered) > columns:  # the place is not wrapped, so that it can be copied
        yield numbered
        head = head[len(numbered) + 1 :]
    yield from screen.wrapped(head, columns)
    start, end = one.claim.span
    first = max(0, start - _AROUND)
    said = screen.text(one.claim.sentence[first : end + _AROUND])
    said.stylize(style, start - first, end - first)
    inside = columns - screen.GAP
    yield from screen.indented(screen.wrapped(screen.text(_("Article: ")) + said, inside))
    for source, fact in {fact.source: fact for fact in reversed(one.facts)}.items():
        text = screen.text(f"{_('Base: ')}{source}", screen.QUIET)
        yield from screen.indented(
            [*screen.wrapped(text, inside), screen.text(place(fact), screen.QUIET)]
        )
