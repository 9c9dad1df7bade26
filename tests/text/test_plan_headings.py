"""Headings that tell plans from results."""

import pytest

from xhl.text.plan_headings import plan_word


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("二、2023年主要目标", "目标"),
        ("三、下一步工作", "计划"),
        ("（二）重点工作安排", "计划"),
        ("二、2023年预算草案", "计划"),
        ("一、2022年工作回顾", ""),
        ("二、过去五年重点工作", ""),
        ("二、前五年工作安排落实", ""),
        ("一、2022年计划执行情况", ""),
        ("二、工作亮点", ""),
        ("三、农业", ""),
        ("沅塘县规划和自然资源局2024年度部门决算情况说明", ""),
        ("市规划局的收入", ""),
        ("三、专项规划", "计划"),
        ("二、茶业规划（县林业局牵头）", "计划"),
        ("四、茶园规划编制委托", "计划"),
        ("二、2022年决算和2023年预算草案", "计划"),
        ("规划建设医院", "计划"),
        ("二、优化规划布局", "计划"),
        ("二、各项目标任务全面完成", ""),
        ("二、确保各项目标任务全面完成", "目标"),
    ],
)
def test_a_heading_tells_whether_the_text_under_it_is_a_plan(heading: str, word: str) -> None:
    assert plan_word(heading) == word


def test_work_of_the_past_is_no_plan_after_results() -> None:
    assert plan_word("二、前五年工作", after_results=True) == ""
    assert plan_word("二、2023年主要工作", after_results=True) == "计划"
    assert plan_word("二、上半年工作计划") == plan_word("前三季度主要任务") == "计划"
    assert plan_word("三、一年来的工作打算") == "计划"
    assert plan_word("二、上半年工作") == ""
    assert plan_word("附：2023年下半年工作情况", after_results=True) == ""


def test_a_heading_may_list_the_tasks_of_a_year() -> None:
    assert plan_word("2025年民生实事项目") == "计划"
    assert plan_word("2024年民生实事完成情况") == ""
