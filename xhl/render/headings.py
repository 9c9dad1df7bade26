"""Headings of columns for people."""

from __future__ import annotations

from ..i18n.messages import _

MESSAGES = (
    *("query", "topic", "value", "qualifier", "section", "statement", "period", "document"),
    *("aliases", "place", "title", "path", "documents", "index", "draft", "count"),
)


def title_of(name: str) -> str:
    """The heading of a column; in English it is the name for `--field`.

    >>> title_of("value"), title_of("unit"), title_of("基站")
    ('value', 'unit', '基站')
    """
    title = _(name) if name in MESSAGES else _longer().get(name, name)
    return name if title.isascii() else title


def _longer() -> dict[str, str]:
    """The headings that say more than the names."""
    return {
        "unit": _("unit of measure"),
        "source": _("source sentence"),
        "score": _("points"),
        "explain": _("how it was found"),
        "before": _("sentences before"),
        "after": _("sentences after"),
        "name": _("short name"),
        "facts": _("number of facts"),
        "numbers": _("facts with a number"),
        "origin": _("why"),
    }
