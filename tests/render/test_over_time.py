"""One topic over time, on a terminal and as a picture.

UPDATE_GOLDEN=1 pytest tests/render/test_over_time.py
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from command import golden, xhl

YEARS = {"2017": "352.5", "2018": "401", "2020": "429", "2021": "4802000万元"}


@pytest.fixture
def base(tmp_path: Path) -> str:
    """Numbers of four years, one of them in another unit, and a plan."""
    facts = []
    for year, number in YEARS.items():
        unit = "万元" if number.endswith("万元") else "亿元"
        facts.append((year, number.removesuffix("万元"), unit, ""))
    facts.append(("2022", "560", "亿元", "力争达到"))
    text = 'schema = 1\ntitle = "青石县"\n[document.d]\ntitle = "青石县历年统计公报"\n[section."经济"]\n'
    for year, number, unit, qualifier in facts:
        sentence = f"{year}年地区生产总值{qualifier}{number}{unit}。"
        text += f'[[fact."地区生产总值"]]\nsection = "经济"\nstatement = "{sentence}"\n'
        text += f'value = {number}\nunit = "{unit}"\nperiod = "{year}"\nsource = "{sentence}"\n'
        text += f'qualifier = "{qualifier}"\n' if qualifier else ""
    path = tmp_path / "years.toml"
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize("language", [".", "zh"])
@pytest.mark.parametrize("columns", [60, 80])
def test_a_topic_over_time_looks_as_it_did(base: str, language: str, columns: int) -> None:
    told = {"LC_ALL": "zh_CN.UTF-8"} if language == "zh" else {}
    shown = xhl("chart", "地区生产总值", "-F", base, COLUMNS=str(columns), **told)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == golden(f"{language}/over-time-{columns}.txt", shown.out)


def test_the_picture_has_a_column_a_year_a_gap_and_a_hollow_plan(base: str, tmp_path: Path) -> None:
    file = tmp_path / "gdp.svg"
    assert xhl("chart", "地区生产总值", "-F", base, "--svg", str(file)).code == 0
    drawing = ElementTree.fromstring(file.read_text("utf-8"))
    shapes = [one.get("class") for one in drawing.iter("{http://www.w3.org/2000/svg}rect")]
    assert shapes.count("bar") == len(YEARS)
    assert shapes.count("plan") == 1
    texts = [one.text for one in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert "2019" in texts  # a year without a number has its place
    assert int(drawing.get("width", "")) * 9 == int(drawing.get("height", "")) * 16


def test_the_picture_has_a_page_for_each_series_that_a_terminal_shows(
    base: str, tmp_path: Path
) -> None:
    text = Path(base).read_text("utf-8")
    for year, number in (("2020", "5.5"), ("2021", "6.1")):
        sentence = f"{year}年地区生产总值增长{number}%。"
        text += f'[[fact."地区生产总值"]]\nsection = "经济"\nstatement = "{sentence}"\n'
        text += f'value = {number}\nunit = "%"\nqualifier = "增长"\nperiod = "{year}"\n'
        text += f'source = "{sentence}"\n'
    Path(base).write_text(text, "utf-8")
    file = tmp_path / "gdp.svg"
    shown = xhl("chart", "地区生产总值", "-F", base, "--svg", str(file))
    assert (shown.code, "6.1" in shown.out) == (0, True)
    drawing = ElementTree.fromstring(file.read_text("utf-8"))
    svg = "{http://www.w3.org/2000/svg}"
    assert [one.get("viewBox") for one in drawing.iter(f"{svg}view")] == [
        "0 0 1280 720",
        "0 720 1280 720",
    ]
    assert drawing.get("height") == "1440"
    shapes = [one.get("class") for one in drawing.iter(f"{svg}rect")]
    assert shapes.count("bar") == len(YEARS) + 2
    assert any("6.1" in (one.text or "") for one in drawing.iter(f"{svg}text"))


def test_the_options_of_a_chart_hold_for_a_topic_over_time_or_are_refused(base: str) -> None:
    def years(*options: str) -> list[str]:
        ran = xhl("chart", "地区生产总值", "-F", base, *options)
        assert (ran.code, ran.err) == (0, "")
        return [row.split()[0] for row in ran.out.splitlines()[1:]]

    assert years("--min", "410", "--unit", "亿元") == ["2020", "2021", "2022"]
    assert years("--min", "410亿元", "--max", "500亿元") == ["2020", "2021"]
    assert years("--unit", "万元") == [str(year) for year in range(2017, 2023)]
    assert years("-n", "0") == years()
    assert xhl("chart", "地区生产总值", "-F", base, "--unit", "%").code == 1
    for refused in (["-n", "2"], ["--log"]):
        ran = xhl("chart", "地区生产总值", "-F", base, *refused)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "xhl: -n and --log are not for a topic over time\n"


def test_many_facts_of_a_topic_have_a_line_each_for_where_they_are_from(base: str) -> None:
    shown = xhl("show", "地区生产总值", "-F", base, "-f", "table", COLUMNS="200").out
    cards = shown.split("\n\n")[1:]
    assert [line.split() for line in cards[0].splitlines()[:2]] == [
        ["352.5", "亿元"],
        ["2017年地区生产总值352.5亿元。"],
    ]
    assert cards[0].splitlines()[2].split() == ["2017", f"{base}:6"]
    assert "青石县历年统计公报" in cards[-1]  # what they have in common is said once
    assert shown.count("青石县历年统计公报") == 1


@pytest.mark.parametrize("columns", [20, 200])
def test_no_line_stays_empty_where_many_facts_have_the_rest_in_common(
    tmp_path: Path, columns: int
) -> None:
    sentences = [f"{place}有电站5座。" for place in ("东乡", "西乡", "南乡", "北乡")]
    text = 'schema = 1\n[document.d]\ntitle = "统计公报"\n[section."经济"]\n'
    for sentence in sentences:
        text += f'[[fact."电站"]]\nsection = "经济"\nstatement = "{sentence}"\n'
        text += f'value = 5\nunit = "座"\nperiod = "2020"\nsource = "{sentence}"\n'
    path = tmp_path / "stations.toml"
    path.write_text(text, "utf-8")
    shown = xhl("show", "电站", "-F", str(path), "-f", "table", COLUMNS=str(columns)).out
    lines = [line.strip() for line in shown.splitlines()]
    places = [f"{path}:{line}" for line in (5, 12, 19, 26)]
    assert [lines[lines.index(place) - 1] for place in places] == sentences


def test_the_picture_of_many_facts_has_no_labels(base: str, tmp_path: Path) -> None:
    picture = tmp_path / "topic.svg"
    assert xhl("show", "地区生产总值", "-F", base, "--svg", str(picture)).code == 0
    shown = "".join(ElementTree.parse(picture).getroot().itertext())
    assert "period" not in shown
    assert "2020  经济" in shown


def test_a_topic_with_one_number_is_no_chart_and_says_so() -> None:
    ran = xhl("chart", "计划投资")
    assert (ran.code, ran.out) == (1, "")
    assert "see xhl show 计划投资" in ran.err


@pytest.fixture
def mixed(tmp_path: Path) -> str:
    """Growth of three years, a bound and a plan among them, which its draft doubts; and a level of one year."""
    facts = [
        ("2020", "3.2", "%", "增长…以上"),
        ("2021", "7.1", "%", "增长"),
        ("2022", "6", "%", "力争增长"),
        ("2021", "286.4", "亿元", ""),
    ]
    text = 'schema = 1\n[document.d]\ntitle = "青石县历年统计公报"\n[section."经济"]\n'
    for year, number, unit, qualifier in facts:
        before, _, after = qualifier.partition("…")
        sentence = f"{year}年地区生产总值{before}{number}{unit}{after}。"
        text += (
            f'[[fact."地区生产总值"]]\n# ? of what?\nsection = "经济"\nstatement = "{sentence}"\n'
        )
        text += f'value = {number}\nunit = "{unit}"\nperiod = "{year}"\nsource = "{sentence}"\n'
        text += f'qualifier = "{qualifier}"\n' if qualifier else ""
    path = tmp_path / "mixed.toml"
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize("topic", [[], ["地区生产总值"]])
def test_a_chart_is_as_wide_as_asked_for(mixed: str, topic: list[str], tmp_path: Path) -> None:
    file = tmp_path / "p.svg"
    assert xhl("chart", *topic, "-F", mixed, "--svg", str(file), "--width", "640").code == 0
    drawing = ElementTree.fromstring(file.read_text("utf-8"))
    assert drawing.get("width") == "640"
    assert (drawing.get("viewBox") or "").startswith("0 0 1280 ")


def test_numbers_of_the_topic_that_are_not_drawn_are_named(mixed: str) -> None:
    ran = xhl("chart", "地区生产总值", "-F", mixed)
    assert "286.4" not in ran.out
    assert (
        "xhl: not drawn, as no other time has such a number or one time has several: 286.4亿元（2021）;"
        f" see xhl show -F {mixed} 地区生产总值\n"
    ) in ran.err


@pytest.mark.parametrize("topic", [[], ["地区生产总值"]])
def test_plans_are_drawn_lighter(mixed: str, topic: list[str]) -> None:
    lines = xhl("chart", *topic, "-F", mixed).out.splitlines()
    assert ["2022" in line for line in lines] == ["▒" in line for line in lines]
    assert any("▒" in line and "█" not in line for line in lines)


@pytest.mark.parametrize(
    ("topic", "bounds"),
    [
        ([], "bounds and approximations are drawn like exact numbers: 增长…以上"),
        (["地区生产总值"], "bounds or approximations, of which no change is computed: 2020"),
    ],
)
def test_a_picture_says_what_a_reader_has_to_know(
    mixed: str, topic: list[str], bounds: str, tmp_path: Path
) -> None:
    file = tmp_path / "p.svg"
    ran = xhl("chart", *topic, "-F", mixed, "--svg", str(file))
    assert "doubted by their draft: " in ran.err
    drawing = ElementTree.fromstring(file.read_text("utf-8"))
    texts = [one.text or "" for one in drawing.iter("{http://www.w3.org/2000/svg}text")]
    said = "".join(texts)
    assert "dashed: planned" in said
    assert bounds in said
    assert "doubted by their draft: " in said
    shapes = [one.get("class") for one in drawing.iter("{http://www.w3.org/2000/svg}rect")]
    assert shapes.count("plan") == 1
