"""Names with numbers that count nothing: 5G, 十四五, 2020年, 第三, “20字”.

The patterns are for simplified text in half width, one line for each kind. Every number that they leave
counts something. Every repetition is bounded, so that a line of any length takes linear time.
"""

from __future__ import annotations

import re
from functools import cache

from ..text.numerals import EVERYDAY, NUMERALS, POWERS
from ..text.patterns import YEAR, any_of, pattern
from .qualifiers import OVER_TIME
from .units import GAP, GROUPS, SIGNS, unit_at

BLANK = "\0"  # neither a boundary, nor a numeral, nor a measure word

# Fixed phrases with a numeral and a measure word that are no quantity; no general rule covers them.
PHRASES = """
    四个意识 四个自信 四个全面 四个伟大 两个维护 两个确立 三个代表 两个一百年 两个毫不动摇 两个文明 两个结合
    三个一批 五个一批 三个一 四个一 五个一 六个一 八项规定 三次产业 一次产业 二次产业 一件事 一站式 一次性
    一条龙 一把手 一口气 一对一 一手抓 两手抓 两手硬 一年来 一张网 一张图 一盘棋 一件件 一个个 一次次 一条条
    一项项 一家家 一座座 一天天 一年年 一家人 一方面 一部分 一分为二 一门心思 千家万户 成百上千 成千上万
    千千万万 七上八下 三番五次 三年五载 一年一度 一年四季 四分五裂 三分天下 十年树木 百年树人 百年大计 五台山
    五台县 三门峡 在一起 一点一滴 一层楼 五花八门 四面八方 四大班子 长三角 珠三角 泛三角 金三角 三角洲 三角形
    三角债 三角区 三元里 三元桥 三元区 三元锂 三元材料 三元催化 三台县 九台区 七台河 五家渠 五棵松 七匹狼
    三只松鼠 六个核桃 三支一扶 一席之地 一毛不拔 一臂之力 一卡通 一把抓 一条心 一股劲 两张皮 一张白纸 一篇文章
    一本账 一次办 一门式 一窗式 一户一 一人一 一校一 一园多 一岗双责 半斤八两 二度开发 一家之言 一年之计
    一天两地 四项基本原则 三个务必 两个先行 三个高地 两个大局 两个根本 两个毫不 五个坚持 六个坚持 六个必须
    八九不离十 两个健康 三个导向 三个区分 一个中心 一个都不 一个不落 一个口子 一个盘子 一座难求 一床难求
    三分一 三分二 四分一 四分三
    一位难求 零就业 三班倒 两班倒 十项全能 七项全能 五项全能 铁人三项 现代五项 冬季两项 技惊四座 震惊四座 语惊四座
    四座皆 一波三折 一本万利 三天两头 三番两次 三头六臂 三六九等 三百六十行 三天打鱼 三五成群 四面楚歌 四处奔 四处可
    四处寻 四处打 四处飘 八面玲珑 九牛一毛 十年寒窗 十年一剑 十年如一日 十有八九 十万八千里 说三道四 火冒三丈 垂涎三尺
    入木三分 冰冻三尺 两面三刀 两头在外 九天揽月 三七二十一 三包政策 三包服务 二次元 三十六计 打成一片 连成一片
    廿三里 廿八都 社零 网零 大年三十 年三十晚 六盘水 六盘山 三门县 六枝特区 七天酒店
"""

_HAN_NUMBER = f"[{NUMERALS}]{{1,9}}"
_NUMBER = rf"(?:\d{{1,9}}|{_HAN_NUMBER})"
_TO = rf"{GAP}[-—~至到、]{GAP}"

# Most numbers: amounts that no name below begins with. 沪深300 and “20101支出” are names whatever follows.
_DIGITS = r"\d{1,6}(?:\.\d{1,9})?"
_AMOUNT = rf"(?<![“\"「证深创业生]){_DIGITS}[万亿元个%]"

# An item of a list, at the start of a line or a sentence: 1. 一、 （一）
_ITEM = r"(?m:^|(?<=[。;；!?！？]))[ \t\u3000]*"


@cache
def _names() -> re.Pattern[str]:
    """A pattern for names, by their first character, so that most places are rejected quickly."""
    others = {word[0] for word in f"{PHRASES} {_ERAS} {_LABELS} {_CLICKS} {_CODES}".split()}
    first = (
        "".join(sorted(others - {*NUMERALS})) + r"《〔【\[(（ \t\u3000前星周礼第注东西南北上下—\-"
    )
    return re.compile(
        rf"(?=[\d{NUMERALS}A-Za-z{first}])(?:(?=\d)(?!{_AMOUNT})(?:{_digits()})|(?=[{NUMERALS}])(?:{_numerals()})"
        rf"|(?=[A-Za-z])(?:{_letters()})|(?=[{first}])(?:{_signs()}))",
        re.VERBOSE,
    )


def _phrases(*, first_is_numeral: bool) -> str:
    return any_of(
        " ".join(one for one in PHRASES.split() if (one[0] in NUMERALS) is first_is_numeral)
    )


_EMAIL = r"[A-Za-z\d][A-Za-z\d.+_-]{0,63}@[A-Za-z\d.-]{1,64}"
_PLANNED = "[一-鿿]{0,4}?(?:行动|计划|规划|攻坚|方案)"  # 三年倍增行动
_ALL_DAY = "滑动 平均 均值 营业 自助 服务 不间断 在线 值班 值守 热线 制"  # 24小时服务
_EVENTS = """
    跨栏 栏 障碍 接力 短跑 长跑 赛跑 竞走 越野 速滑 短道 计时赛 个人赛 自由泳 蛙泳 蝶泳 仰泳 混泳 混合泳 气手枪
    气步枪 手枪 步枪 移动靶 皮艇 划艇 赛艇
"""
_NUMBERED = """
    热线 电话 工程 大学 高校 中学 联盟 平台 晚会 政务 国道 省道 高速 路公交 网站 账号 客户端 小程序 公众号 战略
    布局 架构 项目攻坚 会议室 办公室 教室 房间
"""  # 12345热线


# The number of a part, before words that begin with no unit: 1.1大气环境.
PART = (
    r"\d{1,2}(?:\.\d{1,2}){1,3}(?=\s?[一-鿿])(?!\s?(?:[十百千万亿余多个元倍吨亩米折岁秒兆吉厘毫微]|平方|立方|公[里斤顷升]|[美港欧日]元|英[镑里]|海里"
    r"|小时|分[钟贝]|度(?!假)|克(?!服)|升(?![级学])|成(?![果效立员长绩本人])))"
)


def _digits() -> str:
    units = any_of(SIGNS)
    return rf"""
        {_EMAIL}
        # letters behind: 5G, 4A级
        | (?<![\d.])\d{{1,9}}(?:\.\d{{1,9}})?(?!(?:{units}|k|(?<=[\d.]\d)K|[eE][-+]?\d{{1,3}})(?![A-Za-z]))
          [A-Za-z][A-Za-z\d]{{0,9}}
        # sums as labels, dates as names, versions: 1+3+N, 9·11, 1.2.3, 4.0版
        | (?<![\d.])\d{{1,2}}\s?[×xX*]\s?(?=\d)(?!10[\^⁰¹²³⁴-⁹])  # 2×66万千瓦
        | \d{{1,9}}(?:(?:\+[\dA-Za-z]{{1,9}}){{1,9}}|[·•]\d{{1,9}})
        | (?<![\d.])\d{{1,9}}(?:\.\d{{1,9}}){{2,9}}
        | \d{{1,2}}[纳奈]米(?=制程|工艺|芯片|晶圆|及更)
        | \d\.\d(?=版|时代|模式) | (?<=工业)\d\.0(?![\d%‰十百千万亿个元倍、和与])
        # years, dates, times of day, of races: 1分55秒00
        | (?<!\d)(?: (?<!\.)(?:\d{{1,2}}分)?\d{{1,2}}秒\d{{2}}(?![\d.]|[一-鿿](?<![的夺获摘破刷打创位排]))
        | \d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}(?!\d)(?:[ T]{{1,3}}\d{{1,2}}:\d\d(?::\d\d)?)?
          | [12]\d{{3}}(?=\s?[-—~至到、]\s?[12]\d{{3}}\s?年)
          | [12]\d{{3}}年?(?:[-—~至到、和与及\ ][12]\d{{3}}年?){{1,9}}\ ?[两三四五六七八九十]年(?!级)  # 2021、2022两年
          | [12]\d{{3}}\s?[-—~/至]\s?\d{{2,4}}\s?(?:学年|年度|财年|赛季)
          | 20\d{{2}}[-/]\d{{2}}(?=修订|财政|预算|估算)
          | (?<![.,]){YEAR}{_TO}{YEAR}(?![\d.,]|\s?[%‰万亿元个家人户吨亩项次])
          | (?<![.近约逾超满])[12]\d年(?=[末底初](?![薪中级步])|[上下]半年|前三季度)  # 23年末
          | (?<!\.)[12]\d{{3}}{GAP}年(?:度|代|版)? | {YEAR}[届级](?![以及]))
        | \d0年代 | \d{{1,9}}世纪
        | (?<!\d)(?: [0-9][05]后 | [1-4](?:{_TO}[1-4])?季度
          | (?<!\.)\d{{1,2}}{_TO}\d{{1,2}}{GAP}月(?:份)?
          | (?<!\.)\d{{1,2}}{GAP}月(?:份)?(?:{GAP}\d{{1,2}}{GAP}[日号](?:{_TO}\d{{1,2}}日)?)?
          | (?<!\.)(?:\d{{1,2}}{_TO})?\d{{1,2}}日(?!历天|[以之]?[内外]|以上|左右)
          | (?<=[\s日间午晨晚:：])\d{{1,2}}:[0-5]\d:[0-5]\d(?![\d:.])
          | (?<![:.])\d{{1,2}}:[0-5]\d{_TO}\d{{1,2}}:[0-5]\d(?![\d:.])
          | (?<![:.])(?:\d{{2}}|(?<=[日午晨晚上时间])\d):[0-5]\d(?![\d:.])
          | (?:\d{{1,2}}时?{_TO})?\d{{1,2}}时(?:\d{{1,2}}分)?(?![代期段])
          | (?<=[日午晨晚时间])\d{{1,2}}点(?:\d{{1,2}}分)?)
        | (?<=7[×xX*])24小时 | \d{{1,2}}小时(?={any_of(_ALL_DAY)})
        # numbers of lists, houses, lines, roads, pages and telephones
        | {_ITEM}(?:\d{{1,9}}、|\d{{1,2}}[.)](?!\d)|\d{{3}}\.(?=\s)|{PART})
        | (?<![\d.])\d{{1,2}}\.\s?(?=[一-鿿]) | \d{{1,9}}(?:号(?!召)|[届中]\S{{0,4}}?全会)
        | (?<=深证|上证|沪深|中证|科创|业板|恒生)\d{{2,4}}(?![\d.万亿元个家点])
        | (?<![\d.])\d{{1,9}}(?={any_of(_NUMBERED)}) | (?<!\d)\d{{1,3}}/\d{{1,3}}\s?页
        | (?<!\d)(?:0\d{{2,3}}[-) ]{{1,2}}\d{{3,4}}\s?\d{{4}}(?:转\d{{1,5}})?|1[3-9]\d([- ])\d{{4}}\2\d{{4}}
          |\d{{3,4}}-\d{{3,4}}-\d{{4}}|0\d{{6,14}}|1\d{{10}})(?!\d)
        | (?<=号[:：])\d{{4}}-\d{{1,4}}(?!\d) | (?<=[:：]临)\d{{4}}-\d{{1,4}}(?!\d)
        # numbers of persons and subjects of budgets
        | (?<![\d.])\d{{15}}(?:\d\d[\dXx])?(?![\d.]) | (?<=[“"「])2\d\d(?:\d\d){{1,2}}(?=[一-鿿])
        # three-year plans, 1898 before “太原兵工厂”, classes, the largest companies
        | \d{{1,9}}年{_PLANNED} | (?<![\d.,])\d{{1,9}}(?=[“「『]) | \d{{1,9}}年级
        | \d{{2,4}}强(?![度化制])
    """


def _numerals() -> str:
    return rf"""
        [一二][\d{EVERYDAY}]{{2,3}}(?:{GAP}年(?:度|代|版)?|[-—~/至][{EVERYDAY}]{{2,4}}年度?)
        | [二三四五六七八九]十年代 | 一(?:类?、[二三四五六七]){{0,6}}类(?!别) | (?<=劣)[{NUMERALS}]类
        | {_HAN_NUMBER}(?:世纪|号(?!召)|[届中]\S{{0,4}}?全会) | {_HAN_NUMBER}晚(?:会(?!议)|[宴报])
        | (?:十[一二]|(?<!十)[一二三四五六七八九十])月(?:份|底|初|末)?(?:[{NUMERALS}]{{1,3}}[日号])?
        | (?<=[日午晨晚])[{NUMERALS}]{{1,3}}[点时](?!分)
        | (?<![{NUMERALS}])(?:十[一二]?|[一二两三四五六七八九])点
          (?:[钟半整]|[一二三四五]?十[一二三四五六七八九]?分?)
        | [一二三四](?:{_TO}[二三四])?季度
        | [一二三四五六七八九](?:、[一二三四五六七八九]){{1,4}}级  # 三、四级手术
        | {_ITEM}{_HAN_NUMBER}、
        | (?:(?m:^)|(?<=[,，;；:：。]))[一二三四五六七八九十]{{1,2}}[是要](?![这那])
        # congresses and plans: 二十大, 十四五, 三年行动; members of one body: 五位一体
        | (?:十[五六七八九]|二十)届?[大中](?![{NUMERALS}类项领行产工重板任])
        | 十[一二三四五六]五(?![{NUMERALS}个家项亿万])
        | {_HAN_NUMBER}年{_PLANNED} | [{NUMERALS}](?=位一体)
        | [两二三四五六七八九十]个(?=新?(?:[百千万]亿元?)?台阶)
        # determiners and adverbs: 每一个, 同一个, 一样, 一点; classes: 三年级; 百强
        | (?<=[每任某这那哪同统唯逐])一(?![十百千万亿]) | (?<=(?<![以之加])[上下])一(?=个)
        | 一(?:样|点(?![{NUMERALS}\d])) | {_HAN_NUMBER}年级
        | [百五]百?强(?![度化制])
        # 两降两升
        | [一二两三四五双][升降增减][一二两三四五双][升降增减](?![{NUMERALS}级温压])
        # 五个必须, 三个务必
        | [{EVERYDAY}十]{{1,2}}个(?=必须|坚持|务必|有之|不准|更加|着力|注重|突出|严禁|确保|一律|到位|不放过)
        # one for each: 一企一策, 一家一户
        | (?<![{NUMERALS}])一[一-鿿]一(?![级流等类般批{NUMERALS}])[一-鿿]
        | (?<![{NUMERALS}点第\d])(?:{_phrases(first_is_numeral=True)}|十分(?![之钟{NUMERALS}])|十足)
    """


def _letters() -> str:
    return rf"""
        (?:https?://|www\.)[!-~]+ | {_EMAIL}
        | (?<![A-Za-z])(?:ISO|IEC|IATF|OHSAS|GB|EN|ASTM)(?:/[A-Z]{{1,3}})?\s?\d{{3,6}}(?:[-:]\d{{1,4}}){{0,2}}
          (?![\d.]|\s?[万亿元%])
        | [A-Z]{{1,4}}(?:/[A-Z])?\s?\d{{3,6}}-\d{{4}}(?!\d)  # standards and projects: GB/T 7714-2015
        # letters before: PM2.5, G20, COVID-19, O3-8h; but GDP641.61亿元 counts
        # but 5亿m3 and 8μg/m3 count too
        | (?<![A-Za-z\d])(?!(?<=[百千万亿/])[kch]?m[23](?!\d)
            |(?:{OVER_TIME})[-+]?\d[\d.]{{0,9}}\s?(?:[%‰个]|pct|ppt|pp|bp))
          [A-Za-z]{{1,12}}-?\d{{1,9}}(?:\.\d{{1,9}})?[A-Za-z]{{0,9}}(?:-\d{{1,4}}[A-Za-z]{{1,3}})?
          (?![\d.])(?!\s?(?:[%‰万亿元个家]|公里|平方))
    """


_ERAS = """
    民国 令和 平成 昭和 大正 明治 光绪 宣统 康熙 雍正 乾隆 嘉庆 道光 咸丰 同治 崇祯 万历 永乐 洪武
"""
_LABELS = "表 附表 图表 图 附图 附件 附录 专栏 公式"  # 表3, 图4-1; but 代表3名, 附件3个
_NO_LABEL = "(?<![代仪发手钟电水外列地意企试力版蓝])"
_CLICKS = "浏览 点击 阅读 访问 下载 播放"  # of a web page
_CODES = "邮政编码 邮编 传真 证券代码 股票代码 代码 统一社会信用代码"


def _signs() -> str:
    return rf"""
        # titles of works and numbers of documents: 《…“十四五”规划》, 〔2020〕15号
        《[^》\n]{{1,80}}》 | [〔\[]\d{{4}}[〕\]]
        | 前[一二三四1-4]季度? | (?:星期|周|礼拜)[一二三四五六日](?![次个场天家])
        | 第{GAP}\d{{1,4}}页\s?[,，/]?\s?共\s?\d{{1,4}}页
        | 第{GAP}{_NUMBER}(?:、{_NUMBER}(?=季|产业|名|位|级|批|条|章|期|届|轮|阶段))?
        | {_ITEM}(?:{_NUMBER}、|\d{{1,2}}[.)](?!\d)|[(（]{_NUMBER}[)）]) | [(（]{_HAN_NUMBER}[)）]
        # footnotes, numbers of tables and pages, clicks, codes, degrees of latitude
        | [\[〔【](?:[一-鿿]{{1,4}})?\d{{1,3}}(?:[-—,，、]\d{{1,3}}){{0,5}}[\]〕】] | 注\d{{1,2}}[:：]
        | {_NO_LABEL}(?:{any_of(_LABELS)})\s?\d{{1,3}}(?:[-—.]\d{{1,3}}){{0,2}}
          (?![\d.,]|\s?[%‰万亿张个幅份项件家元人名位])
        | (?m:^)[ \t]*[-—]{{1,2}}\s?\d{{1,4}}\s?[-—]{{1,2}}[ \t]*(?m:$)
        | (?:{any_of(_CLICKS)})(?:次数|量|数|率)?[:：]\s{{0,3}}\d{{1,9}}(?:人?次)?
        | (?:{any_of(_CODES)})\s?[:：为是]?\s?(?:\d[\dA-Z]{{17}}|\d{{6,8}})
        | [东西南北][经纬]\s?[\d°′″'".\s—~至-]{{1,40}}
        | [(（]\d{{1,2}}[)）](?=[日天]) | [(（](?:以[^()（）]{{1,10}}为|上年\s?[=为]\s?)\d{{2,3}}[)）]
        | [(（]不?含[\d.,]{{1,12}}[十百千万亿]{{0,3}}[一-鿿%]{{1,3}}[)）]  # 不超过5万元（含5万元）
        # the years of an era, neighbours in a list of pages
        | (?:{any_of(_ERAS)})\s?{_NUMBER}年(?:{_TO}{_NUMBER}年)? | [上下]一[篇条页章]
        | (?<![{NUMERALS}点第\d])(?:{_phrases(first_is_numeral=False)})
    """


# Spans of time, ages, ranks, denominators: they tell when, who, which, or of how many.
_BODIES = """
    人大 政协 人民 县 市 省 区 州 镇 乡 党 中 常委 委员 会 代表 班子 政府 全国 理事 监事 董事 学生 毕业
"""
_BEFORE_RANK = (  # in 目前3个, 前 is part of another word
    "目前 此前 当前 日前 之前 以前 年前 提前 空前 月前 会前 事前 情前 眼前 午前 期前 节前 产前"
)
_SINCE = "建党 建国 成立 诞辰 建军 建校 建团 建县 建市"  # anniversaries: 建党100周年


@cache
def _circumstances() -> re.Pattern[str]:
    one = rf"[{NUMERALS}\d]{{1,3}}"
    return re.compile(
        rf"""(?=(?<!\d)\d|[{NUMERALS}])(?!(?<![前每]){_DIGITS}[万亿元%])(?:
        (?:(?<=过去|今后|未来|最近|连续|关键|此前|此后|近来)|(?<=[这近])(?<![历耗用延长将接时期经达了]近))
          {_NUMBER}个?{GAP}(?:年|月|天|周|季度)(?!半|期)
        | (?:{one}{_TO})?{_NUMBER}(?:
            个?(?:年|月|天|周)(?:以来|来|间|里|期间|历程|时间|前(?!后)|后(?![劲期台备]))(?![{NUMERALS}\d程])
            | 年(?=平均|年均|复合|内(?![部容地外涵陆科])|(?:来|以来)?(?:同期|历史)?(?:新[高低]|最[高低好快大])))
        | (?<=的)(?!一年){_NUMBER}年(?=[,，。、；]|$) | (?<={_SINCE.replace(" ", "|")}){_NUMBER}周年
        | {_NUMBER}周?岁(?:及|或)?以[上下]不满{_NUMBER}周?岁
        | (?<!\d)\d{{1,3}}{_TO}\d{{1,3}}周?岁 | {_NUMBER}周?岁(?:(?:及|或)以[上下]|以[上下](?=\d))
        | {_NUMBER}周?岁(?:以[上下内])?的?(?![以及左比较提增达至到上下的])(?=[一-鿿])
        | {_NUMBER}个?年(?=任期|期(?![间末货权望刊]))
        | {_NUMBER}届(?={any_of(_BODIES)}|{one}[中次])(?:.{{0,6}}?{one}次(?:全体会议|会议|全会))?
        | (?<=届)(?<![每各]届){one}次(?=[一-鿿]{{0,8}}?会)
        # events: 女子59公斤, 80米跨栏, 5人制; areas around a place: 15分钟生活圈
        | (?<=[男女]子){_NUMBER}(?:公斤(?:以[上下])?级?|公[尺里]|米|人) | {_NUMBER}公斤(?:以[上下])?级
        | {_NUMBER}(?:公[尺里]|米)(?={any_of(_EVENTS)}|台(?![阶面])|板(?![材房桥]))
        | {_NUMBER}期(?=稻?作|水稻|稻谷) | {_NUMBER}人(?=制|[单双]桨|皮艇|划艇|赛艇|雪车|雪橇)
        | {_NUMBER}(?:分钟|小时)(?=[一-鿿]{{0,6}}?圈) | (?<=缓期){one}年
        | \d{{2,6}}次(?=[一-鿿]{{0,4}}(?:班列|列车|客车|动车|航班)) | [十百千万]{{1,3}}(?=[吨人]口?[一-鿿]{{0,4}}率)
        | 1(?:10|19|20|22)(?=(?:报警|急救|接警|指挥|火警|出警|救护))
        | (?:(?<=[:：])|(?<![^\n])){_NUMBER}届(?![\d{NUMERALS}])
        | (?<=村)(?<![全本该各]村){_NUMBER}[组社队](?=的?(?:村民|居民|农民))
        | {_NUMBER}件[大小]?事(?=[:：,，。；;]|$)
        | (?<=首){_NUMBER}个?月
        | (?<=前)(?<!{_BEFORE_RANK.replace(" ", "|")}){_NUMBER}(?:[-—~～至到]{_NUMBER})? | {_NUMBER}位数
        | (?<=每)(?:\d{{1,9}}(?:\.\d{{1,4}})?[十百千万亿]{{0,3}}|{_HAN_NUMBER})
        | \d{{1,9}}大(?!{any_of(GROUPS)})
        )""",
        re.VERBOSE,
    )


# Years in Taiwan count from 1912: 114年.
_YEAR_OF_TAIWAN = pattern(
    r"(?<![\d.满立近约逾超达续])(?:[89]\d|1[0-3]\d)年(?!来|以|历史|间|的(?!\d)|代|级|龄|期|后|前|内)"
    r"|(?<![\d.])\d{2}年(?=[度起底]|\d{1,2}月|第)"
    r"|(?<![\d.])(?:[89]\d|1[0-3]\d)[至到~～-](?:[89]\d|1[0-3]\d)年(?=[度间期,，]|同期)"
)


# The number of a heading, with a blank before its words: 5.1 管理层讨论. 5.1 万元 counts.
_HEADING = pattern(
    r"(?m:^)[ \t\u3000]*(?:§ ?)?\d{1,2}(?:\.\d{1,2}){0,3}[ \t\u3000]{1,4}(?=[一-鿿“《])(?![年月日])"
)
_BLANKS = pattern("[ \t\u3000]")


# A short quotation is a name (“四个意识”, “20字”), unless it measures something (“下降5%”).
_QUOTED = pattern(
    r"[“「『][^“”「」『』,，。;；\n]{1,14}[”」』]|\"[^\"“”「」『』,，。;；\n]{1,14}\""
)
_QUOTES = pattern('[“「『"]')
_MEASURING = pattern(
    rf"\d[.,]\d(?!\d?[”」』\"])|[%‰]|\d[万亿]|\d{{3}}|[{NUMERALS}\d](?:元|亩|公里|吨|倍|成|折)"
)


def without_names(text: str, *, is_traditional: bool = False) -> str:
    """``text`` with every name that contains a number blanked out; all characters keep their places.

    >>> without_names("十四五期间建成5G基站429个").replace(BLANK, "_")
    '___期间建成__基站429个'
    """

    def blank(match: re.Match[str]) -> str:
        return BLANK * len(match[0])

    def label(match: re.Match[str]) -> str:
        is_label = match[0][1:-1].isdecimal() or not _MEASURING.search(match[0])
        return blank(match) if is_label else match[0]

    def item(match: re.Match[str]) -> str:
        is_count = text[match.end()] in POWERS or unit_at(text, match.end())
        return match[0] if is_count else blank(match)

    if _BLANKS.search(text):
        text = _HEADING.sub(item, text)
    if is_traditional:
        text = _YEAR_OF_TAIWAN.sub(blank, text)
    text = _circumstances().sub(blank, _names().sub(blank, text))
    return _QUOTED.sub(label, text) if _QUOTES.search(text) else text
