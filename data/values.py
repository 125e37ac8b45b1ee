"""Cells into values: pure functions, exact for money, that would rather refuse than guess.

A cell is what the workbook readers give: str, int, float, bool, datetime, date, None. Every function returns None for
an empty cell or a placeholder ("-", "无", ...) and raises BadValue, in Chinese, for what it can't read.
"""

import datetime as dt
import functools
import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeVar

PLACEHOLDERS = {"", "-", "--", "---", "/", "\\", "无", "暂无", "未填", "nah", "n/a", "#n/a", "nan", "null", "none", "*"}
DASHES = str.maketrans("—–−‐―─﹣", "-------")
MICRO = Decimal("0.000001")  # the store keeps six decimals: of 万元 that is 分

MONEY = {  # 万元
    "元": Decimal("0.0001"), "千元": Decimal("0.1"), "万元": Decimal(1), "万": Decimal(1), "百万元": Decimal(100),
    "千万元": Decimal(1000), "亿元": Decimal(10000), "亿": Decimal(10000),
}  # fmt: skip
M2_PER_MU = Decimal("666.6667")
AREA = {  # 亩
    "亩": Decimal(1), "公顷": Decimal(15), "平方公里": Decimal(1500), "平方米": 1 / M2_PER_MU, "m2": 1 / M2_PER_MU,
    "平米": 1 / M2_PER_MU,
}  # fmt: skip
COUNTED = {"", "个", "家", "项", "件", "位", "名", "年"}
LARGEST = Decimal(10) ** 12
T = TypeVar("T")

NUMBER = re.compile(r"第?[¥]?([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+)(m2|\D*)")
FLAGS = {
    **dict.fromkeys(["是", "√", "✓", "✔", "y", "yes", "true", "1", "有", "对"], True),
    **dict.fromkeys(["否", "×", "x", "✗", "n", "no", "false", "0", "不是", "非"], False),
}
ORIGINS = {
    **dict.fromkeys(["省外", "省外内资", "国内省外", "省外资金", "境内省外", "省外国内"], "out_province"),
    **dict.fromkeys(["市外", "省内市外", "市外省内", "市外内资", "市外资金"], "out_city"),
    **dict.fromkeys(["县外", "市内县外", "县外市内", "县外内资", "市内县际", "县外资金", "区外"], "out_county"),
    **dict.fromkeys(["外资", "境外", "国外", "外商", "外商投资", "港澳台", "港澳台资", "境外资金"], "overseas"),
}
DOMESTIC = "domestic"  # 内资: which of the three is decided from the investor's province
AUDITS = {
    **dict.fromkeys(["已保存", "保存", "草稿", "未提交"], "已保存"),
    **dict.fromkeys(["审核中", "待审核", "已提交", "未审核", "在审"], "审核中"),
    **dict.fromkeys(["审核通过", "通过", "已审核", "已通过", "审核已通过"], "审核通过"),
    **dict.fromkeys(["未通过", "不通过", "审核不通过", "审核未通过", "退回", "驳回", "已退回"], "未通过"),
}


class BadValue(Exception):
    """A cell that can't be read: `reason` says what is wrong, `remedy` what the sender should write."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


def as_written(cell: Any) -> str | None:
    """A cell as its reader sees it, for receipts; None when it is empty."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell)


@functools.lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Text with full-width forms, odd dashes and all white space evened out."""
    return "".join(unicodedata.normalize("NFKC", text).translate(DASHES).split())


def is_empty(cell: Any) -> bool:
    """Whether a cell says nothing: blank, or one of the marks that people put for "none"."""
    return cell is None or (isinstance(cell, str) and plain(cell).lower() in PLACEHOLDERS)


def text(cell: Any) -> str | None:
    """Text, with line breaks that only served the cell's width taken out."""
    if is_empty(cell):
        return None
    written = (as_written(cell) or "").replace("\xa0", " ").strip()
    written = re.sub(r"(?<=[\u4e00-\u9fff，、；。])\s*\n\s*(?=[\u4e00-\u9fff])", "", written)
    return re.sub(r"\s*\n\s*", " ", written)


def identifier(cell: Any) -> str | None:
    """A code or number that names something: no white space, half-width, never in exponent notation."""
    if is_empty(cell):
        return None
    if isinstance(cell, float) and abs(cell) >= 1e15:
        raise BadValue("编号被表格软件存成了数值，末尾几位已经丢失", "请把该列设为“文本”格式后重新填写完整编号")
    return plain(as_written(cell) or "").upper()


def items(cell: Any) -> list[str]:
    """Several names in one cell, parted by 、，；| or line breaks."""
    if is_empty(cell):
        return []
    parts = re.split(r"[、,，;；|/\n]", str(cell))
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def measured(cell: Any) -> tuple[Decimal, str] | None:
    """The exact number in a cell and the unit written behind it ('' for none)."""
    if isinstance(cell, (bool, dt.date, dt.time, dt.timedelta)):
        raise BadValue("这里应当是数字", "请填写数字；若显示为日期，请把单元格格式改为“数值”")
    if isinstance(cell, int):
        return Decimal(cell), ""
    if isinstance(cell, float):
        return Decimal(format(cell, ".15g")), ""  # 15 digits are what a spreadsheet shows; the rest is binary noise
    if is_empty(cell):
        return None
    match = NUMBER.fullmatch(plain(cell))
    if not match:
        raise BadValue("这里应当是一个确定的数字", "请只填写一个数字，如 1200.5；“约、以上、3-5”等说明请写到备注栏")
    return Decimal(match[1].replace(",", "")), match[2]


def money(cell: Any, unit: str = "万元") -> Decimal | None:
    """Money in 万元, six decimals. `unit` is the column's; one written in the cell wins."""
    return _scaled(cell, unit, MONEY, "金额", "亿元、万元、元")


def area(cell: Any, unit: str = "亩") -> Decimal | None:
    """Land in 亩, six decimals: 1 公顷 = 15 亩, 1 亩 = 666.6667 ㎡."""
    return _scaled(cell, unit, AREA, "面积", "亩、公顷、平方米")


def figure(cell: Any, unit: str = "") -> Decimal | None:
    """A number in its own unit, but money in 万元 when the column or the cell names a unit of money."""
    found = measured(cell)
    if found is None:
        return None
    if found[1] in MONEY or (not found[1] and unit in MONEY):
        return money(cell, unit if unit in MONEY else "万元")
    if found[1] not in COUNTED:
        raise BadValue(f"不认识的计量单位“{found[1]}”", "请只填写数字，计量单位写在表头")
    return _kept(found[0])


def count(cell: Any) -> int | None:
    """A whole number, with or without its measure word: 12, "12个", "第3位"."""
    found = measured(cell)
    if found is None:
        return None
    if found[0] != found[0].to_integral_value() or found[1] not in COUNTED or abs(found[0]) >= 2**31:
        raise BadValue("这里应当是整数", "请填写整数，如 12")
    return int(found[0])


def rate(cell: Any, unit: str = "") -> float | None:
    """A rate as a fraction: "9.08%", "同比增长-8.92%", "下降3%"; a plain number is a fraction unless `unit` is %."""
    if is_empty(cell):
        return None
    sign = 1
    if isinstance(cell, str):
        cell = plain(cell).removeprefix("同比")
        sign = -1 if cell.startswith(("下降", "减少", "↓")) else 1
        cell = re.sub(r"^(增长|上升|提高|下降|减少|↑|↓)", "", cell)
        if cell == "持平":
            return 0.0
    number, own = measured(cell) or (Decimal(0), "")
    if own == "%" or (not own and unit == "%"):
        return float(sign * number / 100)
    if own or abs(number) > 3:
        raise BadValue("看不出是倍数还是百分数", "请带上百分号填写，如 9.08%")
    return float(sign * number)


def flag(cell: Any) -> bool | None:
    """是/否, √/×."""
    if isinstance(cell, bool):
        return cell
    return _word(cell, FLAGS, "这里应当填“是”或“否”", "请填写 是 或 否")


def origin(cell: Any) -> str | None:
    """Where capital came from: a value of projects.capital_origin, or DOMESTIC for a bare 内资."""
    words = ORIGINS | dict.fromkeys(["内资", "国内", "境内", "内资企业"], DOMESTIC)
    return _word(cell, words, "不认识的资金来源", "请填写 省外、市外、县外 或 外资")


def audit(cell: Any) -> str | None:
    """A value of audit_status."""
    return _word(cell, AUDITS, "不认识的审核状态", "请填写 已保存、审核中、审核通过 或 未通过")


def _word(cell: Any, words: dict[str, T], reason: str, remedy: str) -> T | None:
    if is_empty(cell):
        return None
    word = plain(as_written(cell) or "").lower()
    if word not in words:
        raise BadValue(reason, remedy)
    return words[word]


def _scaled(cell: Any, unit: str, factors: dict[str, Decimal], what: str, units: str) -> Decimal | None:
    found = measured(cell)
    if found is None:
        return None
    number, own = found
    factor = factors.get(own or unit)
    if factor is None:
        raise BadValue(f"不认识的{what}单位“{own or unit}”", f"请用 {units} 填写，说明文字请写到备注栏")
    return _kept(number * factor)


def _kept(number: Decimal) -> Decimal:
    if abs(number) >= LARGEST:
        raise BadValue("数字大得不合常理", "请检查是否多填了几位，或计量单位是否写错")
    return number.quantize(MICRO, ROUND_HALF_UP)
