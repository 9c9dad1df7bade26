"""Words that tell that a claim and a fact are of different things: 4G and 5G, 人均, 注销."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from ...text.compounds import COMPOUNDS
from ...text.patterns import pattern
from ..reading.comparisons import side
from ..reading.context import COUNTED, pairs
from ..reading.sentence import simple
from ..reading.sizes import RATES
from ..reading.stages import PLANNED
from .names import Words, plain
from .spans import REACHED, is_of_other_time

if TYPE_CHECKING:
    from ..reading.claim import Claim
    from .pool import Entry


# A name has one word of each kind: 出口总值 is not 进出口总值. Longer words come first.
# Letters and digits are read from the start of a run only: there may be very many.
_KINDS = tuple(
    map(
        pattern,
        (
            r"(?<![a-z])(?:[a-z]+\d+(?:\.\d+)?|[a-z](?=[级类股]))|(?<!\d)\d+[a-z]+",  # 5g, a级
            "规模以上|限额以上|限额以下|规模以下",
            "进出口|出口|进口",
            "产销|生产|销售",
            "中小学|中学|小学|初中|高中",
            "城乡|城镇|农村",
            "存贷款|存款|贷款",
            "教职工|教师",
            "合同(?=(?:使|利)用外资|外资|外商)|实际(?=(?:使|利)用外资|外资)",
            "第[一二三]产业|工业(?=增加值|总?产值)|建筑业",
            "中西医|中医|西医",
            "家畜|家禽|生猪",
            "国家级|省级|市级|县级",
            "高新技术|高技术",
            "清洁能源|新能源|可再生能源|煤电|火电|水电|风电|光伏|光热|核电",
            "(?:签约|到位|合同)(?=资金|金额|额)",
            "(?:年初|调整|变动)预算",
            "收入(?![中里用投安])|支出",  # 收入用于教育
            "公办|民办",
            "专任|外聘|兼职",
            "正高|副高|高级(?=职称)|中级|初级",
            "内资|外资",
            "(?<![妇子儿少美孙])[男女](?=[一-鿿])",
            "申请|授权|注册|(?<=专利)拥有",
            "签约|开工|施工|竣工|投产",
            "新增|净增",
            "出生|死亡",
            "招生|毕业",
            "存栏|(?<!存)出栏",
            "[迁流转调]入|[迁流转调]出",
            "增加值|产值",
            "(?:名义|实际)(?=[增下上])",
            "(?:自然|同|可比|全)口径",
            "当日|今日|昨日|[本上]周|[本当上]月",
        ),
    )
)
# Of these, none is all of what a name without such a word means.
_HALVES = (pattern("公办|民办"), pattern("内资|外资"))
_TOWN = pattern("城镇|农村")
_PARTS = (*_HALVES, _TOWN)  # 城镇新增就业 is often told as 新增就业
# They may mean the same as others of their kind.
_WIDE = frozenset("清洁能源 新能源 可再生能源 家畜 净增".split())
# A word of these, if the claim has it, is a word of the fact or of its document too: 国有企业出口 is a part of 出口.
_OWN = pattern(
    "国家级|省级|市级|县级|国家[一-鿿]{2,6}奖|(?:农村|城镇)(?=居民)"
    "|国有企业|民营企业|私营企业|外商投资(?:企业|项目)|服务贸易|技改|技术改造|民间投资|国内(?=旅游|游客)|入境(?=旅?游|过夜)|外汇"
)
_ABROAD = pattern(
    "[韩美英法德泰]国(?!产)|日本|俄罗斯|加拿大|澳大利亚|新西兰|新加坡|马来西亚|越南|印尼|印度|菲律宾|缅甸|老挝|柬埔寨|哈萨克斯坦|巴西|墨西哥|意大利|西班牙"
    "|欧盟|东盟|香港|澳门|台湾"
)
# If the claim has a word of one of these, the fact has one of it too.
_EACH = pattern(  # so much for each
    "[人户村亩日月年]均|(?<![全国省市县区])平均(?!水平|气温)|(?<![为])每(?![日天年月]\\s*$)[一-鿿]{1,4}|单[个笔家项户台辆座]"
)
_GONE = pattern(  # not there any more, missing or not done
    "注销|淘汰|吊销|关停|关闭|撤销|撤并|拆除|退出|流失|[还尚]差|[还尚]缺|只差|未(?:能|获|按期)?[完达通获建纳].|没有?[完达通].|不达标|不合格|报废"
    "|停产|停业|倒闭|破产|逾期|拖欠|欠缴|搁置|终止|取消|延期|推迟"
)
NEW = pattern("新[增建]|净增|新登记")
# What such a word makes a part is not told without it: 高价值发明专利.
_NARROW = pattern("高价值|高标准|高层次|高技能|高级(?!中学)|高端|高技术|高新技术|重点|示范")
# What is done with one thing may be told by two verbs without a sign: 引进培育人才.
_ACT = (
    "引进|引入|招引|培育|培养|新建|改造|维修|修缮|更换|收购|销售|征收|收储|加工|检查|查处|清理|整治"
)
# 创新型和专精特新企业: the ends of both things that stand beside the word
_JOINED = pattern(
    "([一-鿿]{2})(?<![惠普涉波危顾参总共温饱缓])[和与及、](?![平谐睦县林]|美(?![国洲]))(?:相关|有关|其[他它])?(?=([一-鿿]{2}))"
    f"|({_ACT})(?=({_ACT}))"
)
_BUILT = pattern("新改建|改扩建|新建|改建|扩建")
_COUNTED = pattern(r".*\d[^、和与及]*[、和与及]")  # 一级5家、二级
# Of what people get it is left out: 农村居民收入, 教师津贴4863元.
_PER_HEAD = pattern(
    "每[十百千万]*[人户亩]|[人户亩]均(?!可支配|纯收入|收入|消费|生活|支出|工资|预期)"
)
_ONE = pattern("[一二三四五六七八九十]")
_CLASSES = pattern(
    r"(?<![十百第])第?[一二三四五六七八九](?:[级类期]?[、和与及至到]?第?[一二三四五六七八九])*(?P<kind>星级|级|类|产业|等奖|期|档)(?P<more>及?以上)?"
)
_NEGATED = pattern("[非未](?P<what>[一-鿿]{2})")
_AGAINST_OTHER = pattern("环比|[比较]上[月季]|[比较]年初|[比较]上年末")
# 在编人员中，: of whom a sentence tells
_AMONG = pattern("(?P<whom>[一-鿿]{2,10}?)当?中[，,]")
_ASIDE = pattern(r"\([^()]*\)")  # 东盟（越南、泰国等）
_SIGNS = pattern(r"[\d.%\s]+[年月日]?")
# 除幼儿园外, 不含村道, 扣除价格因素, 诊所不计在内; but not 除粮食外还
_EXCEPT = pattern(
    r"除(?P<out>[^，,。；;\d\0]{2,12}?)(?:以|之)?外(?![^，,。；;]{0,3}[，,]?[^，,。；;]{0,6}[还也又])"
    r"|(?:不[含计]|不包[括含]|剔除|扣除)(?P<from>[^，,。；;()、\d\0]{2,12}?)(?:因素|影响|在内|后|等|(?=[，,。；;()、\d\0])|$)"
    r"|(?:^|[，,。；;(])(?P<not>[^，,。；;()、\d\0]{2,12}?)(?:除外|不[计算]?(?:算|包括)?(?:在内|入内))"
)
BREAK = pattern(r"[，,：:；;。！？!?\0]+")
SEMICOLON = pattern("[;；。]")
_SUBJECT = pattern("[一-鿿]{2,8}?(?:大学|学院|医院|法院|检察院|公司|集团)")
_FIRST = 40  # characters of a sentence that may tell its subject
_LONG = 3  # characters of the first words of a sentence that tell nothing
_LONGEST = 1000  # characters of a sentence before a number that are looked at


def words_of(claim: Claim, entry: Entry) -> Words:
    """The words by which a claim and a fact are compared."""
    fact, theirs = entry.fact, entry.claim
    names = [fact.topic, *fact.aliases, " ".join(theirs.naming)]
    around = [text for text, weight in theirs.beside if weight > COUNTED]
    subjects = _SUBJECT.findall(simple(fact.document.title))  # 云岭大学 in its own report
    start, lead = claim.span[0], next(iter(claim.naming), "")
    before = simple(claim.sentence[max(0, start - _LONGEST) : start])
    # 非税收入5元，占收入的60%
    whose = BREAK.split(before)[-2:-1] if lead.startswith("占") else ()
    return Words(
        plain("" if lead.endswith("、") else lead),  # 2件开工、3件竣工
        plain(" ".join((*claim.naming, *whose))),
        tuple(map(plain, names)),
        "|".join(map(plain, (*(text for text, _ in claim.beside), *claim.naming))),
        "|".join(map(plain, (*names, *around, *subjects))),
        (_first_words(claim.sentence), _first_words(fact.source)),
        plain(SEMICOLON.split(before)[-1]),
        before,
        _headed(fact.document.title, fact.section.title, fact.topic, fact.source),
    )


@lru_cache(maxsize=1 << 12)
def _headed(*texts: str) -> str:
    """A sentence with its headings."""
    return simple(" ".join(texts))


def _first_words(sentence: str) -> str:
    """The first words of a sentence, which tell of what it is."""
    parts = (_SIGNS.sub("", part) for part in BREAK.split(simple(sentence[:_FIRST])))
    return next((plain(part) for part in parts if len(part) > _LONG), "")


def are_apart(claim: Claim, entry: Entry, words: Words) -> bool:
    """Whether the words about a number tell something that the fact with this number does not."""
    return (
        _is_of_sibling(words)
        or is_part(words, _HALVES)
        or _is_of_narrower(claim, words)
        or _are_of_other_classes(claim, entry.claim)
        or _is_of_one_of_two(claim, words)
        or _is_one_of_list(claim, words)
        or _is_built_otherwise(words)
        or _has_own_word(claim, entry, words)
        or _is_change_of(claim, entry, words)
        or is_of_other_time(claim, entry, words)
        or _is_of_others(words)
        or _is_against_another(claim, entry)
        or _is_left_out(claim, entry, words)
    )


def _is_of_sibling(words: Words) -> bool:
    """Whether the words beside a number have a word of a kind of which each name has only others, or one of
    both negates the other. What other clauses tell counts only if the own one has no such word: 出口低迷。
    进口11.2亿元; 小学9所，学生5人；初中2所，学生3人. The first words count if no other has a word of the kind.
    """
    if any(negates(words.mine, name, words.known) for name in words.names):
        return True
    if any(negates(name, words.told, words.told) for name in words.names):
        return True
    begins = map(_by_kind, words.begins)
    said = zip(_KINDS, *map(_by_kind, (words.own, words.mine)), *begins, strict=True)
    for (kind, own, mine, first, their_first), of_names in zip(said, _of_names(words), strict=True):
        theirs = frozenset(chain(*of_names)) or their_first
        mine = own or mine
        if theirs and not mine and (begin := kind.match(words.part)):
            mine = own = frozenset((begin[0],))
        mine = mine or first
        if not mine or not theirs or mine & theirs:
            continue
        if own or theirs.isdisjoint(kind.findall(words.told)):
            return True
    return False


@lru_cache(maxsize=1 << 12)
def _by_kind(text: str) -> tuple[frozenset[str], ...]:
    """The words that a text has of each kind."""
    return tuple(frozenset(kind.findall(text)) for kind in _KINDS)


def _of_names(words: Words) -> Iterable[tuple[frozenset[str], ...]]:
    """The words of each kind that the names of a fact have."""
    return zip(*map(_by_kind, words.names), strict=True)


def _is_of_narrower(claim: Claim, words: Words) -> bool:
    """Whether each name of a fact has a word that makes it a part, which no text around the claim tells."""
    kept = [_NARROW.findall(name) for name in words.names]
    if all(kept) and any(claim.wide.keys() >= set(pairs(one)) for one in chain(*kept)):
        return False
    is_each = claim.size.kind not in RATES and claim.unit != "元" and not _EACH.search(words.told)
    return all(kept) or (is_each and all(map(_PER_HEAD.search, words.names)))


def _is_of_one_of_two(claim: Claim, words: Words) -> bool:
    """Whether each name of a fact joins two things, and the text around a claim tells one of them only."""
    joined = [list(_JOINED.finditer(name)) for name in words.names[:-1]]
    if all(_is_of_one_in_word(words.told, name) for name in words.names[:-1]):
        return True
    if not all(joined):
        return False
    end = claim.span[1]
    behind = BREAK.split(simple(claim.sentence[end : end + _FIRST]))[0]
    told = frozenset(pairs(f"{words.told}|{behind}")) | claim.wide.keys()
    return all(any(_tells_one(told, match) for match in found) for found in joined)


def _is_one_of_list(claim: Claim, words: Words) -> bool:
    """Whether a claim is of all of a list, and a fact only of the last: 中学、小学、幼儿园368所."""
    *others, last = words.own.split("、")
    is_told = claim.clause.endswith(claim.naming[0]) and any(map(last.endswith, words.names))
    return is_told and len(others) > 0 and not any(one[-2:] in words.known for one in others)


def _is_of_one_in_word(told: str, name: str) -> bool:
    """Whether a name has a word for several things, of which a text tells one only: 猪肉产量 and 猪牛羊肉产量."""
    for word, things in COMPOUNDS.items():
        rest = name.replace(word, "")
        if rest == name or word in told or any(kind.fullmatch(word) for kind in _KINDS):
            continue
        if not any(thing in rest for thing in things):
            return 0 < sum(thing in told for thing in things) < len(things)
    return False


def _is_built_otherwise(words: Words) -> bool:
    """Whether one thing is new and the other was there: 新建农村公路 and 新改建农村公路."""
    mine, theirs = set(_BUILT.findall(words.own)), set(_BUILT.findall(" ".join(words.names)))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _tells_one(told: frozenset[str], joined: re.Match[str]) -> bool:
    """Whether a text tells one of two things joined in a name, and no word of the other."""
    sides = [set(pairs(one)) for one in joined.groups() if one]
    mine, other = sides[0] - sides[1], sides[1] - sides[0]
    return bool(mine and other) and (
        (mine <= told and other.isdisjoint(told)) or (other <= told and mine.isdisjoint(told))
    )


def _are_of_other_classes(claim: Claim, fact: Claim) -> bool:
    """Whether both count things of some classes, and not of the same: 四级手术 and 三、四级手术."""
    if claim.than or fact.than:
        return False
    mine, theirs = map(_classes, (claim, fact))
    return any(mine[kind] != theirs[kind] for kind in mine.keys() & theirs.keys())


def _classes(claim: Claim) -> dict[str, frozenset[str]]:
    """The classes that the words beside a number name, by their kind."""
    text = simple(claim.sentence[max(0, claim.span[0] - len(claim.clause)) : claim.span[0]])
    last = _COUNTED.sub("", text) if claim.clause.endswith(claim.naming[0]) else claim.naming[0]
    found: dict[str, frozenset[str]] = {}
    for match in _CLASSES.finditer(plain(last)):
        ranks = (*_ONE.findall(match[0]), "以上" if match["more"] else "")
        found[match["kind"]] = found.get(match["kind"], frozenset()).union(ranks)
    return found


def is_of_other_kind(claim: Claim, words: Words) -> bool:
    """Whether the words directly beside a number, and each name of a fact, have a different word of a kind."""
    own = words.mine if claim.is_owned else words.own
    for mine, of_names in [*zip(_by_kind(own), _of_names(words), strict=True)][:-1]:
        theirs = frozenset(chain(*of_names))
        is_other = len(mine) == 1 and all(of_names) and mine.isdisjoint(theirs)
        if is_other and not _WIDE & (mine | theirs):
            return True
    return any(negates(own, name, words.known) for name in words.names)


def is_wider(words: Words, own: Words) -> bool:
    """Whether the words beside a number have one of a kind that the names of another fact have, too, but none of these:
    城镇人口 is a part of 人口.
    """
    both = zip(_by_kind(words.own), _of_names(words), _of_names(own), strict=True)
    wider = (
        not mine.isdisjoint(chain(*theirs))
        for mine, names, theirs in both
        if mine and not any(names)
    )
    return next(wider, False)


def is_part(words: Words, kinds: Sequence[re.Pattern[str]] = _PARTS) -> bool:
    """Whether each name of a fact has a word that makes it one of two, of which the words around a number tell none:
    公办幼儿园 is a part of 幼儿园.
    """
    return any(all(map(kind.search, words.names)) and not kind.search(words.told) for kind in kinds)


def is_of_one_half(topic: str, words: Words, topics: Container[str]) -> bool:
    """Whether a fact is of towns, or of the country, there is another one of the other, and a claim tells neither."""
    other = _TOWN.sub(lambda match: "城镇" if match[0] == "农村" else "农村", topic)
    return other != topic and other in topics and not _TOWN.search(words.told)


def negates(text: str, other: str, known: str = "") -> bool:
    """Whether a text negates a word that another one has without that: 非税收入 and 税收收入."""
    rest = _NEGATED.sub("", other)
    return any(
        match[0][:2] not in known and match["what"] in rest for match in _NEGATED.finditer(text)
    )


def _has_own_word(claim: Claim, entry: Entry, words: Words) -> bool:
    """Whether the words beside a number have one that makes it another, which the fact has not."""
    beside = " ".join(claim.naming[:2])
    statement = f"{entry.fact.statement} {words.known} {' '.join(words.names)}"
    said = (_EACH,) if claim.stage in PLANNED else (_EACH, _GONE)  # 没有完成5亿元的目标
    if any(one.search(beside) and not one.search(statement) for one in said):
        return True
    known = words.known + words.source
    if any(one not in known and "城乡" not in known for one in _OWN.findall(words.mine)):
        return True
    abroad, outer = _ABROAD.findall(_ASIDE.sub("", words.mine)), _ASIDE.sub("", words.known)
    if any(
        all(name not in outer for name in (one, f"对{one[0]}", f"中{one[0]}")) for one in abroad
    ):
        return True
    part = SEMICOLON.split(words.before)[-1]
    theirs, mine = (set(_ABROAD.findall(text)) for text in (" ".join(words.names), part))
    return bool(theirs and mine) and theirs.isdisjoint(mine)  # 香港5人，死亡1人；台湾3人，死亡1人


def _is_change_of(claim: Claim, entry: Entry, words: Words) -> bool:
    """Whether one is how much there is, and the other what is new, or since another time."""
    if claim.basis in ("before", "start") and not _AGAINST_OTHER.search(words.source):
        return True
    lead = entry.claim.sentence[: entry.claim.span[0]]
    if NEW.search(claim.clause) and "累计" in lead and not NEW.search(f"{lead}{entry.fact.topic}"):
        return True
    is_new = NEW.search(f"{entry.fact.topic}{entry.claim.clause}") is not None
    is_level = claim.is_whole or claim.direction == "to" or REACHED.search(claim.clause)
    return bool(is_level) and is_new and not NEW.search(claim.clause)


def _is_of_others(words: Words) -> bool:
    """Whether the sentences say of which they tell, and these are others."""
    mine, theirs = _AMONG.search(words.before), _AMONG.search(words.source)
    if mine is None or theirs is None:
        return False
    return mine["whom"] not in theirs["whom"] and theirs["whom"] not in mine["whom"]


_LEVEL = pattern("全[国省市县区州]")
_HAN = pattern("[一-鿿]")
_SOME = pattern("前者|后者|其|它|该|对方|[这那此]|同类|平均")


def _is_against_another(claim: Claim, entry: Entry) -> bool:
    """Whether both tell by how much one thing is more or less than another, which is not the same: 高于全国
    and 高于全省.
    """
    fact = entry.claim
    if claim.comparison == fact.comparison == "share":
        return _are_disjoint(claim.whole, fact.whole)
    if "difference" not in (claim.comparison, fact.comparison) or claim.mirrors(fact):
        return False
    is_against_time = [one.is_against_time or one.against is not None for one in (claim, fact)]
    if is_against_time[0] != is_against_time[1]:
        return (fact if is_against_time[0] else claim).than is not None
    mine, theirs = claim.against_thing, fact.against_thing
    levels = [set(_LEVEL.findall(one)) for one in (mine, theirs)]
    if all(levels):
        return levels[0].isdisjoint(levels[1])
    if any(map(_SOME.search, (mine, theirs))) or side(mine) or side(theirs):
        return False
    words = [frozenset(_HAN.findall(plain(one))) for one in (mine, theirs)]
    is_alike = words[0] <= words[1] or words[1] <= words[0]
    return (
        all(words)
        and not is_alike
        and not words[0] <= frozenset("".join(map(plain, (entry.fact.topic, *fact.naming))))
    )


def _are_disjoint(mine: str, theirs: str) -> bool:
    """Whether two wholes, of which numbers are shares, have no word in common; 全县 may have any name.

    >>> _are_disjoint("全国", "地级市"), _are_disjoint("收入", "预算收入"), _are_disjoint("全县", "青石")
    (True, False, False)
    """
    levels = {*_LEVEL.findall(mine + theirs)} - {"全国"}
    words = [frozenset(_HAN.findall(plain(one))) for one in (mine, theirs)]
    return all(words) and words[0].isdisjoint(words[1]) and len(levels) != 1


def _is_left_out(claim: Claim, entry: Entry, words: Words) -> bool:
    """Whether a claim is about what the fact leaves out, or leaves out something of which the fact tells nothing:
    幼儿园126所, where the base has 学校126所（不含幼儿园）.
    """
    start, end = claim.span
    said = words.before + simple(claim.sentence[start : end + _FIRST])
    mine, theirs = _left_out(said), _left_out(words.source)
    if any(plain(one) not in words.known + plain(words.source) for one in mine):
        return True
    own, names = _EXCEPT.sub("", " ".join(claim.naming)), (entry.fact.topic, *entry.fact.aliases)
    return any(
        one in own and not any(one in simple(name) for name in names) and one not in mine
        for one in theirs
    )


@lru_cache(maxsize=1 << 12)
def _left_out(text: str) -> tuple[str, ...]:
    """What a text leaves out, by name."""
    return tuple(match[match.lastgroup or 0] for match in _EXCEPT.finditer(text))
