"""`xhl verify`: articles and a base -> verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..contract import FOUND, PROBLEMS
from ..errors import UserError
from ..facts.documents import in_documents
from ..facts.load import shipped
from ..i18n.messages import _
from ..render import verdicts as render
from ..render.verdicts import Checked, Form
from ..verification.matching.relevant import MOST
from ..verification.reading.article import of_content
from ..verification.verdicts import pool_for, verified
from . import streams
from .document import data_of, opened

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..verification.matching.pool import Pool


def checked(articles: Sequence[str], base: FactBase, drafts: Mapping[str, str]) -> list[Checked]:
    """The verdicts on the numbers of each article; facts from ``drafts`` get the paths of their documents.
    Raises `UserError`.
    """
    if not any(fact.quantity for fact in base):
        raise UserError(
            _("no fact of the base has a number: there is nothing to check an article against")
        )
    pool: Pool | None = None
    found = []
    for path in articles:
        article = of_content(opened(path))
        if pool is None or len(base) > MOST:
            pool = pool_for(article.passages, base.facts)
        verdicts = [
            one._replace(facts=in_documents(one.facts, drafts))
            for one in verified(article.passages, pool)
        ]
        found.append(Checked(path, verdicts, article.lines))
    return found


def report(
    found: Sequence[Checked],
    form: Form,
    base: FactBase,
    *,
    is_named: bool,
    all_of_them: bool,
    strict: bool,
) -> int:
    """Print the verdicts and their counts; the exit code, which tells of withheld differences too. The base is
    told if the user did not name it, or if it confirms nothing: it may be the wrong one.
    """
    is_one = len(base.documents) == 1  # then its title tells nothing
    streams.write(_printed(found, form, all_of_them=all_of_them, named=not is_one))
    for file, verdicts, _lines in found:
        if not verdicts:
            streams.notice(_("{file}: there is no number to check").format(file=file))
    said = {one.verdict for _file, verdicts, _lines in found for one in verdicts}
    if not said:
        return FOUND
    streams.notice(render.summary(found))
    withheld = render.withheld(found)
    is_brief = form == "text" and not all_of_them and streams.is_watched()
    if withheld:
        streams.notice(withheld)
    elif is_brief and "unsupported" in said:
        streams.notice(_("--all lists the unsupported numbers, too"))
    elif is_brief and said == {"confirmed"}:
        streams.notice(
            _("--all lists the confirmed numbers, too, with the sentences that have them")
        )
    if not is_named or "confirmed" not in said:
        is_shipped = tuple(base.paths) == (shipped(),)
        streams.notice(render.against(tuple(base.documents), is_shipped=is_shipped))
    bad = {"contradicted", "unsupported"} if strict else {"contradicted"}
    return PROBLEMS if said & bad or withheld else FOUND


def _printed(
    found: Sequence[Checked], form: Form, *, all_of_them: bool, named: bool
) -> Iterable[str]:
    if form == "json":
        return render.json(found)
    if not streams.is_terminal():
        return render.lines(found, all_of_them=all_of_them, named=named)
    from ..render import verdicts_screen
    from .color import wanted

    color = wanted("auto", terminal=True)
    return verdicts_screen.lines(found, all_of_them=all_of_them, color=color, named=named)


def save_page(path: str, found: Sequence[Checked]) -> None:
    """Write the articles with their verdicts as a web page. Raises `UserError`."""
    from ..files.write import write
    from ..render.verdicts_page import page

    write(path, page(found))


def save_comments(path: str, found: Sequence[Checked], *, all_of_them: bool) -> None:
    """Write a copy of a Word document with comments. Raises `UserError`."""
    from ..export.comments import commented
    from ..files.write import create
    from ..read.docx import reader as docx

    data = data_of(found[0].file) if len(found) == 1 else b""
    if not docx.is_mine(data, found[0].file):
        raise UserError(_("--comments is for one article that is a Word document (.docx)"))
    copy = commented(data, found[0], all_of_them=all_of_them)
    create(path, copy.data)  # never over the work of others
    if copy.missed:
        problem = _(
            "{path}: numbers without a comment, since Word takes none where they stand: {count}"
        )
        streams.notice(problem.format(path=path, count=copy.missed))
