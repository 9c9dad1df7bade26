"""Verdicts as comments in a copy of a Word document, which is otherwise unchanged."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from ..errors import UserError
from ..i18n.messages import _
from ..render.verdicts import Checked, said, selected, sentence
from ..text.sanitize import lines
from .word_text import WordText

if TYPE_CHECKING:
    from ..verification.verdict import Verdict

AUTHOR = "xhl"


class Commented(NamedTuple):
    """A document with comments, and the numbers of the article that are nowhere in its text: in equations."""

    data: bytes
    missed: int


def commented(data: bytes, article: Checked, *, all_of_them: bool) -> Commented:
    """The document with a comment by each contradicted number, or by every number. Raises `UserError`."""
    try:
        from docx import Document
        from docx.text.run import Run
    except ImportError:
        problem = _("comments need python-docx: pip install python-docx")
        raise UserError(problem) from None
    try:
        document = Document(BytesIO(data))
        text = WordText(document, article.lines)
        missed = 0
        for _file, one in selected([article], all_of_them=all_of_them):
            start = one.column - 1
            runs = text.runs(one.line, start, start + len(one.claim.text))
            missed += not runs
            if runs:
                beside = [Run(run, document) for run in runs]
                document.add_comment(beside, text=_words(one), author=AUTHOR, initials=AUTHOR)
        written = BytesIO()
        document.save(written)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (whatever part python-docx stumbles over)
        problem = _("{path}: comments cannot be written into it: save it again in Word")
        raise UserError(problem.format(path=article.file)) from None
    return Commented(written.getvalue(), missed)


def _words(one: Verdict) -> str:
    """The text of a comment: the verdict, and the sentences of the facts."""
    sources = dict.fromkeys(fact.source for fact in one.facts)
    return lines("\n".join((sentence(one, named=False), *sources, said(one).rpartition(" ")[2])))
