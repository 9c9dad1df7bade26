"""A section is named after the subject of its heading, in words that a person would type."""

from __future__ import annotations

import pytest

from xhl.draft.headings import section_name
from xhl.draft.titles import bare, best, is_salutation


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("一、综合", "综合"),
        ("二、农 业", "农业"),
        ("六、教 育、科 技", "教育、科技"),
        ("二是平台作用突出", "平台作用突出"),
        ("一、2025年和“十四五”时期工作回顾", "工作回顾"),
        ("二、“十五五”主要目标任务", "主要目标任务"),
        ("（二）聚力释放有效需求潜力", "有效需求潜力"),
        ("（八）聚力提高人民生活品质", "人民生活品质"),
        ("（一）以更高标准打造生态文明高地", "生态文明高地"),
        ("（二）聚焦扩大内需，融入国内市场", "扩大内需"),
        ("（四）着力保障和改善民生，品质提升", "民生"),
        ("一、农业稳中有进，效益向好", "农业"),
        ("一、股份的基本情况", "股份的基本情况"),
        ("加快构建现代产业体系", "现代产业体系"),
        ("打开高质量发展新局面", "高质量发展新局面"),
        ("安全生产和社会稳定 扎实向好", "安全生产和社会稳定"),
        ("坚持", "坚持"),
    ],
)
def test_the_name_of_a_section_is_the_subject_of_its_heading(heading: str, name: str) -> None:
    assert section_name(heading) == name


# Titles


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["云岭县人民政府", "2022年工作报告（摘要）", "县长 周明"], "2022年工作报告（摘要）"),
        (["云岭县2022年预算执行情况的报告", "（2023年2月8日）", "云岭县财政局"], None),
        (["关于印发实施方案的通知", "各乡镇人民政府："], None),
        (["# 云岭县统计公报", "云岭县统计局"], None),
        (["【16:57 回购股份情况通报】", "内容如下："], "【16:57 回购股份情况通报】"),
        (["云岭县贫困村实现合作社全覆盖", "驻村记者 王小川"], None),
    ],
)
def test_a_title_names_its_kind_or_comes_first(lines: list[str], title: str | None) -> None:
    rank = best(lines, "")
    assert rank is not None
    assert lines[rank] == (title or lines[0])


def test_dates_credits_and_salutations_are_no_titles() -> None:
    assert best(["各位代表：", "（2023年2月8日在大会上）", "——在大会上", "县长 周明"], "") is None
    assert is_salutation("各位代表，同志们：")
    assert not is_salutation("各位代表提出建议105件，已办结；其余在办。")


def test_a_title_has_no_brackets_clock_or_sign_around_it() -> None:
    assert bare("【16:57 情况通报】") == "情况通报"
    assert bare("# 工作报告") == "工作报告"
