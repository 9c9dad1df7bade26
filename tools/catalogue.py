"""Bring the Chinese catalogue up to date with the texts of the program.

    python tools/catalogue.py

writes xhl/locale/zh/LC_MESSAGES/xhl.po anew: every text that the sources pass to `_()`, file by file
in their order, with the translations there are; what has none yet comes with an empty one, and what
is no longer used goes. It prints how many translations are missing; exit code 1 if any.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "xhl"
sys.path.insert(0, str(PACKAGE.parent))

from xhl.i18n.catalogue import SOURCE, entries  # noqa: E402 (of this checkout)
from xhl.i18n.library_messages import REWORDED, TEMPLATES  # noqa: E402 (of this checkout)

HEADER = """\
# The texts of xhl in Chinese. tools/catalogue.py keeps the list; the translations are kept by hand.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: zh\\n"
"""


class NotLiteral(Exception):
    """A text that is put together before it is passed to `_()`, so that no list can have it."""


def texts(package: Path = PACKAGE) -> dict[str, list[str]]:
    """The texts that people read, each with the files that say it. Raises `NotLiteral`.

    >>> "xhl/files/read.py" in texts()["no such file"]
    True
    """
    found: dict[str, list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package.parent).as_posix()
        for text in _texts(path, name):
            places = found.setdefault(text, [])
            if name not in places:
                places.append(name)
    return found


def _texts(path: Path, name: str) -> Iterator[str]:
    """The texts of one file, in its order."""
    if path.name == "library_messages.py":
        yield from (REWORDED.get(text, text) for text in TEMPLATES)  # passed on by a variable
    source = path.read_text(encoding="utf-8")
    if "_(" not in source and "MESSAGES" not in source:  # as most: this takes no time
        return
    tree = ast.parse(source)
    listed = _listed(tree)
    yield from listed
    calls = [call for call in ast.walk(tree) if isinstance(call, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if not isinstance(call.func, ast.Name) or call.func.id != "_":
            continue
        [text] = call.args
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield text.value
        elif not listed and path.name != "library_messages.py":
            raise NotLiteral(f"{name}:{call.lineno}: {ast.unparse(text)}")


def _listed(tree: ast.Module) -> list[str]:
    """The texts of MESSAGES, which a module passes on by a variable."""
    return [
        one.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "MESSAGES"
        for one in ast.walk(node.value)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


def written(found: dict[str, list[str]], translations: dict[str, str]) -> str:
    """The .po file of these texts.

    >>> po = written({"no such file": ["xhl/files/read.py"]}, {"no such file": "没有这个文件"})
    >>> print(po.removeprefix(HEADER), end="")
    <BLANKLINE>
    #: xhl/files/read.py
    msgid "no such file"
    msgstr "没有这个文件"
    """
    parts = [HEADER]
    for text, places in found.items():
        parts.append(
            f"\n#: {' '.join(places)}\nmsgid {_quoted(text)}\n"
            f"msgstr {_quoted(translations.get(text, ''))}\n"
        )
    return "".join(parts)


def _quoted(text: str) -> str:
    """A string as a .po file has it: one of several lines begins on a line of its own."""
    lines = [json.dumps(line, ensure_ascii=False) for line in text.splitlines(keepends=True)]
    return "\n".join(lines if len(lines) == 1 else ['""', *lines])


def main() -> int:
    catalogue = PACKAGE / SOURCE
    there = dict(entries(catalogue.read_text(encoding="utf-8"))) if catalogue.exists() else {}
    found = texts()
    catalogue.write_text(written(found, there), encoding="utf-8")
    missing = [text for text in found if not there.get(text)]
    print(f"{len(found)} texts, {len(missing)} without a translation")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
