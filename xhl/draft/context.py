"""The sentences before and after one, from the document that it is quoted from."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

from ..errors import FileError, UserError
from ..facts.problems import Problem
from ..files.read import read_bytes as bytes_of
from ..i18n.messages import _
from ..listeners import Note, ignore
from ..read import document
from ..text.compact import compact
from .outline import read

if TYPE_CHECKING:
    from ..model import Fact
    from ..read.blocks import Content


class Said:
    r"""The sentences of a document in their order, headings among them."""

    def __init__(self, content: Content) -> None:
        self._sentences: list[str] = []
        self._places: list[str] = []
        for part in read(content).parts:
            heading = [(part.heading, "")] if part.heading else []
            for text, place in [
                *heading,
                *((one.spaced or one.text, one.place.label) for one in part.sentences),
            ]:
                self._sentences.append(text)
                self._places.append(place)
        compacted = [*map(compact, self._sentences)]
        self._text = "".join(compacted)
        self._starts = [0, *accumulate(map(len, compacted))][:-1]

    def around(self, source: str, most: int, place: str = "") -> tuple[list[str], list[str]] | None:
        """At most ``most`` sentences on either side; of several places the one at ``place``, else the
        first. None if the document does not have the sentence.
        """
        wanted = compact(source)
        found = [(self._rank(at), self._rank(at + len(wanted) - 1)) for at in self._ends_of(wanted)]
        if not found:
            return None
        first, last = next((one for one in found if self._places[one[0]] == place), found[0])
        return (
            self._sentences[max(0, first - most) : first],
            self._sentences[last + 1 : last + 1 + most],
        )

    def _ends_of(self, wanted: str) -> list[int]:
        found, at = [], self._text.find(wanted) if wanted else -1
        while at >= 0:
            found.append(at)
            at = self._text.find(wanted, at + len(wanted))
        return found

    def _rank(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1


class Surroundings:
    """Facts with the sentences around theirs; each document is read once. A document that cannot be read is
    noted once, and its facts stay without context.

    ``drafts`` has the documents from which drafts were made.
    """

    def __init__(self, most: int, drafts: Mapping[str, str], note: Note = ignore) -> None:
        self._most = most
        self._drafts = drafts
        self._note = note
        self._read: dict[str, Said | None] = {}
        self._noted: set[str] = set()

    def of(self, fact: Fact) -> Fact:
        """The fact with the text around its sentence."""
        path = self._drafts.get(fact.path, "")
        if not path and fact.document.file:
            path = os.path.join(os.path.dirname(fact.path), fact.document.file)
            if path not in self._read and not os.path.exists(path):
                moved = _(
                    '{base}: "file" names {path}, which does not exist, so there is no context'
                )
                self._say(moved.format(base=fact.path, path=fact.document.file))
                return fact
        if not path:
            unnamed = _(
                "{title}: the base does not name its file (file = …), so there is no context"
            )
            self._say(unnamed.format(title=fact.document.title))
            return fact
        if path not in self._read:
            self._read[path] = self._said(path)
        said = self._read[path]
        if said is None:
            return fact
        around = said.around(fact.source, self._most, fact.place)
        if around is None:
            self._say(_("{path} does not have all sentences of the facts").format(path=path))
            return fact
        before, after = map("\n".join, around)
        return fact._replace(before=before, after=after)

    def _said(self, path: str) -> Said | None:
        try:
            content = document.read_bytes(bytes(bytes_of(path, document.LIMIT)), path)
        except FileError as reason:
            self._say(str(Problem(path, reason.line, "", reason.problem)))
            return None
        except UserError as reason:  # a library is missing
            self._say(f"{path}: {reason}")
            return None
        for one in content.notes:
            self._say(f"{path}: {one}")
        return Said(content)

    def _say(self, said: str) -> None:
        if said not in self._noted:
            self._noted.add(said)
            self._note(said)
