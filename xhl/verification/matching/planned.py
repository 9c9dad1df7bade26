"""Facts that may be plans, although no word beside their number says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...text.patterns import pattern
from ...text.periods import is_on_work
from ...text.plan_headings import is_of_results, may_name_plans
from ...text.spacing import unspaced
from ...text.times import times
from ..reading import stages
from ..reading.sentence import simple
from ..reading.time_of import SPAN

if TYPE_CHECKING:
    from ...model import Document, Fact
    from ...text.times import Period

# What only a report of results says.
_RESULT = pattern(
    r"已(?!经?(?:定|明确|确定|部署))|(?<=[一-鿿])了(?!解|不|得)|[去上]年|同比|环比|截[至止]|累计|目前|以来|荣?获|竣工|投产|[比较]年初|调查|统计|核算|年末"
)
# What is said of plans, but of results too: these make no plan of a number, only a doubt.
_PROSPECT = pattern(
    r"(?<!模)拟(?=[一-鿿])(?!合|定|人)|规划(?=建|总|用地|投|面积)|迈进|冲刺|年内|[年月]底前|[一二三四五六七八九十几两]年内|建成后|投产后|达产|大关|倍增"
    r"|将(?=[一-鿿]{0,4}(?:新|建|投|完成|达|实现|开工|推进|启动|为|有|继续|扎实|全|重点|着力|大力|加快|实施|打造|形成|带动|培育|提供|安排))"
    r"|十[四五六]五”?末|把[^，,。；;]{2,20}[到至]|推动[^，,。；;]{2,20}(?:达到?|突破|超过?|增长)|左右[^。]*达"
)
_ANNOUNCED = pattern(
    r"今年(?:将|要|我们|重点|计划|拟|继续|全[市县区州省镇乡])|(?:我们|政府)(?:将|要)|将(?:重点|继续|着力|全力|大力|扎实|认真|深入)|民生实事|[做抓]好以下"
)
_THIS_YEAR = pattern(r"今年(?!以来|初|[前上一1]|[^，。]{0,4}月)")


class _Said(NamedTuple):
    """What a sentence says of plans."""

    is_open: bool  # it tells no result
    is_prospect: bool
    is_of_this_year: bool
    turns: bool | None  # whether those after it are announced; None if it does not tell


def prospects(facts: Sequence[Fact]) -> Iterator[bool]:
    """Whether each fact may be a plan: by its sentence, its section, and those before it in this."""
    announced: dict[tuple[Document, str], bool] = {}
    known: dict[str, _Said] = {}
    for fact in facts:
        key = fact.document, fact.section.name
        said = known.get(fact.source) or known.setdefault(fact.source, _said(fact.source))
        names = f"{fact.section.name} {fact.section.title}"
        yield (
            said.is_open
            and not is_of_results(names)
            and (
                announced.get(key, False)
                or said.is_prospect
                or may_name_plans(f"{fact.document.title} {names}")
                or (is_on_work(fact.document.title) and said.is_of_this_year)
            )
        )
        if said.turns is not None:
            announced[key] = said.turns


def of_open_time(facts: Sequence[Fact]) -> Iterator[bool]:
    """Whether each fact tells no time, behind one of a year, in a section that tells of several years, too: 五年来,
    …。2025年产值5元，净增企业3家.
    """
    spans = {(one.document, one.section.name) for one in facts if SPAN.fullmatch(one.period)}
    dated: set[tuple[Document, str]] = set()
    for one in facts:
        key = one.document, one.section.name
        if one.period and not SPAN.fullmatch(one.period):
            dated.add(key)
        yield not one.period and key in spans & dated


def _said(source: str) -> _Said:
    text = simple(unspaced(source))
    turns = True if _ANNOUNCED.search(text) or stages.opens_goals(text) else None
    if turns is None and stages.looks_back(text):
        turns = False
    return _Said(
        _RESULT.search(text) is None,
        _PROSPECT.search(text) is not None,
        _THIS_YEAR.search(text) is not None,
        turns,
    )


def is_after(document: Document, period: Period | None, year: int) -> bool:
    """Whether a time is after the results of a document, most of which are of one year, by its title; a
    work report of 2023 may give those of 2022.
    """
    named = [time.period for time in times(simple(unspaced(document.title))) if time.period]
    if not period or len(named) != 1:
        return False
    last = named[0].last
    return period.first > (min(last, year or last) if is_on_work(document.title) else last)
