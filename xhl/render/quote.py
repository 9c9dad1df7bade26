"""Source sentences to paste into a text, with the list of references that belongs below it.

Marks and references follow GB/T 7714-2015 with numbered citations: section 8 for the elements and
signs, 8.1.2 for the authors, 8.4 for what was published and when, 10.1 for the numbers. What a
document entry lacks is left out, never filled in: no 佚名, no 出版者不详, no day of access. The mark
of the kind of document is required of what is online only, and only there it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..text.sanitize import one_line

if TYPE_CHECKING:
    from ..model import Document, Fact

AUTHORS_MOST = 3  # more than three authors are the first three, and 等
ONLINE = "[EB/OL]"

# In quotation marks the sentence's own turn to the other kind (GB/T 15834-2011, 4.8.3.3).
_INNER = str.maketrans("“”‘’", "‘’“”")


def page(facts: Iterable[Fact]) -> Iterator[str]:
    """Each sentence once, a line each, with the number of its document; then the references.

    >>> from xhl import load
    >>> fact = load().search("5G")[0].fact
    >>> print("".join(page([fact, fact])), end="")
    “429个5G基站网络建设任务全部完成。”[1]
    <BLANKLINE>
    [1] 李杰华. 杏花岭区奋力书写高质量发展新篇章.
    """
    numbers: dict[str, int] = {}
    quoted: set[tuple[str, str]] = set()
    for fact in facts:
        cited = reference(fact.document)
        number = numbers.setdefault(cited, len(numbers) + 1)
        if (cited, fact.source) not in quoted:
            quoted.add((cited, fact.source))
            place = f"（{one_line(fact.place)}）" if fact.place else ""
            yield f"“{one_line(fact.source).translate(_INNER)}”[{number}]{place}\n"
    if numbers:
        yield "\n"
    for cited, number in numbers.items():
        yield f"[{number}] {cited}\n"


def reference(document: Document) -> str:
    """A document as a list of references has it, from what its entry says.

    >>> from xhl.model import Document
    >>> reference(Document("d", "新篇章", author="李杰华", publisher="山西日报", date="2021-01-15"))
    '李杰华. 新篇章. 山西日报, 2021-01-15.'
    >>> reference(Document("d", "新篇章", date="2021-01-15", url="https://example.org/1"))
    '新篇章[EB/OL]. (2021-01-15). https://example.org/1.'
    """
    title = document.title + (ONLINE if document.url else "")
    parts = (_authors(document.author), title, _published(document), document.url)
    known = [one_line(part).strip().rstrip(".") for part in parts if part.strip()]
    return ". ".join(known) + "."


def _authors(names: str) -> str:
    """The names as references separate them; between Chinese names a report has 、 or spaces."""
    several = names.replace("；", "、").split("、")
    listed = [name.strip() for name in several if name.strip()]
    return ", ".join([*listed[:AUTHORS_MOST], *(["等"] if len(listed) > AUTHORS_MOST else [])])


def _published(document: Document) -> str:
    """By whom and when; the date of what is only known to be online stands in brackets."""
    if document.url and document.date and not document.publisher:
        return f"({document.date})"
    return ", ".join(part for part in (document.publisher, document.date) if part)
