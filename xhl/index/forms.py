"""The normal forms of the texts of facts."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ..search.fields import BREAK
from ..text.normalize import normals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Fact


class Forms:
    r"""The normal forms of some facts, which are made at once.

    >>> from xhl import load
    >>> forms = Forms([fact._replace(aliases=("信号塔",)) for fact in load().facts[:2]])
    >>> forms.names[0] == [forms.topics[0], "信号塔"], forms.part(1, 2)["alias"]
    (True, ['信号塔'])
    >>> forms.joined_names[0] == f"{forms.topics[0]}\n信号塔\n"
    True
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.topics = normals([fact.topic for fact in facts])
        aliases = iter(normals([alias for fact in facts for alias in fact.aliases]))
        self.names = [
            [topic, *islice(aliases, len(fact.aliases))] if fact.aliases else [topic]
            for topic, fact in zip(self.topics, facts, strict=True)
        ]
        self._statements = normals([fact.statement for fact in facts])
        differ = [fact.source != fact.statement for fact in facts]
        sources = iter(normals([fact.source for fact in facts if fact.source != fact.statement]))
        self._sources = [next(sources) if has_source else None for has_source in differ]
        self.joined_names = [BREAK.join(own) + BREAK for own in self.names]

    @property
    def joined(self) -> list[str]:
        """All texts of each fact, the names first."""
        return [
            name + statement + BREAK + ("" if source is None else source + BREAK)
            for name, statement, source in zip(
                self.joined_names, self._statements, self._sources, strict=True
            )
        ]

    def part(self, start: int, end: int) -> dict[str, Sequence[str]]:
        """The texts of each field of some of the facts."""
        return {
            "topic": self.topics[start:end],
            "alias": [alias for own in self.names[start:end] for alias in own[1:]],
            "statement": self._statements[start:end],
            "source": [source for source in self._sources[start:end] if source is not None],
        }
