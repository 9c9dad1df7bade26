"""Headings of columns for people."""

from __future__ import annotations

from ..i18n.messages import _


def title_of(name: str) -> str:
    """The heading of a column; in English it is the name for `--field`.

    >>> title_of("value"), title_of("unit"), title_of("基站")
    ('value', 'unit', '基站')
    """
    title = _titles().get(name, name)
    return name if title.isascii() else title


def _titles() -> dict[str, str]:
    return {
        "query": _("query"),
        "topic": _("topic"),
        "value": _("value"),
        "unit": _("unit of measure"),
        "qualifier": _("qualifier"),
        "section": _("section"),
        "statement": _("statement"),
        "period": _("period"),
        "source": _("source sentence"),
        "document": _("document"),
        "aliases": _("aliases"),
        "score": _("points"),
        "explain": _("how it was found"),
        "before": _("sentences before"),
        "after": _("sentences after"),
        "place": _("place"),
        "name": _("short name"),
        "title": _("title"),
        "facts": _("number of facts"),
        "numbers": _("facts with a number"),
        "path": _("path"),
        "origin": _("why"),
        "documents": _("documents"),
        "index": _("index"),
        "draft": _("draft"),
        "count": _("count"),
    }
