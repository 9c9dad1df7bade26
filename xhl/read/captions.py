"""The caption above a table, and the unit of all its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..text.patterns import pattern
from .blocks import Block, Piece, Table
from .lines import NUMBERED

_UNIT = pattern(
    r"(?:(?:金额|计量|货币|数据|数量)?单\s*位|金额)\s*[:：]\s*(?!\d)(?P<unit>[^\s:：;；。()（）]{1,12}(?:[（(][^\s()（）]{1,8}[)）])?)"
)
_CAPTION = pattern(
    r"(?:(?:附?(?:件|录)?表|Table)\s*\d|\d{1,2}[-－—]\d{1,2}\s+\S).*|.{0,40}(?:[^代仪钟发]表|一览|明细)(?:[（(].*[)）])?",
    re.IGNORECASE,
)
_LABEL = pattern(  # the author and the date of a table
    r"(?:编制|填报|填表|制表|公开|主管|预算|统计|汇总|报送)\S{0,6}[:：].{0,30}|(?:部门|单位)(?:名称)?[:：].{0,30}"
    r"|\S{0,8}表|\d{4}年(?:度|\d{1,2}月)?|第?\s*\d+\s*页?"
)
# 单位 also means an institution.
_OFFICE = pattern(r"[局厅部委院处科室办司厂校会]|公司|中心|政府")
_LONGEST_CAPTION = 60  # characters of a caption, or of a line with the unit


def captioned(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, with the captions and units of tables moved into the tables.

    >>> from .blocks import Cell
    >>> lines = ("建成基站。", "表1 建设情况", "单位：个")
    >>> table = Table(((Cell("基站"), Cell("429")),))
    >>> found = captioned([*(Block("paragraph", line) for line in lines), table])
    >>> found[0].text, found[1].caption, found[1].unit
    ('建成基站。', '表1 建设情况', '个')
    """
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Table):
            piece = _without_head(piece)
            while found and isinstance(above := found[-1], Block) and _belongs(above, piece):
                piece = _with_line(piece, above.text)
                found.pop()
            if found and isinstance(above := found[-1], Block) and _is_heading(above):
                piece = piece._replace(unit=piece.unit or unit_of(above.text))
        found.append(piece)
    return found


def unit_of(line: str) -> str:
    """The unit of a table that a line gives: 单位：万元; empty if it gives none, or is a sentence.

    >>> unit_of("编制部门：财政局　金额单位：万元"), unit_of("（单位：个、%）"), unit_of("单位：市财政局预算科负责")
    ('万元', '个、%', '')
    """
    if len(line) > _LONGEST_CAPTION or "。" in line:
        return ""
    units = (match["unit"] for match in _UNIT.finditer(line))
    return next((unit for unit in units if not _OFFICE.search(unit)), "")


def is_caption(line: str) -> bool:
    """Whether a line may be the caption of a table.

    >>> is_caption("表1 主要指标"), is_caption("收支总表（续）"), is_caption("一、综合")
    (True, True, False)
    """
    return len(line) <= _LONGEST_CAPTION and _CAPTION.fullmatch(line) is not None


def _belongs(above: Block, table: Table) -> bool:
    line = above.text
    is_long = len(line) > _LONGEST_CAPTION or re.search(r"[。；！？]", line)
    if unit_of(line) and not (is_long or _is_heading(above)):
        return not table.unit
    if _is_heading(above) or is_long:
        return False
    is_label = _LABEL.fullmatch(line) is not None and not line.endswith(("：", ":"))
    return not table.caption and (is_caption(line) or is_label)


def _is_heading(above: Block) -> bool:
    """Whether a line is a heading, which stays where it is, though it may give a unit: 三、主要指标（单位：亿元）."""
    is_marked = above.kind in ("title", "heading") and not _UNIT.match(above.text.lstrip("（( "))
    return is_marked or NUMBERED.match(above.text) is not None


def _with_line(table: Table, line: str) -> Table:
    if unit := unit_of(line):
        return table._replace(unit=table.unit or unit)
    return table._replace(caption=line) if _CAPTION.fullmatch(line) else table


def _without_head(table: Table) -> Table:
    """The table without first rows that are its caption or its unit."""
    rows = [*table.rows]
    while len(rows) > 1:
        texts = [cell.text for cell in rows[0] if cell.text]
        line = "　".join(texts)
        is_label = unit_of(line) and all(
            _LABEL.fullmatch(one) or unit_of(one) or NUMBERED.match(one) for one in texts
        )
        if not texts or is_label or (len(texts) == 1 and _belongs(Block("paragraph", line), table)):
            table = _with_line(table, line)
            del rows[0]
        else:
            break
    return table._replace(rows=tuple(rows))
