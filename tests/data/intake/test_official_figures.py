"""What others than the unit say of a project: the firm's own sheet, and the figures of 统计 and 税务."""

import pytest

from tests.data.receipts import counts, lines

FIRM = ["项目编号", "项目名称", "月份", "企业自报累计到位资金（万元）", "其中固定资产投资（万元）", "填报日期"]
OFFICIAL = ["项目编号", "月份", "来源", "累计数（万元）"]


def held(draft, table, columns):
    return sorted(draft.con.table(table).project(columns).fetchall())


@pytest.mark.usefixtures("known")
def test_a_firm_s_sheet_is_held_by_project_and_month_and_a_later_one_replaces_it(draft, send):
    first = ["P1", "一号项目", "2026年9月", 800, 500, "2026-10-09"]
    assert counts(send([FIRM, first, ["P2", "二号项目", "2026-09", "0.05亿元", "", ""]])) == (2, 2, 0, 0)
    assert counts(send([FIRM, first])) == (1, 0, 0, 1)
    assert counts(send([FIRM, [*first[:3], 900, *first[4:]]])) == (1, 1, 0, 0)
    columns = "project_id, month::varchar, arrived::double, fixed_assets::double, filled_on::varchar, batch_id"
    assert held(draft, "firm_sheets", columns) == [
        ("P1", "2026-09-01", 900, 500, "2026-10-09", 3), ("P2", "2026-09-01", 500, None, None, 1)
    ]


@pytest.mark.usefixtures("known")
def test_a_firm_s_sheet_of_no_known_project_is_rejected_and_a_row_that_nobody_filled_in_is_passed_over(send):
    rows = [FIRM, ["P9", "", "2026-09", 1, "", ""], ["P1", "一号项目", "2026-09", "", "", ""],
            ["P2", "", "2026-09", -1, "", ""]]  # fmt: skip
    assert counts(receipt := send(rows)) == (2, 0, 2, 0)
    assert lines(receipt) == [
        (2, "项目编号", "P9", "不认识的项目编号“P9”"),
        (4, "企业自报累计到位资金（万元）", "-1", "企业自报累计到位资金不能为负数"),
    ]


@pytest.mark.usefixtures("known")
def test_an_official_figure_is_held_by_its_source_too_as_people_name_it(draft, send):
    assert counts(send([OFFICIAL, ["P1", "2026-09", "统计局", 600], ["P1", "2026-09", "税务", 550]])) == (2, 2, 0, 0)
    send([OFFICIAL, ["P1", "2026-09", "税务局", 560]])
    assert held(draft, "official_figures", "project_id, month::varchar, source, value::double") == [
        ("P1", "2026-09-01", "税务", 560), ("P1", "2026-09-01", "纳统", 600)
    ]
    assert lines(send([OFFICIAL, ["P1", "2026-09", "银行", 1]])) == [(2, "来源", "银行", "不认识的来源“银行”")]


@pytest.mark.parametrize("setting", ["到位即固投", "arrived_as_fixed_assets"])
def test_whether_what_arrived_is_fixed_assets_is_yes_or_no(draft, send, setting):
    assert counts(send([["参数", "取值"], [setting, "√"]])) == (1, 1, 0, 0)
    assert draft.con.execute("select value from settings where setting = 'arrived_as_fixed_assets'").fetchall() == [
        ("是",)
    ]
    assert counts(send([["参数", "取值"], [setting, "也许"]])) == (1, 0, 1, 0)
