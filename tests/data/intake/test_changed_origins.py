"""The same project and month under another origin is asked about, so that no money counts twice unnoticed."""

import pytest

from data.bulk import large_text
from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, counts, lines

pytestmark = pytest.mark.usefixtures("known")
BARE = ["项目编号", "月份", "本月到位资金（万元）"]


def amounts(draft):
    return draft.con.execute("select project_id, origin, amount::double from monthly_funds order by all").fetchall()


def held(receipt):
    return [(line.row_no, line.column_name, line.proposed, line.reason) for line in receipt.lines if line.decision_key]


def words(receipt, word=True):
    return {line.decision_key: word for line in receipt.lines if line.decision_key}


@pytest.fixture
def send(draft, write):
    def send(rows, name="二.xlsx", decided=()):
        sheets = rows if isinstance(rows, dict) else {"表": rows}
        return receive(write(name, **sheets), draft, "统计员甲", decided=dict(decided))

    return send


def test_the_same_money_under_another_origin_waits_with_both_amounts_and_places(draft, send):
    send([BARE, ["P1", "2026-03", 500], ["P2", "2026-03", 300]], "一.xlsx")
    receipt = send([FUNDS_HEAD, ["P1", "2026-03", "市外", 500], ["P2", "2026-03", "外资", 300]])
    assert (counts(receipt), receipt.rows_held) == ((2, 0, 1, 1), 1)
    reason = (
        "第 2 行的资金来源是市外（共 1 笔、500 万元），而已入库的同一项目同月是省外"
        "（2026-03 共 500 万元，见《一.xlsx》“表”表第 2 行）：是来源改了，还是另有一笔？"
    )
    assert held(receipt) == [(2, "资金来源", "以本次的 1 笔、500 万元替换", reason)]
    assert amounts(draft) == [("P1", "out_province", 500), ("P2", "overseas", 300)]


def test_accepted_it_replaces_what_is_held_and_sent_again_it_is_a_duplicate(draft, send):
    send([BARE, ["P1", "2026-03", 500]], "一.xlsx")
    rows = [FUNDS_HEAD, ["P1", "2026-03", "市外", 600]]
    receipt = send(rows, decided=words(send(rows)))
    assert (counts(receipt), amounts(draft)) == ((1, 1, 0, 0), [("P1", "out_city", 600)])
    told = "第 2 行改了资金来源（已由人工确认），以本次 600 万元替换原来按省外入库的 500 万元"
    assert lines(receipt, "warning") == [(2, "资金来源", None, told)]
    assert counts(send(rows)) == (1, 0, 0, 1)


def test_declined_it_is_rejected_and_what_is_held_stays(draft, send):
    send([BARE, ["P1", "2026-03", 500]], "一.xlsx")
    rows = [FUNDS_HEAD, ["P1", "2026-03", "市外", 500]]
    receipt = send(rows, decided=words(send(rows), word=False))
    assert (counts(receipt), receipt.rows_held, amounts(draft)) == ((1, 0, 1, 0), 0, [("P1", "out_province", 500)])


def test_two_arrivals_of_two_origins_in_one_file_are_both_taken(draft, send):
    send([BARE, ["P1", "2026-03", 500]], "一.xlsx")
    receipt = send([FUNDS_HEAD, ["P1", "2026-03", "省外", 500], ["P1", "2026-03", "市外", 200]])
    assert (counts(receipt), held(receipt)) == ((2, 1, 0, 1), [])
    assert amounts(draft) == [("P1", "out_city", 200), ("P1", "out_province", 500)]


def test_the_same_file_after_the_ledger_gave_the_project_another_origin_is_asked_about(draft, send):
    rows = [BARE, ["P1", "2026-02", 100], ["P1", "2026-03", 500]]
    send(rows, "一.xlsx")
    draft.con.execute("update projects set capital_origin = 'out_city' where project_id = 'P1'")
    receipt = send(rows, "一.xlsx")
    assert (counts(receipt), receipt.rows_held, amounts(draft)) == (
        (2, 0, 2, 0), 2, [("P1", "out_province", 100), ("P1", "out_province", 500)],
    )  # fmt: skip
    send(rows, "一.xlsx", words(receipt))
    assert amounts(draft) == [("P1", "out_city", 100), ("P1", "out_city", 500)]


def test_in_a_report_sent_again_a_changed_origin_is_one_question_and_not_also_one_left_out(send):
    send([FUNDS_HEAD, ["P1", "2026-03", "省外", 5], ["P2", "2026-03", "省外", 6]], "一.xlsx")
    receipt = send([FUNDS_HEAD, ["P1", "2026-03", "省外", 5], ["P2", "2026-03", "外资", 6]])
    assert [(row, column) for row, column, *_ in held(receipt)] == [(3, "资金来源")]


@pytest.mark.parametrize(("first", "second"), [(0, 500), (500, 0)])
def test_a_0_under_another_origin_counts_nothing_twice_and_asks_nothing(send, first, second):
    send([FUNDS_HEAD, ["P1", "2026-03", "省外", first]], "一.xlsx")
    assert held(send([FUNDS_HEAD, ["P1", "2026-03", "市外", second]])) == []


def test_a_sheet_without_origins_and_one_with_them_are_two_of_one_report(draft, send):
    rows = [["P1", "2026-03", "市外", 500], ["P1", "2026-04", "市外", 7]]
    receipt = send({"汇总": [BARE, ["P1", "2026-03", 500], ["P1", "2026-04", 7]], "明细": [FUNDS_HEAD, *rows]})
    assert (counts(receipt), receipt.rows_held, amounts(draft)) == ((4, 0, 4, 0), 4, [])
    assert [reason[:6] for *_, reason in held(receipt)] == ["与“明细”表", "与“汇总”表"]


def test_sheets_with_the_same_amount_under_two_origins_wait_and_with_other_amounts_do_not(draft, send):
    def sheets(amount):
        return {"甲": [FUNDS_HEAD, ["P1", "2026-03", "省外", 5]], "乙": [FUNDS_HEAD, ["P1", "2026-03", "市外", amount]]}

    assert send(sheets(5)).rows_held == 2
    assert counts(send(sheets(6))) == (2, 2, 0, 0)


def test_a_large_file_is_asked_about_as_a_small_one(known, tmp_path, monkeypatch):
    path = tmp_path / "月报.csv"
    path.write_text("\n".join([",".join(FUNDS_HEAD), "P1,2026-03,市外,500", "P2,2026-03,外资,1", ""]), encoding="utf-8")
    known.con.execute(
        "insert into monthly_funds by name select 'P1' as project_id, date '2026-03-01' as month,"
        " 'out_province' as origin, 5 as amount, '审核通过' as audit_status, 1 as batch_id, '表' as sheet, 2 as row_no;"
        "insert into batches values (1, 'funds', '一.xlsx', 'x', now()::timestamp, '甲', date '2026-04-01')"
    )
    small = receive(path, known, "统计员甲")
    known.con.execute("delete from monthly_funds where project_id = 'P2'")
    monkeypatch.setattr(large_text, "LARGE", 1)
    large = receive(path, known, "统计员甲")
    assert (counts(large), large.rows_held, held(large)) == ((2, 1, 1, 0), 1, held(small))
    receive(path, known, "统计员甲", decided=words(large))
    assert amounts(known) == [("P1", "out_city", 500), ("P2", "overseas", 1)]
