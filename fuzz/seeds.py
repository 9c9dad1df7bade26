"""What the fuzzer begins with: small inputs that keep a promise, and tokens to put into them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from hostile import FACTS, PIECES, PLAIN, toml
from pdfs import Text, centred, grid, pdf
from pdfs import paragraph as printed
from word_files import cell_of, level, lists, numbered, paragraph, row, run, style, styled, table

ROOT = Path(__file__).resolve().parents[1]
DIVIDER = b"\xff"  # between the texts of an input that is several: no UTF-8 has it

BASE = toml(PLAIN)
REPORT = (ROOT / "tests/data/other-report.txt").read_text(encoding="utf-8")
QUERIES = [
    json.loads(line)["query"]
    for line in (ROOT / "tests/data/queries.jsonl").read_text(encoding="utf-8").splitlines()
]
CONFIGURATION = (
    'facts = ["a", "~/b"]\nsection = "创新"\nlimit = 5\nformat = "csv"\ncolor = "auto"\n'
)
TRICKY = '# [c]\na = """\n[b]\n"""\n[[fact."x"]] # y\n"k\\u65b0".\'z\' = [ # ]\n "}", {q = 1},\n]\n'
NUMBERS = "四百二十九 一点五亿 １，２３４ 5万4千6百 2e5 十二三 三五个 廿五 1又3分之2 零下5 -3 1.5.2 千零一"


def _shipped() -> list[str]:
    """The shipped base, cut into bases of three facts."""
    head, *facts = (ROOT / "data/facts.toml").read_text(encoding="utf-8").split("\n[[fact.")
    few = [facts[at : at + FACTS] for at in range(0, 15, FACTS)]
    return ["\n[[fact.".join([head, *some]) for some in few]


def _joined(*texts: str) -> bytes:
    return DIVIDER.join(text.encode() for text in texts)


def _bytes(texts: Iterable[str]) -> list[bytes]:
    return [text.encode() for text in texts]


_FIELDS = [
    _joined("说明"),
    _joined(*islice(PIECES, len(PLAIN))),
    _joined(
        *[
            "",
            "亿元",
            "同比下降",
            "2020",
            "创新",
            "签约429个",
            "甲",
            "乙",
            "2021-01-01",
            "http://a.cn",
        ]
    ),
]

_PAGES = [
    "<title>公报_云岭网</title><p>建成<b>429</b>个，<br>完成。<div id=zoom><h2>一、综合</h2>",
    "<table><caption>表1</caption><tr><th rowspan=2>指标<td colspan=9>85<tr><td>单位：万元</table>",
    "<ul><li><a href=/x>新闻</a></ul><p style='display:none'>9<p>相关阅读<sup>[1]</sup><ruby>字<rt>zi",
    "<!--x--><script>a='</p>'</script><![if !x]>&#48;&amp;&copy<pre>一\n二</pre></br></p>",
]
_MAIL = "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
_TEXTS = [Text("一、综合", 72, 740, bold=True), *printed("全年签约21个项目，增长5%。" * 4, 700)]
_PDFS = [
    pdf([centred("公报", 780, 22), *_TEXTS, Text("- 1 -", 280, 40, 12)], [*_TEXTS]),
    pdf([*grid((72, 222, 372), (600, 630, 660)), Text("指标", 80, 640), Text("8.5", 230, 610)]),
]
_GLYPHS = bytes(
    value for n in range(40) for value in (n * 5 + 1, 24 + n % 20 * 5, 200 - n // 20 * 9, 16, 0)
)

_MARKED = [
    "# 公报\n\n**12**亿元[^1]\n\n| 项目 | 2021年 |\n|--|--|\n| 教育（万元） | 5.1 |\n\n[^1]: 含9户。\n",
    "---\ntitle: 公报\n---\n> - [x] `a` ~~5~~ <b>6</b>\n\n    code\n```\n5个\n```\n",
    '地区,人口（万人）,增长%\n青石,31,-1.4\n其中：白水,"1,234.5",—\n\n年,户\n2020,9\n',
]
_WORD = "".join(
    (
        styled("公报", "T"),
        paragraph(run("投资1") + run("2", "<w:vanish/>") + run("亿元。")),
        table(row("项目", "2021年"), row(cell_of("教育", '<w:gridSpan w:val="2"/>'), "5")),
    )
)
_SHEET = '<row r="2"><c r="A2" t="str"><v>产量</v></c><c r="B2"><v>0.5</v></c><c r="C2"><f>1</f></c></row>'

SEEDS: dict[str, list[bytes]] = {
    "base": _bytes([BASE, "schema = 1\n", "schema = 2", TRICKY, *_shipped()]),
    "configuration": _bytes([CONFIGURATION, "limit = -1\n", 'format = "x"\n']),
    "document": _bytes([REPORT, *REPORT.split("\n"), "一、综合\n" + "“一城五区”，" * 3]),
    "marked": _bytes(_MARKED),
    "office": [
        *_bytes([_WORD, _SHEET]),
        _joined(numbered("甲", 1), style("a", "Title"), lists(level(0, "%1、"))),
    ],
    "page": [*_bytes(_PAGES), _joined(_MAIL, _PAGES[0])],
    "pdf": [*_PDFS, b"%PDF-1.7"],
    "layout": [
        _GLYPHS,
        _GLYPHS + DIVIDER + _GLYPHS[:50],
        _GLYPHS[:100] + bytes((9, 20, 90, 0, 201, 24, 120, 210, 0, 202) * 4),
    ],
    "query": _bytes([*QUERIES, "企业 入驻", "5G基站有多少个", "23曾"]),
    "word": _bytes(["生态", "shengtai", "report", "植树", "亩", "1.5亿", "20%", "-1,000万元"]),
    "queries": [
        *_bytes(["5G\n高铁\n", "\ufeff5G\r\n\r\n企业 入驻"]),
        b"\xff\n" + b"5" * 4095 + b"\n" + b"5" * 4096 + b"\nG",
    ],
    "readings": _bytes(["5Gjizhan", "gaoxin企业", "lve", "xian", "kechuangb", "zhchshangengin"]),
    "alignment": [bytes(range(5)) + DIVIDER + bytes(range(9)), b"\x11\x12\x13\xff\x01\x02\n\x03"],
    "number": _bytes(NUMBERS.split()),
    "written": _bytes(["“六新”\t5G", 'a"b\\c', "".join(PIECES)]),
    "lines": _bytes([TRICKY, BASE, "[a]\nb = '''\n'''\n[a.c]\n"]),
    "cleaning": _bytes(PIECES),
    "drawing": _FIELDS,
    "formats": _FIELDS,
    "environment": [
        b"\x01" + _joined("80", "24", "xterm", "zh_CN"),
        b"\x03" + _joined("x"),
        b"\0" + _joined(*[""] * 6, "1"),
    ],
    "completion": [
        _joined("晋商", "5G基站", "Blue River", "生态", *line.split())
        for line in ("show j", "list --section=", "list --fo", "search -F x jing", "show 'B", "")
    ],
}

_WORDS = """
    schema title [document.d] [section.s] [[fact.x]] statement source value unit qualifier period
    aliases section document facts format limit color uncovered [] {a=1} 1979-05-27 inf 0x1 1e9 _
    个 家 万 亿 元 % 百分之 分之 成 倍 折 点 零 半 两 几 多 余 十 百 千 兆 又 至 年 月 日 第 番 度 负
    比上年增长 下降到 以上 上年 一、 （二） 第三章 报告 其中 分别 的 占 和 “一城五区” 《 》 ： ； 、
    jizhan zhuang lv ü kcb xian ng 有多少 请问 生态 创新 信号塔 減稅
    show list search --section --document --unit -F --field -- = zh_CN C
"""
TOKENS = (*PIECES, *_WORDS.split(), " = ", '"""', "'''", "\\u0041", "\r\n")
