"""A small table, written the ways that people write it, comes back as the same rows."""

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from data.receive import receive
from data.warehouse.draft import Draft

AMOUNTS = st.decimals(0, 10**6, places=4)
PER_WAN = {"元": Decimal(10000), "万元": Decimal(1), "亿元": Decimal("0.0001")}
ROWS = st.lists(st.tuples(AMOUNTS, st.one_of(st.none(), AMOUNTS)), min_size=1, max_size=6)
MONTHS = ["2026年{}月", "2026-{:02}", "2026.{:02}", "2026年1—{}月"]


@st.composite
def layouts(draw):
    """How a table is laid out: titles, header words, where the unit stands, subtotals, a second page's header."""
    return {
        "titles": draw(st.lists(st.sampled_from(["某县资金月报", "填报单位：甲镇", ""]), max_size=2)),
        "project": draw(st.sampled_from(["项目编号", "项目 代码", "项目编码*"])),
        "month": draw(st.sampled_from(["月份", "报告期", "填报\n月份"])),
        "form": draw(st.sampled_from(MONTHS)),
        "heads": draw(
            st.sampled_from([("本月到位资金", "累计到位资金"), ("当月到位", "本年累计到位"), ("本月", "累计")])
        ),
        "parent": draw(st.sampled_from(["", "实际到位资金", "到位资金情况"])),
        "unit": draw(st.sampled_from(sorted(PER_WAN))),
        "place": draw(st.sampled_from(["header", "line", "cell"])),
        "bracket": draw(st.sampled_from(["（{}）", "({})", "[{}]", "【单位：{}】", ",{}"])),
        "total": draw(st.sampled_from(["", "above", "below"])),
        "again": draw(st.booleans()),
    }


def written(rows, layout):
    """The table's cells under a layout."""

    def cell(amount):
        if amount is None:
            return "-"
        number = f"{(amount * PER_WAN[layout['unit']]).normalize():f}"
        return number + layout["unit"] if layout["place"] == "cell" else number

    unit = layout["bracket"].format(layout["unit"]) if layout["place"] == "header" else ""
    first, second = (head + unit for head in layout["heads"])
    if layout["parent"]:
        header = [
            [layout["project"], layout["month"], layout["parent"], ""],
            ["", "", *(head + unit for head in ("本月", "累计"))],
        ]
    else:
        header = [[layout["project"], layout["month"], first, second]]
    body = [["P1", layout["form"].format(n), cell(a), cell(b)] for n, (a, b) in enumerate(rows, 1)]
    total = ["合计", "", cell(sum(a for a, _ in rows)), cell(sum(b or 0 for _, b in rows))]
    if layout["again"]:
        body = [body[0], *header, *body[1:]]
    lines = [[f"（单位：{layout['unit']}）"]] if layout["place"] == "line" else []
    body = {"": body, "above": [total, *body], "below": [*body, [], total]}[layout["total"]]
    return [*([title] for title in layout["titles"]), *lines, *header, *body]


@pytest.fixture(scope="module")
def draft():
    draft = Draft(received_on=dt.date(2030, 1, 1))
    draft.con.execute("update settings set value = '1000' where setting = 'unit_guard_rows'")  # any amount goes
    draft.con.execute(
        "insert into projects by name"
        " select 'P1' as project_id, '一号' as project_name, 'out_province' as capital_origin"
    )
    return draft


@settings(max_examples=40)
@given(rows=ROWS, layout=layouts())
def test_a_table_reads_back_the_same_however_it_is_laid_out(draft, rows, layout):
    draft.con.execute("delete from monthly_funds")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "月报.xlsx"
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet("表")
            for number, row in enumerate(written(rows, layout)):
                page.write_row(number, 0, row)
        receipt = receive(path, draft, "统计员甲")
    read = draft.con.execute("select month(month), amount, ytd_value from monthly_funds order by 1").fetchall()
    assert read == [(number, amount, ytd) for number, (amount, ytd) in enumerate(rows, 1)]
    assert (receipt.rows_read, receipt.rows_loaded, receipt.lines) == (len(rows), len(rows), ())
