"""The sentences of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from .patterns import pattern

LONGEST_SENTENCE = 600  # characters; longer text is no sentence and is cut between clauses

_OPEN, _SHUT, _STOPS = "“‘「『（(《【", "”’」』）)》】", "。！？!?"
_PAIRED = pattern(f"[{_OPEN}{_SHUT}]")
_STOP = pattern(rf"[{_STOPS}](?![{_STOPS}{_SHUT}])")
_SIGN = pattern(rf"[{_OPEN}{_SHUT}]|[{_STOPS}](?![{_STOPS}{_SHUT}])")
_CUT = pattern(
    rf"(?s).{{1,{LONGEST_SENTENCE - 1}}}[；;，,、。 ](?!\d)|.{{1,{LONGEST_SENTENCE}}}(?<!\d)|.{{1,{LONGEST_SENTENCE}}}"
)


def sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph, verbatim, each with its final punctuation.

    Punctuation within quotes or brackets ends no sentence; ； divides the clauses of one sentence.

    >>> sentences("他说：“好。干吧。”签约8个项目；投资5亿元。完成")
    ('他说：“好。干吧。”签约8个项目；投资5亿元。', '完成')
    """
    return tuple(sentence for _start, sentence in placed(paragraph))


def placed(paragraph: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a paragraph, with where it begins.

    >>> list(placed("完工。 投产。"))
    [(0, '完工。'), (4, '投产。')]
    """
    ends = _ends(paragraph, nested=True)
    if any(end - start > LONGEST_SENTENCE for start, end in zip([0, *ends], ends, strict=False)):
        ends = _ends(paragraph, nested=False)  # a quote that is never closed
    for start, end in zip([0, *ends], ends, strict=False):
        if end - start > LONGEST_SENTENCE:
            yield from _trimmed(paragraph, start, end)
        elif sentence := (said := paragraph[start:end]).strip():
            yield start + said.index(sentence), sentence


def _ends(paragraph: str, *, nested: bool) -> list[int]:
    if _PAIRED.search(paragraph) is None:
        return [*(stop.end() for stop in _STOP.finditer(paragraph)), len(paragraph)]
    ends, depth = [], 0
    for sign in _SIGN.finditer(paragraph):
        if sign[0] in _OPEN:
            depth += nested
        elif sign[0] in _SHUT:
            depth = max(0, depth - nested)
        elif not depth:
            ends.append(sign.end())
    return [*ends, len(paragraph)]


def _trimmed(paragraph: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The sentence between two places without white space around it, in pieces if it is too long."""
    said = paragraph[start:end]
    sentence = said.strip()
    if len(sentence) > LONGEST_SENTENCE:
        at = start + said.index(sentence)
        for piece in _CUT.finditer(sentence):
            yield from _trimmed(paragraph, at + piece.start(), at + piece.end())
    elif sentence:
        yield start + said.index(sentence), sentence
