"""Writes the character tables that xhl/text/hanzi.py reads.

    python tools/hanzi_tables.py --unihan /usr/share/unicode

Readings come from pypinyin, simplified forms from OpenCC (both development dependencies),
look-alikes from the Unihan database: its folder holds ``Unihan_*.txt.bz2`` as Debian's package
unicode-data installs them. Without ``--unihan`` the table of look-alikes is left as it is.
"""

from __future__ import annotations

import argparse
import bz2
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import combinations, groupby
from pathlib import Path
from unicodedata import normalize

import opencc  # type: ignore[import-untyped]
import pypinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal
from rapidfuzz.distance import OSA

TABLES = Path(__file__).parents[1] / "xhl" / "tables"
COMMAND = "python tools/hanzi_tables.py --unihan /usr/share/unicode"
PYPINYIN = f"pypinyin {version('pypinyin')}, MIT licence, Copyright (c) 2016 mozillazg"
OPENCC = (
    f"the dictionaries of OpenCC in opencc-python-reimplemented"
    f" {version('opencc-python-reimplemented')}, Apache-2.0"
)

Mapping = dict[str, str]


def header(what: str, *sources: str) -> str:
    """The comment a table begins with; a blank line ends it.

    >>> print(header("Syllables.", "pypinyin"), end="")
    # Syllables.
    # Source: pypinyin
    # Made by: python tools/hanzi_tables.py --unihan /usr/share/unicode
    <BLANKLINE>
    """
    lines = [what, *(f"Source: {source}" for source in sources), f"Made by: {COMMAND}"]
    return "".join(f"# {line}\n" for line in lines) + "\n"


def rows(text: str, width: int = 40) -> Iterator[str]:
    """A text in rows of so many characters.

    >>> list(rows("减税降费", width=3))
    ['减税降', '费']
    """
    return (text[at : at + width] for at in range(0, len(text), width))


def in_gb2312(char: str, *, level_1: bool = False) -> bool:
    """Whether the 6,763 simplified characters of the standard (level 1: 3,755 common) have it.

    >>> in_gb2312("饕"), in_gb2312("饕", level_1=True), in_gb2312("減")
    (True, False, False)
    """
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return 0xB0 <= code[0] < (0xD8 if level_1 else 0xF8)


def gb2312() -> Iterator[str]:
    """The characters of the standard, in the order of Unicode.

    >>> len(list(gb2312()))
    6763
    """
    return filter(in_gb2312, map(chr, range(0x4E00, 0xA000)))


def big5_level_1() -> Iterator[str]:
    """The 5,401 common traditional characters.

    >>> "減" in big5_level_1(), "减" in big5_level_1()
    (True, False)
    """
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    codes = (bytes([lead, trail]) for lead in range(0xA4, 0xC7) for trail in trails)
    return (code.decode("big5") for code in codes if code <= b"\xc6\x7e")


# Simplified forms


def opencc_characters(name: str) -> Mapping:
    """A character dictionary of OpenCC; of several forms the first, which it prefers itself.

    >>> opencc_characters("TSCharacters")["減"]
    '减'
    """
    text = (Path(opencc.__file__).parent / "dictionary" / f"{name}.txt").read_text("utf-8")
    entries = (line.split("\t") for line in text.splitlines())
    return {char: forms.split(" ")[0] for char, forms in entries}


def simplified_forms() -> Mapping:
    """Traditional characters and variants of Taiwan and Hong Kong to what mainland texts print.

    A variant counts where it stands for another character's simplified form and is not itself one:
    抬 is simplified, although OpenCC's tables also make it the Taiwan form of 擡.

    >>> forms = simplified_forms()
    >>> forms["減"], "抬" in forms
    ('减', False)
    """
    forms = opencc_characters("TSCharacters")
    for name in ("TWVariants", "TWVariantsRev", "HKVariants", "HKVariantsRev"):
        for variant, standard in opencc_characters(name).items():
            simplified = forms.get(standard, standard)
            if variant not in forms and not in_gb2312(variant) and in_gb2312(simplified):
                forms[variant] = simplified
    changed = {char: form for char, form in forms.items() if char != form}
    # 薴 becomes 苧, which as a traditional character becomes 苎: what is simplified stays as it is.
    return {char: changed.get(form, form) for char, form in sorted(changed.items())}


def simplified_table(forms: Mapping) -> str:
    """The table of simplified forms, ready to write.

    >>> print(simplified_table({"減": "减", "稅": "税"})[-7:], end="")
    減稅
    减税
    <BLANKLINE>
    """
    pairs = zip(rows("".join(forms)), rows("".join(forms.values())), strict=True)
    what = "Simplified forms: a row of traditional or variant characters, below it the simplified."
    return header(what, OPENCC) + "".join(f"{old}\n{new}\n\n" for old, new in pairs)


# Readings


def phrase_readings() -> dict[str, set[str]]:
    """Readings that characters have in the phrases of pypinyin.

    >>> sorted(phrase_readings()["曾"])
    ['céng', 'zēng']
    """
    found: dict[str, set[str]] = defaultdict(set)
    for phrase, marked in PHRASES_DICT.items():
        if len(phrase) == len(marked):
            for char, choices in zip(phrase, marked, strict=True):
                found[char].update(choices)
    return found


def readings_of(char: str, in_phrases: Iterable[str]) -> list[str]:
    """The readings of a character: the main one of pypinyin, then the others from a to z.

    Toneless, ü written v. What cannot be typed in the letters a to z (ê) is no reading here.

    >>> readings_of("曾", ["céng"]), readings_of("略", [])
    (['ceng', 'zeng'], ['lve'])
    """
    main, *others = pypinyin.pinyin(char, style=pypinyin.Style.NORMAL, heteronym=True)[0]
    others += [to_normal(marked, v_to_u=False) for marked in in_phrases]
    known = [main, *sorted({*others} - {main})]
    return [reading for reading in known if re.fullmatch("[a-z]+", reading)]


def _all_readings() -> dict[str, list[str]]:
    """Every character of pypinyin with its readings.

    Without characters of private use, and those that are another one in the normal form NFKC.
    """
    extra = phrase_readings()
    table = {
        char: readings_of(char, extra[char])
        for char in sorted(map(chr, PINYIN_DICT))
        if not "\ue000" <= char <= "\uf8ff" and normalize("NFKC", char) == char
    }
    return {char: readings for char, readings in table.items() if readings}


def syllable_lines(pairs: Iterable[tuple[str, str]]) -> str:
    r"""Pairs of syllable and character as one line a syllable, ``ji 几机己``.

    >>> syllable_lines([("zhan", "站"), ("ji", "基"), ("ji", "几")])
    'ji 几基\nzhan 站\n'
    """
    groups = groupby(sorted(pairs), key=lambda pair: pair[0])
    return "".join(f"{syllable} {''.join(c for _, c in group)}\n" for syllable, group in groups)


def readings_table(readings: dict[str, list[str]], chars: Iterable[str], what: str) -> str:
    r"""One block of lines for the main readings of ``chars``, one for their other readings.

    >>> table = readings_table({"曾": ["ceng", "zeng"], "站": ["zhan"]}, "曾站", "Readings.")
    >>> print(table.partition("\n\n")[2], end="")
    ceng 曾
    zhan 站
    <BLANKLINE>
    zeng 曾
    """
    chars = list(chars)
    main = syllable_lines((readings[char][0], char) for char in chars)
    others = syllable_lines((other, char) for char in chars for other in readings[char][1:])
    form = "One line a syllable; first the main readings, then, after a blank line, all others."
    return f"{header(f'{what} {form}', PYPINYIN, OPENCC)}{main}\n{others}"


def common_characters(forms: Mapping) -> set[str]:
    """What nearly every text is written in, simplified; 〇 for its years.

    >>> common = common_characters({"減": "减"})
    >>> "〇" in common, "减" in common, "減" in common
    (True, True, False)
    """
    return {"〇", *gb2312(), *(forms.get(char, char) for char in big5_level_1())}


# Look-alikes


@dataclass(frozen=True)
class Shape:
    """How the Unihan database describes a character's looks.

    >>> Shape("QGDI", ("5404",), strokes=9).corners
    ('5404',)
    """

    cangjie: str  # the letters of its parts, outer ones first: 持 is QGDI
    corners: tuple[str, ...]  # a digit for each corner, top left first; some have two codes
    strokes: int


# Tuned on pairs that people do mix up, and by eye; the middle figures of what did well.
CORNERS_WEIGH = 0.5  # the outline counts half as much as the parts
STROKES_WEIGH = 0.5  # of equal parts, as many strokes look more alike
COMMON_WEIGHS = 0.2  # for each of the two that is common: people type common characters
ALIKE = 1.03  # from here on; gives about a dozen a character
MOST = 20  # a character


def unihan(folder: Path, name: str, *fields: str) -> tuple[str, list[dict[str, list[str]]]]:
    r"""The Unicode version and the named fields, character to values, of one Unihan file.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as at:
    ...     lines = b"# Unicode version: 15.1.0\nU+6301\tkTotalStrokes\t9\n"
    ...     size = Path(at, "Unihan_IRGSources.txt.bz2").write_bytes(bz2.compress(lines))
    ...     unihan(Path(at), "IRGSources", "kTotalStrokes")
    ('15.1.0', [{'持': ['9']}])
    """
    text = bz2.decompress((folder / f"Unihan_{name}.txt.bz2").read_bytes()).decode("utf-8")
    found: dict[str, dict[str, list[str]]] = {field: {} for field in fields}
    for line in text.splitlines():
        if line.startswith("U+"):
            code, field, values = line.removeprefix("U+").split("\t")
            if field in found:
                found[field][chr(int(code, 16))] = values.split(" ")
    release = re.search(r"Unicode version: (\S+)", text)
    return release[1] if release else "of unknown version", [found[field] for field in fields]


def _shapes(folder: Path) -> tuple[str, dict[str, Shape]]:
    release, (cangjie, corners) = unihan(
        folder, "DictionaryLikeData", "kCangjie", "kFourCornerCode"
    )
    _, (strokes,) = unihan(folder, "IRGSources", "kTotalStrokes")
    return release, {
        char: Shape(
            cangjie[char][0],
            tuple(code[:4] for code in corners.get(char, [])),
            int(strokes[char][0]),
        )
        for char in gb2312()
        if char in cangjie
    }


def shortened(code: str, letters: int) -> set[str]:
    """The code with up to so many letters left out, at least one remaining.

    >>> sorted(shortened("QGDI", letters=1))
    ['GDI', 'QDI', 'QGD', 'QGDI', 'QGI']
    """
    forms = {code}
    for _ in range(min(letters, len(code) - 1)):
        forms |= {form[:at] + form[at + 1 :] for form in forms for at in range(len(form))}
    return forms - {""}


def candidates(known: dict[str, Shape]) -> set[tuple[str, str]]:
    """Pairs that share most of their Cangjie code or three of their four corners.

    >>> hold, special, wood = Shape("QGDI", ("5404",), 9), Shape("HQGDI", ("2454",), 10), Shape("D", ("4090",), 4)
    >>> candidates({"持": hold, "特": special, "木": wood})
    {('持', '特')}
    """
    alike: dict[str, list[str]] = defaultdict(list)
    for char, shape in known.items():
        for code in shortened(shape.cangjie, 2 if len(shape.cangjie) > 3 else 1):
            alike[code].append(char)
        for corners in shape.corners:
            for at in range(4):
                alike[f"{at}{corners[:at]}{corners[at + 1 :]}"].append(char)
    return {pair for chars in alike.values() for pair in combinations(dict.fromkeys(chars), 2)}


def likeness(one: Shape, other: Shape) -> float:
    """0 to 1.5: parts in common, corners in common, stroke counts apart.

    A differing letter counts a little less than its share, so that short codes can be alike too:
    末 and 未 are the same two letters in another order.

    >>> end, not_yet = Shape("DJ", ("5090",), 5), Shape("JD", ("5090",), 5)
    >>> round(likeness(end, not_yet), 2), likeness(end, end)
    (1.17, 1.5)
    """
    longest = max(len(one.cangjie), len(other.cangjie))
    parts = 1 - OSA.distance(one.cangjie, other.cangjie) / (longest + 1)
    corners = max(
        (sum(map(str.__eq__, a, b)) / 4 for a in one.corners for b in other.corners), default=0.4
    )
    strokes = abs(one.strokes - other.strokes) / max(one.strokes, other.strokes)
    return parts + CORNERS_WEIGH * corners - STROKES_WEIGH * strokes


def lookalikes(known: dict[str, Shape]) -> Mapping:
    """Character to those that look like it, best first, both ways round.

    >>> lookalikes({"末": Shape("DJ", ("5090",), 5), "未": Shape("JD", ("5090",), 5)})
    {'末': '未', '未': '末'}
    """
    common = {char for char in known if in_gb2312(char, level_1=True)}
    scored = [
        (likeness(known[a], known[b]) + COMMON_WEIGHS * ((a in common) + (b in common)), a, b)
        for a, b in candidates(known)
    ]
    found: Mapping = dict.fromkeys(known, "")
    for _, a, b in sorted((row for row in scored if row[0] >= ALIKE), reverse=True):
        if len(found[a]) < MOST and len(found[b]) < MOST:
            found[a] += b
            found[b] += a
    return found


def _lookalikes_table(folder: Path) -> str:
    release, known = _shapes(folder)
    what = (
        "Look-alikes: a line for each character, followed by those that look like it, best first."
    )
    source = (
        f"Cangjie codes, four-corner codes and stroke counts of the Unihan database {release},"
        f" Unicode licence (https://www.unicode.org/license.txt), Copyright (c) Unicode, Inc."
    )
    lines = (f"{char}{others}\n" for char, others in sorted(lookalikes(known).items()) if others)
    return header(what, source) + "".join(lines)


def _write_tables(folder: Path, unihan_folder: Path | None) -> None:
    forms, readings = simplified_forms(), _all_readings()
    common = common_characters(forms)
    tables = {
        "simplified": simplified_table(forms),
        "syllables": header("Syllables: all that some character is read as.", PYPINYIN)
        + "".join(f"{row}\n" for row in sorted({s for known in readings.values() for s in known})),
        "readings": readings_table(
            readings, readings.keys() & common, "Readings of common characters."
        ),
        "readings-rare": readings_table(
            readings, readings.keys() - common, "Readings of rare characters."
        ),
    }
    if unihan_folder:
        tables["lookalikes"] = _lookalikes_table(unihan_folder)
    for name, text in tables.items():
        (folder / f"{name}.txt").write_text(text, "utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--unihan", type=Path, help="folder of Unihan_*.txt.bz2")
    parser.add_argument("--into", type=Path, default=TABLES, help="folder to write to")
    arguments = parser.parse_args()
    _write_tables(arguments.into, arguments.unihan)


if __name__ == "__main__":
    main()
