"""A plan that is sent again otherwise keeps what it was, and until when."""

import datetime as dt

import pytest

from data.warehouse.draft import Draft
from tests.data.receipts import counts

HEAD = ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位", "协议投资额（万元）", "计划开工时间", "开工时间"]
PROGRESS = ["项目编号", "月份", "年度计划投资（万元）", "计划开工", "实际开工"]


def ledger(planned, actual=""):
    return [HEAD, ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000, planned, actual]]


def report(*months):
    return [PROGRESS, *(["P1", month, 100 + at, planned, ""] for at, (month, planned) in enumerate(months))]


def now(draft):
    return draft.con.execute(
        "select planned::varchar, date_precision from stage_events where stage = 'started'"
    ).fetchall()


def former(draft):
    return draft.con.execute(
        "select until::varchar, planned::varchar, date_precision, batch_id, told_batch_id, told_row_no"
        " from former_plans where project_id = 'P1' and stage = 'started' order by until, batch_id"
    ).fetchall()


def spans(draft):
    return [row[:2] for row in former(draft)]


@pytest.fixture
def planned(draft, send):
    """P1 is to start on 2026-05-01, as the ledger said that came in March."""
    draft.received_on = dt.date(2026, 3, 10)
    send(ledger("2026-05-01"))
    return draft


def test_a_plan_sent_again_later_keeps_the_former_one_with_its_row_and_the_file_that_changed_it(planned, send):
    planned.received_on = dt.date(2026, 7, 5)
    assert counts(send(ledger("2026-09-01"))) == (1, 1, 0, 0)
    assert (now(planned), former(planned)) == (
        [("2026-09-01", "day")], [("2026-06-01", "2026-05-01", "day", 2, 1, 2)]
    )  # fmt: skip


def test_every_further_change_is_kept_too_and_the_same_file_again_changes_nothing(planned, send):
    for received, plan in ((dt.date(2026, 7, 5), "2026-09-01"), (dt.date(2026, 10, 5), "2026-12-01")):
        planned.received_on = received
        send(ledger(plan))
    assert counts(send(ledger("2026-12-01"))) == (1, 0, 0, 1)
    assert spans(planned) == [("2026-06-01", "2026-05-01"), ("2026-09-01", "2026-09-01")]


def test_two_changes_within_a_month_are_both_kept(planned, send):
    for plan in ("2026-06-01", "2026-07-01"):
        send(ledger(plan))
    assert spans(planned) == [("2026-02-01", "2026-05-01"), ("2026-02-01", "2026-06-01")]


def test_the_month_that_the_title_names_is_that_of_the_change(planned, send):
    planned.received_on = dt.date(2026, 10, 5)
    send([["项目台账（2026年8月）"], *ledger("2026-12-01")])
    assert spans(planned) == [("2026-08-01", "2026-05-01")]


@pytest.mark.parametrize("said", ["", "2026年5月", "2026年"])
def test_a_plan_left_empty_or_said_less_exactly_takes_nothing_away(planned, send, said):
    planned.received_on = dt.date(2026, 7, 5)
    send(ledger(said, "2026-05-20"))
    assert (now(planned), former(planned)) == ([("2026-05-01", "day")], [])


def test_a_plan_said_more_exactly_is_taken_and_the_rough_one_is_kept(draft, send):
    draft.received_on = dt.date(2026, 3, 10)
    send(ledger("2026年5月"))
    send(ledger("2026-05-20"))
    assert (now(draft), [row[1:3] for row in former(draft)]) == ([("2026-05-20", "day")], [("2026-05-01", "month")])


def test_reports_of_a_file_tell_the_plans_of_their_months(draft, known, send):
    send(report(("2026-06", "2026-09-01"), ("2026-03", "2026-05-01"), ("2026-04", "2026-05-01")))
    assert (now(draft), spans(draft)) == ([("2026-09-01", "day")], [("2026-06-01", "2026-05-01")])


def test_what_reports_of_earlier_months_say_goes_into_the_history_and_changes_no_later_plan(draft, send):
    draft.received_on = dt.date(2026, 11, 3)
    send(ledger("2026-12-01"))
    told = {"2026-03": "2026-05-01", "2026-04": "2026-05-01", "2026-06": "2026-09-01", "2026-08": "2026-12-01"}
    reports = report(*told.items())
    send(reports)
    assert (now(draft), spans(draft)) == (
        [("2026-12-01", "day")], [("2026-06-01", "2026-05-01"), ("2026-08-01", "2026-09-01")]
    )  # fmt: skip
    send(reports)
    assert spans(draft) == [("2026-06-01", "2026-05-01"), ("2026-08-01", "2026-09-01")]


def test_the_history_is_in_the_version_that_is_published_and_in_the_next_draft(planned, send, tmp_path):
    planned.received_on = dt.date(2026, 7, 5)
    send(ledger("2026-09-01"))
    planned.seal(tmp_path / "version.duckdb")
    drafted = Draft(tmp_path / "version.duckdb", "version", dt.date(2026, 10, 5))
    assert (now(drafted), spans(drafted)) == ([("2026-09-01", "day")], [("2026-06-01", "2026-05-01")])
    drafted.close()
