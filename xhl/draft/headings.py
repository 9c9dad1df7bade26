"""Short names for sections, as a person would type them: the subject of a heading."""

from __future__ import annotations

from ..read.lines import NUMBERED
from ..text.five_years import PLAN
from ..text.patterns import any_of, pattern
from ..text.simplify import simplified
from ..text.spacing import unspaced
from .naming.lexicon import ADVERBS, HEADING_VERBS, PREDICATES, VERBS
from .naming.wording import LONGEST_NAME, cleaned

LEAST = 2  # characters of the shortest name, if the heading has as many


def unnumbered(heading: str) -> str:
    """A heading without its number.

    >>> unnumbered("（二）产业转型"), unnumbered("一、综合")
    ('产业转型', '综合')
    """
    match = NUMBERED.match(heading)
    return heading[match.end() :].strip() if match else heading


def section_name(heading: str) -> str:
    """The noun phrase of a heading, without its number, time and verbs; the heading itself if nothing is
    left.

    >>> section_name("（二）聚力释放有效需求潜力"), section_name("一、2025年和“十四五”时期工作回顾")
    ('有效需求潜力', '工作回顾')
    >>> section_name("安全生产和社会稳定 扎实向好"), section_name("六、教 育")
    ('安全生产和社会稳定', '教育')
    """
    words = _SPACED.sub(r"\1", _ITEM.sub("", unspaced(unnumbered(heading))))
    plain = simplified(words)
    end = _end_of_clause(plain)
    start = _behind_times(plain, end)
    start = _behind_verbs(plain, start, end)
    stop = _predicate(plain, start, end)
    return cleaned(words[start:stop])[:LONGEST_NAME].strip() or words or heading


_SPACED = pattern(r"(?<![一-鿿])([一-鿿])[ \u3000]+(?=[一-鿿](?![一-鿿]))")  # 教 育
_ITEM = pattern(r"^[一二三四五六七八九十]{1,2}是")
_CLAUSE = pattern(r"[\s，,；;：:。！？!?]")


def _end_of_clause(plain: str) -> int:
    match = _CLAUSE.search(plain, LEAST)
    return match.start() if match else len(plain)


_TIMES = pattern(
    rf"(?:[12]\d{{3}}(?:[-—~至][12]\d{{3}})?年(?:度|上半年|下半年)?|[“\"]?{PLAN}[”\"]?(?:时期|期间)?"
    r"|(?:今|本|去|上)年|上半年|下半年|过去(?:一|五)年|五年来|今后五年|(?:全|当)年)(?:以来)?(?:和|及|以及|与|、|的)?"
)


def _behind_times(plain: str, end: int) -> int:
    start = 0
    while (match := _TIMES.match(plain, start, end)) and end - match.end() >= LEAST:
        start = match.end()
    return start


_VERB = rf"(?:{any_of(f'{VERBS} {HEADING_VERBS}', least=2)})(?![率额量数面值期者员商线力费业林])"
_VERBS = pattern(rf"[“”和及]?(?:以[^，,]{{2,6}}(?={_VERB})|(?:{any_of(ADVERBS)})(?!发展)|{_VERB})")

# 聚焦扩大内需: 扩大内需 is a name.
_ALONE = pattern(r"(?:聚焦|聚力|坚持|围绕|突出|紧扣)(?=.{4,8}$)")


def _behind_verbs(plain: str, start: int, end: int) -> int:
    if alone := _ALONE.match(plain, start, end):
        return alone.end() if _CLAUSE.match(plain, end) else _chain(plain, start, end)
    return _chain(plain, start, end)


def _chain(plain: str, start: int, end: int) -> int:
    at = start
    while (match := _VERBS.match(plain, at, end)) and end - match.end() >= LEAST:
        at = match.end()
    return at


_ENDS = pattern(
    rf"(?<!的)(?:{any_of(PREDICATES)}|稳中|提质|蹄疾|扎实|稳步|显著|更加|再上|再创|跃上|向好|创新局)"
)


def _predicate(plain: str, start: int, end: int) -> int:
    match = _ENDS.search(plain, start + LEAST, end)
    return match.start() if match else end
