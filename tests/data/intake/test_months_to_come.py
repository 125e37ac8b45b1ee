"""Months that hadn't come when a file was received, and years that a title lends to months beyond its own."""

import datetime as dt

import pytest

from data.bulk import large_text
from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, counts

pytestmark = pytest.mark.usefixtures("known")
ACROSS = ["项目编号", *(f"{month}月" for month in range(1, 13))]


@pytest.fixture(autouse=True)
def in_march(draft):
    draft.received_on = dt.date(2026, 3, 31)


def held(receipt):
    return [(line.sheet, line.row_no, line.proposed, line.reason) for line in receipt.lines if line.decision_key]


def months(draft, table="monthly_funds"):
    return draft.con.execute(f"select month::varchar from {table} order by all").fetchall()


def test_a_month_after_the_month_of_receipt_is_held_and_the_month_itself_is_not(draft, send):
    receipt = send([FUNDS_HEAD, ["P1", "2026-03", "省外", 700], ["P1", "2062年2月", "省外", 300]])
    told = "第 3 行是 2062年2月 的到位资金（共 1 笔、300 万元），而收件日是 2026-03-31，那时还没有到这个月"
    assert (counts(receipt), held(receipt)) == ((2, 1, 1, 0), [("表", 3, "1 笔、300 万元", told)])
    assert months(draft) == [("2026-03-01",)]


def test_months_filled_with_0_in_advance_are_one_line_a_sheet(draft, send):
    receipt = send([["2026年资金月报"], ACROSS, ["P1", 1, 2, 3, *[0] * 9], ["P2", 1, 1, 1, *[0] * 9]])
    told = "第 3—4 行是 2026年4月至2026年12月 的到位资金（共 18 笔、0 万元），而收件日是 2026-03-31，那时还没有到这个月"
    assert (counts(receipt), receipt.rows_held) == ((24, 6, 18, 0), 18)
    assert held(receipt) == [("表", 3, "18 笔、0 万元", told)]


def test_what_a_person_accepts_is_loaded_and_not_asked_about_again(draft, write):
    path = write(表=[FUNDS_HEAD, ["P1", "2026-04", "省外", 5], ["P1", "2026-05", "省外", 5]])
    [line] = receive(path, draft, "统计员甲").lines
    assert counts(receive(path, draft, "统计员甲", decided={line.decision_key: True})) == (2, 2, 0, 0)
    assert (counts(again := receive(path, draft, "统计员甲")), held(again)) == ((2, 0, 0, 2), [])


def test_an_amount_in_the_place_of_an_accepted_0_is_asked_about(draft, write):
    def send(amount, decided=()):
        return receive(write(表=[FUNDS_HEAD, ["P1", "2026-04", "省外", amount]]), draft, "甲", decided=dict(decided))

    [line] = send(0).lines
    assert counts(send(0, {line.decision_key: True})) == (1, 1, 0, 0)
    told = "第 2 行是 2026年4月 的到位资金（共 1 笔、500 万元），而收件日是 2026-03-31，那时还没有到这个月"
    receipt = send(500, {line.decision_key: True})
    assert (counts(receipt), held(receipt)) == ((1, 0, 1, 0), [("表", 2, "1 笔、500 万元", told)])
    assert draft.con.execute("select amount::double from monthly_funds").fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2026年1—3月资金月报", "台账.xlsx"),
        ("截至2026年3月31日到位资金", "台账.xlsx"),
        ("资金月报", "2026年一季度.xlsx"),
    ],
)
def test_a_year_borrowed_from_a_text_gives_no_month_later_than_that_text_names(draft, send, title, name):
    draft.received_on = dt.date(2026, 12, 31)
    receipt = send([[title], ACROSS, ["P1", *range(1, 13)]], name)
    told = "按标题或文件名的年份是 2026年4月至2026年12月，而那里只写到 2026年3月（共 9 笔、72 万元）"
    [(*place, reason)] = held(receipt)
    assert (counts(receipt), place) == ((12, 3, 9, 0), ["表", 3, "9 笔、72 万元"])
    assert reason == f"第 3 行的月份没有写年份，{told}"


def test_a_month_with_a_year_of_its_own_needs_no_title_and_one_without_is_held(draft, send):
    draft.received_on = dt.date(2026, 12, 31)
    rows = [["P1", "2026-04", "省外", 1], ["P2", "5月", "外资", 2], ["P2", 3, "外资", 3]]
    receipt = send([["2026年1—3月资金月报"], FUNDS_HEAD, *rows])
    assert (counts(receipt), [proposed for *_, proposed, _ in held(receipt)]) == ((3, 2, 1, 0), ["1 笔、2 万元"])


def test_a_title_that_names_a_year_alone_lends_it_to_every_month(draft, send):
    draft.received_on = dt.date(2026, 12, 31)
    assert counts(send([["2026年资金月报"], ACROSS, ["P1", *range(1, 13)]])) == (12, 12, 0, 0)


def test_a_large_file_is_held_as_a_small_one(known, tmp_path, monkeypatch):
    path = tmp_path / "2026年1—3月.csv"
    rows = ["P1,2026-03,1", "P1,2026-04,2", "P2,5月,3", "P2,二月,4", ""]
    path.write_text("\n".join(["项目编号,月份,本月到位资金（万元）", *rows]), encoding="utf-8")
    known.received_on = dt.date(2026, 12, 31)
    small = receive(path, known, "统计员甲")
    known.con.execute("delete from monthly_funds")
    monkeypatch.setattr(large_text, "LARGE", 1)
    large = receive(path, known, "统计员甲")
    assert (counts(large), large.lines) == (counts(small), small.lines) == ((4, 3, 1, 0), small.lines)


def test_progress_of_a_month_to_come_is_held_and_a_report_known_before_is_not(draft, write):
    head = ["项目编号", "月份", "形象进度"]
    path = write(表=[head, ["P1", "2026-03", "桩基"], ["P1", "2026-04", "主体"], ["P2", "2026-05", "桩基"]])
    receipt = receive(path, draft, "统计员甲")
    told = "第 3—4 行的月份在收件日（2026-03-31）之后，那时还没有到（共 2 行）"
    assert (counts(receipt), held(receipt)) == ((3, 1, 2, 0), [("表", 3, "2 行", told)])
    [key] = [line.decision_key for line in receipt.lines if line.decision_key]
    assert counts(receive(path, draft, "统计员甲", decided={key: True})) == (3, 2, 0, 1)
    assert counts(receive(path, draft, "统计员甲")) == (3, 0, 0, 3)


def test_another_figure_of_a_progress_accepted_for_a_month_to_come_is_asked_about(draft, write):
    def send(done, decided=()):
        sheet = [["项目编号", "月份", "本月完成投资（万元）"], ["P1", "2026-04", done]]
        return receive(write(表=sheet), draft, "统计员甲", decided=dict(decided))

    [line] = send(0).lines
    assert counts(send(0, {line.decision_key: True})) == (1, 1, 0, 0)
    assert counts(send(0)) == (1, 0, 0, 1)
    assert [row for _, row, *_ in held(send(500))] == [2]
    assert draft.con.execute("select month_done::double from key_progress").fetchall() == [(0,)]


def test_bulletins_activities_milestones_and_assessments_of_the_future_are_held(draft, write):
    head = ["月份", "县区", "指标", "数值"]
    bulletin = write(市通报=[head, ["2026-04", "某县", "到位资金（万元）", 1], ["2026-02", "某县", "签约", 2]])
    receipt = receive(bulletin, draft, "统计员甲")
    assert (counts(receipt), len(held(receipt))) == ((2, 1, 1, 0), 1)
    activity, milestone = ["推介会", "杭州", "甲镇"], ["P1", "厂房", 3]
    doings = write(
        "活动.xlsx",
        招商活动=[
            ["活动编号", "活动日期", "活动类型", "举办城市", "主办单位"],
            ["H1", "2026-04-01", *activity],
            ["H2", "2026-03-31", *activity],
        ],
        市级考核=[["考核年度", "奖项"], [2027, "一等奖"], [2025, "二等奖"]],
        重点项目里程碑=[
            ["项目编号", "里程碑", "计划值", "完成值", "计量单位", "截止月份"],
            [*milestone, "", "栋", "2026-12"],
            [*milestone, 1, "栋", "2026-06"],
        ],
    )
    asked = [(sheet, row) for sheet, row, *_ in held(receive(doings, draft, "统计员甲"))]
    assert asked == [("招商活动", 2), ("市级考核", 2), ("重点项目里程碑", 3)]
    assert months(draft, "project_milestones") == [("2026-12-01",)]
