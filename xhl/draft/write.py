"""A draft as the text of a fact base, with comments for the person who edits it.

``# ?`` marks everything that is unsure. Sentences without facts, and numbers that are no facts, stay in
their places as comments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..facts import toml_write as toml
from ..facts.schema import SCHEMA
from ..i18n.messages import _
from ..model import Digits

if TYPE_CHECKING:
    from ..model import Fact
    from .build import Draft
    from .drafted import Drafted, Passage

MARK = "?"


def written(draft: Draft) -> str:
    r"""The whole text; it loads, and all its sentences are of the document.

    >>> from .build import drafted
    >>> print(written(drafted("建成基站429个。", "公报")).rpartition("\n\n")[2], end="")
    [[fact."基站"]]
    section = "概况"
    statement = "建成基站429个"
    value = 429
    unit = "个"
    source = "建成基站429个。"
    place = "第 1 行"
    """
    blocks = [_opening(draft), _head(draft), *_sections(draft)]
    for chapter in draft.chapters:
        blocks.append(toml.comment(f"== {chapter.section.title} =="))
        for passage in chapter.passages:
            blocks += _passage(passage)
    blocks += _lines(_("Lines outside all sentences:"), draft.loose)
    blocks += _lines(_("Lines of the page, not of the text:"), draft.furniture)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _lines(head: str, lines: Sequence[str]) -> list[str]:
    return ["\n".join(map(toml.comment, [head, *lines]))] if lines else []


def _opening(draft: Draft) -> str:
    unsure = sum(bool(one.doubts) for one in draft.facts)
    counts = (
        _("A draft. Facts: {facts}; in doubt, marked # {mark}: {unsure}.")
        if unsure
        else _("A draft. Facts: {facts}.")
    )
    lines = [
        counts.format(facts=len(draft.facts), unsure=unsure, mark=MARK),
        _("Topics are taken from the sentences: make them what people look up, and give aliases."),
    ]
    if draft.years and not draft.document.period:
        named = _(
            "Years that the document names most: {years}. Give facts of that time the period."
        )
        lines.append(f"{MARK} {named.format(years='、'.join(draft.years))}")
    return "\n".join(map(toml.comment, lines))


def _head(draft: Draft) -> str:
    document = draft.document
    lines = [toml.pairs({"schema": Digits(SCHEMA), "title": document.title}), ""]
    if not draft.is_titled:
        problem = _("the document prints no title: this is the name of its file")
        lines.append(toml.comment(f"{MARK} {problem}"))
    lines += [f"[document.{document.key}]", toml.pairs({"title": document.title})]
    if document.file:
        lines.append(toml.pairs({"file": document.file}))
    if document.period:
        problem = _("the time of all facts that have none of their own")
        lines += [toml.comment(f"{MARK} {problem}"), toml.pairs({"period": document.period})]
    if document.uncovered:
        lines += ["", toml.comment(_("Numbers that are no facts, by a phrase of the document."))]
        lines.append(f"[document.{document.key}.uncovered]")
        lines.append(toml.pairs(dict(document.uncovered), quoted=True))
    return "\n".join(lines)


def _sections(draft: Draft) -> Iterator[str]:
    for chapter in draft.chapters:
        section = chapter.section
        lines = [toml.header("section", section.name), toml.pairs({"title": section.title})]
        if not chapter.facts:  # `xhl check` rejects a section without facts
            lines = [toml.comment(line) for line in lines]
        yield "\n".join(lines)


def _passage(passage: Passage) -> Iterator[str]:
    left = "；".join(f"{phrase} ({why})" for phrase, why in passage.left)
    notes = [] if passage.facts else [passage.sentence]
    if left:
        notes.append(_("not facts: {left}").format(left=left))
    yield from map(_fact, passage.facts)
    yield "\n".join(map(toml.comment, notes))


def _fact(one: Drafted) -> str:
    fact = one.fact
    doubts = (toml.comment(f"{MARK} {doubt}") for doubt in one.doubts)
    return "\n".join([toml.header("fact", fact.topic, several=True), *doubts, _pairs(fact)])


def _pairs(fact: Fact) -> str:
    quantity = fact.quantity
    return toml.pairs(
        {
            "section": fact.section.name,
            "statement": fact.statement,
            "value": Digits(quantity.written if quantity else ""),
            "unit": fact.unit,
            "qualifier": fact.qualifier,
            "period": fact.period,
            "aliases": fact.aliases,
            "source": fact.source,
            "place": fact.place,
        }
    )
