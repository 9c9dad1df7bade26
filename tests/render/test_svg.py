"""Pictures: their content, and how they are written to files."""

from __future__ import annotations

import os
import re
import runpy
import stat
import sys
from xml.etree import ElementTree

import pytest
from command import BASE, HERE, xhl
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from xhl.errors import UserError
from xhl.files import write as writing
from xhl.render.screen import text
from xhl.render.svg.page import extent
from xhl.text.sanitize import one_line

sys.path.insert(0, str(HERE.parent / "tools"))
import terminal_picture as terminal

CHART = str(HERE / "golden" / "chart.toml")
SVG = "{http://www.w3.org/2000/svg}"
PICTURES = {
    "search": ["search", "个"],
    "explained": ["search", "5G机站", "--explain"],
    "list": ["list"],
    "ordered": ["list", "--sort", "value"],
    "show": ["show", "计划投资"],
    "chart": ["chart"],
}


def drawn(path: os.PathLike[str]) -> ElementTree.Element:
    return ElementTree.parse(path).getroot()


def words(root: ElementTree.Element) -> str:
    return "".join("".join(line.itertext()) for line in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("arguments", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_sound_stands_alone_and_changes_nothing_of_the_output(arguments, tmp_path):
    picture = tmp_path / "picture.svg"
    plain = xhl(*arguments)
    ran = xhl(*arguments, "--svg", str(picture))
    assert (ran.code, ran.err) == (0, plain.err)
    assert ran.out == plain.out
    source = picture.read_text(encoding="utf-8")
    # The one address is the name of the language; nothing is fetched, and nothing runs.
    assert re.findall(r"\w+://[^\"]*", source) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"(?i)@import|@font-face|url\(|href|<script|<image|<foreignObject", source)
    root = drawn(picture)
    assert root.tag == f"{SVG}svg"
    assert "计划投资" in words(root) or "5G基站" in words(root)
    for family in ("Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "sans-serif"):
        assert family in source


@pytest.mark.parametrize("arguments", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_the_same_whatever_the_terminal(arguments, tmp_path):
    for name, columns in (("a", "40"), ("b", "200")):
        xhl(*arguments, "--svg", str(tmp_path / name), COLUMNS=columns)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_picture_of_a_topic_does_not_tell_where_the_base_is_kept(tmp_path):
    xhl("show", "5G基站", "--svg", str(tmp_path / "p"))
    assert BASE not in (tmp_path / "p").read_text(encoding="utf-8")


def test_data_is_text_and_not_markup(tmp_path):
    hostile = '<script>alert(1)</script>&amp;]]>\\u001b[31m\\u202e\\uffff\\"x'
    base = tmp_path / "hostile.toml"
    base.write_text(
        'schema = 1\n[document.d]\ntitle = "<b>&"\n[section.s]\n'
        f'[[fact."{hostile}"]]\nsection = "s"\nstatement = "{hostile}1"\nsource = "{hostile}1"\n'
        f'value = 1\nunit = "{hostile}"\n',
        encoding="utf-8",
    )
    for arguments in (["list"], ["chart"], ["search", "script"]):
        ran = xhl(*arguments, "--svg", str(tmp_path / "p"), facts=str(base))
        assert ran.code == 0, ran
        root = drawn(tmp_path / "p")  # it parses
        assert not [element for element in root.iter() if "script" in element.tag]
        assert "<script>" in words(root)


any_text = st.text(st.characters(codec="utf-8"), max_size=40)


@given(st.lists(any_text, max_size=5), any_text)
@example(["0", "\U000e0100"], "")  # a variation selector of nothing: its line begins with it
def test_any_text_makes_a_picture_that_parses_and_keeps_its_words(lines, title):
    root = ElementTree.fromstring(terminal.screen([text(line) for line in lines], title, 80))
    shown = "".join(map(one_line, lines)).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert words(root) == shown.replace(" ", "")


@given(st.text("5G基站 ，é。", min_size=1, max_size=30))
def test_every_piece_stands_in_the_column_where_a_terminal_has_it(line):
    root = ElementTree.fromstring(terminal.screen([Text(line)], "", 80))
    for span in root.iter(f"{SVG}tspan"):
        column = round((float(span.attrib["x"]) - terminal.MARGIN) / terminal.COLUMN)
        before = next(at for at in range(len(line) + 1) if cell_len(line[:at]) == column)
        assert line.startswith(span.text, before)
        if "n" in span.attrib["class"].split():
            assert float(span.attrib["textLength"]) == pytest.approx(
                cell_len(span.text) * terminal.COLUMN
            )


def test_styles_of_the_terminal_are_styles_of_the_picture():
    line = Text.assemble(("重", "bold"), ("轻", "dim"), ("中", "bold red"), "平")
    root = ElementTree.fromstring(terminal.screen([line], "", 80))
    assert [span.attrib["class"] for span in root.iter(f"{SVG}tspan")] == [
        "w b",
        "w q",
        "w b m",
        "w",
    ]
    heading = ElementTree.fromstring(terminal.screen([Text("题", "bold")], "", 80))
    assert [span.attrib["class"] for span in heading.iter(f"{SVG}tspan")] == ["w b"]


def bars(root: ElementTree.Element) -> list[tuple[float, float]]:
    """The left end and the length of each bar."""
    rects = root.iter(f"{SVG}rect")
    return [
        (float(rect.attrib["x"]), float(rect.attrib["width"]))
        for rect in rects
        if rect.attrib.get("class") == "bar"
    ]


def test_bars_of_a_chart_are_as_long_as_their_numbers_and_inside_the_picture(tmp_path):
    ran = xhl("chart", "--unit", "元", "--svg", str(tmp_path / "p"), facts=CHART)
    assert ran.code == 0
    root = drawn(tmp_path / "p")
    lengths = [length for _left, length in bars(root)]
    assert len(lengths) == 3
    assert lengths[1] / lengths[0] == pytest.approx(18.50 / 161.64, rel=1e-3)
    assert max(left + length for left, length in bars(root)) < float(root.attrib["width"])


def test_a_fall_is_drawn_to_the_other_side_of_zero(tmp_path):
    xhl("chart", "--unit", "%", "--max", "20", "--svg", str(tmp_path / "p"), facts=CHART)
    fell, rose = bars(drawn(tmp_path / "p"))
    assert fell[0] + fell[1] == pytest.approx(rose[0], abs=0.1)
    assert fell[1] > rose[1]


def test_charts_are_pages_of_a_slide_and_each_says_its_sources(tmp_path):
    facts = "".join(
        f'[[fact."题{i}"]]\nsection = "s"\nstatement = "{i + 1}个"\nsource = "{i + 1}个"\n'
        f'value = {i + 1}\nunit = "{unit}"\n'
        for i, unit in enumerate(["个"] * 50 + ["亩"] * 3)
    )
    base = tmp_path / "many.toml"
    head = 'schema = 1\n[document.d]\ntitle = "公报"\n[section.s]\n'
    base.write_text(head + facts, encoding="utf-8")
    for more, pages in (([], 4), (["--unit", "亩"], 1)):
        assert xhl("chart", *more, "--svg", str(tmp_path / "p"), facts=str(base)).code == 0
        root = drawn(tmp_path / "p")
        assert (root.attrib["width"], root.attrib["height"]) == ("1280", f"{720 * pages}")
        assert words(root).count("source: 公报.") == pages
        views = [view.attrib["viewBox"] for view in root.iter(f"{SVG}view")]
        assert views == [f"0 {720 * i} 1280 720" for i in range(pages)] * (pages > 1)
        lengths = [length for _left, length in bars(root)]
        assert len(lengths) == (3 if more else 53)
        for line in root.iter(f"{SVG}text"):
            assert (float(line.attrib["y"]) % 720) < 720 - 20
    assert lengths[2] / lengths[0] == pytest.approx(51 / 53, rel=1e-3)


def test_a_label_of_any_length_stays_on_its_page(tmp_path):
    topic = "很长的主题" * 190
    base = tmp_path / "long.toml"
    base.write_text(
        'schema = 1\n[document.d]\ntitle = "公报"\n[section.s]\n'
        f'[[fact."{topic}"]]\nsection = "s"\nstatement = "5个"\nsource = "5个"\nvalue = 5\nunit = "个"\n',
        encoding="utf-8",
    )
    assert xhl("chart", "--svg", str(tmp_path / "p"), facts=str(base)).code == 0
    root = drawn(tmp_path / "p")
    assert root.attrib["height"] == "720"
    assert all(0 < float(line.attrib["y"]) < 720 for line in root.iter(f"{SVG}text"))


def test_a_picture_of_a_topic_over_time_has_a_row_for_each_year(tmp_path):
    facts = "".join(
        f'[[fact."造林"]]\nsection = "s"\nstatement = "造林{size}亩"\nsource = "造林{size}亩。"\n'
        f'value = {size}\nunit = "亩"\nperiod = "{year}"\n'
        for year, size in ((2019, 100), (2020, 150), (2022, 300))
    )
    base = tmp_path / "years.toml"
    head = 'schema = 1\n[document.d]\ntitle = "公报"\n[section.s]\n'
    base.write_text(head + facts, encoding="utf-8")
    assert xhl("show", "造林", "--svg", str(tmp_path / "p"), facts=str(base)).code == 0
    root = drawn(tmp_path / "p")
    lengths = [length for _left, length in bars(root)]
    assert [length / lengths[-1] for length in lengths] == pytest.approx([1 / 3, 1 / 2, 1])
    assert "+50  +50%" in words(root)
    assert words(root).count("造林300亩。") == 1


def test_a_chart_says_where_its_facts_come_from(tmp_path):
    xhl("chart", "--svg", str(tmp_path / "p"), facts=CHART)
    shown = words(drawn(tmp_path / "p"))
    assert "青石县一年间. 青石日报, 2021-01-15." in shown
    assert "林业简报[EB/OL]" in shown


@pytest.mark.thorough
def test_the_pictures_of_the_readmes_show_what_the_command_prints_today():
    root = HERE.parent
    drawn = runpy.run_path(str(root / "tools" / "readme_picture.py"))["drawn"]
    for path, picture in drawn().items():
        assert picture == path.read_text(encoding="utf-8"), path


# Files


def test_a_file_that_is_there_gives_way_and_keeps_its_permissions(tmp_path):
    target = tmp_path / "p.svg"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    writing.write(str(target), "新")
    assert target.read_text(encoding="utf-8") == "新"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "other").touch()
    writing.write(str(tmp_path / "p.svg"), "")
    assert (tmp_path / "p.svg").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_write_that_fails_leaves_the_old_file_and_no_trace(tmp_path, monkeypatch):
    target = tmp_path / "p.svg"
    target.write_text("old", encoding="utf-8")

    def fails(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(UserError, match="No space left"):
        writing.write(str(target), "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_symbolic_link_goes_on_pointing_to_its_file(tmp_path):
    (tmp_path / "real.svg").write_text("old", encoding="utf-8")
    (tmp_path / "link.svg").symlink_to("real.svg")
    writing.write(str(tmp_path / "link.svg"), "new")
    assert (tmp_path / "link.svg").is_symlink()
    assert (tmp_path / "real.svg").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("path", ["/nowhere/p.svg", ".", "/dev/full", "a\0b"])
def test_what_cannot_be_written_is_refused(path):
    with pytest.raises(UserError, match="cannot write"):
        writing.write(path, "x" * 100_000)


def test_a_picture_that_cannot_be_written_is_exit_2_and_nothing_is_printed():
    ran = xhl("search", "5G", "--svg", "/nowhere/p.svg")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "xhl: cannot write /nowhere/p.svg: No such file or directory\n"


def test_nothing_found_leaves_the_file_alone(tmp_path):
    target = tmp_path / "p.svg"
    target.write_text("old", encoding="utf-8")
    assert xhl("search", "高铁", "--svg", str(target)).code == 1
    assert target.read_text(encoding="utf-8") == "old"


def test_a_picture_is_of_one_query(tmp_path):
    queries = tmp_path / "queries"
    queries.write_text("5G\n", encoding="utf-8")
    ran = xhl("search", "--from-file", str(queries), "--svg", str(tmp_path / "p"))
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("width", [480, 640, 960, 1920])
@pytest.mark.parametrize(
    "command", [("search", "个"), ("list",), ("list", "--sort", "value"), ("show", "5G基站")]
)
def test_results_are_set_like_print_at_the_width_that_is_asked(command, width, tmp_path):
    picture = tmp_path / "p.svg"
    assert xhl(*command, "--svg", str(picture), "--width", str(width)).code == 0
    root = drawn(picture)
    assert root.attrib["width"] == str(width)
    for line in root.iter(f"{SVG}text"):
        said = "".join(line.itertext())
        if line.attrib.get("text-anchor") == "end":
            assert extent(said, 14) <= float(line.attrib["x"])
        elif line.attrib["class"] == "":
            assert float(line.attrib["x"]) + extent(said, 18) <= width
    assert "letter-spacing" not in picture.read_text("utf-8")
    assert "source: 王小川. 青石县一年间. 2021-01-15." in words(root)


@pytest.mark.parametrize("width", ["0", "479", "4001", "wide"])
def test_no_picture_is_of_an_absurd_width(width, tmp_path):
    ran = xhl("search", "5G", "--svg", str(tmp_path / "p"), "--width", width)
    assert (ran.code, (tmp_path / "p").exists()) == (2, False)


def test_the_query_is_the_heading_and_a_sentence_of_several_facts_stands_once(tmp_path):
    xhl("search", "个", "--svg", str(tmp_path / "p"))
    root = drawn(tmp_path / "p")
    [heading] = [line for line in root.iter(f"{SVG}text") if line.attrib["class"] == "t"]
    assert "".join(heading.itertext()) == "个"
    assert words(root).count("429个5G基站网络建设任务全部完成。") == 1
