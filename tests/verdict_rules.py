"""The rules of verification/rules.md, which says how they are written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from xhl.fact_base import FactBase
from xhl.model import Document, Fact, Section
from xhl.quantity.reader import find

_PAGE = Path(__file__).parent / "verification" / "rules.md"
_USUAL = ("青石县2020年统计公报", "2020", "")  # title, time of the facts, time of the document
_OF_A_TIME = re.compile(r"(.+) \((\S+)\)")


class Rule(NamedTuple):
    """What is said of one article."""

    name: str
    base: FactBase
    article: str
    expected: str


def facts(document: Document, period: str, *sentences: tuple[str, ...]) -> list[Fact]:
    """The facts of sentences: each names its topics, in the order of its numbers; a topic may name its time."""
    each = (
        (source, _OF_A_TIME.fullmatch(topic), topic, one.printed)
        for source, *topics in sentences
        for topic, one in zip(topics, find(source), strict=True)
    )
    return [
        Fact(
            timed[1] if timed else topic,
            Section("综合"),
            source.rstrip("。"),
            source,
            document,
            quantity,
            timed[2] if timed else period,
        )
        for source, timed, topic, quantity in each
    ]


def _read() -> tuple[dict[str, FactBase], list[Rule]]:
    """The bases by name, and the rules."""
    bases: dict[str, FactBase] = {}
    rules: list[Rule] = []
    name, told, of, is_open = "", list[Fact](), _USUAL, False
    for line in _PAGE.read_text("utf-8").partition("\n# ")[2].splitlines():
        kind, _, text = line.partition(" ")
        if kind == "##":
            name, is_open = text, False
        elif kind in ("=", "@", ">"):
            if not is_open:
                told, of, is_open = [], _USUAL, True
            if kind == "=":
                told += bases[text]
            elif kind == "@":
                title, period, own = (*text.split(" | "), "", "")[:3]
                of = title, period, own
            else:
                source, _, topics = text.rpartition(" | ")
                document = Document(of[0], of[0], period=of[2])
                told += facts(document, of[1], (source, *topics.split("; ")))
            bases[name] = FactBase(told)
        elif kind == "-":
            is_open = False
            article, _, expected = text.rpartition(" → ")
            rules.append(Rule(name, bases[name], article.replace("\\n", "\n"), expected))
    return bases, rules


BASES, RULES = _read()
