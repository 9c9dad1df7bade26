"""The words that modify a number: 同比下降, 比上年增长, 高于全国, 约, 超过, 以上."""

from __future__ import annotations

from functools import lru_cache

from ..model import AROUND
from ..text.patterns import any_of, pattern
from .direction import CHANGES
from .units import CURRENCIES, SHARES, measure

_CHANGE = rf"(?:(?:{any_of(CHANGES)}|(?<!社)零增长)(?:了|到了?|至|为|近)?|[增减降升涨跌][至为到])"
# 增 alone may be part of a word, as in 新增, so a comma or an amount must precede it.
_SHORT = r"(?:(?<=[量值额率入价费亦也又再仅只更约,，、;；:：(（ ])|(?<![^\n]))[增减降升涨跌]"
# In reports of companies: year on year, quarter on quarter, month on month.
OVER_TIME = "[Yy][Oo][Yy]|[Qq][Oo][Qq]|[Mm][Oo][Mm]"
_HOW = (
    rf"(?:同比|环比|(?<![A-Za-z])(?:{OVER_TIME})|按[年月季]|仅|只|约(?=[增减升降])|年均|月均|分别|(?<![人户亩地日校生村镇县师班])均|平均|累计|实际|名义|可比|大幅|小幅"
    r"|持续|稳步|逐年)"
)
# Compared with what: 比上年, 较2019年末, 与去年同期相比. 比重 and 较快 compare nothing.
_REFERENCE = (
    r"(?:(?!完成|实现|[达的占为]|和(?![上去]年))[一-鿿\dA-Za-z]|[“\"](?=十[一二三四五六]五[”\"])|(?<=五)[”\"]|[-—~～](?=\d)"
    r"|/(?=[\d〇零一二三四五六七八九])|(?<=年度)的){1,20}?"
)
_SINCE = (
    r"(?:(?<![占对环同相价配评可])[比较](?![重例率值如赛亚好大快高多为强低少小深长差])"
    rf"{_REFERENCE}(?:相比[,，]?)?|[同环]比(?=[去上昨前]|[12]\d{{3}}年){_REFERENCE}|相[比较]于?{_REFERENCE}|与{_REFERENCE}(?:相比|比较|相较)[,，]?)"
)
_MORE = r"(?:[高低多少快慢大小长短]出?了?|[增减降升涨跌]了?)"
_TURN = (
    rf"(?:(?:分别|均)?{_SINCE}{_HOW}{{0,3}}(?:{_CHANGE}|改善|恶化|{_MORE})"
    rf"|[同环]比(?:改善|恶化)|{_HOW}{{1,3}}(?:{_CHANGE}|[增减降升涨跌多少])?|{_CHANGE}|{_SHORT})"
)
# Single characters are qualifiers only if they do not end another word: not in 签约8个, 发达.
_BOUND = (
    r"(?:不少于|不低于|不高于|不超过|不大于|不小于|不多于|不得(?:超过|低于|少于|高于)|(?:未能?|没有|尚未)(?:超过|突破|达到?)|不足|不到|不满|不下于?|至少|至多|最少"
    r"|最多|最高达|最多达|最高|最低|大约|约为|约莫|大概|差不多|将近|接近|超过|突破|高达|达到|可达|多达|长达|超出"
    r"|(?<![最附靠邻临远])近|(?<![赶反])(?<![月年度季的，,、]出)(?<![月年度季的，,、]入)超|逾|冲破|(?<![打冲突])破|(?<=[入值额])过|(?<![签节合公条契违履预制大])约有?|大约有|(?<![发到表传直下抵送通])达|[≥≤><])(?:(?<=[过破到])了)?"
)
_BARE_BOUND = r"(?:(?<![站跃登迈踏升以])上|过|(?<![人次岁户件总基分系指倍个])数|几)"  # only before a power: 上千, 数百
# Most places are rejected quickly: no qualifier begins there.
_FIRST = "".join({word[0] for word in CHANGES.split()}) + (
    "增减降升涨跌比较与相按仅只同环偏年月分均平累实名可大小持稳逐不未没尚至最约差将接近超突高达多长逾冲破过≥≤><YyQqMm"
)
_BEFORE = pattern(rf"(?=[{_FIRST}])(?:{_TURN})?(?:{_BOUND})?$")
_BEFORE_BARE = pattern(rf"(?=[{_FIRST}上过数几])(?:{_TURN})?(?:{_BOUND}|{_BARE_BOUND})$")
# The comparison is between the word and the number: 高于全国平均水平1.7个百分点.
_COMPARES = pattern("[于出先后超]")
_OBJECT = "(?:(?!完成|实现|(?<!下)达|[为的])[一-鿿A-Za-z])"
_COMPARED = pattern(
    rf"(?<!不)(?:(?:[高低快慢好优多少大小强弱逊]于|[高低]出|领先于?|落后于?){_OBJECT}{{1,14}}?"
    rf"|超过?{_OBJECT}{{0,10}}?(?:平均(?:水平|数|值|增速)?|目标|预期|计划|同期))(?:{_BOUND})?$"
)
# Most places are rejected quickly: no qualifier ends with the character before them.
_LAST = frozenset(
    "有比环同均别计际义幅续步了到至为近高低多少快慢大小长短出增减升降涨跌于过足满达约超破逾概下莫善化≥≤><上数几YyQqMm"
)
_LAST |= {word[-1] for word in CHANGES.split()}
_WINDOW = 40  # characters of the longest qualifier
_CURRENCY = pattern(
    rf"(?:每股 ?)?(?:(?:{any_of(CURRENCIES)}|US\$|[¥￥$€£]|RMB) ?|(?<=每股)|(?<=每股 ))$"
)
_OF_CURRENCY = frozenset("币金$¥￥€£B股 ")  # what a currency ends with
_LONGEST_CURRENCY = 8  # characters: 每股 人民币 5元
_AFTER = pattern(
    r"\s?(?:[(（]含[)）])?((?:及|或|和)?以[上下内]|之内|左右|上下|之多|有余|开外|不等|余(?!额|地|下)|多(?![样元层方种功渠媒边极点维数个云])(?!(?<![年月\d]多)[式能晶语肉糖芯级孔模核旋]))"
)
_FIRST_BEHIND = frozenset("以之左上下有开不余多及或和(（ \u3000\xa0\t\n")
# The change follows the number: 以年均5%的速度增长.
_BEHIND = pattern(
    rf"(?:的(?:幅度|速度|增速|增幅|速率|比例)?)?(?:持续|稳步|快速|逐年)?(?P<change>{any_of(CHANGES)})(?![率点极量额])"
)
_FIRST_OF_BEHIND = frozenset("的持稳快逐").union(word[0] for word in CHANGES.split())
_BY = pattern(r"(?:以(?![上下内])|按)[^,，。；;]{0,10}$")
_HAS = pattern("(?:有|录得|取得|实现)(?:了?约?|近|超过?|逾)$")  # 有5%的增长
_MONTH = r"[\d一二三四五六七八九十]{1,2}月(?:份|末|底)?"
_TIME = rf"(?:(?:[12一二][\d〇零一二三四五六七八九]{{3}}年(?:末|底|同期)?|上年|去年)(?:{_MONTH})?|{_MONTH})"
# 升至2023年的8%, 提高到每人每月800元
_BETWEEN = pattern(rf"(?:{_TIME}(?:[至到-]{_TIME})?的|(?:每[一-鿿]{{1,3}}){{1,2}})$")
_LONGEST_EACH = 4  # characters of 每人每月 that are looked at: the last 每 is among them
_PLAIN = ("达", "达到", "达到了")  # mean no more than "is"
_NEUTRAL = pattern(r"^调整[为到至]?|(?<=约)有")  # a change without a direction; 约有5人


def before(text: str, start: int, *, bare: bool = False) -> str:
    """The qualifier that ends where a number starts; ``bare`` means that the number is 百 or 万 alone.

    >>> before("工业产值比上年增长5%", 9), before("增速高于全国平均水平1.7个百分点", 10)
    ('比上年增长', '高于全国平均水平')
    """
    return _ending(_window(text, start), bare)


@lru_cache(maxsize=256)  # the readers of a sentence ask for the same numbers
def _ending(window: str, bare: bool) -> str:
    is_apart = window[-1:] == "的" or "每" in window[-_LONGEST_EACH:]
    if is_apart and (between := _BETWEEN.search(window)):
        led = _BEFORE.search(window[: between.start()])
        if led and led[0].endswith(("到", "至", "为")):
            return led[0]
    found = [""]
    if window[-1:] in _LAST:
        found += (_BEFORE_BARE if bare else _BEFORE).findall(window)
    if _COMPARES.search(window):
        found += _COMPARED.findall(window)
    return max(found, key=len)


def saying(words: str) -> str:
    """The words without those that tell nothing of the number.

    >>> saying("调整为"), saying("调整为不超过"), saying("约有")
    ('', '不超过', '约')
    """
    return _NEUTRAL.sub("", words) if words else ""


# 改造提升5万亩: so many are improved; 服务能力提升80万元: so much is paid for it
_WORK = pattern(
    r"(?:改[造建]|整治|建设|新建|治理|修[复缮]|完善|打造|优化|巩固|升级|提质|扩容|培育)提升$"
)
_WORK_PAID = pattern(r"(?:能力|水平|质量|品质|环境|功能|形象)提升$")


def is_work(text: str, start: int, unit: str) -> bool:
    """Whether 提升 before a number is what is done to things, rather than a change of their number.

    >>> is_work("改造提升5万亩", 4, "亩"), is_work("效率经改造提升5%", 7, "%")
    (True, False)
    """
    if unit in SHARES:
        return False
    form = _WORK_PAID if measure(unit).kind == "money" else _WORK
    return form.search(text, max(0, start - 4), start) is not None


@lru_cache(maxsize=256)  # as above
def begin(text: str, start: int) -> int:
    """The beginning of the qualifier before a number; the start of the number if there is none.

    >>> begin("不低于人民币5万元", 6), begin("项目5个", 2), begin("提高到2021年的42%", 9)
    (0, 2, 0)
    """
    window = _window(text, start)
    words = _ending(window, bare=False)
    return max(0, start - _WINDOW) + window.rfind(words) if words else start


def _window(text: str, start: int) -> str:
    """The text before a number, without the currency: 人民币5万元."""
    words = text[max(0, start - _WINDOW) : start]
    if words[-1:] not in _OF_CURRENCY:
        return words
    currency = _CURRENCY.search(words, max(0, len(words) - _LONGEST_CURRENCY))
    return (words[: currency.start()] if currency else words).rstrip(" ")


def after(text: str, end: int) -> str:
    """The qualifier after a quantity: 以上, 左右.

    >>> after("1.5亿元以上", 5), after("1.5亿元余额", 5)
    ('以上', '')
    """
    if text[end : end + 1] not in _FIRST_BEHIND:
        return ""
    match = _AFTER.match(text, end)
    return match[1] if match else ""


def behind(text: str, start: int, end: int) -> str:
    """The change that follows a quantity: 以年均5%的速度增长.

    >>> text = "产值以年均5%的速度增长"
    >>> behind(text, 5, 7), behind("产值5%增长", 2, 4)
    ('增长', '')
    """
    match = _BEHIND.match(text, end) if text[end : end + 1] in _FIRST_OF_BEHIND else None
    said = text[max(0, start - _WINDOW) : start]
    by = match and (_BY.search(said) or (match[0].startswith("的") and _HAS.search(said)))
    return match["change"] if match and by else ""


def joined(first: str, *rest: str) -> str:
    """The qualifiers before and after a number as one: 增长…以上.

    >>> joined("增长", "以上"), joined("达", "左右"), joined("", "以上")
    ('增长…以上', '左右', '以上')
    """
    behind = "".join(rest)
    if not behind or first in _PLAIN:
        return behind or first
    return f"{first}{AROUND}{behind}" if first else behind
