"""The facts that a command reads: which bases, and which of their documents and sections."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..errors import FileError, UserError
from ..facts.load import BadBase, shipped
from ..files.stamps import Stamps
from ..files.user_dirs import is_draft
from ..i18n.messages import _
from ..index.open import open_base
from ..listeners import SILENT, Listener, Note, Progress, ignore
from .config import configured, refused

if TYPE_CHECKING:
    from ..fact_base import FactBase
    from ..model import Document, Section

VARIABLE = "XHL_FACTS"
# The paths of documents -> those of the drafts of their bases, or why a document cannot be read.
Drafter = Callable[[Sequence[str], Progress], Sequence["str | FileError"]]

Origin = Literal["-F", "XHL_FACTS", "config", "shipped"]


class Source(NamedTuple):
    """A file to read, and why."""

    path: str
    origin: Origin
    named: str  # the path as it was named: of the file, or of a folder above it


def sources(
    named: Sequence[str] | None,
    environment: Mapping[str, str] = os.environ,
    stamps: Stamps | None = None,
) -> list[Source]:
    """The files to read: those named, else those of the environment, of the configuration, or the shipped
    one; for a folder, all files below. ``stamps`` gets what is seen of them. Raises `UserError`.

    >>> sources(["facts.toml"])
    [Source(path='facts.toml', origin='-F', named='facts.toml')]
    >>> [source.origin for source in sources(None, {"XHL_FACTS": shipped()})]
    ['XHL_FACTS']
    >>> [source.origin for source in sources(None, {})]
    ['shipped']
    """
    if named:
        return _files(named, "-F", stamps)
    if listed := [path for path in environment.get(VARIABLE, "").split(os.pathsep) if path]:
        for path in listed:
            if not os.path.exists(path):
                problem = _("{path}: no such file; it is named by {variable}")
                raise UserError(problem.format(path=path, variable=VARIABLE))
        return _files(listed, "XHL_FACTS", stamps)
    settings = configured()
    if settings and settings.facts:
        from .config_file import existing  # loaded already where there is a configuration

        return _files(existing(settings), "config", stamps)
    return _files([shipped()], "shipped", stamps)


def bases(named: Sequence[str] | None) -> list[str]:
    """The paths of the bases to read. Raises `UserError` if a document is named, or a folder of documents
    alone.
    """
    from ..files.documents import is_document

    found = sources(named)
    documents = [source for source in found if is_document(source.path)]
    for source in documents:
        if source.named == source.path:
            problem = _("{path} is a document, not a base: xhl draft makes a base from it")
            raise UserError(problem.format(path=source.path))
    if len(documents) == len(found):
        problem = _("{path}: documents, but no base (*.toml): xhl draft makes a base from each")
        raise UserError(problem.format(path=found[0].named))
    passed = set(documents)
    return [source.path for source in found if source not in passed]


def opened(
    named: Sequence[str] | None,
    sections: Sequence[str] | None = None,
    documents: Sequence[str] | None = None,
    periods: Sequence[str] | None = None,
    *,
    drafted: Drafter | None = None,
    listener: Listener = SILENT,
    count: Callable[[FactBase], int] = len,
) -> tuple[FactBase, list[str]]:
    """The base of these files, or its part in some sections, documents and periods; and notes for the
    user: which section or document was taken, what else the word could mean, that there is no index. A
    document is replaced by its draft.

    ``listener`` hears what takes long; notes are returned. ``count`` gives how many facts of a part a note is to
    count. Raises `BadBase`, and `UserError` for an unknown section or document.

    >>> base, notes = opened(None, ["防疫", "创新"])
    >>> {fact.section.name for fact in base} == {"防疫", "创新"}
    True
    >>> opened(None, ["高铁"])
    Traceback (most recent call last):
    xhl.errors.UserError: unknown section "高铁"; there are: 概况、防疫、创新、产业、生态、城乡、安全、党建、规划、图片
    """
    notes: list[str] = []
    stamps = Stamps()
    found = sources(named, stamps=stamps)
    base = _opened(found, drafted, stamps, listener.noting(notes.append))
    if documents:
        base = _of_documents(base, documents, notes)
    if sections:
        base = _in_sections(base, sections, notes)
    if periods:
        base = _of_periods(base, periods, notes, count)
    return base, notes


def _opened(
    found: Sequence[Source], drafted: Drafter | None, stamps: Stamps, listener: Listener
) -> FactBase:
    """The base of these files; one in a folder that is no base is left out with a note, and a damaged draft is
    made anew. Raises `BadBase` for one that is named itself, and if there is no other.
    """
    ready = in_toml(found, drafted, listener)
    removed: set[str] = set()
    while True:
        files = [path for _source, path in ready]
        try:
            return open_base(files, stamps=stamps, listener=listener)
        except BadBase as bad:
            wrong = {problem.path for problem in bad.complaints}
            if damaged := {path for path in wrong - removed if is_draft(path)}:
                removed |= damaged
                for path in damaged:
                    # Another process may have removed it; one that stays is told of.
                    with suppress(OSError):
                        os.remove(path)
                ready, stamps = in_toml(found, drafted, listener.noting(ignore)), Stamps()
                continue
            kept = left_out(bad, ready, listener.note)
            if not kept:
                raise
        ready = kept


def left_out(
    bad: BadBase, ready: Sequence[tuple[Source, str]], note: Note
) -> list[tuple[Source, str]]:
    """The files without those that are no bases, each of which a note names; none if one of these is named
    itself.
    """
    wrong = {problem.path: problem for problem in reversed(bad.complaints)}
    left = [source for source, path in ready if path in wrong]
    kept = [(source, path) for source, path in ready if path not in wrong]
    if not left or not kept or any(source.named == source.path for source in left):
        return []
    for problem in reversed(wrong.values()):
        note(_("{problem}; this file is left out").format(problem=problem))
    return kept


def in_toml(
    found: Sequence[Source],
    drafted: Drafter | None = None,
    listener: Listener = SILENT,
) -> list[tuple[Source, str]]:
    """The files to read, each with its TOML file: itself, or the draft of a document. A document in a
    folder that cannot be read is left out with a note. Raises `UserError` for one that is named itself, and if
    nothing can be read.
    """
    if drafted is None or all(source.path.endswith(".toml") for source in found):
        return [(source, source.path) for source in found]
    from ..files.documents import is_document

    documents = [source.path for source in found if is_document(source.path)]
    drafts = dict(zip(documents, drafted(documents, listener.drafting), strict=True))
    ready: list[tuple[Source, str]] = []
    left: list[str] = []
    for source in found:
        path = drafts.get(source.path, source.path)
        if isinstance(path, str):
            ready.append((source, path))
        elif source.named == source.path:
            raise UserError(f"{source.path}: {path.problem}")
        else:
            said = _("{path} is left out: {reason}")
            left.append(said.format(path=source.path, reason=path.problem))
    if left and not ready:
        raise UserError(_("none of the documents can be read"), *left)
    for note in left:
        listener.note(note)
    return ready


def _files(named: Iterable[str], origin: Origin, stamps: Stamps | None) -> list[Source]:
    """The files of these paths and below them, each file once, even under several names."""
    found = []
    for path in named:
        if os.path.isdir(path):
            from ..files.find import bases_below  # most bases are named one by one

            found += [Source(below, origin, path) for below in bases_below(path)]
        elif path == "-":
            raise UserError(
                _("-: bases and documents to search are files; save standard input as one")
            )
        else:
            found.append(Source(path, origin, path))
    if len(found) == 1:
        return found
    seen = Stamps() if stamps is None else stamps
    distinct: dict[object, Source] = {}
    for source in found:
        device_and_inode = tuple(seen[source.path][:2])
        # Loading will say what is wrong with a file that is inaccessible.
        distinct.setdefault(device_and_inode or source.path, source)
    return list(distinct.values())


def _of_documents(base: FactBase, words: Sequence[str], notes: list[str]) -> FactBase:
    from ..facts.documents import labels
    from ..facts.sections import counted
    from ..facts.select import of_documents

    names = labels(base.documents)
    wanted = {document for word in words for document in _documents(names, word, notes)}
    chosen = tuple(document for document in base.documents if document in wanted)
    part = base.part(of_documents(base, wanted), documents=chosen)
    used = {count.section for count in counted(base.sections, part.facts) if count.facts}
    sections = tuple(section for section in base.sections if section in used)
    return part.part(part.facts, sections)


def _documents(names: Mapping[Document, str], word: str, notes: list[str]) -> tuple[Document, ...]:
    """The documents that a word means. Raises `UserError`."""
    from ..facts.documents import resolved

    chosen, rule = resolved(list(names), word)
    if not chosen:
        problem = _('unknown document "{word}"; there are: {known}')
        known = "、".join(names.values())
        raise refused("document", word, problem.format(word=word, known=known))
    if rule != "name":
        titles = "、".join(names[document] for document in chosen)
        notes.append(_('document "{word}" taken as {titles}').format(word=word, titles=titles))
    return chosen


def _in_sections(base: FactBase, words: Sequence[str], notes: list[str]) -> FactBase:
    from ..facts.select import in_sections

    wanted = {section for word in words for section in _sections(base, word, notes)}
    return base.part(in_sections(base, wanted))


def _sections(base: FactBase, word: str, notes: list[str]) -> tuple[Section, ...]:
    """The sections that a word means. Raises `UserError`."""
    from ..facts.sections import resolve

    chosen, rule, also = resolve(base.sections, word)
    if not chosen:
        problem = _('unknown section "{word}"; there are: {known}')
        known = "、".join(dict.fromkeys(section.name for section in base.sections))
        raise refused("section", word, problem.format(word=word, known=known))
    names = "、".join(dict.fromkeys(section.name for section in chosen))
    if rule == "heading":
        headings = "、".join(section.title or section.name for section in chosen)
        said = _('section "{word}" taken as {names}: the heading is {headings}')
        notes.append(said.format(word=word, names=names, headings=headings))
    if rule == "nearest":
        notes.append(
            _('no section "{word}"; the nearest is {names}').format(word=word, names=names)
        )
    first = {other.name: other for other in reversed(also)}  # of those of several years
    for other in (one for one in also if one is first[one.name]):
        said = _('{title} (section "{name}") also contains "{word}"')
        notes.append(said.format(title=other.title or other.name, name=other.name, word=word))
    return chosen


def _of_periods(
    base: FactBase, words: Sequence[str], notes: list[str], count: Callable[[FactBase], int]
) -> FactBase:
    from ..facts.select import by_time, periods_of
    from ..text.periods import unread

    chosen = by_time(base, words)
    for word in words:
        if not (chosen if len(words) == 1 else by_time(base, [word])).found:
            if rest := unread(word):
                said = _(
                    '"{word}" cannot be read as one time, because of "{rest}"; write it as in'
                    " 2020, 2020年上半年, 2020年三季度, 2020年8月 or 十四五"
                )
                raise UserError(said.format(word=word, rest=rest))
            said = _('no fact has the period "{word}"; the periods are: {known}')
            known = periods_of(base)
            rest = "、…" if len(known) > _PERIODS else ""
            notes.append(said.format(word=word, known="、".join(known[:_PERIODS]) + rest))
    if chosen.by_document and (most := count(base.part(chosen.by_document))):
        said = _("facts that name no year, counted by that of their document: {count}")
        notes.append(said.format(count=most))
    if chosen.unknown and (most := count(base.part(chosen.unknown))):
        said = _("facts left out, as neither they nor their document tell the time: {count}")
        notes.append(said.format(count=most))
    return base.part(chosen.found)


_PERIODS = 20  # that are named
