"""Words of a query that are met by what is around the texts of a fact: its time, place, document, section.

2020年, 杏花岭区 and 公报 may be met by the period of a fact, the title of its document and its section as
well as by its texts. They choose among the facts that the rest of the query finds, and find none alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ..quantity.planned import is_plan
from ..quantity.units import unit_at
from ..text.areas import district
from ..text.five_years import PLAN
from ..text.hanzi import is_han
from ..text.normalize import normal, normals, readable
from ..text.numerals import YEAR
from ..text.periods import asked, names_years
from ..text.places import WHOLE_PROVINCE, in_title, mentions, named_alone, short
from ..text.simplify import simplified
from ..text.sounds import sound_of
from . import query as typed
from .corpus import Corpus
from .dated import dated
from .engine import Hit, Met, in_order, ranked, score
from .fields import BREAK, NAMES, fields_of

if TYPE_CHECKING:
    from ..model import Document, Fact, Section
    from .engine import Searcher
    from .match import Match
    from .plan import Plan
    from .postings import Postings

    Check = Callable[[Fact], Met | None]  # how a fact meets a word of the context; None if not

_QUARTER = r"第?[一二三四1-4]季度|前[一二三]季度|[上下]半年"
_MONTH = r"\d{1,2}(?:[-—~～至到]\d{1,2})?月份?(?:\d{1,2}[日号])?"
_PART = rf"(?:\s?(?:{_QUARTER}|{_MONTH}))?"
_SOME = r"[近前这][两三四五几十]年来?|(?:最近|过去|近)(?:[两二三四五六七八九几十]|\d{1,2})年来?"
_AGO = rf"[去前明]年|上一?年度?|{_SOME}"  # of which year depends on who says it
_YEAR_WORD = r"年度?(?:[末底初](?![中级步期]))?"
_TIME = re.compile(
    rf"(?<![\d.,])(?P<bare>{YEAR})(?![\d.,])(?:\s?年?\s?[-—~～至到]\s?(?:{YEAR}))?"
    rf"(?P<year>\s?{_YEAR_WORD})?{_PART}"
    rf"|[一二][〇○零一二三四五六七八九]{{3}}{_YEAR_WORD}{_PART}"
    rf"|[“”\"「]?{PLAN}[“”\"」]?(?:时期|期间|末)?"
    rf"|(?<![^\s和与及跟、，,])[12]\d{_YEAR_WORD}{_PART}(?![来内以之代期后前间多余])"
    rf"|(?:{_AGO})(?![来纪度])|(?<!\d)(?:{_QUARTER}|\d{{1,2}}[-—~～至到]\d{{1,2}}月份?)"
)
_AND = re.compile(r"\s*[和与及跟比较、，,]\s*|\s+")  # between two times
_OWN = re.compile(r"[全我本][省市县区旗州镇乡](?![域级民场政直长委])")
# 青石市, but 青石县 and 乡镇, 青石 and 乡村.
_LEVEL = re.compile("(?<![市县区])[省市县区旗州镇乡](?![域级民场政直长委镇村])")
_AIM = re.compile("的?(?P<aim>(?:预期|年度|工作|主要)?目标|计划|预期)$")
_SHORT_COUNTY = re.compile(  # 岷县
    r"(?=[一-鿿])[^全我本该各每两三几多数某外邻同分出进到贫强大小]县(?=[一-鿿]{2})(?![域级委长城])"
)
# Words that tell nothing without their time.
_VAGUE = frozenset(
    "目标 计划 规划 任务 工作 安排 打算 情况 数据 数字 指标 成绩 主要目标 远景目标 发展目标 预期目标 工作目标".split()
)
_BEFORE_YEAR = re.compile(rf"([一-鿿]{{1,3}}[^\W\da-z报告表料计算划结据作年度])[-_ ]?(?={YEAR})")
_SPELLED = range(4, 1, -1)  # characters of a name in pinyin
# Words of file names that name no place: 统计人员 is no 人员 of tongji-2020.
_KINDS = frozenset(
    "baogao gongbao tongji gongzuo jihua guihua yusuan juesuan zongjie zhengfu jingji shehui fazhan nianbao niandu"
    " shuju caizheng jiaoyu weisheng nongye gongye quanwen zhaiyao xinwen cailiao jianghua".split()
)
_NO_PLACE = re.compile(r"[级辖][市县]$|(?:区|村|街道)$")


class Want(NamedTuple):
    """A time, a place (or another word beside the subject), a level of place (全区) or a plan that a query
    asks for.
    """

    kind: str
    word: str


class Asked(NamedTuple):
    """The times and places that a query asks for, and the rest of the query.

    >>> read("2020年建成多少基站", Surroundings())
    Asked(wants=[Want(kind='time', word='2020年')], rest='建成多少基站')
    """

    wants: list[Want]
    rest: str


class Surroundings:
    """The sections and documents of a base, which words of a query may name.

    >>> from ..model import Document, Section
    >>> around = Surroundings([Section("生态")], [Document("r", "青石县2020年公报")])
    >>> around.places, around.has("公报"), around.has("生态"), around.has("高铁")
    (('青石县', '青石'), True, True, False)
    """

    def __init__(
        self, sections: Sequence[Section] = (), documents: Sequence[Document] = ()
    ) -> None:
        self._sections, self.documents = sections, documents
        self._by_place: dict[str, frozenset[Document]] = {}

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places that titles name, with and without their level (市, 县, 区), longest first."""
        each = (_places(one) or _first(_before_year, one) for one in self.documents)
        full = dict.fromkeys(chain.from_iterable(each))
        names = dict.fromkeys(normal(name) for one in full for name in (one, short(one)) if name)
        return tuple(sorted(names, key=len, reverse=True))

    def named(self, place: str) -> frozenset[Document]:
        """The documents whose title or publisher names a place, in normal form."""
        known = self._by_place.get(place)
        if known is None:  # several queries in one start name the same place
            names = _names(place)
            each = zip(self.documents, self._plain, self._spelled, strict=True)
            known = frozenset(one for one, plain, spelled in each if names(plain, spelled))
            self._by_place[place] = known
        return known

    @cached_property
    def _plain(self) -> list[str]:
        """What names each document, in normal form."""
        return normals([BREAK.join(_named(document)) for document in self.documents])

    @cached_property
    def _spelled(self) -> list[frozenset[str]]:
        return [_letters(BREAK.join(_named(document))) for document in self.documents]

    def spelled(self, word: str) -> str:
        """The name that a word begins with and a title or file has in pinyin: 青石 for qingshi-2020.

        >>> from ..model import Document
        >>> Surroundings([], [Document("d", "qingshi-2020")]).spelled("青石基站")
        '青石'
        """
        starts = (word[:end] for end in _SPELLED if end <= len(word))
        return next((one for one in starts if _pinyin(one) in self._letters), "")

    @cached_property
    def _letters(self) -> frozenset[str]:
        return frozenset().union(*self._spelled)

    @cached_property
    def _names(self) -> str:
        return BREAK.join([*map(_of_section, self._sections), *map(_of_document, self.documents)])

    def has(self, word: str) -> bool:
        """Whether a word, in normal form, occurs in the name of a section or document."""
        return len(word) > 1 and word in self._names


def _places(document: Document) -> tuple[str, ...]:
    """The places that a title names, or else the name of the file."""
    return _first(in_title, document)


def _first(read: Callable[[str], tuple[str, ...]], document: Document) -> tuple[str, ...]:
    """What is read in a title, or else in the name of the file."""
    return read(simplified(document.title)) or read(simplified(_stem(document)))


def _before_year(text: str) -> tuple[str, ...]:
    """The name that a title begins with, if a year follows: 青石2020年公报.

    >>> _before_year("青石2020年公报"), _before_year("公报2020")
    (('青石',), ())
    """
    match = _BEFORE_YEAR.match(text)
    return (match[1],) if match else ()


def _names(place: str) -> Callable[[str, frozenset[str]], bool]:
    """Whether a title, in normal form and its words of letters, names a place: as it is, without its level, or in
    pinyin.
    """
    name = short(place)
    alone = re.compile(rf"{re.escape(name)}(?![一-鿿])") if name else None
    spelled = (_pinyin(place), _pinyin(name))

    def names(plain: str, letters: frozenset[str]) -> bool:
        is_said = place in plain or (alone is not None and alone.search(plain) is not None)
        return is_said or not letters.isdisjoint(spelled)

    return names


def _letters(text: str) -> frozenset[str]:
    """The words of letters in a text that are long enough to be a place in pinyin."""
    return frozenset(re.findall("[a-z]{4,}", text.casefold())) - _KINDS


def _pinyin(name: str) -> str:
    """A name of Chinese characters in pinyin."""
    return "".join(map(sound_of, name)) if name and all(map(is_han, name)) else ""


def _stem(document: Document) -> str:
    """The name of the file of a document, without its folder and ending."""
    name = re.split(r"[/\\]", document.file)[-1]
    return name.rpartition(".")[0] or name


def _named(document: Document) -> tuple[str, ...]:
    """The texts that may name the place of a document."""
    return document.title, document.publisher, _stem(document)


def _of_section(section: Section) -> str:
    return BREAK.join(map(normal, (section.name, section.title, *section.aliases)))


def _of_document(document: Document) -> str:
    return BREAK.join(map(normal, (document.title, document.key, document.date)))


def read(query: str, around: Surroundings) -> Asked:
    """Take the times out of a query, and the places at the beginnings and ends of its words.

    >>> from ..model import Document
    >>> around = Surroundings([], [Document("r", "青石县2020年公报")])
    >>> read("青石5G基站", around).rest, read("示范区 基站", around).wants
    ('5g基站', [])
    >>> read("2020个基站", around).wants, read("沅塘县的基站", around).wants[0].word
    ([], '沅塘县')
    """
    text, rest, at = simplified(query), "", 0
    wants: list[Want] = []
    for match in _TIME.finditer(text):
        if _is_time(text, match):
            between = query[at : match.start()]
            if not (wants and _AND.fullmatch(between)):
                rest += between + " "
            wants.append(Want("time", match[0].strip()))
            at = match.end() + text.startswith("的", match.end())
    words = list(map(readable, typed.words(rest + query[at:])))
    places: list[Want] = []
    kept = [left for word in words if (left := _without_places(word, around, places))]
    return Asked(wants + places, " ".join(kept)) if kept else Asked(wants, " ".join(words))


def only_time(query: str) -> str:
    """The time that a query names, if it names nothing else.

    >>> only_time("2020年"), only_time("2020年的目标"), only_time("2020年基站")
    ('2020年', '2020年', '')
    """
    text = simplified(query).strip()
    match = _TIME.match(text)
    rest = text[match.end() :].removeprefix("的") if match else text
    return _in_full(match[0]) if match and (not rest or rest in _VAGUE) else ""


def _in_full(time: str) -> str:
    """A time with all digits of its year: 2021年 for 21年."""
    return re.sub(r"^\d\d年", r"20\g<0>", time)


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a year, and no count as in 2020个."""
    if not match["bare"] or match["year"] or match.end() > match.end("bare"):
        return True
    behind = text[match.end() :]
    return not behind or (unit_at(behind, 0) is None and behind[0] not in "%‰万亿")


def _without_places(word: str, around: Surroundings, wants: list[Want]) -> str:
    """The word without the places at its ends, which are added to ``wants``."""
    while word and (found := _place(word, around)):
        wants.append(found)
        name = found.word
        word = word[len(name) :] if word.startswith(name) else word[: -len(name)]
        word = word.removeprefix("的")
    return word


def _place(word: str, around: Surroundings) -> Want | None:
    """The place that a word begins or ends with."""
    for name in around.places:
        if word.startswith(name):
            level = _LEVEL.match(word, len(name))  # 青石市 is not 青石县
            return Want("place", name + level[0] if level else name)
        if word.endswith(name):
            return Want("place", name)
    if own := _OWN.match(word):
        return Want("level", own[0])
    if province := WHOLE_PROVINCE.match(word):
        return Want("place", province[0])
    name = around.spelled(word) or district(word) or next(_strangers(word), "") or named_alone(word)
    return Want("place", name) if name else None


def _strangers(word: str) -> Iterator[str]:
    """The town, county or larger place that a word begins with; districts aside."""
    if county := _SHORT_COUNTY.match(word):
        yield county[0]
    for one in mentions(word, (), ""):
        name = one.place.name
        if name and not one.start and not _NO_PLACE.search(name):
            yield name


def search(
    searcher: Searcher,
    around: Surroundings,
    query: str,
    known: Sequence[Hit] = (),
    *,
    is_new: bool = True,
    limit: int | None = None,
) -> list[Hit]:
    """The hits of a query whose times, places and sections may be met by what is around the texts.

    If no fact meets all of them, the hits are those that meet most, and list the others in ``without``,
    as they do with an end of a word that no text has. ``known`` are the hits of the query as a whole:
    literal ones, which come first unless it names a time; or else, not ``is_new``, all. With a limit, perhaps
    only so many of the best hits.

    >>> from xhl import load
    >>> [hit] = search(load().searcher, Surroundings(), "2021年5G基站有多少")
    >>> hit.fact.topic, hit.without
    ('5G基站', ('2021年',))
    """
    wanted = read(query, around)
    literal = known if is_new else ()
    hits = _by_context(searcher, around, query, wanted, literal, is_new=is_new, limit=limit)
    hits = hits or list(known) or _planned(searcher, around, wanted)
    unsaid = hits[0].left_out if hits else ""
    if unsaid and limit:  # others may have it elsewhere
        return search(searcher, around, query, known, is_new=is_new)
    return _without(searcher, around, wanted, unsaid, hits) if unsaid else hits


def _planned(searcher: Searcher, around: Surroundings, wanted: Asked) -> list[Hit]:
    """The hits of what is asked for as an aim (GDP目标), planned ones if there are any."""
    aim = _AIM.search(wanted.rest)
    if aim is None or aim.start() < 2:
        return []
    wants = [*wanted.wants, Want("plan", aim["aim"])]
    hits = _found(searcher, around, Asked(wants, wanted.rest[: aim.start()]))
    return hits if wanted.wants or (hits and not hits[0].without) else []


def _without(
    searcher: Searcher, around: Surroundings, wanted: Asked, unsaid: str, hits: Sequence[Hit]
) -> list[Hit]:
    """The hits without a word that their texts do not have where the query has it: those that have it
    elsewhere, or else all, with the word in ``without``.
    """
    rest = wanted.rest.replace(unsaid, " ", 1).strip()
    wants = [*wanted.wants, Want("plan" if _AIM.fullmatch(unsaid) else "place", unsaid)]
    if 1 < len(rest) < len(wanted.rest):
        both = searcher.search(f"{unsaid} {rest}", exact=True)
        if not both and (found := _found(searcher, around, Asked(wants, rest))):
            return found
        hits = both or hits
    return _chosen(hits, wants)


def _by_context(
    searcher: Searcher,
    around: Surroundings,
    query: str,
    wanted: Asked,
    literal: Sequence[Hit],
    *,
    is_new: bool,
    limit: int | None,
) -> list[Hit]:
    times = [want.word for want in wanted.wants if want.kind == "time"]
    has_time = not all(re.fullmatch(_AGO, time) for time in times)
    if len(wanted.rest) < 2:  # a time or a place alone is searched for like other words
        return searcher.search(query, limit=limit) if is_new else []
    is_about = literal and all(match.field in NAMES for match in literal[0].matches)
    if is_about or (literal and not has_time):
        return list(literal)  # 十四五规划 is a topic
    hits = _found(searcher, around, wanted, limit)
    if wanted.rest in _VAGUE and hits and not {*times}.isdisjoint(hits[0].without):
        return list(literal)  # of 2035年目标 only the time tells what is meant
    if hits and hits[0].without and _is_by_chance(wanted, hits[0]):
        hits = []
    if hits and not hits[0].without:
        known = {hit.fact for hit in hits}
        others = [hit for hit in literal if hit.fact not in known]
        if _most(wanted.wants, limit):  # they may be among those that follow
            others = [hit for hit in others if not _is_found(hit.fact, wanted)]
        return ranked([*hits, *others]) if others else hits
    is_sure = any(_is_sure(want, around) for want in wanted.wants)
    if literal or is_sure or not is_new:  # an unmet time or place is no misspelling
        return list(literal) or hits
    similar = searcher.search(query, limit=limit)
    places = [want.word for want in wanted.wants if want.kind == "place"]
    return hits if hits and any(_leaves_out(similar, name) for name in places) else similar or hits


def _is_by_chance(wanted: Asked, hit: Hit) -> bool:
    """Whether two characters behind a city are no name in the base, nor its end: 太原实现."""
    is_city = any(named_alone(want.word) == want.word for want in wanted.wants)
    is_short = len(wanted.rest) == 2 and not wanted.rest.isascii()
    names = (normal(match.text) for match in hit.matches if match.field in NAMES)
    return is_city and is_short and not any(name.endswith(wanted.rest) for name in names)


def _leaves_out(hits: Sequence[Hit], name: str) -> bool:
    """Whether the best hit has nothing for characters of a name: 西河县产值 found 全县产值."""
    answers = [one for match in hits[0].matches for one in match.answers] if hits else []
    hows = [one.how for one in answers if one.typed in name]
    return "extra" in hows or hows.count("wrong") > 1


def _is_sure(want: Want, around: Surroundings) -> bool:
    """Whether a time or place is surely meant as one; a bare year may be a number: shi1991 is 是1991年."""
    if want.kind == "place":
        return want.word in around.places
    return not want.word.isdecimal()


def _is_found(fact: Fact, wanted: Asked) -> bool:
    """Whether a fact has the words of the rest of a query as they are typed, and meets what is wanted, not only by its
    sentence.
    """
    met = [_check(want)(fact) for want in wanted.wants]
    is_met = all(one and one.field != "source" for one in met)
    return is_met and all(word in _texts(fact) for word in typed.words(wanted.rest))


def _found(
    searcher: Searcher, around: Surroundings, wanted: Asked, limit: int | None = None
) -> list[Hit]:
    """The hits of the rest of a query that meet most of what is wanted, best first; words that name a
    section or document need not occur in a text. With a limit, perhaps only so many of the best.
    """
    is_plain = not wanted.wants
    nears = _nears(searcher, around, wanted.wants)
    near = _among(searcher, nears)
    least: list[Hit] = []  # of the first plan that finds anything
    for plan in searcher.plans(wanted.rest, narrowed=not is_plain):
        if least and not plan.is_same:
            break  # what is only like the words is in the wanted place by chance
        loose = [word for word in plan.words if len(plan.words) > 1 and around.has(word)]
        if is_plain and not loose:
            continue  # this plan was tried before, and found nothing
        as_typed = searcher.as_typed(plan)
        is_quick = as_typed or (plan.is_of_best and _most(wanted.wants, limit))
        if is_quick and not loose and _are_all(nears, wanted.wants):
            hits = _best_of(searcher, as_typed or plan, nears, wanted.wants, limit)
        else:
            hits = _of_all(searcher, plan, loose, near, wanted.wants)
        if hits and not hits[0].without:
            return hits  # others meet less
        least = least or hits
    return least


def _of_all(
    searcher: Searcher,
    plan: Plan,
    loose: Sequence[str],
    near: Callable[[set[int]], set[int]] | None,
    wants: Sequence[Want],
) -> list[Hit]:
    """The hits of a plan that meet most of what is wanted, chosen from all matches."""
    by_word = searcher.matches(plan, loose)
    words = zip(plan.words, by_word, strict=False)
    needed = [found for word, found in words if word not in loose]
    facts = set(needed[0]).intersection(*needed[1:]) if needed else set().union(*by_word)
    hits: list[Hit] = []
    for some in (facts,) if near is None else (near(facts), facts):
        hits = _chosen(_hits(searcher, some, plan.words, by_word), wants)
        if hits and not hits[0].without:
            break  # others meet less
    return hits


def _nears(searcher: Searcher, around: Surroundings, wants: Sequence[Want]) -> list[Postings]:
    """For each place that is wanted, and for all times together, the facts of a large base that may meet it; none if
    these may be any.
    """
    places = [want.word for want in wants if want.kind == "place"]
    times = [want.word for want in wants if want.kind == "time"]
    corpus = searcher.corpus
    if isinstance(corpus, Corpus) or not places + times:
        return []
    from .near import of_place, of_times  # only large bases have an index

    index = corpus.index
    found = [of_place(index, place, around.named(normal(place))) for place in places]
    of_time = of_times(index, times, around.documents) if times else None
    return found if of_time is None else [*found, of_time]


def _are_all(nears: Sequence[Postings], wants: Sequence[Want]) -> bool:
    """Whether facts near nothing meet nothing that is wanted."""
    kinds = [want.kind for want in wants]
    return (
        bool(nears)
        and {*kinds} <= {"time", "place"}
        and len(nears) == kinds.count("place") + ("time" in kinds)
    )


def _best_of(
    searcher: Searcher,
    plan: Plan,
    nears: Sequence[Postings],
    wants: Sequence[Want],
    limit: int | None,
) -> list[Hit]:
    """The hits of a plan that meet most of what is wanted, without looking at all others."""
    from .near import best

    def choose(part: Searcher, found: Sequence[dict[int, Match]], most: int | None) -> list[Hit]:
        facts = set(found[0]).intersection(*found[1:])
        hits = _hits(part, facts, plan.words, found)
        return _chosen(in_order(hits)[:most] if most else hits, wants)

    return best(searcher, plan, nears, _most(wants, limit), choose)


def _most(wants: Sequence[Want], limit: int | None) -> int | None:
    """The limit of the hits of what is wanted; none if which of several years are met, or which names have a place, is
    told from all.
    """
    return limit if [want.kind for want in wants] == ["time"] else None


def _among(searcher: Searcher, nears: Sequence[Postings]) -> Callable[[set[int]], set[int]] | None:
    """What chooses those of some facts that may meet all that is wanted; None if these may be any."""
    corpus = searcher.corpus
    if not nears or isinstance(corpus, Corpus):
        return None
    from .postings import all_of

    index, near = corpus.index, all_of(nears)
    return lambda facts: set(index.these(facts).among(near))


def _hits(
    searcher: Searcher, facts: set[int], words: Sequence[str], by_word: Sequence[dict[int, Match]]
) -> Iterator[Hit]:
    numbers = sorted(facts)
    for number, fact in zip(numbers, searcher.facts(numbers), strict=True):
        matches = tuple(found[number] for found in by_word if number in found)
        others = [w for w, found in zip(words, by_word, strict=True) if number not in found]
        met = [_about(fact, word) for word in others]
        if all(met):
            yield Hit(fact, score(matches), matches, tuple(one for one in met if one))


def _about(fact: Fact, word: str) -> Met | None:
    """How a fact meets a word by its section or document."""
    if word in _of_section(fact.section):
        return Met(readable(word), "section", fact.section.title or fact.section.name)
    if word in _of_document(fact.document):
        return Met(readable(word), "document", fact.document.title)
    return None


def _chosen(hits: Iterable[Hit], wants: Sequence[Want]) -> list[Hit]:
    """Those of the hits that meet most of what is wanted, best first; of several years any will do."""
    checks = [(want, _check(want)) for want in wants]
    years = {
        want.word for want in wants if want.kind == "time" and names_years(_in_full(want.word))
    }
    found: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        each = {want.word: check(hit.fact) for want, check in checks}
        met = (*hit.met, *filter(None, each.values()))
        of_year = any(each[year] for year in years)
        without = tuple(w for w, one in each.items() if not one and not (of_year and w in years))
        by_chance = sum(one.field == "source" for one in met)
        judged = hit._replace(met=met, without=without)
        found.setdefault((len(without), by_chance), []).append(judged)
    best = ranked(found[min(found)]) if found else []
    best.sort(key=lambda hit: all(one.field not in NAMES for one in hit.met))  # 青石区的学校 first
    told = {one.word for hit in best for one in hit.met}.union(*(hit.without for hit in best))
    missing = tuple(want.word for want in wants if want.word in years - told)
    return [hit._replace(without=hit.without + missing) for hit in best]


def _check(want: Want) -> Check:
    return {"time": _at, "place": _in, "level": _all_of, "plan": _aimed}[want.kind](want.word)


def _at(word: str) -> Check:
    """A check of a time against the period of a fact; if that names no year, against its texts, and the
    title or date of its document; but a work report tells of the year before its date too. Otherwise a
    sentence that names the time will do.
    """
    is_of = asked(_in_full(word))
    plain = normal(word)

    def check(fact: Fact) -> Met | None:
        document = fact.document
        if fact.period and is_of(fact.period):
            return Met(word, "period", fact.period)
        has_year = re.search(YEAR, fact.period) is not None
        is_said = plain in _texts(fact)
        if is_said:
            return Met(word, "source" if has_year else "statement", fact.source)
        if has_year:
            return None
        time, field = dated(document)
        text = document.title if field == "document" else time
        return Met(word, field, text) if is_of(f"{time} {fact.period}") else None

    return check


def _in(word: str) -> Check:
    """A check of a place, or another word, against the title and publisher of a document, and the texts of
    a fact; that only the sentence has it counts less.
    """
    plain = normal(word)
    names = _names(plain)

    def check(fact: Fact) -> Met | None:
        document = fact.document
        for text in _named(document):
            if names(_normal(text), _letters(text)):
                return Met(word, "document", text)
        said = ((field, text) for field, text in fields_of(fact) if plain in normal(text))
        return next((Met(word, field, text) for field, text in said), None)

    return check


def _aimed(word: str) -> Check:
    """A check of 目标 or 计划, which a planned number meets, or a text that says so."""
    in_text = _in(word)

    def check(fact: Fact) -> Met | None:
        if is_plan(fact.qualifier):
            return Met(word, "statement", fact.statement)
        met = in_text(fact)
        return None if met and met.field == "source" else met  # it may be about another number

    return check


def _all_of(word: str) -> Check:
    """A check of 全区, which a document about a 区 meets, or about no known place."""
    level = word[-1]

    def check(fact: Fact) -> Met | None:
        places = _places(fact.document)
        if not places or places[-1].endswith(level) or word in _texts(fact):
            return Met(word, "document", fact.document.title)
        return None

    return check


_normal = lru_cache(1 << 12)(normal)  # thousands of facts may be of one document


def _texts(fact: Fact) -> str:
    return BREAK.join(normal(text) for _field, text in fields_of(fact))
