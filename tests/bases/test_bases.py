"""Which bases are read, and how several are combined."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from command import BASE, on_terminal, xhl

from xhl.errors import UserError
from xhl.facts.documents import labels, resolved
from xhl.files.find import MOST, bases_below
from xhl.model import Document

NUMBER = "429"


def base(path: Path, *, title: str = "青石县公报", value: int = 429, date: str = "2021") -> str:
    """Write a base with one fact with these values."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "schema = 1\n"
        f'[document.report]\ntitle = "{title}"\ndate = "{date}"\n'
        '[section."创新"]\n'
        '[[fact."5G基站"]]\nsection = "创新"\n'
        f'statement = "建成5G基站{value}个"\nvalue = {value}\nunit = "个"\nperiod = "{date}"\n'
        f'source = "全年建成5G基站{value}个。"\n',
        encoding="utf-8",
    )
    return str(path)


def values(*arguments: str, **changes: str | None) -> list[str]:
    ran = xhl("list", "--field", "value", *arguments, **changes)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


# Files and folders


def test_a_folder_is_all_bases_below_in_the_order_of_their_names(tmp_path):
    base(tmp_path / "b.toml", value=2)
    base(tmp_path / "a" / "z.toml", value=1)
    base(tmp_path / "c" / "d" / "e.toml", value=3)
    (tmp_path / "notes.txt").write_text("no base", encoding="utf-8")
    assert values("-F", str(tmp_path)) == ["1", "2", "3"]


def test_hidden_files_and_folders_are_skipped(tmp_path):
    base(tmp_path / "seen.toml", value=1)
    base(tmp_path / ".hidden.toml", value=2)
    base(tmp_path / ".git" / "config.toml", value=3)
    assert values("-F", str(tmp_path)) == ["1"]


def test_a_loop_of_links_ends_and_links_elsewhere_are_followed(tmp_path):
    folder = tmp_path / "bases"
    base(folder / "one.toml", value=1)
    base(tmp_path / "elsewhere" / "two.toml", value=2)
    (folder / "self").symlink_to(folder)
    (folder / "up").symlink_to(tmp_path)
    assert sorted(values("-F", str(folder))) == ["1", "2"]


def test_a_missing_file_of_the_environment_is_told_with_the_variable(tmp_path):
    there = base(tmp_path / "one.toml", value=1)
    ran = xhl("search", "5G", facts=os.pathsep.join([there, "/no/such"]))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "xhl: /no/such: no such file; it is named by XHL_FACTS\n"
    assert "XHL_FACTS" not in xhl("search", "5G", "-F", "/no/such").err


def test_a_link_to_itself_hides_no_base_beside_it(tmp_path):
    base(tmp_path / "one.toml", value=1)
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "self").symlink_to("self")
    assert values("-F", str(tmp_path)) == ["1"]
    (tmp_path / "self.toml").symlink_to("self.toml")
    ran = xhl("list", "-F", str(tmp_path), "--field", "value")
    assert (ran.code, ran.out) == (0, "1\n")
    assert "self.toml: cannot be read" in ran.err


def test_a_file_with_several_names_is_read_once(tmp_path):
    one = base(tmp_path / "one.toml", value=1)
    (tmp_path / "again.toml").symlink_to(one)
    assert values("-F", str(tmp_path)) == ["1"]
    assert values("-F", one, "-F", str(tmp_path / "." / "one.toml"), "-F", str(tmp_path)) == ["1"]


def test_a_link_that_leads_nowhere_is_refused_not_skipped(tmp_path):
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    ran = xhl("list", "-F", str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert "gone.toml: no such file" in ran.err


def test_a_folder_without_a_base_is_refused(tmp_path):
    ran = xhl("list", "-F", str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"xhl: {tmp_path}: no base (*.toml) and no document in this folder or below\n"


def test_more_folders_than_anyone_means_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("xhl.files.find.MOST", 3)
    for name in "abcd":
        base(tmp_path / name / "f.toml")
    with pytest.raises(UserError, match="more than 3 folders"):
        bases_below(str(tmp_path))
    assert MOST >= 1000


def bad_base(path):
    path.parent.mkdir(exist_ok=True)
    path.write_text('schema = 1\ntitel = "x"\n', encoding="utf-8")
    return path


def test_a_bad_base_in_a_folder_is_left_out_and_said(tmp_path):
    good = base(tmp_path / "good.toml")
    bad = bad_base(tmp_path / "sub" / "bad.toml")
    alone = xhl("list", "-F", good)
    for command in (("list",), ("bases", "--field", "path")):
        ran = xhl(*command, "-F", str(tmp_path))
        assert (ran.code, ran.err.count("\n")) == (0, 1)
        assert ran.err.startswith(f"xhl: {bad}")
        assert ran.err.endswith("; this file is left out\n")
    assert xhl("list", "-F", str(tmp_path)).out == alone.out


def test_a_bad_base_that_is_named_or_has_none_beside_it_is_refused(tmp_path):
    good = base(tmp_path / "good.toml")
    bad = bad_base(tmp_path / "sub" / "bad.toml")
    for named in (("-F", str(bad), "-F", good), ("-F", str(bad.parent))):
        for command in ("list", "bases"):
            ran = xhl(command, *named)
            assert (ran.code, ran.out) == (2, "")
            assert f"{bad}:2: unknown key" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_to_nothing_in_a_folder_is_left_out_and_a_problem_of_check(tmp_path):
    base(tmp_path / "good.toml")
    (tmp_path / "link.toml").symlink_to(tmp_path / "nothing")
    ran = xhl("list", "-F", str(tmp_path))
    assert ran.code == 0
    assert "link.toml: no such file; this file is left out" in ran.err
    ran = xhl("check", str(tmp_path))
    assert ran.code == 1
    assert "link.toml: error: no such file" in ran.out


def test_the_environment_names_a_list_of_paths(tmp_path):
    one = base(tmp_path / "one.toml", value=1)
    two = base(tmp_path / "folder" / "two.toml", value=2)
    both = os.pathsep.join([one, str(Path(two).parent)])
    assert values(facts=both) == ["1", "2"]
    assert values(facts=os.pathsep + one + os.pathsep) == ["1"]
    assert values("-F", two, facts=both) == ["2"]


# What is loaded


def test_bases_says_what_is_loaded_from_where_and_why(tmp_path):
    one = base(tmp_path / "one.toml")
    ran = xhl("bases", "-F", str(tmp_path), "-f", "json")
    [loaded] = json.loads(ran.out)
    wanted = {
        **{"path": one, "origin": "-F", "title": "", "documents": ["青石县公报"]},
        **{"facts": 1, "numbers": 1},
    }
    assert wanted.items() <= loaded.items()


@pytest.mark.parametrize(
    ("arguments", "facts", "origin"),
    [(["-F", BASE], None, "-F"), ([], BASE, "XHL_FACTS"), ([], None, "shipped")],
)
def test_bases_names_the_origin(arguments, facts, origin):
    ran = xhl("bases", *arguments, "--field", "origin", facts=facts)
    assert (ran.code, ran.out, ran.err) == (0, f"{origin}\n", "")


def test_bases_on_a_terminal_has_counts_paths_and_documents(tmp_path):
    base(tmp_path / "one.toml")
    base(tmp_path / "two.toml", title="红山县公报")
    shown = on_terminal("bases", "-F", str(tmp_path), columns=200)
    for part in ("-F", str(tmp_path / "one.toml"), "two.toml", "青石县公报", "红山县公报"):
        assert part in shown.out


def test_bases_refuses_all_bad_bases_at_once(tmp_path):
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text("schema = 9\n", encoding="utf-8")
    ran = xhl("bases", "-F", str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert "a.toml:1" in ran.err
    assert "b.toml:1" in ran.err


# Documents


@pytest.fixture
def two(tmp_path: Path) -> str:
    """A folder with the reports of two counties, which have a topic in common."""
    base(tmp_path / "hs.toml", title="红山县公报", value=512, date="2020")
    base(tmp_path / "qs.toml", title="青石县公报", value=429, date="2021")
    return str(tmp_path)


def test_facts_of_several_bases_are_searched_together_and_name_their_document(two):
    ran = xhl("search", "5G基站", "-F", two, "--field", "value", "--field", "document")
    assert ran.out == "429\t青石县公报\n512\t红山县公报\n"  # the newest first


@pytest.mark.parametrize("columns", [50, 80, 120])
@pytest.mark.parametrize("command", [["search", "5G基站"], ["list"], ["list", "--sort", "value"]])
def test_a_table_names_the_documents_where_there_are_several(two, command, columns):
    shown = on_terminal(*command, "-F", two, columns=columns).out
    assert "红山县公报" in shown
    assert "青石县公报" in shown
    one = on_terminal(*command, "-F", f"{two}/qs.toml", columns=columns).out
    assert "公报" not in one


def test_a_table_names_the_document_also_where_one_alone_has_hits(two):
    assert "青石县公报" in on_terminal("search", "429", "-F", two).out


def test_a_table_of_one_chosen_document_does_not_repeat_its_name(two):
    shown = on_terminal("list", "-F", two, "--document", "青石县公报").out
    assert NUMBER in shown
    assert "公报" not in shown


@pytest.mark.parametrize("command", [["search", "5G基站"], ["list"], ["show", "5G基站"]])
@pytest.mark.parametrize("word", ["青石县公报", "青石", "青石县工报"])
def test_a_document_filters_by_title_words_of_it_or_the_nearest(two, command, word):
    ran = xhl(*command, "-F", two, "--document", word, "--field", "value")
    assert (ran.code, ran.out) == (0, "429\n")
    told = "" if word == "青石县公报" else f'xhl: document "{word}" taken as 青石县公报\n'
    assert ran.err == told


def test_a_key_that_several_documents_have_means_all_of_them(two):
    assert values("-F", two, "--document", "report") == ["512", "429"]


def test_an_unknown_document_is_refused_with_the_documents_listed(two):
    ran = xhl("list", "-F", two, "--document", "海洋年鉴")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'xhl: unknown document "海洋年鉴"; there are: 红山县公报、青石县公报\n'


def test_sections_counts_the_facts_of_the_document(two):
    ran = xhl("sections", "-F", two, "--document", "青石", "--field", "facts")
    assert ran.out == "1\n"
    assert xhl("sections", "-F", two, "--field", "facts").out == "2\n"


def test_titles_that_are_alike_are_told_apart_by_date_or_key():
    documents = [Document("a", "公报", date="2019"), Document("b", "公报"), Document("c", "年鉴")]
    assert list(labels(documents).values()) == ["公报（2019）", "公报（b）", "年鉴"]
    assert resolved(documents, "公报").chosen == tuple(documents[:2])
    assert resolved(documents, "b").chosen == (documents[1],)


# One topic, several documents and periods


def test_show_says_once_what_several_facts_have_in_common(two):
    lines = on_terminal(
        "show", "5G基站", "-F", two, "--color", "never", columns=100
    ).out.splitlines()
    assert sum("创新" in line for line in lines) == 1


def test_show_joins_no_numbers_of_two_places_over_time(two):
    shown = on_terminal("show", "5G基站", "-F", two, "--color", "never", columns=100).out
    assert "+83" not in shown
    assert "-83" not in shown


def test_show_has_facts_one_below_the_other(two):
    lines = on_terminal(
        "show", "5G基站", "-F", two, "--color", "never", columns=50
    ).out.splitlines()
    assert not any("512 个" in line and "429 个" in line for line in lines)
    for part in ("512 个", "429 个", "红山县公报", "青石县公报"):
        assert any(part in line for line in lines)


def test_a_topic_of_several_files_has_one_heading(two):
    lines = on_terminal(
        "show", "5G基站", "-F", two, "--color", "never", columns=50
    ).out.splitlines()
    assert sum("5G基站" in line and not line.startswith(" ") for line in lines) == 1


def test_periods_of_one_document_run_from_the_earliest():
    shown = on_terminal("show", "5G基站", "--color", "never", columns=100).out
    assert shown.index("2019") < shown.index("2020")


def test_a_folder_that_is_gone_is_refused():
    with pytest.raises(UserError, match="/nowhere: cannot be read: No such file"):
        bases_below("/nowhere")


def test_a_section_of_several_years_is_taken_whole_and_others_are_named_once(
    tmp_path: Path,
) -> None:
    for year in ("2019", "2020"):
        path = Path(base(tmp_path / f"{year}.toml", title=year, value=int(year)))
        more = f'[section."生态"]\ntitle = "{year}年创新生态"\n'
        titled = path.read_text("utf-8").replace(
            '[section."创新"]\n', f'[section."创新"]\ntitle = "{year}年"\n{more}'
        )
        path.write_text(titled, encoding="utf-8")
    ran = xhl("list", "-s", "创新", "--field", "value", "-F", str(tmp_path))
    assert ran.out == "2019\n2020\n"
    assert ran.err == 'xhl: 2019年创新生态 (section "生态") also contains "创新"\n'
    one = xhl("list", "-s", "2020年", "--field", "value", "-F", str(tmp_path))
    assert one.out == "2020\n"
    counted = xhl("sections", "--field", "title", "-F", str(tmp_path)).out.splitlines()
    assert counted == ["2019年", "2019年创新生态", "2020年", "2020年创新生态"]
