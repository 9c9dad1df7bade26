"""All problems of bases, alone and against their document; docs/fact-base.md has the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ..errors import FileError, UserError
from ..facts.documents import labels, resolved
from ..facts.load import parsed
from ..facts.problems import Problem, in_words, more_of
from ..facts.schema import Faults, declared, facts_of
from ..files.read import read
from ..i18n.messages import _
from ..listeners import ignore
from ..read.document import read_document
from ..text.sanitize import brief
from . import doubtful, rules
from .rules import Base

if TYPE_CHECKING:
    from ..listeners import Note
    from ..model import Document
    from ..read.blocks import Content


def checked(
    paths: Sequence[str],
    against: str | None = None,
    document: str | None = None,
    content: Content | None = None,
    *,
    named: Collection[str] = (),
    drafted: bool = False,
    note: Note = ignore,
) -> list[Problem]:
    """All problems of these files, in the order of the files and of their lines; with ``drafted`` also the facts that
    their drafts doubt.

    ``against`` is the path of a document that the facts quote, ``content`` its text if it has been read;
    ``document`` says which of several documents it is. Raises `UserError` for a document that is not known, and
    for what cannot be read: if it is all, or one of the files that were ``named`` themselves, not in a folder.
    ``note`` is told how many of the source sentences the document has.
    """
    if document is not None and against is None:
        raise UserError(_("--document says which document --against is: give both"))
    if against is not None and content is None:
        content = read_document(against)
    bases, found = _read(paths, named)
    judged = [*rules.broken(bases), *doubtful.doubts(bases)]
    if drafted:
        judged += chain.from_iterable(map(doubtful.drafted, bases))
    if against is not None and content is not None:
        judged += _disagreements(bases, against, content, document, note)
    originals = rules.originals(bases) if judged else {}
    found += (one._replace(original=originals.get(one.path, "")) for one in judged)
    ranks = {path: rank for rank, path in enumerate(paths)}
    found.sort(key=lambda problem: (ranks.get(problem.path, len(ranks)), problem.line))
    return found


def _read(paths: Sequence[str], named: Collection[str]) -> tuple[list[Base], list[Problem]]:
    """The valid parts of these files, and the problems of loading them. Raises `UserError` as `checked` does."""
    bases: list[Base] = []
    found: list[Problem] = []
    unread: list[Problem] = []
    for path in paths:
        try:
            text = read(path)
        except FileError as reason:
            (found if reason.line else unread).append(Problem.of_file(path, reason))
            continue
        base, problems = _base(path, text)
        found += problems
        bases += [base] if base else []
    if len(unread) == len(paths) or any(problem.path in named for problem in unread):
        raise UserError(*map(str, unread))
    return bases, [*found, *unread]


def summary(problems: Sequence[Problem]) -> str:
    """How many problems there are."""
    errors = sum(problem.level == "error" for problem in problems)
    counted = _("errors: {errors}, warnings: {warnings}")
    warnings = sum(problem.level == "warning" for problem in problems)
    return counted.format(errors=errors, warnings=warnings)


def _base(path: str, text: str) -> tuple[Base | None, list[Problem]]:
    """The valid part of a base, or None if the file is not TOML, and the problems of loading it."""
    try:
        data, lines = parsed(text)
    except FileError as reason:
        return None, [Problem.of_file(path, reason)]
    faults = Faults()
    head = declared(data, faults)
    facts = facts_of(head, head.sections, path, text, faults, lines)
    found = in_words(path, text, faults.found) if faults.found else []
    sound = [fact for fact in facts if fact.statement and fact.source]
    base = Base(path, text, head, sound, {fault.where[1:3] for fault in faults.found})
    if faults.more:
        last = found[-1].line
        found.append(Problem(path, last, "", more_of(faults.more)))
    return base, found


def _disagreements(
    bases: Sequence[Base], path: str, content: Content, word: str | None, note: Note
) -> Iterator[Problem]:
    """Source sentences that a document lacks, and its numbers that no fact covers."""
    from .coverage import explained, uncovered  # loads the tables of numbers
    from .misquoted import misquotes

    lines = content.lines
    text = "\n".join(line for line, _place in lines)
    document = _document(bases, word)
    quoting = [(base, f) for base in bases for f in base.facts if _same(f.document, document)]
    told = misquotes((fact.source for _base, fact in quoting), path, lines)
    said = _("{path} has {found} of the {all} sentences that facts quote from it")
    found = sum(not problem for problem in told.values())
    note(said.format(path=path, found=found, all=len(told)))
    for base, fact in quoting:
        if told[fact.source]:
            yield base.of_fact(fact, "source", "source", told[fact.source])
    # A document may be declared in several files, each of which explains some of its numbers.
    homes = {
        phrase: (base, declared.key)
        for base in bases
        for declared in base.declared.documents.values()
        if _same(declared, document)
        for phrase, _reason in declared.uncovered
    }
    left, idle = explained(text, uncovered(text, [fact for _base, fact in quoting]), homes)
    for phrase in idle:
        base, key = homes[phrase]
        yield base.of_phrase(
            key, phrase, _("not needed: every number in this phrase is already covered by a fact")
        )
    for number in left:
        problem = _("no fact covers {number}").format(number=brief(number.written))
        place = lines[number.line - 1][1]
        where = "" if place.line else str(place)
        yield Problem(path, place.line, where, problem, "uncovered", number.sentence)


def _document(bases: Sequence[Base], word: str | None) -> Document:
    """The document of a text: the one with that name, or the only one. Raises `UserError`."""
    declared = [d for base in bases for d in base.declared.documents.values()]
    known = list({document._replace(uncovered=()): document for document in declared}.values())
    names = "、".join(labels(known).values())
    chosen = tuple(known) if word is None else resolved(known, word).chosen
    if len(chosen) == 1:
        return chosen[0]
    if word is None:
        problem = _("--against is one document; say which with --document: {known}")
    else:
        problem = _('no single document is "{word}"; there are: {known}')
    raise UserError(problem.format(word=word, known=names))


def _same(one: Document, other: Document) -> bool:
    """Whether two files declare the same document, their uncovered phrases aside."""
    return one._replace(uncovered=()) == other._replace(uncovered=())
