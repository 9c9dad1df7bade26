"""The words of a claim and of a fact, in which each thing has one name, although reports have several."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from ...text.patterns import pattern
from ..reading.context import in_full
from ..reading.sentence import simple

# Words that mean the same in reports.
_ALIKE = {
    **dict.fromkeys(("播种", "栽种", "栽植"), "种植"),
    **dict.fromkeys(("卖出", "售出", "卖"), "销售"),
    **dict.fromkeys(("村里人", "乡下人", "农民(?!工)"), "农村居民"),
    **dict.fromkeys(("城里人", "市民"), "城镇居民"),
    **dict.fromkeys(("去世", "遇难", "丧生", "身亡"), "死亡"),
    **dict.fromkeys(("就诊", "看病"), "诊疗"),
    **dict.fromkeys(("孩子", "娃娃", "学童", "幼儿(?!园)"), "儿童"),
    **{"副教授": "副高职称", "(?<!副)教授": "正高职称", "医师": "医生", "利用外资": "使用外资"},
    **{"民企": "民营企业", "国企": "国有企业", "外企": "外资企业", "外资": "外商投资"},
    **{"市场主体": "经营主体", "航司": "航空公司", "手机": "移动电话", "在校生": "学生"},
    **{r"pm2\.5": "细颗粒物", "pm10": "可吸入颗粒物", "亩产": "单产", "批捕": "批准逮捕"},
    **{"脱贫群众": "脱贫人口", "老百姓": "居民", "参观者": "观众", "内地": "中国大陆"},
    **{"花费": "消费", "受益": "惠及", "调处": "调解", "车位": "停车位", "桥梁": "桥"},
    **{"救灾款": "救灾资金", "限上": "限额以上", "公立": "公办", "民营(?=医院)": "民办"},
    **{"高级中学": "高中", "初级中学": "初中"},
    **dict.fromkeys(("新建改建", "新建、改建", "新建和改建", "新、改建"), "新改建"),
    **dict.fromkeys(("改建新建", "改建、新建", "改建和新建"), "新改建"),
    **{"科研(?=[和与、及])": "科学研究"},
    **dict.fromkeys(("改建扩建", "改建、扩建", "改建和扩建", "改、扩建"), "改扩建"),
    **{
        f"{one}{sign}农村": "城乡"
        for one, sign in product(("城镇", "城市"), ("", "、", "和", "与", "及"))
    },
}
# 使用外资 stays, although 外资 alone is 外商投资.
_ALIKE_FORM = pattern("|".join(sorted((*_ALIKE, *_ALIKE.values()), key=len, reverse=True)))
_PRINTED = {re.sub(r"\(.*?\)|\\", "", form): name for form, name in _ALIKE.items()}


class Words(NamedTuple):
    """The words of a claim and of a fact; in all but the last two, each thing has one name."""

    own: str  # directly beside the number
    mine: str  # beside it, or in the clause before
    names: tuple[str, ...]  # of the fact
    told: str  # around the number
    known: str  # around the fact
    begins: tuple[str, str]  # the first words of both sentences
    part: str  # the sentence from the last semicolon before the number
    before: str  # the whole of it
    source: str  # the sentence of the fact, with its headings


@lru_cache(maxsize=1 << 12)
def plain(text: str) -> str:
    """A text in which each thing has one name.

    >>> plain("利用外资"), plain("外资")
    ('使用外资', '外商投资')
    """
    return _ALIKE_FORM.sub(lambda match: _PRINTED.get(match[0], match[0]), in_full(simple(text)))
