"""From articles and a base to verdicts: what `xhl verify` reads, and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..contract import FOUND, PROBLEMS
from ..errors import UserError
from ..i18n.messages import _
from ..render import verdicts as render
from ..render.verdicts import Checked, Form
from ..verification.article import passages, passages_of
from ..verification.relevant import MOST
from ..verification.verdicts import pool_for, verified
from . import streams
from .document import opened

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..verification.article import Passage
    from ..verification.pool import Pool


def checked(articles: Sequence[str], base: FactBase) -> list[Checked]:
    """The verdicts on the numbers of each article. Raises `UserError`."""
    if not any(fact.quantity for fact in base):
        raise UserError(
            _("no fact of the base has a number: there is nothing to hold an article against")
        )
    pool: Pool | None = None
    found = []
    for path in articles:
        passages = article(path)
        if pool is None or len(base) > MOST:
            pool = pool_for(passages, base.facts)
        found.append(Checked(path, verified(passages, pool)))
    return found


def article(path: str) -> tuple[Passage, ...]:
    """The passages of a document; of a text with the lines and columns of its file. Raises `UserError`."""
    content = opened(path)
    return tuple(passages(content.text) if content.text else passages_of(content))


def told(found: Sequence[Checked], form: Form, *, all_of_them: bool, strict: bool) -> int:
    """Print the verdicts, and what there is of each; the exit code."""
    streams.write(
        render.json(found) if form == "json" else render.lines(found, all_of_them=all_of_them)
    )
    for file, verdicts in found:
        if not verdicts:
            streams.notice(_("{file}: there is no number to check").format(file=file))
    streams.notice(render.summary(found))
    bad = {"contradicted", "unsupported"} if strict else {"contradicted"}
    is_wrong = any(one.verdict in bad for _file, verdicts in found for one in verdicts)
    return PROBLEMS if is_wrong else FOUND
