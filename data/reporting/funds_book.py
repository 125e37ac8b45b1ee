"""What a unit fills into the grid of its projects, as the workbook that it would have sent: through the one door."""

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter

from data.files import guarded
from data.ledgers import forms
from data.templates import title_of

FORM = "资金月报"
COLUMNS = ("project_id", "project_name", "month", "origin", "amount")


@dataclass(frozen=True)
class Filled:
    """What arrived for a project in the month, 万元, as its unit filled it in."""

    project_id: str
    project: str
    origin: str
    amount: Decimal


def funds_book(rows: Sequence[Filled], month: dt.date) -> bytes:
    """A workbook of 资金月报 with these rows."""
    content = io.BytesIO()
    fields = {field.name: field for form in forms() if form.sheet == FORM for field in form.fields}
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet, text = book.add_worksheet(FORM), book.add_format({"num_format": "@"})
        for column, name in enumerate(COLUMNS):
            sheet.write_string(0, column, title_of(fields[name]))
            sheet.set_column(column, column, 28 if name == "project_name" else 16)
        for number, row in enumerate(rows, start=1):
            for column, told in enumerate((row.project_id, row.project, f"{month:%Y-%m}", row.origin)):
                sheet.write_string(number, column, told, text)
            sheet.write_number(number, len(COLUMNS) - 1, float(row.amount))
    return content.getvalue()


def name_of(month: dt.date) -> str:
    """What the workbook is called."""
    return f"{FORM}_{month:%Y-%m}_网上填报.xlsx"


def filled_before(content: bytes) -> dict[str, Decimal]:
    """What such a workbook says of each project, 万元, by its id."""
    [sheet] = guarded.sheets(content, FORM)
    place, amount = COLUMNS.index("project_id"), COLUMNS.index("amount")
    return {str(row[place]): Decimal(str(row[amount])) for row in sheet.rows[1:]}
