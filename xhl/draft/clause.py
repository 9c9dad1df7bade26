"""The words of a clause around a number, and the topic they name.

Each case takes the words and returns a name, or nothing if it does not apply. The first case that returns a
name decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ..quantity.units import EVENTS, SHARES, any_of
from .doubts import counts, is_thing
from .ends import Span, stripped
from .lexicon import ATTRIBUTES, GROWTHS, INDICATORS, PLANNED, THINGS
from .named import BEFORE, BOUND, GENERAL, OWNED, WHICH, Named, grows
from .pairs import items_of
from .phrases import AGAINST, before_verb, behind, is_one_of, phrases, without_attribute
from .places import EDGE, Place
from .wording import is_odd

LIST = 20  # characters; a longer list before the counted noun is left out of the name


class Words(NamedTuple):
    """A figure with the phrases on both sides: 企业 争取 贷款 | 5亿元."""

    place: Place
    printed: str
    left: Span
    subject: Span | None
    verbs: Span | None
    noun: Span | None
    right: Span | None

    @property
    def text(self) -> str:
        return self.place.text

    @property
    def unit(self) -> str:
        return self.place.figure.first.unit

    def said(self, *spans: Span | None) -> str:
        """The words of spans, as printed."""
        return "".join(self.printed[span.start : span.end] for span in spans if span)

    @property
    def is_attributive(self) -> bool:
        """Whether the figure is an attribute of the words after it: 5亿元的基地."""
        return self.right is not None and self.text[self.right.start - 1] == "的"


_REFERENCE = re.compile(
    r"(?P<who>[^，,]*?)(?:相?[比较]于?|[与和同及、])(?:[上去]年|(?:[12]\d{3}|1[01]\d|[89]\d)年)"
    r"(?:(?:同期|同月|末|底)的?|[^，,；;。\d]{0,12}的)$"
)
_START = re.compile("(?<![自事理])由(?!来)|从(?![业事])")
_NOT = ("未", "没有", "无")
_SINCE = re.compile(
    r"[比较与](?![重例率值])(?:上|去|前)?(?:年|[12]\d{3}年)?(?:同期|同月|末|底|初)?(?:相比)?[,，]?"
)
_COPULA = re.compile(r"(?:全都?|都|均)?是")
_FOR_WHOM = re.compile(r"(?:为|与|给|向|让|帮助|助力)$")
_OPENS = re.compile(r"(?<![可足予难])(?:按照?|以|用|将|把|对|向)$")
_FROM = re.compile(r"(?:(?<!自)由|从)[^，,、]{0,8}$")
_TO = re.compile(
    r"(?:[^，,、\d]{0,10}|[,，](?:缩减|增加|提高|下降|减少|上升|扩大|发展|增长|提升|压减|压缩|降低|[增减升降涨]))"
    r"[至到为成](?:(?:[12]\d{3}年|现在|目前|如今|今年)的?)?(?:不(?:超过|低于|少于|高于))?(?:人民币)?"
)


def words_of(place: Place, printed: str) -> Words:
    """The phrases around a figure; ``printed`` is the text as it is written."""
    text, left = place.text, place.left
    if since := _SINCE.match(text, left.start, left.end):
        left = Span(since.end(), left.end)  # 比上年多收入5亿元
    if reference := _REFERENCE.match(text, left.start, left.end):
        left = Span(left.start, reference.end("who"))  # 人口与2010年的5万人相比
    elif is_from(place) and (begun := _START.search(text, left.start, left.end)):
        left = Span(left.start, begun.start())  # 标准从年标准5元提高到6元
    subject, verbs, noun = phrases(text, left)
    right = _right(place, left)
    if verbs and not noun and not right:
        # 财政收入完成12.6亿元, but 企业对接25次
        noun = subject if _is_plain(text, verbs) else Span((subject or verbs).start, verbs.end)
    if right and right == place.right and text[right.end - 1] == "中":
        right = Span(right.start, right.end - 1)  # 27个大类中18个
    if right and _OPENS.search(text, left.start, left.end):
        noun = None  # 每户按8%分红: the number is of the following noun
    return Words(place, printed, left, subject, verbs, noun, right)


def _right(place: Place, left: Span) -> Span | None:
    """The noun phrase behind a figure."""
    text = place.text
    if place.is_area_of_next:
        return None  # 8市35个县
    right = None if is_earlier(place) else behind(text, _behind_copula(text, place.right))
    if counts(place.figure.first.unit) and place.figure.first.unit not in _PERSONS:
        right = _behind_clause(text, place.right) or right
    if right and _FOR_WHOM.search(text, *place.left):
        return before_verb(text, right)  # 为4名老人提供服务
    if right is None and stripped(text, left) is None and text.startswith(_NOT, place.right.start):
        return stripped(text, place.right)  # 486户未通宽带网
    return right


_PERSONS = ("人", "名", "位", "户", "例", "口")
_CLAUSE = re.compile(r"[^，,、的\d]{2,12}的(?=[一-鿿]{2})")


def _behind_clause(text: str, right: Span) -> Span | None:
    """The noun after a clause about it: 42座集中开工建设的水源工程."""
    match = _CLAUSE.match(text, right.start, right.end)
    whole = behind(text, Span(right.start, match.end() - 1)) if match else None
    if match is None or (whole and whole.end == match.end() - 1):
        return None  # no verb in it
    return behind(text, Span(match.end(), right.end))


def _behind_copula(text: str, right: Span) -> Span:
    """The noun after a copula: 2万亩全是标准化种植."""
    match = _COPULA.match(text, right.start, right.end)
    return Span(match.end(), right.end) if match else right


def _is_plain(text: str, verbs: Span | None) -> bool:
    """Whether a verb means no more than "is": 收入完成5亿元."""
    return verbs is not None and text[verbs.start : verbs.end] in ("完成", "实现")


def is_from(place: Place) -> bool:
    """Whether a figure is the start of a change: 由5.6%下降到5.1%."""
    return _FROM.search(place.text, place.segment.start, place.figure.start) is not None


def is_earlier(place: Place) -> bool:
    """Whether a number is the value before a change in the text."""
    behind_it = place.text[place.figure.end : place.figure.end + 16]
    return is_from(place) and _TO.match(behind_it) is not None


def changes_to(before: Place, place: Place) -> bool:
    """Whether a figure is the second number of a change: 由71所整合为47所."""
    between = place.text[before.figure.end : place.figure.start]
    return is_from(before) and _TO.fullmatch(between) is not None


# The cases.


def own(words: Words, last: Named | None) -> Named | None:
    """The topic that the words around a figure name; None if it has no words of its own."""
    for case in _CASES:
        if named := case(words, last):
            return named
    return None


def _new(words: Words, name: str, owner: str, end: Span, *doubts: str) -> Named:
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
    head = _HEAD.match(words.text, 0, words.left.start)  # 运达股份：…，中标价7亿元
    lead = _LEAD.match(words.text, words.left.start, whole.end)
    spans = (words.verbs, words.subject, whole)
    starts = {span.start for span in spans if span and span.start < whole.end}
    starts.add(lead.end() if lead else words.left.start)
    names = [words.said(Span(at, whole.end), words.right) for at in sorted(starts, reverse=True)]
    return (*names, words.said(Span(*head.span("who"))) + names[0]) if head else tuple(names)


_HEAD = re.compile(r"(?!其中)(?P<who>[^，,；;：:。\d]{2,12})[：:]")
_LEAD = re.compile(r"[^一-鿿\w]*(?:[12]\d{3}年(?:度|末|底)?|其中|[,，])*")


def _joined(words: Words, first: Span | None, second: Span) -> Named:
    """A name of two phrases; its owner is the first with the second without its attribute."""
    name = words.said(first, second)
    bare: Span | None = without_attribute(words.text, second)
    if is_one_of(words.text, second, ATTRIBUTES) or words.text[second.end - 1] == ")":
        bare = None if bare == second else bare
    doubts = (GENERAL,) if is_general(name) else ()
    return _new(words, name, words.said(first, bare), second, *doubts)


_GENERAL_WORDS = frozenset(f"{THINGS} {ATTRIBUTES}".split())


def is_general(name: str) -> bool:
    """Whether a name alone says too little.

    >>> is_general("项目"), is_general("重点项目")
    (True, False)
    """
    return name in _GENERAL_WORDS


@cache
def _events() -> re.Pattern[str]:
    return re.compile(any_of(EVENTS))


def _event(words: Words, _last: Named | None) -> Named | None:
    """An event that did not happen, with its zero: 零死亡."""
    figure = words.place.figure
    if figure.first.value or words.unit:
        return None
    match = _events().match(words.text, figure.end)
    if match is None:
        return None
    return _joined(words, words.noun or words.subject, Span(figure.start, match.end()))


def _of_a_group(words: Words, _last: Named | None) -> Named | None:
    """A group with its number: 三大领域转型."""
    if not words.unit.startswith("大"):
        return None
    group = Span(words.place.figure.start, words.place.figure.end)
    return _joined(words, group, words.right) if words.right else _joined(words, None, group)


def _attribute_first(words: Words, _last: Named | None) -> Named | None:
    """An attribute whose owner follows the figure: 总投资5亿元的基地."""
    noun, right = words.noun, words.right
    if noun is None or right is None or not words.is_attributive:
        return None
    attribute = Span(words.text.rfind("、", noun.start, noun.end) + 1 or noun.start, noun.end)
    return _joined(words, right, attribute) if _is_attribute(words, attribute) else None


def _both_sides(words: Words, last: Named | None) -> Named | None:
    """The counted noun follows the figure, its owner precedes: 产业园已有11家企业."""
    noun, right, unit = words.noun, words.right, words.unit
    is_share = unit == "%" and words.is_attributive and _is_part(words)  # 贡献71%的税收
    if noun is None or right is None or not unit or (unit[0] in "%元" and not is_share):
        return None
    if words.text.startswith("现有", noun.start):
        noun = Span(noun.start + 2, noun.end)
    is_owner = words.text[words.left.end - 1] == "的"  # 27个国家的92所高校
    is_of_last = last and last.gloss_at == noun.end and not is_owner
    if words.left.start == noun.start and (is_of_last or words.text[noun.end - 1] == "中"):
        noun = None  # 13家单位19项成果: the noun belongs to the number before
    before = noun and _listed(words, noun, right)
    bare = without_attribute(words.text, right)
    owner = words.said(before, bare if bare != right or not before else None)
    if before and len(items_of(words.said(before))) > 1:
        owner = ""  # 东、西两个校区，占地5亩: the owner of both
    name = words.said(before, right)
    is_vague = is_general(name) or (
        before and words.text[before.end - 1] == "等" and is_general(words.said(right))
    )
    doubts = [*[GENERAL] * bool(is_vague), *[BOUND] * _is_class(words)]
    return _new(words, name, owner, right, *doubts)


_AIMS = ("目标", "速度", "增速", "水平", "比例", "幅度", "任务", "要求", "比重", "底线")


def _is_part(words: Words) -> bool:
    """Whether a share is a share of the following noun; not in 增长5%的目标."""
    one, right = words.place.figure.first, words.right
    if words.noun is None or right is None or grows(one):
        return False
    return not (words.text[words.noun.end - 1] in "率比" or words.said(right).endswith(_AIMS))


def _listed(words: Words, noun: Span, right: Span) -> Span | None:
    """The part of a list before the counted noun that belongs to its name."""
    text = words.text
    is_short = noun.end - noun.start + right.end - right.start <= LIST
    if len(items_of(words.said(noun))) == words.place.figure.first.value > 1:
        return noun if is_short else None  # 旗山、仓山两个校区: the list names them all
    if text[noun.end - 1] == "等":
        return noun if is_short or is_one_of(text, right, THINGS) else None
    cut = text.rfind("、", noun.start, noun.end)
    return stripped(text, Span(cut + 1, noun.end)) if cut >= 0 else noun


def _behind(words: Words, _last: Named | None) -> Named | None:
    """The noun after the figure: 选派423名专员; with its verb if it says too little alone: 签约8个项目."""
    right = words.right
    if right is None or words.noun:
        return None
    vague = is_one_of(words.text, right, THINGS) or _is_attribute(words, right)
    before = (words.subject or words.verbs) if vague or words.unit == "%" else None
    if words.subject and words.verbs and words.said(words.verbs) == "覆盖":
        before = Span(words.subject.start, words.verbs.end)  # 生源覆盖30个省
    named = _joined(words, before, right)
    is_filter = words.is_attributive and words.unit not in SHARES
    one = words.place.figure.first
    is_bound = (is_filter and one.qualifier.endswith(_BOUNDS)) or _is_class(words)
    is_owned = "的" in words.text[right.start : right.end]  # 4个村的饮水工程
    doubts = [*named.doubts, *[BOUND] * is_bound, *[OWNED] * is_owned]
    return named._replace(doubts=tuple(doubts))


def _is_class(words: Words) -> bool:
    """Whether an amount tells which things are meant: 5000万元以上项目."""
    one, right = words.place.figure.first, words.right
    is_bounded = one.qualifier.endswith(_BOUNDS) or one.qualifier[:1] in tuple("超过")
    if right is None or counts(one.unit) or one.unit in SHARES or not is_bounded:
        return False
    return is_thing(words.text[right.start : right.end].partition("、")[0])


_BOUNDS = ("以上", "以下", "以内")  # 5000万元以上的项目


def _lone_attribute(words: Words, last: Named | None) -> Named | None:
    """An attribute of the thing named before: 重点工程完成投资17亿元，完成率114%."""
    noun = words.noun
    if noun is None or words.subject or not _is_attribute(words, noun):
        return None
    if sum_ := _SUM.match(words.text, noun.end, words.place.figure.start):  # 支出总计541万元
        return _new(words, words.said(noun) + sum_[0], "", noun)
    start = words.place.segment.start
    if last and words.place.clauses_between <= 1:
        is_growth = is_one_of(words.text, noun, GROWTHS)
        owner = (last.subject or last.words) if is_growth else last.owner
        start = min(start, last.start)
    else:
        owner = _noun_before(words)
    doubts = () if owner else (GENERAL,)
    if owner and last and words.text[words.place.segment.start - 1] in "；;":
        doubts = (BEFORE,)  # what precedes ； may be another thing
    verbs = words.verbs if _is_compound(words, words.verbs, noun) else None
    name = _overlaid(owner, words.said(verbs, noun))
    named = _new(words, name, owner, noun, *doubts)._replace(start=start)
    if last and owner and words.unit == "%" and is_one_of(words.text, noun, PLANNED):
        return _of_plan(named, last)
    return named


_SUM = re.compile("[总合共]计")


def _overlaid(owner: str, attribute: str) -> str:
    """An attribute after its owner; words at their joint are not repeated: 商品房销售, 销售额."""
    size = next((size for size in (4, 3, 2) if owner.endswith(attribute[:size])), 0)
    return owner + attribute[size:] if len(owner) > size else attribute


def _of_plan(named: Named, last: Named) -> Named:
    """The investment, for the second number of 投资完成5亿元，完成年度计划82%."""
    subject = last.subject or last.words
    words = subject + named.words.removeprefix(named.owner)
    return named._replace(words=words, owner=last.owner, subject=subject, unit=last.unit)


def _noun_before(words: Words) -> str:
    """The noun phrase of the clause before, as the owner of an attribute."""
    text = words.text
    for span in clauses_before(text, words.place.segment.start)[:1]:
        against = AGAINST.search(text, *span)  # 形势好于全国: 形势
        span = Span(span.start, against.start()) if against else span
        noun = behind(text, stripped(text, span))
        if noun and not is_odd(text[noun.start : noun.end]):
            return words.said(without_attribute(text, noun))
    return ""


def _short_noun(words: Words, _last: Named | None) -> Named | None:
    """A noun that is too short without the words before its verb: 基金项目获批立项数."""
    subject, verbs, noun = words.subject, words.verbs, words.noun
    if not (subject and verbs and noun) or noun == subject:
        return None
    if _SHORT.fullmatch(words.text, noun.start, noun.end) is None:
        return None
    if _is_plain(words.text, verbs):
        return _joined(words, subject, noun)
    return _joined(words, None, Span(subject.start, noun.end))


_SHORT = re.compile(r"[^、]{1,3}[数率额量度值]|增加值")


def _everyone(words: Words, _last: Named | None) -> Named | None:
    """Households or people: 全村119户524人."""
    noun = words.noun
    if noun is None or words.unit not in EVERYONE or noun.end - noun.start != 2:
        return None
    if words.text[noun.start] not in "全本该":
        return None
    who = words.said(noun)
    return _new(words, who + EVERYONE[words.unit], who, noun)


EVERYONE = {"户": "户数", "人": "人口"}


def _each(words: Words, last: Named | None) -> Named | None:
    """The thing named before, for each: 发放礼金2万人，每人1500元."""
    noun = words.noun
    if noun is None or last is None or words.place.clauses_between > 1:
        return None
    if _EACH.fullmatch(words.text, *noun) is None:
        return None
    owner = last.subject or last.words
    start = min(words.place.segment.start, last.start)
    return _new(words, owner + words.said(noun), owner, noun)._replace(start=start)


_EACH = re.compile(r"每(?:人|户|亩|名|位|家|股|吨|公斤|斤|平方米|件|台|个|单)|[人户亩]均[年月日]?")


def _overlapping(words: Words, last: Named | None) -> Named | None:
    """An attribute that begins like the end of its owner: 装机占比 after 清洁能源装机."""
    noun = words.noun
    if noun is None or last is None or not last.owner or is_one_of(words.text, noun, INDICATORS):
        return None
    bare = without_attribute(words.text, noun)
    is_listed = is_one_of(
        words.text, Span(bare.end, noun.end), ATTRIBUTES
    )  # not 净资产, 资产负债率
    if bare.end == noun.end or not is_listed or not last.owner.endswith(words.said(bare)):
        return None
    name = last.owner + words.said(Span(bare.end, noun.end))
    return _new(words, name, last.owner, noun)._replace(start=last.start)


def _before(words: Words, last: Named | None) -> Named | None:
    """The noun before the figure: 培育企业7家; with its attribute: 财政项目8个."""
    noun, verbs = words.noun, words.verbs
    if noun is None:
        return None
    is_short = noun.end - noun.start <= 3 and _is_plain(words.text, verbs)
    is_indicator = is_short or is_one_of(words.text, noun, INDICATORS)
    if words.subject and noun != words.subject and is_indicator:
        return _joined(words, words.subject, noun)
    if is_general(words.text[noun.start : noun.end]) and (words.subject or verbs):
        if words.subject and _is_compound(words, verbs, noun):
            return _joined(words, None, Span(words.subject.start, noun.end))  # 本次发行价格
        return _joined(words, words.subject or verbs, noun)
    if words.subject and words.text[words.subject.start] == "每":  # 每千人口拥有床位6张
        return _joined(words, None, Span(words.subject.start, noun.end))
    if noun != verbs:
        return _joined(words, None, noun)
    owner = last.owner if last else ""  # a verb alone: 开工248个
    return _new(words, owner + words.said(noun), owner or words.said(noun), noun, GENERAL)


def _is_compound(words: Words, verbs: Span | None, noun: Span) -> bool:
    """Whether a verb and an attribute are one word: 募集资金总额; not in 完成投资."""
    is_next = verbs is not None and verbs.end == noun.start
    return is_next and not _is_plain(words.text, verbs) and _is_attribute(words, noun)


def _is_attribute(words: Words, span: Span) -> bool:
    return is_one_of(words.text, span, ATTRIBUTES)


_Case = Callable[[Words, "Named | None"], "Named | None"]
_CASES: tuple[_Case, ...] = (
    _event,
    _attribute_first,
    _of_a_group,
    _both_sides,
    _behind,
    _lone_attribute,
    _short_noun,
    _everyone,
    _each,
    _overlapping,
    _before,
)


def clauses_before(text: str, start: int) -> list[Span]:
    """The clauses before a place, the nearest first.

    >>> clauses_before("甲，乙，丙", 4)
    [Span(start=2, end=3), Span(start=0, end=1)]
    """
    edges = [0, *(edge.end() for edge in EDGE.finditer(text, 0, start))]
    pairs = zip(reversed(edges[:-1]), reversed(edges[1:]), strict=False)
    return [Span(begin, max(begin, end - 1)) for begin, end in pairs]
