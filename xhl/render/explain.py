"""The words that explain a hit, translated for people; programs get them in English."""

from __future__ import annotations

from typing import Any

from ..i18n.messages import _
from .record import differences


def translated(word: str) -> str:
    """A word of an explanation in the language of this process; other words unchanged."""
    return _words().get(word, word)


def note(found: dict[str, Any]) -> str:
    """The explanation of one word as a line of text.

    >>> from xhl import load
    >>> from .record import explanation
    >>> note(explanation(load().search("机站")[0])[0])
    '机站 → alias 基站: sound (机=基 sound); place 45 + share 15 + likeness 33.3 = 93.3'
    >>> note(explanation(load().search("2020年基站")[0])[1])
    '2020年 → period 2020: context'
    """
    unlike = differences(found, translated)
    how = _("{how} ({differences})") if unlike else "{how}"
    match = _("{word} → {field} {text}: {how}").format(
        word=found["word"],
        field=translated(found["field"]),
        text=found["text"],
        how=how.format(how=translated(found["how"]), differences=_(", ").join(unlike)),
    )
    if not found["parts"]:  # a word that the context has: it only chooses
        return match
    parts = " + ".join(f"{translated(name)} {points:g}" for name, points in found["parts"].items())
    return _("{match}; {parts} = {points}").format(
        match=match, parts=parts, points=f"{found['points']:g}"
    )


def _words() -> dict[str, str]:
    return {
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
    }
