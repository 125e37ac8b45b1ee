"""What a file says once it is read: sheets of raw cells, whatever the format they came in."""

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

Cell = Any  # str, int, float, bool, datetime.datetime, datetime.date, datetime.time, datetime.timedelta
Place = tuple[int, int]  # row and column, from 0

# A formula that was written by a program and never calculated: the cell says this in place of a value.
UNCALCULATED = "#未计算"
HIDDEN = "（不显示）"  # stands behind a number that its format hides
# What no text can hold: control characters, halves of characters, what Unicode keeps for no character.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Shown(str):
    """A number as its format shows it, 2.5亿元; `number` is what the cell holds, `code` the format."""

    number: float
    code: str

    @classmethod
    def of(cls, text: str, number: float, code: str) -> "Shown":
        """A number and how it is shown."""
        cell = cls(text)
        cell.number, cell.code = number, code
        return cell


@dataclass(frozen=True)
class Merged:
    """A merged range by its first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[i]` is the row that the spreadsheet numbers i + 1; an empty cell is ''.

    An error of a formula is its text, such as '#REF!', and never an empty cell; `uncalculated` counts the formulas
    without a value. Hidden rows and columns (from 0) stand among the others. A number that means more or less by its
    format is a Shown; `formats` are theirs. `struck` are the cells that are struck through as a whole; `trimmed` those
    of which a part was left out, struck through or a raised or lowered mark, each with that part; `unseen` those from
    which `legible` took characters that nobody sees. `is_1904`: its days are counted from 1904. `is_text`: it was
    a text file, whose rows end where their lines end.
    """

    name: str
    rows: list[list[Cell]]
    merged: tuple[Merged, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    uncalculated: int = 0
    struck: frozenset[Place] = frozenset()
    trimmed: tuple[tuple[Place, str], ...] = ()
    is_1904: bool = False
    is_text: bool = False
    formats: frozenset[str] = frozenset()
    unseen: tuple[Place, ...] = ()

    def remarks(self) -> Iterator[tuple[str, str]]:
        """What a sender should know of how the sheet was read, each with what to do, in Chinese."""
        remove = "如不应上报，请删去后重新上传；否则无需处理"
        if self.is_hidden:
            yield "这张工作表是隐藏的，已照常读取", remove
        rows = [index + 1 for index in sorted(self.hidden_rows) if any(cell != "" for cell in self.rows[index])]
        columns = [index for index in sorted(self.hidden_columns) if any(row[index] != "" for row in self.rows)]
        hidden = [f"第 {spans(rows)} 行"] if rows else []
        hidden += [f"{'、'.join(map(letters, columns[:TOLD]))} {'等 ' if columns[TOLD:] else ''}列"] if columns else []
        if hidden:
            yield f"隐藏的{'和'.join(hidden)}有内容，已照常读取", remove
        if self.uncalculated:
            yield f"有 {self.uncalculated} 个公式没有计算结果", "请用 Excel 或 WPS 打开文件，保存后再上传"
        if self.trimmed:
            named = "、".join(f"{name_of(*place)}“{part}”" for place, part in self.trimmed[:TOLD])
            named += " 等" if self.trimmed[TOLD:] else ""
            told = f"{len(self.trimmed)} 个单元格里带删除线的字或上标、下标没有读取（{named}）"
            yield told, "请核对这些单元格；其中要作数的，请去掉删除线或上下标格式后重新上传"
        if self.unseen:
            cells = "、".join(name_of(*place) for place in self.unseen[:TOLD])
            more = " 等" if self.unseen[TOLD:] else ""
            told = f"{cells}{more} 共 {len(self.unseen)} 个单元格里有看不见的控制字符，已去掉"
            yield told, "请核对这些单元格；如有缺字，请改正后重新上传"


def legible(sheet: Sheet) -> Sheet:
    """The sheet without the characters that no text can hold."""
    unseen: list[Place] = []
    for number, row in enumerate(sheet.rows):
        if UNSEEN.search("".join([cell for cell in row if cell.__class__ is str])):
            for column, cell in enumerate(row):
                if cell.__class__ is str and UNSEEN.search(cell):
                    row[column] = UNSEEN.sub("", cell)
                    unseen.append((number, column))
    return replace(sheet, name=UNSEEN.sub("", sheet.name), unseen=tuple(unseen))


TOLD = 10  # spans or columns that a remark names


def spans(numbers: list[int]) -> str:
    """Numbers as a reader lists them: 3、5—8."""
    runs = [list(run) for _, run in itertools.groupby(enumerate(numbers), lambda each: each[1] - each[0])]
    told = [str(run[0][1]) if len(run) == 1 else f"{run[0][1]}—{run[-1][1]}" for run in runs]
    return "、".join(told[:TOLD]) + (" 等" if told[TOLD:] else "")


def letters(index: int) -> str:
    """The letters that a spreadsheet shows over a column."""
    return (letters(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def name_of(row: int, column: int) -> str:
    """A cell's name as a spreadsheet shows it: C4."""
    return f"{letters(column)}{row + 1}"


def place_of(shown: str) -> int:
    """The place, from 0, of the column that a spreadsheet shows under these letters."""
    return functools.reduce(lambda number, letter: number * 26 + ord(letter) - 64, shown, 0) - 1
