"""Verdicts on the numbers of an article: lines that editors jump to, or JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..contract import VERDICT
from ..facts.in_words import doubt_of, place_of
from ..facts.scales import inexact_word
from ..i18n.messages import _
from ..text.patterns import pattern
from ..text.sanitize import one_line
from ..verification.reading.stages import PLANNED

if TYPE_CHECKING:
    from ..model import Document, Fact
    from ..verification.verdict import Verdict
    from .record import Record

Form = Literal["text", "json"]
_LEVELS = {"contradicted": _("error"), "unsupported": _("warning"), "confirmed": _("note")}
# Messages about numbers that a fact has too, but says of something else.
_SAID = {
    "direction": _(
        "{text} is another kind of number in the fact: rise or fall, gain or loss, total or change ({reason}): {said}"
    ),
    "period": _("{text} is of another time ({reason}): {said}"),
    "place": _("{text} is of another place ({reason}): {said}"),
    "plan": _("{text} is a result here and a plan in the fact ({reason}): {said}"),
    "comparison": _("{text} does not follow from what the facts say ({reason}): {said}"),
}
_WAYS = {
    ("up", "down"): _("{text} is a rise here and a fall in the fact ({reason}): {said}"),
    ("down", "up"): _("{text} is a fall here and a rise in the fact ({reason}): {said}"),
    ("more", "less"): _("{text} is told as more here, as less in the fact ({reason}): {said}"),
    ("less", "more"): _("{text} is told as less here, as more in the fact ({reason}): {said}"),
}
_BASES = ("year", "before", "start")
_NAMED = 3  # documents that a summary names
_OF_OTHERS = ("period", "place", "plan")  # the fact named may be the one that was meant instead
_REASONS = {
    **{
        "digits": _("digits"),
        "power": _("order of magnitude"),
        "unit": _("unit"),
        "rounding": _("rounding"),
    },
    **{"direction": _("direction"), "period": _("period"), "place": _("place"), "plan": _("plan")},
    **{"other": _("differs from the fact"), "comparison": _("comparison")},
    "rounded": _("rounded"),
    **{"computed": _("computed"), "doubt": _("doubted")},
}


class Checked(NamedTuple):
    """An article by the name of its file, with the verdicts on its numbers, and its lines."""

    file: str
    verdicts: Sequence[Verdict]
    lines: Mapping[int, str] = MappingProxyType({})


def lines(
    checked: Iterable[Checked], *, all_of_them: bool = False, named: bool = True
) -> Iterator[str]:
    """A line for each contradicted number, or for all; ``named`` adds the document of the fact."""
    for file, one in selected(checked, all_of_them=all_of_them):
        yield f"{line(file, one, named=named)}\n"


def selected(checked: Iterable[Checked], *, all_of_them: bool) -> Iterator[tuple[str, Verdict]]:
    """The verdicts to print, with the names of their files, in the order of the articles."""
    for file, verdicts, _lines in checked:
        for one in verdicts:
            if all_of_them or one.verdict == "contradicted":
                yield file, one


def line(file: str, one: Verdict, *, named: bool = True) -> str:
    """The place of a number and its verdict; ``named`` adds the document of the fact."""
    said = sentence(one, named=named, text=in_context(one))
    return one_line(f"{file}:{one.line}:{one.column}: {_LEVELS[one.verdict]}: {said}")


def sentence(one: Verdict, *, named: bool = True, text: str = "") -> str:
    """The verdict on a number as a sentence; ``named`` adds the document of the fact, ``text`` is the number
    with words beside it.

    >>> from xhl import load, verify
    >>> sentence(verify("减税降费28400万元。", load())[0])
    '28400万元 is confirmed: 减税降费2.84亿元 [杏花岭区奋力书写高质量发展新篇章]'
    """
    reason = _REASONS.get(one.reason, "")
    if one.reason == "rounded" and one.claim.is_limit:
        reason = _("a limit that the fact meets")
    if one.verdict == "contradicted":
        form = _contradiction(one)
    elif one.verdict == "confirmed":
        for remark in _remarks(one):
            reason = (
                _("{reason}, {doubted}").format(reason=reason, doubted=remark) if reason else remark
            )
        form = (
            _("{text} is confirmed ({reason}): {said}")
            if reason
            else _("{text} is confirmed: {said}")
        )
    else:
        form = _lack(one)
    return form.format(
        text=text or one.claim.text,
        time=one.fact.period if one.fact else "",
        expected=_printed(one),
        reason=reason,
        doubt=next((doubt_of(fact) for fact in one.facts if fact.doubt), ""),
        said=said(one, named=named),
    )


def _printed(one: Verdict) -> str:
    """The number of the fact as its sentence has it: 六成, not 6成."""
    from ..quantity.reader import find

    quantity, statement = one.fact and one.fact.quantity, one.fact.statement if one.fact else ""
    if quantity is None or one.expected in statement:
        return one.expected
    same = (
        statement[found.start : found.end]
        for found in find(statement)
        if found.printed and found.printed[:2] == quantity[:2]
    )
    return next(same, one.expected)


def _remarks(one: Verdict) -> Iterator[str]:
    """What a reader has to know of a fact that confirms a number."""
    if any(fact.doubt for fact in one.facts):
        yield _("its draft doubts the fact")
    quantity = one.fact.quantity if one.fact else None
    if quantity is None or one.claim.bound or one.reason:
        return
    if word := inexact_word(quantity.qualifier):
        yield _("the fact says {word}").format(word=word)


def _contradiction(one: Verdict) -> str:
    if one.reason == "rounding" and one.is_of_fact:
        return _("{text} is the number, but not with the words around it ({reason}): {said}")
    if one.reason == "direction" and one.claim.size.kind == "times":
        return _(
            "{text} is growth there and a multiple here, or the other way round ({reason}): {said}"
        )
    if one.reason == "direction" and one.ways in _WAYS:
        return _WAYS[one.ways]
    if one.reason == "direction" and one.ways[0] in _BASES:
        return _("{text} is compared with another time in the fact ({reason}): {said}")
    is_other = one.reason in _OF_OTHERS and not one.is_of_fact
    if one.reason == "plan" and one.claim.stage in PLANNED and not is_other:
        return _("{text} is a plan here and a result in the fact ({reason}): {said}")
    if one.reason == "period" and one.fact and one.fact.period and not is_other:
        return _("{text} is of another time, {time} ({reason}): {said}")
    own = None if is_other else _SAID.get(one.reason)
    return own or _("{text} should be {expected} ({reason}): {said}")


def _lack(one: Verdict) -> str:
    if one.reason == "doubt":
        return _("{text} is only in a fact that its draft doubts ({doubt}): {said}")
    if one.is_withheld:
        return _("{text} differs from a fact, but the base may not be about the article: {said}")
    if one.facts and one.is_of_fact and _has_number(one):
        return _("{text} is also in a fact, which may mean something else: {said}")
    return (
        _("{text} is not supported; nearest: {said}") if one.facts else _("{text} is not supported")
    )


def _has_number(one: Verdict) -> bool:
    """Whether the fact named has the number, as printed."""
    quantity = one.fact.quantity if one.fact else None
    return quantity is not None and quantity.written == one.claim.written


def in_context(one: Verdict) -> str:
    """A number with the words beside it in the article, so that a reader finds it in a long paragraph.

    >>> from xhl import load, verify
    >>> in_context(verify("今年，全区减税降费2.48亿元左右，成效好。", load())[0])
    '“全区减税降费2.48亿元左右”'
    """
    (start, end), text = one.claim.span, one.claim.sentence
    if one.claim.is_cell:
        return one.claim.text
    lead = _CLAUSE.split(text[max(0, start - _LONGEST) : start])[-1].lstrip("#*-> ")
    behind = _CLAUSE.split(_OTHER.split(text[end : end + _BEHIND])[0])[0]
    is_cut = len(lead) > _BEFORE
    said = f"{'…' if is_cut else ''}{lead[-_BEFORE:]}{text[start:end]}{behind}"
    return f"“{said.translate(_INNER)}”"


_CLAUSE = pattern("[，,；;。：:！!？?、\n|]")
_OTHER = pattern(r"[和与及\d]")  # leads to the next number
_INNER = str.maketrans("“”", "‘’")
_LONGEST = 40  # characters of a clause that are looked at
_BEFORE, _BEHIND = 16, 6  # of them that are shown


def said(one: Verdict, *, named: bool = True) -> str:
    """The statements of the facts, with their document."""
    statements = "；".join(dict.fromkeys(fact.statement for fact in one.facts))
    return f"{statements} [{one.facts[0].document.title}]" if one.facts and named else statements


def place(fact: Fact, label: Callable[[str], str] = place_of) -> str:
    """The file of a fact and its line; of a document the page, the line or the cell of the sentence, in words
    or as they are on its ``label``.

    >>> from xhl import load
    >>> fact = load().facts[0]._replace(path="公报.docx", line=0, place="第 3 页")
    >>> place(fact), place(fact._replace(path="facts.toml", line=12))
    ('公报.docx: page 3', 'facts.toml:12')
    """
    if fact.line:
        return f"{fact.path}:{fact.line}"
    return ": ".join(filter(None, (fact.path, label(fact.place))))


def summary(checked: Iterable[Checked]) -> str:
    """The numbers counted by verdict."""
    found = Counter[str](one.verdict for _file, verdicts, _lines in checked for one in verdicts)
    counted = _(
        "numbers: {all}; confirmed: {confirmed}, contradicted: {contradicted}, unsupported: {unsupported}"
    )
    return counted.format(all=found.total(), **{word: found[word] for word in _LEVELS})


def withheld(checked: Iterable[Checked]) -> str:
    """What is said of numbers that differ from facts, if the base may not be about the article; else ""."""
    count = sum(one.is_withheld for _file, verdicts, _lines in checked for one in verdicts)
    said = _(
        "unsupported numbers that differ from a fact: {count}; they are not called contradicted, as few are"
        " confirmed and the base may not be about the article: see --all"
    )
    return said.format(count=count) if count else ""


def against(documents: Sequence[Document], *, is_shipped: bool) -> str:
    """What the articles were checked against, by the titles of its documents.

    >>> from xhl import load
    >>> against(load().documents, is_shipped=True)
    'checked against the facts that come with xhl (杏花岭区奋力书写高质量发展新篇章): -F names others'
    """
    titles = "、".join([document.title for document in documents[:_NAMED]])
    titles = f"{titles} …" if len(documents) > _NAMED else titles
    form = (
        _("checked against the facts that come with xhl ({titles}): -F names others")
        if is_shipped
        else _("checked against {titles}")
    )
    return form.format(titles=titles)


def json(checked: Iterable[Checked]) -> Iterator[str]:
    """An array of objects with the keys of `VERDICT`, in the order of the articles."""
    from .formats import json as written
    from .record import sheet

    yield from written(
        sheet(VERDICT, (_record(file, one) for file, said, _lines in checked for one in said))
    )


def _record(file: str, one: Verdict) -> Record:
    from ..model import Digits

    fact = one.fact
    return {
        "file": file,
        "line": Digits(str(one.line)),
        "column": Digits(str(one.column)),
        "text": one.claim.text,
        "value": Digits(one.claim.written) if one.claim.written else None,
        "unit": one.claim.unit,
        "verdict": one.verdict,
        "reason": one.reason,
        "topic": fact.topic if fact else "",
        "expected": one.expected,
        "statement": fact.statement if fact else "",
        "source": fact.source if fact else "",
        "document": fact.document.title if fact else "",
        "place": place(fact, str) if fact else "",
    }
