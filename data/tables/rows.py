"""The rows under a header read: which are facts, and what their cells say.

Rows that are no facts (subtotals, repeated headers, section titles, footnotes) are told apart and counted.
"""

from collections.abc import Mapping
from typing import Any

from data.cells import dates
from data.cells.values import BadValue, is_empty, plain
from data.files.workbook import Cell, Sheet
from data.tables import merges, shown_units
from data.tables.layout import Header
from data.tables.reading import AS_MET, Reader, Reading
from data.tables.row_kinds import SECTION, Kind, RowKinds
from data.tables.table import Row, Table
from data.tables.unit_lines import unit_lines


def read_table(sheet: Sheet, header: Header, context: dates.Context, decided: Mapping[str, bool]) -> Table:
    """Read the rows under a header; cells that can't be read reject their row, each with its own line."""
    table = Table(sheet.name, header, context, decided)
    above = sheet.rows[header.top : header.first]
    titles = {plain(str(cell)) for row in above for cell in row if not is_empty(cell)}
    table.units = unit_lines(above).known
    readers = [Reader(column, table.units, context) for column in header.columns]
    continued = merges.carried_on(sheet, header, merges.fill(sheet, header))
    table.spread = merges.spread(sheet, header)
    kinds = RowKinds(header, titles)
    if sheet.formats:
        rows = sheet.rows[header.last + 1 : header.end]
        shown_units.settle(table, [cells for cells in rows if kinds.of(cells) == "fact"], readers)
    for number, cells in enumerate(sheet.rows[header.last + 1 : header.end], start=header.last + 2):
        kind = "note" if number in continued else "title" if number - 1 in header.again else kinds.of(cells)
        if kind == "fact" and not all(each.takes(cells) for each in header.conditions):
            table.not_taken.append(Row(number, cells, _figures(cells, readers)))
            continue
        if kind == "fact":
            table.rows.append(_read_row(table, Row(number, cells, {}), readers))
            continue
        table.asides["subtotal" if kind == "part" else kind] += 1
        if kind == "part":
            table.parts.append(Row(number, cells, _figures(cells, readers)))
        if kind == "silent":
            table.silent.append(number)
        elif kind == "subtotal":
            table.subtotals.append(Row(number, cells, _figures(cells, readers)))
        elif _opens_section(kind, cells) and number - 1 not in header.again:
            readers = [each.under(_text(cells)) for each in readers]
    return table


def _opens_section(kind: Kind, cells: list[Cell]) -> bool:
    return kind == "title" or (kind == "part" and SECTION.fullmatch(plain(_text(cells))) is not None)


def _read_row(table: Table, row: Row, readers: list[Reader]) -> Row:
    values, cells, width = row.values, row.cells, len(row.cells)
    for each in readers:
        index, field, doubt = each.index, each.field, None
        cell = cells[index] if index < width else each.column.cell(cells)
        if cell.__class__ in AS_MET and (found := each.certain.get(cell)) is not None:
            values[each.name] = found
            continue
        try:
            found = each(cell)
        except BadValue as error:
            table.refuse_cell(row, field, error)
            continue
        if isinstance(found, Reading):
            table.readings.append((row, field, found))
            found, doubt = found.value, found.doubt
        values[field.name] = found
        if found is None and field.required:
            reason = doubt or f"“{field.label}”不能为空"
            table.reject(row, field.name, reason, f"请补填{field.label}后重新上传")
    return row


def _figures(cells: list[Cell], readers: list[Reader]) -> dict[str, Any]:
    """The money in a subtotal row, where it can be read."""
    figures = {}
    for each in readers:
        if each.field.type == "money":
            try:
                found = each(each.column.cell(cells))
            except BadValue:
                continue  # a remark in a total's cell is no total
            figures[each.name] = found.value if isinstance(found, Reading) else found
    return figures


def _text(cells: list[Cell]) -> str:
    return next((cell for cell in cells if isinstance(cell, str) and cell != ""), "")
