"""A table of any format -> what each of its numbers counts: read from the heads of its row and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..quantity.reader import find
from ..text.numerals import half_width
from .blocks import GAP, Cell, Place, Table, row_text
from .lines import NUMBERED

CELLS = 200_000  # of a table that is read by its heads, merged ones counted as often as they reach
TOPIC = 60  # characters of a topic
_DIGITS = 15  # of a number; a longer one is the number of an account or a person


class Reading(NamedTuple):
    """A number of a table and what it counts.

    >>> Reading("粮食总产量", "28.7", "万吨", "2021", "粮食总产量 28.7").unit
    '万吨'
    """

    topic: str  # empty where the table does not say
    written: str
    unit: str
    period: str
    statement: str  # the row with nothing but its label and the number
    qualifier: str = ""


class Row(NamedTuple):
    """A row in one line, and its numbers; or the text of a cell that holds sentences.

    >>> Row("粮食总产量", Place()).readings
    ()
    """

    text: str
    place: Place
    readings: tuple[Reading, ...] = ()
    is_prose: bool = False


def rows_of(table: Table) -> Iterator[Row]:
    """The rows of a table, each with what its numbers count.

    >>> lines = (("指标", "2021年", "增长%"), ("粮食产量（万吨）", "28.7", "2.1"))
    >>> table = Table(tuple(tuple(map(Cell, line)) for line in lines))
    >>> [(one.topic, one.written, one.unit, one.period) for row in rows_of(table) for one in row.readings]
    [('粮食产量', '28.7', '万吨', '2021'), ('粮食产量增长', '2.1', '%', '')]
    """
    grid = _grid(table)
    reader = _Reader(table, grid)
    for row, slots in zip(table.rows, grid, strict=True):
        text = row_text(row)
        readings = tuple(reader.take(slots)) if text else ()
        prose = [cell for cell in row if _is_prose(cell.text)]
        if readings or not prose:
            yield from [Row(text, row[0].place, readings)] if text else []
        for cell in prose:
            yield Row(cell.text, cell.place, is_prose=True)


# The grid: a cell for each column of each row, a merged one in all places that it covers.


class _Slot(NamedTuple):
    cell: Cell
    is_first: bool  # where the cell itself stands, and not only what it covers


_NONE = Cell("")


def _grid(table: Table) -> list[list[_Slot]]:
    """Empty rows where the table has more cells than are read by their heads."""
    grid: list[list[_Slot]] = []
    reaching: dict[int, tuple[Cell, int]] = {}  # by column: a cell from above, for how many rows
    for row in table.rows:
        slots: list[_Slot] = []
        below: dict[int, tuple[Cell, int]] = {}
        for cell in (*row, None):
            while len(slots) in reaching or (
                cell is None and len(slots) <= max(reaching, default=-1)
            ):
                above, rows = reaching.pop(len(slots), (_NONE, 1))
                if rows > 1:
                    below[len(slots)] = above, rows - 1
                slots.append(_Slot(above, is_first=False))
            width = 0 if cell is None else min(cell.colspan, CELLS)
            for offset in range(width):
                assert cell is not None
                if cell.rowspan > 1:
                    below[len(slots)] = cell, cell.rowspan - 1
                slots.append(_Slot(cell, is_first=not offset))
        reaching = below
        grid.append(slots)
        if len(slots) * len(table.rows) > CELLS:
            return [[] for _row in table.rows]
    width = max(map(len, grid), default=0)
    padding = _Slot(_NONE, is_first=False)
    return [[*slots, *[padding] * (width - len(slots))] for slots in grid]


# Cells.


class _Number(NamedTuple):
    written: str
    unit: str = ""
    qualifier: str = ""


_DASH = re.compile(r"[-—–－…·/\\*]*|无|不适用|N/?A", re.IGNORECASE)
_PLAIN = re.compile(r"([-−－]?)[ ]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?[ ]?(%|‰)?")
_ARROWS = {"↑": "增长", "▲": "增长", "↓": "下降", "▼": "下降"}
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")


@cache
def _number(text: str) -> _Number | None:
    """The number that a cell is."""
    plain = half_width(text).replace("−", "-").strip()
    if not plain or len(plain) > TOPIC:
        return None
    turned = _ARROWS.get(plain[0], "") or _ARROWS.get(plain[-1], "")
    if match := _PLAIN.fullmatch(plain.strip("↑↓▲▼ ") if turned else plain):
        minus, whole, part, unit = match.groups()
        digits = whole.replace(",", "")
        if len(digits + (part or "")) > _DIGITS or (len(digits) > 1 and digits[0] == "0"):
            return None
        return _Number(f"{'-' if minus else ''}{digits}{part or ''}", unit or "", turned)
    found = find(plain)
    if len(found) != 1 or not found[0].printed or not found[0].unit:
        return None
    [one] = found
    beside = len(plain) - (one.end - one.start) - len(one.qualifier)
    written = found[0].printed.written
    return _Number(*found[0].printed) if beside <= 1 and not written.startswith("0") else None


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(half_width(text).strip()) is not None


def _is_prose(text: str) -> bool:
    """Whether a cell holds sentences, and not a label or a number."""
    return "。" in text and len(text) > 15


# What a head or a label says: words, a unit, a time.


class _Said(NamedTuple):
    words: str
    unit: str = ""
    period: str = ""


_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,20})[）)]")
_UNIT_SAID = re.compile(r"(?:计量)?单\s*位[:：]?\s*")
_PERIOD = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?:[-—~至](?:19|20)\d{2})?(?:年度?|(?=$|[^\d.年]))"
    r"(?P<part>末|底|初|[上下]半年|前?[一二三四]季度|(?:\d{1,2}[-—~至])?\d{1,2}月(?:份|末|底)?)?"
)
_PER = re.compile(r"[万亿]?[\u4e00-\u9fffA-Za-zμ]{1,4}/[\u4e00-\u9fffA-Za-z]{1,4}")
_SHARE_UNITS = ("%", "‰")
_KINDS = ("类", "款", "项", "目", "级", "节", "章", "期", "次")  # behind names of budgets: no units


@cache
def is_unit(word: str) -> bool:
    """Whether a word in brackets is a unit, as far as units are known.

    >>> is_unit("万吨"), is_unit("元/平方米"), is_unit("上年=100"), is_unit("不含农户")
    (True, True, False, False)
    """
    if word in _SHARE_UNITS or _PER.fullmatch(word):
        return True
    found = find(f"1{word}") if 0 < len(word) < 12 else ()
    return len(found) == 1 and found[0].end == len(word) + 1 and bool(found[0].unit)


def _said(text: str, *, is_label: bool = False) -> _Said:
    """The words of a head or a label, without the unit and the time that stand in it."""
    text = half_width(text)
    unit = ""
    for match in _IN_BRACKETS.finditer(text):
        word = _UNIT_SAID.sub("", match[1]).strip("±+-以 ")
        if is_unit(word) and not (is_label and word in _KINDS):
            unit = unit or word
            text = text.replace(match[0], "")
    head, slash, tail = text.rpartition("/")
    if slash and is_unit(tail.strip()) and not unit:
        text, unit = head, tail.strip()
    if text.endswith(_SHARE_UNITS) and not unit:
        text, unit = text[:-1].rstrip("±+- "), text[-1]
    period = ""
    if not is_label and (time := _PERIOD.search(text)):
        period = time[0] if time["part"] else time[0].rstrip("年度")
        text = text[: time.start()] + text[time.end() :]
    return _Said(_trimmed(text), unit, period)


_MEMBER = re.compile(r"(?:其\s*中|#)[:：、\s]*")


def _trimmed(text: str) -> str:
    """A label without its number and the signs around it."""
    text = _MEMBER.sub("", "".join(text.split()), count=1)
    match = NUMBERED.match(text)
    return (text[match.end() :] if match else text).strip("：:、，,。.-—* ") or text


# Columns.

_SKIPPED = re.compile(
    r"(?:.*(?:序号|编号|编码|代码|代号|行次|栏次|电话|传真|邮编|网址|链接|地址|文号|证号|账号|帐号|日期|手机号?"
    r"|身份证号?|页码))|.*邮政编码|备注|说明|RGB|HEX|排名|名次|位次|位次变化|QQ|e-?mail|电子邮箱|url|no\.?|id|类|款|项|目",
    re.IGNORECASE,
)
_UNITS = re.compile(r"(?:计量|数量)?单位")
_TIMES = re.compile(r"年份|年度|年|时间|月份|季度|时期|期间")
_SHARES = re.compile(
    r"率$|率[（(]|比重|占比|比例|增速|增幅|增长(?!额|量|值|数)|同比|环比|涨幅|降幅"
)
_GENERAL = re.compile(
    r"数值|数量|数据|指标值|金额|绝对数|绝对额|绝对值|总量|数|值|数额|实绩|实际|完成|完成数|完成值|指标|本年|小计"
)
_OF_NUMBERS = re.compile(r".*(?:数|数量|金额|数值|情况)")
_JOINED = re.compile(r"(?:比|同比|较|增|占|环比|完成|累计|年均|涨|降)")
_LABELS = re.compile(
    r"项目|指标|信息内容|内容|名称|地区|科目|类别|分类|区域|行业|单位|部门|年份|时间"
)


class _Reader:
    """The rows of a table in their order, with the heads and labels above the row at hand."""

    def __init__(self, table: Table, grid: Sequence[Sequence[_Slot]]) -> None:
        self._unit = table.unit
        caption = _said(table.caption)
        years = set(_PERIOD.findall(half_width(table.caption)))
        self._period = caption.period if len(years) == 1 else ""
        self._body = [slots for slots in grid if _values(slots)]
        self._kinds = [_kind(column) for column in zip(*self._body, strict=True)]
        self._heads: list[Sequence[_Slot]] = []
        self._is_begun = False  # whether a row with numbers has come under these heads
        self._group = ""  # a row with nothing but a label: of the rows below it
        self._is_group_used = False
        self._parent = ""  # the label above 其中

    def take(self, slots: Sequence[_Slot]) -> Iterator[Reading]:
        """What the numbers of the next row count."""
        texts = [slot.cell.text for slot in slots if slot.is_first and slot.cell.text]
        if not slots or _counts_columns(texts):
            return
        if _values(slots):
            self._is_begun = self._is_group_used = True
            yield from self._readings(slots)
        elif self._is_head(slots, texts):
            if self._is_begun:
                self._heads, self._is_begun = [], False
                self._group = "" if self._is_group_used else self._group
            self._heads.append(slots)
        elif len(texts) == 1:
            self._group = _trimmed(texts[0]) if len(texts[0]) <= TOPIC else ""
            self._is_group_used = False

    def _is_head(self, slots: Sequence[_Slot], texts: list[str]) -> bool:
        if all(slot.cell.heading for slot in slots if slot.cell.text):
            return True
        if not self._is_begun:
            return len(texts) > 1 or not slots[0].cell.text
        label = "".join(slots[0].cell.text.split())
        labels = [head[0].cell.text for head in self._heads]
        return len(texts) > 1 and (label in labels or _LABELS.fullmatch(label) is not None)

    def _readings(self, slots: Sequence[_Slot]) -> Iterator[Reading]:
        label = ""
        for at, slot in enumerate(slots):
            number = _value(slot) if slot.is_first else None
            if number is None or self._kind(at) in ("skipped", "time", "unit"):
                continue
            reading, label = self._reading(slots, at, number)
            yield reading
        if label and not _MEMBER.match(slots[0].cell.text):
            self._parent = label

    def _reading(self, slots: Sequence[_Slot], at: int, number: _Number) -> tuple[Reading, str]:
        columns = self._label_columns(at)
        cells = list(dict.fromkeys(slots[column].cell for column in columns))
        labels = [
            _said(cell.text, is_label=True) for cell in cells if not _DASH.fullmatch(cell.text)
        ]
        heads = self._heads_of(at)
        own = "：".join(dict.fromkeys(label.words for label in labels if label.words))
        label = own
        if cells and _MEMBER.match(cells[-1].text) and self._parent:
            label = f"{self._parent}：{own}"
        elif self._group and own and self._group != own:
            label = f"{self._group}：{own}"
        words = self._head_words(columns, heads)
        is_joined = _JOINED.match(words) or not label or not words
        topic = f"{label}{words}" if is_joined else f"{label}（{words}）"
        periods = [slots[column].cell.text for column in self._columns("time") if column < at]
        periods = [*(_said(one).period or one for one in periods), *(one.period for one in heads)]
        given = [self._unit_column(slots), *(one.unit for one in labels[::-1])]
        said = [slots[c] for c in (*columns, *self._columns("unit"), at) if slots[c].is_first]
        reading = Reading(
            topic[:TOPIC],
            number.written,
            number.unit or self._unit_of(heads, given, columns, topic),
            next(filter(None, reversed(periods)), self._period),
            GAP.join(f"{one.cell.text}{one.cell.unit}" for one in said if one.cell.text),
            number.qualifier,
        )
        return reading, own

    # Columns.

    def _kind(self, at: int) -> str:
        words = ["".join(_trimmed(head[at].cell.text).split()) for head in self._heads]
        last = next(filter(None, reversed(words)), "")
        if _UNITS.fullmatch(last):
            return "unit"
        if _SKIPPED.fullmatch(last):
            return "skipped"
        if _TIMES.fullmatch(last):
            return "time"
        return self._kinds[at]

    def _columns(self, kind: str) -> list[int]:
        return [at for at in range(len(self._kinds)) if self._kind(at) == kind]

    def _label_columns(self, at: int) -> list[int]:
        """The columns of the label of a number: the nearest ones with words, to the left."""
        columns: list[int] = []
        for column in range(at - 1, -1, -1):
            kind = self._kind(column)
            if kind == "text":
                columns.insert(0, column)
            elif columns and kind != "unit":
                break
        return columns

    def _heads_of(self, at: int) -> list[_Said]:
        cells = [head[at].cell for head in self._heads]
        whole = [head for head in self._heads if len({slot.cell for slot in head}) == 1]
        titles = {head[0].cell for head in whole}
        return [_said(cell.text) for cell in dict.fromkeys(cells) if cell not in titles]

    def _head_words(self, columns: Sequence[int], heads: Sequence[_Said]) -> str:
        """What a column says beside the label of the row: no general words, such as 金额."""
        words = "：".join(dict.fromkeys(head.words for head in heads if head.words))
        fellows = [
            other
            for other in self._columns("number")
            if self._label_columns(other) == list(columns)
        ]
        is_alone = len(fellows) <= 1 and bool(columns)
        is_general = _GENERAL.fullmatch(words) or (is_alone and _OF_NUMBERS.fullmatch(words))
        return "" if is_general else words

    # Units.

    def _unit_column(self, slots: Sequence[_Slot]) -> str:
        texts = [slots[column].cell.text for column in self._columns("unit")]
        return next((text for text in texts if is_unit(text)), "")

    def _unit_of(
        self, heads: Sequence[_Said], of_row: Sequence[str], columns: Sequence[int], topic: str
    ) -> str:
        """The unit of a number: shares and changes are in no unit of amounts, whatever the row says."""
        of_column = [head.unit for head in heads[::-1]]
        share = next((unit for unit in of_column if unit in _SHARE_UNITS), "")
        if share or any(_SHARES.search(head.words) for head in heads):
            return share or self._shared_unit(topic, columns)
        given = next(filter(None, (*of_row, *of_column)), "")
        return given or self._shared_unit(topic, columns)

    def _shared_unit(self, topic: str, columns: Sequence[int]) -> str:
        """The unit of all numbers, from the corner of the table or a line beside it."""
        corner = [_said(head[column].cell.text).unit for head in self._heads for column in columns]
        given = next(filter(None, corner), self._unit)
        units = [unit for unit in re.split(r"[、,，;；和及\s]+", given) if unit]
        if _SHARES.search(topic):
            return next((unit for unit in units if unit in _SHARE_UNITS), "")
        amounts = [unit for unit in units if unit not in _SHARE_UNITS]
        return amounts[0] if len(amounts) == 1 else ""


def _value(slot: _Slot) -> _Number | None:
    cell = slot.cell
    number = _number(cell.text)
    return number._replace(unit=cell.unit) if number and cell.unit else number


def _values(slots: Sequence[_Slot]) -> bool:
    """Whether a row has numbers, and not only years, which are heads."""
    numbers = [slot.cell.text for slot in slots if slot.is_first and _value(slot)]
    return any(not _is_year(text) for text in numbers) and not _counts_columns(
        [slot.cell.text for slot in slots if slot.is_first and slot.cell.text]
    )


def _counts_columns(texts: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: 甲 乙 1 2 3."""
    digits = [text for text in texts if text.isdecimal()]
    others = [text for text in texts if not text.isdecimal()]
    in_order = digits == [str(rank) for rank in range(1, len(digits) + 1)]
    return (
        len(digits) > 1 and in_order and all(len(t) == 1 or t in ("栏次", "行次") for t in others)
    )


def _kind(column: Iterable[_Slot]) -> str:
    """What most cells of a column are, as far as they are anything."""
    cells = [slot.cell.text for slot in column if not _DASH.fullmatch(slot.cell.text)]
    numbers = [text for text in cells if _number(text)]
    if not cells or 2 * len(numbers) < len(cells):
        return "text" if cells else "empty"
    return "time" if all(map(_is_year, cells)) else "number"
