"""A report -> a draft of its fact base, with a fact for each quantity, for a person to edit.

Doubtful facts are marked; numbers that become no fact are listed with the reason, so that no number of the
report is lost. docs/drafting.md says how topics are chosen and where they go wrong.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from ..i18n.messages import _
from ..model import Document, Fact, Section
from ..read.plain_text import content_of
from ..text.normalize import normal
from ..text.patterns import pattern
from ..text.periods import is_on_work
from ..text.plan_headings import is_scheme
from ..text.sentences import placed
from ..text.simplify import simplified
from ..text.spacing import unspaced
from .distinct import distinct
from .drafted import Chapter, Drafted, Passage
from .headings import section_name
from .leftovers import Leftover, leftovers
from .outline import Report, read
from .passages import SEVERAL_NUMBERS, TABLE, left_of
from .periods import of_heading, years
from .plans import aims_of
from .setting import Setting
from .when import YEARS
from .worker import WORTH_HELP, make_all

if TYPE_CHECKING:
    from ..helper import Process
    from ..read.blocks import Content

KEY = "report"  # of the document, in the draft
OPENING = "概况"  # the section of what precedes the first heading


@dataclass(frozen=True, slots=True)
class Draft:
    r"""A future base, in the order of its report.

    >>> draft = drafted("一、科技创新\n2020年建成基站429个。", "report")
    >>> [one.fact.value for one in draft.facts], draft.years, draft.is_titled
    ([429], ('2020',), False)
    """

    document: Document  # its phrases explain its uncovered numbers
    chapters: tuple[Chapter, ...]
    loose: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    years: tuple[str, ...] = ()  # years that the report names, the most frequent first
    is_titled: bool = True  # otherwise the name of the file is the title

    @property
    def facts(self) -> list[Drafted]:
        return [fact for chapter in self.chapters for fact in chapter.facts]


def drafted(document: Content | str, name: str) -> Draft:
    r"""The draft of a report, or of its plain text; ``name`` is the title of a report that prints none.

    >>> draft = drafted("工作报告\n一、科技创新\n建成5G基站429个。", "report")
    >>> draft.document.title, draft.facts[0].fact.topic, draft.facts[0].fact.quantity.written
    ('工作报告', '5G基站', '429')
    """
    content = content_of(document) if isinstance(document, str) else document
    text = "\n".join(line for line, _place in content.lines)
    with _helper(text) as process:
        report = read(content)
        plain = unspaced(text)
        named = years(plain)
        source = Document(KEY, report.title or name)
        title = unspaced(report.title)
        period = _opened(report) if is_on_work(title) else of_heading(title)
        # The parts of a scheme are of two times.
        source = source._replace(period="" if is_scheme(title) else period)
        dated = period[:4] if period[:4].isdecimal() else ""
        year = dated or next(iter(named), "")
        aims = aims_of(simplified(plain), simplified(title), dated)
        parts = list(zip(report.parts, _settings(report, source, year, aims), strict=True))
        made = make_all(parts, process)
    chapters = [
        Chapter(setting.section, said) for (_part, setting), said in zip(parts, made, strict=True)
    ]
    chapters = distinct(_with_any_fact(chapters, report, source))
    explained = _explained(text, chapters, report.furniture)
    return Draft(
        source._replace(uncovered=tuple(explained.items())),
        tuple(chapters),
        report.loose,
        report.furniture,
        named,
        bool(report.title),
    )


def _helper(text: str) -> AbstractContextManager[Process | None]:
    """A process that drafts some parts of a long report; it starts while the outline is read."""
    if len(text) < WORTH_HELP:
        return nullcontext()
    from ..helper import helper  # few reports are that long

    return helper("xhl.draft.worker")


def _opened(report: Report) -> str:
    """The year of which a work report tells, as its sentences begin, if no heading names it."""
    told = [part for part in report.parts if not part.plan]
    begun = [_OPENS.match(said.text) for part in told for said in part.sentences]
    opened = {match["year"] for match in begun if match}
    is_one = len(opened) == 1 and not any(part.period for part in told)
    return (opened.pop() or "") if is_one else ""


_OPENS = pattern(rf"(?P<year>20\d\d)年[，,]|{YEARS}")


# Sections.


def _settings(
    report: Report, document: Document, year: str, aims: frozenset[str]
) -> Iterator[Setting]:
    known: set[str] = set()
    ranks: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for part in report.parts:
        title = part.heading or document.title
        base = section_name(title) if part.heading else OPENING
        name = base
        while normal(name) in known:
            name = f"{base}（{next(ranks[normal(base)])}）"
        known.add(normal(name))
        section = Section(name, title)
        yield Setting(section, document, year, part.plan, aims, part.period, part.is_unsure)


def _with_any_fact(chapters: list[Chapter], report: Report, document: Document) -> list[Chapter]:
    """The chapters; without facts the first sentence becomes one, since a base has to have one."""
    if any(chapter.facts for chapter in chapters):
        return chapters
    for rank, (section, said) in enumerate(chapters):
        if said:
            first = _sentence_fact(said[0].sentence, section, document)
            chapters[rank] = Chapter(section, (said[0]._replace(facts=(first,)), *said[1:]))
            return chapters
    outside = [*report.loose, *report.furniture, document.title]  # a text of NULs has no lines
    source = next((part.heading for part in report.parts), report.title) or outside[0]
    section = Section(OPENING, document.title)
    fact = _sentence_fact(source, section, document)
    return [Chapter(section, (Passage(source, (fact,), left_of(source, (), ())),)), *chapters]


def _sentence_fact(sentence: str, section: Section, document: Document) -> Drafted:
    words = section_name(sentence)
    doubt = _("no sentence has a quantity: this fact is a placeholder, as a base needs one")
    return Drafted(Fact(words, section, sentence, sentence, document), (doubt,))


# The whole.


def _explained(text: str, chapters: Sequence[Chapter], furniture: Iterable[str]) -> dict[str, str]:
    """A phrase of the text for each number that no fact covers, with the reason: `xhl check` asks for them."""
    from ..check.coverage import Number, explained, found_in, uncovered

    said = [passage for chapter in chapters for passage in chapter.passages]
    known = {one.sentence: one.found for one in said if one.found is not None}
    found = uncovered(text, [one.fact for passage in said for one in passage.facts], known)
    reasons = {passage.sentence: TABLE for passage in said if passage.is_table}
    reasons |= {cell: why for one in said for cell, why in one.left if why == SEVERAL_NUMBERS}
    reasons |= dict.fromkeys(furniture, _("of the page, not of the text"))
    outside, idle = explained(text, found, reasons)
    for phrase in idle:
        del reasons[phrase]
    left: defaultdict[int, list[Number]] = defaultdict(list)
    for number in outside:
        left[number.line].append(number)
    begin = 0
    for rank, line in enumerate(text.split("\n"), 1):
        beside = [*leftovers(line, (), [*found_in(placed(line), known)])] if rank in left else []
        for number in left.get(rank, ()):
            around = _around(number.start - begin, number.end - begin, beside)
            reasons.setdefault(line[around.start : around.end].strip(), around.why)
        begin += len(line) + 1
    return reasons


def _around(start: int, end: int, known: Sequence[Leftover]) -> Leftover:
    """A number extended to the leftovers of its line that contain it."""
    first = bisect_right(known, start, key=lambda one: one.end)
    around = known[first : bisect_left(known, end, key=lambda one: one.start)]
    return Leftover(
        min([start, *(one.start for one in around)]),
        max([end, *(one.end for one in around)]),
        around[0].why if around else _("no number that a fact can hold"),
    )
