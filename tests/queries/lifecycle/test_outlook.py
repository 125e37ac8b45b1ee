import datetime as dt

import pytest


@pytest.fixture
def started(county):
    """Nine projects of 电子信息 that started after 10 to 90 days, and one of 乡村旅游 after 300."""
    for number in range(1, 10):
        begun = dt.date(2025, 1, 1) + dt.timedelta(days=10 * number)
        county.project(f"S{number}", signed="2025-01-01", started=f"{begun}")
    county.project("T1", signed="2025-01-01", started="2025-10-28", industry="乡村旅游")
    county.project("P1", signed="2026-10-01", leader="某副县长")
    county.event("P1", "started", planned="2026-11-01")
    return county


def test_a_class_of_ten_is_compared_with_itself(started):
    assert started.ask("lifecycle/outlook") == [(
        "P1", "项目P1", "甲镇", "电子信息", "开工", "2026-10-01", "2026-11-01", 31, "电子信息", 10, 50, 80, "紧",
        "某副县长", 1, 1,
    )]  # fmt: skip


@pytest.mark.parametrize(("planned", "tightness", "tight"), [
    ("2026-11-01", "紧", 1), ("2026-12-01", "正常", 0), ("2027-06-01", "松", 0),
])
def test_a_smaller_one_with_the_whole_county(started, planned, tightness, tight):
    started.setting("class_size", "11")
    started.con.execute("update stage_events set planned = ? where project_id = 'P1' and stage = 'started'", [planned])
    columns = ("class_name", "class_projects", "median_days", "p80_days", "tightness", "tight")
    assert started.ask("lifecycle/outlook", columns=columns) == [("全县", 11, 60, 90, tightness, tight)]


def test_a_plan_that_is_due_already_or_of_another_step_is_not_among_them(started):
    assert started.ask("lifecycle/outlook", as_of="2026-11") == []
    assert started.ask("lifecycle/outlook", gate="completed") == []


def test_a_filter_changes_no_class(started):
    assert started.ask("lifecycle/outlook", projects=("P1",), columns=("class_projects", "median_days")) == [(10, 50)]
