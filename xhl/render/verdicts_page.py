"""Verdicts as a web page to send and print: the article with each number marked and its fact beside it.

The page loads nothing and runs nothing, and tells browsers so. Links and boxes open and close its parts, so
it works with a keyboard and a screen reader.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from ..i18n.messages import _
from ..text.sanitize import one_line
from .verdicts import Checked, place, sentence

if TYPE_CHECKING:
    from ..model import Fact
    from ..verification.verdict import Verdict

# The sign tells the verdict without colour.
_SIGNS = {"contradicted": "✗", "unsupported": "?", "confirmed": "✓"}
_NAMES = {
    "contradicted": _("contradicted"),
    "unsupported": _("not supported"),
    "confirmed": _("confirmed"),
}


def page(checked: Sequence[Checked]) -> str:
    """The whole page, for one article or several."""
    title = "、".join(os.path.basename(one.file) for one in checked)
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            f"<title>{_text(_('Numbers of {title}').format(title=title))}</title>\n",
            f"<style>\n{Path(__file__).with_name('verdicts.css').read_text('utf-8')}</style>\n",
            "</head>\n<body>\n",
            *_head(title, checked),
            "<main>\n",
            *(part for rank, one in enumerate(checked, 1) for part in _article(one, rank, checked)),
            "</main>\n</body>\n</html>\n",
        )
    )


def _head(title: str, checked: Sequence[Checked]) -> Iterator[str]:
    """The title, the count of each verdict, and the boxes that show or hide them."""
    found = Counter[str](one.verdict for article in checked for one in article.verdicts)
    yield f"<header>\n<h1>{_text(_('Numbers of {title}').format(title=title))}</h1>\n"
    yield f"<fieldset>\n<legend>{_text(_('Show'))}</legend>\n"
    for word, sign in _SIGNS.items():
        yield (
            f'<label class="{word}"><input type="checkbox" id="show-{word}" checked>'
            f'<b aria-hidden="true">{sign}</b> {found[word]} {_text(_NAMES[word])}</label>\n'
        )
    yield "</fieldset>\n</header>\n"


def _article(article: Checked, rank: int, checked: Sequence[Checked]) -> Iterator[str]:
    if len(checked) > 1:
        yield f"<h2>{_text(article.file)}</h2>\n"
    by_line: dict[int, list[tuple[int, Verdict]]] = {}
    for number, one in enumerate(article.verdicts, 1):
        by_line.setdefault(one.line, []).append((number, one))
    for line, text in article.lines.items():
        found = sorted(by_line.get(line, ()), key=lambda each: each[1].column)
        if text.strip():
            notes = "".join(_note(one, f"{rank}-{number}") for number, one in found)
            marked = "".join(_marked(text, found, rank))
            aside = f"<div>{notes}</div>" if notes else ""
            yield f'<div class="row"><p>{marked}</p>{aside}</div>\n'


def _marked(text: str, found: Iterable[tuple[int, Verdict]], rank: int) -> Iterator[str]:
    """A line with its numbers linked to their notes."""
    at = 0
    for number, one in found:
        start = one.column - 1
        end = start + len(one.claim.text)
        if start < at or text[start:end] != one.claim.text:
            continue  # a number that spans two lines is on both
        yield _text(text[at:start])
        name = f"{rank}-{number}"
        yield (
            f'<a class="number {one.verdict}" id="n{name}" href="#f{name}">{_text(text[start:end])}'
            f'<span class="sign" aria-hidden="true">{_SIGNS[one.verdict]}</span>'
            f'<span class="unseen"> ({_text(_NAMES[one.verdict])})</span></a>'
        )
        at = end
    yield _text(text[at:])


def _note(one: Verdict, name: str) -> str:
    """The note on a number: the verdict, the sentence of the fact, and its source."""
    sources = dict.fromkeys((fact.source, _place(fact)) for fact in one.facts)
    quoted = "".join(
        f"<q>{_text(source)}</q><cite>{_text(place)}</cite>" for source, place in sources
    )
    back = f'<a class="back" href="#n{name}" aria-label="{_text(_("back to the number"))}">↩</a>'
    return (
        f'<div class="note {one.verdict}" id="f{name}"><b aria-hidden="true">{_SIGNS[one.verdict]}</b>'
        f" {_text(sentence(one, named=False))} {back}{quoted}</div>"
    )


def _place(fact: Fact) -> str:
    return " · ".join(filter(None, (fact.document.title, place(fact))))


def _text(text: str) -> str:
    """A text escaped for HTML."""
    return escape(one_line(text))
