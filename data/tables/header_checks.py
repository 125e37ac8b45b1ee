"""What a header leaves open: a sheet that can't be read for certain is refused, a likeness is remarked on."""

from collections.abc import Sequence

from data.files.sheet import letters
from data.files.workbook import Sheet
from data.ledgers import Field
from data.tables import shifts
from data.tables.headings import unknown_unit
from data.tables.layout import ONE, Column, Header
from data.tables.similarity import missing_alike, unused_alike, used_alike
from data.tables.table import Table, left_out
from data.tables.unit_lines import SheetUnits, unit_lines

POINT = "或在“数据”页的“对应关系”里指定是哪一列"
CHOOSE = "或在“数据”页的“对应关系”里选定这一列的单位"  # of a unit that is not known; of a currency that says nothing


def check(table: Table, sheet: Sheet, year: int | None) -> None:
    """Refuse the table, or remark on it, for what its header leaves open; `year` is the one that its titles name."""
    if table.header.strange:
        _refuse_strange(table)
        return
    _refuse_unclear(table)
    _refuse_unknown_units(table)
    _refuse_unit_lines(table, unit_lines(sheet.rows[table.header.top : table.header.first]))
    _refuse_shifted(table, sheet)
    remark(table)
    _remark_on_year(table, year)


def _refuse_strange(table: Table) -> None:
    row = table.header.last + 1
    reason = f"第 {row} 行像是另一张表的表头（{table.header.strange}），认不出各列，其下 {len(table.rows)} 行没有收"
    table.refuse(None, reason, f"请把这张表放到另一张工作表，或改成认识的列名后重新上传；{POINT}")
    table.followed = f"第 {row} 行起的另一张表没有收，请看表头的问题说明"


def _remark_on_year(table: Table, year: int | None) -> None:
    """A mapping may hold a year that only last year's sheet was of: its header names none, and the title another."""
    header = table.header
    if table.refused or not (header.source and header.month and header.month[0] and year):
        return
    for column in header.columns:
        if column.index in header.figures and year != header.month[0] and str(header.month[0]) not in column.written:
            reason = f"按对应关系记入{header.month[0]}年{header.month[1]}月，而标题写的是{year}年"
            remedy = f"请核对；如应是{year}年，请在对应关系里把月份只写成“{header.month[1]}月”，重新确认"
            table.point_out(column, reason, remedy)


def _refuse_unclear(table: Table) -> None:
    """A sheet whose header leaves open which column is meant, or lacks a needed column, is refused as a whole."""
    header = table.header
    if header.gap:
        table.refuse(header.gap[1], *_broken(*header.gap))
        return
    for one, other in header.clashes:
        table.refuse(other.written, *_clashing(one, other))
    for column in header.foreign:
        table.unmeasured.add(column.written)
        how = "请在对应关系里写明折算系数 factor（确是人民币的写 currency = “人民币”）" if header.source else ""
        table.refuse(column.written, f"“{column.written}”不是人民币", how or "请折算成人民币万元后重新上传")
    for field in header.form.fields:
        if field.required and not table.has(field.name) and not _is_told_otherwise(table, field.name):
            table.refuse(None, *_lacking(header, field))
    stating = header.form.stating
    if stating and not any(table.has(field.name) for field in stating):
        table.refuse(None, *_stating_nothing(header, stating))


def _broken(before: str, after: str) -> tuple[str, str]:
    """What is said of months across the columns that don't run on, and what to do."""
    reason = f"各月列不连续：“{before}”旁边是“{after}”，不能确定各是哪年哪月"
    how = "请补上缺的月份，跨年的在列名里写明年份（如 2026年1月）后重新上传"
    return reason, f"{how}；或在“数据”页的“对应关系”里逐列确认月份"


def _clashing(one: Column, other: Column) -> tuple[str, str]:
    """The same of two columns for one field; under one header cell they are parts, of which none is to be dropped."""
    if one.written != other.written or one.number is None or other.number is None:
        reason = f"“{one.written}”和“{other.written}”两列都像是“{one.field.label}”，无法判断用哪一列"
        return reason, "请删去或改名其中一列后重新上传"
    places = f"{letters(one.number - 1)} 列和 {letters(other.number - 1)} 列"
    return f"“{one.written}”下面分了几列（{places}），无法判断用哪一列", shifts.PARTED


def _lacking(header: Header, field: Field) -> tuple[str, str]:
    """What is said of a field that the form needs and the header hasn't, and what to do."""
    if header.month and field.name == "month":
        reason = f"“{header.month[1]}月”等各月列没有写明年份"
        return reason, "请在标题或列名里写明年份；或在“数据”页的“对应关系”里把月份写成 2026-10 这样"
    reason = f"缺少必填列“{field.label}”"
    if field.name == "month":
        reason += "，标题、工作表名和文件名里也没有写明年月"
    names = "、".join(field.variants[:4])
    if told := missing_alike(header, field):
        return f"{reason}；{told[0]}", f"{told[1]}，列名可写：{names}"
    return reason, f"请补上这一列，列名可写：{names}；{POINT}"


def _stating_nothing(header: Header, stating: Sequence[Field]) -> tuple[str, str]:
    """What is said of a table that only names what it is of, as its figures stand under headings nobody knows."""
    sheet, names = header.form.sheet, "、".join(field.label for field in stating[:4])
    unused = f"，{left_out(header.unused)}" if header.unused else ""
    how = f"请把列名改成认识的（{sheet}可写：{names} 等）后重新上传"
    if sheet == "重点项目进度表":
        how += "；如果是资金月报，金额的列名请写“本月到位资金”"
    return f"缺少写明内容的列（{sheet}要有 {names} 等之一）{unused}", f"{how}；{POINT}"


def _refuse_unknown_units(table: Table) -> None:
    """An amount in a unit that nobody here knows is never taken for one in the form's own unit."""
    for column in table.header.columns:
        if unit := _unknown_unit(table.header, column):
            reason = f"“{column.written}”的单位“{unit}”不认识，不能当作{column.field.unit}"
            _refuse_unmeasured(table, column, reason, f"{_convert(column)}并改正列名后重新上传；{CHOOSE}")


def _refuse_unit_lines(table: Table, units: SheetUnits) -> None:
    """Nor is one without a unit of its own under a line that names another currency, or a unit that nobody knows."""
    columns = [column for column in table.header.columns if column.index is not None and column.factor == ONE]
    for column in columns:
        kind, line = column.field.type, units.unclear.get(column.field.type)
        # a header's 万 says how many, and the line above of what; a mapping's unit is told by a person
        is_of_the_line = not column.unit or (not column.unit.endswith("元") and not table.header.source)
        if kind == "money" and units.foreign and is_of_the_line:
            reason = f"“{column.written}”按“{units.foreign}”填写，不是人民币"
            _refuse_unmeasured(table, column, reason, "请折算成人民币万元、改正单位后重新上传")
        elif line and not column.unit:
            reason = f"表头上方写着“{line}”，认不出“{column.written}”的单位，不能当作{column.field.unit}"
            _refuse_unmeasured(table, column, reason, f"{_convert(column)}、写明“单位：”后重新上传；{CHOOSE}")


def _refuse_unmeasured(table: Table, column: Column, reason: str, how: str) -> None:
    table.unmeasured.add(column.written)
    table.refuse(column.written, reason, how)


def _convert(column: Column) -> str:
    known = "元、千元、万元、亿元" if column.field.type == "money" else "亩、公顷、平方米"
    return f"请换算成认识的单位（如 {known}）"


def _unknown_unit(header: Header, column: Column) -> str:
    """The unit that an amount's header names and that is none here; '' where a mapping says which one is meant."""
    is_amount = column.field.type in ("money", "area") and column.index is not None
    is_told = header.source and column.unit
    return unknown_unit(column.written) if is_amount and not is_told else ""


def _refuse_shifted(table: Table, sheet: Sheet) -> None:
    """A sheet whose values seem to stand beside their header is refused, unless a mapping says where they stand."""
    found = None if table.header.source else shifts.shift(sheet, table.header, table.context)
    if found:
        table.refuse(found.column, found.reason, found.remedy)


def _is_told_otherwise(table: Table, name: str) -> bool:
    """A month may stand in a title, and a monthly ledger may give its projects' names instead of their numbers."""
    if name == "month":
        return table.context.month is not None
    is_monthly = any(field.name == "month" for field in table.header.form.fields)
    return name == "project_id" and is_monthly and table.has("project_name")


def remark(table: Table) -> None:
    """A column whose header only resembles a name is said on the receipt, whether it was read or not, once a table."""
    header = table.header
    if table.refused:
        return
    for remark_on, guesses in ((used_alike, header.guessed), (unused_alike, header.doubts)):
        for guess in guesses:
            table.point_out(guess.column, *remark_on(guess))
