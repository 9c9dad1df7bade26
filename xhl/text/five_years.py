"""The names of five-year plans, and their years."""

from __future__ import annotations

PLANS = {  # name -> first year
    **{"九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011},
    **{"十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031},
}
# 十一五 is hardly a number; 十五 and 九五 are, but for 九五期间.
PLAN = (
    r"(?<![二三四五六七八九百])(?:十[一二三四五六]五(?![个家项亿万天点])"
    r"|[九十]五(?=[”\"」]?(?:时期|期间|计划|规划|以来|末)))"
)
