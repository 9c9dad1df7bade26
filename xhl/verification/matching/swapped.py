"""A noun of a claim in the place of another one of a fact: 消费支出 for 可支配收入."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ..reading.context import LIGHT, telling
from ..reading.place_of import shortens
from .apart import BREAK
from .names import Words, plain

if TYPE_CHECKING:
    from ..reading.claim import Claim

_LONGEST = 60  # characters of a text that are compared, the nearest to the number
_HAN = pattern("[一-鿿]")
_NOUN = pattern("(?:人员|教师|学生|职工|企业|机构|产值|收入|支出|利润|余额|投资|税收|产品|用户)$")
_LONG = 3  # characters of a word that is no noun of the list, at most
_OF_TWO = 2  # characters of a word at least
# Words that do not tell what is counted, beside those that name nothing anywhere.
_WORDS = (
    "实施|开展|组织|举办|举行|推进|推动|落实|发放|拨付|下达|下拨|拨下|投入|累计|新增|新建|修建|兴建|建成|建设|打造"
    "|共有|总共|全部|各类|各项|各种|各级|各地|工作|任务|我们|大家|数量|总数|总量|总额|数值|规模|水平|情况|指标|数据"
    "|其中|包括|帮助|带动|促进|安排|目标|计划|预算|当年|当月|当日|单月|今日|昨日|本月|本次|本届|三次|依次|产业链"
    "|面积|金额|[首再屡]次|一年|同期|上半|下半|年度|季度|期间|期末|年内|年中|以来|目前|截至|比重|比例|占比|强度|按年|按月|起数|例数|人数"
    "|户数|家数|个数|台数|件数|次数|有关|相关|左右|据悉|记者|获悉|了解|介绍|表示|此外|另外|同时|并且|以及|全面"
    "|[全我][县市省区国镇乡州村]|[县市省村城]里|公司|集团|拥有|现有|已有|设有|设立|建立|成立|形成|取得|获得|得到|进行"
    "|进一步|继续|不断|持续|稳步|增速|增幅|降幅|方面|这项|那么|这样|一[个家些]|许多|单位|之一|以后|之[后前]"
    "|以前|人均|这些|那些|远销|销往|销售到|[多少]了|占到|一共|送[进来]|拿下|涌入|跑赢|发生|控制|住着|超额|办理|处[理置]|加强|[做抓]好|更新"
    "|完善|提供|服务|支持|保障|覆盖|系列|领域|类型|部分|眼下|如今|现在|纳入|设[定置]|创造|拿出|出台|编印|制作|晒出"
    "|连接|通达|逐年|此后|份额|该项目"
)
_HOLLOW = pattern(_WORDS)
_LIGHT = pattern(
    f"[{LIGHT}月日期内中在将把被让给里底末初"
    "当其并等共总第所之一二三两个元吨亩名人件家户起例台套条座次位级过按较使向于以而后前时起来去着可能会要做看问装合都者]"
)


def is_swapped(claim: Claim, words: Words) -> bool:
    """Whether the words beside a number have another noun where each name of a fact has one of its own,
    which they do not tell; words that they only add, leave out or move swap nothing.
    """
    names = [name for name in map(_nouns, words.names) if name]
    return any(
        not any(shortens(_heavy(part), name) for name in names)
        and (
            all(_is_other(part, name, words) for name in names)
            or _is_led_on(part, names, words.known, _before(claim))
        )
        for part in _naming(claim, names)
    )


def _naming(claim: Claim, names: Collection[str]) -> list[str]:
    """The parts of the text beside the number that share a word with a name; if there are none, those of
    the text before; if there are none either, all that is beside it.
    """
    beside = _parts("".join(claim.naming[:2]))
    before = [part for text in claim.naming[2:] for part in _parts(text)]
    for parts in (beside, before):
        if shared := [part for part in parts if any(_common(part, name) for name in names)]:
            return shared
    return beside


def _is_led_on(part: str, names: Collection[str], known: str, before: str) -> bool:
    """Whether a longer noun, of which a name is only the beginning, stands before the number:
    注册商标质押金额 for 注册商标.
    """
    shared = [_common(part, name) for name in names]
    ends = [part[blocks[-1][0] + blocks[-1][2] :] for blocks in shared if blocks]
    end = min(ends, key=len, default="")
    is_noun = len(_heavy(end)) > _LONG or _NOUN.fullmatch(_heavy(end))
    is_strange = "".join(_unknown(end, known)) == _heavy(end) != ""
    return bool(is_noun) and is_strange and before.endswith(end)


def _is_other(part: str, name: str, words: Words) -> bool:
    """Whether a part of a text has another noun somewhere in the place of one of a name; a part without
    any word of it is the same with other words if they share characters: 把风送出去 for 风电外送.
    """
    if not _common(part, name) and len(set(_heavy(part)) & set(_heavy(name))) >= _OF_TWO:
        return False
    return any(_differs(*pair, words) for pair in _replaced(part, name))


def _differs(mine: str, theirs: str, words: Words) -> bool:
    """Whether two words in the same place are of two things: neither is told by the other text."""
    if len(mine) == len(theirs) == 1:  # 货 and 客; but not 总 and 各
        is_word = mine not in "总各的我本该" and (theirs not in "总各" or not _LIGHT.match(mine))
        return _HAN.match(mine) is not None and is_word
    if not _HAN.search(_heavy(mine)):
        return False
    is_small = len(_heavy(mine)) == 1 and len(_heavy(theirs)) > _OF_TWO
    if is_small or shortens(_heavy(mine), theirs):
        return False
    if theirs == "总":  # 旅游外汇收入 is only a part of 旅游总收入
        return bool(_unknown(mine, words.known))
    if shortens(_heavy(theirs), words.told):
        return False
    strange, missing = _unknown(mine, words.known), _unknown(theirs, words.told)
    return bool(strange) and len("".join(missing)) * 2 > len(_heavy(theirs))


# Texts.


def _parts(text: str) -> list[str]:
    return [part for part in map(_nouns, BREAK.split(text)) if part]


def _before(claim: Claim) -> str:
    """The words directly before a number; none if its name is put together: 游客 of 游客、收入分别为."""
    lead = claim.naming[0]
    return _nouns(lead.rsplit("、", 1)[-1]) if claim.clause.endswith(lead) else ""


@lru_cache(maxsize=1 << 12)
def _nouns(text: str) -> str:
    """The words of a text that tell what is counted."""
    return _HOLLOW.sub("", telling(plain(text)))[-_LONGEST:]


def _heavy(text: str) -> str:
    return _LIGHT.sub("", text)


@lru_cache(maxsize=1 << 12)
def _common(one: str, other: str) -> Sequence[tuple[int, int, int]]:
    """The words that two texts share, as places in both and lengths."""
    found = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [block for block in found if block.size >= _OF_TWO]


def _replaced(one: str, other: str) -> Iterator[tuple[str, str]]:
    """The different texts between two words that two texts share.

    >>> list(_replaced("人均消费支出", "人均收入"))
    [('消费支出', '收入')]
    """
    here = there = 0
    for start, at, size in (*_common(one, other), (len(one), len(other), 0)):
        if here < start and there < at:
            yield one[here:start], other[there:at]
        here, there = start + size, at + size


def _unknown(text: str, known: str) -> list[str]:
    """What is left of a text without the words of another one.

    >>> _unknown("人均消费支出", "人均收入、支出")
    ['消费']
    """
    found, rest, at = [], "", 0
    while at < len(text):
        end = at + 1
        while end <= len(text) and text[at:end] in known:
            end += 1
        length = end - 1 - at
        if length >= _OF_TWO or len(text) == length == 1:
            found.append(rest)
            rest, at = "", at + length
        else:
            rest += text[at]
            at += 1
    return [word for word in map(_heavy, (*found, rest)) if word]
