"""The names of columns and the words that explain a hit, for people; programs get them in English."""

from __future__ import annotations

from ..i18n.messages import _

MESSAGES = (
    # columns, and where a word was found
    *("query", "topic", "value", "qualifier", "section", "statement", "period", "document"),
    *("aliases", "place", "doubt", "title", "path", "documents"),
    *("index", "draft", "count", "alias", "source"),
    # how a typed character matches a character of the text
    *("literal", "numeral", "abbreviation", "pinyin", "initials", "sound", "other reading"),
    *("near sound", "shape", "swapped", "apart", "missing", "extra", "wrong", "context"),
    # the parts of a score, with the place
    *("share", "likeness"),
    # the line that has them
    *(", ", "{how} ({differences})"),
    *("{word} → {field} {text}: {how}", "{match}; {parts} = {points}"),
)


def title_of(name: str) -> str:
    """The heading of a column; in English it is the name for `--field`.

    >>> title_of("value"), title_of("unit"), title_of("基站")
    ('value', 'unit', '基站')
    """
    title = _longer().get(name) or translated(name)
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


def translated(word: str) -> str:
    """A word of an explanation in the language of this process; other words unchanged."""
    if word == "date":
        return _("date of the document")
    return _(word) if word in MESSAGES else word
