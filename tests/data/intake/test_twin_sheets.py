"""Sheets of one workbook that report the same projects and months wait until a person says which one holds."""

import pytest

from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, counts

pytestmark = pytest.mark.usefixtures("known")
OLD = [FUNDS_HEAD, ["P1", "2026-01", "省外", 100], ["P1", "2026-02", "省外", 200], ["P2", "2026-01", "外资", 7]]
NEW = [FUNDS_HEAD, ["P1", "2026-01", "省外", 150], ["P1", "2026-02", "省外", 200], ["P2", "2026-02", "外资", 9]]
NAMES = ("资金月报", "资金月报(2)")


def held(receipt):
    return [(line.sheet, line.row_no, line.proposed, line.reason) for line in receipt.lines if line.decision_key]


def keys(receipt):
    return [line.decision_key for line in receipt.lines if line.decision_key]


def amounts(draft):
    return draft.con.execute("select amount::double from monthly_funds order by 1").fetchall()


@pytest.fixture
def send(draft, write):
    def send(sheets, decided=(), name="台账.xlsx"):
        return receive(write(name, **sheets), draft, "统计员甲", decided=dict(decided))

    return send


def test_an_old_and_a_new_version_wait_as_a_whole_each_for_its_own_word(draft, send):
    receipt = send(dict(zip(NAMES, (OLD, NEW), strict=True)))
    assert (counts(receipt), receipt.rows_held, amounts(draft)) == ((6, 0, 6, 0), 6, [])
    told = "表报的是同样的项目和月份（共 3 笔、{} 万元），不知道以哪张表为准"
    assert held(receipt) == [
        ("资金月报", 2, "3 笔、307 万元", "与“资金月报(2)”" + told.format(307)),
        ("资金月报(2)", 2, "3 笔、359 万元", "与“资金月报”" + told.format(359)),
    ]


def test_the_sheet_that_a_person_accepts_is_loaded_and_stays_when_the_file_comes_again(draft, send):
    sheets = dict(zip(NAMES, (OLD, NEW), strict=True))
    old, new = keys(send(sheets))
    receipt = send(sheets, {old: False, new: True})
    assert (counts(receipt), receipt.rows_held) == ((6, 3, 3, 0), 0)
    assert amounts(draft) == [(9,), (150,), (200,)]
    assert counts(send(sheets, {old: False, new: True})) == (6, 0, 3, 3)


def test_a_copy_waits_and_both_are_added_up_only_by_accepting_both(draft, send):
    sheets = dict(zip(NAMES, (OLD, OLD), strict=True))
    both = keys(send(sheets))
    assert len(set(both)) == 2
    assert counts(send(sheets, dict.fromkeys(both, True))) == (6, 6, 0, 0)
    assert sum(amount for (amount,) in amounts(draft)) == 614


def test_sheets_of_townships_that_share_one_project_wait_for_that_alone(draft, send):
    own = [["P1", f"2026-{month:02}", "省外", month] for month in range(1, 6)]
    others = [["P2", f"2026-{month:02}", "外资", month] for month in range(1, 6)]
    shared = ["P1", "2026-06", "省外", 6]
    receipt = send({"甲镇": [FUNDS_HEAD, *own, shared], "乙镇": [FUNDS_HEAD, *others, shared]})
    assert (counts(receipt), [(sheet, row) for sheet, row, *_ in held(receipt)]) == (
        (12, 10, 2, 0), [("甲镇", 7), ("乙镇", 7)],
    )  # fmt: skip


def test_sheets_of_other_projects_months_or_origins_share_nothing(send):
    rows = [["P1", "2026-01", "省外", 1]], [["P1", "2026-02", "省外", 1]], [["P1", "2026-01", "外资", 4]]
    receipt = send({name: [FUNDS_HEAD, *each] for name, each in zip("甲乙丙", rows, strict=True)})
    assert counts(receipt) == (3, 3, 0, 0)


def test_progress_that_differs_between_two_sheets_waits_and_the_same_is_a_duplicate(send):
    head = ["项目编号", "月份", "形象进度"]
    same = ["P2", "2026-01", "主体"]
    one, two = [head, ["P1", "2026-01", "桩基"], same], [head, ["P1", "2026-01", "封顶"], same]
    receipt = send({"进度": one, "进度(2)": two})
    assert (counts(receipt), [(sheet, row) for sheet, row, *_ in held(receipt)]) == (
        (4, 1, 2, 1), [("进度", 2), ("进度(2)", 2)],
    )  # fmt: skip
    old, new = keys(receipt)
    assert counts(send({"进度": one, "进度(2)": two}, {old: False, new: True})) == (4, 1, 1, 2)
