"""Lines of a web page that are not part of its text."""

from __future__ import annotations

import pytest

from xhl.read.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "首页 >> 新闻动态 >> 正文",
        "您当前的位置：首页 > 统计公报",
        "加入收藏 | 会员中心",
        "年度索引： 2023 2022 2021 2020 2019",
        "时间：2021-08-12 22:06:21 来源：统计局 作者： 点击：855次",
        "2026-01-31 07:00:44",
        "2023年5月6日",
        "上一条：工作报告摘要（二）",
        "【打印】 【关闭】",
        "字号：大 中 小",
        "来源:健康报",
        "責任編輯：王小川",
        "廣告 廣告",
        "浏览次数：128次",
        "- 4 -",
        "云财预〔2023〕15号　　签发人：王某",
        "抄送：市财政局，县审计局。共印45份。",
        "云岭县财政局办公室　2023年3月15日印发",
        "（联系人：王某，电话：0355-3112345，邮编：046000）",
        "第3页 共20页",
        "京ICP备05070218号 网站地图",
    ],
)
def test_lines_of_a_page_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "广告业务收入5亿元",
        "新建学校5所",
        "5",
        "2020年 11500人 2021年 12000人",
        "打印机产量5万台。",
        "时间紧、任务重，全县新建学校5所。",
        "审核 项目56个",
        "主办单位 5家",
        "分享经济",
        "目录服务",
        "二、综合",
        "2023年",
    ],
)
def test_lines_with_content_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)
