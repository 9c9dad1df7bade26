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

__all__ = [
    "BadBase",
    "Document",
    "Fact",
    "FactBase",
    "Hit",
    "Quantity",
    "Section",
    "__version__",
    "load",
]

# The other names live in model.
_HOMES = {
    "BadBase": "facts.load",
    "FactBase": "fact_base",
    "Hit": "search.engine",
    "__version__": "version",
}


def load(*paths: str) -> FactBase:
    """The facts of the given TOML files, or those that ship with xhl; see docs/fact-base.md.

    Raises `BadBase`, whose text has one line for each problem of each file.

    >>> load().search("jizhan")[0].fact.statement
    '429个5G基站网络建设任务全部完成'
    """
    from .facts.load import shipped
    from .index.open import open_base

    return open_base(paths or [shipped()])


def __getattr__(name: str) -> object:
    # Importing the package costs nothing: every start of the command does it.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES.get(name, 'model')}", __name__), name)
