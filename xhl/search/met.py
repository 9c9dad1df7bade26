"""How a fact meets the time, place or plan that a query asks for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..quantity.planned import is_plan
from ..text.normalize import normal
from ..text.numerals import YEAR
from ..text.periods import asked
from .dated import dated
from .engine import Met
from .fields import BREAK, fields_of
from .surroundings import letters_of, naming, places_of, titles_of
from .wanted import Want, in_full

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model import Fact

    Check = Callable[[Fact], Met | None]  # how a fact meets a word of the context; None if not


def check_of(want: Want) -> Check:
    """The check of what is wanted.

    >>> from xhl import load
    >>> [fact] = [fact for fact in load() if fact.topic == "5G基站"]
    >>> check = check_of(Want("time", "2021年"))
    >>> met = check_of(Want("place", "基站"))(fact)
    >>> check(fact), met and met.field
    (None, 'topic')
    """
    return {"time": _at, "place": _in, "level": _all_of, "plan": _aimed}[want.kind](want.word)


def _at(word: str) -> Check:
    """A check of a time against the period of a fact; if that names no year, against its texts, and the
    title or date of its document; but a work report tells of the year before its date too. Otherwise a
    sentence that names the time will do.
    """
    is_of = asked(in_full(word))
    plain = normal(word)

    def check(fact: Fact) -> Met | None:
        document = fact.document
        if fact.period and is_of(fact.period):
            return Met(word, "period", fact.period)
        has_year = re.search(YEAR, fact.period) is not None
        is_said = plain in text_of(fact)
        if is_said:
            return Met(word, "source" if has_year else "statement", fact.source)
        if has_year:
            return None
        time, field = dated(document)
        text = document.title if field == "document" else time
        return Met(word, field, text) if is_of(f"{time} {fact.period}") else None

    return check


def _in(word: str) -> Check:
    """A check of a place, or another word, against the title and publisher of a document, and the texts of
    a fact; that only the sentence has it counts less.
    """
    plain = normal(word)
    names = naming(plain)

    def check(fact: Fact) -> Met | None:
        document = fact.document
        for text in titles_of(document):
            if names(_normal(text), letters_of(text)):
                return Met(word, "document", text)
        said = ((field, text) for field, text in fields_of(fact) if plain in normal(text))
        return next((Met(word, field, text) for field, text in said), None)

    return check


def _aimed(word: str) -> Check:
    """A check of 目标 or 计划, which a planned number meets, or a text that says so."""
    in_text = _in(word)

    def check(fact: Fact) -> Met | None:
        if is_plan(fact.qualifier):
            return Met(word, "statement", fact.statement)
        met = in_text(fact)
        return None if met and met.field == "source" else met  # it may be about another number

    return check


def _all_of(word: str) -> Check:
    """A check of 全区, which a document about a 区 meets, or about no known place."""
    level = word[-1]

    def check(fact: Fact) -> Met | None:
        places = places_of(fact.document)
        if not places or places[-1].endswith(level) or word in text_of(fact):
            return Met(word, "document", fact.document.title)
        return None

    return check


_normal = lru_cache(1 << 12)(normal)  # thousands of facts may be of one document


def text_of(fact: Fact) -> str:
    """The searched texts of a fact, in normal form."""
    return BREAK.join(normal(text) for _field, text in fields_of(fact))
