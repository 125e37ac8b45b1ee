"""The forms of a file taken in: what others need first, and what is refused as long as that hasn't come."""

from collections.abc import Callable
from importlib import import_module

import duckdb

from data.intake import own_rows, units
from data.ledgers import Form, taken_in_order
from data.people.own_units import Ids
from data.tables import subtotals
from data.tables.table import Table

Take = Callable[[duckdb.DuckDBPyConnection, int, list[Table]], None]
NEEDED = {  # by the table that rows are needed of: why a sheet can't be taken, and what to do
    "units": ("还没有入库任何单位，不知道是谁的", "请先上传“基础配置”，其中的单位表要有本县一行，再上传这张表"),
    "projects": ("还没有入库任何项目，不知道是哪个项目的", "请先上传“项目台账”，再上传这张表"),
    "negotiations": ("还没有入库任何在谈项目，不知道是哪个的", "请先上传含有“在谈项目”的台账，再上传这张表"),
}


def intake(form: Form) -> Take:
    """The function that takes a form's tables in, as its record names it."""
    module, _, function = form.intake.partition(".")
    take: Take = getattr(import_module(f"data.intake.{module}"), function)
    return take


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table], own: Ids | None = None) -> None:
    """Take a file's tables in the order in which they need each other, whatever their order in the file.

    `own`: the units whose rows alone its sender may send, those below them included; None: of every unit.
    """
    if units.refuse_without_root(con, [table for table in tables if table.header.form.sheet == "单位"]):
        for table in tables:
            if not table.refused:
                table.follow(units.NO_ROOT)
    for form in taken_in_order():
        if mine := [table for table in tables if table.header.form == form]:
            _refuse_early(con, form, mine)
            if own is not None:
                own_rows.refuse(con, form, mine, own)
            intake(form)(con, batch_id, mine)
    for table in tables:
        if not table.refused and not table.not_taken:
            subtotals.check(table)


def _refuse_early(con: duckdb.DuckDBPyConnection, form: Form, tables: list[Table]) -> None:
    """Refuse sheets of which no row could be taken, as what all rows need hasn't come: said once, not for each."""
    if form.needs and not con.table(form.needs).limit(1).fetchall():
        reason, how = NEEDED[form.needs]
        for table in tables:
            table.give_up(reason, how)
