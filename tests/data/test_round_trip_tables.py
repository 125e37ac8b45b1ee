"""Any fund table, long or with months across, in pieces and among what is no fact, comes back as the same arrivals."""

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from data.receive import receive
from data.warehouse.draft import Draft

PER_WAN = {"元": Decimal(10000), "万元": Decimal(1), "亿元": Decimal("0.0001")}
PROJECTS = [f"P{number}" for number in range(1, 7)]
AMOUNTS = st.decimals(-(10**4), 10**6, places=4)
BETWEEN = ["小计", "header", "blank", "section"]
MONTHS = ["{0}年{1}月", "{0}-{1:02}", "{0}.{1:02}", "{0}年{1:02}月份", "{0}年{1}月当月"]


@st.composite
def tables(draw, projects):
    """Arrivals by project and month of consecutive months, and how they are written."""
    place = draw(st.sampled_from(["down", "header", "above", "title"]))
    first = draw(st.integers(1, 11))
    count = draw(st.integers(2, 12 - first + 1 if place == "title" else 5))
    year = draw(st.integers(2024, 2026))
    months = [(year + (first + n - 1) // 12, (first + n - 1) % 12 + 1) for n in range(count)]
    rows = {project: draw(st.lists(AMOUNTS | st.none(), min_size=count, max_size=count)) for project in projects}
    return {
        "place": place,
        "months": months,
        "facts": {
            (project, month): amount
            for project, amounts in rows.items()
            for month, amount in zip(months, amounts, strict=True)
            if amount is not None
        },
        "is_newest_first": draw(st.booleans()),
        "is_named": draw(st.booleans()),
        "unit": draw(st.sampled_from(sorted(PER_WAN))),
        "form": draw(st.sampled_from(MONTHS)),
        "between": draw(st.lists(st.sampled_from(BETWEEN) | st.none(), max_size=6)),
        "total": draw(st.sampled_from(["", "above", "below"])),
        "title": draw(st.sampled_from([[], ["到位资金月报表"], ["到位资金月报表", ""]])),
        "notes": draw(st.sampled_from([[], ["注：以上为到账数。"], ["", "填表说明：以凭证为准"], ["填报人：办公室"]])),
    }


@st.composite
def sheets(draw):
    """One table or two under each other, of other projects."""
    cut = draw(st.integers(1, 3))
    second = draw(st.integers(0, 3))
    parts = [PROJECTS[:cut], PROJECTS[3 : 3 + second]]
    found = [draw(tables(projects)) for projects in parts if projects]
    return found[:1] if all(each["place"] == "above" for each in found) else found


def number(amount, layout):
    """An amount, 万元, in the table's unit; nothing where nothing arrived."""
    return "" if amount is None else float(amount * PER_WAN[layout["unit"]])


def header(layout, months):
    """The header's rows."""
    named, unit = ["项目名称"] * layout["is_named"], f"（{layout['unit']}）"
    if layout["place"] == "down":
        return [["项目编号", *named, "月份", f"本月到位资金{unit}"]]
    if layout["place"] == "title":
        return [["项目编号", *named, *(f"{month}月{unit}" for _, month in months)]]
    if layout["place"] == "header":
        return [["项目编号", *named, *(layout["form"].format(*month) + unit for month in months)]]
    years = [f"{year}年" * (n == 0 or months[n - 1][0] != year) for n, (year, _) in enumerate(months)]
    return [["项目编号", *named, *years], ["", *[""] * len(named), *(f"{month}月{unit}" for _, month in months)]]


def body(layout, months):
    """The rows of facts as lists of key cells and amounts by column."""
    facts, named = layout["facts"], ["项目"] * layout["is_named"]
    if layout["place"] == "down":
        return [([project, *named, "{}-{:02}".format(*month)], [facts[project, month]]) for project, month in facts]
    projects = dict.fromkeys(project for project, _ in facts)
    return [([project, *named], [facts.get((project, month)) for month in months]) for project in projects]


def summed(word, rows, layout):
    """A row of sums over rows."""
    by_row = [amounts for _, amounts in rows]
    columns = [[amount for amount in column if amount is not None] for column in zip(*by_row, strict=True)]
    sums = [sum(column) if column else None for column in columns]
    return [word, *[""] * (len(rows[0][0]) - 1), *(number(each, layout) for each in sums)]


def written(layout):
    """The table's cells."""
    months = sorted(layout["months"], reverse=layout["is_newest_first"])
    head, rows = header(layout, months), body(layout, months)
    lines, block = [], []
    for place, (keys, amounts) in enumerate(rows):
        lines.append([*keys, *(number(amount, layout) for amount in amounts)])
        block.append((keys, amounts))
        what = layout["between"][place] if place < len(layout["between"]) else None
        lines += {
            "header": head if len(head) == 1 else [],  # years over months aren't known again: those rows are refused
            "blank": [[]],
            "section": [["二、工业类"]],
        }.get(what, [])
        if what == "小计":
            lines.append(summed("小计", block, layout))
            block = []
    total = [summed("合计", rows, layout)] if rows and layout["total"] else []
    lines = [*total, *lines] if layout["total"] == "above" else [*lines, *total]
    titles = [f"{months[0][0]}年到位资金情况"] if layout["place"] == "title" else layout["title"]
    return [*([title] for title in titles), *head, *lines, *([note] for note in layout["notes"])]


@pytest.fixture(scope="module")
def draft():
    draft = Draft(received_on=dt.date(2030, 1, 1))
    draft.con.execute("update settings set value = '100000' where setting = 'unit_guard_rows'")  # any amount goes
    draft.con.execute(
        "insert into projects by name select unnest(?) as project_id, '项目' as project_name,"
        " 'out_province' as capital_origin",
        [PROJECTS],
    )
    return draft


def received(draft, lines):
    """The receipt of a sheet of these rows, received into a draft without funds."""
    draft.con.execute("delete from monthly_funds")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "月报.xlsx"
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet("表")
            for place, row in enumerate(lines):
                page.write_row(place, 0, row)
        return receive(path, draft, "统计员甲")


@settings(max_examples=40, phases=[Phase.generate])  # a failure is told as found: to shrink it takes minutes
@given(sheet=sheets())
def test_fund_tables_read_back_the_same_however_they_stand_in_a_sheet(draft, sheet):
    lines = [row for layout in sheet for row in [*written(layout), []]]
    expected = sorted(
        (project, dt.date(*month, 1), amount)
        for layout in sheet
        for (project, month), amount in layout["facts"].items()
    )
    receipt = received(draft, lines)
    read = draft.con.execute("select project_id, month, amount from monthly_funds order by all").fetchall()
    assert read == expected
    assert (receipt.rows_read, receipt.rows_loaded) == (len(expected), len(expected))
    assert {line.outcome for line in receipt.lines} <= {"warning"}  # the sums of two like tables may look wrong
    [counted] = receipt.sheets
    assert sum(each.read for each in counted.balances) == sum(amount for *_, amount in expected)
    assert all(each.read == each.loaded for each in counted.balances)
