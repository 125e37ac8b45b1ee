"""Amounts in the wrong unit wait for a person; what merely looks unusual doesn't."""

import pytest

from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, counts, lines

pytestmark = pytest.mark.usefixtures("known")
MONTHS = [f"2026-{month:02}" for month in range(1, 11)]


def months(project, amounts):
    return [[project, month, "", amount] for month, amount in zip(MONTHS, amounts, strict=False)]


def held(receipt):
    return [(line.row_no, line.value, line.proposed, line.reason) for line in receipt.lines if line.outcome == "held"]


def loaded(draft):
    rows = draft.con.execute("select amount::double from monthly_funds order by amount").fetchall()
    return [amount for (amount,) in rows]


def test_an_amount_of_many_times_the_agreement_is_held_with_the_reading_that_fits(draft, send):
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", 2000000], ["P1", "2026-09", "省外", 150]])
    assert (counts(receipt), receipt.rows_held, loaded(draft)) == ((2, 1, 1, 0), 1, [150])
    assert held(receipt) == [
        (2, "2000000", "2,000,000 万元",
         "金额 2,000,000 万元，是协议投资额 1,000 万元 的 2,000 倍，像是按元填写的（那样应为 200 万元）")
    ]  # fmt: skip


def test_more_than_was_agreed_is_a_warning_and_not_held(draft, send):
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", 9999]])
    assert (held(receipt), loaded(draft)) == ([], [9999])


def test_a_refund_is_measured_by_its_size(send):
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", -10000]])
    assert [row for row, *_ in held(receipt)] == [2]


def test_without_an_agreement_the_projects_other_amounts_and_the_column_are_asked(draft, send):
    receipt = send([FUNDS_HEAD, *months("P2", [120, 80, 100, 1100000])])
    assert (receipt.rows_held, loaded(draft)) == (1, [80, 100, 120])
    assert held(receipt)[0][3] == (
        "金额 1,100,000 万元，是该项目各笔的中位数 110 万元 的 10,000 倍，像是按元填写的（那样应为 110 万元）"
    )


def test_a_project_that_begins_small_is_not_held(send):
    assert held(send([FUNDS_HEAD, *months("P2", [2, 1, 0.5, 300])])) == []


def test_accepting_doubtful_rows_turns_no_other_row_into_a_held_one(draft, write):
    rows = [["P2", f"2026-{month:02}", "", f"约{month}万"] for month in range(1, 9)]
    path = write(表=[FUNDS_HEAD, *rows, ["P2", "2026-09", "", 40000], ["P2", "2026-10", "", 0.0001]])
    draft.con.execute("update settings set value = '0.9' where setting = 'least_confidence'")
    first = receive(path, draft, "统计员甲")
    assert [line.column_name for line in first.lines if line.decision_key] == ["本月到位资金（万元）"] * 10
    doubtful = [line.decision_key for line in first.lines if line.decision_key and line.reason == "写的是约数"]
    second = receive(path, draft, "统计员甲", decided=dict.fromkeys(doubtful, True))
    assert (counts(second), second.rows_held) == ((10, 8, 2, 0), 2)
    assert [row for row, *_ in held(second)] == [10, 11]


def test_what_the_draft_holds_just_so_was_judged_when_it_came(draft, send):
    few = [FUNDS_HEAD, *months("P2", [1, 2, 30000])]
    assert counts(send(few)) == (3, 3, 0, 0)
    assert (counts(send([*few, ["P2", "2026-09", "", 3]])), len(loaded(draft))) == ((4, 1, 0, 3), 4)
    assert counts(send(few)) == (3, 0, 0, 3)  # sent again, the amounts are no more than they were


def test_a_small_refund_is_never_told_as_minus_nothing(send):
    [(*_, reason)] = held(send([FUNDS_HEAD, *months("P2", [100, 120, 80, 90, -0.00001])]))
    assert reason.startswith("金额 -0.00001 万元，约为该项目各笔的中位数")


def test_months_held_in_the_draft_are_asked_too(draft, send):
    send([FUNDS_HEAD, *months("P2", [120, 80, 100])])
    assert [row for row, *_ in held(send([FUNDS_HEAD, ["P2", "2026-09", "", 900000]]))] == [2]


def test_an_amount_in_yi_where_wan_is_meant_is_held(send):
    receipt = send([FUNDS_HEAD, *months("P1", [120, 80, 100, 0.01])])
    reason = "金额 0.01 万元，约为该项目各笔的中位数 90 万元 的万分之一，像是按亿元填写的（那样应为 100 万元）"
    assert [(row, reason) for row, _, _, reason in held(receipt)] == [(5, reason)]


def test_with_neither_agreement_nor_history_the_column_is_asked_when_it_is_long_enough(draft, send):
    draft.con.execute(
        "insert into projects by name select 'Q' || n as project_id, '项目' || n as project_name,"
        " 'out_city' as capital_origin from range(30) as r(n)"
    )
    rows = [[f"Q{number}", "2026-10", "", 100 + number] for number in range(29)]
    receipt = send([FUNDS_HEAD, *rows, ["Q29", "2026-10", "", 1506000]])
    assert [(row, reason) for row, _, _, reason in held(receipt)] == [
        (31, "金额 1,506,000 万元，是本表各笔的中位数 114.5 万元 的 13,153 倍，像是按元填写的（那样应为 150.6 万元）")
    ]
    assert held(send([FUNDS_HEAD, *rows[:10], ["Q29", "2026-09", "", 1506000]])) == []


def test_what_a_person_accepted_is_loaded_and_what_was_declined_is_rejected(draft, write):
    path = write(表=[FUNDS_HEAD, ["P1", "2026-10", "省外", 20000], ["P1", "2026-09", "省外", 30000]])
    first, second = (line.decision_key for line in receive(path, draft, "甲").lines if line.outcome == "held")
    receipt = receive(path, draft, "甲", decided={first: True, second: False})
    assert (counts(receipt), receipt.rows_held, loaded(draft)) == ((2, 1, 1, 0), 0, [20000])
    assert [row for row, *_ in lines(receipt)] == [3]


def test_an_accepted_amount_is_asked_about_again_under_another_unit_and_not_under_its_own(draft, write):
    row = ["P1", "2026-10", "省外", 70000]
    heads = {unit: [*FUNDS_HEAD[:3], f"本月到位资金（{unit}）"] for unit in ("万元", "亿元")}
    wan, yi = (write(f"{unit}.xlsx", 表=[head, row]) for unit, head in heads.items())
    [key] = [line.decision_key for line in receive(wan, draft, "甲").lines if line.outcome == "held"]
    assert counts(receive(wan, draft, "甲", decided={key: True})) == (1, 1, 0, 0)
    assert (counts(receive(wan, draft, "甲")), loaded(draft)) == ((1, 0, 0, 1), [70000])
    receipt = receive(yi, draft, "甲", decided={key: True})
    assert (receipt.rows_held, held(receipt)[0][:3], loaded(draft)) == (1, (2, "70000", "700,000,000 万元"), [70000])


def test_thresholds_are_settings(draft, send):
    draft.con.execute("update settings set value = '1000' where setting = 'unit_guard_agreed'")
    assert held(send([FUNDS_HEAD, ["P1", "2026-10", "省外", 20000]])) == []


@pytest.mark.parametrize("amount", [100_000_000, 150_000_000, 10**9, 10**10])
@pytest.mark.parametrize(("project", "origin"), [("P1", "省外"), ("P2", "外资")])
def test_any_amount_in_yuan_is_held_however_large(known, send, project, origin, amount):
    rows = [[project, f"2026-0{month}", origin, 100 + month] for month in range(1, 6)]
    receipt = send([FUNDS_HEAD, *rows, [project, "2026-09", origin, amount]])
    assert [line[:3] for line in lines(receipt, "held")] == [(7, "本月到位资金（万元）", str(amount))]
