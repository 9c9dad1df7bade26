"""A base that is read from its index, as far as a search asks for it; indexing.py writes indexes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, overload
from weakref import finalize

from ..errors import DamagedIndex
from ..fact_base import FactBase
from ..model import Document, Fact, Quantity, Section
from ..search.engine import Searcher
from ..search.fields import Text, texts_of
from ..search.large import LargeCorpus
from ..search.statistics import Scope, Statistics
from .terms import initial_code, number_word, sound_code

if TYPE_CHECKING:
    from ..search.index import Term

_AT_ONCE = 500  # facts that are read at once: SQLite has a limit of variables


class StoredBase(FactBase):
    """A base whose facts are read when they are asked for; those of a part are in memory.

    >>> from tempfile import TemporaryDirectory
    >>> from xhl import load
    >>> from xhl.index import build as indexing
    >>> with TemporaryDirectory() as folder:
    ...     indexing.build(load(), Path(folder, "facts.index"), lambda done, total: None)
    ...     base = opened(Path(folder, "facts.index"), ["facts.toml"])
    ...     [hit.fact.value for hit in base.searcher.search("jizhan")]
    [429]
    """

    def __init__(self, facts: StoredFacts, paths: Sequence[str]) -> None:
        super().__init__(facts, facts.sections, facts.documents, facts.meta["title"], tuple(paths))
        self._stored: Final = facts

    @cached_property
    def searcher(self) -> Searcher:
        return Searcher(self._stored, LargeCorpus(StoredIndex(self._stored)))


def opened(path: Path, paths: Sequence[str]) -> StoredBase:
    """The base of an index; ``paths`` names the files it was made of.

    Raises `DamagedIndex`, or `LookupError`, `TypeError` or `ValueError` where it is no index.

    >>> from tempfile import TemporaryDirectory
    >>> from xhl import load
    >>> from xhl.index import build as indexing
    >>> with TemporaryDirectory() as folder:
    ...     indexing.build(load(), Path(folder, "facts.index"), lambda done, total: None)
    ...     opened(Path(folder, "facts.index"), ["facts.toml"]).search("机站")[0].fact.topic
    '5G基站'
    """
    return StoredBase(StoredFacts(path, paths), paths)


class StoredFacts(Sequence[Fact]):
    """The facts of an index.

    >>> from tempfile import TemporaryDirectory
    >>> from xhl import load
    >>> from xhl.index import build as indexing
    >>> with TemporaryDirectory() as folder:
    ...     indexing.build(load(), Path(folder, "facts.index"), lambda done, total: None)
    ...     facts = StoredFacts(Path(folder, "facts.index"), ["facts.toml"])
    ...     [number] = facts.matching(f'"{number_word("429")}"')
    ...     facts.fetch([number])  # at once, where there are many
    ...     facts[number].topic, len(facts) == len(load())
    ('5G基站', True)
    """

    def __init__(self, path: Path, paths: Sequence[str]) -> None:
        self._path = path
        self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        finalize(self, _close, self._db)  # from Python 3.13 on, one that is left open is told of
        self._paths = paths
        self._known: dict[int, Fact] = {}
        self.meta: dict[str, str] = dict(self._rows("select name, value from meta"))
        self._size = int(self.meta["facts"])
        self.sections = tuple(
            Section(name, title, tuple(aliases))
            for name, title, aliases in json.loads(self.meta["sections"])
        )
        self.documents = tuple(map(_document, json.loads(self.meta["documents"])))

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, i: int) -> Fact: ...

    @overload
    def __getitem__(self, i: slice) -> Sequence[Fact]: ...

    def __getitem__(self, i: int | slice) -> Fact | Sequence[Fact]:
        numbers = range(self._size)[i]
        if isinstance(numbers, int):
            self.fetch((numbers,))
            return self._known[numbers]
        self.fetch(numbers)
        return [self._known[number] for number in numbers]

    def __iter__(self) -> Iterator[Fact]:
        return map(self._fact, self._rows("select * from fact order by id"))

    def fetch(self, facts: Iterable[int]) -> None:
        """Read some facts at once."""
        unknown = [fact for fact in facts if fact not in self._known]
        for start in range(0, len(unknown), _AT_ONCE):
            some = unknown[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"select * from fact where id in ({marks})"  # noqa: S608 (question marks)
            for row in self._rows(query, some):
                self._known[row[0]] = self._fact(row)

    def _fact(self, row: Sequence[Any]) -> Fact:
        (
            _,
            topic,
            section,
            statement,
            source,
            document,
            *number,
            period,
            aliases,
            path,
            line,
            place,
        ) = row
        return Fact(
            topic,
            self.sections[section],
            source if statement is None else statement,
            source,
            self.documents[document],
            Quantity(*number) if number[0] is not None else None,
            period,
            tuple(json.loads(aliases)) if aliases else (),
            self._paths[path],
            line,
            place or "",
        )

    def matching(self, words: str) -> list[int]:
        """The facts that a full-text query finds, in order."""
        query = "select rowid from term where term match ? order by rowid"
        return [fact for (fact,) in self._rows(query, (words,))]

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        """The rows of a query. Raises `DamagedIndex`, after the index was taken away."""
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            with suppress(OSError):
                self._path.unlink()
            raise DamagedIndex(self._path) from error


def _close(db: sqlite3.Connection) -> None:
    with suppress(sqlite3.ProgrammingError):  # the last who knew it is another thread
        db.close()


def _document(values: Sequence[Any]) -> Document:
    *texts, uncovered = values  # JSON has no tuples
    return Document._make([*texts, tuple(map(tuple, uncovered))])


class StoredIndex:
    r"""What a search asks of a stored base: what `MemoryIndex` is for one in memory.

    >>> from tempfile import TemporaryDirectory
    >>> from xhl import load
    >>> from xhl.index import build as indexing
    >>> with TemporaryDirectory() as folder:
    ...     indexing.build(load(), Path(folder, "facts.index"), lambda done, total: None)
    ...     index = StoredIndex(StoredFacts(Path(folder, "facts.index"), ["facts.toml"]))
    ...     [number] = index.with_term(("ji", "zhan"))
    ...     number in index.with_initials("jz"), index.texts([number])[0].original
    ...     index.statistics.size == load().searcher.corpus.statistics.size
    (True, '5G基站')
    True
    """

    def __init__(self, facts: StoredFacts) -> None:
        self._facts = facts

    @cached_property
    def statistics(self) -> Statistics:
        scope = json.loads(self._facts.meta["scope"])
        counts = json.loads(self._facts.meta["counts"])
        return Statistics(counts, {field: Scope(*places) for field, places in scope.items()})

    def with_term(self, term: Term) -> list[int]:
        """The facts in which a sound, a number, or a pair of sounds stands."""
        if len(term) == 2:
            return self._facts.matching(f'"{sound_code(term[0])}{sound_code(term[1])}"')
        if term[0][:1].isdigit():
            return self._facts.matching(f'"{number_word(term[0])}"')
        return self._facts.matching(f'"{sound_code(term[0])}"*')  # the sound begins some pair

    def with_initials(self, pair: str) -> list[int]:
        """The facts with these two initials, one behind the other, in their topic or an alias."""
        return self._facts.matching(f'"{"".join(map(initial_code, pair))}"')

    def texts(self, facts: Sequence[int]) -> list[Text]:
        """The texts of some facts."""
        self._facts.fetch(facts)
        return texts_of((fact, self._facts[fact]) for fact in facts)
