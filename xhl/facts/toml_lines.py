"""The lines of tables and keys in a TOML text, which the parser does not tell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import re
    from collections.abc import Collection

# A place in a TOML file as a path of keys; list elements are numbered from 0.
Where = tuple[str | int, ...]

DEEPEST = 4  # fact, topic, rank, key: a base has nothing deeper, but a hostile file may
NESTING = {"[": 1, "{": 1, "]": -1, "}": -1}


def header_lines(text: str, facts: dict[str, Any]) -> dict[str, list[int]]:
    r"""The line numbers, from 1, of the headers [[fact."TOPIC"]] of each topic.

    ``facts`` are the parsed facts. Facts without a header (in brackets) have line 0.

    >>> header_lines('schema = 1\n[[fact."5G基站"]]\nvalue = 429', {"5G基站": [{"value": 429}]})
    {'5G基站': [2]}
    """
    lines = _plain_header_lines(text)
    counts = {topic: len(entries) for topic, entries in facts.items() if type(entries) is list}
    if counts == {topic: len(found) for topic, found in lines.items()}:
        # A line of a multi-line string may look like a header, so counts may agree by chance.
        is_plain = '"""' not in text and "'''" not in text
        if is_plain or text.count("[[") == sum(counts.values()):
            return lines
    # Some headers have another spelling, or are inside a text; finding those is much slower.
    found = positions(text) if "[[" in text else {}
    return {
        topic: [found.get(("fact", topic, rank), 0) for rank in range(count)]
        for topic, count in counts.items()
    }


def _plain_header_lines(text: str) -> dict[str, list[int]]:
    """The same for headers in the usual spelling at the start of a line."""
    lines: dict[str, list[int]] = {}
    header = '\n[[fact."'
    text = "\n" + text  # so that the first line is like the others
    line, counted = 1, 0
    at = text.find(header)
    while at >= 0:
        line += text.count("\n", counted, at)
        counted = at
        start = at + len(header)
        end = text.find('"', start)
        if text.startswith('"]]', end):
            lines.setdefault(text[start:end], []).append(line)
        at = text.find(header, start)
    return lines


def positions(text: str, wanted: Collection[Where] = ()) -> dict[Where, int]:
    r"""The line number, from 1, of each table and key of a valid TOML text; if only some are wanted, the
    search ends with the last of these.

    The text has been parsed already, so this needs only as much grammar (https://toml.io/en/v1.1.0) as
    distinguishes keys from strings, comments and brackets. Keys inside brackets are left out.

    >>> positions('schema = 1\n[[fact."5G基站"]]\nvalue = 429')["fact", "5G基站", 0, "value"]
    3
    """
    blank, statement, _piece, part = _grammar()
    lines: dict[Where, int] = {}
    counts: dict[Where, int] = {}  # elements of each array of tables so far
    table: Where = ()
    left = set(wanted)
    line, counted, at = 1, 0, 0
    while True:
        at = _after(blank, text, at)
        found = statement.match(text, at)
        if not found:
            return lines
        line += text.count("\n", counted, at)
        counted = at
        bracket, dotted = found.group(1, 2)
        keys = tuple(_unquoted(key) for key in part.findall(dotted))
        if bracket:
            table = place = _table(keys, bracket == "[[", counts)
        else:
            place = table + keys
        _mark(lines, place[:DEEPEST], line)
        if wanted:
            left.difference_update(place[:depth] for depth in range(DEEPEST + 1))
            if not left:
                return lines
        at = _line_end(text, found.end())


_DOUBT = "\n# ?"  # how a comment of a draft begins


def doubts(text: str) -> dict[int, str]:
    r"""What the comments ``# ?`` directly below a line say, by the numbers of these lines, from 1.

    >>> doubts('schema = 1\n[[fact."5G基站"]]\n# ? a long topic\n# ? of what?\nvalue = 429')
    {2: 'a long topic; of what?'}
    """
    found: dict[int, list[str]] = {}
    line = head = 0
    counted, at = 0, text.find(_DOUBT)
    while at >= 0:
        passed = text.count("\n", counted, at)
        counted = at
        line += passed
        if not found or passed > 1:  # else the comment is below another one
            head = line + 1
        end = text.find("\n", at + 1)
        said = text[at + len(_DOUBT) : end if end >= 0 else None].strip()
        found.setdefault(head, []).append(said)
        at = text.find(_DOUBT, at + 1)
    return {head: "; ".join(said) for head, said in found.items()}


def line_at(lines: dict[Where, int], where: Where) -> int:
    r"""The line of a place, or of the nearest table around it with a known line; else 0.

    >>> lines = positions('schema = 1\n[[fact."5G基站"]]\nvalue = 429')
    >>> line_at(lines, ("fact", "5G基站", 0, "value")), line_at(lines, ("fact", "5G基站", 0, "unit"))
    (3, 2)
    """
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 0)


@cache
def _grammar() -> tuple[re.Pattern[str], ...]:
    """The patterns of blanks; a header or key; a piece of a value or comment; a part of a dotted key."""
    import re  # compiling takes longer than reading a base, and they are rarely needed

    basic = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
    literal = r"'[^'\n]*'"
    part = rf"(?:[A-Za-z0-9_-]+|{basic}|{literal})"
    key = rf"{part}(?:[ \t]*\.[ \t]*{part})*"
    # A multi-line string may end with up to two quotes of its own before the closing three.
    long_basic = r'"""[^"\\]*(?:(?:\\.|"{1,2}(?!"))[^"\\]*)*"{3,5}'
    long_literal = r"'''[^']*(?:'{1,2}(?!')[^']*)*'{3,5}"
    other = r"#[^\n]*|[\[{\]}\n]|[^\"'#\[\]{}\n]+"
    return (
        re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*"),
        re.compile(rf"(\[\[|\[)?[ \t]*({key})[ \t]*(?:\]\]|\]|=)"),
        re.compile(rf"{long_basic}|{long_literal}|{basic}|{literal}|{other}", re.DOTALL),
        re.compile(part),
    )


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _unquoted(key: str) -> str:
    if key[0] == '"' and "\\" in key:
        import tomli

        return str(tomli.loads(f"key = {key}")["key"])
    return key[1:-1] if key[0] in "\"'" else key


def _table(keys: tuple[str, ...], is_element: bool, counts: dict[Where, int]) -> Where:
    """The place of the table that a header opens: the last element of each array of tables on its path."""
    place: Where = ()
    for rank, key in enumerate(keys[:DEEPEST]):
        place = (*place, key)
        if is_element and rank == len(keys) - 1:
            counts[place] = counts.get(place, 0) + 1
        if place in counts:
            place = (*place, counts[place] - 1)
    return place


def _mark(lines: dict[Where, int], place: Where, line: int) -> None:
    while place and place not in lines:
        lines[place] = line
        place = place[:-1]


def _line_end(text: str, at: int) -> int:
    """The end of the line on which the value that begins here ends."""
    piece = _grammar()[2]
    depth = 0
    while found := piece.match(text, at):
        at = found.end()
        sign = found.group()
        if sign == "\n" and not depth:
            break
        depth += NESTING.get(sign, 0)
    return at
