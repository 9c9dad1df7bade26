"""The places that a text names: those that the base knows (青石县, 全县), and others (沅塘县)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .areas import is_kind
from .five_years import PLAN
from .patterns import YEAR, pattern
from .provinces import PROVINCES

_LEVELS = "省|自治区|自治州|自治县|市|州|盟|县|区|旗"
# 全区, 我县: the place itself, named by its level.
_OWN = pattern(
    r"(?:全|我|本|该|整个)(?P<level>省|市|县|区|旗|州|镇|乡)(?![域级民场政直长委])"
    r"|全(?P<nation>国)(?=平均(?!水平|[^，。；]{0,3}的)|城[镇乡]|农村|居民|人均|国内|地区生产|规模以上|规上|社会消费|粮食|固定资产|一般公共|gdp|cpi|同期|的?增速)"
    r"|(?<![一-鿿])全(?P<begin>国)(?![人政文劳重先优首第领前各妇总工排百双爱综唯率范有名性模示])"
    r"|(?<=[，。、；：])(?P<spoken>省|市|县|区)里(?!的?路)"
)
# Words before a place that is only a comparison: 居全市第一, 在全省率先, 占全市的8%.
_AMONG = pattern(r"(?:在|居|列|占|比|位居|[高低快慢多少好优]于|[高超]出|超过|领先|落后)$")
_COMPARED = pattern(
    r"[^，。；\d]{0,4}(?:平均水平|第[一二三]|首|最|前列|排名|领先|率先|唯一)|的?[\d.]+[%％成]|的比重|的\d"
)
# Words that end like names of places but are none: 超市, 开发区, 贫困村.
_COMMON = pattern(
    r"(?:^自治[区州县]|^直辖市|[地县副省]级[市区]|省市|(?:其他|周边|兄弟|相邻|所有|有关|新建|和美|推进|改善|建设|部分)[省市县区乡村]|^[省市县区旗州]{2,}$|[城都超上夜股楼门集早菜沪深债汇]市|^占|镇街道"
    r"|(?:自然|行政|示范|城中|整|乡|农|贫困)村|贫困县|(?:建制|小|重点|强|乡|城|村)镇|强县|家乡"
    r"|[各全该我本两三四五六七八九十几数个百多]+(?:省|市|县|区|旗|州|镇|乡|街道|村))$"
)
_NAME = pattern(
    r"[一-鿿]{2,4}?(?:市|县|区(?!间)|旗|州|镇|乡|街道|村)(?![一-鿿]?[场民委域级政长直])"
)
ENTERS = "[走来深步踏迈驶][进入到]"
_BEFORE_NAME = pattern(
    rf"(?:^|{ENTERS}|[\s，。、；：！？“”（）():,;>|*-]|至于|[比例譬]如|[邻相]近的?|相邻的?|位于|来自|落户|家住|其中|[在从与和对而由的比据及年占为]|造成|核算|统计)$"
)
# Words before a noun of place that are no part of a name.
VERBS = frozenset(
    """
    进入 纳入 整治 建设 推进 加快 实施 统筹 打造 支持 全面 加强 提升 完善 促进 创建 改造 开展 推动 发展
    保障 强化 服务 落户 入驻 走进 深入 位居 来自 实现 完成 争取 聚焦 围绕 依托 通过 借助 覆盖 涉及 辐射 带动 接待 新增
    直达 显示 表明 建成 投入 引进 培育 整合 划转 涵盖 联合 惠及 高于 低于 多于 少于 快于 慢于 好于 优于 超出 超过
    """.split()
)
# A level within a name is none: 杭州市, 贵州省, 红旗区, 津市市.
_IN_TITLE = pattern(
    rf"[一-鿿]{{1,8}}?(?:{_LEVELS}|(?:镇|乡|街道)(?= |人民政府|政府|党委))"
    r"(?<!州(?=[省市县区]))(?<!旗(?=[区县镇]))(?<!市(?=市))"
)
# Times, which no name of a place contains: 2022年度东河县, 上半年青石区.
_TIMES = pattern(
    rf"{YEAR}(?:[-—~至到和、]{YEAR})?年?度?|[\d〇零○一二三四五六七八九十]+(?:年度?|月份?|日|届)"
    "|[第前]?[一二三四]季度|[今去上本全][年月]度?|[上下]半年"
    rf"|[“”\"「]?{PLAN}[“”\"」]?(?:时期|期间|计划|规划|以来|末)?"
)
_OF_MANY = pattern("[全我本该各]|[一二两三四五六七八九十几][省市县区乡镇]")
_NO_PLACE = pattern("[场民委域直长](?!政府)")  # 超市场, 市民, 区域
_CITIES = ("北京", "天津", "上海", "重庆")
_PROVINCE = pattern(PROVINCES.replace(" ", "|"))
WHOLE_PROVINCE = pattern(rf"(?:{_PROVINCE.pattern})(?:省|自治区)")
# Cities that are named without 市. Left out are common words: 大同, 长治, 日照, 朝阳, 白银, 中山.
_NAMED_ALONE = frozenset(
    """
    石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 阳泉 晋城 朔州 晋中 运城 忻州 临汾 吕梁
    呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭
    葫芦岛 长春 通化 松原 延边 哈尔滨 齐齐哈尔 大庆 伊春 佳木斯 牡丹江 绥化 南京 无锡 徐州 常州 苏州 南通 连云港
    淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南
    淮北 铜陵 安庆 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡
    九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 烟台 潍坊 济宁 威海 临沂 德州 聊城 滨州 菏泽
    郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰
    宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州
    怀化 娄底 湘西 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 阳江 清远 东莞 潮州 揭阳
    云浮 南宁 柳州 桂林 梧州 防城港 钦州 贵港 玉林 百色 贺州 崇左 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁
    内江 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 凉山 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通
    丽江 临沧 大理 拉萨 日喀则 昌都 林芝 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 商洛 兰州 嘉峪关 金昌 天水 武威
    张掖 酒泉 庆阳 定西 陇南 临夏 西宁 海东 银川 石嘴山 吴忠 固原 乌鲁木齐 克拉玛依 吐鲁番 哈密 喀什 和田 伊犁
    香港 澳门 台北 新北 桃园 台中 台南 高雄 基隆 新竹 嘉义 宜兰 苗栗 彰化 南投 云林 屏东 花莲 台东 澎湖
    """.split()
)
_SIZES = "村道乡镇旗区县州市省"  # a place is in one of those behind its own: 青石县柳河镇
# 青石街道, in 青石区, and 青石县, which is not 青石市
_WITHIN = pattern("街道|镇|乡|村|社区|小学|大道|大街|路(?!网)|[市县旗州盟](?!场)|区(?![域内间位])")
_LEAD = 3  # characters before a place that tell what it is there for
_OFTEN = 4  # a document about a province names it at least so many times
_OPENING = pattern(r"^(?:在|中共|关于|数说|走进|中国|来自|今日|聚焦|一图读懂)")


class Place(NamedTuple):
    """A place with its name, or only its level for 全区."""

    name: str = ""
    level: str = ""


class Mention(NamedTuple):
    """A place named in a text."""

    start: int
    end: int
    place: Place


@lru_cache(maxsize=8)
def _spelled(known: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds some names, the longest first, and the whole name of each short one."""
    names = sorted(known, key=lambda name: (-len(name), name))  # two may have one short name
    return re.compile("|".join(map(re.escape, names))), {short(name): name for name in names}


def mentions(text: str, known: Collection[str], base: str | None = None) -> Iterator[Mention]:
    """The places that a text names, in order: known ones, 全区, and, if the text of the base is given,
    names that it does not contain.

    >>> [one.place.name for one in mentions("青石区与沅塘县", ["青石区"], "")]
    ['青石区', '沅塘县']
    """
    found: list[Mention] = []
    if known:
        names, full = _spelled(tuple(known))
        found += [
            Mention(*match.span(), Place(full.get(match[0], match[0])))
            for match in names.finditer(text)
            if match[0] not in full or not _WITHIN.match(text, match.end())
        ]
    for match in _OWN.finditer(text):
        start, end = match.span()
        is_among = _AMONG.search(text[max(0, start - _LEAD) : start])
        if not is_among and not _COMPARED.match(text, end):
            level = match["level"] or match["nation"] or match["begin"] or match["spoken"]
            found.append(Mention(start, end, Place("", level)))
    if base is not None:
        found += _strangers(text, found, base)
    return iter(sorted(found))


def _strangers(text: str, found: Sequence[Mention], base: str) -> Iterator[Mention]:
    taken = {i for one in found for i in range(one.start, one.end)}
    for province in WHOLE_PROVINCE.finditer(text):
        if province[0] not in base and taken.isdisjoint(range(*province.span())):
            taken.update(range(*province.span()))
            yield Mention(*province.span(), Place(province[0]))
    for end in re.finditer(r"[市县区旗州镇乡道村]", text):
        for start in range(end.end() - 3, max(-1, end.end() - 7), -1):
            match = _NAME.match(text, start, end.end())
            if match and match.end() == end.end() and _is_name(match, base, taken):
                span = range(start, match.end())
                if taken.isdisjoint(span):
                    taken.update(span)
                    yield Mention(start, match.end(), Place(match[0]))
                break


def _is_name(match: re.Match[str], base: str, taken: Collection[int]) -> bool:
    start, text = match.start(), match.string
    around = text[start - 1] if start - 1 in taken else ""
    is_within = bool(around) and _SIZES.find(around) > _SIZES.find(match[0][-1])
    return (
        (is_within or _BEFORE_NAME.search(text[max(0, start - _LEAD) : start]) is not None)
        and _NAME.match(text, start) is not None
        and not _is_common(match[0])
        and not _OF_MANY.match(match[0])
        and match[0][:2] not in VERBS
        and match[0] not in base
    )


def _is_common(name: str) -> bool:
    return (name.endswith("区") and is_kind(name)) or _COMMON.search(name) is not None


def is_county(name: str) -> bool:
    """Whether a place is a county or larger, so that the following sentences may be about it too.

    >>> is_county("青石县"), is_county("柳河镇")
    (True, False)
    """
    return name.endswith(tuple(_LEVELS.split("|")))


def in_title(title: str) -> tuple[str, ...]:
    """The places that the title of a document names.

    >>> in_title("太原市杏花岭区统计公报"), in_title("市场主体增长一倍")
    (('太原市', '杏花岭区'), ())
    """
    return _in_title(_TIMES.sub(" ", title))


@lru_cache(1 << 10)  # the reports of many years have titles that differ in the year
def _in_title(title: str) -> tuple[str, ...]:
    found = []
    for match in _IN_TITLE.finditer(title):
        name = _OPENING.sub("", match[0])
        is_place = len(name) > 1 and not _is_common(name) and not _OF_MANY.match(name)
        if is_place and not _NO_PLACE.match(title, match.end()):
            found.append(name)
    return tuple(found)


def named_alone(text: str) -> str:
    """The province or city that a text begins with, named without its level; "" if it begins with none.

    >>> named_alone("北京GDP"), named_alone("呼和浩特基站"), named_alone("日照时数")
    ('北京', '呼和浩特', '')
    """
    if province := _PROVINCE.match(text):
        return province[0]
    return next((text[:end] for end in (4, 3, 2) if text[:end] in _NAMED_ALONE), "")


def beginning_province(title: str) -> tuple[str, ...]:
    """The province that a title begins with, without its level.

    >>> beginning_province("吉林森林覆盖率提高"), beginning_province("数字吉林")
    (('吉林省',), ())
    """
    match = _PROVINCE.match(title)
    return (_in_full(match[0]),) if match else ()


def _in_full(name: str) -> str:
    return name + ("市" if name in _CITIES else "省")


def provinces(text: str) -> frozenset[str]:
    """The provinces that a text names, with their level.

    >>> provinces("河南洪涝")
    frozenset({'河南省'})
    """
    return frozenset(_in_full(match[0]) for match in _PROVINCE.finditer(text))


def usual_province(text: str) -> tuple[str, ...]:
    """The province that a text names often, if any.

    >>> usual_province("青海绿电、青海湖、平安青海、美丽青海"), usual_province("学习浙江")
    (('青海省',), ())
    """
    found = Counter(match[0] for match in _PROVINCE.finditer(text))
    [(name, most), (_, next_most)] = [*found.most_common(2), ("", 0), ("", 0)][:2]
    is_clear = most >= _OFTEN and most >= 2 * next_most
    return (_in_full(name),) if is_clear else ()


def short(name: str) -> str:
    """A name without its level, if that is common usage: 青石 for 青石省; else "".

    >>> short("青石省"), short("石县")
    ('青石', '')
    """
    stem = re.sub(rf"(?:{_LEVELS})$", "", name)
    return stem if stem != name and len(stem) > 1 else ""


def usual_level(text: str) -> str:
    """The level of the place that a text is about: 县 if it often says 全县.

    >>> usual_level("全县上下努力，全县产值增长，居全省第五，全县就业稳定"), usual_level("全市第一")
    ('县', '')
    """
    levels = Counter(
        one.place.level for one in mentions(text, ()) if one.place.level not in ("", "国")
    )
    most = [level for level, count in levels.items() if count > 2 and 2 * count > levels.total()]
    return most[0] if most else ""
