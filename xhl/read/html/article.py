"""The part of a web page that is the article, without the parts that do not belong to it."""

from __future__ import annotations

import re

from ...text.patterns import pattern
from .furniture import COUNTS
from .tree import BLOCKS, UNSEEN, Element

_HIDING = pattern(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration(?:-line)?\s*:[^;]{0,80}line-through",
    re.IGNORECASE,
)
_SHOWN_BY_SCRIPT = "js_content"  # WeChat's article is hidden until a script runs

# Names of elements with which Chinese content systems mark the article: TRS, Hanweb, WebPlus, VSB, gov.cn,
# WeChat, portals.
_ARTICLE = pattern(
    r"js_content|ucap-content|zoom|fontzoom|trs_u?editor(?:_view)?|vsb_content(?:_\d+)?|v_news_content"
    r"|wp_articlecontent|pages_content|artibody|endtext|post_body|mp-editor|p-detail|rwb_zw"
    r"|rm_txt_con|left_zw|news_txt|article[-_]?(?:content|body|text|con)|con_?txt|content-article"
)
# Names of elements that belong to the page.
_FURNITURE = pattern(
    r"(?<![a-z])(?:(?:bd)?share\w*|fenxiang|(?:top|main|sub)?nav(?:bar|igation)?"
    r"|menu|(?:bread)?crumbs?|weizhi|position|location|ads?|adv|advert\w*|guanggao|banner|qr(?:_?code)?"
    r"|ewm|erweima|gg[\d_x-]*|login|search|toolbar|print\w*|pag(?:er|ination)|subscribe|popup|modal|mask|hot\w*"
    r"|rank\w*|paihang|tags?|keywords|tool[-_]?bar)(?![a-z])"
)
_OTHERS = pattern(
    r"(?<![a-z])(?:comments?|pinglun|cmt|reply|relat\w*|xiangguan|recommend\w*|recomm?|tuijian|guess\w*"
    r"|xg-?list|copyright|disclaimer)(?![a-z])"
)
# Names that only tell where on the page an element stands.
_BESIDE = pattern(r"(?<![a-z])(?:sidebar|side|aside|foot(?:er)?|statement)(?![a-z])")
# Names of elements with the date and the author; they are short.
_ABOUT = pattern(
    r"(?<![a-z])(?:info|infos|meta|date|time|pubtime|source|laiyuan|author|byline|editor|fbsj)(?![a-z])"
)
_ABOUT_TEXT = pattern(r"(?!.{20,}。\s*$).{,150}", re.DOTALL)  # no sentence
_COUNTED = pattern(rf"{COUNTS.pattern}[^。]*。")
_MARKS = pattern(r"[，。；！？：、,;!?]")
_OF_SITE = pattern(r"[【\[(（]?(?:特别|免责|版权|重要)?(?:声明|提示)|.*ICP备")
_SHARE = 0.7  # of the text of its parent; a child with more leads to the article


def article(root: Element, *, with_hidden: bool = False) -> Element:
    """The element of a page with the article; elements in it that are not of the article are emptied.

    >>> from .tree import parse
    >>> page = parse("<div class=nav>首页，新闻</div><div id=zoom><p>建成基站，完成。</p></div>")
    >>> article(page).text()
    '建成基站，完成。'
    """
    hidden = set() if with_hidden else _hidden_names(root)
    links = 0
    for element in root.elements():
        links += element.tag == "a" and not element.attributes.get("href", "").startswith("#")
        if element.tag in UNSEEN or (_is_hidden(element) and not with_hidden):
            element.children = []
    _empty_furniture(root, _weights(root), hidden)
    weights = _weights(root)
    found = root  # without links it is a document, not a page of a site
    if links:
        found = _marked(root, weights) or _heaviest(root, weights)
        while found.parent and _is_one_of_many(found, weights):
            found = found.parent
    _empty_recommendations(found)
    return found


def names_of(element: Element) -> list[str]:
    """The words of the id and the classes of an element.

    >>> names_of(Element("div", {"id": "a1", "class": "bdShareBox"}, 1))
    ['a1', 'bd-share-box']
    """
    return [re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower() for name in _names_of(element)]


def _names_of(element: Element) -> list[str]:
    return f"{element.attributes.get('id', '')} {element.attributes.get('class', '')}".split()


def _is_hidden(element: Element) -> bool:
    attributes = element.attributes
    is_hidden = "hidden" in attributes or _HIDING.search(attributes.get("style", ""))
    return bool(is_hidden) and attributes.get("id") != _SHOWN_BY_SCRIPT


def _hidden_names(root: Element) -> set[str]:
    """The classes and ids that the page's own styles hide, whatever is around the element."""
    css = "".join(
        str(one.children[0]) for one in root.elements() if one.tag == "style" and one.children
    )
    hidden: set[str] = set()
    shown: set[str] = set()
    open_groups = 0  # such as @media print
    for rule in re.sub(r"(?s)/\*.*?(?:\*/|$)", "", css).split("}"):
        *before, said = rule.split("{")
        if len(before) == 1 and not open_groups and _HIDING.search(said):
            alone = map(re.compile(r"\s*[.#]([\w-]+)\s*").fullmatch, before[0].split(","))
            hidden.update(one[1] for one in alone if one)
        elif "display" in said or "visibility" in said:
            shown.update(re.findall(r"[.#]([\w-]+)", "".join(before)))
        open_groups = max(0, open_groups + len(before) - 1)
    return hidden - shown


def _weights(root: Element) -> dict[Element, int]:
    """The running text of each element: the length of its lines times their marks, without links."""
    weights: dict[Element, int] = {}
    run: list[str] = []

    def flush(holder: Element) -> int:
        text = "".join("".join(run).split())
        run.clear()
        if _OF_SITE.match(text):
            return 0
        in_table = holder.tag in ("td", "th") and bool(text)
        return len(text) * (len(_MARKS.findall(text)) + in_table)

    def weigh(element: Element, holder: Element, *, linked: bool) -> int:
        is_block = element.tag in BLOCKS or element.tag == "br"
        total = flush(holder) if is_block else 0
        inner = element if is_block else holder
        for child in element.children:
            if isinstance(child, Element):
                total += weigh(child, inner, linked=linked or child.tag == "a")
            elif not linked:
                run.append(child)
        total += flush(inner) if is_block else 0
        weights[element] = total
        return total

    weights[root] = weigh(root, root, linked=False) + flush(root)
    return weights


def _empty_furniture(root: Element, weights: dict[Element, int], hidden: set[str]) -> None:
    whole = weights[root]
    for element in root.elements():
        if element.tag in ("body", "html", "main", "article") or not element.children:
            continue
        is_small = 4 * weights[element] < whole
        is_hidden = is_small and not hidden.isdisjoint(_names_of(element))
        if (is_hidden or _is_furniture(element, is_small)) and not any(
            inner.tag == "h1" or any(map(_ARTICLE.fullmatch, names_of(inner)))
            for inner in (element, *element.elements())
        ):
            element.children = []


def _is_furniture(element: Element, is_small: bool) -> bool:
    names = " ".join(names_of(element))
    if _OTHERS.search(names):
        return True
    if element.tag in ("aside", "footer") or _BESIDE.search(names):
        return not _is_of_article(element)
    return is_small and bool(
        _FURNITURE.search(names)
        or (_ABOUT.search(names) and _ABOUT_TEXT.fullmatch(element.text(200)))
    )


def _is_of_article(element: Element) -> bool:
    """Whether an element has a sentence that counts, no links, and the name of an article around it."""
    has_links = any(inner.tag == "a" for inner in element.elements())
    above = element.parent if not has_links and _COUNTED.search(element.text()) else None
    while above and above.tag != "article" and not any(map(_ARTICLE.fullmatch, names_of(above))):
        above = above.parent
    return above is not None


def _marked(root: Element, weights: dict[Element, int]) -> Element | None:
    """The innermost element with the name of an article, if it has most of the text."""
    marked = [
        element
        for element in root.elements()
        if 2 * weights[element] >= weights[root] > 0
        and any(map(_ARTICLE.fullmatch, names_of(element)))
    ]
    return marked[-1] if marked else None


def _heaviest(root: Element, weights: dict[Element, int]) -> Element:
    """The innermost element with nearly all of the running text, and with more than one line of it."""
    found = root
    while True:
        children = [child for child in found.children if isinstance(child, Element)]
        best = max(children, key=lambda child: weights[child], default=found)
        if weights[best] < _SHARE * weights[found] or not _has_lines(best):
            break
        found = best
    return found


def _has_lines(element: Element) -> bool:
    """Whether an element consists of several lines, and not of the cells of a table."""
    return element.tag not in ("p", "table") and any(
        inner.tag in BLOCKS or inner.tag == "br" for inner in element.elements()
    )


def _is_one_of_many(element: Element, weights: dict[Element, int]) -> bool:
    """Whether there are lines with the same markup beside it."""
    if element.tag == "td" or element.attributes.get("id") or not element.parent:
        return False
    return any(
        isinstance(other, Element)
        and other is not element
        and (other.tag, other.attributes.get("class"))
        == (element.tag, element.attributes.get("class"))
        and weights[other] > 0
        for other in element.parent.children
    )


# Links inside the article that lead away from it.

_LEADS_AWAY = pattern(
    r"[\W_]*(?:往期(?:推荐|回顾|精彩|精选|内容|文章|热文)?|推荐阅读|(?:相关|延伸|热门|更多|拓展)(?:阅读|链接|新闻|文章|报道|推荐|稿件|信息|内容|资讯|专题)"
    r"|猜你喜欢|(?:精彩|热点|热文|为您|为你|编辑|今日|好文|精选)推荐|大家都在看|还看了|精彩回顾|历史文章|上期回顾|点击阅读|最新(?:资讯|文章|消息)"
    r"|广告|推广|赞助商?链接|网友评论|精选留言|最新评论|热门评论|发表评论|免责声明)[\W_]*(?:more|更多)?[\W_]*",
    re.IGNORECASE,
)
_SHORT = 60  # characters, with the white space between tags
_LONG = 60  # characters; a longer line without links belongs to the article again


def _empty_recommendations(found: Element) -> None:
    """Empty the elements under 相关阅读, 往期推荐 and the like."""
    for element in list(found.elements()):
        if element.children and (text := _short_text(element)) and _LEADS_AWAY.fullmatch(text):
            head = element
            while head.parent and head.parent is not found and _short_text(head.parent) == text:
                head = head.parent
            _empty_from(head, found)


def _short_text(element: Element) -> str:
    text = "".join(element.text(_SHORT).split())
    return text if len(text) <= 20 else ""


def _empty_from(head: Element, found: Element) -> None:
    parent = head.parent
    if parent is None or not any(child is head for child in parent.children):
        return  # emptied already
    at = next(place for place, child in enumerate(parent.children) if child is head)
    head.children = []
    is_within = parent is found or any(map(_is_own, parent.children[:at]))
    for place, child in enumerate(parent.children[at + 1 :], at + 1):
        if is_within and _is_own(child):
            break
        if isinstance(child, Element):
            child.children = []
        else:
            parent.children[place] = ""


def _is_own(child: Element | str) -> bool:
    """Whether it is a line or a table of the article, after what led away from it."""
    if isinstance(child, str):
        return len(child.strip()) >= _LONG
    if child.tag in ("h1", "h2", "h3", "h4", "ul", "ol", "dl"):
        return False
    linked = sum(len(inner.text().strip()) for inner in child.elements() if inner.tag == "a")
    text = child.text().strip()
    return len(text) - 2 * linked >= _LONG and text[-1:] in "。！？”"
