"""Changes of where things stand: rows, columns, merges, sheets, the kind of the file."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from decimal import Decimal
from random import Random

from openpyxl.utils import get_column_letter

from tests.fuzz.books import Book
from tests.fuzz.changes import Change, some


def _body(book: Book) -> list[int]:
    return sorted(book.truth)


def _values(book: Book, row: int) -> list:
    return [cell.value for cell in book.sheet[row]]


def _put(book: Book, row: int, values: list) -> None:
    for column, value in enumerate(values, start=1):
        book.sheet.cell(row, column).value = value


def _shuffled(rng: Random, book: Book) -> str:
    rows = _body(book)
    order = rng.sample(rows, len(rows))
    values, truth = {row: _values(book, row) for row in rows}, dict(book.truth)
    for row, other in zip(rows, order, strict=True):
        _put(book, row, values[other])
        book.truth[row] = truth[other]
    return "各行换序"


def _columns_swapped(rng: Random, book: Book) -> str:
    """Whole columns in another order: each under its own header."""
    width = book.sheet.max_column
    order = rng.sample(range(1, width + 1), width)
    rows = [_values(book, row) for row in range(1, book.sheet.max_row + 1)]
    for number, row in enumerate(rows, start=1):
        _put(book, number, [row[column - 1] for column in order])
    return "各列换序"


def _moved(book: Book, at: int, by: int = 1) -> None:
    book.truth = {row + by if row >= at else row: fact for row, fact in book.truth.items()}


def _blank_row(rng: Random, book: Book) -> str:
    at = rng.choice(_body(book))
    book.sheet.insert_rows(at)
    _moved(book, at)
    return f"第 {at} 行空"


def _section(rng: Random, book: Book) -> str:
    at, text = rng.choice(_body(book)), rng.choice(["一、工业类", "（二）服务业", "园区", "—"])
    book.sheet.insert_rows(at)
    book.sheet.cell(at, 1).value = text
    _moved(book, at)
    return f"第 {at} 行 {text}"


def _header_again(rng: Random, book: Book) -> str:
    at, head = rng.choice(_body(book)[1:]), _values(book, 1)
    book.sheet.insert_rows(at)
    _put(book, at, head)
    _moved(book, at)
    return f"第 {at} 行重复表头"


def _title(rng: Random, book: Book) -> str:
    book.sheet.insert_rows(1, 2)
    book.sheet.cell(1, 1).value = "石梁区招商引资台账"
    book.sheet.cell(2, 1).value = rng.choice(["填报单位：区商务局    填报人：统计股", "单位：万元", "（演示）"])
    _moved(book, 1, 2)
    book.base = replace(book.base, top=book.base.top + 2)
    return str(book.sheet.cell(2, 1).value)


def _total(rng: Random, book: Book) -> str:
    """A total under the last row, over the last blank column of text."""
    words = rng.choice(["合计", "总计", "合  计", "小计", "全区合计", "共计"])
    row, amount = book.sheet.max_row + 1, sum(Decimal(str(book.cell(r, "amount").value or 0)) for r in book.rows())
    book.sheet.cell(row, rng.choice((1, book.columns["name"]))).value = words
    book.cell(row, "amount").value = float(amount)
    return f"{words} {amount}"


def _note(rng: Random, book: Book) -> str:
    row = book.sheet.max_row + rng.choice((1, 2))
    book.sheet.cell(row, 1).value = text = rng.choice(["备注：以上为本月底数。", "注：一式两份", "填表人：某某"])
    return text


def _equal_row(rng: Random, book: Book) -> str:
    """A row that stands there twice, cell by cell: one, or two payments; a person must say."""
    row, at = some(rng, book), book.sheet.max_row + 1
    _put(book, at, _values(book, row))
    book.truth[at] = book.truth[row]
    return f"第 {row} 行 = 第 {at} 行"


def _second_payment(rng: Random, book: Book) -> str:
    """A second payment of one project in a month, of another amount."""
    row, at = some(rng, book), book.sheet.max_row + 1
    _put(book, at, _values(book, row))
    number = book.cell(row, "amount").value + 1
    book.cell(at, "amount").value = number
    *of, _ = book.truth[row]
    book.truth[at] = (*of, Decimal(str(number)))
    return f"第 {at} 行 {number}"


def _shifted(rng: Random, book: Book) -> str:
    """A row from its amount on one cell to the right: no money of it may count; a project has no agreed sum then."""
    row, column = some(rng, book), book.columns["amount"]
    values = _values(book, row)
    _put(book, row, [*values[: column - 1], None, *values[column - 1 :]])
    book.truth[row] = None if book.base.ledger == "funds" else (*book.truth[row][:-1], Decimal(-1))
    return f"第 {row} 行"


def _amounts_merged(rng: Random, book: Book) -> str:
    """One amount over two rows of two projects."""
    lone = set(book.lone_rows())
    rows = [row for row in sorted(lone) if row + 1 in lone and _other(book, row)]
    row = rng.choice(rows)
    letter = get_column_letter(book.columns["amount"])
    book.cell(row + 1, "amount").value = None
    book.sheet.merge_cells(f"{letter}{row}:{letter}{row + 1}")
    book.truth[row] = book.truth[row + 1] = None
    return f"{letter}{row}:{letter}{row + 1}"


def _other(book: Book, row: int) -> bool:
    return book.cell(row, "id").value != book.cell(row + 1, "id").value


def _words_merged(rng: Random, book: Book) -> str:
    """A word that two rows have in common, written once over both."""
    what = rng.choice([name for name in ("audit", "month") if name in book.columns])
    rows = [r for r in _body(book) if r + 1 in book.truth and book.cell(r, what).value == book.cell(r + 1, what).value]
    if not rows:
        return "没有可合并的"
    row, letter = rng.choice(rows), get_column_letter(book.columns[what])
    book.cell(row + 1, what).value = None
    book.sheet.merge_cells(f"{letter}{row}:{letter}{row + 1}")
    return f"{what} {letter}{row}:{letter}{row + 1}"


def _header_unit(unit: str, factor: str, *, is_converted: bool) -> Callable[[Random, Book], str]:
    """The header says another unit; the numbers are converted, or stay as they were."""

    def change(rng: Random, book: Book) -> str:
        head = book.sheet.cell(1, book.columns["amount"])
        left, right = rng.choice(["（）", "()", "[]", "【】"])
        head.value = str(head.value).replace("（万元）", f"{left}{unit}{right}")
        for row in book.rows():
            if is_converted:
                number = Decimal(str(book.cell(row, "amount").value)) / Decimal(factor)
                book.cell(row, "amount").value = float(number)
            elif book.base.facts[row][-1] >= 0 or book.base.ledger == "funds":
                book.scaled(row, Decimal(factor))
        return str(head.value)

    return change


def _header_spelling(rng: Random, book: Book) -> str:
    head = rng.choice([cell for cell in book.sheet[1] if cell.value])
    text = str(head.value)
    head.value = rng.choice([f" {text} ", f"{text[:2]}\n{text[2:]}", f"{text[:2]} {text[2:]}", f"*{text}", f"{text}："])
    return repr(head.value)


def _more_columns(rng: Random, book: Book) -> str:
    column = book.sheet.max_column + 1
    book.sheet.cell(1, column).value = head = rng.choice(["序号", "联系人", "完成比例（%）", "填报时间"])
    for number, row in enumerate(_body(book), start=1):
        book.sheet.cell(row, column).value = number if head != "填报时间" else dt.datetime(2026, 12, 1)
    return head


def _as_text(rng: Random, book: Book) -> str:
    """The sheet as a text file in one of the encodings in use."""
    encoding, comma = rng.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16")), rng.choice(",\t;")

    def write(book: Book) -> tuple[str, bytes]:
        text = io.StringIO(newline="")
        rows = ([_text(cell.value) for cell in row] for row in book.sheet.iter_rows())
        csv.writer(text, delimiter=comma).writerows(rows)
        return f"{book.base.name}.csv", text.getvalue().encode(encoding)

    book.write = write
    return f"{encoding} {comma!r}"


def _text(value: object) -> str:
    return "" if value is None else f"{value:%Y-%m-%d}" if isinstance(value, dt.datetime) else str(value)


def _two_sheets(rng: Random, book: Book) -> str:
    """The sheet twice in one workbook, as Excel copies one."""
    wb = book.sheet.parent
    wb.copy_worksheet(book.sheet).title = f"{book.sheet.title} (2)"
    return "工作表复制"


def _styled(rng: Random, book: Book) -> str:
    """All cells of a row take the style of the header."""
    row = some(rng, book)
    for cell in book.sheet[row]:
        cell.font, cell.fill = copy(book.sheet.cell(1, 1).font), copy(book.sheet.cell(1, 1).fill)
    return f"第 {row} 行"


FLAT = {"is_flat": True}
CHANGES = [
    Change("行换序", _shuffled, **FLAT), Change("列换序", _columns_swapped, **FLAT), Change("空行", _blank_row, **FLAT),
    Change("分节", _section, **FLAT), Change("重复表头", _header_again, **FLAT), Change("标题", _title, **FLAT),
    Change("合计行", _total), Change("表尾备注", _note), Change("相同的行", _equal_row, only=("funds",)),
    Change("又一笔", _second_payment, only=("funds",)), Change("错位", _shifted, only=("funds", "projects"), **FLAT),
    Change("合并金额", _amounts_merged, only=("funds",)), Change("合并文字", _words_merged, needs=("audit",)),
    Change("表头为元", _header_unit("元", "0.0001", is_converted=True), **FLAT),
    Change("表头为亿元", _header_unit("亿元", "10000", is_converted=True), **FLAT),
    Change("表头为元而数未换", _header_unit("元", "0.0001", is_converted=False), **FLAT),
    Change("表头写法", _header_spelling, **FLAT), Change("多一列", _more_columns, **FLAT),
    Change("文本文件", _as_text), Change("两张相同的表", _two_sheets), Change("样式", _styled),
]  # fmt: skip
