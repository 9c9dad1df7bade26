"""The manual page xhl(1), made from docs/cli.md, and that in Chinese, from docs/cli.zh-CN.md.

    python tools/manual.py [docs/cli.zh-CN.md]

prints it. The build writes them into the wheel, below share/man, with the same `manual`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = "docs/cli.md"
PAGES = {PAGE: "man1", "docs/cli.zh-CN.md": "zh_CN/man1"}  # and their folders below share/man

# What roff would take for its own, and the signs it would print as others.
_SIGNS = str.maketrans(
    {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha"}
)
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
# A paragraph that is a link: to the same in another language.
_OTHER = re.compile(r"\[[^\]]+\]\([^)]+\)")
# Where a line of Chinese may break: roff breaks at spaces alone.
_CHINESE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_CLOSING = "。，、；：？！）》”’"
_BREAK = re.compile(
    rf"(?<=[{_CHINESE}“”])(?<![（《“‘])(?=[^\s{_CLOSING}])|(?<=\w)(?=[{_CHINESE}“])(?=[^{_CLOSING}])"
)
_TERM = re.compile(r"- ((?:`[^`]+`(?:, | and |、)?)+)(?:: |：)(.*)", re.DOTALL)


def manual(markdown: str, version: str, date: str = "") -> str:
    r"""A man(7) page of a Markdown text of headings, paragraphs, flat lists and blocks of code.

    The first heading, ``# xhl(1): ...``, gives name and section; the others become headings of the
    page. An item ``- `term`: text`` becomes a term with its text. The date is that of the version.
    Raises `ValueError` for a text that begins otherwise.

    >>> print(manual("# xhl(1): it\n\n## Name\n\nxhl - finds\n", "1.0"), end="")
    .TH XHL 1 "" "xhl 1.0"
    .SH NAME
    xhl \- finds
    """
    title = re.match(r"# (\w+)\((\d)\)", markdown)
    if title is None:
        raise ValueError(f'{PAGE} does not begin with a heading such as "# xhl(1): ..."')
    name, section = title.groups()
    lines = [f'.TH {name.upper()} {section} "{date}" "{name} {version}"']
    if re.match(rf"#.*[{_CHINESE}]", markdown):
        lines.append(".ad l")  # between Chinese characters there are no spaces to widen
    for block in _blocks(markdown):
        is_first = lines[-1].startswith((".SH", ".SS"))  # where a paragraph begins anyway
        lines += [line for line in _converted(block) if line != ".PP" or not is_first]
    return "\n".join(lines) + "\n"


def _blocks(markdown: str) -> Iterator[str]:
    """The parts of the text: what blank lines separate, items of lists, and blocks of code whole."""
    parts = re.split(r"^(```.*?^```)$", markdown, flags=re.MULTILINE | re.DOTALL)
    for part in parts:
        if part.startswith("```"):
            yield part
        else:
            yield from (
                block.strip() for block in re.split(r"\n\n+|\n(?=- )", part) if block.strip()
            )


def _converted(block: str) -> list[str]:
    """One part as lines of roff."""
    if block.startswith("```"):
        code = [_line(line.translate(_SIGNS)) for line in block.split("\n")[1:-1]]
        return [".PP", ".RS 4", ".EX", *code, ".EE", ".RE"]
    if block.startswith("# ") or _OTHER.fullmatch(block):
        return []
    if block.startswith("## "):
        return [f".SH {_text(block[3:]).upper()}"]
    if block.startswith("### "):
        return [f".SS {_text(block[4:])}"]
    joined = re.sub(r"\s*\n\s*", " ", block)
    if term := _TERM.fullmatch(joined):
        return [".TP", _line(_text(term[1])), _line(_text(term[2]))]
    if joined.startswith("- "):
        return [".IP \\(bu 2", _line(_text(joined[2:]))]
    return [".PP", _line(_text(joined))]


def _text(markdown: str) -> str:
    """Running text: code in bold, links as what they say."""
    pieces = _CODE.split(_LINK.sub(r"\1", markdown))
    return "".join(
        f"\\fB{piece.translate(_SIGNS)}\\fR" if at % 2 else _running(piece)
        for at, piece in enumerate(pieces)
    )


def _running(words: str) -> str:
    return _BREAK.sub(r"\\:", words.translate(_SIGNS))


def _line(text: str) -> str:
    """A line of text that roff cannot take for a request."""
    return f"\\&{text}" if text.startswith(".") else text


def page(root: Path = ROOT, source: str = PAGE) -> str:
    r"""The manual page of the project in a folder, with its version and that version's date.

    Raises `ValueError` where xhl/version.py has none.

    >>> page().splitlines()[1:3]
    ['.SH NAME', 'xhl \\- find what a Chinese report says, with the sentence that says it']
    """
    code = (root / "xhl" / "version.py").read_text(encoding="utf-8")
    version = re.search(r'^__version__ = "(.+)"$', code, re.MULTILINE)
    if version is None:
        raise ValueError("xhl/version.py has no version")
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    date = re.search(rf"^## {re.escape(version[1])} \(([\d-]+)\)$", changes, re.MULTILINE)
    markdown = (root / source).read_text(encoding="utf-8")
    return manual(markdown, version[1], date[1] if date else "")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # it is a file
    sys.stdout.write(page(ROOT, *sys.argv[1:]))
