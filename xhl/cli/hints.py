"""What is said where nothing is found, and where else to look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..contract import NOTHING
from ..i18n.messages import _
from ..render import results as render
from . import streams
from .arguments import in_files, line

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..facts.nearest import UnknownUnit
    from ..model import Fact
    from ..search.engine import Hit
    from .base import Named

_LONG = 4  # characters of a word that is not near many topics by chance
_HINTED = 50  # facts, whose topics a hint may name


def of_topic(base: FactBase, topic: str) -> Sequence[Fact]:
    """The facts of a topic by its name or alias; else of the one that a search finds clearly best."""
    from ..facts.nearest import meant
    from ..facts.select import about

    chosen = about(base, topic)
    if not chosen and (name := meant(base, topic)):
        streams.notice(_('no topic "{topic}"; showing {name}').format(topic=topic, name=name))
        return about(base, name)
    return chosen


def tell_of_time(words: str, base: FactBase, named: Named) -> None:
    """Tell how to list the facts of a time that is searched for alone."""
    from ..facts.select import by_time
    from ..search.wanted import only_time

    time = only_time(words)
    if time and by_time(base, [time]).found:
        command = line("list", "--period", time, named=named)
        streams.notice(_("the facts of this time: {command}").format(command=command))


def tell_of_near(words: str, base: FactBase, best: Hit) -> None:
    """Tell which topics are near a long word that only sentences mention."""
    from ..facts.nearest import nearest
    from .not_found import listed

    near = nearest(base, words) if len(words) >= _LONG else []
    if near := [topic for topic in near if topic != best.fact.topic]:
        streams.notice(_("nearest topics: {topics}").format(topics=listed(near)))


def no_topic(words: str, base: FactBase, style: render.OutputStyle, named: Named) -> int:
    """Say that no topic is meant, and of which topics a search finds facts."""
    from .not_found import listed

    hits = base.search(words, limit=_HINTED)
    if not hits:
        return nothing_like([words], base, style, named)
    said = _('no topic "{topic}"; {search} finds: {topics}')
    topics = list(dict.fromkeys(hit.fact.topic for hit in hits))
    names = listed(topics[:3]) + ("、…" if len(topics) > 3 else "")
    command = line("search", words, named=named)
    return nothing(said.format(topic=words, search=command, topics=names), style)


def nothing_like(
    typed: Sequence[str],
    base: FactBase,
    style: render.OutputStyle,
    named: Named,
    *,
    exact: bool = False,
) -> int:
    """Say that a search finds nothing, which of its words find nothing alone, and which topics are near."""
    from ..facts.nearest import nearest
    from ..search.query import words as words_of
    from .not_found import not_found

    words = " ".join(typed)
    if meant := in_files("search", typed):
        streams.notice(meant)
    if not words_of(words):
        return nothing(_("nothing to look for: the query has no word and no number"), style)
    if base.titles.mean(words):
        command = line("list", "--document", words, named=named)
        streams.notice(_("the facts of this document: {command}").format(command=command))
    return nothing(not_found(words, base, nearest(base, words), exact=exact), style)


def no_facts(base: FactBase, unit: Sequence[str] | None, style: render.OutputStyle) -> int:
    """Say that no facts match, or which units that were asked for no fact has."""
    said = [_("no facts match these options")]
    if unit:
        from ..facts.nearest import unknown_units

        said = [*map(_no_unit, unknown_units(base, unit))] or said
    *first, last = said
    for each in first:
        streams.notice(each)
    return nothing(last, style)


def _no_unit(unit: UnknownUnit) -> str:
    said = _('no number has the unit "{unit}"; the nearest are: {units}')
    if not unit.nearest:
        said = _('no number has the unit "{unit}"; the units are: {units}')
    return said.format(unit=unit.name, units="、".join(unit.nearest or unit.commonest))


def nothing(message: str, style: render.OutputStyle) -> int:
    """Write an empty result, and say why; the exit code."""
    streams.write(render.nothing(style))
    streams.notice(message)
    return NOTHING
