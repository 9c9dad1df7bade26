"""Fuzzy matching: by sound, by look, in pinyin, or with a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property, partial
from itertools import chain, groupby, islice
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from ..text.normalize import readable, tokens
from .align import Alignment, Alike, Likeness, Place, longest_gap, scan, trace
from .doubts import settled
from .evidence import Evidence
from .fields import NAMES
from .interpret import Interpretation, interpretations
from .match import Best, CharMatch, Match, widest
from .query import spellings
from .way import Certain
from .weights import BUDGET, EDIT, EDITABLE, ENOUGH, PRICE, SOUND

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from .corpus import Corpus
    from .fields import Text
    from .large.best_first import BestFirst, Places
    from .large.corpus import ByName, LargeCorpus
    from .marks import Marks
    from .tiers import Tier
    from .way import Searched, Way

_LONGER = (
    2  # units by which another spelling of a number may be longer: 十一 for 11, not 一千九百九十一
)
_FEWEST = 2  # initials
_TIMES = 8  # as many sentences as have a match, before others are looked at
_MOST_PLACES = 8  # places of one cost in a text that are aligned


class Pattern:
    """An interpretation of a word, with the characters of a base that match its units."""

    def __init__(self, corpus: Corpus, interpretation: Interpretation) -> None:
        self._corpus = corpus
        self._chars: dict[tuple[Alignment, str], tuple[CharMatch, ...]] = {}
        self._matches: dict[tuple[str, str, int, Alignment], tuple[Match, float]] = {}
        self.whole_numbers = corpus.whole_numbers
        self.interpretation = interpretation
        self.price = PRICE[interpretation.kind]
        self.tiers: tuple[tuple[Tier, ...], ...] = tuple(
            corpus.tiers(unit) for unit in interpretation.units
        )
        self.editable = tuple(unit.kind in EDITABLE for unit in interpretation.units)
        budgets = BUDGET[interpretation.kind]
        self.budget = budgets[min(len(interpretation.units), len(budgets) - 1)]

    @property
    def possible(self) -> bool:
        """Whether the units without a matching character in the base are few enough to be slips."""
        unanswered = [
            free for tiers, free in zip(self.tiers, self.editable, strict=True) if not tiers
        ]
        return all(unanswered) and EDIT * len(unanswered) <= self.budget

    @cached_property
    def answers(self) -> tuple[dict[str, tuple[int, str]], ...]:
        """For each unit, the matching characters with (cost, how)."""
        return tuple(
            {char: (tier.cost, tier.how) for tier in tiers for char in tier.chars}
            for tiers in self.tiers
        )

    @cached_property
    def tokens(self) -> tuple[dict[str, tuple[int, str]], ...]:
        """The answers with numbers as in normal forms outside the corpus."""
        return tuple(
            {unit.typed: (0, "literal")} if unit.kind == "number" else answers
            for unit, answers in zip(self.interpretation.units, self.answers, strict=True)
        )

    def ends(self, cost: int) -> int:
        """The offsets in the corpus where matches of this cost end, and no cheaper ones."""
        ends = self._ends if cost < EDIT else self._ends_with_edits
        return ends[cost] & ~ends[cost - 1] if cost else ends[cost]

    @cached_property
    def _ends(self) -> list[int]:
        return scan(self._corpus, self.tiers, self.editable, min(self.budget, EDIT - 1))

    @cached_property
    def _ends_with_edits(self) -> list[int]:
        return scan(self._corpus, self.tiers, self.editable, self.budget)

    def chars_of(self, place: Place) -> tuple[CharMatch, ...]:
        """For each step of a match, what was typed and what was found."""
        key = place.aligned, place.row
        known = self._chars.get(key)
        if known is None:
            known = self._chars[key] = tuple(
                CharMatch(
                    "" if one.unit is None else readable(self.interpretation.units[one.unit].typed),
                    "" if one.at is None else self._corpus.readable(place.plain[place.at + one.at]),
                    one.how,
                )
                for one in place.aligned.steps
            )
        return known

    def scored(
        self, word: str, where: Text, place: Place, marks: Marks | None
    ) -> tuple[Match, float]:
        """The match of the word in a place, and its points; thousands of facts may have the same topic."""
        key = where.field, where.original, place.at, place.aligned
        known = self._matches.get(key)
        if known is None:
            match = _match(self, word, where, place, marks)
            known = self._matches[key] = match, match.points
        return known


def fuzzy(
    searched: Searched,
    word: str,
    *,
    syllables: bool = True,
    cuts: AbstractSet[int] = frozenset(),
) -> Way:
    """The best matches of a word, of the facts with the least cost; with ``cuts``, of the word as pinyin whose
    syllables end at these places.
    """
    read = _read(word, syllables=syllables, cuts=cuts)
    if searched.is_large:
        return _in_large(cast("LargeCorpus", searched), word, read)
    return Certain(tuple, partial(_cheapest, word=word, read=read))


def _every(corpus: LargeCorpus, word: str, read: Sequence[Interpretation]) -> dict[int, Match]:
    """The matches with the least cost in a large base."""
    if found := _sounding_alike(corpus, word, read):
        return found
    found, only = _best_in_pinyin(corpus, word, read)
    return found or _resembling(corpus, word, read, only)


def _resembling(
    corpus: LargeCorpus, word: str, read: Sequence[Interpretation], only: Sequence[int] = ()
) -> dict[int, Match]:
    """The matches with the least cost, whatever it is; among the only facts that may have any, if they are known."""
    read = [one for one in read if _may_be_believed(corpus, one)]
    if corpus.limit and _are_initials(word, read):  # in names, they match best
        named = corpus.names_resembling(read)
        if found := _by_name(named, word, read, PRICE["initials"], corpus.limit):
            return found
    return _cheapest(corpus.of(only) if only else corpus.resembling(read), word, read)


def _cheapest(corpus: Corpus, word: str, read: Sequence[Interpretation]) -> dict[int, Match]:
    """The matches with the least cost in some texts."""
    corpus, marks = _marked(corpus, read)
    patterns = _possible(corpus, read)
    most = max((p.price + p.budget for p in patterns), default=-1)
    each = (_matches(corpus, word, patterns, cost, marks) for cost in range(most + 1))
    return next(filter(None, each), {})


def _read(
    word: str, *, syllables: bool, cuts: AbstractSet[int] = frozenset()
) -> list[Interpretation]:
    return [
        one._replace(is_respelled=spelling != word)
        for spelling in spellings(word, any_power=False)
        if len(tokens(spelling)) <= len(tokens(word)) + _LONGER
        for one in interpretations(spelling)
        if (syllables or one.kind != "pinyin")
        and (not cuts or (one.kind == "pinyin" and one.starts >= cuts))
    ]


def _in_large(corpus: LargeCorpus, word: str, read: Sequence[Interpretation]) -> Way:
    """The best matches of a word in a large base; all of them, if only these tell."""
    from .large.together import Known  # most bases are small

    kinds = [one.kind for one in read]
    are_characters = {*kinds} == {"characters"}
    # Another spelling of a number counts only if no text has this one.
    if corpus.limit or (are_characters and len(kinds) > 1):
        return Known(corpus, _every(corpus, word, read))
    places = corpus.places(word, SOUND) if are_characters else corpus.places_in_pinyin(read)
    if not corpus.are_many(place.facts for place in places):
        return Known(corpus, _every(corpus, word, read))
    cost = SOUND if are_characters else 0
    every = partial(_every, corpus, word, read)
    sure, tried = (_Sure(word, read, cost, _texts(corpus), places, every) for _ in range(2))
    sure.anywhere = tried.anywhere
    if corpus.finds_soon(tried):
        return sure
    if are_characters:
        if corpus.finds(tried):
            return sure
        return Known(corpus, every() if tried.doubtful else _resembling(corpus, word, read))
    found, only = _best_in_pinyin(corpus.first(1), word, read)
    return sure if found else Known(corpus, _resembling(corpus, word, read, only))


def _are_initials(word: str, read: Sequence[Interpretation]) -> bool:
    """Whether letters can be nothing but themselves, or initials."""
    is_pinyin = any(one.kind == "pinyin" for one in read)
    return word.isascii() and word.isalpha() and not is_pinyin


def _sounding_alike(
    corpus: LargeCorpus, word: str, read: Sequence[Interpretation]
) -> dict[int, Match]:
    """The matches of characters that no text contains, with one homophone: a large base has all such facts in
    one list.
    """
    if [one.kind for one in read] != ["characters"]:
        return {}
    if first := corpus.best_first(word):
        found = _best(corpus, first, _Sure(word, read, SOUND, _texts(corpus)))
        if found is not None:
            return found
    if few := corpus.alike(word):
        return _matches(few, word, _possible(few, read), SOUND, None)
    if found := _by_name(corpus.by_name(word), word, read, SOUND):
        return found
    part = corpus.containing(word)
    return _matches(part, word, _possible(part, read), SOUND, None)


def _may_be_believed(corpus: LargeCorpus, one: Interpretation) -> bool:
    """Whether evidence can accept any match of an interpretation in a large base: two initials say too little among
    many names, so no facts need be read.
    """
    if one.kind != "initials" or len(one.units) != _FEWEST:
        return True
    from .large.candidates import KEPT

    nothing = corpus.of(())
    pattern = Pattern(nothing, one)
    return Evidence(nothing, one, pattern.tiers).could_be_believed(KEPT)


def _best_in_pinyin(
    corpus: LargeCorpus, word: str, read: Sequence[Interpretation]
) -> tuple[dict[int, Match], Sequence[int]]:
    """The best of the matches of letters that are exact pinyin, and the only facts in which others are looked for;
    none if they are looked for among all.
    """
    if not (first := corpus.best_first_in_pinyin(read)):
        return {}, ()
    found = _best(corpus, first, _Sure(word, read, 0, _texts(corpus)))
    return found or {}, first.only


def _texts(corpus: LargeCorpus) -> int:
    return sum(places.texts for places in corpus.statistics.scope.values())


def _best(corpus: LargeCorpus, first: BestFirst, sure: _Sure) -> dict[int, Match] | None:
    """The best matches that are sure, as many as are asked for; None if one in doubt may be among them."""
    most = corpus.limit or 0
    found: dict[int, Match] = {}

    def look(facts: Sequence[int]) -> dict[int, Match]:
        new = sure.matches(corpus.of(facts))
        found.update(new)
        return new

    first.matches(most, look, None if sure.is_finished else lambda: sure.is_hopeless)
    if first.only:
        return None
    is_sure = settled([sure], lambda: sure.doubted(found, most), corpus.written, look)
    return found if is_sure else None


def _by_name(
    named: ByName,
    word: str,
    read: Sequence[Interpretation],
    cost: int,
    enough: int | None = None,
) -> dict[int, Match]:
    """Fact -> the best of the matches that cost so much, without edits: names first, as they have the best.
    None if any match is in doubt, or, if so many facts are enough, if fewer have a match in a name.
    """
    best = Best()
    sure = _Sure(word, read, cost, named.texts)
    sure.add(best, named.names, named.facts)
    if not sure.doubtful and enough is None:
        sure.add(best, named.without(best.matches))
    return best.matches if not sure.doubtful and len(best.matches) >= (enough or 0) else {}


class _Sure:
    """The matches of a word that cost so much, without edits, and are none by chance whatever other texts there
    are, in all so many that may match.
    """

    literal = ""

    def __init__(
        self,
        word: str,
        read: Sequence[Interpretation],
        cost: int,
        texts: int,
        places: Sequence[Places] = (),
        every: Callable[[], dict[int, Match]] = dict,
    ) -> None:
        """``every`` finds all matches, of which none is in doubt then."""
        self._word, self._read, self._cost, self._texts = word, read, cost, texts
        self.places, self.every = places, every
        self._cutting: defaultdict[Interpretation, dict[int, float]] = defaultdict(dict)
        self._words: set[Interpretation] = set()  # those that find words
        self._rows: defaultdict[tuple[Interpretation, str], _Row] = defaultdict(_Row)
        self._doubted: set[int] = set()  # facts of which any match is or was in doubt
        self._known = Best()  # the matches of these
        self._seen: set[tuple[Interpretation, str]] = set()  # the characters of matches
        self.anywhere: dict[str, Match | None] = {}

    @property
    def doubtful(self) -> dict[int, float]:
        """The most points of matches in doubt: some by chance, others that are dropped if others find words."""
        found: dict[int, float] = {}
        cutting = (facts for one, facts in self._cutting.items() if one not in self._words)
        for facts in chain(cutting, (row.points for row in self._rows.values())):
            for fact, points in facts.items():
                found[fact] = max(points, found.get(fact, 0.0))
        return found

    def doubted(self, found: Mapping[int, Match], most: int) -> set[int]:
        """The facts with a match in doubt that may be among so many of the best, if these were found."""
        points = sorted((match.points for match in found.values()), reverse=True)[:most]
        least = points[-1] if len(points) == most else -inf
        return {fact for fact, doubt in self.doubtful.items() if doubt >= least}

    @property
    def is_finished(self) -> bool:
        """Whether the word is typed to the end."""
        from .large.candidates import is_finished

        return all(is_finished(one) for one in self._read if one.kind == "pinyin")

    @property
    def is_hopeless(self) -> bool:
        """Whether no match in doubt would be believed if many times as many sentences had it."""
        return not any(row.is_counted and row.could_be_believed for row in self._rows.values())

    def rows_of(self, facts: Collection[int]) -> Iterator[str]:
        """The characters of matches of some facts that are in doubt, if their sentences decide: see `doubts`."""
        for (_one, characters), row in self._rows.items():
            if row.is_counted and not row.points.keys().isdisjoint(facts):
                yield characters

    def decide(self, row: str) -> None:
        """Drop the matches of these characters that are still in doubt: all facts with them were looked at."""
        for (_one, characters), of in self._rows.items():
            if characters == row and of.is_counted:
                of.drop()

    def matches(self, corpus: Corpus) -> dict[int, Match]:
        """Fact -> its best match; also of facts that were looked at before, if their matches are no longer in
        doubt.
        """
        best = Best()
        self.add(best, corpus)
        for fact in self._doubted.intersection(best.matches):
            self._known.add(fact, best.matches[fact], best.matches[fact].points)
        return {fact: self._known.matches.get(fact, match) for fact, match in best.matches.items()}

    def add(self, best: Best, corpus: Corpus, facts: Sequence[Sequence[int]] | None = None) -> None:
        """Add the matches for each of the facts that have the text."""
        corpus, marks = _marked(corpus, self._read)
        for pattern in _possible(corpus, self._read):
            own = self._cost - pattern.price
            if not 0 <= own <= min(pattern.budget, EDIT - 1):
                continue
            one, evidence = (
                pattern.interpretation,
                Evidence(corpus, pattern.interpretation, pattern.tiers),
            )
            by_text = chain(*_by_text(corpus, pattern.ends(own)))
            for place, surplus in _places(corpus, pattern, evidence, by_text, own, self._texts):
                where = corpus.texts[place.text]
                match, points = pattern.scored(self._word, where, place, marks)
                cuts = evidence.compares_words and evidence.cuts_word(place)
                if cuts:
                    self._doubted.add(where.fact)
                    doubts = self._cutting[one]
                    doubts[where.fact] = max(points, doubts.get(where.fact, 0.0))
                elif surplus < ENOUGH and not self._rows[one, place.row].is_believed:
                    self._doubted.add(where.fact)
                    row = self._rows[one, place.row]
                    row.add(where.fact, match, points, corpus.sentence(place.text))
                    # All matches of two syllables may tell otherwise.
                    row.is_counted = not facts and not evidence.compares_words
                    row.example = evidence, place
                    sentences = len(row.sentences)
                    if row.is_counted and evidence.of_sentences(place, sentences) >= ENOUGH:
                        row.believe(best)
                else:
                    if evidence.compares_words and evidence.is_a_word(place):
                        self._words.add(one)
                    self._note(one, place, evidence, match)
                    for fact in facts[where.fact] if facts else (where.fact,):
                        best.add(fact, match, points)

    def _note(self, one: Interpretation, place: Place, evidence: Evidence, match: Match) -> None:
        """Note whether the characters of a match are one wherever they stand."""
        key = one, place.row
        if key not in self._seen:
            self._seen.add(key)
            is_believed = key in self._rows and self._rows[key].is_believed
            if evidence.holds_anywhere(place, is_believed=is_believed):
                self.anywhere[place.row] = match


class _Row:
    """The matches of the same characters, in doubt until so many sentences have them that it is no chance."""

    def __init__(self) -> None:
        self.is_believed = self.is_dropped = False
        self.is_counted = False  # whether the number of sentences decides
        self.example: tuple[Evidence, Place]
        self._forget()

    def add(self, fact: int, match: Match, points: float, sentence: str) -> None:
        if self.is_dropped:
            return
        self.sentences.add(sentence)
        self.points[fact] = max(points, self.points.get(fact, 0.0))
        self._best.add(fact, match, points)

    def believe(self, best: Best) -> None:
        """Add all matches to others, and be no longer in doubt."""
        for fact, match in self._best.matches.items():
            best.add(fact, match, match.points)
        self.is_believed = True
        self._forget()

    @property
    def could_be_believed(self) -> bool:
        """Whether many times as many sentences would be enough."""
        evidence, place = self.example
        return evidence.of_sentences(place, _TIMES * len(self.sentences)) >= ENOUGH

    def drop(self) -> None:
        """Have no match, now and later."""
        self.is_dropped = not self.is_believed
        self._forget()

    def _forget(self) -> None:
        self.sentences, self.points, self._best = set[str](), dict[int, float](), Best()


def _marked(corpus: Corpus, read: Sequence[Interpretation]) -> tuple[Corpus, Marks | None]:
    """The corpus with codes for other readings, if letters may be read."""
    if all(one.kind == "characters" for one in read):
        return corpus, None
    from .marks import Marks  # loads the readings in words

    marks = Marks(read)
    return corpus.marked(marks), marks


def _possible(corpus: Corpus, read: Sequence[Interpretation]) -> list[Pattern]:
    return [pattern for one in read if (pattern := Pattern(corpus, one)).possible]


def _matches(
    corpus: Corpus, word: str, patterns: Sequence[Pattern], cost: int, marks: Marks | None
) -> dict[int, Match]:
    """Fact -> the best of the matches that cost so much."""
    best = Best()
    for pattern in patterns:
        if 0 <= (own := cost - pattern.price) <= pattern.budget:
            for place in _believed(corpus, pattern, own):
                where = corpus.texts[place.text]
                if best.may_gain(where.fact, where.field):
                    best.add(where.fact, *pattern.scored(word, where, place, marks))
    return best.matches


def _believed(corpus: Corpus, pattern: Pattern, cost: int) -> list[Place]:
    """The places of one cost that are no coincidence, the best in each text."""
    new = pattern.ends(cost)
    if not new:
        return []
    evidence = Evidence(corpus, pattern.interpretation, pattern.tiers)
    believed: list[Place] = []
    doubtful: defaultdict[str, list[Place]] = defaultdict(list)
    names, others = _by_text(corpus, new)
    count = len(names) + len(others)
    for place, surplus in _places(corpus, pattern, evidence, names, cost, count):
        (believed if surplus >= ENOUGH else doubtful[place.row]).append(place)
    if cost < EDIT and not doubtful and not evidence.compares_words:
        # A match in a name without an edit is better than any other in the fact.
        done = {corpus.texts[place.text].fact for place in believed}
        others = [] if all(corpus.texts[text].fact in done for text, _ in others) else others
    for place, surplus in _places(corpus, pattern, evidence, others, cost, count):
        (believed if surplus >= ENOUGH else doubtful[place.row]).append(place)
    for places in doubtful.values():
        if evidence.of_row(places) >= ENOUGH:
            believed += places
    return sorted(evidence.prefer_words(believed), key=attrgetter("text"))


_Ends = tuple[int, Sequence[int]]  # a text, and offsets in it


def _by_text(corpus: Corpus, ends: int) -> tuple[list[_Ends], list[_Ends]]:
    """The offsets of set bits by text: of names, and of others."""
    names: list[_Ends] = []
    others: list[_Ends] = []
    for text, found in groupby(_set_bits(ends), key=lambda end: corpus.text_at(end - 1)):
        start = corpus.starts[text]
        offsets = tuple(end - start for end in islice(found, _MOST_PLACES))
        (names if corpus.texts[text].field in NAMES else others).append((text, offsets))
    return names, others


def _places(
    corpus: Corpus,
    pattern: Pattern,
    evidence: Evidence,
    by_text: Iterable[_Ends],
    cost: int,
    count: int,
) -> Iterator[tuple[Place, float]]:
    """For each text, the place with the most evidence among those that end at its offsets, and its surplus;
    in all, so many texts have any.
    """
    reach = len(pattern.tiers) + longest_gap(len(pattern.tiers)) * (cost // EDIT)
    # Thousands of facts have the same words, beside others that are no part of a match.
    traced = cache(lambda window: trace(window, pattern.answers, pattern.editable, cost))
    alike = Alike(pattern.answers)
    known: dict[tuple[str, str, Sequence[int]], tuple[Place, float] | None] = {}
    for text, ends in by_text:
        field, plain = corpus.texts[text].field, corpus.normals[text]
        key = field, plain, ends
        if key not in known:
            known[key] = None
            if evidence.could_be_enough(field, cost, count):
                first = corpus.starts[text]
                row = corpus.joined[first : first + max(ends)].translate(alike)
                starts = [max(0, end - reach) for end in ends]
                each = [
                    Place(text, start, plain, aligned)
                    for start, end in zip(starts, ends, strict=True)
                    if (aligned := traced(row[start:end]))
                ]
                if each:
                    best = max(each, key=evidence.surplus) if len(each) > 1 else each[0]
                    known[key] = best, evidence.surplus(best)
        if found := known[key]:
            place, surplus = found
            yield place._replace(text=text), surplus


def _set_bits(mask: int) -> Iterator[int]:
    """The positions of the set bits, from the lowest."""
    digits = bin(mask)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def _match(pattern: Pattern, word: str, where: Text, place: Place, marks: Marks | None) -> Match:
    answers = pattern.chars_of(place)
    found = sum(step.at is not None and step.unit is not None for step in place.aligned.steps)
    cost = place.aligned.cost
    return Match(
        word=readable(word),
        field=where.field,
        text=where.original,
        how=widest([answer.how for answer in answers]),
        cost=cost + pattern.price,
        units=len(pattern.interpretation.units),
        share=found / len(place.plain),
        pattern=Likeness(pattern.tokens, pattern.editable, cost, pattern.whole_numbers, marks),
        answers=answers,
    )
