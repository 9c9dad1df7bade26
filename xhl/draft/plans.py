"""Plans that a later year, a sentence or its heading tells.

`quantity.plans` reads the words beside the number itself (计划, 预计).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..quantity.planned import is_plan
from ..quantity.units import SHARES
from ..text.five_years import PLANS
from ..text.months import PART, months
from ..text.patterns import any_of, pattern
from ..text.plan_headings import AIM, PLAN
from ..text.simplify import simplified
from .naming.lexicon import ADVERBS, HEADING_VERBS, VERBS

if TYPE_CHECKING:
    from ..quantity.reader import Found


_PAST = pattern(r"已(?!婚)|去年|上(?<![比较]上)年|过去|截至目前|实际完成|完成了")
_NOW = pattern(
    r"[^，,、；;：:。\d将要拟]{0,8}?(?<!针对)(?<!改变)(?<!解决)(?:目前|当前|(?<!在)(?<!对)现有|截[至止](?=上|[一二三四]季度|\d{1,2}月)[^，,]{1,6}[，,])"
    r"(?!.*(?:将|拟|计划|力争|确保|争取))"
)
_ENDS = pattern(r"[；;。！!？?]")
_AIMED = pattern(r"目标(?:任务)?[是为:：]")  # holds also after a ；
# 纲要提出到2030年…: an aim, whatever the year of the document.
_SET = pattern(
    r"(?:(?:提出|要求|明确|规划|目标|部署|《[^》]{2,20}》)[^，,。；;]{0,6}到"
    r"|(?:提出|明确|(?:规划|[》”」])[^，,。；;]{0,2}提到)[^，,。；;]{0,6}[，,]到"
    r"|(?:提出|(?:方案|规划|纲要|计划|[》”」])明确)[^，,。；;]{0,6}[，,]?20\d{2}年?[至到—-])(?P<year>20\d{2})年(?:底|末)?"
)
# Numbers of one aim: 浓度下降4%、天数减少6%的目标.
_REST = r"[^，,；;。、\d的]{0,12}"
_AIMED_AT = pattern(rf"{_REST}(?:、[^，,；;。、]{{0,16}}\d{_REST})*的[^，,；;。、的\d]{{0,8}}目标")
_UNTIL = pattern(
    r"(?<![年月日初末底旬\d长加高升降少大增展达涨跌扩止至动化])(?:到|(?<!截)至)(?P<year>20\d{2})年(?:底|末)?(?![^，,]{0,8}(?:止|为止))"
    r"|(?<![至到—-])(?P<by>20\d{2})年(?:底|末|\d{1,2}月底?)?(?:以前|之前|前(?![\d一二三四五六七八九十述期列]))"
)


_BUILT = pattern("(?:建成|投产|达产|竣工|投[用运]|完工)后")
# What is still to come, whatever is said of it: 今后三年新建冷库5座.
_AHEAD = pattern(
    r"(?:(?:今后|未来)(?:[一两二三四五六七八九十\d]{1,2}|几)个?年(?![级度期制])|(?<![\d跨])明年|(?<![一-鿿])[后来]年)"
    r"(?![^，,]{0,4}(?:已|到期))"
)
_FORESEEN = pattern("预[计期]|拟(?=[建投新])")

# 建成后产值8亿元; 现有基站5个，再建2个
_MAY_BE_AHEAD = pattern(rf"(?:{_BUILT.pattern}|现有[^；;]*[，,]再(?![次度获添]))(?!.*(?:已|实际))")


def may_be_ahead(sentence: str, one: Found, dated: str = "") -> bool:
    """Whether a number may be one of the time after something is built, or after the year of the document,
    ``dated``, if its title tells that.

    >>> from ..quantity.reader import find
    >>> text = "项目投资5亿元，建成后年产值8亿元"
    >>> [may_be_ahead(text, one) for one in find(text)]
    [False, True]
    """
    text = simplified(sentence)
    if ("后" in text or "现有" in text) and _MAY_BE_AHEAD.search(text, 0, one.start):
        return True
    later = _OF_YEAR.search(text, 0, one.start) if dated and "20" in text else None
    is_done = later and _IS_DONE.search(text, later.end(), one.start)
    return later is not None and later["year"] > dated and not is_done


def is_later(time: str, dated: str) -> bool:
    """Whether a time is a later part of the year than that of the document.

    >>> is_later("2024年底", "2024年上半年"), is_later("2024年5月", "2024年上半年"), is_later("2024年底", "2024")
    (True, False, False)
    """
    now, then = PART.search(dated), PART.search(time)
    if now is None or time[:4] != dated[:4]:
        return False
    first = months(then)[0] if then else _DECEMBER * time.endswith(("底", "末"))
    return first > months(now)[1]


_DECEMBER = 12


def is_sought(sentence: str, one: Found) -> bool:
    """Whether a number is of what is sought with zeal, and nothing tells that it was obtained.

    >>> from ..quantity.reader import find
    >>> texts = ("积极争取资金5亿元。", "全年积极争取资金5亿元。", "争取资金5亿元。")
    >>> [is_sought(text, find(text)[0]) for text in texts]
    [True, False, False]
    """
    text = simplified(sentence)
    sought = _SEEKS.search(text, max(0, one.start - 24), one.start)
    return sought is not None and not _OBTAINED.search(text, 0, one.start)


_SEEKS = pattern(
    r"(?:积极|努力|全力|大力|主动|继续|抓紧|要)[^，,；;。\d]{0,4}争取(?![到了])[^，,；;。\d]{0,16}$"
)
_OBTAINED = pattern(r"已(?!婚)|全年|累计|成功|获|到位|[去上]年|年来|以来|先后|共(?![同享青])")
_IS_DONE = pattern("已(?!婚)|完成|累计|实际|同比|环比|比上年|获|募集")
# A clause of a whole year: in a document of 2025, 2026年新建学校5所 may be yet to come.
_OF_YEAR = pattern(
    r"(?:(?<![^，,；;。：:\s])|(?<=[一二三四五六七八九十]是))在?(?P<year>20\d{2})年(?:全年|度|[底末])?"
    r"(?![\d—~至、和与及以初]|元旦|[春夏秋冬]|[上下一二三四第]|[^，,；;。\d]{0,12}(?:比|较))"
)


def aims_of(text: str, title: str, year: str = "") -> frozenset[str]:
    """The years for which a document has aims: those of 提出到2030年, or all of 到2030年 in a plan.

    ``year`` is that of the document, if its title tells it; aims are later.

    >>> aims_of("《规划》提出，到2025年建成基站9个。", "新闻"), aims_of("到2025年建成基站9个。", "新闻")
    (frozenset({'2025'}), frozenset())
    """
    if "到20" not in text:
        return frozenset()
    form = _UNTIL if _PLAN_TITLE.search(title) else _SET
    years = {match["year"] for match in form.finditer(text) if match["year"]}
    five = five_years_of(title)
    before = str(PLANS[five] - 1) if five else ""
    return frozenset(each for each in years if each > max(year, before))


def five_years_of(title: str, *, before: int = 0) -> str:
    """The five-year plan that a title names, or the one so many before it; empty if it names none.

    >>> five_years_of("青石市第十五个五年规划和2035年远景目标纲要"), five_years_of("青石市“十五五”规划", before=1)
    ('十五五', '十四五')
    """
    match = _FIVE_YEARS.search(simplified(title))
    names = [*PLANS]
    return names[names.index(f"{match[1]}五") - before] if match else ""


_FIVE_YEARS = pattern("(十[一二三四五六])(?:个?五年|五)")
_PLAN_TITLE = pattern(r"(?:规划(?:纲要)?|计划|行动方案)(?:[(（][^()（）]*[)）])?$")


def planned(
    sentence: str,
    found: Sequence[Found],
    year: str = "",
    heading: str = "",
    aims: frozenset[str] = frozenset(),
) -> list[str]:
    """The word that makes each number a plan; empty if it is no plan, or has such a word beside it.

    ``year`` is that of the document: 到2025年 tells a plan if 2025 is later, or one of ``aims``. ``heading``
    is the word for everything under a heading of plans.

    >>> from ..quantity.reader import find
    >>> text = "到2025年，力争建成基站429个，投资2亿元；已完成1亿元。"
    >>> planned(text, find(text), year="2021")
    ['', '', '']
    >>> planned("基站达到429个。", find("基站达到429个。"), heading="目标")
    ['目标']
    """
    text = simplified(sentence)
    has_aim, has_will = "目标" in text, "将" in text or "预计" in text
    is_now = heading and (_PAST.search(text) or _NOW.match(text))
    under = "" if is_now else heading
    aimed = _AIMED.search(text) if has_aim else None
    tasks = _ANNOUNCED.search(text) if ":" in text or "：" in text else None
    later, ahead = _later(text, year, aims), _ahead(text)

    def word(one: Found) -> str:
        if is_plan(one.qualifier):
            return ""
        is_aim = (
            aimed and aimed.end() <= one.start and not _DONE.search(text, aimed.end(), one.start)
        )
        if is_aim or _holds(text, later, one) or (has_aim and _is_aimed_at(text, one)):
            return AIM
        if has_will and _WILL.match(text, one.end):
            return "将"
        if _holds(text, ahead, one) or (tasks and tasks.end() <= one.start):
            return PLAN
        return under

    return [word(one) for one in found]


def _later(text: str, year: str, aims: frozenset[str]) -> list[int]:
    """The places behind the years for which a text tells aims: 到2025年."""
    if "20" not in text:
        return []
    until = (
        match.end()
        for match in _UNTIL.finditer(text)
        if (year and (match["year"] or match["by"]) > year) or match["year"] in aims
    )
    return [*(match.end() for match in _SET.finditer(text)), *until]


def _ahead(text: str) -> list[int]:
    """The places behind words for what is still to come: 今后三年, 预计建成后."""
    ahead = [match.end() for match in _AHEAD.finditer(text)] if "年" in text else []
    built = _BUILT.search(text) if "后" in text else None
    if built and _FORESEEN.search(text, 0, built.start()):
        ahead.append(built.end())
    return ahead


def _holds(text: str, later: Sequence[int], one: Found) -> bool:
    """Whether a later year in a previous clause is the year of a number."""
    at = max((at for at in later if at <= one.start), default=None)
    return at is not None and not (
        _ENDS.search(text, at, one.start)
        or _PAST.search(text, at, one.start)
        or _IS_THERE.search(text, at, one.start)
    )


_IS_THERE = pattern("[，,][^，,；;]{0,4}(?:目前|现有)")


_WILL = pattern(
    r"[^，,；;。\d]{0,10}(?:将(?=[于在会可])|预计(?=[于在可将]))"
)  # 单位2600个将于明年落成
_BEGINS = pattern("力[争求]|争取|努力|确保|预计|计划")  # an aim of its own


def _is_aimed_at(text: str, one: Found) -> bool:
    """Whether a number is one of 的目标 behind; not 5亩 in 种5亩、力争产10吨的目标."""
    match = _AIMED_AT.match(text, one.end)
    return match is not None and not _BEGINS.search(match[0])


_TASKS = (
    r"(?:今年|明年|[12]\d{3}年)[^。；;]{0,20}(?:将|要|计划|拟)[^。；;:：]{0,30}"
    r"(?:实事|[以如]下|[十两几一二三四五六七八九\d]+[件项](?:工作|任务|大?事))"
)
_ANNOUNCES = pattern(_TASKS)
_ANNOUNCED = pattern(rf"{_TASKS}[^。；;:：\d]{{0,8}}[:：]")  # 今年将办好两件实事：新建学校5所


def announces(sentence: str) -> bool:
    """Whether a sentence says that what follows is planned.

    >>> announces("今年将扎实办好“十件民生实事”。"), announces("去年办好了十件民生实事。")
    (True, False)
    """
    return "年" in sentence and _ANNOUNCES.search(simplified(sentence)) is not None


class Plans:
    """The plans of the sentences of a section, which are read one after the other; some hold for the next.

    >>> from ..quantity.reader import find
    >>> plans = Plans()
    >>> for text in ("到2025年，力争建成基站429个。", "绿道达到500公里。"):
    ...     found = find(text)
    ...     print(plans.of(text, found, planned(text, found), [""], is_next=True, is_part=False))
    ([''], [''])
    (['目标'], [''])
    """

    def __init__(self) -> None:
        self._lead = Lead()
        self._units: frozenset[str] = frozenset()  # of what the previous sentence plans

    def of(
        self,
        sentence: str,
        found: Sequence[Found],
        own: list[str],
        times: list[str],
        *,
        is_next: bool,
        is_part: bool,
    ) -> tuple[list[str], list[str]]:
        """The word for plans and the time of each number, given those that the sentence itself tells. It is in the
        paragraph of the one before if ``is_next``, and tells parts of what that counts if ``is_part``.
        """
        plans, lead = own, self._lead
        if not (lead.word and is_next and goes_on_planned(sentence)):
            lead = Lead()
        if carried := follows(lead, sentence, found):
            both = [*zip(plans, times, carried, strict=True)]
            times = [time or lead.year * bool(word) for _plan, time, word in both]
            plans = [plan or word for plan, _time, word in both]
        if is_part and self._units:
            plans = of_planned(sentence, found, plans, self._units)
        self._units = planned_units(found, plans)
        self._lead = lead_of(sentence, found, plans, times) or lead
        return plans, times


class Lead(NamedTuple):
    """What a sentence of plans lends to the next ones of its paragraph: the word for plans, and the year."""

    word: str = ""
    year: str = ""


def lead_of(
    sentence: str, found: Sequence[Found], plans: Sequence[str], times: Sequence[str]
) -> Lead | None:
    """What a sentence lends to the next ones; nothing if it has no numbers, or results among them.

    >>> from ..quantity.reader import find
    >>> text = "到2025年，建成基站429个。"
    >>> lead_of(text, find(text), ["目标"], ["2025"]), lead_of(text, find(text), [""], ["2025"])
    (Lead(word='目标', year='2025'), Lead(word='', year=''))
    """
    if not found:
        return None
    text = simplified(sentence)
    is_all = all(plan or is_plan(one.qualifier) for plan, one in zip(plans, found, strict=True))
    if is_all and _UNTIL.search(text) and len({*times}) == 1:
        return Lead(AIM, times[0])
    if is_all and _WILL_BE.match(text):
        return Lead(PLAN)
    return None if is_all else Lead()


_WILL_BE = pattern(
    r"(?:下一?步|明年|后年|未来)[^。；;\d]{0,16}?(?:计划|将(?!军)|拟|力争|争取)|(?:全[市省县区国])?力争"
)
_IS_NOW = pattern(
    r"现[有在已]|目前|当前|今年|截[至止]|近年|以来|[上去]年|该[市省县区村镇企公项]|半年|[\d一二三四]季度|\d月|(?<!到)(?<!至)[12]\d{3}年"
)
_PROMISED = pattern(
    r"(?:^|[，,；;])(?:将|全面|新|再|累计|重点)?(?:[新改扩]建|新增|建[成设]|改造|加装|培[育养训]|引进|扶持|打造|发展|创建|推广|形成|带动"
    r"|组建|设立|配备|购置|修建|开通|投放|治理|修复|实现|完成|覆盖)[^，,；;。\d]{0,16}$"
)
_REACHED = pattern(
    "达|以上|突破|超过|[高加升大]到|[高加升大]至|降[到至低]|不[低少]于|稳定在|控制在"
)


def goes_on_planned(sentence: str) -> bool:
    """Whether a sentence may go on with plans: it tells neither of now nor of the past."""
    text = simplified(sentence)
    return not (_PAST.search(text) or _IS_NOW.search(text))


def planned_units(found: Sequence[Found], plans: Sequence[str]) -> frozenset[str]:
    """The units of what a sentence plans, without those of what it tells as done.

    >>> from ..quantity.reader import find
    >>> text = "现有项目4个，预计总投资5亿元。"
    >>> planned_units(find(text), ["", ""])
    frozenset({'元'})
    """
    units: dict[bool, set[str]] = {True: set(), False: set()}
    for one, plan in zip(found, plans, strict=True):
        units[bool(plan) or is_plan(one.qualifier)].add(one.unit)
    return frozenset(units[True] - units[False] - (SHARES if units[False] else set()))


def of_planned(
    sentence: str, found: Sequence[Found], plans: Sequence[str], units: frozenset[str]
) -> list[str]:
    """The word for plans for each number of 其中 behind a sentence that plans numbers of some units."""
    if not goes_on_planned(sentence) or _DONE.search(simplified(sentence)):
        return [*plans]
    return [
        plan or PLAN * (one.unit in units and not is_plan(one.qualifier))
        for plan, one in zip(plans, found, strict=True)
    ]


# 实际录取5人, 2所完工
_DONE = pattern(r"实际|入住|\d[^，,。；;、\d]{0,3}(?:完工|竣工|在建|建成)")


def follows(lead: Lead, sentence: str, found: Sequence[Found]) -> list[str]:
    """The word for plans for each number of a sentence behind a sentence of plans, from the first that
    is promised on; empty if none is.

    >>> from ..quantity.reader import find
    >>> texts = ("绿道达到500公里，公园5个。", "绿道长500公里。")
    >>> [follows(Lead("目标", "2025"), text, find(text)) for text in texts]
    [['目标', '目标'], []]
    """
    if not lead.word:
        return []
    text = simplified(sentence)
    words: list[str] = []
    for one in found:
        is_promised = _REACHED.search(one.qualifier) or _PROMISED.search(text, 0, one.start)
        words.append(lead.word if is_promised or any(words) else "")
    return words if any(words) else []


def is_ordered(sentence: str, one: Found) -> bool:
    """Whether a number is of what is to be done, as a clause without a subject tells: 建设公园5个.

    >>> from ..quantity.reader import find
    >>> [is_ordered(text, find(text)[0]) for text in ("建设公园5个。", "老人占5%。", "覆盖率达到5%。")]
    [True, False, True]
    """
    text = simplified(sentence)
    is_aim = _REACHED.search(one.qualifier) is not None
    return is_aim or _ORDERS.search(text, 0, one.start) is not None


_ORDERS = pattern(
    rf"(?:^|[，,；;])(?:再|{any_of(ADVERBS)}){{0,3}}"
    rf"(?:[新改扩迁]{{1,3}}建|{any_of(f'{VERBS} {HEADING_VERBS}', least=2)})"
)
