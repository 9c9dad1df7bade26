"""The topic that the words of a clause around a number name.

Each case takes the words and returns a name, or nothing if it does not apply. The first case that returns a
name decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...quantity.units import EVENTS, SHARES
from ...text.patterns import any_of, pattern
from ...text.simplify import simplified
from .around import COUNTED_FIRST, Words, clauses_before, is_plain
from .doubts import counts, is_thing
from .ends import Span, stripped
from .joining import is_attribute, is_general, joined, named_as
from .lexicon import (
    ATTRIBUTES,
    BELONGINGS,
    CASEWORK,
    GROWTHS,
    HEADING_VERBS,
    INDICATORS,
    OF_CASES,
    PARTS,
    POLLUTANT,
    THINGS,
    VERBS,
)
from .named import BEFORE, BOUND, GENERAL, OWNED, Named, grows
from .pairs import OWNER_LAST, is_measured, items_of
from .phrases import AGAINST, behind, is_one_of, phrases, without_attribute
from .wholes import merged
from .wording import is_odd

LIST = 20  # characters; a longer list before the counted noun is left out of the name


def own(words: Words, last: Named | None) -> Named | None:
    """The topic that the words around a figure name; None if it has no words of its own."""
    for case in _CASES:
        if named := case(words, last):
            return named
    return None


_EVENTS = pattern(any_of(EVENTS))


def _event(words: Words, _last: Named | None) -> Named | None:
    """An event that did not happen, with its zero: 零死亡."""
    figure = words.place.figure
    if figure.first.value or words.unit:
        return None
    match = _EVENTS.match(words.text, figure.end)
    if match is None:
        return None
    return joined(words, words.noun or words.subject, Span(figure.start, match.end()))


def _ranked_by(words: Words, _last: Named | None) -> Named | None:
    """What someone is ranked by: 甲公司以5亿元营收位列第二."""
    text, left = words.text, words.left
    if text[left.end - 1 : left.end] != "以":
        return None
    what = _RANKED_BY.match(text, words.place.figure.end, words.place.segment.end)
    if what is None:
        return None
    who = phrases(text, Span(left.start, left.end - 1)).noun
    if who is None:
        return None
    noun = Span(*what.span("what"))
    return named_as(words, words.said(who, noun), words.said(who), noun)


_RANKED_BY = pattern(
    r"的?(?P<what>[^，,、的\d]{2,12}?)(?:稳居|居[首前]|位居|位列|排名|最[高多大]|跻身|蝉联|领跑|领先|登顶|夺冠|[位排居列]第|成为)"
)


def _of_a_group(words: Words, _last: Named | None) -> Named | None:
    """A group with its number: 三大领域转型."""
    if not words.unit.startswith("大"):
        return None
    group = Span(words.place.figure.start, words.place.figure.end)
    if words.right:
        return joined(words, group, words.right)
    named = joined(words, None, group)
    return named._replace(doubts=(*named.doubts, GENERAL))


def _attribute_first(words: Words, _last: Named | None) -> Named | None:
    """An attribute whose owner follows the figure: 总投资5亿元的基地."""
    noun, right = words.noun, words.right
    if noun is None or right is None or not words.is_attributive:
        return None
    attribute = Span(words.text.rfind("、", noun.start, noun.end) + 1 or noun.start, noun.end)
    is_amount = not counts(words.unit) and words.unit not in SHARES
    said = words.said(attribute)
    is_size = is_amount and (said[0] in "日年" or is_measured(said))
    return joined(words, right, attribute) if is_size or is_attribute(words, attribute) else None


def _both_sides(words: Words, last: Named | None) -> Named | None:
    """The counted noun follows the figure, its owner precedes: 产业园已有11家企业."""
    noun, right, unit = words.noun, words.right, words.unit
    is_share = unit == "%" and words.is_attributive and _is_part(words)  # 贡献71%的税收
    if noun is None or right is None or not unit or (unit[0] in "%元" and not is_share):
        return None
    is_owner = words.text[words.left.end - 1] == "的"  # 27个国家的92所高校
    is_of_last = last and last.gloss_at == noun.end and not is_owner
    if words.left.start == noun.start and (is_of_last or words.text[noun.end - 1] == "中"):
        noun = None  # 13家单位19项成果: the noun belongs to the number before
    before = noun and _listed(words, noun, right)
    bare = without_attribute(words.text, right)
    is_cut = right.end < words.place.right.end and COUNTED_FIRST.match(words.text, right.start)
    owner = words.said(before, bare if bare != right or is_cut or not before else None)
    if before and len(items_of(words.said(before))) > 1:
        owner = ""  # 东、西两个校区，占地5亩: the owner of both
    name = words.said(before, _restricted(words, right))
    is_vague = is_general(name) or (
        before and words.text[before.end - 1] == "等" and is_general(words.said(right))
    )
    is_owned = (
        "的" in words.text[words.place.right.start + 1 : right.start]
    )  # 连接两个景区的高速公路
    doubts = [*[GENERAL] * bool(is_vague), *[OWNED] * is_owned]
    return named_as(words, name, owner, right, *doubts)


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
    vague = is_one_of(words.text, right, THINGS) or is_attribute(words, right)
    before = (words.subject or words.verbs) if vague or words.unit == "%" else None
    if vague and before is None and (rest := _predicate(words, right)):
        return named_as(words, words.said(right, rest), words.said(right), rest)
    if words.subject and words.verbs and words.said(words.verbs) == "覆盖":
        before = Span(words.subject.start, words.verbs.end)  # 生源覆盖30个省
    told = _restricted(words, right)
    named = joined(words, before, told)
    is_filter = words.is_attributive and words.unit not in SHARES
    one = words.place.figure.first
    is_bound = is_filter and one.qualifier.endswith(_BOUNDS)
    is_owned = "的" in words.text[right.start : right.end]  # 4个村的饮水工程
    doubts = [*named.doubts, *[BOUND] * is_bound, *[OWNED] * is_owned]
    return named._replace(doubts=tuple(doubts))


def _predicate(words: Words, right: Span) -> Span | None:
    """What is said of the counted things, if it is short: 13个行业实现两位数增长."""
    end = words.place.segment.end
    rest = words.text[right.end : end]
    if words.place.right.end < end or COUNTED_FIRST.match(words.text, right.start):
        return None  # 向5家公司发放补贴9元; 5家公司研发费用: what they own
    return Span(right.end, end) if 2 < len(rest) <= SAID and "的" not in rest else None


def _restricted(words: Words, right: Span) -> Span:
    """The counted things with a predicate that tells which of them: 8所学校荣获一等奖."""
    end = min(words.place.right.end, words.place.segment.end)
    is_told = counts(words.unit) and _TELLS.fullmatch(words.text, right.end, end)
    return Span(right.start, end) if is_told else right


_TELLS = pattern(
    r"(?:荣?获得?|获评|入选|入围|上榜|跻身|参[加展会]|在[^，,的\d]{2,8}招生)[^，,的\d]{0,12}"
    r"|实现[^，,的\d]{0,8}(?:增长|下降|盈利)"
)
SAID = 14  # characters of a predicate that names the things
_BOUNDS = ("以上", "以下", "以内")  # 5000万元以上的项目


def _lone_attribute(words: Words, last: Named | None) -> Named | None:
    """An attribute of the thing named before: 重点工程完成投资17亿元，完成率114%."""
    noun = words.noun
    if noun is None or words.subject not in (None, noun) or not is_attribute(words, noun):
        return None
    if what := _spent_on(words, noun):
        return named_as(words, what + words.said(noun), what, noun)
    if sum_ := _SUM.match(words.text, noun.end, words.place.figure.start):  # 支出总计541万元
        return named_as(words, words.said(noun) + sum_[0], "", noun)
    start = words.place.segment.start
    if last and words.place.clauses_between <= 1:
        is_growth = is_one_of(words.text, noun, GROWTHS)
        owner = (last.subject or last.words) if is_growth else _whose(words, last)
        start = min(start, last.start)
    else:
        owner = _noun_before(words)
    # 规模创新高，增速加快, 价格走高，涨幅8%
    is_attribute_too = _ATTRIBUTE.fullmatch(simplified(owner)) is not None
    is_of_any = not owner or (is_attribute_too and not (last and owner == last.owner))
    doubts: tuple[str, ...] = (GENERAL,) if is_of_any else ()
    if owner and last and owner == last.owner:
        doubts = (*last.doubts, *[GENERAL] * _is_last_of_list(words))
    is_of_rate = last and not last.grows and last.unit in SHARES and words.unit not in SHARES
    if owner and is_of_rate and not (OWNER_LAST.search(owner) or is_thing(owner)):
        doubts = (*doubts, GENERAL)  # 水质优良率9%，投入经费5元
    if owner and last and words.text[words.place.segment.start - 1] in "；;":
        doubts = (BEFORE,)  # what precedes ； may be another thing
    verbs = words.verbs if _is_compound(words, words.verbs, noun) else None
    name = merged(owner, words.said(verbs, noun))
    return named_as(words, name, owner, noun, *doubts)._replace(start=start)


def _spent_on(words: Words, noun: Span) -> str:
    """What an amount is spent on, if that is behind it: 投资5亿元建设水厂2座; empty if nothing is."""
    is_spent = words.unit.endswith("元") and words.said(noun) in ("投资", "总投资", "投入")
    what = _PURPOSE.match(words.text, words.place.figure.end) if is_spent else None
    return words.said(Span(*what.span("what"))) if what else ""


_PURPOSE = pattern(
    rf"(?:用于)?(?:[新改扩迁]{{1,3}}建|改造|硬化|升级|{any_of(f'{VERBS} {HEADING_VERBS}', least=2)})了?"
    r"(?P<what>[一-鿿]{2,12})(?=[，,；;。、\d]|$)"
)


def _is_last_of_list(words: Words) -> bool:
    """Whether the thing before is the last of several that the attribute may be of: 绿茶9斤、白茶5斤，产值."""
    place = words.place
    if place.rank < 2 or place.text[place.segment.start - 1] not in "，,":
        return False
    first, last = place.figures[place.rank - 2 : place.rank]
    between = place.text[first.end : last.start]
    return between.startswith("、") and len(between) > 2 and first.last.unit == last.first.unit


_SUM = pattern("[总合共]计")


def _whose(words: Words, last: Named) -> str:
    """The owner of an attribute; nobody owns 投资规模 as 投资, 总收入 as 游客, or 成交额 as 客流量."""
    if last.unit in _PERSONS and words.unit in _PERSONS and not OWNER_LAST.search(last.owner):
        return ""  # 学生9人，教师3人
    if last.unit in _LENGTHS and _ACROSS.search(last.owner):
        return ""  # 桥面宽28米，总投资
    if _BENEFITS.fullmatch(simplified(last.owner)):
        return ""  # 惠及居民5户，总投资
    is_of_persons = last.unit in _PERSONS and words.text.endswith("收入", 0, words.left.end)
    is_value = is_measured(last.owner) or last.owner.endswith(("价", "價"))
    is_alike = is_value and (last.unit == words.unit or words.unit not in SHARES)
    return "" if is_of_persons or is_alike else last.owner


_PERSONS = ("人", "人次", "名", "位")
_LENGTHS = ("米", "公里", "厘米", "毫米", "千米")
_BENEFITS = pattern("(?:涉及|惠及|覆盖|带动|受益|服务|辐射|吸纳|安置).*[民户人口众姓工]")
_ACROSS = pattern("(?:[宽高深厚]度?|直径|跨径|跨度|净空)$")


def _owned(words: Words, last: Named | None) -> Named | None:
    """A noun that an earlier clause owns: 卫生院5家，床位300张; 新房，成交8套."""
    noun = words.noun
    if noun is None or words.subject not in (None, noun) or not _needs_owner(words.text, noun):
        return None
    start = words.place.segment.start
    if last and re.fullmatch(POLLUTANT, words.said(noun)):
        place = _PLACE.match(simplified(last.owner))
        size = len(place["place"] or "") if place else 0
        owner, start = last.owner[:size], min(start, last.start)
    elif last and words.place.clauses_between <= 2 and (named := _owner_of(last, words.unit)):
        owner, start = named, min(start, last.start)
    elif last is None or words.place.clauses_between > 1:
        owner = _standing_before(words)
    else:
        owner = ""
    if not owner:
        is_alone = last is None or _needs_owner(simplified(last.words), Span(0, len(last.words)))
        is_apart = words.place.clauses_between > 0 and not words.verbs
        if is_alone or not is_apart or re.fullmatch(POLLUTANT, words.said(noun)):
            return None
        return named_as(words, words.said(noun), words.said(noun), noun, GENERAL)
    name = merged(owner, words.said(noun))
    doubts = last.doubts if last and last.owner.startswith(owner) else ()
    return named_as(words, name, owner, noun, *doubts)._replace(start=start)


_OWNED_NOUN = pattern(rf"(?:(?:在编|在职|在岗|专职)?(?:{any_of(BELONGINGS)})数?|{POLLUTANT})")


def _needs_owner(text: str, noun: Span) -> bool:
    return _OWNED_NOUN.fullmatch(text, *noun) is not None


_REACHED = pattern("(?:省市|省份|城市|国家|地区|县市区?|市县|市区)$")


def _owner_of(last: Named, unit: str) -> str:
    """What owns the thing that was counted last, and may own the next thing too; empty if nothing does."""
    owner = simplified(last.owner)
    is_of_persons = last.unit in _PERSONS and unit in _PERSONS
    if is_of_persons and not (OWNER_LAST.search(owner) or owner[-1:] in tuple("省市区县乡镇村")):
        return ""  # 学生人数为9人，教职工3人
    if last.unit == "个" and _REACHED.search(owner):
        return ""  # 业务涉及20个省市，总资产5亿元
    if not owner or is_measured(owner):
        return ""
    is_apart = last.owner not in (last.words, last.subject)
    return last.owner if is_apart or OWNER_LAST.search(owner) else ""


def _standing_before(words: Words) -> str:
    """The noun that is all of the clause before: 新房住宅，成交8套."""
    text = words.text
    for span in clauses_before(text, words.place.segment.start)[:1]:
        whole = stripped(text, span)
        same = text.find(words.said(words.noun), span.start + 2, span.end) if words.noun else -1
        if whole and same > whole.start:  # 品牌展区成交良好，共成交5亿元
            whole = Span(whole.start, same)
        if whole and behind(text, whole) == whole and 1 < whole.end - whole.start <= STANDING:
            return "" if is_odd(text[whole.start : whole.end]) else words.said(whole)
    return ""


# The place that an observation is of: 甲市空气质量.
_PLACE = pattern(
    r"(?P<place>.{0,24}?(?:城市|地区|平原|流域|三角洲?|[省市区县州]|北京|天津|上海|重庆))"
    r"(?=空气|环境|优良|PM|平均|细颗|城区)|.*"
)
STANDING = 12  # characters of a noun that is a clause of its own


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
    if is_plain(words.text, verbs):
        return joined(words, subject, noun)
    return joined(words, None, Span(subject.start, noun.end))


_SHORT = pattern(r"[^、]{1,3}[数率额量度值]|增加值")


def _everyone(words: Words, _last: Named | None) -> Named | None:
    """Households or people: 全村119户524人."""
    noun = words.noun
    if noun is None or words.unit not in EVERYONE or noun.end - noun.start != 2:
        return None
    if words.text[noun.start] not in "全本该":
        return None
    who = words.said(noun)
    return named_as(words, who + EVERYONE[words.unit], who, noun)


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
    return named_as(words, owner + words.said(noun), owner, noun)._replace(start=start)


_EACH = pattern(r"每(?:人|户|亩|名|位|家|股|吨|公斤|斤|平方米|件|台|个|单)|[人户亩生日]均[年月日]?")


def _overlapping(words: Words, last: Named | None) -> Named | None:
    """An attribute that begins like the end of its owner: 装机占比 after 清洁能源装机."""
    noun = words.noun
    if noun is None or last is None or not last.owner or is_one_of(words.text, noun, INDICATORS):
        return None
    if _MEAN.match(last.owner):
        return None  # 人均培训40小时，培训覆盖率
    bare = without_attribute(words.text, noun)
    # Not 净资产, 资产负债率.
    is_listed = is_one_of(words.text, Span(bare.end, noun.end), ATTRIBUTES)
    if bare.end == noun.end or not is_listed or not last.owner.endswith(words.said(bare)):
        return None
    name = last.owner + words.said(Span(bare.end, noun.end))
    return named_as(words, name, last.owner, noun)._replace(start=last.start)


_INDICATORS = f"{INDICATORS} {BELONGINGS}"


_MEAN = pattern("[人户亩生日月年平]均")


def _done_to(words: Words, last: Named | None) -> Named | None:
    """What is done to the things named before: 新建公路5公里，续建3公里; 特困人员9人，集中供养4人."""
    noun = words.noun or words.verbs
    if noun is None or last is None or words.right or words.place.clauses_between > 1:
        return None
    said = words.said(noun)
    of = _ATTRIBUTE.sub("", last.words)
    owner = _DOINGS.sub("", _BEGUN.sub("", of)).removesuffix("新增")
    is_same = words.unit == last.unit or {words.unit, last.unit} <= {"户", "人"}
    is_done = is_same and _DOINGS.fullmatch(simplified(said)) is not None
    is_alone = words.subject in (None, noun)  # not 新建小学5所，中学改扩建3所
    if not (is_done and is_alone and owner) or is_general(owner) or _is_of_several(words):
        return None
    name = merged(owner, said)
    begin = max(0, words.place.figures[words.place.rank - 1].start - 12)
    is_part = words.text.find("其中", begin, words.place.left.start) >= 0
    is_part = is_part and _DOINGS.search(last.words) is None  # 其中返聘2人，转出5人
    doubts = (*last.doubts, *[GENERAL] * is_part)
    return named_as(words, name, owner, noun, *doubts)._replace(start=last.start)


_ATTRIBUTE = pattern(rf"(?:{any_of(ATTRIBUTES)})$")


def _is_of_several(words: Words) -> bool:
    """Whether the two figures before count things alike, either of which may be meant: 职工350人，退休80人，转出6人."""
    place = words.place
    two = place.figures[max(0, place.rank - 2) : place.rank]
    if len(two) < 2 or two[0].first.unit != two[1].first.unit:
        return False
    return not _DOINGS.fullmatch(place.text[two[0].end : two[1].start].strip("，,；; "))


_BEGUN = pattern("^(?:共|新增|新[改扩]?建|新?开工|建设|完成|实施)+(?=..)")
_DOINGS = pattern(
    "新?(?:[新改扩续重迁复翻在]建|改扩建|[维检]修|养护|加固|硬化|拓宽|翻新|竣工|[开完]工|投产|(?:自然)?减员|转[出入]|退出"
    "|(?:集中|分散)供养|(?:护送)?返乡|改造|到位|投用|退库)$"
)


def _before(words: Words, last: Named | None) -> Named | None:
    """The noun before the figure: 培育企业7家; with its attribute: 财政项目8个."""
    noun, verbs = words.noun, words.verbs
    if noun is None:
        return None
    is_short = noun.end - noun.start <= 3 and is_plain(words.text, verbs)
    is_part = not verbs and words.subject and is_one_of(words.text, words.subject, PARTS)
    is_indicator = is_short or is_part or is_one_of(words.text, noun, _INDICATORS)
    is_each = words.subject is not None and words.text[words.subject.start] == "每"
    if words.subject and noun != words.subject and is_indicator and not is_each:
        return joined(words, words.subject, noun)
    if is_general(words.text[noun.start : noun.end]) and (words.subject or verbs):
        if words.subject and _is_compound(words, verbs, noun):
            return joined(words, None, Span(words.subject.start, noun.end))  # 本次发行价格
        if words.subject and verbs and is_one_of(words.text, verbs, OF_CASES):
            return joined(words, words.subject, Span(verbs.start, noun.end))  # 公安机关(共)破获案件
        return joined(words, words.subject or verbs, noun)
    if words.subject and is_each:  # 每千人口拥有床位6张, 平均每个项目投资5亿元
        is_mean = words.text.startswith("平均每个", words.subject.start - 2)
        return joined(words, None, Span(words.subject.start - 2 * is_mean, noun.end))
    if words.subject and noun != words.subject and _does(words, words.subject):
        return joined(words, words.subject, noun)
    if noun != verbs:
        noun = _with_verb(words, noun)
        return joined(words, _before_time(words, noun), noun)
    owner = last.owner if last else ""  # a verb alone: 开工248个
    if (came := _CASEWORK.match(simplified(owner))) and _CASEWORK.fullmatch(words.text, *noun):
        name = words.said(noun) + owner[came.end() :]  # 受理案件90件，办结80件
        return named_as(words, name, name, noun, *(last.doubts if last else ()))
    return named_as(words, owner + words.said(noun), owner or words.said(noun), noun, GENERAL)


_CASEWORK = pattern(any_of(CASEWORK))


def _with_verb(words: Words, noun: Span) -> Span:
    """The noun with the verb that tells which it is: 购买家电的居民, 审结案件, 供水工程覆盖人口比例."""
    subject, verbs = words.subject, words.verbs
    if subject and verbs and words.said(verbs) == "覆盖" and words.unit in SHARES:
        return Span(subject.start, noun.end)
    if subject and verbs and subject.end == verbs.start and _PLAN.fullmatch(words.text, *subject):
        return Span(subject.start, noun.end)  # 高考计划招收学生: planned, or by a plan of that name
    is_case = (
        verbs
        and words.unit in _CASES_OF
        and is_one_of(words.text, verbs, CASEWORK)
        and words.text[verbs.start - 1] not in "或和及"  # 制定或修改法规
    )
    if verbs and (is_case or (subject and "的" in words.said(noun))):
        return Span(verbs.start, noun.end)
    return noun


_PLAN = pattern("(?![按依据超原])[一-鿿]{2,}计划")
_CASES_OF = ("件", "起", "宗")


def _does(words: Words, subject: Span) -> bool:
    """Whether a subject that owns what it achieves is short and sure: 甲矿实现安全生产22年."""
    said = words.text[subject.start : subject.end]
    is_short = len(said) <= STANDING and "、" not in said
    is_sure = not (is_odd(said) or said.endswith(("计划", "预计", "力争", "将", "拟")))
    return is_short and is_plain(words.text, words.verbs) and is_sure


def _before_time(words: Words, noun: Span) -> Span | None:
    """The owner on the other side of a time: 甲港 in 甲港一至六月的吞吐量."""
    subject = words.subject
    if subject is None or words.verbs:
        return None
    return subject if _TIMED.search(words.text, subject.end, noun.start) else None


_TIMED = pattern("[年月]度?的?|季度|半年")


def _is_compound(words: Words, verbs: Span | None, noun: Span) -> bool:
    """Whether a verb and an attribute are one word: 募集资金总额; not in 完成投资."""
    is_next = verbs is not None and verbs.end == noun.start
    return is_next and not is_plain(words.text, verbs) and is_attribute(words, noun)


_Case = Callable[[Words, "Named | None"], "Named | None"]
_CASES: tuple[_Case, ...] = (
    _event,
    _ranked_by,
    _attribute_first,
    _of_a_group,
    _both_sides,
    _behind,
    _lone_attribute,
    _owned,
    _short_noun,
    _everyone,
    _each,
    _overlapping,
    _done_to,
    _before,
)
