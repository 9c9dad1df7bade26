"""Lines inside an article that belong to its page: 责任编辑, 浏览次数, 打印, 分享, 扫一扫."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...text.patterns import pattern
from .pieces import Line

if TYPE_CHECKING:
    from ..blocks import Table

# Credits: the word before a colon, with names after it.
_ROLE = pattern(
    r"[(（【\[]?\s*(?:本[期文]|执行|责任|值班|栏目|网络|新媒体|见习|实习|文章|信息|稿件|内容|原文)?\s*(?:责任)?"
    r"(?:编\s?辑|责\s?编|校\s?对|校核|审\s?核|审校|审读|编审|编校|监\s?制|主编|编委|总编|[初复终一二三]审|统筹|策划"
    r"|制图|制作|美编|排版|设计|录入员?|信息员|撰稿|供稿|通讯员|文字?|文案|图文?|摄影|图片|海报|视频|运营|发布人?|签发|出品"
    r"|作\s?者|记者|来\s?源|出处|转载自|原标题)(?:\s*[:：|丨｜/／]|[\s\u3000]{1,4}(?=\S{2,12}$))"
)
COUNTS = pattern(r"\d\s*(?:[%％‰万亿个名家户人元吨亩米件项座台辆岁]|公里)")
# Buttons and counters: a line of only such words.
_BUTTONS = pattern(
    r"(?:(?:打印|分享|收藏|关闭|举报|纠错|点赞|在看|转发|推荐|大|中|小|超大|默认|字体|微信|微博|QQ空间|QQ好友|新浪微博"
    r"|腾讯微博|朋友圈|更多|返回顶部|返回列表|返回首页|返回|本页|此页|窗口|我要|复制链接|复制|链接|展开全文|收起|查看更多"
    r"|加载更多|查看全部|点击查看|全文|喜欢作者|赞赏|评论|留言|首页|上一[篇条页]|下一[篇条页]|写留言|到|A[+-]?|已?关注)"
    r"[\W_\d]*)+"
)
_ANYWHERE = pattern(
    r"分享(?:[到至]|让更多人)|“在看”|点在看|点赞[、，]|扫一扫|扫描?(?:[上下]方|文中)?二维码|长按(?:识别|[上下]方|图片|二维码)|识别(?:[上下]方|图中)?二维码"
    r"|点击(?:[上下]方|左下角|文末|蓝字|标题下)|关注(?:我们|本公众号|公众号|微信|.{1,12}(?:公众号|视频号|订阅号|抖音号|微信号))|阅读原文|设为星标|加星标|字[号体]\s*[:：]"
    r"|(?:浏览|阅读|点击|访问)次数|浏览量\s*[:：]|打印本页|关闭(?:窗口|本页)|【(?:打印|关闭|字[体号]|纠错|我要纠错|收藏)"
    r"|返回(?:顶部|首页|列表)|用户协议|违法和不良信息|举报(?:电话|邮箱|热线)"
)
_OF_SITE = pattern(
    r"ICP备|公网安备|网站标识码|All Rights Reserved|Copyright|版权所有|未经(?:书面|本[网站])?授权",
    re.IGNORECASE,
)
_STARTS = pattern(
    r"(?:发布|发稿|更新|发表|创建|成文)?(?:时间|日期)\s*[:：]|(?:发布|更新|发表)于?\s*[:：]|最后更新|责任编辑|责编"
    r"|.{0,40}(?:浏览|阅读|点击|访问)(?:量|数)?\s*[:：]\s*\[?\d*\]?|(?:浏览|阅读|点击|访问)\s?\d|当前位置|您(?:现在)?(?:所?在)?的?位置|首页\s*[>»›＞]"
    r"|上一[篇条页]\s*[:：]|下一[篇条页]\s*[:：]|(?:特别|免责|版权|重要|网站)?声明\s*[:：]|(?:关键[词字]|标签)\s*[:：]"
    r"|(?:原文|本文)(?:链接|地址)|(?:欢迎)?(?:转载|投稿)(?:请|自|邮箱)|欢迎(?:关注|订阅|扫码|分享)|(?:主|承)办单?位?\s*[:：]"
    r"|\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}\s?日?[\s\d:：]*(?:来源|作者|编辑|字号|浏览|阅读|点击|发布|$)"
    r"|《[^》]{2,12}》\s*[（(]\s*\d{4}\s?年[^）)]{4,20}版\s*[）)]"
    r"|\d+\s*(?:人?阅读|人?评论|条评论|次浏览|赞|人点赞)$|微信公众号\s*[:：]|广告[\s:：|｜]"
)
_DISCLAIMER = pattern(r"[\W_]*(?:(?:特别|免责|版权|郑重)(?:声明|提示)|(?:免责|版权)说明)\s*[:：]")
_LONGEST_FURNITURE = 80  # characters; a longer line belongs to the article, however it begins
# Characters of a line with a full stop, from which on it is a sentence, as one that counts.
_SENTENCE = 20
_END = pattern(r"[\W_]*(?:(?:the\s*)?end|(?:全文)?完)[\W_]*", re.IGNORECASE)


def without_furniture(lines: Sequence[Line | Table]) -> Iterator[Line | Table]:
    """The lines of the article, up to the line that marks its end.

    >>> lines = [Line(text, 1) for text in ("建成429个。", "（责任编辑：王丽）", "浏览次数：85")]
    >>> [line.text for line in without_furniture(lines)]
    ['建成429个。']
    """
    size = sum(len(line.text) for line in lines if isinstance(line, Line))
    read = 0
    for line in lines:
        if isinstance(line, Line):
            read += len(line.text)
            if _END.fullmatch(line.text) and 2 * read > size:
                return
            if _is_furniture(line):
                continue
        yield line


def _is_furniture(line: Line) -> bool:
    text = line.text
    is_link = line.is_linked and not text.endswith(("。", "；", "："))
    if is_link or _DISCLAIMER.match(text):
        return True
    if len(text) > _LONGEST_FURNITURE:
        return False
    if not re.search(r"\w", text) or _OF_SITE.search(text):
        return True
    if text.endswith("。") and (len(text) > _SENTENCE or COUNTS.search(text)):
        return False
    is_credit = _ROLE.match(text) and not COUNTS.search(text) and text[-1] not in "？?"
    is_button = _BUTTONS.fullmatch(text.lstrip("[【（( "))
    return bool(is_credit or is_button or _STARTS.match(text) or _ANYWHERE.search(text))
