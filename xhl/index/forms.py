"""The normal forms of the texts of facts."""

from __future__ import annotations

from itertools import accumulate, islice
from typing import TYPE_CHECKING

from ..search.fields import BREAK
from ..search.statistics import A_NUMBER
from ..text.normalize import NUMBERS, normals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Fact


class Column:
    """Some texts of facts in normal form, with one sign for each number, joined by breaks."""

    def __init__(self, texts: Sequence[str], ends: Sequence[int]) -> None:
        """``ends`` has the end of the texts of each fact."""
        self.ends = ends
        self.joined = BREAK.join(texts)
        self.numbers = NUMBERS.findall(self.joined)
        if self.numbers:
            self.joined = NUMBERS.sub(A_NUMBER, self.joined)
            texts = self.joined.split(BREAK)
        self.texts = texts
        places = [0, *accumulate(len(text) + 1 for text in texts)]
        self.places = [
            places[end] for end in ends
        ]  # the end of each fact's part of the joined text

    def end_of(self, facts: int) -> int:
        """The end of the texts of the first facts."""
        return self.ends[facts - 1] if facts else 0


class Forms:
    r"""The normal forms of some facts, which are made at once.

    >>> from xhl import load
    >>> forms = Forms([fact._replace(aliases=("信号塔",)) for fact in load().facts[:2]])
    >>> forms.names[0] == [forms.topics[0], "信号塔"], forms.columns["topic"].ends
    (True, [2, 4])
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.topics = normals([fact.topic for fact in facts])
        aliases = iter(normals([alias for fact in facts for alias in fact.aliases]))
        self.names = [
            [topic, *islice(aliases, len(fact.aliases))] if fact.aliases else [topic]
            for topic, fact in zip(self.topics, facts, strict=True)
        ]
        self.columns = {
            "topic": Column(
                [name for own in self.names for name in own],
                list(accumulate(map(len, self.names))),
            ),
            "statement": Column(
                normals([fact.statement for fact in facts]), range(1, len(facts) + 1)
            ),
            "source": Column(
                normals([fact.source for fact in facts if fact.source != fact.statement]),
                list(accumulate(fact.source != fact.statement for fact in facts)),
            ),
        }

    @property
    def numbers(self) -> list[set[str]]:
        """The numbers in the texts of each fact."""
        found: list[set[str]] = [set() for _ in self.topics]
        for column in self.columns.values():
            numbers, start = iter(column.numbers), 0
            for own, end in zip(found, column.places, strict=True):
                if has := column.joined.count(A_NUMBER, start, end):
                    own.update(islice(numbers, has))
                start = end
        return found
