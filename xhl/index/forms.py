"""The normal forms of the texts of facts."""

from __future__ import annotations

from itertools import accumulate, islice, pairwise
from operator import add
from typing import TYPE_CHECKING

from ..search.fields import BREAK
from ..text.normalize import A_NUMBER, normal, without_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Fact


class Column:
    """Some texts of facts in normal form, with one sign for each number, joined by breaks."""

    def __init__(self, texts: Sequence[str], ends: Sequence[int]) -> None:
        """``ends`` has the end of the texts of each fact."""
        self.forms, self.numbers = without_numbers(texts)
        self.joined = BREAK.join(self.forms)
        self.lengths = list(map(len, self.forms))
        self.ends = ends
        places = [0, *accumulate(length + 1 for length in self.lengths)]
        self.places = [places[end] for end in ends]  # where each fact ends in the joined texts

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    @property
    def of_each(self) -> list[str]:
        """The texts of each fact, with a break after each."""
        joined = self.joined + BREAK
        return [joined[start:end] for start, end in pairwise((0, *self.places))]

    def end_of(self, facts: int) -> int:
        """The end of the texts of the first facts."""
        return self.ends[facts - 1] if facts else 0


class Forms:
    """The normal forms of some facts, which are made at once."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        names = [name for fact in facts for name in (fact.topic, *fact.aliases)]
        ends = list(accumulate(1 + len(fact.aliases) for fact in facts))
        sources = [fact.source for fact in facts if fact.source != fact.statement]
        self.columns = {
            "topic": Column(names, ends),
            "statement": Column([fact.statement for fact in facts], range(1, len(facts) + 1)),
            "source": Column(sources, list(accumulate(f.source != f.statement for f in facts))),
        }
        # As `of_each`: names; names and statement; and all texts but a statement that its source has too.
        self.named, statements, others = (column.of_each for column in self.columns.values())
        self.said = list(map(add, self.named, statements))
        self.texts = [
            (name if said[:-1] in other else own) + other
            for name, said, own, other in zip(
                self.named, statements, self.said, others, strict=True
            )
        ]
        plain = zip(self.columns["topic"].forms, names, strict=True)
        forms = [normal(name) if A_NUMBER in form else form for form, name in plain]
        self.names = [forms[start:end] for start, end in pairwise((0, *ends))]

    @property
    def lengths(self) -> list[int]:
        """The characters of the shorter sentence of each fact; a number is one."""
        statement, source = self.columns["statement"], self.columns["source"]
        others = iter(source.lengths)
        each = zip(statement.lengths, source.ends, (0, *source.ends), strict=False)
        return [min(own, next(others)) if end > start else own for own, end, start in each]

    @property
    def numbers(self) -> list[set[str]]:
        """The numbers in the texts of each fact, in digits."""
        found: list[set[str]] = [set() for _ in self.names]
        for column in self.columns.values():
            numbers, start = iter(column.numbers), 0
            for own, end in zip(found, column.places, strict=True):
                if has := column.joined.count(A_NUMBER, start, end):
                    own.update(islice(numbers, has))
                start = end
        return found
