"""Words of which a name has one, and which are of different things: 5G and 4G, 规上 and 限上."""

from __future__ import annotations

from collections.abc import Collection

from ..text.patterns import pattern

# Of each kind, a name has one: 出口总值 is not 进出口总值. Longer words come first.
# Letters and digits are read from the start of a run only: there may be very many.
_KINDS = (
    r"(?<![a-z])(?:[a-z]+\d+(?:\.\d+)?|[a-z](?=[级类股]))|(?<!\d)\d+[a-z]+",  # 5g, pm10, a级
    "规模以上|限额以上|限额以下|规模以下",
    "进出口|出口|进口",
    "产销|生产|销售",
    "中小学|中学|小学|初中|高中",
    "城乡|城镇|农村",
    "存贷款|存款|贷款",
    "教职工|教师",
    "合同(?=(?:使|利)用外资|外资|外商)|实际(?=(?:使|利)用外资|外资)",
    "第[一二三]产业",
    "中西医|中医|西医",
    "家畜|家禽|生猪",
    "国家级|省级|市级|县级",
    "清洁能源|新能源|可再生能源|煤电|火电|水电|风电|光伏|光热|核电",
    "(?:签约|到位|合同)(?=资金|金额|额)",
    "(?:年初|调整|变动)预算",
    "专任|外聘|兼职",
    "正高|副高|中级|初级",
    "内资|外资",
    "(?<=专利)(?:申请|授权|拥有)",
    "当日|今日|昨日|[本上]周|[本当上]月",
)
_EACH = tuple(map(pattern, _KINDS))
# They make a part of a whole: 国有企业出口 of 出口.
_PART = pattern(
    "国有企业|民营企业|私营企业|外商投资(?:企业|项目)|外资(?:企业|项目)|服务贸易|技改|技术改造|民间投资"
)
_ABROAD = pattern(
    "[韩美英法德泰]国(?!产)|日本|俄罗斯|加拿大|澳大利亚|新西兰|新加坡|马来西亚|越南|印尼|印度|菲律宾|缅甸|老挝|柬埔寨|哈萨克斯坦|巴西|墨西哥|意大利|西班牙"
    "|欧盟|东盟|香港|澳门|台湾"
)
_NEGATED = pattern("[非未](?P<what>[一-鿿]{2})")


def is_sibling(
    mine: str, names: Collection[str], known: str, told: str, begins: tuple[str, str] = ("", "")
) -> bool:
    """Whether the words beside a number have a word of a kind of which each name has only others; ``known``
    is the text around the fact, ``told`` that around the number, ``begins`` how both sentences begin, which
    counts if neither the words nor a name have a word of the kind.

    >>> is_sibling("4g基站", ["5g基站"], "5g基站", "新建4g基站")
    True
    >>> is_sibling("5g基站", ["4g、5g基站"], "4g、5g基站", "5g基站")
    False
    """
    if any(part not in known for part in _PART.findall(mine)):
        return True
    if any(
        all(name not in known for name in (one, f"对{one[0]}", f"中{one[0]}"))
        for one in _ABROAD.findall(mine)
    ):
        return True
    if any(_is_negated(mine, name, known) for name in names):
        return True
    if all(_is_negated(name, mine, told) for name in names):
        return True
    for kind in _EACH:
        own = set(kind.findall(mine) or kind.findall(begins[0]))
        theirs = set().union(*map(kind.findall, names)) or set(kind.findall(begins[1]))
        if own and theirs and not own & theirs and theirs.isdisjoint(kind.findall(told)):
            return True
    return False


def _is_negated(text: str, other: str, known: str) -> bool:
    """Whether a text negates a word that another one has without that: 非税收入 and 税收收入."""
    rest = _NEGATED.sub("", other)
    return any(
        match[0][:2] not in known and match["what"] in rest for match in _NEGATED.finditer(text)
    )
