"""Names made of the phrases around a number, with their owners and with longer names for the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...text.patterns import pattern
from .ends import Span, stripped
from .lexicon import ATTRIBUTES, BELONGINGS, THINGS
from .named import GENERAL, WHICH, Named, grows
from .phrases import is_one_of, without_attribute

if TYPE_CHECKING:
    from .around import Words


def named_as(words: Words, name: str, owner: str, end: Span, *doubts: str) -> Named:
    """A name for the figure of some words; its phrases end at ``end``."""
    place = words.place
    first = place.figure.first
    if "分别" in words.text[place.segment.start : place.figure.start]:
        doubts = (*doubts, WHICH)
    return Named(
        name,
        place.segment.start,
        doubts=doubts,
        owner=owner,
        fuller=_fuller(words),
        unit=first.unit,
        grows=grows(first),
        gloss_at=end.end,
    )


def _fuller(words: Words) -> tuple[str, ...]:
    """Longer names for the same: with the verb, the subject, all words before the figure."""
    whole = stripped(words.text, words.left)
    if whole is None or not (words.noun or words.subject):
        return ()
    has_colon = "：" in words.text or ":" in words.text
    # 运达股份：…，中标价7亿元
    head = _HEAD.match(words.text, 0, words.left.start) if has_colon else None
    lead = _LEAD.match(words.text, words.left.start, whole.end)
    spans = (words.verbs, words.subject, whole)
    latest = words.noun.start if words.noun and not words.right else whole.end - 1
    starts = {span.start for span in spans if span and span.start <= latest}
    starts.add(lead.end() if lead else words.left.start)
    names = [words.said(Span(at, whole.end), words.right) for at in sorted(starts, reverse=True)]
    return (*names, words.said(Span(*head.span("who"))) + names[0]) if head else tuple(names)


_HEAD = pattern(r"(?!其中)(?P<who>[^，,；;：:。\d]{2,12})[：:]")
_LEAD = pattern(r"[^一-鿿\w]*(?:[12]\d{3}年(?:度|末|底)?|其中|而(?![今立])|[,，])*")


_MEASURES = f"{ATTRIBUTES} {BELONGINGS}"


def joined(words: Words, first: Span | None, second: Span) -> Named:
    """A name of two phrases; its owner is the first with the second without its attribute."""
    name = words.said(first, second)
    bare: Span | None = without_attribute(words.text, second)
    if is_one_of(words.text, second, _MEASURES) or words.text[second.end - 1] == ")":
        bare = None if bare == second else bare
    doubts = (GENERAL,) if is_general(name) else ()
    return named_as(words, name, words.said(first, bare), second, *doubts)


_GENERAL_WORDS = frozenset(f"{THINGS} {ATTRIBUTES}".split())


def is_general(name: str) -> bool:
    """Whether a name alone says too little.

    >>> is_general("项目"), is_general("重点项目")
    (True, False)
    """
    return name in _GENERAL_WORDS


def is_attribute(words: Words, span: Span) -> bool:
    """Whether a phrase is an attribute: 总投资."""
    return is_one_of(words.text, span, ATTRIBUTES)
