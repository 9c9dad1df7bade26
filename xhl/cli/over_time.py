"""`xhl chart TOPIC`: one topic over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..contract import FACT, FOUND
from ..facts.select import within
from ..facts.series import joined, notes, related, undrawn
from ..files.write import write
from ..i18n.messages import _
from ..render import results as render
from . import streams
from .arguments import line
from .hints import no_facts, no_topic, nothing, of_topic

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..facts.bounds import BoundsOf
    from .base import Named
    from .output import Output


def over_time(
    base: FactBase,
    topic: str,
    bounds_of: BoundsOf,
    unit: Sequence[str] | None,
    svg: str | None,
    width: int,
    output: Output,
    named: Named,
) -> int:
    """Draw the numbers of a topic within the bounds, also as a picture if ``svg`` names a file; the exit code.
    Raises `UserError`.
    """
    style = output.style(FACT)
    chosen = of_topic(base, topic)
    if not chosen:
        return no_topic(topic, base, style, named)
    fitting = within(chosen, bounds_of)
    if not fitting and any(fact.quantity for fact in chosen):
        return no_facts(base.part(chosen), unit, style)
    name = chosen[0].topic
    found = joined(fitting, within(related(base, name), bounds_of))
    if not found:
        said = _('"{topic}" has no numbers of several periods to compare; see {command}')
        command = line("show", topic, named=named)
        return nothing(said.format(topic=topic, command=command), style)
    if svg is not None:
        from ..render.svg.time import over_time as pictured

        write(svg, pictured(name, found, width))
    for note in notes(found):
        streams.notice(note)
    if left := undrawn(fitting, found):
        said = _(
            "not drawn, as no other time has such a number or one time has several: {numbers};"
            " see {command}"
        )
        command = line("show", name, named=named)
        streams.notice(said.format(numbers=left, command=command))
    output.write(render.over_time(name, found, style), style)
    return FOUND
