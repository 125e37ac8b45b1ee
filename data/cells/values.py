"""Cells into words: texts, codes, lists, flags; and what every reader of cells has in common.

A cell is what the workbook readers give: str, int, float, bool, datetime, date, None. Every reader, here and in
amounts.py and dates.py, is pure: it returns None for an empty cell or a placeholder ("-", "无", ...), raises BadValue,
in Chinese, for what it can't read, and Doubtful for what it can read but not for certain. Nothing is guessed silently.
docs/readings.zh.md shows by example how each way of writing is read.
"""

import datetime as dt
import functools
import re
import unicodedata
from decimal import Decimal
from typing import Any, TypeVar

from data.files.sheet import UNCALCULATED

PLACEHOLDERS = {"", "-", "--", "---", "/", "\\", "无", "暂无", "未填", "nah", "n/a", "nan", "null", "none", "*"}
DASHES = str.maketrans("—–−‐―─﹣", "-------")
# What a spreadsheet shows where a formula failed, or where the column was too narrow when it was saved as text.
ERROR = re.compile(r"#(REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!|GETTING_DATA)|Err:\d{3}", re.I)
NARROW = re.compile("#{3,}")
EXPONENT = re.compile(r"\d(\.\d+)?E\+\d+", re.I)
FULL_COMMA = re.compile("(?<=[0-9])，(?=[0-9])")
DIGIT_GAP = re.compile(r"(?<=[\d.])[^\S\r\n]+(?=[\d.])")
NEXT_LINE = re.compile(r"(?<=\S)[^\S\r\n]*[\r\n]\s*(?=[^\r\n]*\d)")
HALF_WIDTH: dict[int, int | str | None] = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: " "}
HALF_WIDTH |= dict.fromkeys((0x200B, 0x2060, 0xFEFF))  # no width at all
LINE_BREAK = re.compile(r"\s*[\r\n]\s*")
TEXT_FORMULA = re.compile(r"=\"(.*)\"|'(.*)")  # ="001" and '001 keep a code's zeros

MONEY = {  # 万元
    "元": Decimal("0.0001"), "千元": Decimal("0.1"), "万元": Decimal(1), "万": Decimal(1), "十万元": Decimal(10),
    "百万元": Decimal(100),
    "千万元": Decimal(1000), "亿元": Decimal(10000), "亿": Decimal(10000), "百万": Decimal(100),
}  # fmt: skip
SQUARE_METRE = Decimal("0.0015")  # 亩: 1 公顷 = 10,000 ㎡ = 15 亩
AREA = {  # 亩
    "亩": Decimal(1), "公顷": Decimal(15), "平方公里": Decimal(1500), "平方米": SQUARE_METRE, "m2": SQUARE_METRE,
    "平米": SQUARE_METRE, "平方千米": Decimal(1500), "千亩": Decimal(1000), "万亩": Decimal(10000),
    **dict.fromkeys(["万平方米", "万平米", "万m2"], Decimal(15)),
}  # fmt: skip
T = TypeVar("T")

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
ORIGIN_NAMES = {"out_province": "省外", "out_city": "市外", "out_county": "县外", "overseas": "外资"}
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


class Doubtful(BadValue):
    """A cell that can be read, though not for certain.

    `value` is what it most likely says, None when it says no value that could be kept (数千万); `confidence` is how
    sure that is, from 0 to 1. Whoever doesn't ask for doubts is refused the cell.
    """

    def __init__(self, value: Any, confidence: float, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)
        self.value, self.confidence = value, confidence

    def about(self, value: Any) -> "Doubtful":
        """The same doubt about a value made of this one."""
        return Doubtful(value, self.confidence, self.reason, self.remedy)


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


@functools.lru_cache(maxsize=50_000)
def evened(cell: str) -> str:
    """Text evened out as `plain` does, with the marks kept that part two numbers: 35 and 200 are not 35200.

    White space between digits becomes "|", a full-width comma between half-width digits stays one, a line break before
    a line with digits becomes ";".
    """
    marked = FULL_COMMA.sub("\0", cell.strip())
    marked = NEXT_LINE.sub(";", DIGIT_GAP.sub("|", unicodedata.normalize("NFKC", marked)))
    return plain(marked).replace("\0", "，")


def is_empty(cell: Any) -> bool:
    """Whether a cell says nothing: blank, or one of the marks that people put for "none"."""
    return cell is None or (isinstance(cell, str) and plain(cell).lower() in PLACEHOLDERS)


def says_nothing(cell: Any) -> bool:
    """Whether a reader has nothing to read; raises BadValue when the spreadsheet itself had no value to give."""
    if isinstance(cell, str) and ("#" in cell or "rr:" in cell):
        if cell == UNCALCULATED:
            raise BadValue("公式没有计算结果", "请用 Excel 或 WPS 打开文件，保存后再上传")
        if ERROR.fullmatch(cell.strip()):
            raise BadValue(f"公式出错（{cell.strip()}），单元格里没有值", "请改正公式，或直接填写确定的值后重新上传")
        if NARROW.fullmatch(cell.strip()):
            raise BadValue("单元格里只有“###”，原来的值没有保存下来", "请把列拉宽后另存，再重新上传")
    return is_empty(cell)


def text(cell: Any) -> str | None:
    """Text, with line breaks that only served the cell's width taken out."""
    if says_nothing(cell):
        return None
    written = (as_written(cell) or "").replace("\xa0", " ").strip()
    written = re.sub(r"(?<=[\u4e00-\u9fff，、；。])\s*\n\s*(?=[\u4e00-\u9fff])", "", written)
    return re.sub(r"\s*\n\s*", " ", written)


def identifier(cell: Any) -> str | None:
    """A code or number that names something, as written: every digit, zero and letter, upper or lower case.

    Only white space around it, a line break within it and full-width forms are evened out. A code that the spreadsheet
    took for a number or a date and so changed is refused.
    """
    if says_nothing(cell):
        return None
    how = "请把该列设为“文本”格式后重新填写完整编号"
    if isinstance(cell, (dt.date, dt.time, dt.timedelta)):
        raise BadValue("编号被表格软件改成了日期", how)
    code = folded(as_written(cell) or "")
    if formula := TEXT_FORMULA.fullmatch(code):
        code = next(filter(None, formula.groups()), "")
    if (isinstance(cell, (int, float)) and abs(cell) >= 1e15) or EXPONENT.fullmatch(code):
        raise BadValue("编号被表格软件存成了数值，末尾几位已经丢失", how)
    return code or None


def folded(code: str) -> str:
    """A code in half-width forms without white space around it or what has no width within it: two writings of one may
    differ in nothing else.
    """
    return LINE_BREAK.sub("", code.translate(HALF_WIDTH).strip())


def items(cell: Any) -> list[str]:
    """Several names in one cell, parted by 、，；| or line breaks."""
    if says_nothing(cell):
        return []
    parts = re.split(r"[、,，;；|/\n]", str(cell))
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


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
    if says_nothing(cell):
        return None
    word = plain(as_written(cell) or "").lower()
    if word not in words:
        raise BadValue(reason, remedy)
    return words[word]
