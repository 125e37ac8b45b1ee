import datetime as dt

import pytest


def former(county, project_id, stage, until, planned, precision="day", batch=1):
    county._insert(
        "former_plans", project_id, stage, dt.date.fromisoformat(f"{until}-01"), batch, dt.date.fromisoformat(planned),
        precision, batch, "旧台账", 7,
    )  # fmt: skip
    county.laid.clear()


@pytest.fixture
def moved(county):
    """P1 put its start off twice, by 31 and 61 days; P2 brought it forward; P3's was only said more exactly."""
    for project_id, planned in (("P1", "2026-09-01"), ("P2", "2026-05-01"), ("P3", "2026-05-20"), ("P4", "2026-06-01")):
        county.project(project_id, signed="2026-01-01", industry="乡村旅游" if project_id == "P2" else "电子信息")
        county.event(project_id, "started", planned=planned)
    former(county, "P1", "started", "2026-04", "2026-06-01")
    former(county, "P1", "started", "2026-07", "2026-07-02")
    former(county, "P2", "started", "2026-03", "2026-05-31")
    former(county, "P3", "started", "2026-03", "2026-05-01", "month")
    return county


def test_the_whole_answer(moved):
    assert moved.ask("lifecycle/slips") == [("合计", 4, 2, 0.5, 3, 1, -30, 92, 92)]


@pytest.mark.parametrize(("by", "rows"), [
    ("stage", [("开工", 4, 2)]), ("industry", [("乡村旅游", 1, 1), ("电子信息", 3, 1)]),
])
def test_classes_divide_the_plans(moved, by, rows):
    assert moved.ask("lifecycle/slips", by=by, columns=("class_name", "plans", "moved_plans")) == rows


@pytest.mark.parametrize(("month", "figures"), [
    ("2026-02", (0, 0, None)), ("2026-04", (2, 2, 31)), ("2026-07", (2, 3, 92)),
])
def test_a_month_knows_the_changes_up_to_it(moved, month, figures):
    assert moved.ask("lifecycle/slips", as_of=month, columns=("moved_plans", "moves", "most_days")) == [figures]


def test_what_is_said_twice_within_a_month_counts_once_and_a_change_taken_back_in_it_not_at_all(county):
    county.project("P1", signed="2026-01-01")
    county.event("P1", "started", planned="2026-06-01")
    county.con.execute("insert into batches select 2, * exclude (batch_id) from batches where batch_id = 1")
    former(county, "P1", "started", "2026-04", "2026-06-01", batch=1)
    former(county, "P1", "started", "2026-04", "2026-08-01", batch=2)
    assert county.ask("lifecycle/slips", columns=("moved_plans", "moves")) == [(0, 0)]


def test_who_has_left_is_not_counted(moved):
    moved.event("P1", "terminated", "2026-10-01")
    assert moved.ask("lifecycle/slips", columns=("plans", "moved_plans")) == [(3, 1)]
