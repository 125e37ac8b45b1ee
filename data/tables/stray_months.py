"""Months that a line among the rows says of a table whose title gives the month: the rows under it are asked about."""

import re
from collections.abc import Iterator

from data.cells import named_months
from data.cells.dates import FILLED_IN
from data.cells.named_months import Named
from data.files.sheet import Sheet
from data.tables.stray_units import is_line, words_of_line
from data.tables.table import Row, Table

RULE = "小标题里的月份"
REMEDY = "是上面写的那个月到位的请退回，加上“月份”一列后重新上传；确是本月到位的请采纳"
SURE = 0.3
OF_PROJECTS = re.compile("签约|开工|投产|竣工|达效|引进|新建|续建|立项")  # when projects began, not when money came


def hold(table: Table, sheet: Sheet) -> None:
    """Keep back the rows under a line such as 上年结转（2025年12月） that would count in the title's month."""
    month, amount = table.context.month, table.header.form.monthly_amount
    if table.refused or not (month and amount) or table.has("month") or table.header.month:
        return
    for row, line in _under(table, sheet, Named(month.year, month.month)):
        reason = f"上面的小标题写“{line}”，而这张表的数会记在 {month:%Y-%m}，看不出是哪个月到位的"
        table.hold(row, amount.name, f"记在 {month:%Y-%m}", SURE, reason, REMEDY, RULE)


def _under(table: Table, sheet: Sheet, own: Named) -> Iterator[tuple[Row, str]]:
    """Each row with the nearest line above it, where that says months and not the table's own."""
    rows, said = {row.number: row for row in table.rows}, ""
    for number, cells in enumerate(sheet.rows[table.header.last + 1 : table.header.end], table.header.last + 2):
        if is_line(cells):
            said = _other(words_of_line(cells), own)
        elif said and number in rows:
            yield rows[number], said


def _other(line: str, own: Named) -> str:
    months = [] if FILLED_IN.search(line) or OF_PROJECTS.search(line) else named_months.named(line)
    return line if months and not any(each.may_be(own) for each in months) else ""
