"""Source sentences to paste into a text, with the list of references below.

Marks and references follow GB/T 7714-2015 with numbered citations: section 8 for elements and signs, 8.1.2
for authors, 8.4 for the publisher and dates, 10.1 for numbers, appendix B for types: [R] is a report, [N] a
newspaper, [EB/OL] a web page. Missing elements are left out, not replaced by 佚名, 出版者不详 or today's
date. Without a type in the base, only that of online documents is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..text.sanitize import one_line

if TYPE_CHECKING:
    from ..model import Document, Fact

AUTHORS_MOST = 3  # of more authors, the first three and 等 are named
BULLETIN = "EB"  # the type of an online document without one
ONLINE = "/OL"

# Quotation marks inside a quoted sentence become single ones (GB/T 15834-2011, 4.8.3.3).
_INNER = str.maketrans("“”‘’", "‘’“”")


def page(facts: Iterable[Fact]) -> Iterator[str]:
    """Each sentence once, with the number of its document; then the references.

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
    """The reference to a document.

    >>> from xhl.model import Document
    >>> reference(Document("d", "新篇章", author="李杰华", publisher="山西日报", date="2021-01-15"))
    '李杰华. 新篇章. 山西日报, 2021-01-15.'
    >>> reference(Document("d", "新篇章", date="2021-01-15", url="https://example.org/1"))
    '新篇章[EB/OL]. (2021-01-15). https://example.org/1.'
    >>> reference(Document("d", "工作报告", date="2021", type="R"))
    '工作报告[R]. 2021.'
    """
    title = document.title + _mark(document)
    parts = (_authors(document.author), title, _published(document), document.url)
    known = [one_line(part).strip().rstrip(".") for part in parts if part.strip()]
    return ". ".join(known) + "."


def _mark(document: Document) -> str:
    """The mark for the type of the document and its medium."""
    kept = ONLINE if document.url else ""
    mark = document.type or (BULLETIN if kept else "")
    return f"[{mark}{kept}]" if mark else ""


def _authors(names: str) -> str:
    """The names separated as in references; in reports, 、 or spaces separate Chinese names."""
    several = re.split("[、；;，]", names)
    listed = [name.strip() for name in several if name.strip()]
    return ", ".join([*listed[:AUTHORS_MOST], *(["等"] if len(listed) > AUTHORS_MOST else [])])


def _published(document: Document) -> str:
    """The publisher, the date and the day of access; without a publisher, the date is in brackets."""
    read = f"[{document.accessed}]" if document.url and document.accessed else ""
    if document.url and document.date and not document.publisher:
        return f"({document.date}){read}"
    return ", ".join(part for part in (document.publisher, document.date) if part) + read
