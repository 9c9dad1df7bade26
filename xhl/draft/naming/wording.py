"""The words of a name: without stray signs, and whether they read as a name."""

from __future__ import annotations

from ...text.patterns import pattern, searched
from .phrases import VERB_INSIDE

LONGEST_NAME = 40  # characters of a name

_DROPPED = pattern(r"[“”‘’\"「」『』\s\x00-\x1f\x7f]|[（(][^（()）]{0,12}$|^[^（()）]{0,12}[)）]")
# No name begins like this.
_ODD_FIRST = pattern(
    r"\d+(?:年|次|月|个.{0,2}$)|是|[我他她你您这那]|在(?![校编岗建职册读线库研])|和(?![美谐平田硕])"
    r"|[与及的等并且而但把被从向由按据所至也又再还都均仅仍]|因(?![病学残灾材地公工特])|对(?![外口公私照标接撞联虾])[^出进投贸的]{1,6}$"
    r"|各(?![项类级地种界族])|每[^万人百千亩股]|受(?![理访灾益伤助教让众])|以(?!旧|工)|可(?![再支用持能比见吸靠])|其[他余]?$|此类|上述|这些"
    r"|该类|第[一二三四五]为|其次|不同程度|[令使](?![用命馆者徒])|[多少](?=[出进]口|收|支)|有(?=人员|企业|项目|会员)|确定"
    r"|处(?![置理罚分方])|(?:初[一二三四五六七八九十]|除夕|春节|假期|节日|平日|周末)$|(.)\1$|经统计|分[一二两三四五六七八九十\d]期|反映|起当"
    r"|[二两]者|录(?![取制入像音])|超出|通过.*确定"
    r"|(?:[增减升降跌涨](?=[至到])|上升|下[跌降]|上涨|回落|增加|减少|增长|提高|降低)(?:[至到].*)?$|[^《]*》|.纪录$|除.*外$"
)
# No name has this in it, or at its end.
_ODD = searched(
    r"(?<=..)(?:应|所致|而来|之日起)$|(?<=..)(?<![高初集其心职台汉关晋闽川豫浙])中$"
    r"|(?:[人户亩生]均[年月日]?|每[月日]|(?<![少青中老学财丰新周整])年)$|拟以|几$|(?:却|台阶|跨越|关口|大关|当天|当日|单日|假期平均)$"
    r"|(?<![线网以海陆路桥马楼地水身])上$|连续第?[\d一二三四五六七八九十]+年|(?<=.)(?:有望|预计|力争)|这|(?<=..)对[受其]|为主的|为每"
    r"|(?<=.)共造成|(?<=..)(?:确定|还有|推估|轻微|大幅.?|整体|总体|较[大多高小少低]|左右|(?<!平)均|[各仅最])$|(?:投入|出动).*做好"
    r"|(?<=.)[前后]水[平准]$|[之又]$|(?<=.)又(?=[一-鿿]{1,4}$)|(?<=..)按(?![揉摩键钮揭时期])"
    r"|[的和与及在到至由从把将被以按因等就不]$|(?<![行作])为$|(?<![意方走去倾定导动流])向$|[，。；！？：=→×≈∝@#]|——|《[^》]*$"
    r"|(?<=[^总国])是(?!否)|(?<=[^至不])仅|我们|他们|不是|没有"
    r"|(?<!衣)(?<!显)(?<!植)[了着把被](?!解|力|名|重|手|眼|落|装|陆|床|告)|(?<!人)才(?!能)|[从到]\d|(?<=..)已(?!婚|知)"
    r"|也要|而非|(?<=[^重主需])要(?![素求点道件])",
    more="0123456789",
)


def cleaned(words: str, sentence: str = "") -> str:
    """The words without quotes, spaces and unpaired brackets; empty if only signs are left.

    A word twice in a row is one of a part and of its whole, unless the ``sentence`` prints it so.

    >>> cleaned("“六新” 企业（"), cleaned("（）"), cleaned("收入（同口径）")
    ('六新企业', '', '收入（同口径）')
    >>> cleaned("税收税收"), cleaned("拉拉拉拉店", "拉拉拉拉店8家")
    ('税收', '拉拉拉拉店')
    """
    is_doubled = len({*words}) < len(words)
    if words.isalnum() and not is_doubled:
        return words  # as most
    if not words.isalnum():
        words = _DROPPED.sub("", words) if not _BALANCED.search(words) else _QUOTES.sub("", words)
        words = words.strip("、，,；;：:。！？!?·-—~～《》【】")
    if is_doubled:
        words = _DOUBLED.sub(lambda twice: twice[0] if twice[0] in sentence else twice[1], words)
    return words if any(map(str.isalnum, words)) else ""


_DOUBLED = pattern(r"([一-鿿]{2,})\1")  # from a part and its whole: 税收税收
_BALANCED = pattern(r"^[^（()）]*[（(][^（()）]+[)）][^（()）]*$")
_QUOTES = pattern(r"[“”‘’\"「」『』\s\x00-\x1f\x7f]")


def is_odd(words: str) -> bool:
    """Whether a topic, in simplified characters, begins, ends or reads as no name does.

    >>> is_odd("和医院"), is_odd("宅基地"), is_odd("项目建设到"), is_odd("被动房")
    (True, False, True, True)
    """
    return (
        (len(words) < 2 and words not in "省市县区镇乡村国")
        or _ODD_FIRST.match(words) is not None
        or _ODD.search(words) is not None
        or _LINK.search(words, 1) is not None
        or _ends_in_verb(words)
    )


# Words between the phrases of a sentence.
_LINK = pattern(
    "则|惟|暨|亦|因(?![素灾病公])|采取|进一步|其中|当中|并且|通过(?<![议决]通过)(?!率)|(?<![难可予所得足加给])以(?![上下内外来及前后旧工奖色])(?=..)|为了|由于|对于|随着|其次|此外"
)


def _ends_in_verb(words: str) -> bool:
    return any(match.end() == len(words) for match in VERB_INSIDE.finditer(words, 1))
