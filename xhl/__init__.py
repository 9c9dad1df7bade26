"""What exactly did the report say, and in which sentence?

>>> base = load()
>>> base.search("5G")[0].fact.value
429
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing.TYPE_CHECKING without typing, which takes longer than all of this
if TYPE_CHECKING:
    from .fact_base import FactBase
    from .facts.load import BadBase
    from .model import Document, Fact, Quantity, Section
    from .search.engine import Hit
    from .verification.reading.claim import Claim
    from .verification.verdict import Verdict

__all__ = [
    "BadBase",
    "Claim",
    "Document",
    "Fact",
    "FactBase",
    "Hit",
    "Quantity",
    "Section",
    "Verdict",
    "__version__",
    "load",
    "verify",
]

# The other names live in model.
_HOMES = {
    "BadBase": "facts.load",
    "Claim": "verification.reading.claim",
    "FactBase": "fact_base",
    "Hit": "search.engine",
    "Verdict": "verification.verdict",
    "__version__": "version",
}


def load(*paths: str) -> FactBase:
    """The facts of the given TOML files or documents, or those that ship with xhl; see
    docs/fact-base.md. Of a document that is what `xhl draft` makes of it.

    Raises `BadBase`, whose text has one line for each problem of each file, and `UserError` for a
    document that cannot be read.

    >>> load().search("jizhan")[0].fact.statement
    '429个5G基站网络建设任务全部完成'
    """
    from .facts.load import shipped
    from .index.open import open_base

    return open_base([_base(path) for path in paths] or [shipped()])


def _base(path: str) -> str:
    from .files.documents import is_document

    if not is_document(path):
        return path
    from .draft.kept import kept
    from .errors import FileError, UserError

    try:
        return kept(path)
    except FileError as reason:
        raise UserError(f"{path}: {reason.problem}") from None


def verify(text: str, base: FactBase) -> list[Verdict]:
    """What the facts say of each number of a text, plain or Markdown; see docs/verify.md.

    >>> [verdict] = verify("减税降费2.48亿元。", load())
    >>> verdict.claim.text, verdict.verdict, verdict.reason, verdict.expected
    ('2.48亿元', 'contradicted', 'digits', '2.84亿元')
    """
    from .verification.verdicts import verify

    return verify(text, base)


def __getattr__(name: str) -> object:
    # Importing the package costs nothing: every start of the command does it.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES.get(name, 'model')}", __name__), name)
