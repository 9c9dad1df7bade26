"""Loading: valid bases and their facts, and the errors about invalid ones."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xhl.fact_base import FactBase
from xhl.facts import load as loading
from xhl.facts.load import BadBase, load, shipped
from xhl.facts.problems import SHOWN, Problem
from xhl.files import read as files
from xhl.model import Document, Quantity, Section
from xhl.text.sanitize import printable

DECLARED = """\
schema = 1
title = "一份报告"
[document.report]
title = "报告"
author = "李杰华"
[section."创新"]
title = "多层次打造创新生态"
aliases = ["科技", "六新"]
[section."生态"]
"""
FACT = """\
[[fact."5G基站"]]
section = "创新"
statement = "429个5G基站网络建设任务全部完成"
value = 429
unit = "个"
qualifier = "全部"
period = "2020"
aliases = ["信号塔", "新基建"]
source = "429个5G基站网络建设任务全部完成。"
"""
GOOD = DECLARED + FACT
FACT_LINE = GOOD.splitlines().index('[[fact."5G基站"]]') + 1


def written(folder: Path, text: str | bytes, name: str = "facts.toml") -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def complaints(*paths: str) -> tuple[Problem, ...]:
    """The problems of invalid files; loading them must fail."""
    with pytest.raises(BadBase) as refusal:
        load(paths)
    assert refusal.value.complaints
    return refusal.value.complaints


def lines(path: str) -> list[str]:
    """The printed problems of a file, without the path at their start."""
    printed = [str(complaint) for complaint in complaints(path)]
    assert all(line.startswith(path + ":") for line in printed)
    return [line.removeprefix(path + ":").strip() for line in printed]


# What a good base becomes


def test_a_base_has_what_its_file_says(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    base = load([path])
    innovation = Section("创新", "多层次打造创新生态", ("科技", "六新"))
    report = Document("report", "报告", "李杰华")
    assert (base.title, base.paths) == ("一份报告", (path,))
    assert base.sections == (innovation, Section("生态"))
    assert base.documents == (report,)
    [fact] = base
    assert (fact.topic, fact.section, fact.document) == ("5G基站", innovation, report)
    assert fact.statement == "429个5G基站网络建设任务全部完成"
    assert fact.source == "429个5G基站网络建设任务全部完成。"
    assert fact.quantity == Quantity("429", "个", "全部")
    assert (fact.period, fact.aliases) == ("2020", ("信号塔", "新基建"))
    assert (fact.path, fact.line) == (path, FACT_LINE)


def test_what_is_optional_may_be_left_out(tmp_path: Path) -> None:
    text = """
        schema = 1
        document.a.title = "报告"
        section.x = {}
        [[fact.a]]
        section = "x"
        statement = "b"
        source = "b。"
    """
    [fact] = load([written(tmp_path, text)])
    assert (fact.quantity, fact.period, fact.aliases) == (None, "", ())
    assert fact.section == Section("x")
    assert fact.document == Document("a", "报告")


@pytest.mark.parametrize(
    ("toml", "source", "printed"),
    [
        ("17.63", "17.63亿元", "17.63"),
        ("1.50", "1.50亿元", "1.50"),
        ("7047.03", "7,047.03亩", "7047.03"),
        ("1_000", "1000家", "1000"),
        ("1_000.5", "1000.5亩", "1000.5"),
        ("+5", "5家", "5"),
        ("+0.5", "0.5%", "0.5"),
        ("-3", "-3℃", "-3"),
        ("0", "零死亡", "0"),
        ("-1.50", "-1.50℃", "-1.50"),
        ("999999999999999", "999999999999999", "999999999999999"),
        ("-999999999999999", "-999999999999999", "-999999999999999"),
        ("9999999999999.25", "9999999999999.25", "9999999999999.25"),
    ],
)
def test_a_number_keeps_the_digits_it_was_written_in(
    tmp_path: Path, toml: str, source: str, printed: str
) -> None:
    text = GOOD.replace("value = 429", f"value = {toml}").replace("429个5G", source)
    [fact] = load([written(tmp_path, text)])
    assert fact.quantity is not None
    assert fact.quantity.written == printed


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    ],
    ids=["byte order mark", "CRLF", "both"],
)
def test_byte_order_mark_and_crlf_make_no_difference(tmp_path: Path, change) -> None:
    path = written(tmp_path, GOOD)
    plain = load([path])
    written(tmp_path, change(GOOD))
    assert load([path]).facts == plain.facts


def test_facts_come_in_the_order_of_their_file(tmp_path: Path) -> None:
    topics = ["b", "a", "b", "c", "a"]
    text = DECLARED + "".join(FACT.replace("5G基站", topic, 1) for topic in topics)
    base = load([written(tmp_path, text)])
    assert [fact.topic for fact in base] == topics
    headers = [n for n, line in enumerate(text.splitlines(), 1) if line.startswith("[[fact")]
    assert [fact.line for fact in base] == headers


@pytest.mark.parametrize(
    "header",
    [
        "[[fact.'5G基站']]",
        '  [[ fact . "5G基站" ]]  # ]]',
        '[["fact"."5G\\u57fa站"]]',
        "[['fact'.\"\\U00000035G基站\"]]",
    ],
)
def test_a_header_spelled_otherwise_has_its_line_too(tmp_path: Path, header: str) -> None:
    text = GOOD.replace('[[fact."5G基站"]]', header)
    [fact] = load([written(tmp_path, text)])
    assert (fact.topic, fact.line) == ("5G基站", FACT_LINE)


def test_what_looks_like_a_header_inside_a_text_is_none(tmp_path: Path) -> None:
    decoy = 'note = """\n[[fact."5G基站"]]\n[[fact."x"]]\n"""\n[section."创新"]'
    text = GOOD.replace('[section."创新"]', decoy)
    [fact] = load([written(tmp_path, text)])
    assert fact.line == FACT_LINE + 4


def test_facts_written_in_brackets_load_without_a_line(tmp_path: Path) -> None:
    body = ", ".join(FACT.splitlines()[1:])
    text = DECLARED + f'[fact]\n"5G基站" = [{{{body}}}, {{{body}}}]\n'
    facts = load([written(tmp_path, text)]).facts
    assert [(fact.topic, fact.line) for fact in facts] == [("5G基站", 0)] * 2


def test_a_base_may_have_no_facts_yet(tmp_path: Path) -> None:
    base = load([written(tmp_path, DECLARED)])
    assert len(base) == 0
    assert [section.name for section in base.sections] == ["创新", "生态"]


# Several files


def test_files_are_joined_in_the_order_they_are_named(tmp_path: Path) -> None:
    one = written(tmp_path, GOOD, "1.toml")
    two = written(tmp_path, GOOD.replace("一份", "另一份").replace("李杰华", "无名"), "2.toml")
    base = load([two, one])
    assert [(fact.topic, fact.path) for fact in base] == [("5G基站", two), ("5G基站", one)]
    assert base.paths == (two, one)
    assert base.title == "另一份报告"


def test_document_keys_belong_to_their_file(tmp_path: Path) -> None:
    one = written(tmp_path, GOOD, "1.toml")
    two = written(tmp_path, GOOD.replace("李杰华", "无名"), "2.toml")
    base = load([one, two])
    assert [fact.document.author for fact in base] == ["李杰华", "无名"]
    assert [(d.key, d.author) for d in base.documents] == [("report", "李杰华"), ("report", "无名")]


def test_the_same_document_in_two_files_is_one(tmp_path: Path) -> None:
    base = load([written(tmp_path, GOOD, "1.toml"), written(tmp_path, GOOD, "2.toml")])
    assert len(base) == 2
    assert base.documents == (Document("report", "报告", "李杰华"),)


def test_sections_of_one_name_and_title_are_one_section(tmp_path: Path) -> None:
    other = GOOD.replace('"六新"', '"科技", "双创"').replace(
        '[section."生态"]', '[section."生态"]\ntitle = "生态"\n[section."新"]'
    )
    base = load([written(tmp_path, GOOD, "1.toml"), written(tmp_path, other, "2.toml")])
    united = Section("创新", "多层次打造创新生态", ("科技", "六新", "双创"))
    assert base.sections == (united, Section("生态"), Section("生态", "生态"), Section("新"))
    assert [fact.section for fact in base] == [united, united]


def test_sections_of_one_name_and_several_titles_stay_apart(tmp_path: Path) -> None:
    titles = ("多层次打造创新生态", "2019年工作", "2020年工作", "")
    paths = [
        written(tmp_path, GOOD.replace(titles[0], title), f"{rank}.toml")
        for rank, title in enumerate(titles)
    ]
    assert [fact.section.title for fact in load(paths)] == [*titles]


def test_each_file_declares_the_sections_it_uses(tmp_path: Path) -> None:
    other = GOOD.replace('[section."创新"]', '[section."城乡"]')
    paths = written(tmp_path, GOOD, "1.toml"), written(tmp_path, other, "2.toml")
    assert ["unknown section" in str(complaint) for complaint in complaints(*paths)] == [True]


def test_a_path_named_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    base = load([path, path])
    assert (len(base), base.paths) == (1, (path,))


# Rules that a file may break: each says the line, the place, and what to write instead


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def line_of(text: str, part: str) -> int:
    [number] = [n for n, line in enumerate(text.splitlines(), 1) if part in line]
    return number


IN_FACT = 'fact "5G基站": '


@pytest.mark.parametrize(
    ("old", "new", "at", "problem"),
    [
        # unknown keys, at each level
        ("value", "valeu", "valeu", IN_FACT + 'unknown key "valeu" (did you mean "value"?)'),
        (
            'title = "多层次打造创新生态"',
            'tittle = "x"',
            "tittle",
            'section "创新": unknown key "tittle" (did you mean "title"?)',
        ),
        (
            "author",
            "autor",
            "autor",
            'document "report": unknown key "autor" (did you mean "author"?)',
        ),
        ("[[fact.", "[[facts.", "[[facts.", 'unknown key "facts" (did you mean "fact"?)'),
        ("unit", "zzzz", "zzzz", IN_FACT + 'unknown key "zzzz"'),
        # missing and empty
        (
            'source = "429个5G基站网络建设任务全部完成。"',
            "",
            "[[fact",
            IN_FACT + '"source" is missing; needed here: section, statement, source',
        ),
        (
            'section = "创新"',
            "",
            "[[fact",
            IN_FACT + '"section" is missing; needed here: section, statement, source',
        ),
        (
            'title = "报告"',
            "",
            "[document",
            'document "report": "title" is missing; needed here: title',
        ),
        ('section = "创新"', 'section = " "', "section = ", IN_FACT + '"section" is empty'),
        ('"429个5G基站网络建设任务全部完成"', '""', "statement", IN_FACT + '"statement" is empty'),
        ('title = "报告"', 'title = "　"', "　", 'document "report": "title" is empty'),
        ('fact."5G基站"', 'fact.""', "[[fact", 'fact "": the topic is empty'),
        ('section."生态"', 'section." "', '" "', 'section " ": the name is empty'),
        # types
        (
            'period = "2020"',
            "period = 2020",
            "period",
            IN_FACT + '"period" must be in quotes',
        ),
        ("429\n", '"429"\n', "value", IN_FACT + '"value" must be a number without quotes'),
        ("429\n", "true\n", "value", IN_FACT + '"value" must be a number without quotes'),
        ("429\n", "2020-01-01\n", "value", IN_FACT + '"value" must be a number without quotes'),
        ('unit = "个"', "unit = 1.5", "unit", IN_FACT + '"unit" must be in quotes'),
        (
            '["信号塔", "新基建"]',
            '"信号塔"',
            "信号塔",
            IN_FACT + '"aliases" must be a list of texts in quotes, none of them empty',
        ),
        (
            '["信号塔", "新基建"]',
            '["信号塔", 5]',
            "信号塔",
            IN_FACT + '"aliases" must be a list of texts in quotes, none of them empty',
        ),
        (
            '["科技", "六新"]',
            '["科技", ""]',
            "科技",
            'section "创新": "aliases" must be a list of texts in quotes, none of them empty',
        ),
        ("schema = 1", 'schema = "1"', "schema", '"schema" must be a whole number'),
        ("schema = 1", "schema = true", "schema", '"schema" must be a whole number'),
        (
            '[[fact."5G基站"]]',
            '[fact."5G基站"]',
            "[fact",
            IN_FACT + 'begin each fact with [[fact."TOPIC"]]: two brackets, the topic in quotes',
        ),
        (
            '[[fact."5G基站"]]',
            "[[fact.5G.x]]",
            "[[fact",
            'fact "5G": begin each fact with [[fact."TOPIC"]]: two brackets, the topic in quotes',
        ),
        (
            '[[fact."5G基站"]]',
            "[[fact]]",
            "[[fact",
            '"fact" needs tables with names, such as [section."创新"] or [[fact."5G基站"]]',
        ),
        (
            '[section."生态"]',
            '[section]\n"生态" = "生态"',
            '"生态" =',
            'section "生态": not a table: put its keys under [section.NAME]',
        ),
        # values
        ("429\n", "inf\n", "value", IN_FACT + '"value" must be plain digits'),
        ("429\n", "-nan\n", "value", IN_FACT + '"value" must be plain digits'),
        ("429\n", "4.29e2\n", "value", IN_FACT + '"value" must be plain digits'),
        ("429\n", "1000000000000000\n", "value", IN_FACT + '"value" must be plain digits'),
        ("429\n", "0.1234567890123456\n", "value", IN_FACT + '"value" must be plain digits'),
        ("429\n", "4\n", "value = 4", IN_FACT + 'value 4 is not in "source"'),
        ("429\n", "42.9\n", "value", IN_FACT + 'value 42.9 is not in "source"'),
        ("429\n", "-429\n", "value", IN_FACT + 'value -429 is not in "source"'),
        # references
        (
            'section = "创新"',
            'section = "创薪"',
            "创薪",
            IN_FACT + 'unknown section "创薪"; the file has: 创新, 生态 (did you mean "创新"?)',
        ),
        (
            "period",
            'document = "reprot"\nperiod',
            "reprot",
            IN_FACT + 'unknown document "reprot"; the file has: report (did you mean "report"?)',
        ),
        (
            '[section."创新"]',
            '[document.b]\ntitle = "附件"\n[section."创新"]',
            "[[fact",
            IN_FACT + '"document" is missing; the file has several: report, b',
        ),
        # schema
        (
            "schema = 1",
            "schema = 2",
            "schema",
            "written for a newer xhl: this one reads schema 1",
        ),
        (
            "schema = 1",
            "schema = 0",
            "schema",
            "unknown schema: this xhl reads schema 1",
        ),
    ],
)
def test_a_broken_rule_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    text = changed(old, new)
    [line] = lines(written(tmp_path, text))
    assert line.startswith(f"{line_of(text, at)}: {problem}")


def test_unit_and_qualifier_need_a_value(tmp_path: Path) -> None:
    assert lines(written(tmp_path, changed("value = 429\n", ""))) == [
        f'{FACT_LINE + 3}: {IN_FACT}"unit" without a "value"',
        f'{FACT_LINE + 4}: {IN_FACT}"qualifier" without a "value"',
    ]


def test_the_schema_must_be_stated(tmp_path: Path) -> None:
    [line] = lines(written(tmp_path, changed("schema = 1\n", "")))
    assert line == '"schema" is missing; needed here: schema'


@pytest.mark.parametrize("document", ["", "document = {}\n"])
def test_a_base_names_its_documents(tmp_path: Path, document: str) -> None:
    text = document + changed('[document.report]\ntitle = "报告"\nauthor = "李杰华"\n', "")
    [line] = lines(written(tmp_path, text))
    assert "no document: say under [document.NAME] where the sentences are from" in line


def test_a_newer_schema_is_not_judged_by_the_old_rules(tmp_path: Path) -> None:
    text = changed("schema = 1", "schema = 2").replace("value", "measured")
    assert len(lines(written(tmp_path, text))) == 1


def test_all_problems_of_a_fact_are_named(tmp_path: Path) -> None:
    text = (
        changed("value = 429", "value = 43")
        .replace("unit", "unti")
        .replace('period = "2020"', "period = 2020")
        .replace('section = "创新"', 'section = "产业"')
    )
    assert [line.partition(":")[0] for line in lines(written(tmp_path, text))] == [
        str(FACT_LINE + offset) for offset in (1, 3, 4, 6)
    ]


def test_all_problems_of_all_files_are_named_in_order(tmp_path: Path) -> None:
    bad = changed("value = 429", "value = 43").replace("author", "autor")
    paths = [
        written(tmp_path, bad, "1.toml"),
        str(tmp_path / "missing.toml"),
        written(tmp_path, GOOD, "good.toml"),
        written(tmp_path, "schema = ", "3.toml"),
    ]
    found = [(complaint.path, complaint.line) for complaint in complaints(*paths)]
    assert found == [
        (paths[0], line_of(bad, "autor")),
        (paths[0], line_of(bad, "value")),
        (paths[1], 0),
        (paths[3], 1),
    ]


def test_of_many_names_that_are_known_the_first_twenty_are_listed(tmp_path: Path) -> None:
    sections = "".join(f"[section.s{n}]\n" for n in range(21))
    path = written(tmp_path, GOOD.replace('section = "创新"', 'section = "x"') + sections)
    [line] = [line for line in lines(path) if "unknown section" in line]
    listed = "创新, 生态, " + ", ".join(f"s{n}" for n in range(18)) + ", …"
    assert line.endswith(f'unknown section "x"; the file has: {listed}')


def test_a_character_beyond_the_basic_plane_is_spelled_out_in_full() -> None:
    assert printable("\U000e0001\u202e\x1b") == r"\U000e0001\u202e\x1b"


def test_the_list_of_complaints_has_an_end(tmp_path: Path) -> None:
    text = GOOD + "".join(f"key{n} = {n}\n" for n in range(SHOWN + 7))
    with pytest.raises(BadBase) as refusal:
        load([written(tmp_path, text)])
    assert len(refusal.value.complaints) == SHOWN + 7
    printed = str(refusal.value).splitlines()
    assert len(printed) == SHOWN + 1
    assert printed[-1] == "... and 7 more"


def test_what_is_wrong_inside_brackets_has_the_line_where_they_open(tmp_path: Path) -> None:
    text = changed('["信号塔", "新基建"]', '[\n  "信号塔",\n  5,\n]')
    [line] = lines(written(tmp_path, text))
    assert line.startswith(f"{FACT_LINE + 7}: {IN_FACT}")


# Files that cannot be read


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert lines(str(tmp_path / "nowhere.toml")) == ["no such file"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert lines(str(tmp_path)) == ["this is a folder: name a file in it"]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the right of root to read everything."""
    user = os.geteuid()
    if user:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = Path(written(tmp_path, GOOD))
    path.chmod(0)
    with as_nobody():
        assert lines(str(path)) == ["not allowed to read this file: see its permissions"]


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    path = str(tmp_path / "pipe")
    os.mkfifo(path)
    assert lines(path) == ["a pipe, device or socket is not read: save its content to a file"]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(device: str) -> None:
    assert lines(device) == ["a pipe, device or socket is not read: save its content to a file"]


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    [line] = lines(str(tmp_path / "a"))
    assert line.startswith("cannot be read: ")


@pytest.mark.parametrize("path", ["a\0b", "\ud800"])
def test_what_cannot_be_a_file_name_is_refused(path: str) -> None:
    [complaint] = complaints(path)
    assert complaint.problem == "not a valid file name"


def test_a_file_over_the_limit_is_refused_with_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LIMIT", files.MIB)
    exactly = GOOD + "#" * (files.MIB - len(GOOD.encode()))
    monkeypatch.setattr(loading, "LINE", files.MIB)
    assert len(load([written(tmp_path, exactly)])) == 1
    over = written(tmp_path, f"{exactly}#")
    assert lines(over) == ["larger than 1 MiB, the limit: divide it"]


@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_line_may_be_as_long_as_the_limit_and_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(loading, "LINE", 100)
    before, after = {"first": ("", GOOD), "middle": (GOOD, "# end\n"), "last": (GOOD, "")}[place]
    exactly = "#" * 100
    assert len(load([written(tmp_path, f"{before}{exactly}\n{after}")])) == 1
    base = written(tmp_path, f"{before}{exactly}#\n{after}")
    problem = "a line is longer than 100 characters, the limit: divide it"
    assert lines(base) == [f"{len(before.splitlines()) + 1}: {problem}"]


def test_a_base_may_have_as_many_keys_and_values_as_the_limit_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, GOOD + "# so that it is looked at\n")
    monkeypatch.setattr(loading, "LINE", 100)
    signs = sum(map(GOOD.count, "=[{,"))
    monkeypatch.setattr(loading, "PARTS", signs)
    assert len(load([path])) == 1
    monkeypatch.setattr(loading, "PARTS", signs - 1)
    assert lines(path) == [f"more than {signs - 1} keys and values, the limit: divide the file"]


@pytest.mark.parametrize("line", [1, 3])
def test_a_number_may_have_as_many_digits_as_python_reads_and_no_more(line: int) -> None:
    most = sys.get_int_max_str_digits()
    before = "\n" * (line - 1)
    assert loading.tables(f"{before}x = {'1' * most}")["x"] == int("1" * most)
    with pytest.raises(files.FileError, match=f"a number has more than {most} digits") as refused:
        loading.tables(f"{before}x = {'1' * (most + 1)}")
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("said", "longer", "most", "problem"),
    [
        ('"2020"', '"{}"', 1000, '"period" is longer than 1000 characters'),
        ('"信号塔"', '"{}"', 1000, '"aliases" is longer than 1000 characters'),
        (
            'author = "李杰华"',
            'author = "{}"',
            100_000,
            '"author" is longer than 100000 characters',
        ),
    ],
)
def test_a_text_may_be_as_long_as_its_limit_and_no_longer(
    tmp_path: Path, said: str, longer: str, most: int, problem: str
) -> None:
    exactly = GOOD.replace(said, longer.format("长" * most))
    assert len(load([written(tmp_path, exactly)])) == 1
    over = GOOD.replace(said, longer.format("长" * (most + 1)))
    assert [line for line in lines(written(tmp_path, over)) if line.endswith(problem)] != []


def test_phrases_that_are_no_table_are_refused_with_what_they_should_be(tmp_path: Path) -> None:
    base = GOOD.replace('author = "李杰华"', 'uncovered = "5G"')
    [line] = lines(written(tmp_path, base))
    assert line.endswith('"uncovered" must be a table of phrases, each with its reason in quotes')


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ('abbreviations = "GDP"', '"abbreviations" must be a table of abbreviations, each with'),
        ("abbreviations.GDP = 5", '"GDP" needs what it stands for: a text in quotes, or a list'),
        ('abbreviations.GDP = ["产值", ""]', '"GDP" needs what it stands for: a text in quotes'),
        ("abbreviations.GDP = []", '"GDP" needs what it stands for: a text in quotes, or a list'),
        ('abbreviations." " = "产值"', "the abbreviation is empty"),
        (f'abbreviations.GDP = "{"长" * 1001}"', '"GDP" is longer than 1000 characters'),
    ],
)
def test_an_abbreviation_needs_what_it_stands_for(tmp_path: Path, said: str, problem: str) -> None:
    [line] = lines(written(tmp_path, GOOD.replace("schema = 1\n", f"schema = 1\n{said}\n")))
    assert problem in line
    assert line.startswith("2:")


@pytest.mark.parametrize("content", ["", "\n \r\n", "\ufeff"])
def test_an_empty_file_says_how_to_begin(tmp_path: Path, content: str) -> None:
    assert lines(written(tmp_path, content)) == ["empty: a fact base begins with schema = 1"]


def test_a_file_with_only_comments_is_not_called_empty(tmp_path: Path) -> None:
    said = "nothing in it but comments; a fact base begins with schema = 1"
    assert lines(written(tmp_path, "# schema = 1\n")) == [said]


@pytest.mark.parametrize(
    ("data", "line", "byte", "offset"),
    [
        ("schema = 1\n# 报告".encode("gb18030"), 2, 0xB1, 13),
        ("schema = 1\n\n# café".encode("latin-1"), 3, 0xE9, 17),
        ("\ufeffschema = 1\n".encode() + b"\x80", 2, 0x80, 14),
        ("# 报告".encode()[:-1], 1, 0xE5, 5),
    ],
    ids=["GB 18030", "Latin-1", "stray byte after a byte order mark", "cut off"],
)
def test_what_is_not_utf8_is_named_with_its_first_wrong_byte(
    tmp_path: Path, data: bytes, line: int, byte: int, offset: int
) -> None:
    assert lines(written(tmp_path, data)) == [
        f"{line}: not UTF-8 (byte {offset + 1} is 0x{byte:02x}): save the file as UTF-8"
    ]


def test_a_file_with_nul_bytes_is_no_text(tmp_path: Path) -> None:
    path = written(tmp_path, "schema = 1".encode("utf-16-le"))
    assert lines(path) == ["not a text file: it contains NUL characters"]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("schema = 1\nvalue = = 2\n", 2, 9),
        ("schema = 1\nschema = 1\n", 2, 11),
        ('schema = 1\n\ntitle = "报告\n', 3, 12),
        ("schema = 1\n标题 = 1\n", 2, 1),
        ("schema = 1\n[fact]\n[fact]\n", 3, 6),
    ],
)
def test_malformed_toml_is_named_with_line_and_column(
    tmp_path: Path, text: str, line: int, column: int
) -> None:
    [printed] = lines(written(tmp_path, text))
    assert printed.startswith(f"{line}: not valid TOML, column {column}: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('title = "公报', "no closing quotation mark in its line"),
        ("title = 公报", "a text needs quotation marks"),
        ("title = “公报”", "quotation marks of TOML are straight"),
        ('title = "公"报"', 'written \\"'),
        (r'title = "C:\User"', "a backslash is written twice"),
        ("title：“公报”", 'a key and its value need "=" between them'),
        ("[[fact.5G基站]]", 'Chinese names need quotation marks: "5G基站"'),
    ],
)
def test_a_common_slip_in_toml_is_told_in_plain_words(tmp_path: Path, text: str, said: str) -> None:
    [printed] = lines(written(tmp_path, f"schema = 1\n{text}\n"))
    assert said in printed


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 100_000, "a = " + "{a = " * 100_000, ".".join("a" * 100_000) + " = 1"],
    ids=["lists", "tables", "key"],
)
def test_deep_nesting_is_refused(tmp_path: Path, text: str) -> None:
    assert lines(written(tmp_path, text)) == [
        "nested deeper than 400 levels, the limit: a base needs four"
    ]


@pytest.mark.parametrize(
    "number", ["9" * 10_000, "0x" + "f" * 10_000, "9" * 400 + ".5", "1e999", "0x1"]
)
def test_absurd_numbers_are_refused(tmp_path: Path, number: str) -> None:
    assert len(lines(written(tmp_path, changed("value = 429", f"value = {number}")))) == 1


# What is printed is one line that neither moves the cursor nor passes for another


@pytest.mark.parametrize("hidden", [r"\n", r"\t", r"\u001b[2J", r"\u009b", r"\u200b", r"\u202e"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('[[fact."5G基站"]]', "[[fact.{}]]\nunknown = 1"),
        ("period", "{}"),
        ('section = "创新"', "section = {}"),
        ("period", "document = {}\nperiod"),
        ('[section."生态"]', "[section.{}]\nunknown = 1"),
    ],
    ids=["topic", "key", "unknown section", "unknown document", "section"],
)
def test_a_complaint_is_one_printable_line(tmp_path: Path, hidden: str, old: str, new: str) -> None:
    name = f'"x{hidden}facts.toml:1: y"'
    [line] = lines(written(tmp_path, changed(old, new.format(name))))
    assert line.isprintable()
    assert "facts.toml:1: y" in line


def test_a_wide_space_is_printed_as_it_is(tmp_path: Path) -> None:
    [line] = lines(written(tmp_path, changed("period", '"全　年"')))
    assert line == f'{FACT_LINE + 6}: {IN_FACT}unknown key "全　年"'


def test_a_file_name_is_printed_harmlessly_too() -> None:
    [complaint] = complaints("/nowhere/a\nb\x1b[31m\udcff")
    assert str(complaint) == r"/nowhere/a\x0ab\x1b[31m\udcff: no such file"


def test_long_names_are_cut_short(tmp_path: Path) -> None:
    [line] = lines(written(tmp_path, changed("period", "x" * 100_000)))
    assert len(line) < 200


# Nothing but a base or complaints, whatever is in the file


TABLES = ['fact."a"', "fact.'b'", "fact", "fact.a.b", 'section."创新"', "document.d", "x"]
KEYS = ["section", "statement", "source", "value", "unit", "aliases", "title", "schema", '"\\n"']
VALUES = [
    *("1", "429", "-1.50", "inf", "true", "1979-05-27", "0x" + "f" * 20),
    *('""', '"创新"', '"429个"', '"""\n[[fact."a"]]\n"""', "'''\n'''"),
    *('["a", 1]', '["a",\n"b"]', "{a = 1}", "[[]]"),
]
STATEMENTS = st.one_of(
    st.sampled_from(TABLES).map("[[{}]]".format),
    st.sampled_from(TABLES).map("[{}]".format),
    st.builds("{} = {}".format, st.sampled_from(KEYS), st.sampled_from(VALUES)),
)


def assert_judged(path: str) -> None:
    try:
        base = load([path])
    except BadBase as bad:
        assert bad.complaints
        printed = str(bad).split("\n")
        assert all(line.isprintable() for line in printed)
        assert len(printed) == min(len(bad.complaints), SHOWN + 1)
    else:
        assert isinstance(base, FactBase)
        assert base.documents
        assert all(fact.topic.strip() and fact.section in base.sections for fact in base)


@given(data=st.binary())
def test_any_bytes_are_judged(folder: Path, data: bytes) -> None:
    assert_judged(written(folder, data))


@given(statements=st.lists(STATEMENTS, max_size=12), declared=st.booleans())
@settings(max_examples=300)
def test_any_structure_is_judged(folder: Path, statements: list[str], declared: bool) -> None:
    assert_judged(written(folder, DECLARED * declared + "\n".join(statements)))


@pytest.mark.thorough
@given(
    cuts=st.lists(st.integers(0, len(GOOD.encode())), min_size=2, max_size=6).map(sorted),
    filling=st.binary(max_size=4) | st.sampled_from([b'"""', b"[", b"]", b"{", b"\n", b"="]),
    chance=st.randoms(use_true_random=False),
)
@settings(max_examples=300)
def test_any_mutation_of_a_good_base_is_judged(
    folder: Path, cuts: list[int], filling: bytes, chance: Random
) -> None:
    data = GOOD.encode()
    pieces = [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    if chance.random() < 0.5:
        chance.shuffle(pieces)
    else:
        del pieces[chance.randrange(len(pieces))]
    assert_judged(written(folder, filling.join(pieces)))


# The base that ships with the tool, and what loading it costs


def test_the_shipped_base_loads_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    base = load([shipped()])
    assert [fact.source for fact in base if fact.topic == "5G基站"] == [
        "429个5G基站网络建设任务全部完成。"
    ]


def test_each_shipped_fact_has_the_line_of_its_header() -> None:
    text = Path(shipped()).read_text("utf-8").split("\n")
    base = load([shipped()])
    assert len(base) > 70
    for fact in base:
        assert text[fact.line - 1].startswith(f'[[fact."{fact.topic}"]]')


def test_loading_the_shipped_base_imports_nothing_slow_or_needless() -> None:
    slow = ["decimal", "difflib", "json", "csv", "rich", "rapidfuzz", "importlib.resources"]
    needless = ["tomli", "xhl.facts.problems", "xhl.text.numerals"]
    program = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from xhl.facts.load import load, shipped\n"
        "assert len(load([shipped()])) > 70\n"
        "assert 'xhl.facts.load' in set(sys.modules) - before\n"
        f"print(sorted((set(sys.modules) - before) & set({slow + needless!r})))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert (ran.stdout, ran.stderr) == ("[]\n", "")
