"""The lines of keys, whatever stands in the strings, comments and brackets around them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from xhl.facts.toml_lines import doubts, line_at, positions

TEXT = '''\
# [comment]
schema = 1 # trailing = "quote
[document.report]   # [no.header]
title = "a # b = [c"
note = """
[fake]
key = 1 \\""" ""
"quoted"" """"
url = \'\'\'
[[fact.x]]
'' it''s\'\'\'\'
[section]
"创\\u65b0" . title = 'x = "'
live = 2
[[fact.'5G"基站']]
aliases = [ # ]
  "]", [
  ], {a = "}", b = 1},
]
value = 429
 [[ fact . "x" ]]
value = 1
[[fact.x]]
value = 2
[fact.x.sub]
deep = 1
'''


def test_each_key_has_its_line() -> None:
    tomli.loads(TEXT)  # else the rest says nothing
    lines = TEXT.split("\n")
    found = {where: lines[line - 1].strip() for where, line in positions(TEXT).items()}
    assert found == {
        ("schema",): lines[1],
        ("document",): lines[2],
        ("document", "report"): lines[2],
        ("document", "report", "title"): lines[3],
        ("document", "report", "note"): lines[4],
        ("document", "report", "url"): lines[8],
        ("section",): "[section]",
        ("section", "创新"): lines[12],
        ("section", "创新", "title"): lines[12],
        ("section", "live"): "live = 2",
        ("fact",): "[[fact.'5G\"基站']]",
        ("fact", '5G"基站'): "[[fact.'5G\"基站']]",
        ("fact", '5G"基站', 0): "[[fact.'5G\"基站']]",
        ("fact", '5G"基站', 0, "aliases"): "aliases = [ # ]",
        ("fact", '5G"基站', 0, "value"): "value = 429",
        ("fact", "x"): '[[ fact . "x" ]]',
        ("fact", "x", 0): '[[ fact . "x" ]]',
        ("fact", "x", 0, "value"): "value = 1",
        ("fact", "x", 1): "[[fact.x]]",
        ("fact", "x", 1, "value"): "value = 2",
        ("fact", "x", 1, "sub"): "[fact.x.sub]",
    }


def test_a_place_without_a_line_has_that_of_what_is_around_it() -> None:
    lines = positions("a = 1\n[[fact.x]]\n")
    assert line_at(lines, ("fact", "x", 0, "value", "deeper")) == 2
    assert line_at(lines, ("missing",)) == 0
    assert line_at(lines, ()) == 0


# Values that try to look like keys, headers or comments.
NASTY = st.text("a\"'\\#=[]{}. \n,", max_size=12)


def basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def long_basic(text: str) -> str:
    return '"""' + text.replace("\\", "\\\\").replace('"""', '""\\"') + '"""'


def literal(text: str) -> str:
    return "'" + text.replace("'", "").replace("\n", "") + "'"


def long_literal(text: str) -> str:
    return "'''" + text.replace("'''", "") + "'''"


STRINGS = st.builds(
    lambda quoted, text: quoted(text),
    st.sampled_from([basic, long_basic, literal, long_literal]),
    NASTY,
)
VALUES = st.recursive(
    st.sampled_from(["1", "1.5", "true", "1979-05-27 07:32:00"]) | STRINGS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[ # ]\n" + ",\n".join(items) + "\n]")
        | inner.map("{{ a = {} }}".format)
    ),
    max_leaves=4,
)
COMMENTS = NASTY.map(lambda text: "# " + text.replace("\n", " "))


@given(
    st.lists(
        st.tuples(STRINGS.filter(lambda key: key[:3] not in ('"""', "'''")), VALUES, COMMENTS),
        max_size=6,
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_keys_are_told_from_what_is_inside_values(
    entries: list[tuple[str, str, str]], newline: str
) -> None:
    text, expected = "", {}
    for rank, (key, value, comment) in enumerate(entries):
        text += f"{comment}\n[table{rank}]\n  {key} = {value} {comment}\n"
        line = text.count("\n") - value.count("\n")
        name = tomli.loads(f"{key} = 1").popitem()[0]
        expected |= {(f"table{rank}",): line - 1, (f"table{rank}", name): line}
    text = text.replace("\n", newline)
    tomli.loads(text)  # else the rest says nothing
    assert positions(text) == expected


def places(value: object, where: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*where, key)
            yield from places(inner, (*where, key))
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield (*where, rank)
            yield from places(inner, (*where, rank))


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.booleans()), max_size=8)
)
def test_every_table_and_key_of_a_base_is_found(entries: list[tuple[str, str, bool]]) -> None:
    text = "".join(
        f"[[fact.{topic}]]\n{key} = 1\n" + f"[fact.{topic}.sub]\n{key}.z = 1\n" * nested
        for topic, key, nested in entries
    )
    wanted = {where[:4] for where in places(tomli.loads(text))}
    assert positions(text).keys() == wanted


@pytest.mark.parametrize(
    "text",
    [
        "# comment\n" * 50_000,
        "a = [" + "[],\n" * 50_000 + "]",
        'a = "' + '\\"' * 100_000 + '"',
        "a = '''" + "'' " * 100_000 + "'''",
        'a = """' + '""\\n' * 100_000 + '"""',
        "[" + ".".join("a" * 900) + "]\n" + "b = 1",
        " " * 200_000 + "a = 1",
    ],
    ids=["comments", "lists", "escapes", "literal quotes", "quotes", "dots", "blanks"],
)
def test_hostile_texts_are_read_in_one_go(text: str) -> None:
    tomli.loads(text)
    assert len(positions(text)) <= 5


@given(st.lists(st.sampled_from("abc"), max_size=12), st.data())
def test_what_is_wanted_has_the_same_lines_as_among_all(
    keys: list[str], data: st.DataObject
) -> None:
    text = "".join(f"k{i} = 1\n[[fact.{key}]]\nvalue = 1\n" for i, key in enumerate(keys))
    known = positions(text)
    wanted = data.draw(st.sets(st.sampled_from([(), ("gone",), *known])))
    found = positions(text, wanted)
    assert all(line_at(found, where) == line_at(known, where) for where in wanted)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a = 1\n# ? of what?\nb = 2", {1: "of what?"}),
        ("a = 1\n# ? of what?\n# ? a long topic\n", {1: "of what?; a long topic"}),
        ("a = 1\nb = 2\n# ? x\n\n# ? y\n# ? z", {2: "x", 4: "y; z"}),
        ("a = 1\r\n# ? x\r\n# ? y\r\n", {1: "x; y"}),
        ("# ? at the top\na = 1 # ? beside\n # ? indented", {}),
    ],
)
def test_the_doubts_of_a_draft_belong_to_the_line_above_them(text, found):
    assert doubts(text) == found
