import pytest

from data.mapping.file import parse
from data.mapping.remembered import Mappings
from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, counts, lines

pytestmark = pytest.mark.usefixtures("known")


def funds(draft, columns="project_id, cast(month as varchar), origin, entry, amount::double, batch_id"):
    return draft.con.table("monthly_funds").order("all").select(columns).fetchall()


def test_an_arrival_is_loaded_with_its_running_total_and_its_place_in_the_workbook(draft, send):
    head = [*FUNDS_HEAD[:3], "本月到位资金（亿元）", "累计到位资金", "审核状态"]
    send([head, ["P1", "2026年10月", "省外", 0.02, 800, "通过"]])
    columns = "project_id, month::varchar, origin, entry, amount, ytd_value, audit_status, batch_id, sheet, row_no"
    assert funds(draft, columns) == [("P1", "2026-10-01", "out_province", 1, 200, 800, "审核通过", 1, "表", 2)]


def test_funds_of_an_unknown_project_are_rejected(send):
    receipt = send([FUNDS_HEAD, ["P77", "2026-10", "省外", 1]])
    assert lines(receipt) == [(2, "项目编号", "P77", "不认识的项目编号“P77”")]


def test_an_id_of_another_case_is_another_project_and_the_known_one_is_named(send):
    [line] = send([FUNDS_HEAD, ["p1", "2026-10", "省外", 1]]).lines
    assert (line.reason, line.remedy.split("？")[0]) == ("不认识的项目编号“p1”", "是不是“P1”")


def test_a_row_without_an_origin_takes_its_projects(draft, send):
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "内资", 1], ["P2", "2026-10", "", 2], ["P2", "2026-10", "内资", 3]])
    assert funds(draft, "project_id, origin, amount::double") == [("P1", "out_province", 1), ("P2", "overseas", 2)]
    assert lines(receipt) == [(4, "资金来源", "内资", "资金来源填了“内资”，项目台账中却是外资")]


def test_a_refund_is_negative_and_loaded(draft, send):
    send([FUNDS_HEAD, ["P1", "2026-10", "省外", -5]])
    assert funds(draft, "amount::double") == [(-5,)]


def test_an_empty_audit_cell_is_only_saved_and_a_missing_column_audited(draft, send):
    send([[*FUNDS_HEAD, "审核状态"], ["P1", "2026-09", "省外", 1, ""]])
    send([FUNDS_HEAD, ["P1", "2026-10", "省外", 1]])
    assert funds(draft, "month::varchar, audit_status") == [("2026-09-01", "已保存"), ("2026-10-01", "审核通过")]


def test_a_later_file_replaces_all_arrivals_of_a_project_month_and_origin(draft, send):
    send([FUNDS_HEAD, ["P1", "2026-10", "省外", 5], ["P1", "2026-10", "省外", 7], ["P1", "2026-09", "省外", 1]])
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", 6]])
    assert counts(receipt) == (1, 1, 0, 0)
    assert funds(draft) == [
        ("P1", "2026-09-01", "out_province", 1, 1.0, 1),
        ("P1", "2026-10-01", "out_province", 1, 6.0, 2),
    ]


def test_an_unchanged_resubmission_is_all_duplicates(draft, send):
    rows = [FUNDS_HEAD, ["P1", "2026-10", "省外", 5], ["P1", "2026-10", "省外", 7], ["P2", "2026-10", "外资", 1]]
    send(rows)
    assert counts(send(rows)) == (3, 0, 0, 3)
    assert {batch for *_, batch in funds(draft)} == {1}


def test_one_of_two_arrivals_sent_again_alone_replaces_both(draft, send):
    send([FUNDS_HEAD, ["P1", "2026-10", "省外", 5], ["P1", "2026-10", "省外", 7]])
    send([FUNDS_HEAD, ["P1", "2026-10", "省外", 7]])
    assert funds(draft, "entry, amount::double") == [(1, 7)]


def test_more_arrived_over_all_months_than_was_agreed_is_a_warning_and_loaded(draft, send):
    send([FUNDS_HEAD, ["P1", "2026-09", "省外", 600]])
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", 500]])
    assert counts(receipt) == (1, 1, 0, 0)
    assert lines(receipt, "warning") == [
        (2, "本月到位资金（万元）", "500", "累计到位 1,100 万元，超过协议投资额 1,000 万元")
    ]


def test_another_name_than_the_ledgers_is_a_warning(send):
    head = ["项目编号", "项目名称", "月份", "本月到位资金"]
    receipt = send([head, ["P1", "一号 项目", "2026-10", 5], ["P2", "一号项目", "2026-10", 5]])
    assert lines(receipt, "warning") == [(3, "项目名称", "一号项目", "项目名称与项目台账不一致")]


def test_wrong_cells_are_rejected_and_the_other_rows_loaded(send):
    rows = [["P1", "2026-13", "省外", 5], ["P1", "2026-10", "省外", "见附件"]]
    receipt = send([FUNDS_HEAD, *rows, ["P1", "2026-08", "省外", 5]])
    assert counts(receipt) == (3, 1, 2, 0)
    assert lines(receipt) == [
        (2, "月份", "2026-13", "日历上没有这一天"),
        (3, "本月到位资金（万元）", "见附件", "这里应当是一个确定的数字"),
    ]


def test_projects_for_which_nothing_came_are_listed_once_and_a_running_total_alone_is_no_arrival(send):
    head = [*FUNDS_HEAD, "累计到位资金（万元）"]
    rows = [["P1", "2026-10", "省外", "", ""], ["P2", "2026-10", "外资", "-", "—"], ["P1", "2026-09", "省外", "", 80]]
    receipt = send([head, *rows, ["P2", "2026-09", "外资", 5, 5], ["P2", "2026-08", "外资", "—", 30]])
    assert (counts(receipt), receipt.rows_note) == ((2, 1, 1, 0), 3)
    assert lines(receipt) == [(4, "本月到位资金（万元）", None, "“本月到位资金”不能为空")]
    reason = "第 2—3、6 行没有填到位资金（共 3 行），视为本月没有到位，不入库"
    assert lines(receipt, "warning") == [(2, "本月到位资金（万元）", None, reason)]


def test_a_day_amid_a_month_waits_in_a_column_of_months_and_not_where_a_mapping_says_so(draft, write):
    rows = [["项目编号", "{}", "本月到位资金（万元）"], ["P1", "2026-03-15", 10], ["P1", "2026-04-30 23:59:58", 5]]
    path = write(资金月报=[[cell.format("月份") for cell in rows[0]], *rows[1:]])
    [line] = [line for line in receive(path, draft, "统计员甲").lines if line.outcome == "held"]
    assert (line.row_no, line.proposed) == (2, "2026年3月")
    assert line.reason == "这一列要填月份，写的是 2026-03-15 这一天"
    mapping = '[[table]]\nkind = "资金月报"\n[table.fields]\n"项目编号" = "项目编号"\n"月份" = "到账日期"\n'
    mapped = Mappings(parse(mapping + '"本月到位资金" = "本月到位资金（万元）"\n', "对应.toml"))
    path = write(name="乙.xlsx", 资金月报=[[cell.format("到账日期") for cell in rows[0]], *rows[1:]])
    assert [line for line in receive(path, draft, "统计员甲", mappings=mapped).lines if line.outcome == "held"] == []
    months = draft.con.execute("select month::varchar, amount::int from monthly_funds order by all").fetchall()
    assert months == [("2026-03-01", 10), ("2026-05-01", 5)]
