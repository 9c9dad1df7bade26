"""The words that explain a hit, translated for people; programs get them in English."""

from __future__ import annotations

from ..i18n.messages import _

MESSAGES = (
    # where a word was found
    *("topic", "alias", "statement", "source", "period", "document", "section"),
    # how a typed character matches a character of the text
    *("literal", "numeral", "abbreviation", "pinyin", "initials", "sound", "other reading"),
    *("near sound", "shape", "swapped", "apart", "missing", "extra", "wrong", "context"),
    # the parts of a score
    *("place", "share", "likeness"),
    # the line that has them
    *(
        ", ",
        "{how} ({differences})",
        "{word} → {field} {text}: {how}",
        "{match}; {parts} = {points}",
    ),
)


def translated(word: str) -> str:
    """A word of an explanation in the language of this process; other words unchanged."""
    if word == "date":
        return _("date of the document")
    return _(word) if word in MESSAGES else word
