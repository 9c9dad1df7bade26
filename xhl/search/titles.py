"""What documents are called, as one text, in which those with a word are found without reading any other."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from ..text.normalize import normal, normals
from .fields import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..model import Document

_END = "\0"  # after each document; normal forms do not contain it
_FEWEST = 4  # letters of a place in pinyin
# Words of file names that name no place: 统计人员 is no 人员 of tongji-2020.
_KINDS = frozenset(
    "baogao gongbao tongji gongzuo jihua guihua yusuan juesuan zongjie zhengfu jingji shehui fazhan nianbao niandu"
    " shuju caizheng jiaoyu weisheng nongye gongye quanwen zhaiyao xinwen cailiao jianghua".split()
)


class Called(NamedTuple):
    """What a document is called, in normal form."""

    title: str
    publisher: str
    stem: str  # the name of its file
    key: str
    date: str
    letters: str  # the words of letters in the first three, each between spaces

    @property
    def texts(self) -> str:
        """What may name its place."""
        return BREAK.join(self[:3])

    def is_named(self, word: str) -> bool:
        """Whether a query may call it by a word."""
        return any(word in name for name in (self.title, self.key, self.date))


class Titles:
    """What some documents are called.

    >>> from ..model import Document
    >>> titles = Titles.of([Document("r", "东河县公报"), Document("s", "青石县公报", file="qingshi-2020.txt")])
    >>> [(place, one.title) for place, one in titles.having("青石")], titles.have_letters("qingshi")
    ([(1, '青石县公报')], True)
    """

    def __init__(self, each: Iterable[str]) -> None:
        """Each is what one document is called, as of `called`."""
        self._text = "".join(one + _END for one in each)

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Titles:
        return cls(called(documents))

    def having(self, word: str) -> Iterator[tuple[int, Called]]:
        """The documents that are called by a word, in normal form, or have it in letters between spaces; each with
        its place.
        """
        text, place, start = self._text, 0, 0
        while (at := text.find(word, start)) >= 0:
            place += text.count(_END, start, at)
            begin, start = text.rfind(_END, 0, at) + 1, text.find(_END, at)
            yield place, Called(*text[begin:start].split(BREAK))

    def mean(self, text: str) -> bool:
        """Whether a text names a document, by its key or a part of its title.

        >>> from ..model import Document
        >>> titles = Titles.of([Document("r20", "青石县2020年公报")])
        >>> titles.mean("青石县 2020"), titles.mean("R20"), titles.mean("r2"), titles.mean(" ")
        (True, True, False, False)
        """
        word = normal(text)
        found = self.having(word) if word else ()
        return any(word in one.title or word == one.key for _place, one in found)

    def have_letters(self, word: str) -> bool:
        """Whether any document is called by a word of letters."""
        return between_spaces(word) in self._text


def called(documents: Sequence[Document]) -> list[str]:
    """What each document is called, as one text."""
    names = [(*titles_of(one), one.key, one.date) for one in documents]
    forms = iter(normals([*chain.from_iterable(names)]))
    letters = (sorted(letters_of(BREAK.join(own[:3]))) for own in names)
    return [
        BREAK.join((*islice(forms, len(own)), between_spaces(" ".join(words)) if words else ""))
        for own, words in zip(names, letters, strict=True)
    ]


def between_spaces(letters: str) -> str:
    """Words of letters as `Called` has them.

    >>> Titles.of([]).have_letters("qingshi"), between_spaces("qingshi gaotie")
    (False, ' qingshi gaotie ')
    """
    return f" {letters} "


def titles_of(document: Document) -> tuple[str, str, str]:
    """The texts that may name the place of a document."""
    return document.title, document.publisher, stem(document)


def stem(document: Document) -> str:
    """The name of the file of a document, without its folder and ending."""
    if not document.file:
        return ""
    name = re.split(r"[/\\]", document.file)[-1]
    return name.rpartition(".")[0] or name


def letters_of(text: str) -> frozenset[str]:
    """The words of letters in a text that are long enough to be a place in pinyin.

    >>> letters_of("qingshi-tongji-2020")
    frozenset({'qingshi'})
    """
    return frozenset(re.findall(f"[a-z]{{{_FEWEST},}}", text.casefold())) - _KINDS
