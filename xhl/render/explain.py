"""The words that explain a hit, translated for people; programs get them in English."""

from __future__ import annotations

from ..i18n.messages import _

_WORDS = {
    # where a word was found
    "topic": _("topic"),
    "alias": _("alias"),
    "statement": _("statement"),
    "source": _("source"),
    "period": _("period"),
    "document": _("document"),
    "date": _("date of the document"),
    "section": _("section"),
    # how a typed character matches a character of the text
    "literal": _("literal"),
    "numeral": _("numeral"),
    "abbreviation": _("abbreviation"),
    "pinyin": _("pinyin"),
    "initials": _("initials"),
    "sound": _("sound"),
    "other reading": _("other reading"),
    "near sound": _("near sound"),
    "shape": _("shape"),
    "swapped": _("swapped"),
    "apart": _("apart"),
    "missing": _("missing"),
    "extra": _("extra"),
    "wrong": _("wrong"),
    "context": _("context"),
    # the parts of a score
    "place": _("place"),
    "share": _("share"),
    "likeness": _("likeness"),
    # the line that has them
    ", ": _(", "),
    "{how} ({differences})": _("{how} ({differences})"),
    "{word} → {field} {text}: {how}": _("{word} → {field} {text}: {how}"),
    "{match}; {parts} = {points}": _("{match}; {parts} = {points}"),
}


def translated(word: str) -> str:
    """A word of an explanation in the language of this process; other words unchanged."""
    return _WORDS.get(word, word)
