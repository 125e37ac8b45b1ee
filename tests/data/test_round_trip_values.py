"""A project ledger comes back equal whichever way its amounts, its land and its dates are spelled."""

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

HEAD = ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位"]
FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
PER_WAN = {"元": 10000, "千元": 10, "万元": 1, "百万元": Decimal("0.01"), "亿元": Decimal("0.0001")}
PER_MU = {"亩": Decimal(1), "万亩": Decimal("0.0001")}
AMOUNTS, LAND = st.decimals(0, 10**6, places=4), st.one_of(st.none(), st.decimals(0, 10**4, places=2))
DAYS = st.dates(dt.date(2013, 1, 1), dt.date(2026, 10, 31))
DAY = ["{0:%Y-%m-%d}", "{0:%Y/%m/%d}", "{0.year}.{0.month}.{0.day}", "{0.year}年{0.month}月{0.day}日", "{0:%Y%m%d}",
       "{1}.{0.month}.{0.day}", "{0:%Y-%m-%d} 00:00:00", "excel", "day number", "milliseconds"]  # fmt: skip
MONTH = ["{0.year}.{0.month}", "{0.year}年{0.month}月", "{0:%Y-%m}", "{0:%Y%m}", "{0.year}年{0.month}月份"]
PARTS = {5: ("上旬", "初"), 15: ("中旬", "中"), 25: ("下旬", "底", "末")}


@st.composite
def dates(draw):
    """A date with its precision and one way to write it."""
    precision = draw(st.sampled_from(["day", "month", "ten_day"]))
    day = draw(DAYS)
    if precision == "day":
        form = draw(st.sampled_from(DAY))
        return day, precision, cell_of(day, form)
    if precision == "month":
        return day.replace(day=1), precision, draw(st.sampled_from(MONTH)).format(day)
    number = draw(st.sampled_from(sorted(PARTS)))
    return day.replace(day=number), precision, f"{day.year}年{day.month}月{draw(st.sampled_from(PARTS[number]))}"


def cell_of(day, form):
    if form == "excel":
        return dt.datetime.combine(day, dt.time())
    if form == "day number":
        return (day - dt.date(1899, 12, 30)).days
    if form == "milliseconds":
        noon = dt.datetime.combine(day, dt.time(12), dt.timezone(dt.timedelta(hours=8)))
        return int(noon.timestamp()) * 1000
    return form.format(day, f"{day.year % 100}")


PROJECTS = st.lists(st.tuples(AMOUNTS, LAND, dates(), st.one_of(st.none(), dates())), min_size=1, max_size=6)


@st.composite
def spellings(draw):
    """Where units stand and how numbers are typed."""
    return {
        "money": draw(st.sampled_from(sorted(PER_WAN))),
        "land": draw(st.sampled_from(sorted(PER_MU))),
        "in_cell": draw(st.booleans()),
        "typed": draw(st.sampled_from(["number", "text", "separated", "full width"])),
    }


def spelled(number, unit, spelling):
    """A number of `unit` as it is typed; what a spreadsheet number can't hold exactly is text."""
    if number is None:
        return "-"
    number = number.normalize()
    if spelling["typed"] == "number" and not spelling["in_cell"] and len(number.as_tuple().digits) <= 15:
        return float(number)
    text = f"{number:,f}" if spelling["typed"] == "separated" else f"{number:f}"
    text = text.translate(FULL_WIDTH) if spelling["typed"] == "full width" else text
    return text + unit if spelling["in_cell"] else text


def written(projects, spelling):
    """The ledger's cells."""
    units = ("", "") if spelling["in_cell"] else (f"（{spelling['money']}）", f"[{spelling['land']}]")
    head = [*HEAD, f"总投资额{units[0]}", f"项目用地{units[1]}", "签约日期", "拟开工时间"]
    rows = [
        [f"P{number}", f"{number}号项目", "省外", "轻纺", "甲镇",
         spelled(amount * PER_WAN[spelling["money"]], spelling["money"], spelling),
         spelled(None if land is None else land * PER_MU[spelling["land"]], spelling["land"], spelling),
         signed[2], planned[2] if planned else "/"]
        for number, (amount, land, signed, planned) in enumerate(projects, 1)
    ]  # fmt: skip
    return [head, *rows]


def write(path, rows):
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        page = book.add_worksheet("项目")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)


@pytest.fixture(scope="module")
def county():
    """A draft with one unit and no projects."""
    draft = Draft()
    draft.con.execute("insert into units values ('A', '甲镇', null, '乡镇', '乡镇组', false, [], null, null)")
    yield draft
    draft.close()


def held(draft):
    """Each project's amount and land, and the dates of the stages with their precision."""
    con = draft.con
    amounts = con.execute("select project_id, agreed_investment, land_mu from projects order by project_id").fetchall()
    events = "select project_id, stage, planned, actual, date_precision from stage_events order by project_id, stage"
    return amounts, con.execute(events).fetchall()


def said(projects):
    """The same of what was written."""
    numbered = [(f"P{number}", *project) for number, project in enumerate(projects, 1)]
    signed = [(name, "signed", None, when[0], when[1]) for name, _, _, when, _ in numbered]
    started = [(name, "started", when[0], None, when[1]) for name, _, _, _, when in numbered if when]
    return [(name, amount, land) for name, amount, land, *_ in numbered], sorted(signed + started)


@settings(max_examples=40)
@given(projects=PROJECTS, spelling=spellings())
def test_a_ledger_comes_back_equal_however_its_values_are_spelled(county, projects, spelling):
    county.con.execute("delete from projects; delete from project_shares; delete from stage_events")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "项目台账.xlsx"
        write(path, written(projects, spelling))
        receipt = receive(path, county, "统计员甲")
    assert (receipt.rows_read, receipt.rows_loaded, receipt.lines) == (len(projects), len(projects), ())
    assert held(county) == said(projects)
