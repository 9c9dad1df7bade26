"""Building an index: one SQLite file with the facts of a base and what its searches look up.

A row for each fact; a full-text table (FTS5) with the terms of each fact; the statistics of the whole base.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from ..search.fields import BREAK, fields_of
from ..search.statistics import Statistics, Tally
from ..text.normalize import normals
from .terms import FACT, InitialCodes, SoundCodes, numbers_in

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..listeners import Progress
    from ..model import Fact

_TABLES = """
    create table meta (name text primary key, value text) without rowid;
    create table fact (
        id integer primary key, topic, section, statement, source, document,
        written, unit, qualifier, period, aliases, path, line, place
    );
    create virtual table term using fts5(words, content='', detail=none, tokenize='ascii');
"""
_GATHERED = 1 << 26  # bytes of words that FTS5 gathers before it writes them
_CHUNK = 2000  # facts that are worked on at once


def build(base: FactBase, path: Path, progress: Progress) -> None:
    """Write the index of a base to a file that is empty. Raises `OSError` and `sqlite3.Error`.

    Nobody else may know the file: SQLite takes no locks on it, which may be locked already.

    >>> from tempfile import TemporaryDirectory
    >>> from xhl import load
    >>> with TemporaryDirectory() as folder:
    ...     build(load(), Path(folder, "facts.index"), lambda done, every: print(done, "of", every))
    145 of 145
    """
    file = f"{path.absolute().as_uri()}?nolock=1"
    db = sqlite3.connect(file, uri=True, isolation_level=None, check_same_thread=False)
    try:
        db.executescript(f"pragma journal_mode = off; pragma synchronous = off; {_TABLES}")
        db.execute("insert into term (term, rank) values ('hashsize', ?)", (_GATHERED,))
        db.execute("begin")
        _write(db, base, progress)
        db.execute("commit")
    finally:
        db.close()


def _write(db: sqlite3.Connection, base: FactBase, progress: Progress) -> None:
    row = _rows(base)
    rows = (row(i, fact) for i, fact in enumerate(base))
    columns = ", ".join("?" * 14)
    db.executemany(f"insert into fact values ({columns})", rows)  # noqa: S608 (question marks)
    tally, sounds, initials = Tally(), SoundCodes(), InitialCodes()
    # SQLite writes the words of one chunk while those of the next are made.
    with ThreadPoolExecutor(max_workers=1) as writer:
        writing: Future[object] | None = None
        for start in range(0, len(base), _CHUNK):
            facts = base.facts[start : start + _CHUNK]
            by_fact, names = _forms(facts, tally)
            words = zip(
                _pairs(by_fact, sounds),
                _pairs(names, initials),
                map(numbers_in, by_fact),
                strict=True,
            )
            if writing:
                writing.result()
            writing = writer.submit(_insert, db, start, list(map(" ".join, words)))
            progress(start + len(facts), len(base))
        if writing:
            writing.result()
    db.executemany("insert into meta values (?, ?)", _meta(base, tally.result()))


def _insert(db: sqlite3.Connection, start: int, words: list[str]) -> None:
    """Write the words of the facts from number ``start`` on.

    As one statement: between statements SQLite has to wait for the interpreter.
    """
    many = "insert into term (rowid, words) select key + ?, value from json_each(?)"
    db.execute(many, (start, json.dumps(words, ensure_ascii=False)))


def _rows(base: FactBase) -> Callable[[int, Fact], tuple[object, ...]]:
    """What makes the row of a fact, with numbers for its section, document and file."""
    sections = {section.name: i for i, section in enumerate(base.sections)}
    documents = {document: i for i, document in enumerate(base.documents)}
    files = {path: i for i, path in enumerate(base.paths)}

    def row(i: int, fact: Fact) -> tuple[object, ...]:
        (
            topic,
            section,
            statement,
            source,
            document,
            quantity,
            period,
            aliases,
            path,
            line,
            place,
        ) = fact
        where = (files[path], line, place or None)
        number = quantity or (None, None, None)
        others = json.dumps(aliases, ensure_ascii=False) if aliases else None
        # Most statements of drafted bases are their source sentences.
        said = None if statement == source else statement
        named = (topic, sections[section.name], said, source, documents[document])
        return (i, *named, *number, period, others, *where)

    return row


def _forms(facts: Sequence[Fact], tally: Tally) -> tuple[list[str], list[str]]:
    """The normal forms of each fact: of all its texts, and of its names; they are counted too."""
    fields = [field for fact in facts for field in fields_of(fact)]
    forms = normals([text for _, text in fields])
    by_field: dict[str, list[str]] = {}
    for (field, _), plain in zip(fields, forms, strict=True):
        by_field.setdefault(field, []).append(plain)
    for field, plains in by_field.items():
        tally.add(field, plains)
    by_fact, names, at = [], [], 0
    for fact in facts:
        end = at + 2 + len(fact.aliases) + (fact.source != fact.statement)
        by_fact.append(BREAK.join(forms[at:end]) + BREAK)
        names.append(BREAK.join(forms[at : at + 1 + len(fact.aliases)]) + BREAK)
        at = end
    return by_fact, names


def _pairs(texts: Iterable[str], codes: dict[int, str]) -> Iterator[str]:
    """For each text the pairs of what its characters stand for, as words."""
    for text in FACT.join(texts).translate(codes).split(FACT):
        yield " ".join(map(str.__add__, text, text[1:]))


def _meta(base: FactBase, statistics: Statistics) -> Iterator[tuple[str, str]]:
    yield "facts", str(len(base))
    yield "title", base.title
    yield "sections", json.dumps(base.sections)
    yield "documents", json.dumps(base.documents)
    yield "counts", json.dumps(statistics.counts)
    yield "scope", json.dumps(statistics.scope)
