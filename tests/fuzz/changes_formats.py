"""Changes that no cell's value shows: number formats, fonts, the epoch, what is hidden."""

import io
import zipfile
from collections.abc import Callable
from copy import copy
from decimal import Decimal
from random import Random

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.fuzz.books import Book, as_xlsx
from tests.fuzz.changes import Change, some

QUIET = (
    "#,##0.00", "0.00_ ", '"¥"#,##0.00', "#,##0;[Red]-#,##0", "General", "@", "0.00E+00",
    "_ * #,##0.00_ ;_ * -#,##0.00_ ",
)  # fmt: skip
LOUD = ('0.00"亿元"', '0.00"元"', '0.00"千元"', "0.00,", "0.0,,", "$#,##0.00", "[$€-407]#,##0", "0.00%", '0.00"万美元"')


def _quiet(rng: Random, book: Book) -> str:
    row, form = some(rng, book), rng.choice(QUIET)
    book.cell(row, "amount").number_format = form
    return f"第 {row} 行 {form}"


def _loud(rng: Random, book: Book) -> str:
    """The format shows another amount than the header lets one read: no one can tell which is meant."""
    known = "亿元" if "亿元" in book.base.name_of_amount else "万元"
    row, form = some(rng, book), rng.choice([form for form in LOUD if f'"{known}"' not in form])
    book.cell(row, "amount").number_format, book.truth[row] = form, None
    return f"第 {row} 行 {form}"


def _struck(rng: Random, book: Book) -> str:
    row = some(rng, book)
    cells = [book.cell(row, "amount")] if rng.random() < 0.5 else list(book.sheet[row])
    for cell in cells:
        font = copy(cell.font)
        font.strike = True
        cell.font = font
    book.truth[row] = None
    return f"第 {row} 行 {'金额' if len(cells) == 1 else '整行'}"


def _struck_run(rng: Random, book: Book) -> str:
    """An old amount struck through beside the new one."""
    row = some(rng, book)
    cell = book.cell(row, "amount")
    new = str(cell.value)
    cell.value = CellRichText(TextBlock(InlineFont(strike=True), "999"), TextBlock(InlineFont(), new))
    return f"第 {row} 行 ~999~{new}"


def _raised(rng: Random, book: Book) -> str:
    """A footnote's number above the amount."""
    row = some(rng, book)
    cell = book.cell(row, "amount")
    number = str(cell.value)
    cell.value = CellRichText(TextBlock(InlineFont(), number), TextBlock(InlineFont(vertAlign="superscript"), "2"))
    return f"第 {row} 行 {number}²"


def _epoch(rng: Random, book: Book) -> str:
    book.sheet.parent.epoch = CALENDAR_MAC_1904
    return "1904"


def _hidden(rng: Random, book: Book) -> str:
    row = some(rng, book)
    book.sheet.row_dimensions[row].hidden = True
    return f"第 {row} 行"


def _narrow(rng: Random, book: Book) -> str:
    book.sheet.column_dimensions["D"].hidden = True
    return "D 列"


def _commented(rng: Random, book: Book) -> str:
    """A colour and a fill say nothing."""
    row = some(rng, book)
    font = copy(book.cell(row, "amount").font)
    font.b, font.color = True, "FFFF0000"
    book.cell(row, "amount").font = font
    return f"第 {row} 行"


def _formula(rng: Random, book: Book) -> str:
    """A formula that no program has worked out yet."""
    row = some(rng, book)
    book.cell(row, "amount").value, book.truth[row] = f"={book.cell(row, 'amount').value}*1", None
    return f"第 {row} 行"


def _all_in(unit: str, factor: str) -> Callable[[Random, Book], str]:
    """Every amount of the column is shown in a unit that its header doesn't say."""

    def change(rng: Random, book: Book) -> str:
        head = book.sheet.cell(1, book.columns["amount"])
        head.value = str(head.value).replace("（万元）", "")
        for row in list(book.truth):
            book.cell(row, "amount").number_format = f'0.00"{unit}"'
            if isinstance(book.cell(row, "amount").value, int | float):
                book.scaled(row, Decimal(factor))
        return unit

    return change


def _damaged(rng: Random, book: Book) -> str:
    """A byte of the file is another."""

    def write(book: Book) -> tuple[str, bytes]:
        name, content = as_xlsx(book)
        return name, content[: len(content) * 2 // 3]

    book.write = write
    for row in book.truth:
        book.truth[row] = None
    return "截断"


def _without_styles(rng: Random, book: Book) -> str:
    """A file of a program that writes no styles at all."""

    def write(book: Book) -> tuple[str, bytes]:
        name, content = as_xlsx(book)
        file = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as was, zipfile.ZipFile(file, "w") as now:
            for part in was.namelist():
                if part != "docProps/core.xml":
                    now.writestr(part, was.read(part))
        return name, file.getvalue()

    book.write = write
    return "没有属性"


CHANGES = [
    Change("无关格式", _quiet), Change("格式另有单位", _loud), Change("删除线", _struck),
    Change("部分删除线", _struck_run), Change("上标", _raised),
    Change("1904 纪元", _epoch, only=("projects",)), Change("隐藏行", _hidden),
    Change("隐藏列", _narrow), Change("颜色", _commented), Change("未算的公式", _formula, is_kept=False),
    Change("全列格式为亿元", _all_in("亿元", "10000"), only=("funds",), is_flat=True),
    Change("全列格式为元", _all_in("元", "0.0001"), only=("funds",), is_flat=True),
    Change("全列格式为万元", _all_in("万元", "1"), only=("funds",), is_flat=True),
    Change("截断的文件", _damaged), Change("没有属性的文件", _without_styles),
]  # fmt: skip
