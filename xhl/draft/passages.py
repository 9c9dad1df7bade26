"""The facts of the sentences under one heading, and their numbers that are no facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ..check.rules import cut_numbers
from ..facts.schema import DIGITS
from ..i18n.messages import _
from ..model import AROUND, Quantity
from ..quantity import qualifiers
from ..quantity.contains import stands_in
from ..quantity.planned import is_plan
from ..quantity.reader import Found, find
from ..quantity.units import SHARES, converts
from ..read.blocks import GAP
from ..read.tables import NUMBERS
from ..text.compact import compact
from ..text.five_years import PLAN as FIVE_YEARS
from ..text.five_years import PLANS
from ..text.normalize import normal
from ..text.patterns import any_of, pattern
from ..text.plan_headings import PLAN
from ..text.simplify import simplified
from ..text.spacing import Unspaced
from .as_of import span_of, tells_of_years
from .drafted import Drafted, Passage
from .leftovers import leftovers
from .naming.doubts import is_short
from .naming.lexicon import OWNERS
from .naming.named import GENERAL, grows
from .naming.topics import Topic, topics
from .naming.wholes import Whole, place_end
from .plans import Plans, announces, planned
from .quantities import quantity_of
from .running import goes_on, is_sum
from .times import Times
from .unsure import NO_TIME, PLANNED, doubt_of_time, doubts_of_digits, may_be_planned
from .when import YEARS

if TYPE_CHECKING:
    from ..read.blocks import Place
    from .outline import Part, Sentence
    from .setting import Setting

MOST = 50  # quantities of a sentence; with more, it is a table
TABLE = _("too many numbers for a sentence: a table")
SEVERAL_NUMBERS = _("several numbers in one cell of a table")
COMPOUND = _("part of a number in several units")
_SEVERAL_YEARS = pattern(f"{FIVE_YEARS}|{YEARS}")
_BEFORE = "（此前）"  # for the value before a change: 由5.6%下降到5.1%


def passages(part: Part, setting: Setting) -> Iterator[Passage]:
    """The sentences of a part with their facts."""
    before: Whole | None = None  # what the previous sentence counted last
    if part.plan and setting.period in PLANS:
        setting = setting._replace(period="", ahead=setting.period)
    clock, intents = Times(setting.document.period, is_ahead=bool(part.plan)), Plans()
    head = ""  # what the paragraph is about: 甘肃：…, ——小学。
    at: Place | None = None
    is_of_years = False  # the paragraph tells of several years
    for said in part.sentences:
        is_next = _is_next(said, at)
        at = said.place
        if not is_next:
            setting = setting._replace(place=at.label)
            is_of_years = False
        if said.is_row:
            several = filter(NUMBERS.fullmatch, said.text.split(GAP))
            left = tuple((cell, SEVERAL_NUMBERS) for cell in several)
            yield Passage(said.text, tuple(_cells(said, setting)), left)
            continue
        found = find(said.text)
        if len(found) > MOST:
            text = said.spaced or said.text
            yield Passage(text, (), ((_("all numbers"), TABLE),), is_table=True)
            continue
        head = (head if is_next else _head(said.text)) if found else _item(said.text)
        named = [of_head(one, head) for one in topics(said.text, found, before)] if found else []
        before = _whole(named, found)
        is_part = said.text.startswith(_AMONG)
        setting = _of_years(said, setting, is_next=is_next)
        is_of_years = is_of_years or (_tells_of_years(said) and setting.period not in PLANS)
        here = setting._replace(period="") if is_of_years else setting
        usual = here.period, here.span
        times = clock.of(said.text, found, *usual, is_next=is_next, is_part=is_part)
        own = planned(said.text, found, setting.year, setting.plan, setting.aims) if found else []
        plans, times = intents.of(said.text, found, own, times, is_next=is_next, is_part=is_part)
        made = _passage(said.text, found, named, times, plans, here, is_next=is_next)
        if clock.is_unsure:
            made = made._replace(facts=tuple(one.doubted(NO_TIME) for one in made.facts))
        yield as_printed(made, said.spaced) if said.spaced else made
        if announces(said.text):
            setting = setting._replace(plan=part.plan or PLAN)


def divided(part: Part, setting: Setting, size: int) -> Iterator[tuple[Part, Setting]]:
    """A part in pieces of at least ``size`` characters, whose sentences may be read apart from each other.

    A piece begins with a paragraph that goes on with nothing, behind a sentence without numbers: only that
    plans are announced holds for what follows.
    """
    begin = length = 0
    last: Sentence | None = None  # that is no row
    for at, said in enumerate(part.sentences):
        if (
            length >= size
            and last
            and _begins(said, part.sentences[at - 1])
            and not find(last.text)
            and len(find(said.text)) <= MOST  # such a table passes on what precedes it, too
        ):
            piece = part.sentences[begin:at]
            yield part._replace(sentences=piece), setting
            if any(map(_announces, piece)):
                setting = setting._replace(plan=part.plan or PLAN)
            for before, one in zip([None, *piece], piece, strict=False):
                is_next = _is_next(one, before and before.place)
                setting = _of_years(one, setting, is_next=is_next)
            begin = at
            length = 0
        length += len(said.text)
        last = last if said.is_row else said
    yield part._replace(sentences=part.sentences[begin:]), setting


def _begins(said: Sentence, before: Sentence) -> bool:
    """Whether a sentence begins a paragraph, and goes on with nothing; a row passes on what precedes it."""
    is_next = said.is_row or said.place == before.place
    return not (is_next or said.text.startswith(_AMONG) or goes_on(said.text, is_next=False))


def _is_next(said: Sentence, at: Place | None) -> bool:
    """Whether a sentence is in the paragraph of the one before, which is ``at`` a place."""
    return said.place == at and bool(at.line or at.paragraph)


def _of_years(said: Sentence, setting: Setting, *, is_next: bool) -> Setting:
    """The setting behind a sentence that may turn from the year of the heading to several years: if it opens a
    paragraph and has no number, for all that follows.
    """
    if setting.period in PLANS or not _tells_of_years(said):
        return setting
    is_of_both = not setting.period and _SEVERAL_YEARS.search(setting.section.title)
    span = span_of(said.text) or setting.span
    opens = not (is_next or find(said.text))
    return setting._replace(period="" if opens else setting.period, span=span if is_of_both else "")


def _tells_of_years(said: Sentence) -> bool:
    return not said.is_row and tells_of_years(said.text) and len(find(said.text)) <= MOST


def _announces(said: Sentence) -> bool:
    return not said.is_row and announces(said.text) and len(find(said.text)) <= MOST


_AMONG = ("其中", "当中", "當中")
_COLON = pattern(r"(?P<who>[一-鿿]{2,12})[:：]")


def _head(sentence: str) -> str:
    """The place that a paragraph begins with, before a colon; empty if it begins with none.

    >>> _head("山东：接待游客5万人次。"), _head("其中：接待游客5万人次。")
    ('山东', '')
    """
    match = _COLON.match(sentence) if ":" in sentence or "：" in sentence else None
    return match["who"] if match and place_end(match["who"]) == len(match["who"]) else ""


def _item(sentence: str) -> str:
    """The kind of institution that an item of a list is about, if it is a sentence of its own.

    >>> _item("——普通高中。"), _item("——重点工作。")
    ('普通高中', '')
    """
    match = _INSTITUTION.match(sentence) if sentence.startswith(("-", "—")) else None
    return match["who"] if match else ""


_INSTITUTION = pattern(
    rf"[-—]+(?P<who>(?:普通|职业|中等|高等|特殊|学前|民办|公办|公立|民营)*(?:{any_of(OWNERS)}))。"
)


def of_head(topic: Topic, head: str) -> Topic:
    """The topic of a place, for what a paragraph about the place counts."""
    if not head or not topic.words or head[:2] in topic.words:
        return topic
    fuller = tuple(one if head[:2] in one else head + one for one in topic.fuller)
    doubts = tuple(doubt for doubt in topic.doubts if doubt != GENERAL)
    return topic._replace(words=head + topic.words, fuller=fuller, doubts=doubts)


def _whole(named: Sequence[Topic], found: Sequence[Found]) -> Whole | None:
    """What a sentence counts last, rather than how that grows: the next may give its parts."""
    if not found:
        return None
    last = len(found) - 1
    rank = next((rank for rank in range(last, -1, -1) if found[rank].unit not in SHARES), last)
    return Whole(named[rank].words, found[rank].unit, is_unsure=bool(named[rank].doubts))


def _passage(
    sentence: str,
    found: Sequence[Found],
    named: Sequence[Topic],
    times: Sequence[str],
    plans: Sequence[str],
    setting: Setting,
    *,
    is_next: bool,
) -> Passage:
    facts, taken = [], []
    dated = setting.document.period
    for rank, (one, topic) in enumerate(zip(found, named, strict=True)):
        quantity = quantity_of(one, sentence)
        if quantity is None:
            continue
        taken.append((one.start, one.end))
        words = quantity.qualifier or topic.qualifier
        if is_sum(sentence, found, rank, times[rank] or dated) and _may_be_sum(one, topic, words):
            words = qualified(SUM, words)
        plan = "" if topic.is_earlier and plans[rank] == setting.plan else plans[rank]
        words = qualified(plan, words)
        time = times[rank] or setting.ahead * is_plan(words)
        if words != quantity.qualifier:
            quantity = quantity._replace(qualifier=words)
        statement, is_cut = _statement(sentence, topic, quantity)
        name = topic.words or setting.section.name
        name += _BEFORE if topic.is_earlier and times[rank] == _later(named, times, rank) else ""
        is_general = is_next and GENERAL not in topic.doubts and is_short(topic.words)
        is_open = may_be_planned(sentence, one, plan, time, setting)
        doubts = (
            *topic.doubts,
            *([] if is_cut else [_("the statement could not be cut out")]),
            *([GENERAL] if is_general else []),
            *doubts_of_digits(sentence, one),
            *([PLANNED] if is_open else []),
            *([COMPOUND] if _is_compound(found, rank) else []),
            *filter(None, [doubt_of_time(sentence, one, times[: rank + 1], setting)]),
        )
        aliases = tuple(alias for alias in topic.aliases if normal(alias) != normal(name))
        fact = setting.fact(name, statement, sentence, quantity, time, aliases)
        facts.append(Drafted(fact, doubts, topic.fuller))
    facts += _places(sentence, setting)
    return Passage(sentence, tuple(facts), left_of(sentence, taken, found), found=found)


def as_printed(passage: Passage, sentence: str) -> Passage:
    """A passage with the sentence as the document prints it, with spaces between digits and words.

    >>> as_printed(Passage("2024年建成5所", (), (("2024年", "a date"),)), "2024 年建成 5 所").left
    (('2024 年', 'a date'),)
    """
    plain = Unspaced.of(sentence)

    def printed(part: str) -> str:
        at = plain.text.index(part)
        return sentence[slice(*plain.span(at, at + len(part)))]

    def spaced(one: Drafted) -> Drafted:
        statement = printed(one.fact.statement)
        return one._replace(fact=one.fact._replace(statement=statement, source=sentence))

    places = ((one, plain.span(one.start, one.end)) for one in passage.found or ())
    return Passage(
        sentence,
        tuple(map(spaced, passage.facts)),
        tuple((printed(phrase), why) for phrase, why in passage.left),
        found=[one._replace(start=start, end=end) for one, (start, end) in places],
    )


def _is_compound(found: Sequence[Found], rank: int) -> bool:
    """Whether a number is printed in several units of one kind: 6分12秒."""
    beside = pairwise(found[max(0, rank - 1) : rank + 2])
    return any(
        one.end == then.start
        and one.unit != then.unit
        and (converts(one.unit, then.unit) or (one.unit, then.unit) in _MINUTES)
        for one, then in beside
    )


_MINUTES = (("小时", "分"), ("分", "秒"))


def qualified(plan: str, qualifier: str) -> str:
    """The qualifier of a planned number: 预计增长, 力争…以上.

    >>> qualified("预计", "增长…左右"), qualified("力争", "以上"), qualified("", "增长")
    ('预计增长…左右', '力争…以上', '增长')
    """
    if not plan or not qualifier:
        return qualifier or plan
    if qualifiers.after(qualifier, 0) == qualifier:
        return f"{plan}{AROUND}{qualifier}"
    return plan + qualifier


SUM = "累计"


def _may_be_sum(one: Found, topic: Topic, qualifier: str) -> bool:
    is_said = SUM in qualifier or SUM in simplified(topic.words)
    return not (is_said or grows(one) or one.unit in SHARES or is_plan(qualifier))


def _later(named: Sequence[Topic], times: Sequence[str], rank: int) -> str | None:
    """The time of the value after a change."""
    after = zip(named[rank + 1 :], times[rank + 1 :], strict=True)
    return next((time for topic, time in after if not topic.is_earlier), None)


def _cells(row: Sentence, setting: Setting) -> Iterator[Drafted]:
    """A fact for each number of a table row whose heads tell what it counts."""
    for topic, written, unit, period, statement, qualifier in row.cells:
        if sum(map(str.isdigit, written)) <= DIGITS and stands_in(written, statement):
            quantity = Quantity(written, unit, qualifier)
            is_number = _NUMBER_OF.search(topic) is not None
            doubts = () if unit or is_number else (_("the table gives no unit"),)
            doubts = (*doubts, PLANNED) if setting.is_unsure and not period else doubts
            doubts = (*doubts, GENERAL) if _IS_CHANGE.fullmatch(topic) else doubts
            name = topic or setting.section.name
            time = period or setting.period
            fact = setting.fact(name, statement, row.text, quantity, time)
            yield Drafted(fact, doubts)


_NUMBER_OF = pattern("(?:(?<![期行算末年完])数|数量|比)[）)]?$")  # not 本期数, 执行数, 决算数
_IS_CHANGE = pattern(
    "(?:[同环]比|[比较]上年)?(?:增长|增减|变动|变化|升降|涨跌)(?:[额率量]|幅度?|情况)?|增速|[增降涨]幅"
)


def left_of(
    sentence: str, taken: Iterable[tuple[int, int]], found: Sequence[Found]
) -> tuple[tuple[str, str], ...]:
    """The numbers of a sentence outside the ``taken`` spans of facts, each with the reason."""
    left = ((sentence[one.start : one.end], one.why) for one in leftovers(sentence, taken, found))
    return tuple(dict.fromkeys(left))


def _statement(sentence: str, topic: Topic, quantity: Quantity) -> tuple[str, bool]:
    """The part of the sentence that states the fact, and whether cutting it out cuts no number."""
    part = sentence[topic.start : topic.end].strip(" \u3000，,；;：:、。")
    if stands_in(quantity.written, part) and not cut_numbers(compact(part), compact(sentence)):
        return part, True
    return sentence, False


# Places counted in the name of a plan, as in “一城五区”: names, but they do tell a number of places.

_LABEL = pattern(
    r"[“「『](?P<label>(?:[一二两三四五六七八九十][城区县市镇乡村园带轴廊核翼]){2,4})[”」』]"
)
_PAIR = pattern(r"(?P<count>.)(?P<unit>.)")
_COUNTS = {char: str(rank) for rank, char in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}


def _places(sentence: str, setting: Setting) -> Iterator[Drafted]:
    if "“" not in sentence and "「" not in sentence and "『" not in sentence:
        return
    doubt = _("the number is part of a name: is it a fact?")
    for label in dict.fromkeys(match["label"] for match in _LABEL.finditer(sentence)):
        for pair in _PAIR.finditer(label):
            quantity = Quantity(_COUNTS[pair["count"]], pair["unit"])
            if stands_in(quantity.written, sentence):
                fact = setting.fact(label, sentence, sentence, quantity)
                yield Drafted(fact, (doubt,))
