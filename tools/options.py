"""The lists of options in docs/cli.md and docs/cli.zh-CN.md, made from the help of the commands.

    python tools/options.py

writes them anew: an option is described once, in xhl/cli, and translated once, in the
catalogue. The manual pages are made from these documents.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "cli.md"
# The language is that of the process, from its start on.
PAGES = {"en": PAGE, "zh": PAGE.with_name("cli.zh-CN.md")}
sys.path.insert(0, str(ROOT))

import typer  # noqa: E402 (of this checkout's environment)

from xhl.cli.app import COMMANDS, program  # noqa: E402 (of this checkout)
from xhl.cli.output import Output  # noqa: E402 (of this checkout)
from xhl.i18n.library_messages import translate  # noqa: E402 (of this checkout)
from xhl.i18n.messages import asks_for_chinese  # noqa: E402 (of this checkout)

WIDTH = 118
# Sections of the page that describe options of several commands.
SHARED = {"Output": frozenset(Output._fields), "Facts": frozenset(("facts",))}
SHARED |= {"输出": SHARED["Output"], "事实": SHARED["Facts"]}
_ITEMS = re.compile(r"(?:^- `-.*\n(?:^  .*\n)*)+", re.MULTILINE)
_CODE = re.compile(r"(?<![\w`-])(--[a-z][\w-]*|-[a-z](?: \d)?\b|XHL_[A-Z]+|config\.toml|xargs -0)")


def renewed(page: str) -> str:
    """The page with its lists of options as the commands have them.

    >>> renewed(PAGE.read_text("utf-8")) == PAGE.read_text("utf-8")
    True
    """
    parts = re.split(r"^(##+ .+\n)", page, flags=re.MULTILINE)
    for at in range(1, len(parts), 2):
        if items := _items(parts[at].strip("# \n")):
            parts[at + 1] = _ITEMS.sub(lambda _: "".join(items), parts[at + 1], count=1)
    return "".join(parts)


def _items(heading: str) -> list[str]:
    """The items of a section of the page; none if it lists no options."""
    whole = typer.main.get_command(program(COMMANDS, loaded=COMMANDS))
    if heading in {"Commands", "命令"}:
        return [*_described(whole, set()), _item("`-h, --help`", _help())]
    if heading in SHARED:
        command, only = whole.commands["search"], SHARED[heading]  # type: ignore[attr-defined]
        others = {param.name for param in command.params} - only
        return list(_described(command, others))
    name = heading.removeprefix("xhl ")
    if name == heading:
        return []
    command = whole.commands[name]  # type: ignore[attr-defined]
    names = {param.name for param in command.params}
    shared = {one for group in SHARED.values() if group <= names for one in group}
    return list(_described(command, shared))


def _help() -> str:
    return translate("Show this message and exit.")


def _described(command: typer._click.core.Command, left_out: set[str]) -> Iterator[str]:
    context = typer.Context(command)
    for param in command.params:
        record = None if param.name in left_out else param.get_help_record(context)
        if param.param_type_name == "option" and record:
            yield from _of_record(*record)


def _of_record(term: str, help: str) -> Iterator[str]:
    """An item; of an option with an opposite, one that names both."""
    names = [re.sub(r"[<>\[\]]", "", name) for name in term.strip(" /").split(" / ")]
    yield _item(", ".join(f"`{name}`" for name in names), re.sub(r"  \[.*\]$", "", help))


def _item(term: str, help: str) -> str:
    said = _CODE.sub(r"`\1`", help)
    if not help.isascii() and asks_for_chinese():  # a line break would be shown as a space
        return f"- {term}：{said}\n"
    text = f"{term}: {said}"
    return (
        textwrap.fill(
            text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False
        )
        + "\n"
    )


def main() -> None:
    """Write the lists of both pages anew, each by a process of its language."""
    if language := next(iter(sys.argv[1:]), ""):
        page = PAGES[language]
        page.write_text(renewed(page.read_text("utf-8")), "utf-8")
        return
    for language in PAGES:
        told = os.environ | {"LC_ALL": f"{language}.UTF-8", "LANGUAGE": language}
        subprocess.run([sys.executable, __file__, language], env=told, check=True)


if __name__ == "__main__":
    main()
