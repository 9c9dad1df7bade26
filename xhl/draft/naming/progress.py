"""How far the figures of a scope are named, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .places import Place, places

if TYPE_CHECKING:
    from ...quantity.reader import Found
    from .ends import Span
    from .named import Named
    from .scopes import Scope


class Progress:
    """A scope, its figures, and the names of those that are named already."""

    place: Place  # the figure to be named next

    def __init__(self, scope: Scope, found: Sequence[Found]) -> None:
        self.scope = scope
        self.places = places(scope, found)
        self.done: list[Named] = []
        self.items: list[str] = []  # of the last list whose figures got one name each

    @property
    def last(self) -> Named | None:
        """The name of the figure before it."""
        return self.done[-1] if self.done else None

    def said(self, span: Span) -> str:
        """The words of a span, as printed."""
        return self.scope.printed[span.start : span.end]
