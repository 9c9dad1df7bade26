"""Noun phrases without a segmenter: words that certainly belong to none (`lexicon`) are removed from the
ends of a clause; the rest is the phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...quantity.plans import PLAN
from ...text.patterns import any_of, pattern
from ...text.words import is_word
from ..when import ENDS, HAN_MONTHS, ROC, SEASON
from .ends import Span, ended, stripped
from .lexicon import ATTRIBUTES, BELONGINGS, POLLUTANT, PREDICATES, REPORTS, THINGS, UNCLEAR, VERBS


class Phrases(NamedTuple):
    """The phrases before a number; 企业争取贷款 is 企业, 争取 and 贷款.

    >>> phrases("企业争取贷款", Span(0, 6)).verbs
    Span(start=2, end=4)
    """

    subject: Span | None = None
    verbs: Span | None = None
    noun: Span | None = None


_BEGINS = (
    r"(?:是|中(?=共?有)|被(?![告害执征申保])|由(?<![自理缘因]由)(?!来)|虽|仍|又$|较(?=[上去\d])|已(?!婚)|[人户亩生]均|均(?<![人户亩生]均)(?![价衡])|将(?!军)|占(?<![侵霸抢强应]占)(?![地比])|为(?<!转为)(?![民主])|达(?<!发达)(?![标芬])|获(?!奖|[批补准][者助])|并(?![网购])"
    r"|以(?<![及级]以)(?<!规模以)(?<!限额以)[上下内]|都(?![市会江])|没(?!收)|起(?![重降步点源])|未(?![来婚成])|购买(?!力)|[增减降升][至到为]|组成(?!部)|构成$|让(?![利渡座])|正(?=[按在抓加开])|使(?![用馆者命徒节领])|趋于|在(?![校建编职岗线读])|有(?<![国所私公特]有)(?![色机轨线效关限害]))"
)


# A verb with one of these after it is a noun: 完成率, 出口额, 种植业; so are 有色金属, 达标.
_NOMINAL = (
    r"(?!免疫|标准|建议|请求|申请|方案|协议|合同|议案|提案|会(?![议展员计场])|器(?![材械官])|宝|感(?!染)|金(?![额融牌奖])|时[间限长]|周期|比[例重]|所(?![有在需辖属示])|化(?![肥工学解妆石粪纤])|[率额量数面值期者员商线力费业林针性])"
    r"(?<!辖(?=区(?![县市])[一-鿿]))(?<!获(?=[批补准][者助]|得感))(?<!有(?=[色机轨线害组效关限]))(?<!建成(?=区(?![级域块间])))(?<!达(?=[标产州成尔芬]))"
)


_COMPLETED = (
    r"(?:了|到(?![位岗会货期达户年\d“十])|过(?![夜境渡硬剩敏关冬期])|出(?![口资租台版让土售]))?"
)
_VERB_FIRST = pattern(rf"(?:{any_of(VERBS)}|[建办架搭筑竖撑盖装用]起){_NOMINAL}{_COMPLETED}")


# Verbs that are not parts of names, even after other words: 各中心共组织行动.
_CLEAR = " ".join({*VERBS.split()} - {*UNCLEAR.split()})
VERB_INSIDE = pattern(
    rf"(?:{any_of(_CLEAR)}|共(?<!公共)(?:{any_of(UNCLEAR)})){_NOMINAL}{_COMPLETED}"
)
# Words that begin with 地: 中心广场等地块, 钟楼等地标.
_GROUND = (
    "[方区质理铁产下位形貌级热面块段州砖毯暖契域脉洞址势籍]|震|标(?![准的])|灾(?![区情民后])"
    "|点(?![亮击对])|图(?!书)|名(?=[词称录单牌])|市(?![场民值政委区])|税(?<=税等地税)"
)
_AMONG = pattern(
    rf"(?<![一二三四特优甲乙丙平均相同中高低上下头劣次对])等(?!地$)(?:地(?!{_GROUND}))?(?![级候待线价]|教育|学校|院校|于|$)"
)
_FIELDS = pattern("(?:重点)?(?:领域|环节|方面|行业)(?=..)")
LISTED = 32  # characters of a name with a list of fields
_PREPOSITION = pattern(r"在|按照|按|通过|将|以(?![上下内])|用于")
AGAINST = pattern(r"(?:高|低|快|慢|好|优|早|多|少)[于出]")


# A time within a phrase; the words after it say more: 最新统计至12月15日旅客.
_TIME = pattern(
    rf"(?:截至|截止|统计至|(?<!\d)至|(?<!\d)到|于|在|的)?(?:{SEASON}|{ROC}度|[12]\d{{3}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:[-—~～至到](?:\d{{1,2}}|十)月)?|\d{{1,2}}月\d{{1,2}}日|(?:\d{{1,2}}[-—~～至到])?\d{{1,2}}月(?:份|底|末)|(?<!\d)\d{{1,2}}[-—~～至到]\d{{1,2}}月|{HAN_MONTHS})"
    rf"{ENDS}(?:,|，)?|[12]\d{{3}}-\d{{1,2}}-\d{{1,2}}"
)
# 甲公司今年前三季度收入
_OF_YEAR = pattern(
    "(?:[今去]年)?(?:前[一二三1-3]季度?|第?[一二三四]季度末?|第[一二三四]季|[上下]半年[度末]?)"
)
# A name begins here: 报告新增病例.
_STOCKS = pattern(r"(?<=[报通][告报])新增(?=..)|(?<=..)现有(?=确诊|疑似|重症|无症状|病|感染)")


_FORESEEN = pattern("(?:预[期测料计估]|估计|预定)(?=[今明后来当全]年|下一?(?:年|个?财))")


# What is planned to be done, before its noun: 交通局 | 计划增加 | 公交车.
_TO_DO = "增加 减少 补充 扩充 扩大 录取 录用 招收 招录 聘用 选聘 引进 购买 更换 压减 压缩 缩减 加装 拓宽 迁移 硬化"
_NAMES_PLAN = "总投资 投资 完成率 完成 生育"
_PLANNED = pattern(
    rf"(?<![按照超持股度动划程展的占成])计划[再新]?(?:(?:{any_of(_TO_DO)})(?=..)|(?!{any_of(_NAMES_PLAN)})(?=(?:{any_of(VERBS)}){_NOMINAL}..))"
)


def phrases(plain: str, left: Span, *, inside: bool = True) -> Phrases:
    """The phrases between the edge of a clause and a number; with ``inside``, also those that a verb
    between them divides.

    >>> phrases("企业争取贷款", Span(0, 6)).noun, phrases("截至2020年底", Span(0, 8)).noun
    (Span(start=4, end=6), None)
    """
    span = stripped(plain, left)
    if span is None:
        return Phrases()
    start, end = _without_time(plain, span, inside=inside)
    if start == end:
        return Phrases()
    said = plain[start:end]  # most have none of the words that are looked for
    has_stock = inside and ("新增" in said or "现有" in said)
    kind = _STOCKS.search(plain, start, end) if has_stock else None
    if kind:
        return Phrases(_subject(plain, Span(start, kind.start())), None, Span(kind.start(), end))
    start = _behind_foreseen(plain, start, end) if "预" in said or "估计" in said else start
    start = _behind_list(plain, start, end) if "等" in said else start
    subject = None
    planned = _PLANNED.search(plain, start, end) if "计划" in said else None
    if planned and PLAN.match(
        plain, planned.start()
    ):  # else it is part of a name: 高考计划录取考生
        subject = _subject(plain, Span(start, planned.start())) if inside else None
        start = planned.end()
    verbs = Span(*_verbs(plain, start, end))
    if subject is None and verbs.start == verbs.end and inside:
        inner = _inner_verb(plain, start, end)
        if inner:
            subject, verbs = _subject(plain, Span(start, inner.start)), inner
            # The source of a report is no owner.
            if plain[inner.start : inner.end] in REPORTS.split():
                subject, verbs = None, Span(inner.end, inner.end)
    noun = _noun(plain, verbs, end)
    if inside and subject is None and noun and start in (verbs.start, noun.start):
        subject = _before_time(plain, span, start)
    return Phrases(subject, verbs if verbs.end > verbs.start else None, noun)


def _before_time(plain: str, span: Span, start: int) -> Span | None:
    """The subject before the time of a clause: 甲公司 in 甲公司2020年实现收入."""
    if start - span.start <= 2:
        return None
    time = _TIME.search(plain, span.start + 2, start) or _OF_YEAR.search(
        plain, span.start + 2, start
    )
    before = stripped(plain, Span(span.start, time.start())) if time else None
    return before if before and behind(plain, before) == before else None


def _behind_foreseen(plain: str, start: int, end: int) -> int:
    """Where the words of what is foreseen begin: 赤字 in 他预期明年的赤字."""
    for foreseen in _FORESEEN.finditer(plain, start, end):
        start = (stripped(plain, Span(foreseen.end(), end)) or Span(end, end)).start
    return start


def _behind_list(plain: str, start: int, end: int) -> int:
    """Where the noun for all of a list begins: 企业 in A、B等企业. A short list of fields and one before a
    general word stay: 工程建设、政府采购等领域职务犯罪, 走访、巡查等工作.
    """
    for among in _AMONG.finditer(plain, start, end):
        is_vague = is_one_of(plain, Span(among.end(), end), THINGS)
        if end - start <= LISTED and (is_vague or _FIELDS.match(plain, among.end(), end)):
            break
        start = among.end()
    return start


def _inner_verb(plain: str, start: int, end: int) -> Span | None:
    """The last verb within a phrase with something before it, and a noun or nothing after it."""
    for match in reversed([*VERB_INSIDE.finditer(plain, start + 2, end)]):
        has_noun = end - match.end() >= 2 or match.end() == end
        if has_noun and not splits_words(plain, *match.span()):
            return Span(*match.span())
    return None


def before_verb(plain: str, span: Span) -> Span:
    """A span up to its first verb.

    >>> before_verb("老人提供上门服务", Span(0, 8))
    Span(start=0, end=2)
    """
    for match in VERB_INSIDE.finditer(plain, span.start + 2, span.end):
        if not splits_words(plain, *match.span()):
            return Span(span.start, match.start())
    return span


def _noun(plain: str, verbs: Span, end: int) -> Span | None:
    """The phrase between the verbs of a clause and its number."""
    begin = verbs.end
    if verbs.end > verbs.start and (joint := _JOINED_VERB.match(plain, begin, end)):
        begin = _verbs(plain, joint.end(), end)[1]  # 引进及合作院士
    begin += begin > verbs.start and plain.startswith("的", begin, end)
    if begin > verbs.start and (after := _AFTER.match(plain, begin, end)):
        begin = after.end()  # 建成后水库蓄水位
    if begin > verbs.start and plain.startswith(
        ("全国", "全省", "全市", "全县", "全区"), begin, end
    ):
        begin += 2 * (begin + 2 == end)  # 覆盖全国30个省
    said = plain[begin:end]
    has_than = "于" in said or "出" in said
    # 增速高于全市平均水平0.8个百分点
    against = AGAINST.search(plain, begin + 1, end) if has_than else None
    noun = ended(plain, Span(begin, against.start() if against else end))
    return _headed(plain, noun) if noun and _is_name(plain, noun) else None


_AFTER = pattern("后(?![备勤台期续劲方])|之日(?:前[一二三四五六七八九十]{1,2}个?(?:交易)?日)?")


_WHERE = pattern(r"在.{2,}[中上下里时后]")  # 在检查抽查中


EMPTY = 3  # characters of what is no name at most
_EMPTY_NAME = pattern(
    r"可|[可有]望|能|会|将|要|或|及|内|年|可能|将要|首|日|远|[当本同单]月|当季|同比|环比|\d{1,2}[日号]"
)


def _is_name(plain: str, span: Span) -> bool:
    start, end = span
    is_short = end - start <= EMPTY
    is_empty = is_short and _EMPTY_NAME.fullmatch(plain, start, end)
    is_empty = is_empty or (plain[start] == "在" and _WHERE.fullmatch(plain, start, end))
    return any(map(str.isalnum, plain[start:end])) and not is_empty


def _without_time(plain: str, span: Span, *, inside: bool) -> Span:
    """The words after the last time of a span; if there are none, those before it. With ``inside``, also
    after a part of the year within it.
    """
    start, end = span
    said = plain[start:end]
    if "年" not in said and "月" not in said and "季" not in said and "-" not in said:
        return span  # each time has one of these
    for time in _TIME.finditer(plain, start, end):
        rest = stripped(plain, Span(time.end(), end))
        if rest is None:
            return stripped(plain, Span(start, time.start())) or Span(end, end)
        start, end = rest
    part = _OF_YEAR.search(plain, start + 2, end) if inside else None
    rest = stripped(plain, Span(part.end(), end)) if part else None
    return rest or Span(start, end)


_HOLDS = pattern("(?:开展|举[办行]|组织|实施|主办|承办|召开|参加|启动)$")
_OF_EVENT = pattern(
    "(?!实施|开展|举[办行]|组织|完成|参加|启动|召开|主办|承办|提供)[一-鿿]{2}.*"
    "(?:活动|行动|培训班?|座谈会|推进会|招聘会|讲座|论坛|演练|大赛|比赛|[仪典]式|工程|计划|服务)"
)
_JOINED_VERB = pattern(r"(?:[及与并或]|和(?![美谐平]))(?=..)")


def _verbs(plain: str, start: int, end: int) -> tuple[int, int]:
    """The beginning and the end of the verbs at the start: 谋划实施. 新增 belongs to the name."""
    at = start
    while match := _VERB_FIRST.match(plain, at, end):
        if match[0] == "新增" and match.end() < end:
            break
        if _HOLDS.search(plain, start, at) and _OF_EVENT.fullmatch(plain, match.start(), end):
            break  # 开展 | 促进消费活动
        at = match.end()
        rest = stripped(plain, Span(at, end))  # 完成并交付
        if rest and _VERB_FIRST.match(plain, rest.start, end):
            at = rest.start
    return start, at


def _subject(plain: str, span: Span) -> Span | None:
    """The noun phrase before a verb, without 在…, and without a verb before it."""
    preposition = _PREPOSITION.search(plain, span.start + 2, span.end)
    end = preposition.start() if preposition else span.end
    return stripped(plain, Span(span.start, end))


def _headed(plain: str, span: Span) -> Span:
    """Y of X的Y, if Y is long enough to say what it is and X too long for a name."""
    at = plain.rfind("的", span.start, span.end)
    is_name = span.end - at > 4 and plain[at + 1] != "第"
    return Span(at + 1, span.end) if at >= 0 and is_name and span.end - span.start > 20 else span


_PREDICATE = pattern(
    rf"(?:{any_of(PREDICATES)})(?!(?<=增长)[点极率]|(?<=增加)值|(?<=上市)(?:公司|企业|银行)|(?<=建成)区(?![级域块间])|(?<=集中..)(?:的?(?:重[大点])?项目|活动|仪式|工程|企业))|{_BEGINS}|共(?={any_of(VERBS)})|从(?=[^业事到]{{1,6}}到)|[12]\d{{3}}年"
)


_THING = pattern(any_of(THINGS, least=2))


def behind(plain: str, span: Span | None) -> Span | None:
    """The noun phrase that a span begins with, up to its predicate.

    >>> behind("429个5G基站全部完成", Span(4, 12)), behind("完成任务", Span(0, 4))
    (Span(start=4, end=8), None)
    """
    if span is None:
        return None
    start, end = span
    if plain[start : start + 1] in _OPENS and (opening := _OPENING.match(plain, start, end)):
        start = opening.end()
    if start < end and _NO_NOUN_FIRST.match(plain, start):
        return None
    verb = _VERB_FIRST.match(plain, start, end)
    if verb and _THING.match(plain, verb.end(), end):  # 19个新建项目
        verb = None
    if verb or _PREDICATE.match(plain, start, end):
        return None
    end = next(_predicates(plain, start + 1, end), end)
    while end > start and (plain[end - 1] in "的、也" or _TOTAL.match(plain, end - 1, end)):
        end -= 1
    if end <= start or plain[start:end] in _NO_NOUNS:
        return None
    return _headed(plain, Span(start, end))


_NO_NOUNS = (*"或及和与等起但至到达为共", "共计", "合计", "台阶", "大关", "关口")
_OPENS = frozenset(" \u3000的由12")
_OPENING = pattern(r"[ \u3000的由]*(?:[12]\d{3}年度?(?=[一-鿿]{2}))?")  # 六项2018年实事项目
# 三年内从5万元增至8万元
_NO_NOUN_FIRST = pattern(
    r"[内且予]|最[多高大少低小](?=的?(?:$|[，,。；;是为]))|居[次首前]|等(?![级候待离次])|[^\w“‘《「]|_"
)


_TOTAL = pattern("(?<!公)共")  # 12个镇共


def _predicates(plain: str, start: int, end: int) -> Iterator[int]:
    """The beginnings of predicates that are words of their own."""
    for match in _PREDICATE.finditer(plain, start, end):
        is_word_end = len(match[0]) == 1 and is_word(plain[match.start() - 1 : match.end()])
        if not (is_word_end or splits_words(plain, *match.span())):
            yield match.start()


def splits_words(plain: str, start: int, end: int) -> bool:
    """Whether a span has the end of one word and the beginning of another: 发现 in 派发现金.

    >>> splits_words("派发现金", 1, 3), splits_words("企业发现问题", 2, 4)
    (True, False)
    """
    before, behind = plain[start - 1 : start + 1], plain[end - 1 : end + 1]
    return bool(start) and len(behind) == 2 and is_word(before) and is_word(behind)


def is_one_of(plain: str, span: Span, words: str) -> bool:
    """Whether a phrase is exactly one of the words of a list.

    >>> is_one_of("项目8个", Span(0, 2), "项目 任务"), is_one_of("项目部8个", Span(0, 3), "项目 任务")
    (True, False)
    """
    return plain[span.start : span.end] in _listed(words)


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def without_attribute(plain: str, span: Span) -> Span:
    """The owner of an attribute: 高速公路 in 高速公路全长.

    >>> without_attribute("高速公路全长", Span(0, 6)), without_attribute("高速公路", Span(0, 4))
    (Span(start=0, end=4), Span(start=0, end=4))
    """
    if is_one_of(plain, span, BELONGINGS) or _POLLUTANT.fullmatch(plain, *span):
        return span
    if plain[span.end - 1 : span.end] not in _LAST_OF_ATTRIBUTES:
        return span
    match = _ATTRIBUTE_LAST.search(plain[span.start + 2 : span.end])
    if match and plain[span.start : span.end].endswith(("固定资产投资", "招商投资")):
        return span
    return Span(span.start, span.end - len(match[0])) if match else span


_POLLUTANT = pattern(POLLUTANT)
_LAST_OF_ATTRIBUTES = frozenset(word[-1] for word in f"{ATTRIBUTES} {BELONGINGS}".split()).union(
    "值次例率)长宽高深"
)


_ATTRIBUTE_LAST = pattern(
    rf"(?:(?:[共总]|平均)?(?:{any_of(f'{ATTRIBUTES} {BELONGINGS}')})|增加值|人次|比例|(?!负债)[一-鿿]{{2}}率"
    r"|(?<=[桥道洞堤坝渠管面])[长宽高深])(?:\([^()]*\))?$"
)
