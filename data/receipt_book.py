"""A receipt as a workbook to send back: the sender's own sheets with the cells in question coloured and explained."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.files.workbook import Sheet
from data.receipt import OUTCOMES, Outcome, Receipt, ReceiptLine

# Light enough to read on, and apart from each other for those who don't tell red from green.
COLOURS: dict[Outcome, str] = {"rejected": "#F4B6A6", "held": "#FFD98A", "warning": "#FFF4C2", "duplicate": "#DDE3EA"}
SUMMARY = "回执"
LARGEST_COPY = 200_000  # rows; a sheet beyond it isn't copied, its remarks stand in the summary
HEADINGS = ["结果", "工作表", "行号", "栏目", "填写内容", "原因", "请这样处理", "拟入库的值"]
WIDTHS = [8, 16, 8, 20, 24, 52, 52, 16]


def receipt_book(receipt: Receipt, sheets: Iterable[Sheet], last: tuple[int, str] | None = None) -> bytes:
    """The receipt of a file beside the file's own `sheets`: a first sheet with every remark, then the sender's sheets.

    Row and column numbers are the sender's. A cell in question is coloured and carries its reason and remedy as a
    comment; a remark on a whole row colours the row. Texts stay texts, whatever character they begin with. `last` is
    number and hash of the audit record's last entry: who has the receipt can show later that nothing before it changed.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        _summary(book, receipt, last)
        taken = {SUMMARY}
        for sheet in sheets:
            if 0 < len(sheet.rows) <= LARGEST_COPY:
                lines = [line for line in receipt.lines if line.sheet == sheet.name]
                _copy(book, book.add_worksheet(_free_name(sheet.name, taken)), sheet, lines)
    return content.getvalue()


def _summary(book: xlsxwriter.Workbook, receipt: Receipt, last: tuple[int, str] | None) -> None:
    page = book.add_worksheet(SUMMARY)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    page.write_string(0, 0, f"《{receipt.file_name}》接收回执", book.add_format({"bold": True, "font_size": 14}))
    row = 1
    proof = [f"开具时操作记录第 {last[0]:,} 条，校验值 {last[1]}"] if last else []
    for text in (*_told(receipt), *proof):
        page.write_string(row, 0, text)
        row += 1
    for place, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        page.write_string(row + 1, place, heading, bold)
        page.set_column(place, place, width)
    for number, line in enumerate(_gravest_first(receipt.lines), start=row + 2):
        for place, cell in enumerate(_cells(line)):
            _write(page, number, place, cell, wrapped)
    page.freeze_panes(row + 2, 0)
    page.fit_to_pages(1, 0)
    page.set_landscape()


def _told(receipt: Receipt) -> Iterator[str]:
    """The balance of rows and of money, sheet by sheet."""
    for sheet in receipt.sheets_in_short:
        if sheet.ledger is None:
            yield f"{sheet.sheet}：{sheet.note}"
            continue
        yield (
            f"{sheet.sheet}：{sheet.in_words}；"
            f"另有合计 {sheet.rows_subtotal:,} 行、标题 {sheet.rows_title:,} 行、备注 {sheet.rows_note:,} 行"
        )
        yield from (f"　{balance.column_name}：{balance.in_words}" for balance in sheet.balances)


def _gravest_first(lines: Iterable[ReceiptLine]) -> list[ReceiptLine]:
    order = list(OUTCOMES)
    return sorted(lines, key=lambda line: order.index(line.outcome))


def _cells(line: ReceiptLine) -> list[Any]:
    return [
        OUTCOMES[line.outcome], line.sheet, line.row_no, line.column_name or "整行", line.value or "", line.reason,
        line.remedy, line.proposed or "",
    ]  # fmt: skip


def _copy(book: xlsxwriter.Workbook, page: Worksheet, sheet: Sheet, lines: list[ReceiptLine]) -> None:
    marks = {line.row_no: line.outcome for line in reversed(_gravest_first(lines)) if line.column_no is None}
    spots = {(line.row_no, line.column_no): line.outcome for line in reversed(_gravest_first(lines))}
    formats = {
        (outcome, is_date): book.add_format(
            ({"bg_color": COLOURS[outcome]} if outcome else {}) | ({"num_format": "yyyy-mm-dd"} if is_date else {})
        )
        for outcome in (None, *OUTCOMES)
        for is_date in (False, True)
    }
    for number, cells in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(cells, start=1):
            outcome = spots.get((number, place)) or marks.get(number)
            if cell != "" or outcome:
                _write(page, number - 1, place - 1, cell, formats[outcome, isinstance(cell, dt.date)])
    for (number, place), said in groupby(sorted(lines, key=_spot), key=_spot):
        page.write_comment(number - 1, place - 1, _comment(list(said)), {"x_scale": 2.5, "y_scale": 1.5})
    _merge(page, sheet)


def _spot(line: ReceiptLine) -> tuple[int, int]:
    return line.row_no, line.column_no or 1


def _comment(lines: list[ReceiptLine]) -> str:
    return "\n".join(f"【{OUTCOMES[line.outcome]}】{line.reason}。{line.remedy}" for line in _gravest_first(lines))


def _merge(page: Worksheet, sheet: Sheet) -> None:
    """Merged ranges as the sender had them; the text is written already."""
    for merged in sheet.merged:
        if (merged.top, merged.left) != (merged.bottom, merged.right) and merged.top < len(sheet.rows):
            cells = sheet.rows[merged.top]
            page.merge_range(merged.top, merged.left, merged.bottom, merged.right, "")
            _write(page, merged.top, merged.left, cells[merged.left] if merged.left < len(cells) else "", None)


def _write(page: Worksheet, row: int, place: int, cell: Any, style: Format | None) -> None:
    """One cell as its kind; a text is never taken for a formula or a link."""
    if isinstance(cell, bool):
        page.write_boolean(row, place, cell, style)
    elif isinstance(cell, (int, float)):
        page.write_number(row, place, cell, style)
    elif isinstance(cell, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        page.write_datetime(row, place, cell, style)
    elif cell in ("", None):
        page.write_blank(row, place, None, style)
    else:
        page.write_string(row, place, str(cell), style)


def _free_name(name: str, taken: set[str]) -> str:
    """A name that a spreadsheet takes and no sheet before has."""
    plain = re.sub(r"[\[\]:*?/\\]", "_", name).strip("'")[:28] or "表"
    free = next(each for each in (plain, *(f"{plain}_{count}" for count in range(2, 1000))) if each not in taken)
    taken.add(free)
    return free
