"""The time that a sentence gives for each of its numbers, if any."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..quantity import qualifiers
from ..text.five_years import PLAN
from ..text.patterns import YEAR, pattern
from ..text.simplify import simplified
from ..text.width import half_width
from .holding import PART_END, holds
from .when import (
    AWAY,
    COMPANY,
    DASH,
    HAN_MONTH,
    HOLIDAY,
    MONTHS,
    PARTS,
    ROC,
    SAME_DAY,
    SAME_DAYS,
    SEASON,
    TEN_DAYS,
    YEARS,
)

if TYPE_CHECKING:
    from ..quantity.reader import Found

_DAY_OF = rf"(?:\d{{1,2}}日|{TEN_DAYS})"
_DAYS = rf"(?<=月){_DAY_OF}{DASH}(?:(?:[12]\d{{3}}年)?\d{{1,2}}月)?{_DAY_OF}"  # 9日至8月16日
_SPAN = r"(?:度?起[计算]?的?\d{1,2}年[内间])"  # 2021年起3年内
# The first characters stand before each of these: they reject most places quickly.
_PERIOD = pattern(
    rf"(?=[12九十])(?<![比较同与和])(?:(?P<season>{SEASON}{_SPAN}?)|(?<![建立办创设]于)(?<!生于)"
    rf"(?P<year>[12]\d{{3}})(?P<to>{DASH}[12]\d{{3}}|(?:年?[、和与及 ][12]\d{{3}}){{1,9}})?"
    rf"(?:(?(to) ?[两三四五六七八九十]?)年(?!不变价|可比价|代)|(?<!\d{{5}})(?=全年|[上下]半年))"
    rf"(?P<part>年?[底末]|初(?![中级步])|以来|开始|{_SPAN}|起(?![步点草诉源])|{PARTS})?"
    rf"(?P<until>(?:{DASH}[12]\d{{3}}年(?:底|末|{MONTHS}(?!\d))?|{_DAYS}|至今)?)?)"
    rf"|(?<![比较])(?<![比较][“「])(?P<plan>{PLAN})(?=[”」]|时期|期间|末|以来|前[两三四]年)(?P<since>[”」]?(?:以来|前[两三四]年))?"
)
# Most sentences have none of these, and so no time.
_YEAR_DIGITS = pattern(r"[12]\d{3}")
_OF_TIME = pattern("[年半季月周期目如现假疫]|[当同]日|当天")
_YEAR = pattern(r"[12]\d{3}(?=年)")
_LAST_YEAR = pattern(
    r"(?P<when>(?:(?<![比较与和])(?=..(?:同期)?$)|(?=..(?:同期)?[的为是]$))[上去]年)"
)
_BESIDE = pattern(
    r"(?:[比较]于?|[与和及、])(?P<year>[12]\d{3}|1[01]\d|[89]\d)年"
    r"(?:(?:同期|同月|末|底|度)?[的之]?|[^，,；;。\d]{0,12}的)$"
)
# 比2000年到2010年的增长率5%下降; 较上年度支出5亿元，减少
_REFERRED = pattern(
    rf"[比较](?P<when>{AWAY}|[12]\d{{3}}年?{DASH}[12]\d{{3}}年|[12]\d{{3}}年度?|{ROC}度?)(?:同期)?的?"
    r"(?:[^，,；;。\d多少高低快慢增减升降涨跌超翻净提]|增长率|增速){2,14}$"
)
_CHANGES = pattern(
    "[，,]?(?:同比|环比)?约?(?:[增减升降涨跌多少高低翻]|上升|下降|提高|回落|成长|扩大|缩小)"
)
_ROW = pattern(" ?[、和及与] ?")
_COMMA = pattern("[，,；;]")


# Years in Taiwan count from 1912: 112年度.
_OF_TAIWAN = pattern(
    rf"(?<![\d.满立近约逾超达续比较同与和])(?P<time>{ROC}(?:度|底|\d{{1,2}}月底|" + PARTS + r")?)"
    r"(?:(?![代来历间里以的级龄期后内])|(?=的\d)|(?<=[至到~～-]\d{3}年)(?=间))"
)

# A part of the year of the document.
_PART = pattern(
    r"(?=[\d上去明次翌下第前首先次头一二三四十年全])(?<![比较同与和])(?:(?P<ago>(?<!加)上年|[去明次翌]年)|(?<![\d上去前明次翌])(?<!(?<![今当本])年)(?<![\d月旬][-—~～至到]))"
    rf"(?P<part>(?:{PARTS}|年[末底]|(?<![上去]年)全年(?![^，,；;。\d]{{0,8}}的\d)|(?<![\d一二三四五六七八九十百两几数多半近学财])年内)(?:以来)?)(?![\d一二三四五六七八九十]{{1,3}}[日号])"
    rf"(?P<through>(?<=月){DASH}(?:今年|当年|次年|同年){MONTHS})?"
)
# The day up to which is counted, or that a sentence begins with, if it is not that of the news.
_NEWS = "记者|获悉|发布|公布|举行|召开|印发|消息|表示|介绍|讯|电|通报|通知|会议|走进|来到|走访|宣布"
_DAY = pattern(
    rf"(?:截至|截止[至到]?|^(?![^。]{{0,40}}(?:{_NEWS}))(?=[年月日\d至—~-]{{3,18}}日(?:[，,(全]|\d{{1,2}}[-—时])))"
    rf"(?:(?P<year>[12]\d{{3}})年|今年)?(?P<part>\d{{1,2}}月(?:{_DAYS}|\d{{1,2}}日))"
)
_HOLIDAY = pattern(
    rf"(?<![比较同与])(?:(?P<year>[12]\d{{3}})年|(?P<ago>[去上]年))?(?P<part>{HOLIDAY})"
)
# Another year, quarter or week than that of the document, or that time again.
_AWAY = pattern(
    rf"(?=[去明次翌前上下今本当同目如现近过最未这疫]|[\d一二两三四五六七八九十百]{{1,4}}个?年[间来以内累共])(?<![比较同与和据于过超及如\d])(?:(?P<away>{AWAY}(?:以来)?|(?P<span>{YEARS})|{SAME_DAY})|(?P<now>今年|本年|当年(?![生培造以])|本[周月季]|目前|如今|现[已有]|疫情?后(?!期|时代)))"
)


def periods(sentence: str, found: Sequence[Found], year: str = "") -> list[str]:
    """The time that a sentence gives for each quantity; empty if it gives none.

    ``year`` is that of the document: in a document of 2020, 年末 is 2020年末.

    >>> from ..quantity.reader import find
    >>> text = "2020年底，基站由2019年的31个增加到429个。"
    >>> periods(text, find(text))
    ['2019', '2020年底']
    """
    text = in_digits(simplified(sentence))
    named = _named(text, is_of_taiwan=text != half_width(sentence))
    later = [one for one in named if "part" in one.re.groupindex and _is_later(text, one, found)]
    given: list[str] = []
    is_other = False  # the last number is of the time that is compared with
    for rank, one in enumerate(found):
        between = text[found[rank - 1].end : one.start] if rank else ""
        if is_other and _ROW.fullmatch(between):
            given.append(given[-1])  # 去年同期为5%和6%
            continue
        last_year, beside = _last_year(text, one), _beside(text, one)
        if rank and one.role == "term" and not between.strip(" :∶"):
            time = given[-1]
        elif last_year and one.unit != "倍":
            time = last_year
        elif other := beside or _referred(text, one):
            time = other
        else:
            before = [match for match in named if holds(text, match, one, later=match in later)]
            time = _in_year(before, year) if before else ""
        given.append(time)
        is_other = bool(last_year or beside)
    return [*map(_with_digits, _with_ends(text, found, given) if "年" in text else given)]


def _named(text: str, *, is_of_taiwan: bool) -> list[re.Match[str]]:
    """All times that a text names, in the order of their ends."""
    named = [*_PERIOD.finditer(text)] if "五" in text or _YEAR_DIGITS.search(text) else []
    if _OF_TIME.search(text):
        named += [*_PART.finditer(text), *_AWAY.finditer(text)]
        named += _DAY.finditer(text) if "日" in text else ()
        named += _HOLIDAY.finditer(text) if "期间" in text or "假" in text or "金周" in text else ()
    named += _OF_COMPANY.finditer(text)
    named += _OF_TAIWAN.finditer(text) if is_of_taiwan else ()
    return sorted(named, key=re.Match.end)


def _last_year(text: str, one: Found) -> str:
    """The last year, if a number is said to be of it: 去年同期为增长5%."""
    end = qualifiers.begin(text, one.start)
    at = max(0, end - 8)
    match = _LAST_YEAR.search(text, at, end) if "年" in text[at:end] else None
    return match["when"] if match else ""


def _beside(text: str, one: Found) -> str:
    """The year of a number with which another one is compared: 比2017年的2073亿元增长."""
    at = max(0, one.start - 24)
    match = _BESIDE.search(text, at, one.start) if "年" in text[at : one.start] else None
    if match is None:
        return ""
    return match["year"] if len(match["year"]) == 4 else f"{match['year']}年"


def _referred(text: str, one: Found) -> str:
    """The time of what changed by a number that tells no change itself: 较上年度支出5亿元，减少."""
    if one.qualifier or not _CHANGES.match(text, one.end):
        return ""
    match = _REFERRED.search(text, max(0, one.start - 32), one.start)
    return match["when"] if match else ""


# 从2012年到2021年，产值从5亿元增长到9亿元
_ENDS = pattern(
    r"(?:[从由自]|(?<![^，,；;。]))(?P<from>[12]\d{3})年?[至到—~-](?P<to>[12]\d{3})年(?:底|末)?(?:间|期间)?[，,]"
)
_BECOMES = pattern(r"[^，,；;。\d]{0,8}[至到为](?:了|近|约|超过?)?")


def _with_ends(text: str, found: Sequence[Found], given: list[str]) -> list[str]:
    """The times with those of the values before and after a change, between two years named before."""
    for ends in _ENDS.finditer(text):
        first, last = ends["from"], ends["to"]
        among = {"", *(f"{first}{sign}{last}" for sign in "—~-至到")}
        stop = PART_END.search(text, ends.end())
        for rank, one in enumerate(found[:-1]):
            then = found[rank + 1]
            is_here = ends.end() <= one.start and then.end <= (stop.start() if stop else len(text))
            is_change = (
                one.unit == then.unit
                and text[: one.start].endswith(("从", "由"))
                and _BECOMES.fullmatch(text, one.end, then.start)
            )
            if (
                is_here
                and is_change
                and all(time.replace("年", "") in among for time in given[rank : rank + 2])
            ):
                given[rank : rank + 2] = [first, last]
    return given


def of_words(words: str, year: str = "") -> str:
    """The time that some words name, in simplified characters; empty if none.

    >>> of_words("2020年一季度"), of_words("二季度", "2020"), of_words("今年")
    ('2020年一季度', '2020年二季度', '')
    """
    forms = (_PERIOD, _PART, _AWAY, _OF_TAIWAN)
    text = in_digits(words)
    named = sorted((one for form in forms for one in form.finditer(text)), key=re.Match.end)
    return _with_digits(_in_year(named, year)) if named else ""


def _with_digits(period: str) -> str:
    return _TENTH.sub("10月", period) if "十月" in period else period


_TENTH = pattern("(?<!首)十月")


_HAN_YEAR = pattern(
    "[一二][〇零○一二三四五六七八九]{3}(?:(?=年)|[/／至][〇零○一二三四五六七八九]{2}(?=年度))"
)
_HAN_MONTH = pattern(
    "(?<![〇零一二三四五六七八九十连\\d])(?:十[一二]|[一二三四五六七八九])"
    f"(?=(?:{DASH}{HAN_MONTH})?月(?![球亮天三饼瓜]))"
)
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def in_digits(text: str) -> str:
    """Years and months in digits; 十月 stays, so that all characters keep their places.

    >>> in_digits("二〇二四年十一月增长三成，三月回落")
    '2024年11月增长三成，3月回落'
    """
    if "年" in text:
        text = _HAN_YEAR.sub(lambda year: year[0].translate(_DIGITS), text)
    if "月" not in text:
        return text
    return _HAN_MONTH.sub(lambda month: month[0].replace("十", "1").translate(_DIGITS), text)


def _is_later(text: str, period: re.Match[str], found: Sequence[Found]) -> bool:
    """Whether a year stands behind numbers of another time, in the midst of a part of a sentence."""
    begin = max(text.rfind("；", 0, period.start()), text.rfind(";", 0, period.start())) + 1
    return any(begin <= one.start < period.start() for one in found)


def _as_of(matches: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The time that 目前 stands for: 截至2020年1月，学校目前有."""
    named = [one for one in matches if _UNTIL.search(one.string, 0, one.start() + 2)]
    return named[-1] if named else None


_UNTIL = pattern("截[至止].{0,2}$")


def _in_year(matches: Sequence[re.Match[str]], year: str) -> str:
    """The last of some times; a part of a year gets the year printed before it, or that of the document."""
    last = matches[-1]
    if last[0] in SAME_DAYS and (day := last_day(last.string[: last.start()], year)):
        return day
    if last[0] == "当年":
        return next((one["year"] for one in reversed(matches) if one.groupdict().get("year")), "")
    if last.groupdict().get("now") and (until := _as_of(matches)):
        last = until
    if "time" in last.re.groupindex:
        return last["time"]
    if "company" in last.re.groupindex:
        return _of_company(last["company"])
    if "away" in last.re.groupindex:
        return last["away"] or ""
    if "plan" in last.groupdict():
        return _written(last)
    years = [match["year"] for match in matches if match.groupdict().get("year")]
    of = years[-1] if years else year[: len(year) - len(year.lstrip("0123456789"))]
    part = last["part"]
    if last.groupdict().get("ago"):
        return last[0]
    if part in ("全年", "年内"):
        return (of if len(of) in (0, 4) else f"{of}年") or part * bool(year)  # under 下半年安排
    return of + part if part.startswith("年") or not of else f"{of}年{part}"


def last_day(text: str, year: str = "") -> str:
    """The last day that a text names, in the year of a document; empty if it names none.

    >>> last_day("展馆8月15日开馆，", "2024年上半年"), last_day("展馆开馆，", "2024")
    ('2024年8月15日', '')
    """
    days = _DAYS_NAMED.findall(text) if "日" in text else []
    is_whole = not days or "年" in days[-1] or year[:2] != "20"
    return "".join(days[-1:]) if is_whole else f"{year[:4]}年{days[-1]}"


_DAYS_NAMED = pattern(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日")
_OF_COMPANY = pattern(rf"(?=[1-4])(?P<company>{COMPANY})")
_COMPANY_PART = pattern(r"(?P<kind>[HQ])(?P<first>[1-4])(?:[-—~～至]Q?(?P<last>[2-4]))?$")
_HALVES, _QUARTERS = ("", "上半年", "下半年"), ("", "一季度", "二季度", "三季度", "四季度")
_SO_MANY = {"2": "上半年", "3": "前三季度", "4": ""}


def _of_company(words: str) -> str:
    """A time of the report of a company with its whole year.

    >>> [*map(_of_company, ("24H1", "2024Q2", "24Q1-Q3", "1H24", "23年末"))]
    ['2024年上半年', '2024年二季度', '2024年前三季度', '2024年上半年', '2023年末']
    """
    if "年" in words:
        return f"20{words}"
    if words[1] in "HQ":
        words = f"{words[2:]}{words[1]}{words[0]}"
    part = _COMPANY_PART.search(words)
    if part is None:
        return words
    year = words[: part.start()][-2:]
    if part["last"]:
        several = (
            _SO_MANY[part["last"]] if part["first"] == "1" else f"Q{part['first']}-Q{part['last']}"
        )
        return f"20{year}年{several}"
    parts = _HALVES if part["kind"] == "H" else _QUARTERS
    return f"20{year}年{parts[int(part['first'])]}"


def _written(match: re.Match[str]) -> str:
    if match["plan"] or match["season"]:
        return match["season"] or match["plan"] + (match["since"] or "").lstrip("”」")
    if not match["until"] and _SINCE.match(match.string, match.end()):
        return f"{match[0].removesuffix('年')}{'' if match['part'] else '年'}以来"
    is_whole = match["part"] or match["until"] or "年" in match[0][:-1]
    return match[0] if is_whole else _YEARS_END.sub("", match[0])


_YEARS_END = pattern(" ?[两三四五六七八九十]?年$")
# 2018年专项行动开展以来
_SINCE = pattern(r"(?:[^，,；;。\d]{0,19}[^，,；;。\d史录计国年月])?以来(?![最首的]|新[高低])")


def of_heading(heading: str) -> str:
    """The time of the text under a heading or a title; empty if it names none, or several.

    >>> of_heading("一、2022年工作回顾"), of_heading("2022年预算执行情况和2023年预算草案")
    ('2022', '')
    >>> of_heading("房屋统计摘要2023"), of_heading("112年度工作報告")
    ('2023', '112年度')
    """
    text = _HELD.sub("", _HALF.sub("年上半年", in_digits(simplified(heading))))
    named = {_written(match) for match in _PERIOD.finditer(text)}
    parts = {match["part"] for match in _PART.finditer(text) if not match["ago"]} - {"全年"}
    if len(named) == len(parts) == 1 and len(year := min(named)) == 4:
        named = {f"{year}年{parts.pop()}"}  # 2023年工业运行情况（上半年）
    if not named and text != half_width(heading):
        named = {match["time"] for match in _OF_TAIWAN.finditer(text)}
    named = named or {*_LONE_YEAR.findall(text)}
    return _with_digits(named.pop()) if len(named) == 1 and len({*_YEAR.findall(text)}) < 2 else ""


def of_part(heading: str, over: str = "") -> str:
    """The part of a year that a heading names, in the year of the time ``over`` it; empty if it names none, or
    several.

    >>> of_part("一、上半年工作", "2024"), of_part("（一）二季度", "2024年上半年"), of_part("产业发展", "2024")
    ('2024年上半年', '2024年二季度', '')
    """
    text = in_digits(simplified(heading))
    parts = {match["part"] for match in _PART.finditer(text) if not match["ago"]}
    if len(parts) != 1 or (part := parts.pop()).startswith(("年", "全年")):
        return ""
    return _with_digits(f"{over[:4]}年{part}" if _YEAR_DIGITS.match(over) else part)


_HALF = pattern("年半年(?=[度报])")
# When it is held, not of which it tells: 2024年三季度例行新闻发布会.
_HELD = pattern("第?[一二三四1-4]季度(?=(?:例行)?(?:新闻|信息)?发布会)")
_LONE_YEAR = pattern(rf"(?<![A-Za-z\d.,-]){YEAR}$")  # 摘要2023


def years(text: str) -> tuple[str, ...]:
    """The years that a text names most, the most frequent first.

    >>> years("2020年好于2019年。2020年完工。")
    ('2020', '2019')
    """
    lines = filter(_YEAR_DIGITS.search, text.split("\n"))
    named = Counter(one["year"] for line in lines for one in _PERIOD.finditer(line) if one["year"])
    return tuple(year for year, _count in named.most_common(3))
