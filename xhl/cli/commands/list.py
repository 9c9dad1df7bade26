"""`xhl list`: the facts of a base, in order."""

from typing import Annotated

from ...contract import FACT, FOUND, SortKey
from ...i18n.messages import _
from ...render import results as render
from .. import options, streams
from ..base import opened
from ..hints import no_facts
from ..output import Output, printing

Unit = Annotated[
    list[str] | None,
    options.of_unit(
        help=_("Only numbers printed in exactly this unit: 亿元 is not 万元; repeats.")
    ),
]
Numbers = Annotated[bool, options.option("--numbers", help=_("Only facts with a number."))]
Sort = Annotated[
    SortKey | None,
    options.option(
        "--sort",
        help=_(
            "Sort by value (largest first), topic (by pinyin), section (as in the base; the"
            " default) or period (earliest first); facts without one come last."
        ),
    ),
]
Reverse = Annotated[
    bool,
    options.option(
        "-r",
        "--reverse",
        help=_("Reverse the order; facts without a number or period still come last."),
    ),
]
Rows = Annotated[
    int | None, options.number("-n", "--limit", help=_("At most N facts; 0 for all, the default."))
]


@printing
def command(
    section: options.Section = None,
    document: options.Document = None,
    period: options.Period = None,
    unit: Unit = None,
    least: options.Least = None,
    most: options.Most = None,
    numbers: Numbers = False,
    sort: Sort = None,
    reverse: Reverse = False,
    limit: Rows = None,
    svg: options.Svg = None,
    width: options.Width = options.PICTURE,
    *,
    output: Output,
    facts: options.Facts = None,
) -> int:
    from ...facts.select import in_order, numbered, selected

    style = output.style(FACT)
    base = opened(facts, section, document, period)
    style = style.among(base, dated=bool(period))
    chosen = selected(base, unit=unit, least=least, most=most)
    if numbers:
        chosen = numbered(chosen)
    if not chosen:
        return no_facts(base, unit, style)
    ordered = in_order(chosen, sort or "section", reverse=reverse)
    ordered = render.FACTS.cut(ordered, limit, style)
    by_section = sort in {None, "section"}
    drawing = {"by_section": by_section, "searched": style.searched}
    output.draw(svg, lambda: render.FACTS.pictured(ordered, base.title, width, **drawing))
    output.write(render.FACTS.text(ordered, style, **drawing), style)
    output.tell_of_doubts(ordered, style, facts)
    may_lack = not (numbers or unit or least or most)
    lacks = output.is_seen(style) and len(numbered(ordered)) < len(ordered)
    if may_lack and lacks and numbered(chosen):
        streams.notice(_("--numbers leaves out the facts without a number"))
    return FOUND
