"""Which line of the beginning of a document is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text.patterns import pattern
from ..text.simplify import simplified

LONGEST_TITLE = 80  # characters of a title
_SUBJECT = 4  # characters at the start of a title that name its subject: 杏花岭区
_REPEATS = 20  # repetitions in the text that count, at most

_KINDS = (
    "报告 公报 总结 通报 综述 纪实 讲话 概况 简报 汇报 公告 摘要 通知 方案 意见 决定 纲要 规划 说明"
    " 年鉴 白皮书 情况 快报 月报 季报 年报 要点 计划 预案 条例 办法 草案 解读 声明 致辞 回顾 展望 安排 打算 思路"
)
_KIND = pattern("|".join(_KINDS.split()))
_AT_END = pattern(rf"(?:{'|'.join(_KINDS.split())})[》”」]?(?:\(.{{1,12}}\))?[:：]?$")
_ADDRESSED = "尊敬的|各位|同志们|同胞们|女士们|先生们|朋友们"
_NO_TITLE = pattern(
    rf"[-—―–]|\(?[12]\d{{3}}年\d{{1,2}}月\d{{1,2}}日|\(.*\)$|{_ADDRESSED}|大家"
    r"|[^，。]{0,12}(?:省长|市长|县长|区长|州长|主任|局长|厅长|记者) ?[一-鿿]{0,4}$"
)
_INSTITUTION = pattern(r"[^，。：]{2,20}(?:人民政府|委员会|办公室|[局厅委院部处社网])$")
_NOTE = pattern(r"(?<=.)[\[［〔]\d{1,2}[\]］〕](?!\d)")  # the number of a note: 公报[1]
_OPENS = pattern("如下[:：]?$|[,，].*[:：]$")  # opens what follows: 现将情况通报如下：
_AROUND = pattern("^【([^【】]*)】?$")  # not 【快讯】甲市…
_CLOCK = pattern(r"^\d{1,2}:\d{2} ?")


def is_salutation(line: str) -> bool:
    """Whether a line addresses an audience.

    >>> is_salutation("各位代表："), is_salutation("各位代表提出建议5件。")
    (True, False)
    """
    return _SALUTATION.fullmatch(line) is not None


_SALUTATION = pattern(rf"(?:{_ADDRESSED}|大家好)[^。；]{{0,20}}[:：!！,，]?")


def bare(line: str) -> str:
    """A title without brackets around it, without the sign of Markdown and a time of day.

    >>> bare("【16:57 回购公司股份情况通报】"), bare("# 工作报告")
    ('回购公司股份情况通报', '工作报告')
    """
    line = _NOTE.sub("", _AROUND.sub(r"\1", line.lstrip("# ").strip(" \u3000"))).strip()
    return _CLOCK.sub("", line).strip()


def best(lines: Sequence[str], body: str) -> int | None:
    """The rank of the line that is the title; None if no line can be one.

    The title names its kind (报告, 公报) or the subject of the text, or is the first line that is no date,
    no credit and no institution.

    >>> best(["云岭县人民政府", "2022年工作报告（摘要）", "县长 周明"], "")
    1
    """
    ranked = [
        (_score(line, body) - rank / 100, -rank, rank)
        for rank, line in enumerate(lines)
        if _may_be(line)
    ]
    return max(ranked)[2] if ranked else None


def is_subtitle(line: str) -> bool:
    """Whether a line under a title tells when or where the text was presented.

    >>> is_subtitle("（2023年2月8日在县第十七届人民代表大会上）"), is_subtitle("（一）农业")
    (True, False)
    """
    return re.match(r"[-—―–]|[（(][12]\d{3}年\d{1,2}月", line) is not None


def _may_be(line: str) -> bool:
    plain = simplified(bare(line))
    is_line = (
        1 < len(plain) <= LONGEST_TITLE and plain[-1] not in "。；;，," and not _OPENS.search(plain)
    )
    return is_line and not _NO_TITLE.match(plain) and any(map(str.isalpha, plain))


def _score(line: str, body: str) -> float:
    plain = simplified(bare(line))
    score = 0.0
    if _AT_END.search(plain):
        score += 4
    elif _KIND.search(plain):
        score += 2
    if _INSTITUTION.fullmatch(plain):
        score -= 2
    score += min(_REPEATS, body.count(plain[:_SUBJECT])) / _REPEATS * 1.5
    return score + ("关于" in plain) + (len(plain) >= 12) / 2
