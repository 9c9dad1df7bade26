"""How a fact meets the time, place or plan that a query asks for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..quantity.planned import is_plan
from ..text.normalize import normal, readable
from ..text.patterns import YEAR
from ..text.periods import asked, names_years
from .dated import dated
from .engine import Hit, Met, ranked, score
from .fields import BREAK, NAMES, fields_of
from .surroundings import names_of_document, names_of_section, naming, places_of
from .titles import letters_of, titles_of
from .wanted import Want, in_full

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..model import Document, Fact
    from .match import Match

    Check = Callable[[Fact], Met | None]  # how a fact meets a word of the context; None if not

_COMPARING = "由从自比较与同"  # before a time with which a number is compared


def check_of(want: Want) -> Check:
    """The check of what is wanted."""
    checks = {"time": _at, "place": _in, "level": _all_of, "plan": _aimed, "head": _told}
    return checks[want.kind](want.word)


def _at(word: str) -> Check:
    """A check of a time against the period of a fact; if that names no year, against the title of its document, its
    texts, and the date of the document; but a work report tells of the year before its date too. Otherwise a
    sentence that names the time will do.
    """
    is_of = asked(in_full(word))
    plain = normal(word)

    def check(fact: Fact) -> Met | None:
        document = fact.document
        if fact.period and is_of(fact.period):
            return Met(word, "period", fact.period)
        has_year = re.search(YEAR, fact.period) is not None
        time, field = dated(document)
        is_dated = not has_year and is_of(f"{time} {fact.period}")
        if is_dated and field == "document":
            return Met(word, field, document.title)
        if plain in text_of(fact):
            return Met(word, "source" if has_year else "statement", fact.source)
        return Met(word, field, time) if is_dated else None

    return check


def _in(word: str) -> Check:
    """A check of a place, or another word, against the names of a fact, the title and publisher of its document, and
    its other texts; that only the sentence has it counts less.
    """
    plain = normal(word)
    names = naming(plain)

    def check(fact: Fact) -> Met | None:
        for name in (fact.topic, *fact.aliases):
            if plain in normal(name):
                return Met(word, "topic" if name is fact.topic else "alias", name)
        for text in titles_of(fact.document):
            if names(_normal(text), letters_of(text)):
                return Met(word, "document", text)
        said = ((field, text) for field, text in fields_of(fact) if plain in normal(text))
        return next((Met(word, field, text) for field, text in said), None)

    return check


def _aimed(word: str) -> Check:
    """A check of 目标 or 计划, which a planned number meets; another text that says so counts less."""
    in_text, plain = _in(word), normal(word)

    def check(fact: Fact) -> Met | None:
        if is_plan(fact.qualifier) or normal(fact.topic).endswith(plain):
            return Met(word, "statement", fact.statement)
        met = in_text(fact)
        if not met or met.field in ("source", "document"):
            return None  # it may be about another number
        return met._replace(field="source")

    return check


def _told(head: str) -> Check:
    """A check of 产量, which a number in a fitting unit meets; one that is planned counts less."""
    from .heads import fits  # loads the units, for few queries

    is_told = fits(head)

    def check(fact: Fact) -> Met | None:
        is_met = fact.quantity is not None and is_told(fact.unit, fact.qualifier)
        field = "source" if is_plan(fact.qualifier) else "statement"
        return Met(head, field, fact.statement) if is_met else None

    return check


def _all_of(word: str) -> Check:
    """A check of 全区, which a document about a 区 meets, or about no known place."""

    def check(fact: Fact) -> Met | None:
        if is_of_level(fact.document, word) or word in text_of(fact):
            return Met(word, "document", fact.document.title)
        return None

    return check


def by_surroundings(fact: Fact, word: str) -> Met | None:
    """How a fact meets a word by its section or document."""
    if word in names_of_section(fact.section):
        return Met(readable(word), "section", fact.section.title or fact.section.name)
    if word in names_of_document(fact.document):
        return Met(readable(word), "document", fact.document.title)
    return None


def is_of_level(document: Document, word: str) -> bool:
    """Whether a document is about a place of the level of 全区, or about no known place."""
    places = places_of(document)
    return not places or places[-1].endswith(word[-1])


_normal = lru_cache(1 << 12)(normal)  # thousands of facts may be of one document


@lru_cache(8)  # each of many times is looked for in it
def text_of(fact: Fact) -> str:
    """The searched texts of a fact, in normal form."""
    return BREAK.join(normal(text) for _field, text in fields_of(fact))


class Judge:
    """What hits meet of what is wanted."""

    def __init__(self, wants: Sequence[Want]) -> None:
        self._checks = {want.word: check_of(want) for want in wants}
        times = (want.word for want in wants if want.kind == "time")
        self.years = [word for word in dict.fromkeys(times) if names_years(in_full(word))]

    def __call__(self, hit: Hit) -> Hit:
        """A hit with what it meets; of several years any will do."""
        each = {word: check(hit.fact) for word, check in self._checks.items()}
        met = (*hit.met, *filter(None, each.values()))
        of_year = any(each[year] for year in self.years)
        without = (w for w, one in each.items() if not one and not (of_year and w in self.years))
        return hit._replace(met=met, without=tuple(without))

    def ordered(self, hits: Sequence[Hit]) -> list[Hit]:
        """Hits that meet as much, best first, without the years that none of them meets."""
        best = preferred_first(hits)
        told = {one.word for hit in best for one in hit.met}.union(*(hit.without for hit in best))
        missing = tuple(year for year in self.years if year not in told)
        return [hit._replace(without=hit.without + missing) for hit in best]


def hit_of(fact: Fact, matches: tuple[Match, ...], words: Iterable[str]) -> Hit:
    """The hit of a fact, with how it meets those of the words that it does not match by what is around them."""
    matched = {match.word for match in matches}
    met = (by_surroundings(fact, word) for word in words if readable(word) not in matched)
    return Hit(fact, score(matches), matches, tuple(filter(None, met)))


def preferred_first(hits: Iterable[Hit]) -> list[Hit]:
    """Hits, best first; before others those whose names meet something (青石区的学校), then those of the time that is
    asked for, which the sentence of another may name too: 由2019年的5家增加到8家.
    """
    return sorted(ranked(hits), key=preference)


def preference(hit: Hit) -> tuple[bool, bool]:
    """The place of a hit among others as `preferred_first` has it, of which the least is the best."""
    return not is_met_in_name(hit), not is_of_time(hit)


def is_met_in_name(hit: Hit) -> bool:
    """Whether a name of the fact meets something."""
    return any(one.field in NAMES for one in hit.met)


def is_of_time(hit: Hit) -> bool:
    """Whether no year that is asked for is only named in the sentence of the fact."""
    return not any(_years_said(hit))


def year_aside(hit: Hit) -> str:
    """The year that is asked for, if the sentence of a fact of another only names it, or only compares with it.

    >>> from xhl import load
    >>> year_aside(load().search("2020年5G基站")[0])
    ''
    """
    said = (
        one.word
        for one in _years_said(hit)
        if one.field == "source" or re.search(f"[{_COMPARING}]{re.escape(one.word)}", one.text)
    )
    return next(said, "")


def _years_said(hit: Hit) -> Iterator[Met]:
    said = (one for one in hit.met if one.field in ("statement", "source"))
    return (one for one in said if names_years(in_full(one.word)))
