"""`xhl chart`: numbers as bars, or one topic over time."""

from typing import Annotated

from ...contract import FACT, FOUND
from ...errors import UserError
from ...i18n.messages import _
from ...render import results as render
from .. import options, streams
from ..base import opened
from ..hints import no_facts
from ..output import Output

SLIDE = 1280  # pixels: the width of a picture by default

OneTopic = Annotated[
    str | None,
    options.argument(
        metavar=_("[TOPIC]"),
        parser=options.sought,
        help=_("One topic over time: its numbers of several periods and documents."),
    ),
]
Measure = Annotated[
    list[str] | None,
    options.of_unit(
        help=_(
            "Only the chart of this unit and of those that convert to it: 亿元 with 万元; repeats."
        ),
    ),
]
Bars = Annotated[
    int | None,
    options.number("-n", "--limit", help=_("At most N bars in a chart, the longest; 0 for all.")),
]
Log = Annotated[
    bool,
    options.option(
        "--log", help=_("Draw bars on a logarithmic axis: ten times as large is one step longer.")
    ),
]
SlideWidth = Annotated[
    int, options.picture_width(help=_("The width of the picture; 1280 by default."))
]


def command(
    topic: OneTopic = None,
    section: options.Section = None,
    document: options.Document = None,
    period: options.Period = None,
    unit: Measure = None,
    least: options.Least = None,
    most: options.Most = None,
    limit: Bars = None,
    log: Log = False,
    svg: options.Svg = None,
    width: SlideWidth = SLIDE,
    color: options.Color = "auto",
    no_pager: options.NoPager = False,
    facts: options.Facts = None,
) -> int:
    from ...facts.bounds import limits
    from ...facts.scales import charts, is_drawn_with, notes

    if svg is not None:
        from ..targets import ends_in, spare_bases

        spare_bases([svg], facts)
        ends_in(svg, "--svg", "SVG", ".svg")
    output = Output("table", color=color, no_pager=no_pager)
    style = output.style(FACT)
    base = opened(facts, section, document, period)
    bounds_of = limits(unit, least, most, is_drawn_with)
    if topic is not None:
        if limit or log:
            raise UserError(_("-n and --log are not for a topic over time"))
        from ..over_time import over_time

        return over_time(base, topic, bounds_of, unit, svg, width, output, facts)
    drawn = charts(base, bounds_of, limit)
    if not drawn:
        return no_facts(base, unit, style)
    if svg is not None:
        from ...files.write import write
        from ...render.svg.chart import charts as pictured

        write(svg, pictured(drawn, width))
    output.write(render.charts(drawn, style, log=log), style)
    for note in notes(drawn, with_bounds=streams.is_watched()):
        streams.notice(note)
    if not log and streams.is_watched() and any(one.has_hairlines for one in drawn):
        streams.notice(_("some bars are too short to compare: use --log, or --min and --max"))
    return FOUND
