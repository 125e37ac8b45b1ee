"""撤乡并镇: a unit that becomes part of another one."""

import datetime as dt

import pytest

from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, counts, lines

HEAD = ["单位编号", "单位名称", "上级单位", "单位类别", "考核分组"]
ROOT = ["R", "某县", "", "县", ""]
A, B = (["A", "甲镇", "某县", "乡镇", "乡镇组"], ["B", "乙镇", "某县", "乡镇", "乡镇组"])
TASKS = ["年度", "单位", "到位资金任务（万元）"]


def merged(draft):
    return draft.con.execute(
        "select unit_id, merged_into, merged_since::varchar from units where merged_into is not null order by 1"
    ).fetchall()


def tasks(draft):
    return draft.con.execute("select year, unit_id, value from targets order by all").fetchall()


@pytest.fixture
def county(draft, send):
    """某县 with 甲镇 and 乙镇 as told in January, each with a task; P1 of 乙镇 with 400 万元."""
    draft.received_on = dt.date(2026, 1, 20)
    send([HEAD, ROOT, A, [*B[:4], "乡镇组"], ["C", "丙镇", "某县", "乡镇", "乡镇组"]], sheet="单位")
    send([TASKS, [2026, "甲镇", 8000], [2026, "乙镇", 6000]], sheet="目标任务")
    send([PROJECT_HEAD, ["P1", "一号项目", "省外", "轻纺", "乙镇", 1000]])
    draft.received_on = dt.date(2026, 3, 5)
    send([FUNDS_HEAD, ["P1", "2026-02", "", 400]], name="资金.xlsx")
    return draft


def test_a_unit_is_merged_from_the_month_given_and_what_goes_with_it_is_told(county, send):
    receipt = send([[*HEAD, "并入单位", "并入月份"], [*B, "甲镇", "2026年3月"]], sheet="单位")
    assert counts(receipt) == (1, 1, 0, 0)
    assert merged(county) == [("B", "A", "2026-03-01")]
    assert [reason for *_, reason in lines(receipt, "warning")] == [
        "乙镇自 2026-03 起并入甲镇，此前各月的报表不变；1 个项目（已到位 400 万元）、"
        "2026 年到位资金任务 6,000 万元归入甲镇"
    ]
    assert tasks(county) == [(2026, "A", 8000), (2026, "B", 6000)]


def test_a_task_of_a_year_before_the_merging_is_not_said_to_go_with_it(county, send):
    receipt = send([[*HEAD, "并入单位", "并入月份"], [*B, "甲镇", "2027年3月"]], sheet="单位")
    assert [reason for *_, reason in lines(receipt, "warning")] == [
        "乙镇自 2027-03 起并入甲镇，此前各月的报表不变；1 个项目（已到位 400 万元）归入甲镇"
    ]


def test_without_a_month_it_is_that_of_receipt_and_told_again_it_stays(county, send):
    county.received_on = dt.date(2026, 5, 5)
    send([[*HEAD, "并入单位"], [*B, "甲镇"]], sheet="单位")
    county.received_on = dt.date(2026, 7, 5)
    assert counts(send([[*HEAD, "并入单位"], [*B, "甲镇"]], sheet="单位")) == (1, 0, 0, 1)
    assert merged(county) == [("B", "A", "2026-05-01")]


def test_a_whole_list_without_a_unit_whose_name_is_an_alias_there_says_the_same(county, send):
    county.received_on = dt.date(2026, 5, 5)
    rows = [[*HEAD, "别名"], [*ROOT, ""], [*A, "乙镇、老甲镇"], ["C", "丙镇", "某县", "乡镇", "乡镇组", ""]]
    receipt = send(rows, sheet="单位")
    assert merged(county) == [("B", "A", "2026-05-01")]
    assert [(row, reason[:20]) for row, _, _, reason in lines(receipt, "warning")] == [
        (3, "乙镇自 2026-05 起并入甲镇，此前")
    ]
    assert counts(send(rows, sheet="单位")) == (3, 0, 0, 3)


def test_a_part_of_the_list_merges_nobody_and_says_how_to(county, send):
    receipt = send([[*HEAD, "别名"], [*ROOT, ""], [*A, "乙镇"]], sheet="单位")
    assert merged(county) == []
    assert [(line.reason, line.remedy) for line in receipt.lines if line.outcome == "rejected"] == [
        (
            "别名“乙镇”是另一个单位 乙镇（编号 B）在用的名称",
            "请删去这个别名；该单位已并入本单位的，请在单位表给它填“并入单位”和“并入月份”",
        )
    ]


def test_told_in_the_first_month_it_was_so_always_and_the_task_goes_along(county, send):
    county.received_on = dt.date(2026, 1, 28)
    receipt = send([[*HEAD, "并入单位"], [*B, "甲镇"]], sheet="单位")
    assert merged(county) == [("B", "A", "0001-01-01")]
    assert lines(receipt, "warning")[0][3].startswith("乙镇按一直属于甲镇处理；1 个项目（已到位 400 万元）")
    assert tasks(county) == [(2026, "A", 14000)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([*B, "丁镇"], "不认识的并入单位“丁镇”"),
        ([*B, "乙镇"], "并入单位又并回了这个单位自己"),
        ([*ROOT, "甲镇"], "最上级的单位不能并入其他单位"),
    ],
)
def test_what_cant_be_merged_is_refused(county, send, row, reason):
    receipt = send([[*HEAD, "并入单位"], row], sheet="单位")
    assert [line[3] for line in lines(receipt)] == [reason]
    assert merged(county) == []


def test_two_units_arent_merged_into_each_other(county, send):
    receipt = send([[*HEAD, "并入单位"], [*A, "乙镇"], [*B, "甲镇"]], sheet="单位")
    assert [line[3] for line in lines(receipt)] == ["并入单位又并回了这个单位自己"] * 2


def test_a_merged_unit_has_no_task_for_a_year_that_began_afterwards(county, send):
    send([[*HEAD, "并入单位", "并入月份"], [*B, "甲镇", "2026-03"]], sheet="单位")
    receipt = send([TASKS, [2026, "乙镇", 6500], [2027, "乙镇", 7000]], sheet="目标任务")
    assert [(line.row_no, line.reason, line.remedy) for line in receipt.lines if line.outcome == "rejected"] == [
        (3, "乙镇已并入甲镇，2027 年没有单独的任务", "请把任务加到甲镇的任务里，或删去这一行")
    ]


def test_the_successors_first_new_task_holds_from_the_merging_on(county, send):
    send([[*HEAD, "并入单位", "并入月份"], [*B, "甲镇", "2026-03"]], sheet="单位")
    county.received_on = dt.date(2026, 6, 5)
    send([TASKS, [2026, "甲镇", 14500]], sheet="目标任务")
    former = county.con.execute("select unit_id, until::varchar, value from former_targets").fetchall()
    assert former == [("A", "2026-03-01", 8000)]


def test_the_same_merger_told_again_with_its_month_is_a_duplicate_and_another_month_moves_it(county, send):
    head = [*HEAD, "并入单位", "并入月份"]
    send([head, [*B, "甲镇", "2026-03"]], sheet="单位")
    assert counts(send([head, [*B, "甲镇", "2026-03"]], sheet="单位")) == (1, 0, 0, 1)
    assert counts(send([head, [*B, "甲镇", "2026-04"]], sheet="单位")) == (1, 1, 0, 0)
    assert merged(county) == [("B", "A", "2026-04-01")]


def test_a_successor_isnt_merged_back_into_a_unit_whose_cell_is_left_empty(county, send):
    send([[*HEAD, "并入单位"], [*B, "甲镇"]], sheet="单位")
    receipt = send([[*HEAD, "并入单位"], [*A, "乙镇"], [*B, ""]], sheet="单位")
    assert [line[3] for line in lines(receipt)] == ["并入单位又并回了这个单位自己"]
    assert [each[:2] for each in merged(county)] == [("B", "A")]
