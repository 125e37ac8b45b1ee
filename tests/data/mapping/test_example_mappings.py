"""Real public workbooks that nobody here wrote, received by a mapping; the tests skip where they are absent."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from data.cells.values import identifier
from data.files import workbook
from data.mapping.file import parse
from data.mapping.proposal import propose
from data.mapping.remembered import Mappings
from data.mapping.text import as_toml
from data.receive import receive
from data.tables.header import paths
from tests.data.receipts import counts, lines
from tests.examples import EXAMPLES, LAND, land_mapping

STATISTICS = EXAMPLES / "nbs_statistics_downloads" / "national_xls"
CITY = EXAMPLES / "nyc_capital_projects_fy2021" / "projects_flat.csv"
pytestmark = pytest.mark.skipif(not EXAMPLES.exists(), reason=f"没有真实样例文件夹 {EXAMPLES}")

MORE = """
"投资方" = "M列"
"占地面积" = "面积(公顷)"
"建设内容" = "J列"
"""
LAND_MAPPING = land_mapping("甲镇", "轻纺", MORE)
CITY_MAPPING = """
[[table]]
kind = "资金月报"
header = 1
[table.fields]
"项目编号" = {{ columns = ["managing_agency_id", "project_id"], joint = "-" }}
[table.fields."本月到位资金"]
unit = "千元"
factor = {factor}
[table.fields."本月到位资金".months]
"2020-06" = "{family}_prior_actuals"
"2021-06" = "{family}2021"
"2022-06" = "{family}2022"
"2023-06" = "{family}2023"
"2024-06" = "{family}2024"
"2025-06" = "{family}2025"
"2026-06" = "{family}_r_t_c"
[table.fields."累计到位资金"]
unit = "千元"
factor = {factor}
months = {{ "2026-06" = "{family}_total" }}
"""

# How far the running total of a month is from that of the month before and what came in the month, 亿元.
DIFFERENCES = """
    select strftime(month, '%Y-%m'), ytd_value - before - amount
    from (
        from monthly_funds select *, lag(ytd_value) over months as before, lag(month) over months as month_before
        where project_id = ? window months as (order by month)
    )
    where month_before = month - interval 1 month order by month
"""
NOT_THE_SUM = [
    ("2018-07", "5.5"), ("2018-08", "-17.6"), ("2018-09", "6.9"), ("2018-10", "-24.4"), ("2018-11", "2.9"),
    ("2018-12", "-1.4"), ("2019-04", "10.6"), ("2019-05", "0.6"), ("2019-06", "-7.3"), ("2019-07", "4.3"),
    ("2019-08", "-22.6"), ("2019-09", "-4.8"), ("2019-10", "-58.2"), ("2019-11", "-6.5"), ("2019-12", "10.3"),
    ("2020-04", "-4.3"),
]  # fmt: skip


def mapped(text):
    return Mappings(parse(text, "对应.toml"))


def expect(draft, *projects):
    """Projects of which the file tells the money; nothing is known by which an amount would be out of scale."""
    draft.con.execute("update settings set value = '1000000' where setting = 'unit_guard_rows'")
    draft.con.execute(
        "insert into projects by name select unnest(?) as project_id, '项目' as project_name,"
        " 'out_province' as capital_origin",
        [list(projects)],
    )


@pytest.mark.parametrize(
    ("name", "count", "hectares", "wan"),
    [
        ("2007年01月.xls", 90, "343.764162", "1530566.9187"),
        ("2007年02月-工业用地.xls", 38, "115.7233", "15659.7576"),
    ],
)
def test_land_deals_are_received_as_projects_and_add_up_to_the_published_totals(draft, name, count, hectares, wan):
    receipt = receive(LAND / name, draft, "统计员甲", mappings=mapped(LAND_MAPPING))
    assert counts(receipt) == (count, count, 0, 0)
    told = draft.con.execute("select count(*), sum(land_mu), sum(agreed_investment) from projects").fetchone()
    assert told == (count, Decimal(hectares) * 15, Decimal(wan))


def test_the_values_of_the_blank_header_are_read_by_the_columns_letters(draft):
    """J列 has no header: the trade stands there, and the term of 50 years under 行业分类 beside it."""
    receive(LAND / "2007年01月.xls", draft, "统计员甲", mappings=mapped(LAND_MAPPING))
    first = "select project_id, project_name, investor, content from projects where starts_with(project_id, '4311')"
    assert draft.con.execute(first).fetchall() == [
        ("4311292007B00552", "王氏食品厂", "江华瑶族自治县王氏食品有限公司", "食品制造业")
    ]


@pytest.mark.parametrize(
    ("family", "factor", "total"),
    [
        ("combined", 1, "2949506.3"),
        ("city", 1, "2668850.2"),
        ("non_city", 1, "280656.1"),
        ("combined", 7, "20646544.1"),
    ],
)
def test_prior_years_and_rest_of_each_city_project_make_its_total(draft, family, factor, total):
    written = list(csv.DictReader(io.StringIO(CITY.read_text(encoding="utf-8-sig"))))
    expect(draft, *(f"{row['managing_agency_id']}-{row['project_id']}" for row in written))
    mapping = CITY_MAPPING.format(family=family, factor=factor)
    receipt = receive(CITY, draft, "统计员甲", mappings=mapped(mapping))
    assert (len(written), counts(receipt)) == (2010, (7 * 2010, 7 * 2010, 0, 0))
    by_project = draft.con.execute(
        "select sum(amount), max(ytd_value) from monthly_funds group by project_id order by project_id"
    ).fetchall()
    assert len(by_project) == 2010
    assert [summed for summed, _ in by_project] == [told for _, told in by_project]
    assert sum(summed for summed, _ in by_project) == Decimal(total)
    less = draft.con.execute("select amount from monthly_funds where amount < 0 order by amount").fetchall()
    expected = {"combined": [-597, -415], "city": [-597], "non_city": [-482]}[family]
    assert [amount for (amount,) in less] == [Decimal(each) * factor / 10 for each in expected]


def sheet_of(name):
    """The one sheet of a download of statistics."""
    [sheet] = workbook.sheets((STATISTICS / name).read_bytes(), name)
    return sheet


def periods_of(sheet):
    """The periods across the columns of the header on row 3, by the columns' letters."""
    return {chr(65 + place): path[0] for place, path in enumerate(paths(sheet, 2, 1)) if place and path}


def last_month(quarter):
    """2020年第一季度 -> 2020-03."""
    return f"{quarter[:4]}-{'一二三四'.index(quarter[6]) * 3 + 3:02}"


def a_month(written):
    """2020年4月 -> 2020-04."""
    year, month = written.rstrip("月").split("年")
    return f"{year}-{month:0>2}"


def across(periods, to_month):
    """A mapping of a table with an indicator a row and periods across the columns; 1 亿元 is kept as the number 1."""
    months = "\n".join(f'"{to_month(period)}" = "{letter}列"' for letter, period in periods.items())
    return (
        '[[table]]\nkind = "资金月报"\nheader = 3\n[table.fields]\n"项目编号" = "指标"\n'
        '[table.fields."本月到位资金"]\nunit = "亿元"\nfactor = 0.0001\n'
        f'[table.fields."本月到位资金".months]\n{months}\n'
    )


def received(draft):
    """By indicator and month what was received, 亿元."""
    told = "select project_id, strftime(month, '%Y-%m'), amount from monthly_funds"
    return {(indicator, month): amount for indicator, month, amount in draft.con.execute(told).fetchall()}


def test_the_quarters_of_the_national_accounts_add_up_to_their_running_totals(draft):
    sheet = sheet_of("国内生产总值（现价）.xls")
    indicators = [identifier(row[0]) for row in sheet.rows[3:35]]
    expect(draft, *indicators)
    mapping = across(periods_of(sheet), last_month)
    receipt = receive(STATISTICS / "国内生产总值（现价）.xls", draft, "统计员甲", mappings=mapped(mapping))
    assert (counts(receipt), receipt.rows_note, lines(receipt)) == ((32 * 18, 32 * 18, 0, 0), 5, [])
    told, gaps = received(draft), []
    for indicator, month in told:
        until = [f"{month[:4]}-{each:02}" for each in range(3, int(month[5:]) + 1, 3)]
        if "累计值" in indicator and (indicator, until[0]) in told:
            current = indicator.replace("累计值", "当季值")
            gaps.append(abs(told[indicator, month] - sum(told[current, each] for each in until)))
    assert (len(gaps), max(gaps) <= Decimal("0.1")) == (272, True)


def down(first, project, columns):
    """A mapping of a table with a month a row under the header in row `first`."""
    fields = "".join(f'"{field}" = {{ column = "{letter}", unit = "万元" }}\n' for field, letter in columns.items())
    return (
        f'[[table]]\nkind = "资金月报"\nheader = {first}\n[table.fields]\n'
        f'"项目编号" = {{ constant = "{project}" }}\n"月份" = "A列"\n{fields}'
    )


def test_three_tables_under_each_other_are_each_read_to_its_own_end_and_what_differs_is_kept_as_written(draft):
    """No January is published, so the running totals can't be the sums; a sum is reported on, never repaired."""
    name = "汽车制造业.xls"
    sheet = sheet_of(name)
    percent = [identifier(row[0]) for row in sheet.rows[3:7]]
    expect(draft, "表二", "表三", *percent)
    starts = [number for number, row in enumerate(sheet.rows, 1) if row[0] == "指标"]
    second = down(starts[1], "表二", {"本月到位资金": "D列", "累计到位资金": "B列"})
    third = down(starts[2], "表三", {"本月到位资金": "B列"})
    text = across(periods_of(sheet), a_month) + second + third
    receipt = receive(STATISTICS / name, draft, "统计员甲", mappings=mapped(text))
    assert counts(receipt) == (120, 118, 2, 0)
    empty = ("汽车制造业出口交货值当期值(亿元)", None, "“本月到位资金”不能为空")
    assert lines(receipt) == [(21, *empty), (29, *empty)]  # 2019年2月 and 2020年2月 state a running total alone
    told = received(draft)
    first, second, third = (
        {month: amount for (project, month), amount in told.items() if project == of}
        for of in (percent[0], "表二", "表三")
    )
    assert (len(first), len(second), first == second == third) == (19, 19, True)
    assert draft.con.execute(DIFFERENCES, ["表二"]).fetchall() == [
        (month, Decimal(difference)) for month, difference in NOT_THE_SUM
    ]


def test_the_shift_of_a_real_sheet_is_found_and_proposed_with_the_values_of_the_next_column():
    [sheet] = workbook.sheets((LAND / "2007年01月.xls").read_bytes(), "2007年01月")
    columns = {column.letters: column for column in propose(sheet).columns}
    assert [each.letters for each in columns.values() if each.is_shifted] == ["J"]
    assert (columns["I"].header, columns["I"].samples) == ("", ("50", "50", "50"))
    assert (columns["J"].header, columns["J"].samples) == (
        "行业分类", ("食品制造业", "通讯设备、计算机及其他电子设备制造业", "医药制造业"),
    )  # fmt: skip


def test_the_proposal_for_the_shifted_sheet_as_a_person_completes_it_reads_the_published_totals(draft):
    [sheet] = workbook.sheets((LAND / "2007年01月.xls").read_bytes(), "2007年01月")
    proposal = propose(sheet)
    chosen = {"B": "project_id", "C": "project_name", "E": "land_mu", "J": "content", "L": "agreed_investment"}
    columns = [
        replace(each, field=proposal.form.field(chosen[each.letters]) if each.letters in chosen else None)
        for each in proposal.columns
    ]
    constants = {"引资单位": "甲镇", "资金来源": "省外", "所属产业": "轻纺"}
    text = as_toml(replace(proposal, columns=tuple(columns), constants=constants))
    receipt = receive(LAND / "2007年01月.xls", draft, "统计员甲", mappings=mapped(text))
    assert counts(receipt) == (90, 90, 0, 0)
    told = "select sum(land_mu), sum(agreed_investment), count(*) filter (content = '50') from projects"
    assert draft.con.execute(told).fetchone() == (Decimal("343.764162") * 15, Decimal("1530566.9187"), 0)
