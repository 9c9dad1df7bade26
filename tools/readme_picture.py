"""Draws the pictures of the READMEs, docs/*.svg: real commands, as a terminal shows them.

    python tools/readme_picture.py

runs the command of this checkout in both languages, and writes the pictures anew.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
COLUMNS = 80
# The commands of each picture; what they read stands below.
PICTURES = {
    "search": ("xhl search 5G机站", "xhl search kcb"),
    "chart": ("xhl chart 地区生产总值 -F 青石县.toml",),
    "verify": ("xhl verify 稿件.txt -F facts.toml",),
}
LANGUAGES = {"": "C.UTF-8", ".zh-CN": "zh_CN.UTF-8"}
YEARS = {"2018": 98.2, "2019": 105.6, "2021": 118.9, "2022": 126.4, "2023": 131.7}
PLAN = ("2024", 140.0, "目标")
ARTICLE = "去年，杏花岭区新增市场主体6492家，减税降费2.84亿元，429个5G基站全部建成。\n"


def main() -> None:
    """Write all pictures anew."""
    for path, picture in drawn().items():
        path.write_text(picture, encoding="utf-8", newline="\n")


def drawn() -> dict[Path, str]:
    """The pictures as SVG: prompts, commands and what they show.

    >>> [path.name for path in drawn()][:3]
    ['search.svg', 'chart.svg', 'verify.svg']
    """
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "青石县.toml").write_text(_base(), encoding="utf-8")
        (place / "稿件.txt").write_text(ARTICLE, encoding="utf-8")
        copy(ROOT / "data" / "facts.toml", place)
        return {
            ROOT / "docs" / f"{name}{ending}.svg": _drawn(name, commands, locale, place)
            for ending, locale in LANGUAGES.items()
            for name, commands in PICTURES.items()
        }


def _drawn(name: str, commands: tuple[str, ...], locale: str, place: Path) -> str:
    sys.path[:0] = [str(ROOT), str(ROOT / "tools")]
    from rich.text import Text
    from terminal_picture import screen

    lines: list[Text] = []
    for command in commands:
        lines += [Text()] if lines else []
        lines += [Text.assemble(("$ ", "dim"), (command, "bold"))]
        lines += [Text.from_ansi(line) for line in _shown(command, locale, place).splitlines()]
    return screen(lines, f"xhl {name}", COLUMNS)


def _shown(command: str, locale: str, place: Path) -> str:
    """What a command shows on a terminal of that width."""
    unset = ("XHL_FACTS", "LANGUAGE", "LC_MESSAGES", "LANG", "NO_COLOR", "XHL_PAGER")
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    told = {"COLUMNS": str(COLUMNS), "LINES": "50", "TERM": "xterm-256color", "LC_ALL": locale}
    told |= {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": os.devnull}
    here, there = os.openpty()  # type: ignore[attr-defined,unused-ignore]  # not on Windows
    _program, *words = command.split()
    subprocess.run(
        [sys.executable, "-m", "xhl", *words],
        env=environment | told,
        cwd=place,
        stdin=subprocess.DEVNULL,
        stdout=there,
        stderr=there,
        check=False,
    )
    shown = os.read(here, 1 << 16)  # little enough to wait in the terminal
    os.close(there)
    os.close(here)
    return shown.decode("utf-8").replace("\r\n", "\n")


def _base() -> str:
    """A base of some years, of which one is missing and the last is a plan."""
    facts = ""
    for year, number, qualifier in (*((year, n, "") for year, n in YEARS.items()), PLAN):
        source = f"{year}年，全县地区生产总值{qualifier}{number}亿元。"
        facts += f'[[fact."地区生产总值"]]\nsection = "综合"\nperiod = "{year}"\nvalue = {number}\n'
        facts += f'unit = "亿元"\nstatement = "{source}"\nsource = "{source}"\n'
        facts += f'qualifier = "{qualifier}"\n' if qualifier else ""
    return f'schema = 1\n[document.d]\ntitle = "青石县公报"\n[section."综合"]\n{facts}'


if __name__ == "__main__":
    main()
