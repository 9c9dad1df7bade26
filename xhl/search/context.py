"""Words of a query that are met by what is around the texts of a fact: its time, place, document, section.

2020年, 杏花岭区 and 公报 may be met by the period of a fact, the title of its document and its section as
well as by its texts. They choose among the facts that the rest of the query finds, and find none alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..text.normalize import normal
from ..text.places import named_alone
from . import query as typed
from .corpus import Corpus
from .engine import Hit, unmet
from .fields import NAMES
from .heads import heads, is_told_by_unit, tells
from .met import Judge, check_of, hit_of, preferred_first, text_of
from .questions import says_nothing, subject_of
from .wanted import AGO, VAGUE, Asked, Want, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..model import Fact
    from .engine import Searcher
    from .large.around import ByIndex
    from .match import Match
    from .surroundings import Surroundings
    from .way import Plan

_LIKELIEST = 2  # of what an abbreviation stands for
_AIM = re.compile("的?(?P<aim>(?:预期|年度|工作|主要)?目标|计划|预期)(?:[是为]?多少)?$")


class ByContext(NamedTuple):
    """Searches of a base by words that may be met by what is around its texts. With a limit, perhaps only so many of
    the best hits.
    """

    searcher: Searcher
    around: Surroundings
    limit: int | None = None

    def search(
        self, query: str, known: list[Hit] | None = None, *, is_new: bool = True
    ) -> list[Hit]:
        """The hits of a query whose times, places and sections may be met by what is around the texts.

        If no fact meets all of them, the hits are those that meet most, and list the others in ``without``,
        as they do with an end of a word that no text has. ``known`` are the hits of the query as a whole:
        literal ones, which come first unless it names a time; or else, not ``is_new``, all.

        >>> from xhl import load
        >>> from .surroundings import Surroundings
        >>> [hit] = ByContext(load().searcher, Surroundings()).search("2021年5G基站有多少")
        >>> hit.fact.topic, hit.without
        ('5G基站', ('2021年',))
        """
        hits = self.as_typed(query, known, is_new=is_new)
        if hits:
            return hits
        # What an abbreviation stands for may be said with its words apart: 旧改.
        wants, rest = read(query, self.around)
        for said in self.searcher.abbreviations.of(normal(rest))[:_LIKELIEST]:
            meant = " ".join([*(want.word for want in wants), said])
            if hits := self.as_typed(meant, None, is_new=True):
                return hits
        return []

    def as_typed(self, query: str, known: list[Hit] | None, *, is_new: bool) -> list[Hit]:
        """The same, with abbreviations as they are."""
        wanted = read(query, self.around)
        literal = known if known and is_new else []
        hits = self._by_context(query, wanted, literal, is_new=is_new)
        if not hits or not hits[0].is_about or hits[0].is_edited:
            # 目标 may be said of another number of the sentence
            hits = self._of_aim_or_head(wanted) or hits or known or []
        unsaid = hits[0].left_out if hits else ""
        if not unsaid:
            return hits
        if unsaid in query and says_nothing(unsaid):
            others = self.as_typed(query.replace(unsaid, " ", 1), None, is_new=True)
            if others and others[0].is_about:
                return others
        wants = [*wanted.wants, Want("plan" if _AIM.fullmatch(unsaid) else "place", unsaid)]
        if found := self._elsewhere(wanted.rest, wants):
            return found
        if self.limit:  # others may meet more
            return self._replace(limit=None).as_typed(query, known, is_new=is_new)
        return _chosen(hits, wants)

    def telling_first(self, query: str, hits: list[Hit]) -> list[Hit]:
        """The hits of a query, before them others that tell the rate or the aim that it asks for, if the best do."""
        others = self._of_aim_or_head(read(query, self.around))
        first = {hit.fact for hit in others}
        is_told = bool(others) and tells(query, others[0].fact)
        return [*others, *(hit for hit in hits if hit.fact not in first)] if is_told else hits

    def _of_aim_or_head(self, wanted: Asked) -> list[Hit]:
        return self._planned(wanted) or self._headed(wanted)

    def _planned(self, wanted: Asked) -> list[Hit]:
        """The hits of what is asked for as an aim (GDP目标), planned ones if there are any."""
        aim = _AIM.search(wanted.rest)
        if aim is None or aim.start() < 2:
            return []
        wants = [*wanted.wants, Want("plan", aim["aim"])]
        thing = "".join(subject_of(wanted.rest[: aim.start()]))  # without 今年
        hits = self._found(Asked(wants, thing))
        return hits if wanted.wants or (hits and not hits[0].without) else []

    def _headed(self, wanted: Asked) -> list[Hit]:
        """The hits of a thing whose numbers tell what is asked for, though no text says so: 煤气9亿立方米, for
        煤气产量.
        """
        for thing, head in heads(wanted.rest):
            asked = Asked([*wanted.wants, Want("head", head)], thing.removesuffix("的"))
            hits = self._found(asked)
            if hits and hits[0].is_about and not hits[0].left_out and head not in hits[0].without:
                named = [one.share for one in hits[0].matches if one.field in NAMES]
                if head == "规模" and min(named, default=0) < 1:
                    continue  # 林下经济 tells no 经济规模
                if is_told_by_unit(head) and len(named) == len(hits[0].matches):
                    return hits
                typed_head = wanted.rest[len(thing) :].lstrip()  # it may be in pinyin
                return [hit._replace(without=(*hit.without, typed_head)) for hit in hits]
        return []

    def _elsewhere(self, asked: str, wants: list[Want]) -> list[Hit]:
        """The hits of a query but for the last word that is wanted, which no text has where the query has it: those
        that have it elsewhere, or else all, with the word in ``without``; none if the rest is too short, or not found.
        """
        unsaid = wants[-1].word
        rest = asked.replace(unsaid, " ", 1).strip()
        if not 1 < len(rest) < len(asked):
            return []
        both = self.searcher.search(f"{unsaid} {rest}", exact=True)
        return _chosen(both, wants) or self._found(Asked(wants, rest))

    def _by_context(
        self, query: str, wanted: Asked, literal: list[Hit], *, is_new: bool
    ) -> list[Hit]:
        times = [want.word for want in wanted.wants if want.kind == "time"]
        has_time = not all(re.fullmatch(AGO, time) for time in times)
        if len(wanted.rest) < 2:  # a time or a place alone is searched for like other words
            return self.searcher.search(query, limit=self.limit) if is_new else []
        is_about = literal and all(match.field in NAMES for match in literal[0].matches)
        if literal and not has_time and not literal[0].is_about:
            # Others may be about what means the same.
            return self.searcher.search(query, limit=self.limit)
        if is_about or (literal and not has_time):
            return literal  # 十四五规划 is a topic
        hits = self._found(wanted)
        if wanted.rest in VAGUE and hits and not {*times}.isdisjoint(hits[0].without):
            return literal  # of 2035年目标 only the time tells what is meant
        if hits and hits[0].without and _is_by_chance(wanted, hits[0]):
            hits = []
        if hits and not hits[0].without:
            known = {hit.fact for hit in hits}
            others = [hit for hit in literal if hit.fact not in known]
            if self.limit:  # they may be among those that follow
                others = [hit for hit in others if not _is_found(hit.fact, wanted)]
            return preferred_first([*hits, *others]) if others else hits
        is_sure = any(_is_sure(want, self.around) for want in wanted.wants)
        if literal or is_sure or not is_new:  # an unmet time or place is no misspelling
            return literal or hits
        similar = self.searcher.search(query, limit=self.limit)
        places = [want.word for want in wanted.wants if want.kind == "place"]
        if hits and any(_leaves_out(similar, name) for name in places):
            return hits
        return similar or hits

    def _found(self, wanted: Asked) -> list[Hit]:
        """The hits of the rest of a query that meet most of what is wanted, best first; words that name a
        section or document need not occur in a text. With a limit, perhaps only so many of the best.
        """
        is_plain = not wanted.wants
        by_index: ByIndex | None = None
        if not isinstance(self.searcher.corpus, Corpus):
            from .large.around import ByIndex  # most bases are small

            by_index = ByIndex(self.searcher, self.around, wanted.wants)
        least: list[Hit] = []  # of the first plan that finds anything
        for plan in self.searcher.plans(wanted.rest, narrowed=not is_plain):
            if least and not plan.is_same:
                break  # what is only like the words is in the wanted place by chance
            loose = [word for word in plan.words if len(plan.words) > 1 and self.around.has(word)]
            if is_plain and not loose:
                continue  # this plan was tried before, and found nothing
            hits = (
                by_index.hits(plan, self.limit, loose)
                if by_index
                else self._of_all(plan, loose, wanted.wants)
            )
            if hits and not hits[0].without:
                return hits  # others meet less
            least = least or hits
        return least

    def _of_all(self, plan: Plan, loose: Sequence[str], wants: Sequence[Want]) -> list[Hit]:
        """The hits of a plan that meet most of what is wanted, chosen from all matches."""
        by_word = self.searcher.matches(plan, loose)
        words = zip(plan.words, by_word, strict=False)
        needed = [found for word, found in words if word not in loose]
        facts = set(needed[0]).intersection(*needed[1:]) if needed else set().union(*by_word)
        return _chosen(self._made(facts, plan.words, by_word), wants)

    def _made(
        self, facts: set[int], words: Sequence[str], by_word: Sequence[dict[int, Match]]
    ) -> Iterator[Hit]:
        numbers = sorted(facts)
        for number, fact in zip(numbers, self.searcher.facts(numbers), strict=True):
            hit = hit_of(fact, tuple(found[number] for found in by_word if number in found), words)
            if len(hit.matches) + len(hit.met) == len(words):
                yield hit


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
    met = [check_of(want)(fact) for want in wanted.wants]
    is_met = all(one and one.field != "source" for one in met)
    return is_met and all(word in text_of(fact) for word in typed.words(wanted.rest))


def _chosen(hits: Iterable[Hit], wants: Sequence[Want]) -> list[Hit]:
    """Those of the hits that meet most of what is wanted, best first; of several years any will do."""
    judge = Judge(wants)
    found: dict[tuple[int, int], list[Hit]] = {}
    for hit in map(judge, hits):
        found.setdefault(unmet(hit), []).append(hit)
    return judge.ordered(found[min(found)]) if found else []
