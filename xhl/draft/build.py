"""A report -> a draft of its fact base: a fact for each quantity, for a person to edit.

What the draft is unsure of is marked; what it does not take is listed with the reason, so that no
number of the report is lost. docs/drafting.md says how topics are chosen and where they go wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from ..check.rules import cut_numbers
from ..facts.schema import DIGITS
from ..i18n.messages import _
from ..model import Document, Fact, Quantity, Section
from ..quantity.contains import stands_in
from ..quantity.reader import Found, find
from ..read.plain_text import content_of
from ..text.compact import plain
from ..text.normalize import normal
from .distinct import distinct
from .drafted import Chapter, Drafted, Passage
from .leftovers import Leftover, leftovers
from .outline import Report, Sentence, read, unnumbered
from .periods import periods, years
from .phrases import name_of
from .topics import Topic, Whole, topics

if TYPE_CHECKING:
    from ..read.blocks import Content

MOST = 50  # quantities of a sentence; where there are more, it is a table
KEY = "report"  # of the document, in the draft
_BEFORE = "（此前）"  # of what was so before a change: 由5.6%下降到5.1%
OPENING = "概况"  # the section of what precedes the first heading
_TABLE = _("too many numbers for a sentence: a table")


@dataclass(frozen=True, slots=True)
class Draft:
    r"""A base to be, in the order of its report.

    >>> draft = drafted("一、科技创新\n2020年建成基站429个。", "report")
    >>> [one.fact.value for one in draft.facts], draft.years, draft.is_titled
    ([429], ('2020',), False)
    """

    document: Document  # with the phrases that explain its uncovered numbers
    chapters: tuple[Chapter, ...]
    loose: tuple[str, ...] = ()
    years: tuple[str, ...] = ()  # that it names, the most frequent first
    is_titled: bool = True  # else the name of the file stands for the title

    @property
    def facts(self) -> list[Drafted]:
        return [
            fact
            for chapter in self.chapters
            for passage in chapter.passages
            for fact in passage.facts
        ]


def drafted(document: Content | str, name: str) -> Draft:
    r"""The draft of a report, or of its plain text; ``name`` is its title where it prints none.

    >>> draft = drafted("工作报告\n一、科技创新\n建成5G基站429个。", "report")
    >>> draft.document.title, draft.facts[0].fact.topic, draft.facts[0].fact.quantity.written
    ('工作报告', '5G基站', '429')
    """
    content = content_of(document) if isinstance(document, str) else document
    report = read(content)
    text = "\n".join(line for line, _place in content.lines)
    source = Document(KEY, report.title or name)
    chapters = distinct(_with_any_fact(list(_chapters(report, source)), report, source))
    explained = _explained(text, chapters)
    return Draft(
        source._replace(uncovered=tuple(explained.items())),
        tuple(chapters),
        report.loose,
        years(text),
        bool(report.title),
    )


# Sections.


def _chapters(report: Report, document: Document) -> Iterator[Chapter]:
    known: set[str] = set()
    ranks: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for part in report.parts:
        title = part.heading or document.title
        base = (name_of(unnumbered(title)) or title) if part.heading else OPENING
        name = base
        while normal(name) in known:
            name = f"{base}（{next(ranks[normal(base)])}）"
        known.add(normal(name))
        section = Section(name, title)
        yield Chapter(section, tuple(_passages(part.sentences, section, document)))


def _with_any_fact(chapters: list[Chapter], report: Report, document: Document) -> list[Chapter]:
    """A base without facts would be refused by its own check: the first sentence is one then."""
    if any(passage.facts for chapter in chapters for passage in chapter.passages):
        return chapters
    for rank, (section, passages) in enumerate(chapters):
        if passages:
            first = _sentence_fact(passages[0].sentence, section, document)
            chapters[rank] = Chapter(section, (replace(passages[0], facts=(first,)), *passages[1:]))
            return chapters
    source = next((part.heading for part in report.parts), report.title) or report.loose[0]
    section = Section(OPENING, document.title)
    fact = _sentence_fact(source, section, document)
    return [Chapter(section, (Passage(source, (fact,), _left(source, (), ())),)), *chapters]


def _sentence_fact(sentence: str, section: Section, document: Document) -> Drafted:
    words = name_of(sentence) or section.name
    doubt = _("no sentence has a quantity: this fact only makes the base complete")
    return Drafted(Fact(words, section, sentence, sentence, document), (doubt,))


# Sentences.


def _passages(
    sentences: Iterable[Sentence], section: Section, document: Document
) -> Iterator[Passage]:
    before: Whole | None = None  # what the sentence before counted last
    for said in sentences:
        if said.is_row:
            yield Passage(said.text, tuple(_cells(said, section, document)))
            continue
        found = find(said.text)
        if len(found) > MOST:
            yield Passage(said.text, (), ((_("all numbers"), _TABLE),), is_table=True)
            continue
        named = topics(said.text, found, before)
        before = Whole(named[-1].words, found[-1].unit) if named else None
        yield _passage(said.text, found, named, section, document)


def _passage(
    sentence: str,
    found: Sequence[Found],
    named: Sequence[Topic],
    section: Section,
    document: Document,
) -> Passage:
    facts, taken = [], []
    for one, topic, period in zip(found, named, periods(sentence, found), strict=True):
        quantity = _quantity(one, sentence)
        if quantity is None:
            continue
        taken.append((one.start, one.end))
        quantity = quantity._replace(qualifier=quantity.qualifier or topic.qualifier)
        statement, sure = _statement(sentence, topic, quantity)
        words = topic.words or section.name
        if topic.is_earlier and not period:
            words += _BEFORE
        doubts = topic.doubts if sure else (*topic.doubts, _("the statement could not be cut out"))
        aliases = tuple(alias for alias in topic.aliases if normal(alias) != normal(words))
        fact = Fact(words, section, statement, sentence, document, quantity, period, aliases)
        facts.append(Drafted(fact, doubts, topic.fuller))
    facts += _places(sentence, section, document)
    return Passage(sentence, tuple(facts), _left(sentence, taken, found))


def _cells(row: Sentence, section: Section, document: Document) -> Iterator[Drafted]:
    """A fact for each number of a row whose heads say what it counts."""
    for topic, written, unit, period, statement, qualifier in row.cells:
        if sum(map(str.isdigit, written)) <= DIGITS and stands_in(written, statement):
            quantity = Quantity(written, unit, qualifier)
            doubts = () if unit else (_("the table gives no unit"),)
            fact = Fact(
                topic or section.name, section, statement, row.text, document, quantity, period
            )
            yield Drafted(fact, doubts)


def _left(
    sentence: str, taken: Iterable[tuple[int, int]], found: Sequence[Found]
) -> tuple[tuple[str, str], ...]:
    left = ((sentence[one.start : one.end], one.why) for one in leftovers(sentence, taken, found))
    return tuple(dict.fromkeys(left))


def _quantity(one: Found, sentence: str) -> Quantity | None:
    """The quantity as a base may hold it; None where digits cannot say it."""
    if one.indefinite or one.printed is None or _is_time(one, sentence):
        return None
    written = _plain_number(one.printed.written)
    if sum(map(str.isdigit, written)) > DIGITS or not stands_in(written, sentence):
        return None
    return one.printed._replace(written=written)


_BEFORE_TIME = ("过去", "近", "最近", "未来", "今后", "这", "连续")
_AFTER_TIME = ("来", "以来", "期间", "间", "里")


def _is_time(one: Found, sentence: str) -> bool:
    """过去一年, 五年来: when, not how much."""
    return one.unit in ("年", "个月", "周", "天") and (
        sentence[: one.start].endswith(_BEFORE_TIME) or sentence.startswith(_AFTER_TIME, one.end)
    )


def _plain_number(written: str) -> str:
    """Without leading zeros, which TOML does not know: 007 is 7, 00.5 is 0.5."""
    minus, digits = ("-", written[1:]) if written.startswith("-") else ("", written)
    whole, point, part = digits.partition(".")
    return f"{minus}{whole.lstrip('0') or '0'}{point}{part}"


def _statement(sentence: str, topic: Topic, quantity: Quantity) -> tuple[str, bool]:
    """The part of the sentence that states the fact, and whether it could be cut out: not where
    that would cut a number in two.
    """
    part = sentence[topic.start : topic.end].strip(" \u3000，,；;：:、。")
    if stands_in(quantity.written, part) and not cut_numbers(plain(part), plain(sentence)):
        return part, True
    return sentence, False


# Places counted in the name of a plan, as in “一城五区”: names, but of numbers of places.

_LABEL = re.compile(
    r"[“「『](?P<label>(?:[一二两三四五六七八九十][城区县市镇乡村园带轴廊核翼]){2,4})[”」』]"
)
_PAIR = re.compile(r"(?P<count>.)(?P<unit>.)")
_COUNTS = {char: str(rank) for rank, char in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}


def _places(sentence: str, section: Section, document: Document) -> Iterator[Drafted]:
    doubt = _("the number is part of a name: is it a fact?")
    for label in dict.fromkeys(match["label"] for match in _LABEL.finditer(sentence)):
        for pair in _PAIR.finditer(label):
            quantity = Quantity(_COUNTS[pair["count"]], pair["unit"])
            if stands_in(quantity.written, sentence):
                fact = Fact(label, section, sentence, sentence, document, quantity)
                yield Drafted(fact, (doubt,))


# The whole.


def _explained(text: str, chapters: Sequence[Chapter]) -> dict[str, str]:
    """A phrase of the text for each number that no fact covers, and why: what checking asks for."""
    from ..check.coverage import Number, explained, uncovered

    passages = [passage for chapter in chapters for passage in chapter.passages]
    found = uncovered(text, [one.fact for passage in passages for one in passage.facts])
    reasons = {p.sentence: _TABLE for p in passages if p.is_table}
    left: defaultdict[int, list[Number]] = defaultdict(list)
    for number in explained(text, found, reasons).left:
        left[number.line].append(number)
    begin = 0
    for rank, line in enumerate(text.split("\n"), 1):
        known = list(leftovers(line, (), find(line))) if rank in left else []
        for number in left.get(rank, ()):
            phrase = _around(number.start - begin, number.end - begin, known)
            reasons.setdefault(line[phrase.start : phrase.end].strip(), phrase.why)
        begin += len(line) + 1
    return reasons


def _around(start: int, end: int, known: Sequence[Leftover]) -> Leftover:
    """A number with the leftovers of its line that it is part of."""
    first = bisect_right(known, start, key=lambda one: one.end)
    around = known[first : bisect_left(known, end, key=lambda one: one.start)]
    return Leftover(
        min([start, *(one.start for one in around)]),
        max([end, *(one.end for one in around)]),
        around[0].why if around else _("no number that a fact can hold"),
    )
