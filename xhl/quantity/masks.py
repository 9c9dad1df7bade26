"""Names that hold numbers and count nothing: 5G, 十四五, 2020年, 第三, “20字”.

One pattern over simplified text in half width, a line for each kind; whatever number it leaves
counts something. Every repetition is bounded, so that a line of any length takes linear time.
"""

from __future__ import annotations

import re
from functools import cache

from ..text.numerals import EVERYDAY, NUMERALS
from . import units as measures
from .units import GAP, any_of

BLANK = "\0"  # neither a boundary, nor a numeral, nor a measure word

_HAN_NUMBER = f"[{NUMERALS}]{{1,9}}"
_NUMBER = rf"(?:\d{{1,9}}|{_HAN_NUMBER})"

# An item of a list, at the start of a line or a sentence: 1. 一、 （一）
_ITEM = r"(?m:^|(?<=[。;；!?！？]))[ \t\u3000]*"


@cache
def _names() -> re.Pattern[str]:
    """Sorted by what a name begins with, so that most places of a text are passed at a glance."""
    others = "".join({phrase[0] for phrase in measures.PHRASES.split()} - {*NUMERALS})
    return re.compile(
        rf"(?=\d)(?:{_digits()})|(?=[{NUMERALS}])(?:{_numerals()})|(?=[A-Za-z])(?:{_letters()})"
        rf"|(?=[《〔\[(（ \t\u3000前星周礼第{others}])(?:{_signs()})",
        re.VERBOSE,
    )


_EMAIL = r"[A-Za-z\d][A-Za-z\d.+_-]{0,63}@[A-Za-z\d.-]{1,64}"


def _digits() -> str:
    units = any_of(measures.SIGNS)
    return rf"""
        {_EMAIL}
        # letters behind: 5G, 4A级
        | (?<![\d.])\d{{1,9}}(?:\.\d{{1,9}})?(?!(?:{units}|k|(?<=[\d.]\d)K|[eE][-+]?\d{{1,3}})(?![A-Za-z]))
          [A-Za-z][A-Za-z\d]{{0,9}}
        # sums as labels, dates as names, versions: 1+3+N, 9·11, 1.2.3
        | \d{{1,9}}(?:(?:\+[\dA-Za-z]{{1,9}}){{1,9}}|[·•]\d{{1,9}})
        | (?<![\d.])\d{{1,9}}(?:\.\d{{1,9}}){{2,9}}
        # years, dates, times of day
        | (?<!\d)\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}(?!\d)
        | (?<!\d)[12]\d{{3}}(?=\s?[-—~至到、]\s?[12]\d{{3}}\s?年)
        | (?<![\d.])[12]\d{{3}}{GAP}年(?:度|代|版)?
        | \d0年代 | \d{{1,9}}世纪 | (?<!\d)[0-9]0后
        | (?<![\d.])\d{{1,2}}\s?[-—~至到、]\s?\d{{1,2}}{GAP}月(?:份)?
        | (?<![\d.])\d{{1,2}}{GAP}月(?:份)?(?:{GAP}\d{{1,2}}{GAP}[日号](?:\s?[-—~至到]\s?\d{{1,2}}日)?)?
        | (?<![\d.])\d{{1,2}}日(?![以之]?[内外]|以上|左右)
        | (?<![\d:.])(?:\d{{2}}|(?<=[日午晨晚上时间])\d):[0-5]\d(?![\d:.])
        | (?<=[日午晨晚时间])\d{{1,2}}[点时](?:\d{{1,2}}分)?
        # numbers of lists, houses, lines, roads and telephones
        | {_ITEM}(?:\d{{1,9}}、|\d{{1,2}}[.)](?!\d))
        | (?<![\d.])\d{{1,2}}\.(?=[一-鿿]) | \d{{1,9}}(?:号(?!召)|(?=[届中]\S{{0,2}}全会))
        | (?<![\d.])\d{{1,9}}(?=热线|电话|工程|大学|高校|中学|联盟|平台|晚会|政务|国道|省道|高速|路公交)
        | (?<!\d)(?:0\d{{2,3}}-\d{{7,8}}|\d{{3,4}}-\d{{3,4}}-\d{{4}}|0\d{{6,14}}|1\d{{10}})(?!\d)
        # three-year plans, 1898 before “太原兵工厂”, classes
        | \d{{1,9}}年(?:行动|计划|规划|攻坚) | (?<![\d.,])\d{{1,9}}(?=[“「『]) | \d{{1,9}}年级
    """


def _numerals() -> str:
    return rf"""
        [一二][{EVERYDAY}]{{3}}{GAP}年(?:度|代|版)? | [二三四五六七八九]十年代
        | {_HAN_NUMBER}(?:世纪|号(?!召)|(?=[届中]\S{{0,2}}全会))
        | (?:十[一二]|(?<!十)[一二三四五六七八九十])月(?:份|底|初|末)?(?:[{NUMERALS}]{{1,3}}[日号])?
        | (?<=[日午晨晚])[{NUMERALS}]{{1,3}}[点时](?!分)
        | (?<![{NUMERALS}])(?:十[一二]?|[一二两三四五六七八九])点
          (?:[钟半整]|[一二三四五]?十[一二三四五六七八九]?分?)
        | [一二三四]季度
        | {_ITEM}{_HAN_NUMBER}、
        | (?:(?m:^)|(?<=[,，;；:：。]))[一二三四五六七八九十]{{1,2}}[是要](?![这那])
        # congresses and plans: 二十大, 十四五, 三年行动; members of one body: 五位一体
        | (?:十[五六七八九]|二十)届?[大中](?![{NUMERALS}类项领行产工重板任])
        | 十[一二三四五六]五(?![{NUMERALS}个家项亿万])
        | {_HAN_NUMBER}年(?:行动|计划|规划|攻坚) | [{NUMERALS}](?=位一体)
        # determiners and adverbs: 每一个, 同一个, 一样, 一点; classes: 三年级
        | (?<=[每任某这那哪同统唯逐])一(?![十百千万亿]) | 一(?:样|点(?![{NUMERALS}\d])) | {_HAN_NUMBER}年级
        | (?<![{NUMERALS}点第\d])(?:{any_of(measures.PHRASES)}|十分(?![之钟{NUMERALS}])|十足)
    """


def _letters() -> str:
    return rf"""
        (?:https?://|www\.)[!-~]+ | {_EMAIL}
        # letters before: PM2.5, G20, COVID-19; but GDP641.61亿元 counts
        | (?<![A-Za-z\d])[A-Za-z]{{1,12}}-?\d{{1,9}}(?:\.\d{{1,9}})?[A-Za-z]{{0,9}}
          (?![\d.])(?!\s?(?:[%‰万亿元个家]|公里|平方))
        | [A-Z]{{1,4}}(?:/[A-Z])?\s?\d{{3,6}}-\d{{4}}  # standards: GB/T 7714-2015
    """


def _signs() -> str:
    return rf"""
        # titles of works and numbers of documents: 《…“十四五”规划》, 〔2020〕15号
        《[^》\n]{{1,80}}》 | [〔\[]\d{{4}}[〕\]]
        | 前[一二三四]季度 | (?:星期|周|礼拜)[一二三四五六日](?![次个场天家])
        | 第{GAP}{_NUMBER}
        | {_ITEM}(?:{_NUMBER}、|\d{{1,2}}[.)](?!\d)|[(（]{_NUMBER}[)）]) | [(（]{_HAN_NUMBER}[)）]
        | (?<![{NUMERALS}点第\d])(?:{any_of(measures.PHRASES)})
    """


# A short quotation is a label (“四个意识”, “20字”), unless it measures something (“下降5%”).
_QUOTED = re.compile(r"[“「『][^“”「」『』,，。;；\n]{1,14}[”」』]")
_MEASURING = re.compile(rf"\d[.,]\d|[%‰]|\d[万亿]|\d{{3}}|[{NUMERALS}\d](?:元|亩|公里|吨|倍|成|折)")


def without_names(text: str) -> str:
    """``text`` with every name that holds a number blanked out, each character in its place.

    >>> without_names("十四五期间建成5G基站429个").replace(BLANK, "_")
    '___期间建成__基站429个'
    """

    def blank(match: re.Match[str]) -> str:
        return BLANK * len(match[0])

    def label(match: re.Match[str]) -> str:
        return match[0] if _MEASURING.search(match[0]) else blank(match)

    return _QUOTED.sub(label, _names().sub(blank, text))
