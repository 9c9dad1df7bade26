"""Words for times as they stand before nouns: 去年底, 上季度末, 2023年底前, 2021/2022年度."""

from __future__ import annotations

# Which side of a time is meant. Words that only begin like this are excluded: 度假, 初中, 末端, 前三名.
_DEGREE = "(?:度(?![假夏汛数过]))"
_EDGE = (
    "(?:底(?![价线部商数层盘薪板座蕴])|末(?![期端梢位名级班])"
    "|初(?![中级步期核等审检诊犯婚生值选高]|预算|计划|目标))"
)
_END = f"(?:年?{_EDGE})"
_SIDE = (
    r"(?:以?前(?![述列期沿台端后身往三五十百几\d])|之前|为?止(?![损付跌])|以来|期间|开始|起(?![步点草诉源重降])"
    r"|[以之]内|内(?=[,，]))"
)
ENDS = f"{_DEGREE}?{_END}?{_SIDE}?"

# A time named by its distance: 去年, 上季度; 今年 and 本月 are of the text itself.
_SPAN = (
    "(?:(?:财政|会计)?年度|财年|学年度?|学期|季度?(?!节)|个?月(?![球亮])份?|周(?![年边围转期岁]))"
)
OTHER = (
    "(?:[去明翌]年|(?<![其每首各屡本此再上多一二两三四五六七八九十0-9])次年(?![检审会])|(?<![目提之以当])前年|(?<![以之及或加])上年(?!结[余转])"
    f"|(?<![以之及或年半月])[上下]一?(?:年(?=度)|{_SPAN}))"
)
AWAY = f"{OTHER}{_DEGREE}?{_END}?"
# A number of years up to now, or from now on: 近三年, 五年来, 今后五年. A single one is 去年 or the like.
_SEVERAL = r"(?!一个?年)(?:[一二两三四五六七八九十百]{1,4}|[1-9]\d{0,2})个?年(?![级度期制])"
YEARS = (
    rf"(?:(?:(?<![接附邻靠临])近|过去|最近|这)的?{_SEVERAL}(?:间|以?来)?"
    rf"|(?<![\d一二两三四五六七八九十百千第满至起计算])(?<!\d年){_SEVERAL}(?:间|以?来|内(?![涵部地销需外陆资科])|(?=累计|共(?![同享])))"
    rf"|(?:今后|未来){_SEVERAL}(?:[间内])?)"
)
SAME_DAY = "(?<![一-鿿])(?:当日(?![期子程常产均])|当天|同日(?=[，,]))"
SAME_DAYS = ("当日", "当天", "同日")
DISTANT = (
    f"(?:(?:{OTHER}|{SAME_DAY}|[今本当]年|本(?:年度|财年|学[年期])){ENDS}"
    f"|(?:[本当同]{_SPAN}{_END}|[年月季旬]{_EDGE}){_SIDE}?)"
)

# Holidays, of which a statement is no statement of the year: 国庆黄金周.
_FEAST = "(?:元旦|春节|清明节?|[“‘]?五一[”’]?|劳动节|端午节?|中秋节?|国庆节?|双节|[寒暑]假)"
HOLIDAY = (
    rf"{_FEAST}(?:[、和至到]?{_FEAST}){{0,2}}(?:小?长?假(?:日|期(?!间))?|黄金周)?(?:期间)?"
    "(?<=长假|假期|假日|金周|期间)"
)

# Months in numerals: 六月, 一至六月.
HAN_MONTH = "(?:十[一二]?|(?<!十)[一二三四五六七八九])"
HAN_MONTHS = f"(?:{HAN_MONTH}月?[-—~～至到])?{HAN_MONTH}月(?![球亮天三饼瓜])(?:份|底|末)?"

# Years in Taiwan count from 1912: 105至108年度.
_ROC = r"(?:[89]\d|1[0-3]\d)"
ROC = rf"(?:(?<!\d){_ROC}年?度?[至到~～-])?(?<!\d){_ROC}年"

# A year that is none of the calendar: 2021/2022年度, 2022财年.
SEASON = r"(?:(?<!\d)20\d{2}[-—~～至/](?:20)?\d{2}(?:财?年度|学年度?|赛季)|(?<!\d)20\d{2}(?:学年度?|财年|赛季))"

# Of reports of companies: 24H1, 2024Q2, 24Q1-Q3, 1H24; and years of two digits: 24年上半年, 23年末.
COMPANY = (
    r"(?:(?<![\dA-Za-z.])(?:(?:20)?[12]\d(?:H[12]|Q[1-4](?:[-—~～至]Q?[2-4])?)|[1-4][HQ](?:20)?[12]\d)(?![\dA-Za-z.])"
    r"|(?<![\d.近约逾超满])[12]\d年(?:[上下]半年|前三季度|第?[一二三四]季度|\d{1,2}月[末底]|末(?!期)|底(?!薪)|初(?![中级步])))"
)
