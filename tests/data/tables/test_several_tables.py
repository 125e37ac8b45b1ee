"""Several tables in a sheet, and months across the columns."""

import datetime as dt
from decimal import Decimal

import pytest

from data.errors import UnreadableFile
from data.mapping.file import parse
from data.mapping.remembered import Mappings
from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, counts, lines


def funds(draft):
    """Project, month, amount and running total of every fund row."""
    return draft.con.execute(
        "select project_id, month, amount, ytd_value from monthly_funds order by project_id, month"
    ).fetchall()


def month(number, year=2026):
    return dt.date(year, number, 1)


def test_months_across_the_columns_newest_first_are_a_fact_each(known, send):
    receipt = send([["项目编号", "2026年3月", "2026年2月", "2026年1月"], ["P1", 30, "", 10], ["P2", "", 5, ""]])
    assert counts(receipt) == (3, 3, 0, 0)
    assert funds(known) == [
        ("P1", month(1), Decimal(10), None), ("P1", month(3), Decimal(30), None), ("P2", month(2), Decimal(5), None),
    ]


def test_the_year_of_months_across_the_columns_may_stand_over_them_or_in_the_title(known, send):
    send([["项目编号", "2025年", "", "2026年"], ["", "11月", "12月", "1月"], ["P1", 1, 2, 3]], merge=["B1:C1", "A1:A2"])
    assert [row[:3] for row in funds(known)] == [
        ("P1", month(11, 2025), Decimal(1)), ("P1", month(12, 2025), Decimal(2)), ("P1", month(1), Decimal(3)),
    ]
    send([["2024年到位资金月报表"], ["项目编号", "1月", "2月"], ["P1", 7, 8]], name="另一张.xlsx")
    assert [row[:3] for row in funds(known)[:2]] == [
        ("P1", month(1, 2024), Decimal(7)), ("P1", month(2, 2024), Decimal(8)),
    ]


def test_months_across_the_columns_without_a_year_are_refused_and_say_so(known, send):
    receipt = send([["项目编号", "1月", "2月"], ["P1", 7, 8]])
    assert counts(receipt) == (2, 0, 2, 0)
    assert [line[3] for line in lines(receipt)] == [
        "“1月”等各月列没有写明年份", "“2月”等各月列没有写明年份",
    ]


def test_this_month_beside_the_running_total_stands_under_each_month(known, send):
    receipt = send(
        [
            ["项目编号", "2026年1月（亿元）", "", "2026年2月（亿元）", ""], ["", "当月", "累计", "当月", "累计"],
            ["P1", 0.01, 0.01, 0.02, 0.03], ["合计", 0.01, 0.01, 0.02, 0.04],
        ],
        merge=["A1:A2", "B1:C1", "D1:E1"],
    )  # fmt: skip
    assert counts(receipt) == (2, 2, 0, 0)
    assert funds(known) == [
        ("P1", month(1), Decimal(100), Decimal(100)), ("P1", month(2), Decimal(200), Decimal(300)),
    ]
    assert [line[0:2] for line in lines(receipt, "warning")] == [(4, "2026年2月（亿元）累计")]


def test_a_bad_cell_of_a_month_is_told_with_its_own_column_and_the_other_months_are_loaded(known, send):
    receipt = send([["项目编号", "2026年1月", "2026年2月"], ["P1", 10, "一大笔"]])
    assert counts(receipt) == (2, 1, 1, 0)
    assert [line[:3] for line in lines(receipt)] == [(2, "2026年2月", "一大笔")]
    assert [line.column_no for line in receipt.lines] == [3]


def test_a_subtotal_of_nothing_over_rows_without_a_figure_of_the_month_is_right(known, send):
    receipt = send([
        ["项目编号", "2026年1月", "2026年2月"], ["P1", 30, ""], ["小计", 30, 0], ["P2", 5, 7], ["小计", 5, 7],
        ["合计", 35, 7],
    ])  # fmt: skip
    assert (counts(receipt), receipt.rows_subtotal, receipt.rows_note, receipt.lines) == ((3, 3, 0, 0), 3, 0, ())


def test_a_subtotal_of_nothing_over_a_figure_is_told(known, send):
    rows = [["P1", 30, 4], ["小计", 30, 0], ["P2", 5, 7], ["小计", 5, 7]]
    receipt = send([["项目编号", "2026年1月", "2026年2月"], *rows])
    assert [line[:3] for line in lines(receipt, "warning")] == [(3, "2026年2月", "0")]


def test_the_same_month_of_last_year_beside_this_months_is_not_months_across(known, send):
    with pytest.raises(UnreadableFile, match="没有找到可识别的表头"):
        send([["项目编号", "2025年10月", "2026年10月"], ["P1", 10, 20]])


def test_tables_under_each_other_are_received_each_by_its_own_header(draft, send):
    receipt = send([
        ["2026年招商引资项目台账"], PROJECT_HEAD, ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000],
        ["合计", "", "", "", "", 1000], [], ["2026年10月到位资金"], FUNDS_HEAD,
        ["P1", "2026-10", "省外", 20], ["P1", "2026-09", "省外", "多"],
    ])  # fmt: skip
    assert counts(receipt) == (3, 2, 1, 0)
    assert [(sheet.sheet, sheet.ledger, sheet.rows_read) for sheet in receipt.sheets] == [("表", "projects", 3)]
    assert [line[:2] for line in lines(receipt)] == [(9, "本月到位资金（万元）")]
    assert funds(draft) == [("P1", month(10), Decimal(20), None)]


def test_the_header_again_on_the_next_page_begins_no_table(known, send):
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", 20], FUNDS_HEAD, ["P2", "2026-10", "外资", 5]])
    assert (counts(receipt), receipt.rows_title) == ((2, 2, 0, 0), 1)


def test_a_title_over_the_header_of_the_next_page_is_no_row_of_facts(known, send):
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", 20], [], ["续表"], FUNDS_HEAD, ["P2", "2026-10", "外资", 5]])
    assert (counts(receipt), receipt.rows_title, receipt.lines) == ((2, 2, 0, 0), 2, ())


def test_a_month_sheet_whose_parts_have_columns_in_another_order_is_read_by_each_parts_header(known, send):
    other = [FUNDS_HEAD[0], FUNDS_HEAD[3], FUNDS_HEAD[1], FUNDS_HEAD[2]]
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", 20], other, ["P2", 5, "2026-10", "外资"]])
    assert counts(receipt) == (2, 2, 0, 0)
    assert [row[:3] for row in funds(known)] == [("P1", month(10), Decimal(20)), ("P2", month(10), Decimal(5))]


def test_one_sheet_a_month_is_of_the_month_that_names_it(known, write):
    head = ["项目编号", "本月到位资金（万元）"]
    path = write("2026年月报.xlsx", **{"1月": [head, ["P1", 1]], "2月": [head, ["P1", 2]]})
    receipt = receive(path, known, "统计员甲")
    assert counts(receipt) == (2, 2, 0, 0)
    assert [row[:3] for row in funds(known)] == [("P1", month(1), Decimal(1)), ("P1", month(2), Decimal(2))]


def test_a_table_above_the_one_whose_header_names_most_is_read_too(draft, send):
    draft.con.execute("insert into projects by name select 'P9' as project_id, '九号' as project_name, 'overseas' as"
                      " capital_origin, '轻纺' as industry, true as is_industrial, 'A' as report_unit, false as is_key,"
                      " '审核通过' as audit_status, 1 as batch_id, '表' as sheet, 1 as row_no")
    rows = [["2026年10月到位资金"], ["项目编号", "本月到位资金（万元）"], ["P9", 7], [], ["项目台账"], PROJECT_HEAD]
    receipt = send([*rows, ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000]])
    assert counts(receipt) == (2, 2, 0, 0)
    assert [row[:3] for row in funds(draft)] == [("P9", month(10), Decimal(7))]


def test_the_same_columns_in_another_unit_or_under_another_months_title_begin_a_table(known, send):
    head = ["项目编号", "本月到位资金（万元）"]
    receipt = send([
        ["2026年9月"], head, ["P1", 1], ["2026年10月"], head, ["P1", 2], ["2026年10月"],
        ["项目编号", "本月到位资金（亿元）"], ["P2", 0.0003],
    ])  # fmt: skip
    assert counts(receipt) == (3, 3, 0, 0)
    assert [row[:3] for row in funds(known)] == [
        ("P1", month(9), Decimal(1)), ("P1", month(10), Decimal(2)), ("P2", month(10), Decimal(3)),
    ]


SPLIT = """
[[table]]
kind = "项目台账"
header = 1
[table.fields]
"项目编号" = "项目编号"
"项目名称" = "项目名称"
"协议投资额" = "总投资"
"资金来源" = { constant = "省外" }
"所属产业" = { constant = "轻纺" }
"引资单位" = { constant = "甲镇" }

[[table]]
kind = "资金月报"
header = 1
[table.fields]
"项目编号" = "项目编号"
"月份" = "到账月份"
"本月到位资金" = "到账"
"""


def test_one_project_with_many_arrivals_is_split_into_the_project_once_and_each_arrival(draft, write):
    rows = [
        ["项目编号", "项目名称", "总投资", "到账月份", "到账"], ["P1", "一号", 1000, "2026-08", 10],
        ["", "", "", "2026-09", 20], ["P2", "二号", 500, "2026-09", 5], ["合计", "", 1500, "", 35],
    ]  # fmt: skip
    path = write(merge=["A2:A3", "B2:B3", "C2:C3"], 表=rows)
    receipt = receive(path, draft, "统计员甲", mappings=Mappings(parse(SPLIT, "对应.toml")))
    assert (counts(receipt), lines(receipt), receipt.rows_subtotal) == ((5, 5, 0, 0), [], 1)
    told = draft.con.execute("select project_id, agreed_investment from projects order by all").fetchall()
    assert told == [("P1", Decimal(1000)), ("P2", Decimal(500))]
    assert [row[:3] for row in funds(draft)] == [
        ("P1", month(8), Decimal(10)), ("P1", month(9), Decimal(20)), ("P2", month(9), Decimal(5)),
    ]


def test_a_row_that_only_carries_on_the_one_above_is_no_fact_and_one_with_a_word_of_its_own_is_told(draft, write):
    head, first = [*PROJECT_HEAD, "投资方"], ["P1", "一号", "省外", "轻纺", "甲镇", 1000, "甲公司"]
    merge = [f"{letter}2:{letter}4" for letter in "ABCDEF"]
    path = write(merge=merge, 表=[head, first, [""] * 7, ["", "", "", "", "", "", "乙公司"]])
    receipt = receive(path, draft, "统计员甲")
    assert (counts(receipt), receipt.rows_note) == ((2, 1, 1, 0), 1)
    assert lines(receipt) == [(4, "项目编号", "P1", "项目编号与第 2 行重复，但内容不同")]


@pytest.mark.parametrize(
    ("title", "second"),
    [
        (["附表"], ["项目编号", "下月计划到位（万元）"]),
        ([], ["项目编号", "项目名称", "计划数"]),
        (["附：下月计划"], ["序号", "项目编号", "下月计划"]),
    ],
)
def test_a_table_under_another_of_which_only_the_key_is_known_is_refused_and_quoted(known, send, title, second):
    rows = [["2026年3月到位资金"], ["项目编号", "本月到位资金（万元）"], ["P1", 30], ["P2", 40], [], title, second]
    receipt = send([*rows, ["P1", 500, 500], ["P2", 600, 600]])
    told = f"第 7 行像是另一张表的表头（{'、'.join(second)}），认不出各列，其下 2 行没有收"
    assert (counts(receipt), lines(receipt)) == ((4, 2, 2, 0), [(7, None, None, told)])
    assert funds(known) == [("P1", month(3), Decimal(30), None), ("P2", month(3), Decimal(40), None)]
    assert receipt.sheets[0].note == "第 7 行起的另一张表没有收，请看表头的问题说明"


def test_the_known_header_that_stands_again_under_a_refused_table_is_read(known, send):
    head, again = ["项目编号", "月份", "本月到位资金"], ["P2", "2026-02", 7]
    receipt = send([head, ["P1", "2026-01", 30], ["项目编号", "月份", "下月计划"], ["P1", "2026-02", 9], head, again])
    assert counts(receipt) == (3, 2, 1, 0)
    assert funds(known) == [("P1", month(1), Decimal(30), None), ("P2", month(2), Decimal(7), None)]


def test_a_header_that_stands_again_under_other_names_of_its_fields_begins_no_other_table(known, send):
    receipt = send([["项目编号", "月份", "本月到位资金"], ["P1", "2026-01", 30], ["项目编号"], ["P2", "2026-02", 7]])
    assert (counts(receipt), len(funds(known))) == ((2, 2, 0, 0), 2)
