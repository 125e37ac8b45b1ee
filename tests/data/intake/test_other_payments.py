"""A row of another file under a key that is held: a duplicate, a correction, or another payment that a person tells."""

import pytest

from data.bulk import large_text
from data.receive import receive
from tests.data.receipts import counts

pytestmark = pytest.mark.usefixtures("known")
BARE = ["项目编号", "月份", "本月到位资金（万元）"]
DETAILS = [*BARE, "到账日期", "凭证"]
FIRST = ["P1", "2026-03", 500, "03-05", "银1"]
SECOND = ["P1", "2026-03", 500, "03-25", "银2"]


def amounts(draft):
    return draft.con.execute("select entry, amount::double, batch_id from monthly_funds order by all").fetchall()


def held(receipt):
    return [(line.row_no, line.proposed, line.reason) for line in receipt.lines if line.decision_key]


def words(receipt, word=True):
    return {line.decision_key: word for line in receipt.lines if line.decision_key}


@pytest.fixture
def send(draft, write):
    draft.con.execute("update projects set agreed_investment = null")

    def send(head, *rows, name="二.xlsx", decided=()):
        return receive(write(name, 表=[head, *rows]), draft, "统计员甲", decided=dict(decided))

    return send


@pytest.mark.parametrize("amount", [500, 300])
def test_a_row_of_another_file_with_other_details_waits_whatever_its_amount(draft, send, amount):
    send(DETAILS, FIRST, name="一.xlsx")
    receipt = send(DETAILS, [*SECOND[:2], amount, *SECOND[3:]])
    assert (counts(receipt), receipt.rows_held) == ((1, 0, 1, 0), 1)
    reason = (
        f"第 2 行（共 1 笔、{amount} 万元）与已入库的同一项目同月同来源（1 笔、500 万元，见《一.xlsx》“表”表第 2 行）"
        "“凭证”“到账日期”不同：是更正，还是另一笔？"
    )
    assert held(receipt) == [(2, f"更正：以本次的 1 笔、{amount} 万元替换 1 笔、500 万元", reason)]
    assert amounts(draft) == [(1, 500, 1)]


def test_accepted_it_replaces_what_is_held_and_sent_again_it_is_a_duplicate(draft, send):
    send(DETAILS, FIRST, name="一.xlsx")
    receipt = send(DETAILS, SECOND, decided=words(send(DETAILS, SECOND)))
    assert (counts(receipt), amounts(draft)) == ((1, 1, 0, 0), [(1, 500, 3)])
    assert counts(send(DETAILS, SECOND)) == (1, 0, 0, 1)


def test_declined_it_is_rejected_and_both_in_one_file_are_both_taken(draft, send):
    send(DETAILS, FIRST, name="一.xlsx")
    receipt = send(DETAILS, SECOND, decided=words(send(DETAILS, SECOND), word=False))
    assert (counts(receipt), receipt.rows_held, amounts(draft)) == ((1, 0, 1, 0), 0, [(1, 500, 1)])
    both = send(DETAILS, FIRST, SECOND)
    assert (counts(both), held(both), amounts(draft)) == ((2, 2, 0, 0), [], [(1, 500, 4), (2, 500, 4)])
    assert counts(send(DETAILS, FIRST, SECOND)) == (2, 0, 0, 2)


def test_a_payment_that_the_next_file_leaves_out_is_asked_about(draft, send):
    send(DETAILS, FIRST, SECOND, name="一.xlsx")
    receipt = send(DETAILS, FIRST)
    assert (receipt.rows_held, amounts(draft)) == (1, [(1, 500, 1), (2, 500, 1)])


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (BARE, FIRST[:3]),
        ([*BARE, "经办科室"], [*FIRST[:3], "二科"]),
        ([*DETAILS, "经办科室"], [*FIRST, "二科"]),
        (["序号", *DETAILS], [9, *FIRST]),
        ([*BARE, "凭证"], [*FIRST[:3], " 银1 "]),
    ],
)
def test_columns_that_one_file_alone_has_and_running_numbers_ask_nothing(send, head, row):
    send(["序号", *DETAILS], [1, *FIRST], name="一.xlsx")
    receipt = send(head, row)
    assert (counts(receipt), held(receipt)) == ((1, 0, 0, 1), [])


def test_a_correction_of_the_amount_alone_asks_nothing(draft, send):
    send(DETAILS, FIRST, name="一.xlsx")
    receipt = send(DETAILS, [*FIRST[:2], 600, *FIRST[3:]])
    assert (counts(receipt), held(receipt), amounts(draft)) == ((1, 1, 0, 0), [], [(1, 600, 2)])


def test_what_a_duplicate_says_besides_is_kept_for_the_next_file(send):
    send(BARE, FIRST[:3], name="一.xlsx")
    assert counts(send(DETAILS, FIRST)) == (1, 0, 0, 1)
    assert send(DETAILS, SECOND).rows_held == 1


def test_where_months_stand_across_a_remark_of_the_row_asks_nothing(send):
    head = ["项目编号", "2026年1月", "2026年2月", "备注"]
    send(head, ["P1", 1, 2, "在建"], name="一.xlsx")
    assert counts(send(head, ["P1", 1, 2, "竣工"])) == (2, 0, 0, 2)


def test_a_large_file_is_asked_about_as_a_small_one(known, tmp_path, monkeypatch):
    def csv(name, *rows):
        path = tmp_path / name
        path.write_text("\n".join([",".join(DETAILS), *rows, ""]), encoding="utf-8")
        return path

    one, two = csv("一.csv", "P1,2026-03,500,03-05,银1"), csv("二.csv", "P1,2026-03,500, 03-05,银2")
    receive(one, known, "统计员甲")
    small = receive(two, known, "统计员甲")
    known.con.execute("delete from monthly_funds; delete from fund_details")
    monkeypatch.setattr(large_text, "LARGE", 1)
    receive(one, known, "统计员甲")
    large = receive(two, known, "统计员甲")
    assert (counts(large), large.rows_held, held(large)) == ((1, 0, 1, 0), 1, held(small))
    assert counts(receive(two, known, "统计员甲", decided=words(large))) == (1, 1, 0, 0)
    assert counts(receive(two, known, "统计员甲")) == (1, 0, 0, 1)
