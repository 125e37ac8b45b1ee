"""Changes of what cells say: the ways in which people write amounts, months, ids and states."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from random import Random

from openpyxl.utils.datetime import to_excel

from tests.fuzz.books import Book
from tests.fuzz.changes import Change, some

UNSEEN = ("\u00a0", "\u200b", "\n", "\ufeff", "\u3000")
FULL = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
Written = Callable[[Decimal], str]


def _number(book: Book, row: int) -> Decimal:
    return Decimal(str(book.cell(row, "amount").value))


def _in_wan(book: Book, row: int) -> Decimal:
    return book.truth[row][-1]


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


SAME: dict[str, Written] = {  # the number as it stands in the column, written otherwise
    "文本": _plain, "千分号": lambda n: f"{n:,}", "全角": lambda n: _plain(n).translate(FULL),
    "全角千分号": lambda n: f"{n:,}".translate(FULL), "前后空格": lambda n: f"  {_plain(n)}\u00a0",
    "零宽字符": lambda n: f"{_plain(n)}\u200b", "换行": lambda n: f"{_plain(n)}\n", "科学计数": lambda n: f"{n:E}",
    "加号": lambda n: f"+{_plain(n)}" if n > 0 else _plain(n), "补零": lambda n: f"{n:.4f}",
}  # fmt: skip
IN_WAN: dict[str, Written] = {  # the amount of 万元 with its unit beside it
    "万元": lambda n: f"{_plain(n)}万元", "万": lambda n: f"{_plain(n)} 万",
    "亿元": lambda n: f"{_plain(n / 10000)}亿元", "元": lambda n: f"{n * 10000:,.2f}元",
    "人民币": lambda n: f"人民币{_plain(n)}万元", "千元": lambda n: f"{_plain(n * 10)}千元",
}  # fmt: skip
WAITING: dict[str, Written] = {  # what nobody can enter as it stands
    "区间": lambda n: f"{_plain(n)}-{_plain(n + 100)}", "美元": lambda n: f"{_plain(n)}万美元",
    "问号": lambda n: f"{_plain(n)}?", "错误值": lambda n: "#REF!", "待定": lambda n: "待核实",
    "百分数": lambda n: f"{_plain(n)}%", "两数": lambda n: f"{_plain(n)}/5",
    "两个小数点": lambda n: f"{n:.2f}.5", "字母": lambda n: f"{_plain(n)}O", "日期": lambda n: "2026-03-05",
}  # fmt: skip
UNSET = {"projects": Decimal(-1), "progress": None}  # what a row may be entered without, as books.FACTS say it


def _same(rng: Random, book: Book) -> str:
    row, (name, write) = some(rng, book), rng.choice(list(SAME.items()))
    book.cell(row, "amount").value = text = write(_number(book, row))
    return f"{name} 第 {row} 行 {text!r}"


def _with_unit(rng: Random, book: Book) -> str:
    row, (name, write) = some(rng, book), rng.choice(list(IN_WAN.items()))
    book.cell(row, "amount").value = text = write(_in_wan(book, row))
    return f"{name} 第 {row} 行 {text!r}"


def _doubtful(rng: Random, book: Book) -> str:
    row, (name, write) = some(rng, book), rng.choice(list(WAITING.items()))
    book.cell(row, "amount").value = text = write(_number(book, row))
    is_unset = name == "待定" and book.base.ledger in UNSET
    book.truth[row] = (*book.truth[row][:-1], UNSET[book.base.ledger]) if is_unset else None
    return f"{name} 第 {row} 行 {text!r}"


def _hedged(rng: Random, book: Book) -> str:
    """The reading is clear enough, and may be entered or wait."""
    row = some(rng, book)
    number = _number(book, row)
    around = rng.choice(["约{}", "{}左右", "{}（含设备）", "{}；"])
    book.cell(row, "amount").value = text = around.format(_plain(number))
    return f"第 {row} 行 {text!r}"


def _bracketed(rng: Random, book: Book) -> str:
    row = some(rng, book)
    book.cell(row, "amount").value = f"({_plain(abs(_number(book, row)))})"
    book.truth[row] = None if _number_is_zero(book, row) else (*book.truth[row][:-1], -abs(book.truth[row][-1]))
    return f"第 {row} 行 会计括号"


def _number_is_zero(book: Book, row: int) -> bool:
    return not book.truth[row][-1]


MONTHS = (
    "{y}-{m:02d}", "{y}.{m}", "{y}/{m}", "{y}{m:02d}", "{y}年{m:02d}月", "{y} 年 {m} 月", "{y}年{m}月份",
    "{y}-{m:02d}-01", "'{y}年{m}月", "{y}年{m}月 ",
)  # fmt: skip


def _month(rng: Random, book: Book) -> str:
    row = some(rng, book)
    month = dt.date.fromisoformat(book.truth[row][1])
    text = rng.choice(MONTHS).format(y=month.year, m=month.month)
    text = rng.choice([text, text.translate(FULL)])
    book.cell(row, "month").value = text
    return f"第 {row} 行 {text!r}"


def _month_as_date(rng: Random, book: Book) -> str:
    """The first of the month, a hair before or after midnight, as programs in between make it."""
    row = some(rng, book)
    month = dt.datetime.fromisoformat(book.truth[row][1])
    moved = month + dt.timedelta(seconds=rng.choice((0, 0, -1, 1, -0.5, 30, -300)))
    cell = book.cell(row, "month")
    cell.value = to_excel(moved) if rng.random() < 0.5 else moved
    cell.number_format = rng.choice(("yyyy-mm-dd", 'yyyy"年"m"月"', "mmm-yy", "yyyy-mm-dd hh:mm:ss"))
    return f"第 {row} 行 {moved}"


BAD_MONTHS = ("2062年3月", "2026年13月", "2027年5月", "3月31", "上半年", "20226年3月", "", "2026年3月15日", "一季度")


def _bad_month(rng: Random, book: Book) -> str:
    row, text = some(rng, book), rng.choice(BAD_MONTHS)
    book.cell(row, "month").value, book.truth[row] = text or None, None
    return f"第 {row} 行 {text!r}"


def _id(rng: Random, book: Book) -> str:
    """Spelled so that it is the same for anybody."""
    row = some(rng, book)
    text = str(book.cell(row, "id").value)
    text = rng.choice([f" {text}", *(f"{text}{unseen}" for unseen in UNSEEN), text.translate(FULL)])
    book.cell(row, "id").value = text
    return f"第 {row} 行 {text!r}"


def _other_id(rng: Random, book: Book) -> str:
    """An id that nobody knows, beside a name that everybody does: the name may tell, or a person must."""
    row = some(rng, book)
    text = str(book.cell(row, "id").value)
    book.cell(row, "id").value = rng.choice([text.lower(), f"{text}9", text[:-1] + "X"])
    return f"第 {row} 行 {book.cell(row, 'id').value!r}"


def _unknown(rng: Random, book: Book) -> str:
    row = some(rng, book)
    book.cell(row, "id").value, book.cell(row, "name").value = "没有的编号", "没有的项目"
    book.truth[row] = None
    return f"第 {row} 行"


def _audit(rng: Random, book: Book) -> str:
    row = some(rng, book)
    text = str(book.cell(row, "audit").value)
    book.cell(row, "audit").value = rng.choice([f" {text} ", f"{text}\n", f"{text[:2]} {text[2:]}", f"{text}\u3000"])
    return f"第 {row} 行 {book.cell(row, 'audit').value!r}"


def _bad_audit(rng: Random, book: Book) -> str:
    row = some(rng, book)
    book.cell(row, "audit").value, book.truth[row] = rng.choice(["√", "同意", "通过？", "1"]), book.truth[row]
    return f"第 {row} 行 {book.cell(row, 'audit').value!r}"


def _repeated(rng: Random, book: Book) -> str:
    """Several cells at once, each in a way of its own."""
    return "；".join(_same(rng, book) for _ in range(rng.randint(3, 8)) if len(book.rows()) > 5)


CHANGES = [
    Change("金额写法", _same), Change("多处金额写法", _repeated), Change("金额带单位", _with_unit),
    Change("金额不明", _doubtful), Change("金额含糊", _hedged), Change("会计负数", _bracketed, only=("funds",)),
    Change("月份写法", _month, only=("funds",), is_flat=True),
    Change("月份为日期", _month_as_date, only=("funds",), is_flat=True),
    Change("月份写错", _bad_month, only=("funds",), is_flat=True),
    Change("编号写法", _id), Change("编号不同", _other_id, only=("funds", "progress")),
    Change("项目不存在", _unknown, only=("funds", "progress")),
    Change("审核写法", _audit, needs=("audit",)), Change("审核不明", _bad_audit, needs=("audit",)),
]  # fmt: skip
