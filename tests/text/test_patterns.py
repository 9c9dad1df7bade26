"""A pattern that is compiled when first used behaves as one that `re` compiles."""

import copy
import pickle
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from xhl.text.patterns import pattern

USES = {
    "search": ("a5G",),
    "match": ("5g",),
    "fullmatch": ("5G",),
    "findall": ("4G 5G",),
    "split": ("4G,5G",),
    "sub": ("#", "4G,5G"),
}


@pytest.mark.parametrize("method", USES)
def test_each_method_gives_what_re_gives_at_the_first_use_and_later(method: str) -> None:
    lazy, compiled = pattern(r"\dG", re.IGNORECASE), re.compile(r"\dG", re.IGNORECASE)
    for _use in range(2):
        given, expected = (getattr(one, method)(*USES[method]) for one in (lazy, compiled))
        assert str(given) == str(expected)


def test_its_attributes_are_those_of_the_compiled_pattern() -> None:
    lazy, compiled = pattern(r"(?P<digit>\d)", re.ASCII), re.compile(r"(?P<digit>\d)", re.ASCII)
    for name in ("pattern", "flags", "groups", "groupindex"):
        assert getattr(lazy, name) == getattr(compiled, name)


def test_it_is_a_pattern_for_isinstance_and_for_the_functions_of_re() -> None:
    assert isinstance(pattern("5"), re.Pattern)
    assert re.sub(pattern("5"), "6", "5G") == "6G"
    assert re.sub(pattern(b"5"), b"6", b"5G") == b"6G"


@pytest.mark.parametrize(
    "of", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))]
)
def test_a_copy_finds_the_same(of) -> None:
    used = pattern("[0-9]")
    assert used.search("5G")
    for one in (used, pattern("[0-9]")):
        assert of(one).findall("4G, 5G") == ["4", "5"]


def test_threads_may_use_it_first_at_once() -> None:
    lazy = pattern("|".join(map(str, range(3000))))
    with ThreadPoolExecutor(8) as pool:
        assert {*pool.map(lambda _: lazy.sub("", "5G"), range(64))} == {"G"}


def test_a_faulty_pattern_says_so_at_its_first_use() -> None:
    with pytest.raises(re.error):
        pattern("(").search("5G")
