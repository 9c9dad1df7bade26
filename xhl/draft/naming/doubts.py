"""Reasons to doubt a topic: odd words, or a unit that does not fit.

A company is not 10 亿元, and an allowance is not 2,318 人: if the unit does not fit the words, the number
counts something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from ...i18n.messages import _
from ...quantity.units import POINTS, measure
from ...text.patterns import pattern
from .lexicon import BELONGINGS, INDICATORS
from .named import CUT, GENERAL, Named, grows
from .wholes import place_end
from .wording import is_odd

if TYPE_CHECKING:
    from ...quantity.amounts import Found

UNFIT = _("the unit does not go with the topic: what does it count?")
LONG = 26  # characters; a longer topic is hardly a name


def doubts_of(words: str, one: Found) -> Iterator[str]:
    """The reasons why a person should look at the topic of a number; ``words`` are in simplified
    characters.

    >>> from ...quantity.reader import find
    >>> [one] = find("发放2318人")
    >>> list(doubts_of("生育补助", one)), list(doubts_of("和补助对象", one))
    (['the unit does not go with the topic: what does it count?'], ['the words may be cut'])
    """
    if not words:
        yield _("no topic found")
        return
    if len(words) > LONG:
        yield _("a long topic")
    elif words in _BARE or _MEANS.fullmatch(words):
        yield GENERAL
    elif is_odd(words) or _SHARE_OF.search(words):
        yield CUT
    if not (one.unit or one.role == "term" or _PURE.search(words)):  # 生师比18.2
        yield _("a number without a unit: what does it count?")
    if tells_time(words):
        yield _("a time in the topic")
    if one.qualifier and _COMPARISON.search(one.qualifier):
        yield _("a comparison: what with what?")
    if not goes_with(one, words):
        yield UNFIT


def tells_time(words: str) -> bool:
    """Whether a topic names a time: 平台去年售票."""
    return _TIMED.search(words) is not None


_TIMED = pattern(
    r"[上下]半年|第[一二三四]季|(?:[12]\d{3}|1[01]\d)年(?!的|之比|以[上下内])|(?<![A-Za-z.\d])\d{1,2}月|[去今前明]年|[今昨明][日天]|全年|前[一二三四]季度|世纪|\d0年代|年(?<=.年)[末底]|十[一二三四五六]五[^，]?末"
)
# 比全国高, 比去年多出; but not 比上年提高
_COMPARISON = pattern(
    "[高低逊]于.*预期|(?<![同环])[比较].+(?<![提减缩扩加放])[高低多少快慢大小]出?了?$"
)
_PURE = pattern(r"[比率数次量额值度分]$|指数|系数|结构|零")
_SHARE_OF = pattern("占(?!地|比|有[率量])(?!.*(?:比[重例]|率))")  # a share that is not named as one
# Words that name nothing by themselves.
_BARE = frozenset(
    """
    整体 总体 目标 登记 标准 水平 情况 数量 总数 总量 总额 数值 金额 合计 总计 其中 全部 部分 当地 本地 平均 均值 比例
    比率 比重 占比 增长率 年增长率 年增率 成长率 增幅 降幅 升幅 跌幅 涨幅 减幅 增速 规模 价格 均价 销售 服务 运动
    持平 到位 投用 在建 拟建 入库 出库 退库 开发 类别 种类 新增规模 平均增幅 平均增速 平均降幅 位次 名次 强度 其余 剩余
    结余 滚存结余
    """.split()
)
_MEANS = pattern(
    r"(?:全年|年度|累计|共)*(?:投入|安排|下达|使用)?资金|相关[一-鿿]{2}|项目(?:计划|完成)?总?投资|距(?!离).*|(?:\d+[—~～至到-])?\d+周?岁(?:以[上下])?(?:不满\d+周?岁)?|(?:严重|一般|轻微|不同程度|部分)*(?:损坏|倒塌|受损)"
)
_THINGS = pattern(
    r"(?:企业|公司|人员|群众|居民|学生|教师|职工|村民|家庭|单位|机构|项目|工程|车辆|设备|学校|医院|事项|国家|地区"
    r"|课程|(?<![每个])[人户村县市省])$"
)


def is_thing(words: str) -> bool:
    """Whether words end in something that is counted one by one: 企业, 项目."""
    return _THINGS.search(words) is not None


def counts(unit: str) -> bool:
    """Whether a unit counts things one by one: 个, 家, 人."""
    return measure(unit).kind == "count"


_SUMS = pattern(
    r"(?:[资奖礼薪租押保基助]金|补贴|津贴|贷款|经费|补助|费用?|保险|工资|收入|产值|投资|利润|税收)$"
)
_TIMES = pattern(
    r"时间|期限|寿命|任期|(?:时长|期间?|龄|天数?|日|周期|年限|历史|时数?|中位数|经验|小时)$"
)
_MONEY = frozenset(["money", "美元", "欧元", "港元", "日元", "英镑", "新台币"])
# Words of which a topic in money has one: 第一产业, 戏曲 and 企业 are worth nothing by themselves.
_WORTH = pattern(
    r"[额款金值费价税债付贷贴助恤捐募赔罚奖薪租赊拨筹缴退免赚亏赤利俸]|[顺逆价汇岁]差|支出|收|投入|补偿|预算|决算"
    r"|成本|出超|入超|销|成交|[进出]口|消费|销售|余额|业绩|票房|报酬|待遇|福利|保障|GDP|盈余|结[余转]|交易|标的|标准|规模|财[政力]|损失|缺口"
    r"|岁[入出]|差短|开支|创汇|挽回|让利|[订接]单|合同|签约|采购|市场|负担|低保|养老|医保|分红|还本|冻结|止付|到位|限额|授信"
    r"|节[约省]|三公|业务总?量|产业$|(?<!物)资(?![源料格质讯])"
)
# Words of which a share without a growth has one.
_SHARED = pattern(
    r"[率比速幅度额值]$|比[重例]|[占佔]|指数|系数|份额|水平|指标|贡献|程度|结构|浓度|[增降]幅|分红|降价|增长|下降|精简|压[减缩]"
)
_PERSONS = frozenset(["人", "户", "人次", "户次"])
_SPANS = frozenset(["duration", "months"])


def goes_with(one: Found, words: str) -> bool:
    """Whether words, in simplified characters, may name what a number in its unit counts."""
    known = measure(one.unit)
    if (number := _NUMBER_OF.search(words)) and known.kind == "count" and known.name in "户人":
        return known.name == number[0][0]
    if known.name == "起":
        return _CASE.search(words) is not None
    if known.kind in _MASSES and _CARRIER.search(words) and not grows(one):
        return False
    if known.kind in _MONEY:
        return _THINGS.search(words) is None and _WORTH.search(words) is not None
    is_amount = "偏" in one.qualifier and _AMOUNT.search(words) is not None  # 气温偏高5%
    if known.kind == "share" and not (grows(one) or _SHARED.search(one.qualifier) or is_amount):
        return _THINGS.search(words) is None and _SHARED.search(words) is not None
    if known.name in _PERSONS:
        return _SUMS.search(words) is None
    if one.unit in POINTS and _COMPARED_SHARE.search(one.qualifier) and not _SHARED.search(words):
        return False  # 女童高于男童0.02个百分点
    if (needed := _NEEDED.get(known.name)) and not needed.search(words):
        return False
    if known.kind in _MEASURED and _MEASURE.search(words):
        return False
    return known.kind not in _SPANS or _TIMES.search(words) is not None


# Nouns of which a topic in that unit has one: 沿海 has no millimetres.
_NEEDED = {
    "毫米": pattern("[雨雪水雹冰径厚深宽长高距差隙缝流]|量|度|尺寸|位移|沉降|规格|口径"),
    "摄氏度": pattern("温(?![州岭江])|[热冷寒度点]"),
    "米/秒": pattern("[风速流]"),
}
_AMOUNT = pattern("[量值额度温数]$")
_NUMBER_OF = pattern("[户人]数$")
_CASE = pattern(
    "案|事|灾|罪|违|申请|纠纷|驾|警|行为|投诉|诉|走私|失信|信访|问题|涉|骗|盗|抢|疫|超|[损毁害祸]|交易|并购|融资|火"
)
_MASSES = frozenset(["mass", "吨公里", "人公里"])
_CARRIER = pattern("(?:铁路|公路|航空|港口?|机场|公司|企业|集团)$")
_COMPARED_SHARE = pattern("[高低多少快慢]于|[高低]出")
# Measures that are in no unit of an area and count nothing: 单产 in 亩, 平均气温 in 个.
_MEASURED = frozenset(["area", "count"])
_MEASURE = pattern(
    r"(?:单产|总产|产量|产值|增加值|收入|利润|支出|气温|浓度|价格?|[额率费]|比[例重]|PM(?:2\.5|10))$"
)


def lacks_owner(words: str, earlier: Iterable[str]) -> bool:
    """Whether words, in simplified characters, name only a place, or an attribute of something else.

    ``earlier`` are the names before it in the sentence, of which one may be the owner.

    >>> lacks_owner("订单量", ["甲公司净利润"]), lacks_owner("进口", ["出口"]), lacks_owner("香港", [])
    (True, False, True)
    """
    is_place = 1 < len(words) <= PLACE and place_end(words) == len(words)
    if (is_place and not _NO_PLACE.search(words)) or words.partition("占")[0] in _owned():
        return True
    return _is_of_another(words) and any(name and not _is_of_another(name) for name in earlier)


def _is_of_another(words: str) -> bool:
    return is_attribute(words) or _OF_ANOTHER.fullmatch(words) is not None


@cache
def _owned() -> frozenset[str]:
    """What is always of something: 在校生, 床位."""
    return frozenset(BELONGINGS.split()) - frozenset(_OF_ALL.split())


_OF_ALL = f"{INDICATORS} 旅游收入"  # as often of the whole town
PLACE = 5  # characters of the name of a place
_NO_PLACE = pattern(
    "[男女内外]|(?<!地)区$|(?<![部北])地区$|级$|^(?:城[镇市]|农村|中央|地方|本[地土])$"
)


def is_short(words: str) -> bool:
    """Whether a name says little in a sentence that goes on with what another is about: 招生, 拆迁."""
    return len(_CHANGE.sub("", words)) <= SHORT


SHORT = 3  # characters
_CHANGE = pattern("(?:[增降]幅|增速|占比|（.*）)*$")


def is_attribute(words: str) -> bool:
    """Whether words name nothing but an attribute: 订单量, 直接经济损失."""
    return _ATTRIBUTE.fullmatch(words) is not None


_ATTRIBUTE = pattern(
    r"(?:直接|间接|经营|综合|处置|总|合计|平均|净|纯|毛|[年月日]均?|全年|累计|现有|实际|折算成年|补助|批复)*"
    r"(?:(?:死亡|受伤|伤亡|失踪|伤人|亡人|死者|伤者)(?:人?数)?|(?:经济|财产)?损失|[起件人次场个家辆套笔宗批]数"
    r"|营收|利润(?:总额)?|纯利|利税|盈利|亏损|收入|支出|成本|费用|资金|[金总][额量数值价]|[销产]量|销售[额量]?|订单[量额数]?"
    r"|库存|均价|单价|售价|价格|价值|进?出?口(?:总?[额量值])?|面积|[总全]长|长度|里程|规模|容量|产能|份额|市值|增率"
    r"|(?:(?:协议|合同|意向|计划)总?|总)投资(?:总?额|金额)?|投资(?:总?额|金额)|(?:破案|结案|发案|合格|达标|完成|利用|使用|毛利|净利|满意|录取)率|采购[额量]?|成交[额量]?|交易[额量]?|营业额|客流量?|运量|工期|标准|金额)(?:占.*)?"
)

# Attributes that may be indicators of a whole town, if nothing before them owns them.
_OF_ANOTHER = pattern(
    r"(?:平均|综合|年均?|总|最[大小高低]|本[市县区省]|旅客|货物|当年|投资)*"
    r"(?:总?产[量值]|总?产|[亩单]产|周转量|收益额?|发电量|重量|库容)"
)


_COMPARED = pattern("[高低多少快慢净累不超]")


def may_be_another(one: Found, last: Named, between: str) -> bool:
    """Whether a number without words of its own may count something else than the number before it:
    目前803万人，全年约840万人. The words ``between`` them may rule that out: 上年同期为.

    >>> from ...quantity.reader import find
    >>> now, year = find("目前803万人，全年约840万人")
    >>> may_be_another(year, Named("旅客", 0, unit="人"), "，全年")
    True
    """
    is_other_time = _FORMER.search(between) is not None
    is_change = grows(one) or _COMPARED.search(one.qualifier) is not None
    is_apart = between.strip()[:1] in tuple("、，,") and counts(one.unit) and counts(last.unit)
    return (one.unit == last.unit or is_apart) and not (is_other_time or is_change)


_FORMER = pattern("[上去]年|同期")
