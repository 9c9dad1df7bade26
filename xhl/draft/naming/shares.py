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
    from .progress import Progress


def as_share(so_far: Progress) -> Named | None:
    """The topic of a share: 第三产业占地区生产总值的47.5%."""
    place, last = so_far.place, so_far.last
    left = place.left
    if last and last.suffix == "比重" and (more := _MORE.fullmatch(place.text, *left)):
        of = so_far.said(Span(*more.span("of")))
        same = _same_measure(so_far, of)
        owner = (same.subject or same.words) if same else last.subject or last.owner
        return last._replace(words=f"{owner}占{of}", fuller=())
    said = place.text[left.start : left.end]
    if "占" not in said and "完成" not in said:
        return None
    match = _SHARE.fullmatch(place.text, left.start, left.end)
    if match is None and place.figure.first.unit in ("%", "‰"):
        match = _PART.fullmatch(place.text, left.start, left.end)
    if match is None:
        return None
    who = phrases(place.text, Span(*match.span("who")))
    counted = attributed(so_far)
    if counted:  # 占全国12%的投资
        who = who._replace(noun=counted)
    words = who.noun or who.subject
    if who.noun and who.subject and is_one_of(place.text, who.noun, f"{ATTRIBUTES} 增加值"):
        words = Span(who.subject.start, who.noun.end)
        joint = so_far.said(who.subject) + so_far.said(who.noun)
    else:
        joint = so_far.said(words) if words else ""
    start, unit = place.segment.start, place.figure.first.unit
    part = "plan" if match.groupdict().get("plan") else "of"
    of = so_far.said(Span(*match.span(part)))
    if words or not last:
        owner, is_sure = joint, words is not None
        is_sure = is_sure and not (
            of.endswith(owner) and of != owner
        )  # 吞吐量占全部吞吐量的5%: of whom?
    else:
        whose = _same_measure(so_far, of) or last
        owner, is_sure, start = whose.subject or whose.words, not whose.doubts, whose.start
        is_sure = is_sure and place.clauses_between <= 1
        is_sure = is_sure and not _OF_SUM.search(place.text, left.start, left.end)
        unit = last.unit  # of the topic that the following numbers are about
    return Named(
        f"{owner}占{of}" if of else owner,
        start,
        suffix="比重" if of else "占比",
        doubts=() if is_sure else (BEFORE,),
        owner=owner if words or not last else last.owner,
        subject=owner,
        unit=unit,
        qualifier=about[0] if (about := _ABOUT.search(said)) else "",
    )


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
_MORE = pattern("(?P<of>[^，,、占的]{2,14})的")  # 占全市收入的5%，全市利润的8%
_OF_SUM = pattern("合计|总计|共计|两者|三者|合共")  # of the numbers before, not of the last one
_EQUALS = pattern(r"(?P<who>.*?)(?:相[当等]于|等于)(?P<of>[^占的]{2,14})")
_SHARE = pattern(
    r"(?P<who>.*)(?<![侵霸抢强应])占到?(?!地(?![方区税])|[用领有比据])(?P<of>[^占]{1,20}?)"
    r"(?:的?(?:比重|比例|份额|比(?=平均|[为达]))?(?:平均)?(?:\([^()]*\))?(?:[为达由从]|达到|已达|[比较](?:上年|[12]\d{3}年)[末底]?)?|的)"
)
