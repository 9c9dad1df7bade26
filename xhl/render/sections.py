"""The sections on a terminal, as a table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..i18n.messages import _
from .counts import Counted, table
from .screen import HEADING, QUIET, Lines, text

if TYPE_CHECKING:
    from ..facts.sections import Count

BAR_MOST = 16  # columns of the longest bar
BAR_LEAST = 60  # a narrower page has none


def sections(counts: Sequence[Count], page: int) -> Lines:
    """Sections with the counts of their facts, their printed headings and other names."""
    bar = min(BAR_MOST, page // 6) if page >= BAR_LEAST else 0
    rows = [_counted(count) for count in counts]
    return table(_("section"), _("heading, other names"), rows, page, bar)


def _counted(count: Count) -> Counted:
    section, facts, numbers = count
    said = (text(section.title), text("、".join(section.aliases), QUIET))
    return Counted(text(section.name, HEADING), facts, numbers, [one for one in said if one])
