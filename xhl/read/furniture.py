"""Lines that belong to a web page and not to its text: navigation, dates, credits."""

from __future__ import annotations

import re

from ..text.patterns import pattern
from ..text.simplify import simplified
from .lines import is_number_of_letter

LONGEST_RUNNING_HEAD = 120  # characters of a line that can be furniture

_FIRST = (
    r"(?:网站)?首页|(?:您?(?:当前|现在)?的?|当前)位置|加入收藏|设为首页|(?:站内|高级)?搜索|会员中心"
    r"|登[录陆]|注册|打印|纠错|关闭(?:窗口|本页)?|返回(?:顶部|首页|上页|列表)?|分享(?:到|至)?"
    r"|字[号体](?:变?[大小])?|大 ?中 ?小|(?:微信)?扫[一码](?:扫)?|微信公众号|收听(?:本文)?|下载(?:客户端)?"
    r"|广告|[上下]一[篇条页则]|相关(?:阅读|链接|新闻|报道|附件|稿件)|(?:延伸|推荐)阅读|热[门点](?:新闻|推荐)?"
    r"|版权(?:所有|声明)|网站地图|联系我们|关于我们|[主承协]办单位|技术支持|责任?编辑|责编|编辑|审核"
    r"|校对|终审|监制|签发|(?:信息|文章|稿件|消息)?来源|作者|记者|通讯员|摄影"
    r"|(?:发布|更新|成文|发文)?(?:时间|日期)|(?:浏览|阅读|点击|访问)(?:次?数?量?)?|索引号"
    r"|发文(?:机关|字号)|主题词|公开方式|信息(?:类别|分类)|目录|订阅|阅读原文"
)
_FURNITURE = pattern(
    rf"[【\[(「]?(?:{_FIRST})(?=[ \u3000:>|/×x+】\])」]|$)"
    r"|[^\d]{0,20}(?:[12]\d{3}年?[ ,，、|/]+){3,}[12]\d{3}"  # an index of years
    r"|(?:长按|识别二维码|点击(?:上方|蓝字|关注|阅读)|关注(?:我们|公众号)|.{0,4}回复【)"
    r"|[^。]{0,60}ICP备|.{0,20}公网安备|©|copyright"
    r"|.{0,60}(?:浏览|阅读|点击|访问)(?:次数|次|数|量)?[: ]*\[?\d*次?\]?$",
    re.IGNORECASE,
)
_COUNTED = pattern(r"[ \u3000]\D*[\d.,]+[万亿]?(?:[个家项件户人亩吨元台座]|公里)")  # 审核 项目56个
_OF_LETTER = pattern(  # the recipients of an official letter, and the number of copies
    r"(?:抄送|抄报|分送|主送)[：:]|[(（]?(?:此件)?共印\d{1,6}份|.{0,30}\d{4}年\d{1,2}月\d{1,2}日印发|[(（]?联系人[：:]"
)
_ONLY_TIME = pattern(
    r"[-—–·/\d:年月日号时分秒星期周一二三四五六上下午第共页 \u3000]*\d"
    r"[-—–·/\d:年月日号时分秒共页 \u3000]*"
)
_HAS_TIME = pattern(r"[12]\d{3}[-/.年]\d{1,2}|\d{1,2}:\d{2}|^[-—–· ]+\d+[-—–· ]+$|页")

PAGE_NUMBER = pattern(
    r"[\s\-—–－_·•|~～]*(?:第\s*|P(?:age|\.)?\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,6})\s*页?"
    r"\s*(?:(?:[/／]|of|[,，]?\s*共)\s*\d{1,4}\s*页?)?[\s\-—–－_·•|~～]*|共?第.{1,12}页"
)


def is_furniture(line: str) -> bool:
    """Whether a line is part of a page or a letter: a path, a date with credits, a button, a number of
    pages, recipients.

    >>> is_furniture("首页 >> 新闻动态 >> 正文"), is_furniture("时间：2021-08-12 22:06 点击：855次")
    (True, True)
    >>> is_furniture("云财预〔2023〕15号"), is_furniture("抄送：审计局。共印45份。")
    (True, True)
    >>> is_furniture("广告业务收入5亿元"), is_furniture("审核 项目56个"), is_furniture("2021年，全县新建学校5所。")
    (False, False, False)
    """
    plain = line.strip(" \u3000")
    if not plain or len(plain) > LONGEST_RUNNING_HEAD:
        return False
    plain = simplified(plain)
    is_sentence = plain.endswith("。")
    if not is_sentence and _ONLY_TIME.fullmatch(plain):
        return _HAS_TIME.search(plain) is not None
    if _OF_LETTER.match(plain) or is_number_of_letter(plain):
        return True
    is_of_page = not is_sentence and _FURNITURE.match(plain) is not None
    return is_of_page and not _COUNTED.search(plain)
