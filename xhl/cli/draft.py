"""`xhl draft`: a document -> the TOML file of a draft."""

from __future__ import annotations

import os
from dataclasses import replace

from ..draft.build import Draft, drafted
from ..draft.write import MARK
from ..files.write import create, write
from ..i18n.messages import _
from .document import opened
from .streams import STDIN


def draft_of(path: str) -> Draft:
    """The draft of a document; ``-`` is standard input. Raises `UserError`."""
    name = "report" if path == STDIN else os.path.splitext(os.path.basename(path))[0]
    return drafted(opened(path), name)


def beside(draft: Draft, document: str, base: str) -> Draft:
    """The draft with the path of its document, as the file of the base has it: for the sentences around
    a fact.

    >>> made = drafted("建成5G基站429个。", "公报")
    >>> beside(made, "reports/公报.txt", "bases/公报.toml").document.file
    '../reports/公报.txt'
    """
    if document == STDIN:
        return draft
    try:
        path = os.path.relpath(document, os.path.dirname(base) or os.curdir)
    except ValueError:  # on Windows, another drive
        path = os.path.abspath(document)
    return replace(draft, document=draft.document._replace(file=path.replace(os.sep, "/")))


def save(base: str, path: str, *, force: bool) -> None:
    """Write a draft, whole or not at all; ``force`` replaces an existing file. Raises `UserError`."""
    if force:
        write(path, base)
    else:
        taken = _("{path} already exists; --force replaces it")
        create(path, base, taken)


def next_step(base: str, command: str) -> str:
    """What to do with the text of a draft, which may have no marked line."""
    if f"# {MARK} " in base:
        said = _("now compare the facts with the text, first those marked # ?; then run: {command}")
    else:
        said = _("no line is marked # ?; compare the facts with the text, then run: {command}")
    return said.format(command=command)


def summary(draft: Draft) -> str:
    """The counts of a draft in one line."""
    counted = _("facts: {facts}, unsure: {unsure}, sections: {sections}")
    return counted.format(
        facts=len(draft.facts),
        unsure=sum(bool(one.doubts) for one in draft.facts),
        sections=len(draft.chapters),
    )
