"""The words that stand behind numbers in Chinese reports: units, measure words, set phrases.

All in simplified characters and half width. A list stands where no rule exists, and says what for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..text.numerals import NUMERALS, POWERS

# Units of measurement: nothing else is meant by them, so they make a quantity of any number.
MEASURED = """
    元 美元 港元 欧元 日元 英镑 澳元 韩元 加元 卢布 港币币 元人民币 美金 美刀 台币 日币 角 块钱
    亩 公顷 平方米 平方公里 平方千米 平米 立方米 立方 顷 米 延米 千米 公里 厘米 毫米 微米 纳米
    海里 公分 公尺 坪 钟头 个钟头 英里 英寸 华里 吨 斤 公斤 千克 克 毫克 微克 升 毫升 吨标准煤 标准煤
    千瓦 千瓦时 兆瓦 瓦 度 伏 赫兹 摄氏度 卡 大卡 帕 兆帕 分贝 字节 比特
    秒 分钟 小时 天 周 个月 个小时 个工作日 工作日 个季度 年 周年 周岁 岁 个百分点 百分点 个基点 基点
    人 人次 倍 人年
"""

# Units of shares say nothing of what is counted: 18亿元 and 5% go together.
SHARES = frozenset(("%", "‰", "‱", "个百分点", "百分点", "倍", "成", "折", "番"))

# Measure words, as reports count with them.
COUNTED = """
    个 家 名 位 户 户次 口 项 件 件次 条 座 栋 幢 所 处 宗 起 例 批 批次 次 场 场次 趟 遍 回 轮
    台 台次 台套 套 辆 辆次 架 架次 艘 列 部 只 头 匹 羽 尾 株 棵 片 块 张 幅 面 本 册 卷 篇 份 封
    支 枝 根 把 对 双 副 组 队 班 班次 车次 种 类 款 门 间 层楼 箱 包 袋 桶 瓶 盒 杯 碗 件套
    笔 单 票 枚 颗 粒 滴 节 课时 学时 道 顿 盏 扇 孔 眼 分 样 人份 剂 剂次 针 床 床位 车位 标箱 标准箱 艘次 股 打 成员国
"""

# After a single Chinese numeral these make names and ranks (三级, 一区, 二期), so they count
# only behind digits or a longer numeral.
RANKED = "级 届 期 等 点 层 章 路 步 区 县 市 省 乡 镇 村 社区 校 国 字 页 条目 段 日 城 院 站 站点"

# Nouns of 三大…: the group they count is a quantity, its name is read with the unit.
GROUPS = """
    领域 产业 行业 板块 行动 工程 任务 体系 战略 平台 基地 集群 园区 重点 类 项目 片区 目标 举措 措施
    攻坚战 中心 品牌 环节 方面
"""

# Latin and compound signs of units; anything else behind a digit is part of a name (5G, 3D, 4A级).
SIGNS = """
    km² km2 km m² m2 m³ m3 cm mm m ㎡ ㎥ ㎞ hm² kg mg μg µg t g ml mL L kWh kW MWh MW GWh GW kV V W
    TB GB PB MB KB Mbps Gbps kHz MHz GHz Hz dB MPa kPa Pa ℃ °C °
"""

# Fixed phrases in which a numeral and a measure word are no quantity, and no general rule says so.
PHRASES = """
    四个意识 四个自信 四个全面 四个伟大 两个维护 两个确立 三个代表 两个一百年 两个毫不动摇 两个文明
    两个结合 三个一批 五个一批 三个一 四个一 五个一 六个一 八项规定 三次产业 一次产业 二次产业
    一件事 一站式 一次性 一条龙 一把手 一口气 一对一 一手抓 两手抓 两手硬 一年来 一张网 一张图 一盘棋
    一件件 一个个 一次次 一条条 一项项 一家家 一座座 一天天 一年年 一家人 一方面 一部分 一分为二 一门心思
    千家万户 成百上千 成千上万 千千万万 七上八下 三番五次 三年五载 一年一度 一年四季 四分五裂 三分天下
    十年树木 百年树人 百年大计 五台山 五台县 三门峡 在一起 一点一滴 一层楼 五花八门 四面八方 四大班子
"""

# Behind 零 stands what did not happen.
EVENTS = """
    死亡 感染 伤亡 事故 病例 确诊 新增 报告 输入 扩散 传播 投诉 上访 信访 增长 违规 违纪 发生 失误 差错
    复发 缺陷 排放 障碍 风险 库存 疫情 案件 发案
"""

# Words that begin like a measure word: in 10部门 and 5对接 nothing is counted in 部 or 对.
LOOKALIKES = """
    部门 部分 部队 部署 部委 处理 处于 处置 处罚 本科 本级 本地 本市 本省 本区 面向 面积 面对 天然 天津 天气 天空
    周边 周期 周围 位于 位置 位列 位居 所有 所在 所属 起来 起到 起步 场所 场馆 对接 对于 对外 对口 对标 对应
    口岸 口径 组织 组成 组建 副主 例如 批准 批复 批发 克服 升级 升至 升高 升温 把握 把关 根据 层次 片区 种植 种子
    种养 双向 双重 眼前 针对 道路 打造 打击 打通 打响 打好 打破 打开 股份 股权 点多 点击 分别 分布 分类 分工
    度过 度假 度夏 条例 条件 项目 件均 名列 名单 年均 年度 年产
    城乡 城市 城镇 市场 市民 市区 县级 区域 区级 省级 省内 市级 镇街 村级 村民 校园 国家 国际 国内 段落 日均 日报 样本
    枝头 队伍 队员 门类 门店 等级 期间 期货 级别 站台 章程 路面 路段 路网
"""


class Unit(NamedTuple):
    """What a number counts, up to the index ``end``.

    >>> unit = unit_at("两年半", 1)
    >>> unit.name, unit.half, unit.counts, unit_at("三级", 1).counts
    ('年', True, True, False)
    """

    end: int
    name: str
    vague: str = ""  # 余, 多, 几 between the number and it
    tenths: str = ""  # the last digit of 七成六
    half: bool = False  # 一年半, 两个半小时

    @property
    def counts(self) -> bool:
        """Whether it makes a quantity even of a single Chinese numeral."""
        return self.name not in _RANKED


_RANKED = frozenset(RANKED.split())
GAP = r"[ \u3000\xa0]{0,3}"


@cache
def _pattern() -> re.Pattern[str]:
    words = any_of(f"{MEASURED} {COUNTED} {RANKED}")
    signs = any_of(SIGNS)
    return re.compile(
        rf"""{GAP}(?P<vague>[余多几来])?{GAP}
        (?: (?P<point>个?{GAP}百{GAP}分{GAP}点)
        | (?P<tenth>成)(?![立员为功本果绩都长交熟效品就套型因])
          (?:{GAP}(?P<last>[一二三四五六七八九])(?![{NUMERALS}]|{words}))?
        | (?P<discount>折)(?![旧合叠算射腰磨])
        | (?P<half>(?:年|倍|天|周|小时|个月)半|个半(?:小时|月|工作日))(?![岛径导])
        | (?P<group>大(?:{any_of(GROUPS)})?)(?![型小约致量众学会家{NUMERALS}])
        | (?P<word>[%‰] | (?!{any_of(LOOKALIKES)})(?:{words}) | (?:{signs})(?![A-Za-z]))
          (?P<per>/(?:{words}|{signs}))?
        )""",
        re.VERBOSE,
    )


@cache
def _begins() -> frozenset[str]:
    """What a unit, or what stands between the number and it, can begin with."""
    words = f"{MEASURED} {COUNTED} {RANKED} {SIGNS}".split()
    return frozenset((*"余多几来百成折大%‰ \u3000\xa0", *(word[0] for word in words)))


def unit_at(text: str, at: int) -> Unit | None:
    """The unit that follows a number ending at ``at``.

    >>> unit_at("100余家企业", 3)
    Unit(end=5, name='家', vague='余', tenths='', half=False)
    """
    if text[at : at + 1] not in _begins():
        return None
    match = _pattern().match(text, at)
    if match is None:
        return None
    name = match[0][match.end("vague") - at if match["vague"] else 0 :]
    name = "".join(name.split()).removesuffix(match["last"] or "")
    half = match["half"] is not None
    name = name.replace("半", "") if half else name
    return Unit(match.end(), name, match["vague"] or "", match["last"] or "", half)


def is_counted(text: str, at: int) -> bool:
    """Whether the digits of a query that end at ``at`` are certainly a whole number: nothing follows,
    or a power, a unit or letters do.

    >>> is_counted("23批", 2), is_counted("23亿", 2), is_counted("23曾经", 2)
    (True, True, False)
    """
    behind = text[at : at + 1]
    return not behind or behind.isascii() or behind in POWERS or unit_at(text, at) is not None


def any_of(words: str) -> str:
    """A pattern for any of the words, the longest first.

    >>> re.findall(any_of("平方 平方米"), "31平方米")
    ['平方米']
    """
    return "|".join(re.escape(word) for word in sorted(set(words.split()), key=len, reverse=True))
