"""What differs between two versions, under the real schema, line by line."""

import datetime as dt
from decimal import Decimal

import pytest

from data.differences.difference import (
    ArrivalChange,
    FieldChange,
    FundChange,
    LedgerChange,
    ProjectLine,
    StageMove,
    difference,
    labels,
    pending,
)
from data.differences.words import in_lines
from data.errors import DataError
from tests.data.differences.built import event, funds, project, publish

OCTOBER, NOVEMBER = dt.date(2026, 10, 1), dt.date(2026, 11, 1)
PARTS = ("projects", "fields", "stages", "funds", "arrivals", "ledgers")


def found(store, draft):
    """What differs, by part; the parts in which nothing does are left out."""
    difference = pending(draft, store.current().path)
    return {name: lines for name in PARTS if (lines := list(getattr(difference, name)))}


def money(*amounts):
    return tuple(Decimal(str(amount)) for amount in amounts)


def test_a_draft_in_which_nothing_was_changed_differs_in_nothing(store, draft):
    assert found(store, draft) == {}
    assert list(in_lines(pending(draft, store.current().path))) == ["与当前版本没有差别。"]


def test_projects_are_added_and_gone_as_they_stand_at_the_end_of_the_latest_month(store, draft):
    draft.con.execute("delete from monthly_funds where project_id = 'P2'; delete from project_shares where"
                      " project_id = 'P2'; delete from projects where project_id = 'P2'")
    project(draft, "P3", shares={"B": "1"}, agreed="0.5")
    event(draft, "P3", "signed", "2026-10-31")
    event(draft, "P3", "started", "2026-11-01")
    assert found(store, draft) == {
        "projects": [
            ProjectLine("新增", "P3", "项目P3", "乙镇", "轻纺", Decimal("0.5"), "签约", "审核通过"),
            ProjectLine("消失", "P2", "项目P2", "甲镇60%、乙镇40%", "轻纺", None, None, "审核通过"),
        ],
        "funds": [
            FundChange("A", "甲镇", dt.date(2026, 9, 1), *money(30, 0, 0, 0), 1, False),
            FundChange("B", "乙镇", dt.date(2026, 9, 1), *money(20, 0, 0, 0), 1, False),
        ],
        "arrivals": [ArrivalChange("P2", "项目P2", dt.date(2026, 9, 1), *money(50, 0, 0, 0))],
    }


def test_a_changed_field_is_told_before_and_after_in_the_ledger_s_words_and_order(store, draft):
    draft.con.execute(
        "update projects set project_name = '新名', agreed_investment = 1200.5, is_key = true, park = null,"
        " remark = '更正', audit_status = '审核中' where project_id = 'P1'"
    )
    draft.con.execute("update project_shares set ratio = 0.5 where project_id = 'P2'")
    event(draft, "P2", "started", planned="2026-12-01")
    assert found(store, draft)["fields"] == [
        FieldChange("P1", "新名", "project_name", "项目名称", "项目P1", "新名"),
        FieldChange("P1", "新名", "agreed_investment", "协议投资额（万元）", "1000", "1200.5"),
        FieldChange("P1", "新名", "is_key", "重点项目", "否", "是"),
        FieldChange("P1", "新名", "audit_status", "审核状态", "审核通过", "审核中"),
        FieldChange("P1", "新名", "remark", "备注", None, "更正"),
        FieldChange("P2", "项目P2", "report_unit", "引资单位", "甲镇60%、乙镇40%", "甲镇50%、乙镇50%"),
        FieldChange("P2", "项目P2", "started_planned", "计划开工时间", None, "2026-12-01"),
    ]


def test_where_a_row_came_from_is_no_difference(store, draft):
    draft.con.execute("update projects set row_no = 99, sheet = '另一表'; update monthly_funds set row_no = 99")
    assert found(store, draft) == {}


def test_every_field_of_a_project_is_compared_under_its_name(draft):
    apart = {"project_id", "batch_id", "sheet", "row_no"}
    assert set(draft.con.table("projects").columns) - apart <= set(labels())
    assert "计划开工时间" in labels().values()


@pytest.mark.parametrize(("events", "after"), [
    ({"started": "2026-10-31"}, "开工"), ({"terminated": "2026-10-31"}, "终止"), ({"suspended": "2026-10-01"}, "停建"),
])
def test_a_stage_moves_when_its_event_lies_within_the_latest_month(store, draft, events, after):
    for stage, day in events.items():
        event(draft, "P1", stage, day)
    assert found(store, draft)["stages"] == [StageMove("P1", "项目P1", "甲镇", "签约", after)]


def test_a_stage_of_a_later_month_is_no_move_yet(store, draft):
    event(draft, "P1", "started", "2026-11-01")
    assert found(store, draft) == {
        "fields": [FieldChange("P1", "项目P1", "started_actual", "开工时间", None, "2026-11-01")]
    }


def test_funds_are_revised_by_unit_and_month_shared_ones_by_the_ratio_to_the_fen(store, draft):
    draft.con.execute("update monthly_funds set amount = 50.000001 where project_id = 'P2'")
    assert found(store, draft) == {
        "funds": [
            FundChange("A", "甲镇", dt.date(2026, 9, 1), *money(30, "30.000001", 0, 0), 1, False),
            FundChange("B", "乙镇", dt.date(2026, 9, 1), *money(20, 20, 0, 0), 1, False),
        ],
        "arrivals": [ArrivalChange("P2", "项目P2", dt.date(2026, 9, 1), *money(50, "50.000001", 0, 0))],
    }


def test_a_new_month_is_told_apart_from_a_revision(store, draft):
    funds(draft, "P1", "2026-11-01", 7)
    difference = pending(draft, store.current().path)
    assert (difference.month, difference.arrivals) == (NOVEMBER, ())
    assert difference.funds == (FundChange("A", "甲镇", NOVEMBER, *money(0, 7, 0, 0), 1, True),)


def test_what_waits_for_its_audit_stands_beside_what_counts(store, draft):
    funds(draft, "P1", "2026-10-01", 20, audit="审核中", entry=2)
    assert found(store, draft)["funds"] == [FundChange("A", "甲镇", OCTOBER, *money(100, 100, 0, 20), 1, False)]
    draft.con.execute("update projects set audit_status = '审核中' where project_id = 'P1'")
    assert found(store, draft)["funds"] == [FundChange("A", "甲镇", OCTOBER, *money(100, 0, 0, 120), 1, False)]


def test_changes_that_cancel_out_within_a_unit_and_month_are_not_hidden(store, draft):
    draft.con.execute("update monthly_funds set amount = 60 where project_id = 'P1'")
    draft.con.execute("update project_shares set ratio = 1 where unit_id = 'A' and project_id = 'P2'")
    draft.con.execute("delete from project_shares where unit_id = 'B'")
    funds(draft, "P2", "2026-10-01", 40)
    assert found(store, draft)["funds"][0] == FundChange("A", "甲镇", OCTOBER, *money(100, 100, 0, 0), 2, False)


def test_a_share_that_passes_to_another_unit_moves_its_funds_and_no_project_s(store, draft):
    draft.con.execute("update project_shares set unit_id = 'B' where project_id = 'P1'")
    assert {name: lines for name, lines in found(store, draft).items() if name != "fields"} == {
        "funds": [
            FundChange("A", "甲镇", OCTOBER, *money(100, 0, 0, 0), 1, False),
            FundChange("B", "乙镇", OCTOBER, *money(0, 100, 0, 0), 1, False),
        ]
    }


def test_other_ledgers_are_counted(store, draft):
    draft.con.execute("update settings set value = '5' where setting = 'board_size'")
    draft.con.execute("insert into targets values (2026, 'R', 'arrived', 100, null, null, null)")
    draft.con.execute("delete from chain_nodes where node = (select min(node) from chain_nodes where industry = '轻纺')"
                      " and industry = '轻纺'")
    assert found(store, draft) == {
        "ledgers": [
            LedgerChange("产业链节点", 0, 0, 1), LedgerChange("参数", 0, 1, 0), LedgerChange("目标任务", 1, 0, 0),
        ]
    }


def test_what_is_held_beside_a_ledger_s_entry_is_part_of_it(store, draft):
    draft.con.execute("insert into targets values (2026, 'R', 'arrived', 100, null, null, null)")
    draft.con.execute("insert into parks values ('经开区', 'R', '园区', [])")
    publish(store, draft)
    draft = store.draft()
    draft.con.execute("insert into former_targets values (2026, 'R', 'arrived', '2026-06-01', 80)")
    draft.con.execute("insert into park_industries values ('经开区', '轻纺'), ('经开区', '电子信息')")
    draft.con.execute("update regions set region = '长三角圈' where province in ('浙江', '上海')")
    assert found(store, draft) == {
        "ledgers": [
            LedgerChange("园区", 0, 1, 0), LedgerChange("来源区域", 0, 2, 0), LedgerChange("目标任务", 0, 1, 0),
        ]
    }


def test_where_an_entry_came_from_is_no_difference(store, draft):
    draft.con.execute("insert into targets values (2026, 'R', 'arrived', 100, 1, '任务', 2)")
    publish(store, draft)
    draft = store.draft()
    draft.con.execute("update targets set sheet = '任务分解', row_no = 9")
    assert found(store, draft) == {}


def test_without_an_earlier_version_everything_is_new(store):
    difference_ = difference(None, store.current().path)
    assert [(line.change, line.project_id) for line in difference_.projects] == [("新增", "P1"), ("新增", "P2")]
    assert [line.is_new_month for line in difference_.funds] == [True] * 3
    assert (difference_.fields, difference_.stages, difference_.arrivals) == ((), (), ())


def test_two_versions_differ_alike_in_both_directions(store, draft):
    first = store.current().path
    draft.con.execute("update monthly_funds set amount = 90 where project_id = 'P1'")
    second = publish(store, draft).path
    assert difference(first, second).funds == (FundChange("A", "甲镇", OCTOBER, *money(100, 90, 0, 0), 1, False),)
    assert difference(second, first).funds == (FundChange("A", "甲镇", OCTOBER, *money(90, 100, 0, 0), 1, False),)


def test_a_draft_that_could_not_be_published_is_refused_as_it_would_be_there(store, draft):
    draft.con.execute("update project_shares set ratio = 0.5 where project_id = 'P1'")
    with pytest.raises(DataError, match="项目 P1 的引资比例合计不是 1"):
        pending(draft, store.current().path)


def test_comparing_leaves_the_draft_to_be_published(store, draft):
    draft.con.execute("update monthly_funds set amount = 90 where project_id = 'P1'")
    first = pending(draft, store.current().path)
    assert pending(draft, store.current().path) == first
    assert difference(None, publish(store, draft).path).funds[0].after == 90


def test_a_transfer_says_since_when_and_moves_only_the_months_from_then_on(store, draft):
    draft.con.execute("update project_shares set unit_id = 'B' where project_id = 'P1'")
    draft.con.execute("insert into former_shares values ('P1', '2026-10-01', 'A', 1)")
    funds(draft, "P1", "2026-09-01", 7)
    units = found(store, draft)
    assert units["fields"] == [
        FieldChange("P1", "项目P1", "report_unit", "引资单位", "甲镇", "乙镇（2026-10 起；此前 甲镇）")
    ]
    assert units["funds"] == [
        FundChange("A", "甲镇", dt.date(2026, 10, 1), *money(100, 0, 0, 0), 1, False),
        FundChange("B", "乙镇", dt.date(2026, 10, 1), *money(0, 100, 0, 0), 1, False),
        FundChange("A", "甲镇", dt.date(2026, 9, 1), *money(0, 7, 0, 0), 1, False),
    ]


def test_a_merger_moves_the_units_money_from_its_month_on(store, draft):
    draft.con.execute("update units set merged_into = 'A', merged_since = '2026-09-01' where unit_id = 'B'")
    assert found(store, draft) == {
        "funds": [
            FundChange("A", "甲镇", dt.date(2026, 9, 1), *money(30, 50, 0, 0), 1, False),
            FundChange("B", "乙镇", dt.date(2026, 9, 1), *money(20, 0, 0, 0), 1, False),
        ],
        "ledgers": [LedgerChange("单位", 0, 1, 0)],
    }
