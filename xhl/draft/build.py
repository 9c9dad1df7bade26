"""A report -> a draft of its fact base: a fact for each quantity, for a person to edit.

What the draft is unsure of is marked; what it does not take is listed with the reason, so that no
number of the report is lost. docs/drafting.md says how topics are chosen and where they go wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from ..check.rules import cut_numbers
from ..facts.schema import DIGITS
from ..i18n.messages import _
from ..model import Document, Fact, Quantity, Section
from ..quantity.contains import stands_in
from ..quantity.reader import Found, find
from ..quantity.units import SHARES
from ..read.plain_text import content_of
from ..text.compact import plain
from ..text.normalize import normal
from .leftovers import Leftover, leftovers
from .outline import Report, Sentence, read, unnumbered
from .phrases import name_of, simplified
from .topics import Topic, topics

if TYPE_CHECKING:
    from ..read.blocks import Content

MOST = 50  # quantities of a sentence; where there are more, it is a table
KEY = "report"  # of the document, in the draft
OPENING = "概况"  # the section of what precedes the first heading
_TABLE = _("too many numbers for a sentence: a table")


@dataclass(frozen=True, slots=True)
class Drafted:
    r"""A fact to be, with what a person should look at.

    >>> draft = drafted("工作报告\n一、投资\n签约项目、企业8个。", "report")
    >>> [(one.fact.topic, one.doubts) for one in draft.facts]
    [('项目、企业', ('a list: what exactly is counted?',))]
    """

    fact: Fact
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    r"""One sentence, the facts it gives, and its numbers that are none.

    >>> draft = drafted("工作报告\n一、创新\n2020年建成5G基站429个。", "report")
    >>> passage = draft.chapters[0].passages[0]
    >>> [one.fact.value for one in passage.facts], passage.left[0]
    ([429], ('2020年', 'a date or a time'))
    """

    sentence: str
    facts: tuple[Drafted, ...]
    left: tuple[tuple[str, str], ...] = ()  # a phrase with the number; why
    is_table: bool = False


class Chapter(NamedTuple):
    r"""A section of the report with its sentences.

    >>> draft = drafted("工作报告\n一、科技创新\n建成基站429个。", "report")
    >>> draft.chapters[0].section
    Section(name='科技创新', title='一、科技创新', aliases=())
    """

    section: Section
    passages: tuple[Passage, ...]


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
    chapters = _distinct(_with_any_fact(list(_chapters(report, source)), report, source))
    explained = _explained(text, chapters)
    return Draft(
        source._replace(uncovered=tuple(explained.items())),
        tuple(chapters),
        report.loose,
        _years(text),
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
        passages = (_passage(sentence, section, document) for sentence in part.sentences)
        yield Chapter(section, tuple(passages))


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


def _passage(said: Sentence, section: Section, document: Document) -> Passage:
    sentence = said.text
    if said.is_row:
        return Passage(sentence, tuple(_cells(said, section, document)))
    found = find(sentence)
    if len(found) > MOST:
        return Passage(sentence, (), ((_("all numbers"), _TABLE),), is_table=True)
    facts, taken = [], []
    periods = _periods(sentence, found)
    for one, topic, period in zip(found, topics(sentence, found), periods, strict=True):
        quantity = _quantity(one, sentence)
        if quantity is None:
            continue
        taken.append((one.start, one.end))
        statement, sure = _statement(sentence, topic, quantity)
        words = topic.words or section.name
        doubts = topic.doubts if sure else (*topic.doubts, _("the statement could not be cut out"))
        aliases = tuple(alias for alias in topic.aliases if normal(alias) != normal(words))
        fact = Fact(words, section, statement, sentence, document, quantity, period, aliases)
        facts.append(Drafted(fact, doubts))
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


# Periods, as far as the sentence says them.

_PERIOD = re.compile(
    r"(?<![比较同与和])(?P<year>[12]\d{3})(?P<to>[-—~～至到][12]\d{3})?年"
    r"(?P<part>底|末|初|[上下]半年|前?[一二三四]季度|\d{1,2}(?:[-—~～至到]\d{1,2})?月(?:份|底|末)?)?"
    r"|(?P<plan>十[一二三四五六]五)(?=[”」]|时期|期间|末)"
)
_LAST_YEAR = re.compile(r"(?P<when>上年|去年)(?:同期)?的?$")


def _periods(sentence: str, found: Sequence[Found]) -> list[str]:
    """The time that a sentence gives for each quantity; empty where it gives none.

    >>> _periods("2020年底，基站429个。", find("2020年底，基站429个。"))
    ['2020年底']
    """
    text = simplified(sentence)
    named = list(_PERIOD.finditer(text))
    periods: list[str] = []
    for one in found:
        before = [match for match in named if match.end() <= one.start]
        last_year = _LAST_YEAR.search(text[max(0, one.start - 8) : one.start])
        if one.role == "term" and periods and text[one.start - 1] in ":∶":
            periods.append(periods[-1])
        elif last_year:
            periods.append(last_year["when"])
        else:
            periods.append(_period(before[-1]) if before else "")
    return periods


def _period(match: re.Match[str]) -> str:
    if match["plan"]:
        return match["plan"]
    return match[0] if match["part"] else match[0].removesuffix("年")


def _years(text: str) -> tuple[str, ...]:
    named = Counter(match["year"] for match in _PERIOD.finditer(text) if match["year"])
    return tuple(year for year, _count in named.most_common(3))


# The whole.


def _distinct(chapters: Iterable[Chapter]) -> list[Chapter]:
    """The same without what checking would find wrong between facts."""
    ledger = _Ledger()
    entered = [
        Chapter(section, tuple(map(ledger.entered, passages))) for section, passages in chapters
    ]
    return [
        Chapter(section, tuple(map(ledger.without_topics, passages)))
        for section, passages in entered
    ]


class _Ledger:
    """The facts so far: none twice, a topic in one spelling, and in one unit unless one sentence
    gives it several (11条16.05公里).
    """

    def __init__(self) -> None:
        self._facts: set[object] = set()
        self._topics: dict[str, str] = {}  # by the normal form
        self._units: dict[str, str] = {}  # by topic: shares go with every unit
        self._sources: set[tuple[str, str]] = set()  # topic and sentence, in that unit

    def entered(self, passage: Passage) -> Passage:
        """A sentence with those of its facts that are new."""
        facts = []
        for one in passage.facts:
            fact = one.fact._replace(topic=self._topic(one.fact))
            said = (normal(fact.topic), plain(fact.statement), plain(fact.source))
            key = (*said, fact.quantity, fact.period)
            if key not in self._facts:
                self._facts.add(key)
                facts.append(replace(one, fact=fact))
        return replace(passage, facts=tuple(facts))

    def _topic(self, fact: Fact) -> str:
        topic = self._topics.setdefault(normal(fact.topic), fact.topic)
        unit = normal(fact.quantity.plain_unit) if fact.quantity else ""
        if not unit or unit in SHARES:
            return topic
        if unit == self._units.setdefault(topic, unit):
            self._sources.add((topic, fact.source))
        elif (topic, fact.source) not in self._sources:
            topic = f"{topic}（{unit}）"
            return self._topics.setdefault(normal(topic), topic)
        return topic

    def without_topics(self, passage: Passage) -> Passage:
        """A sentence whose facts have no alias that is a topic."""
        facts = []
        for one in passage.facts:
            aliases = tuple(a for a in one.fact.aliases if normal(a) not in self._topics)
            facts.append(replace(one, fact=one.fact._replace(aliases=aliases)))
        return replace(passage, facts=tuple(facts))


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
