"""Verdicts as a web page to send and print: the article with each number marked and its fact beside it.

The page loads nothing and runs nothing, and tells browsers so. Links and boxes open and close its parts, so
it works with a keyboard and a screen reader.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from ..i18n.messages import _
from ..text.sanitize import one_line
from .verdicts import Checked, sentence

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

_STYLE = """
:root{--ink:#1f2328;--faint:#59636e;--paper:#fff;--edge:#d1d9e0;--soft:#f6f8fa;--bad:#b3261e;--bad-bg:#fde9e7;
--open:#7a5200;--open-bg:#fff4d6;--good:#1a6b34;--good-bg:#e8f5ec;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--faint:#9da7b1;--paper:#0d1117;--edge:#30363d;--soft:#161b22;
--bad:#ff9d94;--bad-bg:#45201e;--open:#f0c66b;--open-bg:#3a2f14;--good:#7fd69a;--good-bg:#153321}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.75 'Noto Sans CJK SC','Source Han Sans SC',
'PingFang SC','Hiragino Sans GB','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif;overflow-wrap:anywhere}
main,header{max-width:76rem;margin:0 auto;padding:0 1.25rem}
h1{font-size:1.35rem;margin:1.5rem 0 .25rem}
h2{font-size:1.1rem;margin:2rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--edge)}
fieldset{border:0;margin:.5rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.5rem 1.25rem}
legend{color:var(--faint);font-size:.9rem;padding:0}
label{display:inline-flex;align-items:center;gap:.4rem;min-height:2rem;cursor:pointer}
input{width:1.1rem;height:1.1rem;accent-color:currentcolor;margin:0}
.row{display:grid;grid-template-columns:1fr;gap:0 2rem}
.row p{margin:.35rem 0;white-space:pre-wrap}
.number{color:inherit;text-decoration:none;border-radius:.2rem;padding:0 .1rem;white-space:nowrap}
.number .sign{font-size:.72em;vertical-align:super;font-weight:700;margin-left:.1em}
.number.contradicted{background:var(--bad-bg);border-bottom:3px double var(--bad)}
.number.unsupported{background:var(--open-bg);border-bottom:2px dotted var(--open)}
.number.confirmed{background:var(--good-bg);border-bottom:1px solid var(--good)}
.contradicted .sign,.contradicted>b{color:var(--bad)}
.unsupported .sign,.unsupported>b{color:var(--open)}
.confirmed .sign,.confirmed>b{color:var(--good)}
a:focus-visible,input:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.note{display:none;font-size:.875rem;line-height:1.6;margin:.35rem 0 .6rem;padding:.5rem .75rem;background:var(--soft);
border-left:3px solid var(--edge)}
.note.contradicted{display:block;border-left:3px double var(--bad)}
.note,.number{scroll-margin:4rem}
.note:target{display:block;outline:2px solid var(--faint)}
.note q{display:block;quotes:none;margin-top:.25rem}
.note cite{display:block;font-style:normal;color:var(--faint)}
.note a{color:inherit}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (min-width:60rem){.row{grid-template-columns:minmax(0,1fr) 24rem}.row p{line-height:1.9}}
"""
# A box that is not ticked hides the marks of its verdict.
_HIDE = """
body:has(#show-{word}:not(:checked)) .number.{word}{{background:none;border:0}}
body:has(#show-{word}:not(:checked)) .number.{word} .sign,
body:has(#show-{word}:not(:checked)) .note.{word}{{display:none}}
"""
_PRINT = """
@media print{:root{--ink:#000;--faint:#444;--paper:#fff;--soft:#fff;--edge:#999;--bad:#000;--open:#000;--good:#000;
--bad-bg:#ddd;--open-bg:#fff;--good-bg:#fff;color-scheme:light}legend,input{display:none}.row{display:block}
.row:has(div) p{break-after:avoid}
.note.contradicted,.note.unsupported{display:block;break-inside:avoid}body{font-size:11pt}
.back,.note.unsupported q,.note.unsupported cite{display:none}}
"""


def page(checked: Sequence[Checked]) -> str:
    """The whole page, for one article or several.

    >>> from xhl import load, verify
    >>> html = page([Checked("稿件.txt", verify("贷款1.5亿元。", load()), {1: "贷款1.5亿元。"})])
    >>> "<script" in html, html.count('class="number confirmed"')
    (False, 1)
    """
    title = "、".join(os.path.basename(one.file) for one in checked)
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            f"<title>{_text(_('Numbers of {title}').format(title=title))}</title>\n",
            f"<style>{_STYLE}{''.join(_HIDE.format(word=word) for word in _SIGNS)}{_PRINT}</style>\n",
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
    place = f"{fact.path}:{fact.line}" if fact.path else ""
    return " · ".join(filter(None, (fact.document.title, place)))


def _text(text: str) -> str:
    """A text escaped for HTML."""
    return escape(one_line(text))
