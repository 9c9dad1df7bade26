"""Second opinions: what a topic never is, whichever rule found it.

A name neither begins nor ends inside a word, has no word that only predicates have, and does not name two
quantities of which the number can be but one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...text.patterns import pattern
from ...text.words import is_known, is_word
from .named import CUT, WHICH


def opinions(words: str, text: str) -> Iterator[str]:
    """The reasons why words of a text, in simplified characters, may be no topic, or not that of one number.

    >>> list(opinions("区面积", "该村辖区面积5亩")), list(opinions("面积", "该村辖区面积5亩"))
    (['the words may be cut'], [])
    >>> list(opinions("客运量和货运量", "客运量和货运量分别增长4%和6%"))
    ['several numbers of several things: which of which?']
    """
    if _PREDICATE.search(words) or cuts_words(words, text):
        yield CUT
    if _TWO.search(words) and not (_RELATED.search(words) or _TOGETHER.search(text)):
        yield WHICH


_PREDICATE = pattern(
    r"非常(?![规任])|十(?<![\d一二三四五六七八九]十)分(?![钟之])|极其|格外|尤为|颇为|只能|必须|应当|能够|正在|一直|仍然|曾经|先后"
    r"|陆续|即将|如何|为何|这样|那样|什么|怎么|甚至|居然|几乎|大约|不可避免|近年来|遭(?<=.遭)[受遇]|而(?<=.而)"
    r"|那里|这里|[拟将](?:[向对]|确保)|^(?:其(?![他余])|或(?!有)|完成(?!率)|超过|不含|不包括)|(?:净|或|过来|相对|同比)$|看(?<=..看)$"
    r"|(?<=[校县市区镇乡村院局厂司店园馆])有(?![线限色机关效序])(?=[一-鿿]{2})|可$|最[大高低小多少长短早快]$|[一-鿿\d][+&/·~-]$"
)
_TWO = pattern("[量额值率数价费][和与及、](?!以[上下]).*[量额值率数价费]$")
_RELATED = pattern("[比差]")  # 产量与销量比率
_TOGETHER = pattern("[均都]|合计|共计|总计|之和")


def cuts_words(words: str, text: str) -> bool:
    """Whether words begin or end inside a word wherever a text has them.

    >>> cuts_words("总人", "全县总人口5万人"), cuts_words("余农户", "30余农户"), cuts_words("人口", "总人口5万人")
    (True, True, False)
    """
    at = text.find(words)
    if len(words) < 2 or at < 0:
        return False
    begins = is_word(words[:3]) or is_word(words[:4]) or is_known(words[:2])
    ends = is_word(words[-3:]) or is_word(words[-4:]) or is_known(words[-2:])
    while at >= 0:
        end = at + len(words)
        is_after = at > 1 and is_word(text[at - 2 : at])  # 完成全口径收入
        is_begun = not (begins or is_after) and at > 0 and is_word(text[at - 1 : at + 1])
        is_behind = words[0] in "余多" and text[at - 1 : at].isdecimal()
        is_continued = not ends and end < len(text) and is_word(text[end - 1 : end + 1])
        if not (is_begun or is_behind or is_continued):
            return False
        at = text.find(words, at + 1)
    return True
