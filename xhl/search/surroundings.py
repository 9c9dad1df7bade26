"""The sections and documents of a base, which words of a query may name."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from ..text.hanzi import is_han
from ..text.normalize import normal
from ..text.patterns import CHARACTER, YEAR, pattern
from ..text.places import in_title, short
from ..text.simplify import simplified
from ..text.sounds import sound_of
from .fields import BREAK
from .titles import Titles, between_spaces, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..model import Document, Section

_BEFORE_YEAR = pattern(rf"({CHARACTER}{{1,3}}[^\W\da-z报告表料计算划结据作年度])[-_ ]?(?={YEAR})")
_SPELLED = range(4, 1, -1)  # characters of a name in pinyin
_FEWEST = 4  # letters of a place in pinyin


class Surroundings:
    """The sections and documents of a base, which words of a query may name.

    >>> from ..model import Document, Section
    >>> around = Surroundings([Section("生态")], [Document("r", "青石县2020年公报")])
    >>> around.places, around.has("公报"), around.has("生态"), around.has("高铁")
    (('青石县', '青石'), True, True, False)
    """

    def __init__(
        self,
        sections: Sequence[Section] = (),
        documents: Sequence[Document] = (),
        titles: Titles | None = None,
    ) -> None:
        """``titles`` are those of the documents, if they are known."""
        self._sections, self.documents = sections, documents
        self._titles = titles or Titles.of(documents)
        self._by_place: dict[str, frozenset[Document]] = {}

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places that titles name, with and without their level (市, 县, 区), longest first."""
        return _named_in(self.documents)

    def place_at(self, word: str) -> str:
        """The longest of them that a word, in normal form, begins or ends with; "" if there is none.

        >>> from ..model import Document
        >>> Surroundings([], [Document("r", "青石县2020年公报")]).place_at("青石基站")
        '青石'
        """
        ends = {word[:2], word[-2:]}
        some = {place for end in ends for place, _ in self._titles.having(end)}
        names = _named_in(self.documents[place] for place in sorted(some))
        return next((one for one in names if word.startswith(one) or word.endswith(one)), "")

    def named(self, place: str) -> frozenset[Document]:
        """The documents whose title or publisher names a place, in normal form."""
        known = self._by_place.get(place)
        if known is None:  # several queries in one start name the same place
            names = naming(place)
            words = (short(place) or place, *map(between_spaces, _spelled(place)))
            each = chain.from_iterable(map(self._titles.having, words))
            found = {at for at, one in each if names(one.texts, frozenset(one.letters.split()))}
            known = self._by_place[place] = frozenset(self.documents[at] for at in found)
        return known

    def spelled(self, word: str) -> str:
        """The name that a word begins with and a title or file has in pinyin: 青石 for qingshi-2020.

        >>> from ..model import Document
        >>> Surroundings([], [Document("d", "qingshi-2020")]).spelled("青石基站")
        '青石'
        """
        starts = (word[:end] for end in _SPELLED if end <= len(word))
        return next((one for one in starts if self._titles.have_letters(_pinyin(one))), "")

    def place_spelled(self, letters: str) -> str:
        """The place that titles name and letters spell (青石 for qingshi), or that these have in letters; or "".

        >>> from ..model import Document
        >>> around = Surroundings([], [Document("r", "青石县2020年公报")])
        >>> around.place_spelled("qingshi"), around.place_spelled("gdp")
        ('青石', '')
        """
        is_long = len(letters) >= _FEWEST and letters.isascii() and letters.isalpha()
        if is_long and self._titles.have_letters(letters):
            return letters
        return self._places_spelled.get(letters, "") if is_long else ""

    @cached_property
    def _places_spelled(self) -> dict[str, str]:
        return {letters: place for place in self.places if (letters := _pinyin(place))}

    def has(self, word: str) -> bool:
        """Whether a word, in normal form, occurs in the name of a section or document."""
        if len(word) < 2:
            return False
        is_named = any(one.is_named(word) for _place, one in self._titles.having(word))
        return is_named or any(word in names_of_section(one) for one in self._sections)

    def having(self, word: str) -> tuple[list[Section], frozenset[Document]]:
        """The sections and documents whose names have a word, in normal form."""
        sections = [one for one in self._sections if word in names_of_section(one)]
        found = (place for place, one in self._titles.having(word) if one.is_named(word))
        return sections, frozenset(self.documents[place] for place in found)


def _named_in(documents: Iterable[Document]) -> tuple[str, ...]:
    """The places that titles name, in normal form, with and without their level, longest first."""
    each = (places_of(one) or _first(_before_year, one) for one in documents)
    full = dict.fromkeys(chain.from_iterable(each))
    names = dict.fromkeys(normal(name) for one in full for name in (one, short(one)) if name)
    return tuple(sorted(names, key=len, reverse=True))


def places_of(document: Document) -> tuple[str, ...]:
    """The places that a title names, or else the name of the file."""
    return _first(in_title, document)


def _first(read: Callable[[str], tuple[str, ...]], document: Document) -> tuple[str, ...]:
    """What is read in a title, or else in the name of the file."""
    return read(simplified(document.title)) or read(simplified(stem(document)))


def _before_year(text: str) -> tuple[str, ...]:
    """The name that a title begins with, if a year follows: 青石2020年公报.

    >>> _before_year("青石2020年公报"), _before_year("公报2020")
    (('青石',), ())
    """
    match = _BEFORE_YEAR.match(text)
    return (match[1],) if match else ()


def naming(place: str) -> Callable[[str, frozenset[str]], bool]:
    """Whether a title, in normal form and its words of letters, names a place: as it is, without its level, or in
    pinyin.

    >>> named = naming("青石县")
    >>> named("青石2020年公报", frozenset()), named("", frozenset({"qingshi"})), named("青石桥", frozenset())
    (True, True, False)
    """
    name = short(place)
    alone = pattern(rf"{re.escape(name)}(?!{CHARACTER})") if name else None
    spelled = _spelled(place)

    def names(plain: str, letters: frozenset[str]) -> bool:
        is_said = place in plain or (alone is not None and alone.search(plain) is not None)
        return is_said or not letters.isdisjoint(spelled)

    return names


def _spelled(place: str) -> list[str]:
    """A place in pinyin, with and without its level."""
    return [letters for name in (place, short(place)) if (letters := _pinyin(name))]


def _pinyin(name: str) -> str:
    """A name of Chinese characters in pinyin."""
    return "".join(map(sound_of, name)) if name and all(map(is_han, name)) else ""


def names_of_section(section: Section) -> str:
    """The names of a section, in normal form."""
    return BREAK.join(map(normal, (section.name, section.title, *section.aliases)))


def names_of_document(document: Document) -> str:
    """What a query may call a document by, in normal form."""
    return BREAK.join(map(normal, (document.title, document.key, document.date)))
