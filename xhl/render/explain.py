"""The words in which a search explains a hit: one set for programs, and these for people."""

from __future__ import annotations

from ..i18n.messages import _


def told(word: str) -> str:
    """What a word of an explanation is in the language of this process; as it is if it is none.

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
        # how what was typed answers what is there
        "literal": _("literal"),
        "numeral": _("numeral"),
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
