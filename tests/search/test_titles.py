"""What documents are called: found in one text, as by a look at each document."""

from __future__ import annotations

import random

from xhl.model import Document, Section
from xhl.search.surroundings import Surroundings, names_of_document, naming
from xhl.search.titles import Titles, letters_of, titles_of
from xhl.text.normalize import normal

TITLES = (
    "东河县2020年公报",
    "东河县，西岭市！",
    "全县工作总结",
    "西岭2021年计划",
    "DONGHE 2020",
    "",
    "2020",
    "\0东 河县",
)
FILES = ("", "donghe-tongji-2020.txt", "a/西岭市年鉴.docx", "xiling.md", "公报")
DOCUMENTS = [
    Document(f"d{i % 3}", title, publisher=publisher, date=f"20{i:02}-01", file=file)
    for i, (title, publisher, file) in enumerate(
        (title, publisher, file) for title in TITLES for publisher in ("", "东河县统计局") for file in FILES
    )
]  # fmt: skip
WORDS = (
    "东河县",
    "东河",
    "西岭市",
    "西岭",
    "公报",
    "2020",
    "2020年",
    "d1",
    "年鉴",
    "县统计",
    "县2",
    "无此",
    "东河县2020年公报",
)


def test_documents_are_named_as_by_a_look_at_each() -> None:
    around = Surroundings([Section("公报")], DOCUMENTS)
    for word in map(normal, WORDS):
        names = naming(word)
        assert around.named(word) == {
            one
            for one in DOCUMENTS
            if any(names(normal(text), letters_of(text)) for text in titles_of(one))
        }
        calls = {one for one in DOCUMENTS if word in names_of_document(one)}
        assert around.having(word)[1] == calls
        assert around.has(word) == (bool(calls) or word == "公报")


def test_a_place_at_an_end_of_a_word_is_the_first_of_all_places() -> None:
    dice = random.Random(1)
    for _ in range(50):
        around = Surroundings([], dice.sample(DOCUMENTS, 5))
        for word in ("东河县基站", "基站东河", "西岭市东河县", "西岭东河", "岭市基站", "基站"):
            first = (one for one in around.places if word.startswith(one) or word.endswith(one))
            assert around.place_at(word) == next(first, "")


def test_names_side_by_side_are_no_name() -> None:
    split = Document("d", "关于青", publisher="石县统计局", file="shixian")
    titles = Titles.of([split, Document("青石", "石县")])
    assert [place for place, _one in titles.having("石县")] == [0, 1]
    assert not list(titles.having("青石县"))
    assert not Surroundings([], [split]).named("青石县")
    assert titles.have_letters("shixian")
    assert not titles.have_letters("shi")
    assert not titles.have_letters("")
