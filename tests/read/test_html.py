"""Web pages: the article is read, on any site, without the page around it."""

from __future__ import annotations

import re
from base64 import b64encode

import pytest

from xhl.errors import FileError
from xhl.read import mhtml
from xhl.read.blocks import Block, Piece, Table
from xhl.read.html import reader as html
from xhl.read.html import title

MENU = "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(9))
SENTENCES = (
    "全年新建公路186.4公里，同比增长6.3%，完成年度计划的104%。",
    "城镇新增就业5600人，失业率降到5.1%；发放补贴8300余万元，惠及6200户。",
    "改造老旧小区38个，新增学位4800个，空气优良天数比例达到92.6%。",
)
ARTICLE = "".join(f"<p>　　{sentence}</p>" for sentence in SENTENCES)


def page(body: str, head: str = "<title>云岭县公报_云岭县人民政府</title>") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(body: str, **head: str) -> tuple[Piece, ...]:
    return html.read(page(body, **head)).pieces


def texts(body: str, **head: str) -> list[str]:
    """All texts but the title, tables as lists of rows."""
    return [
        piece.text
        if isinstance(piece, Block)
        else " / ".join("|".join(cell.text for cell in row) for row in piece.rows)
        for piece in read(body, **head)
        if isinstance(piece, Table) or piece.kind != "title"
    ]


def table(body: str) -> Table:
    (found,) = (piece for piece in read(ARTICLE + body) if isinstance(piece, Table))
    return found


def cells(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.rows]


# The article of many systems

SITES = {
    "TRS": "<div class=article><h1>云岭县公报</h1><div class=info>发布时间：2023-01-18 来源：办公室 浏览次数：85"
    "</div><div class=TRS_Editor><style>.TRS_Editor P{}</style>{}</div></div>",
    "Hanweb": "<table><tr><td class=title>云岭县公报</td></tr><tr><td class=bt_content>"
    "<div id=zoom><!--ZOOM-->{}</div></td></tr></table>",
    "gov.cn": "<div class='article oneColumn'><h1>云岭县公报</h1><div class=pages-date>2023-01-18 09:30 "
    "来源：新华社<span>字号：默认 大 超大</span>|打印</div><div id=UCAP-CONTENT class=pages_content>"
    "<div class=trs_editor_view>{}</div></div><div class=editor>责任编辑：王丽</div></div>",
    "WeChat": "<div id=js_article><h1 id=activity-name>云岭县公报</h1><div id=meta_content>云岭发布</div>"
    "<div id=js_content style='visibility: hidden; opacity: 0'>{}</div></div>"
    "<div class=qr_code_pc>微信扫一扫<br>关注该公众号</div>",
    "WebPlus": "<div class=infobox><h1>云岭县公报</h1><div class=wp_articlecontent>{}</div></div>",
    "a portal": "<div class='main clearfix'><div class=left-box><h1>云岭县公报</h1><div class=cnt>{}</div>"
    "</div><div class=right-box><h3>热门</h3><ul><li>县城房价上涨12.5%</li><li>3人获奖</li></ul></div></div>",
    "a new portal": "<main><div class=x1Ab9><h1>云岭县公报</h1></div><div class=_3kQ7><div class=r2Dz>{}</div>"
    "</div><div class=_9sZq><a href=/1>县城房价上涨12.5%</a><a href=/2>3人获奖</a></div></main>",
    "a form of ASP.NET": "<form id=form1><input type=hidden value='同比增长99%'><div id=wrap><h1>云岭县公报</h1>"
    "<div>{}</div></div></form>",
    "no system": "<h1>云岭县公报</h1>{}",
}


@pytest.mark.parametrize("site", SITES)
def test_the_article_of_a_site_is_its_text_and_nothing_else(site: str) -> None:
    around = (
        f"<div class=header><ul class=nav>{MENU}</ul></div><div>当前位置：<a href=/>首页</a> &gt; 公报</div>",
        (
            "<div class=footer><p>主办：县政府办公室，承办：大数据中心，联系电话：0310-3112345。</p>"
            "<p>冀ICP备05012345号，您是第12345678位访客。</p></div>"
        ),
    )
    body = around[0] + SITES[site].replace("{}", ARTICLE) + around[1]
    assert texts(body) == [*SENTENCES]
    assert read(body)[0][:2] == ("title", "云岭县公报")


def test_paragraphs_by_br_are_paragraphs() -> None:
    lines = "<br><br>　　".join(SENTENCES)
    assert texts(f"<ul>{MENU}</ul><div class=x>　　{lines}</div>") == [*SENTENCES]


def test_sections_of_an_editor_of_wechat_are_paragraphs() -> None:
    bold = [re.sub("([0-9.]+)", r"<strong>\1</strong>", sentence) for sentence in SENTENCES]
    sections = "</span></section></section><section><br></section><section><section><span>".join(
        bold
    )
    assert texts(f"<section><section><section><span>{sections}") == [*SENTENCES]


def test_two_thirds_of_a_page_may_be_comments() -> None:
    comments = "".join(
        f"<p>说得好，我家新修的路有{n}公里，赞。<a href=#>回复</a></p>" for n in range(60)
    )
    body = f"<div class=text>{ARTICLE}</div><div class='comment-list'>{comments}</div>"
    assert texts(body) == [*SENTENCES]


def test_what_recommends_other_articles_inside_the_text_is_left_out() -> None:
    links = "<li><a href=/a>城镇化率达到65%</a></li><li><a href=/b>3家企业上市</a></li>"
    for name in ("相关新闻", "往期推荐", "【延伸阅读】", "为你推荐"):
        body = f"{ARTICLE}<p><strong>{name}</strong></p><ul>{links}</ul>"
        assert texts(f"<div id=zoom>{body}</div>") == [*SENTENCES]
    inside = f"<div class=box><h4>推荐阅读</h4><p>邻县去年引进企业77家，到位资金8亿元，增长9%。</p></div>{ARTICLE}"
    assert texts(f"<div id=zoom>{ARTICLE}{inside}</div>") == [*SENTENCES, *SENTENCES]


@pytest.mark.parametrize("start", ["div class=side-box", "div class=statement", "aside", "footer"])
def test_a_sentence_that_counts_is_of_the_article_wherever_its_element_stands(start: str) -> None:
    box = f"<{start}>另有3家企业上市，比上年多2家。</{start.split(maxsplit=1)[0]}>"
    found = texts(f"<ul>{MENU}</ul><div id=zoom>{ARTICLE}{box}{ARTICLE}</div>")
    assert found == [*SENTENCES, "另有3家企业上市，比上年多2家。", *SENTENCES]
    linked = box.replace("3家企业", "<a href=/a>3家企业</a>")
    assert texts(f"<ul>{MENU}</ul><div id=zoom>{ARTICLE}{linked}</div>") == [*SENTENCES]
    assert texts(f"<ul>{MENU}</ul><div id=zoom>{ARTICLE}</div>{box}") == [*SENTENCES]


@pytest.mark.parametrize("name", ["comments", "related", "hot-list", "side-comment"])
def test_comments_and_other_articles_are_left_out_although_they_count(name: str) -> None:
    box = f"<div class={name}><p>邻县共有企业5000家。</p></div>"
    assert texts(f"<ul>{MENU}</ul><article>{ARTICLE}{box}</article>") == [*SENTENCES]


def test_times_in_elements_of_their_own_are_of_their_sentence() -> None:
    line = "<p>截至<time>2024年6月末</time>，贷款余额52.3亿元。</p>"
    found = texts(f"<ul>{MENU}</ul><div id=zoom>{ARTICLE}{line}</div>")
    assert found[-1] == "截至2024年6月末，贷款余额52.3亿元。"


def test_an_article_in_several_parts_of_one_name_is_read_whole() -> None:
    parts = f"<div class=TRS_Editor>{ARTICLE}</div><div class=TRS_Editor>{ARTICLE * 2}</div>"
    assert texts(f"<ul>{MENU}</ul><div>{parts}</div>") == [*SENTENCES] * 3


@pytest.mark.parametrize(
    "line", ["记者：去年有哪些进展？", "特别说明：增加值为初步核算数，比上年增长5.6%。"]
)
def test_questions_and_notes_that_count_are_text(line: str) -> None:
    assert texts(f"<div id=zoom>{ARTICLE}<p>{line}</p></div>") == [*SENTENCES, line]


def test_advertisements_inside_the_text_are_left_out() -> None:
    for name in ("ad-box", "gg300x250", "advert"):
        body = f"{ARTICLE}<div class='{name}'>限时特价99元，立减50元。</div>{ARTICLE}"
        assert texts(f"<div id=zoom>{body}</div>") == [*SENTENCES, *SENTENCES]


@pytest.mark.parametrize(
    "line",
    [
        "（责任编辑：王丽）",
        "编辑 | 李四　审核 | 张三",
        "来源：县政府办公室",
        "发布时间：2023-01-18 09:30　来源：办公室　浏览次数：1024 次　字体：[大 中 小]",
        "2023-01-18 09:30 来源： 新华社",
        "【打印本页】【关闭窗口】",
        "打印 | 收藏 | 关闭",
        "分享到：微信 微博",
        "扫一扫在手机打开当前页",
        "长按识别二维码，关注我们",
        "上一篇：全县经济工作会议召开",
        "点赞、在看，转发",
        "冀ICP备05012345号-1",
        "阅读 10万+",
        "（更多内容，关注云岭发布公众号（ID：yunling），已有300万人关注）",
        "《 云岭日报 》（ 2023年06月02日 12 版）",
        "分享让更多人看到",
        "您现在的位置：首页 > 统计公报",
        "免责声明：本文来自网络，版权归作者所有，不代表本站观点，如有错误请在30日内告知。",
    ],
)
def test_lines_of_the_page_inside_the_text_are_left_out(line: str) -> None:
    assert texts(f"<div id=zoom>{ARTICLE}<p>{line}</p></div>") == [*SENTENCES]


@pytest.mark.parametrize("line", ["举报热线受理12件。", "关注公众号的有5万人。"])
def test_a_sentence_that_counts_is_no_line_of_the_page(line: str) -> None:
    assert line in texts(f"<div id=zoom>{ARTICLE}<p>{line}</p></div>")


@pytest.mark.parametrize(
    "line",
    [
        "分享经济规模达到5万亿元。",
        "来源：税收82.3亿元，非税收入15.3亿元",
        "阅读推广活动举办120场次，参加8300人次。",
        "编辑部现有职工85人。",
        "审核通过项目32个，总投资45亿元。",
        "设计：新增专利85项",
        "《云岭日报》发行12万份",
    ],
)
def test_lines_that_begin_like_those_of_the_page_stay(line: str) -> None:
    assert texts(f"<div id=zoom>{ARTICLE}<p>{line}</p></div>") == [*SENTENCES, line]


def test_links_that_lead_on_behind_the_text_are_left_out() -> None:
    body = f"{ARTICLE[:-4]}<a href=/>返回云岭，查看更多</a></p>"
    assert texts(f"<div id=zoom>{body}</div>") == [*SENTENCES]


def test_captions_of_pictures_and_notes_are_notes() -> None:
    lines = ("▲ 图为生产车间", "建设工地。 李四 摄")
    body = "".join(f"<p>{line}</p>" for line in lines) + "<p class=MsoFootnoteText>[1] 含税。</p>"
    found = read(f"{ARTICLE}{body}")
    assert [each[:2] for each in found[-3:]] == [
        *(("note", line) for line in lines),
        ("note", "[1] 含税。"),
    ]


def test_a_text_that_is_hidden_until_it_is_shown_is_read_if_there_is_no_other() -> None:
    assert texts(f"<div style='display:none'>{ARTICLE}</div><a href=/>首页</a>") == [*SENTENCES]


@pytest.mark.parametrize(
    ("styles", "is_read"),
    [
        ("p.note{color:red} .b , .a{display:none!important}", False),
        ("/* .b{ */ @media print{.b{margin:0}} #more{visibility:hidden}", False),
        ("@media print{.b{color:red} .a{display:none}}", True),
        (".a{display:none} .a.open{display:block}", True),
        (".menu .a{display:none}", True),
    ],
)
def test_what_the_styles_of_the_page_hide_is_not_read(styles: str, is_read: bool) -> None:
    head = f"<title>公报</title><style>{styles}</style>"
    body = f"<div id=zoom>{ARTICLE}<p class='x a' id=more>增长99.9%。</p></div>"
    assert texts(body, head=head) == [*SENTENCES, *(["增长99.9%。"] if is_read else [])]


def test_styles_that_hide_most_of_the_text_are_undone_by_scripts() -> None:
    body = f"<div class=a>{ARTICLE}</div><p>云岭县统计局</p>"
    assert texts(body, head="<title>公报</title><style>.a{display:none}</style>")[:3] == [
        *SENTENCES
    ]


def test_what_follows_the_end_is_left_out() -> None:
    body = f"<div id=js_content>{ARTICLE}<p>— END —</p><p>全县招聘教师99人，欢迎报名</p></div>"
    assert texts(body) == [*SENTENCES]


@pytest.mark.parametrize(
    ("left", "count"),
    [
        ("<div style='display:none'><p>改造小区39户。</p><p>新建公园4个。</p></div>展开全文", 2),
        ("<div class=comment-box><p>网友：我家分到补贴300元。</p></div>", 1),
        ("<p><a href=/a>全市新增就业6000人</a></p>", 1),
        (
            "<div style='display:none'><p>改造老旧小区38个，新增学位4800个，空气优良天数比例达到92.6%。",
            0,
        ),
        ("<div class=related><a href=/a>全市新增就业6000人</a></div><s>增长99%。</s>", 0),
    ],
)
def test_a_note_counts_the_sentences_with_numbers_that_are_left_out(left: str, count: int) -> None:
    read = html.read(page(f"<ul>{MENU}</ul><div id=zoom>{ARTICLE}{left}</div>"))
    assert [line for line, _place in read.lines[1:]] == [*SENTENCES]
    assert [note for note in read.notes if f"left out: {count};" in note] == [*read.notes]
    assert bool(read.notes) == bool(count)


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='color:red;DISPLAY: none'>增长99.9%。</div>",
        "<span hidden>增长99.9%。</span>",
        "<p style='visibility:hidden'>增长99.9%。</p>",
        "<template><p>增长99.9%。</p></template>",
        "<script>var a = '增长99.9%。</p>';</script>",
        "<script type=application/json>{'text': '增长99.9%。'}</script>",
        "<style>p:after{content:'增长99.9%。'}</style>",
        "<!-- <p>增长99.9%。</p> -->",
        "<textarea>增长99.9%。</textarea>",
        "<noscript>增长99.9%。</noscript>",
        "<select><option>增长99.9%。</select>",
        "<p><del>增长99.9%。</del></p>",
        "<p><s>增长99.9%。</s><strike>增长99%。</strike></p>",
        "<p style='text-decoration: underline line-through'>增长99.9%。</p>",
    ],
)
def test_hidden_text_is_not_read(hidden: str) -> None:
    assert texts(f"<div id=zoom>{ARTICLE}{hidden}</div>") == [*SENTENCES]


def test_a_page_without_text_is_refused_with_its_reason() -> None:
    with pytest.raises(FileError, match="there is no text in this page; a script may load it"):
        html.read(page("<div id=app></div><script>load()</script>"))


# The title

TITLES = {
    "<title>2014-2020年规划_规划计划_云岭县人民政府</title>": "2014-2020年规划",
    "<title>2022年公报 -云岭县政府</title>": "2022年公报",
    "<title>云岭县人民政府门户网站 - 建成基站429个</title>": "建成基站429个",
    "<title>建成基站429个-新闻频道-云岭网</title>": "建成基站429个",
    "<title>云岭县人民政府 动态 建成基站429个</title><meta name=ArticleTitle content='建成基站429个'>": "建成基站429个",
    "<title>云岭网</title><meta name=ArticleTitle content='建成基站429个'>": "建成基站429个",
    "<title></title><meta property=og:title content='建成&quot;基站&quot;'>": '建成"基站"',
}


@pytest.mark.parametrize("head", TITLES)
def test_a_title_has_no_name_of_a_site(head: str) -> None:
    assert read(ARTICLE, head=head)[0][:2] == ("title", TITLES[head])


@pytest.mark.parametrize("name", ["关于", "信息公开", "统计数据_云岭县", "云岭县人民政府", ""])
@pytest.mark.parametrize(
    "title",
    [
        "<h1>{}</h1>",
        "<h2 class=detail-title>{}</h2>",
        "<p align=center><b>{}</b></p>",
        "<p style='text-align: center'><font size=5>{}</font></p>",
    ],
)
def test_a_name_of_a_column_or_a_site_is_no_title(name: str, title: str) -> None:
    found = read(title.format("2022年云岭县公报") + ARTICLE, head=f"<title>{name}</title>")
    assert found[0][:2] == ("title", "2022年云岭县公报")


def test_a_heading_tells_where_the_name_of_a_site_begins() -> None:
    found = read(f"<h1>建成基站429个</h1>{ARTICLE}", head="<title>建成基站429个-云岭学院</title>")
    assert found[0][:2] == ("title", "建成基站429个")


def test_a_title_that_the_browser_cuts_short_is_whole() -> None:
    head = "<title>定了！云岭县今年要建成基站...._政务_云岭新闻</title>"
    body = f"<h2>定了！云岭县今年要建成基站429个</h2>{ARTICLE}"
    assert read(body, head=head)[0][:2] == ("title", "定了！云岭县今年要建成基站429个")


def test_a_title_in_several_lines_of_the_text_is_there_once() -> None:
    head = "<title>云岭县人民政府关于建设基站的通知_公报</title>"
    body = (
        f"<p align=center><b>云岭县人民政府<br>关于建设基站的通知</b><br>（2023年1月）</p>{ARTICLE}"
    )
    assert texts(body, head=head) == ["（2023年1月）", *SENTENCES]


# Lines, headings and text

LINES = {
    "总投资112亿元，<br>目前已完成七成。": ["总投资112亿元，目前已完成七成。"],
    "签约21个。<br>建成8个。": ["签约21个。", "建成8个。"],
    "一、产业发展<br>签约21个。": ["一、产业发展", "签约21个。"],
    "一是签约21个；<br>二是建成8个。": ["一是签约21个；", "二是建成8个。"],
    "联系人：张三<br>电话：3112345": ["联系人：张三", "电话：3112345"],
    "<b>产业发展</b><br>签约21个": ["产业发展", "签约21个"],
    "全县数字经济产业园<br>引进企业32家<br>到位资金45亿元。": [
        "全县数字经济产业园引进企业32家到位资金45亿元。"
    ],
    "The new<br>stations, all 429.": ["The new stations, all 429."],
    "<pre>签约21个。\n建成8个。</pre>": ["签约21个。", "建成8个。"],
}


@pytest.mark.parametrize("body", LINES)
def test_a_sentence_runs_over_lines_and_a_heading_does_not(body: str) -> None:
    assert texts(f"{ARTICLE}<div>{body}</div>") == [*SENTENCES, *LINES[body]]


def test_a_sentence_that_a_paragraph_leaves_open_goes_on() -> None:
    found = read(f"{ARTICLE}<p>总投资112亿元，</p><p>完成七成。</p>")
    assert [block.closed for block in found[-2:]] == [False, True]


def test_headings_are_by_elements_and_by_whole_bold_lines() -> None:
    body = f"<h2>一、产业</h2>{ARTICLE}<p><strong>民生</strong></p>{ARTICLE}<p><b>签约</b>8个。</p>"
    found = read(body)
    assert [(each.text, each.level) for each in found if each.kind == "heading"] == [
        ("一、产业", 2),
        ("民生", 0),
    ]


def test_a_heading_element_with_a_sentence_is_a_paragraph() -> None:
    assert read(f"{ARTICLE}<h3>全年签约8个项目。</h3>")[-1].kind == "paragraph"


def test_items_are_items_unless_they_lay_out_a_page() -> None:
    assert {each.kind for each in read(f"<ul><li>{ARTICLE}</li></ul>")[1:]} == {"paragraph"}
    found = read(f"{ARTICLE}<ol><li>签约21个。<li>建成8个。</ol>")
    assert [each[:2] for each in found[-2:]] == [("item", "签约21个。"), ("item", "建成8个。")]


SHOWN = {
    "投资<b>18</b><i>6</i>.<span>4</span>亿元": "投资186.4亿元",
    "投资186&#46;4&nbsp;亿元": "投资186.4 亿元",
    "投资1\u200b86\ufeff.<wbr>4&shy;亿元": "投资186.4亿元",
    "全县\n  实现投资": "全县实现投资",
    "全县实现投资1\n86.4亿元，增长6. <i> </i>3%": "全县实现投资186.4亿元，增长6.3%",
    "见表1\n86.4亿元": "见表1 86.4亿元",
    "价格 899\n 美元": "价格 899 美元",
    "面积85km<sup>2</sup>，指数<sup>1</sup>为429<sup>[3]</sup>": "面积85km²，指数为429",
    "共10<span style='font-size:8pt;vertical-align: super'>4</span>吨": "共10⁴吨",
    "CO<sub>2</sub>与<ruby>碳<rp>(</rp><rt>tàn</rt><rp>)</rp></ruby>": "CO2与碳",
    "A&amp;B&lt;5G&gt;&copy": "A&B<5G>©",
    "增长5%<a href=#_ftn1>[1]</a>": "增长5%",
    "1 < 2 <3": "1 < 2 <3",
}


@pytest.mark.parametrize("body", SHOWN)
def test_text_is_as_it_is_shown(body: str) -> None:
    assert texts(f"{ARTICLE}<p>{body}</p>")[-1] == SHOWN[body]


# Tables


def test_a_table_has_spans_headings_caption_and_unit() -> None:
    found = table(
        "<p>表1 主要指标</p><p>单位：万元</p><table><tr><th rowspan=2>指标<th colspan='2'>数值</tr>"
        "<tr><th>2022年<th>2023年</tr><tr><td>收入<td>1,234.5<td>-6.3</table>"
    )
    assert (found.caption, found.unit) == ("表1 主要指标", "万元")
    assert cells(found) == [["指标", "数值"], ["2022年", "2023年"], ["收入", "1,234.5", "-6.3"]]
    assert [(c.rowspan, c.colspan, c.heading) for c in found.rows[0]] == [
        (2, 1, True),
        (1, 2, True),
    ]


@pytest.mark.parametrize("tag", ["h2", "p"])
def test_a_heading_may_tell_the_unit_of_the_table_below_it(tag: str) -> None:
    heading = "二、主要指标（单位：亿元）"
    rows = "<tr><th>指标<th>数值</tr><tr><td>产值<td>5</tr>"
    [*_text, above, table] = read(f"<p>产值增长。</p><{tag}>{heading}</{tag}><table>{rows}</table>")
    assert isinstance(above, Block) and isinstance(table, Table)
    assert (above, table) == (above._replace(text=heading), table._replace(unit="亿元"))


def test_a_caption_and_a_unit_within_the_table_are_no_rows() -> None:
    found = table(
        "<table><tr><td colspan=2>云岭县收支总表</td></tr><tr><td>编制单位：财政局<td>单位：元</tr>"
        "<tr><td>项目<td>金额</tr><tr><td>收入<td>85</tr></table>"
    )
    assert (found.caption, found.unit) == ("云岭县收支总表", "元")
    assert cells(found) == [["项目", "金额"], ["收入", "85"]]


def test_a_table_that_lays_out_the_page_is_text() -> None:
    assert texts(f"<table><tr><td>栏目</td><td>{ARTICLE}</td></tr></table>")[-3:] == [*SENTENCES]


def test_a_table_of_numbers_with_another_in_a_cell_is_a_table() -> None:
    inner = "<table><tr><td>其中<td>3<tr><td>另有<td>4</table>"
    body = f"<table><tr><th>指标<th>2021年<tr><td>产值<td>5.2{inner}<tr><td>产量<td>6"
    body += "<tr><td>面积<td>7</table>"
    assert texts(ARTICLE + body)[-2:] == [
        "指标|2021年 / 产值|5.2 / 产量|6 / 面积|7",
        "其中|3 / 另有|4",
    ]


def test_a_sentence_is_of_the_article_whatever_the_name_of_its_element() -> None:
    about = "<p class=source>来源：云岭发布<p class=source>据初步统计，全县已有通车公路1860公里，比上年增长6%。"
    assert texts(ARTICLE + about)[-2:] == [SENTENCES[-1], about.rpartition(">")[2]]


def test_an_article_beside_lists_of_numbers_is_laid_out() -> None:
    lists = "<tr><td>热点<td>12<tr><td>评论<td>35<tr><td>a<td><table><tr><td>b<tr><td>c</table>"
    assert texts(f"<table><tr><td>{ARTICLE}<td>{lists}</table>")[:3] == [*SENTENCES]


def test_formulas_are_text_with_their_powers_and_fractions() -> None:
    power = "<math> <mn>5.2</mn> <msup><mi>km</mi><mn>2</mn></msup><annotation>5.2km^2</annotation></math>"
    third = "<math><mn>2</mn><mfrac><mn>1</mn><mn>3</mn></mfrac></math>"
    assert texts(f"{ARTICLE}<p>面积{power}，约为{third}倍。")[-1] == "面积5.2km²，约为2 1/3倍。"


def test_paragraphs_and_numbers_in_pieces_within_cells_are_one_text() -> None:
    found = table("<table><tr><td><p>新建<p>公路<td><p>18<span>6</span>.4<tr><td>a<td>b</table>")
    assert cells(found)[0] == ["新建公路", "186.4"]


# Encodings and damaged pages

TEXT = "<meta charset={}><title>公报</title><p>全縣新建公路186.4公里，同比增长6.3%。</p>"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-8-sig"]
)
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "x-nothing", ""])
def test_the_bytes_say_the_encoding_whatever_is_declared(encoding: str, declared: str) -> None:
    data = ("<!DOCTYPE html>" + TEXT.replace("{}", declared)).encode(encoding)
    assert html.is_mine(data, "a.html")
    assert html.read(data).pieces[-1].text == "全縣新建公路186.4公里，同比增长6.3%。"


def test_big5_and_the_header_of_a_server() -> None:
    data = "<p>全縣新建公路一百公里，投資三億元，成長百分之六。</p>".encode("big5")
    header = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=big5\r\n\r\n<html>"
    assert html.is_mine(header + data, "a")
    assert html.read(header + data).pieces[0].text.startswith("全縣新建公路一百公里")


def test_a_page_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = page(f"<div id=zoom>{ARTICLE}</div>")
    for end in range(len(whole) // 2, len(whole), 7):
        found = html.read(whole[:end]).pieces[1].text
        assert SENTENCES[0].startswith(found) or found == SENTENCES[0]


def test_tags_that_are_not_closed_or_not_opened_break_no_sentence() -> None:
    assert texts("<p>新建</b>公路<i>85</p>公里<p>签约<span>8<p>建成</span>9个")[:4] == [
        "新建公路85",
        "公里",
        "签约8",
        "建成9个",
    ]


def test_the_content_tells_a_page() -> None:
    assert html.is_mine(b"<html xmlns:o='urn:x'>", "a.doc")
    assert html.is_mine(b" <!-- x --><div>a</div>", "a.html")
    assert not html.is_mine(b"<div align=center># A", "README.md")
    assert not html.is_mine("收入<支出>".encode(), "a.html")
    assert not html.is_mine(b"%PDF-1.7", "a.html")


# Pages in one file


def saved(head: str, body: bytes) -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\ttype="text/html";\r\n\tboundary="--B=1"\r\n\r\n\r\n----B=1\r\nContent-Type: text/html'
        + head.encode()
        + b"\r\n\r\n"
        + body
        + b"\r\n----B=1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n----B=1--"
    )


def test_a_page_saved_in_one_file_is_read() -> None:
    import quopri

    for data in (
        saved(
            "\r\nContent-Transfer-Encoding: quoted-printable", quopri.encodestring(page(ARTICLE))
        ),
        saved("\r\nContent-Transfer-Encoding: base64", b64encode(page(ARTICLE))),
        saved("; charset=gb2312", ARTICLE.encode("gbk")),
    ):
        assert mhtml.is_mine(data, "a.mhtml") and not html.is_mine(data[:200], "a.mhtml")
        assert [b.text for b in mhtml.read(data).pieces if b.kind != "title"] == [*SENTENCES]


def test_a_file_of_many_parts_without_a_page_is_said() -> None:
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\n\r\nx--a--"
    )
    with pytest.raises(FileError, match="there is no page in this file"):
        mhtml.read(data)


def test_candidates_for_the_title_are_not_compared_with_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    compact = title.Name.compact.fget
    monkeypatch.setattr(
        title.Name, "compact", property(lambda name: asked.append(name) or compact(name))
    )
    assert title.title_of([title.Name("工作安排", 0.8)] * 900, []) == "工作安排"
    assert len(asked) < 9_000


def test_a_label_that_is_farther_in_is_a_part() -> None:
    rows = ("指标|人数", "总人口|9", "其中：城镇|5", "　　乡村|4", "&nbsp; &nbsp;镇|3")
    lines = (f"<tr><td>{row.replace('|', '</td><td>')}</td></tr>" for row in rows)
    found = table(f"<table>{''.join(lines)}</table>")
    assert [row[0].indent for row in found.rows] == [0, 0, 0, 4, 2]
