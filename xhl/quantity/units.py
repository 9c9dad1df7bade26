"""The words after numbers in Chinese reports: units and measure words, and what they measure.

All are in simplified characters and half width. Lists are used where no rule exists.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from ..text.hanzi import is_han
from ..text.normalize import normal
from ..text.numerals import NUMERALS, POWERS
from ..text.patterns import any_of, pattern
from ..text.printed_numbers import split_unit
from .planned import PERCENTAGE_POINTS

# What units measure, and the size of each as a whole number of something small, so that all sizes are
# exact: areas in thirds of a square metre, as 15 亩 are a hectare. The first name of a size is the usual
# one. These words have no other meaning, so any number with one of them is a quantity.
MEASURES: dict[str, dict[int, str]] = {
    "money": {1: "元 元人民币 人民币 块钱 圆 RMB CNY"},
    "美元": {1: "美元 美金 美刀 USD US$ $"},
    "欧元": {1: "欧元 EUR €"},
    "港元": {1: "港元 港币 港币元 HKD"},
    "日元": {1: "日元 日圆 日币 円 JPY"},
    "英镑": {1: "英镑 GBP £"},
    "韩元": {1: "韩元 韩圆 韩币 KRW"},
    "新台币": {1: "新台币 新台币元 台币 台币元 TWD"},
    "澳门元": {1: "澳门元 澳门币"},
    "澳元": {1: "澳元 澳币 AUD"},
    "加元": {1: "加元 加币 加拿大元 CAD"},
    "瑞士法郎": {1: "瑞士法郎 CHF"},
    "area": {
        3: "平方米 平米 平 ㎡ m² m2 平方公尺",
        2000: "亩",
        30_000: "公顷 hm² hm2 ha",
        3_000_000: "平方公里 平方千米 km² km2",
    },
    "length": {
        1: "纳米 奈米 nm",
        1000: "微米 μm µm",
        1_000_000: "毫米 mm",
        10_000_000: "厘米 公分 cm",
        1_000_000_000: "米 延米 公尺 m",
        500_000_000_000: "华里",
        1_000_000_000_000: "公里 千米 km ㎞",
        1_852_000_000_000: "海里",
    },
    "mass": {
        1: "微克 μg µg",
        1000: "毫克 mg",
        1_000_000: "克 g",
        50_000_000: "两",
        500_000_000: "斤",
        1_000_000_000: "公斤 千克 kg",
        1_000_000_000_000: "吨 公吨 t",
    },
    "volume": {1: "毫升 ml mL 立方厘米 cm³", 1000: "升 L l", 1_000_000: "立方米 立方 方 ㎥ m³ m3 立方公尺"},
    "duration": {1: "毫秒 ms", 1000: "秒 秒钟 s", 60_000: "分钟 min", 3_600_000: "小时 个小时 钟头 个钟头 h",
                 86_400_000: "天 日 d", 604_800_000: "周 个星期 星期"},
    "months": {1: "个月", 3: "个季度", 12: "年 a"},
    "power": {1: "瓦 W", 1000: "千瓦 kW KW", 1_000_000: "兆瓦 MW", 1_000_000_000: "吉瓦 GW"},
    "energy": {1: "瓦时 Wh", 1000: "千瓦时 kWh KWh kW·h", 1_000_000: "兆瓦时 MWh", 1_000_000_000: "吉瓦时 GWh"},
    "焦耳": {1: "焦耳 焦 J", 1000: "千焦 kJ KJ", 1_000_000: "兆焦 MJ", 1_000_000_000: "吉焦 GJ"},
    "卡": {1: "卡 卡路里 cal", 1000: "千卡 大卡 千卡路里 kcal"},
    "伏": {1: "伏 伏特 V", 1000: "千伏 kV KV"},
    "帕": {1: "帕 Pa", 100: "百帕 hPa", 1000: "千帕 kPa", 1_000_000: "兆帕 MPa"},
    "赫兹": {1: "赫兹 赫 Hz", 1000: "千赫 kHz", 1_000_000: "兆赫 MHz", 1_000_000_000: "吉赫 GHz"},
    "字节": {1: "字节 B", 2**10: "KB 千字节", 2**20: "MB 兆字节", 2**30: "GB", 2**40: "TB", 2**50: "PB"},
    "比特/秒": {1: "bps", 1000: "Kbps kbps", 10**6: "Mbps", 10**9: "Gbps"},
    "temperature": {1: "摄氏度 ℃ °C"},
    "分贝": {1: "分贝 dB"},
    "share": {1: "‰", 10: "%", 100: "成"},
    "point": {1: "个基点 基点 个bp 个BP bp BP", 100: " ".join(PERCENTAGE_POINTS)},
}  # fmt: skip
# Money as it is named before a number: 港币5万元.
CURRENCIES = "人民币 新台币 台币 港币 港元 澳门币 日币 美金"
# Units that do not convert to others.
OTHERS = """
    马力 大气压 个大气压 立方英尺 立方英寸 立方码 平方码 丈 寸 夸脱 英石 比特币 迪拉姆 先令 百羽 日历天 个日历天
    标台 角 毛 毛钱 分钱 美分 欧分 卢布 卢比 泰铢 法郎 克朗 比索 里亚尔 林吉特 越南盾 新加坡元 里拉 第纳尔
    人民币元 计费吨 顷 坪 尺 英亩 英尺 英寸 英里 平方英尺 平方英里 平方厘米 平方毫米 立方公里 立方千米 立方分米 光年 码
    磅 盎司 公担 克拉 加仑 品脱 吨标准煤 标准煤 吨级 吨公里 人公里 标准立方米 标立方米 蒲式耳 千伏安 兆伏安 千乏
    kVA MVA kWp MWp 度 ° 华氏度 ℉ 比特 像素 帧 转 安培 欧姆 流明 牛顿 毫西弗 ppm TEU mmHg rpm fps 担 周年 周岁 岁 ‱
    吨标煤 吨标准油 吨油当量 吨二氧化碳当量 吨CO2当量 吨CO2e 个工作日 工作日 个工日 人年 人天 工日 倍 晚 晚上
    tce kgce gce 千克标准煤 克标准煤 克标煤
"""

# Other currencies: 丹麦克朗.
_COUNTRIES = """
    丹麦 瑞典 挪威 冰岛 捷克 墨西哥 菲律宾 智利 阿根廷 哥伦比亚 古巴 巴西 沙特 伊朗 阿曼 卡塔尔 印尼 印度尼西亚
    越南 印度 巴基斯坦 尼泊尔 斯里兰卡 新西兰 新加坡 马来西亚 泰国 瑞士 法国 德国 埃及 英国 俄罗斯 乌克兰 土耳其
    伊拉克 科威特 约旦 肯尼亚 南非 以色列 蒙古 老挝 缅甸 柬埔寨 波兰 匈牙利 罗马尼亚 阿联酋 澳大利亚 加拿大 文莱
    斐济
"""
_COINS = """
    元 克朗 比索 雷亚尔 里亚尔 盾 卢比 林吉特 令吉 泰铢 铢 法郎 马克 镑 卢布 里拉 第纳尔 先令 兰特 谢克尔
    图格里克 兹罗提 福林 列伊 迪拉姆
"""
FOREIGN = " ".join(land + coin for land in _COUNTRIES.split() for coin in _COINS.split())

# Measure words for single things: one is one, whatever its measure word.
SINGLES = """
    个 家 名 人 位 户 口 项 件 条 座 栋 幢 所 处 宗 起 例 场 次 台 套 辆 架 艘 列 部 只 头 匹 羽 尾 株 棵 块 片
    员 张 幅 面 本 册 卷 篇 份 封 支 枝 根 种 类 款 门 间 枚 颗 笔 单 席 首 顶 桩 桌 盏 扇 孔 眼 枪 成员国 层 区 省份
    县 市 镇 乡 村 社区 院 校 站 国 县市 县市区
"""
# Measure words for groups, visits, shares and amounts.
SEVERALS = """
    户次 人次 册次 天次 件次 批次 批 场次 趟 遍 回 轮 台次 辆次 架次 艘次 航次 列次 班次 车次 床次 剂次 例次 家次 亩次
    个次 项次 棒 单位 名次 台套 件套 桶 对 双 副 组 队 班 层楼 箱 包 袋 瓶 盒 杯 碗 票 粒 滴 节 课时 学时 道 顿 分 样
    人份 剂 针 床 床位 车位 学位 标箱 标准箱 股 手 打 把 群 串 捆 排 筐 车 船 盘 管 格 趟次 桌次 餐 集 版 期次 个班
    门次 客位 吨位 标准组 蒸吨 教学班 名额 刻钟
"""
# After a single Chinese numeral these make names and ranks (三级, 一区, 二期), so they count
# only behind digits or a longer numeral.
RANKED = frozenset(
    """
    发 级 届 期 等 点 层 章 路 步 区 县 市 省 乡 镇 村 社区 校 国 字 页 条目 段 日 城 院 站 站点 方 度 卡 焦 帕
    伏 赫 码 平 手 车 车道 船 排 版 集 转 桌 单位 星期 圆 人民币 吨级
""".split()
)

# Shares do not tell what is counted: 18亿元 and 5% go together.
POINTS = frozenset(PERCENTAGE_POINTS)
SHARES = POINTS.union(("%", "‰", "‱", "倍", "成", "折", "番"))

# Synonyms: 423名 is 423人.
_ALIKE = (
    "人 名 位 口",
    "起 宗",
    "栋 幢",
    "标准箱 标箱 TEU",
    "晚 晚上",
    "吨标准煤 吨标煤",
    "吨二氧化碳当量 吨CO2当量 吨CO2e",
)

# Nouns after 三大: 三大领域 is a quantity with the unit 大领域; 三大攻坚战 is a name.
GROUPS = """
    领域 产业 行业 板块 行动 工程 任务 体系 战略 平台 基地 集群 园区 重点 类 项目 片区 目标 举措 措施 中心 品牌
    环节 方面 产业园区 产业集群 产业基地 产业平台 产业项目 产业链
"""

# Events that 零 denies: 零死亡.
EVENTS = """
    死亡 感染 伤亡 事故 病例 确诊 新增 报告 输入 扩散 传播 投诉 上访 信访 增长 违规 违纪 发生 失误 差错 复发
    缺陷 排放 障碍 风险 库存 疫情 案件 发案
"""

# Words that begin like a measure word: 部 and 对 are no units in 10部门 and 5对接.
LOOKALIKES = """
    平均 平台 平原 平稳 平安 平房 平整 平价 平衡 平常 寸步 尺度 发展 发布 发现 发放 发生 发电 发挥 发明 发出
    发行 发改 发达 发言 发送 发表 发动 发起 发病 发运 部门 部分 部队 部署 部委 处理 处于 处置 处罚 本科 本级
    本地 本市 本省 本区 本公司 本集团 本年 本报 本行 本所 本章 本条 本着 本土 本轮 本次 本月 本届 本校 本院
    面向 面积 面对 面临 天然 天津 天气 天空 周边 周期
    周围 名称 名义 位于 位置 位列 位居 所有 所在 所属 起来 起到 起步 起草 场所 场馆 场地 场景 对接 对于 对外 对口 对标
    对应 对比 对象 对照 口岸 口径 口粮 口碑 组织 组成 组建 组团 组长 副主 副省 副市 副县 副总 副高 副书记 例如
    例行 批准 批复 批发 克服 升级 升至 升高 升温 把握 把关 根据 层次 片区 种植 种子 种养 种质 种苗 种业 双向
    双重 双创 双碳 双减 双语 眼前 针对 道路 道德 打造 打击 打通 打响 打好 打破 打开 股份 股权 股票 股东 股市
    员工 担任 担保 担当 担忧 担负 担架
    点多 点击 分别 分布 分类 分工 度过 度假 度夏 条例 条件 条款 项目 件均 名列 名单 名录 年均 年度 年产 年薪
    年会 年龄 年轻 城乡 城市 城镇 市场 市民 市区 县级 区域 区级 省级 省内 市级 镇街 村级 村民 校园 国家 国际
    国内 段落 日均 日报 日常 样本 样板 样式 枝头 队伍 队员 队长 门类 门店 门诊 门票 门户 门槛 等级 期间 期货
    级别 站台 章程 路面 路段 路网 方面 方案 方向 方式 方法 方针 首先 首次 首批 首席 首位 首创 首个 首家 手段
    手续 手机 手术 手册 手工 车辆 车间 车型 车站 车主 船舶 船员 排名 排放 排水 排查 排污 盘活 餐饮 餐厅 版权
    版本 集团 集中 集体 集群 集聚 集镇 集成 群众 群体 串联 单位 单元 单独 单个 单项 单日 单月 单价 转移 转型
    转变 转让 转为 转化 转入 票价 票房 票数 包括 包含 包装 包联 包保 瓶颈 遍布 遍及 回升 回落 回收 回顾 回应
    回复 回归 回报 回迁 回购 回访 轮换 轮胎 轮岗 轮训 节点 节约 节能 节日 节目 节水 节省 台风 台湾 台商 台胞 台阶
    台账 套餐 套种 只有 只要 只能 只需 家庭 家长 家电 家具 家居 家政 家禽 家畜 户籍 户外 户型 户均 支持 支付
    支出 支撑 支柱 支援 封闭 封控 克隆 吨位 米粉 米饭 元旦 元素 角度 角色 毛利 毛病 方便 层面 层级 桌面 码头
    尺寸 斤斤 两侧 两岸 两翼 两端 两会 周岁以 管理 管道 管网 管控 管护 管线 管辖 管廊 管委 格局 格式 格外 格调
"""


class Measure(NamedTuple):
    """What a unit measures, its usual name, and its size in the smallest unit of its kind.

    >>> measure("公顷"), measure("万km")
    (Measure(kind='area', size=30000, name='公顷'), Measure(kind='length', size=10000000000000000, name='公里'))
    """

    kind: str  # a key of MEASURES, "count", or the plain unit if it does not convert
    size: int
    name: str  # without its power of ten


@lru_cache(maxsize=1024)
def measure(unit: str) -> Measure:
    """What a printed unit measures; the size includes its power of ten.

    >>> [measure(unit).name for unit in ("名", "千米", "pp", "億元", "m³/d")]
    ['人', '公里', '个百分点', '元', '立方米/天']
    """
    over, *under = unit.split("/")
    if any(under):
        rate = "/".join(measure(part).name for part in (over, *under))
        return Measure(rate, 10 ** split_unit(over)[0], rate)
    known = _table().get(normal(unit))
    if known:
        return known
    power, plain = split_unit(unit)
    # 大领域, as in 三大领域, is a measure of its own.
    other = Measure("count" if plain[:1] == "大" else plain, 1, plain)
    known = _table().get(normal(plain), other)
    return known._replace(size=known.size * 10**power)


def converts(unit: str, other: str) -> bool:
    """Whether one unit converts to the other.

    >>> converts("万元", "亿元"), converts("平方米", "亩"), converts("名", "人"), converts("家", "个")
    (True, True, True, False)
    """
    one, two = measure(unit), measure(other)
    return one.kind == two.kind and (one.kind != "count" or one.name == two.name)


def alike(unit: str, other: str) -> bool:
    """Whether two units are the same, however they are written.

    >>> alike("名", "人"), alike("公里", "km"), alike("pp", "个百分点"), alike("千千瓦", "兆瓦")
    (True, True, True, True)
    >>> alike("万元", "元"), alike("家", "个")
    (False, False)
    """
    return converts(unit, other) and measure(unit).size == measure(other).size


@cache
def _table() -> dict[str, Measure]:
    """The measure of every unit, by its name in normal form."""
    table = {
        name: Measure(kind, size, names.split()[0])
        for kind, sizes in MEASURES.items()
        for size, names in sizes.items()
        for name in names.split()
    }
    table |= {name: Measure(name, 1, name) for name in f"{OTHERS} {SEVERALS}".split()}
    table |= {name: Measure("count", 1, name) for name in SINGLES.split()}
    for names in _ALIKE:
        usual, *others = names.split()
        table |= dict.fromkeys(others, table[usual])
    return {normal(name): known for name, known in table.items()}


class Unit(NamedTuple):
    """The unit after a number; it ends at the index ``end``.

    >>> unit = unit_at("两年半", 1)
    >>> unit.name, unit.half, unit.counts, unit_at("三级", 1).counts
    ('年', True, True, False)
    """

    end: int
    name: str
    vague: str = ""  # 余, 多, 几 between the number and it
    tenths: str = ""  # the last digit of 七成六, or the last digits of 1米92
    half: bool = False  # 一年半, 两个半小时

    @property
    def counts(self) -> bool:
        """Whether even a single Chinese numeral with this unit is a quantity."""
        return self.name not in RANKED


GAP = r"[ \u3000\xa0]{0,3}"


_MEASURED = " ".join(names for sizes in MEASURES.values() for names in sizes.values())
_NAMES = [*f"{_MEASURED} {OTHERS} {FOREIGN} {SINGLES} {SEVERALS}".split(), *RANKED]
_WORDS = frozenset(name for name in _NAMES if is_han(name[0])) - {"成"}
_LOOKALIKES = frozenset(LOOKALIKES.split())
# How long they may be, by the first character; the longest first.
_SIZES = {
    first: sorted({*map(len, words)}, reverse=True)
    for first, words in groupby(sorted(_WORDS | _LOOKALIKES), key=itemgetter(0))
}
_HALVED = frozenset(f"{_MEASURED} {OTHERS} 倍".split()) - {"周年", "周岁"}

_ONLY_NAMED = ("d", "a", "s", "B", "J", "US$", "$", "€", "£")  # 3d打印, 4s店; $5
# Units in letters; other letters after a digit are part of a name: 5G, 3D, 4A级.
SIGNS = " ".join(name for name in _NAMES if not is_han(name[0]) and name not in _ONLY_NAMED)
_LEADS = frozenset("余多几来 \u3000\xa0")
_BEGINS = _LEADS.union("百成折大", (name[0] for name in _NAMES))
_IN_TENTHS = ("度", "倍")
# not 3米5至8根
_PARTS_OF_METRE = pattern(
    r"\d{1,2}(?![\d.,%‰A-Za-z+×*/:]|[十百千万亿余多几]|[-—~至到、](?!\d{1,2}米))"
)
_TENTH = pattern(r"[一二三四五六七八九](?!\w)")
_VAGUE = pattern(rf"{GAP}(?P<vague>[余多几来])?{GAP}")


@cache
def _shapes() -> re.Pattern[str]:
    """Patterns for units that are more than a word."""
    return re.compile(
        rf"""(?P<point>个?{GAP}百{GAP}分{GAP}点)
        | (?P<tenth>成)(?![立员为功本果绩都长交熟效品就套型因])
          (?:{GAP}(?P<last>[一二三四五六七八九1-9])(?![{NUMERALS}\d.%]))?
        | (?P<discount>折)(?![旧合叠算射腰磨])
        | 个(?P<inner>[半余多])(?P<of>月|小时|工作日|季度|百分点|钟头|星期)
        | (?P<group>大(?:{any_of(GROUPS)}))(?![{NUMERALS}])
        | (?P<sign>{any_of(SIGNS)})(?![A-Za-z])""",
        re.VERBOSE,
    )


@cache
def _rate() -> re.Pattern[str]:
    """A pattern for what a rate is per: /平方米, /10万人, 每小时."""
    under = any_of(" ".join({*_NAMES} - {*FOREIGN.split(), "$", "成"}) + " 月 工")
    return re.compile(
        rf"/(?:10{{0,3}})?[百千万亿]{{0,2}}(?:{under})(?:[·/](?:{under}))?(?![A-Za-z])|每(?:秒|分钟|小时)"
    )


def unit_at(text: str, at: int) -> Unit | None:
    """The unit that follows a number ending at ``at``.

    >>> unit_at("100余家企业", 3)
    Unit(end=5, name='家', vague='余', tenths='', half=False)
    >>> unit_at("60公里每小时", 2).name, unit_at("3个多月", 1).name, unit_at("5部门", 1)
    ('公里每小时', '个月', None)
    """
    if text[at : at + 1] not in _BEGINS:
        share = _OF_MANY.match(text, at) if text[at : at + 1] == "/" else None
        return Unit(share.end(), share[0]) if share else None
    vague, start = "", at
    if text[at] in _LEADS and (lead := _VAGUE.match(text, at)):
        vague, start = lead["vague"] or "", lead.end()
    shape = _shapes().match(text, start)
    word = shape[0] if shape else _word_at(text, start)
    if not word:
        return None
    end, tenths, half = start + len(word), "", False
    if shape and shape["last"] and _word_at(text, end):  # 三成 | 五人
        word, end = "成", shape.start("last")
    elif shape and shape["last"]:
        tenths = shape["last"]
    if shape and shape["inner"]:
        half, word = shape["inner"] == "半", "个" + shape["of"]
        vague = vague if half else shape["inner"]
    elif (
        word in _HALVED
        and text.startswith("半", end)
        and text[end + 1 : end + 2] not in tuple("岛径导数")
    ):
        half, end = True, end + 1
    elif part := _part_behind(text, word, end):
        end, tenths = part.end(), part[0]
    elif text[end : end + 1] in ("/", "每") and (rate := _rate().match(text, end)):
        word, end = word + rate[0], rate.end()
    name = "".join(word.split())
    name = name if word in _IN_TENTHS else name.removesuffix(tenths)
    return Unit(end, name, vague, tenths, half)


def _part_behind(text: str, word: str, end: int) -> re.Match[str] | None:
    """The digits behind a unit that are a part of one: 三十八度五, 一倍八, 1米92; not 8米2条."""
    if word in _IN_TENTHS:
        return _TENTH.match(text, end)
    part = _PARTS_OF_METRE.match(text, end) if word == "米" else None
    return part if part and unit_at(text, part.end()) is None else None


_OF_MANY = pattern(r"/(?:10|十)万(?![\d元吨千瓦亩])人?")  # of cases and deaths: 8.5/10万


def _word_at(text: str, at: int) -> str | None:
    """The longest unit or measure word at a place, if it is not part of a longer word."""
    for size in _SIZES.get(text[at : at + 1], ()):
        word = text[at : at + size]
        if word in _LOOKALIKES:
            return None
        if word in _WORDS and len(word) == size:
            is_weight = word != "两" or not (
                text[at - 1] == "两" or text[at + 1 : at + 2] in _BEGINS
            )
            return word if is_weight else None
    return None


def is_counted(text: str, at: int) -> bool:
    """Whether the digits of a query that end at ``at`` are certainly a whole number: a power, a unit,
    letters or nothing follows.

    >>> is_counted("23批", 2), is_counted("23亿", 2), is_counted("23曾经", 2)
    (True, True, False)
    """
    behind = text[at : at + 1]
    return not behind or behind.isascii() or behind in POWERS or unit_at(text, at) is not None
