"""`xhl bases`: the bases that are read."""

from functools import partial
from typing import Annotated

from ...contract import BASE, FOUND
from ...i18n.messages import _
from ...render import results as render
from .. import options, streams
from ..base import LISTENER, drafted
from ..output import Output, printing

ClearCache = Annotated[
    bool, options.option("--clear-cache", help=_("Remove the indexes of large bases and exit."))
]


@partial(printing, others=options.of_rows(BASE, "{path}: {facts}"))
def command(
    clear_cache: ClearCache = False,
    *,
    output: Output,
    facts: options.Facts = None,
) -> int:
    if clear_cache:
        from ...draft.kept import clear
        from ...index import cache

        streams.notice(cache.clear_cache(clear()))
        return FOUND
    from ...bases.inventory import loaded

    style = output.style(BASE)
    shelf = loaded(facts, drafted, LISTENER)
    output.write(render.bases(shelf, style), style)
    return FOUND
