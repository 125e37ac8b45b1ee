"""What a mapping says of cells and rows besides where they stand: words, blanks, periods, currencies, which rows."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from data.mapping.file import BadMapping, parse
from data.mapping.remembered import Mappings
from data.receive import receive
from tests.data.receipts import counts, lines

PROJECTS = """
[[table]]
kind = "项目台账"
header = 1
{rows}
[table.fields]
"项目编号" = "No"
"项目名称" = "Name"
"引资单位" = {{ constant = "甲镇" }}
"资金来源" = {{ constant = "省外" }}
"所属产业" = {{ column = "Sector"{sector} }}
"协议投资额" = {{ column = "Cost", unit = "万元"{cost} }}
"签约时间" = {{ column = "Signed"{signed} }}
"""
HEAD = ["No", "Name", "Sector", "Cost", "Signed", "State"]


@pytest.fixture
def send(draft, write):
    def send(*rows, head=HEAD, merge=(), **said):
        text = PROJECTS.format(**{"rows": "", "sector": "", "cost": "", "signed": ""} | said)
        mappings = Mappings(parse(text, "对应.toml"))
        return receive(write(merge=merge, 表=[head, *rows]), draft, "统计员甲", mappings=mappings)

    return send


def projects(draft, *columns):
    return draft.con.table("projects").order("project_id").select(*columns).fetchall()


def test_a_blank_cell_is_read_as_the_default_and_a_word_as_what_replaces_it(draft, send):
    said = ', default = "其他", values = { "Textile" = "轻纺", "N/A" = "", "Food*" = "食品加工" }'
    rows = [["P1", "一", "Textile", 1], ["P2", "二", "", 1], ["P3", "三", "n/a", 1], ["P4", "四", "Food", 1]]
    receipt = send(*rows, ["P5", "五", "N/A", 1], sector=said)
    assert counts(receipt) == (5, 4, 1, 0)
    assert lines(receipt) == [(5, "Sector", "Food", "不认识的产业“Food”")]
    assert projects(draft, "project_id", "industry") == [
        ("P1", "轻纺"), ("P2", "其他"), ("P3", "其他"), ("P5", "其他"),
    ]  # fmt: skip


def test_a_default_may_be_a_number_and_fills_no_row_that_says_nothing(draft, send):
    receipt = send(["P1", "一", "轻纺", ""], ["", "", "", ""], cost=", default = 0")
    assert (counts(receipt), projects(draft, "agreed_investment")) == ((1, 1, 0, 0), [(0,)])


@pytest.mark.parametrize(
    ("written", "period", "day"),
    [
        (2024, "end", "2024-12-01"), ("2024年度", "start", "2024-01-01"), ("2024年二季度", "end", "2024-06-01"),
        ("2024Q3", "start", "2024-07-01"), ("2024年上半年", "end", "2024-06-01"), ("2024-05-06", "end", "2024-05-06"),
    ],
)  # fmt: skip
def test_a_year_a_half_or_a_quarter_is_the_month_that_it_stands_for(draft, send, written, period, day):
    assert counts(send(["P1", "一", "轻纺", 1, written], signed=f', period = "{period}"')) == (1, 1, 0, 0)
    assert draft.con.execute("select actual::varchar, date_precision from stage_events").fetchall() == [
        (day, "day" if day.endswith("06") else "month")
    ]


def test_a_year_down_a_column_of_months_is_its_december(known, write):
    text = """
        [[table]]
        kind = "资金月报"
        [table.fields]
        "项目编号" = "No"
        "月份" = { column = "Year", period = "end" }
        "本月到位资金" = { column = "Paid", unit = "万元" }
    """
    mappings = Mappings(parse(text, "对应.toml"))
    receive(write(表=[["No", "Year", "Paid"], ["P1", 2024, 5]]), known, "统计员甲", mappings=mappings)
    assert known.con.execute("select month from monthly_funds").fetchall() == [(dt.date(2024, 12, 1),)]


def test_rows_are_taken_by_what_they_say_and_the_others_told_with_their_money(draft, send):
    rows = [
        ["P1", "一", "轻纺", 1, "", "在建"], ["P2", "二", "轻纺", 20, "", "停建"], ["P3", "三", "轻纺", 300, "", ""],
        ["P4", "四", "轻纺", 4000, "", "在建（续）"], ["合计", "", "", 4321, "", ""],
    ]  # fmt: skip
    receipt = send(*rows, rows='only = { "State" = ["在建*", ""] }\nexcept = { "No" = "P3" }')
    assert (counts(receipt), projects(draft, "project_id")) == ((2, 2, 0, 0), [("P1",), ("P4",)])
    told = "只取“State”为 空、在建* 的行，不取“No”为 P3 的行，第 3—4 行没有取（共 2 行、协议投资额 320 万元）"
    assert lines(receipt, "warning")[0] == (3, None, None, f"按对应关系{told}")
    assert (receipt.sheets[0].note, receipt.rows_subtotal) == (f"按对应关系{told}", 1)


def test_a_cell_merged_over_rows_says_of_each_whether_it_is_taken(draft, send):
    rows = [["P1", "一", "轻纺", 1, "", "在建"], ["P2", "二", "轻纺", 2], ["P3", "三", "轻纺", 3, "", "停建"]]
    assert counts(send(*rows, rows='only = { "State" = "在建" }', merge=["F2:F3"])) == (2, 2, 0, 0)


MONEY = ["500万美元", "700万人民币", 200, "USD 30", "40元", "RMB 5", "CNY6万", "欧元7万", "8万美元（约56万元）"]


def test_a_factor_is_for_the_columns_currency_and_never_for_renminbi(draft, send):
    rows = [[f"P{place}", f"第{place}", "轻纺", cell] for place, cell in enumerate(MONEY)]
    receipt = send(*rows, cost=', factor = 7, currency = "美金"')
    assert [amount for (amount,) in projects(draft, "agreed_investment")] == [
        3500, 700, 1400, 210, Decimal("0.004"), 5, 6,
    ]  # fmt: skip
    assert lines(receipt) == [
        (9, "Cost", "欧元7万", "这一列按美元折算，这一格写的是欧元"),
        (10, "Cost", "8万美元（约56万元）", "一格里写了几种货币（人民币、美元），看不出用哪一种"),
    ]
    assert not any("折算系数" in line.remedy or "factor" in line.remedy for line in receipt.lines)


def test_without_a_currency_told_it_is_the_headers_or_the_only_one_that_cells_name(draft, send):
    rows = [["P1", "一", "轻纺", "5万欧元"], ["P2", "二", "轻纺", "3元"]]
    assert counts(send(*rows, cost=", factor = 8")) == (2, 2, 0, 0)
    assert projects(draft, "agreed_investment::double") == [(40,), (0.0003,)]
    receipt = send(*rows, ["P3", "三", "轻纺", "5万美元"], cost=", factor = 8")
    told = "这一列写了几种外币（欧元、美元），折算系数只有一个"
    assert lines(receipt) == [(2, "Cost", "5万欧元", told), (4, "Cost", "5万美元", told)]


def test_the_currency_that_the_header_names_wins_over_those_in_cells(draft, write):
    text = PROJECTS.format(rows="", sector="", cost=", factor = 7", signed="").replace('"Cost"', '"Cost (USD)"')
    sheet = [[*HEAD[:3], "Cost (USD)", *HEAD[4:]], ["P1", "一", "轻纺", "5万欧元"], ["P2", "二", "轻纺", "$ 5"]]
    receipt = receive(write(表=sheet), draft, "统计员甲", mappings=Mappings(parse(text, "对应.toml")))
    assert lines(receipt) == [(2, "Cost (USD)", "5万欧元", "这一列按美元折算，这一格写的是欧元")]
    assert projects(draft, "agreed_investment::double") == [(35,)]


def test_a_mapped_column_in_another_currency_without_a_factor_is_refused(draft, write):
    text = PROJECTS.format(rows="", sector="", cost="{}", signed="").replace('"Cost"', '"Cost (USD)"')
    sheet = [[*HEAD[:3], "Cost (USD)", *HEAD[4:]], ["P1", "一", "轻纺", 500]]
    for said, expected in (("", (1, 0, 1, 0)), (', currency = "人民币"', (1, 1, 0, 0)), (", factor = 7", (1, 1, 0, 0))):
        mappings = Mappings(parse(text.replace("{}", said), "对应.toml"))
        receipt = receive(write(表=sheet), draft, "统计员甲", mappings=mappings)
        assert counts(receipt) == expected
    assert projects(draft, "agreed_investment::double") == [(3500,)]


def test_the_sheets_name_gives_a_mapped_column_no_unit_in_silence(draft, write):
    text = PROJECTS.format(rows="", sector="", cost="", signed="").replace(', unit = "万元"', "{}")
    sheet = [HEAD, ["P1", "一", "轻纺", 5]]
    for said, expected in (("", (1, 0, 1, 0)), (', unit = "亿元"', (1, 1, 0, 0))):
        mappings = Mappings(parse(text.replace("{}", said), "对应.toml"))
        receipt = receive(write(**{"汇总（亿元）": sheet}), draft, "统计员甲", mappings=mappings)
        assert counts(receipt) == expected
    assert projects(draft, "agreed_investment::double") == [(50_000,)]


def test_money_in_prose_is_refused_with_the_cell_quoted(draft, send):
    prose = "该项目计划总投资5亿元,建设标准化厂房三栋,一期占地100亩,达产后年产值8亿元"
    receipt = send(["P1", "一", "轻纺", prose])
    [(_, _, value, reason)] = lines(receipt)
    assert (value, reason) == (prose, f"写的是一段话（“{prose[:40]}”），其中的数不能当作这一列的金额")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"rows": 'only = "在建"'}, 'only 应当写成 { "状态" = "在建" }'),
        ({"rows": "except = { State = [] }"}, "except 应当写成"),
        ({"cost": ', currency = "贝壳"'}, "currency “贝壳”不认识"),
        ({"cost": ', period = "end"'}, "period 应当是"),
        ({"signed": ', period = "末"'}, "period 应当是"),
        ({"sector": ', values = "其他"'}, "values 应当写成"),
        ({"sector": ", default = []"}, "default 应当是一个值"),
    ],
)
def test_what_is_wrongly_said_is_named_with_what_may_be_written(said, told):
    with pytest.raises(BadMapping, match=re.escape(told)):
        parse(PROJECTS.format(**{"rows": "", "sector": "", "cost": "", "signed": ""} | said), "对应.toml")


def test_a_condition_on_a_column_that_is_not_there_refuses_the_file(send):
    with pytest.raises(Exception, match="对应关系中“only”用到的列不对：没有“状态”这一列"):
        send(["P1", "一", "轻纺", 1], rows='only = { "状态" = "在建" }')
