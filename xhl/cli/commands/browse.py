"""`xhl browse`: search while typing."""

from typing import Annotated

from ...contract import FOUND
from ...errors import UserError
from ...i18n.messages import _
from .. import options, streams
from ..base import drafts, opened

Begin = Annotated[list[str] | None, options.query(help=_("What to search for at the start."))]


def command(
    query: Begin = None,
    section: options.Section = None,
    document: options.Document = None,
    facts: options.Facts = None,
) -> int:
    if not streams.is_terminal():
        raise UserError(_("xhl browse needs a terminal; in a pipe use xhl search"))
    from ..browse import run as let_browse

    base = opened(facts, section, document)
    let_browse(base, " ".join(query or ()), drafts(base, facts))
    return FOUND
