"""Facts as named values, the basis of every format that programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..model import Digits

if TYPE_CHECKING:
    from ..bases.inventory import Loaded
    from ..facts.sections import Count
    from ..model import Document, Fact
    from ..search.engine import Hit
    from ..search.result import QueryResult


# A text, a number, several texts, the explanation of a hit, or nothing.
Cell = str | Digits | tuple[str, ...] | list[dict[str, Any]] | None
Record = dict[str, Cell]
DOUBTED = " ?"  # behind the topic of a fact that its draft doubts


class Searched:
    """What was searched, which decides what a table or picture says beside each fact."""

    def __init__(self, documents: Sequence[Document] = (), *, dated: bool = False) -> None:
        self.documents = documents  # of several, that of each fact is named
        self.dated = dated  # the times are named even if there is only one


ANYTHING = Searched()


class Sheet:
    """Rows of cells with the names of the columns."""

    def __init__(
        self,
        names: tuple[str, ...],
        rows: Iterable[Sequence[Cell]],
        header: bool | None = None,
        end: str = "\n",
    ) -> None:
        self.names = names
        self.rows = rows
        self.header = header  # whether to print the names; None for the default of the format
        self.end = end  # of a line


def sheet(names: tuple[str, ...], records: Iterable[Record]) -> Sheet:
    """The values of records with these names, in this order."""
    return Sheet(names, rows(names, records))


def rows(names: tuple[str, ...], records: Iterable[Record]) -> Iterator[list[Cell]]:
    """The rows of a sheet of these records."""
    return ([record.get(name) for name in names] for record in records)


def of_fact(fact: Fact) -> Record:
    """A fact with the names of `FACT` and `CONTEXT`, in their order."""
    return {
        "topic": fact.topic,
        "value": Digits(fact.quantity.written) if fact.quantity else None,
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "section": fact.section.name,
        "statement": fact.statement,
        "period": fact.period,
        "source": fact.source,
        "document": fact.document.title,
        "aliases": fact.aliases,
        "before": fact.before,
        "after": fact.after,
        "doubt": fact.doubt,
        **({"place": fact.place} if fact.place else {}),
    }


def signed(one: Record) -> Record:
    """A record for people; its topic has the sign of a fact that its draft doubts."""
    return {**one, "topic": f"{one['topic']}{DOUBTED}"} if one.get("doubt") else one


def of_hit(hit: Hit) -> Record:
    """A hit with the names of `HIT`; its score is 0 to 100 with one decimal."""
    return {**of_fact(hit.fact), "score": Digits(f"{hit.score:.1f}")}


def of_explained_hit(hit: Hit) -> Record:
    """A hit with the key `explain`: what each word matched, how, and the parts of its points."""
    return {**of_hit(hit), "explain": explanation(hit)}


def explanation(hit: Hit) -> list[dict[str, Any]]:
    """What each word of the query matched, how, and the parts of its points, rounded to tenths."""
    return [
        {
            "word": match.word,
            "field": match.field,
            "text": match.text,
            "how": match.how,
            "answers": [answer._asdict() for answer in match.answers],
            "cost": match.cost,
            "points": round(match.points, 1),
            "parts": {name: round(points, 1) for name, points in match.parts.items()},
        }
        for match in hit.matches
    ] + [
        {"word": word, "field": field, "text": text, "how": "context", "answers": [], "cost": 0}
        | {"points": 0, "parts": {}}
        for word, field, text in hit.met
    ]


def explained_line(found: dict[str, Any], told: Callable[[str], str] = str) -> str:
    """The explanation of one word as a line, in words for programs, or as they are ``told``.

    >>> from xhl import load
    >>> explained_line(explanation(load().search("机站")[0])[0])
    '机站 → alias 基站: sound (机=基 sound); place 45 + share 15 + likeness 33.3 = 93.3'
    """
    differences = told(", ").join(
        f"{answer['typed'] or '∅'}={answer['found'] or '∅'} {told(answer['how'])}"
        for answer in found["answers"]
        if answer["how"] != "literal"
    )
    how = told("{how} ({differences})") if differences else "{how}"
    match = told("{word} → {field} {text}: {how}").format(
        word=found["word"],
        field=told(found["field"]),
        text=found["text"],
        how=how.format(how=told(found["how"]), differences=differences),
    )
    if not found["parts"]:  # a word that the context has: it only chooses
        return match
    parts = " + ".join(f"{told(name)} {points:g}" for name, points in found["parts"].items())
    points = f"{found['points']:g}"
    return told("{match}; {parts} = {points}").format(match=match, parts=parts, points=points)


def of_number(number: int) -> Record:
    """A count alone."""
    return {"count": Digits(str(number))}


def of_tally(answer: QueryResult) -> Record:
    """A query and the number of its hits."""
    return {"query": answer.query, **of_number(len(answer.hits))}


def of_base(loaded: Loaded) -> Record:
    """A base with the names of `BASE`, in their order."""
    return {
        "path": loaded.source.path,
        "origin": loaded.source.origin,
        "title": loaded.title,
        "documents": loaded.documents,
        "facts": Digits(str(loaded.facts)),
        "numbers": Digits(str(loaded.numbers)),
        "index": loaded.store,
        **({"draft": "yes"} if loaded.is_draft else {}),
    }


def of_count(count: Count) -> Record:
    """A section with the names of `COUNT`, in their order."""
    return {
        "name": count.section.name,
        "title": count.section.title,
        "aliases": count.section.aliases,
        "facts": Digits(str(count.facts)),
        "numbers": Digits(str(count.numbers)),
    }
