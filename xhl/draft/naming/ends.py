"""The ends of a phrase: the adverbs, times, signs and links there belong to no name.

A phrase is a span of a text in simplified characters and half width; the same span of the printed text
gives its words.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ...quantity.units import CURRENCIES
from ...text.five_years import PLAN
from ...text.patterns import any_of, pattern, searched
from ..when import COMPANY, DISTANT, ENDS, HAN_MONTHS, PARTS, ROC, SEASON
from .lexicon import ADVERBS, VERBS


class Span(NamedTuple):
    """A part of a text: ``text[start:end]``."""

    start: int
    end: int


_RUNNING = r"连续[\d一二两三四五六七八九十]{1,3}(?:个?月|[年天周次]|个?季度)"
_PART = (
    rf"(?:截至|截止|到|至)?(?:[12]\d{{3}}年)?{ENDS}"
    rf"(?:前?[一二三四]季度|[上下]半年|\d{{1,2}}月(?:\d{{1,2}}日|份)?)?{ENDS}"
)


# 三、四级手术 is no third item, but 三、二级医院 is one.
_DIGITS = "一二三四五六七八九十"
_HIGHER = "|".join(f"(?<={one}、)[{_DIGITS[rank:]}]" for rank, one in enumerate(_DIGITS[:-1], 1))
_GRADE = f"(?:{_HIGHER})(?:、[二三四五六七八九十])?[级类等线产期号星档型]"

# 近三年来, 今后五年
_LATELY = (
    r"(?:最?近|过去|今后|未来|此[前后]|这)[\d一二两三四五六七八九十几]{1,3}(?:年|个?月|周|个?季度)"
    "(?:以?来|[间内里])?"
)
_SEVERAL = r"[12]\d{3}(?:年?[-—~～至到、和与及 ][12]\d{3}){1,9} ?[两三四五六七八九十]?年"  # 2020—2022年, 2020、2021两年
_BASIS = "(?:在[^，,在]{1,12})?的?基础之?上"  # 在去年8家的基础上

# What begins with 上 behind 加: 加上级补助收入, but not 加上海外收入, 加上年终奖.
_UPPER = (
    r"上(?:级(?![别联])|缴(?![费纳存款])|解(?=收入|支出|财政|资金|上级)|划(?=收入|财政|税|中央|省)|市公司"
    r"|海(?![外运鲜洋关归淡参带域岛港产水军马南上])|年(?=结[余转]|滚存|[末度余]|剩余|专项))"
)

# Names that begin like an adverb.
_NAMES = (
    f"加{_UPPER}|不过[夜关]|及[时格]|高标准(?:基本)?农田|高效(?:节水|农业|灌溉)|高质量发展"
    "|高水平(?:大学|学科|人才|医院)|全面小康|成功率"
)

# Single characters, except in words that begin with them: 共建, 已婚, 并网, 为民, 均价, 由来.
_FUNCTION = (
    rf"(?:[仅的又且]|加(?={_UPPER})|给(?![付水予排养料与])|则(?![个])|致(?![富力密辞敬命癌残电函])|再?其次[为是]|为[数期]|而(?![今立])|随着|连同|至于|当中|更(?![换新名正迭衣])|含(?![量水税])|再(?!生|审|贷|造|就业|担保|保险|融资|制造)|会同|会(?![议计展员场费])|共(?![享同青有]|建(?![档成立设了]))|已(?!婚)|并(?![网购])|还(?![款贷原])|为(?![民主])|均(?![价衡])"
    r"|将(?!军)|由(?!来)|设(?![备施计立置定想法区防籍有])|在[^，,]{1,8}中有|(?:辖区|境)内有|(?<=[日天月年周时])内(?![部外需贸销存控河地])|(?:控制|稳定|保持|维持)在(?![校编职岗建营]))"
)
_LEADING = pattern(
    rf"[ \u3000“‘]*(?:{SEASON}{ENDS}|(?:截至|截止|到|至)?(?:{COMPANY}|{DISTANT})|{_LATELY}|{_SEVERAL}{ENDS}|{_BASIS}"
    rf"|{_RUNNING}|用[\d一二两三四五六七八九十]{{1,3}}个?[年月]的?时间|(?:{PARTS}){ENDS}(?!\d)"
    rf"|(?!{_NAMES})(?:{any_of(ADVERBS)})|{_FUNCTION}|[12]\d{{3}}(?:年|(?=全年|[上下]半年)){_PART}(?:至今)?|(?:截至|截止)(?:\d{{1,2}}日|{_PART})"
    rf"|平均(?=每)|(?:平均|准备|计划|拟|要)(?=确保|{any_of(VERBS)})|{ROC}(?:度|底|\d{{1,2}}月底?)?(?![代来历里以])间?"
    r"|[一二][〇零一二三四五六七八九]{3}/[〇零一二三四五六七八九]{2}年度|[一二][〇零一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,2}月)?[至到]?"
    rf"|{HAN_MONTHS}{ENDS}|[廿卅一二三四五六七八九十]{{1,3}}日(?![均报常])"
    rf"|[“‘]?{PLAN}[”’]?(?:时期|期间|以来|期?末|前[两三四]年)|前[\d一二两三四五六七八九十]{{1,3}}[天日周]|[此之以]前[\d一二两三四五六七八九十]{{1,2}}个?月|[上去]年同期|同期|上年(?!结[余转])"
    r"|\([^()]{1,12}\)(?=..)|[一-鿿]{2,4}期间|[一-鿿]{2,6}以来|[\d一二三四五六七八九十半]{1,3}年[间内]|\d{1,2}[日号](?![均报常线楼院店就内后])|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,2}(?:是|、(?!"
    rf"{_GRADE}))|\([一二三四五六七八九十\d]{{1,3}}\))"
)
_TRAILING = searched(
    r"(?:[ \u3000:的由从至仅已了各每在是较仍也亦]|(?<![侵霸抢强应])占|[跃迈登站]上|(?<![变])更|(?<![平人户亩生日])均"
    r"|(?<![收接])到|(?<=..)再|(?<=..)出现|(?<![船舰犬牛羊猪禽鸡鸭鹅兔鸟马驴狗猫虫兽鼠])只|(?<=..)(?<![未以将近从原往历外])来到?|约合|折合|有机会"
    r"|(?<![首成古之京故帝陪国旧迁建])都|(?<![原规准总细法守])则|一共|(?<!公)共|其后再|(?<=..)(?<![元榜部匕居])首|于?年[中底末初]前?|全[部年]|年内|出现[在于][^，,]{1,12}"
    r"|(?<![行作人成])为|(?:再?创|达到?|出现)(?:了|历史)*(?:峰值|新高|新低|最高值|最低值|最高峰)"
    r"|(?<=..)[上下]半年|[只仅还都共已就也尚另]有|双双|首度|(?<=..)逐步|历史性的?|在[^，,在]{1,12}基础之?上|(?<=..)(?:领先|居[首前]|靠前|次之)|[仍依]然|(?<![国所私公设拥建享只仅实现持具含占])有|(?<!成)就|(?<!周)[两三四五]年|[上去今]年年?[末底初]?|虽然?|介于|(?:上年|去年)?同期"
    r"|(?<=[速幅率值额量])比|占据|第一次|首次|(?:位列|位居|排名|居)第?[一二三四五六七八九十\d]+位?"
    r"|(?:稳定|保持|控制|维持)在?|连续[\d一二三四五六七八九十]{1,3}(?:年|个月|次)|(?:发展|增加|扩大|减少|拓展|提高)[至到]|累计|总计|合计|共计|合共|总共|分别|实质|实际|按[年月季]"
    rf"|(?:不(?:超过|低于|少于|高于|足))?(?:{any_of(CURRENCIES)})|大约|(?<![签节合公条契违履预制大])约"
    r"|按照?|(?<=..)以|每[年月天]|(?<=..)每[人户名亩]|(?<=.)(?:预[计估期测料]|(?<![时订步评低高])估计?|力争|盼|[有可]望|(?<![材原资饮燃肥饲涂颜塑调意照史油辅香废布])料|将?进一步|拟安排|(?<=[入出费金])安排|[将拟]|(?<![产性功动节效储智热电核职机潜])能|(?<![许认])可"
    r"|(?<=[预将还才])会|(?<![需主重必摘纪])要)|(?<![合总共统设会估预累小])计)+$",
    more="\u3000",
)
_LAST = frozenset(f"{_TRAILING.pattern}0123456789")  # what it ends with is among these


@lru_cache(maxsize=512)  # the cases of a figure ask for the same spans
def stripped(plain: str, span: Span) -> Span | None:
    """The span without adverbs, times and signs at its ends; None if nothing is left.

    >>> stripped("全年共培育企业", Span(0, 7)), stripped("截至2020年底", Span(0, 8))
    (Span(start=3, end=7), None)
    """
    start, end = span
    while start < end and (match := _LEADING.match(plain, start, end)):
        start = match.end()
    return ended(plain, Span(start, end))


@lru_cache(maxsize=512)
def ended(plain: str, span: Span) -> Span | None:
    """The span without the words that link it to the number: 为, 由, 累计.

    >>> ended("增加值累计为", Span(0, 6)), ended("累计", Span(0, 2))
    (Span(start=0, end=3), None)
    """
    start, end = span
    while end > start and plain[end - 1] in " \u3000“‘":
        end -= 1
    if plain[end - 1 : end] in _LAST and (trail := _TRAILING.search(plain[start:end])):
        end = start + trail.start()
    return Span(start, end) if start < end else None
