"""The words that explain a hit, translated for people; programs get them in English."""

from __future__ import annotations

from ..i18n.messages import _


def told(word: str) -> str:
    """A word of an explanation in the language of this process; other words unchanged.

    >>> told("near sound"), told("基站")
    ('near sound', '基站')
    """
    return _words().get(word, word)


def _words() -> dict[str, str]:
    return {
        # where a word was found
        "topic": _("topic"),
        "alias": _("alias"),
        "statement": _("statement"),
        "source": _("source"),
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
        "missing": _("missing"),
        "extra": _("extra"),
        "wrong": _("wrong"),
        # the parts of a score
        "place": _("place"),
        "share": _("share"),
        "likeness": _("likeness"),
    }
