"""The words of a clause around a number, as phrases on both sides of it."""

from __future__ import annotations

from typing import NamedTuple

from ...text.patterns import any_of, pattern
from ..when import DISTANT, ENDS, OTHER, ROC
from .changes import is_earlier, is_from
from .doubts import counts
from .ends import Span, stripped
from .lexicon import BELONGINGS, OWNERS
from .phrases import before_verb, behind, phrases
from .places import EDGE, Place


class Words(NamedTuple):
    """A figure with the phrases on both sides: 企业 争取 贷款 | 5亿元."""

    place: Place
    text: str  # of the place
    unit: str  # of the figure
    printed: str
    left: Span
    subject: Span | None
    verbs: Span | None
    noun: Span | None
    right: Span | None

    def said(self, *spans: Span | None) -> str:
        """The words of spans, as printed."""
        return "".join([self.printed[span.start : span.end] for span in spans if span])

    @property
    def is_attributive(self) -> bool:
        """Whether the figure is an attribute of the words after it: 5亿元的基地."""
        return self.right is not None and self.text[self.right.start - 1] == "的"


_REFERENCE = pattern(
    r"(?P<who>[^，,]*?)(?:相?[比较]于?|[与和同及、])(?:[上去]年|(?:[12]\d{3}|1[01]\d|[89]\d)年)"
    r"(?:(?:同期|同月|末|底)?[的之]?|[^，,；;。\d]{0,12}的)$"
)
_THAN_MEAN = pattern(
    r"[比较](?:过去|此前|之前|前|近|历年|往年|多年|常年|上)[^，,；;。]{0,12}(?:平均[数值]?|均值|水平)"
    r"|[比较](?:多年|常年|历年)"  # 比多年 | 平均偏多
)
_START = pattern("(?<![自事理])由(?!来)|从(?![业事])")
_NOT = ("未", "没有", "无")
_SINCE = pattern(
    rf"[比较与](?![重例率值大高多好快强低小少长深]|亚迪|特币|利时)(?:{DISTANT}|[上去前]?年?|[12]\d{{3}}年)(?:同期|同月|{ENDS})(?:相比)?[,，]?"
)
_AMONG = pattern("[^高初集其]中")  # 27个大类中18个, but 4所高中
_SINCE_INSIDE = pattern(
    rf"(?<=[一-鿿]{{2}})(?<![占性对环同相])较(?:{OTHER}|[12]\d{{3}}年|{ROC}){ENDS}(?=[^，,、\d多少高低快慢增减升降涨跌超翻净提]{{2,12}}$)"
)
_COPULA = pattern(r"(?:全都?|都|均)?是")
_WHOM = (
    r"(?<![可足予难])[对将把]"
    r"(?:全[国省市县区镇乡村州]|[我该本][省市县区镇乡村]|辖区内?|域内|所有|现有|各|其他)*"
)
_FOR_WHOM = pattern(rf"(?:为|与|给|向|让|帮助|助力|{_WHOM})$")
_OPENS = pattern(rf"存在的$|(?:(?<![可足予难])(?:按照?|以|用|向|与)|{_WHOM})$")


def words_of(place: Place, printed: str) -> Words:
    """The phrases around a figure; ``printed`` is the text as it is written."""
    text, left = place.text, place.left
    is_compared = text.startswith(("比", "较", "与"), left.start)
    than = _THAN_MEAN.fullmatch(text, left.start, left.end) if is_compared else None
    if than and place.figure.first.qualifier:
        left = Span(than.end(), left.end)  # 较过去5年的平均数增加5%
    elif is_compared and (since := _SINCE.match(text, left.start, left.end)):
        left = Span(since.end(), left.end)  # 比上年多收入5亿元
    elif "较" in text and (inside := _SINCE_INSIDE.search(text, left.start, left.end)):
        left = Span(left.start, inside.start())  # 营收较110年度预算31亿元
    if "年" in text and (reference := _REFERENCE.match(text, left.start, left.end)):
        left = Span(left.start, reference.end("who"))  # 人口与2010年的5万人相比
    elif is_from(place) and (begun := _START.search(text, left.start, left.end)):
        left = Span(left.start, begun.start())  # 标准从年标准5元提高到6元
    subject, verbs, noun = phrases(text, left)
    right = _right(place, left)
    if verbs and not noun and not right:
        # 财政收入完成12.6亿元, but 企业对接25次
        noun = subject if is_plain(text, verbs) else Span((subject or verbs).start, verbs.end)
    if right and right == place.right and _AMONG.match(text, right.end - 2):
        right = Span(right.start, right.end - 1)  # 27个大类中18个
    is_future = place.figure.first.qualifier and text[left.end - 1 : left.end] == "将"
    if right and not is_future and _OPENS.search(text, left.start, left.end):
        noun = None  # 每户按8%分红: the number is of the following noun
    unit = place.figure.first.unit
    return Words(place, text, unit, printed, left, subject, verbs, noun, right)


def _right(place: Place, left: Span) -> Span | None:
    """The noun phrase behind a figure."""
    text = place.text
    if place.is_area_of_next:
        return None  # 8市35个县
    right = None if is_earlier(place) else behind(text, _behind_copula(text, place.right))
    unit = place.figure.first.unit
    if counts(unit):
        if unit not in _PERSONS:
            right = _behind_clause(text, place.right) or right
        if right and (who := COUNTED_FIRST.match(text, *right)):
            right = Span(right.start, who.end())  # 5家公司研发费用增长8%
    if right and (whom := _FOR_WHOM.search(text, *place.left)):
        is_clause = whom[0][0] in "对将把" and "的" in text[right.start : right.end]
        return right if is_clause else before_verb(text, right)  # 为4名老人提供服务
    if right is None and stripped(text, left) is None and text.startswith(_NOT, place.right.start):
        return stripped(text, place.right)  # 486户未通宽带网
    return right


_AREAS = "省(?:[市份区]|区市)|县[市区]|区县|市县|城市|乡镇"
_OWNED = (
    f"{any_of(BELONGINGS)}|受灾(?:人口|面积|户)|地区生产总值|增加值|产值|产量|收入|半?年报|总?资产"
    "|不良贷款|拨备"
)
# What is counted, before what it owns.
COUNTED_FIRST = pattern(rf"[^，,、的\d]{{0,10}}?(?:{any_of(OWNERS)}|{_AREAS})(?={_OWNED})")


_PERSONS = ("人", "名", "位", "户", "例", "口")
_CLAUSE = pattern(r"[^，,、的\d]{2,12}的(?=[一-鿿]{2})")


def _behind_clause(text: str, right: Span) -> Span | None:
    """The noun after a clause about it: 42座集中开工建设的水源工程."""
    is_about = text.find("的", right.start, right.end) >= 0
    match = _CLAUSE.match(text, right.start, right.end) if is_about else None
    whole = behind(text, Span(right.start, match.end() - 1)) if match else None
    if match is None or (whole and whole.end == match.end() - 1):
        return None  # no verb in it
    return behind(text, Span(match.end(), right.end))


def _behind_copula(text: str, right: Span) -> Span:
    """The noun after a copula: 2万亩全是标准化种植."""
    match = _COPULA.match(text, right.start, right.end)
    return Span(match.end(), right.end) if match else right


def is_plain(text: str, verbs: Span | None) -> bool:
    """Whether a verb means no more than "is": 收入完成5亿元."""
    return verbs is not None and text[verbs.start : verbs.end] in ("完成", "实现", "编列")


def clauses_before(text: str, start: int) -> list[Span]:
    """The clauses before a place, the nearest first.

    >>> clauses_before("甲，乙，丙", 4)
    [Span(start=2, end=3), Span(start=0, end=1)]
    """
    edges = [0, *(edge.end() for edge in EDGE.finditer(text, 0, start))]
    pairs = zip(reversed(edges[:-1]), reversed(edges[1:]), strict=False)
    return [Span(begin, max(begin, end - 1)) for begin, end in pairs]
