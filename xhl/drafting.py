"""From a document to a draft of its base: one text file in, one TOML file out."""

from __future__ import annotations

import os

from .complaints import printable
from .draft import Draft, drafted
from .manuscript import written
from .messages import _
from .prose import text_of
from .refusal import Refusal
from .writing import create, write


def draft_of(path: str) -> Draft:
    """The draft of a UTF-8 text file. Raises `Refusal`."""
    text = text_of(path)
    if not text.strip():
        raise Refusal(_("{path}: there is no text in it").format(path=printable(path)))
    name = os.path.splitext(os.path.basename(path))[0]  # noqa: PTH119, PTH122
    return drafted(text, name)


def saved(draft: Draft, path: str, *, force: bool) -> None:
    """Write the draft into a new file, whole or not at all; into one that is there already only
    with ``force``. Raises `Refusal`.
    """
    if force:
        write(path, written(draft))
    else:
        taken = _("{path}: there is such a file already; --force replaces it")
        create(path, written(draft), taken)


def summary(draft: Draft) -> str:
    """What was drafted, in one line."""
    counted = _("facts: {facts}, unsure: {unsure}, sections: {sections}")
    return counted.format(
        facts=len(draft.facts),
        unsure=sum(bool(one.doubts) for one in draft.facts),
        sections=len(draft.chapters),
    )
