"""How deep headings are for what they hold: plans and times."""

from __future__ import annotations

import pytest

from xhl.draft.levels import Heading, levels_of


@pytest.mark.parametrize(
    "marked",
    [
        [("工作总结", 1), ("产业", 2), ("工作计划", 1), ("产业", 2), ("现状", 3), ("附录", 1)],
        [("工作总结", 1), ("产业", 2), ("现状", 3), ("工作计划", 1), ("产业", 2), ("附录", 1)],
        [("甲县", 1), ("产业", 3), ("现状", 4), ("乙县", 1), ("工作计划", 2), ("产业", 3)],
        [("工作总结", 2), ("附录", 2), ("产业", 3)],
    ],
)
def test_a_part_is_deeper_than_that_of_a_higher_mark_and_no_deeper_than_its_like(marked) -> None:
    levels = levels_of([Heading(*one) for one in marked])
    for rank, (_text, mark) in enumerate(marked):
        for above in reversed(range(rank)):
            if marked[above][1] < mark:
                assert levels[above] < levels[rank]
                break
            if marked[above][1] == mark:
                assert levels[rank] <= levels[above]


def test_a_heading_within_a_list_does_not_end_it() -> None:
    texts = ["一、产业", "工作计划", "二、民生", "工作计划"]
    assert levels_of([*map(Heading, texts)]) == [1, 4, 1, 4]


@pytest.mark.parametrize(
    ("headings", "levels"),
    [
        ([Heading("工作安排", 1), Heading("产业", 2), Heading("附录", 1)], [3.5, 4, 3.5]),
        ([Heading("一、工作安排"), Heading("（一）产业"), Heading("附：获奖情况")], [1, 2, 0]),
        (
            [Heading("2025年工作安排", is_empty=True), Heading("总体目标"), Heading("重点任务")],
            [3.5, 4, 4],
        ),
    ],
)
def test_marks_appendices_and_years_tell_how_deep_a_heading_is(
    headings: list[Heading], levels: list[float]
) -> None:
    assert levels_of(headings) == levels
