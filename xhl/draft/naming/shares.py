"""Figures that say how much of another one they are: 占地区生产总值的47.5%, 是全国平均水平的7.1倍."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...text.patterns import pattern
from ...text.simplify import simplified
from .ends import Span
from .lexicon import ATTRIBUTES
from .named import BEFORE, Named
from .pairs import without_belonging
from .phrases import behind, is_one_of, phrases

if TYPE_CHECKING:
    import re

    from .places import Place
    from .progress import Progress


def as_share(so_far: Progress) -> Named | None:
    """The topic of a share: 第三产业占地区生产总值的47.5%."""
    place, last = so_far.place, so_far.last
    if last and last.suffix == "比重" and (more := _MORE.fullmatch(place.text, *place.left)):
        return _of_another(so_far, last, so_far.said(Span(*more.span("of"))))
    match = _share_in(place)
    if match is None:
        return None
    part = "plan" if match.groupdict().get("plan") else "of"
    of = so_far.said(Span(*match.span(part)))
    start, unit = place.segment.start, place.figure.first.unit
    whose: Named | None = None  # the topic that the share is one of, if its own words name none
    words, owner = _owner_in(so_far, Span(*match.span("who")))
    if words or not last:
        is_whole = of.endswith(owner) and of != owner  # 吞吐量占全部吞吐量的5%: of whom?
        is_sure = words is not None and not is_whole
    else:
        whose = _same_measure(so_far, of) or last
        owner, start, unit = whose.subject or whose.words, whose.start, last.unit
        is_sure = not whose.doubts and place.clauses_between <= 1
        is_sure = is_sure and not _OF_SUM.search(place.text, *place.left)
    about = _ABOUT.search(place.text[place.left.start : place.left.end])
    return Named(
        f"{owner}占{of}" if of else owner,
        start,
        suffix="比重" if of else "占比",
        doubts=() if is_sure else (BEFORE,),
        owner=last.owner if whose and last else owner,
        subject=owner,
        unit=unit,  # of the topic that the following numbers are about
        qualifier=about[0] if about else "",
    )


def _of_another(so_far: Progress, last: Named, of: str) -> Named:
    """The topic of a share of another whole than the one before: 占全市收入的5%，全市利润的8%."""
    same = _same_measure(so_far, of)
    owner = (same.subject or same.words) if same else last.subject or last.owner
    return last._replace(words=f"{owner}占{of}", fuller=())


def _share_in(place: Place) -> re.Match[str] | None:
    """The words for a share before a number: 第三产业占地区生产总值的."""
    if "占" not in (said := place.text[place.left.start : place.left.end]) and "完成" not in said:
        return None
    match = _SHARE.fullmatch(place.text, *place.left)
    if match is None and place.figure.first.unit in ("%", "‰"):
        return _PART.fullmatch(place.text, *place.left)
    return match


def _owner_in(so_far: Progress, before: Span) -> tuple[Span | None, str]:
    """What has the share, by the words before 占, or by the noun behind the number: 占全国12%的投资."""
    place = so_far.place
    who = phrases(place.text, before)
    noun, subject = attributed(so_far) or who.noun, who.subject
    if noun and subject and is_one_of(place.text, noun, f"{ATTRIBUTES} 增加值"):
        return Span(subject.start, noun.end), so_far.said(subject) + so_far.said(noun)
    words = noun or subject
    return words, so_far.said(words) if words else ""


def _same_measure(so_far: Progress, of: str) -> Named | None:
    """The nearest topic of the measure that a share is of: revenue, for 占全市营业收入的5%."""
    plain = simplified(of)
    measure = plain[len(without_belonging(plain)) :]
    named = (one for one in reversed(so_far.done) if simplified(one.words).endswith(measure))
    return next(named, None) if measure else None


def attributed(so_far: Progress) -> Span | None:
    """The noun after 的 behind the figure."""
    end = so_far.place.figure.end
    is_attribute = so_far.place.text.startswith("的", end)
    return behind(so_far.place.text, Span(end, so_far.place.right.end)) if is_attribute else None


def as_multiple(so_far: Progress) -> Named | None:
    """The topic of a multiple: 拥有量94件，是全国平均水平的7.1倍; 保证金为合同金额的5%."""
    place, last = so_far.place, so_far.last
    unit = place.figure.first.unit
    if unit not in ("倍", "%"):
        return None
    match = _MULTIPLE.fullmatch(place.text, *place.left) or _EQUALS.fullmatch(
        place.text, *place.left
    )
    if match is None:
        return None
    noun = phrases(place.text, Span(*match.span("who"))).noun
    words = so_far.said(noun) if noun else (last.subject or last.words) if last else ""
    if not words:
        return None
    of = so_far.said(Span(*match.span("of")))
    name = f"{words}与{of}之比" if unit == "倍" else f"{words}占{of}比重"
    start = place.segment.start if noun or not last else last.start
    return Named(name, start, owner=words, subject=words, unit=last.unit if last else unit)


_ABOUT = pattern("大?约(?=占到?$)")  # 约占四成
# 其中发明649项，占13.1%; 完成全年计划的56%
_PART = pattern(
    r"(?P<who>.*?)(?:约?(?<![侵霸抢强应])占到?(?!地(?![方区税])|[用领有比据])(?P<of>[^占的]{0,14}?)约?"
    r"|完成了?(?P<plan>[^，,]{0,12}(?:计划|目标|任务|预算|指标)[一-鿿]{0,4}?)的?)"
)
_MULTIPLE = pattern(r"(?P<who>.*?)(?:是|为|相当于|达到?)(?P<of>[^是为的]{2,14})的")
_MORE = pattern("(?P<of>[^，,、占的]{2,14})的")
_OF_SUM = pattern("合计|总计|共计|两者|三者|合共")  # of the numbers before, not of the last one
_EQUALS = pattern(r"(?P<who>.*?)(?:相[当等]于|等于)(?P<of>[^占的]{2,14})")
_SHARE = pattern(
    r"(?P<who>.*)(?<![侵霸抢强应])占到?(?!地(?![方区税])|[用领有比据])(?P<of>[^占]{1,20}?)"
    r"(?:的?(?:比重|比例|份额|比(?=平均|[为达]))?(?:平均)?(?:\([^()]*\))?(?:[为达由从]|达到|已达|[比较](?:上年|[12]\d{3}年)[末底]?)?|的)"
)
