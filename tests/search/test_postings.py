"""Numbers of facts are computed run by run, and no further than they are asked for."""

from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from xhl.search.large.postings import Postings, Run, all_of, any_of

FACTS = 400


@st.composite
def runs(draw: st.DrawFn) -> list[Run]:
    """A base of 400 facts in runs, each stored somewhere in one of three segments."""
    cuts = sorted(draw(st.sets(st.integers(1, FACTS - 1))))
    return [
        Run(start, end, draw(st.integers(0, 2)), start - draw(st.integers(0, 9)))
        for start, end in pairwise([0, *cuts, FACTS])
    ]


few = st.sets(st.integers(0, FACTS - 1))
numbers = few | few.map({*range(FACTS)}.difference)  # many are kept as bits


@given(runs(), numbers, numbers)
def test_they_are_sets_in_order(runs: list[Run], some: set[int], others: set[int]) -> None:
    one, other = Postings.of(runs, some), Postings.of(runs, others)
    assert list(one) == sorted(some)
    assert list(one.among(other)) == sorted(some & others)
    assert list(one.without(other)) == sorted(some - others)
    assert list(any_of([one, other])) == sorted(some | others)
    assert (len(one), bool(one)) == (len(some), bool(some))
    assert {number for number in range(FACTS) if number in one} == some
    assert one.between(7, 21) == len(some & {*range(7, 21)})


@given(runs(), numbers, st.integers(0, FACTS), st.integers(0, FACTS))
def test_a_range_is_as_good_as_a_list(
    runs: list[Run], some: set[int], start: int, end: int
) -> None:
    one, whole = Postings.of(runs, some), Postings.of(runs, range(start, end))
    assert list(whole) == [*range(start, end)]
    assert list(one.among(whole)) == [number for number in sorted(some) if start <= number < end]


def test_the_first_numbers_need_the_first_run_only() -> None:
    read: list[int] = []

    def found(run: Run) -> range:
        read.append(run.segment)
        return run.stored

    runs = [Run(10 * i, 10 * i + 10, i, 10 * i) for i in range(9)]
    many = Postings(runs, found)
    part = any_of([many.among(Postings.of(runs, range(90))), Postings.of(runs, [88])])
    assert (bool(part), part[0], list(islice(part, 4))) == (True, 0, [0, 1, 2, 3])
    assert read == [0]


def test_a_thousand_lists_are_read_one_after_the_other() -> None:
    whole = [Run(0, FACTS, 0, 0)]
    assert list(all_of(Postings.of(whole, [1, 5, n % FACTS]) for n in range(3000))) == [1, 5]
